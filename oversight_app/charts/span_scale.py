"""Days across a timeline. A long time in which nothing begins or ends is drawn short, behind a
break, so that the time in which things changed has the room."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from oversight_app.domain.charts import SpanChart
from oversight_app.domain.periods import month_of, written_month

_LEAST = 60
"""Days that the part with changes is taken to last at the least."""
_QUIET = 0.9
"""How much longer than the time with changes the time after it has to be, to be drawn short."""
_BEFORE, _AFTER = 0.03, 0.16
"""Room before the first change and after the last, as shares of the time between them."""
_TAIL = 0.15
"""The share of the width that a time drawn short has."""
_STEPS = (1, 2, 3, 6, 12, 24, 60, 120)
"""Months from one named day to the next."""


@dataclass(frozen=True, slots=True)
class SpanScale:
    """Days to pixels: straight from ``first`` at ``left`` to ``cut`` at ``break_at``, and from
    there to ``last`` at ``right``; without a break the two are one."""

    first: date
    cut: date
    last: date
    left: float
    break_at: float
    right: float
    broken: bool

    def __call__(self, day: date) -> float:
        """Return the pixel of a day; days beyond the ends are drawn at them."""
        day = min(max(day, self.first), self.last)
        if not self.broken or day <= self.cut:
            whole = (self.cut - self.first).days
            return self.left + (self.break_at - self.left) * (day - self.first).days / whole
        rest = (self.last - self.cut).days
        return self.break_at + (self.right - self.break_at) * (day - self.cut).days / rest


def span_scale(chart: SpanChart, left: float, right: float) -> SpanScale:
    """Return the scale of a timeline between two pixels."""
    spans = [span for row in chart.rows for span in row.spans]
    days = {span.first for span in spans} | {span.last for span in spans if span.last}
    begin, end = min(days), max(days)
    last = max(chart.last_day, end)
    busy = max((end - begin).days, _LEAST)
    first = begin - timedelta(days=max(2, round(busy * _BEFORE)))
    cut = end + timedelta(days=round(busy * _AFTER))
    if (last - end).days <= _QUIET * busy or cut >= last:
        last = max(last, first + timedelta(days=1))
        return SpanScale(first, last, last, left, right, right, broken=False)
    return SpanScale(first, cut, last, left, right - (right - left) * _TAIL, right, broken=True)


def named_days(
    scale: SpanScale, width: Callable[[str], float], last_words: str
) -> list[tuple[date, str]]:
    """Return the days to be named below: firsts of months or years, as many as fit, and the last
    day of all, which comes last. ``width`` is that of words in pixels."""
    end = (scale.last, last_words)
    free = scale.right + 8 - width(last_words) - 14
    for step in _STEPS:
        months = range(month_of(scale.first), month_of(scale.cut) + 1)
        named = [_first_of(month) for month in months if month % step == 0]
        shown = [
            (day, str(day.year) if step >= 12 else written_month(month_of(day), short=True))
            for day in named
            if scale.first <= day <= scale.cut
        ]
        shown = [one for one in shown if scale(one[0]) + width(one[1]) / 2 <= free]
        gaps = [scale(b[0]) - scale(a[0]) for a, b in pairwise(shown)]
        widest = max((width(words) for _, words in shown), default=0.0)
        if all(gap >= widest + 18 for gap in gaps):
            return [*shown, end]
    return [end]


def _first_of(month: int) -> date:
    return date(month // 12, month % 12 + 1, 1)
