"""Activity as the pages ask for it: which rows, and what they come to.

Months are ``Period`` indexes (``year * 12 + month - 1``), time is in minutes, terms and schemes
are by code (``BLANK`` for what the return left blank).
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class ActivityFilter:
    """Which rows. An empty tuple or None is no limit; ``(BLANK,)`` is the blank ones.
    Both months are counted."""

    schemes: tuple[str, ...] = ()
    districts: tuple[str, ...] = ()
    activities: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    first_month: int | None = None
    last_month: int | None = None


class By(StrEnum):
    """What sums are broken down by."""

    SCHEME = "scheme"
    MONTH = "month"
    DISTRICT = "district"
    ACTIVITY = "activity"
    STATUS = "status"


@dataclass(frozen=True, slots=True)
class Given:
    """What some rows come to. ``attendances`` counts people on each duty, so that one person
    on three duties is three. Duty and training are apart: neither is a part of the other."""

    rows: int = 0
    minutes: int = 0
    """Of duty."""
    training_minutes: int = 0
    attendances: int = 0

    def __add__(self, other: "Given") -> "Given":
        return Given(
            self.rows + other.rows,
            self.minutes + other.minutes,
            self.training_minutes + other.training_minutes,
            self.attendances + other.attendances,
        )


@dataclass(frozen=True, slots=True)
class Cell:
    """The sum of the rows of one scheme, month and breakdown (the code is BLANK where the
    rows leave it blank, and "" where nothing was asked for)."""

    scheme: str
    month: int
    by: str
    given: Given


@dataclass(frozen=True, slots=True)
class ActivePeople:
    """Volunteers with a duty in one month of one scheme, counted by reference.

    ``bands`` counts them by whole hours of duty given in the month (0 is under an hour), so
    that the share who met any whole number of required hours can be had. ``minutes`` is what
    they gave. Rows without a reference count nobody.
    """

    scheme: str
    month: int
    people: int
    minutes: int
    bands: tuple[tuple[int, int], ...]
    """(whole hours, people), in order."""

    def with_hours(self, hours: int) -> int:
        """Return how many gave at least so many whole hours."""
        return sum(people for band, people in self.bands if band >= hours)


@dataclass(frozen=True, slots=True)
class ActivityRow:
    """One stored row, with where it was printed. ``day`` None: the row is a whole month's."""

    month: int
    day: date | None
    scheme: str
    volunteer: str
    district: str
    activity: str
    status: str
    minutes: int
    people: int
    row_key: str
    batch: int
    line: int
    file_name: str
    file_row: int
    file_column: int | None
    provenance: str


class RowOrder(StrEnum):
    """The orders that rows can be had in: by scheme and date at any size, by hours or volunteer
    where the selection is not too large to be sorted."""

    DATE = "date"
    HOURS = "hours"
    VOLUNTEER = "volunteer"


@dataclass(frozen=True, slots=True)
class RowQuery:
    """Which rows, in which order. ``search`` is matched with references, row references,
    districts, activities and schemes."""

    filter: ActivityFilter = ActivityFilter()
    order: RowOrder = RowOrder.DATE
    descending: bool = False
    search: str = ""
