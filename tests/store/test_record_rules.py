"""What is refused for what other records say: of decisions, their publication and actions."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from oversight_app.domain.accountability import Action
from oversight_app.domain.decisions import Decision, Publication
from oversight_app.domain.errors import UserProblem
from oversight_app.domain.record_kinds import Link, Relation
from oversight_app.store import history, records
from oversight_app.store.digests import digest
from oversight_app.store.publishing import publish
from oversight_app.store.record_links import add_link, links
from oversight_app.store.retention import holds, lift_hold, place_hold
from oversight_app.store.workspace import Workspace
from tests.store.making_records import LATER, OFFICE, again, kept, made, signed

MAY = date(2022, 5, 3)


def test_a_number_is_issued_at_signature_by_year(small: Workspace) -> None:
    draft = kept(small, Decision, options="A\nB", reasons="C", signatory="The Commissioner")
    assert draft.notice == ""
    one, two = signed(small), signed(small, signed_on=MAY)
    other_year = signed(small, proposed_on=date(2021, 3, 1), signed_on=date(2021, 4, 1))
    assert [one.notice, two.notice, other_year.notice] == ["2022/001", "2022/002", "2021/001"]
    records.save(small, replace(draft, state="signed", signed_on=MAY, notice="2022/001"))
    assert again(small, Decision, draft.id).notice == "2022/003"  # nobody types one
    history.undo(small)
    records.save(small, replace(draft, state="signed", signed_on=MAY))
    assert again(small, Decision, draft.id).notice == "2022/004"  # never used again


def test_a_withdrawn_decision_keeps_its_number_and_stays_listed(small: Workspace) -> None:
    one = signed(small)
    records.save(
        small, replace(one, state="withdrawn", withdrawn_on=MAY, withdrawn_why="Overtaken")
    )
    (listed,) = records.read(small, Decision)
    assert (listed.notice, listed.state, listed.open) == ("2022/001", "withdrawn", False)
    with pytest.raises(UserProblem, match=r"D-001 was withdrawn.*stays listed"):
        records.delete(small, one.id)
    for state in ("signed", "draft"):
        with pytest.raises(UserProblem, match="Nothing was changed"):
            records.save(small, replace(listed, state=state))


@pytest.mark.parametrize(
    ("field", "value", "name"),
    [
        ("name", "Another", "Title"),
        ("reasons", "Other reasons", "Reasons"),
        ("reasons", "", "Reasons"),
        ("options", "Pay", "Options considered"),
        ("signatory", "Another office", "Signed by"),
        ("signed_on", MAY, "Signed on"),
        ("proposed_on", date(2022, 1, 1), "Proposed on"),
    ],
)
def test_what_was_signed_does_not_change(
    small: Workspace, field: str, value: Any, name: str
) -> None:
    one = signed(small)
    with pytest.raises(UserProblem, match="Nothing was saved") as told:
        records.save(small, replace(one, **{field: value}))
    if value:  # a blank may be refused as a blank already
        assert f"“{name}” can’t change any more" in str(told.value)
    assert again(small, Decision, one.id) == one


@pytest.mark.parametrize(
    "change",
    [
        {"financial": "£500 from the volunteering budget"},  # was blank
        {"equality": "No effect", "legal": "Police Reform and Social Responsibility Act 2011"},
        {"publish_by": MAY},
        {"published_on": MAY},
        {"review_by": LATER},
        {"public_interest": "no"},
        {"owner": "Another office"},
    ],
)
def test_what_may_change_after_signature(small: Workspace, change: dict[str, Any]) -> None:
    one = signed(small)
    records.save(small, replace(one, **change))
    now = again(small, Decision, one.id)
    assert now == replace(one, version=now.version, **change)


def test_an_unsigned_decision_may_go_and_a_signed_one_not(small: Workspace) -> None:
    records.delete(small, kept(small, Decision).id)
    with pytest.raises(UserProblem, match=r"D-002 was signed.*Withdraw it instead"):
        records.delete(small, signed(small).id)


def test_publishing_is_one_act(small: Workspace) -> None:
    one = signed(small)
    before = digest(small), len(history.entries(small))
    (number, *_) = publish(small, one.id, made(Publication)).saved
    now = again(small, Decision, one.id)
    assert now.published_on == LATER
    assert not now.open
    assert [(link.from_id, link.relation) for link in links(small, one.id)] == [
        (number, Relation.PUBLISHES)
    ]
    assert len(history.entries(small)) == before[1] + 1
    assert history.next_undo(small) == "Publish a decision"
    history.undo(small)
    assert digest(small) == before[0]


def test_a_publication_linked_by_hand_publishes_too(small: Workspace) -> None:
    one, two, three = signed(small), signed(small), signed(small, published_on=MAY)
    records.save(small, made(Publication), [Link(0, Relation.PUBLISHES, one.id)])
    add_link(small, Link(kept(small, Publication).id, Relation.PUBLISHES, two.id))
    records.save(small, made(Publication), [Link(0, Relation.PUBLISHES, three.id)])
    days = [again(small, Decision, one.id).published_on for one in (one, two, three)]
    assert days == [LATER, LATER, MAY]  # where there is a day already, it stays


def test_a_draft_can_not_be_published(small: Workspace) -> None:
    draft = kept(small, Decision)
    before = digest(small)
    with pytest.raises(UserProblem, match=r"D-001 is still a draft.*Sign it first"):
        publish(small, draft.id, made(Publication))
    with pytest.raises(UserProblem, match="still a draft"):
        records.save(small, made(Publication), [Link(0, Relation.PUBLISHES, draft.id)])
    with pytest.raises(UserProblem, match="before the day of signature"):
        publish(small, signed(small).id, made(Publication, published_on=date(2022, 3, 1)))
    with pytest.raises(UserProblem, match="is no decision"):
        publish(small, kept(small, Action).id, made(Publication))
    for _ in range(2):
        history.undo(small)
    assert digest(small) == before


def test_an_action_is_not_closed_while_its_decision_is_open(small: Workspace) -> None:
    draft, task = kept(small, Decision), kept(small, Action)
    add_link(small, Link(task.id, Relation.FOLLOWS, draft.id))
    done = {"state": "done", "done_on": MAY}
    with pytest.raises(UserProblem, match=r"hangs on D-001, which is still a draft"):
        records.save(small, replace(task, **done))  # type: ignore[arg-type]
    with pytest.raises(UserProblem, match="still a draft"):
        records.save(small, made(Action, **done), [Link(0, Relation.FOLLOWS, draft.id)])
    records.save(
        small, replace(draft, state="withdrawn", withdrawn_on=MAY, withdrawn_why="Not needed")
    )
    records.save(small, replace(task, **done))  # type: ignore[arg-type]
    assert not again(small, Action, task.id).open


def test_a_decision_may_follow_from_an_action_that_is_done(small: Workspace) -> None:
    task = kept(small, Action, state="done", done_on=MAY)
    records.save(small, made(Decision), [Link(0, Relation.FOLLOWS, task.id)])
    records.save(small, replace(again(small, Action, task.id), outcome="All seen"))
    assert again(small, Action, task.id).outcome == "All seen"


def test_what_is_on_hold_is_not_deleted(small: Workspace) -> None:
    task = kept(small, Action)
    place_hold(small, task.id, "A complaint", OFFICE)
    with pytest.raises(UserProblem, match=r"A-001 is on hold \(A complaint\).*Lift the hold"):
        records.delete(small, task.id)
    lift_hold(small, holds(small, task.id)[0].id)
    records.delete(small, task.id)
