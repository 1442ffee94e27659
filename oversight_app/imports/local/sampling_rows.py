"""The reading process: the first rows of a table and, spread evenly, some of the later ones."""

from collections.abc import Iterator
from typing import Any

from oversight_app.imports import frames, limits
from oversight_app.imports.local.tables import Opened, Table

FIRST_ROWS = 2_000
"""Rows taken from the start; as many at the most are taken from all that follow."""
_LONGEST = 300
_FRAME = 100

_Message = tuple[dict[str, Any], bytes | None]


def messages(opened: Opened, sheet: str) -> Iterator[_Message]:
    """Yield a sample of a sheet, or of the first visible one that holds anything."""
    yield {"is": "sheets", "visible": opened.sheets, "hidden": opened.hidden}, None
    for name in (sheet,) if sheet else opened.sheets:
        table = opened.table(name)
        first, later, last = _sampled(table)
        if first or name == (sheet or opened.sheets[-1]):
            about = {"sheet": name, "encoding": table.encoding, "delimiter": table.delimiter}
            yield {"is": "sampled", "last_row": last, **about}, None
            rows = first + later
            for start in range(0, len(rows), _FRAME):
                part = rows[start : start + _FRAME]
                yield {"is": "rows", "rows": [[n, _cells(row)] for n, row in part]}, None
            return


def _sampled(
    table: Table,
) -> tuple[list[tuple[int, list[Any]]], list[tuple[int, list[Any]]], int]:
    """Return the first rows, some of the later ones, and the number of the last that is used."""
    first: list[tuple[int, list[Any]]] = []
    later: list[tuple[int, list[Any]]] = []
    last = at = 0
    step = 1
    for chunk in table.chunks:
        used = [n for n, row in enumerate(chunk, start=at + 1) if any(row)]
        last = used[-1] if used else last
        for number in used:
            if len(first) < FIRST_ROWS:
                first.append((number, chunk[number - at - 1]))
            elif number % step == 0:
                later.append((number, chunk[number - at - 1]))
        while len(later) > FIRST_ROWS:
            step *= 2
            later = [(number, row) for number, row in later if number % step == 0]
        at += len(chunk)
    return first, later, last


def _cells(row: list[Any]) -> list[Any]:
    cut = row[: limits.MAX_COLUMNS]
    return frames.row_written([c[:_LONGEST] if isinstance(c, str) else c for c in cut])
