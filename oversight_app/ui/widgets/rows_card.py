"""“Records behind this point”: the first few records behind a figure, and the way to all."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from oversight_app.domain.activity import RowQuery
from oversight_app.domain.findings import Align, Cell, Column, Row, Table
from oversight_app.domain.wording import Quantity
from oversight_app.review import activity
from oversight_app.store.workspace import Workspace
from oversight_app.ui.context import Context
from oversight_app.ui.theme import Role
from oversight_app.ui.widgets import rows_words
from oversight_app.ui.widgets.card import Card
from oversight_app.ui.widgets.label import label
from oversight_app.ui.widgets.rows_reading import STORED, RowNames, RowReader, RowsHead
from oversight_app.ui.widgets.table_delegate import LINK
from oversight_app.ui.widgets.table_model import KEY_ROLE
from oversight_app.ui.widgets.table_view import TableView
from oversight_app.ui.widgets.whole_rows import WholeRows

FEW = 9
"""Rows shown: as many as the card has room for beside the chart."""
TITLE = "Records behind this point"
NOTHING = "No single record is behind this."
STEP = " › "
"""Between two steps of the way down to some records."""


@dataclass(frozen=True, slots=True)
class _Read:
    head: RowsHead
    steps: tuple[str, ...]
    said: str


class RowsCard(Card):
    """Shows what is behind a figure: its way down, its sum, its first records."""

    see_all = Signal()
    """All of them are asked for (the button, or a record opened)."""
    asked = Signal(object, object)
    """The ``ActivityRow`` whose origin is asked for by a click on its row in the file, and the
    ``RowNames`` that it is read with."""

    def __init__(
        self, context: Context, reader: RowReader = STORED, parent: QWidget | None = None
    ) -> None:
        super().__init__(TITLE, parent=parent)
        self._context, self._reader = context, reader
        self._query: RowQuery | None = None
        self._head: RowsHead | None = None
        # Below the title: beside it they would leave its words too little room.
        self.steps = label("", Role.CAPTION, "accent", wrap=True)
        self.sum = label("", Role.CAPTION, "text2", wrap=True)
        words = QWidget()
        lines = QVBoxLayout(words)
        lines.setContentsMargins(16, 0, 12, 4)
        lines.setSpacing(0)
        lines.addWidget(self.steps)
        lines.addWidget(self.sum)
        self.view = TableView(context.theme)
        self.view.set_compact()
        self.view.goes_last = ("people",)
        self.add(words, 0)
        self.add(WholeRows(self.view))
        self.all = self.add_action("See all", "Show all these records, to search and sort them")
        self.all.clicked.connect(lambda _c=False: self.see_all.emit())
        self.view.row_activated.connect(lambda _key: self.see_all.emit())
        self.view.clicked.connect(self._clicked)

    @property
    def query(self) -> RowQuery | None:
        """What it shows or is about to show."""
        return self._query

    def show_query(self, query: RowQuery | None) -> None:
        """Show the records behind a figure; those shown stay until they have been read. None
        is a figure that has no records (of a monthly return)."""
        self._query = query
        if query is None:
            self._show(_Read(RowsHead(RowQuery(), 0, RowNames(), ()), (), ""))
            return
        head = self._reader.head

        def read(ws: Workspace) -> _Read:
            return _Read(
                head(ws, query, FEW),
                activity.breadcrumb(ws, query),
                activity.sum_sentence(ws, query),
            )

        def show(found: _Read) -> None:
            if self._query == query:
                self._show(found)

        self._context.jobs.read(f"rows-card-{id(self)}", read, show)

    def _show(self, read: _Read) -> None:
        words = STEP.join(read.steps)
        self.steps.setText(words)
        self.steps.setVisible(bool(words))
        self._head = read.head
        self.sum.setText(read.said)
        self.all.setVisible(read.head.count > 0)
        self.view.set_table(few(read.head, f"{TITLE}: {words}"))

    def _clicked(self, index: QModelIndex) -> None:
        if self._head is not None and self.view.table.columns[index.column()].key == LINK:
            self.asked.emit(self._head.first[int(index.data(KEY_ROLE))], self._head.names)


def few(head: RowsHead, title: str) -> Table:
    """Return the first records as a small table: the district in place of an activity that they
    all share, and days without their year where they are of one month."""
    limits = head.query.filter
    one_month = limits.first_month is not None and limits.first_month == limits.last_month
    by_district = len(limits.activities) == 1
    names, decimals = head.names, rows_words.decimals_of(head.first[:FEW])

    def kind(district: str, code: str) -> Cell:
        if by_district:
            return names.of(names.districts, district)
        return names.of(names.activities, code)

    columns = (
        Column("date", "Date"),
        Column("kind", "District" if by_district else "Activity"),
        Column("people", "People", Align.RIGHT),
        # The figures that the card is about.
        Column("value", "Hours", Align.RIGHT),
        Column(LINK, "File row", Align.RIGHT, tip="Where in its file the record stands"),
    )
    rows = tuple(
        Row(
            str(i),
            (
                rows_words.day_words(row, year=not one_month),
                kind(row.district, row.activity),
                Quantity(row.people),
                rows_words.hours(row.minutes, decimals),
                Quantity(row.file_row) if row.file_row else "Typed in",
            ),
        )
        for i, row in enumerate(head.first[:FEW])
    )
    return Table("rows-behind", title, columns, rows, "" if rows else NOTHING)
