"""Boundary assessments: is there control, are there boundaries, is there governance.

The questions are the office's own and have versions: an assessment keeps those it was made with.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from oversight_app.domain.record_fields import (
    address,
    choice,
    count,
    day,
    line,
    office,
    record,
    scheme,
    text,
    yes_no,
)
from oversight_app.domain.recorded import Recorded, before


class Heading(StrEnum):
    """The three things that the Commissioner found missing in 2017 (product.md, row 6)."""

    CONTROL = "Control"
    BOUNDARIES = "Boundaries"
    GOVERNANCE = "Governance"


@dataclass(frozen=True, slots=True)
class BoundaryQuestion:
    """One question: ``code`` never changes, ``name`` is its row in the matrix."""

    code: str
    heading: Heading
    name: str
    words: str


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """The questions as they were from a day on, who set them, and why."""

    version: int
    from_day: date
    set_by: str
    reason: str
    questions: tuple[BoundaryQuestion, ...]

    def question(self, code: str) -> BoundaryQuestion | None:
        """Return a question by its code, None where this version does not ask it."""
        return next((one for one in self.questions if one.code == code), None)


_C, _B, _G = Heading.CONTROL, Heading.BOUNDARIES, Heading.GOVERNANCE
SEEDED_QUESTIONS = (
    BoundaryQuestion("role", _B, "Role profile",
                     "Is it written down what the role is, and what it is not?"),
    BoundaryQuestion("agreement", _B, "Agreement",
                     "Is there a signed agreement that says what may be done, what may not, and "
                     "when to stop?"),
    BoundaryQuestion("selection", _C, "Selection and values",
                     "Are people chosen by a fair process that looks at why they want to help?"),
    BoundaryQuestion("vetting", _C, "Vetting",
                     "Is everybody vetted to the level that the role needs, and in date?"),
    BoundaryQuestion("safeguarding", _C, "Safeguarding",
                     "Is there a safeguarding policy, training in it, and somebody to turn to?"),
    BoundaryQuestion("training", _C, "Training",
                     "Is everybody trained for what they do, and is it kept up?"),
    BoundaryQuestion("supervision", _C, "Supervision",
                     "Does somebody with authority see what is done, and can they stop it?"),
    BoundaryQuestion("conduct", _B, "Conduct code",
                     "Is there a code of conduct, and what follows from breaking it?"),
    BoundaryQuestion("insurance", _G, "Insurance",
                     "Is it clear who is liable, and are people and public insured?"),
    BoundaryQuestion("safety", _G, "Health and safety",
                     "Are the dangers assessed, to those who help and to the public?"),
    BoundaryQuestion("evidence", _B, "Evidence handling",
                     "Is it settled how anything that may be evidence is handed over, and "
                     "untouched?"),
    BoundaryQuestion("data", _G, "Data protection",
                     "Is personal data held lawfully, with an agreement on sharing it?"),
    BoundaryQuestion("complaints", _G, "Complaints",
                     "Can the public complain, to whom, and is it recorded?"),
    BoundaryQuestion("expenses", _G, "Expenses",
                     "Are expenses paid by a rule, and is money accounted for?"),
    BoundaryQuestion("publicity", _B, "Publicity and live-streaming",
                     "Is it agreed what may be published, filmed or streamed?"),
    BoundaryQuestion("exit", _B, "Exit",
                     "Is it settled how a person leaves, is suspended or removed?"),
    BoundaryQuestion("review", _G, "Review",
                     "Is the arrangement looked at again at set times, and by whom?"),
)  # fmt: skip
"""The questions that every workspace starts with; the office edits them."""

ANSWERS = (
    ("met", "Met"),
    ("partly", "Partly met"),
    ("not-met", "Not met"),
    ("not-known", "Not known"),
    ("not-applicable", "Not needed"),
)
ANSWER_ICONS = {
    "met": "met", "partly": "partly", "not-met": "not-met", "not-known": "unknown",
    "not-applicable": "not-needed",
}  # fmt: skip
GAPS = ("not-met", "not-known")
_STANDING = {"not-known": 0, "not-met": 0, "partly": 1, "met": 2}
"""From worse to better. To learn of a gap, or to lose sight of one, is no step either way."""


@dataclass(frozen=True, kw_only=True)
class Assessment(Recorded):
    """An assessment of one subject, a scheme or an outside group, with one version of the
    questions. ``question_set`` is that version."""

    kind: ClassVar[str] = "assessment"
    noun: ClassVar[str] = "boundary assessment"
    plural: ClassVar[str] = "Boundary assessments"
    prefix: ClassVar[str] = "BA"
    icon: ClassVar[str] = "governance"
    held_by: ClassVar[str] = "assessed_by"

    scheme: str = scheme("Scheme", listed=True)
    outside_group: int | None = record("Outside group", "group", listed=True)
    assessed_on: date | None = day("Assessed on", required=True, listed=True)
    assessed_by: str = office("Assessed by", required=True, listed=True)
    review_by: date | None = day("Review by", listed=True)
    note: str = text("Note")
    question_set: int | None = count("Version of the questions", given=True)
    superseded: bool = yes_no("Followed by a later assessment", given=True)

    @property
    def under_review(self) -> bool:
        return not self.superseded

    @property
    def title(self) -> str:
        return "Boundary assessment"

    @property
    def begins(self) -> date | None:
        return self.assessed_on

    @property
    def ended_on(self) -> date | None:
        return self.assessed_on

    def own_problems(self) -> dict[str, str]:
        wrong = {}
        if bool(self.scheme) == (self.outside_group is not None):
            wrong["scheme"] = "An assessment is of one scheme or of one outside group. Choose one."
        late = before(
            "the day of the assessment", self.assessed_on, "The day of review", self.review_by
        )
        return {**wrong, **({"review_by": late} if late else {})}


@dataclass(frozen=True, kw_only=True)
class Answer(Recorded):
    """The answer to one question of an assessment, with its evidence. A changed answer is a new
    version of it, so its history is that of the record."""

    kind: ClassVar[str] = "answer"
    noun: ClassVar[str] = "answer"
    plural: ClassVar[str] = "Answers"
    prefix: ClassVar[str] = "AN"
    icon: ClassVar[str] = "table"
    groups: ClassVar[tuple[str, ...]] = ("Belongs to",)

    # Last in the form: who changes an answer thinks of the question first.
    assessment: int | None = record("Assessment", "assessment", required=True, group="Belongs to")
    question: str = line("Question", required=True, given=True, listed=True)
    answer: str = choice("Answer", ANSWERS, "not-known", required=True, listed=True)
    evidence: str = text("Evidence", tip="What the answer rests on, in a few words")
    location: str = address("Where the evidence is", tip="A web address or the name of a file")
    next_step: str = text("Next step")
    owner: str = office("Owner", listed=True, tip="The office that answers for it")
    answered_on: date | None = day("Answered on", required=True, listed=True)
    review_by: date | None = day("Review by", listed=True)
    superseded: bool = yes_no("Followed by a later answer", given=True)

    @property
    def under_review(self) -> bool:
        return not self.superseded

    @property
    def title(self) -> str:
        return self.question

    @property
    def begins(self) -> date | None:
        return self.answered_on

    @property
    def ended_on(self) -> date | None:
        return self.answered_on

    def own_problems(self) -> dict[str, str]:
        wrong = {}
        if self.answer in ("met", "partly") and not (self.evidence or self.location):
            wrong["evidence"] = (
                "“Met” and “Partly met” need evidence. Say what the answer rests "
                "on, or choose “Not known”."
            )
        late = before(
            "the day of the answer", self.answered_on, "The day of review", self.review_by
        )
        return {**wrong, **({"review_by": late} if late else {})}


def counts(answers: Iterable[str]) -> dict[str, int]:
    """Return how many answers there are of each code, every code among them. There is no score:
    one missing control can matter more than ten met."""
    found = dict.fromkeys((code for code, _ in ANSWERS), 0)
    for one in answers:
        found[one] += 1
    return found


def moved(earlier: str, later: str) -> int:
    """Return 1 for a better answer than before, -1 for a worse one, 0 where they do not
    compare or are equal."""
    if earlier not in _STANDING or later not in _STANDING:
        return 0
    difference = _STANDING[later] - _STANDING[earlier]
    return (difference > 0) - (difference < 0)
