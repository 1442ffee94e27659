"""The icon set: one grid, one stroke, one colour, and each told apart by its shape alone."""

import re
from itertools import chain, combinations
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from oversight_app.resource_files import resource

DRAWN = sorted(resource("icons").glob("*.svg"))
ONE_COLOUR = [path for path in DRAWN if path.stem != "oversight"]
SVG = "{http://www.w3.org/2000/svg}"
STATES = (
    "better", "worse", "higher", "lower", "no-change", "too-few",
    "target-meets", "target-misses", "target-hit-and-miss", "target-none",
    "met", "partly", "not-met", "unknown", "not-needed",
    "limit-above", "limit-above-95", "limit-within", "limit-below-95", "limit-below", "limit-none",
)  # fmt: skip


def drawn(path: Path, size: int, view: str = "0 0 20 20") -> list[list[int]]:
    """Return how opaque (0 to 255) each pixel of the picture is, row by row."""
    text = path.read_text(encoding="utf-8").replace("0 0 20 20", view)
    picture = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(0)
    painter = QPainter(picture)
    renderer = QSvgRenderer(QByteArray(text.replace("currentColor", "#000000").encode()))
    assert renderer.isValid()
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return [[picture.pixelColor(x, y).alpha() for x in range(size)] for y in range(size)]


def flat(rows: list[list[int]]) -> tuple[int, ...]:
    return tuple(chain.from_iterable(rows))


@pytest.mark.parametrize("path", DRAWN, ids=lambda path: path.stem)
def test_an_icon_stands_on_the_grid_and_inside_it(path: Path) -> None:
    root = ElementTree.parse(path).getroot()
    assert root.get("viewBox") == "0 0 20 20"
    # Seen with a margin of two units all round, the margin is empty.
    pixels = drawn(path, 96, "-2 -2 24 24")
    margin = [*pixels[:8], *pixels[-8:], *([*row[:8], *row[-8:]] for row in pixels)]
    assert max(max(row) for row in margin) == 0
    assert max(max(row) for row in pixels) > 200


@pytest.mark.parametrize("path", ONE_COLOUR, ids=lambda path: path.stem)
def test_an_icon_has_one_stroke_and_the_colour_of_its_word(path: Path) -> None:
    root = ElementTree.parse(path).getroot()
    assert root.get("fill") == "none"
    assert root.get("stroke") == "currentColor"
    assert root.get("stroke-width") == "1.6"
    assert root.get("stroke-linecap") == root.get("stroke-linejoin") == "round"
    for shape in root:
        assert shape.get("stroke-width") is None
        assert {shape.get("fill", "none"), shape.get("stroke", "none")} <= {"none", "currentColor"}


@pytest.mark.parametrize("path", DRAWN, ids=lambda path: path.stem)
def test_an_icon_is_shapes_alone(path: Path) -> None:
    shapes = {element.tag for element in ElementTree.parse(path).iter()}
    assert shapes <= {f"{SVG}{kind}" for kind in ("svg", "path", "circle", "ellipse", "rect")}
    assert not re.search(r"href|url\(|<!", path.read_text(encoding="utf-8"))


def test_shapes_that_mean_something_are_told_apart_at_the_smallest_size() -> None:
    pictures = {name: flat(drawn(resource("icons", f"{name}.svg"), 14)) for name in STATES}
    for (first, one), (second, other) in combinations(pictures.items(), 2):
        differing = sum(abs(a - b) > 96 for a, b in zip(one, other, strict=True))
        assert differing >= 8, f"{first} and {second} look the same"


def test_no_two_icons_are_the_same_picture() -> None:
    pictures = [flat(drawn(path, 20)) for path in DRAWN]
    assert len(set(pictures)) == len(DRAWN)
