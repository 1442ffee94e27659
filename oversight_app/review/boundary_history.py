"""One answer of the matrix: how it was answered before, and what it is linked with."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from oversight_app.domain.accountability import Question
from oversight_app.domain.boundary import ANSWER_ICONS, Answer, Assessment, moved
from oversight_app.domain.findings import Column, Row, Status, Table
from oversight_app.domain.recorded import Recorded
from oversight_app.review.boundaries import (
    Assessed,
    MatrixCell,
    Subject,
    answer_words,
    cell_of,
    read_assessed,
)
from oversight_app.store import records
from oversight_app.store.record_links import links
from oversight_app.store.record_versions import Version, versions
from oversight_app.store.workspace import Workspace

_DIRECTIONS = {1: Status("Better", "better"), -1: Status("Worse", "worse")}


@dataclass(frozen=True, slots=True)
class AnswerThen:
    """What a question was answered with from ``day`` on. ``change`` is 1 for better than the
    one before, −1 for worse, 0 for neither; ``was`` is that one where it differs, else "". ``who``
    is the user of the computer who typed it; ``assessed_by`` the office that assessed."""

    day: date
    answer: Answer
    assessment: Assessment
    change: int
    who: str
    was: str = ""

    @property
    def words(self) -> str:
        """The answer in words."""
        return answer_words(self.answer.answer)


@dataclass(frozen=True, slots=True)
class AnswerDetail:
    """All about one cell. ``earlier`` counts the answers before this one; ``linked`` are the
    records that follow from an answer to the question, or are about one, newest first."""

    subject: Subject
    cell: MatrixCell
    assessment: Assessment
    earlier: int
    linked: tuple[Recorded, ...]
    reworded: bool

    @property
    def owner(self) -> str:
        """The office that answers for it; the assessing one where none is named."""
        named = self.cell.answer.owner if self.cell.answer else ""
        return named or self.assessment.assessed_by

    @property
    def assessed_on(self) -> date | None:
        """The day of the answer, else that of the assessment."""
        answer = self.cell.answer
        return (answer.answered_on if answer else None) or self.assessment.assessed_on

    @property
    def review_by(self) -> date | None:
        """The answer's own day of review, else that of its assessment."""
        answer = self.cell.answer
        return (answer.review_by if answer else None) or self.assessment.review_by


def answer_detail(
    ws: Workspace, subject: str, code: str, as_at: date | None = None
) -> AnswerDetail | None:
    """Return all about one cell of the matrix; None where it is there no more."""
    with ws.snapshot():
        found = read_assessed(ws, as_at)
        whose = _subject_of(found, subject)
        question = found.current.question(code)
        if whose is None or whose.latest is None or question is None:
            return None
        before = _history(ws, found, whose, code, as_at)
        return AnswerDetail(
            whose,
            cell := cell_of(found, whose, question),
            whose.latest,
            max(0, len(before) - (cell.answer is not None)),
            _linked(ws, [one.answer for one in before], as_at),
            cell.question.words != question.words,
        )


def subject_history(
    ws: Workspace, subject: str, code: str, as_at: date | None = None
) -> tuple[AnswerThen, ...]:
    """Return how a subject's question was answered over time, the earliest first: each
    assessment, and each time an answer was changed in between."""
    with ws.snapshot():
        found = read_assessed(ws, as_at)
        whose = _subject_of(found, subject)
        return () if whose is None else _history(ws, found, whose, code, as_at)


def history_table(whose: Subject, question: str, history: Iterable[AnswerThen]) -> Table:
    """Return a history as a table, the newest first."""
    rows = []
    for place, one in enumerate(history):
        answer, icon = one.answer, ANSWER_ICONS[one.answer.answer]
        changed = Status("Changed", "edit") if one.was else None
        change = _DIRECTIONS.get(one.change, changed)
        rows.append(
            Row(
                str(place),
                (
                    one.day,
                    Status(one.words, icon, strong=answer.answer in ("not-met", "not-known")),
                    change,
                    answer.evidence or answer.location,
                    one.assessment.reference,
                    one.assessment.assessed_by,
                    one.who,
                ),
            )
        )
    return Table(
        id="answer-history",
        title=f"{question}: {whose.name}",
        columns=(
            Column("day", "From"),
            Column("answer", "Answer"),
            Column("change", "Change"),
            Column("evidence", "Evidence"),
            Column("assessment", "Assessment"),
            Column("by", "Assessed by"),
            Column("who", "Typed by", tip="The user of the computer, as it calls them"),
        ),
        rows=tuple(reversed(rows)),
        note="The newest answer is first",
    )


def _subject_of(found: Assessed, key: str) -> Subject | None:
    return next((one for one in found.subjects if one.key == key), None)


def _history(
    ws: Workspace, found: Assessed, whose: Subject, code: str, as_at: date | None
) -> tuple[AnswerThen, ...]:
    history: list[AnswerThen] = []
    for assessment in found.assessments.get(whose.key, ()):
        answer = found.answers.get(assessment.id, {}).get(code)
        if answer is None:
            continue
        for day, said, who in _said(versions(ws, answer), assessment, as_at):
            before = history[-1].answer.answer if history else ""
            change, was = moved(before, said.answer), before if before != said.answer else ""
            history.append(AnswerThen(day, said, assessment, change, who, was))
    return tuple(history)


def _said(
    kept: Iterable[Version], assessment: Assessment, as_at: date | None
) -> Iterable[tuple[date, Answer, str]]:
    """Yield (day, answer, who) of each version that says something else of the answer or of its
    evidence. The first counts from the day it is about, not the day it was typed in."""
    last: Answer | None = None
    for one in kept:
        said = one.record
        assert isinstance(said, Answer)
        day = one.day
        if last is None:
            day = said.answered_on or assessment.assessed_on or one.day
        elif said.answered_on is not None and said.answered_on != last.answered_on:
            day = said.answered_on
        if as_at is not None and day > as_at:
            return
        if last is None or _gist(said) != _gist(last):
            yield day, said, one.who
        last = said


def _gist(answer: Answer) -> tuple[str, str, str]:
    return answer.answer, answer.evidence, answer.location


def _linked(ws: Workspace, answers: Iterable[Answer], as_at: date | None) -> tuple[Recorded, ...]:
    """The records that point to an answer, or that it points to, questions first."""
    ids: dict[int, None] = {}
    for number in dict.fromkeys(one.id for one in answers):
        for link in links(ws, number, as_at=as_at):
            other = link.to_id if link.from_id == number else link.from_id
            if other:
                ids[other] = None
    found = [one for number in ids if (one := records.one(ws, number)) is not None]
    return tuple(sorted(found, key=lambda one: (not isinstance(one, Question), -one.number)))
