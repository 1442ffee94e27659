"""What is done to every record is done to those about outside groups: handed over, reviewed, held,
gathered, deleted."""

from dataclasses import replace
from datetime import date

import pytest

from oversight_app.domain.appraisal import Appraisal
from oversight_app.domain.claims import Claim
from oversight_app.domain.engagement import Engagement
from oversight_app.domain.errors import UserProblem
from oversight_app.domain.organisations import Organisation
from oversight_app.domain.outside_groups import OutsideGroup
from oversight_app.domain.positions import Position
from oversight_app.domain.press import LineToTake
from oversight_app.domain.record_kinds import KINDS
from oversight_app.domain.requests import InformationRequest
from oversight_app.domain.retention import SEEDED_RULES_OUTSIDE
from oversight_app.review.gathered import gathered_lines
from oversight_app.store import history, records
from oversight_app.store.digests import digest
from oversight_app.store.gathering import gather, held_on
from oversight_app.store.handing_over import hand_over, open_work
from oversight_app.store.record_reviews import mark_all_reviewed, reviewable
from oversight_app.store.retention import place_hold
from oversight_app.store.workspace import Workspace
from tests.store.making_records import DAY, LATER, OFFICE, again, kept, signed_engagement

NEXT = date(2023, 3, 31)


def test_open_work_about_groups_is_handed_over(small: Workspace) -> None:
    group = kept(small, OutsideGroup)
    open_ones = (
        kept(small, Position), kept(small, Claim), kept(small, Appraisal, owner=OFFICE,
        review_by=LATER), kept(small, LineToTake, owner=OFFICE),
        signed_engagement(small, group.id, review_by=LATER),
    )  # fmt: skip
    checked = {"verdict": "cannot", "checked_by": OFFICE, "checked_on": LATER}
    kept(small, Claim, **checked)  # done with, so it stays where it was
    assert {one.reference for one in open_work(small, OFFICE)} == {
        one.reference for one in open_ones
    }
    before = digest(small)
    assert set(hand_over(small, OFFICE, "The deputy").saved) == {one.id for one in open_ones}
    assert all(again(small, type(one), one.id).owner == "The deputy" for one in open_ones)
    history.undo(small)
    assert digest(small) == before


def test_what_has_a_day_of_review_is_marked_as_reviewed(small: Workspace) -> None:
    group = kept(small, OutsideGroup)
    several = (
        kept(small, Position), signed_engagement(small, group.id),
        kept(small, LineToTake, cleared_by=OFFICE, cleared_on=DAY),
    )  # fmt: skip
    numbers = [one.id for one in several]
    mark_all_reviewed(small, numbers, LATER, OFFICE, "Still so", NEXT)
    assert [again(small, type(one), one.id).review_on for one in several] == [NEXT] * 3
    every = {kind for kind, *_ in SEEDED_RULES_OUTSIDE}
    looked_at = {kind for kind in every if reviewable(KINDS[kind])}
    assert looked_at == {"position", "claim", "engagement", "appraisal", "press"}


def test_what_is_held_is_not_deleted(small: Workspace) -> None:
    for kind in (Organisation, OutsideGroup, Claim, LineToTake, Appraisal):
        one = kept(small, kind)
        place_hold(small, one.id, "An inquiry", OFFICE)
        with pytest.raises(UserProblem, match=rf"{one.reference} is on hold \(An inquiry\)"):
            records.delete(small, one.id)


def test_everything_held_on_a_group_is_found_and_told_whole(small: Workspace) -> None:
    group = kept(small, OutsideGroup, name="The night watchers", aliases="Owls")
    told = kept(small, Position, organisation=None, outside_group=group.id)
    claim = kept(small, Claim, about=group.id)
    decided = kept(
        small, Engagement, outside_group=group.id, children_against="No figure",
        risks_against="No insurance", case_against="Entrapment",
    )  # fmt: skip
    line = kept(small, LineToTake, about=group.id)
    earlier = kept(small, Organisation, name="Owls of the north")
    records.save(small, replace(earlier, name="A charity"))
    request = kept(small, InformationRequest)
    about = (group, told, claim, decided, line)
    assert {hit.id for hit in held_on(small, "night watchers").records} == {one.id for one in about}
    found = held_on(small, "owls").records
    assert [(hit.id, hit.snippet) for hit in found] == [
        (group.id, "Owls"), (earlier.id, "In an earlier version of it"),
    ]  # fmt: skip
    gather(small, request.id, [one.id for one in about])
    lines = "\n".join(" | ".join(map(str, one)) for one in gathered_lines(small, request.id))
    for gate, said in ((1, "No figure"), (2, "No insurance"), (3, "Entrapment")):
        assert f"Gate {gate}: evidence against, or missing" in lines
        assert said in lines
