"""The surface that charts are drawn on, in logical pixels from the top left.

With ``fonts``, the only file that knows matplotlib. No axes: a chart here is a few paths, dots
and words whose places are already known, and axes cost more time than all of them together.
A logical pixel is one point of the figure, so a font of 13 is 13 pixels high at any
resolution.
"""

import io
from collections.abc import Iterable, Sequence
from typing import Any, Literal

import matplotlib
import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.collections import LineCollection, PathCollection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.textpath import TextPath
from matplotlib.transforms import Affine2D, IdentityTransform

from oversight_app.charts import fonts
from oversight_app.charts.fonts import Weight
from oversight_app.charts.labels import Box
from oversight_app.charts.looks import Colour, Look

Point = tuple[float, float]
Ring = Sequence[Point]
Across = Literal["left", "centre", "right"]

_DPI = 72
_EDGE = 1.0
"""Words stay this far from the edge of the sheet."""
_HAIR = 0.01
"""A hundredth of a device pixel, so that 1124 never becomes 1123.999 and is cut to 1123."""
# A person's own matplotlib settings are not for these charts: the same chart is the same bytes.
matplotlib.rcdefaults()
matplotlib.rcParams["svg.hashsalt"] = "oversight"
matplotlib.rcParams["svg.fonttype"] = "path"
matplotlib.rcParams["text.hinting"] = "none"
matplotlib.rcParams["path.simplify"] = False


class Sheet:
    """A drawing of ``width`` by ``height`` logical pixels in a look's colours."""

    def __init__(self, look: Look, width: int, height: int) -> None:
        self.look = look
        self.width = width
        self.height = height
        self.figure = Figure(
            figsize=(width / _DPI, height / _DPI), dpi=_DPI, facecolor=look.surface
        )
        self._place = Affine2D().scale(1 / _DPI, -1 / _DPI).translate(0, height / _DPI)
        self._down = self._place + self.figure.dpi_scale_trans
        self._layer = 0

    def make_room(self, left: int, top: int, right: int, bottom: int) -> None:
        """Make the sheet larger on each side; what is drawn keeps its place within the new."""
        self._place.translate(left / _DPI, bottom / _DPI)
        self.width += left + right
        self.height += top + bottom
        self._place = Affine2D().scale(1 / _DPI, -1 / _DPI).translate(0, self.height / _DPI)
        self._down = self._place + self.figure.dpi_scale_trans

    def size(self, designed: float) -> float:
        """Return a text size of the design, scaled to the look's."""
        return designed * self.look.text_scale

    def _add(self, artist: Line2D | PathPatch | PathCollection | LineCollection | Text) -> None:
        """Put an artist on top of all before it, in the sheet's coordinates."""
        self._layer += 1
        artist.set_zorder(self._layer)
        self.figure.add_artist(artist)

    def line(
        self,
        points: Sequence[Point],
        colour: Colour,
        width: float = 1.0,
        dashes: tuple[float, float] | None = None,
        round_ends: bool = False,
    ) -> None:
        """Draw a line through points; ``dashes`` is (on, off) in line widths."""
        ends: Literal["round", "butt"] = "round" if round_ends else "butt"
        line = Line2D(
            [x for x, _ in points],
            [y for _, y in points],
            color=colour,
            linewidth=width,
            linestyle=(0, dashes) if dashes else "-",
            solid_capstyle=ends,
            dash_capstyle="butt",
            solid_joinstyle="round" if round_ends else "miter",
            transform=self._down,
        )
        self._add(line)

    def hairlines(self, pairs: Iterable[tuple[Point, Point]], colour: Colour) -> None:
        """Draw many straight one-pixel lines at once, sharp on any screen."""
        lines = LineCollection(
            [np.asarray(pair) for pair in pairs],
            colors=colour,
            linewidths=1.0,
            transform=self._down,
            capstyle="butt",
        )
        lines.set_snap(True)
        self._add(lines)

    def shape(
        self,
        rings: Sequence[Ring],
        fill: Colour | None,
        edge: Colour | None = None,
        width: float = 1.0,
        hatch: Colour | None = None,
    ) -> None:
        """Fill closed rings as one shape (a ring within a ring is a hole), with an edge.

        ``hatch`` lays slanted lines over the fill, for areas that have no figure.
        """
        path = Path.make_compound_path(*(_ring_path(ring) for ring in rings if len(ring) > 2))
        self._shape(path, fill, edge, width, hatch)

    def tile(
        self,
        box: Box,
        radius: float,
        fill: Colour | None,
        edge: Colour | None = None,
        width: float = 1.0,
        hatch: Colour | None = None,
    ) -> None:
        """Fill a box with rounded corners; a radius of half its side makes a circle."""
        self._shape(_rounded(box, radius), fill, edge, width, hatch)

    def _shape(
        self, path: Path, fill: Colour | None, edge: Colour | None, width: float,
        hatch: Colour | None,
    ) -> None:  # fmt: skip
        if hatch:
            self._add(
                PathPatch(
                    path, facecolor=fill or "none", edgecolor=hatch, hatch="/////", linewidth=0,
                    transform=self._down,
                )
            )  # fmt: skip
            fill = None
        if fill or edge:
            self._add(
                PathPatch(
                    path, facecolor=fill or "none", edgecolor=edge or "none",
                    linewidth=width if edge else 0, joinstyle="round", transform=self._down,
                )
            )  # fmt: skip

    def dots(
        self,
        places: Sequence[Point],
        radius: float,
        fill: Colour,
        rim: Colour,
        corners: int = 0,
        turned: bool = False,
    ) -> None:
        """Draw dots (or, with 4 ``corners``, diamonds; with 3, triangles that point up, or down
        where ``turned``) with a rim that parts them where they touch; ``radius`` is without the
        rim."""
        if not places:
            return
        unit = Path.unit_regular_polygon(corners) if corners else Path.unit_circle()
        if turned:
            unit = unit.transformed(Affine2D().rotate_deg(180))
        dots = PathCollection(
            [unit],
            # Sizes are areas in points: the unit path is scaled by their square root.
            sizes=[(radius + 0.5) ** 2],
            offsets=np.asarray(places),
            offset_transform=self._down,
            # Unset, the figure would stretch the dots over the whole sheet.
            transform=IdentityTransform(),
            facecolors=fill,
            edgecolors=rim,
            linewidths=1.25,
        )
        self._add(dots)

    def text(
        self,
        x: float,
        baseline: float,
        words: str,
        size: float,
        colour: Colour,
        weight: Weight = Weight.REGULAR,
        across: Across = "left",
        halo: Colour | None = None,
    ) -> Box:
        """Write one line and return the box it takes.

        Whatever is asked for, the words stay on the sheet: too long a line is cut with …, and
        one that would cross the edge is moved in. ``halo`` is the colour of a rim behind the
        letters, for words that lie on lines or dots.
        """
        room = self.width - 2 * _EDGE
        words = fonts.printable(fonts.shortened(words, size, weight, room))
        if not words:
            return Box(x, baseline, x, baseline)
        box = text_box(x, baseline, words, size, weight, across).moved_into(
            Box(_EDGE, _EDGE, self.width - _EDGE, self.height - _EDGE)
        )
        rise, _ = fonts.rise_and_fall(words, size, weight)
        origin = (box.left, box.top + rise)
        font = fonts.properties(weight)
        if halo:
            outline = TextPath((0, 0), words, size=size, prop=font)
            path = outline.transformed(Affine2D().scale(1, -1).translate(*origin))
            self._add(
                PathPatch(
                    path, facecolor=halo, edgecolor=halo, linewidth=3.5, joinstyle="round",
                    transform=self._down,
                )
            )  # fmt: skip
        written = Text(
            *origin, words, fontproperties=font, fontsize=size, color=colour,
            verticalalignment="baseline", parse_math=False, transform=self._down,
        )  # fmt: skip
        self._add(written)
        return box

    def rgba(self, ratio: float) -> tuple[bytes, int, int]:
        """Return straight RGBA bytes, with their width and height in device pixels."""
        canvas, width, height = self._agg(ratio)
        canvas.draw()
        return bytes(canvas.buffer_rgba()), width, height

    def png(self, ratio: float, title: str, description: str) -> bytes:
        """Return a PNG file that depends on nothing but the chart."""
        canvas, _, _ = self._agg(ratio)
        file = io.BytesIO()
        texts = {"Software": None, "Title": title, "Description": description}
        canvas.print_png(file, metadata=texts)
        return file.getvalue()

    def _agg(self, ratio: float) -> tuple[Any, int, int]:
        """Return a canvas (which has no types) and its device pixels."""
        wide, high = max(1, round(self.width * ratio)), max(1, round(self.height * ratio))
        dpi = _DPI * ratio
        self.figure.set_dpi(dpi)
        self.figure.set_size_inches((wide + _HAIR) / dpi, (high + _HAIR) / dpi)
        return FigureCanvasAgg(self.figure), wide, high

    def svg(self) -> str:
        """Return an SVG document, letters as outlines, without date or maker."""
        self.figure.set_dpi(_DPI)
        self.figure.set_size_inches(self.width / _DPI, self.height / _DPI)
        file = io.StringIO()
        plain = {"Date": None, "Creator": None, "Format": None, "Type": None}
        canvas: Any = FigureCanvasSVG(self.figure)
        canvas.print_svg(file, metadata=plain)
        return file.getvalue()


def text_box(
    x: float, baseline: float, words: str, size: float, weight: Weight, across: Across = "left"
) -> Box:
    """Return the box that a line of text takes."""
    wide = fonts.width(words, size, weight)
    rise, fall = fonts.rise_and_fall(words, size, weight)
    left = x - {"left": 0.0, "centre": wide / 2, "right": wide}[across]
    return Box(left, baseline - rise, left + wide, baseline + fall)


def _ring_path(ring: Ring) -> Path:
    points = np.asarray(ring, dtype=float)
    codes = np.full(len(points), Path.LINETO, dtype=np.uint8)
    codes[0] = Path.MOVETO
    codes[-1] = Path.CLOSEPOLY
    if tuple(points[0]) != tuple(points[-1]):
        points = np.vstack([points, points[:1]])
        codes[-1] = Path.LINETO
        codes = np.append(codes, np.uint8(Path.CLOSEPOLY))
    return Path(points, codes)


_ROUND = 0.5523
"""How far a cubic curve's handles lie out for a quarter of a circle."""


def _rounded(box: Box, radius: float) -> Path:
    left, top, right, bottom = box.left, box.top, box.right, box.bottom
    r = max(0.0, min(radius, (right - left) / 2, (bottom - top) / 2))
    k = r * (1 - _ROUND)
    m, to, curve = int(Path.MOVETO), int(Path.LINETO), int(Path.CURVE4)
    steps: list[tuple[int, Point]] = [
        (m, (left + r, top)),
        (to, (right - r, top)),
        (curve, (right - k, top)), (curve, (right, top + k)), (curve, (right, top + r)),
        (to, (right, bottom - r)),
        (curve, (right, bottom - k)), (curve, (right - k, bottom)), (curve, (right - r, bottom)),
        (to, (left + r, bottom)),
        (curve, (left + k, bottom)), (curve, (left, bottom - k)), (curve, (left, bottom - r)),
        (to, (left, top + r)),
        (curve, (left, top + k)), (curve, (left + k, top)), (curve, (left + r, top)),
        (int(Path.CLOSEPOLY), (left + r, top)),
    ]  # fmt: skip
    return Path([point for _, point in steps], [code for code, _ in steps])
