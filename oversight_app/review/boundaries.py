"""Boundary assessments: is there control, are there boundaries, is there governance?

The matrix shows the answer to each question as it stands: that of a subject's latest assessment.
An assessment keeps the questions it was made with, so a question that came later is *not asked*.
There is no total score, since one missing control can matter more than ten met.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from oversight_app.domain.boundary import (
    ANSWER_ICONS,
    ANSWERS,
    GAPS,
    Answer,
    Assessment,
    BoundaryQuestion,
    Heading,
    QuestionSet,
    counts,
    moved,
)
from oversight_app.domain.findings import Finding
from oversight_app.domain.observations import Provenance, humblest
from oversight_app.domain.outside_groups import OutsideGroup
from oversight_app.domain.recorded import Recorded
from oversight_app.domain.schemes import Scheme
from oversight_app.review.boundary_words import boundary_finding
from oversight_app.store import question_sets, records, schemes
from oversight_app.store.workspace import Workspace

ANSWER_WORDS = dict(ANSWERS)
NOT_ASKED, NOT_ANSWERED = "not-asked", "not-answered"
_MISSING = {NOT_ASKED: "Not asked", NOT_ANSWERED: "Not answered"}


@dataclass(frozen=True, slots=True)
class Subject:
    """What is assessed. ``key`` is ``scheme:special`` or ``group:12`` (the record's ``id``);
    ``latest`` is the assessment that stands, ``previous`` the one before it."""

    key: str
    name: str
    scheme: str = ""
    outside_group: int | None = None
    latest: Assessment | None = None
    previous: Assessment | None = None

    @property
    def heading(self) -> str:
        """Its name over a column."""
        return self.name

    @property
    def is_group(self) -> bool:
        """True for an outside group, False for a scheme."""
        return self.outside_group is not None


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """One answer as it stands. ``code`` is that of the answer, or *not-asked*, *not-answered*.

    ``change`` is 1 for better than in the assessment before, −1 for worse, 0 for neither;
    ``was`` is that earlier answer where it differs ("" where it is the same or there is none).
    ``question`` is in the words in which it was asked.
    """

    subject: str
    question: BoundaryQuestion
    code: str
    change: int = 0
    was: str = ""
    overdue: bool = False
    answer: Answer | None = None

    @property
    def words(self) -> str:
        """The answer in words."""
        return answer_words(self.code)

    @property
    def icon(self) -> str:
        """The icon beside the words; "" where nothing was asked or answered."""
        return ANSWER_ICONS.get(self.code, "")

    @property
    def gap(self) -> bool:
        """True for *not met* and *not known*."""
        return self.code in GAPS

    @property
    def has_evidence(self) -> bool:
        """True where it says what it rests on, or where that is."""
        return self.answer is not None and bool(self.answer.evidence or self.answer.location)

    @property
    def change_words(self) -> str:
        """What became of it since the assessment before: "Better: was not met"."""
        if not self.was:
            return ""
        how = {1: "Better", -1: "Worse"}.get(self.change, "Changed")
        return f"{how}: was {answer_words(self.was).lower()}"

    @property
    def told(self) -> tuple[str, ...]:
        """What its marks say, in words."""
        return (
            self.change_words,
            "Review overdue" if self.overdue else "",
            "" if self.answer is None or self.has_evidence else "No evidence named",
        )


@dataclass(frozen=True, slots=True)
class BoundaryMatrix:
    """The matrix as at a day. ``cells`` are by (subject's key, question's code), complete.

    ``never`` are the schemes and groups that were never assessed. ``counts`` are of answers by
    code, of each subject and (key "") of all.
    """

    as_at: date
    questions: tuple[BoundaryQuestion, ...]
    subjects: tuple[Subject, ...]
    never: tuple[Subject, ...]
    cells: Mapping[tuple[str, str], MatrixCell]
    counts: Mapping[str, Mapping[str, int]]
    finding: Finding
    provenance: Provenance

    def cell(self, subject: str, question: str) -> MatrixCell:
        """Return one cell; KeyError for a subject or question that is not shown."""
        return self.cells[subject, question]

    def subject(self, key: str) -> Subject | None:
        """Return a subject by its key, assessed or not."""
        return next((one for one in (*self.subjects, *self.never) if one.key == key), None)


@dataclass(frozen=True, slots=True)
class Assessed:
    """What was read: the questions that are asked on the day and those of each version, the
    subjects with their assessments (the earliest first), and the answers of each assessment by
    the question's code."""

    as_at: date
    current: QuestionSet
    sets: tuple[QuestionSet, ...]
    subjects: tuple[Subject, ...]
    assessments: Mapping[str, tuple[Assessment, ...]]
    answers: Mapping[int, Mapping[str, Answer]]

    def set_of(self, assessment: Assessment) -> QuestionSet:
        """The questions that an assessment was made with."""
        found = (one for one in self.sets if one.version == assessment.question_set)
        return next(found, self.current)


def answer_words(code: str) -> str:
    """Return an answer in words: "Not met", "Not asked"."""
    return ANSWER_WORDS.get(code) or _MISSING[code]


def read_assessed(ws: Workspace, as_at: date | None = None) -> Assessed:
    """Read everything that was assessed, ``as_at`` as it was at the end of an earlier day."""
    with ws.snapshot():
        day = as_at or ws.today()
        made = records.read(ws, Assessment, as_at)
        groups = records.read(ws, OutsideGroup, as_at)
        answers: dict[int, dict[str, Answer]] = {}
        for one in records.read(ws, Answer, as_at):
            if one.assessment is not None:
                answers.setdefault(one.assessment, {})[one.question] = one
        by_subject: dict[str, list[Assessment]] = {}
        for assessment in sorted(made, key=_order):
            by_subject.setdefault(subject_key(assessment), []).append(assessment)
        subjects = tuple(
            _subject(one, by_subject) for one in _all_subjects(schemes.all_schemes(ws), groups, day)
        )
        current = question_sets.current_questions(ws, as_at)
        sets = question_sets.question_sets(ws)
    return Assessed(
        day,
        current,
        sets,
        subjects,
        {key: tuple(found) for key, found in by_subject.items()},
        answers,
    )


def matrix(ws: Workspace, as_at: date | None = None) -> BoundaryMatrix:
    """Return the matrix of all that was assessed, as it stands or as it stood on a day."""
    found = read_assessed(ws, as_at)
    questions = in_order(found.current.questions)
    assessed = tuple(one for one in found.subjects if one.latest is not None)
    never = tuple(one for one in found.subjects if one.latest is None)
    cells = {
        (subject.key, question.code): cell_of(found, subject, question)
        for subject in assessed
        for question in questions
    }
    counted = {
        subject.key: _counted(cells[subject.key, one.code] for one in questions)
        for subject in assessed
    }
    counted[""] = _counted(cells.values())
    provenance = _provenance(found, assessed)
    finding = boundary_finding(found, questions, assessed, never, cells, counted, provenance)
    return BoundaryMatrix(
        found.as_at, questions, assessed, never, cells, counted, finding, provenance
    )


def cell_of(found: Assessed, subject: Subject, question: BoundaryQuestion) -> MatrixCell:
    """Return the answer of a subject's latest assessment, and what became of it since the one
    before."""
    assert subject.latest is not None
    code, answer, asked = _answered(found, subject.latest, question)
    was = ""
    if answer is not None and subject.previous is not None:
        earlier = _answered(found, subject.previous, question)[0]
        was = earlier if earlier in ANSWER_WORDS and earlier != code else ""
    return MatrixCell(
        subject.key,
        asked,
        code,
        moved(was, code),
        was,
        _overdue(subject.latest, answer, found.as_at),
        answer,
    )


def in_order(questions: Iterable[BoundaryQuestion]) -> tuple[BoundaryQuestion, ...]:
    """Return questions by heading, those of one heading in the office's order."""
    headings = list(Heading)
    return tuple(sorted(questions, key=lambda one: headings.index(one.heading)))


def subject_key(assessment: Assessment) -> str:
    """Return the key of what an assessment is of."""
    if assessment.outside_group is not None:
        return f"group:{assessment.outside_group}"
    return f"scheme:{assessment.scheme}"


def _order(assessment: Assessment) -> tuple[date, int]:
    return assessment.assessed_on or date.min, assessment.number


def _all_subjects(
    all_schemes: Iterable[Scheme], groups: Iterable[OutsideGroup], day: date
) -> Iterable[Subject]:
    """Schemes in the office's order, then outside groups; those that have ended are left out."""
    for scheme in all_schemes:
        if scheme.valid_to is None or scheme.valid_to >= day:
            yield Subject(f"scheme:{scheme.code}", scheme.name, scheme.code)
    for group in groups:
        if group.ended is None or group.ended >= day:
            yield Subject(f"group:{group.id}", group.name, outside_group=group.id)


def _subject(bare: Subject, made: Mapping[str, list[Assessment]]) -> Subject:
    mine = made.get(bare.key, [])
    return Subject(
        bare.key,
        bare.name,
        bare.scheme,
        bare.outside_group,
        mine[-1] if mine else None,
        mine[-2] if len(mine) > 1 else None,
    )


def _answered(
    found: Assessed, assessment: Assessment, question: BoundaryQuestion
) -> tuple[str, Answer | None, BoundaryQuestion]:
    """Return the code, the record and the question as it was asked in one assessment."""
    answer = found.answers.get(assessment.id, {}).get(question.code)
    asked = found.set_of(assessment).question(question.code)
    if answer is not None:
        return answer.answer, answer, asked or question
    return (NOT_ASKED if asked is None else NOT_ANSWERED), None, asked or question


def _overdue(assessment: Assessment, answer: Answer | None, day: date) -> bool:
    """An answer's own day of review counts, else that of its assessment."""
    if answer is None:
        return False
    review = answer.review_by or assessment.review_by
    return review is not None and review < day


def _counted(cells: Iterable[MatrixCell]) -> dict[str, int]:
    return counts(one.code for one in cells if one.code in ANSWER_WORDS)


def _provenance(found: Assessed, subjects: Iterable[Subject]) -> Provenance:
    shown: list[Recorded] = []
    for one in subjects:
        assert one.latest is not None
        shown += [one.latest, *found.answers.get(one.latest.id, {}).values()]
    return humblest(one.provenance for one in shown)
