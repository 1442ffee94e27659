"""What may still be due is picked where it is kept: nothing that has a day may be left out."""

from datetime import date
from itertools import product
from typing import Any

import pytest

from oversight_app.domain.accountability import Action, Assurance, Question
from oversight_app.domain.boundary import Answer, Assessment
from oversight_app.domain.decisions import Decision, Publication
from oversight_app.domain.plans import Objective, Plan
from oversight_app.domain.record_kinds import KINDS
from oversight_app.domain.recorded import Recorded
from oversight_app.domain.requests import InformationRequest, Recommendation
from oversight_app.domain.risk import Risk
from oversight_app.store import records
from oversight_app.store.record_pending import pending
from oversight_app.store.workspace import Workspace
from tests.store.making_records import DAY, LATER, kept, made, signed

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
)


@pytest.fixture
def of_all(small: Workspace) -> Workspace:
    # A row that contradicts itself is refused, and of no use here.
    sound = [one for one in EVERY if not one.problems()]
    records.save_all(small, sound, "Add one of each")
    for interest, review, out in product(("yes", "no", ""), DAYS, ({}, PUBLISHED)):
        signed(small, public_interest=interest, review_by=review, **out)
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
        "Q", "AS", "A", "D", "P", "F", "HR", "R", "BA", "AN", "O",
    }  # fmt: skip


def test_what_is_done_with_is_not_read(small: Workspace) -> None:
    kept(small, Question, state="answered", due=LATER, answered_on=LATER)
    kept(small, Action, state="done", done_on=LATER)
    kept(small, Risk, state="closed", closed_on=LATER)
    kept(small, Publication, refresh_by=LATER, replaced=True)
    signed(small, public_interest="no")
    assert pending(small) == ()
    waiting = kept(small, Action)
    assert pending(small) == (waiting,)
