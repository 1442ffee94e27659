"""The door of the room: a chart drawn for screen or paper, and the same figures as a table.

matplotlib is imported when the first chart is drawn, not before: the window opens without it.
matplotlib is not thread-safe, so that one chart is drawn at a time: the window draws on one
thread, and a summary written meanwhile waits its turn here.
"""

from dataclasses import dataclass
from threading import RLock
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from oversight_app.charts.looks import Look
from oversight_app.charts.marks import Mark
from oversight_app.charts.tables import as_table
from oversight_app.domain.charts import (
    BarChart,
    Chart,
    FunnelChart,
    RangeChart,
    ShareChart,
    SpanChart,
    TrendChart,
)

if TYPE_CHECKING:
    from oversight_app.charts.sheet import Sheet

__all__ = ["Drawing", "Mark", "as_table", "compose", "draw", "png", "svg"]

_ONE_AT_A_TIME = RLock()
SMALLEST = 80
"""Pixels: a smaller picture is drawn at this size, as a window on its way to its first size
asks for none."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart in straight RGBA bytes, ``width`` by ``height`` device pixels; ``ratio`` device
    pixels to a logical one, in which the marks are."""

    rgba: bytes
    width: int
    height: int
    ratio: float
    marks: tuple[Mark, ...]


def draw(chart: Chart, look: Look, width: int, height: int, ratio: float = 1.0) -> Drawing:
    """Draw a chart of ``width`` by ``height`` logical pixels for the screen.

    The title and subtitle are not in the picture: the card around it has them.
    """
    with _ONE_AT_A_TIME:
        sheet, marks = compose(chart, look, width, height)
        rgba, wide, high = sheet.rgba(ratio)
    return Drawing(rgba, wide, high, ratio, marks)


def svg(chart: Chart, look: Look, width: int, height: int, *, foot: str | None = None) -> bytes:
    """Return the chart as SVG, the same bytes for the same chart: letters as outlines, the
    title and the words for those who cannot see it in ``title`` and ``desc``.

    With ``foot`` (it may be "") the picture stands by itself: larger by a margin, its title above
    and ``foot`` below.
    """
    with _ONE_AT_A_TIME:
        sheet, _ = compose(chart, look, width, height)
        _framed(sheet, chart, foot)
        drawn = sheet.svg()
    title, alt = escape(_plain(str(chart.title))), escape(_plain(str(chart.alt)))
    words = f"<title>{title}</title>\n <desc>{alt}</desc>\n "
    # The document type names a file elsewhere, which nothing here needs.
    body = drawn[drawn.index("<svg ") :]
    opening, rest = body.split(">", 1)
    opening = opening.replace(f'width="{sheet.width}pt"', f'width="{sheet.width}"')
    opening = opening.replace(f'height="{sheet.height}pt"', f'height="{sheet.height}"')
    head = '<?xml version="1.0" encoding="utf-8" standalone="no"?>\n'
    return f'{head}{opening} role="img">\n {words}{rest.lstrip()}'.encode()


def png(
    chart: Chart,
    look: Look,
    width: int,
    height: int,
    ratio: float = 2.0,
    *,
    foot: str | None = None,
) -> bytes:
    """Return the chart as PNG, the same bytes for the same chart, its title and description
    in the file; ``foot`` as in ``svg``."""
    with _ONE_AT_A_TIME:
        sheet, _ = compose(chart, look, width, height)
        _framed(sheet, chart, foot)
        return sheet.png(ratio, _plain(str(chart.title)), _plain(str(chart.alt)))


def _framed(sheet: "Sheet", chart: Chart, foot: str | None) -> None:
    from oversight_app.charts.framed import frame

    if foot is not None:
        frame(sheet, chart, foot)


def _plain(words: str) -> str:
    """Return one line without the control characters that XML and PNG refuse."""
    return "".join(letter for letter in " ".join(words.split()) if letter.isprintable())


def compose(chart: Chart, look: Look, width: int, height: int) -> tuple["Sheet", tuple[Mark, ...]]:
    """Lay a chart out on a sheet, ready to be rendered at any resolution."""
    from oversight_app.charts.bars import draw_bars
    from oversight_app.charts.funnel import draw_funnel
    from oversight_app.charts.outlines import draw_outlines
    from oversight_app.charts.ranges import draw_range
    from oversight_app.charts.shares import draw_shares
    from oversight_app.charts.sheet import Sheet
    from oversight_app.charts.spans import draw_spans
    from oversight_app.charts.tiles import draw_tiles
    from oversight_app.charts.trend import draw_trend

    sheet = Sheet(look, max(SMALLEST, width), max(SMALLEST, height))
    if isinstance(chart, FunnelChart):
        marks = draw_funnel(sheet, chart)
    elif isinstance(chart, TrendChart):
        marks = draw_trend(sheet, chart)
    elif isinstance(chart, RangeChart):
        marks = draw_range(sheet, chart)
    elif isinstance(chart, BarChart):
        marks = draw_bars(sheet, chart)
    elif isinstance(chart, SpanChart):
        marks = draw_spans(sheet, chart)
    elif isinstance(chart, ShareChart):
        marks = draw_shares(sheet, chart)
    elif chart.tiled:
        marks = draw_tiles(sheet, chart)
    else:
        marks = draw_outlines(sheet, chart)
    return sheet, marks
