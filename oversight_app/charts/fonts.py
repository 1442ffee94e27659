"""The chart typeface, and how wide words are in it.

Source Sans comes with the package font-source-sans-pro, so that a chart looks the same on
every computer. Its figures are all one width. Widths are measured without hinting: they do
not depend on the resolution, so a chart has one layout for screen and paper.
"""

import re
import unicodedata
from enum import Enum
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.font_manager import FontProperties
    from matplotlib.ft2font import FT2Font

ELLIPSIS = "…"
UNKNOWN = "◊"
"""Stands for a letter that the typeface does not have."""
NO_BREAK = "\u00a0"
"""A space that no line is broken at."""
_MEASURED_AT = 100
"""Size at which widths are measured; they scale."""


class Weight(Enum):
    """The weights that charts use, by their names in the font package."""

    REGULAR = "SourceSansPro"
    SEMIBOLD = "SourceSansProSemibold"
    BOLD = "SourceSansProBold"


@cache
def _file(weight: Weight) -> str:
    import font_source_sans_pro

    return str(font_source_sans_pro.font_files_ttf[weight.value])


@cache
def properties(weight: Weight) -> "FontProperties":
    """Return matplotlib's name for a weight, the font being registered on the way."""
    from matplotlib import font_manager

    font_manager.fontManager.addfont(_file(weight))
    return font_manager.FontProperties(fname=_file(weight))


@cache
def _face(weight: Weight) -> "FT2Font":
    from matplotlib.ft2font import FT2Font

    face = FT2Font(_file(weight))
    face.set_size(_MEASURED_AT, 72)
    return face


@cache
def _known(weight: Weight) -> frozenset[int]:
    return frozenset(_face(weight).get_charmap())


def printable(text: str) -> str:
    """Return text that the typeface can show: one line; a letter it lacks is shown without
    its accents, or else as ``UNKNOWN``."""
    flat = " ".join(text.replace(NO_BREAK, " ").split())
    return "".join(_shown(letter) for letter in flat)


@lru_cache(maxsize=1024)
def _shown(letter: str) -> str:
    known = _known(Weight.REGULAR)
    if ord(letter) in known:
        return letter
    bare = unicodedata.normalize("NFKD", letter)[0]
    return bare if ord(bare) in known else UNKNOWN


@lru_cache(maxsize=4096)
def _extent(text: str, weight: Weight) -> tuple[float, float, float]:
    """Return (width, ascent, descent) at ``_MEASURED_AT``."""
    from matplotlib.ft2font import LoadFlags

    face = _face(weight)
    face.set_text(text, 0.0, flags=LoadFlags.NO_HINTING)
    width, height = face.get_width_height()
    descent = face.get_descent()
    return width / 64, (height - descent) / 64, descent / 64


def width(text: str, size: float, weight: Weight = Weight.REGULAR) -> float:
    """Return the width of one line of text, in the unit of ``size``."""
    return _extent(printable(text), weight)[0] * size / _MEASURED_AT


def rise_and_fall(text: str, size: float, weight: Weight = Weight.REGULAR) -> tuple[float, float]:
    """Return how far a line reaches above and below its baseline: at least an ascender's and
    a descender's height, so that lines of one size stand alike."""
    _, ascent, descent = _extent(printable(text), weight)
    scale = size / _MEASURED_AT
    return max(0.74 * size, ascent * scale), max(0.22 * size, descent * scale)


def shortened(text: str, size: float, weight: Weight, room: float) -> str:
    """Return the text, cut with … where it is wider than ``room``; empty if nothing fits."""
    if width(text, size, weight) <= room:
        return text
    kept = printable(text)
    while kept and width(kept.rstrip() + ELLIPSIS, size, weight) > room:
        kept = kept[:-1]
    return kept.rstrip() + ELLIPSIS if kept else ""


def wrapped(text: str, size: float, weight: Weight, room: float) -> tuple[str, ...]:
    """Break a text into lines no wider than ``room``, between words; a word that is wider
    still is shortened."""
    lines: list[str] = []
    for word in filter(None, re.split(r"[ \t\r\n]+", text)):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer, size, weight) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(shortened(line, size, weight, room) for line in lines)
