"""The lines of the Overview: each measure at its latest, beside the end of the quarter before, with
the run of figures that it stands in.

Of returns that is the newest month with a figure, of lists and the office's own work today, of
published figures the newest date. Whether it is usual is judged as its own page judges it.
"""

from collections.abc import Sequence
from datetime import date
from functools import cache

from oversight_app.domain.annotations import SeriesKey
from oversight_app.domain.currency import NEEDS, Need
from oversight_app.domain.findings import Sparkline
from oversight_app.domain.local_measures import LOCAL_MEASURES
from oversight_app.domain.measures import MEASURES, Direction, Unit
from oversight_app.domain.observations import Provenance
from oversight_app.domain.periods import (
    Period,
    PeriodKind,
    written_date,
    written_month,
)
from oversight_app.domain.spc import Variation
from oversight_app.domain.wording import Quantity
from oversight_app.review.activity_counts import PeopleBehind
from oversight_app.review.activity_selection import ActivitySelection
from oversight_app.review.activity_series import Series
from oversight_app.review.activity_situation import (
    IN_SPARKLINE,
    Decided,
    Situation,
    decisions,
    last_whole_month,
    situation,
)
from oversight_app.review.activity_wording import TARGETS, variation_status
from oversight_app.review.counts import Ledger
from oversight_app.review.currency_people import in_date, of_month
from oversight_app.review.currency_situation import (
    CurrencySelection,
    CurrencySituation,
    currency_situation,
)
from oversight_app.review.latest import LatestFigures
from oversight_app.review.matrix_lines import YEARLY, MatrixLine
from oversight_app.review.measure_names import (
    IN_DATE,
    PUBLISHED,
    RETURNED,
    NamedMeasure,
    series_of,
)
from oversight_app.review.office_measures import OfficeAnswer, office_measures
from oversight_app.review.values import Values, year_before
from oversight_app.store.activity_sources import local_provenance
from oversight_app.store.office import office
from oversight_app.store.workspace import Workspace

_LOOK_BACK = 12
"""Months back in which a series is still looked for its latest figure."""


def end_before(month: int) -> int:
    """Return the last month of the quarter before the one that a month is in."""
    day = Period(PeriodKind.MONTH, month).first_day
    quarter = Period.containing(day, PeriodKind.QUARTER)
    return quarter.first_month - 1


class LatestLines:
    """Answers for each of some measures, reading each part once; to be used inside a snapshot."""

    def __init__(self, ws: Workspace, measures: Sequence[NamedMeasure]) -> None:
        self._ws, self._today = ws, ws.today()
        self.month = last_whole_month(self._today)
        """The newest month that has ended."""
        self._latest = LatestFigures(ws, self._today)
        self._local = local_provenance(ws)
        self._decided: Decided = decisions(ws)
        self._home = office(ws).home_force
        self._schemes: dict[str, list[str]] = {}
        for one in measures:
            key = series_of(one.id)
            self._schemes.setdefault(key.measure, []).append(key.scheme)
        self._situation = cache(self._read_situation)
        self._currency = cache(
            lambda need: currency_situation(ws, CurrencySelection(need, day=self._today))
        )
        self._office = cache(lambda day: office_measures(ws, day))

    def line(self, measure: NamedMeasure) -> MatrixLine:
        """Return a measure's line; without a value where it has no figure."""
        match measure.group:
            case group if group == PUBLISHED:
                return self._published(measure)
            case group if group == RETURNED:
                return self._returned(measure)
            case group if group == IN_DATE:
                return self._in_date(measure)
        return self._own_work(measure)

    def _published(self, measure: NamedMeasure) -> MatrixLine:
        of = MEASURES[measure.id]
        latest = self._latest.of(measure.id)
        plain = MatrixLine(measure, "Published", provenance=Provenance.PUBLISHED)
        if not isinstance(latest.value, Quantity):
            return plain
        values = Values(self._ws, of)

        def at(day: date) -> float | None:
            values.since = year_before(day, values.dates)
            return values.at(self._home, day).value

        days = [day for day in reversed(values.dates) if day <= self._today]
        run = [(day, at(day)) for day in days]
        while run and run[-1][1] is None:
            run.pop()
        while run and run[0][1] is None:
            run.pop(0)
        on_day = run[-1][0]
        earlier = year_before(on_day, values.dates)
        then = at(earlier) if earlier else None
        target = latest.target if isinstance(latest.target, Quantity) else None
        return MatrixLine(
            measure, "Published", latest.value, latest.on, on_day,
            None if then is None else Quantity(then, of.unit, of.decimals),
            written_date(earlier) if earlier and then is not None else "",
            YEARLY, YEARLY, target, latest.against, Provenance.PUBLISHED,
            spark=Sparkline(
                tuple(value for _, value in run), written_date(run[0][0]), written_date(on_day)
            ),
            go=measure.address,
        )  # fmt: skip

    def _returned(self, measure: NamedMeasure) -> MatrixLine:
        key = series_of(measure.id)
        found = self._situation(key.measure)
        plain = MatrixLine(measure, "Returns", provenance=self._local)
        if found is None or key.scheme not in found.lines:
            return plain
        series = found.lines[key.scheme]
        month = _newest(series, self.month)
        if month is None:
            return plain
        compared, ledger = end_before(month), Ledger()
        people = PeopleBehind(found.figures, found.selection)
        of = LOCAL_MEASURES[key.measure]
        value, earlier = (
            people.figure(of, key.scheme, (one,), ledger) if series.at(one) is not None else None
            for one in (month, compared)
        )
        target = self._target(series.key, Period(PeriodKind.MONTH, month).last_day)
        return MatrixLine(
            measure, plain.source,
            value if isinstance(value, Quantity) else None,
            written_month(month), Period(PeriodKind.MONTH, month).last_day,
            earlier if isinstance(earlier, Quantity) else None, written_month(compared),
            variation_status(series.shown_in(month), measure.direction),
            variation_status(_shown(series, compared), measure.direction),
            _written(measure, target),
            TARGETS[series.assurance_in(month, target, measure.direction)]
            if target is not None else None,
            self._local, ledger.counting,
            spark=spark_of(series, month, measure.direction, measure.unit),
            month=month,
            note=self._note(series, month),
            go=measure.address,
        )  # fmt: skip

    def _in_date(self, measure: NamedMeasure) -> MatrixLine:
        key = series_of(measure.id)
        need = next((one for one in NEEDS.values() if one.measure == key.measure), None)
        plain = MatrixLine(measure, "Lists", provenance=self._local)
        found = self._currency(need.id) if need else None
        if need is None or found is None or not found.of(key.scheme).asked:
            return plain
        compared, ledger = end_before(self.month), Ledger()
        value = in_date(found.of(key.scheme), found.list_days, found.day, ledger).share
        earlier = self._share_then(need, key.scheme, compared, found, ledger)
        compared_day = Period(PeriodKind.MONTH, compared).last_day
        series, target = found.lines.get(key.scheme), found.target(key.scheme)
        return MatrixLine(
            measure, plain.source, value, written_date(found.day), found.day, earlier,
            written_date(compared_day),
            variation_status(found.shown(key.scheme), measure.direction),
            variation_status(_shown(series, compared), measure.direction),
            _written(measure, target),
            TARGETS[found.assurance(key.scheme)] if target is not None else None,
            self._local, ledger.counting,
            spark=spark_of(series, found.now, measure.direction, measure.unit)
            if series else None,
            month=found.now,
            note=self._note(series, found.now) if series else "",
            go=measure.address,
        )  # fmt: skip

    def _share_then(
        self, need: Need, scheme: str, month: int, found: CurrencySituation, ledger: Ledger
    ) -> Quantity | None:
        tally = found.tallies.get(scheme, {}).get(month)
        if tally is None or not tally.needing:
            return None
        led = found.of(scheme).leaders is not None
        return of_month(need, scheme, month, tally, found.list_days, ledger, led=led).share

    def _own_work(self, measure: NamedMeasure) -> MatrixLine:
        compared = end_before(self.month)
        then_day = Period(PeriodKind.MONTH, compared).last_day
        now, then = self._office(self._today), self._office(then_day)
        line = now.lines[measure.id]
        target = line.target.value if line.target else None
        return MatrixLine(
            measure, "Office", _own(measure, now), written_date(now.today), now.today,
            _own(measure, then), written_date(then_day),
            variation_status(line.shown, measure.direction),
            variation_status(_shown(line.series, compared), measure.direction),
            _written(measure, target),
            TARGETS[line.reliance] if target is not None else None,
            now.provenance,
            spark=spark_of(line.series, line.month, measure.direction, measure.unit),
            month=line.month,
            note=self._note(line.series, line.month),
            go=measure.address,
        )  # fmt: skip

    def _target(self, key: SeriesKey, day: date) -> float | None:
        held = [one for one in self._decided.targets if one.series == key and one.set_on <= day]
        return max(held, key=lambda one: (one.set_on, one.id)).value if held else None

    def _note(self, series: Series, month: int) -> str:
        """The newest note on the months shown, or the newest re-base of the limits."""
        since = month - IN_SPARKLINE + 1
        notes = [
            (one.month, one.noted_on, f"{written_month(one.month)}: {one.words}")
            for one in self._decided.notes
            if one.series == series.key and since <= one.month <= month
        ] + [
            (
                one.from_month, one.decided_on,
                f"Limits reset from {written_month(one.from_month)}: {one.name}",
            )
            for one in self._decided.rebases
            if one.series == series.key and since <= one.from_month <= month
        ]  # fmt: skip
        return max(notes)[2] if notes else ""

    def _read_situation(self, measure: str) -> Situation | None:
        # What nobody asked for is not read: the people of a month are many.
        selection = ActivitySelection(
            schemes=tuple(self._schemes[measure]),
            measure=measure,
            period_kind=PeriodKind.MONTH,
            period=self.month,
        )
        return situation(self._ws, selection)


def spark_of(
    series: Series, month: int, direction: Direction, unit: Unit, months: int = IN_SPARKLINE
) -> Sparkline | None:
    """Return the last months of a line up to one, with the usual range that holds for it and
    which of them are beyond theirs; None without two figures."""
    first = max(series.first, month - months + 1)
    span = range(first, month + 1)
    values = tuple(series.at(one) for one in span)
    if sum(value is not None for value in values) < 2:
        return None
    run = series.run(month)
    limits = run.limits if run is not None else None
    band = None
    if run is not None and limits is not None:
        most = 100.0 if unit is Unit.PERCENT else limits.upper
        band = (max(limits.lower, 0.0), min(limits.upper, most))
    return Sparkline(
        values,
        written_month(first),
        written_month(month),
        band,
        max(0, series.first + run.first - first) if run is not None and band else 0,
        limits.mean if limits is not None else None,
        tuple(_signal(series, one, direction) for one in span),
    )


def _signal(series: Series, month: int, direction: Direction) -> str:
    point = series.point(month)
    if point is None or not point.signals:
        return ""
    if direction is Direction.NEITHER:
        return "higher" if point.up else "lower"
    return "better" if point.up == (direction is Direction.HIGHER) else "worse"


def _newest(series: Series, now: int) -> int | None:
    """Return the newest month with a figure, of the last twelve."""
    months: Sequence[int] = range(now, now - _LOOK_BACK, -1)
    return next((month for month in months if series.at(month) is not None), None)


def _shown(series: Series | None, month: int) -> Variation:
    return series.shown_in(month) if series is not None else Variation.NOT_COLLECTED


def _own(measure: NamedMeasure, found: OfficeAnswer) -> Quantity | None:
    value = found.lines[measure.id].figure.value
    return None if value is None else Quantity(value, measure.unit, measure.decimals)


def _written(measure: NamedMeasure, value: float | None) -> Quantity | None:
    if value is None:
        return None
    return Quantity(value, measure.unit, measure.decimals if value % 1 else 0)
