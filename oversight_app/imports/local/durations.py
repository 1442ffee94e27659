"""Lengths of time and times of day as they stand in returns, to whole minutes, half up."""

import re
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal

from oversight_app.domain.mappings import DurationUnit
from oversight_app.imports.local.reasons import MustBeAsked, Why, Wrong

MOST_MINUTES = 60 * 10**7
"""Ten million hours: more than any return can mean."""
DAY = 24 * 60

_IN = {
    DurationUnit.HOURS: Decimal(60),
    DurationUnit.MINUTES: Decimal(1),
    DurationUnit.DAYS: Decimal(DAY),
}
_NUMBER = re.compile(r"(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d*)?|\.\d+", re.ASCII)
_CLOCK = re.compile(r"(\d{1,6}):([0-5]\d)(?::([0-5]\d)(?:\.\d+)?)?", re.ASCII)
_WORDS = re.compile(
    r"(?:(\d+(?:\.\d+)?)\s*(?:h|hr|hrs|hour|hours)\b\.?,?)?(?:\s*and)?\s*"
    r"(?:(\d+(?:\.\d+)?)\s*(?:m|min|mins|minute|minutes)\b\.?)?",
    re.ASCII | re.IGNORECASE,
)
_GLUED = re.compile(r"(\d+)\s*(?:h|hr|hrs)\s*(\d{1,2})(?:\s*m(?:in(?:s)?)?)?", re.ASCII | re.I)
_TIME = re.compile(
    r"(\d{1,2})(?:[:.h]?([0-5]\d))?(?:[:.]([0-5]\d)(?:\.\d+)?)?\s*(?:hrs?|hours)?\s*"
    r"([ap]\.?m\.?)?",
    re.ASCII | re.IGNORECASE,
)
_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - a spreadsheet's own, without a zone


def minutes(cell: object, unit: DurationUnit) -> int:
    """Return a length of time in whole minutes, half a minute counted as one.

    Takes 1:30, 1:30:00, ``1h 30m``, ``7.5 hrs``, ``90 min``, time cells, and bare numbers in the
    column's ``unit``. Raises ``Wrong``, also for one below zero, and ``MustBeAsked`` for a bare
    number in a unit that nobody said.
    """
    if isinstance(cell, bool):
        raise Wrong(Why.NOT_HOURS)
    if isinstance(cell, int | float):
        return _whole(Decimal(repr(cell)) * _minutes_in(unit))
    if isinstance(cell, timedelta):
        return _whole(Decimal(cell.days * DAY) + Decimal(cell.seconds) / 60)
    if isinstance(cell, time):
        return _whole(Decimal(cell.hour * 60 + cell.minute) + Decimal(cell.second) / 60)
    if isinstance(cell, datetime) and cell.year < 1901:
        # A length over 24 hours in a cell formatted as a time of day comes as a date of 1900;
        # before March of that year the serial number is one more than the days since the epoch.
        days = (cell - _EPOCH).days - (1 if cell < datetime(1900, 3, 1) else 0)  # noqa: DTZ001
        clock = cell.time()
        return max(days, 0) * DAY + minutes(clock, unit)
    if isinstance(cell, date):
        raise Wrong(Why.NOT_HOURS)
    return _from_text(" ".join(str(cell).split()), unit)


def _from_text(text: str, unit: DurationUnit) -> int:
    below = text[:1] in ("-", "−", "–") and any(map(str.isdigit, text))
    text = text.lstrip("+-−– ")
    total: Decimal | None = None
    if _NUMBER.fullmatch(text):
        total = Decimal(text.replace(",", "")) * _minutes_in(unit)
    elif match := _CLOCK.fullmatch(text):
        total = int(match[1]) * 60 + int(match[2]) + Decimal(match[3] or 0) / 60
    elif match := _GLUED.fullmatch(text):
        total = Decimal(int(match[1]) * 60 + int(match[2]))
    elif (match := _WORDS.fullmatch(text)) and (match[1] or match[2]):
        total = Decimal(match[1] or 0) * 60 + Decimal(match[2] or 0)
    if total is None:
        raise Wrong(Why.NOT_HOURS)
    return _whole(-total if below else total)


def _minutes_in(unit: DurationUnit) -> Decimal:
    if unit is DurationUnit.UNKNOWN:
        raise MustBeAsked
    return _IN[unit]


def _whole(total: Decimal) -> int:
    if total.is_nan():
        raise Wrong(Why.NOT_HOURS)
    if total < 0:
        raise Wrong(Why.NEGATIVE)
    if not total <= MOST_MINUTES:
        raise Wrong(Why.TOO_LARGE)
    return int(total.quantize(Decimal(1), ROUND_HALF_UP))


def time_of_day(cell: object) -> int:
    """Return a time of day in whole minutes since midnight, seconds left off; 24:00 is 0.

    Takes 17:30, 17.30, 1730, ``5:30 pm``, time cells, date-and-time cells and the fraction of a
    day. Raises ``Wrong``.
    """
    if isinstance(cell, time | datetime):
        return cell.hour * 60 + cell.minute
    if isinstance(cell, timedelta) and timedelta(0) <= cell <= timedelta(days=1):
        return int(cell.total_seconds()) // 60 % DAY
    if isinstance(cell, bool | date | timedelta):
        raise Wrong(Why.NOT_A_TIME)
    if isinstance(cell, float) and 0 <= cell < 1:
        return round(cell * DAY) % DAY
    text = str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell).strip()
    if text.isdecimal() and len(text) == 3:
        text = f"0{text}"
    if " " in text and (tail := text.rsplit(" ", 1)[-1]) and ":" in tail and "/" in text:
        text = tail
    match = _TIME.fullmatch(text)
    if not match:
        raise Wrong(Why.NOT_A_TIME)
    hour, minute, half = int(match[1]), int(match[2] or 0), (match[4] or "").casefold()[:1]
    if half:
        if not 1 <= hour <= 12:
            raise Wrong(Why.NOT_A_TIME)
        hour = hour % 12 + (12 if half == "p" else 0)
    elif match[2] is None:
        raise Wrong(Why.NOT_A_TIME)  # a bare 9 may be a count as well
    if hour > 24 or (hour == 24 and minute):
        raise Wrong(Why.NOT_A_TIME)
    return (hour * 60 + minute) % DAY


def between(start: int, finish: int) -> int:
    """Return the minutes from a start to a finish, over midnight where it comes before the
    start. Raises ``Wrong`` where they are the same: that is no time, or a whole day."""
    if start == finish:
        raise Wrong(Why.SAME_TIMES)
    return (finish - start) % DAY
