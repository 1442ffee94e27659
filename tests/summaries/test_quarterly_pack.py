"""The quarterly pack: two pages and an annex, of the very answers that the pages show."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from oversight_app.domain.errors import UserProblem
from oversight_app.domain.observations import Provenance
from oversight_app.domain.papers import PaperOrder, SectionChoice
from oversight_app.domain.periods import Period, PeriodKind
from oversight_app.domain.wording import Quantity
from oversight_app.review.activity import ActivitySelection, answer
from oversight_app.review.custody import CustodySelection, custody
from oversight_app.store.workspace import Workspace, open_workspace
from oversight_app.summaries.document import ChartBlock, Heading, TableBlock
from oversight_app.summaries.papers import Material, Part, compose
from oversight_app.summaries.pdf import pdf_bytes
from oversight_app.summaries.plain_text import as_text
from oversight_app.summaries.preparing import prepare
from oversight_app.summaries.quarterly_pack import QUARTERLY, build
from tests.summaries.golden_text import reads_as_kept

SUMMER = Period.parse("2022-23-Q2", PeriodKind.QUARTER)
"""July to September 2022."""
SPRING = Period.parse("2021-22-Q4", PeriodKind.QUARTER)
ORDER = PaperOrder("quarterly", SUMMER)


@pytest.fixture(scope="module")
def sample(sample_file: Path) -> Iterator[Workspace]:
    with open_workspace(sample_file, for_writing=False) as ws:
        yield ws


@pytest.fixture(scope="module")
def material(sample: Workspace) -> Material:
    return build(sample, ORDER)


@pytest.fixture
def empty(empty_office_file: Path, tmp_path: Path) -> Iterator[Workspace]:
    with open_workspace(shutil.copy(empty_office_file, tmp_path / "w.oversight")) as ws:
        yield ws


def part(material: Material, section: str) -> Part:
    return next(one for one in material.parts if one.section == section)


def table(of: Part, table_id: str) -> TableBlock:
    found = [b for b in of.blocks if isinstance(b, TableBlock) and b.table.id == table_id]
    assert found, f"{of.section} has no table {table_id}"
    return found[0]


def headings(ws: Workspace, order: PaperOrder, material: Material) -> list[str]:
    document = compose(ws, QUARTERLY, order, material)
    return [str(b.text) for b in document.blocks if isinstance(b, Heading) and b.level == 1]


@pytest.mark.parametrize("period", [SUMMER, SPRING], ids=str)
def test_the_whole_pack_reads_as_it_was_read_and_kept(sample: Workspace, period: Period) -> None:
    prepared = prepare(sample, replace(ORDER, period=period))
    text = as_text(prepared.document)
    history = prepared.document.history_head
    reads_as_kept(f"quarterly-{period}", text.replace(history, "HEAD"))


def test_of_no_period_it_is_of_the_last_whole_quarter(sample: Workspace) -> None:
    """The review date of the sample is 31 October 2022."""
    found = build(sample, PaperOrder("quarterly"))
    assert str(found.subtitle) == (
        "Quarterly summary to 30 September 2022, for the Police and Crime Panel"
    )
    assert found.as_at == SUMMER.last_day


def test_figures_are_those_of_the_pages(sample: Workspace, material: Material) -> None:
    page = answer(sample, ActivitySelection(period_kind=SUMMER.kind, period=SUMMER.index))
    shown = table(part(material, "volunteer-activity"), "activity-schemes").table
    place = next(i for i, one in enumerate(page.schemes.columns) if one.key == "hours")
    mine = next(i for i, one in enumerate(shown.columns) if one.key == "hours")
    assert [row.cells[mine] for row in shown.rows] == [
        row.cells[place] for row in page.schemes.rows
    ]
    visits = custody(sample, CustodySelection(SUMMER.kind, SUMMER.index))
    suites = table(part(material, "custody-visiting"), "custody-suites").table
    assert [row.cells[1] for row in suites.rows] == [row.cells[1] for row in visits.suites.rows]
    # As listed by hand from the sample's return of July to September 2022.
    matrix = table(part(material, "metrics"), "metric-matrix").table
    hours = next(row for row in matrix.rows if row.key == "hours/specials///")
    assert isinstance(hours.cells[3], Quantity)
    assert str(hours.cells[3]) == "9,059"


def test_a_section_is_left_out_moved_and_given_own_words(
    sample: Workspace, material: Material
) -> None:
    assert headings(sample, ORDER, material)[:3] == ["Key points", "What changed", "Measures"]
    assert "Outside groups" not in headings(sample, ORDER, material)
    order = replace(
        ORDER,
        sections=(
            SectionChoice("custody-visiting", words="Visitors were thanked.\n\nTwice."),
            SectionChoice("outside-groups"),
            SectionChoice("key-points", included=False),
            SectionChoice("definitions", included=False),
        ),
    )
    found = headings(sample, order, material)
    assert found[:2] == ["Custody visiting", "Outside groups"]
    assert "Key points" not in found
    assert found[-1] == "Definitions and sources", "always there, and last"
    text = as_text(compose(sample, QUARTERLY, order, material))
    said = text.index("Visitors were thanked.")
    assert text.index("Custody visiting") < said < text.index("38 of 40 visits planned")


def test_the_pack_of_an_empty_workspace_says_what_is_missing(empty: Workspace) -> None:
    """The published figures are in every workspace; no return and no record is."""
    prepared = prepare(empty, PaperOrder("quarterly"))
    text = as_text(prepared.document)
    assert "No return of volunteer activity is here for July to September 2022." in text
    assert "No form of a custody visit is here for July to September 2022." in text
    assert "No list that says who is in date is here for July to September 2022." in text
    assert "Wiltshire has 13.6 Specials per 100 officers" in text
    assert not prepared.document.sample
    assert pdf_bytes(prepared.document)


def test_a_quarter_before_the_returns_holds_none_of_their_figures(sample: Workspace) -> None:
    """The sample's returns begin later; the page would show the nearest quarter."""
    early = Period.parse("2012-13-Q4", PeriodKind.QUARTER)
    found = build(sample, replace(ORDER, period=early))
    text = as_text(compose(sample, QUARTERLY, replace(ORDER, period=early), found))
    assert "No return of volunteer activity is here for January to March 2013." in text
    assert "2022-23" not in text
    rate = part(found, "special-constabulary")
    assert rate.state == "Published to 31 March 2013"


def test_a_quarter_to_come_is_refused(sample: Workspace) -> None:
    ahead = Period.parse("2023-24-Q1", PeriodKind.QUARTER)
    with pytest.raises(UserProblem, match="Nothing was written"):
        build(sample, replace(ORDER, period=ahead))


def test_each_section_says_what_is_in_it_and_where_it_comes_from(material: Material) -> None:
    assert [one.section for one in material.parts] == [one.id for one in QUARTERLY.sections]
    assert all(one.state for one in material.parts)
    assert part(material, "special-constabulary").provenance is Provenance.PUBLISHED
    assert part(material, "volunteer-activity").provenance is Provenance.SAMPLE
    assert part(material, "what-changed").state == "1 better, 3 worse"
    sources = part(material, "definitions").sources
    assert {"Home Office"} < {one.publisher for one in sources}
    assert not material.row_level


def test_what_only_the_maker_knows_is_a_concern(material: Material) -> None:
    """A duty log of September is late, and one month of it was sent again."""
    found = {one.check: one for one in part(material, "attention").concerns}
    assert str(found["missing-returns"].words) == (
        "One return for July to September 2022 is not here."
    )
    assert found["revised"].go_to == "data/quality"


def test_every_chart_has_its_table_and_says_what_it_shows(
    sample: Workspace, material: Material
) -> None:
    document = compose(sample, QUARTERLY, ORDER, material)
    charts = [block for block in document.walk() if isinstance(block, ChartBlock)]
    assert len(charts) == 6
    assert all(one.table.rows and str(one.chart.alt) for one in charts)


def test_no_volunteer_is_listed_by_reference(sample: Workspace, material: Material) -> None:
    from oversight_app.store import volunteers

    text = as_text(compose(sample, QUARTERLY, ORDER, material))
    references = {one.reference for one in volunteers.as_at(sample, SUMMER.last_day)}
    assert len(references) > 200
    assert not [one for one in references if one in text]


@pytest.mark.parametrize("period", [SUMMER, SPRING], ids=str)
def test_what_the_commissioner_reads_are_two_pages(sample: Workspace, period: Period) -> None:
    made = pdf_bytes(prepare(sample, replace(ORDER, period=period)).document)
    pages = [page.extract_text() for page in PdfReader(BytesIO(made)).pages]
    assert "Key points" in pages[0]
    assert "Measures" in pages[1]
    assert "Needs attention" in pages[1]
    assert "Decisions" in pages[1]
    assert "43 forces" in pages[2], "the annex begins on the third page"
