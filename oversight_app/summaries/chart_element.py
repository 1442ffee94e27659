"""A chart as part of a web page: drawn as on paper, with names of its own for what is in it, so
that two charts on one page never share one, and nothing that reaches beyond the page."""

import re
from xml.etree import ElementTree

from oversight_app.summaries.document import ChartBlock
from oversight_app.summaries.pdf import chart_svg
from oversight_app.summaries.words import worded

_KEPT = {"svg", "g", "path", "use", "defs", "clipPath", "rect", "circle", "line", "polygon",
         "polyline", "ellipse", "text", "tspan"}  # fmt: skip
"""What a drawing is made of; anything else (scripts, styles, metadata, pictures) is left out."""
_LOCAL_URL = re.compile(r"url\(#")
_STROKES = {"stroke-linejoin": "round", "stroke-linecap": "butt"}
"""What matplotlib says in a style sheet, which on a page would hold for the whole page."""


def chart_element(block: ChartBlock, prefix: str) -> ElementTree.Element:
    """Return a chart as an ``svg`` element that is one picture to a screen reader, named by its
    title and described by its text alternative. ``prefix`` begins each id in it."""
    drawn = ElementTree.fromstring(chart_svg(block.chart, block.height))
    svg = _plain(drawn, prefix)
    svg.attrib.pop("version", None)
    svg.attrib |= _STROKES | {
        "role": "img",
        "aria-labelledby": f"{prefix}title {prefix}desc",
        "focusable": "false",
    }
    for place, (tag, words) in enumerate((("title", block.chart.title), ("desc", block.chart.alt))):
        element = ElementTree.Element(tag, {"id": f"{prefix}{tag}"})
        element.text = " ".join(worded(words).split())
        svg.insert(place, element)
    return svg


def _plain(element: ElementTree.Element, prefix: str) -> ElementTree.Element:
    """Copy an element without name spaces, which a web page's own drawings do without."""
    made = ElementTree.Element(_local(element.tag))
    for name, value in element.attrib.items():
        local = _local(name)
        if local == "href":
            if not value.startswith("#"):
                continue
            value = f"#{prefix}{value[1:]}"
        elif local == "id":
            value = f"{prefix}{value}"
        elif local.startswith("on"):
            continue
        else:
            value = _LOCAL_URL.sub(f"url(#{prefix}", value)
        made.set(local, " ".join(value.split()))
    for child in element:
        if isinstance(child.tag, str) and _local(child.tag) in _KEPT:
            made.append(_plain(child, prefix))
    if made.tag in {"text", "tspan"}:
        made.text = element.text
    return made


def _local(name: str) -> str:
    return name.rsplit("}", 1)[-1]
