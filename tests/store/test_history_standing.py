"""Which changes can be taken back, and taking back several, one after another."""

from datetime import date

import pytest

from oversight_app.domain.accountability import Question
from oversight_app.domain.errors import UserProblem
from oversight_app.domain.records import Target
from oversight_app.store import history, records, targets
from oversight_app.store.history_standing import Standing, back_to, standing, undo_back
from oversight_app.store.workspace import Workspace

DAY = date(2022, 3, 31)


def _ask(workspace: Workspace, *asked: str) -> None:
    for words in asked:
        records.save(workspace, Question(asked=words, asked_of="Force", asked_on=DAY))


def test_an_entry_says_which_record_it_is_about_and_whether_it_can_be_undone(
    small: Workspace,
) -> None:
    _ask(small, "How many?", "Who?")
    history.undo(small)
    assert [(one.words, one.standing) for one in standing(small, 3)] == [
        ("Undo: Add a question: Q-002", Standing.STAYS),
        ("Add a question: Q-002", Standing.UNDONE),
        ("Add a question: Q-001", Standing.CAN_UNDO),
    ]
    assert standing(small)[-1].standing is Standing.STAYS, "making the workspace"


def test_more_pages_go_on_where_the_last_ended(small: Workspace) -> None:
    _ask(small, "One?", "Two?", "Three?")
    first = standing(small, 2)
    assert [one.about for one in first] == ["Q-003", "Q-002"]
    assert standing(small, 1, first[-1].seq)[0].about == "Q-001"


def test_back_to_a_change_is_that_one_and_all_after_it_the_newest_first(small: Workspace) -> None:
    _ask(small, "One?", "Two?", "Three?")
    two = standing(small, 2)[1]
    assert [one.about for one in back_to(small, two.seq)] == ["Q-003", "Q-002"]
    assert back_to(small, 1) == (), "making the workspace can’t be taken back"


def test_taking_back_several_makes_an_entry_of_each_and_all_can_be_redone(
    small: Workspace,
) -> None:
    target = Target("specials-strength", "E1", 300, DAY, "The Commissioner", "The plan")
    _ask(small, "One?")
    targets.add_target(small, target)
    _ask(small, "Two?")
    told: list[tuple[int, int]] = []
    wanted = [one.seq for one in back_to(small, standing(small, 3)[2].seq)]
    changes = undo_back(small, wanted, lambda done, of: told.append((done, of)))
    assert changes.description == "3 changes taken back"
    assert told == [(1, 3), (2, 3), (3, 3)]
    assert [one.action for one in history.entries(small, 3)] == [
        "Undo: Add a question", "Undo: Add target", "Undo: Add a question",
    ]  # fmt: skip
    assert records.read(small, Question) == ()
    for _ in range(3):
        history.redo(small)
    assert len(records.read(small, Question)) == 2
    assert len(targets.targets(small, "specials-strength", "E1")) == 1


def test_it_stops_at_what_was_changed_in_the_meantime_and_says_how_far_it_came(
    small: Workspace,
) -> None:
    _ask(small, "One?", "Two?", "Three?")
    three, _two, one = (entry.seq for entry in standing(small, 3))
    with pytest.raises(UserProblem, match="in the meantime"):
        undo_back(small, [one])
    assert history.next_undo(small) == "Add a question"
    changes = undo_back(small, [three, one])
    assert changes.description == (
        "1 change was taken back, and 1 change stays as before. "
        "Something was changed in the meantime."
    )
    assert [one.asked for one in records.read(small, Question)] == ["One?", "Two?"]
