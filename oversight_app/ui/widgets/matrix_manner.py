"""What a matrix needs of what it shows, and how each of the two there are calls its parts: boundary
assessments (subjects by questions) and option appraisals (roles by criteria)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from oversight_app.domain.appraisal import JUDGEMENT_ICONS, JUDGEMENTS
from oversight_app.domain.boundary import ANSWER_ICONS, ANSWERS

ICONS: Mapping[str, str] = {**ANSWER_ICONS, **JUDGEMENT_ICONS}
"""The icon of every answer and judgement, by its code."""


class MatrixRow(Protocol):
    """A question or criterion; those of one ``heading`` stand under it ("" for none)."""

    @property
    def code(self) -> str: ...
    @property
    def heading(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def words(self) -> str: ...


class MatrixColumn(Protocol):
    """A subject or role; ``heading`` is its name over its column."""

    @property
    def key(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def heading(self) -> str: ...
    @property
    def is_group(self) -> bool: ...


class Celled(Protocol):
    """An answer or judgement. ``told`` is what its marks say in words, "" for none."""

    @property
    def subject(self) -> str: ...
    @property
    def question(self) -> MatrixRow: ...
    @property
    def code(self) -> str: ...
    @property
    def words(self) -> str: ...
    @property
    def icon(self) -> str: ...
    @property
    def gap(self) -> bool: ...
    @property
    def overdue(self) -> bool: ...
    @property
    def change(self) -> int: ...
    @property
    def told(self) -> Sequence[str]: ...


class Matrix(Protocol):
    """Cells by (column's key, row's code), complete."""

    @property
    def questions(self) -> Sequence[MatrixRow]: ...
    @property
    def subjects(self) -> Sequence[MatrixColumn]: ...
    @property
    def cells(self) -> "Mapping[tuple[str, str], Celled]": ...
    def cell(self, subject: str, question: str) -> Celled: ...
    def subject(self, key: str) -> MatrixColumn | None: ...


@dataclass(frozen=True, slots=True)
class Manner:
    """``parts`` are the names over the columns that are no group and over those that are.
    ``words`` are (code, words) of all that a cell can say with an icon. ``moves``: Alt with left or
    right moves a column. ``lines`` is the most that a column’s name takes."""

    name: str
    tip: str
    corner: str
    columns: str
    rows: str
    parts: tuple[str, str]
    words: tuple[tuple[str, str], ...]
    moves: bool = False
    lines: int = 3


BOUNDARIES = Manner(
    "Boundary assessments",
    "Arrow keys move from answer to answer; Enter changes one",
    "Question",
    "Subjects",
    "Questions",
    ("Volunteer schemes", "Outside groups"),
    ANSWERS,
)
OPTIONS = Manner(
    "Judgements",
    "Arrow keys move from judgement to judgement; Enter changes one; Alt with left or right moves "
    "its role",
    "Criterion",
    "Roles",
    "Criteria",
    ("Roles in policing", "Outside group, on each rung"),
    JUDGEMENTS,
    moves=True,
    lines=4,
)
