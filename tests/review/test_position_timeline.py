"""Positions over time, and two days of them side by side."""

from datetime import date
from typing import Any

import pytest

from oversight_app.domain.charts import SpanChart
from oversight_app.review.positions import side_by_side, timeline
from oversight_app.store.workspace import Workspace
from tests.review.making_positions import CHARITY, COUNCIL, FORCE, GROUPS, SEPTEMBER, Bodies

JUNE = date(2018, 6, 14)


@pytest.fixture
def bodies(ws: Workspace) -> Bodies:
    return Bodies(ws)


@pytest.fixture
def story(bodies: Bodies) -> Bodies:
    """The council changes its stance in June 2018, the charity’s ends, the groups’ begins."""
    bodies.says(FORCE, "would-consider", SEPTEMBER, dated="month")
    first = bodies.says(COUNCIL, "opposes", SEPTEMBER, dated="month")
    bodies.says(COUNCIL, "would-consider", JUNE, replaces=first)
    bodies.says(CHARITY, "opposes", SEPTEMBER, to_day=date(2018, 3, 31))
    bodies.says(GROUPS, "supports", date(2018, 1, 31), dated="month")
    return bodies


def changes(ws: Workspace) -> list[str]:
    """What the table says of changes, a row a position."""
    table = timeline(ws).finding.tables[0]
    place = [column.key for column in table.columns].index("change")
    return ["" if row.cells[place] is None else str(row.cells[place]) for row in table.rows]


@pytest.mark.usefixtures("story")
def test_a_row_for_each_body_a_span_for_each_position(ws: Workspace) -> None:
    found = timeline(ws)
    assert [(row.body, len(row.spans)) for row in found.rows] == [
        (CHARITY, 1), (COUNCIL, 2), (FORCE, 1), (GROUPS, 1),
    ]  # fmt: skip
    before, after = found.rows[1].spans
    assert (before.first, before.last) == (SEPTEMBER, date(2018, 6, 13))
    assert (after.first, after.last) == (JUNE, None)


@pytest.mark.usefixtures("story")
def test_a_change_of_stance_stands_out(ws: Workspace) -> None:
    found = timeline(ws)
    (change,) = found.changes
    assert (change.held.body, change.held.stance.words) == (
        COUNCIL, "Would consider in certain instances",
    )  # fmt: skip
    assert (
        str(found.finding.headline)
        == "One of four bodies has changed its stance since September 2017"
    )
    assert str(found.finding.support) == (
        "The latest change: National police council, from opposes to would consider in certain "
        "instances, on 14 June 2018."
    )


def test_other_words_for_the_same_stance_are_no_change(ws: Workspace, bodies: Bodies) -> None:
    first = bodies.says(FORCE, "opposes", SEPTEMBER)
    bodies.says(FORCE, "opposes", JUNE, replaces=first)
    found = timeline(ws)
    assert found.changes == ()
    assert str(found.finding.headline) == "No change of stance is recorded"
    assert str(found.finding.support) == (
        "Wiltshire Police spoke again on 14 June 2018, with the same stance as before."
    )
    assert changes(ws) == ["", "Same stance, other words"]


def test_words_without_a_stance_that_are_said_again(ws: Workspace, bodies: Bodies) -> None:
    first = bodies.says(FORCE, "none", SEPTEMBER)
    bodies.says(FORCE, "none", JUNE, replaces=first)
    assert str(timeline(ws).finding.support) == (
        "Wiltshire Police spoke again on 14 June 2018, and took no stance either time."
    )


def test_two_that_begin_on_one_day_are_held_at_once(ws: Workspace, bodies: Bodies) -> None:
    bodies.says(COUNCIL, "opposes", SEPTEMBER, dated="month")
    bodies.says(COUNCIL, "would-consider", SEPTEMBER, dated="month")
    bodies.says(COUNCIL, "none", SEPTEMBER, dated="month")
    found = timeline(ws)
    assert found.changes == ()
    assert str(found.finding.headline) == "No change of stance is recorded"
    assert str(found.finding.support) == (
        "Each span is one position, in the words of its source. Some take two stances at once: "
        "these stand one below the other."
    )
    assert changes(ws) == [
        "Holds both: would consider in certain instances too", "Holds both: opposes too", "",
    ]  # fmt: skip
    (chart,) = found.finding.charts
    assert isinstance(chart, SpanChart)
    assert [span.changes for span in chart.rows[0].spans] == [False, False, False]
    assert str(chart.alt) == (
        "National police council: opposes, would consider in certain instances and no stance, "
        "from September 2017"
    )


def test_a_position_that_replaces_one_of_the_same_day_is_a_change(
    ws: Workspace, bodies: Bodies
) -> None:
    first = bodies.says(COUNCIL, "opposes", SEPTEMBER, dated="month")
    bodies.says(COUNCIL, "supports", SEPTEMBER, dated="month", replaces=first)
    assert changes(ws) == ["", "Was: opposes"]


def test_another_stance_on_a_later_day_is_a_change_though_nothing_was_ended(
    ws: Workspace, bodies: Bodies
) -> None:
    bodies.says(FORCE, "opposes", SEPTEMBER)
    bodies.says(FORCE, "supports", JUNE)
    found = timeline(ws)
    assert [span.first for span in found.changes] == [JUNE]
    assert changes(ws) == ["", "Was: opposes (held still)"]
    assert str(found.finding.headline) == (
        "Wiltshire Police has changed its stance since 30 September 2017"
    )
    assert str(found.finding.support) == (
        "The latest change: Wiltshire Police, from opposes to supports, on 14 June 2018; the "
        "earlier one is recorded as held still."
    )


@pytest.mark.parametrize(
    ("stance", "more"),
    [
        ("opposes", {}),  # One of the two that were held had this stance.
        ("none", {}),  # Words without a stance take back nothing.
        ("supports", {"dated": "not-known"}),  # Nobody knows which came first.
        ("supports", {"dated": "year"}),  # 2018 may be before the first of January’s.
        ("supports", {"about": None}),  # It is about something else.
    ],
)
def test_what_is_no_change_on_a_later_day(
    ws: Workspace, bodies: Bodies, stance: str, more: dict[str, Any]
) -> None:
    bodies.says(FORCE, "opposes", date(2018, 1, 1))
    bodies.says(FORCE, "would-consider", date(2018, 1, 1))
    bodies.says(FORCE, stance, date(2018, 12, 31), **more)
    assert timeline(ws).changes == ()


def test_a_stance_about_another_group_is_no_change(ws: Workspace, bodies: Bodies) -> None:
    bodies.says(FORCE, "opposes", SEPTEMBER)
    bodies.says(FORCE, "supports", JUNE, about=bodies.group("Street patrol"))
    assert timeline(ws).changes == ()


def test_both_bodies_and_all_of_them(ws: Workspace, bodies: Bodies) -> None:
    for body in (FORCE, COUNCIL):
        first = bodies.says(body, "opposes", SEPTEMBER)
        bodies.says(body, "supports", JUNE, replaces=first)
    found = timeline(ws).finding
    assert str(found.headline) == "Both bodies have changed their stance since 30 September 2017"
    assert str(found.charts[0].title) == "Both bodies hold a position today"
    first = bodies.says(CHARITY, "opposes", SEPTEMBER)
    bodies.says(CHARITY, "none", JUNE, replaces=first)
    assert str(timeline(ws).finding.headline) == (
        "All three bodies have changed their stance since 30 September 2017"
    )


def test_what_is_not_about_a_group_is_not_drawn(ws: Workspace, bodies: Bodies) -> None:
    bodies.says(COUNCIL, "supports", SEPTEMBER, about=None, name="Volunteers are welcome")
    alone = timeline(ws).finding
    assert str(alone.headline) == "No position on working with a group is recorded"
    assert alone.charts == ()
    bodies.says(FORCE, "opposes", SEPTEMBER)
    found = timeline(ws)
    assert [row.body for row in found.rows] == [FORCE]
    assert "One is not about a group, and not drawn: see Positions." in str(found.finding.support)
    drawn, apart = found.finding.tables
    assert [row.cells[0] for row in drawn.rows] == [FORCE]
    assert [row.cells[3] for row in apart.rows] == ["Volunteers are welcome"]
    assert side_by_side(ws, date(2017, 1, 1), JUNE).differing == 1


def test_a_group_about_which_nobody_said_anything(ws: Workspace, bodies: Bodies) -> None:
    bodies.says(FORCE, "opposes", SEPTEMBER)
    found = timeline(ws, bodies.group("Street patrol")).finding
    assert str(found.headline) == "No position on working with this group is recorded"


def test_what_begins_on_a_later_day_is_not_drawn_yet(ws: Workspace, bodies: Bodies) -> None:
    # The workspace is looked at on 31 October 2022.
    first = bodies.says(FORCE, "opposes", SEPTEMBER)
    bodies.says(FORCE, "supports", date(2022, 12, 1), replaces=first)
    (row,) = timeline(ws).rows
    assert len(row.spans) == 1
    assert str(timeline(ws).finding.headline) == "No change of stance is recorded"


def test_a_day_that_is_not_given_is_no_beginning(ws: Workspace, bodies: Bodies) -> None:
    first = bodies.says(FORCE, "opposes", SEPTEMBER, dated="month")
    bodies.says(FORCE, "supports", JUNE, dated="not-known", replaces=first)
    bodies.says(CHARITY, "opposes", JUNE, dated="not-known")
    finding = timeline(ws).finding
    assert str(finding.support) == (
        "The latest change: Wiltshire Police, from opposes to supports, on a day not given."
    )
    (chart,) = finding.charts
    assert isinstance(chart, SpanChart)
    assert str(chart.alt) == (
        "Children’s charity: opposes, day not given. Wiltshire Police: opposes, from September "
        "2017, then supports, day not given"
    )
    (mark,) = chart.rows[0].spans
    assert (mark.dated, mark.words) == (False, "Opposes (day not given)")
    assert "Day not given, held still" in mark.tip
    sides = side_by_side(ws, SEPTEMBER, date(2022, 10, 31))
    assert str(sides.headline) == (
        "Two of two positions differ: one changed its stance, one is of a day not given"
    )
    assert [str(cell) for cell in sides.table.rows[1].cells[1:]] == [
        "Not known", f"Opposes: {CHARITY}, opposes", "Day not given",
    ]  # fmt: skip


def test_one_that_begins_after_another_was_over_is_a_change(ws: Workspace, bodies: Bodies) -> None:
    bodies.says(FORCE, "opposes", SEPTEMBER, to_day=date(2018, 1, 31))
    bodies.says(FORCE, "supports", JUNE)
    (change,) = timeline(ws).changes
    assert change.first == JUNE


@pytest.mark.usefixtures("story")
def test_the_chart_tells_stances_by_word_and_by_shape(ws: Workspace) -> None:
    (chart,) = timeline(ws).finding.charts
    assert isinstance(chart, SpanChart)
    told = {(span.words, span.shape) for row in chart.rows for span in row.spans}
    assert told == {("Opposes", "crossed"), ("Would consider", "half"), ("Supports", "filled")}
    assert [span.changes for span in chart.rows[1].spans] == [False, True]
    assert "Before: opposes" in chart.rows[1].spans[1].tip
    assert len(str(chart.title).split()) <= 10


@pytest.mark.usefixtures("story")
def test_on_an_earlier_day_what_began_later_is_not_there(ws: Workspace) -> None:
    found = timeline(ws, as_at=date(2017, 12, 31))
    assert [row.body for row in found.rows] == [CHARITY, COUNCIL, FORCE]
    assert all(len(row.spans) == 1 for row in found.rows)


@pytest.mark.usefixtures("story")
def test_two_days_side_by_side_with_what_differs_first(ws: Workspace) -> None:
    found = side_by_side(ws, date(2017, 12, 31), date(2018, 12, 31))
    assert [(pair.body, pair.difference) for pair in found.pairs] == [
        (COUNCIL, "changed"), (GROUPS, "new"), (CHARITY, "ended"), (FORCE, "same"),
    ]  # fmt: skip
    assert str(found.headline) == (
        "Three of four positions differ: one changed its stance, one is new, one ended"
    )
    assert [str(cell) for cell in found.table.rows[0].cells] == [
        COUNCIL, f"Opposes: {COUNCIL}, opposes",
        f"Would consider: {COUNCIL}, would-consider", "Stance changed",
    ]  # fmt: skip
    assert [str(cell) for cell in found.table.rows[2].cells[1:]] == [
        f"Opposes: {CHARITY}, opposes", "No position", "Ended",
    ]  # fmt: skip


@pytest.mark.usefixtures("story")
def test_the_days_may_be_given_in_either_order(ws: Workspace) -> None:
    one = side_by_side(ws, date(2017, 12, 31), date(2018, 12, 31))
    assert side_by_side(ws, date(2018, 12, 31), date(2017, 12, 31)) == one


@pytest.mark.usefixtures("story")
def test_a_day_beside_itself_differs_in_nothing(ws: Workspace) -> None:
    found = side_by_side(ws, JUNE, JUNE)
    assert found.differing == 0
    assert str(found.headline) == "No position differs between 14 June 2018 and 14 June 2018"


def test_replaced_twice_between_the_days_is_one_change(ws: Workspace, bodies: Bodies) -> None:
    first = bodies.says(FORCE, "opposes", SEPTEMBER)
    second = bodies.says(FORCE, "none", date(2018, 1, 1), replaces=first)
    third = bodies.says(FORCE, "opposes", JUNE, replaces=second)
    (pair,) = side_by_side(ws, SEPTEMBER, JUNE).pairs
    assert (pair.difference, pair.stance_differs) == ("changed", False)
    assert pair.second is not None
    assert pair.second.position.id == third


def test_days_before_any_position(ws: Workspace, bodies: Bodies) -> None:
    bodies.says(FORCE, "opposes", SEPTEMBER)
    found = side_by_side(ws, date(2016, 1, 1), date(2016, 6, 30))
    assert found.pairs == ()
    assert str(found.headline) == (
        "No position is recorded as held on 1 January 2016 or on 30 June 2016"
    )


def test_the_one_position_that_there_is(ws: Workspace, bodies: Bodies) -> None:
    bodies.says(FORCE, "opposes", SEPTEMBER)
    found = side_by_side(ws, date(2016, 1, 1), SEPTEMBER)
    assert str(found.headline) == "The one position is new"
