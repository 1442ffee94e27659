"""CSV and JSON files: from bytes to text, and from text to rows."""

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Callable

from oversight_app.domain.errors import Cancelled
from oversight_app.imports.cells import Sheet
from oversight_app.imports.refusals import Reason, Refused

_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_LOOK_BYTES = 65_536
_ROWS_BETWEEN_LOOKS = 5_000


def decoded(data: bytes) -> str:
    """Return a text file's text: UTF-8 or UTF-16 with or without a mark, else Windows-1252.

    Refused where the bytes are not text.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _strictly(data, "utf-16")
    sample = data[:_LOOK_BYTES]
    if len(sample) > 3 and not any(sample[1:200:2]) and all(sample[0:200:2]):
        return _strictly(data, "utf-16-le")
    if len(sample) > 3 and not any(sample[0:200:2]) and all(sample[1:200:2]):
        return _strictly(data, "utf-16-be")
    if _CONTROLS.search(data):
        raise Refused(Reason.NOT_A_SPREADSHEET)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _strictly(data, "cp1252")


def _strictly(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Refused(Reason.NOT_A_SPREADSHEET) from error
    if "\0" in text:
        raise Refused(Reason.NOT_A_SPREADSHEET)
    return text


def csv_sheet(text: str, cancelled: Callable[[], bool] = lambda: False) -> Sheet:
    """Return the rows of a CSV, blank ones kept, so that row numbers are a spreadsheet's.

    Commas, semicolons or tabs between cells; a cell may hold a line break within quotation
    marks. Refused where quotation marks do not pair up, as in a file cut short.
    """
    rows: list[list[str]] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    try:
        for row in reader:
            rows.append(row)
            if len(rows) % _ROWS_BETWEEN_LOOKS == 0 and cancelled():
                raise Cancelled
    except csv.Error as error:
        reason = Reason.LONG_CELL if "field limit" in str(error) else Reason.QUOTES
        raise Refused(reason, f"at line {reader.line_num:,}") from error
    return Sheet("", rows)


def encoding_of(head: bytes) -> str:
    """Return the encoding that the first bytes of a text file suggest: UTF-8 or UTF-16 with or
    without a mark, else Windows-1252. Refused where they are no text.

    A file that is UTF-8 in its first bytes can turn out later to be Windows-1252. NUL bytes, with
    which some programs fill up their fields, are let through in a file that is otherwise text:
    ``without_nuls`` leaves them out.
    """
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if wide := _wide(head[:2_000]):
        return wide
    rest = without_nuls(head)
    if len(rest) * 2 < len(head) or len(_CONTROLS.findall(rest)) * 100 > len(rest):
        raise Refused(Reason.NOT_A_SPREADSHEET)
    head = rest
    try:
        # The cut may fall within a character: that is no fault of the file's.
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig" if head.startswith(b"\xef\xbb\xbf") else "utf-8"


def without_nuls(data: bytes) -> bytes:
    """Return bytes of a text, other than UTF-16, without those that are no characters."""
    return data.replace(b"\0", b"")


def _wide(head: bytes) -> str:
    """Return which UTF-16 some bytes are, "" for neither: of every two bytes most have a zero on
    the same side, and few on the other."""
    pairs = len(head) // 2
    first, second = head[0::2].count(0), head[1::2].count(0)
    for zeros, others, encoding in ((second, first, "utf-16-le"), (first, second, "utf-16-be")):
        if pairs > 1 and zeros > 0.6 * pairs and others < 0.05 * pairs:
            return encoding
    return ""


def delimiter_of(head: str) -> str:
    """Return what parts the cells of a CSV: a comma, semicolon, tab or upright bar, whichever
    gives the most lines the same number of cells, more than one."""
    lines = head.splitlines()[:200]
    if len(lines) > 1:
        lines = lines[:-1]  # the last may be cut
    best, most = ",", 0
    for delimiter in ",;\t|":
        try:
            rows = csv.reader((f"{line}\n" for line in lines), delimiter=delimiter)
            widths = Counter(len(row) for row in rows if len(row) > 1)
        except csv.Error:
            continue
        if widths and (agree := max(widths.values())) > most:
            best, most = delimiter, agree
    return best


def _delimiter(text: str) -> str:
    """Return what stands most often in the first line that holds something."""
    first = next((line for line in text[:_LOOK_BYTES].splitlines() if line.strip()), "")
    return max(",;\t", key=first.count)
