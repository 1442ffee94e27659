"""Which engagement decision stands, told alike wherever it is told: two signed on one day, one that
takes the place of another, one that is signed for a day to come."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from oversight_app.domain.engagement import Engagement
from oversight_app.domain.errors import UserProblem
from oversight_app.domain.outside_groups import OutsideGroup
from oversight_app.domain.record_kinds import Link, Relation
from oversight_app.domain.records import Office
from oversight_app.review.claims_and_decisions import Wanted, claims_and_decisions
from oversight_app.review.due import due
from oversight_app.review.engagement import engagement_view
from oversight_app.review.outside_group_detail import group_detail
from oversight_app.review.outside_groups import what_stands
from oversight_app.review.press_line import press_line
from oversight_app.review.record_listing import listing
from oversight_app.store import records
from oversight_app.store.record_links import add_link
from oversight_app.store.workspace import Workspace, create
from tests.store.making_records import (
    ALL_MET,
    DAY,
    LATER,
    SIGNED_ENGAGEMENT,
    again,
    kept,
    made,
    signed_engagement,
)

TODAY, AHEAD = date(2022, 10, 31), date(2022, 11, 30)


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    office = Office("Office", "E1", review_date=TODAY)
    with create(tmp_path / "a.oversight", office, reference=False) as made:
        yield made


@pytest.fixture
def group(ws: Workspace) -> int:
    return kept(ws, OutsideGroup, day=DAY).id


def stands(ws: Workspace, group: int, as_at: date | None = None) -> str:
    """Return the reference of the position in force, which every place has to agree on."""
    (standing,) = what_stands(ws, group, as_at).groups
    found = {standing.position.reference if standing.position else ""}
    detail = group_detail(ws, group, as_at)
    assert detail is not None
    found.add(detail.standing.position.reference if detail.standing.position else "")
    said = press_line(ws, group, as_at).decision
    found.add(said.reference if said else "")
    tab = claims_and_decisions(ws, Wanted(group), as_at)
    found.add("".join(one.engagement.reference for one in tab.decisions if one.in_force))
    every = records.read(ws, Engagement, as_at)
    mine = (one.id for one in every if one.outside_group == group)
    views = [engagement_view(ws, number, as_at) for number in mine]
    found.add(
        "".join(one.engagement.reference for one in views if one is not None and one.in_force)
    )
    (agreed,) = found
    return agreed


def sign(ws: Workspace, number: int, day: date, outcome: str = "signpost") -> None:
    draft = again(ws, Engagement, number)
    records.save(ws, replace(draft, **{**SIGNED_ENGAGEMENT, "outcome": outcome, "signed_on": day}))


def withdraw(ws: Workspace, number: int) -> None:
    one = again(ws, Engagement, number)
    gone = replace(one, state="withdrawn", withdrawn_on=TODAY, withdrawn_why="A mistake")
    records.save(ws, gone)


def test_of_two_signed_on_one_day_the_one_signed_last_stands(ws: Workspace, group: int) -> None:
    first, second = (kept(ws, Engagement, outside_group=group) for _ in range(2))
    sign(ws, second.id, LATER)
    assert stands(ws, group) == "ED-002"
    # Its notice bears the later number, 2022/002.
    sign(ws, first.id, LATER)
    assert again(ws, Engagement, first.id).notice == "2022/002"
    assert stands(ws, group) == "ED-001"
    withdraw(ws, first.id)
    # What was signed before it does not come back.
    assert stands(ws, group) == ""


def test_what_takes_the_place_of_one_of_the_same_day_stands(ws: Workspace, group: int) -> None:
    first = signed_engagement(ws, group, **ALL_MET, outcome="protocol", signed_on=LATER)
    second = signed_engagement(ws, group, signed_on=LATER)
    assert stands(ws, group) == "ED-002"
    add_link(ws, Link(first.id, Relation.REPLACES, second.id))
    assert stands(ws, group) == "ED-001"
    # So contact may go as far as it allows.
    records.save(ws, replace(again(ws, OutsideGroup, group), contact="protocol"))
    withdraw(ws, first.id)
    assert stands(ws, group) == ""


def test_a_position_stands_until_the_day_for_which_the_next_is_signed(
    ws: Workspace, group: int
) -> None:
    old = signed_engagement(ws, group, **ALL_MET, outcome="protocol")
    ahead = kept(ws, Engagement, outside_group=group)
    add_link(ws, Link(ahead.id, Relation.REPLACES, old.id))
    sign(ws, ahead.id, AHEAD)
    assert stands(ws, group) == "ED-001"
    records.save(ws, replace(again(ws, OutsideGroup, group), contact="evidence"))
    assert stands(ws, group, AHEAD) == "ED-002"
    withdraw(ws, ahead.id)
    # It was withdrawn before its day: it took the place of none.
    assert stands(ws, group) == stands(ws, group, AHEAD) == "ED-001"


def test_what_a_draft_is_to_replace_is_still_to_be_published(ws: Workspace, group: int) -> None:
    old = signed_engagement(ws, group, publish_by=LATER, review_by=LATER)
    draft = kept(ws, Engagement, outside_group=group)
    add_link(ws, Link(draft.id, Relation.REPLACES, old.id))

    def told() -> tuple[list[str], list[str]]:
        due_of_old = [one.what for one in due(ws) if one.record.id == old.id]
        assert due_of_old == [one.what for one in due(ws, as_at=TODAY) if one.record.id == old.id]
        rows = listing(ws, Engagement).rows
        return due_of_old, [row.state for row in rows if row.record.id == old.id]

    assert stands(ws, group) == "ED-001"
    assert told() == (["Review", "To publish"], ["Overdue by 31 days"])
    sign(ws, draft.id, TODAY)
    assert stands(ws, group) == "ED-002"
    assert told() == ([], ["Replaced"])


def test_how_contact_moved_heeds_what_took_the_place_of_a_position(
    ws: Workspace, group: int
) -> None:
    one = signed_engagement(ws, group, **ALL_MET, outcome="protocol")
    records.save(
        ws, replace(again(ws, OutsideGroup, group), contact="evidence"), day=date(2022, 5, 1)
    )
    other = kept(ws, OutsideGroup, name="Joined", day=DAY).id
    joined = made(
        Engagement,
        **{**SIGNED_ENGAGEMENT, "outside_group": other, "proposed_on": LATER, "signed_on": LATER},
    )
    records.save(ws, joined, [Link(0, Relation.REPLACES, one.id)])
    with pytest.raises(UserProblem, match="no signed position"):
        records.save(ws, replace(again(ws, OutsideGroup, group), contact="protocol"))
    records.save(ws, replace(again(ws, OutsideGroup, group), contact="signpost"), day=TODAY)
    detail = group_detail(ws, group)
    assert detail is not None
    # In May it was in force; since 30 September the other group's stands in its place.
    assert [(move.day, move.under) for move in detail.moves] == [
        (TODAY, ""),
        (date(2022, 5, 1), "ED-001"),
        (DAY, "ED-001"),
    ]
    assert stands(ws, group) == ""
