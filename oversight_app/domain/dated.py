"""Days that a source gives to the day, the month or the year alone. The last day of the month or
year stands in the field, and the words say no more than the source does."""

from calendar import monthrange
from datetime import date

from oversight_app.domain.periods import written_date

DATED = (
    ("day", "To the day"),
    ("month", "To the month"),
    ("year", "To the year"),
    ("not-known", "Not given"),
)
"""How exactly a source gives its day."""

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def written_as_dated(day: date | None, dated: str) -> str:
    """Return a day as exactly as it is known: "30 September 2017", "September 2017", "2017",
    "day not given"."""
    if day is None or dated == "not-known":
        return "day not given"
    if dated == "month":
        return f"{_MONTHS[day.month - 1]} {day.year}"
    return str(day.year) if dated == "year" else written_date(day)


def earliest_day(day: date | None, dated: str) -> date | None:
    """Return the first day that a source may have meant: of September 2017, the 1st; None where
    it gives no day."""
    if day is None or dated == "not-known":
        return None
    if dated == "month":
        return day.replace(day=1)
    return day.replace(month=1, day=1) if dated == "year" else day


def written_span(first: date | None, last: date | None) -> str:
    """Return a period in words: "2016", "September 2017", "1 April 2016 to 31 March 2017"; ""
    where neither end is known."""
    if first is None or last is None:
        known = first or last
        return written_date(known) if known else ""
    if first == last:
        return written_date(first)
    if first.day == 1 and last.day == monthrange(last.year, last.month)[1]:
        if (first.month, last.month) == (1, 12):
            return str(first.year) if first.year == last.year else f"{first.year} to {last.year}"
        if (first.year, first.month) == (last.year, last.month):
            return f"{_MONTHS[first.month - 1]} {first.year}"
    return f"{written_date(first)} to {written_date(last)}"
