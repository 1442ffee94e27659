"""Published figures: what a release said about a body on a date.

Observations are append-only. What is *current* is derived: the newest release, unless the
office has recorded that it prefers another, and why.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Marker(StrEnum):
    """What stands in the place of a figure when there is none."""

    NOT_SUPPLIED = "not supplied"
    NOT_AVAILABLE = "not available"
    HIDDEN = "[c]"
    """Hidden before publication: a small number of people, or a figure that would give one back.
    Never stored: suppression puts it in the place of a figure (government's shorthand for
    confidential)."""


class Provenance(StrEnum):
    """Where a figure comes from; it travels with every finding."""

    PUBLISHED = "published"
    LOCAL = "local"
    SAMPLE = "sample"


def humblest(found: Iterable[Provenance]) -> Provenance:
    """Return that of an answer made from the office’s own records: one made-up record among them
    makes it sample."""
    return Provenance.SAMPLE if Provenance.SAMPLE in found else Provenance.LOCAL


@dataclass(frozen=True, slots=True)
class Release:
    """One edition of a published table.

    ``series`` and ``edition`` name it: ``edition`` is the latest as-at date in it, so that
    "newest" never depends on a file's name. ``reissue`` counts later, different files of one
    edition (0 is the first). ``published`` is the day of publication where the file says it.
    """

    series: str
    edition: date
    title: str
    publisher: str
    licence: str
    published: date | None = None
    reissue: int = 0
    provenance: Provenance = Provenance.PUBLISHED

    @property
    def key(self) -> str:
        """The release's short name, as printed in exports: ``series/2022-03-31``."""
        again = f"/{self.reissue + 1}" if self.reissue else ""
        return f"{self.series}/{self.edition.isoformat()}{again}"

    @property
    def order(self) -> tuple[date, date, int, str]:
        """Sort key: the greater is the newer."""
        return (self.edition, self.published or self.edition, self.reissue, self.series)


@dataclass(frozen=True, slots=True)
class Observation:
    """One published cell: a value, or a marker in its place, never both.

    ``measure`` is the id of an observed measure of the catalogue (``specials-strength``);
    ``sex``, ``rank`` and ``area`` (a local authority's code) are the breakdown, empty where
    the table gives the whole;
    ``sheet`` and ``row`` (counted from 1, as a spreadsheet does) say where it was printed.
    """

    body: str
    as_at: date
    measure: str
    value: float | None = None
    marker: Marker | None = None
    sex: str = ""
    rank: str = ""
    area: str = ""
    sheet: str = ""
    row: int = 0

    def __post_init__(self) -> None:
        if (self.value is None) == (self.marker is None):
            raise ValueError("an observation holds a value or a marker, and not both")

    @property
    def key(self) -> tuple[str, date, str, str, str, str]:
        """What the figure is about; a release holds one observation a key."""
        return (self.body, self.as_at, self.measure, self.sex, self.rank, self.area)


@dataclass(frozen=True, slots=True)
class Figure:
    """What one release says in all about a body, date and measure: the sum of its rows.

    ``marker`` stands where any needed row has no figure: a part is never shown as a whole.
    """

    body: str
    as_at: date
    measure: str
    value: float | None
    marker: Marker | None
    release: Release
    preferred_because: str = ""
    """The office's reason, where it prefers this release to a newer one."""


@dataclass(frozen=True, slots=True)
class Revision:
    """The same figure in two releases that disagree; ``body`` is empty for the sum of forces."""

    body: str
    as_at: date
    measure: str
    earlier: Figure
    later: Figure


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One stored row behind a figure, with where in which file it was printed."""

    release: Release
    file_name: str
    observation: Observation


@dataclass(frozen=True, slots=True)
class Preference:
    """The office's recorded choice of a release over newer ones, for one measure and date."""

    measure: str
    as_at: date
    release_key: str
    reason: str
    decided_on: date
    decided_by: str
