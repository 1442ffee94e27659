"""How a paper's parts are worded, the same in every format that writes words."""

import unicodedata

from oversight_app.domain.findings import Cell, Row, Sparkline, Status, Table
from oversight_app.domain.findings import Column as TableColumn
from oversight_app.domain.periods import written_date
from oversight_app.domain.wording import Counted, in_words
from oversight_app.summaries.document import Document, Words

NOT_APPLICABLE = "[z]"
"""What stands in a cell where no figure is possible, by the government's shorthand."""
NOT_APPLICABLE_NOTE = "[z] stands where no figure is possible."
TOTALS = ("all", "*", "total")
"""Keys of rows that add up the rows above them."""
SAMPLE = "Sample data"
SAMPLE_NOTE = "This paper holds sample data, about no real force. It cannot be recorded as sent."
MADE_BY = "Made by Oversight"

_UNSEEN = {"Cc", "Cs", "Co", "Cn"}
"""Controls, halves of characters, private and unassigned ones: none is readable."""
_TURNING = {*map(chr, (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)))}
"""Marks that turn the direction of text, which can make it read as what it is not."""


def worded(text: Words) -> str:
    """Word a sentence in characters that every format can hold, line feeds among them."""
    return readable(str(text))


def readable(words: Words) -> str:
    """Return words without characters that nobody can see; a tab becomes a space."""
    text = str(words)
    if text.isprintable():  # none of all that, as in nearly every cell
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return "".join(
        c
        for c in text
        if c == "\n" or (c not in _TURNING and unicodedata.category(c) not in _UNSEEN)
    )


def cell_words(cell: Cell) -> str:
    """Word one table cell; one without a figure says so."""
    if isinstance(cell, Counted) and cell.quantity.hidden:
        cell = cell.quantity  # "[c]", and not "[c] pts"
    words = str(cell) if isinstance(cell, Sparkline | Status) else in_words(cell)
    return readable(words) or NOT_APPLICABLE


def is_total(row: Row) -> bool:
    """Tell whether a row is the total of those above it, which is set in bold."""
    return row.key in TOTALS


def paper_columns(table: Table) -> tuple[tuple[int, TableColumn], ...]:
    """Return the columns that go on paper, with their places in each row."""
    return tuple((i, column) for i, column in enumerate(table.columns) if column.on_paper)


def has_gaps(table: Table) -> bool:
    """Tell whether some cell on paper is written ``[z]``."""
    places = [i for i, _ in paper_columns(table)]
    return any(cell_words(row.cells[i]) == NOT_APPLICABLE for row in table.rows for i in places)


def note_marks(numbers: tuple[int, ...]) -> str:
    """Return ``[note 1] [note 2]``, as the guidance on accessible spreadsheets asks."""
    return " ".join(f"[note {number}]" for number in numbers)


def prepared_by(document: Document) -> str:
    """Say for whom and of which day the paper is."""
    return f"Prepared by {readable(document.office)}, {written_date(document.dated)}"


def imprint(document: Document) -> str:
    """Say what made the paper and from which state of the workspace, to be held against it."""
    return f"{MADE_BY}. History head of the workspace: {document.history_head or 'none'}"
