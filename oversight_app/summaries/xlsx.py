"""A document as a spreadsheet, by the government's guidance on accessible spreadsheets.

A cover, a list of contents, notes and sources, then one sheet a table: its title in A1, one
marked-up table below, one header row, nothing merged, no blank rows, numbers as numbers (as
rounded as on paper, so that every format holds the same). Text is written as text, whatever
it looks like: no formula and no link comes out of data.
"""

import re
import textwrap
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

from oversight_app.domain.errors import UserProblem
from oversight_app.domain.findings import Align, Cell, Row, Table
from oversight_app.domain.measures import Unit
from oversight_app.domain.wording import MINUS, Quantity, round_half_up
from oversight_app.summaries.document import Document
from oversight_app.summaries.sheet_plan import SheetPlan, Style, plan
from oversight_app.summaries.words import (
    MADE_BY,
    SAMPLE,
    cell_words,
    is_total,
    paper_columns,
    readable,
    worded,
)

MOST_LETTERS = 32_767
"""Excel's limit for one cell."""
_FONT: dict[str, Any] = {"font_name": "Arial", "font_size": 11}
_INK, _LINE, _ACCENT = "#15212E", "#CBD3DC", "#12436D"
_STYLES: dict[Style, dict[str, Any]] = {
    Style.TITLE: {"bold": True, "font_size": 16},
    Style.HEADING: {"bold": True, "font_size": 13},
    Style.STRONG: {"bold": True},
    Style.PLAIN: {},
}
_LETTERS_TO_DIGITS = 1.15
_LEADING = 1.36
"""Points of line height for each point of type."""
_WIDEST, _NARROWEST, _COVER_WIDTH = 60, 9, 84
_A4 = 9
_PAGE_WIDTH = 95
"""Letters across an upright page; a wider table lies across."""


def xlsx_bytes(document: Document) -> bytes:
    """Return a document as a spreadsheet. The same document gives the same bytes."""
    import xlsxwriter  # when the first is written: the window opens without it

    made = BytesIO()
    # In memory: nothing of a paper lies in a temporary folder.
    options = {"in_memory": True, "default_format_properties": {**_FONT, "font_color": _INK}}
    with xlsxwriter.Workbook(made, options) as book:
        book.set_properties(
            {
                "title": readable(document.title),
                "subject": worded(document.subtitle),
                # The office and no person: a writer's name is nobody's business.
                "author": " ".join(readable(document.office).split()),
                "company": " ".join(readable(document.office).split()),
                "keywords": readable(document.marking_line),
                "created": datetime.combine(document.dated, time()),
            }
        )
        writer = _Writer(book, document)
        for sheet in plan(document):
            writer.write(sheet)
    return made.getvalue()


class _Writer:
    """Writes planned sheets into one workbook, with the formats that they share."""

    def __init__(self, book: Any, document: Document) -> None:
        self.book = book
        self.marking = readable(document.marking_line)
        self.sample = SAMPLE if document.sample else ""
        self._formats: dict[tuple[tuple[str, Any], ...], Any] = {}
        self._tables = 0

    def format(self, **properties: Any) -> Any:
        """Return the workbook's one format with these properties."""
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            self._formats[key] = self.book.add_format(properties)
        return self._formats[key]

    def write(self, plan: SheetPlan) -> None:
        """Write one sheet."""
        sheet = self.book.add_worksheet(plan.name)
        sheet.hide_gridlines(2)
        self._set_up_print(sheet)
        for row, (style, words) in enumerate(plan.lines):
            wrapped = {"text_wrap": True, "valign": "top"} if plan.table is None else {}
            _write_words(sheet, row, 0, words, self.format(**_STYLES[style], **wrapped))
            if plan.table is None:
                _make_room(sheet, row, [(words, _COVER_WIDTH)], _STYLES[style].get("font_size"))
        if plan.table is None:
            sheet.set_column(0, 0, _COVER_WIDTH)
        else:
            self._table(sheet, plan.table, len(plan.lines), plan.links)

    def _set_up_print(self, sheet: Any) -> None:
        # An ampersand starts a code in a header, two are one printed.
        marking, sample = (words.replace("&", "&&") for words in (self.marking, self.sample))
        bold = '&"Arial,Bold"'
        sheet.set_header(f"&C{bold}{marking}&R{sample}")
        sheet.set_footer(f"&L{MADE_BY}&C{bold}{marking}&RPage &P of &N")
        sheet.set_paper(_A4)
        sheet.set_margins(left=0.6, right=0.6, top=0.8, bottom=0.8)
        sheet.fit_to_pages(1, 0)

    def _table(self, sheet: Any, table: Table, top: int, links: bool) -> None:
        columns = paper_columns(table)
        rows = table.rows or (_nothing(table),)
        self._tables += 1
        headings = _unlike([readable(column.heading) for _, column in columns])
        aligned = ["right" if c.align is Align.RIGHT else "left" for _, c in columns]
        header = {"bold": True, "text_wrap": True, "valign": "bottom", "bottom": 1}
        sheet.add_table(
            top, 0, top + len(rows), len(columns) - 1,
            {
                "name": f"{re.sub('[^A-Za-z]', '_', table.id)}_table_{self._tables}",
                "title": readable(table.title),
                "style": None,
                "autofilter": False,
                "banded_rows": False,
                "columns": [
                    {
                        "header": words,
                        "header_format": self.format(
                            align=aligned[place], **header, **_apart(aligned, place)
                        ),
                    }
                    for place, words in enumerate(headings)
                ],
            },
        )  # fmt: skip
        widths = [
            _width(words, [cell_words(row.cells[i]) for row in rows], column.align)
            for words, (i, column) in zip(headings, columns, strict=True)
        ]
        _make_room(sheet, top, list(zip(headings, widths, strict=True)))
        for number, row in enumerate(rows, start=top + 1):
            written = [cell_words(row.cells[i]) for i, _ in columns]
            _make_room(sheet, number, list(zip(written, widths, strict=True)))
            for place, (i, _) in enumerate(columns):
                look = {"align": aligned[place], "valign": "top", "bottom": 4,
                        "bottom_color": _LINE, "bold": row.pinned or is_total(row)}  # fmt: skip
                look |= _apart(aligned, place)
                if links and place == 0:
                    self._link(sheet, number, cell_words(row.cells[i]), look)
                else:
                    self._cell(sheet, number, place, row.cells[i], look)
        for place, width in enumerate(widths):
            sheet.set_column(place, place, width)
        sheet.repeat_rows(top)
        if sum(widths) > _PAGE_WIDTH:
            sheet.set_landscape()

    def _link(self, sheet: Any, row: int, name: str, look: dict[str, Any]) -> None:
        quoted = name.replace("'", "''")
        shown = self.format(**look, font_color=_ACCENT, underline=1)
        sheet.write_url(row, 0, f"internal:'{quoted}'!A1", shown, name)

    def _cell(self, sheet: Any, row: int, column: int, cell: Cell, look: dict[str, Any]) -> None:
        if isinstance(cell, Quantity) and cell.value is not None:
            shown = self.format(**look, num_format=number_format(cell))
            sheet.write_number(row, column, round_half_up(cell.value, cell.decimals), shown)
        elif isinstance(cell, date):
            shown = self.format(**look, num_format="d mmmm yyyy")
            sheet.write_datetime(row, column, datetime.combine(cell, time()), shown)
        else:
            words = cell_words(cell)
            _write_words(sheet, row, column, words, self.format(**look, text_wrap=True))


def number_format(quantity: Quantity) -> str:
    """Return the format under which Excel shows a number as the paper prints it."""
    digits = "#,##0" + ("." + "0" * quantity.decimals if quantity.decimals else "")
    digits += '"%"' if quantity.unit is Unit.PERCENT else ""
    plus = "+" if quantity.signed else ""
    return f'{plus}{digits};"{MINUS}"{digits};{digits}'


def _write_words(sheet: Any, row: int, column: int, words: str, shown: Any) -> None:
    if len(words) > MOST_LETTERS:
        raise UserProblem(
            f"One text is {len(words):,} characters long, and a spreadsheet cell holds "
            f"{MOST_LETTERS:,}. The spreadsheet was not written. Shorten the text, or choose "
            "another format."
        )
    sheet.write_string(row, column, words, shown)


def _make_room(
    sheet: Any, row: int, cells: list[tuple[str, int]], font_size: float | None = None
) -> None:
    """Make a row as high as the most lines that one of its (words, column width) needs.

    Excel would do so itself when the file is opened; other programs keep the height given.
    """
    lines = max(sum(_lines(line, width) for line in words.split("\n")) for words, width in cells)
    if lines > 1 or font_size:
        sheet.set_row(row, lines * (font_size or float(_FONT["font_size"])) * _LEADING)


def _lines(words: str, width: int) -> int:
    """Return how many lines some words take in a column that is as wide as ``width`` digits: in
    running words letters are narrower than digits."""
    fits = int(width * _LETTERS_TO_DIGITS)
    return 1 if len(words) <= fits else len(textwrap.wrap(words, fits))


def _apart(aligned: list[str], place: int) -> dict[str, Any]:
    """Keep words from running into the number before them."""
    return {"indent": 1} if place and aligned[place - 1 : place + 1] == ["right", "left"] else {}


def _nothing(table: Table) -> Row:
    """A table has at least one row in Excel: this one says that there is none."""
    return Row("", tuple("None" if i == 0 else None for i in range(len(table.columns))))


def _unlike(headings: list[str]) -> list[str]:
    """Return headings that differ, as Excel asks of a marked-up table."""
    seen: dict[str, int] = {}
    unlike = []
    for heading in headings:
        words = heading or "Column"
        count = seen[words.casefold()] = seen.get(words.casefold(), 0) + 1
        unlike.append(words if count == 1 else f"{words} ({count})")
    return unlike


def _width(heading: str, cells: list[str], align: Align) -> int:
    """Return a column's width in letters; a heading over numbers may take several lines."""
    longest = max(len(line) for cell in cells for line in cell.split("\n"))
    over = 18 if align is Align.RIGHT else 30
    head = max(min(len(heading), over), *(len(word) for word in heading.split()), 0)
    return min(_WIDEST, max(_NARROWEST, longest + 2, head + 2))
