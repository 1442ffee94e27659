"""The words that the parts of the Volunteer activity answer share."""

from collections.abc import Sequence

from oversight_app.domain.findings import Status
from oversight_app.domain.local_measures import LocalMeasure
from oversight_app.domain.measures import Direction, Unit
from oversight_app.domain.periods import Period, PeriodKind, month_of, written_months
from oversight_app.domain.small_numbers import Count
from oversight_app.domain.spc import Assurance, Signal, Variation
from oversight_app.domain.wording import Quantity, Sentence, Slot
from oversight_app.review.counts import figure

_FEW_HOURS = 100
"""Hours from which on a figure is written in whole ones."""
_FEW_PEOPLE = 10
"""A share of fewer people, or an average over them, is moved by one of them."""
_JUDGED = (Variation.NONE, Variation.HIGHER, Variation.LOWER)
ALL_DIRECTIONS = {
    Variation.NONE: Status("No real change", "no-change"),
    Variation.HIGHER: Status("Higher", "higher", strong=True),
    Variation.LOWER: Status("Lower", "lower", strong=True),
    Variation.TOO_FEW: Status("Too few months", "too-few"),
    Variation.NOT_COLLECTED: Status("Not collected", "unknown"),
}
TARGETS = {
    Assurance.MET: Status("Reliably met", "target-meets"),
    Assurance.MISSED: Status("Reliably missed", "target-misses", strong=True),
    Assurance.HIT_AND_MISS: Status("Hit and miss", "target-hit-and-miss"),
    Assurance.NO_TARGET: Status("No target", "target-none"),
    Assurance.TOO_FEW: Status("Too few months", "too-few"),
}
SIGNALS = {
    Signal.OUTSIDE: "outside the usual range",
    Signal.SHIFT: "one of seven or more months on one side of the average",
    Signal.TREND: "one of seven or more months in a row that rise or fall",
    Signal.NEAR: "one of two months out of three that are near a limit",
}
METHOD = (
    "The usual range is the average of the months, give or take 2.66 times the average change "
    "from one month to the next (an XmR chart). A month is higher or lower than usual where it is "
    "outside that range, or belongs to seven months on one side of the average, to seven that "
    "rise or fall in a row, or to two of three near a limit. Everything else is no real change."
)


def few_people(of: str, people: Count | None, shown: Variation) -> list[Sentence]:
    """Say of a share or an average that has a verdict, and few people below the line, how far
    the verdict goes. It changes neither the limits nor the verdict."""
    if not people or not 0 < people.value < _FEW_PEOPLE or shown not in _JUDGED:
        return []
    slots: dict[str, Slot] = {"of": of, "people": figure(people)}
    return [
        Sentence(
            "{of}: few people ({people}): a single person moves it.",
            slots,
            "{of}: few people: a single person moves it.",
        )
    ]


def variation_status(shown: Variation, direction: Direction) -> Status:
    """Return the word and icon of a verdict: better or worse only where a direction is."""
    if direction is Direction.NEITHER or shown not in (Variation.HIGHER, Variation.LOWER):
        return ALL_DIRECTIONS[shown]
    good = (shown is Variation.HIGHER) == (direction is Direction.HIGHER)
    words = "above" if shown is Variation.HIGHER else "below"
    return Status(
        f"Getting {'better' if good else 'worse'}: {words} the usual range",
        "better" if good else "worse",
        strong=True,
    )


def quantity(measure: LocalMeasure, value: float | None, *, signed: bool = False) -> Quantity:
    """Write a value of a measure. A few hours get the decimals that the records behind them add
    up to; an average of few people gets one."""
    decimals = measure.decimals
    if not decimals and value is not None:
        if measure.id == "hours" and abs(value) < _FEW_HOURS:
            decimals = hour_decimals(value * 60)
        elif measure.id == "active":
            decimals = int(abs(value) < _FEW_PEOPLE and value != int(value))
    return Quantity(value, measure.unit, decimals, signed=signed)


def hours(minutes: float) -> Quantity:
    """Write minutes as hours, as ``quantity`` does."""
    value = minutes / 60
    few = value < _FEW_HOURS
    return Quantity(value, Unit.COUNT, hour_decimals(minutes) if few else 0)


def hour_decimals(minutes: float) -> int:
    """Return how many decimals hours need, two at the most, as a record's are written."""
    whole = round(minutes)
    return 0 if whole % 60 == 0 else 1 if whole % 6 == 0 else 2


def exact_hours_words(minutes: int) -> str:
    """Return ``407.75 hours``: what records under it are seen to add up to, however many."""
    written = Quantity(minutes / 60, Unit.COUNT, hour_decimals(minutes))
    return f"{written} {'hour' if minutes == 60 else 'hours'}"


def hours_words(minutes: float) -> str:
    """Return ``148 hours``, ``0.5 hours`` or ``1 hour``."""
    return f"{hours(minutes)} {'hour' if minutes == 60 else 'hours'}"


def listed(names: Sequence[str]) -> str:
    """Return ``one, two and three``; at least one name is there."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def possessive(name: str) -> str:
    """Return a name before a noun: ``Scrutiny panels’``, ``Community Speedwatch``."""
    return f"{name}’" if name.endswith("s") else name


def period_words(kind: PeriodKind, index: int) -> str:
    """Return a period in full: ``October 2022``, ``July to September 2022``,
    ``April 2021 to March 2022``."""
    period = Period(kind, index)
    return written_months(period.first_month, month_of(period.last_day))


def period_choice(kind: PeriodKind, index: int) -> str:
    """Return a period as a filter offers it: quarters and years with their number."""
    words = period_words(kind, index)
    return words if kind is PeriodKind.MONTH else f"{words} ({Period(kind, index)})"
