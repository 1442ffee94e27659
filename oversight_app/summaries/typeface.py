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


def _files() -> tuple[str, ...]:
    from font_source_sans_pro import font_files_ttf

    return tuple(str(font_files_ttf[weight]) for weight in _WEIGHTS)


@cache
def _letters() -> frozenset[int]:
    from matplotlib.ft2font import FT2Font

    return frozenset.intersection(*(frozenset(FT2Font(f).get_charmap()) for f in _files()))
