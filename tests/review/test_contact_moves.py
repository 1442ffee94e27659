"""How contact moved is told with the position that it moved under, whatever became of it since."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from oversight_app.domain.engagement import Engagement
from oversight_app.domain.outside_groups import OutsideGroup
from oversight_app.domain.record_kinds import Link, Relation
from oversight_app.domain.records import Office
from oversight_app.review.outside_group_detail import GroupDetail, group_detail
from oversight_app.review.press_line import press_line
from oversight_app.store import records
from oversight_app.store.record_links import add_link
from oversight_app.store.workspace import Workspace, create
from tests.store.making_records import ALL_MET, DAY, LATER, again, kept, signed_engagement

MAY, SEPTEMBER = date(2022, 5, 1), date(2022, 9, 1)
WITHDRAWN: dict[str, Any] = {
    "state": "withdrawn",
    "withdrawn_on": LATER,
    "withdrawn_why": "A mistake",
}


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    office = Office("Office", "E1", review_date=date(2022, 10, 31))
    with create(tmp_path / "a.oversight", office, reference=False) as made:
        yield made


def detail(ws: Workspace, group: int) -> GroupDetail:
    found = group_detail(ws, group)
    assert found is not None
    return found


def contact(ws: Workspace, group: int, rung: str, day: date) -> None:
    records.save(ws, replace(again(ws, OutsideGroup, group), contact=rung), day=day)


def test_contact_under_a_position_that_was_withdrawn_later_did_not_go_too_far(
    ws: Workspace,
) -> None:
    group = kept(ws, OutsideGroup, day=DAY).id
    one = signed_engagement(ws, group, **ALL_MET, outcome="protocol")
    contact(ws, group, "evidence", MAY)
    records.save(ws, replace(one, **WITHDRAWN))
    latest, first = detail(ws, group).moves
    assert (latest.day, latest.under, latest.too_far) == (MAY, "ED-001", False)
    assert first.day == DAY


def test_contact_that_stays_when_its_position_goes_is_shown_as_a_gap(ws: Workspace) -> None:
    group = kept(ws, OutsideGroup, day=DAY).id
    one = signed_engagement(ws, group, **ALL_MET, outcome="protocol")
    contact(ws, group, "evidence", MAY)
    later = signed_engagement(ws, group, outcome="none", signed_on=SEPTEMBER)
    assert detail(ws, group).standing.goes_too_far
    # Withdrawing the lower one brings the higher one back to no effect.
    records.save(ws, replace(later, **WITHDRAWN))
    standing = detail(ws, group).standing
    assert (standing.position, standing.goes_too_far) == (None, True)
    assert again(ws, Engagement, one.id).state == "signed"
    assert press_line(ws, group).decision is None


def test_the_press_hears_of_no_position_that_another_groups_took_the_place_of(
    ws: Workspace,
) -> None:
    group, other = kept(ws, OutsideGroup).id, kept(ws, OutsideGroup, name="Joined").id
    signed_engagement(ws, group, **ALL_MET, outcome="protocol")
    last = signed_engagement(ws, group, outcome="none", signed_on=SEPTEMBER)
    joined = signed_engagement(ws, other, signed_on=LATER)
    add_link(ws, Link(joined.id, Relation.REPLACES, last.id))
    assert press_line(ws, group).decision is None
    assert detail(ws, group).standing.position is None
