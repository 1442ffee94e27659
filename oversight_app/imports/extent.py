"""How far the cells of a workbook's sheets reach, found by streaming over the XML as text.

No XML parser runs here: patterns find the few tags that matter, so that neither entities nor
depth can do harm. Honest sheets pass in a fraction of the time that reading them takes.
"""

import re

from oversight_app.imports import limits
from oversight_app.imports.cells import column_letters
from oversight_app.imports.refusals import Reason, Refused

_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_ENCODING = re.compile(rb"<\?xml[^>]*encoding\s*=\s*[\"']([^\"']+)")
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00<", b"<\x00")
_LONGEST_TAG = 2**20
_TAIL = 4_096
"""Bytes at the end of a piece in which its last cells are looked for."""


class PartScan:
    """One part of a workbook, fed in chunks. It must be UTF-8 and declare no document type."""

    def __init__(self) -> None:
        self._kept = b""
        self._started = False
        self._is_xml = False

    def feed(self, chunk: bytes) -> None:
        """Look at the next chunk; Refused where the part must not be read."""
        if not self._started:
            self._started = True
            self._is_xml = chunk.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")
            self._check_encoding(chunk)
        text = self._kept + chunk
        # Cut before the last tag, so that no tag is ever looked at in halves.
        cut = max(text.rfind(b"<"), 0)
        if len(text) - cut > _LONGEST_TAG:
            if self._is_xml and b">" not in text[cut:]:
                raise Refused(Reason.DAMAGED)
            cut = len(text)
        self._kept = text[cut:]
        self._look(text[:cut])

    def finish(self) -> int:
        """Look at what is left and return how many cells the part spans."""
        self._look(self._kept)
        self._kept = b""
        return self.cells()

    def cells(self) -> int:
        """How many cells the part spans: none, for a part that holds no sheet."""
        return 0

    def _check_encoding(self, chunk: bytes) -> None:
        if chunk.startswith(_WIDE_MARKS):
            raise Refused(Reason.DAMAGED)
        named = _ENCODING.search(chunk[:200])
        if named and named[1].lower() not in (b"utf-8", b"utf8", b"us-ascii", b"ascii"):
            raise Refused(Reason.DAMAGED)

    def _look(self, text: bytes) -> None:
        if _DECLARATION.search(text):
            raise Refused(Reason.ENTITIES)


class XlsxExtent(PartScan):
    """The furthest row and column of a worksheet that hold something."""

    _USUAL = re.compile(rb' r="([A-Za-z]{1,3})(\d{1,7})"')
    _ANY = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]{1,3})(\d{1,7})["']""")
    _NOT_QUOTED = re.compile(rb'=[^"]')
    _FILLED = re.compile(
        rb"""<(?:\w+:)?c\s(?:[^>]*?\s)?r\s*=\s*["']([A-Za-z]{1,3})(\d{1,7})["'][^>]*(?<!/)>"""
    )

    def __init__(self, most_cells: int) -> None:
        super().__init__()
        self._most_cells = most_cells
        self._rows = 0
        self._columns = 0

    def _look(self, text: bytes) -> None:
        super()._look(text)
        unusual = self._unusual(text)
        if not unusual and self._no_further(text):
            return
        rows, columns = self._reach(self._ANY if unusual else self._USUAL, text)
        if _too_far(rows, columns, self._most_cells):
            # A format applied to a whole row or column leaves empty cells: those do not count.
            rows, columns = self._reach(self._FILLED, text)
        self._rows, self._columns = rows, columns
        if _too_far(rows, columns, self._most_cells):
            raise Refused(Reason.FAR_CELL, f"it reaches row {rows:,}, column {columns:,}")

    def _unusual(self, text: bytes) -> bool:
        """Tell whether a reference could be written in another way than ``space r="A1"``."""
        if self._NOT_QUOTED.search(text) or b" =" in text or b"\t" in text:
            return True
        # A single byte is found ten times faster than two.
        return (b"\n" in text and b"\nr" in text) or (b"\r" in text and b"\rr" in text)

    def _no_further(self, text: bytes) -> bool:
        """Tell whether no reference lies beyond the columns known by now and the row of the last
        one; False where that can't be told so quickly. Rows come in order as a rule, so that
        one search, which finds nothing, spares making a million small texts."""
        last = self._USUAL.findall(text[-_TAIL:])
        if not last or not self._columns:
            return False
        rows = max(self._rows, max(int(digits) for _, digits in last))
        if _too_far(rows, self._columns, self._most_cells):
            return False
        if _beyond(rows, self._columns).search(text):
            return False
        self._rows = rows
        return True

    def _reach(self, pattern: re.Pattern[bytes], text: bytes) -> tuple[int, int]:
        rows, columns = self._rows, self._columns
        found = pattern.findall(text)
        if not found:
            return rows, columns
        letters = {each[0] for each in found}
        digits = {each[1] for each in found}
        return (
            max(rows, max(map(int, digits))),
            max(columns, max(map(_column_number, letters))),
        )

    def cells(self) -> int:
        """Rows by columns, the empty ones between them counted."""
        return self._rows * self._columns


def _beyond(row: int, column: int) -> re.Pattern[bytes]:
    """Return a pattern of the references that lie below a row or right of a column, and of
    those that are not written in the usual way."""
    letters = column_letters(column - 1)
    columns = _greater(letters, "A", "Z")
    columns += [f"[A-Z]{{{more}}}" for more in range(len(letters) + 1, 4)]
    digits = str(row)
    rows = ["0", *_greater(digits, "0", "9"), rf"\d{{{len(digits) + 1}}}"]
    right = f"(?:{'|'.join(columns)})[0-9]|" if columns else ""
    below = f"[A-Z]{{1,3}}(?:{'|'.join(rows)})"
    return re.compile(f' r="(?:[a-z]|[A-Z]+[a-z]|{right}{below})'.encode("ascii"))


def _greater(text: str, first: str, last: str) -> list[str]:
    """Return patterns of the texts as long as one that come after it in its alphabet."""
    patterns = []
    for at, letter in enumerate(text):
        if letter < last:
            rest = f"[{first}-{last}]{{{len(text) - at - 1}}}" if at + 1 < len(text) else ""
            patterns.append(f"{text[:at]}[{chr(ord(letter) + 1)}-{last}]{rest}")
    return patterns


class OdsExtent(PartScan):
    """The furthest row and column of each table that hold something, repeats counted."""

    _TAG = re.compile(
        rb"<table:table[\s>]|</table:table-row|<table:table-row\b[^>]*>"
        rb"|<table:(?:covered-)?table-cell\b[^>]*>"
    )
    _REPEAT = re.compile(rb"""number-(?:rows|columns)-repeated\s*=\s*["']\s*(\d{1,18})""")

    def __init__(self, most_cells: int) -> None:
        super().__init__()
        self._most_cells = most_cells
        self._total = 0
        self._start_table()

    def _start_table(self) -> None:
        self._row = self._last_row = self._last_column = 0
        self._start_row(1)

    def _start_row(self, repeats: int) -> None:
        self._repeats = repeats
        self._column = self._end_of_row = 0

    def _look(self, text: bytes) -> None:
        super()._look(text)
        for match in self._TAG.finditer(text):
            tag = match[0]
            if tag.startswith((b"<table:table-cell", b"<table:covered")):
                self._cell(tag)
            elif tag.startswith(b"</"):
                self._end_row()
            elif tag.startswith(b"<table:table-row"):
                self._start_row(self._repeated(tag))
                if tag.endswith(b"/>"):
                    self._end_row()
            else:
                self._end_table()

    def _cell(self, tag: bytes) -> None:
        self._column += self._repeated(tag) if b"-repeated" in tag else 1
        if not tag.endswith(b"/>") or b"office:value" in tag:
            self._end_of_row = self._column

    def _end_row(self) -> None:
        self._row += self._repeats
        if self._end_of_row:
            self._last_row = self._row
            self._last_column = max(self._last_column, self._end_of_row)
            if _too_far(self._last_row, self._last_column, self._most_cells):
                raise Refused(
                    Reason.FAR_CELL,
                    f"it reaches row {self._last_row:,}, column {self._last_column:,}",
                )

    def _end_table(self) -> None:
        self._total += self._last_row * self._last_column
        self._start_table()

    def _repeated(self, tag: bytes) -> int:
        match = self._REPEAT.search(tag)
        return int(match[1]) if match else 1

    def cells(self) -> int:
        """The sum over the tables of rows by columns, the empty ones between them counted."""
        self._end_table()
        return self._total


def _too_far(rows: int, columns: int, most_cells: int) -> bool:
    return columns > limits.MAX_COLUMNS or rows * columns > most_cells


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number
