"""What keeping a table of records would do, in plain lines; the rejected rows as a file."""

import csv
import io
from pathlib import Path

from oversight_app.domain.formulas import inert
from oversight_app.imports.records.columns import REJECTED
from oversight_app.imports.records.table import BroughtRow, TableRead
from oversight_app.imports.records.values import text
from oversight_app.store.files import save_whole

_MOST_SHOWN = 20


def ledger_words(read: TableRead) -> str:
    """Return what became of the rows: ``rows read 12 = 3 added + 2 changed + …``."""
    return (
        f"rows read {read.read:,} = {len(read.added):,} added + {len(read.changed):,} changed + "
        f"{read.unchanged:,} unchanged + {len(read.rejected):,} rejected"
    )


def describe_table(read: TableRead) -> list[str]:
    """Return a preview in lines; of many of a sort the first 20 are shown and the rest counted."""
    lines = [f"{read.file_name}: {read.kind.plural}", ledger_words(read)]
    lines += [f"note: {note}" for note in read.notes]
    lines += _some("changed", [_changed(row) for row in read.changed])
    lines += _some("rejected", list(map(str, read.problems)))
    lines += _some("left out", list(map(str, read.left_out)))
    lines += _some("caution", list(map(str, read.cautions)))
    return lines


def write_rejected(read: TableRead, path: Path) -> None:
    """Save the rejected rows as a CSV, whole or not at all: as they stand in the file, with their
    number and the reasons behind them. No cell is a formula. UserProblem where the folder does
    not allow it."""
    why: dict[int, list[str]] = {}
    for one in read.problems:
        why.setdefault(one.row, []).append(f"{one.column}: {one.why}.".replace("..", "."))
    made = io.StringIO()
    writer = csv.writer(made, lineterminator="\r\n")
    width = max(map(len, (read.headings, *read.cells)), default=0)
    head = [inert(text(cell)) for cell in read.headings]
    writer.writerow([*head, *[""] * (width - len(head)), *REJECTED])
    for number, cells in zip(read.rejected, read.cells, strict=True):
        row = [inert(text(cell)) for cell in cells]
        writer.writerow([*row, *[""] * (width - len(row)), number, " ".join(why[number])])
    save_whole(made.getvalue().encode("utf-8-sig"), path)


def _changed(row: BroughtRow) -> str:
    return f"{row.reference} {row.title}: {', '.join(row.changed)}"


def _some(what: str, lines: list[str]) -> list[str]:
    more = len(lines) - _MOST_SHOWN
    shown = [f"{what}: {line}" for line in lines[:_MOST_SHOWN]]
    return [*shown, f"and {more:,} more {what}"] if more > 0 else shown
