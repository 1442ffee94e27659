"""Lines to take: what the office has cleared to be said to the press about outside groups."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from oversight_app.domain.record_fields import day, line, office, record, text
from oversight_app.domain.recorded import Recorded, before


@dataclass(frozen=True, kw_only=True)
class LineToTake(Recorded):
    """A few sentences that an office has cleared, from that day until they are taken back."""

    kind: ClassVar[str] = "press"
    noun: ClassVar[str] = "line to take"
    plural: ClassVar[str] = "Lines to take"
    prefix: ClassVar[str] = "LT"
    icon: ClassVar[str] = "copy"

    name: str = line("Title", required=True, listed=True)
    about: int | None = record("About", "group", listed=True)
    words: str = text("What the office says", required=True, tip="As it may be quoted")
    written_on: date | None = day("Written on", required=True)
    owner: str = office("Kept by")
    cleared_by: str = office("Cleared by", listed=True, tip="By office")
    cleared_on: date | None = day("Cleared on", listed=True)
    review_by: date | None = day("Review by", listed=True)
    taken_back_on: date | None = day("Taken back on")

    @property
    def title(self) -> str:
        return self.name

    @property
    def begins(self) -> date | None:
        return self.written_on

    @property
    def cleared(self) -> bool:
        """True where it may be said: cleared, and not taken back."""
        return bool(self.cleared_by) and self.cleared_on is not None and self.taken_back_on is None

    @property
    def open(self) -> bool:
        return self.cleared_on is None and self.taken_back_on is None

    @property
    def under_review(self) -> bool:
        return self.cleared

    @property
    def ended_on(self) -> date | None:
        return self.taken_back_on

    def own_problems(self) -> dict[str, str]:
        wrong = {
            "cleared_on": before(
                "the day it was written", self.written_on, "The day it was cleared", self.cleared_on
            ),
            "review_by": before(
                "the day it was written", self.written_on, "The day of review", self.review_by
            ),
            "taken_back_on": before(
                "the day it was written", self.written_on, "The day it was taken back",
                self.taken_back_on,
            ),
        }  # fmt: skip
        if self.cleared_on is not None and not self.cleared_by:
            wrong["cleared_by"] = "Nobody is named who cleared it. Name the office."
        if self.cleared_by and self.cleared_on is None:
            wrong["cleared_on"] = "The day it was cleared is missing. Fill it in."
        return {name: words for name, words in wrong.items() if words}
