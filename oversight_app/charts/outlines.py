"""The map in true outlines, London enlarged beside it."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from oversight_app.charts import fonts, geometry, map_key
from oversight_app.charts.fonts import Weight
from oversight_app.charts.geometry import Point, Ring
from oversight_app.charts.labels import Box
from oversight_app.charts.london import Inset, draw_inset, inset_words, london_of, names_height
from oversight_app.charts.map_key import ATTRIBUTION, KEY, Key
from oversight_app.charts.marks import Mark
from oversight_app.charts.sheet import Sheet, text_box
from oversight_app.domain.charts import MapArea, MapChart

_GAP = 20.0
"""Between the map and the column of inset and key."""
_SMALLEST_INSET = 44.0
"""Pixels across: a smaller circle would show London no better than the map does."""
_ROW = 4.0
"""Pixels between the lines along which the land is sampled."""


@dataclass(frozen=True, slots=True)
class Shape:
    """An area as it lies on the sheet. ``polygons`` each begin with their outer ring."""

    area: MapArea
    polygons: tuple[tuple[Ring, ...], ...]
    main: Ring
    """The outer ring of its largest part."""
    size: float
    """The area of ``main`` in square pixels."""
    inset: tuple[Ring, ...] = ()
    """What of it is seen in the enlarged London."""


@dataclass(frozen=True, slots=True)
class _Plan:
    """What goes where, at the text size that fits."""

    room: Box
    column: float
    key: Key
    key_top: float
    inset: Inset | None
    attribution: tuple[str, ...]
    attribution_size: float


def draw_outlines(sheet: Sheet, chart: MapChart) -> tuple[Mark, ...]:
    """Draw the map and return a mark for each area, the largest first, so that the last one
    under the pointer is the one to name."""
    areas = [area for area in chart.areas if _rings(area)]
    plan = _lay_out(sheet, chart, areas)
    shapes = _projected(areas, plan.room)
    for shape in shapes:
        _draw_area(sheet, chart, shape)
    for shape in shapes:
        if shape.area.home:
            _outline_home(sheet, [rings[0] for rings in shape.polygons])
    if plan.inset:
        shapes = draw_inset(sheet, chart, plan.inset, shapes)
    map_key.draw_key(sheet, plan.key, plan.column, plan.key_top)
    map_key.draw_attribution(sheet, plan.attribution, plan.attribution_size)
    _name_home(sheet, plan, shapes)
    return tuple(_mark(shape) for shape in shapes)


def _rings(area: MapArea) -> list[tuple[Ring, ...]]:
    if area.outline is None:
        return []
    return [rings for rings in area.outline.polygons if rings and len(rings[0]) > 2]


def _projected(areas: Sequence[MapArea], room: Box) -> list[Shape]:
    places = [place for area in areas for rings in _rings(area) for place in rings[0]]
    if not places:
        return []
    onto = geometry.fitted(places, room, centred=True)
    shapes = []
    for area in areas:
        polygons = tuple(tuple(onto.ring(ring) for ring in rings) for rings in _rings(area))
        size, main = max((geometry.area(rings[0]), rings[0]) for rings in polygons)
        shapes.append(Shape(area, polygons, main, size))
    return sorted(shapes, key=lambda shape: -shape.size)


def _draw_area(sheet: Sheet, chart: MapChart, shape: Shape) -> None:
    look = sheet.look
    hatch = look.mark if map_key.missing(chart, shape.area) else None
    rings = [ring for polygon in shape.polygons for ring in polygon]
    fill = map_key.fill_of(sheet, chart, shape.area)
    sheet.shape(rings, fill, look.surface, 0.8, hatch=hatch)


def _outline_home(sheet: Sheet, rings: Iterable[Ring]) -> None:
    kept = list(rings)
    sheet.shape(kept, None, sheet.look.surface, 4.5)
    sheet.shape(kept, None, sheet.look.home, 2.5)


def _mark(shape: Shape) -> Mark:
    x, y = geometry.centroid(shape.main)
    outer = tuple(rings[0] for rings in shape.polygons)
    radius = math.sqrt(shape.size / math.pi)
    tip = str(shape.area.tip) or map_key.said(shape.area)
    return Mark(shape.area.key, x, y, radius, (*outer, *shape.inset), tip)


# --- layout ------------------------------------------------------------------------------------


def _lay_out(sheet: Sheet, chart: MapChart, areas: Sequence[MapArea]) -> _Plan:
    """Share the sheet out: the map at the left, inset, key and attribution in a column.

    Somewhat smaller text is tried before the inset is left out, and much smaller text after.
    """
    london = london_of(areas)
    sizes = map_key.text_sizes(sheet, KEY)
    tries = [(size, london) for size in sizes if london and size >= 0.7 * sizes[0]]
    tries += [(size, ()) for size in sizes]
    plans = [_plan(sheet, chart, size, shown) for size, shown in tries]
    return next((plan for plan, spare in plans if spare >= 0), plans[-1][0])


def _plan(
    sheet: Sheet, chart: MapChart, size: float, london: tuple[MapArea, ...]
) -> tuple[_Plan, float]:
    """Return the plan with this text size and its spare height: below 0, it does not fit."""
    # The outlines of England and Wales are four fifths as wide as high; the rest is sea.
    room = max(sheet.width - 0.8 * sheet.height - _GAP, sheet.width * 0.45)
    small = max(map_key.SMALLEST_TEXT, min(size * ATTRIBUTION / KEY, ATTRIBUTION, size))
    key = map_key.laid_out(sheet, chart, size, room, home=False)
    names = max((fonts.width(w, size) for w in inset_words(chart, london)), default=0.0)
    beside = 10 + size * 1.2 + names
    wide = min(room, max(key.width, 0.45 * sheet.width))
    lines = map_key.attribution_lines(sheet, chart, small, wide)
    spare = sheet.height - key.height - len(lines) * small * 1.2 - 6
    inset: Inset | None = None
    if london:
        lines_high = names_height(size)
        diameter = min(0.34 * sheet.height, room - beside - 4, spare - 14)
        high = max(diameter, lines_high)
        spare = -1.0 if diameter < _SMALLEST_INSET else spare - high - 14
        wide = min(room, max(wide, diameter + beside))
        radius = max(diameter, _SMALLEST_INSET) / 2
        centre = (sheet.width - wide + radius + 1, high / 2 + 2)
        inset = Inset(centre, radius, max(2 * radius, lines_high) + 2, size, london)
    if key.cut:
        spare = -1.0
    column = sheet.width - wide
    top = (inset.bottom + 12 if inset else 2.0) + max(0.0, spare * 0.35)
    map_room = Box(2.0, 3.0, max(column - _GAP, 30.0), sheet.height - 3.0)
    return _Plan(map_room, column, key, top, inset, lines, small), spare


# --- the home force's name ---------------------------------------------------------------------


def _name_home(sheet: Sheet, plan: _Plan, shapes: Sequence[Shape]) -> None:
    """Write the home force's name and value in the sea nearest to it, with a line to it."""
    home = next((shape for shape in shapes if shape.area.home), None)
    if home is None:
        return
    look = sheet.look
    room = Box(1.0, 1.0, plan.column - 8, sheet.height - 1.0)
    words = map_key.said(home.area)
    for size in map_key.text_sizes(sheet, KEY + 1):
        said = fonts.shortened(words, size, Weight.BOLD, room.width)
        box = text_box(0, 0, said, size, Weight.BOLD)
        found = _free_place(home, shapes, (box.width, box.height), room)
        if found:
            break
    if found:
        spot, start, end = found
        sheet.line([start, end], look.surface, 4.5, round_ends=True)
        sheet.line([start, end], look.home, 1.75, round_ends=True)
    else:
        x, y = geometry.centroid(home.main)
        spot = Box(x - box.width / 2, y + 8, x + box.width / 2, y + 8 + box.height).moved_into(room)
    sheet.text(
        spot.left, spot.top - box.top, said, size, look.home_text, Weight.BOLD, halo=look.surface
    )


def _free_place(
    home: Shape, shapes: Sequence[Shape], size: Point, room: Box
) -> tuple[Box, Point, Point] | None:
    """Return (label, start and end of its line) with the shortest line that keeps the label
    off the land."""
    land = _land(shapes)
    wide, high = size
    box = geometry.bounds(home.main)
    middle = geometry.centroid(home.main)
    tried: list[tuple[float, float, float, Point]] = []
    step = 7.0
    for i in range(int((room.width - wide) / step) + 1):
        for j in range(int((room.height - high) / step) + 1):
            left, top = room.left + i * step, room.top + j * step
            for near in _anchors(Box(left, top, left + wide, top + high), middle):
                away = math.dist(near, middle)
                slanted = min(abs(near[0] - middle[0]), abs(near[1] - middle[1]))
                tried.append((away + 0.8 * min(slanted, 15), left, top, near))
    tried.sort()
    for _, left, top, near in tried:
        spot = Box(left, top, left + wide, top + high)
        if spot.overlap(box.grown(2)) == 0 and not _on_land(spot.grown(2.5), land):
            return spot, near, _shore(near, middle, home.main)
    return None


def _shore(start: Point, end: Point, ring: Ring) -> Point:
    """Return where a straight line from outside first comes into a ring; its nearest corner
    where it never does (the middle of a crescent lies outside it)."""
    steps = max(2, int(math.dist(start, end)))
    for i in range(1, steps + 1):
        place = tuple(a + (b - a) * i / steps for a, b in zip(start, end, strict=True))
        if geometry.inside((place[0], place[1]), ring):
            return place[0], place[1]
    return min(ring, key=lambda p: math.dist(p, start))


def _anchors(label: Box, towards: Point) -> list[Point]:
    """Return where a line may leave a label: above or below it, or at its sides."""
    x, y = label.centre
    across = min(max(towards[0], label.left + 4), label.right - 4)
    above = (across, label.top - 2) if towards[1] < y else (across, label.bottom + 2)
    beside = (label.left - 3, y) if towards[0] < x else (label.right + 3, y)
    return [above, beside]


def _land(shapes: Sequence[Shape]) -> dict[int, list[tuple[float, float]]]:
    """Return the stretches (from x, to x) of land along rows ``_ROW`` pixels apart."""
    rows: dict[int, list[tuple[float, float]]] = {}
    for shape in shapes:
        for rings in shape.polygons:
            crossings: dict[int, list[float]] = {}
            ring = rings[0]
            for (x0, y0), (x1, y1) in zip(ring, (*ring[1:], ring[0]), strict=True):
                low, high = (y0, y1) if y0 < y1 else (y1, y0)
                for row in range(math.ceil(low / _ROW), math.ceil(high / _ROW)):
                    share = (row * _ROW - y0) / (y1 - y0)
                    crossings.setdefault(row, []).append(x0 + share * (x1 - x0))
            for row, found in crossings.items():
                found.sort()
                rows.setdefault(row, []).extend(zip(found[::2], found[1::2], strict=False))
    return rows


def _on_land(box: Box, land: dict[int, list[tuple[float, float]]]) -> bool:
    rows = range(math.floor(box.top / _ROW), math.ceil(box.bottom / _ROW) + 1)
    return any(
        start < box.right and end > box.left for row in rows for start, end in land.get(row, ())
    )
