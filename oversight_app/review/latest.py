"""The latest figure of any measure that a record names, with its target and what it shows.

Published figures are of the home force, returns of a scheme, the office's own work of the office.
A yearly published figure gets no verdict: it says how it moved since the year before.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache

from oversight_app.domain.annotations import SeriesKey, SeriesTarget
from oversight_app.domain.currency import NEEDS
from oversight_app.domain.findings import Cell, Origin, Status, Table
from oversight_app.domain.measures import MEASURES, Direction, Shape
from oversight_app.domain.observations import Provenance
from oversight_app.domain.periods import PeriodKind, written_date, written_month
from oversight_app.domain.schemes import BLANK
from oversight_app.domain.small_numbers import NO_COUNTING, Counting
from oversight_app.domain.wording import Quantity
from oversight_app.review import activity_situation as activity
from oversight_app.review import measure_names as names
from oversight_app.review.activity_counts import PeopleBehind
from oversight_app.review.activity_origin import origin_of
from oversight_app.review.activity_selection import BLANK_IN_KEY, ActivitySelection
from oversight_app.review.activity_situation import last_whole_month
from oversight_app.review.activity_wording import TARGETS, quantity, variation_status
from oversight_app.review.counts import Ledger
from oversight_app.review.currency_situation import (
    CurrencySelection,
    CurrencySituation,
    currency_situation,
)
from oversight_app.review.currency_tables import everything_table, need_table, ranks
from oversight_app.review.currency_words import origin as currency_origin
from oversight_app.review.measure_names import NamedMeasure, named, series_of
from oversight_app.review.office_measures import office_measures, office_origin
from oversight_app.review.targets import target_on
from oversight_app.review.values import Values, year_before
from oversight_app.store import annotations, schemes, targets
from oversight_app.store.activity_sources import local_provenance
from oversight_app.store.office import office
from oversight_app.store.workspace import Workspace

ADDED_UP = frozenset({"hours", "attendances", "visits"})
"""Measures of returns that may be summed over schemes; people may not."""
NO_FIGURE = Status("No figure", "unknown")
BY_SCHEME = Status("Name a scheme", "unknown")


@dataclass(frozen=True, slots=True)
class TargetSet:
    """A target in a measure's history: who set it, when and where. ``value`` None retires it."""

    set_on: date
    value: float | None
    by: str
    source: str
    id: int
    published: bool
    """True for a target of a published measure, which has a table of its own."""


@dataclass(frozen=True, slots=True)
class Latest:
    """The newest figure of a measure up to a day. ``on`` says of when it is, in words;
    ``history`` are all targets set, the earliest first."""

    measure: NamedMeasure
    value: Cell = None
    on: str = ""
    shows: Status = NO_FIGURE
    target: Cell = None
    against: Status | None = None
    history: tuple[TargetSet, ...] = ()
    origin: Origin | None = None
    provenance: Provenance = Provenance.LOCAL
    counting: Counting = NO_COUNTING
    """The counts of people that the figure is made of, and how they add up."""


class LatestFigures:
    """Answers for one measure after another as at ``day``, reading each part once; to be used
    inside a snapshot."""

    def __init__(self, ws: Workspace, day: date) -> None:
        self._ws, self._day = ws, day
        self._names = {one.code: one.name for one in schemes.all_schemes(ws)}
        self._home = office(ws).home_force
        self._situation = cache(self._read_situation)
        self._set = cache(lambda: annotations.targets(ws))
        self._currency = cache(
            lambda need, scheme: currency_situation(ws, CurrencySelection(need, scheme, day))
        )
        self._office = cache(lambda: office_measures(ws, day))

    def of(self, figure: str) -> Latest:
        """Return the latest figure of what a record names."""
        measure = named(figure, self._names)
        match measure.group:
            case names.PUBLISHED:
                return self._published(measure)
            case names.RETURNED:
                return self._returned(measure)
            case names.IN_DATE:
                return self._in_date(measure)
            case names.OWN_WORK:
                return self._own_work(measure)
        return Latest(measure)

    def _published(self, measure: NamedMeasure) -> Latest:
        of = MEASURES[measure.id]
        values = Values(self._ws, of)
        goals = targets.targets(self._ws, measure.id, self._home)
        history = tuple(
            TargetSet(one.set_on, one.value, one.set_by, one.source, one.id, True) for one in goals
        )
        goal = target_on(tuple(one for one in goals if one.set_on <= self._day), self._day)
        target = goal.value if goal else None
        for day in (one for one in values.dates if one <= self._day):
            if of.shape in (Shape.CHANGE, Shape.CHANGE_PERCENT):
                values.since = year_before(day, values.dates)
            found = values.at(self._home, day)
            if found.value is None:
                continue
            before = year_before(day, values.dates)
            then = values.at(self._home, before).value if before else None
            changed = of.shape in (Shape.CHANGE, Shape.CHANGE_PERCENT)
            shows = Status("", "no-change")
            if not changed and before is not None and then is not None:
                shows = _moved(measure, found.value - then, before, day)
            return Latest(
                measure, Quantity(found.value, of.unit, of.decimals), written_date(day), shows,
                _written(measure, target), _against(measure, found.value, target), history,
                provenance=Provenance.PUBLISHED,
            )  # fmt: skip
        return Latest(measure, target=_written(measure, target), history=history)

    def _returned(self, measure: NamedMeasure) -> Latest:
        key = series_of(measure.id)
        history, target = self._targets(key)
        found = self._situation(key.measure, key.district, key.activity, key.status)
        plain = Latest(measure, target=_written(measure, target), history=history)
        if found is None or (key.scheme and key.scheme not in found.lines):
            return plain
        on = written_month(found.now)
        if not key.scheme:
            return self._over_schemes(plain, found, on)
        value = found.value(key.scheme)
        if value is None:
            return plain
        ledger = Ledger()
        behind = PeopleBehind(found.figures, found.selection)
        return Latest(
            measure,
            behind.figure(found.measure, key.scheme, found.months, ledger),
            on,
            variation_status(found.shown(key.scheme), measure.direction),
            plain.target,
            TARGETS[found.assurance(key.scheme)] if target is not None else None,
            history,
            origin_of(self._ws, found, key.scheme),
            local_provenance(self._ws),
            ledger.counting,
        )

    def _over_schemes(self, plain: Latest, found: activity.Situation, on: str) -> Latest:
        """A measure as a whole: added up where that means anything."""
        measure = plain.measure
        if found.measure.id not in ADDED_UP:
            return Latest(
                measure, None, "", BY_SCHEME, plain.target, history=plain.history,
                provenance=local_provenance(self._ws),
            )  # fmt: skip
        known = [n for one in found.schemes if (n := found.value(one.code)) is not None]
        if not known:
            return plain
        total = sum(known)
        return Latest(
            measure, quantity(found.measure, total), on, Status("All schemes", "volunteers"),
            plain.target, _against(measure, total, _number(plain.target)), plain.history,
            provenance=local_provenance(self._ws),
        )  # fmt: skip

    def _in_date(self, measure: NamedMeasure) -> Latest:
        key = series_of(measure.id)
        history, target = self._targets(key)
        need = next((one for one in NEEDS.values() if one.measure == key.measure), None)
        found = self._currency(need.id if need else "vetting", key.scheme)
        plain = Latest(measure, target=_written(measure, target), history=history)
        if found is None:
            return plain
        value = _ratio(found, key.scheme) if need is None else _share(found, key.scheme)
        if value is None:
            return plain
        judged = need is not None and bool(key.scheme)
        table = need_table(found) if need is not None else everything_table(found)
        column = "share" if need is not None else "ratio"
        made_of = _counts_in(table, column, key.scheme)
        return Latest(
            measure,
            Quantity(value, measure.unit, measure.decimals, counts=made_of),
            written_date(found.day),
            variation_status(found.shown(key.scheme), measure.direction)
            if judged
            else Status("" if key.scheme else "All schemes", "volunteers"),
            plain.target,
            TARGETS[found.assurance(key.scheme)]
            if judged and target is not None
            else _against(measure, value, target),
            history,
            currency_origin(self._ws, found) if judged else None,
            local_provenance(self._ws),
            table.counting,
        )

    def _own_work(self, measure: NamedMeasure) -> Latest:
        history, target = self._targets(SeriesKey(measure.id))
        answer = self._office()
        line = answer.lines[measure.id]
        value = line.figure.value
        return Latest(
            measure,
            None if value is None else Quantity(value, measure.unit, measure.decimals),
            written_date(answer.today) if value is not None else "",
            variation_status(line.shown, measure.direction),
            _written(measure, target),
            TARGETS[line.reliance] if target is not None else None,
            history,
            office_origin(answer, measure.id),
            answer.provenance,
        )

    def _targets(self, key: SeriesKey) -> tuple[tuple[TargetSet, ...], float | None]:
        """Return all targets of a series, and the value of the one in force on the day."""
        mine = [one for one in self._set() if one.series == key]
        held: list[SeriesTarget] = [one for one in mine if one.set_on <= self._day]
        history = tuple(
            TargetSet(one.set_on, one.value, one.set_by, one.source, one.id, False) for one in mine
        )
        return history, held[-1].value if held else None

    def _read_situation(
        self, measure: str, district: str, activity_: str, status: str
    ) -> activity.Situation | None:
        return activity.situation(
            self._ws,
            ActivitySelection(
                districts=_codes(district),
                activities=_codes(activity_),
                statuses=_codes(status),
                measure=measure,
                period_kind=PeriodKind.MONTH,
                period=last_whole_month(self._day),
            ),
        )


def _share(found: CurrencySituation, scheme: str) -> float | None:
    """The share in date of a scheme, or of all that are asked for it, in per cent."""
    tallies = [
        found.of(one.code).tally
        for one in found.schemes
        if scheme in ("", one.code) and found.of(one.code).asked
    ]
    needing = sum(tally.needing for tally in tallies)
    return sum(tally.in_date for tally in tallies) / needing * 100 if needing else None


def _ratio(found: CurrencySituation, scheme: str) -> float | None:
    """Supervisors for each constable by the ranks of those listed."""
    supervisors, constables = ranks([one for one in found.in_post if scheme in ("", one.scheme)])
    return supervisors / constables if constables else None


def _counts_in(table: Table, column: str, scheme: str) -> tuple[str, ...]:
    """Return the counts that a column's figures are made of: of a scheme, or of all of them."""
    place = next(at for at, one in enumerate(table.columns) if one.key == column)
    cells = [row.cells[place] for row in table.rows if scheme in ("", row.key)]
    made_of = [key for one in cells if isinstance(one, Quantity) for key in one.counts]
    return tuple(dict.fromkeys(made_of))


def _codes(written: str) -> tuple[str, ...]:
    """Read one part of a series’ key."""
    return tuple(BLANK if one == BLANK_IN_KEY else one for one in written.split("+") if one)


def _written(measure: NamedMeasure, value: float | None) -> Cell:
    if value is None:
        return None
    return Quantity(value, measure.unit, measure.decimals or (1 if value % 1 else 0))


def _number(cell: Cell) -> float | None:
    return cell.value if isinstance(cell, Quantity) else None


def _moved(measure: NamedMeasure, change: float, since: date, until: date) -> Status:
    """How a yearly figure moved, without a verdict."""
    by = Quantity(abs(change), measure.unit, measure.decimals)
    if not by.value or float(f"{by.value:.{measure.decimals}f}") == 0:
        return Status(f"As on {written_date(since)}", "no-change")
    up = change > 0
    words = str(by).removesuffix("%") + (" pts" if str(by).endswith("%") else "")
    side = "Up" if up else "Down"
    year = (since.year + 1, since.month, since.day) == (until.year, until.month, until.day)
    span = "in a year" if year else f"since {written_date(since)}"
    return Status(f"{side} {words} {span}", "higher" if up else "lower")


def _against(measure: NamedMeasure, value: float, target: float | None) -> Status | None:
    """How far one figure is from its target; which way is wanted where the measure says so, else
    the target is the least that is wanted."""
    if target is None:
        return None
    gap = target - value if measure.direction is not Direction.LOWER else value - target
    if gap <= 0:
        return Status("Target met", "target-meets")
    short = Quantity(gap, measure.unit, measure.decimals)
    words = "over" if measure.direction is Direction.LOWER else "short"
    return Status(f"{short} {words}", "target-misses")
