"""Cells as they stand in a sheet, and the one place where text becomes a figure or a date."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from oversight_app.domain.observations import Marker
from oversight_app.domain.periods import written_date

Cell = None | str | int | float | bool | date
"""An empty cell is None, or an empty string in a CSV."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet as read. ``rows[0]`` is row 1 and ``row[0]`` column A; rows may be ragged.

    ``name`` is empty for a CSV, which has no sheets.
    """

    name: str
    rows: Sequence[Sequence[Cell]]


class NotAFigure(ValueError):  # noqa: N818 - the name says it
    """A cell holds no figure; the message says why, in words for a person."""


_LARGEST = 1e12
_NUMBER = re.compile(
    r"[+\-−]?(?:\d+|\d{1,3}(?:,\d{3})+|\d{1,3}(?:[ \u00a0\u202f]\d{3})+)(?:\.\d+)?", re.ASCII
)
_NIL = frozenset({"-", "–", "—", "' - '", "'-'"})
_NOT_AVAILABLE = frozenset({"..", "...", "…", ":", "n/a", "na", "[x]", "[z]", "not available"})


def blank(cell: Cell) -> bool:
    """Tell whether a cell is empty or holds nothing but spaces."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def figure(cell: Cell) -> float | Marker:
    """Return the number in a cell, or the marker that the publisher put in its place.

    ``..`` is *not available*; a dash denotes nil in the Home Office's tables, and is 0.
    Raises NotAFigure for anything else: nothing is rounded off, cut or guessed.
    """
    if isinstance(cell, bool | date) or cell is None:
        raise NotAFigure("A number was expected" if cell is not None else "The cell is empty")
    if isinstance(cell, int | float):
        number = float(cell) if abs(cell) <= _LARGEST else math.inf
    else:
        text = cell.strip()
        if not text:
            raise NotAFigure("The cell is empty")
        if text in _NIL:
            return 0.0
        if text.casefold() in _NOT_AVAILABLE:
            return Marker.NOT_AVAILABLE
        if not _NUMBER.fullmatch(text):
            raise NotAFigure("A number was expected")
        number = float(re.sub(r"[, \u00a0\u202f]", "", text).replace("−", "-"))
    if not abs(number) <= _LARGEST:
        raise NotAFigure("The number is too large to be a count")
    return number


MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("jan", "january"), ("feb", "february"), ("mar", "march"), ("apr", "april"),
            ("may",), ("jun", "june"), ("jul", "july"), ("aug", "august"),
            ("sep", "sept", "september"), ("oct", "october"), ("nov", "november"),
            ("dec", "december"),
        ),
        start=1,
    )
    for name in names
}  # fmt: skip
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ]00:00(?::00)?)?", re.ASCII)
_IN_WORDS = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[\s-]+([A-Za-z]+)[\s-]+(\d{4})", re.ASCII)


def day(cell: Cell) -> date | None:
    """Return the date in a cell (a date, ``2019-09-30`` or ``30 September 2019``), else None.

    Dates in figures alone such as 01/02/2019 are never read: they mean two days. A footnote
    number glued to the year ("30 September 20191") is left off.
    """
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if not isinstance(cell, str):
        return None
    if match := _ISO.fullmatch(cell.strip()):
        return _date(int(match[1]), int(match[2]), int(match[3]))
    found = days(cell)
    return found[0] if len(found) == 1 and len(cell.strip()) < 40 else None


def days(text: str) -> list[date]:
    """Return every date written out in words in a text, in its order."""
    found = (
        _date(int(match[3]), MONTHS.get(match[2].casefold(), 0), int(match[1]))
        for match in _IN_WORDS.finditer(text)
    )
    return [each for each in found if each]


def _date(year: int, month: int, day_of_month: int) -> date | None:
    try:
        return date(year, month, day_of_month)
    except ValueError:
        return None


def heading(cell: Cell) -> str:
    """Return a column heading in the form in which its printings are equal: ``Geo code``,
    ``geo_code`` and ``GEO CODE`` are ``geo code``; ``Geocode`` stays one word."""
    if not isinstance(cell, str):
        return ""
    return " ".join(re.sub(r"[\W_]+", " ", cell.casefold()).split())


def clock(length: timedelta) -> str:
    """Write a length of time as a sheet shows it, and as it is read again: ``26:00:00``."""
    seconds = round(abs(length).total_seconds())
    minutes, sign = seconds // 60, "-" if length < timedelta(0) else ""
    return f"{sign}{minutes // 60}:{minutes % 60:02d}:{seconds % 60:02d}"


def shown(cell: Cell | time | timedelta) -> str:
    """Return a cell as it is quoted to a person, cut to a readable length. Times and lengths of
    time are no cells of published tables, but of returns."""
    if cell is None or (isinstance(cell, str) and blank(cell)):
        return "(empty)"
    if isinstance(cell, date):
        return f"“{written_date(cell)}”"
    if isinstance(cell, timedelta):
        return f"“{clock(cell)}”"
    text = f"{cell:,}" if isinstance(cell, int | float) else " ".join(str(cell).split())
    return f"“{text[:60]}…”" if len(text) > 60 else f"“{text}”"


def column_letters(index: int) -> str:
    """Return the spreadsheet's letters for a column counted from 0: 0 is A, 26 is AA."""
    letters = ""
    index += 1
    while index:
        index, place = divmod(index - 1, 26)
        letters = chr(ord("A") + place) + letters
    return letters
