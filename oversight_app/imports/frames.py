"""The messages between the reading process and this one: framed, versioned, plain JSON.

A frame is four bytes of length, most significant first, and a JSON object in UTF-8; where that
has a ``blob``, so many bytes follow it, which are columns of integers. No frame can run code;
each is checked again on arrival, since the process that wrote it has read a file that nobody
vouches for. The first frame gives the version; the last is ``done`` or ``refused``.
"""

import json
import struct
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import IO, Any

from oversight_app.imports.cells import Cell
from oversight_app.imports.limits import MAX_COLUMNS

VERSION = 2
MAX_FRAME_BYTES = 64 * 2**20
ROWS_IN_FRAME = 500
_LENGTH = struct.Struct(">I")
_PLAIN = frozenset({type(None), str, int, float, bool})
_READ = _PLAIN | {date, datetime}


class BadFrame(Exception):  # noqa: N818 - read as a sentence
    """What arrived is not a message of this version."""


def written(message: Mapping[str, Any], blob: bytes | None = None) -> bytes:
    """Return a message as a frame, with its bytes behind it; BadFrame for one too long."""
    if blob is not None:
        if len(blob) > MAX_FRAME_BYTES:
            raise BadFrame("a message is too long")
        return written({**message, "blob": len(blob)}) + blob
    body = json.dumps(message, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode(
        "utf-8", "replace"
    )
    if len(body) > MAX_FRAME_BYTES:
        raise BadFrame("a message is too long")
    return _LENGTH.pack(len(body)) + body


def messages(stream: IO[bytes]) -> Iterator[dict[str, Any]]:
    """Yield the messages of a stream to its end; BadFrame for anything that is not one.

    The ``blob`` of a message is bytes.
    """
    while head := _exactly(stream, _LENGTH.size, at_start=True):
        (length,) = _LENGTH.unpack(head)
        if length > MAX_FRAME_BYTES:
            raise BadFrame("a message is too long")
        try:
            message = json.loads(_exactly(stream, length), parse_constant=_no_constant)
        except (ValueError, RecursionError) as error:
            raise BadFrame("a message is not JSON") from error
        if not isinstance(message, dict) or not isinstance(message.get("is"), str):
            raise BadFrame("a message has no kind")
        if "blob" in message:
            size = message["blob"]
            if type(size) is not int or not 0 <= size <= MAX_FRAME_BYTES:
                raise BadFrame("a message is too long")
            message["blob"] = _exactly(stream, size)
        yield message


def _exactly(stream: IO[bytes], size: int, *, at_start: bool = False) -> bytes:
    """Return so many bytes; none at all only where a frame may end."""
    parts = []
    missing = size
    while missing and (part := stream.read(missing)):
        parts.append(part)
        missing -= len(part)
    if missing and (parts or not at_start):
        raise BadFrame("a message is cut short")
    return b"".join(parts)


def _no_constant(name: str) -> float:
    raise BadFrame(f"{name} is not a number")


def row_written(row: list[Any]) -> list[Any]:
    """Return a row of the reader's cells as JSON holds it: a date as ``["2019-09-30"]``, a
    length of time as ``30:00:00``, and a number that is none, or anything else, as text."""
    if _PLAIN.issuperset(map(type, row)) and all(map(_finite, row)):
        return row
    return [_cell(cell) for cell in row]


def _finite(cell: Any) -> bool:
    return type(cell) is not float or cell - cell == 0.0


def _cell(cell: Any) -> Any:
    if type(cell) in _PLAIN and _finite(cell):
        return cell
    if isinstance(cell, timedelta):
        minutes, seconds = divmod(round(cell.total_seconds()), 60)
        return f"{minutes // 60}:{minutes % 60:02d}:{seconds:02d}"
    return [cell.isoformat()] if isinstance(cell, date) else str(cell)


def row_read(row: Any) -> list[Cell]:
    """Return a row from a message, its dates made dates; BadFrame unless all of it is cells."""
    if not isinstance(row, list) or len(row) > MAX_COLUMNS:
        raise BadFrame("a row is not a list of cells")
    if not _PLAIN.issuperset(map(type, row)):
        row = [_date(cell) if type(cell) is list else cell for cell in row]
        if not _READ.issuperset(map(type, row)):
            raise BadFrame("a cell is not one")
    if not all(map(_finite, row)):
        raise BadFrame("a number is too large")
    checked: list[Cell] = row
    return checked


def _date(cell: list[Any]) -> date:
    if len(cell) == 1 and isinstance(cell[0], str) and len(cell[0]) <= 32:
        try:
            when = datetime.fromisoformat(cell[0])
        except ValueError as error:
            raise BadFrame("a date is not one") from error
        return when.date() if len(cell[0]) == 10 else when
    raise BadFrame("a cell is not one")
