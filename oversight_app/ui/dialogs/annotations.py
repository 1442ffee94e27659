"""See what the office added to a chart, and change or delete what was wrong."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QWidget

from oversight_app.domain.annotations import Baseline, ChartNote, Rebase, SeriesTarget
from oversight_app.domain.findings import Cell, Column, Row, Table
from oversight_app.domain.periods import written_month, written_months
from oversight_app.domain.wording import Quantity
from oversight_app.ui.dialogs.framed import FramedDialog
from oversight_app.ui.theme import Theme
from oversight_app.ui.widgets.table_view import TableView
from oversight_app.ui.widgets.whole_rows import in_card

Annotation = ChartNote | Rebase | Baseline | SeriesTarget
_COLUMNS = (
    Column("kind", "What"),
    Column("when", "For"),
    Column("words", "In words"),
    Column("by", "By"),
    Column("on", "On"),
)


def annotations_table(found: Sequence[Annotation]) -> Table:
    """Lay out what was added; a row's key is its place in ``found``."""
    rows = (Row(str(place), _cells(one)) for place, one in enumerate(found))
    return Table(
        "annotations", "Notes and decisions", _COLUMNS, tuple(rows),
        "" if found else "Nothing was added to this chart yet.",
    )  # fmt: skip


def _cells(one: Annotation) -> tuple[Cell, ...]:
    match one:
        case ChartNote():
            return ("Note", written_month(one.month), one.words, one.noted_by, one.noted_on)
        case Rebase():
            words = f"{one.name}. {one.reason}"
            return (
                "Limits re-based", f"from {written_month(one.from_month)}", words,
                one.decided_by, one.decided_on,
            )  # fmt: skip
        case Baseline():
            return (
                "Limits locked", written_months(one.first_month, one.last_month), one.reason,
                one.decided_by, one.decided_on,
            )  # fmt: skip
        case SeriesTarget():
            what = "No target" if one.value is None else f"Target {Quantity(one.value)}"
            return (what, "from its day on", one.source, one.set_by, one.set_on)


class AnnotationsDialog(FramedDialog):
    """``deleted`` and ``change_asked`` carry the place of what is to be deleted or changed;
    ``show_found`` shows what there is after that."""

    deleted = Signal(int)
    change_asked = Signal(int)

    def __init__(
        self, theme: Theme, found: Sequence[Annotation], read_only: bool,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(
            "Notes and decisions",
            "All that was added to this chart. What is changed or deleted stays in the history, "
            "and Undo brings it back.",
            parent,
            width=820,
        )
        self.setObjectName("annotations")
        self._read_only = read_only
        self.view = TableView(theme)
        self.body.addWidget(in_card(self.view))
        self.change_button = self.add_button("Change the selected one")
        self.change_button.setObjectName("change-annotation")
        self.change_button.clicked.connect(lambda _c=False: self._change())
        self.view.row_activated.connect(lambda _key: self._change())
        self.delete_button = self.add_button("Delete the selected one")
        self.delete_button.setObjectName("delete-annotation")
        self.delete_button.clicked.connect(lambda _c=False: self._delete())
        close = self.add_button("Close", result=False)
        close.setToolTip("Go back to the page (Esc)")
        self.view.selection_changed.connect(self._refresh)
        self.show_found(found)
        self.view.setMinimumHeight(self.view.content_height(3) + 2)
        self.prefer(QSize(0, self.view.content_height(8)))
        close.setFocus()

    def show_found(self, found: Sequence[Annotation]) -> None:
        """Show what there is now."""
        self.view.select_key("")
        self.view.set_table(annotations_table(found))
        self._refresh()

    def _delete(self) -> None:
        key = self.view.selected_key()
        if key:
            self.deleted.emit(int(key))

    def _change(self) -> None:
        key = self.view.selected_key()
        if key and not self._read_only:
            self.change_asked.emit(int(key))

    def _refresh(self) -> None:
        may = bool(self.view.selected_key()) and not self._read_only
        self.change_button.setEnabled(may)
        self.delete_button.setEnabled(may)
