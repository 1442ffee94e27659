"""The claim check on paper: the claim as quoted, what it rests on, and what may not be said."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from oversight_app.domain.claims import Claim
from oversight_app.domain.errors import UserProblem
from oversight_app.domain.papers import PaperOrder, SectionChoice
from oversight_app.store import records
from oversight_app.store.workspace import Workspace, open_workspace
from oversight_app.summaries.document import ChartBlock, KeyFigures, TableBlock
from oversight_app.summaries.pdf import page_pictures
from oversight_app.summaries.plain_text import as_text
from oversight_app.summaries.preparing import Prepared, prepare
from oversight_app.summaries.words import cell_words
from tests.summaries.golden_text import reads_as_kept


@pytest.fixture(scope="module")
def sample(sample_file: Path) -> Iterator[Workspace]:
    with open_workspace(sample_file, for_writing=False) as ws:
        yield ws


@pytest.fixture
def office(empty_office_file: Path, tmp_path: Path) -> Iterator[Workspace]:
    with open_workspace(shutil.copy(empty_office_file, tmp_path / "w.oversight")) as ws:
        yield ws


def kept(ws: Workspace, **said: object) -> Prepared:
    claim = Claim(
        id=0, name="Short", wording="They used it in 3 of 12 cases.", quoted_by="A member",
        quoted_on=date(2022, 2, 1), source="Gazette",
    )  # fmt: skip
    claim = replace(claim, **said)  # type: ignore[arg-type]
    records.save(ws, claim)
    return prepare(ws, PaperOrder("claim", subject="CL-001"))


def test_the_whole_text_reads_as_it_did(sample: Workspace) -> None:
    paper = prepare(sample, PaperOrder("claim", subject="CL-004"))
    reads_as_kept("claim-CL-004", as_text(paper.document))


def test_the_claim_is_word_for_word_with_its_sum_and_interval(sample: Workspace) -> None:
    paper = prepare(sample, PaperOrder("claim", subject="cl-004"))
    text = as_text(paper.document)
    # The newspaper report of 2017; Wilson's interval of 114 of 259 is 38.1% to 50.1%.
    assert "“In 2016, paedophile hunters' evidence was used in court on 114 occasions" in text
    assert "114 ÷ 259 is 44.0%" in text
    assert "38.1% to 50.1%" in text
    assert "Does not follow" in text
    figures = next(b for b in paper.document.walk() if isinstance(b, KeyFigures))
    assert [str(one.value) for one in figures.figures] == ["44.0%", "114", "259"]


def test_all_ten_checks_and_the_chart_of_versions_are_in_it(sample: Workspace) -> None:
    document = prepare(sample, PaperOrder("claim", subject="CL-004")).document
    tables = {b.table.id: b.table for b in document.walk() if isinstance(b, TableBlock)}
    assert [cell_words(row.cells[0]) for row in tables["claim-checks"].rows] == [
        "Arithmetic", "Source", "Denominator", "Definition", "Place and time", "Coverage",
        "Conviction", "Counted twice", "Failures", "Who gains",
    ]  # fmt: skip
    charts = [b for b in document.walk() if isinstance(b, ChartBlock)]
    assert len(charts) == 1
    assert len(charts[0].table.rows) == 3


def test_it_fits_on_two_pages(sample: Workspace) -> None:
    document = prepare(sample, PaperOrder("claim", subject="CL-004")).document
    assert len(page_pictures(document, per_inch=20)) <= 2


def test_sections_are_in_the_office_s_order_with_its_words(sample: Workspace) -> None:
    order = PaperOrder(
        "claim",
        subject="CL-004",
        sections=(
            SectionChoice("quote", words="Use this alone."),
            SectionChoice("checks", included=False),
        ),
    )
    text = as_text(prepare(sample, order).document)
    assert text.index("Wording to quote") < text.index("Use this alone.") < text.index("The figure")
    assert "What was checked" not in text


def test_a_claim_that_nobody_judged_stops_the_paper(office: Workspace) -> None:
    paper = kept(office)
    assert paper.stopped
    (stop,) = [one for one in paper.concerns if one.weight == "stops"]
    assert (str(stop.words), stop.go_to) == ("CL-001 is not judged yet.", "CL-001")


def test_a_claim_without_figures_still_makes_a_paper(office: Workspace) -> None:
    text = as_text(kept(office, verdict="anecdotal", checked_by="Head",
                        checked_on=date(2022, 3, 1)).document)  # fmt: skip
    assert "No counts are given that a share could be made of." in text
    assert "No conclusion drawn from it is recorded." in text


@pytest.mark.parametrize(
    ("subject", "says"),
    [
        ("CL-099", "There is no record “CL-099”. Nothing was written. There are: CL-001"),
        ("", "Say which record the paper is about: a claim. Nothing was written"),
        ("ED-001", "ED-001 is an engagement decision, and this paper is about a claim"),
    ],
)
def test_an_unknown_subject_is_told_with_those_there_are(
    sample: Workspace, subject: str, says: str
) -> None:
    with pytest.raises(UserProblem, match=says):
        prepare(sample, PaperOrder("claim", subject=subject))


def test_an_office_without_claims_is_told_so(office: Workspace) -> None:
    with pytest.raises(UserProblem, match="None has been recorded yet"):
        prepare(office, PaperOrder("claim", subject="CL-001"))
