"""Where months and values of a run fall on the sheet, and which months are named below it."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from oversight_app.charts import axes, fonts
from oversight_app.charts.axes import AXIS
from oversight_app.charts.labels import Box
from oversight_app.charts.scales import Scale, Ticks, alike
from oversight_app.charts.sheet import Point, Sheet
from oversight_app.domain.charts import RangeChart, RangePoint
from oversight_app.domain.periods import month_of, written_month

_NEAR_ZERO = 0.35
"""A lowest value under this share of the highest is near enough to zero to begin there."""
_HEADROOM = 0.06
_STEPS = (1, 2, 3, 4, 6, 12, 24, 36, 60, 120)
"""Months between the names below the plot."""


def known(value: float | None) -> bool:
    """Tell whether there is a figure to draw."""
    return value is not None and math.isfinite(value)


@dataclass(frozen=True, slots=True)
class Frame:
    """The plot's box and its scales. ``half`` is half the pixels from one point to the next."""

    plot: Box
    across: Scale
    up: Scale
    half: float
    ticks: Ticks
    words: tuple[str, ...]

    def x(self, point: RangePoint) -> float:
        """Return where a month stands."""
        return self.across(month_of(point.day))

    def y(self, value: float) -> float:
        """Return where a value stands, kept in the plot."""
        return min(max(self.up(value), self.plot.top), self.plot.bottom)

    def at(self, point: RangePoint, value: float) -> Point:
        """Return where a month's value stands."""
        return self.x(point), self.y(value)


def ends(chart: RangeChart) -> tuple[float, float]:
    """Return the lowest and the highest value to be shown: from zero where that is near, and
    never below it for the sake of a limit alone."""
    own = [p.value for p in chart.points if p.value is not None and known(p.value)]
    limits = [v for s in chart.segments for v in (s.lower, s.mean, s.upper) if known(v)]
    target = [chart.target] if chart.target is not None and known(chart.target) else []
    every = own + limits + target
    low, high = min(every, default=0.0), max(every, default=1.0)
    if low < 0 and min(own + target, default=0.0) >= 0:
        low, high = 0.0, max(high, 0.0)
    if 0 <= low < _NEAR_ZERO * high:
        low = 0.0
    if alike(low, high):
        # All alike: the line stands in the middle, not on the floor.
        apart = max(abs(low) * 0.1, 1.0)
        low, high = (0.0 if 0 <= low <= apart else low - apart), high + apart
    elif low:
        # A lower limit on the floor would be lost in the base line.
        low -= (high - low) * _HEADROOM
    return low, high


def lay_out(
    sheet: Sheet, chart: RangeChart, points: Sequence[RangePoint], above: float, beside: float
) -> Frame:
    """Lay the plot out with ``above`` pixels over it and ``beside`` at its right."""
    axis = sheet.size(AXIS)
    top = max(above, 0.7 * axis, 9.0)
    bottom = max(sheet.height - axes.tick_height(sheet), top + 24)
    low, high = ends(chart)
    marks = axes.value_ticks(low, high, bottom - top, sheet, chart.unit)
    ceiling = max(high + (high - low) * _HEADROOM, marks.values[-2])
    ceiling = min(ceiling, marks.values[-1]) if high < marks.values[-1] else ceiling
    shown = Ticks(tuple(v for v in marks.values if v <= ceiling), marks.decimals)
    if not any(known(p.value) for p in points) and not chart.segments:
        shown = Ticks((), 0)  # a scale of nothing says nothing
    words = axes.tick_words(shown, chart.unit)
    left = axes.gutter(sheet, words)
    right = max(sheet.width - beside, left + 40)
    months = sorted({month_of(p.day) for p in points}) or [0]
    step = min((b - a for a, b in pairwise(months)), default=1)
    # Half a step at both ends, so that a band reaches as far about its last month as its first.
    across = Scale(months[0] - step / 2, months[-1] + step / 2, left, right)
    half = across(months[0]) - left
    plot = Box(left, top, right, bottom)
    return Frame(plot, across, Scale(marks.values[0], ceiling, bottom, top), half, shown, words)


def name_months(sheet: Sheet, frame: Frame, points: Sequence[RangePoint]) -> None:
    """Draw ticks below the plot and name as many months as do not crowd, evenly apart and the
    first always."""
    size = sheet.size(AXIS)
    months = sorted({month_of(p.day) for p in points})
    if not months:
        return
    places = [
        (m, *_span(sheet, frame.across(m), written_month(m, short=True), size)) for m in months
    ]
    chosen = places[:1]
    for step in _STEPS:
        tried = [place for place in places if (place[0] - months[0]) % step == 0]
        if all(b[2] - a[3] >= size * 0.9 for a, b in pairwise(tried)):
            chosen = tried
            break
    axes.tick_row(sheet, frame.plot, [((a + b) / 2, said) for _, said, a, b in chosen])


def _span(sheet: Sheet, x: float, words: str, size: float) -> tuple[str, float, float]:
    """Return words with their left and right, moved in where they would leave the sheet."""
    half = min(fonts.width(words, size), sheet.width - 4.0) / 2
    x = min(max(x, half + 2.0), sheet.width - half - 2.0)
    return words, x - half, x + half


def runs(frame: Frame, points: Iterable[RangePoint]) -> list[list[Point]]:
    """Return the stretches of the line between its gaps, in pixels."""
    found: list[list[Point]] = [[]]
    for point in points:
        if point.value is not None and known(point.value):
            found[-1].append(frame.at(point, point.value))
        elif found[-1]:
            found.append([])
    return [run for run in found if run]
