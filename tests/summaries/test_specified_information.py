"""Specified Information: what was decided, visited and met in a period, and what is missing."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from oversight_app.domain.accountability import Meeting
from oversight_app.domain.decisions import Decision, Publication
from oversight_app.domain.findings import Table
from oversight_app.domain.papers import PaperOrder, SectionChoice
from oversight_app.domain.periods import Period, PeriodKind
from oversight_app.domain.record_kinds import Link, Relation
from oversight_app.domain.recorded import Recorded
from oversight_app.store import record_links, records
from oversight_app.store.workspace import Workspace, open_workspace
from oversight_app.summaries.document import TableBlock
from oversight_app.summaries.plain_text import as_text
from oversight_app.summaries.preparing import Prepared, prepare
from oversight_app.summaries.words import cell_words
from tests.summaries.golden_text import reads_as_kept

QUARTER = Period.parse("2021-22-Q4", PeriodKind.QUARTER)
"""January to March 2022."""


@pytest.fixture(scope="module")
def sample(sample_file: Path) -> Iterator[Workspace]:
    with open_workspace(sample_file, for_writing=False) as ws:
        yield ws


@pytest.fixture
def office(empty_office_file: Path, tmp_path: Path) -> Iterator[Workspace]:
    with open_workspace(shutil.copy(empty_office_file, tmp_path / "w.oversight")) as ws:
        yield ws


def made(ws: Workspace, *sections: SectionChoice) -> Prepared:
    order = PaperOrder("specified-information", period=QUARTER, sections=sections)
    return prepare(ws, order)


def keep(ws: Workspace, *found: Recorded) -> None:
    for one in found:
        records.save(ws, one)


def decision(name: str, signed: date, **said: object) -> Decision:
    one = Decision(
        id=0, name=name, proposed_on=date(2021, 12, 1), state="signed", signed_on=signed,
        options="None\nThis", reasons="Why.", signatory="Commissioner", public_interest="yes",
    )  # fmt: skip
    return replace(one, **said)  # type: ignore[arg-type]


def table(paper: Prepared, wanted: str) -> Table:
    blocks = [b for b in paper.document.walk() if isinstance(b, TableBlock)]
    return next(b.table for b in blocks if b.table.id == wanted)


def told(paper: Prepared) -> list[tuple[str, str, str]]:
    return [
        (one.section, str(one.words), one.go_to)
        for one in paper.concerns
        if one.check == "specified"
    ]


def test_the_whole_text_reads_as_it_did(sample: Workspace) -> None:
    reads_as_kept("specified-information-2021-22-Q4", as_text(made(sample).document))


def test_without_a_period_it_is_of_the_last_whole_quarter(sample: Workspace) -> None:
    """The sample's day is 31 October 2022."""
    document = prepare(sample, PaperOrder("specified-information")).document
    assert document.as_at == date(2022, 9, 30)
    assert "July to September 2022" in str(document.subtitle)


def test_decisions_of_the_period_that_are_of_public_interest_are_listed(
    office: Workspace,
) -> None:
    keep(
        office,
        decision("Before", date(2021, 12, 31)),
        decision("First day", date(2022, 1, 1)),
        decision("Not said", date(2022, 2, 1), public_interest=""),
        decision("Of none", date(2022, 2, 2), public_interest="no"),
        decision("Last day", date(2022, 3, 31)),
        decision("After", date(2022, 4, 1)),
    )
    rows = table(made(office), "public-decisions").rows
    assert sorted(cell_words(row.cells[1]) for row in rows) == ["First day", "Last day", "Not said"]


def test_what_a_decision_lacks_is_told_with_the_record_to_open(office: Workspace) -> None:
    keep(office, decision("Grant", date(2022, 2, 1), public_interest=""))
    said = told(made(office))
    assert (
        "decisions", "D-001 (2022/001) is signed and not published.", "D-001",
    ) in said  # fmt: skip
    assert any("of significant public interest" in words for _, words, _ in said)
    assert any(words.startswith("The notice of D-001 (2022/001) misses") for _, words, _ in said)


def test_where_a_decision_is_published_stands_beside_it(office: Workspace) -> None:
    keep(
        office,
        decision("Grant", date(2022, 2, 1), published_on=date(2022, 2, 3)),
        Publication(
            id=0, name="Notice", item="decisions", location="https://office.example/1",
            published_on=date(2022, 2, 3),
        ),
    )  # fmt: skip
    (one,), (out,) = records.read(office, Decision), records.read(office, Publication)
    record_links.add_link(office, Link(out.id, Relation.PUBLISHES, one.id))
    (row,) = table(made(office), "public-decisions").rows
    assert [cell_words(cell) for cell in row.cells[3:]] == [
        "1 February 2022", "3 February 2022", "https://office.example/1",
    ]  # fmt: skip


def test_public_meetings_say_which_minutes_are_missing(office: Workspace) -> None:
    keep(
        office,
        Meeting(id=0, name="Open", held_on=date(2022, 2, 1), in_public=True, agenda="One\nTwo",
                minutes="https://office.example/m"),
        Meeting(id=0, name="Bare", held_on=date(2022, 3, 1), in_public=True),
        Meeting(id=0, name="Closed", held_on=date(2022, 3, 2)),
    )  # fmt: skip
    paper = made(office)
    assert [
        [cell_words(row.cells[place]) for place in (1, 3, 5)]
        for row in table(paper, "public-meetings").rows
    ] == [["Open", "One; Two", "https://office.example/m"], ["Bare", "Missing", "Missing"]]
    assert [one for one in told(paper) if one[0] == "meetings"] == [
        ("meetings", "M-002 of 1 March 2022 has no agenda.", "M-002"),
        ("meetings", "The minutes of M-002 of 1 March 2022 are not published.", "M-002"),
    ]


def test_an_empty_office_is_told_all_that_it_lacks(office: Workspace) -> None:
    said = told(made(office))
    assert {section for section, _, _ in said} == {
        "custody-arrangements", "custody-figures", "published",
    }  # fmt: skip
    # Seven items of the Order concern volunteers.
    assert len([one for one in said if one[0] == "published"]) == 7


def test_the_office_s_own_words_are_its_arrangements(office: Workspace) -> None:
    own = SectionChoice("custody-arrangements", words="Twelve visitors, two suites, weekly.")
    paper = made(office, own)
    assert "Twelve visitors, two suites, weekly." in as_text(paper.document)
    assert "custody-arrangements" not in {section for section, _, _ in told(paper)}


def test_issues_raised_by_visitors_stay_in_the_office(sample: Workspace) -> None:
    """They are free text about a suite, and at times about one detainee."""
    assert "custody-issues" not in {one.id for one in made(sample).document.tables()}
