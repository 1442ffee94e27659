"""Decisions of the Commissioner, and what the office publishes."""

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
from oversight_app.domain.recorded import Recorded, before

DECISION_STATES = (("draft", "Draft"), ("signed", "Signed"), ("withdrawn", "Withdrawn"))
MARKINGS = (("official", "OFFICIAL"), ("official-sensitive", "OFFICIAL-SENSITIVE"))
INTEREST = (("yes", "Yes"), ("no", "No"))
SPECIFIED = (
    ("meetings", "Public meetings: date, agenda, reports"),
    ("minutes", "Minutes"),
    ("decisions", "Decisions of significant public interest"),
    ("custody", "Custody visiting arrangements"),
    ("priorities", "Contribution to national priorities"),
    ("inspections", "Inspectorate reports and responses"),
    ("complaints", "Complaints"),
    ("other", "Other Specified Information"),
    ("none", "Not Specified Information"),
)
"""What the Elected Local Policing Bodies (Specified Information) Order 2011 and its amendment of
2021 ask an office to publish, as far as volunteers are concerned (facts.md, [55] to [57])."""

NOTICE = (
    "summary", "options", "reasons", "financial", "legal", "equality", "environmental",
    "objective", "interests", "classification", "public_interest", "signatory", "review_by",
)  # fmt: skip
"""What a decision notice must have (facts.md, [58] to [61])."""


@dataclass(frozen=True, kw_only=True)
class Decision(Recorded):
    """A decision of the Commissioner, from draft to notice. ``notice`` is its number, issued at
    signature: ``2022/014``."""

    kind: ClassVar[str] = "decision"
    noun: ClassVar[str] = "decision"
    plural: ClassVar[str] = "Decisions"
    prefix: ClassVar[str] = "D"
    icon: ClassVar[str] = "governance"
    groups: ClassVar[tuple[str, ...]] = ("Advice", "Signature and publication")
    must_say: ClassVar[tuple[str, ...]] = NOTICE
    """The ids of what its notice must have."""

    notice: str = line(
        "Number", given=True, listed=True, tip="Issued when it is signed, and never used again"
    )
    name: str = line("Title", required=True, listed=True)
    proposed_on: date | None = day("Proposed on", required=True)
    owner: str = office("Prepared by")
    summary: str = text("Summary")
    options: str = lines("Options considered", tip="One on each line, doing nothing among them")
    reasons: str = text("Reasons")
    objective: int | None = record("Objective of the plan", "objective")
    scheme: str = scheme("Scheme")
    financial: str = text("Financial", group="Advice", tip="What it costs, and from which budget")
    legal: str = text("Legal", group="Advice", tip="The power it is taken under")
    equality: str = text("Equality", group="Advice")
    environmental: str = text("Environmental", group="Advice")
    interests: str = text("Interests declared", group="Advice", tip="“None” where there are none")
    classification: str = choice("Classification", MARKINGS, group="Signature and publication")
    public_interest: str = choice(
        "Of significant public interest", INTEREST, group="Signature and publication"
    )
    state: str = choice(
        "State",
        DECISION_STATES,
        "draft",
        required=True,
        listed=True,
        group="Signature and publication",
    )
    signatory: str = office(
        "Signed by",
        group="Signature and publication",
        tip="By office: the Police and Crime Commissioner",
    )
    signed_on: date | None = day("Signed on", listed=True, group="Signature and publication")
    publish_by: date | None = day("Publish by", group="Signature and publication")
    published_on: date | None = day("Published on", listed=True, group="Signature and publication")
    withdrawn_on: date | None = day("Withdrawn on", group="Signature and publication")
    withdrawn_why: str = text("Why it was withdrawn", group="Signature and publication")
    review_by: date | None = day("Review by", group="Signature and publication")

    @property
    def title(self) -> str:
        return self.name

    @property
    def begins(self) -> date | None:
        return self.proposed_on

    @property
    def open(self) -> bool:
        return self.state == "draft" or (self.state == "signed" and self.to_publish)

    @property
    def to_publish(self) -> bool:
        """True where it has still to be published."""
        return self.public_interest != "no" and self.published_on is None

    @property
    def ended_on(self) -> date | None:
        return None if self.open else (self.withdrawn_on or self.published_on or self.signed_on)

    @property
    def due_on(self) -> date | None:
        return self.publish_by if self.state == "signed" else None

    @property
    def under_review(self) -> bool:
        return self.state == "signed"

    @property
    def once_stood(self) -> bool:
        """True where it was signed, and not withdrawn before the day that it was signed for."""
        withdrawn = self.withdrawn_on if self.state == "withdrawn" else None
        if self.state == "draft" or self.signed_on is None:
            return False
        return withdrawn is None or withdrawn >= self.signed_on

    def missing(self) -> tuple[str, ...]:
        """Return the ids of what a notice must have and this one has not, in order."""
        return tuple(name for name in self.must_say if getattr(self, name) in ("", None))

    def own_problems(self) -> dict[str, str]:
        wrong = {
            "signed_on": before(
                "the day it was proposed", self.proposed_on, "The day of signature", self.signed_on
            ),
            "published_on": before(
                "the day of signature", self.signed_on, "The day of publication", self.published_on
            ),
            "review_by": before(
                "the day of signature", self.signed_on, "The day of review", self.review_by
            ),
            "withdrawn_on": before(
                "the day it was proposed",
                self.proposed_on,
                "The day of withdrawal",
                self.withdrawn_on,
            ),
        }
        if self.state == "signed":
            for name, words in (
                ("options", "There are no options yet"),
                ("reasons", "There are no reasons yet"),
                ("signatory", "Nobody is named who signs"),
            ):
                if not getattr(self, name):
                    wrong[name] = (
                        f"{words}. Write them before it is signed."
                        if name != "signatory"
                        else f"{words}. Name the office."
                    )
            if self.signed_on is None:
                wrong["signed_on"] = "The day of signature is missing. Fill it in."
        elif self.state == "draft" and self.signed_on is not None:
            wrong["signed_on"] = "A draft has no day of signature. Clear it, or sign the decision."
        if self.published_on is not None and self.signed_on is None:
            wrong["published_on"] = (
                "It can’t be published before it is signed. Clear the day, or sign the decision."
            )
        if self.state == "withdrawn":
            if self.withdrawn_on is None:
                wrong["withdrawn_on"] = "The day it was withdrawn is missing. Fill it in."
            if not self.withdrawn_why:
                wrong["withdrawn_why"] = "Say why it was withdrawn."
        return {name: words for name, words in wrong.items() if words}


@dataclass(frozen=True, kw_only=True)
class Publication(Recorded):
    """Something that the office has published, or has to keep published."""

    kind: ClassVar[str] = "publication"
    noun: ClassVar[str] = "publication"
    plural: ClassVar[str] = "Publications"
    prefix: ClassVar[str] = "P"
    icon: ClassVar[str] = "summaries"

    name: str = line("Title", required=True, listed=True)
    item: str = choice("Specified Information", SPECIFIED, "decisions", required=True, listed=True)
    location: str = address("Where", listed=True, tip="Its web address")
    published_on: date | None = day("Published on", required=True, listed=True)
    owner: str = office("Published by")
    refresh_by: date | None = day("Bring up to date by", listed=True)
    replaced: bool = yes_no("Replaced by a later one")

    @property
    def title(self) -> str:
        return self.name

    @property
    def begins(self) -> date | None:
        return self.published_on

    @property
    def open(self) -> bool:
        return self.refresh_by is not None and not self.replaced

    @property
    def due_on(self) -> date | None:
        return self.refresh_by

    @property
    def ended_on(self) -> date | None:
        return None if self.open else self.published_on

    def own_problems(self) -> dict[str, str]:
        wrong = before(
            "the day of publication",
            self.published_on,
            "The day to bring it up to date",
            self.refresh_by,
        )
        return {"refresh_by": wrong} if wrong else {}
