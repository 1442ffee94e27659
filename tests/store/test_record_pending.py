"""What may still be due is picked where it is kept: nothing that has a day may be left out."""

from datetime import date
from itertools import product
from typing import Any

import pytest

from oversight_app.domain.accountability import Action, Assurance, Question
from oversight_app.domain.appraisal import Appraisal
from oversight_app.domain.boundary import Answer, Assessment
from oversight_app.domain.claims import Claim
from oversight_app.domain.decisions import Decision, Publication
from oversight_app.domain.engagement import Engagement
from oversight_app.domain.organisations import Organisation
from oversight_app.domain.outside_groups import OutsideGroup
from oversight_app.domain.plans import Objective, Plan
from oversight_app.domain.positions import Position
from oversight_app.domain.press import LineToTake
from oversight_app.domain.record_kinds import KINDS
from oversight_app.domain.recorded import Recorded
from oversight_app.domain.requests import InformationRequest, Recommendation
from oversight_app.domain.risk import Risk
from oversight_app.store import records
from oversight_app.store.record_pending import pending
from oversight_app.store.workspace import Workspace
from tests.store.making_records import DAY, LATER, OFFICE, kept, made, signed, signed_engagement

DAYS = (None, LATER)
PUBLISHED = {"published_on": LATER}


def _grid(kind: type[Recorded], **choices: tuple[Any, ...]) -> list[Recorded]:
    return [
        made(kind, **dict(zip(choices, said, strict=True)))
        for said in product(*choices.values())
    ]  # fmt: skip


EVERY = (
    *_grid(Question, state=("open", "withdrawn"), due=DAYS),
    *_grid(Question, state=("answered",), due=DAYS, answered_on=(LATER,)),
    *_grid(Assurance, review_by=DAYS),
    *_grid(Action, state=("open", "under-way", "dropped"), done_on=(None,)),
    *_grid(Action, state=("done",), done_on=(LATER,)),
    *_grid(Decision, publish_by=DAYS, review_by=DAYS),
    *_grid(Publication, refresh_by=DAYS, replaced=(False, True)),
    *_grid(InformationRequest, state=("open", "withdrawn")),
    *_grid(Recommendation, review_by=DAYS, responded_on=(None, LATER)),
    *_grid(Risk, state=("open",)),
    *_grid(Risk, state=("closed",), closed_on=(LATER,)),
    *_grid(Claim, check_by=DAYS, review_by=DAYS, verdict=("",)),
    *_grid(Claim, check_by=DAYS, review_by=DAYS, verdict=("cannot",), checked_by=(OFFICE,),
           checked_on=(LATER,)),
    *_grid(LineToTake, review_by=DAYS, cleared_on=(None,), taken_back_on=DAYS),
    *_grid(LineToTake, review_by=DAYS, cleared_by=(OFFICE,), cleared_on=(DAY,),
           taken_back_on=DAYS),
    *_grid(Appraisal, review_by=DAYS),
)  # fmt: skip


@pytest.fixture
def of_all(small: Workspace) -> Workspace:
    # A row that contradicts itself is refused, and of no use here.
    sound = [one for one in EVERY if not one.problems()]
    records.save_all(small, sound, "Add one of each")
    for interest, review, out in product(("yes", "no", ""), DAYS, ({}, PUBLISHED)):
        signed(small, public_interest=interest, review_by=review, **out)
    group = kept(small, OutsideGroup)
    for review, interest in product(DAYS, ("yes", "no")):
        signed_engagement(small, group.id, public_interest=interest, review_by=review)
    kept(small, Engagement, outside_group=group.id, publish_by=LATER)
    for said, judged, review, until, later in product(
        ("", "It will not be so"), (False, True), DAYS, DAYS, (False, True)
    ):
        body = kept(small, Organisation)
        when = {"forecast": said, "forecast_by": LATER if said else None}
        when |= {"came_true": "no", "happened": "So", "judged_on": LATER} if said and judged else {}
        one = kept(small, Position, organisation=body.id, review_by=review, to_day=until, **when)
        if later:
            kept(small, Position, organisation=body.id, replaces=one.id, from_day=LATER)
    plan = kept(small, Plan)
    for review, until in product(DAYS, DAYS):
        kept(small, Objective, plan=plan.id, review_by=review, to_day=until)
    for day in (DAY, LATER):
        assessment = kept(small, Assessment, assessed_on=day, review_by=date(2023, 3, 31))
        for question, review in (("vetting", None), ("exit", date(2023, 3, 31))):
            kept(small, Answer, assessment=assessment.id, question=question, answered_on=day,
                 review_by=review)  # fmt: skip
    return small


def test_whatever_has_a_day_that_counts_is_there(of_all: Workspace) -> None:
    every = [one for kind in KINDS.values() for one in records.read(of_all, kind)]
    dated = {
        one.reference
        for one in every
        if one.review_on is not None
        or (one.open and one.due_on is not None)
        # One without a day is to be published as soon as practicable.
        or (isinstance(one, Decision) and one.state == "signed" and one.to_publish)
    }
    found = {one.reference for one in pending(of_all)}
    assert dated <= found
    assert {one.partition("-")[0] for one in dated} == {
        "Q", "AS", "A", "D", "P", "F", "HR", "R", "BA", "AN", "O", "CL", "LT", "OA", "ED", "PO",
    }  # fmt: skip


def test_what_is_done_with_is_not_read(small: Workspace) -> None:
    kept(small, Question, state="answered", due=LATER, answered_on=LATER)
    kept(small, Action, state="done", done_on=LATER)
    kept(small, Risk, state="closed", closed_on=LATER)
    kept(small, Publication, refresh_by=LATER, replaced=True)
    signed(small, public_interest="no")
    kept(small, Claim, review_by=None, verdict="cannot", checked_by=OFFICE, checked_on=LATER)
    kept(small, LineToTake, review_by=LATER)  # not cleared, so it is in nobody's use yet
    body = kept(small, Organisation)
    old = kept(small, Position, organisation=body.id)
    kept(small, Position, organisation=body.id, replaces=old.id, from_day=LATER, review_by=None)
    assert pending(small) == ()
    waiting = kept(small, Action)
    assert pending(small) == (waiting,)
