"""Which records are past their time, what stops their disposal, and who may hold them."""

from dataclasses import replace
from datetime import date

import pytest

from oversight_app.domain.accountability import Assurance, Question
from oversight_app.domain.claims import Claim
from oversight_app.domain.errors import UserProblem
from oversight_app.domain.organisations import Organisation
from oversight_app.domain.outside_groups import OutsideGroup
from oversight_app.domain.positions import Position
from oversight_app.domain.record_kinds import KINDS, Link, Relation
from oversight_app.domain.requests import InformationRequest
from oversight_app.store import history, records
from oversight_app.store.digests import digest
from oversight_app.store.disposal import dispose
from oversight_app.store.record_links import add_link
from oversight_app.store.retention import (
    holds,
    lift_hold,
    place_hold,
    review_list,
    rules,
    save_rule,
)
from oversight_app.store.workspace import Workspace
from tests.store.making_records import OFFICE, again, kept, made, signed_engagement

TODAY = date(2022, 10, 31)


def _question(asked: str, answered: date | None) -> Question:
    state = "answered" if answered else "open"
    asked_on = date(2010, 1, 1)
    return Question(
        asked=asked, asked_of="Force", asked_on=asked_on, state=state, answered_on=answered
    )


def _save(workspace: Workspace, record: Question | Assurance, *links: Link) -> int:
    (made,) = records.save(workspace, record, links).saved
    return made


def test_every_kind_has_a_period_to_begin_with(small: Workspace) -> None:
    assert [rule.kind for rule in rules(small)] == list(KINDS)
    assert {rule.kind: rule.months for rule in rules(small)}["request"] == 36


def test_a_period_is_changed_and_taken_back(small: Workspace) -> None:
    rule = next(one for one in rules(small) if one.kind == "question")
    before = digest(small)
    new = replace(rule, months=24, reason="Schedule of 2022", set_by="Office", set_on=TODAY)
    assert save_rule(small, new).governance
    assert new in rules(small)
    history.undo(small)
    assert rule in rules(small)
    assert digest(small) == before


@pytest.mark.parametrize(("months", "reason"), [(0, "Why"), (1201, "Why"), (12, " ")])
def test_a_period_that_can_not_be_is_refused(small: Workspace, months: int, reason: str) -> None:
    rule = rules(small)[0]
    with pytest.raises(UserProblem, match="Nothing was changed"):
        save_rule(small, replace(rule, months=months, reason=reason))
    assert rules(small)[0] == rule


def test_the_review_list_begins_on_the_day(small: Workspace) -> None:
    """84 months after 31 October 2015 is 31 October 2022."""
    on_the_day = _save(small, _question("One", date(2015, 10, 31)))
    _save(small, _question("Two", date(2015, 11, 1)))
    _save(small, _question("Three", None))
    (found,) = review_list(small)
    assert (found.record_id, found.reference) == (on_the_day, "Q-001")
    assert (found.ended_on, found.over_since) == (date(2015, 10, 31), TODAY)
    assert found.stopped_by == ""
    assert [one.reference for one in review_list(small, date(2022, 11, 1))] == ["Q-001", "Q-002"]


def test_what_a_position_rests_on_is_kept_while_the_position_stands(small: Workspace) -> None:
    """All of it is of 2012, and past its time in 2022."""
    old = date(2012, 5, 1)
    group = kept(small, OutsideGroup, known_since=old)
    said = {"quoted_on": old, "checked_on": old, "checked_by": OFFICE, "verdict": "cannot"}
    claim = kept(small, Claim, **said)
    told = kept(small, Claim, **said)
    days = {"proposed_on": old, "signed_on": old, "published_on": old}
    decided = signed_engagement(small, group.id, **days)
    add_link(small, Link(decided.id, Relation.RESTS, claim.id))
    assert {one.reference: one.stopped_by for one in review_list(small)} == {
        "ED-001": "It is the Commissioner’s position on G-001 now",
        "CL-001": "ED-001, kept, points to it",
        "CL-002": "",
    }
    with pytest.raises(UserProblem, match=r"Nothing was disposed of.*position on G-001 now"):
        dispose(small, [decided.id, claim.id], OFFICE, "Seven years")
    dispose(small, [told.id], OFFICE, "Seven years")
    # Once another position stands in its place, both may go.
    signed_engagement(small, group.id, signed_on=date(2022, 5, 1), proposed_on=date(2022, 5, 1))
    assert [one.stopped_by for one in review_list(small)] == ["", ""]
    dispose(small, [decided.id, claim.id], OFFICE, "Seven years")


def test_a_position_ended_when_another_one_replaced_it(small: Workspace) -> None:
    body = kept(small, Organisation)
    first = kept(small, Position, organisation=body.id, from_day=date(2010, 1, 1))
    day = date(2013, 2, 1)
    held = {"organisation": body.id, "from_day": day, "replaces": first.id}
    later = records.save(small, made(Position, **held), day=day).saved[0]
    assert [(one.reference, one.ended_on, one.stopped_by) for one in review_list(small)] == [
        ("PO-001", day, "PO-002, kept, points to it"),
    ]  # fmt: skip
    now = again(small, Position, later)
    records.save(small, replace(now, to_day=date(2014, 1, 31)))
    assert [(one.reference, one.stopped_by) for one in review_list(small)] == [
        ("PO-001", ""), ("PO-002", ""),
    ]  # fmt: skip


def test_a_kept_record_stops_what_it_points_to_and_so_on(small: Workspace) -> None:
    """The last assurance is on hold; it answers a question, which is therefore kept."""
    question = _save(small, _question("One", date(2012, 1, 1)))
    old = date(2012, 1, 1)
    said = Assurance(said="Yes", rating="assured", given_by="Force", given_on=old)
    assurance = _save(small, said, Link(0, Relation.ANSWERS, question))
    assert [one.stopped_by for one in review_list(small)] == ["", ""]
    place_hold(small, assurance, "A claim", "Office", date(2022, 5, 3))
    stopped = {one.record_id: one.stopped_by for one in review_list(small)}
    assert stopped == {
        assurance: "On hold since 3 May 2022: A claim",
        question: f"{records.reference_of(small.db, assurance)}, kept, points to it",
    }


def test_a_hold_is_placed_lifted_and_taken_back(small: Workspace) -> None:
    record = _save(small, _question("One", date(2012, 1, 1)))
    place_hold(small, record, "A claim", "Office")
    (hold,) = holds(small, record)
    assert (hold.why, hold.placed_by, hold.placed_on) == ("A claim", "Office", TODAY)
    lift_hold(small, hold.id)
    assert holds(small, record)[0].lifted_on == TODAY
    assert review_list(small)[0].stopped_by == ""
    with pytest.raises(UserProblem, match="lifted in the meantime"):
        lift_hold(small, hold.id)
    history.undo(small)
    assert holds(small, record) == (hold,)
    history.undo(small)
    assert holds(small) == ()


def test_a_hold_needs_a_reason_and_a_record(small: Workspace) -> None:
    with pytest.raises(UserProblem, match="reason"):
        place_hold(small, 1, " ", "Office")
    with pytest.raises(UserProblem, match="deleted in the meantime"):
        place_hold(small, 1, "A claim", "Office")


def test_what_an_open_request_gathered_is_held_by_it(small: Workspace) -> None:
    record = _save(small, _question("One", date(2012, 1, 1)))
    received = date(2022, 10, 3)
    request = InformationRequest(subject="Ones", asked="All", received=received, owner="Office")
    records.save(small, request, [Link(0, Relation.GATHERED, record)])
    (hold,) = holds(small, record)
    assert (hold.request, hold.id, hold.placed_on) == ("F-001", 0, received)
    assert review_list(small)[0].stopped_by == "Gathered for F-001, which is open"
