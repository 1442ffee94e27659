"""Values against size: the funnel, or the values alone where limits would mean nothing."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from oversight_app.charts import axes, fonts
from oversight_app.charts.axes import AXIS, LABEL, LEAD, EndLabel, Line
from oversight_app.charts.fonts import Weight
from oversight_app.charts.funnel_points import Curve, Dot, draw_dots, said, write_names
from oversight_app.charts.labels import Box
from oversight_app.charts.marks import Mark
from oversight_app.charts.scales import (
    SMALLEST,
    Scale,
    Ticks,
    alike,
    log_importance,
    log_ticks,
    spaced,
    ticks,
    wide_range,
)
from oversight_app.charts.sheet import Point, Sheet
from oversight_app.domain.charts import FunnelChart, FunnelPoint
from oversight_app.domain.wording import Quantity

_INSET = 12.0
"""Between the plot's sides and the smallest and largest force."""
_TALLEST = 1.6
"""Limits of a tiny force may reach far beyond every value: the plot ends before them."""


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where values and sizes fall on the sheet."""

    plot: Box
    across: Scale
    up: Scale


def draw_funnel(sheet: Sheet, chart: FunnelChart) -> tuple[Mark, ...]:
    """Draw the chart and return a mark for each point, the home force's last."""
    points = [p for p in chart.points if math.isfinite(p.x) and math.isfinite(p.y)]
    frame = _lay_out(sheet, chart, points)
    curve = _curve(chart, frame)
    if curve:
        _draw_band(sheet, frame, curve)
    _draw_axes(sheet, chart, frame)
    if curve:
        _draw_limits(sheet, frame, curve)
    if chart.average is not None:
        _draw_average(sheet, frame, chart.average)
    ends = _ends(chart, sheet, frame, curve)
    taken = axes.end_labels(sheet, frame.plot, ends)
    dots = [
        Dot(p, (frame.across(max(p.x, frame.across.low)), frame.up(p.y)), said(chart, p))
        for p in sorted(points, key=lambda p: (p.home, p.named))
    ]
    draw_dots(sheet, dots, curve)
    lines = [[(x, ys[side]) for x, ys in curve] for side in (0, 3)]
    middle = chart.average if chart.average is not None else 0.0
    if chart.average is not None:
        y = frame.up(chart.average)
        lines.append([(frame.plot.left, y), (frame.plot.right, y)])
    right = frame.plot.right if lines[0] or chart.average is not None else sheet.width - 2.0
    room = Box(frame.plot.left + 2, 1.0, right, frame.plot.bottom - 1)
    write_names(sheet, dots, middle, room, lines, taken)
    return tuple(
        Mark(dot.point.key, *dot.place, dot.radius, (), str(dot.point.tip) or dot.said)
        for dot in dots
    )


# --- the frame ---------------------------------------------------------------------------------


def _lay_out(sheet: Sheet, chart: FunnelChart, points: Sequence[FunnelPoint]) -> _Frame:
    axis = sheet.size(AXIS)
    top = max(0.6 * axis, 8.0)
    label_lines = len(_x_label(sheet, chart, points))
    bottom = sheet.height - axes.tick_height(sheet) - axis * LEAD * label_lines
    bottom = max(bottom, top + 24)
    marks = _values(sheet, chart, points, bottom - top)
    left = axes.gutter(sheet, axes.tick_words(marks, chart.unit))
    ends = [label.lines for label in _end_words(chart, sheet)]
    right = sheet.width - (axes.end_width(sheet, ends) if ends else 2.0)
    right = max(right, left + 40)
    plot = Box(left, top, right, bottom)
    low, high = _sizes(chart, points)
    across = Scale(low, high, left + _INSET, right - _INSET, wide_range(low, high))
    up = Scale(marks.values[0], marks.values[-1], bottom, top)
    return _Frame(plot, across, up)


def _sizes(chart: FunnelChart, points: Sequence[FunnelPoint]) -> tuple[float, float]:
    sizes = [p.x for p in points] + [x for x, _ in chart.curve]
    # A size of nothing has no place on a logarithmic scale: it stands at the left.
    above = [size for size in sizes if size > SMALLEST]
    sizes = above if above and wide_range(min(above), max(above)) else sizes
    low, high = (min(sizes), max(sizes)) if sizes else (0.0, 1.0)
    if not alike(low, high):
        return low, high
    # One force alone, or all of one size, stands in the middle.
    apart = abs(low) / 2 or 1.0
    return low - apart, high + apart


def _values(sheet: Sheet, chart: FunnelChart, points: Sequence[FunnelPoint], room: float) -> Ticks:
    values = [p.y for p in points]
    if chart.average is not None:
        values.append(chart.average)
    high, low = max(values, default=1.0), min(values, default=0.0)
    if chart.curve:
        reach = max(limits.upper_998 for _, limits in chart.curve)
        high = max(high, min(reach, high * _TALLEST))
    if high <= 0 and low >= 0:
        high = 1.0
    return axes.value_ticks(min(0.0, low), max(0.0, high), room, sheet, chart.unit)


def _curve(chart: FunnelChart, frame: _Frame) -> Curve:
    """Return the limits in pixels, carried straight on over the plot's insets."""
    across, up = frame.across, frame.up
    curve: Curve = [
        (
            across(max(x, across.low)),
            (up(c.lower_998), up(c.lower_95), up(c.upper_95), up(c.upper_998)),
        )
        for x, c in sorted(chart.curve, key=lambda pair: pair[0])
    ]
    if len(curve) < 2:
        return []
    ends = ((frame.plot.left, curve[0], curve[1]), (frame.plot.right, curve[-1], curve[-2]))
    first, last = ((x, _carried(x, near, next_)) for x, near, next_ in ends)
    return [first, *curve, last]


def _carried(
    x: float,
    near: tuple[float, tuple[float, float, float, float]],
    next_: tuple[float, tuple[float, float, float, float]],
) -> tuple[float, float, float, float]:
    run = near[0] - next_[0]
    share = (x - near[0]) / run if abs(run) > 1e-6 else 0.0
    a, b, c, d = (n + (n - m) * share for n, m in zip(near[1], next_[1], strict=True))
    return a, b, c, d


# --- behind the points -------------------------------------------------------------------------


def _draw_band(sheet: Sheet, frame: _Frame, curve: Curve) -> None:
    top, bottom = frame.plot.top, frame.plot.bottom
    upper = [(x, max(top, min(bottom, ys[2]))) for x, ys in curve]
    lower = [(x, max(top, min(bottom, ys[1]))) for x, ys in reversed(curve)]
    sheet.shape([upper + lower], sheet.look.band)


def _draw_limits(sheet: Sheet, frame: _Frame, curve: Curve) -> None:
    for side in (0, 3):
        for run in _runs([(x, ys[side]) for x, ys in curve], frame):
            sheet.line(run, sheet.look.text2, 1.25, dashes=(5, 2.5))


def _runs(line: Sequence[Point], frame: _Frame) -> list[list[Point]]:
    """Cut a line to the plot; a limit that lies on the base line is not drawn over it."""
    top, bottom = frame.plot.top - 0.5, frame.plot.bottom - 0.75
    runs: list[list[Point]] = [[]]
    for (x0, y0), (x1, y1) in pairwise(line):
        shares = sorted(
            {0.0, 1.0}
            | {s for e in (top, bottom) if y0 != y1 and 0 < (s := (e - y0) / (y1 - y0)) < 1}
        )
        for s, t in pairwise(shares):
            start = (x0 + s * (x1 - x0), y0 + s * (y1 - y0))
            end = (x0 + t * (x1 - x0), y0 + t * (y1 - y0))
            if top <= (start[1] + end[1]) / 2 <= bottom:
                runs[-1].extend([end] if runs[-1] else [start, end])
            elif runs[-1]:
                runs.append([])
    return [run for run in runs if len(run) > 1]


def _draw_average(sheet: Sheet, frame: _Frame, average: float) -> None:
    y = frame.up(average)
    sheet.line([(frame.plot.left, y), (frame.plot.right, y)], sheet.look.text, 1.5)


def _draw_axes(sheet: Sheet, chart: FunnelChart, frame: _Frame) -> None:
    look, plot, axis = sheet.look, frame.plot, sheet.size(AXIS)
    marks = _values(sheet, chart, _finite(chart), plot.height)
    axes.grid(sheet, plot, frame.up, marks, axes.tick_words(marks, chart.unit))
    axes.base_line(sheet, plot, frame.up)
    shown = _size_ticks(frame)
    words = [f"{value:,.0f}" if value >= 10 or value == round(value) else f"{value:g}"
             for value in shown]  # fmt: skip
    middles = [(frame.across(value), fonts.width(said, axis)) for value, said in
               zip(shown, words, strict=True)]  # fmt: skip
    importance = [log_importance(v) if frame.across.log else 0 for v in shown]
    rows = [(x, wide, rank) for (x, wide), rank in zip(middles, importance, strict=True)]
    kept = spaced(rows, axis * 0.8)
    baseline = axes.tick_row(sheet, plot, [(rows[i][0], words[i]) for i in kept]) + axis * LEAD
    for line in _x_label(sheet, chart, _finite(chart)):
        sheet.text(plot.right, baseline, line, axis, look.text3, across="right")
        baseline += axis * LEAD


def _finite(chart: FunnelChart) -> list[FunnelPoint]:
    return [p for p in chart.points if math.isfinite(p.x) and math.isfinite(p.y)]


def _size_ticks(frame: _Frame) -> tuple[float, ...]:
    low, high = frame.across.low, frame.across.high
    if frame.across.log:
        shown = log_ticks(low, high)
    else:
        about = max(1, int(frame.plot.width / 90))
        shown = tuple(v for v in ticks(low, high, about).values if low <= v <= high)
    return shown


def _x_label(sheet: Sheet, chart: FunnelChart, points: Sequence[FunnelPoint]) -> tuple[str, ...]:
    words = chart.x_label
    if wide_range(*_sizes(chart, points)) and "log scale" not in words:
        words += " (log scale)"
    words = words.replace("(log scale)", f"(log{fonts.NO_BREAK}scale)")
    ends = axes.end_width(sheet, [label.lines for label in _end_words(chart, sheet)])
    room = max(sheet.width - ends - 4, sheet.width * 0.5)
    return fonts.wrapped(words, sheet.size(AXIS), Weight.REGULAR, room)[:3]


# --- words at the right ------------------------------------------------------------------------

_LIMITS = (
    (3, "99.8%", 1), (2, "95%", 2), (1, "95%", 3), (0, "99.8%", 4),
)  # fmt: skip
"""(which limit, its share, rank: the higher goes first where there is no room)."""


def _end_words(chart: FunnelChart, sheet: Sheet) -> list[EndLabel]:
    """Return the labels with no place yet: the average, then the limits from the top."""
    look, size = sheet.look, sheet.size(LABEL)
    found: list[EndLabel] = []
    if chart.average is not None:
        value = str(Quantity(chart.average, chart.unit, chart.decimals))
        room = sheet.width * 0.36
        lines = fonts.wrapped(f"Average {value}", size, Weight.BOLD, room)
        found.append(EndLabel(0.0, tuple(Line(w, look.text, Weight.BOLD) for w in lines)))
    if len(chart.curve) > 1:
        # The word goes before the figure does, where the words would take the plot's room.
        long = fonts.width("99.8% limit", size) < sheet.width * 0.3
        for _, share, rank in _LIMITS:
            words = f"{share} limit" if long else share
            outer = share == "99.8%"
            line = Line(words, look.text2 if outer else look.text3,
                        Weight.SEMIBOLD if outer else Weight.REGULAR)  # fmt: skip
            found.append(EndLabel(0.0, (line,), rank))
    return found


def _ends(chart: FunnelChart, sheet: Sheet, frame: _Frame, curve: Curve) -> list[EndLabel]:
    words = _end_words(chart, sheet)
    top, bottom = frame.plot.top, frame.plot.bottom
    placed: list[EndLabel] = []
    if chart.average is not None:
        placed.append(EndLabel(frame.up(chart.average), words.pop(0).lines, 0))
    if curve:
        for (which, _, _), label in zip(_LIMITS, words, strict=True):
            y = curve[-1][1][which]
            # A limit that lies on the base line, or above the plot, is not to be seen.
            if top - 1 <= y < bottom - 1.5:
                placed.append(EndLabel(y, label.lines, label.rank))
    return placed
