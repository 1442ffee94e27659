"""The parts of the press line: what may be said, what others say, and what is held back and why."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from oversight_app.domain.findings import Status
from oversight_app.domain.observations import Provenance
from oversight_app.review.position_rows import HeldPosition


class Concern(StrEnum):
    """What a warning is about."""

    NO_LINE = "no-line"
    LINE = "line"
    NO_DECISION = "no-decision"
    DECISION = "decision"
    POSITION = "position"
    CLAIM = "claim"
    SAMPLE = "sample"


@dataclass(frozen=True, slots=True)
class Warned:
    """Something to look at before anything is said. ``record`` is the ``id`` of what it is about,
    0 for none."""

    about: Concern
    words: str
    record: int = 0


@dataclass(frozen=True, slots=True)
class SayableLine:
    """A line that may be said: cleared, not taken back, not past its review."""

    record: int
    reference: str
    name: str
    words: str
    cleared: str
    """By whom and when, and until when: “Cleared by …, 2 December 2021. Review by …”"""
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class HeldBack:
    """A line, or a wording, that may not be said now, and why. Its words are not here: what is not
    here can’t be copied."""

    record: int
    reference: str
    name: str
    why: str


@dataclass(frozen=True, slots=True)
class SignedPosition:
    """The Commissioner’s position as signed and in force."""

    record: int
    reference: str
    outcome: str
    signed: str
    """By whom, when, under which number, and whether it is published."""
    assurance: str
    conditions: tuple[str, ...]
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class CheckedClaim:
    """A claim that the office judged, with wording of its own that may be quoted."""

    record: int
    reference: str
    said: str
    """The claim as it was quoted."""
    said_by: str
    figure: str
    """The counts, the share and its interval: “114 of 259 is 44.0% …”"""
    verdict: Status
    quotable: str
    not_shown: tuple[str, ...]
    source: str
    judged: str
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class OtherClaim:
    """A claim without a wording that may be quoted now. ``why`` says so; ``plain`` where it is
    that the office wrote none, or that the claim is not judged."""

    record: int
    reference: str
    name: str
    verdict: Status
    source: str
    why: str
    plain: bool
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Contact:
    """Which office to ask about what."""

    what: str
    office: str


@dataclass(frozen=True, slots=True)
class PressLine:
    """All that can be said about a group on a day, and all that can’t.

    ``day`` is the day that it is seen from; ``positions`` are those held then. ``draft`` names a
    decision in draft, whose content is not here. ``provenance`` is the humblest of all that is
    shown.
    """

    group: int
    reference: str
    name: str
    office: str
    day: date
    lines: tuple[SayableLine, ...]
    held_back: tuple[HeldBack, ...]
    decision: SignedPosition | None
    draft: HeldBack | None
    claims: tuple[CheckedClaim, ...]
    others: tuple[OtherClaim, ...]
    positions: tuple[HeldPosition, ...]
    contacts: tuple[Contact, ...]
    warnings: tuple[Warned, ...]
    provenance: Provenance
    history_head: str = field(default="", compare=False)

    @property
    def sample(self) -> bool:
        """True where something of it is made up."""
        return self.provenance is Provenance.SAMPLE
