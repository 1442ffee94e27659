"""What is shown of an engagement decision: the ladder, gates, what it rests on, what changed."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from oversight_app.domain.engagement import Engagement, GateSpec
from oversight_app.domain.findings import Status
from oversight_app.domain.observations import Provenance
from oversight_app.domain.outside_groups import OutsideGroup
from oversight_app.domain.recorded import Recorded

if TYPE_CHECKING:
    from oversight_app.review.positions import HeldPosition


class RungState(StrEnum):
    """How a rung of the ladder stands: at or below the position that is chosen; the position
    itself; open to be chosen; locked until the gates are met."""

    REACHED = "reached"
    CHOSEN = "chosen"
    OPEN = "open"
    LOCKED = "locked"


@dataclass(frozen=True, slots=True)
class Rung:
    """A rung of the ladder. ``needs`` says what unlocks it, "" where it is not locked; ``contact``
    is True on the rung where the group's recorded contact stands."""

    code: str
    name: str
    number: int
    state: RungState
    needs: str = ""
    contact: bool = False


@dataclass(frozen=True, slots=True)
class Bullet:
    """One line of a gate. ``icon`` is *met* for evidence, *not-met* for what speaks against it,
    *unknown* for what is not recorded. ``said`` is True for the office's own words, False for what
    the program adds from other records, the first of which is ``record_id``."""

    words: str
    icon: str
    said: bool
    record_id: int | None = None


@dataclass(frozen=True, slots=True)
class GateView:
    """A gate as it stands. ``needs`` is what it still needs, "" once it is met; ``answered`` is
    "Answered by … on …", "" where nobody has."""

    spec: GateSpec
    status: Status
    met: bool
    bullets: tuple[Bullet, ...]
    needs: str
    answered: str


@dataclass(frozen=True, slots=True)
class RestsOn:
    """Records of one kind that a decision rests on: ``words`` is "Claims"."""

    kind: str
    words: str
    records: tuple[Recorded, ...]


class ChangeOf(StrEnum):
    """What changed."""

    POSITION = "position"
    CLAIM = "claim"
    RISK = "risk"
    ASSESSMENT = "assessment"
    CONTACT = "contact"
    APPRAISAL = "appraisal"
    ASSURANCE = "assurance"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that has changed since a decision was signed or last reviewed. ``day`` is the day
    from which it counts; ``status`` says in a word how: New, Ended, Replaced, Changed, Better,
    Worse, Closed, Recorded later."""

    of: ChangeOf
    status: Status
    words: str
    day: date
    record_id: int
    reference: str


@dataclass(frozen=True, slots=True)
class ChangedSince:
    """What has changed since ``since``, latest first. ``reviewed`` is True where that is the day
    of the last review, False for the day of signature."""

    since: date
    reviewed: bool
    changes: tuple[Change, ...]
    words: str
    """One sentence: "Three things have changed since it was signed on 3 March 2018" or "Nothing
    has changed since …"."""


@dataclass(frozen=True, slots=True)
class EngagementView:
    """Everything that a page shows of one engagement decision, as at ``today``.

    ``in_force`` is True for the position that stands about its group. ``missing`` are the names of
    what its notice misses. ``gap`` says where the group's contact lies above what stands, "" where
    it does not. ``changed`` is None for a draft. ``operational`` is the sentence that says whose
    choice it is.
    """

    engagement: Engagement
    group: OutsideGroup | None
    state: Status
    in_force: bool
    outcome: str
    rungs: tuple[Rung, ...]
    gates: tuple[GateView, ...]
    unlocks: str
    next_step: str
    missing: tuple[str, ...]
    contact: str
    gap: str
    positions: "tuple[HeldPosition, ...]"
    rests_on: tuple[RestsOn, ...]
    changed: ChangedSince | None
    operational: str
    today: date
    provenance: Provenance

    @property
    def allowed(self) -> tuple[str, ...]:
        """The codes of the outcomes that its gates allow, lowest first."""
        return self.engagement.allowed


@dataclass(frozen=True, slots=True)
class EngagementListed:
    """One engagement decision in a list: ``gates`` are the three states in order."""

    engagement: Engagement
    group: str
    state: Status
    outcome: str
    gates: tuple[Status, ...]
    in_force: bool
    review_overdue: bool
