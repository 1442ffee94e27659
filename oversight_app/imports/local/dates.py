"""Dates as they stand in returns, to whole numbers: ``yyyymmdd``, or ``yyyymm00`` for a month.

What can be taken in two ways is taken in neither: ``MustBeAsked``.
"""

import math
import re
from contextlib import suppress
from datetime import date, time, timedelta

from oversight_app.domain.day_numbers import number_of
from oversight_app.domain.mappings import DateOrder
from oversight_app.imports.cells import MONTHS
from oversight_app.imports.local.reasons import MustBeAsked, Why, Wrong

YEARS_AHEAD = 20
"""A year of two figures is the last such year that is no more than so far ahead."""

_TIME = re.compile(
    r"[T\s,]+(?:at\s+)?\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?\s*(?:[ap]\.?m\.?)?"
    r"\s*(?:Z|UTC|GMT|BST|[+-]\d{2}:?\d{2})?$",
    re.ASCII | re.IGNORECASE,
)
_WEEKDAY = re.compile(
    r"^(?:mon|tue(?:s)?|wed(?:nes)?|thu(?:r|rs)?|fri|sat(?:ur)?|sun)(?:day)?[\s,.]+", re.IGNORECASE
)
_FIGURES = re.compile(r"(\d{1,4})([/.\-\s])(\d{1,2})\2(\d{1,4})", re.ASCII)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)
_DAY_IN_WORDS = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?[\s\-/.]*([a-z]+)[\s\-/.,]*'?(\d{4}|\d{2})",
    re.ASCII | re.IGNORECASE,
)
_MONTH_THEN_DAY = re.compile(
    r"([a-z]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})", re.ASCII | re.IGNORECASE
)
_MONTH_IN_WORDS = re.compile(r"([a-z]+)[\s\-/.,]*'?(\d{4}|\d{2})", re.ASCII | re.IGNORECASE)
_YEAR_THEN_MONTH = re.compile(r"(\d{4})[\s\-/.]+([a-z]+)", re.ASCII | re.IGNORECASE)
_MONTH_IN_FIGURES = re.compile(r"(\d{4})[\-/.](\d{1,2})|(\d{1,2})[\-/.](\d{4})", re.ASCII)
_SERIAL = re.compile(r"\d{1,7}(?:\.\d+)?", re.ASCII)
_PLACES = {
    DateOrder.DAY_FIRST: (2, 1, 0),
    DateOrder.MONTH_FIRST: (2, 0, 1),
    DateOrder.YEAR_FIRST: (0, 1, 2),
}
"""Where year, month and day stand."""
_SERIALS = (DateOrder.SERIAL_1900, DateOrder.SERIAL_1904)


def whole_date(cell: object, order: DateOrder, today: date) -> int:
    """Return a cell's day as ``yyyymmdd``, or its month as ``yyyymm00`` where it names no day.

    Takes date cells, ISO dates, figures in the column's ``order``, dates with the month in
    words, and serial numbers; weekdays and times of day beside them are left off. Raises
    ``Wrong``, and ``MustBeAsked`` where the cell could be two days and the order is not known.
    """
    if isinstance(cell, date):  # a datetime is one as well
        return number_of(cell)
    if isinstance(cell, bool | time | timedelta):
        raise Wrong(Why.NOT_A_DATE)
    if isinstance(cell, int | float):
        return _from_number(float(cell), order)
    text = " ".join(str(cell).split())
    if _SERIAL.fullmatch(text) and not _COMPACT.fullmatch(text):
        return _from_number(float(text), order)
    text = _WEEKDAY.sub("", _TIME.sub("", text)).strip(" ,.")
    if match := _FIGURES.fullmatch(text):
        return _from_figures((match[1], match[3], match[4]), order, today)
    if match := _COMPACT.fullmatch(text):
        return _day(int(match[1]), int(match[2]), int(match[3]))
    if match := _DAY_IN_WORDS.fullmatch(text):
        return _day(_year(match[3], today), _month(match[2]), int(match[1]))
    if match := _MONTH_THEN_DAY.fullmatch(text):
        return _day(int(match[3]), _month(match[1]), int(match[2]))
    return _from_month(text, today)


def _from_month(text: str, today: date) -> int:
    if match := _MONTH_IN_FIGURES.fullmatch(text):
        year, month = int(match[1] or match[4]), int(match[2] or match[3])
    elif match := _MONTH_IN_WORDS.fullmatch(text):
        year, month = _year(match[2], today), _month(match[1])
    elif match := _YEAR_THEN_MONTH.fullmatch(text):
        year, month = int(match[1]), _month(match[2])
    elif text.casefold() in MONTHS:
        raise Wrong(Why.NO_YEAR)
    else:
        raise Wrong(Why.NOT_A_DATE)
    if not 1 <= month <= 12:
        raise Wrong(Why.NO_SUCH_DAY)
    return year * 10_000 + month * 100


def _from_number(number: float, order: DateOrder) -> int:
    if not math.isfinite(number):
        raise Wrong(Why.NOT_A_DATE)
    text = f"{number:.0f}"
    if number == int(number) and (match := _COMPACT.fullmatch(text)):
        return _day(int(match[1]), int(match[2]), int(match[3]))
    if order is DateOrder.UNKNOWN:
        raise MustBeAsked
    if order not in _SERIALS:
        raise Wrong(Why.A_NUMBER_NOT_A_DATE)
    return number_of(serial_day(int(number), order))


def serial_day(serial: int, order: DateOrder) -> date:
    """Return the day of a spreadsheet's serial number, in the system of 1900 or of 1904.

    The system of 1900 counts a 29 February 1900 that never was, as Lotus 1-2-3 did (Microsoft,
    "Excel incorrectly assumes that the year 1900 is a leap year"): 59 is 28 February, 60 no day
    at all, 61 is 1 March. Raises ``Wrong`` for 60 and for numbers that are no day.
    """
    if order is DateOrder.SERIAL_1904:
        first, least = date(1904, 1, 1), 0
    else:
        first, least = date(1899, 12, 31) if serial < 60 else date(1899, 12, 30), 1
        if serial == 60:
            raise Wrong(Why.NO_SUCH_DAY)
    if not least <= serial <= 2_958_465:  # 31 December 9999
        raise Wrong(Why.NOT_A_DATE)
    try:
        return first + timedelta(days=serial)
    except OverflowError:
        raise Wrong(Why.NOT_A_DATE) from None


def _from_figures(parts: tuple[str, str, str], order: DateOrder, today: date) -> int:
    if len(parts[0]) >= 3:
        return _day(*map(int, parts))
    if order in _PLACES:
        return _in_order(parts, order, today)
    taken = _every_way(parts, today)
    if not taken or order in _SERIALS:
        raise Wrong(Why.NO_SUCH_DAY)
    if len(set(taken.values())) > 1:
        raise MustBeAsked
    return next(iter(taken.values()))


def _in_order(parts: tuple[str, str, str], order: DateOrder, today: date) -> int:
    year, month, day = (parts[place] for place in _PLACES[order])
    if len(year) not in (2, 4) or len(day) > 2:
        raise Wrong(Why.NO_SUCH_DAY)
    return _day(_year(year, today), int(month), int(day))


def _every_way(parts: tuple[str, str, str], today: date) -> dict[DateOrder, int]:
    taken = {}
    for order in _PLACES:
        with suppress(Wrong):
            taken[order] = _in_order(parts, order, today)
    return taken


def _year(figures: str, today: date) -> int:
    """Return a year; ``22`` is 2022, ``97`` is 1997, as seen from ``today``."""
    year = int(figures)
    if len(figures) > 2:
        return year
    latest = today.year + YEARS_AHEAD
    return latest - (latest - year) % 100


def _month(name: str) -> int:
    month = MONTHS.get(name.casefold())
    if month is None:
        raise Wrong(Why.NOT_A_DATE)
    return month


def _day(year: int, month: int, day: int) -> int:
    try:
        date(year, month, day)
    except ValueError:
        raise Wrong(Why.NO_SUCH_DAY) from None
    return year * 10_000 + month * 100 + day
