"""Imports: what was read from a file, what is wrong with it, and what keeping it would change.

Rows read = added + updated + unchanged + rejected, always.
"""

from dataclasses import dataclass, field
from datetime import date, datetime

from oversight_app.domain.observations import Observation, Release


@dataclass(frozen=True, slots=True)
class RowIssue:
    """One thing wrong with one row: where (sheet, row, column), what and why.

    ``row`` counts from 1 as a spreadsheet does, 0 for the sheet as a whole.
    ``blocking`` issues stop the whole file from being kept.
    """

    sheet: str
    row: int
    column: str
    what: str
    why: str
    blocking: bool = False

    def __str__(self) -> str:
        place = ", ".join(
            part
            for part in (
                self.sheet and f"sheet {self.sheet}",
                self.row and f"row {self.row}",
                self.column and f"column {self.column}",
            )
            if part
        )
        return f"{place}: {self.what}. {self.why}" if place else f"{self.what}. {self.why}"


@dataclass(frozen=True, slots=True)
class Ledger:
    """What became of the rows of a file. A row is one figure of a crosstab, or one line of a
    long table; ``checked`` counts total rows, which test the sums and are stored nowhere."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    rejected: int = 0
    checked: int = 0

    @property
    def read(self) -> int:
        """Rows read: added + updated + unchanged + rejected."""
        return self.added + self.updated + self.unchanged + self.rejected

    def __add__(self, other: "Ledger") -> "Ledger":
        return Ledger(
            self.added + other.added,
            self.updated + other.updated,
            self.unchanged + other.unchanged,
            self.rejected + other.rejected,
            self.checked + other.checked,
        )


@dataclass(frozen=True, slots=True)
class Boundary:
    """A force area's outline: rings of (longitude, latitude) in degrees, the outer ring of
    each polygon first."""

    body: str
    polygons: tuple[tuple[tuple[tuple[float, float], ...], ...], ...]


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file as read and checked, before the workspace is asked what it would change.

    ``rows`` holds the observations of each row read (a row of the open data table gives a
    headcount and a full-time equivalent). ``unknown_names`` are printed names to be asked
    about, each with the rows it stands in; while there is one, the file can't be kept.
    """

    file_name: str
    file_sha256: str
    format_name: str
    release: Release
    rows: tuple[tuple[Observation, ...], ...] = ()
    boundaries: tuple[Boundary, ...] = ()
    issues: tuple[RowIssue, ...] = ()
    unknown_names: tuple[str, ...] = ()
    rejected: int = 0
    checked: int = 0
    notes: tuple[str, ...] = ()
    first_date: date | None = None
    last_date: date | None = None

    @property
    def blocked(self) -> bool:
        """True while something stops the file from being kept."""
        return bool(self.unknown_names) or any(issue.blocking for issue in self.issues)


@dataclass(frozen=True, slots=True)
class Preview:
    """An incoming file beside the workspace: what keeping it would do."""

    incoming: Incoming
    ledger: Ledger
    revises: tuple[str, ...] = ()
    """Titles of the releases of which some figure is restated by, or restates, this one."""


@dataclass(frozen=True, slots=True)
class Batch:
    """A kept import. ``undone_at`` is set while its rows lie on the shelf."""

    id: int
    file_name: str
    file_sha256: str
    format_name: str
    release: Release
    kept_at: datetime
    kept_by: str
    ledger: Ledger
    undone_at: datetime | None = None
    notes: tuple[str, ...] = field(default=())
