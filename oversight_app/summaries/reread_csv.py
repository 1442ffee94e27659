"""A written list, read again: nothing in it is a formula, and its cells are a table's."""

import csv
import io
import json
import re

from oversight_app.domain.formulas import inert
from oversight_app.summaries.reread_figures import FoundTable, Reading, of_the_office
from oversight_app.summaries.reread_parts import Unreadable

_ACTS = re.compile(r"\s*[=+\-@\t\r|]")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_ABOUT = {
    "@context", "dc:title", "dc:description", "dc:publisher", "dc:date", "dc:temporal",
    "dc:source", "schema:generator", "schema:version", "schema:conditionsOfAccess",
    "rdfs:comment", "dialect", "tables",
}  # fmt: skip


def read_csv(content: bytes, office: str) -> Reading:
    """Read a list, or the file about lists; Unreadable for what is neither."""
    if content.lstrip().startswith(b"{"):
        return _read_about(content, office)
    try:
        written = content.decode("utf-8-sig")
        rows = list(csv.reader(io.StringIO(written, newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error):
        raise Unreadable("it can’t be read as a list") from None
    faults = []
    if not content.startswith(b"\xef\xbb\xbf"):
        faults.append("it does not say that it is UTF-8, and Excel would show other letters")
    if any(_acts(cell) for row in rows for cell in row):
        faults.append("it holds a cell that a spreadsheet takes for a formula")
    if len({len(row) for row in rows}) > 1:
        faults.append("its rows are not all of one length")
    body = tuple(tuple(map(_unguarded, row)) for row in rows[1:])
    return Reading(tuple(faults), (FoundTable("it", body),), written)


def _acts(cell: str) -> bool:
    return _ACTS.match(cell) is not None and not _NUMBER.fullmatch(cell)


def _unguarded(cell: str) -> str:
    """Take off the apostrophe that keeps a text from being a formula."""
    return cell[1:] if cell.startswith("'") and inert(cell[1:]) == cell else cell


def _read_about(content: bytes, office: str) -> Reading:
    try:
        said = json.loads(content.decode("utf-8"))
    except (UnicodeDecodeError, ValueError, RecursionError):
        raise Unreadable("it can’t be read") from None
    faults = [f"it says something that no paper says ({name})" for name in said.keys() - _ABOUT]
    if not of_the_office(str(said.get("dc:publisher", "")), office):
        faults.append("it names somebody other than the office")
    words = json.dumps(said, ensure_ascii=False)
    return Reading(tuple(sorted(faults)), (), words, (("it", words),))
