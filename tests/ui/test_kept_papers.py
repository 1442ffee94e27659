"""What the window says of papers that are kept: a table of a page, sections that are no more, and
what a paper went out in spite of."""

from datetime import date
from pathlib import Path

from oversight_app.domain.findings import Column, Row, Table
from oversight_app.domain.papers import KeptPaper, PaperOrder, Passed, SectionChoice
from oversight_app.domain.wording import Quantity
from oversight_app.summaries.keeping import freeze_draft
from oversight_app.summaries.page_paper import TABLE, table_paper
from oversight_app.summaries.preparing import prepare_material
from oversight_app.ui.paper_reading import read_paper, with_sections
from oversight_app.ui.paper_reasons import has_reasons, reasons_table
from oversight_app.ui.paper_templates import template_of
from tests.review.making_returns import office


def test_a_table_that_was_kept_is_shown_as_it_was(tmp_path: Path) -> None:
    rows = (Row("all", ("All", Quantity(20))),)
    table = Table("numbers", "Specials", (Column("who", "Who"), Column("many", "How many")), rows)
    with office(tmp_path) as ws:
        material = table_paper(table, as_at=ws.today())
        prepared = prepare_material(ws, TABLE, PaperOrder(TABLE.id), material)
        number = freeze_draft(ws, prepared, "A table", "The office").saved[0]
        read = read_paper(ws, None, number)
        assert (read.paper.id, read.locked, read.problem) == ("table", True, "")
        assert read.document is not None
        assert [str(one.title) for one in read.document.tables()] == ["Specials"]
        # None that is begun can be made of a page from here.
        begun = read_paper(ws, None, whole=False)
        assert "table" not in [one.id for one in begun.papers]


def test_words_of_a_section_that_is_no_more_are_kept() -> None:
    order = PaperOrder("quarterly", sections=(SectionChoice("gone", words="Said"),))
    found = with_sections(order, [("metrics", True)], ("metrics", "Now"))
    assert found.sections == (
        SectionChoice("metrics", words="Now"), SectionChoice("gone", words="Said"),
    )  # fmt: skip


def test_what_a_paper_goes_out_in_spite_of_is_listed_with_its_reasons() -> None:
    order = PaperOrder("quarterly", shown_because="The board asked")
    passed = (Passed("old-data", "A source is old.", "The newest there is"),)
    paper = KeptPaper(1, "Pack", order, "", date(2022, 10, 31), passed=passed)
    assert has_reasons(paper)
    assert [row.cells for row in reasons_table(paper).rows] == [
        ("Small numbers of people are shown", "The board asked"),
        ("A source is old.", "The newest there is"),
    ]
    assert not has_reasons(KeptPaper(2, "Pack", PaperOrder("quarterly"), "", date(2022, 10, 31)))


def test_a_template_has_no_record_and_no_reason() -> None:
    order = PaperOrder("decision", subject="ED-001", shown_because="Asked", handling="Board alone")
    assert template_of(order) == PaperOrder("decision", handling="Board alone")
