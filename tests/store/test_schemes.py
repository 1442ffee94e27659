"""Schemes and words are data: added, renamed, ended, deleted while unused, and undone."""

from dataclasses import replace
from datetime import date

import pytest

from oversight_app.domain.activity import ActivityFilter
from oversight_app.domain.errors import UserProblem
from oversight_app.domain.local_building import Record
from oversight_app.domain.schemes import SEEDED, RunBy, Scheme, Term, TermKind
from oversight_app.store import activity, history, schemes
from oversight_app.store.batches import undo_batch
from oversight_app.store.checking import check
from oversight_app.store.digests import digest
from oversight_app.store.local_keeping import keep_local
from oversight_app.store.workspace import Workspace
from tests.store.making_local import JANUARY, local_file, returned

DAY = date(2022, 1, 3)
DOGS = Scheme("dogs", "Puppy walkers", "walkers", RunBy.FORCE, position=10)
PATROL = Term(TermKind.ACTIVITY, "patrol", "Patrol")


def _activities(workspace: Workspace) -> dict[str, str]:
    return {one.code: one.name for one in schemes.terms(workspace, TermKind.ACTIVITY)}


def test_a_new_workspace_has_the_schemes_of_the_plan(small: Workspace) -> None:
    assert schemes.all_schemes(small) == SEEDED
    assert [one.name for one in schemes.terms(small, TermKind.STATUS)] == [
        "Accompanied patrol", "Directed patrol", "Independent patrol",
    ]  # fmt: skip
    assert schemes.terms(small, TermKind.DISTRICT) == ()


def test_a_scheme_is_added_changed_and_ended(small: Workspace) -> None:
    before = digest(small)
    assert schemes.save_scheme(small, DOGS).schemes
    specials = schemes.all_schemes(small)[0]
    schemes.save_scheme(small, replace(specials, required_minutes=20 * 60))
    schemes.save_scheme(small, replace(DOGS, valid_to=date(2022, 3, 31)))
    found = {one.code: one for one in schemes.all_schemes(small)}
    assert found["dogs"] == replace(DOGS, valid_to=date(2022, 3, 31))
    assert found["specials"].required_minutes == 1200
    assert len(found) == 10
    for _ in range(3):
        history.undo(small)
    assert schemes.all_schemes(small) == SEEDED
    assert digest(small) == before


@pytest.mark.parametrize(
    ("scheme", "told"),
    [
        (replace(DOGS, name=" "), "needs a name"),
        (replace(DOGS, people=""), "word for its people"),
        (replace(DOGS, name="special constabulary"), "already one called"),
        (replace(DOGS, required_minutes=0), "more than none"),
        (replace(DOGS, required_minutes=7 * 60 + 30), "whole number of hours"),
        (replace(DOGS, valid_from=DAY, valid_to=date(2021, 1, 1)), "ends before it begins"),
    ],
)
def test_a_scheme_that_can_not_be(small: Workspace, scheme: Scheme, told: str) -> None:
    with pytest.raises(UserProblem, match=f"{told}.*Nothing was saved"):
        schemes.save_scheme(small, scheme)


def test_undoing_a_scheme_whose_rows_were_undone_before(small: Workspace) -> None:
    """The rows lie on a shelf and still name it."""
    before = digest(small)
    schemes.save_scheme(small, DOGS)
    keep_local(small, [local_file("return", returned(JANUARY, 10, "dogs"))])
    keep_local(small, [local_file("activity", {"scheme": "dogs", "day": DAY, "minutes": 60})])
    after = digest(small)
    for _ in range(3):
        history.undo(small)
    assert digest(small) == before
    assert "dogs" not in {one.code for one in schemes.all_schemes(small)}
    for _ in range(3):
        history.redo(small)
    assert digest(small) == after
    small.close()
    assert check(small.path).ok


def test_a_word_is_renamed_and_deleted_while_nothing_uses_it(small: Workspace) -> None:
    duty: Record = {"scheme": "specials", "day": DAY, "minutes": 60, "activity": "patrol"}
    keep_local(small, [local_file("activity", duty)])
    schemes.save_term(small, Term(TermKind.ACTIVITY, "patrol", "Foot patrol"))
    assert _activities(small)["patrol"] == "Foot patrol"
    with pytest.raises(UserProblem, match=r"Records use “Foot patrol”.*Nothing was changed"):
        schemes.delete_term(small, TermKind.ACTIVITY, "patrol")
    undo_batch(small, 1)
    before = digest(small)
    assert schemes.delete_term(small, TermKind.ACTIVITY, "patrol").schemes
    assert "patrol" not in _activities(small)
    history.undo(small)
    assert digest(small) == before
    history.undo(small)
    assert activity.cells(small, ActivityFilter(), None)[0].given.minutes == 60
    for kind, code in ((TermKind.ACTIVITY, "juggling"), (TermKind.DISTRICT, "patrol")):
        with pytest.raises(UserProblem, match="Nothing was changed"):
            schemes.delete_term(small, kind, code)


def test_two_words_of_a_kind_have_two_names(small: Workspace) -> None:
    for term in (replace(PATROL, code="p2"), replace(PATROL, code="p2", name=" ")):
        with pytest.raises(UserProblem, match="Nothing was saved"):
            schemes.save_term(small, term)
    schemes.save_term(small, Term(TermKind.DISTRICT, "patrol", "Patrol"))  # of another kind


def test_what_becomes_training_is_counted_apart(small: Workspace) -> None:
    duty: Record = {"scheme": "specials", "minutes": 90, "activity": "patrol", "volunteer": "S-1"}
    keep_local(small, [local_file("activity", {**duty, "day": DAY})])
    before = digest(small)

    def given() -> tuple[int, int, int]:
        (cell,) = activity.cells(small, ActivityFilter(), None)
        people = activity.people(small, ActivityFilter())
        return cell.given.minutes, cell.given.training_minutes, sum(one.people for one in people)

    assert given() == (90, 0, 1)
    schemes.save_term(small, replace(PATROL, training=True))
    assert given() == (0, 90, 0)
    history.undo(small)
    assert given() == (90, 0, 1)
    assert digest(small) == before
    history.redo(small)
    assert given() == (0, 90, 0)
    small.close()
    assert check(small.path).ok
