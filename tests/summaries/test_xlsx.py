"""The spreadsheet: by the government's guidance, numbers as numbers, nothing in it active."""

import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import cache

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from oversight_app.domain.errors import UserProblem
from oversight_app.domain.findings import Align, Cell, Column, Row, Table
from oversight_app.domain.measures import Unit
from oversight_app.domain.observations import Marker
from oversight_app.domain.papers import Marking
from oversight_app.domain.wording import Quantity
from oversight_app.summaries.document import (
    Block,
    Document,
    Note,
    Notes,
    Paragraph,
    TableBlock,
    Term,
    Terms,
)
from oversight_app.summaries.sheet_plan import sheet_names
from oversight_app.summaries.xlsx import number_format, xlsx_bytes
from tests.summaries import making

PAYLOADS = (
    "=1+1",
    "@SUM(A1)",
    "+cmd|' /C calc'!A0",
    "-2",
    '=HYPERLINK("http://example.test","x")',
    "http://example.test/a",
    "mailto:someone@example.test",
    "internal:Cover!A1",
    "{=1+1}",
    "\t=1+1",
    "1234",
    "<b>bold</b>&amp;",
)


@cache
def made() -> bytes:
    return xlsx_bytes(making.document())


def opened(content: bytes | None = None) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(made() if content is None else content))


def paper(*blocks: Block) -> Document:
    return replace(making.document(), blocks=blocks)


def table(*cells: Cell, heading: str = "Value", title: str = "Tested") -> Table:
    rows = tuple(Row(str(i), (f"row {i}", cell)) for i, cell in enumerate(cells))
    columns = (Column("name", "Name"), Column("value", heading, Align.RIGHT))
    return Table("tested", title, columns, rows)


def cells_of(content: bytes, sheet: str = "Tested") -> list[openpyxl.cell.Cell]:
    """Return the cells of the second column of a sheet's table, header left out."""
    found = opened(content)[sheet]
    (marked,) = found.tables.values()
    return [row[1] for row in found[marked.ref][1:]]


def test_the_sheets_come_in_their_order() -> None:
    assert opened().sheetnames == [
        "Cover", "Contents", "Notes", "Method", "Sources", "Forces", "Limits", "Trend",
    ]  # fmt: skip


def test_two_writings_are_the_same_bytes() -> None:
    assert xlsx_bytes(making.document()) == made()


def test_a_number_is_a_number_shown_as_the_paper_prints_it() -> None:
    found = opened()["Forces"]
    (marked,) = found.tables.values()
    heading, home, *_ = found[marked.ref]
    assert [cell.value for cell in heading] == [
        "Force", "Specials", "Officers", "Per 100", "Against limits",
    ]  # fmt: skip
    # Published: 153 Specials, 1,127 officers, 13.6 per 100.
    assert [cell.value for cell in home] == ["Wiltshire", 153, 1127, 13.6, "Above 99.8%"]
    assert [cell.data_type for cell in home] == ["s", "n", "n", "n", "s"]


def test_the_forces_sum_to_the_published_total() -> None:
    cells = cells_of(made(), "Forces")
    assert len(cells) == 43
    assert sum(cell.value for cell in cells) == 8545


@pytest.mark.parametrize(
    ("quantity", "value", "shown"),
    [
        (Quantity(1234.5), 1235, '#,##0;"−"#,##0;#,##0'),
        (Quantity(13.45, Unit.RATE, 1), 13.5, '#,##0.0;"−"#,##0.0;#,##0.0'),
        (
            Quantity(-7.25, Unit.PERCENT, 1, signed=True),
            -7.3,
            '+#,##0.0"%";"−"#,##0.0"%";#,##0.0"%"',
        ),
    ],
)
def test_numbers_are_rounded_and_formatted_as_printed(
    quantity: Quantity, value: float, shown: str
) -> None:
    (cell,) = cells_of(xlsx_bytes(paper(TableBlock(table(quantity)))))
    assert (cell.value, cell.number_format) == (value, shown)
    assert number_format(quantity) == shown


def test_a_missing_figure_is_said_in_words_and_never_left_blank() -> None:
    content = xlsx_bytes(
        paper(TableBlock(table(Quantity(None, marker=Marker.NOT_SUPPLIED), None, "")))
    )
    assert [cell.value for cell in cells_of(content)] == ["not supplied", "[z]", "[z]"]
    lines = [row[0].value for row in opened(content)["Tested"].iter_rows(max_row=4)]
    assert any("[z] stands where no figure is possible" in str(line) for line in lines)


def test_a_date_is_a_date_in_full() -> None:
    (cell,) = cells_of(xlsx_bytes(paper(TableBlock(table(date(2022, 3, 31))))))
    assert cell.value == datetime(2022, 3, 31)  # noqa: DTZ001 - spreadsheets have no zones
    assert cell.number_format == "d mmmm yyyy"


@pytest.mark.parametrize("payload", PAYLOADS)
def test_whatever_a_text_looks_like_it_is_text(payload: str) -> None:
    words = payload.replace("\t", " ")
    document = replace(
        paper(
            Paragraph(payload),
            TableBlock(replace(table(payload, heading=payload, title=payload), note=payload)),
            Notes((Note(1, payload),)),
            Terms((Term(payload, payload),)),
        ),
        title=payload, subtitle=payload, office=payload, handling=payload,
        sources=(replace(making.RELEASE, title=payload, publisher=payload, licence=payload),),
    )  # fmt: skip
    content = xlsx_bytes(document)
    book = opened(content)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert all(cell.data_type != "f" for cell in cells)
    assert sum(cell.value == words for cell in cells) >= 5
    for cell in cells:
        if cell.hyperlink:
            assert cell.hyperlink.target is None
            assert re.fullmatch(r"'.+'!A1", cell.hyperlink.location)
    parts = zipfile.ZipFile(io.BytesIO(content))
    for name in parts.namelist():
        written = parts.read(name)
        assert b"<f>" not in written
        assert b'TargetMode="External"' not in written


def test_only_the_list_of_contents_leads_anywhere_and_stays_inside() -> None:
    book = opened()
    for sheet in book:
        links = [cell for row in sheet.iter_rows() for cell in row if cell.hyperlink]
        if sheet.title == "Contents":
            assert [cell.hyperlink.location for cell in links] == [
                f"'{name}'!A1" for name in book.sheetnames[2:]
            ]
        else:
            assert links == []


def words_above(sheet: Worksheet) -> list[str]:
    (marked,) = sheet.tables.values()
    top = sheet[marked.ref][0][0].row
    return [str(sheet.cell(row, 1).value) for row in range(1, top)]


def test_each_sheet_follows_the_guidance() -> None:
    for sheet in opened():
        assert sheet.sheet_state == "visible"
        assert not sheet.merged_cells.ranges
        assert sheet["A1"].value
        assert sheet.sheet_view.selection[0].activeCell in (None, "A1")
        for row in sheet.iter_rows():
            assert any(cell.value not in (None, "") for cell in row), "a blank row"
        assert not any(d.hidden for d in sheet.row_dimensions.values())
        assert not any(d.hidden for d in sheet.column_dimensions.values())
        if sheet.title != "Cover":
            (marked,) = sheet.tables.values()
            header, *body = sheet[marked.ref]
            assert all(cell.value for cell in header)
            assert all(cell.value not in (None, "") for row in body for cell in row)
            assert body[-1][0].row == sheet.max_row
            assert any("holds one table" in line for line in words_above(sheet))


def test_notes_are_called_up_in_brackets_and_listed() -> None:
    book = opened()
    assert book["Forces"]["A1"].value.endswith("[note 1] [note 2]")
    (marked,) = book["Notes"].tables.values()
    assert [row[0].value for row in book["Notes"][marked.ref]] == ["Note", "[note 1]", "[note 2]"]


def test_the_marking_is_on_the_cover_and_every_sheet_on_screen_and_on_paper() -> None:
    book = opened(xlsx_bytes(making.document(Marking.OFFICIAL_SENSITIVE, "Board & panel")))
    words = "OFFICIAL-SENSITIVE – Board & panel"
    for sheet in book:
        assert any(words in str(row[0].value) for row in sheet.iter_rows(max_row=6))
        assert "OFFICIAL-SENSITIVE – Board && panel" in sheet.oddHeader.center.text
        assert "OFFICIAL-SENSITIVE – Board && panel" in sheet.oddFooter.center.text


def test_sample_data_is_said_on_every_sheet() -> None:
    for sheet in opened(xlsx_bytes(making.sample_document())):
        assert any("holds sample data" in str(row[0].value) for row in sheet.iter_rows(max_row=6))
    assert not any(
        "sample" in str(cell.value).casefold()
        for sheet in opened() for row in sheet.iter_rows() for cell in row
    )  # fmt: skip


def test_its_properties_say_what_it_is_and_name_the_office_and_nobody_else() -> None:
    known = opened().properties
    assert known.title == "Special Constabulary comparison"
    assert known.subject == "Specials per 100 officers, 31 March 2022"
    assert known.creator == known.lastModifiedBy == "Wiltshire and Swindon"
    assert known.created.date() == making.DATED


def test_nothing_else_travels_in_the_file() -> None:
    """Unzipped: worksheets, tables, styles, text and properties; no part that holds more."""
    names = zipfile.ZipFile(io.BytesIO(made())).namelist()
    known = re.compile(
        r"\[Content_Types\]\.xml|_rels/\.rels|docProps/(app|core)\.xml|xl/workbook\.xml"
        r"|xl/_rels/workbook\.xml\.rels|xl/(styles|sharedStrings)\.xml|xl/theme/theme1\.xml"
        r"|xl/worksheets/sheet\d+\.xml|xl/worksheets/_rels/sheet\d+\.xml\.rels"
        r"|xl/tables/table\d+\.xml"
    )
    assert [name for name in names if not known.fullmatch(name)] == []
    assert not opened().defined_names


def test_a_table_without_rows_says_that_there_are_none() -> None:
    content = xlsx_bytes(paper(TableBlock(table())))
    found = opened(content)["Tested"]
    (marked,) = found.tables.values()
    assert [cell.value for cell in found[marked.ref][1]] == ["None", "[z]"]


def test_equal_headings_are_told_apart() -> None:
    columns = (Column("a", "In"), Column("b", "in"), Column("c", "In"))
    doubled = Table("t", "Tested", columns, (Row("1", ("x", "y", "z")),))
    found = opened(xlsx_bytes(paper(TableBlock(doubled))))["Tested"]
    (marked,) = found.tables.values()
    assert [cell.value for cell in found[marked.ref][0]] == ["In", "in (2)", "In (3)"]


def test_a_text_longer_than_a_cell_is_refused_and_not_cut() -> None:
    with pytest.raises(UserProblem, match=r"50,000 characters long.*not written"):
        xlsx_bytes(paper(Paragraph("x" * 50_000)))


def test_characters_that_a_spreadsheet_cannot_hold_are_left_out() -> None:
    (cell,) = cells_of(xlsx_bytes(paper(TableBlock(table("a\x00b\x0b\u202ec\ud83d🚓\ufffe")))))
    assert cell.value == "abc🚓"


@given(st.lists(st.text(max_size=60), max_size=12))
def test_sheet_names_are_ones_that_excel_allows(wanted: Sequence[str]) -> None:
    names = sheet_names(wanted)
    assert len({name.casefold() for name in names}) == len(wanted)
    for name in names:
        assert 1 <= len(name) <= 31
        assert not set(name) & set("[]:*?/\\")
        assert not name.startswith("'")
        assert not name.endswith("'")
        assert name.casefold() != "history"


def test_long_sheet_names_are_cut_between_words() -> None:
    long = ["Custody visits by police station and month", "Incomprehensibilities " * 3]
    assert sheet_names(long) == ["Custody visits by police", "Incomprehensibilities"]


def test_tables_are_numbered_as_in_the_word_document() -> None:
    """The paper's own tables first, then those behind its charts; a single one has no number."""
    book = opened()
    assert [book[name]["A1"].value.partition(":")[0] for name in ("Forces", "Limits", "Trend")] == [
        "Table 1", "Chart 1", "Chart 2",
    ]  # fmt: skip
    alone = opened(xlsx_bytes(paper(TableBlock(table("x")))))["Tested"]["A1"].value
    assert alone == "Tested – Specials per 100 officers, 31 March 2022"


def test_hidden_numbers_are_words_on_the_right_and_explained_on_the_cover_and_above() -> None:
    hidden = Quantity(None, marker=Marker.HIDDEN)
    document = replace(
        paper(TableBlock(table(hidden)), TableBlock(table("x", title="Other"))),
        hidden_note="[c] stands where a number of people below 5 is hidden.",
    )
    content = xlsx_bytes(document)
    (cell,) = cells_of(content)
    assert (cell.value, cell.data_type, cell.alignment.horizontal) == ("[c]", "s", "right")

    def told(name: str) -> bool:
        rows = opened(content)[name].iter_rows(max_row=5)
        return any("number of people below 5 is hidden" in str(row[0].value) for row in rows)

    assert [told(name) for name in ("Cover", "Tested", "Other")] == [True, True, False]


def test_sheet_names_keep_their_words() -> None:
    assert sheet_names(["Forces", "forces", "History", "A/B: c?", "", "x" * 40]) == [
        "Forces", "forces 2", "History 2", "A B c", "Sheet", "x" * 31,
    ]  # fmt: skip
