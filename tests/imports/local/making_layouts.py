"""Small returns in layouts of others' making, made by the tests themselves."""

from collections.abc import Mapping as Table
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from textwrap import dedent
from typing import Any

import xlsxwriter

from oversight_app.imports.local.looking import ColumnLook, Look, look

TODAY = date(2024, 10, 31)


def csv_file(folder: Path, text: str, name: str = "return.csv") -> Path:
    """Write a CSV; the text may be indented."""
    path = folder / name
    path.write_text(dedent(text).lstrip("\n"), encoding="utf-8")
    return path


def workbook(
    folder: Path, sheets: Table[str, Sequence[Sequence[Any]]], name: str = "return.xlsx"
) -> Path:
    """Write an .xlsx; dates become date cells, None stays empty."""
    path = folder / name
    with xlsxwriter.Workbook(path) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for title, rows in sheets.items():
            sheet = book.add_worksheet(title)
            for row, cells in enumerate(rows):
                for column, cell in enumerate(cells):
                    if isinstance(cell, date):
                        sheet.write_datetime(row, column, cell, day)
                    elif isinstance(cell, str):
                        sheet.write_string(row, column, cell)
                    elif cell is not None:
                        sheet.write_number(row, column, cell)
    return path


def looked(folder: Path, text: str, **options: Any) -> Look:
    """Look at a CSV of this text."""
    return look(csv_file(folder, text), today=TODAY, **options)


def taken(seen: Look) -> dict[str, str]:
    """Return the field of each heading, or in brackets why it is left out."""
    return {
        column.heading: column.use.field or f"({column.use.left_out})" for column in seen.columns
    }


def column(seen: Look, heading: str) -> ColumnLook:
    """Return the column under a heading."""
    return next(one for one in seen.columns if one.heading == heading)
