"""Working days of England and Wales: not Saturdays, Sundays or bank holidays.

The holidays, with those of single years, come from the package ``holidays``; Freedom of
Information Act 2000, section 10.
"""

from datetime import date, timedelta
from functools import cache

REQUEST_DAYS = 20


def request_due(received: date) -> date:
    """Return the twentieth working day after the day on which a request was received."""
    return after_working_days(received, REQUEST_DAYS)


def after_working_days(day: date, number: int) -> date:
    """Return the ``number``-th working day after a day."""
    while number > 0:
        day += timedelta(days=1)
        if is_working_day(day):
            number -= 1
    return day


def working_days_between(first: date, last: date) -> int:
    """Return how many working days there are after ``first`` up to and with ``last``."""
    span = range(1, (last - first).days + 1)
    return sum(is_working_day(first + timedelta(days=days)) for days in span)


def is_working_day(day: date) -> bool:
    """Tell whether a day is a working day."""
    return day.weekday() < 5 and day not in _closed(day.year)


@cache
def _closed(year: int) -> frozenset[date]:
    # Imported when the first clock is worked out: it is large, and opening is to be quick.
    from holidays import country_holidays

    return frozenset(country_holidays("GB", subdiv="ENG", years=year))
