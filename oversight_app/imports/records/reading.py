"""A table of one kind of record: the file is opened in the reading process, then checked row by
row against the workspace. Nothing is written here."""

from collections.abc import Callable
from pathlib import Path

from oversight_app.domain.recorded import Recorded
from oversight_app.imports import Cancelled, sources
from oversight_app.imports.cells import blank
from oversight_app.imports.records.columns import columns_of
from oversight_app.imports.records.known import known
from oversight_app.imports.records.rows import Rows
from oversight_app.imports.records.table import TableRead
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
    adds a record, unless one that says the same is there. In a workspace that never had a
    record of the kind, references are kept as numbers. Links are added, and none is taken away.

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
        tuple(
            _notes(columns.others, source.hidden, [one.name for one in source.sheets], sheet.name)
        ),
        sheet.rows[columns.index],
        tuple(by_number[number] for number in rows.rejected),
    )


def _notes(
    others: tuple[str, ...], hidden: tuple[str, ...], sheets: list[str], taken: str
) -> list[str]:
    """Return what was not read, in sentences."""
    notes = []
    if others:
        names = ", ".join(f"“{name}”" for name in others)
        notes.append(f"Not read, since no field has this heading: {names}.")
    left = [name for name in sheets if name != taken]
    if left:
        notes.append(f"Read from the sheet “{taken}”; not read: {', '.join(left)}.")
    if hidden:
        notes.append(f"Hidden sheets were not read: {', '.join(hidden)}.")
    return notes
