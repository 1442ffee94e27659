"""The office's own dated records about the Special Constabulary."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class PeerSet:
    """Forces that the office compares its own with, who chose them, when and why."""

    name: str
    members: tuple[str, ...]
    chosen_by: str
    chosen_on: date
    reason: str
    id: int = 0


@dataclass(frozen=True, slots=True)
class Target:
    """A target for a measure, in force from a day until the next one is set.

    ``value`` None retires the target from that day.
    """

    measure: str
    body: str
    value: float | None
    set_on: date
    set_by: str
    source: str
    review_by: date | None = None
    id: int = 0


@dataclass(frozen=True, slots=True)
class Flow:
    """Joiners and leavers of a body over a period of whole days, both ends counted."""

    body: str
    from_day: date
    to_day: date
    joiners: int
    leavers: int
    source: str
    id: int = 0


@dataclass(frozen=True, slots=True)
class Office:
    """Whose workspace this is."""

    name: str
    home_force: str
    review_date: date | None = None
    """The day the program takes as today; None is the real today."""
    sample: bool = False
