"""Who holds what: on a day, and what is due of it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oversight_app.domain.errors import UserProblem
from oversight_app.domain.observations import Provenance
from oversight_app.domain.positions import Position, held_on
from oversight_app.domain.record_kinds import Link, Relation
from oversight_app.review.due import due
from oversight_app.review.outside_groups import what_stands
from oversight_app.review.position_rows import named
from oversight_app.review.positions import positions_held, positions_listed
from oversight_app.review.press_line import press_line
from oversight_app.review.press_parts import Concern
from oversight_app.store.record_links import add_link
from oversight_app.store.workspace import Workspace
from tests.review.making_positions import CHARITY, COUNCIL, FORCE, GROUPS, SEPTEMBER, Bodies

NEW_YEAR = date(2017, 12, 31)


@pytest.fixture
def bodies(ws: Workspace) -> Bodies:
    return Bodies(ws)


def said(ws: Workspace, day: date, about: int | None = None) -> list[tuple[str, str]]:
    return [(one.body, one.position.stance) for one in positions_held(ws, day, about)]


def test_a_position_is_held_from_its_first_day_to_its_last(ws: Workspace, bodies: Bodies) -> None:
    bodies.says(FORCE, "would-consider", SEPTEMBER, to_day=NEW_YEAR)
    assert said(ws, date(2017, 9, 29)) == []
    assert said(ws, SEPTEMBER) == [(FORCE, "would-consider")]
    assert said(ws, NEW_YEAR) == [(FORCE, "would-consider")]
    assert said(ws, date(2018, 1, 1)) == []


def test_one_that_replaces_another_is_held_in_its_place(ws: Workspace, bodies: Bodies) -> None:
    first = bodies.says(COUNCIL, "opposes", SEPTEMBER)
    bodies.says(COUNCIL, "would-consider", date(2018, 6, 14), replaces=first)
    assert said(ws, date(2018, 6, 13)) == [(COUNCIL, "opposes")]
    assert said(ws, date(2018, 6, 14)) == [(COUNCIL, "would-consider")]


def test_organisations_come_by_name_and_then_the_groups_themselves(
    ws: Workspace, bodies: Bodies
) -> None:
    bodies.says(GROUPS, "supports", SEPTEMBER)
    bodies.says(FORCE, "would-consider", SEPTEMBER)
    bodies.says(CHARITY, "opposes", SEPTEMBER)
    held = positions_held(ws, NEW_YEAR)
    assert [one.body for one in held] == [CHARITY, FORCE, GROUPS]
    assert [one.of_group for one in held] == [False, False, True]


def test_a_group_has_what_is_about_it_alone(ws: Workspace, bodies: Bodies) -> None:
    patrol, activists = bodies.group("Street patrol"), bodies.group()
    bodies.says(FORCE, "opposes", SEPTEMBER, about=patrol)
    bodies.says(CHARITY, "opposes", SEPTEMBER, about=activists)
    bodies.says(COUNCIL, "supports", SEPTEMBER, about=None)
    assert said(ws, NEW_YEAR, activists) == [(CHARITY, "opposes")]
    assert said(ws, NEW_YEAR, patrol) == [(FORCE, "opposes")]
    assert len(said(ws, NEW_YEAR)) == 3


def test_what_is_not_about_a_group_is_listed_apart(ws: Workspace, bodies: Bodies) -> None:
    bodies.says(CHARITY, "supports", SEPTEMBER, about=None, name="Volunteers are welcome")
    nothing = positions_listed(ws)
    assert str(nothing.finding.headline) == "No position on working with a group is held today"
    assert "One is not about a group, and listed last." in str(nothing.finding.support)
    bodies.says(FORCE, "opposes", SEPTEMBER)
    found = positions_listed(ws)
    assert str(found.finding.headline) == (
        "One body holds a position on working with groups, and opposes it"
    )
    assert "One more is not about a group, and listed last." in str(found.finding.support)
    assert [one.body for one in found.on_groups] == [FORCE]
    table = found.finding.tables[0]
    assert [str(cell) for row in table.rows for cell in row.cells[:2]] == [
        FORCE, "Opposes", CHARITY, "Not about a group",
    ]  # fmt: skip
    assert table.note == "Organisations A to Z, then outside groups; last, not about a group"


def test_a_day_that_is_not_given_is_never_told(ws: Workspace, bodies: Bodies) -> None:
    earlier = bodies.says(FORCE, "opposes", SEPTEMBER)
    bodies.says(FORCE, "supports", date(2018, 9, 30), dated="not-known", replaces=earlier)
    first, second = positions_listed(ws).every
    assert first.to_words == "replaced on a day not given"
    assert (second.from_words, second.since_words) == ("day not given", "day not given")
    assert first.since_words == "from 30 September 2017"


def test_what_is_to_come_is_told_as_such(ws: Workspace, bodies: Bodies) -> None:
    # The workspace is looked at on 31 October 2022.
    earlier = bodies.says(FORCE, "opposes", SEPTEMBER)
    bodies.says(FORCE, "supports", date(2022, 12, 1), replaces=earlier)
    found = positions_listed(ws)
    assert [one.to_words for one in found.every] == ["to be replaced on 1 December 2022", ""]
    assert str(found.finding.headline) == (
        "One body holds a position on working with groups, and opposes it"
    )
    assert "One begins on a later day." in str(found.finding.support)


def test_one_that_is_linked_as_replacing_another_takes_its_place(
    ws: Workspace, bodies: Bodies
) -> None:
    earlier = bodies.says(FORCE, "opposes", SEPTEMBER)
    later = bodies.says(FORCE, "supports", date(2018, 6, 14))
    add_link(ws, Link(later, Relation.REPLACES, earlier))
    assert said(ws, date(2018, 6, 13)) == [(FORCE, "opposes")]
    assert said(ws, date(2018, 6, 14)) == [(FORCE, "supports")]


def test_days_are_told_no_more_exactly_than_the_source_does(ws: Workspace, bodies: Bodies) -> None:
    earlier = bodies.says(FORCE, "opposes", SEPTEMBER, dated="month")
    bodies.says(FORCE, "supports", date(2018, 12, 31), dated="year", replaces=earlier)
    first, second = positions_listed(ws).every
    assert (first.from_words, first.to_words) == ("September 2017", "replaced in 2018")
    assert (second.from_words, second.to_words) == ("2018", "")


def test_the_headline_counts_bodies_stances_and_late_reviews(ws: Workspace, bodies: Bodies) -> None:
    # The workspace is looked at on 31 October 2022.
    bodies.says(FORCE, "would-consider", SEPTEMBER, review_by=date(2022, 10, 30))
    bodies.says(COUNCIL, "opposes", SEPTEMBER, review_by=date(2022, 10, 31))
    bodies.says(CHARITY, "opposes", SEPTEMBER, review_by=date(2018, 1, 1))
    bodies.says("Prosecutors", "opposes", SEPTEMBER, to_day=NEW_YEAR, review_by=NEW_YEAR)
    found = positions_listed(ws)
    assert str(found.finding.headline) == (
        "Three bodies hold a position on working with groups: two oppose it, one would consider "
        "it; two are past review"
    )
    assert "One earlier one is kept beside them." in str(found.finding.support)
    assert [one.body for one in found.past_review] == [CHARITY, FORCE]


def test_the_headline_of_one_body_and_of_none(ws: Workspace, bodies: Bodies) -> None:
    assert str(positions_listed(ws).finding.headline) == "No position is recorded yet"
    bodies.says(FORCE, "supports", SEPTEMBER, to_day=NEW_YEAR)
    assert str(positions_listed(ws).finding.headline) == "No position is held today"
    bodies.says(CHARITY, "opposes", SEPTEMBER)
    assert str(positions_listed(ws).finding.headline) == (
        "One body holds a position on working with groups, and opposes it"
    )


def test_a_forecast_is_open_then_due_then_held_against_what_happened(
    ws: Workspace, bodies: Bodies
) -> None:
    bodies.says(FORCE, "opposes", SEPTEMBER, forecast="Not any time soon")
    bodies.says(COUNCIL, "opposes", SEPTEMBER, forecast="Never", forecast_by=NEW_YEAR)
    bodies.says(
        CHARITY, "opposes", SEPTEMBER, forecast="It will go wrong", forecast_by=NEW_YEAR,
        came_true="partly", happened="In one area", judged_on=date(2018, 2, 1),
    )  # fmt: skip
    found = positions_listed(ws)
    assert {one.body: str(one.forecast) for one in found.forecasts} == {
        CHARITY: "Came true in part", FORCE: "Open", COUNCIL: "Due",
    }  # fmt: skip
    assert "One forecast is due to be held against what happened." in str(found.finding.support)


def test_reviews_are_seen_from_the_day_that_is_asked_for(ws: Workspace, bodies: Bodies) -> None:
    bodies.says(FORCE, "opposes", SEPTEMBER, review_by=NEW_YEAR)
    assert not positions_held(ws, NEW_YEAR)[0].review_overdue
    assert positions_held(ws, date(2018, 1, 1))[0].review_overdue


def test_every_position_is_in_the_table_and_in_its_origin(ws: Workspace, bodies: Bodies) -> None:
    bodies.says(FORCE, "opposes", SEPTEMBER, dated="month")
    finding = positions_listed(ws).finding
    (row,) = finding.tables[0].rows
    assert [str(cell) for cell in row.cells[:2]] == [FORCE, "Opposes"]
    assert finding.origin.rows == (
        "PO-001: Wiltshire Police, September 2017, A newspaper, September 2017",
    )


def test_one_made_up_position_makes_it_all_sample_data(ws: Workspace, bodies: Bodies) -> None:
    bodies.says(FORCE, "opposes", SEPTEMBER, provenance=Provenance.PUBLISHED)
    assert positions_listed(ws).provenance is not Provenance.SAMPLE
    bodies.says(CHARITY, "opposes", SEPTEMBER, provenance=Provenance.SAMPLE)
    assert positions_listed(ws).provenance is Provenance.SAMPLE


DAYS = st.dates(date(2017, 1, 1), date(2018, 12, 31))


@st.composite
def _any_positions(draw: st.DrawFn) -> list[Position]:
    found: list[Position] = []
    for number in range(1, draw(st.integers(1, 6)) + 1):
        first = draw(DAYS)
        last = draw(st.none() | st.dates(first, date(2018, 12, 31)))
        taken = {one.replaces for one in found}
        free = [one.id for one in found if one.id not in taken]
        replaces = draw(st.none() | st.sampled_from(free)) if free else None
        found.append(
            Position(id=number, number=number, organisation=1, from_day=first, to_day=last,
                     replaces=replaces, stance="opposes")
        )  # fmt: skip
    return found


@given(_any_positions(), DAYS)
def test_what_a_position_says_of_itself_agrees_with_what_is_held_on_a_day(
    found: list[Position], day: date
) -> None:
    told = named(found, {1: "A body"}, day)
    held = {one.id for one in held_on(found, day)}
    assert {one.position.id for one in told if one.held} == held


@pytest.mark.parametrize(
    ("last", "late"),
    [(None, True), (date(2022, 10, 31), True), (date(2023, 3, 31), True),
     (date(2022, 10, 30), False)],
)  # fmt: skip
def test_the_register_and_the_list_of_what_is_due_agree_on_reviews(
    ws: Workspace, bodies: Bodies, last: date | None, late: bool
) -> None:
    """Seen from 31 October 2022, what is held until then or later is held, and its review late."""
    bodies.says(FORCE, "opposes", SEPTEMBER, to_day=last, review_by=date(2022, 9, 30))
    assert bool(positions_listed(ws).past_review) is late
    assert [(one.what, one.days_late) for one in due(ws)] == ([("Review", 31)] if late else [])
    assert positions_listed(ws).every[0].position.overdue(ws.today()) is late


@pytest.mark.parametrize("linked", [False, True])
@pytest.mark.parametrize("began", [date(2022, 10, 31), date(2022, 12, 1)])
def test_what_is_replaced_is_not_reviewed_though_the_next_begins_later(
    ws: Workspace, bodies: Bodies, began: date, linked: bool
) -> None:
    old = bodies.says(FORCE, "opposes", SEPTEMBER, review_by=date(2022, 9, 30))
    new = bodies.says(FORCE, "supports", began, replaces=None if linked else old)
    if linked:
        add_link(ws, Link(new, Relation.REPLACES, old))
    before = positions_listed(ws, as_at=date(2022, 10, 30))
    listed = positions_listed(ws)
    # Until the day of the next one it is held; what it is looked at for is recorded already.
    assert listed.every[0].held is (began > date(2022, 10, 31))
    assert (listed.past_review, due(ws)) == ((), ())
    (group,) = what_stands(ws).groups
    assert (group.past_review, group.overdue) == (frozenset(), 0)
    warned = press_line(ws, bodies.group()).warnings
    assert not [one for one in warned if one.about is Concern.POSITION]
    # The day before it was recorded, it was late.
    assert [one.position.id for one in before.past_review] == [old]
    assert [one.record.id for one in due(ws, as_at=date(2022, 10, 30))] == [old]
    (then,) = positions_held(ws, date(2022, 10, 30))
    assert then.review_overdue


def test_a_review_before_the_first_day_is_refused(ws: Workspace, bodies: Bodies) -> None:
    with pytest.raises(UserProblem, match=r"review \(29 September 2017\) is before its first day"):
        bodies.says(FORCE, "opposes", SEPTEMBER, review_by=date(2017, 9, 29))
    bodies.says(FORCE, "opposes", SEPTEMBER, review_by=SEPTEMBER)
    assert [one.position.review_by for one in positions_listed(ws).every] == [SEPTEMBER]
