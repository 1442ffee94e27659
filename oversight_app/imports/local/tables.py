"""The reading process: a file's rows as they come, whatever kind of file it is.

A CSV is never held whole: its rows are yielded while it arrives.
"""

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import IO, Any

from oversight_app.imports import limits, textual
from oversight_app.imports.refusals import Reason, Refused

ROWS_AT_ONCE = 2_048
CELLS_AT_ONCE = 2**19
"""Of a wide table fewer rows are held at once. So few stay in the processor's own memory."""
LAST_ROW = 1_048_576
"""The last row of a spreadsheet (Microsoft, "Excel specifications and limits")."""
_FIRST_ROWS = 64
"""They show how wide the table is."""
_HEAD = 65_536
_ZIP = b"PK\x03\x04"

Rows = list[list[Any]]


class AnotherEncoding(Exception):  # noqa: N818 - read as a sentence
    """The file is not in the encoding its start suggests: it must be read again as Windows-1252."""


@dataclass(slots=True)
class Table:
    """One table. ``chunks`` yields its rows from row 1, blank ones kept, some thousand at once."""

    sheet: str
    chunks: Iterator[Rows]
    encoding: str = ""
    delimiter: str = ""


@dataclass(slots=True)
class Opened:
    """A file with one table or several; ``table`` opens that of a visible sheet, by its name."""

    sheets: tuple[str, ...]
    hidden: tuple[str, ...]
    table: Callable[[str], Table]
    height: Callable[[], int] = lambda: 0
    """How many rows the table has that is being read; 0 where that is not known."""
    nuls: Callable[[], int] = lambda: 0
    """How many NUL bytes were left out of what was read."""


def opened(stream: IO[bytes], encoding: str) -> Opened:
    """Return the tables of a file that arrives on a stream; Refused where it is no table.

    ``encoding`` is empty unless an earlier reading found another than the start suggests.
    """
    head = stream.read(_HEAD)
    if not head.strip():
        raise Refused(Reason.EMPTY)
    if head.startswith(_ZIP):
        return _workbook(head + stream.read(limits.MAX_SPREADSHEET_BYTES + 1 - len(head)))
    return _csv(head, stream, encoding)


def _csv(head: bytes, stream: IO[bytes], encoding: str) -> Opened:
    encoding = encoding or textual.encoding_of(head)
    wide = encoding.startswith("utf-16")
    joined = _Joined(head, stream, keep_nuls=wide)
    buffered = io.BufferedReader(joined, 2**18)
    text = io.TextIOWrapper(buffered, encoding=encoding, newline="")
    start = head if wide else textual.without_nuls(head)
    delimiter = textual.delimiter_of(start.decode(encoding, "ignore"))

    def table(sheet: str) -> Table:
        if sheet:
            raise Refused(Reason.NO_SUCH_SHEET, f"“{sheet[:60]}”")
        return Table("", _csv_chunks(text, delimiter, encoding), encoding, delimiter)

    return Opened(("",), (), table, nuls=lambda: joined.nuls)


def _csv_chunks(text: io.TextIOWrapper, delimiter: str, encoding: str) -> Iterator[Rows]:
    reader = csv.reader(text, delimiter=delimiter, strict=True)
    size = _FIRST_ROWS
    try:
        while rows := list(islice(reader, size)):
            size = max(64, min(ROWS_AT_ONCE, CELLS_AT_ONCE // max(1, *map(len, rows))))
            yield rows
    except UnicodeDecodeError as error:
        if encoding.startswith("utf-8"):
            raise AnotherEncoding from error
        raise Refused(Reason.NOT_A_SPREADSHEET) from error
    except UnicodeError as error:
        raise Refused(Reason.NOT_A_SPREADSHEET) from error
    except csv.Error as error:
        raise Refused(Reason.QUOTES, f"at line {reader.line_num:,}") from error


class _Joined(io.RawIOBase):
    """What was taken from a stream to look at, and then the rest of it, without NUL bytes unless
    they are kept, as halves of letters; ``nuls`` counts those left out."""

    def __init__(self, head: bytes, stream: IO[bytes], *, keep_nuls: bool) -> None:
        self._head = head
        self._stream = stream
        self._keep_nuls = keep_nuls
        self.nuls = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        # Where all that was read are NULs, nothing would be taken for the end.
        while data := self._next(len(buffer)):
            if not self._keep_nuls and b"\0" in data:
                read = len(data)
                data = textual.without_nuls(data)
                self.nuls += read - len(data)
            if data:
                break
        buffer[: len(data)] = data
        return len(data)

    def _next(self, size: int) -> bytes:
        data = self._head[:size]
        self._head = self._head[len(data) :]
        return data or self._stream.read(size)


def _workbook(data: bytes) -> Opened:
    from oversight_app.imports.workbook import Workbook

    book = Workbook(data, a_return=True)
    visible = tuple(name for name, shown in book.sheets if shown)

    def table(sheet: str) -> Table:
        if sheet not in visible:
            raise Refused(Reason.NO_SUCH_SHEET, f"“{sheet[:60]}”")
        return Table(sheet, _sheet_chunks(book.rows(sheet)))

    hidden = tuple(name for name, shown in book.sheets if not shown)
    return Opened(visible, hidden, table, lambda: book.height)


def _sheet_chunks(rows: Iterator[list[Any]]) -> Iterator[Rows]:
    size = _FIRST_ROWS
    while chunk := list(islice(rows, size)):
        size = max(64, min(ROWS_AT_ONCE, CELLS_AT_ONCE // max(len(chunk[0]), 1)))
        yield chunk
