"""Counts, words and choices as they stand in returns."""

import math
import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from oversight_app.domain.local import MISSING
from oversight_app.domain.mappings import Transform
from oversight_app.imports.cells import clock
from oversight_app.imports.local.personal import names_somebody
from oversight_app.imports.local.reasons import Why, Wrong

MOST_CHARACTERS = 300
LONGEST_REFERENCE = 80
MOST_COUNTED = 10**9
NOT_STATED = frozenset(
    {"-", "–", "—", "..", "...", "…", "n/a", "na", "n.a.", "not known", "unknown", "not stated",
     "not available", "null", "(blank)", "[x]", "[z]"}
)  # fmt: skip
"""What senders print where they state nothing."""
ERRORS = ("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#SPILL!")

_COUNT = re.compile(r"[+\-−]?(?:\d+|\d{1,3}(?:,\d{3})+|\d{1,3}(?:[ \u00a0\u202f]\d{3})+)(\.0*)?")
_FRACTION = re.compile(r"[+\-−]?[\d,]*\.\d+")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]|[\ud800-\udfff]")
_POSTCODE = re.compile(r"([A-Z]{1,2}\d[A-Z\d]?)\s*\d[A-Z]{2}", re.ASCII | re.IGNORECASE)
_YES = frozenset({"yes", "y", "true", "1", "urgent", "high", "t", "✓", "✔"})
_NO = frozenset({"no", "n", "false", "0", "routine", "low", "normal", "medium", "not urgent",
                 "non-urgent", "f"})  # fmt: skip
_TOTAL = re.compile(
    r"(?:(?:grand|sub|overall|running|monthly|annual)[\s-]*)?totals?"
    r"(?:\s*(?:for|of|in|hours|:|-|–|=).*)?|\S.*\s(?:sub[\s-]?)?totals?:?",
    re.IGNORECASE,
)
_BARE_TOTAL = re.compile(r"(?:(?:grand|sub|overall|running)[\s-]*)?totals?\s*:?", re.IGNORECASE)
_KEPT_WORD = re.compile(r"'(?=[=+\-@\t\r])")


def printed(cell: object) -> str:
    """Return a cell as the words that a sheet shows: runs of spaces are one, 1234.0 is 1234, a
    date is ISO, a length of time 26:00:00. An apostrophe that keeps a word from being a formula
    is left off."""
    if isinstance(cell, str):
        return " ".join(_KEPT_WORD.sub("", cell, count=1).split())
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "Yes" if cell else "No"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, datetime):
        return str(cell) if cell.time() != time(0) else str(cell.date())
    if isinstance(cell, timedelta):
        return clock(cell)
    return str(cell)


def words(cell: object) -> str:
    """Return a cell's words; "" for a blank one. Raises ``Wrong`` for what is not text, and for
    more than 300 characters."""
    if isinstance(cell, float) and not math.isfinite(cell):
        raise Wrong(Why.ERROR_CELL)
    text = printed(cell)
    if len(text) > MOST_CHARACTERS:
        raise Wrong(Why.LONG_TEXT)
    if _CONTROLS.search(text):
        raise Wrong(Why.CONTROLS)
    if text in ERRORS:
        raise Wrong(Why.ERROR_CELL)
    return text


def transformed(text: str, transform: Transform) -> str:
    """Return words as a column's ``transform`` leaves them: of ``LS10 1NE``, ``LS10``."""
    if transform is Transform.OUTWARD and (match := _POSTCODE.fullmatch(text)):
        return match[1].upper()
    return text.upper() if transform is Transform.OUTWARD and len(text) <= 4 else text


def reference(cell: object) -> str:
    """Return a pseudonymous reference; ``Wrong`` for an e-mail address, a name, and a text that
    is longer than references are."""
    text = words(cell)
    if "@" in text or names_somebody(text):
        raise Wrong(Why.AN_ADDRESS)
    if len(text) > LONGEST_REFERENCE:
        raise Wrong(Why.LONG_REFERENCE)
    return text


def count(cell: object) -> int:
    """Return a count, ``MISSING`` where it is not stated. Raises ``Wrong`` for text, fractions
    and numbers below zero."""
    if isinstance(cell, bool | date | time | timedelta):
        raise Wrong(Why.NOT_A_COUNT)
    if isinstance(cell, int | float):
        if isinstance(cell, float) and not cell.is_integer():
            raise Wrong(Why.NOT_WHOLE)
        return _within(int(cell))
    text = printed(cell)
    if not text or text.casefold() in NOT_STATED:
        return MISSING
    if text.casefold() in ("nil", "none", "zero"):
        return 0
    if not _COUNT.fullmatch(text):
        raise Wrong(Why.NOT_WHOLE if _FRACTION.fullmatch(text) else Why.NOT_A_COUNT)
    return _within(int(Decimal(re.sub(r"[,\s]", "", text).replace("−", "-"))))


def _within(number: int) -> int:
    if number < 0:
        raise Wrong(Why.NEGATIVE)
    if number > MOST_COUNTED:
        raise Wrong(Why.TOO_LARGE)
    return number


def yes_or_no(cell: object) -> int:
    """Return 1 for yes, 0 for no, ``MISSING`` where it is not stated; else ``Wrong``."""
    text = words(cell).casefold()
    if not text or text in NOT_STATED:
        return MISSING
    if text in _YES:
        return 1
    if text in _NO:
        return 0
    raise Wrong(Why.NOT_YES_OR_NO)


def names_a_total(text: str, *, bare: bool = False) -> bool:
    """Tell whether a category is no category and says that its row is a total.

    ``Total``, ``Grand total`` and ``Total for April`` are; ``Swindon total`` is unless ``bare``,
    which is asked of columns that nobody matched: an event may be called so.
    """
    pattern = _BARE_TOTAL if bare else _TOTAL
    return len(text) < 80 and pattern.fullmatch(text.strip()) is not None
