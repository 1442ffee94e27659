"""Returns made by the tests, and what reading them gives, in a form that is quick to compare."""

import io
from collections.abc import Callable, Sequence
from collections.abc import Mapping as Table
from datetime import date
from pathlib import Path
from typing import Any

import xlsxwriter

from oversight_app.domain.local import MISSING, LocalIncoming
from oversight_app.domain.mappings import ColumnUse, Crosstab, DateOrder, Mapping
from oversight_app.imports.local.reading import read_local

TODAY = date(2022, 10, 31)
DAY, HOURS = ColumnUse("Date", "day", order=DateOrder.DAY_FIRST), ColumnUse("Hours", "minutes")
REF, AREA = ColumnUse("Ref", "volunteer"), ColumnUse("District", "district")
LOG = (DAY, REF, AREA, HOURS)


def log(*columns: ColumnUse, **constants: str) -> Mapping:
    """Return a mapping of an activity log of Specials."""
    return Mapping("Duty log", "activity", columns or LOG, {"scheme": "specials", **constants})


def crosstab(
    dataset: str, columns: Sequence[ColumnUse], table: Crosstab, **constants: str
) -> Mapping:
    """Return a mapping of a crosstab."""
    return Mapping("Crosstab", dataset, tuple(columns), constants, crosstab=table)


def read(
    folder: Path,
    content: str | bytes,
    mapping: Mapping | None = None,
    *,
    name: str = "log.csv",
    sheet: str = "",
    cancelled: Callable[[], bool] = lambda: False,
) -> LocalIncoming:
    """Write a file and read it; whatever it is, its ledger adds up."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    found = read_local(path, mapping or log(), sheet=sheet, today=TODAY, cancelled=cancelled)
    lengths = {len(column.values) for column in found.columns.values()}
    assert lengths == {found.length}
    rejected = found.rejected
    assert len(rejected.rows) == len(rejected.columns) == len(rejected.reasons)
    if not found.columns_across:
        assert not set(found.rows) & set(rejected.rows)
        layout = found.layout
        assert (
            found.length + len(rejected.rows) + layout.blank_rows + layout.total_rows
            + layout.note_rows
        ) == layout.last_row - layout.header_row  # fmt: skip
    return found


def rows(found: LocalIncoming, *fields: str) -> list[tuple[int | str | None, ...]]:
    """Return the records as tuples of fields: words as printed, None for what is missing."""
    columns = []
    for name in fields:
        column = found.columns[name]
        columns.append(
            [column.words[value] for value in column.values]
            if column.words
            else [None if value == MISSING else value for value in column.values]
        )
    return list(zip(*columns, strict=True))


def whys(found: LocalIncoming) -> list[tuple[int, str, str]]:
    """Return the rejected rows: row, heading and the beginning of the reason."""
    return [(issue.row, issue.column, issue.why) for issue in found.issues]


def book(sheets: Table[str, Sequence[Sequence[Any]]], hidden: Sequence[str] = ()) -> bytes:
    """Return an .xlsx with these sheets; dates become date cells."""
    data = io.BytesIO()
    with xlsxwriter.Workbook(data) as made:
        as_date = made.add_format({"num_format": "dd/mm/yyyy"})
        for name, lines in sheets.items():
            sheet = made.add_worksheet(name)
            for at, line in enumerate(lines):
                for place, cell in enumerate(line):
                    if isinstance(cell, date):
                        sheet.write_datetime(at, place, cell, as_date)
                    elif isinstance(cell, str):
                        sheet.write_string(at, place, cell)
                    elif cell is not None:
                        sheet.write(at, place, cell)
            if name in hidden:
                sheet.hide()
    return data.getvalue()
