"""The figures that are found by what they are of, and by what they say.

Published figures of every force and day, figures of returns by scheme and month, what volunteers
are in date with, the office's own work, and targets. They are worked out once for a state of the
workspace, by the same functions as the pages'.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from oversight_app.domain.annotations import SeriesKey
from oversight_app.domain.currency import NEEDS, Need
from oversight_app.domain.local_measures import LOCAL_MEASURES
from oversight_app.domain.measures import MEASURES, Shape, Unit
from oversight_app.domain.periods import Period, PeriodKind, written_date, written_month
from oversight_app.domain.wording import Quantity
from oversight_app.review import activity_situation
from oversight_app.review.activity_selection import ActivitySelection
from oversight_app.review.currency_situation import (
    CurrencySelection,
    CurrencySituation,
    currency_situation,
)
from oversight_app.review.decimals import quantity_with
from oversight_app.review.find_anything_query import Figure
from oversight_app.review.find_anything_things import SHOWN_WITH, force_address
from oversight_app.review.latest import ADDED_UP
from oversight_app.review.measure_names import CATALOGUE, figure_id, series_of
from oversight_app.review.office_measures import office_measures
from oversight_app.review.values import Values, year_before
from oversight_app.store import annotations, bodies, targets
from oversight_app.store.office import office
from oversight_app.store.workspace import Workspace

_EXACT = 1e-9


@dataclass(frozen=True, slots=True)
class Known:
    """One figure: a measure, of a force or scheme (its code, "" for the office or all), on a day
    or in a month. ``day`` is the last day that it is of, ``on`` that in words; ``target`` is True
    where it is a target that was set then."""

    measure: str
    place: str
    value: float
    day: date
    on: str
    go: str
    target: bool = False

    def written(self, decimals: int | None) -> str:
        """Return the figure as pages write it; ``decimals`` are those that the office chose."""
        of = CATALOGUE[self.measure]
        value = Quantity(self.value, of.unit, of.decimals)
        return str(value if decimals is None else quantity_with(value, decimals))

    @property
    def small(self) -> bool:
        """True where it counts people of a return, or shares of them."""
        return CATALOGUE[self.measure].sensitive

    def says(self, figure: Figure) -> bool:
        """Tell whether it is what was typed: as it is written, or to the decimals typed."""
        of = CATALOGUE[self.measure]
        if figure.pounds or (figure.percent and of.unit is not Unit.PERCENT):
            return False
        decimals = figure.decimals or of.decimals
        return abs(round(self.value, decimals) - figure.value) < _EXACT


class FigureTable:
    """All figures of a workspace; ``home`` is the code of the home force, ``decimals`` those that
    the office chose."""

    def __init__(self, found: Sequence[Known], home: str, decimals: int | None = None) -> None:
        self.home, self.decimals = home, decimals
        self._found = sorted(found, key=lambda one: one.value)
        self._values = [one.value for one in self._found]
        self._latest: dict[tuple[str, str], Known] = {}
        for one in found:
            before = self._latest.get((one.measure, one.place))
            if not one.target and (before is None or before.day < one.day):
                self._latest[one.measure, one.place] = one

    def __len__(self) -> int:
        return len(self._found)

    def latest(self, measure: str, place: str) -> Known | None:
        """Return the newest figure of a measure and a force or scheme."""
        return self._latest.get((measure, place))

    def used(self, figure: Figure) -> list[Known]:
        """Return where a figure stands: of the home force and its schemes first, the newest
        first."""
        near = 0.5001 if not figure.decimals else 0.5001 * 10**-figure.decimals
        first = bisect_left(self._values, figure.value - near)
        last = bisect_right(self._values, figure.value + near)
        found = [one for one in self._found[first:last] if one.says(figure)]
        order = list(CATALOGUE)
        found.sort(key=lambda one: (one.day, -order.index(one.measure)), reverse=True)
        found.sort(key=lambda one: self._away(one))
        return found

    def _away(self, one: Known) -> bool:
        return one.measure in SHOWN_WITH and one.place != self.home


def published(ws: Workspace) -> list[Known]:
    """Return what releases say of each force and day, and what follows from it."""
    with ws.snapshot():
        codes = [one.code for one in bodies.all_bodies(ws)]
        home = office(ws).home_force
        found = [one for measure in SHOWN_WITH for one in _published(ws, measure, codes)]
        for measure, shown_with in SHOWN_WITH.items():
            found += [
                Known(measure, home, goal.value, goal.set_on,
                      f"Target set on {written_date(goal.set_on)}",
                      force_address(shown_with, home), True)
                for goal in targets.targets(ws, measure, home)
                if goal.value is not None
            ]  # fmt: skip
    return found


def returned(ws: Workspace) -> list[Known]:
    """Return what returns say of each scheme: by month, and what volunteers are in date with."""
    with ws.snapshot():
        found = [one for measure in LOCAL_MEASURES for one in _returned(ws, measure)]
        for need in NEEDS.values():
            situation = currency_situation(ws, CurrencySelection(need.id), months=False)
            if situation is None:
                break
            found += _in_date(need, situation)
        for goal in annotations.targets(ws):
            named = CATALOGUE.get(goal.series.measure)
            if goal.value is not None and named is not None:
                key = figure_id(named.id, goal.series.scheme)
                go = f"{named.place}/{named.tab}/{goal.series if named.by_scheme else named.id}"
                found.append(
                    Known(named.id, series_of(key).scheme, goal.value, goal.set_on,
                          f"Target set on {written_date(goal.set_on)}", go, True)
                )  # fmt: skip
    return found


def own_work(ws: Workspace) -> list[Known]:
    """Return what the office is asked about its own work, as it stands."""
    answer = office_measures(ws)
    return [
        Known(id_, "", line.figure.value, answer.today, written_date(answer.today),
              CATALOGUE[id_].address)
        for id_, line in answer.lines.items()
        if line.figure.value is not None
    ]  # fmt: skip


def _published(ws: Workspace, measure: str, codes: Sequence[str]) -> Iterator[Known]:
    of = MEASURES[measure]
    values = Values(ws, of)
    changed = of.shape in (Shape.CHANGE, Shape.CHANGE_PERCENT)
    for day in values.dates:
        if changed:
            values.since = year_before(day, values.dates)
        on = written_date(day)
        for code in codes:
            value = values.at(code, day).value
            if value is not None:
                go = force_address(SHOWN_WITH[measure], code, day.isoformat())
                yield Known(measure, code, value, day, on, go)


def _returned(ws: Workspace, measure: str) -> Iterator[Known]:
    found = activity_situation.situation(
        ws, ActivitySelection(measure=measure, period_kind=PeriodKind.MONTH)
    )
    if found is None:
        return
    for scheme, line in found.lines.items():
        for month, value in enumerate(line.values, line.first):
            if value is not None:
                yield _of_month(measure, scheme, month, value)
    known = [value for one in found.schemes if (value := found.value(one.code)) is not None]
    if measure in ADDED_UP and known:
        yield _of_month(measure, "", found.now, sum(known))


def _in_date(need: Need, situation: CurrencySituation) -> Iterator[Known]:
    """Yield the share of each scheme's volunteers that are in date, and that of all of them."""
    on = written_date(situation.day)
    held = {one.code: situation.of(one.code) for one in situation.schemes}
    tallies = {code: one.tally for code, one in held.items() if one.asked and one.tally.needing}
    for code, tally in tallies.items():
        go = f"governance/currency/{SeriesKey(need.measure, code)}"
        share = tally.in_date / tally.needing * 100
        yield Known(need.measure, code, share, situation.day, on, go)
    if tallies:
        every = sum(one.in_date for one in tallies.values())
        share = every / sum(one.needing for one in tallies.values()) * 100
        go = f"governance/currency/{need.measure}"
        yield Known(need.measure, "", share, situation.day, on, go)


def _of_month(measure: str, scheme: str, month: int, value: float) -> Known:
    return Known(
        measure, scheme, value, Period(PeriodKind.MONTH, month).last_day, written_month(month),
        f"activity/activity/{SeriesKey(measure, scheme)}/{month}",
    )  # fmt: skip
