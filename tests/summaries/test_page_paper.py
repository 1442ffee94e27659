"""What a page shows, and any of its tables, as a paper like the others."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from oversight_app.domain.errors import UserProblem
from oversight_app.domain.findings import Column, Finding, Row, Table
from oversight_app.domain.observations import Provenance
from oversight_app.domain.papers import Marking, PaperOrder, SectionChoice
from oversight_app.domain.wording import Sentence
from oversight_app.review.activity import answer
from oversight_app.review.activity_selection import ActivitySelection
from oversight_app.review.claims import claim_check
from oversight_app.review.currency import currency
from oversight_app.review.custody import CustodySelection, custody
from oversight_app.review.decisions import decisions_finding, register
from oversight_app.review.meetings import meetings, meetings_finding
from oversight_app.review.objectives import objectives
from oversight_app.review.people import people
from oversight_app.review.publication import publication
from oversight_app.review.risks import risks
from oversight_app.review.selection import Selection
from oversight_app.review.specials import compare
from oversight_app.store import records
from oversight_app.store.workspace import Workspace, open_workspace
from oversight_app.summaries.document import ChartBlock, Heading, TableBlock
from oversight_app.summaries.page_paper import PAGE, TABLE, page_paper, table_paper
from oversight_app.summaries.pdf import pdf_bytes
from oversight_app.summaries.plain_text import as_text
from oversight_app.summaries.preparing import Prepared, prepare, prepare_material
from oversight_app.summaries.xlsx import xlsx_bytes
from tests.summaries import making

DAY = date(2022, 10, 31)


@pytest.fixture(scope="module")
def sample(sample_file: Path) -> Iterator[Workspace]:
    with open_workspace(sample_file, for_writing=False) as ws:
        yield ws


def of_page(ws: Workspace, findings: Finding | list[Finding], **said: object) -> Prepared:
    material = page_paper(findings, as_at=DAY, **said)  # type: ignore[arg-type]
    order = PaperOrder(PAGE.id, shown_because="To be read beside the page")
    return prepare_material(ws, PAGE, order, material)


def claim(ws: Workspace) -> Finding:
    record = records.by_reference(ws, "CL-004")
    assert record is not None
    return claim_check(ws, record.id).finding


PAGES: dict[str, Callable[[Workspace], Finding]] = {
    "specials": lambda ws: compare(ws, Selection()).finding,
    "activity": lambda ws: answer(ws, ActivitySelection()).finding,
    "people": lambda ws: people(ws).finding,
    "currency": lambda ws: currency(ws).finding,
    "risks": lambda ws: risks(ws).finding,
    "objectives": lambda ws: objectives(ws).finding,
    "custody": lambda ws: custody(ws, CustodySelection()).finding,
    "claims": claim,
    "decisions": lambda ws: decisions_finding(register(ws)),
    "meetings": lambda ws: meetings_finding(meetings(ws)),
    "publication": lambda ws: publication(ws).finding,
}


@pytest.mark.parametrize("page", PAGES)
def test_every_page_can_be_written_with_its_sentence_and_where_it_is_from(
    sample: Workspace, page: str
) -> None:
    finding = PAGES[page](sample)
    document = of_page(sample, finding).document
    assert document.title == finding.question
    text = as_text(document)
    assert "Method and sources" in text
    assert str(finding.headline) in text
    assert len([b for b in document.walk() if isinstance(b, ChartBlock)]) == len(finding.charts)
    assert document.provenance is finding.provenance
    assert pdf_bytes(document).startswith(b"%PDF")
    assert xlsx_bytes(document).startswith(b"PK")


def test_small_numbers_of_a_page_are_hidden_as_in_any_paper(sample: Workspace) -> None:
    """The sample has 2 detainees unaccounted for, 1 in each of two suites, July to September."""
    material = page_paper(PAGES["custody"](sample), as_at=DAY)
    prepared = prepare_material(sample, PAGE, PaperOrder(PAGE.id), material)
    assert prepared.hidden
    assert "[c]" in as_text(prepared.document)


def test_two_findings_stand_under_their_questions(sample: Workspace) -> None:
    findings = [PAGES["decisions"](sample), PAGES["publication"](sample)]
    document = of_page(sample, findings, title="Accountability").document
    headings = [str(b.text) for b in document.walk() if isinstance(b, Heading)]
    assert headings.count("What was decided, and is it published?") == 2
    assert headings.count("What has to be published, and is it in date?") == 2
    assert document.title == "Accountability"


def test_a_section_can_be_left_out_but_not_where_it_comes_from(sample: Workspace) -> None:
    material = page_paper(PAGES["decisions"](sample), as_at=DAY)
    out = tuple(SectionChoice(one.id, included=False) for one in PAGE.sections)
    order = PaperOrder(PAGE.id, sections=out)
    document = prepare_material(sample, PAGE, order, material).document
    assert not [b for b in document.walk() if isinstance(b, TableBlock)]
    assert "Definition: Decisions that were signed" in as_text(document)


PEOPLE = Table(
    "anything", "People, 31 October 2022", (Column("reference", "Reference"),),
    (Row("1", ("V-0001",)),),
)  # fmt: skip


def test_a_list_of_people_is_marked_sensitive_whatever_was_ordered(sample: Workspace) -> None:
    order = PaperOrder(TABLE.id, marking=Marking.OFFICIAL)
    material = table_paper(PEOPLE, as_at=DAY, row_level=True)
    document = prepare_material(sample, TABLE, order, material).document
    assert document.marking is Marking.OFFICIAL_SENSITIVE


def test_the_list_behind_a_count_is_one_of_people_whoever_asks() -> None:
    listed = Table("currency-people", "Vetting", PEOPLE.columns, PEOPLE.rows)
    assert table_paper(listed, as_at=DAY).row_level
    assert not table_paper(PEOPLE, as_at=DAY).row_level


def test_a_table_alone_says_its_day_its_origin_and_that_it_is_sample_data(
    sample: Workspace,
) -> None:
    material = table_paper(
        PEOPLE, as_at=DAY, origin=(("Source", "The list of 3 October"), ("Rows", "")),
        provenance=Provenance.SAMPLE,
    )  # fmt: skip
    document = prepare_material(sample, TABLE, PaperOrder(TABLE.id), material).document
    assert document.title == "People"
    assert document.sample
    text = as_text(document)
    assert "As at 31 October 2022" in text
    assert "Source: The list of 3 October" in text
    assert "Rows:" not in text


def test_caveats_that_read_alike_are_said_once() -> None:
    finding = making.comparison().finding
    material = page_paper([finding, finding], as_at=DAY)
    (part,) = [one for one in material.parts if one.section == "bear-in-mind"]
    (block,) = part.blocks
    said = [str(one) for one in block.items]  # type: ignore[union-attr]
    assert len(said) == len(set(said)) == len(set(map(str, finding.caveats)))


def test_a_page_or_table_can_not_be_asked_for_without_the_page(sample: Workspace) -> None:
    with pytest.raises(UserProblem, match="no paper called “page”"):
        prepare(sample, PaperOrder("page"))
    with pytest.raises(UserProblem, match="made from what a page shows"):
        PAGE.build(sample, PaperOrder("page"))
    with pytest.raises(ValueError, match="at least one finding"):
        page_paper([], as_at=DAY)


def test_words_stay_sentences_so_that_numbers_can_be_hidden() -> None:
    material = page_paper(making.comparison().finding, as_at=DAY)
    assert isinstance(material.parts[0].blocks[0].text, Sentence)  # type: ignore[union-attr]
