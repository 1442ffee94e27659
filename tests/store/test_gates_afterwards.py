"""What becomes of a position on engagement after its signature brings no earlier one back."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from oversight_app.domain.engagement import Engagement
from oversight_app.domain.errors import UserProblem
from oversight_app.domain.organisations import Organisation
from oversight_app.domain.outside_groups import OutsideGroup
from oversight_app.domain.positions import Position
from oversight_app.domain.record_kinds import Link, Relation
from oversight_app.store import records
from oversight_app.store.disposal import dispose
from oversight_app.store.record_links import add_link, delete_link, links
from oversight_app.store.workspace import Workspace
from tests.store.making_records import ALL_MET, DAY, LATER, again, kept, made, signed_engagement

NOT_ALLOWED = "no signed position of the Commissioner allows it"


@pytest.fixture
def group(small: Workspace) -> int:
    return kept(small, OutsideGroup).id


def raised(ws: Workspace, group: int) -> None:
    records.save(ws, replace(again(ws, OutsideGroup, group), contact="evidence"))


def withdrawn(ws: Workspace, one: Engagement, **more: Any) -> None:
    said = {"state": "withdrawn", "withdrawn_on": LATER, "withdrawn_why": "A mistake", **more}
    records.save(ws, replace(again(ws, Engagement, one.id), **said))


@pytest.fixture
def high(small: Workspace, group: int) -> Engagement:
    """A position that allows "protocol"."""
    return signed_engagement(small, group, **ALL_MET, outcome="protocol")


@pytest.fixture
def low(small: Workspace, group: int, high: Engagement) -> Engagement:
    """A later one about the same group, which allows nothing."""
    return signed_engagement(small, group, outcome="none", signed_on=LATER)


def test_withdrawing_the_last_position_does_not_bring_the_one_before_it_back(
    small: Workspace, group: int, high: Engagement, low: Engagement
) -> None:
    withdrawn(small, low)
    with pytest.raises(UserProblem, match=NOT_ALLOWED):
        raised(small, group)
    assert again(small, Engagement, high.id).state == "signed"


def test_a_link_taken_away_brings_nothing_back(
    small: Workspace, group: int, high: Engagement, low: Engagement
) -> None:
    add_link(small, Link(low.id, Relation.REPLACES, high.id))
    withdrawn(small, low)
    (link,) = links(small, low.id, Relation.REPLACES)
    delete_link(small, link.id)
    with pytest.raises(UserProblem, match=NOT_ALLOWED):
        raised(small, group)


def test_an_earlier_position_never_replaces_a_later_one(
    small: Workspace, group: int, high: Engagement, low: Engagement
) -> None:
    with pytest.raises(UserProblem, match="ED-001 was signed on 31 March 2022, before ED-002"):
        add_link(small, Link(high.id, Relation.REPLACES, low.id))
    with pytest.raises(UserProblem, match="goes no further than “No engagement”"):
        raised(small, group)


def test_a_position_that_another_groups_replaces_brings_none_back(
    small: Workspace, group: int, high: Engagement, low: Engagement
) -> None:
    # Two groups become one: what was decided about the other takes its place.
    other = kept(small, OutsideGroup, name="Other").id
    joined = signed_engagement(small, other, signed_on=LATER)
    add_link(small, Link(joined.id, Relation.REPLACES, low.id))
    with pytest.raises(UserProblem, match=NOT_ALLOWED):
        raised(small, group)


def test_a_withdrawn_position_is_not_disposed_of_while_it_keeps_an_earlier_one_down(
    small: Workspace, group: int, high: Engagement, low: Engagement
) -> None:
    withdrawn(small, low)
    with pytest.raises(UserProblem, match="took the place of ED-001, which is kept"):
        dispose(small, [low.id], "The Commissioner", "Six years")
    # Both together may go: none of them stands.
    dispose(small, [low.id, high.id], "The Commissioner", "Six years")
    assert records.read(small, Engagement) == ()
    with pytest.raises(UserProblem, match=NOT_ALLOWED):
        raised(small, group)


def test_the_position_that_stands_is_never_disposed_of(
    small: Workspace, group: int, high: Engagement
) -> None:
    with pytest.raises(UserProblem, match="It is the Commissioner’s position on G-001 now"):
        dispose(small, [high.id], "The Commissioner", "Six years")


def test_what_was_withdrawn_before_it_stood_takes_nothing_away(
    small: Workspace, group: int, high: Engagement
) -> None:
    draft = kept(small, Engagement, outside_group=group)
    add_link(small, Link(draft.id, Relation.REPLACES, high.id))
    withdrawn(small, draft)
    ahead = signed_engagement(small, group, signed_on=date(2022, 10, 30))
    withdrawn(small, ahead, withdrawn_on=LATER)
    raised(small, group)
    assert again(small, OutsideGroup, group).contact == "evidence"


@pytest.mark.parametrize("words", ["-", "…", "n/a", "None", "TBC", "⠀", "to follow", "-\n.\n?"])
@pytest.mark.parametrize("gate", ["children", "risks", "case"])
def test_a_stroke_is_no_evidence(small: Workspace, group: int, gate: str, words: str) -> None:
    said = {**ALL_MET, f"{gate}_evidence": words, "outcome": "role"}
    with pytest.raises(UserProblem, match="answered without evidence"):
        kept(small, Engagement, outside_group=group, **said)


def test_short_evidence_is_evidence(small: Workspace, group: int) -> None:
    said = {**ALL_MET, "case_evidence": "-\nCL-001"}
    assert kept(small, Engagement, outside_group=group, **said).gates[2].met


@pytest.mark.parametrize(
    "moved",
    [
        {"to_day": date(2022, 10, 1)},
        {"from_day": date(2022, 10, 1), "review_by": date(2023, 3, 31)},
        {"organisation": None},
    ],
)
def test_a_position_agrees_with_the_one_that_replaces_it_after_it_is_changed(
    small: Workspace, moved: dict[str, Any]
) -> None:
    whose = kept(small, Organisation).id
    other = kept(small, Organisation, name="Another").id
    old = kept(small, Position, organisation=whose, from_day=DAY)
    kept(small, Position, organisation=whose, from_day=LATER, replaces=old.id)
    said = {**moved, "organisation": other} if "organisation" in moved else moved
    old = again(small, Position, old.id)
    with pytest.raises(UserProblem, match="PO-002 replaces this position"):
        records.save(small, replace(old, **said))
    assert again(small, Position, old.id) == old
    records.save(small, replace(old, to_day=LATER))


def test_a_contact_that_there_is_not_is_told_of(small: Workspace) -> None:
    with pytest.raises(UserProblem, match="“Role” is none of the choices"):
        records.save(small, made(OutsideGroup, contact="Role"))
