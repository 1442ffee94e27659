"""What came from elsewhere and looks like the paper's own: words and tables that the document does
not hold, and lists that are missing."""

import io
from dataclasses import replace

import openpyxl
import pytest

from oversight_app.domain.papers import Format
from oversight_app.summaries.csv_files import csv_files
from oversight_app.summaries.document import Paragraph, TableBlock
from oversight_app.summaries.docx import docx_bytes
from oversight_app.summaries.html import html_bytes
from oversight_app.summaries.pdf import pdf_bytes
from oversight_app.summaries.reread import lists_together, reread
from oversight_app.summaries.xlsx import xlsx_bytes
from tests.summaries import making
from tests.summaries.planting import put, surgery

BODY = "word/document.xml"
_WRITERS = {
    Format.PDF: pdf_bytes, Format.HTML: html_bytes, Format.DOCX: docx_bytes,
    Format.XLSX: xlsx_bytes,
}  # fmt: skip
_STRANGE = "A. Volunteer, 7 Example Street, left in May"


def page() -> str:
    return html_bytes(making.document()).decode()


def said(content: bytes, format: Format) -> str:
    return "\n".join(str(one.words) for one in reread(content, format, making.document()))


def test_a_paragraph_that_is_not_the_papers_is_found_in_a_page() -> None:
    for planted in (f"<p>{_STRANGE}</p>", _STRANGE, f"<section><h2>{_STRANGE}</h2></section>"):
        content = (
            html_bytes(making.document())
            .decode()
            .replace("</main>", f"{planted}</main>", 1)
            .encode()
        )
        assert "which the document does not" in said(content, Format.HTML)


def test_and_in_a_word_document() -> None:
    planted = f"<w:p><w:r><w:t>{_STRANGE}</w:t></w:r></w:p>"
    content = surgery(docx_bytes(making.document()), {BODY: put("<w:sectPr", planted)})
    assert "it says “A.Volunteer,7ExampleStreet,leftinMay”" in said(content, Format.DOCX)


def test_and_in_a_pdf_with_or_without_a_tag() -> None:
    paper = making.document()
    longer = replace(paper, blocks=(*paper.blocks, Paragraph(_STRANGE)))
    assert "which the document does not" in said(pdf_bytes(longer), Format.PDF)
    outside = replace(paper, history_head=_STRANGE)
    assert "which the document does not" in said(pdf_bytes(outside), Format.PDF)


def test_and_on_the_cover_of_a_spreadsheet() -> None:
    book = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(making.document())))
    book["Cover"]["A40"] = _STRANGE
    made = io.BytesIO()
    book.save(made)
    assert "which the document does not" in said(made.getvalue(), Format.XLSX)


_ROWS = (("A. Volunteer", "7"), ("B. Volunteer", "8"))


def test_a_table_that_is_not_the_papers_is_found_in_a_page() -> None:
    rows = "".join(f"<tr><td>{name}</td><td>{n}</td></tr>" for name, n in _ROWS)
    content = (
        html_bytes(making.document())
        .decode()
        .replace("</main>", f"<table>{rows}</table></main>", 1)
        .encode()
    )
    assert "holds rows that the document has not" in said(content, Format.HTML)


def test_and_in_a_word_document_too() -> None:
    def cell(words: str) -> str:
        return f"<w:tc><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:tc>"

    rows = "".join(f"<w:tr>{cell(name)}{cell(n)}</w:tr>" for name, n in _ROWS)
    content = surgery(
        docx_bytes(making.document()), {BODY: put("<w:sectPr", f"<w:tbl>{rows}</w:tbl>")}
    )
    assert "holds rows that the document has not" in said(content, Format.DOCX)


@pytest.mark.parametrize("format", [Format.PDF, Format.HTML, Format.DOCX, Format.XLSX])
def test_a_table_that_stands_there_twice_is_found(format: Format) -> None:
    """Two sections with one table: the second is not of the paper that was checked."""
    paper = making.document()
    (block,) = (one for one in paper.walk() if isinstance(one, TableBlock))
    twice = _WRITERS[format](replace(paper, blocks=(*paper.blocks, block)))
    assert "holds rows that the document has not" in said(twice, format)


def test_a_list_that_is_missing_is_found() -> None:
    paper = making.document()
    files = dict(csv_files(paper))
    assert lists_together(files, paper) == ()
    first = next(iter(files))
    (gone, named) = lists_together({n: c for n, c in files.items() if n != first}, paper)
    assert "one of its tables is in none of them" in str(gone.words)
    assert "names others than there are" in str(named.words)
