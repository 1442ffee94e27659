"""Small returns in layouts of others' making, made by the tests themselves."""

from collections.abc import Mapping as Table
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from textwrap import dedent
from typing import Any

from oversight_app.imports.local.looking import ColumnLook, Look, look
from tests.imports.local.returns import book

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
    path.write_bytes(book(sheets))
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
