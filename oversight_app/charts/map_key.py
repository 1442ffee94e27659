"""What the map's colours mean: a swatch, its words and how many forces, most at the top."""

from dataclasses import dataclass

from oversight_app.charts import fonts
from oversight_app.charts.axes import LABEL, SMALL
from oversight_app.charts.fonts import Weight
from oversight_app.charts.labels import Box
from oversight_app.charts.looks import Colour
from oversight_app.charts.sheet import Sheet
from oversight_app.domain.charts import MapArea, MapChart

NO_FIGURE = "No figure"
SMALLEST_TEXT = 11.0
_SHRINK = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4)


def text_sizes(sheet: Sheet, designed: float) -> list[float]:
    """Return sizes to try, the wanted one first: a key that does not fit is set smaller, down
    to the smallest text there is, before anything is left out."""
    wanted = sheet.size(designed)
    sizes = [max(SMALLEST_TEXT, wanted * factor) for factor in _SHRINK]
    return list(dict.fromkeys(sizes))


def fill_of(sheet: Sheet, chart: MapChart, area: MapArea) -> Colour:
    """Return the colour of an area's step, or that of areas without a figure."""
    colours = sheet.look.steps(len(chart.steps))
    if area.step is None or not 0 <= area.step < len(colours):
        return sheet.look.no_figure
    return colours[area.step]


def missing(chart: MapChart, area: MapArea) -> bool:
    """Tell whether the area has no figure to show."""
    return area.step is None or not 0 <= area.step < len(chart.steps)


def said(area: MapArea) -> str:
    """Write an area's name and value."""
    return f"{area.name} {str(area.value) or NO_FIGURE.lower()}"


@dataclass(frozen=True, slots=True)
class _Row:
    fill: Colour
    words: str
    count: str = ""
    hatched: bool = False
    home: bool = False


@dataclass(frozen=True, slots=True)
class Key:
    """A key laid out at one text size, ready to be drawn at a place."""

    size: float
    title: tuple[str, ...]
    rows: tuple[_Row, ...]
    words_width: float
    count_width: float
    cut: bool
    """True where some words have to be shortened to fit."""

    @property
    def row_height(self) -> float:
        """From one row to the next."""
        return max(self.size * 1.25, self.size + 6)

    @property
    def swatch(self) -> tuple[float, float]:
        """Width and height of a swatch."""
        return self.size * 1.6, self.size * 1.0

    @property
    def width(self) -> float:
        """The width of swatch, words and count with their gaps."""
        count = self.count_width + self.size * 1.2 if self.count_width else 0.0
        rows = self.swatch[0] + 8 + self.words_width + count
        titles = (fonts.width(line, self.size, Weight.SEMIBOLD) for line in self.title)
        return max([rows, *titles])

    @property
    def height(self) -> float:
        """From the top of the title to the bottom of the last row."""
        return len(self.title) * self.size * 1.25 + 4 + len(self.rows) * self.row_height


def laid_out(sheet: Sheet, chart: MapChart, size: float, room: float, home: bool) -> Key:
    """Lay the key out in a width; ``home`` adds a row that names the outlined home force.

    "10 forces" becomes "10" where there is no room for the word.
    """
    look = sheet.look
    fills = look.steps(len(chart.steps))
    counted = [*(step.forces for step in chart.steps), chart.missing]
    rows = [
        _Row(fill, step.label, _forces(step.forces))
        for fill, step in zip(fills, chart.steps, strict=True)
    ][::-1]
    if chart.missing:
        rows.append(_Row(look.no_figure, NO_FIGURE, _forces(chart.missing), hatched=True))
    own = next((area for area in chart.areas if area.home), None)
    if home and own:
        rows.append(
            _Row(fill_of(sheet, chart, own), said(own), hatched=missing(chart, own), home=True)
        )
    title = fonts.wrapped(chart.key_title, size, Weight.SEMIBOLD, room)[:3]
    swatch = size * 1.6 + 8
    words = max((_width(row, size) for row in rows if not row.home), default=0.0)
    counts = max((fonts.width(row.count, size) for row in rows), default=0.0)
    if swatch + words + size * 1.2 + counts > room:
        shorter = [str(count) for count in counted]
        by_words = {_forces(count): str(count) for count in counted}
        rows = [_Row(r.fill, r.words, by_words.get(r.count, ""), r.hatched, r.home) for r in rows]
        counts = max((fonts.width(count, size) for count in shorter), default=0.0)
    cut = swatch + words + size * 1.2 + counts > room or any(fonts.ELLIPSIS in t for t in title)
    if cut:
        words = max(10.0, room - swatch - size * 1.2 - counts)
    return Key(size, title, tuple(rows), words, counts, cut)


def _forces(count: int) -> str:
    return f"{count:,} force" if count == 1 else f"{count:,} forces"


def _width(row: _Row, size: float) -> float:
    return fonts.width(row.words, size, Weight.BOLD if row.home else Weight.REGULAR)


def home_width(key: Key) -> float:
    """Return the width of the row that names the home force, 0 without one."""
    widths = [_width(row, key.size) for row in key.rows if row.home]
    return key.swatch[0] + 8 + widths[0] if widths else 0.0


def draw_key(sheet: Sheet, key: Key, left: float, top: float) -> None:
    """Draw the key with its top left corner at a place."""
    look, size = sheet.look, key.size
    y = top
    for line in key.title:
        sheet.text(left, y + 0.85 * size, line, size, look.text2, Weight.SEMIBOLD)
        y += size * 1.25
    y += 4
    wide, high = key.swatch
    for row in key.rows:
        middle = y + key.row_height / 2
        box = Box(left, middle - high / 2, left + wide, middle + high / 2)
        draw_swatch(sheet, box, row.fill, row.hatched, row.home)
        baseline = middle + 0.33 * size
        x = left + wide + 8
        if row.home:
            words = fonts.shortened(row.words, size, Weight.BOLD, sheet.width - x - 1)
            sheet.text(x, baseline, words, size, look.home_text, Weight.BOLD)
        else:
            words = fonts.shortened(row.words, size, Weight.REGULAR, key.words_width + 0.5)
            sheet.text(x, baseline, words, size, look.text)
            end = x + key.words_width + size * 1.2 + key.count_width
            sheet.text(end, baseline, row.count, size, look.text3, across="right")
        y += key.row_height


def draw_swatch(
    sheet: Sheet, box: Box, fill: Colour, hatched: bool = False, home: bool = False
) -> None:
    """Draw a swatch; the home force's is outlined as its area is."""
    look = sheet.look
    hatch = look.mark if hatched else None
    edge, width = (look.home, 2.25) if home else (look.border, 1.0)
    sheet.tile(box, 3.0, fill, edge, width, hatch=hatch)


def attribution_lines(sheet: Sheet, chart: MapChart, size: float, room: float) -> tuple[str, ...]:
    """Break the boundaries' attribution into lines; it goes on every map that shows them."""
    return fonts.wrapped(chart.attribution, size, Weight.REGULAR, room)


def draw_attribution(sheet: Sheet, lines: tuple[str, ...], size: float) -> Box | None:
    """Write the attribution at the bottom right; return the box it takes."""
    baseline = sheet.height - 0.28 * size - 1
    boxes = []
    for line in reversed(lines):
        boxes.append(
            sheet.text(sheet.width - 2, baseline, line, size, sheet.look.text3, across="right")
        )
        baseline -= size * 1.2
    if not boxes:
        return None
    return Box(
        min(b.left for b in boxes), min(b.top for b in boxes),
        max(b.right for b in boxes), max(b.bottom for b in boxes),
    )  # fmt: skip


ATTRIBUTION = SMALL
KEY = LABEL
