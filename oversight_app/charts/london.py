"""London enlarged in a circle, since its two forces are too small to see on the map."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from oversight_app.charts import fonts, geometry, map_key
from oversight_app.charts.fonts import Weight
from oversight_app.charts.geometry import Point, Ring
from oversight_app.charts.labels import Box, around
from oversight_app.charts.sheet import Sheet
from oversight_app.domain.charts import MapArea, MapChart

if TYPE_CHECKING:
    from oversight_app.charts.outlines import Shape

LONDON = ("E23000001", "E23000034")
"""The ONS codes of the Metropolitan Police and the City of London, the larger first."""
_NAMES = {"E23000001": "Metropolitan", "E23000034": "City"}
_FILLED = 0.8
"""How much of the circle the Metropolitan Police's area spans."""
_LEAD = 1.3
"""From one line of names to the next, in text sizes."""
_DOT = 4.0
"""An area smaller than this even when enlarged is shown as a dot."""


@dataclass(frozen=True, slots=True)
class Inset:
    """Where the circle goes, and the text size of the names beside it."""

    centre: Point
    radius: float
    bottom: float
    """Where circle and names both end."""
    size: float
    london: tuple[MapArea, ...]


def london_of(areas: Sequence[MapArea]) -> tuple[MapArea, ...]:
    """Return London's two forces where the map has both, else none: a map without them has
    nothing to enlarge."""
    by_key = {area.key: area for area in areas}
    return tuple(by_key[key] for key in LONDON) if all(k in by_key for k in LONDON) else ()


def inset_words(chart: MapChart, london: Sequence[MapArea]) -> tuple[str, ...]:
    """Write the names beside the circle."""
    nothing = map_key.NO_FIGURE.lower()
    values = [nothing if map_key.missing(chart, area) else area.value for area in london]
    return tuple(f"{_NAMES[a.key]} {value}" for a, value in zip(london, values, strict=True))


def names_height(size: float) -> float:
    """Return the height of the three lines of names at a text size."""
    return size * (2 * _LEAD + 1)


def draw_inset(
    sheet: Sheet, chart: MapChart, inset: Inset, shapes: Sequence["Shape"]
) -> list["Shape"]:
    """Draw the circle and its names; return the shapes with what of them is seen in it."""
    look = sheet.look
    window = geometry.circle(inset.centre, inset.radius)
    city = next((s for s in shapes if s.area.key == LONDON[0]), None)
    if city is None:
        return list(shapes)
    enlarge = _enlarged(geometry.bounds(city.main), inset)
    sheet.shape([window], look.surface)
    seen: list[Shape] = []
    for shape in shapes:
        parts = _parts(shape, enlarge, window)
        seen.append(replace(shape, inset=tuple(parts)))
        if parts:
            hatch = look.mark if map_key.missing(chart, shape.area) else None
            fill = map_key.fill_of(sheet, chart, shape.area)
            sheet.shape(parts, fill, look.surface, 0.9, hatch=hatch)
    for shape in seen:
        if shape.area.home and shape.inset:
            sheet.shape(shape.inset, None, look.home, 2.25)
    x, y = inset.centre
    circle = Box(x - inset.radius, y - inset.radius, x + inset.radius, y + inset.radius)
    sheet.tile(circle, inset.radius, None, look.border, 1.5)
    _write_names(sheet, chart, inset)
    return seen


@dataclass(frozen=True, slots=True)
class _Enlarged:
    """From the map's pixels to the circle's."""

    middle: Point
    scale: float
    centre: Point

    def ring(self, ring: Ring) -> Ring:
        (x0, y0), (x1, y1), k = self.middle, self.centre, self.scale
        return tuple((x1 + (x - x0) * k, y1 + (y - y0) * k) for x, y in ring)


def _enlarged(box: Box, inset: Inset) -> _Enlarged:
    span = max(box.width, box.height, 1e-6)
    return _Enlarged(box.centre, 2 * inset.radius * _FILLED / span, inset.centre)


def _parts(shape: "Shape", enlarge: _Enlarged, window: Ring) -> list[Ring]:
    view = geometry.bounds(window)
    parts: list[Ring] = []
    for rings in shape.polygons:
        ring = enlarge.ring(rings[0])
        if geometry.bounds(ring).overlap(view) <= 0:
            continue
        # The box first: it leaves few corners of a long coast for the circle's many sides.
        part = geometry.clipped(geometry.clipped(ring, geometry.corners(view)), window)
        if len(part) > 2:
            parts.append(part)
    if parts and shape.area.key == LONDON[1]:
        box = geometry.bounds(parts[0])
        if max(box.width, box.height) < 2 * _DOT:
            parts = [geometry.circle(box.centre, _DOT, sides=24)]
    return parts


def _write_names(sheet: Sheet, chart: MapChart, inset: Inset) -> None:
    look, size = sheet.look, inset.size
    left = inset.centre[0] + inset.radius + 10
    lead = size * _LEAD
    baseline = inset.centre[1] - lead + 0.33 * size
    sheet.text(left, baseline, "London", size, look.text, Weight.SEMIBOLD)
    for area, words in zip(inset.london, inset_words(chart, inset.london), strict=True):
        baseline += lead
        swatch = around((left + size * 0.35, baseline - 0.33 * size), size * 0.35)
        fill = map_key.fill_of(sheet, chart, area)
        map_key.draw_swatch(sheet, swatch, fill, map_key.missing(chart, area), area.home)
        x = swatch.right + 6
        weight = Weight.BOLD if area.home else Weight.REGULAR
        colour = look.home_text if area.home else look.text2
        said = fonts.shortened(words, size, weight, sheet.width - x - 1)
        sheet.text(x, baseline, said, size, colour, weight)
