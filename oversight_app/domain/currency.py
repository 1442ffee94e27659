"""Currency: what a volunteer must be in date with, and for how long each lasts.

Definitions: facts.md, measure catalogue, "Training currency, vetting currency": in date of those
requiring it. Vetting and training have an end that the list gives. The others have the day on
which they were last done; how long that lasts is the office's to set, in ``NEEDS`` and nowhere
else: no published rule was found.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from oversight_app.domain.periods import months_after

LAPSING = (30, 60, 90)
"""Days within which what lapses is counted; each count holds the one before."""


class State(StrEnum):
    """How one volunteer stands with one need on a day."""

    OVERDUE = "Overdue"
    LAPSES_30 = "Lapses within 30 days"
    LAPSES_60 = "Lapses in 31 to 60 days"
    LAPSES_90 = "Lapses in 61 to 90 days"
    IN_DATE = "In date"
    NOT_RECORDED = "Not recorded"
    NOT_NEEDED = "Not needed"

    @property
    def in_date(self) -> bool:
        """True for what is in date on the day, also where it lapses soon."""
        return self in _IN_DATE


_LAPSES = (State.LAPSES_30, State.LAPSES_60, State.LAPSES_90)
_LAPSING_STATES = tuple(zip(LAPSING, _LAPSES, strict=True))
_IN_DATE = frozenset({*_LAPSES, State.IN_DATE})


@dataclass(frozen=True, slots=True)
class Need:
    """Something a volunteer must be in date with.

    ``column`` is the date column of the status list. ``until``: it holds the last day on which it
    is in date; else the day on which it was done, which lasts ``months`` (None: for good).
    ``done`` completes "Of these, 74 are …". ``asked`` says of whom, ``lasts`` for how long.
    """

    id: str
    name: str
    done: str
    column: str
    asked: str
    lasts: str
    until: bool = False
    months: int | None = None

    @property
    def measure(self) -> str:
        """The id of the measure of its share in date."""
        return f"{self.id}-in-date"

    @property
    def lapsing(self) -> tuple[int, ...]:
        """The days of ``LAPSING`` that say something of it: none where it does not lapse, and
        not those within which nearly all of what lasts so short a time would lapse."""
        if self.until:
            return LAPSING
        return tuple(days for days in LAPSING if self.months and days < self.months * 30)

    def due(self, day: date | None) -> date | None:
        """Return the last day on which what the list says is in date; None: not said, or
        it does not lapse."""
        if day is None or self.until:
            return day
        return None if self.months is None else months_after(day, self.months)

    def state(self, said: date | None, day: date, vetting_status: str = "") -> State:
        """Return how a volunteer stands on a day, by what the list says in the need's column.

        Of vetting, a date that has passed counts for more than the words *in date*.
        """
        if self.id == "vetting":
            if vetting_status == "not-needed":
                return State.NOT_NEEDED
            if vetting_status in ("lapsed", "withdrawn"):
                return State.OVERDUE
            if said is None:
                return State.IN_DATE if vetting_status == "in-date" else State.NOT_RECORDED
        if said is None or (not self.until and said > day):
            # What was to be done after the day had not been done by then.
            return State.NOT_RECORDED
        due = self.due(said)
        if due is None:
            return State.IN_DATE
        left = (due - day).days
        if left < 0:
            return State.OVERDUE
        # Asked of every row of every list: no generator is made for it.
        for days, state in _LAPSING_STATES:
            if left <= days:
                return state
        return State.IN_DATE


_LISTED = "Everybody in post by the status list, in schemes whose list says anything of it"
_OFFICE = "the office’s own rule; no published one was found"

NEEDS: dict[str, Need] = {
    one.id: one
    for one in (
        Need(
            "vetting", "Vetting", "vetted", "vetting_until",
            "Everybody in post whose scheme asks vetting of volunteers, but for those whose list "
            "says that it is not needed; of cadets their leaders, by the monthly return",
            "Vetting lasts until the day that the list gives", until=True,
        ),
        Need(
            "training", "Training", "trained", "training_until", _LISTED,
            "Training lasts until the day that the list gives", until=True,
        ),
        Need(
            "supervision", "Supervision", "supervised", "supervision_last", _LISTED,
            f"A supervision lasts 3 months ({_OFFICE})", months=3,
        ),
        Need(
            "agreement", "Agreement", "under a signed agreement", "agreement_signed", _LISTED,
            f"A signed agreement does not lapse ({_OFFICE})",
        ),
        Need(
            "values", "Values check", "checked for their values", "values_check", _LISTED,
            f"A values check lasts 36 months ({_OFFICE})", months=36,
        ),
        Need(
            "welfare", "Welfare contact", "in contact about their welfare", "welfare_last",
            _LISTED, f"A welfare contact lasts 3 months ({_OFFICE})", months=3,
        ),
    )
}  # fmt: skip
"""In the order in which they are shown."""


@dataclass(slots=True)
class Tally:
    """How many stand how with one need on a day: of those who need it."""

    states: Counter[State] = field(default_factory=Counter)

    @classmethod
    def of(cls, states: Iterable[State]) -> "Tally":
        """Count some states."""
        return cls(Counter(states))

    @property
    def needing(self) -> int:
        """Those who need it: also those of whom nothing is recorded."""
        return sum(n for state, n in self.states.items() if state is not State.NOT_NEEDED)

    @property
    def in_date(self) -> int:
        """Those who are in date, also where it lapses soon."""
        return sum(n for state, n in self.states.items() if state.in_date)

    @property
    def overdue(self) -> int:
        """Those whose date has passed, or whose vetting is lapsed or withdrawn."""
        return self.states[State.OVERDUE]

    @property
    def not_recorded(self) -> int:
        """Those of whom the list says nothing."""
        return self.states[State.NOT_RECORDED]

    def within(self, days: int) -> int:
        """Those in date that lapse within so many days (30, 60 or 90)."""
        return sum(self.states[state] for up_to, state in _LAPSING_STATES if up_to <= days)

    @property
    def share(self) -> float | None:
        """Per cent in date of those who need it; None where nobody does."""
        return self.in_date / self.needing * 100 if self.needing else None


SUPERVISOR, CONSTABLE = "supervisor", "constable"
_SUPERVISING = frozenset(
    {
        "sergeant", "sgt", "ssgt", "inspector", "insp", "sinsp", "superintendent", "supt",
        "ssupt", "commander", "commandant", "chief", "officer-in-charge", "supervisor",
    }
)  # fmt: skip
_CONSTABLES = frozenset({"constable", "sc", "pc", "spc", "con"})


def rank_kind(rank: str) -> str:
    """Tell whether a printed rank is a supervisor's (sergeant and above), a constable's, or
    ("") neither is said."""
    words = set(rank.casefold().replace("/", " ").replace(".", " ").split())
    if words & _SUPERVISING:
        return SUPERVISOR
    return CONSTABLE if words & _CONSTABLES else ""
