"""The home force over time, before its peers' median and middle half."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from oversight_app.charts import axes, fonts
from oversight_app.charts.axes import AXIS, LABEL, EndLabel, Line
from oversight_app.charts.fonts import Weight
from oversight_app.charts.labels import Box, around, beside, crossing
from oversight_app.charts.marks import Mark
from oversight_app.charts.scales import Scale, alike, spaced
from oversight_app.charts.sheet import Point, Sheet, text_box
from oversight_app.domain.charts import TrendChart, TrendPoint
from oversight_app.domain.periods import month_of, written_date, written_month
from oversight_app.domain.wording import Quantity

_DOT = 4.5
_INSET = 6.0
_MIDDLE = "Middle half of forces"
_HOVER = 9.0
"""Pixels: how near to a point of the line the pointer has to be."""


@dataclass(frozen=True, slots=True)
class _Frame:
    plot: Box
    across: Scale
    up: Scale

    def at(self, day: date, value: float) -> Point:
        return self.across(day.toordinal()), self.up(value)


def draw_trend(sheet: Sheet, chart: TrendChart) -> tuple[Mark, ...]:
    """Draw the chart and return a mark for each date that has a figure, oldest first; all
    have the force's key."""
    points = sorted(chart.points, key=lambda p: p.day)
    ends = _end_words(sheet, chart, points)
    frame = _lay_out(sheet, chart, points, [label.lines + label.more for label in ends])
    band = _band(points, frame)
    for upper, lower in band:
        sheet.shape([upper + lower[::-1]], sheet.look.band)
    _draw_axes(sheet, chart, frame, points)
    medians = _runs([(p.day, p.median) for p in points], frame)
    for run in medians:
        sheet.line(run, sheet.look.text2, 2.0, dashes=(4, 2))
    targets = _steps(points, frame)
    for run in targets:
        sheet.line(run, sheet.look.accent, 1.5)
    home = _runs([(p.day, p.value) for p in points], frame)
    for run in home:
        sheet.line(run, sheet.look.home, 2.25, round_ends=True)
    dots = _draw_dots(sheet, chart, frame, points, home)
    labels = [replace(label, y=frame.up(label.y)) for label in ends]
    written = axes.end_labels(sheet, frame.plot, labels)
    lines = [*home, *medians, *targets]
    written += _write_callout(sheet, chart, frame, points, lines, written)
    if band:
        _name_band(sheet, frame, band, lines, [*written, *dots])
    return tuple(
        Mark(
            chart.key,
            *frame.at(p.day, value),
            _HOVER,
            (),
            str(p.tip) or f"{written_date(p.day)}: {Quantity(value, chart.unit, chart.decimals)}",
        )
        for p in points
        for value in _known(p.value)
    )


def _known(value: float | None) -> tuple[float, ...]:
    """Return the value alone, or nothing where there is no figure to draw."""
    return () if value is None or not math.isfinite(value) else (value,)


# --- the frame ---------------------------------------------------------------------------------


def _lay_out(
    sheet: Sheet,
    chart: TrendChart,
    points: Sequence[TrendPoint],
    ends: Sequence[tuple[Line, ...]],
) -> _Frame:
    axis = sheet.size(AXIS)
    top = max(0.7 * axis, 9.0)
    bottom = max(sheet.height - axes.tick_height(sheet), top + 24)
    values = _all_values(points)
    low, high = min(values, default=0.0), max(values, default=1.0)
    if chart.starts_at_zero or low < 0:
        low, high = min(low, 0.0), max(high, 0.0)
    if alike(low, high):
        high = low + 1.0
    marks = axes.value_ticks(low, high, bottom - top, sheet, chart.unit)
    # The plot ends a little above the highest value rather than at the next round one.
    ceiling = max(high + (high - low) * 0.06, marks.values[-2] if len(marks.values) > 1 else high)
    ceiling = min(ceiling, marks.values[-1])
    shown = type(marks)(tuple(v for v in marks.values if v <= ceiling), marks.decimals)
    words = axes.tick_words(shown, chart.unit)
    left = axes.gutter(sheet, words)
    right = sheet.width - axes.end_width(sheet, ends) if ends else sheet.width - 8.0
    right = max(right, left + 40)
    plot = Box(left, top, right, bottom)
    days = [p.day.toordinal() for p in points]
    first, last = (min(days), max(days)) if days else (0, 1)
    if first == last:
        first, last = first - 365, last + 365
    across = Scale(first, last, left + _INSET, right - _INSET)
    up = Scale(marks.values[0], ceiling, bottom, top)
    axes.grid(sheet, plot, up, shown, words)
    return _Frame(plot, across, up)


def _all_values(points: Sequence[TrendPoint]) -> list[float]:
    return [
        v
        for p in points
        for v in (p.value, p.median, p.lower_half, p.upper_half, p.target)
        if v is not None and math.isfinite(v)
    ]


def _draw_axes(
    sheet: Sheet, chart: TrendChart, frame: _Frame, points: Sequence[TrendPoint]
) -> None:
    plot, axis = frame.plot, sheet.size(AXIS)
    axes.base_line(sheet, plot, frame.up)
    days = [p.day for p in points]
    said = _date_words(days)
    places = [(frame.across(day.toordinal()), fonts.width(words, axis)) for day, words in said]
    kept = _evenly(places, axis * 1.3)
    axes.tick_row(sheet, plot, [(places[i][0], said[i][1]) for i in kept])


def _date_words(days: Sequence[date]) -> list[tuple[date, str]]:
    """Return the dates to be named: the first of each year, by the year; each date of a few,
    by month and year, where one year holds several."""
    years = sorted({d.year for d in days})
    if len(years) < len(days) <= 5:
        return [(d, written_month(month_of(d), short=True)) for d in days]
    first = {year: min(d for d in days if d.year == year) for year in years}
    if len(years) > 1 and first[years[0]].month > 6 > first[years[1]].month:
        # The series begins in autumn: its first spring begins the years that are named.
        del first[years[0]]
    return [(day, str(year)) for year, day in first.items()]


def _evenly(places: Sequence[tuple[float, float]], gap: float) -> list[int]:
    """Return indices of labels that fit in a row: every one, or every second, third …, the
    last always, and the first too where a step allows it."""
    count = len(places)
    if count < 2:
        return list(range(count))
    fitting = []
    for step in range(1, count):
        chosen = list(range(count - 1, -1, -step))[::-1]
        pairs = pairwise(chosen)
        if all(
            places[b][0] - places[a][0] >= (places[a][1] + places[b][1]) / 2 + gap for a, b in pairs
        ):
            fitting.append((step, chosen))
    if not fitting:
        return [count - 1]
    smallest = fitting[0][0]
    for step, chosen in fitting:
        if chosen[0] == 0 and step <= 2 * smallest and step > 0:
            return chosen
    rows = [(x, wide, 0 if i in fitting[0][1] else 1) for i, (x, wide) in enumerate(places)]
    return [i for i in spaced(rows, gap) if i in fitting[0][1]]


# --- lines -------------------------------------------------------------------------------------


def _runs(series: Sequence[tuple[date, float | None]], frame: _Frame) -> list[list[Point]]:
    """Return the stretches of a line between its gaps, in pixels."""
    runs: list[list[Point]] = [[]]
    for day, value in series:
        if value is not None and math.isfinite(value):
            runs[-1].append(frame.at(day, value))
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]


def _band(points: Sequence[TrendPoint], frame: _Frame) -> list[tuple[list[Point], list[Point]]]:
    """Return the (upper, lower) edges of the middle half, in stretches between gaps."""
    found: list[tuple[list[Point], list[Point]]] = [([], [])]
    for p in points:
        if _known(p.lower_half) and _known(p.upper_half):
            assert p.lower_half is not None
            assert p.upper_half is not None
            found[-1][0].append(frame.at(p.day, p.upper_half))
            found[-1][1].append(frame.at(p.day, p.lower_half))
        elif found[-1][0]:
            found.append(([], []))
    return [pair for pair in found if len(pair[0]) > 1]


def _steps(points: Sequence[TrendPoint], frame: _Frame) -> list[list[Point]]:
    """Return the target as steps: each holds until the date of the next."""
    runs: list[list[Point]] = [[]]
    for i, p in enumerate(points):
        if p.target is None or not math.isfinite(p.target):
            if runs[-1]:
                runs.append([])
            continue
        x, y = frame.at(p.day, p.target)
        if runs[-1] and runs[-1][-1][1] != y:
            runs[-1].append((x, runs[-1][-1][1]))
        runs[-1].append((x, y))
        if i == len(points) - 1:
            runs[-1].append((frame.plot.right, y))
    return [run for run in runs if len(run) > 1]


def _draw_dots(
    sheet: Sheet,
    chart: TrendChart,
    frame: _Frame,
    points: Sequence[TrendPoint],
    runs: Sequence[Sequence[Point]],
) -> list[Box]:
    """Dot the last figure, the called-out one, and those that stand alone between gaps."""
    look = sheet.look
    known = [p for p in points if _known(p.value)]
    places = [run[0] for run in runs if len(run) == 1]
    places += [
        frame.at(p.day, p.value)
        for p in known
        if p.value is not None and (p is known[-1] or p.day == chart.callout)
    ]
    sheet.dots(list(dict.fromkeys(places)), _DOT, look.home, look.surface)
    return [around(place, _DOT + 1) for place in places]


# --- words -------------------------------------------------------------------------------------


def _end_words(sheet: Sheet, chart: TrendChart, points: Sequence[TrendPoint]) -> list[EndLabel]:
    """Return the labels at the right, the most important first, by value and not yet by y."""
    look, size, room = sheet.look, sheet.size(LABEL), sheet.width * 0.34
    last = points[-1].day if points else None

    def lines(words: str, colour: str, weight: Weight) -> tuple[Line, ...]:
        broken = fonts.wrapped(words, size, weight, room)
        return tuple(Line(line, colour, weight) for line in broken)

    def figure(value: float) -> str:
        return str(Quantity(value, chart.unit, chart.decimals))

    found: list[EndLabel] = []
    for p in reversed(points):
        if p.value is not None and math.isfinite(p.value):
            # An older figure says its year, since it is not what the line's end suggests.
            when = "" if p.day == last else f" ({p.day.year})"
            said = f"{chart.name} {figure(p.value)}{when}"
            found.append(EndLabel(p.value, lines(said, look.home_text, Weight.BOLD), 0))
            break
    if points and (target := points[-1].target) is not None and math.isfinite(target):
        said = f"Target {figure(target)}"
        found.append(EndLabel(target, lines(said, look.accent, Weight.SEMIBOLD), 1))
    for p in reversed(points):
        if p.median is not None and math.isfinite(p.median):
            median = lines(f"Median {figure(p.median)}", look.text2, Weight.SEMIBOLD)
            others = f"({chart.peers:,} other{'' if chart.peers == 1 else 's'})"
            of = lines(others, look.text3, Weight.REGULAR) if chart.peers else ()
            found.append(EndLabel(p.median, median, 2, of))
            break
    return found


def _write_callout(
    sheet: Sheet,
    chart: TrendChart,
    frame: _Frame,
    points: Sequence[TrendPoint],
    lines: Sequence[Sequence[Point]],
    taken: Sequence[Box],
) -> list[Box]:
    """Write the called-out value by its dot."""
    called = [p for p in points if p.day == chart.callout and _known(p.value)]
    if not called or called[0].value is None:
        return []
    p, value = called[0], called[0].value
    if all(q.value is None for q in points if q.day > p.day):
        return []  # the last figure has its words at the line's end
    several = sum(q.day.year == p.day.year for q in points) > 1
    when = written_month(month_of(p.day)) if several else str(p.day.year)
    said = f"{Quantity(value, chart.unit, chart.decimals)} in {when}"
    size = sheet.size(LABEL)
    box = text_box(0, 0, said, size, Weight.SEMIBOLD)
    room = Box(frame.plot.left, 1.0, sheet.width - 1.0, frame.plot.bottom - 1)

    def cost(spot: Box) -> float:
        return sum(0.2 * crossing(spot, line) for line in lines)

    dot = frame.at(p.day, value)
    others = [around(dot, _DOT), *taken]
    found = beside(dot, (box.width, box.height), (9.0, 14.0, 20.0, 28.0), room, others, cost)
    if found is None:
        return []
    return [
        sheet.text(
            found.left, found.top - box.top, said, size, sheet.look.home_text, Weight.SEMIBOLD,
            halo=sheet.look.surface,
        )
    ]  # fmt: skip


def _name_band(
    sheet: Sheet,
    frame: _Frame,
    band: Sequence[tuple[list[Point], list[Point]]],
    lines: Sequence[Sequence[Point]],
    taken: Sequence[Box],
) -> None:
    """Write what the band is: in it where it is high enough, else right below or above it."""
    size = sheet.size(AXIS)
    box = text_box(0, 0, _MIDDLE, size, Weight.REGULAR)
    room = Box(frame.plot.left + 2, frame.plot.top, frame.plot.right - 2, frame.plot.bottom - 3)
    best: tuple[float, Box] | None = None
    for upper, lower in band:
        for spot, reluctance in _band_places(upper, lower, (box.width, box.height)):
            if not spot.within(room) or any(spot.overlap(other) > 0 for other in taken):
                continue
            crossed = sum(crossing(spot.grown(1), line) for line in lines)
            edges = crossing(spot, upper) + crossing(spot, lower)
            price = reluctance + crossed + 0.3 * edges
            if best is None or price < best[0] - 1e-6:
                best = (price, spot)
    if best and best[0] < 40:
        spot = best[1]
        sheet.text(
            spot.left, spot.top - box.top, _MIDDLE, size, sheet.look.text2,
            halo=sheet.look.surface if best[0] > 12 else None,
        )  # fmt: skip


def _band_places(
    upper: Sequence[Point], lower: Sequence[Point], size: Point
) -> list[tuple[Box, float]]:
    wide, high = size
    first, last = upper[0][0], upper[-1][0]
    found: list[tuple[Box, float]] = []
    steps = 16
    for i in range(steps + 1):
        left = first + (last - wide - first) * i / steps
        right = left + wide
        over = [y for x, y in upper if left - 8 <= x <= right + 8] or [upper[0][1]]
        under = [y for x, y in lower if left - 8 <= x <= right + 8] or [lower[0][1]]
        # The middle of the chart is where a reader looks first.
        off = abs(i / steps - 0.45) * 6
        inside = (max(over) + min(under) - high) / 2
        found.append((Box(left, inside, right, inside + high), off))
        below = max(under) + 3
        found.append((Box(left, below, right, below + high), off + 2))
        above = min(over) - 3 - high
        found.append((Box(left, above, right, above + high), off + 4))
    return found
