"""A file read by a mapping: the parent's side. What arrives is checked again."""

from array import array
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from oversight_app.domain.datasets import DATASETS
from oversight_app.domain.local import MISSING, Layout, LocalColumn, LocalIncoming
from oversight_app.domain.mappings import ColumnUse, Mapping
from oversight_app.imports.local import refusing, remarks
from oversight_app.imports.local.arriving import Arriving, row_issue
from oversight_app.imports.local.parsers import REJECT, OrderUnknown, Words, cells_for
from oversight_app.imports.local.source import Told, messages
from oversight_app.imports.local.task import Kind, Task
from oversight_app.imports.reading_process import ReadingFailed, list_of, text_of, whole_of

_STEPS = 100


def read_local(
    path: Path,
    mapping: Mapping,
    *,
    sheet: str = "",
    today: date,
    progress: Callable[[int, int, str], None] = lambda done, of, what: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> LocalIncoming:
    """Return a file's records, not yet resolved: the dictionaries hold words as printed.

    Every field the mapping matches or gives a constant for has a column. In fields of words
    ``words[0]`` is "" and stands for blank; a choice holds its codes; yes is 1 and no is 0.
    Activity always has ``minutes`` and ``people``. ``issues`` that are ``blocking`` tell of
    rejected rows, which are left out of the columns; others are queries on rows that are kept.

    Raises UserProblem where the file can't be read by this mapping, Cancelled on request.
    """
    refusing.check(mapping)
    told = Told()
    asked = Task(Kind.READ, today, sheet, mapping=mapping)
    about: dict[str, Any] = {}
    end: dict[str, Any] = {}
    arriving: Arriving | None = None
    shown = f"Reading {path.name}"
    progress(0, _STEPS, shown)
    for message in messages(path, asked, told, cancelled):
        kind = message["is"]
        if kind == "headings":
            about = message
            across = message.get("across") is True
            arriving = Arriving(
                DATASETS[mapping.dataset], list_of(message, "fields"), across=across
            )
        elif kind == "columns" and arriving is not None:
            arriving.take(message)
            progress(min(_done(told, about, arriving), _STEPS - 1), _STEPS, shown)
        elif kind == "end":
            end = message
        elif kind == "again":
            arriving = None
        elif kind == "lacking":
            raise refusing.lacking(path.name, mapping, message)
        elif kind == "ask":
            raise refusing.ask(path.name, mapping, message)
        else:
            raise ReadingFailed(f"the reading process sent “{kind[:20]}” out of place")
    if arriving is None or not end or not told.sha256:
        raise ReadingFailed("the reading process ended before the file did")
    progress(_STEPS, _STEPS, f"Read {path.name}")
    return _incoming(path, mapping, today, (told, about, end), arriving)


def _done(told: Told, about: dict[str, Any], arriving: Arriving) -> int:
    """Return how much is done: of a workbook by rows, of a CSV by bytes."""
    height = whole_of(about, "height")
    if height:
        return _STEPS * (len(arriving.rows) + len(arriving.rejected[0])) // height
    return _STEPS * told.sent // max(told.size, 1)


def _incoming(
    path: Path,
    mapping: Mapping,
    today: date,
    said: tuple[Told, dict[str, Any], dict[str, Any]],
    arriving: Arriving,
) -> LocalIncoming:
    told, about, end = said
    rejected, issues, notes_below = arriving.without_notes_below()
    sheet = text_of(about, "sheet")
    header = whole_of(about, "row")
    layout = Layout(
        sheet,
        text_of(about, "encoding"),
        text_of(about, "delimiter"),
        header,
        header + 1,
        whole_of(end, "last_row"),
        whole_of(end, "blank_rows"),
        whole_of(end, "total_rows"),
        whole_of(end, "note_rows") + notes_below,
    )
    columns = arriving.columns()
    for name, value in mapping.constants.items():
        if name not in columns:
            columns[name] = _constant(mapping, name, value, today, len(arriving.rows))
    return LocalIncoming(
        path.name,
        told.sha256,
        str(path),
        mapping,
        layout,
        columns,
        arriving.rows,
        arriving.columns_across,
        rejected,
        tuple(row_issue(sheet, issue) for issue in issues),
        remarks.notes(about, end, unlisted=len(rejected.rows) - len(issues)),
    )


def _constant(mapping: Mapping, name: str, value: str, today: date, length: int) -> LocalColumn:
    """Return a column with the same value in every row, held to what a cell is held to. Days
    and months are given in ISO."""
    one = DATASETS[mapping.dataset].field(name)
    column = cells_for(one, ColumnUse(one.name, name), mapping, today, required=one.required)
    try:
        found = column[value]
    except OrderUnknown as error:
        raise refusing.constant(one.name, value) from error
    if found >= REJECT or (found == MISSING and value.strip()):
        raise refusing.constant(one.name, value)
    if isinstance(column, Words):
        return LocalColumn(array("q", [found]) * length, ("", *column.new))
    return LocalColumn(array("q", [found]) * length)
