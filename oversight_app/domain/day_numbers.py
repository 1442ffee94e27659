"""Days as columns of returns hold them: ``yyyymmdd``, or ``yyyymm00`` for a month as a whole."""

from datetime import date


def number_of(day: date) -> int:
    """Return a day as ``yyyymmdd``."""
    return day.year * 10_000 + day.month * 100 + day.day


def day_of(number: int) -> date | None:
    """Return the day that a number stands for, None for a month as a whole."""
    year, month, day = number // 10_000, number // 100 % 100, number % 100
    return date(year, month, day) if day else None


def month_of(number: int) -> int:
    """Return the month of a number, as ``Period``'s index."""
    return number // 10_000 * 12 + number // 100 % 100 - 1
