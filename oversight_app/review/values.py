"""A measure's values for every force and date, worked out from the published figures."""

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from oversight_app.domain.measures import MEASURES, Measure, Shape
from oversight_app.domain.observations import Figure, Marker, Release
from oversight_app.store import figures
from oversight_app.store.workspace import Workspace

POPULATION = "population"


@dataclass(frozen=True, slots=True)
class Value:
    """One force's value on a date, with its parts. ``value`` is None where a part is missing;
    ``marker`` then says which kind of missing it is."""

    numerator: Figure | None
    denominator: Figure | None
    value: float | None
    marker: Marker | None = None

    @property
    def sources(self) -> tuple[Release, ...]:
        """The releases of its parts, the numerator's first, each once."""
        parts = (self.numerator, self.denominator)
        return tuple(dict.fromkeys(part.release for part in parts if part))


NOTHING = Value(None, None, None)


class Values:
    """All values of one measure; ``since`` is the earlier date of a change."""

    def __init__(self, ws: Workspace, measure: Measure, since: date | None = None) -> None:
        self.measure = measure
        self.since = since
        self._numerators = _by_body(
            figures.current(ws, measure.numerator or measure.id, sex=measure.numerator_sex)
        )
        self._denominators = (
            _by_body(figures.current(ws, measure.denominator))
            if measure.shape is Shape.RATIO
            else {}
        )
        days = {day for by_day in self._numerators.values() for day in by_day}
        if measure.shape is Shape.RATIO:
            days = {day for day in days if self._any_denominator(day)}
        self.dates = tuple(sorted(days, reverse=True))

    def _any_denominator(self, day: date) -> bool:
        return any(self._denominator(code, day) for code in self._denominators)

    def at(self, code: str, day: date) -> Value:
        """Return a force's value on a day; NOTHING where no release speaks of it."""
        numerator = self._numerators.get(code, {}).get(day)
        if numerator is None:
            return NOTHING
        match self.measure.shape:
            case Shape.OBSERVED:
                return Value(numerator, None, numerator.value, numerator.marker)
            case Shape.RATIO:
                return self._ratio(numerator, self._denominator(code, day))
            case _:
                earlier = self._numerators.get(code, {}).get(self.since) if self.since else None
                return self._change(numerator, earlier)

    def base(self, code: str, day: date) -> Value:
        """Return the count behind a change; for any other measure, its value."""
        if self.measure.shape in (Shape.CHANGE, Shape.CHANGE_PERCENT):
            numerator = self._numerators.get(code, {}).get(day)
            if numerator is None:
                return NOTHING
            return Value(numerator, None, numerator.value, numerator.marker)
        return self.at(code, day)

    def preferred(self, day: date) -> tuple[tuple[str, str], ...]:
        """Return (release title, reason) of each release preferred over a newer one among the
        parts of a day's values, the earlier counts of a change among them."""
        values = (self.at(code, day) for code in self._numerators)
        found = {
            (part.release.title, part.preferred_because): None
            for value in values
            for part in (value.numerator, value.denominator)
            if part and part.preferred_because
        }
        return tuple(found)

    def _denominator(self, code: str, day: date) -> Figure | None:
        """Return the denominator for a day; for residents, the latest on or before it."""
        known = self._denominators.get(code, {})
        if self.measure.denominator != POPULATION:
            return known.get(day)
        days = sorted(known)
        place = bisect_right(days, day)
        return known[days[place - 1]] if place else None

    def _ratio(self, numerator: Figure, denominator: Figure | None) -> Value:
        if denominator is None:
            return Value(numerator, None, None, Marker.NOT_AVAILABLE)
        missing = numerator.marker or denominator.marker
        if numerator.value is None or not denominator.value:
            return Value(numerator, denominator, None, missing or Marker.NOT_AVAILABLE)
        value = numerator.value / denominator.value * self.measure.scale
        return Value(numerator, denominator, value)

    def _change(self, later: Figure, earlier: Figure | None) -> Value:
        if earlier is None:
            return Value(later, None, None, Marker.NOT_AVAILABLE)
        if later.value is None or earlier.value is None:
            return Value(later, earlier, None, later.marker or earlier.marker)
        change = later.value - earlier.value
        if self.measure.shape is Shape.CHANGE:
            return Value(later, earlier, change)
        if earlier.value == 0:
            return Value(later, earlier, None, Marker.NOT_AVAILABLE)
        return Value(later, earlier, change / earlier.value * self.measure.scale)


def _by_body(found: tuple[Figure, ...]) -> dict[str, dict[date, Figure]]:
    by_body: dict[str, dict[date, Figure]] = defaultdict(dict)
    for figure in found:
        by_body[figure.body][figure.as_at] = figure
    return by_body


def year_before(day: date, dates: tuple[date, ...]) -> date | None:
    """Return the date one year earlier where there is one, or else the newest earlier date."""
    earlier = [other for other in dates if other < day]
    same_day = [other for other in earlier if (other.month, other.day) == (day.month, day.day)]
    wanted = [other for other in same_day if other.year == day.year - 1]
    return max(wanted or same_day or earlier, default=None)


def numerator_measure(measure: Measure) -> Measure:
    """Return the observed measure that a measure counts."""
    return MEASURES[measure.numerator or measure.id]
