"""What needs a person: one thing, why, and the one step that is next."""

from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum

from oversight_app.domain.observations import Provenance
from oversight_app.domain.wording import Sentence


class Weight(IntEnum):
    """How pressing something is; what is greater comes first."""

    SOON = 0
    """To come, within the days that are looked ahead."""
    LOOK = 1
    """Worth a look: nothing is late."""
    LATE = 2
    """Overdue, missing or out of date."""
    FIRST = 3
    """Stands in the way of being believed: no backup, a source that can't be trusted."""


class Concern(StrEnum):
    """What it is about: its icon, and the word beside it."""

    OVERDUE = "overdue"
    LAPSING = "lapsing"
    RETURN = "return"
    SIGNAL = "signal"
    TARGET = "target"
    QUALITY = "quality"
    SAID = "said"
    """A position, claim or line to take that is past its review."""
    PUBLISH = "publish"
    PAPER = "paper"
    BACKUP = "backup"


@dataclass(frozen=True, slots=True)
class NextStep:
    """The one step that is next: ``words`` begin with a verb ("Ask the force"), ``go`` is where it
    is done, as ``Context.go_to`` takes it ("governance/in-date/vetting", "record/31")."""

    words: str
    go: str


@dataclass(frozen=True, slots=True)
class Snooze:
    """Something put off until a day, for a reason; it comes back early where there is more of it
    than ``weight``."""

    subject: str
    until: date
    reason: str
    weight: int
    snoozed_on: date
    snoozed_by: str

    def holds(self, today: date, weight: int) -> bool:
        """True while it is still put off."""
        return today < self.until and weight <= self.weight


def record_subject(act: str, kind: str, record_id: int) -> str:
    """Return the name of one thing that is to be done with one record."""
    return f"{act}:{kind}:{record_id}"


def is_about_record(subject: str, kind: str, record_id: int) -> bool:
    """Tell whether something that needs attention is about one record, whatever is to be done."""
    return subject.partition(":")[2] == f"{kind}:{record_id}"


@dataclass(frozen=True, slots=True)
class AttentionItem:
    """One thing that needs a person.

    ``subject`` is the name by which it is put off, the same for as long as it is the same thing.
    ``amount`` is how much there is of it (people out of date, months missing), at least 1.
    ``place`` is the page that it comes from, ``day`` by when it was or is due, None where it has
    none. ``detail`` says more in one line.
    """

    subject: str
    concern: Concern
    weight: Weight
    title: Sentence
    detail: Sentence
    step: NextStep
    place: str
    amount: int = 1
    day: date | None = None
    days_late: int = 0
    provenance: Provenance = Provenance.LOCAL
    snooze: Snooze | None = None
    """Until when and why it is put off, None where it is not."""


@dataclass(frozen=True, slots=True)
class BackupStanding:
    """How backups stand on this computer, which the workspace itself can't know.

    ``made_on`` is the day of the newest, None without one. ``folder`` is where they are kept.
    ``missing_since`` is the day since which that folder has not been seen, None while it is there.
    """

    made_on: date | None
    folder: str = ""
    missing_since: date | None = None
