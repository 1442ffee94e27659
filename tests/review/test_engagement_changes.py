"""What has changed since a position on engagement was signed, or last reviewed, worked by hand."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from oversight_app.domain.accountability import Assurance
from oversight_app.domain.appraisal import Appraisal, Judgement, Option
from oversight_app.domain.boundary import Answer, Assessment
from oversight_app.domain.claims import Claim
from oversight_app.domain.engagement import Engagement
from oversight_app.domain.organisations import Organisation
from oversight_app.domain.outside_groups import OutsideGroup
from oversight_app.domain.positions import Position
from oversight_app.domain.record_kinds import Link, Relation
from oversight_app.domain.recorded import Recorded
from oversight_app.domain.risk import Risk
from oversight_app.review.engagement_changes import changed_since
from oversight_app.review.engagement_view import ChangedSince
from oversight_app.store import records
from oversight_app.store.record_links import add_link
from oversight_app.store.record_reviews import mark_reviewed
from oversight_app.store.workspace import Workspace
from tests.store.making_records import ALL_MET, SIGNED_ENGAGEMENT, again, made

BEFORE = date(2022, 4, 1)
SIGNED_ON = date(2022, 4, 30)
AFTER = date(2022, 6, 15)
TODAY = date(2022, 10, 31)
"""The day of the workspace of these tests."""


def keep(ws: Workspace, kind: type[Recorded], day: date = BEFORE, **said: Any) -> int:
    (number, *_) = records.save(ws, made(kind, **said), day=day).saved
    return number


def change(ws: Workspace, number: int, day: date = AFTER, **said: Any) -> None:
    record = records.one(ws, number)
    assert record is not None
    records.save(ws, replace(record, **said), day=day)


@pytest.fixture
def group(ws: Workspace) -> int:
    return keep(ws, OutsideGroup, name="Activist groups")


def sign(ws: Workspace, group: int, **more: Any) -> int:
    said = {**SIGNED_ENGAGEMENT, "signed_on": SIGNED_ON, "outside_group": group, **more}
    return keep(ws, Engagement, SIGNED_ON, **said)


def found(ws: Workspace, number: int, as_at: date | None = None) -> ChangedSince:
    since = changed_since(ws, again(ws, Engagement, number), as_at)
    assert since is not None
    return since


def lines(ws: Workspace, number: int, as_at: date | None = None) -> list[str]:
    return [
        f"{one.day.isoformat()} {one.reference} {one.status.words}: {one.words}"
        for one in found(ws, number, as_at).changes
    ]


def test_nothing_has_changed_is_said_as_such(ws: Workspace, group: int) -> None:
    keep(ws, Risk, outside_group=group)
    keep(ws, Claim, about=group)
    since = found(ws, sign(ws, group))
    assert since.changes == ()
    assert since.words == "Nothing has changed since it was signed on 30 April 2022"
    assert not since.reviewed


def test_a_draft_and_what_was_withdrawn_have_no_day_to_count_from(
    ws: Workspace, group: int
) -> None:
    draft = keep(ws, Engagement, outside_group=group)
    assert changed_since(ws, again(ws, Engagement, draft)) is None
    number = sign(ws, group)
    change(ws, number, state="withdrawn", withdrawn_on=AFTER, withdrawn_why="Mistaken")
    assert changed_since(ws, again(ws, Engagement, number)) is None


def test_positions_that_began_ended_or_took_the_place_of_others(ws: Workspace, group: int) -> None:
    force = keep(ws, Organisation, name="Wiltshire Police")
    council = keep(ws, Organisation, name="National council")
    charity = keep(ws, Organisation, name="NSPCC")
    base: dict[str, Any] = {"about": group, "from_day": BEFORE}
    may = keep(ws, Position, organisation=force, name="May consider it", **base)
    keep(ws, Position, organisation=council, name="Will not condone them", **base)
    best = keep(ws, Position, organisation=charity, name="Best left to the police", **base)
    number = sign(ws, group)
    assert lines(ws, number) == []
    keep(
        ws, Position, AFTER, organisation=force, name="Will not work with them", about=group,
        stance="opposes", from_day=date(2022, 6, 10), replaces=may,
    )  # fmt: skip
    change(ws, best, date(2022, 8, 1), to_day=date(2022, 7, 31))
    keep(ws, Position, AFTER, organisation=council, name="Also", from_day=date(2022, 12, 1),
         review_by=None)  # fmt: skip
    assert lines(ws, number) == [
        "2022-07-31 PO-003 Ended: NSPCC: “Best left to the police”, held until 31 July 2022",
        "2022-06-10 PO-004 New: Wiltshire Police: “Will not work with them”, in place of “May "
        "consider it”",
    ]
    assert found(ws, number).words == "Two things have changed since it was signed on 30 April 2022"
    # As at an earlier day the later of the two had not happened.
    assert [line[:17] for line in lines(ws, number, date(2022, 7, 1))] == ["2022-06-10 PO-004"]


def test_a_position_that_was_known_to_end_later_has_ended_by_the_passing_of_time(
    ws: Workspace, group: int
) -> None:
    force = keep(ws, Organisation, name="Wiltshire Police")
    keep(ws, Position, organisation=force, name="For now", about=group, from_day=BEFORE,
         to_day=date(2022, 5, 31))  # fmt: skip
    number = sign(ws, group)
    assert lines(ws, number) == [
        "2022-05-31 PO-001 Ended: Wiltshire Police: “For now”, held until 31 May 2022"
    ]
    assert lines(ws, number, date(2022, 5, 31)) == []


def test_what_began_before_and_was_typed_in_after_is_told_as_recorded_later(
    ws: Workspace, group: int
) -> None:
    force = keep(ws, Organisation, name="Wiltshire Police")
    number = sign(ws, group)
    keep(ws, Position, AFTER, organisation=force, name="May consider it", about=group,
         from_day=date(2017, 9, 30))  # fmt: skip
    assert lines(ws, number) == [
        "2022-06-15 PO-001 Recorded later: Wiltshire Police: “May consider it”"
    ]


def test_a_decision_typed_in_long_after_it_was_signed_knew_what_had_begun_by_then(
    ws: Workspace, group: int
) -> None:
    """All of it is typed in on one day; the days alone say what the decision could know."""
    said = {**SIGNED_ENGAGEMENT, "signed_on": SIGNED_ON, "outside_group": group}
    number = keep(ws, Engagement, AFTER, **said)
    force = keep(ws, Organisation, AFTER, name="Wiltshire Police")
    for name, day in (("Earlier", BEFORE), ("Later", date(2022, 5, 2))):
        keep(ws, Position, AFTER, organisation=force, name=name, about=group, from_day=day)
    assert lines(ws, number) == ["2022-05-02 PO-002 New: Wiltshire Police: “Later”"]


def test_what_was_saved_on_the_day_of_signature_after_it_is_a_change(
    ws: Workspace, group: int
) -> None:
    risk = keep(ws, Risk, outside_group=group, name="Entrapment", likelihood=2, impact=3)
    change(ws, risk, SIGNED_ON, likelihood=3)
    number = sign(ws, group)
    assert lines(ws, number) == []
    change(ws, risk, SIGNED_ON, likelihood=4)
    assert lines(ws, number) == ["2022-04-30 R-001 Worse: Entrapment: score from 9 to 12"]


def test_risks_scored_otherwise_closed_and_new(ws: Workspace, group: int) -> None:
    one: dict[str, Any] = {"outside_group": group, "likelihood": 2, "impact": 3}
    worse = keep(ws, Risk, name="Entrapment", **one)
    better = keep(ws, Risk, name="Live-streaming", **one)
    closed = keep(ws, Risk, name="Scenes in public", **one)
    same = keep(ws, Risk, name="Harassment", **one)
    rested = keep(ws, Risk, name="Of no group", likelihood=1, impact=1)
    keep(ws, Risk, name="Of no group, unlinked", likelihood=1, impact=1)
    number = sign(ws, group)
    add_link(ws, Link(number, Relation.RESTS, rested))
    change(ws, worse, likelihood=4)
    change(ws, better, date(2022, 6, 16), impact=1, control_state="controlled")
    change(ws, closed, date(2022, 6, 18), state="closed", closed_on=date(2022, 6, 17))
    change(ws, same, description="In other words")
    change(ws, rested, date(2022, 6, 14), impact=2)
    keep(ws, Risk, date(2022, 7, 1), name="More children at risk", outside_group=group,
         raised_on=date(2022, 7, 1))  # fmt: skip
    assert lines(ws, number) == [
        "2022-07-01 R-007 New: Risk: More children at risk, score 6",
        "2022-06-17 R-003 Closed: Risk closed: Scenes in public",
        "2022-06-16 R-002 Better: Live-streaming: score from 6 to 2",
        "2022-06-16 R-002 Changed: Live-streaming: no control before, now controlled",
        "2022-06-15 R-001 Worse: Entrapment: score from 6 to 12",
        "2022-06-14 R-005 Worse: Of no group: score from 1 to 2",
    ]


def test_claims_judged_otherwise_with_other_figures_or_new(ws: Workspace, group: int) -> None:
    claim = keep(ws, Claim, about=group, name="114 of 259")
    worded = keep(ws, Claim, about=group, name="Some successes")
    keep(ws, Claim, name="Of nothing")
    number = sign(ws, group)
    change(ws, claim, verdict="caveats", not_shown="Convictions", checked_by="The office",
           checked_on=AFTER, denominator=403)  # fmt: skip
    change(ws, worded, wording="In other words")
    keep(ws, Claim, AFTER, about=group, name="150 charged", quoted_on=date(2022, 6, 1))
    assert lines(ws, number) == [
        "2022-06-15 CL-001 Re-checked: “114 of 259”: judged “Arithmetic right, "
        "conclusion not shown”, not judged before; figures from 114 of 259 to 114 of 403",
        "2022-06-01 CL-004 New: “150 charged”, not checked yet",
    ]


def test_a_count_that_turns_out_to_be_a_lower_bound_is_another_figure(
    ws: Workspace, group: int
) -> None:
    bound = keep(ws, Claim, about=group, name="114 of 259")
    lost = keep(ws, Claim, about=group, name="Some successes", numerator=20, denominator=176)
    number = sign(ws, group)
    change(ws, bound, numerator_is="at-least")
    change(ws, lost, numerator=None, denominator=None)
    assert lines(ws, number) == [
        "2022-06-15 CL-001 Changed: “114 of 259”: figures from 114 of 259 to at least 114 of 259",
        "2022-06-15 CL-002 Changed: “Some successes”: figures from 20 of 176 to none",
    ]


def test_answers_worse_and_better_changed_or_in_a_later_assessment(
    ws: Workspace, group: int
) -> None:
    said: dict[str, Any] = {"scheme": "", "outside_group": group, "assessed_on": BEFORE}
    first = keep(ws, Assessment, **said)
    answers = {
        code: keep(ws, Answer, assessment=first, question=code, answer=answer,
                   evidence="A paper", answered_on=BEFORE)
        for code, answer in (("vetting", "partly"), ("training", "not-met"), ("role", "met"))
    }  # fmt: skip
    number = sign(ws, group)
    change(ws, answers["vetting"], answer="not-met")
    assert lines(ws, number) == ["2022-06-15 AN-001 Worse: Vetting: from “Partly met” to “Not met”"]
    later = keep(ws, Assessment, date(2022, 8, 1), **{**said, "assessed_on": date(2022, 8, 1)})
    for code, answer in (("vetting", "partly"), ("training", "met"), ("role", "not-known")):
        keep(ws, Answer, date(2022, 8, 1), assessment=later, question=code, answer=answer,
             evidence="A paper", answered_on=date(2022, 8, 1))  # fmt: skip
    # Vetting is as it was at the signature, so it is not among them.
    assert lines(ws, number) == [
        "2022-08-01 AN-005 Better: Training: from “Not met” to “Met”",
        "2022-08-01 AN-006 Worse: Role profile: from “Met” to “Not known”",
        "2022-08-01 BA-002 New: A later boundary assessment",
    ]


def test_to_learn_of_a_gap_is_neither_better_nor_worse(ws: Workspace, group: int) -> None:
    first = keep(ws, Assessment, scheme="", outside_group=group, assessed_on=BEFORE)
    said: dict[str, Any] = {
        "assessment": first,
        "answered_on": BEFORE,
        "evidence": "A paper",
    }
    learnt = keep(ws, Answer, question="vetting", answer="not-known", **said)
    number = sign(ws, group)
    change(ws, learnt, answer="not-met")
    assert lines(ws, number) == [
        "2022-06-15 AN-001 Changed: Vetting: from “Not known” to “Not met”"
    ]


def test_contact_appraisal_and_assurance(ws: Workspace, group: int) -> None:
    appraisal = keep(ws, Appraisal, outside_group=group, name="Which role", appraised_on=BEFORE)
    role = keep(ws, Option, appraisal=appraisal, name="Special Constable", added_on=BEFORE)
    judged = keep(ws, Judgement, option=role, criterion="vetting", judged_on=BEFORE)
    assurance = keep(ws, Assurance, said="All but three", given_on=BEFORE)
    number = sign(ws, group, **ALL_MET, outcome="evidence")
    add_link(ws, Link(number, Relation.RESTS, assurance))
    change(ws, group, contact="evidence")
    change(ws, judged, date(2022, 6, 16), judgement="weak")
    keep(ws, Judgement, date(2022, 6, 17), option=role, criterion="training",
         judged_on=date(2022, 6, 17))  # fmt: skip
    change(ws, assurance, date(2022, 6, 18), rating="not")
    assert lines(ws, number) == [
        "2022-06-18 AS-001 Changed: Assurance from “Partly assured” to “Not assured”: All but "
        "three",
        "2022-06-17 OA-001 Changed: Which role: 1 judgement added, 1 judgement changed",
        "2022-06-15 G-001 Closer: Contact from “No contact” to “Receive evidence only”",
    ]


def test_a_review_begins_the_count_anew(ws: Workspace, group: int) -> None:
    risk = keep(ws, Risk, outside_group=group, name="Entrapment", likelihood=2, impact=3)
    number = sign(ws, group)
    change(ws, risk, likelihood=4)
    assert len(lines(ws, number)) == 1
    mark_reviewed(ws, number, date(2022, 7, 1), "Chief Executive", "Still right",
                  date(2022, 12, 31))  # fmt: skip
    since = found(ws, number)
    assert (since.since, since.reviewed, since.changes) == (date(2022, 7, 1), True, ())
    assert since.words == "Nothing has changed since it was reviewed on 1 July 2022"
    # As at a day before the review, it was counted from the signature.
    assert found(ws, number, date(2022, 6, 30)).since == SIGNED_ON
    change(ws, risk, date(2022, 9, 1), likelihood=3)
    assert lines(ws, number) == ["2022-09-01 R-001 Better: Entrapment: score from 12 to 9"]


def test_what_is_about_another_group_is_no_change(ws: Workspace, group: int) -> None:
    number = sign(ws, group)
    other = keep(ws, OutsideGroup, name="Street patrol")
    keep(ws, Risk, AFTER, outside_group=other)
    keep(ws, Claim, AFTER, about=other)
    force = keep(ws, Organisation, name="Wiltshire Police")
    keep(ws, Position, AFTER, organisation=force, about=other, from_day=AFTER)
    assert lines(ws, number) == []
