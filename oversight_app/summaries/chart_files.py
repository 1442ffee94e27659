"""A chart as a file of its own or for the clipboard: SVG or PNG, with its title in the picture."""

from typing import Literal

from oversight_app.charts.heights import wanted_height
from oversight_app.charts.looks import PAPER, Look
from oversight_app.domain.charts import Chart
from oversight_app.summaries.document import Document
from oversight_app.summaries.words import SAMPLE, readable

WIDTH = 760
"""Logical pixels: the width of the text of a page at the size that a chart's type is made for."""
_SHAPE = 0.56
"""Height to width of a chart that is drawn at any height."""


def chart_picture(
    chart: Chart,
    format: Literal["svg", "png"],
    width: int = WIDTH,
    height: int | None = None,
    *,
    foot: str = "",
    look: Look = PAPER,
) -> bytes:
    """Return a chart as a picture that stands by itself: its title and subtitle above, ``foot``
    below, what it shows in the file for those who cannot see it. The same chart gives the same
    bytes.

    ``width`` and ``height`` are logical pixels of the chart without its words (None: as high as
    its bars need, or in a shape that suits it); PNG has twice as many dots each way.
    """
    from oversight_app.charts import drawing  # when the first is drawn: it imports matplotlib

    high = height or wanted_height(chart, look.text_scale) or round(width * _SHAPE)
    make = drawing.svg if format == "svg" else drawing.png
    return make(chart, look, width, high, foot=foot)


def foot_of(document: Document) -> str:
    """Return what stands below a chart that leaves a paper: its marking, where it is from, and
    that it holds sample data."""
    sources = dict.fromkeys(one.publisher for one in document.sources)
    parts = [readable(document.marking_line), f"Source: {', '.join(sources)}" if sources else ""]
    return ". ".join(filter(None, [SAMPLE if document.sample else "", *parts]))
