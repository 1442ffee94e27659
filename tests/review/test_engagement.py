"""A position on engagement: its ladder, its gates with what other records say, and the gap between
it and the contact there is."""

from dataclasses import replace
from datetime import date
from typing import Any

from oversight_app.domain.boundary import Answer, Assessment
from oversight_app.domain.claims import Claim
from oversight_app.domain.engagement import Engagement
from oversight_app.domain.organisations import Organisation
from oversight_app.domain.outside_groups import OutsideGroup
from oversight_app.domain.positions import Position
from oversight_app.domain.record_kinds import Link, Relation
from oversight_app.domain.risk import Risk
from oversight_app.review.engagement import engagement_view, engagements_listed
from oversight_app.review.engagement_view import EngagementView
from oversight_app.store import records
from oversight_app.store.record_links import add_link
from oversight_app.store.workspace import Workspace
from tests.store.making_records import (
    ALL_MET,
    DAY,
    LATER,
    SIGNED_ENGAGEMENT,
    again,
    kept,
    signed_engagement,
)


def group_of(ws: Workspace) -> int:
    return kept(ws, OutsideGroup, name="Activist groups").id


def drafted(ws: Workspace, group: int, **more: Any) -> int:
    return kept(ws, Engagement, outside_group=group, **more).id


def view_of(ws: Workspace, number: int, as_at: date | None = None) -> EngagementView:
    found = engagement_view(ws, number, as_at)
    assert found is not None
    return found


def states(found: EngagementView) -> list[str]:
    return [f"{one.code} {one.state}" for one in found.rungs]


def test_the_steps_above_signpost_are_locked_until_all_three_gates_are_met(ws: Workspace) -> None:
    group = group_of(ws)
    number = drafted(ws, group, outcome="signpost")
    found = view_of(ws, number)
    assert states(found) == [
        "none reached", "signpost chosen", "evidence locked", "protocol locked",
        "agreement locked", "role locked",
    ]  # fmt: skip
    assert found.rungs[2].needs == (
        "Unlocks when gates 1, 2 and 3 are met (protects children; risks managed and accepted by "
        "a named office; does not jeopardise a case, nor endanger anyone)"
    )
    assert found.rungs[1].needs == ""
    assert found.unlocks == (
        "Steps above “Signpost to report” unlock when all three gates are met."
    )
    assert found.allowed == ("none", "ask", "signpost")

    two = {**ALL_MET, "case_gate": "partly"}
    records.save(ws, replace(again(ws, Engagement, number), **two))
    found = view_of(ws, number)
    assert found.unlocks == "Steps above “Signpost to report” unlock when gate 3 is met too."
    assert states(found)[2] == "evidence locked"

    records.save(ws, replace(again(ws, Engagement, number), **ALL_MET))
    found = view_of(ws, number)
    assert states(found) == [
        "none reached", "signpost chosen", "evidence open", "protocol open", "agreement open",
        "role open",
    ]  # fmt: skip
    assert found.allowed[-1] == "role"


def test_to_ask_for_more_stands_on_the_lowest_step_and_is_no_step_itself(ws: Workspace) -> None:
    found = view_of(ws, drafted(ws, group_of(ws), outcome="ask"))
    assert states(found)[:2] == ["none reached", "signpost open"]
    assert found.outcome == "Ask for more"
    nothing = view_of(ws, drafted(ws, group_of(ws)))
    assert states(nothing)[:2] == ["none open", "signpost open"]
    assert nothing.next_step == "Choose the Commissioner’s position."


def bullets(found: EngagementView, gate: int) -> list[str]:
    return [f"{one.icon}: {one.words}" for one in found.gates[gate - 1].bullets]


def test_gates_say_what_the_office_wrote_and_what_the_register_says(ws: Workspace) -> None:
    group = group_of(ws)
    number = drafted(
        ws, group, risks_gate="partly", risks_evidence="The force has a liaison officer",
        risks_against="No insurance\nNo vetting", risks_by="Chief Executive", risks_on=DAY,
        case_needs="Prosecution advice and force view",
    )  # fmt: skip
    found = view_of(ws, number)
    assert bullets(found, 1) == ["unknown: No evidence of benefit for children in Wiltshire is "
                                 "recorded"]  # fmt: skip
    assert bullets(found, 2) == [
        "met: The force has a liaison officer",
        "not-met: No insurance",
        "not-met: No vetting",
        "unknown: No risk of this group is in the register",
        "not-met: No office has accepted what remains",
        "unknown: No boundary assessment of this group is recorded",
    ]
    assert found.gates[1].answered == "Answered by Chief Executive on 31 March 2022"
    assert found.gates[1].needs == "An office that accepts what remains, and the day"
    assert found.gates[2].needs == "Prosecution advice and force view"
    assert [gate.status.words for gate in found.gates] == [
        "Not shown yet", "Partly", "Not shown yet",
    ]  # fmt: skip

    controls = ("none", "none", "none", "tasked", "controlled", "overdue")
    for place, state in enumerate(controls, 1):
        kept(ws, Risk, name=f"Risk {place}", outside_group=group, control_state=state)
    kept(ws, Risk, name="Closed", outside_group=group, state="closed", closed_on=LATER)
    kept(ws, Risk, name="Of somebody else", outside_group=group_of(ws))
    assessment = kept(ws, Assessment, scheme="", outside_group=group)
    for question, answer in (("safeguarding", "not-met"), ("evidence", "not-known")):
        kept(ws, Answer, assessment=assessment.id, question=question, answer=answer)
    kept(ws, Answer, assessment=assessment.id, question="vetting", answer="met", evidence="A list")
    found = view_of(ws, number)
    assert bullets(found, 2)[3:] == [
        "met: 6 risks are in the register",
        "not-met: 3 have no control: R-001, R-002 and R-003",
        "not-met: 1 control is overdue",
        "not-met: No office has accepted what remains",
        "not-met: Boundary assessment of 31 March 2022: 1 of 3 met, 1 not met, 1 not known",
    ]
    assert bullets(found, 1)[-1] == "not-met: Safeguarding, as assessed: not met"
    assert bullets(found, 3) == [
        "unknown: No position or advice of prosecutors is recorded",
        "unknown: Evidence handling, as assessed: not known",
    ]


def test_a_position_of_the_prosecutors_speaks_to_the_third_gate(ws: Workspace) -> None:
    group = group_of(ws)
    number = drafted(ws, group)
    prosecutors = kept(ws, Organisation, name="Crown Prosecution Service", sort="prosecutor")
    police = kept(ws, Organisation, name="Wiltshire Police", sort="force")
    for one in (prosecutors, police):
        kept(ws, Position, organisation=one.id, about=group, name="Not by agreement",
             stance="opposes", from_day=date(2022, 9, 30), dated="month")  # fmt: skip
    found = view_of(ws, number)
    assert bullets(found, 3) == [
        "not-met: Crown Prosecution Service: Not by agreement (September 2022)"
    ]
    assert [one.body for one in found.positions] == [
        "Crown Prosecution Service", "Wiltshire Police",
    ]  # fmt: skip
    # As at an earlier day neither had said anything.
    earlier = view_of(ws, number, date(2022, 9, 29))
    assert earlier.positions == ()
    assert engagement_view(ws, number, date(2022, 3, 30)) is None


def test_what_the_office_wrote_is_not_said_twice(ws: Workspace) -> None:
    number = drafted(
        ws, group_of(ws),
        children_against="No evidence of benefit for children in the area is recorded",
        risks_against="No office has accepted what remains.\nNo insurance",
        case_against="No advice of the prosecutors",
    )  # fmt: skip
    found = view_of(ws, number)
    assert len(bullets(found, 1)) == 1
    assert [words for words in bullets(found, 2) if "accepted" in words] == [
        "not-met: No office has accepted what remains."
    ]
    assert bullets(found, 3) == ["not-met: No advice of the prosecutors"]


def test_what_a_decision_rests_on_is_told_kind_by_kind(ws: Workspace) -> None:
    group = group_of(ws)
    number = drafted(ws, group)
    risk = kept(ws, Risk, outside_group=group)
    first, second = kept(ws, Claim), kept(ws, Claim)
    for one in (risk, second, first):
        add_link(ws, Link(number, Relation.RESTS, one.id))
    found = view_of(ws, number)
    assert [(one.words, [it.reference for it in one.records]) for one in found.rests_on] == [
        ("Claims", ["CL-001", "CL-002"]), ("Risks", ["R-001"]),
    ]  # fmt: skip


def test_what_is_next_follows_the_decision_through_its_life(ws: Workspace) -> None:
    group = group_of(ws)
    number = drafted(ws, group, outcome="signpost")
    assert view_of(ws, number).next_step == (
        "Before it can be signed, look at: options considered and reasons."
    )
    records.save(ws, replace(again(ws, Engagement, number), options="Nothing", reasons="So"))
    found = view_of(ws, number)
    assert found.next_step.startswith(
        "Ready to be signed; its notice still misses assurance sought"
    )
    assert "Assurance sought" in found.missing
    records.save(ws, replace(again(ws, Engagement, number), **SIGNED_ENGAGEMENT, publish_by=LATER))
    found = view_of(ws, number)
    assert found.in_force
    assert found.next_step == "Publish it by 30 September 2022."
    records.save(ws, replace(again(ws, Engagement, number), published_on=LATER))
    assert view_of(ws, number).next_step == "Choose a day by which it is looked at again."
    records.save(ws, replace(again(ws, Engagement, number), review_by=date(2022, 10, 30)))
    assert view_of(ws, number).next_step == (
        "Look at it again: its review was due on 30 October 2022."
    )


def test_contact_above_a_position_that_was_withdrawn_is_told_as_a_gap(ws: Workspace) -> None:
    group = group_of(ws)
    decision = signed_engagement(ws, group, **ALL_MET, outcome="protocol")
    records.save(ws, replace(again(ws, OutsideGroup, group), contact="evidence"))
    assert view_of(ws, decision.id).gap == ""
    gone = replace(
        again(ws, Engagement, decision.id), state="withdrawn", withdrawn_on=LATER,
        withdrawn_why="A case was put at risk",
    )  # fmt: skip
    records.save(ws, gone)
    found = view_of(ws, decision.id)
    assert not found.in_force
    assert found.gap == (
        "Contact with Activist groups is recorded as “Receive evidence only”, and no position of "
        "the Commissioner that is in force allows it. Lower the contact, or sign a position with "
        "all three gates met."
    )
    lower = signed_engagement(ws, group, outcome="none", signed_on=LATER)
    assert view_of(ws, lower.id).gap == (
        "Contact with Activist groups is recorded as “Receive evidence only”, and ED-002, signed "
        "on 30 September 2022, goes no further than “No engagement”. Lower the contact, or sign a "
        "position that allows it."
    )


def test_a_position_that_was_replaced_does_not_come_back_with_the_withdrawal_of_the_next(
    ws: Workspace,
) -> None:
    group = group_of(ws)
    first = signed_engagement(ws, group, **ALL_MET, outcome="protocol")
    second = kept(ws, Engagement, outside_group=group)
    add_link(ws, Link(second.id, Relation.REPLACES, first.id))
    # A draft that is to replace it leaves it standing.
    assert view_of(ws, first.id).in_force
    said = {**SIGNED_ENGAGEMENT, "outcome": "none", "signed_on": LATER}
    records.save(ws, replace(again(ws, Engagement, second.id), **said))
    gone: dict[str, Any] = {
        "state": "withdrawn",
        "withdrawn_on": LATER,
        "withdrawn_why": "It was mistaken",
    }
    records.save(ws, replace(again(ws, Engagement, second.id), **gone))
    assert not view_of(ws, first.id).in_force
    assert not view_of(ws, second.id).in_force


def test_signposting_needs_no_position_and_stays_where_more_is_asked_for(ws: Workspace) -> None:
    group = group_of(ws)
    records.save(ws, replace(again(ws, OutsideGroup, group), contact="signpost"))
    assert view_of(ws, drafted(ws, group)).gap == ""
    asked = signed_engagement(ws, group, outcome="ask")
    assert view_of(ws, asked.id).gap == ""
    none = signed_engagement(ws, group, outcome="none", signed_on=LATER)
    assert "goes no further than “No engagement”" in view_of(ws, none.id).gap


def test_the_list_begins_with_drafts_and_goes_on_with_the_latest_signed(ws: Workspace) -> None:
    group = group_of(ws)
    signed_engagement(ws, group)
    signed_engagement(ws, group, signed_on=LATER, review_by=date(2022, 10, 30))
    drafted(ws, group)
    found = engagements_listed(ws)
    assert [one.engagement.reference for one in found] == ["ED-003", "ED-002", "ED-001"]
    assert [one.in_force for one in found] == [False, True, False]
    assert [one.review_overdue for one in found] == [False, True, False]
    assert [sum(gate.words == "Not shown yet" for gate in one.gates) for one in found] == [3, 3, 3]
    assert [one.group for one in found] == ["Activist groups"] * 3
