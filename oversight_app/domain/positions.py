"""What organisations and groups said, word for word, with its source and its day; and forecasts,
later held against what happened (product.md, section 1, rows 1, 2 and 26)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from oversight_app.domain.dated import DATED, written_as_dated
from oversight_app.domain.outside_groups import LADDER
from oversight_app.domain.record_fields import (
    address,
    choice,
    day,
    line,
    office,
    record,
    text,
    yes_no,
)
from oversight_app.domain.recorded import Recorded, before

STANCES = (
    ("opposes", "Opposes"),
    ("would-consider", "Would consider in certain instances"),
    ("supports", "Supports"),
    ("none", "No stance"),
)
CAME_TRUE = (
    ("yes", "Came true"),
    ("partly", "Came true in part"),
    ("no", "Did not come true"),
    ("cannot", "Cannot be told"),
)


@dataclass(frozen=True, kw_only=True)
class Position(Recorded):
    """What one organisation, or one outside group, holds about working with outside groups.

    ``superseded`` is set by the program where another position names this one in ``replaces``.
    """

    kind: ClassVar[str] = "position"
    noun: ClassVar[str] = "position"
    plural: ClassVar[str] = "Positions"
    prefix: ClassVar[str] = "PO"
    icon: ClassVar[str] = "flag"
    groups: ClassVar[tuple[str, ...]] = ("Source", "Forecast")
    folded: ClassVar[tuple[str, ...]] = ("Forecast",)

    organisation: int | None = record("Whose position", "organisation", listed=True)
    outside_group: int | None = record(
        "Or of which outside group", "group", tip="Where a group itself is speaking"
    )
    name: str = line("In short", required=True, listed=True)
    wording: str = text(
        "Word for word", required=True, tip="Short, as it was said, with its ending"
    )
    about: int | None = record(
        "About working with", "group", listed=True, tip="Left blank where it is not about a group"
    )
    stance: str = choice("Stance", STANCES, required=True, listed=True)
    rung: str = choice("Highest rung it speaks of", LADDER)
    from_day: date | None = day("From", required=True, listed=True)
    to_day: date | None = day("To", listed=True, tip="Left blank while it is held")
    replaces: int | None = record("Replaces", "position", tip="The earlier position of the same")
    owner: str = office("Kept by")
    review_by: date | None = day("Review by", listed=True)
    superseded: bool = yes_no("Replaced by a later position", given=True)
    source: str = line("Source", required=True, group="Source")
    dated: str = choice("Its day is given", DATED, "day", required=True, group="Source")
    location: str = address(
        "Where it is", group="Source", tip="A web address or the name of a file"
    )
    forecast: str = text("Forecast", group="Forecast", tip="What it said would happen")
    forecast_by: date | None = day("To be held against what happened by", group="Forecast")
    came_true: str = choice("Outcome", CAME_TRUE, group="Forecast")
    happened: str = text("What happened", group="Forecast", tip="With its source")
    judged_on: date | None = day("Judged on", group="Forecast")

    @property
    def title(self) -> str:
        return self.name

    @property
    def begins(self) -> date | None:
        return self.from_day

    @property
    def from_words(self) -> str:
        """Return from when it is held, as exactly as its source says."""
        return written_as_dated(self.from_day, self.dated)

    @property
    def undated(self) -> bool:
        """True where its source gives no day: the day that is kept is no more than a place in the
        order."""
        return self.dated == "not-known"

    @property
    def forecast_open(self) -> bool:
        """True where a forecast has still to be held against what happened."""
        return bool(self.forecast) and not self.came_true

    @property
    def open(self) -> bool:
        return self.forecast_open and self.forecast_by is not None

    @property
    def due_on(self) -> date | None:
        return self.forecast_by if self.forecast_open else None

    @property
    def ended_on(self) -> date | None:
        return self.to_day

    @property
    def under_review(self) -> bool:
        return self.to_day is None and not self.superseded

    def review_day(self, today: date) -> date | None:
        held = self.to_day is None or self.to_day >= today
        # One of which the end is known beforehand is held, and looked at, until then.
        return self.review_by if held and not self.superseded else None

    def own_problems(self) -> dict[str, str]:
        first, began = "its first day", self.from_day
        wrong = {
            "to_day": before(first, began, "Its last day", self.to_day),
            "review_by": before(first, began, "The day of review", self.review_by),
            "forecast_by": before(
                first, began, "The day to hold the forecast against", self.forecast_by
            ),
        }
        if (self.organisation is None) == (self.outside_group is None):
            wrong["organisation"] = (
                "A position is of one organisation or of one outside group. Choose one."
            )
        if self.id and self.replaces == self.id:
            wrong["replaces"] = "A position can’t replace itself. Choose the earlier one."
        if not self.forecast and (self.forecast_by or self.came_true or self.happened):
            wrong["forecast"] = (
                "There is no forecast yet. Say what was forecast, or clear the rest."
            )
        if self.came_true and not self.happened:
            wrong["happened"] = "Say what happened, and where that is from."
        if self.came_true and self.judged_on is None:
            wrong["judged_on"] = "The day it was judged is missing. Fill it in."
        late = before("the day it was said", self.from_day, "The day it was judged", self.judged_on)
        if late:
            wrong["judged_on"] = late
        return {name: words for name, words in wrong.items() if words}


def held_on(positions: Iterable[Position], day: date) -> tuple[Position, ...]:
    """Return the positions that were held on a day: begun, not ended, and not replaced by one that
    had begun; by their first day, then by number."""
    begun = [one for one in positions if one.from_day is not None and one.from_day <= day]
    replaced = {one.replaces for one in begun}
    held = (
        one for one in begun if one.id not in replaced and (one.to_day is None or one.to_day >= day)
    )
    return tuple(sorted(held, key=lambda one: (one.from_day or date.min, one.number)))
