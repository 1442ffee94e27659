"""Looking at a file in a layout never seen: what is in it, and how its columns could be taken.

Nothing is settled here. What can't be told from the file is asked (``settled``), never guessed.
"""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from oversight_app.domain.datasets import DATASETS, Dataset, heading_key
from oversight_app.domain.errors import UserProblem
from oversight_app.domain.local import Layout
from oversight_app.domain.mappings import Crosstab, Mapping
from oversight_app.imports.local import (
    column_looks,
    crosstabs,
    fitting,
    layouts,
    measures_down,
    proposing,
)
from oversight_app.imports.local.layouts import Table, printed
from oversight_app.imports.local.looks import ColumnLook, Look, Seen
from oversight_app.imports.local.naming import name_for, scheme_in
from oversight_app.imports.local.proposing import Column, Taken, Words
from oversight_app.imports.local.sampling import Sample, sample
from oversight_app.imports.local.settling import settled
from oversight_app.imports.local.vocabulary import vocabulary
from oversight_app.imports.refusals import problem

__all__ = ["ColumnLook", "Look", "is_local", "look", "relook", "settled"]

_MATCHED = 2
_SHEETS_TRIED = 12
_MOST_ACROSS_SHOWN = 6
_NOTES_BELOW = 40
"""Rows under a table that can be notes; with more the rows that were looked at are a few of many,
and the table goes on to the file's end."""


def look(
    path: Path,
    *,
    mappings: Sequence[Mapping] = (),
    dataset: str | None = None,
    sheet: str = "",
    today: date,
    words: Words | None = None,
    progress: Callable[[int, int, str], None] = lambda done, of, what: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Look:
    """Return how a file looks and a mapping proposed for it, from its first rows and a sample
    of the later ones. ``dataset`` and ``sheet`` settle what is otherwise proposed: without a
    sheet the first that holds a return is taken.

    ``words`` are the office's own schemes and terms (``resolving.Known.words``), by which columns
    of them are known; without it those that every office starts with.

    Raises UserProblem where there is no table to be read, and ``Cancelled`` on request.
    """
    known = vocabulary(mappings, words)

    def at(name: str) -> Look:
        taken = sample(path, sheet=name, progress=progress, cancelled=cancelled)
        return _looked(path, Seen(taken, tuple(mappings), known, today), dataset)

    first = _tried(at, sheet)
    if sheet or (isinstance(first, Look) and (len(first.sheets) < 2 or _holds_a_return(first))):
        return _found(first)
    others = first.sheets if isinstance(first, Look) else _sheets(path, cancelled)
    for name in others[:_SHEETS_TRIED]:
        other = _tried(at, name)
        if isinstance(other, Look) and _holds_a_return(other):
            return other
    return _found(first)


def _tried(at: Callable[[str], Look], sheet: str) -> Look | UserProblem:
    try:
        return at(sheet)
    except UserProblem as problem:
        return problem


def _found(tried: Look | UserProblem) -> Look:
    if isinstance(tried, UserProblem):
        raise tried
    return tried


def _sheets(path: Path, cancelled: Callable[[], bool]) -> tuple[str, ...]:
    try:
        return sample(path, cancelled=cancelled).sheets
    except UserProblem:
        return ()


def _holds_a_return(seen: Look) -> bool:
    """Tell a table of records from a page of explanations."""
    matched = sum(bool(column.use.field) for column in seen.columns)
    return matched >= _MATCHED or seen.crosstab is not None or seen.fits is not None


def relook(seen: Look, *, dataset: str) -> Look:
    """Return the same file looked at as another kind of return; the file is not read again."""
    assert seen.seen is not None, "a look made by look() holds what was seen"
    return _looked(seen.path, seen.seen, dataset)


def is_local(path: Path) -> bool:
    """Tell whether a file is a table in no published format; cheap, and False for a file that
    can't be read at all (the way of the published formats then says why)."""
    from oversight_app.imports.local.routing import in_no_published_format

    return in_no_published_format(path)


def _looked(path: Path, seen: Seen, dataset: str | None) -> Look:
    rows = seen.sample.rows
    table = layouts.found(rows)
    if table is None or not table.body:
        raise _no_table(path, seen.sample, table)
    across = crosstabs.found(table, seen.words)
    if across:
        across = measures_down.found(table, across, seen.words)
    columns = column_looks.columns_of(table, across, seen.today)
    headings = [column.heading for column in columns]
    before = fitting.dataset_before(headings, across, seen.mappings)
    kind = dataset or before or _dataset(columns, across, seen.words)
    crosstab = _described(across, DATASETS[kind], _titles(path, seen, table))
    if crosstab is None and across is not None:
        across, columns = None, column_looks.columns_of(table, None, seen.today)
    taken = column_looks.taken(DATASETS[kind], columns, crosstab, across, seen.words)
    pairs = list(zip(columns, taken, strict=True))
    return _assembled(path, seen, table, kind, pairs, crosstab, across)


def _described(
    across: crosstabs.Across | None, dataset: Dataset, titles: Sequence[str]
) -> Crosstab | None:
    if across is None:
        return None
    if across.down is not None:
        return measures_down.described(across, dataset)
    return crosstabs.described(across, dataset, titles)


def _dataset(columns: Sequence[Column], across: crosstabs.Across | None, words: Words) -> str:
    if across is None:
        return proposing.best_dataset(columns, words)
    activity = proposing.proposed(DATASETS["activity"], columns, words)
    fields = [one.use.field for one in activity]
    if across.down is not None:
        return measures_down.dataset_of(across.down, fields)
    return crosstabs.dataset_of(across, fields)


def _assembled(
    path: Path,
    seen: Seen,
    table: Table,
    kind: str,
    pairs: Sequence[tuple[Column, Taken]],
    crosstab: Crosstab | None,
    across: crosstabs.Across | None,
) -> Look:
    uses = tuple(one.use for _, one in pairs)
    constants = {}
    inside = {crosstab.across, crosstab.across_above, crosstab.between} if crosstab else set()
    given = {use.field for use in uses} | inside
    notes = [one.warning for _, one in pairs if one.warning]
    if "scheme" not in given and any(one.id == "scheme" for one in DATASETS[kind].fields):
        scheme = scheme_in(_titles(path, seen, table), seen.words)
        if scheme:
            constants["scheme"] = scheme
            notes.append("The scheme is taken from the name or the title of the file: check it.")
    proposed = Mapping(name_for(path, kind), kind, uses, constants, crosstab=crosstab)
    held = fitting.held_against(proposed, pairs, seen.mappings, table)
    if held.start is not None:
        proposed = held.start
    kept_uses = {(heading_key(use.heading), use.again): use for use in proposed.columns}
    columns = tuple(
        column_looks.column_look(
            column, one, kept_uses.get((heading_key(column.heading), column.again))
        )
        for column, one in pairs
    )
    choices = crosstabs.CHOICES.get(kind, ((), ())) if crosstab else ((), ())
    if crosstab and crosstab.measures:
        choices = measures_down.fields_of(DATASETS[kind]), choices[1]
    return Look(
        path,
        path.name,
        seen.sample.sheets,
        seen.sample.sheet,
        _layout(seen.sample, table),
        kind,
        columns,
        proposed.crosstab,
        proposed,
        held.fits,
        held.missing,
        held.added,
        held.nearest,
        column_looks.across_headings(table, across)[:_MOST_ACROSS_SHOWN],
        *choices,
        between=across.down.headings if across and across.down else (),
        notes=(*notes, *held.notes, *_file_notes(seen.sample, across)),
        seen=seen,
    )


def _layout(taken: Sample, table: Table) -> Layout:
    return Layout(
        taken.sheet,
        taken.encoding,
        taken.delimiter,
        table.header_row,
        table.first_row,
        taken.last_row if taken.last_row - table.last_row > _NOTES_BELOW else table.last_row,
        table.blank_rows,
        table.total_rows,
    )


def _titles(path: Path, seen: Seen, table: Table) -> tuple[str, ...]:
    corner = printed(table.headings[0]) if table.headings else ""
    return (*table.titles, seen.sample.sheet, path.stem.replace("_", " "), corner)


def _file_notes(taken: Sample, across: crosstabs.Across | None) -> list[str]:
    notes = []
    if taken.cut_off:
        notes.append(
            "The file ends at the last row that a spreadsheet can have, so its maker may have cut "
            "it off. Ask the sender whether there was more."
        )
    if taken.hidden:
        notes.append(f"Hidden sheets were not read: {', '.join(taken.hidden)}.")
    if across and across.without_year:
        notes.append(
            "The months across name no year. Write the year beside each month in the file, "
            "as in Apr-22, and bring it in again."
        )
    return notes


def _no_table(path: Path, taken: Sample, table: Table | None) -> Exception:
    where = f"Sheet “{taken.sheet}” of “{path.name}”" if taken.sheet else f"“{path.name}”"
    if table is None:
        return problem(
            f"{where} has no row of headings with records under it.",
            "Open it and check that there is a table with a heading over each column; if the "
            "table is on another sheet, choose that sheet.",
        )
    return problem(
        f"{where} has headings in row {table.header_row} and no records under them.",
        "Check that it is the file you meant, or ask the sender for it again.",
    )
