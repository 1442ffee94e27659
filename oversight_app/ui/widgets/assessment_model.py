"""The questions of an assessment under way, each with its answer, or the criteria that a role is
judged by, each with its judgement, as a Qt model to type into."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from oversight_app.domain.appraisal import JUDGEMENTS, Judgement
from oversight_app.domain.boundary import ANSWERS, Answer
from oversight_app.ui.plain_tips import plain_tip
from oversight_app.ui.widgets.matrix_manner import MatrixRow

T = TypeVar("T", Answer, Judgement)
QUESTION, ANSWER = range(2)
ANSWER_ROLE = Qt.ItemDataRole.UserRole + 1
"""The code of the answer, in every column."""
MISSING_ROLE = Qt.ItemDataRole.UserRole + 2
"""True where evidence is needed and there is none."""
_NAMED = 3
NEEDED = "Say what it rests on"
AnyIndex = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Sheet(Generic[T]):
    """What is typed: ``answer`` is the field of the answer and ``options`` its (code, words);
    ``typed`` are the fields of words beside it. ``name`` says what the whole is."""

    name: str
    headings: tuple[str, str, str, str]
    answer: str
    options: tuple[tuple[str, str], ...]
    typed: tuple[str, str]

    @property
    def fields(self) -> dict[int, str]:
        """The field of each column of words."""
        return dict(enumerate(self.typed, ANSWER + 1))

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the answers, as the keys 1, 2, 3… give them."""
        return tuple(code for code, _ in self.options)


ASSESSING: Sheet[Answer] = Sheet(
    "Questions and answers", ("Question", "Answer", "Evidence", "Next step"), "answer", ANSWERS,
    ("evidence", "next_step"),
)  # fmt: skip
JUDGING: Sheet[Judgement] = Sheet(
    "Criteria and judgements", ("Criterion", "Judgement", "Why", "Evidence"), "judgement",
    JUDGEMENTS, ("why", "evidence"),
)  # fmt: skip


class AssessmentModel(QAbstractTableModel, Generic[T]):
    """``answers`` are in the order of the questions."""

    def __init__(self, sheet: Sheet[T], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.sheet: Sheet[T] = sheet
        self._words = dict(sheet.options)
        self.questions: tuple[MatrixRow, ...] = ()
        self._answers: list[T] = []

    @property
    def answers(self) -> tuple[T, ...]:
        """The answers as they now are."""
        return tuple(self._answers)

    def set_answers(self, questions: Sequence[MatrixRow], answers: Sequence[T]) -> None:
        """Show other answers, one for each question."""
        self.beginResetModel()
        self.questions, self._answers = tuple(questions), list(answers)
        self.endResetModel()

    def set_answer(self, row: int, code: str) -> None:
        """Answer a question."""
        said: dict[str, Any] = {self.sheet.answer: code}
        self._put(row, replace(self._answers[row], **said))

    def code(self, row: int) -> str:
        """The code of an answer."""
        return str(getattr(self._answers[row], self.sheet.answer))

    @property
    def lacking(self) -> tuple[int, ...]:
        """The rows whose answers still lack their evidence."""
        return tuple(row for row in range(len(self._answers)) if self.missing(row))

    @property
    def lacking_words(self) -> str:
        """What those rows ask, three of them by name; "" where there is none."""
        names = [self.questions[row].name for row in self.lacking]
        more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
        return f"{', '.join(names[:_NAMED])}{more}"

    def missing(self, row: int) -> bool:
        """True where the answer needs evidence and has none."""
        return "evidence" in self._answers[row].own_problems()

    # Qt's own names from here.

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.questions)

    def columnCount(self, parent: AnyIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.sheet.headings)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        answer, question, fields = self._answers[row], self.questions[row], self.sheet.fields
        shows = fields.get(column) == "evidence"
        missing = shows and self.missing(row)
        if role == ANSWER_ROLE:
            return self.code(row)
        if role == MISSING_ROLE:
            return missing
        if role == Qt.ItemDataRole.EditRole and column in fields:
            return str(getattr(answer, fields[column]))
        if role == Qt.ItemDataRole.EditRole and column == ANSWER:
            return self.code(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            if column == QUESTION:
                return plain_tip(question.words)
            said = str(getattr(answer, fields[column])) if column in fields else None
            return plain_tip(said)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            if column == QUESTION:
                return question.name
            if column == ANSWER:
                return self._words[self.code(row)]
            said = str(getattr(answer, fields[column]))
            if shows:
                said = answer.location or NEEDED if missing else said or answer.location
            if not said and role == Qt.ItemDataRole.AccessibleTextRole:
                return f"{self.sheet.headings[column]}: empty"
            return said
        return None

    def setData(self, index: AnyIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        row, column = index.row(), index.column()
        if column == ANSWER and value in self.sheet.codes:
            self.set_answer(row, value)
            return True
        if column in self.sheet.fields:
            said: dict[str, Any] = {self.sheet.fields[column]: " ".join(str(value).split())}
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
            return self.sheet.headings[section]
        return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags if index.column() == QUESTION else flags | Qt.ItemFlag.ItemIsEditable

    def _put(self, row: int, answer: T) -> None:
        if answer != self._answers[row]:
            self._answers[row] = answer
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(self.sheet.headings) - 1))
