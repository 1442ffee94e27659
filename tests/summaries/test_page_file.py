"""A page or its table as a file: numbers as numbers, sample data said to be so, nothing active."""

import csv
import io
from datetime import date
from pathlib import Path

import openpyxl

from oversight_app.domain.findings import Align, Column, Finding, Origin, Row, Status, Table
from oversight_app.domain.measures import Unit
from oversight_app.domain.observations import Provenance
from oversight_app.domain.papers import Format, Marking, PaperOrder
from oversight_app.domain.records import Office
from oversight_app.domain.wording import Quantity, Sentence
from oversight_app.store.workspace import create
from oversight_app.summaries.csv_files import csv_files
from oversight_app.summaries.document import Document
from oversight_app.summaries.page_file import Shown, save_page
from oversight_app.summaries.page_paper import TABLE as TABLE_PAPER
from oversight_app.summaries.page_paper import table_paper
from oversight_app.summaries.papers import set_out
from oversight_app.summaries.writing import stem_of
from oversight_app.summaries.xlsx import xlsx_bytes

DAY = date(2022, 10, 31)
ORDER = PaperOrder("table")
TABLE = Table(
    "risks",
    "Risk register, 31 October 2022",
    (
        Column("name", "Risk"),
        Column("score", "Score", Align.RIGHT),
        Column("share", "Share", Align.RIGHT),
        Column("line", "12 months", on_paper=False),
        Column("review", "Review by"),
        Column("owner", "Owner"),
    ),
    (
        Row("1", ("=Fire", Quantity(12), Quantity(-3.04, Unit.PERCENT, 1), None,
                  date(2022, 3, 31), "Head")),
        Row("2", ("Flood", None, Quantity(1234.5, Unit.PERCENT, 1), None,
                  Status("Overdue", "clock"), "")),
    ),
)  # fmt: skip


def finding(provenance: Provenance = Provenance.LOCAL) -> Finding:
    headline = Sentence("Two risks are open")
    origin = Origin(headline, "", "", "", "", "", "", (), (), "", ())
    return Finding(
        "risks", "Where do risks stand?", headline, Sentence(""), "Counted", (), (TABLE,), origin,
        ("A score is a judgement.",), provenance,
    )  # fmt: skip


def made(provenance: Provenance = Provenance.LOCAL) -> Document:
    return set_out_table(TABLE, finding(provenance), Marking.OFFICIAL_SENSITIVE)


def set_out_table(table: Table, answer: Finding | None, marking: Marking) -> Document:
    order, material = PaperOrder("table", marking=marking), table_paper(table, answer, as_at=DAY)
    return set_out(TABLE_PAPER, order, material, office="Office", history_head="abc", dated=DAY)


def the_list(document: Document) -> bytes:
    """The list, beside which the file about it lies."""
    (ending, content), (about, _) = csv_files(document, "risks")
    assert (ending, about) == (".csv", "-metadata.json")
    return content


def rows(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


def test_a_list_has_plain_numbers_days_in_full_and_no_formula() -> None:
    assert rows(the_list(made())) == [
        ["Risk", "Score", "Share (%)", "Review by", "Owner"],
        ["'=Fire", "12", "-3.0", "2022-03-31", "Head"],
        ["Flood", "[z]", "1234.5", "Overdue", "none"],
    ]


def test_each_row_of_a_list_with_sample_data_says_so() -> None:
    heading, *body = rows(the_list(made(Provenance.SAMPLE)))
    assert heading[-1] == "Data"
    assert {row[-1] for row in body} == {"Holds sample data, about no real force"}


def test_a_workbook_has_numbers_and_days_and_says_what_the_page_said() -> None:
    book = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(made())))
    sheet = book["Risk register, 31 October 2022"]
    cells = [[cell.value for cell in row] for row in sheet.iter_rows()]
    top = next(number for number, row in enumerate(cells) if row[0] == "Risk")
    assert cells[top + 1][:3] == ["=Fire", 12, -3.0]
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    assert cells[top + 1][3].date() == date(2022, 3, 31)
    assert cells[top + 2] == ["Flood", "[z]", 1234.5, "Overdue", "none"]
    cover = [row[0].value for row in book["Cover"].iter_rows()]
    assert "Two risks are open" in cover
    assert "A score is a judgement." in cover
    assert "OFFICIAL-SENSITIVE" in cover


def test_the_file_says_what_it_is_of_which_day_and_how_to_handle_it() -> None:
    assert stem_of(made(), ORDER) == "risk-register-2022-10-31-OFFICIAL-SENSITIVE"
    assert stem_of(made(Provenance.SAMPLE), ORDER) == (
        "risk-register-2022-10-31-sample-data-OFFICIAL-SENSITIVE"
    )


def test_a_table_is_written_in_all_five_formats_and_read_again(tmp_path: Path) -> None:
    with create(tmp_path / "w.oversight", Office("Office", "E23000038")) as workspace:
        shown = Shown((finding(),), (TABLE,))
        files = save_page(workspace, shown, list(Format), tmp_path)
    assert sorted(file.suffix for file in files) == [
        ".csv", ".docx", ".html", ".json", ".pdf", ".xlsx",
    ]  # fmt: skip
    assert all(file.stat().st_size for file in files)


def test_a_table_is_named_by_itself_its_day_and_its_marking(tmp_path: Path) -> None:
    with create(tmp_path / "w.oversight", Office("Office", "E23000038")) as workspace:
        shown = Shown((finding(),), (TABLE,), as_at=date(2022, 3, 31))
        files = save_page(workspace, shown, [Format.XLSX, Format.CSV], tmp_path)
    assert [file.name for file in files] == [
        "risk-register-2022-03-31-OFFICIAL.xlsx",
        "risk-register-2022-03-31-OFFICIAL.csv",
        "risk-register-2022-03-31-OFFICIAL-metadata.json",
    ]


def test_a_whole_page_is_named_by_its_question_and_holds_its_table(tmp_path: Path) -> None:
    with create(tmp_path / "w.oversight", Office("Office", "E23000038")) as workspace:
        shown = Shown((finding(),), (TABLE,), whole=True, as_at=date(2022, 3, 31))
        (file,) = save_page(workspace, shown, [Format.HTML], tmp_path)
    assert file.name == "where-do-risks-stand-2022-03-31-OFFICIAL.html"
    web = file.read_text(encoding="utf-8")
    assert "Two risks are open" in web
    assert "Flood" in web
    assert "A score is a judgement." in web


def test_money_is_a_number_under_a_heading_that_says_pounds() -> None:
    table = Table(
        "spent", "Investment on 31 October 2022",
        (Column("for", "For"), Column("spent", "Spent", Align.RIGHT)),
        (Row("1", ("£ sign", "£4,500")), Row("2", ("Less", "−£12.50")),
         Row("3", ("None", "not meaningful"))),
    )  # fmt: skip
    document = set_out_table(table, None, Marking.OFFICIAL)
    assert rows(the_list(document)) == [
        ["For", "Spent (£)"], ["£ sign", "4500"], ["Less", "-12.50"], ["None", "not meaningful"],
    ]  # fmt: skip
    assert stem_of(document, ORDER) == "investment-2022-10-31-OFFICIAL"
    book = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(document)))
    values = [cell.value for row in book["Investment on 31 October 2022"] for cell in row]
    assert 4500 in values
    assert -12.5 in values
