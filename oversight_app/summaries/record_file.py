"""A table of records as a file for a recipient: a list (CSV) or a spreadsheet (XLSX)."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

from oversight_app.domain.errors import UserProblem
from oversight_app.review.sent_table import SentCell, SentTable, in_words
from oversight_app.summaries.plain_list import list_bytes
from oversight_app.summaries.whole_files import write_whole
from oversight_app.summaries.xlsx import MOST_LETTERS

_WIDEST, _NARROWEST = 60, 10
_FONT: dict[str, Any] = {"font_name": "Arial", "font_size": 11, "valign": "top"}


def write_records(table: SentTable, path: Path) -> None:
    """Write a table of records by the ending of the file's name, as ``write_rows`` does."""
    write_rows(table.kind.plural, table.headings, table.rows, path)


def write_rows(
    title: str, headings: Sequence[str], rows: Sequence[Sequence[SentCell]], path: Path
) -> None:
    """Write rows by the ending of the file's name, ``.csv`` or ``.xlsx``, whole or not at all;
    the first cell of each says what the row is of. No cell is a formula. Raises UserProblem for
    another ending, for a text that no cell of a spreadsheet takes, and where the folder does not
    allow it."""
    ending = path.suffix.casefold()
    if ending == ".csv":
        write_whole(path, _csv(headings, rows))
    elif ending == ".xlsx":
        write_whole(path, _xlsx(title, headings, rows))
    else:
        raise UserProblem(
            f"“{path.name}” ends neither in .csv nor in .xlsx. Nothing was written. Give the file "
            "one of these endings."
        )


def records_csv(table: SentTable) -> bytes:
    """Return a table of records as CSV, its cells in words."""
    return _csv(table.headings, table.rows)


def records_xlsx(table: SentTable) -> bytes:
    """Return a table of records as one marked-up table of a spreadsheet; days are days, and money
    is a number. UserProblem for a text longer than a cell takes."""
    return _xlsx(table.kind.plural, table.headings, table.rows)


def _csv(headings: Sequence[str], rows: Sequence[Sequence[SentCell]]) -> bytes:
    return list_bytes([headings, *([in_words(cell) for cell in row] for row in rows)])


def _xlsx(title: str, headings: Sequence[str], rows: Sequence[Sequence[SentCell]]) -> bytes:
    import xlsxwriter  # when the first is written: the window opens without it

    made = BytesIO()
    options = {"in_memory": True, "default_format_properties": _FONT}
    with xlsxwriter.Workbook(made, options) as book:
        book.set_properties({"title": title})
        styles = {
            date: book.add_format({**_FONT, "num_format": "d mmmm yyyy", "align": "left"}),
            Decimal: book.add_format({**_FONT, "num_format": "#,##0.00"}),
            str: book.add_format({**_FONT, "text_wrap": True}),
        }
        sheet = book.add_worksheet(title[:31])
        sheet.freeze_panes(1, 1)
        sheet.add_table(
            0, 0, max(len(rows), 1), len(headings) - 1,
            {
                "columns": [{"header": words} for words in headings],
                "style": "Table Style Light 1",
                "name": "Records",
            },
        )  # fmt: skip
        for place, heading in enumerate(headings):
            sheet.set_column(place, place, _width(heading, [row[place] for row in rows]))
        for number, row in enumerate(rows, start=1):
            for place, cell in enumerate(row):
                _write(sheet, number, place, cell, styles, row[0])
    return made.getvalue()


def _write(
    sheet: Any, row: int, place: int, cell: SentCell, styles: dict[type, Any], reference: SentCell
) -> None:
    if cell is None or cell == "":
        return
    if isinstance(cell, date):
        sheet.write_datetime(row, place, cell, styles[date])
    elif isinstance(cell, Decimal):
        sheet.write_number(row, place, float(cell), styles[Decimal])
    elif isinstance(cell, int):
        sheet.write_number(row, place, cell)
    elif len(cell) > MOST_LETTERS:
        raise UserProblem(
            f"{reference} holds a text of {len(cell):,} characters, and a cell of a spreadsheet "
            f"takes {MOST_LETTERS:,}. Nothing was written. Choose a list (.csv) instead."
        )
    else:
        sheet.write_string(row, place, cell, styles[str])


def _width(heading: str, cells: list[SentCell]) -> int:
    longest = max((len(line) for cell in cells for line in in_words(cell).split("\n")), default=0)
    return max(_NARROWEST, min(_WIDEST, max(longest, len(heading) + 4) + 1))
