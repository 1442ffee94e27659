"""What is known before a new assessment: the questions, who can be assessed, what was answered
last."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from oversight_app.domain.boundary import Answer, Assessment, BoundaryQuestion, QuestionSet
from oversight_app.review.boundaries import Subject, in_order, read_assessed
from oversight_app.store.record_offices import offices
from oversight_app.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class AssessingFacts:
    """``last`` holds the answers of each subject's latest assessment, by the code of the
    question. ``days`` are those on which anything was assessed, the newest first."""

    today: date
    questions: QuestionSet
    sets: tuple[QuestionSet, ...]
    subjects: tuple[Subject, ...]
    last: Mapping[str, Mapping[str, Answer]]
    offices: tuple[str, ...]
    days: tuple[date, ...]

    @property
    def ordered(self) -> tuple[BoundaryQuestion, ...]:
        """The questions of today by heading."""
        return in_order(self.questions.questions)

    def subject(self, key: str) -> Subject | None:
        """Return a subject by its key."""
        return next((one for one in self.subjects if one.key == key), None)


def assessing_facts(ws: Workspace) -> AssessingFacts:
    """Read what a new assessment begins with."""
    with ws.snapshot():
        found = read_assessed(ws)
        last = {
            one.key: found.answers.get(one.latest.id, {})
            for one in found.subjects
            if one.latest is not None
        }
        made = (one for several in found.assessments.values() for one in several)
        days = {one.assessed_on for one in made if one.assessed_on is not None}
        return AssessingFacts(
            ws.today(),
            found.current,
            found.sets,
            found.subjects,
            last,
            offices(ws),
            tuple(sorted(days, reverse=True)),
        )


def begun(facts: AssessingFacts, subject: str, question: BoundaryQuestion) -> Answer:
    """Return the answer that a new assessment begins with: that of the last one, or *not
    known*."""
    before = facts.last.get(subject, {}).get(question.code)
    if before is None:
        return Answer(question=question.code)
    return Answer(
        question=question.code,
        answer=before.answer,
        evidence=before.evidence,
        location=before.location,
        next_step=before.next_step,
        owner=before.owner,
    )


def started(facts: AssessingFacts, subject: Subject) -> Assessment:
    """Return the assessment that is begun today of a subject."""
    by = subject.latest.assessed_by if subject.latest is not None else ""
    return Assessment(
        scheme=subject.scheme,
        outside_group=subject.outside_group,
        assessed_on=facts.today,
        assessed_by=by,
        question_set=facts.questions.version,
    )
