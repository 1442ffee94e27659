"""Whether a file is a published table or a return, told from its first rows."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from oversight_app.domain.errors import UserProblem
from oversight_app.imports import recognise, textual
from oversight_app.imports.cells import Cell, Sheet
from oversight_app.imports.local.sampling import sample
from oversight_app.imports.refusals import Refused
from oversight_app.imports.sources import Source

_START = 131_072
_ZIP = b"PK\x03\x04"
_ROWS = 1_000


def in_no_published_format(path: Path) -> bool:
    """Tell whether a file is a table that no published format explains; False where it can't be
    read at all, and for GeoJSON."""
    try:
        with path.open("rb") as file:
            start = file.read(_START)
        if start.startswith(_ZIP):
            return _workbook(path)
        return _text(path, start)
    except (OSError, UserProblem, Refused, csv.Error):
        return False


def _text(path: Path, start: bytes) -> bool:
    cut = start.rfind(b"\n") if len(start) == _START else len(start)
    # UTF-16 takes two bytes a letter: a cut in the middle of one is no text.
    start = start[: cut - cut % 2] if start[:1] in b"\xff\xfe" else start[:cut]
    wide = textual.encoding_of(start).startswith("utf-16")
    text = textual.decoded(start if wide else textual.without_nuls(start))
    if not text.strip() or text.lstrip().startswith(("{", "[")):
        return False
    first = next(line for line in text.splitlines() if line.strip())
    delimiter = max(",;\t|", key=first.count)
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    return not _published(path, rows)


def _workbook(path: Path) -> bool:
    first = sample(path)
    for name in first.sheets:
        rows = first.rows if name == first.sheet else _rows(path, name)
        if _published(path, _dense(rows), name):
            return False
    return True


def _rows(path: Path, sheet: str) -> Sequence[tuple[int, Sequence[Cell]]]:
    try:
        return sample(path, sheet=sheet).rows
    except UserProblem:
        return ()


def _dense(rows: Sequence[tuple[int, Sequence[Cell]]]) -> list[Sequence[Cell]]:
    """Put the first rows where they stand, blank ones between them."""
    dense: list[Sequence[Cell]] = []
    for number, cells in rows:
        if number > _ROWS:
            break
        dense += [[] for _ in range(number - 1 - len(dense))]
        dense.append(cells)
    return dense


def _published(path: Path, rows: Sequence[Sequence[Cell]], name: str = "") -> bool:
    try:
        recognise.recognised(Source(path, "", (Sheet(name, rows),)))
    except UserProblem:
        return False
    return True
