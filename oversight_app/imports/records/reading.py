"""A table of one kind of record: the file is opened in the reading process, then checked row by
row against the workspace. Nothing is written here."""

from collections.abc import Callable, Sequence
from pathlib import Path

from oversight_app.domain.errors import Cancelled
from oversight_app.domain.recorded import Recorded
from oversight_app.imports import sources
from oversight_app.imports.cells import Sheet, blank
from oversight_app.imports.records.columns import columns_of
from oversight_app.imports.records.known import known
from oversight_app.imports.records.rows import Rows
from oversight_app.imports.records.table import BroughtRow, TableRead
from oversight_app.imports.refusals import problem
from oversight_app.store.workspace import Workspace

_ROWS_BETWEEN_LOOKS = 50


def read_table(
    ws: Workspace,
    kind: type[Recorded],
    path: Path,
    *,
    progress: Callable[[int, int, str], None] = lambda done, of, what: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> TableRead:
    """Return what a table (CSV, XLSX or ODS) says of a kind of record, held against the workspace.

    A row with a reference changes that record in the columns that the table has; one without
    adds a record, unless one that says the same is there. A reference that was never given out
    here is kept by the record that is added. Links are added, and none is taken away.

    Raises UserProblem where the file can't be read or has no such table, Cancelled on request.
    """
    words = f"Reading {path.name}"
    source = sources.opened(path, lambda done, of: progress(done, 2 * max(of, 1), words), cancelled)
    if source.json is not None:
        raise problem(f"“{path.name}” holds no table.", "Choose a .csv, .xlsx or .ods file.")
    sheet, columns = columns_of(kind, source.sheets, path.name)
    below = [
        (number, row)
        for number, row in enumerate(sheet.rows[columns.index + 1 :], columns.index + 2)
        if not all(map(blank, row))
    ]
    with ws.snapshot():
        rows = Rows(ws, kind, columns, known(ws, kind))
        rows.prepare([row for _, row in below])
        for done, (number, row) in enumerate(below):
            if done % _ROWS_BETWEEN_LOOKS == 0:
                if cancelled():
                    raise Cancelled
                progress(len(below) + done, 2 * len(below), f"Checking {path.name}")
            rows.take(number, row)
        rows.finish()
    by_number = dict(below)
    return TableRead(
        kind,
        path.name,
        len(below),
        tuple(rows.added),
        tuple(rows.changed),
        rows.unchanged,
        tuple(rows.rejected),
        tuple(rows.problems),
        tuple(rows.left_out),
        tuple(rows.cautions),
        (
            *_kept_numbers(rows.added),
            *_notes(columns.others, source.hidden, source.sheets, sheet.name),
        ),
        sheet.rows[columns.index],
        tuple(by_number[number] for number in rows.rejected),
    )


def _kept_numbers(added: Sequence[BroughtRow]) -> list[str]:
    """Return a sentence about records that are added under the reference they bring along."""
    own = [row.reference for row in added if row.reference]
    if not own:
        return []
    span = own[0] if len(own) == 1 else f"{own[0]} to {own[-1]}"
    return [f"Not here yet, and added under the reference in the table: {span} ({len(own):,})."]


def _notes(
    others: tuple[str, ...], hidden: tuple[str, ...], sheets: Sequence[Sheet], taken: str
) -> list[str]:
    """Return what was not read, in sentences."""
    notes = []
    if others:
        names = ", ".join(f"“{name}”" for name in others)
        notes.append(f"Not read, since no field has this heading: {names}.")
    left = [one.name for one in sheets if one.name != taken]
    if left:
        notes.append(f"Read from the sheet “{taken}”; not read: {', '.join(left)}.")
    if hidden:
        notes.append(f"Hidden sheets were not read: {', '.join(hidden)}.")
    return notes
