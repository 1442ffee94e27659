"""Shares of a count over some periods, each with the whiskers of its interval."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from oversight_app.charts import axes, fonts
from oversight_app.charts.axes import AXIS, LABEL, LEAD
from oversight_app.charts.fonts import Weight
from oversight_app.charts.labels import Box, around, beside
from oversight_app.charts.looks import Colour
from oversight_app.charts.marks import Mark
from oversight_app.charts.scales import Scale, Ticks, alike, spaced
from oversight_app.charts.sheet import Point, Sheet, text_box
from oversight_app.domain.charts import ShareChart, SharePoint
from oversight_app.domain.measures import Unit
from oversight_app.domain.wording import Quantity

_DOT, _HOVER = 5.0, 11.0
_CAP = 6.0
"""Half the width of a whisker's end."""
_GAP = 6.0
_WHOLE = 100.0
_HEADROOM, _CLEAR = 0.25, 0.06
"""Over the highest whisker: to the next round value where it is so near, else so little."""
_WIDE = 22.0
"""A narrower chart, in heights of its words, keeps its height to set them apart."""


@dataclass(frozen=True, slots=True)
class _Frame:
    plot: Box
    across: Scale
    up: Scale

    def at(self, point: SharePoint, value: float) -> Point:
        """Return where a point's value stands, kept in the plot."""
        y = min(max(self.up(value), self.plot.top), self.plot.bottom)
        return self.across(point.day.toordinal()), y

    def whisker(self, point: SharePoint) -> Box:
        """Return the box of a point with its whiskers."""
        x, top = self.at(point, max(point.low, point.high, point.value))
        _, bottom = self.at(point, min(point.low, point.high, point.value))
        return Box(x - _CAP, min(top, bottom - _DOT), x + _CAP, max(bottom, top + _DOT))


def draw_shares(sheet: Sheet, chart: ShareChart) -> tuple[Mark, ...]:
    """Draw the chart and return a mark for each share, by its period."""
    points = sorted(
        (p for p in chart.points if all(map(math.isfinite, (p.value, p.low, p.high)))),
        key=lambda p: p.day,
    )
    frame = _lay_out(sheet, chart, points)
    axes.base_line(sheet, frame.plot, frame.up)
    _name_periods(sheet, frame, points)
    for point in points:
        _draw_point(sheet, frame, point)
    _write_labels(sheet, chart, frame, points)
    return tuple(
        Mark(p.key, *frame.at(p, p.value), _HOVER, (), p.tip or _tip(chart, p)) for p in points
    )


def _tip(chart: ShareChart, point: SharePoint) -> str:
    return f"{point.label}: {_figure(chart, point)}, {point.counts}"


def _figure(chart: ShareChart, point: SharePoint) -> str:
    return str(Quantity(point.value, Unit.PERCENT, chart.decimals))


def _lay_out(sheet: Sheet, chart: ShareChart, points: Sequence[SharePoint]) -> _Frame:
    axis = sheet.size(AXIS)
    top = max(0.7 * axis, 9.0)
    bottom = max(sheet.height - axes.tick_height(sheet), top + 24)
    values = [v for p in points for v in (p.value, p.low, p.high)]
    low, high = min([0.0, *values]), max([0.0, *values])
    if alike(low, high):
        high = low + 1.0
    marks = axes.value_ticks(low, high, bottom - top, sheet, Unit.COUNT)
    # The next round value is named where it lies near and words have room; a share ends at 100.
    ceiling = marks.values[-1]
    if ceiling - high > (high - low) * _HEADROOM or sheet.width < _WIDE * axis:
        ceiling = max(high + (high - low) * _CLEAR, marks.values[-2])
    if high <= _WHOLE:
        ceiling = max(min(ceiling, _WHOLE), high)
    shown = Ticks(tuple(v for v in marks.values if v <= ceiling), marks.decimals)
    words = axes.tick_words(shown, Unit.COUNT) if points else ()
    left = axes.gutter(sheet, words)
    plot = Box(left, top, max(sheet.width - 2.0, left + 40), bottom)
    across = _across(sheet, chart, points, plot)
    up = Scale(marks.values[0], ceiling, bottom, top)
    if points:
        axes.grid(sheet, plot, up, shown, words)
    return _Frame(plot, across, up)


def _across(sheet: Sheet, chart: ShareChart, points: Sequence[SharePoint], plot: Box) -> Scale:
    """Lay the days out, with room for the words right of the last one."""
    size = sheet.size(LABEL)
    said = [fonts.width(_figure(chart, p), size, Weight.BOLD) for p in points]
    said += [fonts.width(p.counts, size) for p in points]
    room = min(max(said, default=0.0) + _CAP + _GAP, plot.width * 0.45)
    inset = min(3.0 * size, plot.width * 0.12)
    days = [p.day.toordinal() for p in points]
    first, last = (min(days), max(days)) if days else (0, 1)
    if first == last:
        middle = plot.left + (plot.width - room) / 2
        return Scale(first, first + 1, middle, middle + 1)
    return Scale(first, last, plot.left + inset, plot.right - room)


def _name_periods(sheet: Sheet, frame: _Frame, points: Sequence[SharePoint]) -> None:
    """Name as many periods below the plot as have room, the later ones first."""
    size = sheet.size(AXIS)
    most = sheet.width - 4.0
    places = []
    for point in points:
        words = fonts.shortened(point.label, size, Weight.REGULAR, most)
        half = fonts.width(words, size) / 2
        x = frame.across(point.day.toordinal())
        places.append((min(max(x, half + 2.0), sheet.width - half - 2.0), 2 * half, words, point))
    kept = spaced([(x, wide, 0 if p.strong else 1) for x, wide, _, p in places], size * 0.8)
    axes.tick_row(sheet, frame.plot, [(places[i][0], places[i][2]) for i in kept])


def _draw_point(sheet: Sheet, frame: _Frame, point: SharePoint) -> None:
    look = sheet.look
    colour = look.home if point.strong else look.accent
    x, high = frame.at(point, point.high)
    _, low = frame.at(point, point.low)
    sheet.line([(x, low), (x, high)], colour, 2.0)
    for end in (low, high):
        sheet.line([(x - _CAP, end), (x + _CAP, end)], colour, 2.0)
    sheet.dots([frame.at(point, point.value)], _DOT, colour, look.surface)


def _write_labels(
    sheet: Sheet, chart: ShareChart, frame: _Frame, points: Sequence[SharePoint]
) -> None:
    """Write each share with its counts beside its dot: the one the chart is about first, the
    others from the last back. The counts go where there is no room for both."""
    look, size = sheet.look, sheet.size(LABEL)
    taken = [frame.whisker(p).grown(1.0) for p in points]
    room = Box(frame.plot.left + 1, 1.0, sheet.width - 1.0, frame.plot.bottom - 2.0)
    order = sorted(range(len(points)), key=lambda i: (not points[i].strong, -i))
    for point, own in ((points[i], taken[i]) for i in order):
        colour = look.home_text if point.strong else look.text
        both: list[tuple[str, Weight, Colour]] = [
            (_figure(chart, point), Weight.BOLD, colour),
            (point.counts, Weight.REGULAR, look.text3),
        ]
        for lines in (both, both[:1]):
            wide = max(fonts.width(words, size, weight) for words, weight, _ in lines)
            high = len(lines) * size * LEAD
            dot = frame.at(point, point.value)
            # From the whisker's side, not from the dot's.
            gaps = tuple(_CAP + gap for gap in (_GAP, _GAP + 8, _GAP + 18))
            others = [box for box in taken if box is not own] + [around(dot, _DOT), own]
            found = beside(dot, (wide, high), gaps, room, others, lambda _: 0.0)
            if found is None:
                continue
            for i, (words, weight, ink) in enumerate(lines):
                box = text_box(0, 0, words, size, weight)
                baseline = found.top + i * size * LEAD - box.top + (size * LEAD - box.height) / 2
                sheet.text(found.left, baseline, words, size, ink, weight, halo=look.surface)
            taken.append(found)
            break
