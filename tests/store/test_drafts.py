"""What is typed and not saved yet is kept, out of the history, and goes with its saving."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from oversight_app.domain.accountability import Question
from oversight_app.domain.errors import UserProblem
from oversight_app.store import history, records
from oversight_app.store.digests import digest
from oversight_app.store.disposal import dispose
from oversight_app.store.drafts import drafts, drop_draft, keep_draft
from oversight_app.store.workspace import Workspace, open_workspace

DAY = date(2022, 5, 1)
QUESTION = Question(asked="How many?", asked_of="Force", asked_on=DAY)


def test_a_draft_is_no_change_of_the_workspace(small: Workspace) -> None:
    before = digest(small), history.head(small), history.next_undo(small)
    number = keep_draft(small, "question", None, 0, {"asked": "How m"})
    assert keep_draft(small, "question", None, 0, {"asked": "How many"}, number) == number
    (found,) = drafts(small)
    assert (found.kind, found.record_id, found.said) == ("question", None, {"asked": "How many"})
    assert (digest(small), history.head(small), history.next_undo(small)) == before


def test_it_is_there_after_the_workspace_was_opened_again(small_file: Path) -> None:
    with open_workspace(small_file) as workspace:
        keep_draft(workspace, "question", None, 0, {"asked": "How"})
    with open_workspace(small_file) as workspace:
        assert [one.said for one in drafts(workspace)] == [{"asked": "How"}]


_KILLED = """
import os, sys
from oversight_app.store.drafts import keep_draft
from oversight_app.store.workspace import open_workspace
workspace = open_workspace(sys.argv[1])
keep_draft(workspace, "question", None, 0, {"asked": "How"})
print("kept", flush=True)
os.kill(os.getpid(), 9)
"""


@pytest.mark.skipif(os.name == "nt", reason="no kill -9 there")
def test_it_is_there_after_a_kill(small_file: Path) -> None:
    command = [sys.executable, "-c", _KILLED, str(small_file)]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ended.stdout == "kept\n"
    assert ended.returncode == -9
    with open_workspace(small_file) as workspace:
        assert [one.said for one in drafts(workspace)] == [{"asked": "How"}]


def test_saving_its_record_drops_it(small: Workspace) -> None:
    number = keep_draft(small, "question", None, 0, {"asked": "How"})
    other = keep_draft(small, "question", None, 0, {"asked": "Why"})
    records.save(small, QUESTION, draft_id=number)
    assert [one.id for one in drafts(small)] == [other]


def test_a_save_that_is_refused_keeps_it(small: Workspace) -> None:
    number = keep_draft(small, "question", None, 0, {"asked": ""})
    with pytest.raises(UserProblem):
        records.save(small, Question(asked_of="Force", asked_on=DAY), draft_id=number)
    assert [one.id for one in drafts(small)] == [number]


def test_a_late_keystroke_does_not_bring_it_back(small: Workspace) -> None:
    number = keep_draft(small, "question", None, 0, {"asked": "How"})
    records.save(small, QUESTION, draft_id=number)
    assert keep_draft(small, "question", None, 0, {"asked": "How many"}, number) == 0
    assert drafts(small) == ()


def test_what_was_disposed_of_is_not_kept_anew_as_a_draft(small: Workspace) -> None:
    (record,) = records.save(small, QUESTION).saved
    dispose(small, [record], "Office", "By mistake")
    assert keep_draft(small, "question", record, 1, {"asked": "How many?"}) == 0
    assert drafts(small) == ()


def test_what_was_deleted_can_still_be_kept(small: Workspace) -> None:
    (record,) = records.save(small, QUESTION).saved
    records.delete(small, record)
    assert keep_draft(small, "question", record, 1, {"asked": "How many?"})


def test_dropping_it_twice_is_no_fault(small: Workspace) -> None:
    number = keep_draft(small, "question", None, 0, {})
    drop_draft(small, number)
    drop_draft(small, number)
    assert drafts(small) == ()


def test_a_workspace_that_is_only_looked_at_keeps_none(small_file: Path) -> None:
    before = small_file.read_bytes()
    with open_workspace(small_file, for_writing=False) as workspace:
        assert keep_draft(workspace, "question", None, 0, {"asked": "How"}) == 0
        drop_draft(workspace, 1)
    assert small_file.read_bytes() == before


def test_an_unknown_kind_is_a_fault(small: Workspace) -> None:
    with pytest.raises(KeyError):
        keep_draft(small, "case", None, 0, {})
