"""What a table of records says, before anything of it is kept."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from oversight_app.domain.batches import Ledger
from oversight_app.domain.findings import Align, Column, Row, Table
from oversight_app.domain.wording import Quantity, counted
from oversight_app.ui.dialogs.framed import FramedDialog
from oversight_app.ui.theme import Role, Theme
from oversight_app.ui.widgets.incoming_card import ledger_row
from oversight_app.ui.widgets.label import button, label, rule
from oversight_app.ui.widgets.table_view import TableView

if TYPE_CHECKING:
    from oversight_app.imports.records.table import BroughtRow, CellProblem, TableRead

_WIDTH, _TALLEST = 860, 700
_LISTED = 12
_SHOWN = 8
_MOST_ROWS = 2_000
_TOP = Qt.AlignmentFlag.AlignTop
_KEEP = "Nothing has been kept yet. Keeping is one step that Undo takes back as a whole."
_NOTHING = "Every row of it is here already, or was rejected, so there is nothing to keep."
_CAUTION = (
    "These cells may say who somebody is. They are kept as they are if you keep the table; to "
    "leave something out, change the table and bring it in again."
)

_Place = tuple[int, str, str]


class RecordsPreviewDialog(FramedDialog):
    """Accepted to keep. ``rejects_asked`` asks to save the rows that were rejected."""

    rejects_asked = Signal()

    def __init__(self, theme: Theme, read: "TableRead", parent: QWidget | None = None) -> None:
        super().__init__(f"Bring in a table: {read.kind.plural}", parent=parent, width=_WIDTH)
        self.setObjectName("records-preview")
        self._theme = theme
        self.body.addWidget(self._card(read))
        self.body.addStretch(1)
        leave = self.add_button("Leave it", result=False)
        leave.setObjectName("leave")
        leave.setToolTip("Close without keeping anything (Esc)")
        count = len(read.to_keep)
        words = f"Keep {counted(count, 'record', 'records')}" if count else "Nothing to keep"
        self.keep_button = self.add_button(words, "primary", result=True)
        self.keep_button.setObjectName("keep")
        self.keep_button.setToolTip(_KEEP if count else _NOTHING)
        self.keep_button.setEnabled(bool(count))
        self.say(_KEEP if count else _NOTHING)
        leave.setFocus()
        self.prefer(QSize(theme.px(_WIDTH), min(theme.px(_TALLEST), self.sizeHint().height())))

    def saved_rejects(self, path: Path) -> None:
        """Say that the rejected rows are saved."""
        self.say(f"The rejected rows are saved in {path.name}.")

    def _card(self, read: "TableRead") -> QFrame:
        card = QFrame()
        card.setProperty("part", "card")
        card.setAccessibleName(read.file_name)
        column = QVBoxLayout(card)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(8)
        column.addWidget(label(read.file_name, Role.CARD_TITLE, wrap=True))
        column.addLayout(ledger_row(ledger_of(read)))
        for note in read.notes:
            column.addWidget(label(note, Role.CAPTION, "text2", wrap=True))
        if read.to_keep:
            column.addWidget(rule())
            self._add_rows(column, read)
        self._add_places(
            column,
            _title(len(read.rejected), "row was rejected", "rows were rejected"),
            [(one.row, one.column, _why(one)) for one in read.problems],
            "oranget",
            saves=True,
        )
        self._add_places(
            column,
            _title(len(read.left_out), "link was left out", "links were left out"),
            [(one.row, one.column, _why(one)) for one in read.left_out],
        )
        self._add_places(
            column,
            _title(len(read.cautions), "caution about personal data",
                   "cautions about personal data"),
            [(one.row, one.column, f"This holds {one.caution.what}. {one.caution.advice}")
             for one in read.cautions],
            explained=_CAUTION,
        )  # fmt: skip
        return card

    def _add_rows(self, column: QVBoxLayout, read: "TableRead") -> None:
        table = rows_table(read)
        title = QHBoxLayout()
        title.addWidget(label(str(table.title)), 1)
        title.addWidget(label(str(table.note), Role.CAPTION, "text2"))
        column.addLayout(title)
        view = TableView(self._theme)
        view.setObjectName("rows-to-keep")
        view.setAccessibleName(str(table.title))
        view.set_table(table)
        view.setFixedHeight(view.content_height(min(_SHOWN, len(table.rows))) + 2)
        column.addWidget(view)

    def _add_places(
        self,
        column: QVBoxLayout,
        title: str,
        places: Sequence[_Place],
        ink: str = "text",
        *,
        saves: bool = False,
        explained: str = "",
    ) -> None:
        if not places:
            return
        column.addWidget(rule())
        row = QHBoxLayout()
        row.addWidget(label(title, ink=ink), 1)
        if saves:
            save = button("Save rejected rows…", "link", "Save them with the reasons, to mend")
            save.setObjectName("save-rejects")
            save.clicked.connect(lambda _c=False: self.rejects_asked.emit())
            row.addWidget(save)
        column.addLayout(row)
        if explained:
            column.addWidget(label(explained, Role.CAPTION, "text2", wrap=True))
        column.addLayout(_grid(places[:_LISTED]))
        more = len(places) - _LISTED
        if more > 0:
            tail = " “Save rejected rows” writes them all to a file." if saves else ""
            column.addWidget(label(f"And {more:,} more.{tail}", Role.CAPTION, "text2", wrap=True))


def ledger_of(read: "TableRead") -> Ledger:
    """Return what became of the rows of a table."""
    return Ledger(
        added=len(read.added),
        updated=len(read.changed),
        unchanged=read.unchanged,
        rejected=len(read.rejected),
    )


def rows_table(read: "TableRead") -> Table:
    """Make the table of what would be kept, in the order of the file."""
    rows = sorted((*read.added, *read.changed), key=lambda one: one.brought.row)
    note = f"The first {_MOST_ROWS:,} of {len(rows):,}" if len(rows) > _MOST_ROWS else ""
    return Table(
        "rows-to-keep",
        "What would be kept",
        (
            Column("row", "Row", Align.RIGHT, tip="The row of the file"),
            Column("what", "What happens"),
            Column("reference", "No."),
            Column("title", "What it is about"),
        ),
        tuple(
            Row(
                str(one.brought.row),
                (Quantity(one.brought.row), _happens(one), one.reference or "–", one.title),
            )
            for one in rows[:_MOST_ROWS]
        ),
        note,
    )


def _why(problem: "CellProblem") -> str:
    return f"{problem.what}. {problem.why.removesuffix('.')}."


def _happens(row: "BroughtRow") -> str:
    return f"Revised: {', '.join(row.changed)}" if row.brought.record_id else "Added"


def _title(count: int, one: str, several: str) -> str:
    return f"1 {one}" if count == 1 else f"{count:,} {several}"


def _grid(places: Sequence[_Place]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(2, 1)
    for number, heading in enumerate(("Row", "Column", "What, and why")):
        grid.addWidget(label(heading, Role.CAPTION, "text3"), 0, number)
    for line, (row, column, words) in enumerate(places, 1):
        grid.addWidget(label(f"{row:,}"), line, 0, _TOP)
        grid.addWidget(label(column), line, 1, _TOP)
        grid.addWidget(label(words, wrap=True, selectable=True), line, 2)
    return grid
