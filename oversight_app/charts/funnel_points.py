"""The forces on the funnel: their dots, and the names of those that matter."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from oversight_app.charts import fonts
from oversight_app.charts.axes import LABEL
from oversight_app.charts.fonts import Weight
from oversight_app.charts.labels import Box, around, beside, crossing, touches
from oversight_app.charts.sheet import Point, Sheet, text_box
from oversight_app.domain.charts import FunnelChart, FunnelPoint
from oversight_app.domain.wording import Quantity

_DOT, _DIAMOND = 4.0, 6.5
_GAPS = (9.0, 15.0, 24.0, 36.0, 52.0, 70.0)
"""How far a label may stand from its dot; from the third on, a line leads to it."""
_LED = 24.0
_MANY = 8
"""Among more names than this, lines that lead to them would be a tangle."""

Curve = list[tuple[float, tuple[float, float, float, float]]]
"""(x pixel, y pixels of the lower 99.8%, lower 95%, upper 95% and upper 99.8% limit)."""


@dataclass(frozen=True, slots=True)
class Dot:
    """A force's point at its place on the sheet, with its name and value in words."""

    point: FunnelPoint
    place: Point
    said: str

    @property
    def radius(self) -> float:
        """How far it reaches, in logical pixels."""
        return _DIAMOND if self.point.home else _DOT


def said(chart: FunnelChart, point: FunnelPoint) -> str:
    """Write a force's name and value; a change (seen by its negatives) with its sign."""
    signed = chart.average is None and any(p.y < 0 for p in chart.points)
    return f"{point.name} {Quantity(point.y, chart.unit, chart.decimals, signed=signed)}"


def draw_dots(sheet: Sheet, dots: Sequence[Dot], curve: Curve) -> None:
    """Draw the dots: grey, navy where named, an orange diamond for the home force."""
    look = sheet.look
    plain = [d.place for d in dots if not d.point.named and not d.point.home]
    named = [d.place for d in dots if d.point.named and not d.point.home]
    sheet.dots(plain, _DOT, look.mark, look.surface)
    sheet.dots(named, _DOT, look.named_mark, look.surface)
    for dot in dots:
        if dot.point.home:
            colour = look.home_on_band if _on_band(dot.place, curve) else look.home
            sheet.dots([dot.place], _DIAMOND, colour, look.surface, corners=4)


def _on_band(place: Point, curve: Curve) -> bool:
    x, y = place
    for (x0, low), (x1, high) in pairwise(curve):
        if x0 <= x <= x1:
            share = (x - x0) / (x1 - x0) if x1 > x0 else 0.0
            upper, lower = (low[i] + share * (high[i] - low[i]) for i in (2, 1))
            return upper <= y <= lower
    return False


def write_names(
    sheet: Sheet,
    dots: Sequence[Dot],
    middle: float,
    room: Box,
    lines: Sequence[Sequence[Point]],
    taken: Sequence[Box],
) -> None:
    """Write names and values beside their dots: the home force's always, then the others from
    the furthest from the ``middle`` value inwards, while there is a place that covers nothing.

    A name left out is still in the tip and the table.
    """
    wanted = sorted(
        (d for d in dots if d.point.named or d.point.home),
        key=lambda d: (not d.point.home, -abs(d.point.y - middle), d.point.key),
    )
    written = list(taken)
    for dot in wanted:
        home = dot.point.home
        weight = Weight.BOLD if home else Weight.SEMIBOLD
        size = sheet.size(LABEL + 1 if home else LABEL)
        colour = sheet.look.home_text if home else sheet.look.text2
        words = fonts.shortened(dot.said, size, weight, room.width)
        box = text_box(0, 0, words, size, weight)
        gaps = _GAPS if home or len(wanted) <= _MANY else _GAPS[:2]
        price = _Price(dot, dots, lines, written)
        found = beside(dot.place, (box.width, box.height), gaps, room, written, price)
        if found is None and not home:
            continue
        spot = found or box.moved(dot.place[0] + _GAPS[0], dot.place[1]).moved_into(room)
        if lead := _lead(dot, spot):
            sheet.line(lead, colour, 1.0)
        halo = sheet.look.surface
        put = sheet.text(spot.left, spot.top - box.top, words, size, colour, weight, halo=halo)
        written.append(put.grown(1.5))


@dataclass(frozen=True, slots=True)
class _Price:
    """How bad a place is: what it covers, and whom it could be taken for naming."""

    dot: Dot
    dots: Sequence[Dot]
    lines: Sequence[Sequence[Point]]
    written: Sequence[Box]

    def __call__(self, box: Box) -> float:
        near = box.grown(4.0)
        total = sum(2.0 for line in self.lines if crossing(box, line) > 4)
        for other in self.dots:
            if other is self.dot:
                continue
            reach = around(other.place, other.radius + 0.5)
            if box.overlap(reach) > 0:
                if not self.dot.point.home:
                    return math.inf
                total += 8.0
            elif near.overlap(reach) > 0:
                total += 1.0
        if lead := _lead(self.dot, box):
            if any(touches(label, *lead) for label in self.written):
                return math.inf
            crossed = (d for d in self.dots if d is not self.dot)
            total += sum(3.0 for d in crossed if touches(around(d.place, _DOT), *lead))
        return total


def _lead(dot: Dot, label: Box) -> tuple[Point, Point] | None:
    """Return the line from a dot to the nearest side of its label, if they stand apart."""
    x, y = dot.place
    end = (min(max(x, label.left), label.right), min(max(y, label.top + 2), label.bottom - 2))
    away = math.hypot(end[0] - x, end[1] - y)
    if away < _LED * 0.6:
        return None
    share = (dot.radius + 2) / away
    return (x + share * (end[0] - x), y + share * (end[1] - y)), end
