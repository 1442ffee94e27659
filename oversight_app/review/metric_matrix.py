"""The metric matrix: a row a measure, with its latest figure, how it moved, whether that is usual,
and how it stands to its target.

Published figures are of the home force, returns of a scheme, the office's own work of the office.
Each figure is the one that its own page shows for the same period; nothing is worked out anew but
the change.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from oversight_app.domain.currency import NEEDS
from oversight_app.domain.findings import Cell, Finding, Table
from oversight_app.domain.measures import MEASURES
from oversight_app.domain.observations import Provenance, humblest
from oversight_app.domain.periods import Period, PeriodKind, month_of, written_date
from oversight_app.domain.small_numbers import NO_COUNTING, Counting
from oversight_app.domain.wording import Counted, Quantity
from oversight_app.review.activity_selection import ActivitySelection
from oversight_app.review.activity_situation import Situation, situation
from oversight_app.review.activity_table import schemes_table
from oversight_app.review.activity_wording import TARGETS, variation_status
from oversight_app.review.currency_situation import (
    CurrencySelection,
    CurrencySituation,
    currency_situation,
)
from oversight_app.review.currency_tables import need_table
from oversight_app.review.latest import NO_FIGURE, LatestFigures
from oversight_app.review.matrix_lines import (
    YEARLY,
    MatrixLine,
    before,
    matrix_finding,
    matrix_table,
    moved_headline,
    words_of,
)
from oversight_app.review.measure_names import (
    IN_DATE,
    OWN_WORK,
    PUBLISHED,
    RETURNED,
    NamedMeasure,
    figure_id,
    named,
    series_of,
)
from oversight_app.review.office_measures import OfficeAnswer, office_measures
from oversight_app.review.overview_lines import LatestLines
from oversight_app.review.remembered import RECORDS, remembered
from oversight_app.review.values import Values, year_before
from oversight_app.store import schemes
from oversight_app.store.activity_sources import local_provenance
from oversight_app.store.office import office
from oversight_app.store.office_settings import office_settings
from oversight_app.store.workspace import Workspace

DEFAULT_MEASURES = (
    "specials-strength",
    "specials-per-100-officers",
    figure_id("hours", "specials"),
    figure_id("share-required", "specials"),
    figure_id("hours", "psv"),
    figure_id("headcount", "cadets"),
    figure_id("hours", "speedwatch"),
    figure_id("visits", "custody"),
    figure_id("vetting-in-date", "specials"),
    figure_id("vetting-in-date", "psv"),
    figure_id("training-in-date", "specials"),
    "published-in-time",
    "actions-in-date",
    "risks-reviewed",
    "reviews-overdue",
    "published-in-date",
)
"""What is shown until the office has made a list of its own."""
MEASURES_OF_SCHEMES = (
    "headcount", "active", "hours", "hours-per-person", "share-required", "visits",
    "vetting-in-date",
)  # fmt: skip
"""The measures that a report of schemes has columns of."""


@dataclass(frozen=True, slots=True)
class MetricMatrix:
    """Every measure as at the end of a period. ``missing`` are those without any figure."""

    period: Period
    lines: tuple[MatrixLine, ...]
    missing: tuple[NamedMeasure, ...]
    finding: Finding
    table: Table
    provenance: Provenance

    def line(self, figure: str) -> MatrixLine | None:
        """Return the line of a measure as records name it, None where it has no figure."""
        return next((one for one in self.lines if one.measure.id == figure), None)


def metric_matrix(
    ws: Workspace, period: Period, figures: Sequence[str] = DEFAULT_MEASURES
) -> MetricMatrix:
    """Return the measures at the end of a period, beside the period before. Measures of schemes
    that the office does not have are left out."""
    with ws.snapshot():
        asked = measures_asked(ws, figures)
        reading = _Reading(ws, period)
        found = tuple(reading.line(one) for one in asked)
    lines = tuple(one for one in found if one.value is not None)
    missing = tuple(one.measure for one in found if one.value is None)
    table = matrix_table(lines, missing, period)
    provenance = humblest(one.provenance for one in lines)
    return MetricMatrix(
        period, lines, missing, matrix_finding(lines, table, period, provenance), table, provenance
    )


def latest_matrix(ws: Workspace, figures: Sequence[str] = DEFAULT_MEASURES) -> MetricMatrix:
    """Return the measures each at its latest, beside the end of the quarter before, with the run
    that each stands in. ``period`` is the quarter of the newest month that has ended. Measures
    of schemes that the office does not have are left out."""
    with ws.snapshot():
        asked = measures_asked(ws, figures)
        reading = LatestLines(ws, asked)
        theirs = [one for one in asked if one.group != OWN_WORK]
        # Asked for after every save, and moved by none of a record.
        lines_of = remembered(
            ws,
            f"lines {[one.id for one in theirs]}",
            lambda: {one.id: reading.line(one) for one in theirs},
            despite=RECORDS,
        )
        found = tuple(lines_of.get(one.id) or reading.line(one) for one in asked)
    newest = Period(PeriodKind.MONTH, reading.month)
    period = Period.containing(newest.first_day, PeriodKind.QUARTER)
    lines = tuple(one for one in found if one.value is not None)
    missing = tuple(one.measure for one in found if one.value is None)
    table = matrix_table(lines, missing, period, latest=True)
    provenance = humblest(one.provenance for one in lines)
    finding = matrix_finding(lines, table, period, provenance)
    # The quarter may be under way: nothing is of its end.
    whole = replace(finding.origin, period=f"Each at its latest, up to {written_date(ws.today())}")
    finding = replace(finding, headline=moved_headline(lines), origin=whole)
    return MetricMatrix(period, lines, missing, finding, table, provenance)


def office_matrix(ws: Workspace) -> MetricMatrix:
    """Return the measures that the office chose for its Overview, each at its latest; from memory
    while nothing has changed."""
    return remembered(
        ws,
        "office matrix",
        lambda: latest_matrix(ws, office_settings(ws).measures or DEFAULT_MEASURES),
    )


def measures_asked(ws: Workspace, figures: Sequence[str]) -> tuple[NamedMeasure, ...]:
    """Return measures as records name them, but for those of schemes that there are not."""
    names = {one.code: one.name for one in schemes.all_schemes(ws)}
    found = (named(figure, names) for figure in figures)
    return tuple(one for one in found if not one.by_scheme or one.scheme in names)


class _Reading:
    """Reads one measure after another, each part once; to be used inside a snapshot."""

    def __init__(self, ws: Workspace, period: Period) -> None:
        self._ws, self._period, self._before = ws, period, before(period)
        self._day = min(period.last_day, ws.today())
        self._latest = LatestFigures(ws, self._day)
        self._local = local_provenance(ws)
        self._situation = cache(self._read_situation)
        self._currency = cache(self._read_currency)
        self._office = cache(lambda day: office_measures(ws, day))

    def line(self, measure: NamedMeasure) -> MatrixLine:
        match measure.group:
            case group if group == PUBLISHED:
                return self._published(measure)
            case group if group == RETURNED:
                return self._returned(measure)
            case group if group == IN_DATE:
                return self._in_date(measure)
        return self._own_work(measure)

    def _published(self, measure: NamedMeasure) -> MatrixLine:
        of, home = MEASURES[measure.id], office(self._ws).home_force
        latest = self._latest.of(measure.id)
        line = MatrixLine(measure, "Published", provenance=Provenance.PUBLISHED)
        if not isinstance(latest.value, Quantity):
            return line
        values = Values(self._ws, of)
        known = (d for d in values.dates if d <= self._day and values.at(home, d).value is not None)
        on_day = next(known)
        earlier = year_before(on_day, values.dates)
        then = values.at(home, earlier).value if earlier else None
        return MatrixLine(
            measure, "Published", latest.value, latest.on, on_day,
            None if then is None else Quantity(then, of.unit, of.decimals),
            written_date(earlier) if earlier and then is not None else "",
            YEARLY, YEARLY, _quantity(latest.target), latest.against,
            Provenance.PUBLISHED,
        )  # fmt: skip

    def _returned(self, measure: NamedMeasure) -> MatrixLine:
        key = series_of(measure.id)
        now, then = (self._situation(key.measure, one) for one in (self._period, self._before))
        line = MatrixLine(measure, "Returns", provenance=self._local)
        if now is None or key.scheme not in now.lines:
            return line
        tables = [schemes_table(one) if one else None for one in (now, then)]
        value, earlier = (_in_table(one, key.scheme, key.measure) for one in tables)
        goal = now.target(key.scheme)
        return MatrixLine(
            measure, line.source, value, words_of(self._period), self._day, earlier,
            words_of(self._before),
            variation_status(now.shown(key.scheme), measure.direction),
            variation_status(then.shown(key.scheme), measure.direction)
            if then is not None and key.scheme in then.lines
            else NO_FIGURE,
            _target(measure, goal),
            TARGETS[now.assurance(key.scheme)] if goal is not None else None,
            self._local,
            _of(tables, value, earlier),
        )  # fmt: skip

    def _in_date(self, measure: NamedMeasure) -> MatrixLine:
        key = series_of(measure.id)
        need = next((one.id for one in NEEDS.values() if one.measure == key.measure), "")
        line = MatrixLine(measure, "Lists", provenance=self._local)
        now = self._currency(need, self._period) if need else None
        then = self._currency(need, self._before) if need else None
        if now is None or not now.of(key.scheme).asked:
            return line
        tables = [need_table(one) if one else None for one in (now, then)]
        value, earlier = (_in_table(one, key.scheme, "share") for one in tables)
        goal = now.target(key.scheme)
        history = now.lines.get(key.scheme)
        last = month_of(self._before.last_day)
        return MatrixLine(
            measure, line.source, value, written_date(now.day), now.day, earlier,
            written_date(then.day) if then else "",
            variation_status(now.shown(key.scheme), measure.direction),
            variation_status(history.shown_in(last), measure.direction) if history else NO_FIGURE,
            _target(measure, goal),
            TARGETS[now.assurance(key.scheme)] if goal is not None else None,
            self._local,
            _of(tables, value, earlier),
        )  # fmt: skip

    def _own_work(self, measure: NamedMeasure) -> MatrixLine:
        now, then = self._office(self._day), self._office(self._before.last_day)
        line = now.lines[measure.id]
        goal = line.target.value if line.target else None
        shown, shown_then = (
            variation_status(one.lines[measure.id].shown, measure.direction) for one in (now, then)
        )
        return MatrixLine(
            measure, "Office", _own(measure, now), written_date(now.today), now.today,
            _own(measure, then), written_date(then.today), shown, shown_then,
            _target(measure, goal), TARGETS[line.reliance] if goal is not None else None,
            now.provenance,
        )  # fmt: skip

    def _read_situation(self, measure: str, period: Period) -> Situation | None:
        """The page's own, None where it has nothing of the very period."""
        selection = ActivitySelection(
            measure=measure,
            period_kind=period.kind,
            period=period.index,
            until=month_of(self._period.last_day),
        )
        found = situation(self._ws, selection)
        return found if found is not None and found.selection.period == period.index else None

    def _read_currency(self, need: str, period: Period) -> CurrencySituation | None:
        day = min(period.last_day, self._ws.today())
        chosen = CurrencySelection(need, day=day)
        found = currency_situation(self._ws, chosen, months=period == self._period)
        return found if found is not None and found.day == day else None


def _in_table(table: Table | None, row: str, column: str) -> Quantity | None:
    """Return the figure of a cell as its page shows it: with the counts that it is made of."""
    if table is None:
        return None
    place = next((i for i, one in enumerate(table.columns) if one.key == column), None)
    cells = next((one.cells for one in table.rows if one.key == row), None)
    return _quantity(cells[place]) if cells is not None and place is not None else None


def _of(tables: Sequence[Table | None], *figures: Quantity | None) -> Counting:
    """Return what the tables of some figures count, where the figures are made of people."""
    if not any(one is not None and one.counts for one in figures):
        return NO_COUNTING
    found = NO_COUNTING
    for table in tables:
        found += table.counting if table is not None else NO_COUNTING
    return found


def _own(measure: NamedMeasure, found: OfficeAnswer) -> Quantity | None:
    value = found.lines[measure.id].figure.value
    return None if value is None else Quantity(value, measure.unit, measure.decimals)


def _target(measure: NamedMeasure, value: float | None) -> Quantity | None:
    if value is None:
        return None
    return Quantity(value, measure.unit, measure.decimals if value % 1 else 0)


def _quantity(cell: Cell) -> Quantity | None:
    if isinstance(cell, Counted):
        return cell.quantity
    return cell if isinstance(cell, Quantity) else None
