"""An option appraisal is kept in one act, taken back in one, and goes with all that is its own."""

from dataclasses import replace
from datetime import date

import pytest

from oversight_app.domain.accountability import Question
from oversight_app.domain.appraisal import SEEDED_CRITERIA, Appraisal, Judgement, Option
from oversight_app.domain.errors import UserProblem
from oversight_app.domain.record_kinds import Link, Relation
from oversight_app.store import records
from oversight_app.store.appraising import (
    JudgedRole,
    appraise,
    delete_appraisal,
    judge,
    remove_role,
    reorder,
)
from oversight_app.store.criteria_sets import criteria_sets, save_criteria
from oversight_app.store.history import redo, undo
from oversight_app.store.records import Conflict
from oversight_app.store.workspace import Workspace

DAY = date(2022, 10, 3)
APPRAISAL = Appraisal(name="Who helps?", appraised_on=DAY, appraised_by="The office")


def judged(criterion: str, judgement: str = "weak", evidence: str = "") -> Judgement:
    return Judgement(criterion=criterion, judgement=judgement, evidence=evidence, judged_on=DAY)


def role(name: str, *judgements: Judgement) -> JudgedRole:
    return JudgedRole(Option(name=name, added_on=DAY), judgements)


@pytest.fixture
def number(small: Workspace) -> int:
    roles = [
        role("Special Constable", judged("powers", "strong", "Warrant card"), judged("cost")),
        role("Outside group", judged("powers")),
    ]
    return appraise(small, APPRAISAL, roles).saved[0]


def kept(ws: Workspace) -> tuple[int, int, int]:
    return tuple(len(records.read(ws, kind)) for kind in (Appraisal, Option, Judgement))  # type: ignore[return-value]


def test_all_is_kept_in_one_act_and_taken_back_in_one(small: Workspace, number: int) -> None:
    assert kept(small) == (1, 2, 3)
    assert [(one.name, one.position, one.appraisal) for one in records.read(small, Option)] == [
        ("Special Constable", 1, number), ("Outside group", 2, number),
    ]  # fmt: skip
    (appraisal,) = records.read(small, Appraisal)
    assert appraisal.criteria == 1
    undo(small)
    assert kept(small) == (0, 0, 0)
    redo(small)
    assert kept(small) == (1, 2, 3)


def test_nothing_is_kept_where_one_judgement_is_refused(small: Workspace) -> None:
    wrong = [
        (judged("powers", "strong"), "need evidence"),
        (judged("colour"), "none of the criteria of this appraisal"),
    ]
    for one, words in wrong:
        with pytest.raises(UserProblem, match=words):
            appraise(small, APPRAISAL, [role("Special Constable", judged("cost"), one)])
        assert kept(small) == (0, 0, 0)


def test_a_role_is_judged_by_a_criterion_once(small: Workspace, number: int) -> None:
    first, _ = records.read(small, Option)
    with pytest.raises(UserProblem, match="judged by “powers” already"):
        judge(small, first, [judged("vetting"), judged("powers")])
    assert kept(small) == (1, 2, 3)


def test_several_judgements_change_in_one_act(small: Workspace, number: int) -> None:
    first, _ = records.read(small, Option)
    powers, cost, _other = records.read(small, Judgement)
    changes = judge(
        small,
        replace(first, best_if="Enough could be spared"),
        [replace(powers, judgement="weak"), replace(cost, judgement="not-known"), judged("data")],
    )
    assert len(changes.saved) == 4
    assert [one.judgement for one in records.read(small, Judgement)] == [
        "weak", "not-known", "weak", "weak",
    ]  # fmt: skip
    assert records.read(small, Option)[0].best_if == "Enough could be spared"
    undo(small)
    assert [one.judgement for one in records.read(small, Judgement)] == ["strong", "weak", "weak"]
    assert records.read(small, Option)[0].best_if == ""


def test_somebody_elses_save_in_between_is_not_overwritten(small: Workspace, number: int) -> None:
    first, _ = records.read(small, Option)
    powers, cost, _other = records.read(small, Judgement)
    judge(small, first, [replace(cost, judgement="not-known")])
    with pytest.raises(Conflict):
        judge(small, first, [replace(powers, judgement="weak"), replace(cost, why="Dear")])
    assert [one.judgement for one in records.read(small, Judgement)] == [
        "strong", "not-known", "weak",
    ]  # fmt: skip


def test_the_order_is_changed_in_one_act(small: Workspace, number: int) -> None:
    appraisal = records.one(small, number)
    assert isinstance(appraisal, Appraisal)
    appraise(small, appraisal, [role("Police support volunteer")])
    ids = [one.id for one in records.read(small, Option)]
    assert [one.position for one in records.read(small, Option)] == [1, 2, 3]
    reorder(small, number, [ids[2], ids[0], ids[1]])
    assert [one.position for one in records.read(small, Option)] == [2, 3, 1]
    undo(small)
    assert [one.position for one in records.read(small, Option)] == [1, 2, 3]
    for wrong in (ids[:2], [*ids, ids[0]], [ids[0], ids[0], ids[1]]):
        with pytest.raises(UserProblem, match="are others by now"):
            reorder(small, number, wrong)


def test_a_role_goes_with_its_judgements(small: Workspace, number: int) -> None:
    first, other = records.read(small, Option)
    remove_role(small, first.id)
    assert kept(small) == (1, 1, 1)
    undo(small)
    assert kept(small) == (1, 2, 3)
    with pytest.raises(UserProblem, match="no role of an appraisal"):
        remove_role(small, number)
    (left,) = (one for one in records.read(small, Judgement) if one.option == other.id)
    asked = Question(asked="Who says?", asked_on=DAY, asked_of="The force")
    records.save(small, asked, [Link(0, Relation.ABOUT, left.id)])
    with pytest.raises(UserProblem, match="can’t be deleted, since Q-001"):
        remove_role(small, other.id)
    assert kept(small) == (1, 2, 3)


def test_an_appraisal_goes_with_its_roles(small: Workspace, number: int) -> None:
    with pytest.raises(UserProblem, match="OP-001, OP-002 point"):
        records.delete(small, number)
    delete_appraisal(small, number)
    assert kept(small) == (0, 0, 0)
    undo(small)
    assert kept(small) == (1, 2, 3)
    with pytest.raises(UserProblem, match="no option appraisal"):
        delete_appraisal(small, records.read(small, Option)[0].id)


def test_criteria_that_are_refused(small: Workspace) -> None:
    powers, selection = SEEDED_CRITERIA[:2]
    for wrong, told in (
        ((), "There is no criterion"),
        ((powers, replace(selection, name="POWERS")), "“Powers” is there more than once"),
        ((powers, replace(selection, words=" \n")), "Criterion 2 has no words.*Write them"),
        ((replace(powers, name=""), selection), "Criterion 1 has no name.*Write it"),
    ):
        with pytest.raises(UserProblem, match=told):
            save_criteria(small, wrong, DAY, "The office", "Fewer")
    assert not save_criteria(small, SEEDED_CRITERIA, DAY, "The office", "The same")
    assert [one.version for one in criteria_sets(small)] == [1]
