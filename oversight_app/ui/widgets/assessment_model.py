"""The questions of an assessment under way, each with its answer, as a Qt model to type into."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from oversight_app.domain.boundary import ANSWERS, Answer, BoundaryQuestion
from oversight_app.review.boundaries import answer_words

QUESTION, ANSWER, EVIDENCE, NEXT_STEP = range(4)
_HEADINGS = ("Question", "Answer", "Evidence", "Next step")
ANSWER_ROLE = Qt.ItemDataRole.UserRole + 1
"""The code of the answer, in every column."""
MISSING_ROLE = Qt.ItemDataRole.UserRole + 2
"""True where evidence is needed and there is none."""
NEEDED = "Say what it rests on"
CODES = tuple(code for code, _ in ANSWERS)
_FIELDS = {EVIDENCE: "evidence", NEXT_STEP: "next_step"}
AnyIndex = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class AssessmentModel(QAbstractTableModel):
    """``answers`` are in the order of the questions."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.questions: tuple[BoundaryQuestion, ...] = ()
        self._answers: list[Answer] = []

    @property
    def answers(self) -> tuple[Answer, ...]:
        """The answers as they now are."""
        return tuple(self._answers)

    def set_answers(self, questions: Sequence[BoundaryQuestion], answers: Sequence[Answer]) -> None:
        """Show other answers, one for each question."""
        self.beginResetModel()
        self.questions, self._answers = tuple(questions), list(answers)
        self.endResetModel()

    def set_answer(self, row: int, code: str) -> None:
        """Answer a question."""
        self._put(row, replace(self._answers[row], answer=code))

    def missing(self, row: int) -> bool:
        """True where the answer needs evidence and has none."""
        return "evidence" in self._answers[row].own_problems()

    # Qt's own names from here.

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.questions)

    def columnCount(self, parent: AnyIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(_HEADINGS)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        answer, question = self._answers[row], self.questions[row]
        missing = column == EVIDENCE and self.missing(row)
        if role == ANSWER_ROLE:
            return answer.answer
        if role == MISSING_ROLE:
            return missing
        if role == Qt.ItemDataRole.EditRole and column in _FIELDS:
            return str(getattr(answer, _FIELDS[column]))
        if role == Qt.ItemDataRole.EditRole and column == ANSWER:
            return answer.answer
        if role == Qt.ItemDataRole.ToolTipRole:
            if column == QUESTION:
                return question.words
            return str(getattr(answer, _FIELDS[column])) if column in _FIELDS else None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            if column == QUESTION:
                return question.name
            if column == ANSWER:
                return answer_words(answer.answer)
            said = str(getattr(answer, _FIELDS[column]))
            return (
                (answer.location or NEEDED if missing else said or answer.location)
                if (column == EVIDENCE)
                else said
            )
        return None

    def setData(self, index: AnyIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        row, column = index.row(), index.column()
        if column == ANSWER and value in CODES:
            self.set_answer(row, value)
            return True
        if column in _FIELDS:
            said: dict[str, Any] = {_FIELDS[column]: " ".join(str(value).split())}
            self._put(row, replace(self._answers[row], **said))
            return True
        return False

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _HEADINGS[section]
        return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags if index.column() == QUESTION else flags | Qt.ItemFlag.ItemIsEditable

    def _put(self, row: int, answer: Answer) -> None:
        if answer != self._answers[row]:
            self._answers[row] = answer
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(_HEADINGS) - 1))
