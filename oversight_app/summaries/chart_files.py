"""A chart as a file of its own: SVG or PNG."""

from typing import Literal

from oversight_app.domain.charts import Chart


def chart_picture(
    chart: Chart, format: Literal["svg", "png"], width: int = 800, height: int | None = None
) -> bytes:
    """Return a chart as a picture, ``width`` logical pixels wide (PNG: twice as many dots)."""
    from oversight_app.charts import drawing
    from oversight_app.charts.looks import PAPER

    make = drawing.svg if format == "svg" else drawing.png
    return make(chart, PAPER, width, height or 400)
