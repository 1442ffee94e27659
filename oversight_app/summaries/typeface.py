"""The typeface of papers: which files it is, and which letters it has."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from pathlib import Path

from oversight_app.store.problems import telling_files

_WEIGHTS = ("SourceSansPro", "SourceSansProSemibold", "SourceSansProBold")
_INSTEAD = "?"
"""Printed for a letter that the typeface lacks."""
_MEASURED_AT = 100


@contextmanager
def font_folder() -> Iterator[Path]:
    """Yield a folder with the typeface's three weights and nothing else.

    The package has each as OTF and as TTF, and typst takes whichever the disk lists first:
    with one file a weight, a paper is the same bytes on every computer. Raises UserProblem
    where the disk for temporary files is full or not to be written to.
    """
    with ExitStack() as stack:
        with telling_files(Path(tempfile.gettempdir())):
            folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="oversight-fonts-"))
            for file in _files():
                shutil.copy(file, folder)
        yield Path(folder)


def showable(text: str) -> str:
    """Return text in letters that every weight has: PDF/A refuses one that can't be shown."""
    known = _letters()
    return "".join(c if c == "\n" or ord(c) in known else _INSTEAD for c in text)


def breadth(text: str, *, strong: bool = False) -> float:
    """Return how wide one line of text is, in sizes of the type (an "m" is some 0.8)."""
    return sum(_advance(letter, strong) for letter in text)


@cache
def _advance(letter: str, strong: bool) -> float:
    from matplotlib.ft2font import FT2Font, LoadFlags

    # A face of its own each time: one that is shared would be measured by two threads at once.
    face = FT2Font(_files()[1 if strong else 0])
    face.set_size(_MEASURED_AT, 72)
    shown = letter if ord(letter) in _letters() else _INSTEAD
    glyph = face.load_char(ord(shown), flags=LoadFlags.NO_HINTING)
    return float(glyph.linearHoriAdvance) / 65536 / _MEASURED_AT


def _files() -> tuple[str, ...]:
    from font_source_sans_pro import font_files_ttf

    return tuple(str(font_files_ttf[weight]) for weight in _WEIGHTS)


@cache
def _letters() -> frozenset[int]:
    from matplotlib.ft2font import FT2Font

    return frozenset.intersection(*(frozenset(FT2Font(f).get_charmap()) for f in _files()))
