"""What the office adds to a series of figures: dated notes, re-based limits, targets; and the
views of a page that it keeps by name."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class SeriesKey:
    """Which series: a measure of one scheme ("" for all), of one district, activity and patrol
    status ("" for all of them). Written ``hours/specials/swindon//``."""

    measure: str
    scheme: str = ""
    district: str = ""
    activity: str = ""
    status: str = ""

    def __str__(self) -> str:
        return "/".join((self.measure, self.scheme, self.district, self.activity, self.status))

    @classmethod
    def parse(cls, written: str) -> "SeriesKey":
        """Read a key as it is written; ValueError for anything else."""
        parts = written.split("/")
        if len(parts) != 5 or not parts[0]:
            raise ValueError(f"“{written}” names no series")
        return cls(*parts)


@dataclass(frozen=True, slots=True)
class ChartNote:
    """A dated, signed note on one month of a series, drawn on its chart."""

    series: SeriesKey
    month: int
    words: str
    noted_by: str
    noted_on: date
    id: int = 0


@dataclass(frozen=True, slots=True)
class Rebase:
    """A recorded decision that limits are worked out anew from a month on, and why. The old
    limits stay drawn; the verdict is against the new."""

    series: SeriesKey
    from_month: int
    name: str
    reason: str
    decided_by: str
    decided_on: date
    id: int = 0


@dataclass(frozen=True, slots=True)
class Baseline:
    """A recorded decision that the limits rest on the months up to one, and no longer move with
    each new month."""

    series: SeriesKey
    first_month: int
    last_month: int
    reason: str
    decided_by: str
    decided_on: date
    id: int = 0


@dataclass(frozen=True, slots=True)
class SeriesTarget:
    """A target for a series (in the measure's unit a month) from a day until the next one;
    ``value`` None retires it."""

    series: SeriesKey
    value: float | None
    set_on: date
    set_by: str
    source: str
    id: int = 0


@dataclass(frozen=True, slots=True)
class SavedView:
    """A page's filters, kept by name; ``selection`` is the page's own JSON."""

    page: str
    name: str
    selection: str
    saved_on: date
    id: int = 0
