"""What is said beside a table on paper: its own note, its gaps, and what was hidden in it.

The small-number rule is told in full once, where a reader first meets ``[c]``, and in a few words
after that.
"""

from collections.abc import Iterable

from oversight_app.domain.findings import Table
from oversight_app.domain.observations import Marker
from oversight_app.summaries.document import ChartBlock, Document, TableBlock
from oversight_app.summaries.words import (
    NOT_APPLICABLE_NOTE,
    cell_words,
    has_gaps,
    paper_columns,
    readable,
)

HIDDEN_NOTE = f"{Marker.HIDDEN} stands where a number is hidden."
"""What a table with hidden figures says after the rule was told in full."""


class HiddenNotes:
    """Where a paper tells of its hidden figures. ``charts`` False is for formats that print a
    chart without its table."""

    def __init__(self, document: Document, *, charts: bool) -> None:
        self._said = readable(document.hidden_note).strip()
        printed = (
            block.table
            for block in document.walk()
            if isinstance(block, TableBlock) or (charts and isinstance(block, ChartBlock))
        )
        self._first = next((table for table in printed if has_hidden(table)), None)

    def below(self, table: Table) -> str:
        """Return what stands below a table, "" where nothing in it is hidden."""
        if not has_hidden(table):
            return ""
        return (self._said or HIDDEN_NOTE) if table is self._first else HIDDEN_NOTE

    def at_the_end(self) -> str:
        """Return what is said at the end of the paper, where no table gave the place for it."""
        return self._said if self._first is None else ""


def has_hidden(table: Table) -> bool:
    """Tell whether some cell on paper is hidden by the small-number rule."""
    places = [i for i, _ in paper_columns(table)]
    hidden = str(Marker.HIDDEN)
    return any(hidden in cell_words(row.cells[i]) for row in table.rows for i in places)


def note_above(table: Table) -> str:
    """Return what stands above a table: its note and what ``[z]`` in it means."""
    words = readable(table.note).strip()
    own = f"{words.rstrip('.')}." if words else ""
    return " ".join(filter(None, (own, NOT_APPLICABLE_NOTE if has_gaps(table) else "")))


def sentences(parts: Iterable[str]) -> str:
    """Join what is said into one paragraph, leaving out what is empty."""
    return " ".join(part for part in parts if part)
