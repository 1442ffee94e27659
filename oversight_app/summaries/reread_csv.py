"""A written list, read again: nothing in it is a formula, and its cells are a table's."""

import csv
import io
import json
import re
from collections.abc import Iterator
from typing import Any

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
    body = tuple(tuple(map(unguarded, row)) for row in rows[1:])
    return Reading(tuple(faults), (FoundTable("it", body),), written)


def _strings(said: Any) -> Iterator[str]:
    """Yield every name and text of a file about lists, as a person would read it."""
    if isinstance(said, dict):
        for name, value in said.items():
            yield name
            yield from _strings(value)
    elif isinstance(said, list):
        for value in said:
            yield from _strings(value)
    else:
        yield str(said)


def lists_named(content: bytes) -> tuple[str, ...]:
    """Return which files the file about lists names; Unreadable for what is no such file."""
    try:
        return tuple(str(one["url"]) for one in json.loads(content.decode("utf-8"))["tables"])
    except (UnicodeDecodeError, ValueError, RecursionError, KeyError, TypeError):
        raise Unreadable("it can’t be read") from None


def _acts(cell: str) -> bool:
    return _ACTS.match(cell) is not None and not _NUMBER.fullmatch(cell)


def unguarded(cell: str) -> str:
    """Return a cell without the apostrophe that keeps a text from being a formula."""
    return cell[1:] if cell.startswith("'") and inert(cell[1:]) == cell else cell


def _read_about(content: bytes, office: str) -> Reading:
    try:
        said = json.loads(content.decode("utf-8"))
    except (UnicodeDecodeError, ValueError, RecursionError):
        raise Unreadable("it can’t be read") from None
    faults = [f"it says something that no paper says ({name})" for name in said.keys() - _ABOUT]
    if not of_the_office(str(said.get("dc:publisher", "")), office):
        faults.append("it names somebody other than the office")
    words = "\n".join(_strings(said))
    return Reading(tuple(sorted(faults)), (), words, (("it", words),))
