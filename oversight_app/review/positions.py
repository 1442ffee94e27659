"""What organisations and groups hold about working with outside groups: on a day, over time, on
two days side by side, and what is due of it."""

from dataclasses import dataclass
from datetime import date

from oversight_app.domain.findings import Finding
from oversight_app.domain.observations import Provenance
from oversight_app.review.position_rows import (
    HeldPosition,
    held_of,
    positions_with_names,
    provenance_of,
)
from oversight_app.review.position_sides import PositionSides, side_by_side
from oversight_app.review.position_timeline import Timeline, timeline
from oversight_app.review.position_words import held_finding
from oversight_app.store.opened import Workspace

__all__ = [
    "HeldPosition",
    "PositionSides",
    "Positions",
    "Timeline",
    "positions_held",
    "positions_listed",
    "side_by_side",
    "timeline",
]  # fmt: skip


def positions_held(ws: Workspace, day: date, about: int | None = None) -> tuple[HeldPosition, ...]:
    """Return the positions that were held on a day, by all that is recorded now; organisations
    A to Z, then outside groups. Reviews and forecasts are seen from that day.

    ``about`` is the ``id`` of a group: those about working with it.
    """
    return held_of(positions_with_names(ws, about=about), day)


@dataclass(frozen=True, slots=True)
class Positions:
    """The register: every position, and what is due; ``today`` is the day it is seen from."""

    today: date
    every: tuple[HeldPosition, ...]
    finding: Finding
    provenance: Provenance

    @property
    def held(self) -> tuple[HeldPosition, ...]:
        """What is held today."""
        return tuple(one for one in self.every if one.held)

    @property
    def on_groups(self) -> tuple[HeldPosition, ...]:
        """What is held today about working with a group: what is counted by stance."""
        return tuple(one for one in self.held if one.of_a_group)

    @property
    def past_review(self) -> tuple[HeldPosition, ...]:
        """What is held, and should have been looked at again before today."""
        return tuple(one for one in self.every if one.review_overdue)

    @property
    def forecasts(self) -> tuple[HeldPosition, ...]:
        """What says what would happen: open ones, due ones, and those held against it."""
        return tuple(one for one in self.every if one.forecast is not None)


def positions_listed(
    ws: Workspace, as_at: date | None = None, about: int | None = None
) -> Positions:
    """Return the register, as recorded now or as it was on an earlier day."""
    with ws.snapshot():
        today = as_at or ws.today()
        found = positions_with_names(ws, as_at, about)
    provenance = provenance_of(found)
    return Positions(today, found, held_finding(found, today, provenance), provenance)
