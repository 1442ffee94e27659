"""A table as a plain list (CSV) that a recipient opens in a spreadsheet."""

import csv
import io
from collections.abc import Iterable, Sequence
from decimal import Decimal
from pathlib import Path

from oversight_app.domain.formulas import inert
from oversight_app.summaries.whole_files import write_whole


def list_bytes(rows: Iterable[Sequence[str | Decimal]]) -> bytes:
    """Return rows as CSV in UTF-8 with a mark that spreadsheets know it by. A ``Decimal`` is
    written as a plain number, and no text is such that one would take it for a formula."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(
        [inert(cell) if isinstance(cell, str) else f"{cell:f}" for cell in row] for row in rows
    )
    return text.getvalue().encode("utf-8-sig")


def write_list(path: Path, rows: Iterable[Sequence[str]]) -> None:
    """Write rows (the first are headings) as a list, whole or not at all; UserProblem where the
    folder does not allow it."""
    write_whole(path, list_bytes(rows))
