"""Several records go in one act, or none of them does."""

from dataclasses import replace

import pytest

from oversight_app.domain.accountability import Action, Assurance, Meeting, Question
from oversight_app.domain.appraisal import Appraisal, Judgement, Option
from oversight_app.domain.boundary import Answer, Assessment
from oversight_app.domain.claims import Claim
from oversight_app.domain.errors import UserProblem
from oversight_app.domain.organisations import Organisation
from oversight_app.domain.plans import Objective, Plan
from oversight_app.domain.positions import Position
from oversight_app.domain.record_kinds import KINDS, Link, Relation
from oversight_app.store import history, records
from oversight_app.store.deleting import delete_all
from oversight_app.store.digests import digest
from oversight_app.store.record_links import add_link, links
from oversight_app.store.workspace import Workspace
from tests.store.making_records import LATER, again, kept, signed


def _count(ws: Workspace) -> int:
    return sum(len(records.read(ws, kind)) for kind in KINDS.values())


def test_records_that_point_to_each_other_go_together_and_come_back(small: Workspace) -> None:
    plan = kept(small, Plan)
    objective = kept(small, Objective, plan=plan.id)
    meeting = kept(small, Meeting)
    question = kept(small, Question, meeting=meeting.id)
    told = kept(small, Assurance)
    add_link(small, Link(told.id, Relation.ANSWERS, question.id))
    add_link(small, Link(question.id, Relation.ABOUT, told.id))  # and back
    before = digest(small)
    changes = delete_all(small, [plan.id, objective.id, meeting.id, question.id, told.id])
    assert changes.governance
    assert (_count(small), links(small)) == (0, ())
    assert history.undo(small)  # in one act
    assert digest(small) == before
    history.redo(small)
    assert _count(small) == 0


def test_an_assessment_takes_its_answers_along(small: Workspace) -> None:
    assessment = kept(small, Assessment)
    kept(small, Answer, assessment=assessment.id)
    delete_all(small, [assessment.id])
    assert _count(small) == 0


def test_an_appraisal_takes_its_roles_and_judgements(small: Workspace) -> None:
    appraisal = kept(small, Appraisal)
    for _ in range(2):
        role = kept(small, Option, appraisal=appraisal.id)
        for criterion in ("vetting", "cost"):
            kept(small, Judgement, option=role.id, criterion=criterion)
    before = digest(small)
    assert delete_all(small, [appraisal.id]).description == "1 record deleted"
    assert _count(small) == 0
    history.undo(small)
    assert digest(small) == before
    delete_all(small, [role.id])
    assert _count(small) == 4  # the appraisal, the other role and its two judgements


def test_versions_of_a_figure_and_positions_in_turn_go_together(small: Workspace) -> None:
    """Records of one kind that point to each other, or round in a ring, are in nobody's way."""
    body = kept(small, Organisation)
    first = kept(small, Position, organisation=body.id)
    second = kept(small, Position, organisation=body.id, from_day=LATER, replaces=first.id)
    claim = kept(small, Claim)
    other = kept(small, Claim, same_figure=claim.id)
    records.save(small, replace(claim, same_figure=other.id))
    with pytest.raises(UserProblem, match="PO-001 can’t be deleted, since PO-002 points to it"):
        records.delete(small, first.id)
    before = digest(small)
    delete_all(small, [first.id, claim.id, second.id, body.id, other.id])
    assert _count(small) == 0
    history.undo(small)
    assert digest(small) == before
    delete_all(small, [second.id])
    assert not again(small, Position, first.id).superseded  # it is held again


def test_a_refusal_names_what_cannot_go_and_deletes_nothing(small: Workspace) -> None:
    question, free, meeting = kept(small, Question), kept(small, Action), kept(small, Meeting)
    told = kept(small, Assurance, meeting=meeting.id)
    add_link(small, Link(told.id, Relation.ANSWERS, question.id))
    notice = signed(small)
    before = digest(small)
    with pytest.raises(UserProblem) as told_so:
        delete_all(small, [question.id, free.id, meeting.id, notice.id])
    assert str(told_so.value) == (
        "None of these records was deleted, and nothing was lost. Records that stay point to "
        "Q-001 (from AS-001), M-001 (from AS-001). Take those links away first. D-001 was signed, "
        "so it can’t be deleted. Withdraw it instead; it stays listed."
    )
    assert digest(small) == before
    assert again(small, Action, free.id) == free


def test_one_that_somebody_deleted_leaves_the_others(small: Workspace) -> None:
    gone, other = kept(small, Action), kept(small, Action)
    records.delete(small, gone.id)
    with pytest.raises(UserProblem, match="deleted in the meantime"):
        delete_all(small, [other.id, gone.id])
    assert again(small, Action, other.id) == other
