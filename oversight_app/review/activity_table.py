"""The table of schemes: who gave how much, and whether that is usual."""

from oversight_app.domain.findings import Align, Cell, Column, Row, Sparkline, Table
from oversight_app.domain.local_measures import LOCAL_MEASURES, MANY_ROLES
from oversight_app.domain.measures import Unit
from oversight_app.domain.periods import written_month
from oversight_app.domain.schemes import Scheme
from oversight_app.domain.spc import Variation
from oversight_app.domain.wording import Counted, Quantity, count_word, sentence_case
from oversight_app.review.activity_counts import PeopleBehind
from oversight_app.review.activity_series import Series
from oversight_app.review.activity_situation import IN_SPARKLINE, Situation
from oversight_app.review.activity_wording import (
    TARGETS,
    period_words,
    variation_status,
)
from oversight_app.review.counts import Ledger, keys

MEASURED = (
    "headcount", "active", "hours", "hours-per-person", "share-required", "hours-per-active",
    "visits",
)  # fmt: skip
"""The measures that have a column, in its order; a column's key is the measure's id."""


def schemes_table(found: Situation) -> Table:
    """Return a row a scheme, in the office's order."""
    ledger = Ledger()
    rows = tuple(_row(found, scheme, ledger) for scheme in found.schemes)
    number = len(found.schemes)
    period = period_words(found.selection.period_kind, found.selection.period or 0)
    noun = "scheme" if number == 1 else "schemes"
    return Table(
        id="activity-schemes",
        title=f"{sentence_case(count_word(number))} {noun}, {period}",
        columns=_columns(found),
        rows=rows,
        note=MANY_ROLES,
        counting=ledger.counting,
    )


def change_on_year(found: Situation, scheme: str) -> float | None:
    """Return the change of the selected measure on the same period a year before, in per cent
    (of a share: in points); None unless every month of both is known, or where it was 0."""
    earlier = tuple(month - 12 for month in found.months)
    for months in (found.months, earlier):
        for month in months:
            if found.figures.value(found.measure.id, scheme, (month,)) is None:
                return None
    now, before = found.value(scheme), found.value(scheme, years_before=1)
    if now is None or before is None:
        return None
    if found.measure.unit is Unit.PERCENT:
        return now - before
    return (now - before) / before * 100 if before else None


def _columns(found: Situation) -> tuple[Column, ...]:
    right = Align.RIGHT
    measured = tuple(
        Column(one.id, one.heading, right, tip=_tip(found, one.id))
        for one in (LOCAL_MEASURES[id_] for id_ in MEASURED)
    )
    last = written_month(found.now)
    of = found.measure.name
    return (
        Column("scheme", "Scheme"),
        Column("run-by", "Run by", tip="Who runs the scheme"),
        *measured,
        Column("change", "On last year", right,
               tip=f"{of}: change on the same period a year before"),
        Column("months", "24 months", on_paper=False, tip=f"{of}, month by month up to {last}"),
        Column("shows", "What it shows", tip=f"{of}: what {last} shows against the usual range"),
        Column("target", "Target", tip=f"{of}: whether the target can be relied on to be met"),
    )  # fmt: skip


def _tip(found: Situation, measure_id: str) -> str:
    one = LOCAL_MEASURES[measure_id]
    if len(found.months) == 1 or measure_id in ("hours", "visits"):
        return one.definition if len(found.months) == 1 else f"{one.definition}, added up"
    if measure_id == "headcount":
        return "People in post at the end of the last month"
    if measure_id == "active":
        return "People with duty in a month, on average over the months"
    return f"{one.definition}, on average over the months"


def _row(found: Situation, scheme: Scheme, ledger: Ledger) -> Row:
    code = scheme.code
    people = PeopleBehind(found.figures, found.selection)
    line = found.lines[code]
    end = found.now
    shown = found.shown(code)
    spark: Cell = None
    if any(value is not None for value in line.values):
        spark = Sparkline(
            line.spark(end, IN_SPARKLINE),
            written_month(end - IN_SPARKLINE + 1),
            written_month(end),
            *_usual_range(line, end),
        )
    change: Cell = None
    if (moved := change_on_year(found, code)) is not None:
        of_share = found.measure.unit is Unit.PERCENT
        change = _change(moved, _both(found, code, people, ledger), points=of_share)
    return Row(
        code,
        (
            scheme.name,
            str(scheme.run_by),
            *(
                people.figure(LOCAL_MEASURES[measure_id], code, found.months, ledger)
                for measure_id in MEASURED
            ),
            change,
            spark,
            variation_status(shown, found.measure.direction),
            None if shown is Variation.NOT_COLLECTED else TARGETS[found.assurance(code)],
        ),
    )


def _usual_range(line: Series, month: int) -> tuple[tuple[float, float] | None, int]:
    """Return the limits that hold in a month, and at which place of the sparkline up to that
    month they begin."""
    run = line.run(month)
    if run is None or run.limits is None:
        return None, 0
    start = line.first + run.first - (month - IN_SPARKLINE + 1)
    return (run.limits.lower, run.limits.upper), max(0, start)


def _both(found: Situation, scheme: str, people: PeopleBehind, ledger: Ledger) -> tuple[str, ...]:
    """Return the keys behind a figure of this period and of the same a year before."""
    earlier = tuple(month - 12 for month in found.months)
    return keys(
        one
        for months in (found.months, earlier)
        for one in people.behind(found.measure.id, scheme, months, ledger)
    )


def _change(change: float, counts: tuple[str, ...], *, points: bool) -> Cell:
    unit = Unit.RATE if points else Unit.PERCENT
    written = Quantity(change, unit, 0, signed=True, counts=counts)
    return Counted(written, "pts", "pts") if points else written
