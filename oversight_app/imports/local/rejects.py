"""The rejected rows of a return, saved as they stand in it, to be corrected and read again."""

import csv
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path

from oversight_app.domain.errors import UserProblem
from oversight_app.domain.formulas import inert
from oversight_app.domain.local import LocalIncoming
from oversight_app.imports.cells import Cell, blank
from oversight_app.imports.frames import row_read
from oversight_app.imports.local.headers import REJECT_COLUMNS
from oversight_app.imports.local.source import Told, messages
from oversight_app.imports.local.task import Kind, Task
from oversight_app.imports.local.words import printed
from oversight_app.imports.reading_process import ReadingFailed, list_of
from oversight_app.imports.refusals import problem
from oversight_app.store.files import settle, sweep, temporary_beside
from oversight_app.store.problems import telling_files

_NUMBER = re.compile(r"[+\-]?\d[\d,]*(?:\.\d+)?", re.ASCII)

_Rows = Iterator[tuple[int, list[Cell]]]


def write_local_rejects(
    incoming: LocalIncoming,
    path: Path,
    *,
    progress: Callable[[int, int, str], None] = lambda done, of, what: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> None:
    """Save a file's rejected rows as a CSV (UTF-8 with a mark): its own headings and cells, and
    behind them the row's number in the file and why it was rejected.

    The file is read again, so it must still lie where it was and be what it was. What is saved
    is whole or absent, and no cell of it is a formula. Of a table with another measure in each row
    all rows are saved: its records stand in several. Raises UserProblem, and Cancelled on
    request.
    """
    path, source = Path(path).absolute(), Path(incoming.path).absolute()
    if path == source:
        raise problem(
            f"“{path.name}” is the very file whose rows were rejected.",
            "Choose another name for the rejected rows.",
        )
    told = Told()
    shown = f"Saving {path.name}"
    temporary = temporary_beside(path)
    try:
        with telling_files(path):
            sweep(path)
            with temporary.open("w", encoding="utf-8-sig", newline="") as file:
                writer = csv.writer(file)
                for row in _lines(incoming, _rows(incoming, source, told, cancelled)):
                    writer.writerow(row)
                    progress(min(told.sent, told.size), max(told.size, 1), shown)
        if told.sha256 != incoming.file_sha256:
            raise _changed(source)
        settle(temporary, path)
    finally:
        with telling_files(path):
            temporary.unlink(missing_ok=True)


def _rows(
    incoming: LocalIncoming, source: Path, told: Told, cancelled: Callable[[], bool]
) -> _Rows:
    """Yield the rows of headings and the rejected rows, with their numbers, from the file."""
    layout = incoming.layout
    wanted = {*incoming.rejected.rows, *_header_rows(incoming)}
    if _whole(incoming):
        wanted.update(range(layout.header_row + 1, layout.last_row + 1))
    asked = Task(Kind.ROWS, date.min, layout.sheet, layout.encoding, wanted=tuple(sorted(wanted)))
    for message in messages(source, asked, told, cancelled):
        if message["is"] == "again":
            raise _changed(source)
        if message["is"] != "rows":
            raise ReadingFailed("the reading process sent no rows")
        for each in list_of(message, "rows"):
            if not isinstance(each, list) or len(each) != 2 or type(each[0]) is not int:
                raise ReadingFailed("the reading process sent no row")
            yield each[0], row_read(each[1])


def _header_rows(incoming: LocalIncoming) -> tuple[int, ...]:
    crosstab, last = incoming.mapping.crosstab, incoming.layout.header_row
    count = crosstab.header_rows if crosstab else 1
    return tuple(range(max(last - count + 1, 1), last + 1))


def _whole(incoming: LocalIncoming) -> bool:
    """Tell whether the rows of a table hold parts of its records."""
    crosstab = incoming.mapping.crosstab
    return crosstab is not None and bool(crosstab.measures) and bool(incoming.rejected.rows)


def _lines(incoming: LocalIncoming, rows: _Rows) -> Iterator[list[str]]:
    """Yield the lines of the file to save."""
    headers = _header_rows(incoming)
    reasons = _reasons(incoming)
    printed_headers: list[list[Cell]] = []
    ours, width = frozenset[int](), 0
    for number, row in rows:
        if number in headers:
            printed_headers.append(row)
            if number == headers[-1]:
                ours = frozenset(
                    at for at, cell in enumerate(row) if printed(cell) in REJECT_COLUMNS
                )
                heads = [_cells(each, ours) for each in printed_headers]
                width = max(map(len, heads))
                for each in heads[:-1]:
                    yield _line(each, width, ("", ""))
                yield _line(heads[-1], width, REJECT_COLUMNS)
        elif cells := _cells(row, ours):
            yield _line(cells, width, (str(number), reasons.get(number, "")))


def _cells(row: Sequence[Cell], ours: Collection[int]) -> list[str]:
    """Return a row's own cells as text, without those that we put there earlier."""
    cells = [_text(cell) for at, cell in enumerate(row) if at not in ours]
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _line(cells: list[str], width: int, behind: Sequence[str]) -> list[str]:
    """Return a row with something behind its columns; what lies beyond those comes last."""
    return [*cells[:width], *[""] * (width - len(cells)), *behind, *cells[width:]]


def _reasons(incoming: LocalIncoming) -> dict[int, str]:
    """Return why each row was rejected; each reason once where several figures of it were."""
    rejected = incoming.rejected
    reasons: dict[int, str] = {}
    for row, why in zip(rejected.rows, rejected.reasons, strict=True):
        text = rejected.whys[why]
        if row not in reasons:
            reasons[row] = text
        elif text not in reasons[row]:
            reasons[row] += f"; {text}"
    if _whole(incoming):
        # Of a record that is rejected once, further cells can be wrong as well.
        for issue in incoming.issues:
            if issue.blocking:
                reasons.setdefault(issue.row, issue.why.rstrip("."))
    return reasons


def _text(cell: Cell) -> str:
    """Return a cell as text that reads back as the same, and that no spreadsheet runs."""
    if cell is None or blank(cell):
        return ""
    if isinstance(cell, str):
        # A number below zero is no formula, and is read again as the number that it is.
        safe = cell if _NUMBER.fullmatch(cell) else inert(cell)
        return safe.replace("\0", "\ufffd")
    if isinstance(cell, datetime):
        return cell.isoformat(" ")
    return printed(cell)


def _changed(source: Path) -> UserProblem:
    return UserProblem(
        f"“{source.name}” is no longer the file that was read, so its rejected rows could not be "
        "saved. Nothing was written, and nothing else was changed. Look at the file again as it "
        "is now, then save its rejected rows."
    )
