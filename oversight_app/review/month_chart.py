"""A line of months with its usual range as a chart, whatever it is of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from oversight_app.domain.annotations import Baseline, ChartNote, Rebase
from oversight_app.domain.charts import RangeChart, RangeNote, RangePoint, RangeSegment
from oversight_app.domain.local_measures import LocalMeasure
from oversight_app.domain.measures import Unit
from oversight_app.domain.periods import Period, PeriodKind, written_date, written_month
from oversight_app.domain.periods import written_months as span_words
from oversight_app.domain.small_numbers import NO_COUNTING, Counting
from oversight_app.domain.spc import Judged, Run
from oversight_app.domain.wording import (
    Quantity,
    Sentence,
    Slot,
    count_word,
    mid_sentence,
    sentence_case,
)
from oversight_app.review.activity_series import Series
from oversight_app.review.activity_wording import SIGNALS, quantity
from oversight_app.review.counts import PROTECTED

SHOWN = 36
"""Months in the chart; all where there are fewer."""


@dataclass(frozen=True, slots=True)
class MonthLine:
    """What a chart of months is made from. ``now`` is the month that is judged, ``title`` the
    finding in ten words or fewer, ``of`` what the line is of. Notes and decisions of other
    series are passed over. ``by`` says how often a point comes ("month by month"). ``counts`` are
    the counts of people behind each month's figure, ``counting`` what they are and how they add
    up."""

    measure: LocalMeasure
    line: Series
    now: int
    of: str
    title: Sentence
    target: float | None = None
    notes: Sequence[ChartNote] = ()
    rebases: Sequence[Rebase] = ()
    baselines: Sequence[Baseline] = ()
    by: str = "month by month"
    counts: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    counting: Counting = NO_COUNTING


def month_chart(found: MonthLine) -> RangeChart | None:
    """Return the chart of a line, None where no month has a figure."""
    line = found.line
    if not any(value is not None for value in line.values):
        return None
    begin = max(line.first, line.last - SHOWN + 1)
    target = found.target
    slots: dict[str, Slot] = {
        "measure": found.measure.name,
        "line": mid_sentence(found.measure.name),
        "of": found.of,
        "by": found.by,
        "from": written_month(begin),
        "to": written_month(line.last),
    }
    return RangeChart(
        title=_title(found),
        subtitle=Sentence("{measure}, {by}: {of}", slots),
        alt=_alt(found, line, slots),
        points=tuple(_point(found, line, month) for month in range(begin, line.last + 1)),
        segments=tuple(s for run in line.xmr.runs if (s := _segment(found, line, run, begin))),
        notes=_notes(found, line, begin),
        unit=found.measure.unit,
        decimals=found.measure.decimals,
        y_label=found.measure.heading,
        target=target,
        target_label=f"Target {_target(found, target)}" if target is not None else "",
        callout=_key(found.now),
        counting=found.counting,
    )


def with_people(
    said: Sentence, line: Series, now: int, counts: Mapping[int, tuple[str, ...]], hidden: str
) -> Sentence:
    """Return a sentence that judges a line of months, with the counts of people that it rests on:
    where one of them is hidden, so is what they show. ``hidden`` is said then."""
    run = line.run(now)
    months = range(line.first + run.first, line.first + run.last + 1) if run else (now,)
    behind = tuple(dict.fromkeys(key for month in months for key in counts.get(month, ())))
    if not behind:
        return said
    return replace(
        said, slots={**said.slots, "behind": Quantity(0, counts=behind)}, if_hidden=hidden
    )


def _title(found: MonthLine) -> Sentence:
    hidden = f"{found.measure.name}, {found.by}".replace("{", "{{").replace("}", "}}")
    return with_people(found.title, found.line, found.now, found.counts, hidden)


def _counted(found: MonthLine, first: int, last: int, figure: Quantity) -> Quantity:
    """Return what is worked out from some months with all the counts behind them."""
    behind = (key for month in range(first, last + 1) for key in found.counts.get(month, ()))
    return replace(figure, counts=tuple(dict.fromkeys(behind)))


def _target(found: MonthLine, target: float) -> Quantity:
    return Quantity(target, found.measure.unit, int(target != int(target)))


def _key(month: int) -> str:
    return str(Period(PeriodKind.MONTH, month))


def _point(found: MonthLine, line: Series, month: int) -> RangePoint:
    point = line.point(month) or Judged(0, None)
    signal = ("higher" if point.up else "lower") if point.signals else ""
    slots: dict[str, Slot] = {"month": written_month(month), "why": ""}
    said = "{month}: not collected"
    if point.value is not None:
        said = "{month}: {value}{why}"
        slots["value"] = quantity(found.measure, point.value)
        if signal:
            why = "; ".join(SIGNALS[one] for one in point.signals)
            slots["why"] = f". {signal.capitalize()} than usual: {why}"
    return RangePoint(
        _key(month),
        Period(PeriodKind.MONTH, month).first_day,
        point.value,
        signal,
        selected=month == found.now,
        tip=Sentence(said, slots),
        counts=found.counts.get(month, ()),
    )


def _segment(found: MonthLine, line: Series, run: Run, begin: int) -> RangeSegment | None:
    limits = run.limits
    first, last = max(line.first + run.first, begin), line.first + run.last
    if limits is None or last < first:
        return None
    # Hours and people can't be fewer than none, nor a share more than all.
    lower = max(limits.lower, 0.0)
    upper = _upper(found, limits.upper)
    span = (line.first + run.first, last)
    more = f", {span_words(*span)}"
    if limits.trial:
        months = "1 month" if limits.points == 1 else f"{limits.points} months"
        more = f"{more} (trial limits, {months})"
    locked = _locked(found, line, run)
    if locked:
        more = f"{more} (limits locked: {locked})"
    label = Sentence(
        "Usual range {low} to {high}{more}",
        {
            "low": _counted(found, *span, quantity(found.measure, lower)),
            "high": _counted(found, *span, quantity(found.measure, upper)),
            "more": more,
        },
        f"The usual range is hidden {PROTECTED}{{more}}",
    )
    return RangeSegment(
        _key(first),
        _key(last),
        limits.mean,
        lower,
        upper,
        label,
        trial=limits.trial,
        current=run is line.xmr.runs[-1],
    )


def _upper(found: MonthLine, limit: float) -> float:
    return min(limit, 100.0) if found.measure.unit is Unit.PERCENT else limit


def _locked(found: MonthLine, line: Series, run: Run) -> str:
    """Return the months that a run's limits rest on by a decision, in words."""
    inside = [
        b
        for b in found.baselines
        if b.series == line.key
        and run.first <= max(b.first_month - line.first, 0) <= run.last
        and b.last_month >= line.first
    ]
    if not inside:
        return ""
    held = max(inside, key=lambda b: b.first_month)
    return span_words(held.first_month, held.last_month)


def _notes(found: MonthLine, line: Series, begin: int) -> tuple[RangeNote, ...]:
    rebases = (
        (r.from_month, RangeNote(
            _key(r.from_month),
            f"{written_date(Period(PeriodKind.MONTH, r.from_month).first_day)}: {r.name}",
            f"Limits reset by {r.decided_by}, {written_date(r.decided_on)}: {r.reason}",
            rebase=True,
        ))
        for r in found.rebases
        if r.series == line.key
    )  # fmt: skip
    notes = (
        (n.month, RangeNote(
            _key(n.month), n.words, f"{n.noted_by}, {written_date(n.noted_on)}"
        ))
        for n in found.notes
        if n.series == line.key
    )  # fmt: skip
    inside = [(m, note) for m, note in (*rebases, *notes) if begin <= m <= line.last]
    return tuple(note for _, note in sorted(inside, key=lambda pair: pair[0]))


def _alt(found: MonthLine, line: Series, slots: dict[str, Slot]) -> Sentence:
    """Say what the chart shows to somebody who cannot see it."""
    words = plain = "Line of {line}, {by}, of {of}, {from} to {to}"
    run = line.run(found.now)
    if run and run.limits:
        span = (line.first + run.first, line.first + run.last)
        slots = slots | {
            name: _counted(found, *span, quantity(found.measure, value))
            for name, value in (
                ("mean", run.limits.mean),
                ("low", max(run.limits.lower, 0.0)),
                ("high", _upper(found, run.limits.upper)),
            )
        }
        words += ", with an average of {mean} and a usual range of {low} to {high}"
    marked = sum(bool(point.signals) for run in line.xmr.runs for point in run.points)
    slots = slots | {"marked": _months_standing_out(marked)}
    hidden = f"{plain}. Some months are hidden {PROTECTED}."
    return Sentence(words + ". {marked} out.", slots, hidden)


def _months_standing_out(number: int) -> str:
    words = sentence_case(count_word(number))
    return f"{words} month stands" if number < 2 else f"{words} months stand"
