"""What was done since somebody looked: grouped, in plain words, without what was taken back."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from oversight_app.domain.accountability import Action
from oversight_app.review.since_looked import Looked, done_words, newest_entry, since_looked
from oversight_app.store import history, records
from oversight_app.store.workspace import Workspace
from tests.review.making_returns import OCTOBER, bring, duty, office

DAY = date(2022, 10, 3)


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    with office(tmp_path) as made:
        yield made


def told(ws: Workspace, looked: int) -> list[tuple[str, str, int]]:
    found = since_looked(ws, Looked(looked, datetime.now(UTC)))
    assert found.newest == newest_entry(ws)
    return [(one.words, one.go, one.count) for one in found.entries]


def add(ws: Workspace, task: str) -> None:
    records.save(ws, Action(task=task, owner="Training lead", set_on=DAY, due=DAY))


def test_nothing_was_done_since(ws: Workspace) -> None:
    assert told(ws, newest_entry(ws)) == []


def test_the_same_act_is_told_once_with_its_number(ws: Workspace) -> None:
    seen = newest_entry(ws)
    for number in range(4):
        add(ws, f"Task {number}")
    assert told(ws, seen) == [("4 actions were added", "accountability/actions", 4)]
    # Who saw three of them is told of the fourth.
    assert told(ws, newest_entry(ws) - 1) == [("An action was added", "accountability/actions", 1)]


def test_what_was_taken_back_is_left_out_until_it_is_done_again(ws: Workspace) -> None:
    seen = newest_entry(ws)
    add(ws, "One")
    add(ws, "Two")
    history.undo(ws)
    assert told(ws, seen) == [("An action was added", "accountability/actions", 1)]
    history.redo(ws)
    assert told(ws, seen) == [("2 actions were added", "accountability/actions", 2)]


def test_what_a_person_wrote_is_not_repeated(ws: Workspace) -> None:
    seen = newest_entry(ws)
    add(ws, "Ask Jane Doe of Swindon")
    assert "Jane" not in str(told(ws, seen))


def test_an_import_says_what_came_in(ws: Workspace) -> None:
    seen = newest_entry(ws)
    bring(ws, "activity", [duty(OCTOBER, 5), duty(OCTOBER, 6, day=6)])
    ((words, go, _),) = told(ws, seen)
    assert words == "The duty or shift log to 6 October 2022 was brought in: 2 rows added"
    assert go.startswith("data/imports/")


def test_many_imports_are_told_together(ws: Workspace) -> None:
    seen = newest_entry(ws)
    for month in range(4):
        bring(ws, "activity", [duty(OCTOBER - month, 5)], name=f"log {month}")
    assert told(ws, seen) == [("4 files were brought in: 4 rows added", "data/imports", 4)]
    # An earlier import is not told again.
    assert len(told(ws, newest_entry(ws))) == 0


def test_an_import_that_was_taken_back_is_not_told(ws: Workspace) -> None:
    seen = newest_entry(ws)
    bring(ws, "activity", [duty(OCTOBER, 5)])
    history.undo(ws)
    assert told(ws, seen) == []


@pytest.mark.parametrize(
    ("action", "number", "words"),
    [
        ("Change an information request", 1, "An information request was changed"),
        ("Change an information request", 2, "2 information requests were changed"),
        ("Add a boundary assessment", 3, "3 boundary assessments were added"),
        ("Delete records", 1, "Records were deleted"),
        ("Change the risk scale", 2, "The risk scale was changed 2 times"),
        ("Change the criteria", 1, "The criteria were changed"),
        ("Change the order of the roles", 1, "The order of the roles was changed"),
        ("Change settings", 1, "Settings were changed"),
        ("Change settings", 2, "Settings were changed 2 times"),
        ("Set how long risks are kept", 1, "How long risks are kept was set"),
        ("Add joiners and leavers", 1, "Joiners and leavers were added"),
        ("Add set of forces", 1, "A set of forces was added"),
        ("Add set of forces", 2, "2 sets of forces were added"),
        ("Mark as reviewed", 5, "5 records were marked as reviewed"),
        ("Dispose of two records", 1, "“Dispose of two records”"),
    ],
)
def test_acts_are_named_in_plain_words(action: str, number: int, words: str) -> None:
    assert done_words(action, number) == words
