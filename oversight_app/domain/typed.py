"""What people type into a field, read: days, whole numbers, money. Nothing is guessed."""

import re
from datetime import date

_FIGURES = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4}|\d{2})", re.ASCII)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_WORDS = re.compile(
    r"(?:[a-z]+day,?\s+)?(\d{1,2})(?:st|nd|rd|th)?[\s\-]*([a-z]{3,9})\.?,?[\s\-]*(\d{4}|\d{2})?",
    re.ASCII | re.IGNORECASE,
)
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_WHOLE = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,13}", re.ASCII)
_MONEY = re.compile(r"£?\s*(\d{1,3}(?:,\d{3})+|\d{1,11})(?:\.(\d{1,2}))?", re.ASCII)
_CENTURY = 2000


def day_of(typed: str, today: date) -> date | None:
    """Read a day as people type it: ``31/3/22`` (day first, as in this country), ``31 March
    2022``, ``31 Mar`` (of the year of ``today``), ``2022-03-31``, ``today``. None for anything
    else."""
    words = " ".join(typed.split()).strip()
    if words.casefold() == "today":
        return today
    if found := _ISO.fullmatch(words):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := _FIGURES.fullmatch(words):
        return _day(_year(found[3], today), int(found[2]), int(found[1]))
    if found := _WORDS.fullmatch(words):
        return _day(_year(found[3], today), _month(found[2]), int(found[1]))
    return None


def count_of(typed: str) -> int | None:
    """Read a whole number from 0 (``1,204``); None for anything else."""
    words = typed.strip()
    return int(words.replace(",", "")) if _WHOLE.fullmatch(words) else None


def pence_of(typed: str) -> int | None:
    """Read pounds (``£1,204.50``) as whole pence; None for anything else."""
    found = _MONEY.fullmatch(typed.strip())
    if found is None:
        return None
    return int(found[1].replace(",", "")) * 100 + int((found[2] or "").ljust(2, "0"))


def written_pounds(pence: int) -> str:
    """Write pence as they are typed and shown: ``1,204.50``, ``75,000``."""
    pounds, rest = divmod(pence, 100)
    return f"{pounds:,}.{rest:02d}" if rest else f"{pounds:,}"


def _year(words: str | None, today: date) -> int:
    if words is None:
        return today.year
    return int(words) + (_CENTURY if len(words) == 2 else 0)


def _month(words: str) -> int:
    """The one month that some letters begin, 0 for none ("Sept" and "Mar" are enough)."""
    begin = [i for i, name in enumerate(_MONTHS, 1) if name.startswith(words.casefold())]
    return begin[0] if len(begin) == 1 else 0


def _day(year: int, month: int, day_of_month: int) -> date | None:
    try:
        return date(year, month, day_of_month)
    except ValueError:
        return None
