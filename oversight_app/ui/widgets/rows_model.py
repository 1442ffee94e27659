"""Millions of records as a Qt model that holds a few pages of them.

A row that is not at hand is asked for when it is first looked at, and shown when it comes. One
page is under way at a time, the one looked at last being next: whoever drags the scroll bar is
shown where they stop, and not all they passed.
"""

from collections import OrderedDict
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, QTimer, Signal

from oversight_app.domain.activity import ActivityRow, RowOrder, RowQuery
from oversight_app.domain.errors import UserProblem
from oversight_app.domain.findings import Align, Cell, cell_words
from oversight_app.ui.jobs import Jobs
from oversight_app.ui.plain_tips import plain_tip
from oversight_app.ui.widgets import rows_words
from oversight_app.ui.widgets.rows_reading import STORED, RowNames, RowReader, Rows, RowsHead
from oversight_app.ui.widgets.rows_words import COLUMNS
from oversight_app.ui.widgets.table_model import CELL_ROLE, KEY_ROLE, PINNED_ROLE, AnyIndex

UNDER_WAY_ROLE = Qt.ItemDataRole.UserRole + 10
"""True while a row has been asked for and has not come."""

PAGE = 256
"""Rows to a page: several screens of them."""
KEPT = 16
"""Pages held: the rest is forgotten, and read again when it is looked at again."""
MOST = 20_000_000
"""Rows shown: at the largest text more would be higher than Qt can count pixels."""
_WAITING = 2
"""A screen lies on two pages at the most; pages passed before are not worth reading."""
_NOWHERE = QModelIndex()


class RowsModel(QAbstractTableModel):
    """Shows the records of a ``RowQuery``; the rows themselves stay where they are."""

    arrived = Signal()
    """Other records are shown: their number and the first of them are here."""
    problem = Signal(str)
    """Why records can't be shown, in words for a person."""
    refused = Signal(object)
    """The ``RowOrder`` that so many records can't be put in; they are in order of date."""

    def __init__(
        self, jobs: Jobs, reader: RowReader = STORED, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._jobs, self._reader = jobs, reader
        self._query = RowQuery()
        self._names = RowNames()
        self._count = 0
        self.decimals = 0
        """Of hours, so that those first seen stand under each other."""
        self._pages: OrderedDict[int, Rows] = OrderedDict()
        self._worded: dict[int, tuple[Cell, ...]] = {}
        """Rows in sight as cells, each of which is asked for several times to be painted."""
        self._wanted: list[int] = []
        self._under_way = -1
        self._failed: set[int] = set()
        self._asked = self._shown = 0
        """Count what was asked to be shown and what is: what comes late for it is dropped."""
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._ask)

    @property
    def query(self) -> RowQuery:
        """Which records are shown, in which order."""
        return self._query

    @property
    def count(self) -> int:
        """How many there are, more than ``MOST`` of them not all shown."""
        return self._count

    @property
    def names(self) -> RowNames:
        """What codes are called."""
        return self._names

    @property
    def held(self) -> int:
        """How many rows are in memory."""
        return sum(map(len, self._pages.values()))

    def show(self, query: RowQuery) -> None:
        """Show other records, or the same ones as they are now; those shown stay until then."""
        self._asked += 1
        turn = self._asked

        def done(head: RowsHead) -> None:
            if turn == self._asked:
                self._arrive(head)

        def failed(error: Exception) -> None:
            if turn == self._asked and isinstance(error, UserProblem):
                self.problem.emit(str(error))

        head = self._reader.head
        self._jobs.read(f"rows-{id(self)}", lambda ws: head(ws, query, PAGE), done, failed)

    def row(self, number: int) -> ActivityRow | None:
        """Return a record that is at hand; None asks for it."""
        page, place = divmod(number, PAGE)
        rows = self._pages.get(page)
        if rows is None:
            self._want(page)
            return None
        self._pages.move_to_end(page)
        return rows[place] if place < len(rows) else None

    def _arrive(self, head: RowsHead) -> None:
        self.beginResetModel()
        self._shown += 1
        self._query, self._names = head.query, head.names
        self._count = head.count
        self.decimals = rows_words.decimals_of(head.first)
        self._pages.clear()
        self._worded.clear()
        self._wanted.clear()
        self._failed.clear()
        self._under_way = -1
        if head.first:
            self._pages[0] = head.first
        self.endResetModel()
        self.arrived.emit()
        if head.refused is not None:
            self.refused.emit(head.refused)

    def _want(self, page: int) -> None:
        if page == self._under_way or page in self._failed:
            return
        if page in self._wanted:
            self._wanted.remove(page)
        self._wanted.append(page)
        del self._wanted[:-_WAITING]
        if not self._soon.isActive():
            self._soon.start()

    def _ask(self) -> None:
        if self._under_way >= 0 or not self._wanted:
            return
        page, shown, query = self._wanted.pop(), self._shown, self._query
        self._under_way = page

        def done(rows: Rows) -> None:
            if shown == self._shown:
                self._put(page, rows)

        def failed(error: Exception) -> None:
            if shown != self._shown:
                return
            self._under_way = -1
            # Asking again at every repaint would say the same again.
            self._failed.add(page)
            if isinstance(error, UserProblem):
                self.problem.emit(str(error))

        read = self._reader.page
        self._jobs.read(
            f"page-{id(self)}", lambda ws: read(ws, query, page * PAGE, PAGE), done, failed
        )

    def _put(self, page: int, rows: Rows) -> None:
        self._under_way = -1
        self._pages[page] = rows
        self._worded.clear()
        self._pages.move_to_end(page)
        while len(self._pages) > KEPT:
            self._pages.popitem(last=False)
        first = page * PAGE
        last = min(first + PAGE, self.rowCount()) - 1
        if first <= last:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(COLUMNS) - 1))
        self._ask()

    # Qt's own names from here.

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else min(self._count, MOST)

    def columnCount(self, parent: AnyIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= self.rowCount():
            return None
        match role:
            case Qt.ItemDataRole.TextAlignmentRole:
                return alignment(COLUMNS[index.column()].align)
            case _ if role == KEY_ROLE:
                return str(index.row())
            case _ if role == PINNED_ROLE:
                return False
            case (
                Qt.ItemDataRole.DisplayRole
                | Qt.ItemDataRole.AccessibleTextRole
                | Qt.ItemDataRole.ToolTipRole
            ):
                return self._words(index, role)
            case _ if role == CELL_ROLE:
                return self._cell(index)
            case _ if role == UNDER_WAY_ROLE:
                return self.row(index.row()) is None
        return None

    def _cell(self, index: AnyIndex) -> Cell:
        row = self.row(index.row())
        if row is None:
            return None
        found = self._worded.get(index.row())
        if found is None:
            if len(self._worded) >= PAGE:
                self._worded.clear()
            found = rows_words.cells(row, self._names, self.decimals)
            self._worded[index.row()] = found
        return found[index.column()]

    def _words(self, index: AnyIndex, role: int) -> str | None:
        words = cell_words(self._cell(index))
        here = self.row(index.row()) is not None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            heading = COLUMNS[index.column()].heading
            return f"{heading}: {words}" if here else f"{heading}: being read"
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(words) if len(words) > 14 else None
        return words

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(COLUMNS):
            return None
        column = COLUMNS[section]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.heading
            case Qt.ItemDataRole.TextAlignmentRole:
                return alignment(column.align)
            case Qt.ItemDataRole.ToolTipRole:
                order = ORDERS.get(column.key)
                sorts = f"Sort by {column.heading.lower()}"
                return f"{column.tip}\n{sorts}".lstrip() if order else column.tip or None
        return None


ORDERS = {
    "date": RowOrder.DATE,
    "volunteer": RowOrder.VOLUNTEER,
    "hours": RowOrder.HOURS,
}
"""The columns that records can be sorted by."""


def alignment(align: Align) -> Qt.AlignmentFlag:
    """Return Qt's word for a side, in the middle of the row's height."""
    side = Qt.AlignmentFlag.AlignRight if align is Align.RIGHT else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
