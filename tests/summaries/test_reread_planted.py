"""What must not travel, planted into written files one by one: each is found and said in words."""

import io
import zipfile
from collections.abc import Callable
from functools import cache

import openpyxl
import pytest
from docx import Document as WordDocument
from openpyxl.comments import Comment
from openpyxl.workbook import Workbook
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from pypdf import PdfWriter
from pypdf.generic import ArrayObject, BooleanObject, NameObject, NumberObject

from oversight_app.domain.papers import Format
from oversight_app.summaries.csv_files import csv_files
from oversight_app.summaries.docx import docx_bytes
from oversight_app.summaries.html import html_bytes
from oversight_app.summaries.pdf import pdf_bytes
from oversight_app.summaries.reread import reread
from oversight_app.summaries.xlsx import xlsx_bytes
from tests.summaries import making
from tests.summaries.planting import Change, dictionary, pdf_with, put, surgery, swap

BOOK, SHEET, FIRST = "xl/workbook.xml", "xl/worksheets/sheet6.xml", "xl/worksheets/sheet1.xml"
RELS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
OUT = '<Relationship Id="x1" Type="t" Target="http://example.test/" TargetMode="External"/>'


@cache
def xlsx() -> bytes:
    return xlsx_bytes(making.document())


@cache
def docx() -> bytes:
    return docx_bytes(making.document())


@cache
def pdf() -> bytes:
    return pdf_bytes(making.document())


@cache
def html() -> str:
    return html_bytes(making.document()).decode()


def said(content: bytes, format: Format) -> str:
    return "\n".join(str(one.words) for one in reread(content, format, making.document()))


# Spreadsheets.


@pytest.mark.parametrize(
    ("part", "change", "words"),
    [
        (BOOK, swap('<sheet name="Notes"', '<sheet state="hidden" name="Notes"'), "“Notes” is"),
        (BOOK, swap('<sheet name="Notes"', '<sheet state="veryHidden" name="Notes"'), "is hidden"),
        (SHEET, swap("<row ", '<row hidden="1" '), "has a hidden row"),
        (SHEET, swap("<row ", '<row ht="0" customHeight="1" '), "has a hidden row"),
        (SHEET, swap("<col ", '<col hidden="1" '), "has a hidden column"),
        (SHEET, swap("<v>1127</v>", "<f>1100+27</f><v>1127</v>"), "holds a formula"),
        (SHEET, put("</worksheet>", '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>'), "merged"),
        (SHEET, put("</worksheet>", '<legacyDrawing r:id="rId9"/>'), "holds comments"),
        (SHEET, put("</worksheet>", "<oleObjects><oleObject/></oleObjects>"), "embedded file"),
        (SHEET, put("</worksheet>", '<hyperlinks><hyperlink ref="A1" r:id="x1"/></hyperlinks>'),
         "a link that leads out"),
        (SHEET, put("</worksheet>", '<hyperlinks><hyperlink ref="A1" location="[b]S!A1"/>'
                    "</hyperlinks>"), "a link that leads out"),
        (SHEET, put("</sheetData>", '<row r="900"><c r="A900"><v>7</v></c></row>'), "beside its"),
        (SHEET, put("</sheetData>", '<row r="9"><c r="ZZ9"><v>7</v></c></row>'), "beside its"),
        ("docProps/core.xml", put("</cp:coreProperties>", "<dc:creator>A. Clerk</dc:creator>"),
         "name somebody (creator)"),
        ("docProps/core.xml", put("</cp:coreProperties>",
                                  "<cp:lastModifiedBy>A. Clerk</cp:lastModifiedBy>"),
         "name somebody (lastModifiedBy)"),
        ("docProps/app.xml", put("</Properties>", "<Manager>A. Clerk</Manager>"),
         "name somebody (Manager)"),
    ],
)  # fmt: skip
def test_what_is_planted_into_a_spreadsheet_is_found(part: str, change: Change, words: str) -> None:
    assert words in said(surgery(xlsx(), {part: change}), Format.XLSX)


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ("xl/vbaProject.bin", "a macro"),
        ("xl/comments1.xml", "comments"),
        ("xl/threadedComments/threadedComment1.xml", "comments"),
        ("xl/persons/person.xml", "comments"),
        ("xl/externalLinks/externalLink1.xml", "a link to another file"),
        ("xl/embeddings/oleObject1.bin", "an embedded file"),
        ("xl/pivotCache/pivotCacheRecords1.xml", "a pivot table with its source rows"),
        ("xl/connections.xml", "a connection to data elsewhere"),
        ("xl/queryTables/queryTable1.xml", "a connection to data elsewhere"),
        ("xl/printerSettings/printerSettings1.bin", "somebody’s printer"),
        ("customXml/item1.xml", "properties of its own"),
        ("docProps/custom.xml", "properties of its own"),
        ("xl/worksheets/sheet1.xml.bak", "a part that no paper has"),
    ],
)
def test_a_part_that_no_spreadsheet_of_ours_has_is_found(part: str, words: str) -> None:
    assert words in said(surgery(xlsx(), added={part: b"x"}), Format.XLSX)


def opened(plant: Callable[[Workbook], object]) -> bytes:
    """The spreadsheet, as openpyxl saves it with something in it."""
    book = openpyxl.load_workbook(io.BytesIO(xlsx()))
    plant(book)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def _validated(book: Workbook) -> None:
    rule = DataValidation(type="list", formula1='"a,b"')
    rule.add("A1")
    book["Forces"].add_data_validation(rule)


def _source_rows(book: Workbook) -> None:
    sheet = book.create_sheet("Rows")
    for row in ((1, "A. Volunteer"), (2, "B. Volunteer")):
        sheet.append(row)


@pytest.mark.parametrize(
    ("plant", "words"),
    [
        (lambda book: setattr(book["Forces"], "sheet_state", "veryHidden"), "is hidden"),
        (lambda book: setattr(book["Forces"]["A1"], "comment", Comment("x", "A.")), "comments"),
        (lambda book: setattr(book["Forces"]["B9"], "value", "=1+1"), "holds a formula"),
        (lambda book: setattr(book["Forces"]["A1"], "hyperlink", "http://example.test"), "link"),
        (lambda book: book.defined_names.add(DefinedName("x", attr_text="[1]S!$A$1")), "defines a"),
        (_validated, "what may be entered"),
        (lambda book: setattr(book.properties, "creator", "A. Clerk"), "name somebody"),
        (_source_rows, "sheet “Rows”"),
    ],
)  # fmt: skip
def test_so_is_what_a_library_puts_in(plant: Callable[[Workbook], object], words: str) -> None:
    assert words in said(opened(plant), Format.XLSX)


def test_a_bound_file_is_found() -> None:
    rels = "xl/worksheets/_rels/sheet2.xml.rels"
    planted = surgery(xlsx(), {rels: put("</Relationships>", OUT)})
    assert "outside the file" in said(planted, Format.XLSX)


def test_words_behind_the_parts_are_refused() -> None:
    made = io.BytesIO(xlsx())
    with zipfile.ZipFile(made, "a") as packed:
        packed.comment = b"A. Clerk"
    assert "more than its parts" in said(made.getvalue(), Format.XLSX)


def test_entities_are_not_opened() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa">]>'
    assert "can’t be read" in said(surgery(xlsx(), {BOOK: put("<workbook", bomb)}), Format.XLSX)


# Word documents.

BODY = "word/document.xml"


@pytest.mark.parametrize(
    ("planted", "words"),
    [
        ('<w:p><w:ins w:author="A. Clerk"><w:r><w:t>x</w:t></w:r></w:ins></w:p>', "tracked"),
        ("<w:p><w:del><w:r><w:delText>x</w:delText></w:r></w:del></w:p>", "tracked changes"),
        ("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r></w:p>", "nobody sees"),
        ('<w:p><w:commentRangeStart w:id="0"/></w:p>', "comments"),
        ('<w:p><w:fldSimple w:instr="AUTHOR"/></w:p>', "a field that acts (AUTHOR)"),
        ("<w:p><w:r><w:instrText>DDEAUTO c cmd</w:instrText></w:r></w:p>", "acts (DDEAUTO)"),
        ("<w:p><w:r><w:instrText>INCLUDE</w:instrText></w:r><w:r><w:instrText>TEXT x"
         "</w:instrText></w:r></w:p>", "acts (INCLUDETEXT)"),
        ('<w:p><w:fldSimple w:instr=\'HYPERLINK "http://example.test"\'/></w:p>', "HYPERLINK"),
        ('<w:p w:rsidR="00FC693F"/>', "who worked on it when"),
        ("<w:p><w:r><w:object/></w:r></w:p>", "an embedded file"),
        ("<w:p><w:r><w:ffData/></w:r></w:p>", "a form"),
    ],
)  # fmt: skip
def test_what_is_planted_into_a_word_document_is_found(planted: str, words: str) -> None:
    assert words in said(surgery(docx(), {BODY: put("<w:sectPr", planted)}), Format.DOCX)


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ("word/comments.xml", "comments"),
        ("word/people.xml", "comments"),
        ("word/vbaProject.bin", "a macro"),
        ("word/embeddings/oleObject1.bin", "an embedded file"),
        ("word/activeX/activeX1.xml", "a macro or a control"),
        ("word/glossary/document.xml", "parts of the template that nobody sees"),
        ("customXml/item1.xml", "properties of its own"),
        ("docProps/custom.xml", "properties of its own"),
        ("docProps/thumbnail.jpeg", "a picture of another document"),
    ],
)
def test_a_part_that_no_word_document_of_ours_has_is_found(part: str, words: str) -> None:
    assert words in said(surgery(docx(), added={part: b"x"}), Format.DOCX)


def test_a_plain_document_of_the_library_would_not_pass() -> None:
    """It brings the library's own properties, thumbnail and marks of editing with it."""
    made = io.BytesIO()
    WordDocument().save(made)
    words = said(made.getvalue(), Format.DOCX)
    for found in ("a picture of another", "properties of its own", "who worked on it", "creator"):
        assert found in words


def test_a_word_document_bound_to_something_outside_is_found() -> None:
    part = "word/_rels/document.xml.rels"
    assert "outside the file" in said(
        surgery(docx(), {part: put("</Relationships>", OUT)}), Format.DOCX
    )


# PDFs.


def _action(writer: PdfWriter, kind: str, **more: object) -> None:
    action = writer._add_object(dictionary(S=kind, **more))
    writer.root_object[NameObject("/OpenAction")] = action


def _rooted(writer: PdfWriter, key: str) -> None:
    writer.root_object[NameObject(key)] = dictionary()


def _annotated(writer: PdfWriter) -> None:
    box = ArrayObject(NumberObject(n) for n in (0, 0, 10, 10))
    note = dictionary(Type="/Annot", Subtype="/Text", Contents="x", Rect=box)
    writer.pages[0][NameObject("/Annots")] = ArrayObject([writer._add_object(note)])


def _web(writer: PdfWriter) -> None:
    box = ArrayObject(NumberObject(n) for n in (0, 0, 10, 10))
    action = dictionary(S="/URI", URI="http://example.test")
    link = dictionary(Type="/Annot", Subtype="/Link", Rect=box, A=action)
    writer.pages[0][NameObject("/Annots")] = ArrayObject([writer._add_object(link)])


def _untagged(writer: PdfWriter) -> None:
    writer.root_object[NameObject("/MarkInfo")] = dictionary(Marked=BooleanObject(False))


@pytest.mark.parametrize(
    ("plant", "words"),
    [
        (lambda w: _action(w, "/JavaScript", JS="app.alert(1)"), "a script"),
        (lambda w: w.add_attachment("rows.csv", b"1,2"), "an embedded file"),
        (lambda w: _action(w, "/Launch", F="cmd.exe"), "a call of a program"),
        (lambda w: _action(w, "/GoTo"), "something that acts by itself"),
        (lambda w: w.pages[0].update({NameObject("/AA"): dictionary()}), "acts by itself"),
        (_annotated, "a comment or another annotation"),
        (_web, "a link to the web"),
        (lambda w: _rooted(w, "/AcroForm"), "a form"),
        (lambda w: _rooted(w, "/OCProperties"), "words that nobody sees"),
        (lambda w: w.add_metadata({"/Author": "A. Clerk"}), "name somebody"),
        (lambda w: w.add_metadata({"/Reviewer": "A. Clerk"}), "properties of its own"),
        (_untagged, "not tagged"),
    ],
)  # fmt: skip
def test_what_is_planted_into_a_pdf_is_found(
    plant: Callable[[PdfWriter], object], words: str
) -> None:
    assert words in said(pdf_with(pdf(), plant), Format.PDF)


def test_a_pdf_that_is_saved_again_with_nothing_in_it_passes() -> None:
    assert said(pdf_with(pdf(), lambda writer: writer.add_metadata({})), Format.PDF) == ""


def test_an_earlier_state_of_a_pdf_is_found() -> None:
    """A file that was saved in steps still holds what was taken out of it."""
    made = PdfWriter(io.BytesIO(pdf()), incremental=True)
    made.add_metadata({"/Subject": "Other"})
    saved = io.BytesIO()
    made.write(saved)
    assert "an earlier state of itself" in said(saved.getvalue(), Format.PDF)


def test_a_locked_pdf_is_refused() -> None:
    assert said(pdf_with(pdf(), lambda writer: writer.encrypt("x")), Format.PDF) != ""


# Pages for the web.


@pytest.mark.parametrize(
    ("planted", "words"),
    [
        ("<script>alert(1)</script>", "something active (<script>)"),
        ("<SCRIPT SRC=x></SCRIPT>", "something active (<script>)"),
        ("<img src='http://example.test/a.png'>", "leads out of the file (<img src>)"),
        ("<img src=x onerror=alert(1)>", "something active (onerror)"),
        ("<a href='java&#9;script:alert(1)'>x</a>", "leads out of the file (<a href>)"),
        ("<a href='http://example.test'>x</a>", "leads out of the file (<a href>)"),
        ("<iframe srcdoc='x'></iframe>", "something active (<iframe>)"),
        ("<object data=x></object>", "something active (<object>)"),
        ("<link rel=stylesheet href=x.css>", "something active (<link>)"),
        ("<base href='http://example.test'>", "something active (<base>)"),
        ("<form action=x></form>", "something active (<form>)"),
        ("<meta http-equiv=refresh content='0;url=x'>", "another page by itself"),
        ("<meta name=author content='A. Clerk'>", "name somebody"),
        ("<!-- A. Clerk: is this right? -->", "a comment that nobody sees"),
        ("<?xml-stylesheet href='x'?>", "an instruction to a program"),
        ("<style>@import url(x.css);</style>", "its style leads out"),
        ("<p style='background:url(http://example.test)'>x</p>", "its style leads out"),
        ("<p style='display: none'>x</p>", "nobody sees (<p>)"),
        ("<table hidden><tr><td>A. Volunteer</td></tr></table>", "nobody sees (<table>)"),
        ("<svg><use xlink:href='http://example.test#a'/></svg>", "leads out of the file (<use"),
        ("<svg><foreignObject/></svg>", "something active (<foreignobject>)"),
    ],
)
def test_what_is_planted_into_a_page_is_found(planted: str, words: str) -> None:
    content = html().replace("</body>", f"{planted}</body>", 1)
    assert words in said(content.encode(), Format.HTML)


# Lists.


@pytest.mark.parametrize("cell", ["=1+1", "+1+1", "-1+1", "@SUM(A1)", '" =1+1"', '"\t=1+1"'])
def test_a_formula_in_a_list_is_found(cell: str) -> None:
    content = csv_files(making.document())[0][1].replace(b"Wiltshire", cell.encode(), 1)
    assert "takes for a formula" in said(content, Format.CSV)


def test_an_added_row_of_a_list_is_found() -> None:
    content = csv_files(making.document())[0][1] + b"A. Volunteer,1,2,3,x\r\n"
    assert "not those of any table" in said(content, Format.CSV)


def test_a_name_in_the_file_about_lists_is_found() -> None:
    content = csv_files(making.document())[-1][1]
    planted = content.replace(b'"dc:title"', b'"dc:creator": "A. Clerk", "dc:title"', 1)
    assert "no paper says (dc:creator)" in said(planted, Format.CSV)
