"""The thread of holding to account: question, assurance, action (and ``decisions``), with the
meetings at which they come up."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from oversight_app.domain.record_fields import (
    address,
    choice,
    day,
    line,
    lines,
    office,
    record,
    scheme,
    text,
    yes_no,
)
from oversight_app.domain.recorded import Recorded, before, short

DIRECTIONS = (("by", "The office asks"), ("of", "The office is asked"))
ASKERS = (
    ("office", "The office"),
    ("panel", "The Police and Crime Panel"),
    ("public", "A member of the public"),
    ("journalist", "A journalist"),
    ("other", "Another body"),
)
QUESTION_STATES = (("open", "Open"), ("answered", "Answered"), ("withdrawn", "Withdrawn"))
RATINGS = (
    ("assured", "Assured"),
    ("partly", "Partly assured"),
    ("not", "Not assured"),
)
"""Cleveland's words for what an office was told (facts.md, [62]); no traffic lights."""
ACTION_STATES = (
    ("open", "Not begun"),
    ("under-way", "Under way"),
    ("done", "Done"),
    ("stopped", "Stopped"),
)
PURPOSES = (
    ("holding", "Holding to account"),
    ("panel", "Police and Crime Panel"),
    ("audit", "Audit committee"),
    ("scrutiny", "Scrutiny panel"),
    ("other", "Other"),
)


@dataclass(frozen=True, kw_only=True)
class Question(Recorded):
    """What the office asks, or is asked, with the day by which it wants an answer."""

    kind: ClassVar[str] = "question"
    noun: ClassVar[str] = "question"
    plural: ClassVar[str] = "Questions"
    prefix: ClassVar[str] = "Q"
    icon: ClassVar[str] = "accountability"

    asked: str = text(
        "Question", required=True, listed=True, tip="In the words in which it is to be answered"
    )
    direction: str = choice("Who asks", DIRECTIONS, "by")
    asker: str = choice(
        "Asked by", ASKERS, "office", tip="A member of the public or a journalist is not named"
    )
    asked_of: str = office(
        "Asked of", required=True, listed=True, tip="The office or organisation that is to answer"
    )
    asked_on: date | None = day("Asked on", required=True)
    due: date | None = day("Answer due", listed=True)
    owner: str = office("Followed up by", tip="The role in this office that follows it up")
    state: str = choice("State", QUESTION_STATES, "open", required=True, listed=True)
    answered_on: date | None = day("Answered on")
    meeting: int | None = record("Raised at", "meeting")
    scheme: str = scheme("Scheme")
    reply: str = text(
        "What was replied",
        tip="Where the office was asked. What the office was told is recorded as an assurance",
    )

    @property
    def title(self) -> str:
        return short(self.asked)

    @property
    def begins(self) -> date | None:
        return self.asked_on

    @property
    def open(self) -> bool:
        return self.state == "open"

    @property
    def ended_on(self) -> date | None:
        return None if self.open else (self.answered_on or self.due or self.asked_on)

    @property
    def due_on(self) -> date | None:
        return self.due

    def own_problems(self) -> dict[str, str]:
        wrong = {
            "due": before(
                "the day it was asked", self.asked_on, "The day an answer is due", self.due
            ),
            "answered_on": before(
                "the day it was asked", self.asked_on, "The day of the answer", self.answered_on
            ),
        }
        if self.state == "answered" and self.answered_on is None:
            wrong["answered_on"] = (
                "The day of the answer is missing. Fill it in, or leave the question open."
            )
        return {name: words for name, words in wrong.items() if words}


@dataclass(frozen=True, kw_only=True)
class Assurance(Recorded):
    """What the office was told, and how far it is assured by it."""

    kind: ClassVar[str] = "assurance"
    noun: ClassVar[str] = "assurance"
    plural: ClassVar[str] = "Assurances"
    prefix: ClassVar[str] = "AS"
    icon: ClassVar[str] = "check"
    held_by: ClassVar[str] = "judged_by"

    said: str = text("What was said", required=True, listed=True)
    rating: str = choice("How far assured", RATINGS, required=True, listed=True)
    given_by: str = office(
        "Given by", required=True, listed=True, tip="The office or organisation that gave it"
    )
    given_on: date | None = day("Given on", required=True, listed=True)
    evidence: str = text("Evidence", tip="What it rests on, in a few words")
    location: str = address("Where the evidence is", tip="A web address or the name of a file")
    judged_by: str = office(
        "Judged by", tip="The role in this office that decided how far it is assured"
    )
    meeting: int | None = record("Given at", "meeting")
    review_by: date | None = day("Review by", listed=True)

    @property
    def title(self) -> str:
        return short(self.said)

    @property
    def begins(self) -> date | None:
        return self.given_on

    @property
    def ended_on(self) -> date | None:
        return self.given_on

    def own_problems(self) -> dict[str, str]:
        wrong = before("the day it was given", self.given_on, "The day of review", self.review_by)
        return {"review_by": wrong} if wrong else {}


@dataclass(frozen=True, kw_only=True)
class Action(Recorded):
    """What somebody is to do, and by when."""

    kind: ClassVar[str] = "action"
    noun: ClassVar[str] = "action"
    plural: ClassVar[str] = "Actions"
    prefix: ClassVar[str] = "A"
    icon: ClassVar[str] = "accountability"

    task: str = text("What is to be done", required=True, listed=True)
    owner: str = office(
        "Owner", required=True, listed=True, tip="The office or role that is to do it"
    )
    set_on: date | None = day("Set on", required=True)
    due: date | None = day("Due", required=True, listed=True)
    state: str = choice("State", ACTION_STATES, "open", required=True, listed=True)
    done_on: date | None = day("Done or stopped on")
    outcome: str = text("What came of it")
    meeting: int | None = record("Set at", "meeting")
    scheme: str = scheme("Scheme")

    @property
    def title(self) -> str:
        return short(self.task)

    @property
    def begins(self) -> date | None:
        return self.set_on

    @property
    def open(self) -> bool:
        return self.state in ("open", "under-way")

    @property
    def ended_on(self) -> date | None:
        return None if self.open else self.done_on

    @property
    def due_on(self) -> date | None:
        return self.due

    def own_problems(self) -> dict[str, str]:
        wrong = {
            "due": before("the day it was set", self.set_on, "The day it is due", self.due),
            "done_on": before(
                "the day it was set", self.set_on, "The day it was done", self.done_on
            ),
        }
        if not self.open and self.done_on is None:
            wrong["done_on"] = "The day is missing. Say when it was done or stopped."
        if self.open and self.done_on is not None:
            wrong["done_on"] = (
                "It is still open, so it has no such day. Clear the day, or say that it is done."
            )
        return {name: words for name, words in wrong.items() if words}


@dataclass(frozen=True, kw_only=True)
class Meeting(Recorded):
    """A meeting with its agenda and papers; its questions are those raised at it."""

    kind: ClassVar[str] = "meeting"
    noun: ClassVar[str] = "meeting"
    plural: ClassVar[str] = "Meetings"
    prefix: ClassVar[str] = "M"
    icon: ClassVar[str] = "calendar"

    name: str = line("Title", required=True, listed=True)
    purpose: str = choice("Kind of meeting", PURPOSES, "holding", required=True, listed=True)
    held_on: date | None = day("Date", required=True, listed=True)
    place: str = line("Place", listed=True)
    in_public: bool = yes_no("Held in public")
    agenda: str = lines("Agenda", tip="One item on each line")
    papers: str = lines("Papers", tip="One web address or file name on each line")
    minutes: str = address("Where the minutes are")
    outcome: str = text("What came of it")
    owner: str = office("Prepared by")

    @property
    def title(self) -> str:
        return self.name

    @property
    def begins(self) -> date | None:
        return None

    @property
    def ended_on(self) -> date | None:
        return self.held_on
