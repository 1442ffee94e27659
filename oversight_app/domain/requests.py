"""Freedom of Information requests and inspectorate recommendations, each with its clock."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from oversight_app.domain.record_fields import (
    address,
    choice,
    day,
    line,
    office,
    scheme,
    text,
)
from oversight_app.domain.recorded import Recorded, before, short

REQUEST_STATES = (("open", "Open"), ("answered", "Answered"), ("withdrawn", "Withdrawn"))
RECOMMENDATION_STATES = (
    ("open", "Not begun"),
    ("under-way", "Under way"),
    ("done", "Done"),
    ("not-accepted", "Not accepted"),
)
RESPONSE_DAYS = 56
"""An office publishes its response "before the end of the period of 56 days beginning with the day
on which the report is published": Police Act 1996, section 55(5A). The day of the report counts."""


@dataclass(frozen=True, kw_only=True)
class InformationRequest(Recorded):
    """A Freedom of Information request, by what it asks; who asks is not recorded."""

    kind: ClassVar[str] = "request"
    noun: ClassVar[str] = "information request"
    plural: ClassVar[str] = "Information requests"
    prefix: ClassVar[str] = "F"
    icon: ClassVar[str] = "search"
    groups: ClassVar[tuple[str, ...]] = ("Answer",)

    subject: str = line(
        "Subject", required=True, listed=True, tip="The words to look for in what is held"
    )
    asked: str = text("What is asked for", required=True, tip="Without the name of who asks")
    received: date | None = day("Received", required=True, listed=True)
    clarified_on: date | None = day(
        "Clarification received",
        tip="Where the office had to ask what was meant: the 20 working days are counted from then",
    )
    due: date | None = day(
        "Answer due",
        given=True,
        listed=True,
        tip="20 working days, without the bank holidays of England and Wales",
    )
    owner: str = office("Answered by", listed=True)
    state: str = choice("State", REQUEST_STATES, "open", required=True, listed=True)
    hold_until: date | None = day(
        "Keep what was gathered until",
        tip="While the request is open, and until this day, nothing "
        "that was gathered is disposed of",
    )
    answered_on: date | None = day("Answered on", group="Answer")
    disclosed: str = text("What was disclosed", group="Answer")
    withheld: str = text("What was withheld", group="Answer")
    exemptions: str = line("Exemptions", group="Answer", tip="Such as s40(2)")
    location: str = address("Where the answer is", group="Answer")

    @property
    def title(self) -> str:
        return self.subject

    @property
    def begins(self) -> date | None:
        return self.received

    @property
    def open(self) -> bool:
        return self.state == "open"

    @property
    def due_on(self) -> date | None:
        return self.due

    @property
    def ended_on(self) -> date | None:
        return None if self.open else (self.answered_on or self.received)

    def holds_on(self, today: date) -> bool:
        """True while what was gathered for it may not be disposed of."""
        return self.open or (self.hold_until is not None and today <= self.hold_until)

    def own_problems(self) -> dict[str, str]:
        wrong = {
            "clarified_on": before(
                "the day it was received",
                self.received,
                "The day of clarification",
                self.clarified_on,
            ),
            "answered_on": before(
                "the day it was received", self.received, "The day of the answer", self.answered_on
            ),
        }
        if self.state == "answered" and self.answered_on is None:
            wrong["answered_on"] = (
                "The day of the answer is missing. Fill it in, or leave the request open."
            )
        return {name: words for name, words in wrong.items() if words}


@dataclass(frozen=True, kw_only=True)
class Recommendation(Recorded):
    """A recommendation of an inspectorate, with the office's response to it."""

    kind: ClassVar[str] = "recommendation"
    noun: ClassVar[str] = "recommendation"
    plural: ClassVar[str] = "Inspectorate recommendations"
    prefix: ClassVar[str] = "HR"
    icon: ClassVar[str] = "flag"
    groups: ClassVar[tuple[str, ...]] = ("Response",)

    report: str = line("Report", required=True, listed=True)
    inspectorate: str = office("Inspectorate", "HMICFRS", required=True)
    published_on: date | None = day("Report published on", required=True, listed=True)
    recommended: str = text("Recommendation", required=True, listed=True)
    due: date | None = day(
        "Response due",
        given=True,
        listed=True,
        tip="56 days, of which the day of publication is the first",
    )
    owner: str = office("Owner", listed=True)
    scheme: str = scheme("Scheme")
    response: str = text("Response", group="Response")
    responded_on: date | None = day("Response published on", group="Response")
    location: str = address("Where the response is", group="Response")
    state: str = choice(
        "Progress", RECOMMENDATION_STATES, "open", required=True, listed=True, group="Response"
    )
    progress: str = text("What has been done", group="Response")
    closed_on: date | None = day("Closed on", group="Response")
    review_by: date | None = day("Review by", group="Response")

    @property
    def title(self) -> str:
        return short(self.recommended)

    @property
    def begins(self) -> date | None:
        return self.published_on

    @property
    def open(self) -> bool:
        return self.responded_on is None or self.state in ("open", "under-way")

    @property
    def under_review(self) -> bool:
        return self.open

    @property
    def due_on(self) -> date | None:
        return self.due if self.responded_on is None else None

    @property
    def ended_on(self) -> date | None:
        return None if self.open else (self.closed_on or self.responded_on)

    def own_problems(self) -> dict[str, str]:
        published = "the day of the report"
        wrong = {
            "responded_on": before(
                published, self.published_on, "The day of the response", self.responded_on
            ),
            "review_by": before(published, self.published_on, "The day of review", self.review_by),
            "closed_on": before(
                published, self.published_on, "The day it was closed", self.closed_on
            ),
        }
        return {name: words for name, words in wrong.items() if words}


def response_due(published_on: date) -> date:
    """Return the last day on which a response to an inspectorate's report is in time: the 56th,
    of which the day of the report is the first."""
    return published_on + timedelta(days=RESPONSE_DAYS - 1)
