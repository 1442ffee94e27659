"""Screen, PDF and spreadsheet hold the same numbers: each is read back and compared."""

import io
from collections.abc import Iterator
from datetime import datetime

import openpyxl
from pypdf import PdfReader

from oversight_app.domain.findings import Table
from oversight_app.domain.periods import written_date
from oversight_app.domain.wording import Quantity
from oversight_app.summaries.document import TableBlock
from oversight_app.summaries.pdf import pdf_bytes
from oversight_app.summaries.words import cell_words, paper_columns
from oversight_app.summaries.xlsx import xlsx_bytes
from tests.summaries import making


def printed(table: Table) -> Iterator[list[str]]:
    """The rows of a table as the document words them."""
    for row in table.rows:
        yield [cell_words(row.cells[i]) for i, _ in paper_columns(table)]


def test_the_pdf_prints_every_row_of_the_table_in_order() -> None:
    document = making.document()
    pages = PdfReader(io.BytesIO(pdf_bytes(document))).pages
    text = " ".join(" ".join(page.extract_text().split()) for page in pages)
    (table,) = (b.table for b in document.walk() if isinstance(b, TableBlock))
    place = text.index("Against limits")
    for cells in printed(table):
        place = text.index(" ".join(cells), place)


def test_the_spreadsheet_holds_every_cell_of_every_table() -> None:
    document = making.document()
    book = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(document)))
    for table in document.tables():
        sheet = book[table.title]
        (marked,) = sheet.tables.values()
        for cells, row in zip(sheet[marked.ref][1:], table.rows, strict=True):
            for cell, (i, _) in zip(cells, paper_columns(table), strict=True):
                value = row.cells[i]
                if isinstance(value, Quantity) and value.value is not None:
                    again = Quantity(cell.value, value.unit, value.decimals, signed=value.signed)
                    assert str(again) == str(value)
                elif isinstance(cell.value, datetime):
                    assert written_date(cell.value.date()) == cell_words(value)
                else:
                    assert cell.value == cell_words(value)


def test_the_headline_is_word_for_word_the_finding_s_everywhere() -> None:
    document, headline = making.document(), str(making.comparison().finding.headline)
    text = " ".join(PdfReader(io.BytesIO(pdf_bytes(document))).pages[0].extract_text().split())
    book = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(document)))
    assert headline in text
    assert headline in [row[0].value for row in book["Cover"].iter_rows()]
