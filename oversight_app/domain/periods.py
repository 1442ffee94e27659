"""Months, financial quarters and financial years (April to March) as integers, and dates as
the office writes them.

Written ``2022-03``, ``2021-22-Q4`` (January to March 2022) and ``2021-22``.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class PeriodKind(StrEnum):
    """The lengths of period the office works in."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


_MONTHS_IN = {PeriodKind.MONTH: 1, PeriodKind.QUARTER: 3, PeriodKind.YEAR: 12}
_APRIL = 3
"""Months from January to the start of the financial year."""


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """The ``index``-th month, financial quarter or financial year since the year 0.

    Consecutive periods have consecutive integers, so that differences and series are sums.
    """

    kind: PeriodKind
    index: int

    @property
    def first_month(self) -> int:
        """The index of its first month: ``year * 12 + month - 1``."""
        if self.kind is PeriodKind.MONTH:
            return self.index
        return self.index * _MONTHS_IN[self.kind] + _APRIL

    @property
    def first_day(self) -> date:
        """Its first day."""
        return date(self.first_month // 12, self.first_month % 12 + 1, 1)

    @property
    def last_day(self) -> date:
        """Its last day."""
        after = self.first_month + _MONTHS_IN[self.kind]
        return date(after // 12, after % 12 + 1, 1) - timedelta(days=1)

    def __str__(self) -> str:
        if self.kind is PeriodKind.MONTH:
            return f"{self.index // 12:04d}-{self.index % 12 + 1:02d}"
        year = self.first_month // 12 if self.kind is PeriodKind.YEAR else self.index // 4
        written = f"{year:04d}-{(year + 1) % 100:02d}"
        return written if self.kind is PeriodKind.YEAR else f"{written}-Q{self.index % 4 + 1}"

    @classmethod
    def containing(cls, day: date, kind: PeriodKind) -> "Period":
        """Return the period of a kind that a day falls in."""
        month = month_of(day)
        if kind is PeriodKind.MONTH:
            return cls(kind, month)
        return cls(kind, (month - _APRIL) // _MONTHS_IN[kind])

    @classmethod
    def parse(cls, written: str, kind: PeriodKind) -> "Period":
        """Read a period as it is written; ValueError for anything else.

        The kind is asked for, since ``2011-12`` is both a December and a financial year.
        """
        if match := _WRITTEN[kind].fullmatch(written):
            year, second = int(match[1]), int(match[2])
            if kind is PeriodKind.MONTH:
                if 1 <= second <= 12:
                    return cls(kind, year * 12 + second - 1)
            elif second == (year + 1) % 100:
                return cls(kind, year if kind is PeriodKind.YEAR else year * 4 + int(match[3]) - 1)
        raise ValueError(f"“{written}” is not a {kind}")


_WRITTEN = {
    PeriodKind.MONTH: re.compile(r"(\d{4})-(\d{2})"),
    PeriodKind.QUARTER: re.compile(r"(\d{4})-(\d{2})-Q([1-4])"),
    PeriodKind.YEAR: re.compile(r"(\d{4})-(\d{2})"),
}


def written_date(day: date) -> str:
    """Return ``31 March 2022``."""
    return f"{day.day} {_MONTH_NAMES[day.month - 1]} {day.year}"


def months_after(day: date, months: int) -> date:
    """Return the same day some months on, or back; the last of the month where it has no such day
    (30 November and 3 months: 28 February), and the last day there is where it would come after.
    """
    year, month = divmod(month_of(day) + months, 12)
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def month_of(day: date) -> int:
    """Return the index of the month that a day is in: ``year * 12 + month - 1``."""
    return day.year * 12 + day.month - 1


def written_month(month: int, *, short: bool = False) -> str:
    """Return ``October 2022`` for a month's index, ``Oct 2022`` where there is little room."""
    name = _MONTH_NAMES[month % 12]
    return f"{name[:3] if short else name} {month // 12}"


def written_months(first: int, last: int) -> str:
    """Return ``October 2022``, ``July to September 2022`` or ``April 2021 to March 2022``."""
    if first == last:
        return written_month(first)
    same_year = first // 12 == last // 12
    begin = _MONTH_NAMES[first % 12] if same_year else written_month(first)
    return f"{begin} to {written_month(last)}"


_MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
