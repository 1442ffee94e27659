"""A finding's table as a Qt model: sorted by clicking a heading, the home force always first."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from oversight_app.domain.findings import Align, Cell, Row, Sparkline, Status, Table, cell_words
from oversight_app.domain.wording import Counted, Quantity
from oversight_app.ui.plain_tips import plain_tip

CELL_ROLE = Qt.ItemDataRole.UserRole + 1
"""The cell itself: a quantity, date, sparkline, status, words or None."""
KEY_ROLE = Qt.ItemDataRole.UserRole + 2
"""The key of the row, in every column."""
PINNED_ROLE = Qt.ItemDataRole.UserRole + 3
"""True for the home force's row."""

_LONG = 18
"""Words of more letters may be cut short, so their tooltip repeats them."""
EMPTY = Table("", "", (), ())
AnyIndex = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


def _sort_key(cell: Cell) -> tuple[int, Any]:
    """Numbers by value, dates by day, words A to Z; cells without a figure come last."""
    if isinstance(cell, Counted):
        cell = cell.quantity
    if isinstance(cell, Quantity):
        return (0, cell.value) if cell.value is not None else (2, 0)
    if isinstance(cell, Sparkline):
        last = next((v for v in reversed(cell.values) if v is not None), None)
        return (0, last) if last is not None else (2, 0)
    if cell is None or cell == "":
        return (2, 0)
    if isinstance(cell, str | Status):
        return (1, str(cell).casefold())
    return (0, cell.toordinal())


class TableModel(QAbstractTableModel):
    """Rows of a ``Table``, in its own order until a heading is clicked."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._table = EMPTY
        self._rows: list[Row] = []
        self._sorted_by: tuple[int, Qt.SortOrder] | None = None

    @property
    def table(self) -> Table:
        """The table shown."""
        return self._table

    def set_table(self, table: Table) -> None:
        """Show another table; the sorting is kept where the columns are the same."""
        same = [c.key for c in table.columns] == [c.key for c in self._table.columns]
        self.beginResetModel()
        self._table = table
        if not same:
            self._sorted_by = None
        self._rows = self._ordered()
        self.endResetModel()

    def row_of(self, key: str) -> int:
        """Return the row that shows a key, -1 where there is none."""
        return next((i for i, row in enumerate(self._rows) if row.key == key), -1)

    def rows(self) -> list[Row]:
        """Return the rows in the order shown."""
        return list(self._rows)

    def _ordered(self) -> list[Row]:
        pinned = [row for row in self._table.rows if row.pinned]
        rest = [row for row in self._table.rows if not row.pinned]
        if self._sorted_by is not None:
            column, order = self._sorted_by
            keyed = [(_sort_key(row.cells[column]), row) for row in rest]
            known = sorted((k for k in keyed if k[0][0] != 2), key=lambda pair: pair[0])
            if order is Qt.SortOrder.DescendingOrder:
                known.reverse()
            rest = [row for _, row in known] + [row for k, row in keyed if k[0] == 2]
        return pinned + rest

    # Qt's own names from here.

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._table.columns)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row, column = self._rows[index.row()], self._table.columns[index.column()]
        cell = row.cells[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return cell_words(cell)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{column.heading}: {cell_words(cell) or 'no figure'}"
            case Qt.ItemDataRole.ToolTipRole:
                words = cell_words(cell)
                return plain_tip(words if len(words) > _LONG else column.tip or None)
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(column.align)
            case _ if role == CELL_ROLE:
                return cell
            case _ if role == KEY_ROLE:
                return row.key
            case _ if role == PINNED_ROLE:
                return row.pinned
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or section >= len(self._table.columns):
            return None
        column = self._table.columns[section]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.heading
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(column.align)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(column.tip or f"Sort by {column.heading.lower()}")
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; -1 gives the table's own order back."""
        wanted = (column, order) if 0 <= column < len(self._table.columns) else None
        if wanted == self._sorted_by:
            return
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        held = [id(self._rows[index.row()]) for index in before]
        self._sorted_by = wanted
        self._rows = self._ordered()
        places = {id(row): i for i, row in enumerate(self._rows)}
        after = [
            self.index(places[row], index.column()) for row, index in zip(held, before, strict=True)
        ]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()


def _alignment(align: Align) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if align is Align.RIGHT else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
