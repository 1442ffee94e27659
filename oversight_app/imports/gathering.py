"""What is gathered while a file is read: rows, what is wrong, what was noticed."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from oversight_app.domain.batches import Boundary, Incoming, RowIssue
from oversight_app.domain.observations import Observation, Release

MOST_ISSUES = 10_000
"""Issues kept in all; beyond them rows are still counted as rejected, and a note says so."""


def counted(rows: int) -> str:
    """Return ``1 row`` or ``2,000 rows``."""
    return f"{rows:,} row" if rows == 1 else f"{rows:,} rows"


@dataclass(slots=True)
class Gathering:
    """One file's rows and issues, filled by a format's reader and made into an ``Incoming``."""

    rows: list[tuple[Observation, ...]] = field(default_factory=list)
    issues: list[RowIssue] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    unknown: dict[str, None] = field(default_factory=dict)
    """Printed names that no spelling explains, in the order met."""
    rejected: int = 0
    checked: int = 0
    _unlisted: int = 0

    def reject(self, where: tuple[str, int, str], what: str, why: str, *, rows: int = 1) -> None:
        """Count rows as rejected for one reason that stops the file; ``where`` is the sheet,
        the row from 1, and the column."""
        self.rejected += rows
        self.problem(where, what, why, blocking=True)

    def problem(self, where: tuple[str, int, str], what: str, why: str, *, blocking: bool) -> None:
        """List something wrong that rejects no row of its own."""
        if len(self.issues) >= MOST_ISSUES:
            self._unlisted += 1
            return
        self.issues.append(RowIssue(*where, what, why, blocking))

    def unknown_name(self, printed: str, where: tuple[str, int, str], *, rows: int = 1) -> None:
        """Hold back rows of a name never seen: it is asked about, never guessed."""
        printed = " ".join(printed.split())
        self.rejected += rows
        if printed not in self.unknown:
            self.unknown[printed] = None
            self.problem(
                where,
                f"“{printed}” is not a name that this workspace knows",
                "Say which force it is, or that it is no single force.",
                blocking=False,
            )

    def note(self, text: str) -> None:
        """Add a remark, once."""
        if text not in self.notes:
            self.notes.append(text)

    def incoming(
        self,
        source: tuple[str, str],
        format_name: str,
        release: Release,
        *,
        boundaries: Sequence[Boundary] = (),
        dates: Sequence[date] = (),
    ) -> Incoming:
        """Return what was gathered; ``source`` is the file's name and its SHA-256 in hex."""
        if self._unlisted:
            self.note(f"{self._unlisted:,} more problems are counted and not listed.")
        return Incoming(
            *source,
            format_name,
            release,
            rows=tuple(self.rows),
            boundaries=tuple(boundaries),
            issues=tuple(self.issues),
            unknown_names=tuple(self.unknown),
            rejected=self.rejected,
            checked=self.checked,
            notes=tuple(self.notes),
            first_date=min(dates, default=None),
            last_date=max(dates, default=None),
        )
