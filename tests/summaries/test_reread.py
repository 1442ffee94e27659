"""Written files, opened again: all that the writers make passes, one altered figure is found."""

import io
import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pytest

from oversight_app.domain.findings import Align, Cell, Column, Row, Table
from oversight_app.domain.papers import Format, Marking
from oversight_app.domain.wording import Quantity
from oversight_app.summaries.concerns import Weight
from oversight_app.summaries.csv_files import csv_files
from oversight_app.summaries.document import Block, Document, ListBlock, Paragraph, TableBlock
from oversight_app.summaries.docx import docx_bytes
from oversight_app.summaries.html import html_bytes
from oversight_app.summaries.pdf import pdf_bytes
from oversight_app.summaries.reread import figures_in, reread
from oversight_app.summaries.reread_figures import figures_of, spelled
from oversight_app.summaries.xlsx import xlsx_bytes
from tests.summaries import making
from tests.summaries.planting import surgery, swap

WRITERS: dict[Format, Callable[[Document], bytes]] = {
    Format.PDF: pdf_bytes, Format.HTML: html_bytes, Format.DOCX: docx_bytes,
    Format.XLSX: xlsx_bytes, Format.CSV: lambda document: csv_files(document)[0][1],
}  # fmt: skip


@cache
def written(format: Format) -> bytes:
    return WRITERS[format](making.document())


def paper(*blocks: Block) -> Document:
    return replace(making.document(), blocks=blocks)


def table(*cells: Cell, title: str = "Tested") -> Table:
    rows = tuple(Row(str(i), (f"row {i}", cell)) for i, cell in enumerate(cells))
    return Table("tested", title, (Column("n", "Name"), Column("v", "Value", Align.RIGHT)), rows)


def said(content: bytes, format: Format, document: Document | None = None) -> str:
    """What the re-reading finds, in one text; all of it stops the paper."""
    found = reread(content, format, document or making.document())
    assert all(one.weight is Weight.STOPS and one.mend for one in found)
    return "\n".join(str(one.words) for one in found)


@pytest.mark.parametrize("format", Format)
def test_what_the_writers_make_passes(format: Format) -> None:
    assert said(written(format), format) == ""


@pytest.mark.parametrize("format", Format)
def test_so_does_a_marked_sample(format: Format) -> None:
    document = replace(
        making.sample_document(), marking=Marking.OFFICIAL_SENSITIVE, handling="Board & panel"
    )
    assert said(WRITERS[format](document), format, document) == ""


def test_every_list_and_the_file_about_them_pass() -> None:
    files = csv_files(making.document())
    assert [said(content, Format.CSV) for _, content in files] == [""] * len(files)


PAYLOADS = (
    "=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1+1",
    '=HYPERLINK("http://example.test","x")', "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>", "javascript:alert(1)", "#import \"/etc/passwd\"",
    "]]><!--x-->", "{{ 1 }} %s {0}", "a\u202eb\x00c", "Wrapped\nover lines", "🚓 £5 − more",
    "é" * 300, "2,024", "31 March 2022",
)  # fmt: skip


@pytest.mark.parametrize("format", Format)
@pytest.mark.parametrize("payload", PAYLOADS)
def test_free_text_passes_as_the_text_that_it_is(payload: str, format: Format) -> None:
    document = replace(
        paper(
            Paragraph(f"{payload} 7"),
            ListBlock((f"{payload} 8",)),
            TableBlock(table(payload, Quantity(9), title=payload)),
        ),
        office=payload,
    )
    assert said(WRITERS[format](document), format, document) == ""


@pytest.mark.parametrize("format", Format)
def test_the_same_figures_are_read_back_from_every_format(format: Format) -> None:
    forces = next(one for one in making.document().tables() if one.title == "Forces")
    found = figures_in(written(format), format)
    # Published: 153 Specials, 1,127 officers; 8,545 Specials in all.
    rows = next(one for one in found if len(one) == 43 and len(one[0]) == 5)
    assert rows == figures_of(forces)
    assert rows[0] == ("Wiltshire", "153", "1127", "13.6", "Above99.8%")
    assert sum(int(row[1]) for row in rows) == 8545


@pytest.mark.parametrize(
    ("words", "one_spelling"),
    [
        ("1,234.50", "1234.5"), ("−7.3%", "-7.3"), ("-0.0", "0"), ("+3", "3"), ("£1,200", "1200"),
        ("100", "100"), ("31 March 2022", "2022-03-31"), ("[c]", "[c]"), ("1,23", "1,23"),
        ("not  supplied", "notsupplied"), ("2022-23", "2022-23"), ("", ""),
    ],
)  # fmt: skip
def test_figures_have_one_spelling(words: str, one_spelling: str) -> None:
    assert spelled(words) == one_spelling


# Altered figures.


def altered(format: Format) -> bytes:
    """The file with Wiltshire's 1,127 officers made 1,128."""
    content = written(format)
    match format:
        case Format.XLSX:
            sheet = next(
                f"xl/worksheets/sheet{n}.xml"
                for n in range(1, 12)
                if "<v>1127</v>" in _part(content, f"xl/worksheets/sheet{n}.xml")
            )
            return surgery(content, {sheet: swap("<v>1127</v>", "<v>1128</v>")})
        case Format.DOCX:
            return surgery(content, {"word/document.xml": swap(">1,127<", ">1,128<")})
        case Format.HTML:
            start = content.rindex(b">1,127<")
            return content[:start] + _once(content[start:], b">1,127<", b">1,128<")
        case _:
            return _once(content, b",1127,", b",1128,")


def _part(content: bytes, name: str) -> str:
    import zipfile

    return zipfile.ZipFile(io.BytesIO(content)).read(name).decode()


def _once(content: bytes, old: bytes, new: bytes) -> bytes:
    assert old in content
    return content.replace(old, new, 1)


@pytest.mark.parametrize("format", [Format.XLSX, Format.DOCX, Format.HTML])
def test_one_altered_figure_is_found_and_named(format: Format) -> None:
    words = said(altered(format), format)
    assert re.search("row 1, has “1128” where the table “.+” of the document has “1127”", words)


def test_one_altered_figure_of_a_list_is_found() -> None:
    assert "not those of any table" in said(altered(Format.CSV), Format.CSV)


@pytest.mark.parametrize("format", [Format.PDF, Format.HTML, Format.DOCX, Format.XLSX])
def test_a_table_of_another_document_is_found(format: Format) -> None:
    """A PDF's figures can't be altered in place: it is held against another document."""
    wrong = paper(TableBlock(table(Quantity(10), Quantity(12))))
    right = paper(TableBlock(table(Quantity(10), Quantity(11))))
    assert "row 2, has “12” where the table “Tested” of the document has “11”" in said(
        WRITERS[format](wrong), format, right
    )


@pytest.mark.parametrize("format", [Format.PDF, Format.HTML, Format.DOCX, Format.XLSX])
def test_an_altered_sentence_is_found(format: Format) -> None:
    wrong, right = (
        paper(Paragraph("There were 8 visits.")),
        paper(Paragraph("There were 9 visits.")),
    )
    assert "it does not say “There were 9 visits.”" in said(WRITERS[format](wrong), format, right)


@pytest.mark.parametrize("format", [Format.PDF, Format.HTML, Format.DOCX, Format.XLSX])
def test_a_missing_marking_is_found(format: Format) -> None:
    sensitive = making.document(Marking.OFFICIAL_SENSITIVE)
    assert "does not bear the marking OFFICIAL-SENSITIVE" in said(
        written(format), format, sensitive
    )


@pytest.mark.parametrize("format", [Format.PDF, Format.HTML, Format.DOCX, Format.XLSX])
def test_a_sample_that_does_not_say_so_is_found(format: Format) -> None:
    assert "does not say that it holds sample data" in said(
        written(format), format, making.sample_document()
    )


@pytest.mark.parametrize("format", Format)
@pytest.mark.parametrize("content", [b"", b"x", b"PK\x03\x04", b"%PDF-1.7\n", b"\xff\xfe\x00"])
def test_what_is_no_such_file_is_refused(content: bytes, format: Format) -> None:
    assert said(content, format) != ""


def test_the_words_name_the_file_where_there_are_several() -> None:
    (found,) = reread(altered(Format.CSV), Format.CSV, making.document(), "brief-01-forces.csv")
    assert re.match("The file brief-01-forces.csv was read again: ", str(found.words))
