"""Positions over time, and two days of them side by side."""

from datetime import date

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
        str(found.finding.headline) == "One of four bodies changed its stance since September 2017"
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
        "The latest with the same stance in other words: Wiltshire Police, on 14 June 2018."
    )


def test_positions_that_are_held_side_by_side_are_no_change(ws: Workspace, bodies: Bodies) -> None:
    bodies.says(FORCE, "opposes", SEPTEMBER)
    bodies.says(FORCE, "supports", JUNE)
    assert timeline(ws).changes == ()


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
        "Three of four positions differ: one changed, one is new, one ended"
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
    assert str(found.headline) == "No position is recorded for 1 January 2016 or 30 June 2016"
