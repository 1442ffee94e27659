"""The map in tiles: every force one tile near its true place, all the same size.

Tiles are square where there is height for it, and wider than high where there is not, so that
a force's letters still fit.
"""

from dataclasses import dataclass

from oversight_app.charts import fonts, geometry, map_key
from oversight_app.charts.fonts import Weight
from oversight_app.charts.labels import Box
from oversight_app.charts.map_key import KEY, SMALLEST_TEXT, Key
from oversight_app.charts.marks import Mark
from oversight_app.charts.sheet import Sheet
from oversight_app.domain.charts import MapArea, MapChart

_GAP = 24.0
"""Between map and key."""
_PARTED = 1.5
"""Half the gap between two tiles."""
_LARGEST_TEXT = 15.0
_FLATTEST = 1.7
"""A tile's width over its height, at the most."""
_WIDE_ENOUGH = 46.0
"""No tile is widened beyond this for its letters' sake."""


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where the tiles fall: ``across`` and ``down`` are from one to the next."""

    left: float
    top: float
    across: float
    down: float
    first_column: int
    first_row: int

    def box(self, tile: tuple[int, int]) -> Box:
        x = self.left + (tile[0] - self.first_column) * self.across
        y = self.top + (tile[1] - self.first_row) * self.down
        return Box(x, y, x + self.across, y + self.down).grown(-_PARTED)


def draw_tiles(sheet: Sheet, chart: MapChart) -> tuple[Mark, ...]:
    """Draw the map and return a mark for each tile, the home force's last."""
    areas = sorted((a for a in chart.areas if a.tile is not None), key=lambda a: a.home)
    grid, key, key_left = _lay_out(sheet, chart, areas)
    boxes = [(area, grid.box(area.tile)) for area in areas if area.tile is not None]
    for area, box in boxes:
        _draw_tile(sheet, chart, area, box)
    size = _text_size(sheet, boxes)
    if size:
        for area, box in boxes:
            _write_tile(sheet, chart, area, box, size)
    lines = map_key.attribution_lines(sheet, chart, SMALLEST_TEXT, sheet.width - key_left)
    map_key.draw_attribution(sheet, lines, SMALLEST_TEXT)
    spare = sheet.height - key.height - len(lines) * SMALLEST_TEXT * 1.2
    map_key.draw_key(sheet, key, key_left, max(2.0, spare * 0.45))
    return tuple(
        Mark(
            area.key,
            *box.centre,
            box.width / 2,
            (geometry.corners(box),),
            str(area.tip) or map_key.said(area),
        )
        for area, box in boxes
    )


def _lay_out(sheet: Sheet, chart: MapChart, areas: list[MapArea]) -> tuple[_Grid, Key, float]:
    tiles = [area.tile for area in areas if area.tile is not None] or [(0, 0)]
    left, right = min(c for c, _ in tiles), max(c for c, _ in tiles)
    top, bottom = min(r for _, r in tiles), max(r for _, r in tiles)
    columns, rows = right - left + 1, bottom - top + 1
    for size in map_key.text_sizes(sheet, KEY):
        # The map has at least half the width; the key is set smaller before it takes more.
        wanted = min(sheet.height / rows, sheet.width * 0.62 / columns)
        room = max(sheet.width - columns * wanted - _GAP, sheet.width * 0.3)
        key = map_key.laid_out(sheet, chart, size, room, home=True)
        wide = min(max(key.width, map_key.home_width(key)), room)
        if key.height <= sheet.height and not key.cut and map_key.home_width(key) <= room:
            break
    widest = (sheet.width - wide - _GAP) / columns
    down = max(4.0, min((sheet.height - 2) / rows, widest))
    across = max(down, min(widest, down * _FLATTEST, _WIDE_ENOUGH))
    spare = sheet.width - across * columns - wide - _GAP
    start = max(0.0, spare * 0.35)
    key_left = min(start + across * columns + _GAP + max(0.0, spare * 0.25), sheet.width - wide)
    above = (sheet.height - down * rows) / 2
    return _Grid(start, above, across, down, left, top), key, key_left


def _draw_tile(sheet: Sheet, chart: MapChart, area: MapArea, box: Box) -> None:
    look = sheet.look
    radius = max(2.0, min(6.0, box.height * 0.14))
    fill = map_key.fill_of(sheet, chart, area)
    hatch = look.mark if map_key.missing(chart, area) else None
    if area.home:
        sheet.tile(box.grown(1.75), radius + 1.75, look.surface)
        sheet.tile(box.grown(-0.25), radius, fill, look.home, 2.75, hatch=hatch)
    else:
        sheet.tile(box, radius, fill, hatch=hatch)


def _text_size(sheet: Sheet, boxes: list[tuple[MapArea, Box]]) -> float:
    """Return the largest text size at which every short name fits its tile, or 0 where the
    smallest text does not: names on some tiles alone would look like a choice."""
    if not boxes:
        return 0.0
    tile = boxes[0][1]
    size = min(sheet.size(_LARGEST_TEXT), tile.width * 0.4)
    widest = max(fonts.width(a.short, 1.0, Weight.SEMIBOLD) for a, _ in boxes)
    size = max(SMALLEST_TEXT, min(size, (tile.width - 3) / max(widest, 0.1), tile.height * 0.7))
    return size if widest * size <= tile.width - 1 and size <= tile.height else 0.0


def _write_tile(sheet: Sheet, chart: MapChart, area: MapArea, box: Box, size: float) -> None:
    fill = map_key.fill_of(sheet, chart, area)
    ink = sheet.look.text_on(fill)
    bare = map_key.missing(chart, area)
    # The first letters of a name would be no name: four forces begin with "Nor".
    lines: list[tuple[str, Weight]] = [(area.short, Weight.SEMIBOLD)] if area.short else []
    value = str(area.value)
    if not bare and value and fonts.width(value, size) <= box.width - 2:
        lines.append((value, Weight.REGULAR))
    if len(lines) * size * 1.05 > box.height:
        lines = lines[:1]
    x, middle = box.centre
    lead = size * 1.02
    # Capitals and figures are two thirds of the size high: centred as they are seen.
    first = middle - (len(lines) - 1) * lead / 2 + 0.33 * size
    halo = fill if bare else None
    for i, (words, weight) in enumerate(lines):
        sheet.text(x, first + i * lead, words, size, ink, weight, across="centre", halo=halo)
