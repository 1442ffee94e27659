"""The office's own work in figures: how soon it publishes, what is open and overdue, how far it is
assured; month by month, against the usual range and the target."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from oversight_app.domain.annotations import (
    Baseline,
    ChartNote,
    Rebase,
    SeriesKey,
    SeriesTarget,
)
from oversight_app.domain.charts import RangeChart
from oversight_app.domain.findings import (
    Align,
    Cell,
    Column,
    Finding,
    Origin,
    Row,
    Sparkline,
    Table,
)
from oversight_app.domain.measures import Unit
from oversight_app.domain.observations import Provenance, humblest
from oversight_app.domain.office_measures import OFFICE_MEASURES, YEAR_MONTHS, OfficeMeasure
from oversight_app.domain.periods import (
    Period,
    PeriodKind,
    month_of,
    months_after,
    written_date,
    written_month,
)
from oversight_app.domain.record_kinds import KINDS
from oversight_app.domain.spc import Assurance as Reliance
from oversight_app.domain.spc import Variation
from oversight_app.domain.wording import Quantity, Sentence, Slot, counted
from oversight_app.review.activity_series import Series, judged
from oversight_app.review.activity_wording import METHOD, TARGETS, quantity, variation_status
from oversight_app.review.month_chart import MonthLine, month_chart
from oversight_app.review.office_counting import OfficeFigure, office_figure
from oversight_app.review.office_months import Months, standings
from oversight_app.store import annotations
from oversight_app.store.opened import Workspace

IN_SPARKLINE = 24
MOST_MONTHS = 60


@dataclass(frozen=True, slots=True)
class OfficeLine:
    """One measure: its figure on the day, its judged months, and the target in force."""

    figure: OfficeFigure
    series: Series
    month: int
    """The last whole month: what it shows is judged."""
    target: SeriesTarget | None

    @property
    def measure(self) -> OfficeMeasure:
        """What it is of."""
        return self.figure.measure

    @property
    def shown(self) -> Variation:
        """What the last whole month shows against the usual range."""
        return self.series.shown_in(self.month)

    @property
    def reliance(self) -> Reliance:
        """What the target has to expect."""
        value = self.target.value if self.target else None
        return self.series.assurance_in(self.month, value, self.measure.direction)


@dataclass(frozen=True, slots=True)
class OfficeAnswer:
    """Every measure as at a day."""

    today: date
    lines: Mapping[str, OfficeLine]
    provenance: Provenance
    notes: tuple[ChartNote, ...]
    rebases: tuple[Rebase, ...]
    baselines: tuple[Baseline, ...]

    @property
    def empty(self) -> bool:
        """True where no record of any of them is there."""
        return not any(line.figure.behind or line.series.values for line in self.lines.values())


def office_measures(ws: Workspace, as_at: date | None = None) -> OfficeAnswer:
    """Return every measure, today or as it was on an earlier day."""
    with ws.snapshot():
        today = as_at or ws.today()
        decided = (annotations.rebases(ws), annotations.baselines(ws))
        targets = annotations.targets(ws)
        notes = annotations.notes(ws)
        last = _last_whole_month(today)
        now, months = standings(ws, today, as_at, range(last - MOST_MONTHS + 1, last + 1))
    lines = {}
    for measure in OFFICE_MEASURES.values():
        figure = office_figure(measure.id, now, months_after(today, -YEAR_MONTHS))
        series = judged(_by_month(measure, months), SeriesKey(measure.id), *decided)
        held = [t for t in targets if t.series == SeriesKey(measure.id) and t.set_on <= today]
        target = max(held, key=lambda t: (t.set_on, t.id), default=None)
        lines[measure.id] = OfficeLine(figure, series, last, target)
    of = [*now.decisions, *now.actions, *now.assurances, *now.publications]
    provenance = humblest(one.provenance for one in of)
    return OfficeAnswer(today, lines, provenance, notes, *decided)


def office_table(found: OfficeAnswer) -> Table:
    """Return a row a measure; its key is the measure's id."""
    last, months = written_month(_last_whole_month(found.today)), _months(found)
    return Table(
        id="office-measures",
        title=f"The office’s own work, {written_date(found.today)}",
        columns=(
            Column("measure", "Measure"),
            Column("value", "Now", Align.RIGHT, tip="On the day; of what happened, over the "
                   "twelve months up to it"),
            Column("counted", "Counted", Align.RIGHT, tip="The records behind the figure"),
            Column("months", f"{months} months", on_paper=False,
                   tip=f"Month by month up to {last}"),
            Column("shows", "What it shows", tip=f"{last} against the usual range"),
            Column("target", "Target", Align.RIGHT),
            Column("against", "Against target", tip="Whether the target can be relied on"),
        ),
        rows=tuple(_row(line, months) for line in found.lines.values()),
        note="Counted from the office’s own records",
    )  # fmt: skip


def office_chart(found: OfficeAnswer, measure_id: str) -> RangeChart | None:
    """Return the months of a measure with their usual range; None where none has a figure."""
    line = found.lines[measure_id]
    over = "each month" if line.measure.over_year else "at the end of each month"
    return month_chart(
        MonthLine(
            line.measure, line.series, line.month, "the office", title_of(line),
            line.target.value if line.target else None,
            found.notes, found.rebases, found.baselines, over,
        )
    )  # fmt: skip


def behind_table(figure: OfficeFigure) -> Table:
    """Return the records behind a figure, those that count first; a row's key is the record's
    ``id``."""
    share = figure.measure.unit is Unit.PERCENT
    rows = sorted(figure.behind, key=lambda one: (not one.counts, -one.amount, one.record.number))
    return Table(
        id="office-behind",
        title="Records behind this figure",
        columns=(
            Column("reference", "No."),
            Column("title", "Record"),
            Column("says", "What it adds"),
            *((Column("counts", "Counts", tip="Part of the numerator"),) if share else ()),
        ),
        rows=tuple(
            Row(
                str(one.record.id),
                (
                    one.record.reference, one.record.title, one.words,
                    *(("Yes" if one.counts else "No",) if share else ()),
                ),
            )
            for one in rows
        ),
        note=counted_words(figure),
    )  # fmt: skip


def counted_words(figure: OfficeFigure) -> str:
    """Return how many records are behind a figure: ``7 of 9 records``."""
    if figure.measure.unit is Unit.PERCENT:
        return f"{figure.numerator} of {counted(figure.denominator, 'record', 'records')}"
    return counted(figure.denominator, "record", "records")


def title_of(line: OfficeLine) -> Sentence:
    """Say what a measure's months show, in ten words or fewer."""
    value = line.series.at(line.month)
    slots: dict[str, Slot] = {
        "measure": line.measure.name,
        "month": written_month(line.month),
        "value": quantity(line.measure, value),
    }
    if value is None:
        return Sentence("{measure}: nothing to count in {month}", slots)
    words = "{measure}: {value} in {month}"
    if line.shown is Variation.NONE:
        words = "{measure}: {value}, no real change"
    elif line.shown in (Variation.HIGHER, Variation.LOWER):
        words = f"{{measure}}: {{value}}, {line.shown.lower()} than usual"
    return Sentence(words, slots)


def office_finding(found: OfficeAnswer) -> Finding:
    """Return the page's sentence: what is overdue, and how soon decisions are published."""
    late = found.lines["actions-overdue"].figure
    open_ = found.lines["actions-open"].figure
    days = found.lines["publication-days"].figure
    slots: dict[str, Slot] = {
        "late": Quantity(late.value), "open": Quantity(open_.value),
        "is": "is" if late.value == 1 else "are",
        "actions": "open action" if open_.value == 1 else "open actions",
        "days": quantity(days.measure, days.value),
        "published": counted(days.denominator, "decision", "decisions"),
        "reviews": Quantity(found.lines["reviews-overdue"].figure.value),
    }  # fmt: skip
    headline = "{late} of {open} {actions} {is} overdue"
    if not open_.value:
        headline = "No action is open"
    support = "{reviews} reviews are overdue."
    if slots["reviews"] == Quantity(1.0):
        support = "1 review is overdue."
    if days.value is not None:
        headline += "; decisions take {days} working days to publish"
        support = "The median of {published} published in twelve months. " + support
    return Finding(
        id="office-measures",
        question="How is the office’s own work going?",
        headline=Sentence(headline, slots),
        support=Sentence(support, slots),
        method=METHOD,
        charts=(),
        tables=(office_table(found),),
        origin=office_origin(found, "publication-days"),
        caveats=OFFICE_MEASURES["publication-days"].caveats,
        provenance=found.provenance,
    )


def office_origin(found: OfficeAnswer, measure_id: str) -> Origin:
    """Say where a measure's figure comes from."""
    line = found.lines[measure_id]
    measure, figure = line.measure, line.figure
    slots: dict[str, Slot] = {
        "measure": measure.name,
        "day": found.today,
        "value": "nothing to count" if figure.value is None else quantity(measure, figure.value),
    }
    kinds = [KINDS[kind].plural.lower() for kind in measure.of]
    over = "over the twelve months up to {day}" if measure.over_year else "on {day}"
    return Origin(
        figure=Sentence(f"{{measure}}, {over}: {{value}}", slots),
        definition=measure.definition,
        numerator=measure.numerator,
        denominator=measure.denominator,
        inclusion=measure.inclusion,
        period=written_date(found.today),
        method=METHOD,
        releases=(),
        rows=(counted_words(figure),),
        coverage=f"The office’s own {', '.join(kinds)}",
        caveats=measure.caveats,
        figure_id=measure.id,
    )


def _row(line: OfficeLine, months: int) -> Row:
    figure, measure = line.figure, line.measure
    target = line.target.value if line.target else None
    spark: Cell = None
    if any(value is not None for value in line.series.values):
        spark = _spark(line, months)
    return Row(
        measure.id,
        (
            measure.name,
            None if figure.value is None else _now(measure, figure.value),
            counted_words(figure),
            spark,
            variation_status(line.shown, measure.direction),
            None if target is None else Quantity(target, measure.unit, int(target % 1 > 0)),
            TARGETS[line.reliance],
        ),
    )


def _now(measure: OfficeMeasure, value: float) -> Slot:
    """A figure with what it counts, where its heading would leave that open."""
    written = quantity(measure, value)
    return f"{written} {'day' if str(written) == '1' else 'days'}" if measure.in_days else written


def _months(found: OfficeAnswer) -> int:
    """How many months there are figures of, 24 at the most and 2 at the least: an office that
    began a year ago has no empty year in its small charts."""
    last = _last_whole_month(found.today)
    firsts = [
        one.series.first
        for one in found.lines.values()
        if any(value is not None for value in one.series.values)
    ]
    return max(2, min(IN_SPARKLINE, last - min(firsts, default=last) + 1))


def _spark(line: OfficeLine, months: int) -> Sparkline:
    run = line.series.run(line.month)
    first = line.month - months + 1
    band, start = None, 0
    if run is not None and run.limits is not None:
        band = (max(run.limits.lower, 0.0), run.limits.upper)
        start = max(0, line.series.first + run.first - first)
    return Sparkline(
        line.series.spark(line.month, months),
        written_month(first),
        written_month(line.month),
        band,
        start,
    )


def _by_month(measure: OfficeMeasure, months: Months) -> dict[int, float | None]:
    """A measure's months from the first one in which one of its records was there."""
    return {
        month: office_figure(measure.id, found, Period(PeriodKind.MONTH, month - 1).last_day).value
        for month, found in months.since(measure)
    }


def _last_whole_month(today: date) -> int:
    month = month_of(today)
    return month if Period(PeriodKind.MONTH, month).last_day == today else month - 1
