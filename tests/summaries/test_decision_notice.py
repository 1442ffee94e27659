"""Decision notices: what is published of a decision, and what keeps one from leaving."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from oversight_app.domain.decisions import Decision
from oversight_app.domain.errors import UserProblem
from oversight_app.domain.papers import PaperOrder
from oversight_app.store import records
from oversight_app.store.workspace import Workspace, open_workspace
from oversight_app.summaries.plain_text import as_text
from oversight_app.summaries.preparing import Prepared, prepare
from tests.summaries.golden_text import reads_as_kept


@pytest.fixture(scope="module")
def sample(sample_file: Path) -> Iterator[Workspace]:
    with open_workspace(sample_file, for_writing=False) as ws:
        yield ws


@pytest.fixture
def office(empty_office_file: Path, tmp_path: Path) -> Iterator[Workspace]:
    with open_workspace(shutil.copy(empty_office_file, tmp_path / "w.oversight")) as ws:
        yield ws


def notice(ws: Workspace, subject: str) -> Prepared:
    return prepare(ws, PaperOrder("decision", subject=subject))


def kept(ws: Workspace, **said: object) -> Prepared:
    decision = Decision(id=0, name="Grant", proposed_on=date(2022, 1, 5))
    records.save(ws, replace(decision, **said))  # type: ignore[arg-type]
    return notice(ws, "D-001")


def words(paper: Prepared, check: str) -> list[str]:
    return [str(one.words) for one in paper.concerns if one.check == check]


def test_the_whole_text_reads_as_it_did(sample: Workspace) -> None:
    reads_as_kept("decision-ED-001", as_text(notice(sample, "ED-001").document))


def test_it_says_whose_choice_working_with_a_group_is(sample: Workspace) -> None:
    text = as_text(notice(sample, "ED-001").document)
    assert "Working with a group is an operational choice of the chief constable." in text
    assert "The Commissioner’s position: Signpost to report" in text
    assert "Decision 2021/002, signed 24 November 2021" in text


def test_each_gate_that_is_not_met_is_told_with_the_record_to_open(sample: Workspace) -> None:
    gates = [one for one in notice(sample, "ED-001").concerns if one.check == "gates"]
    assert len(gates) == 3
    assert {(one.go_to, one.weight.value, one.section) for one in gates} == {
        ("ED-001", "warns", "gates")
    }


def test_what_is_signed_says_the_office_s_own_words_of_its_gates(sample: Workspace) -> None:
    """The boundary assessment of October 2022 was not before the Commissioner in November 2021."""
    assert "19 October 2022" not in as_text(notice(sample, "ED-001").document)


def test_a_claim_is_quoted_by_its_own_wording_alone(sample: Workspace) -> None:
    text = as_text(notice(sample, "ED-001").document)
    assert "CL-004: In 2016, evidence from outside groups was reported in 114 of 259" in text


def test_a_draft_is_marked_so_and_stopped(sample: Workspace) -> None:
    paper = notice(sample, "ED-002")
    assert "Draft: not signed" in str(paper.document.subtitle)
    assert "Draft: not signed. It is not a decision yet." in as_text(paper.document)
    assert paper.stopped
    (stop,) = [one for one in paper.concerns if one.weight == "stops"]
    assert stop.go_to == "ED-002"


def test_every_field_that_the_notice_lacks_is_a_line_of_the_check(office: Workspace) -> None:
    paper = kept(office, summary="A grant.", legal="Section 1.")
    # All thirteen that a notice must have, but the two that are there.
    assert len(words(paper, "notice")) == 11
    assert "The notice of D-001 does not say: reasons." in words(paper, "notice")
    text = as_text(paper.document)
    assert "Financial: Not said in the record." in text
    assert "The three gates" not in text


def test_that_it_is_withheld_is_itself_recorded(office: Workspace) -> None:
    text = as_text(kept(office, classification="official-sensitive").document)
    assert "Withheld as OFFICIAL-SENSITIVE. That it is withheld is recorded here." in text


def test_an_unknown_decision_is_told(sample: Workspace) -> None:
    with pytest.raises(UserProblem, match=r"There is no record “D-999”\. Nothing was written"):
        notice(sample, "D-999")
    with pytest.raises(UserProblem, match="an engagement decision or a decision"):
        notice(sample, "")
