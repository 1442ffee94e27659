"""The reading process: the rows of a table, some thousand at once, to columns in messages.

Columns go as bytes of 64-bit integers in this machine's own order: both ends run on it.
"""

from collections.abc import Iterator
from itertools import chain
from typing import Any

from oversight_app.imports.local import headers
from oversight_app.imports.local.chunks import Chunks
from oversight_app.imports.local.measure_rows import MeasureRows
from oversight_app.imports.local.parsers import OrderUnknown
from oversight_app.imports.local.tables import Opened, Rows, Table
from oversight_app.imports.local.task import Task
from oversight_app.imports.refusals import Reason, Refused

_Message = tuple[dict[str, Any], bytes | None]


def messages(opened: Opened, asked: Task) -> Iterator[_Message]:
    """Yield what a file holds by a mapping: its headings, its columns chunk by chunk, and the
    counts at its end; or ``lacking``, or ``ask``, where it can't be read by this mapping."""
    assert asked.mapping is not None
    table, first, found = _table(opened, asked)
    if found.lacking or not found.any:
        yield _headings("lacking", table, found), None
        return
    try:
        chunks = _chunks(found, asked, typed=not table.encoding)
        if chunks.nothing_across:
            yield _headings("lacking", table, found) | {"placed": 0}, None
            return
        about = _headings("headings", table, found)
        about |= {"left": chunks.left, "fields": chunks.fields, "height": opened.height()}
        yield about | {"hidden": opened.hidden, "across": chunks.across}, None
        at = 0
        for rows in chain(first, table.chunks):
            at += len(rows)
            body = rows[max(found.row - (at - len(rows)), 0) :]
            if body:
                yield chunks.message(body, at - len(body) + 1)
    except OrderUnknown as unknown:
        yield {"is": "ask", "heading": unknown.heading, "cell": unknown.cell}, None
        return
    if isinstance(chunks, MeasureRows):
        yield chunks.rest()
    yield chunks.end() | {"nuls": opened.nuls()}, None


def _chunks(found: headers.Headings, asked: Task, *, typed: bool) -> Chunks | MeasureRows:
    mapping = asked.mapping
    assert mapping is not None
    if mapping.crosstab and mapping.crosstab.measures:
        return MeasureRows(found, mapping, asked.today)
    return Chunks(found, mapping, asked.today, typed=typed)


def _headings(kind: str, table: Table, found: headers.Headings) -> dict[str, Any]:
    return {
        "is": kind,
        "sheet": table.sheet,
        "encoding": table.encoding,
        "delimiter": table.delimiter,
        "row": found.row,
        "placed": found.matched,
        "missing": found.missing,
        "lacking": found.lacking,
        "added": found.added[:200],
    }


def _table(opened: Opened, asked: Task) -> tuple[Table, list[Rows], headers.Headings]:
    """Return the table to read, the rows of it that were looked at, and its headings: that of
    the sheet asked for, or the first that has all that is needed, or the nearest to that."""
    assert asked.mapping is not None
    best: tuple[Table, list[Rows], headers.Headings] | None = None
    for name in (asked.sheet,) if asked.sheet else opened.sheets:
        table = opened.table(name)
        first: list[Rows] = []
        while sum(map(len, first)) < headers.LOOKED_AT and (rows := next(table.chunks, None)):
            first.append(rows)
        found = headers.found([row for rows in first for row in rows], asked.mapping)
        if best is None or found.matched > best[2].matched:
            best = table, first, found
        if found.any and not found.lacking:
            break
    if best is None:
        raise Refused(Reason.EMPTY)
    return best
