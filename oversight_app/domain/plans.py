"""Terms of office, Police and Crime Plans, their objectives, and what was invested.

All are dated, so that a new Commissioner starts a new plan and the old one stays readable.
"""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from oversight_app.domain.record_fields import (
    address,
    count,
    day,
    line,
    measures,
    office,
    pence,
    record,
    scheme,
    text,
)
from oversight_app.domain.recorded import Recorded, before


class Lasting(Recorded):
    """What holds from a first day to a last one; each kind declares the two where its form has
    them."""

    if TYPE_CHECKING:

        @property
        def from_day(self) -> date | None: ...

        @property
        def to_day(self) -> date | None: ...

    @property
    def begins(self) -> date | None:
        return self.from_day

    @property
    def ended_on(self) -> date | None:
        return self.to_day

    def own_problems(self) -> dict[str, str]:
        wrong = before("its first day", self.from_day, "Its last day", self.to_day)
        return {"to_day": wrong} if wrong else {}


@dataclass(frozen=True, kw_only=True)
class TermOfOffice(Lasting):
    """A term of an office-holder, by office."""

    kind: ClassVar[str] = "term"
    noun: ClassVar[str] = "term of office"
    plural: ClassVar[str] = "Terms of office"
    prefix: ClassVar[str] = "T"
    icon: ClassVar[str] = "calendar"
    held_by: ClassVar[str] = ""

    holder: str = office("Office", "Police and Crime Commissioner", required=True, listed=True)
    from_day: date | None = day("From", required=True, listed=True)
    to_day: date | None = day("To", listed=True, tip="Left blank while it lasts")

    @property
    def title(self) -> str:
        if self.from_day is None:
            return self.holder
        until = self.to_day.year if self.to_day else ""
        return f"{self.holder}, {self.from_day.year} to {until}".removesuffix(" to ")


@dataclass(frozen=True, kw_only=True)
class Plan(Lasting):
    """A Police and Crime Plan."""

    kind: ClassVar[str] = "plan"
    noun: ClassVar[str] = "plan"
    plural: ClassVar[str] = "Police and Crime Plans"
    prefix: ClassVar[str] = "PL"
    icon: ClassVar[str] = "summaries"
    held_by: ClassVar[str] = ""

    name: str = line("Title", required=True, listed=True)
    term: int | None = record("Term of office", "term", listed=True)
    from_day: date | None = day("From", required=True, listed=True)
    to_day: date | None = day("To", listed=True)
    location: str = address("Where it is published")

    @property
    def title(self) -> str:
        return self.name


@dataclass(frozen=True, kw_only=True)
class Objective(Lasting):
    """An objective of a plan, with the measures that show it."""

    kind: ClassVar[str] = "objective"
    noun: ClassVar[str] = "objective"
    plural: ClassVar[str] = "Objectives"
    prefix: ClassVar[str] = "O"
    icon: ClassVar[str] = "flag"

    name: str = line("Objective", required=True, listed=True)
    plan: int | None = record("Plan", "plan", required=True, listed=True)
    description: str = text("What is to be reached")
    measured_by: str = measures("Measures that show it", listed=True)
    owner: str = office("Owner", listed=True)
    from_day: date | None = day("From", required=True)
    to_day: date | None = day("To")
    review_by: date | None = day("Review by", listed=True)
    position: int | None = count("Place in the plan")

    @property
    def title(self) -> str:
        return self.name

    @property
    def under_review(self) -> bool:
        return self.to_day is None

    def own_problems(self) -> dict[str, str]:
        late = before("its first day", self.from_day, "The day of review", self.review_by)
        return {**super().own_problems(), **({"review_by": late} if late else {})}


@dataclass(frozen=True, kw_only=True)
class Investment(Lasting):
    """Money put into a scheme over a period; budget and spend in pence."""

    kind: ClassVar[str] = "investment"
    noun: ClassVar[str] = "investment"
    plural: ClassVar[str] = "Investments"
    prefix: ClassVar[str] = "I"
    icon: ClassVar[str] = "investment"
    held_by: ClassVar[str] = ""

    scheme: str = scheme("Scheme", required=True, listed=True)
    purpose: str = line("Purpose", required=True, listed=True)
    from_day: date | None = day("From", required=True, listed=True)
    to_day: date | None = day("To", required=True, listed=True)
    budget: int | None = pence("Budget", listed=True)
    spent: int | None = pence("Spent", listed=True)
    source: str = line("Source", required=True, tip="The paper or ledger that it is taken from")
    objective: int | None = record("Objective of the plan", "objective")

    @property
    def title(self) -> str:
        return self.purpose

    def own_problems(self) -> dict[str, str]:
        found = super().own_problems()
        if self.budget is None and self.spent is None:
            found["spent"] = "There is neither a budget nor a spend. Fill in one of them."
        return found
