"""References, numbers of notices and links in tables of records: kept, never used twice, never
taken away."""

from datetime import date
from pathlib import Path

import pytest

from oversight_app.domain.accountability import Action, Question
from oversight_app.domain.decisions import Decision
from oversight_app.domain.errors import UserProblem
from oversight_app.store import history, records
from oversight_app.store.record_importing import keep_table
from oversight_app.store.record_links import links
from oversight_app.store.workspace import Workspace
from tests.imports.records.reading_tables import ASKED, ONE, read, why
from tests.store.making_records import kept, signed


def test_a_number_that_was_never_given_out_is_kept_and_one_that_was_is_not_used_again(
    ws: Workspace, tmp_path: Path
) -> None:
    gone = kept(ws, Question)
    records.delete(ws, gone.id)
    rows = (("Reference", *ASKED), ("Q-007", *ONE), ("Q-001", *ONE), ("M-001", *ONE), ("x", *ONE))
    found = read(ws, Question, tmp_path, *rows)
    assert [row.reference for row in found.added] == ["Q-007"]
    assert found.rejected == (3, 4, 5)
    assert [words for _, _, words in why(found)] == [
        "It was used before, and its record is no longer here. Clear it to add a new record",
        "It is no reference such as Q-001. Clear it to add a new record",
        "It is no reference such as Q-001. Clear it to add a new record",
    ]
    keep_table(ws, Question, found.to_keep)
    assert kept(ws, Question).reference == "Q-008"


def test_a_table_that_was_taken_back_can_be_brought_in_again(ws: Workspace, tmp_path: Path) -> None:
    rows = (("Reference", *ASKED), ("Q-007", *ONE))
    keep_table(ws, Question, read(ws, Question, tmp_path, *rows).to_keep)
    history.undo(ws)
    found = read(ws, Question, tmp_path, *rows)
    assert ([row.reference for row in found.added], found.rejected) == (["Q-007"], ())
    keep_table(ws, Question, found.to_keep)
    assert [one.reference for one in records.read(ws, Question)] == ["Q-007"]
    assert kept(ws, Question).reference == "Q-008"


def test_a_reference_twice_is_rejected_the_second_time(ws: Workspace, tmp_path: Path) -> None:
    kept(ws, Question)
    rows = (("Reference", "Asked of"), ("Q-001", "The panel"), ("Q-001", "The force"))
    found = read(ws, Question, tmp_path, *rows)
    assert (len(found.changed), why(found)) == (
        1, [(3, "Reference", "Row 2 has the same reference")],
    )  # fmt: skip


def test_a_slip_of_the_hand_does_not_use_up_the_numbers(ws: Workspace, tmp_path: Path) -> None:
    found = read(ws, Question, tmp_path, ("Reference", *ASKED), ("Q-2022001", *ONE))
    assert found.rejected == (2,)


def test_links_are_made_once_and_never_taken_away(ws: Workspace, tmp_path: Path) -> None:
    kept(ws, Question)
    task = kept(ws, Action)
    head = ("Reference", "Links")
    cell = "follows from Q-001; about scheme Special Constabulary\nabout specials-strength"
    found = read(ws, Action, tmp_path, head, ("A-001", cell))
    assert why(found)[0][1] == "Links"
    cell = "Follows Q-001; About specials; about figure specials-strength"
    found = read(ws, Action, tmp_path, head, ("A-001", cell))
    assert found.changed[0].changed == ("Links",)
    keep_table(ws, Action, found.to_keep)
    assert len(links(ws, task.id)) == 3
    assert read(ws, Action, tmp_path, head, ("A-001", cell)).unchanged == 1
    assert read(ws, Action, tmp_path, head, ("A-001", "")).unchanged == 1
    assert len(links(ws, task.id)) == 3


def test_rows_of_one_table_may_link_to_each_other(ws: Workspace, tmp_path: Path) -> None:
    found = read(
        ws, Question, tmp_path, ("Reference", *ASKED, "Links"),
        ("Q-001", *ONE, "replaces Q-002"), ("Q-002", *ONE, ""),
    )  # fmt: skip
    keep_table(ws, Question, found.to_keep)
    one, two = records.read(ws, Question)
    assert [(link.from_id, link.to_id) for link in links(ws)] == [(one.id, two.id)]


def test_a_link_to_what_is_not_here_yet_is_left_out_and_made_later(
    ws: Workspace, tmp_path: Path
) -> None:
    rows = (("Reference", *ASKED, "Links"), ("Q-001", *ONE, "follows A-001; about import 9"))
    found = read(ws, Question, tmp_path, *rows)
    assert [one.what for one in found.left_out] == ["“follows A-001”", "“about import 9”"]
    keep_table(ws, Question, found.to_keep)
    kept(ws, Action)
    later = read(ws, Question, tmp_path, *rows)
    assert later.changed[0].changed == ("Links",)


def test_a_loop_of_links_stops_the_whole_table(ws: Workspace, tmp_path: Path) -> None:
    found = read(
        ws, Question, tmp_path, ("Reference", *ASKED, "Links"),
        ("Q-001", *ONE, "replaces Q-002"), ("Q-002", *ONE, "replaces Q-001"),
    )  # fmt: skip
    with pytest.raises(UserProblem, match=r"Row 3 can’t be kept.*loop"):
        keep_table(ws, Question, found.to_keep)
    assert records.read(ws, Question) == ()
    assert history.next_undo(ws) is None


def test_a_signed_decision_stays_as_it_was_signed(ws: Workspace, tmp_path: Path) -> None:
    signed(ws)
    found = read(ws, Decision, tmp_path, ("Reference", "Reasons"), ("D-001", "Other reasons"))
    assert "can’t change any more" in why(found)[0][2]


def test_numbers_of_notices_are_kept_and_go_on_from_there(ws: Workspace, tmp_path: Path) -> None:
    head = ("Number", "Title", "Proposed on", "Options considered", "Reasons", "Signed by",
            "State", "Signed on")  # fmt: skip
    row = ("2021/014", "Pay", "1 March 2021", "A", "B", "The Commissioner", "Signed", "2 May 2021")
    keep_table(ws, Decision, read(ws, Decision, tmp_path, head, row).to_keep)
    assert records.read(ws, Decision)[0].notice == "2021/014"
    later = signed(ws, proposed_on=date(2021, 3, 1), signed_on=date(2021, 6, 1))
    assert later.notice == "2021/015"
    other = ("2021/014", "Spend", *row[2:])
    with pytest.raises(UserProblem, match=r"Row 2 can’t be kept.*no number is used again"):
        keep_table(ws, Decision, read(ws, Decision, tmp_path, head, other).to_keep)
