"""See the office's districts, activities and patrol statuses; add, change and delete them."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QWidget

from oversight_app.domain.findings import Column, Row, Table
from oversight_app.domain.schemes import OFFICE_KINDS, TERM_WORDS, Term, TermKind
from oversight_app.domain.wording import sentence_case
from oversight_app.ui.dialogs.framed import FramedDialog
from oversight_app.ui.theme import Theme
from oversight_app.ui.widgets.label import button
from oversight_app.ui.widgets.table_view import TableView
from oversight_app.ui.widgets.whole_rows import in_card

_COLUMNS = (Column("kind", "What"), Column("name", "Name"), Column("counts", "How it counts"))


def terms_table(found: Sequence[Term]) -> Table:
    """Lay the words out; a row's key is its place in ``found``."""
    rows = (
        Row(str(place), (sentence_case(TERM_WORDS[one.kind]), one.name, _counts(one)))
        for place, one in enumerate(found)
    )
    return Table("terms", "Districts, activities and statuses", _COLUMNS, tuple(rows), "None yet.")


def _counts(one: Term) -> str | None:
    if one.kind is TermKind.STATUS:
        return f"Level {one.level}"
    return "Training, apart from duty" if one.training else None


class TermsDialog(FramedDialog):
    """``add_asked`` carries a ``TermKind``, the others the ``Term``."""

    add_asked = Signal(object)
    change_asked = Signal(object)
    delete_asked = Signal(object)

    def __init__(self, theme: Theme, found: Sequence[Term], parent: QWidget | None = None) -> None:
        super().__init__(
            "Districts, activities and statuses",
            "What returns are sorted by. Words of a file are matched to these when it is brought "
            "in, and new ones can be added then.",
            parent,
            width=680,
        )
        self.setObjectName("terms")
        self._found: tuple[Term, ...] = ()
        self.view = TableView(theme)
        self.view.set_compact()
        self.body.addWidget(in_card(self.view))
        for kind in OFFICE_KINDS:
            made = button(f"Add {TERM_WORDS[kind]}", tip=f"Add another {TERM_WORDS[kind]}")
            made.setObjectName(f"add-{kind}")
            made.clicked.connect(lambda _c=False, kind=kind: self.add_asked.emit(kind))
            self.left.addWidget(made)
        self.left.setSpacing(8)
        self.change_button = self.add_button("Change")
        self.change_button.setToolTip("Change the selected one (Enter)")
        self.change_button.clicked.connect(lambda _c=False: self._change())
        self.delete_button = self.add_button("Delete")
        self.delete_button.setToolTip("Delete the selected one, if nothing uses it")
        self.delete_button.clicked.connect(lambda _c=False: self._delete())
        self.close_button = self.add_button("Close", result=False)
        self.close_button.setToolTip("Go back to the page (Esc)")
        self.view.selection_changed.connect(self._refresh)
        self.view.row_activated.connect(lambda _key: self._change())
        self.show_found(found)
        self.view.setMinimumHeight(self.view.content_height(4) + 2)
        self.prefer(QSize(0, self.view.content_height(16)))
        self.close_button.setFocus()

    @property
    def found(self) -> tuple[Term, ...]:
        """The words shown."""
        return self._found

    def show_found(self, found: Sequence[Term]) -> None:
        """Show the words there are now."""
        self._found = tuple(found)
        self.view.select_key("")
        self.view.set_table(terms_table(found))
        self._refresh()

    def _selected(self) -> Term | None:
        key = self.view.selected_key()
        return self._found[int(key)] if key else None

    def _change(self) -> None:
        if (term := self._selected()) is not None:
            self.change_asked.emit(term)

    def _delete(self) -> None:
        if (term := self._selected()) is not None:
            self.delete_asked.emit(term)

    def _refresh(self) -> None:
        for one in (self.change_button, self.delete_button):
            one.setEnabled(self._selected() is not None)
