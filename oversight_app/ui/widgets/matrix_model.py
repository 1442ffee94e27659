"""A matrix as a Qt model: a row a question or criterion, under a row for each heading."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from oversight_app.ui.plain_tips import plain_tip
from oversight_app.ui.widgets.matrix_manner import Celled, Matrix, MatrixRow

CELL_ROLE = Qt.ItemDataRole.UserRole + 1
"""What is shown there (``Celled``); None in the row of a heading."""
HEADING_ROLE = Qt.ItemDataRole.UserRole + 2
"""True in the row of a heading, of the vertical header too."""

SHORT = {"partly": "Partly", "not-known": "Unknown"}
"""What a cell says where it says less than the answer's own words, for want of room."""
AnyIndex = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class MatrixModel(QAbstractTableModel):
    """Subjects or roles across, questions or criteria down."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._matrix: Matrix | None = None
        self._rows: list[MatrixRow | str] = []

    @property
    def matrix(self) -> Matrix | None:
        """What is shown; None for nothing yet."""
        return self._matrix

    def set_matrix(self, matrix: Matrix) -> None:
        """Show another matrix."""
        self.beginResetModel()
        self._matrix = matrix
        self._rows = []
        heading = ""
        for question in matrix.questions:
            if question.heading != heading:
                heading = str(question.heading)
                self._rows.append(heading)
            self._rows.append(question)
        self.endResetModel()

    def place_of(self, subject: str, question: str) -> tuple[int, int]:
        """Return the row and column of a cell, −1 for each that is not there."""
        keys = [one.key for one in self._matrix.subjects] if self._matrix else []
        rows = ["" if isinstance(row, str) else row.code for row in self._rows]
        return (
            rows.index(question) if question in rows else -1,
            keys.index(subject) if subject in keys else -1,
        )

    # Qt's own names from here.

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() or self._matrix is None else len(self._matrix.subjects)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        cell = self._cell(index)
        if role == CELL_ROLE:
            return cell
        if role == HEADING_ROLE:
            return cell is None
        if cell is None:
            return self._unanswered(index) if role == Qt.ItemDataRole.AccessibleTextRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            return SHORT.get(cell.code, cell.words)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            told = self._told(cell)
            return plain_tip(told) if role == Qt.ItemDataRole.ToolTipRole else told
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if self._matrix is None:
            return None
        if orientation is Qt.Orientation.Horizontal:
            if not 0 <= section < len(self._matrix.subjects):
                return None
            shown = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
            name = self._matrix.subjects[section].name if shown else None
            return plain_tip(name) if role == Qt.ItemDataRole.ToolTipRole else name
        if not 0 <= section < len(self._rows):
            return None
        row = self._rows[section]
        if role == HEADING_ROLE:
            return isinstance(row, str)
        if role == Qt.ItemDataRole.DisplayRole:
            return row if isinstance(row, str) else row.name
        if role == Qt.ItemDataRole.ToolTipRole and not isinstance(row, str):
            return plain_tip(row.words)
        return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if self._cell(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def _cell(self, index: AnyIndex) -> Celled | None:
        if self._matrix is None or not index.isValid():
            return None
        row = self._rows[index.row()]
        if isinstance(row, str):
            return None
        return self._matrix.cell(self._matrix.subjects[index.column()].key, row.code)

    def _unanswered(self, index: AnyIndex) -> str:
        """What a screen reader is told of a place where nothing is shown."""
        row = self._rows[index.row()]
        if isinstance(row, str):
            return row
        assert self._matrix is not None
        return f"{row.name}, {self._matrix.subjects[index.column()].name}: no answer yet"

    def _told(self, cell: Celled) -> str:
        """All that a cell shows, in words: for the tooltip and for a screen reader."""
        assert self._matrix is not None
        subject = self._matrix.subject(cell.subject)
        parts = [
            f"{cell.question.name}, {subject.name if subject else ''}: {cell.words}",
            *cell.told,
        ]
        return ". ".join(part for part in parts if part)
