"""Labels find places where they cover nothing, and columns of labels move apart."""

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oversight_app.charts.labels import Box, around, beside, crossing, spread, touches

ROOM = Box(0, 0, 200, 100)


def free(_: Box) -> float:
    return 0.0


def test_the_right_of_the_dot_is_preferred() -> None:
    assert beside((50, 50), (40, 10), (8,), ROOM, [], free) == Box(58, 45, 98, 55)


def test_a_label_at_the_edge_goes_to_the_left() -> None:
    assert beside((190, 50), (40, 10), (8,), ROOM, [], free) == Box(142, 45, 182, 55)


def test_taken_places_are_refused_and_costly_ones_avoided() -> None:
    right = Box(58, 45, 98, 55)
    assert beside((50, 50), (40, 10), (8,), ROOM, [right], free) == Box(2, 45, 42, 55)

    def dislikes_right(box: Box) -> float:
        return 5.0 if box.left > 50 else 0.0

    assert beside((50, 50), (40, 10), (8,), ROOM, [], dislikes_right) == Box(2, 45, 42, 55)


def test_there_may_be_no_place() -> None:
    assert beside((50, 50), (400, 10), (8,), ROOM, [], free) is None
    assert beside((50, 50), (40, 10), (8,), ROOM, [ROOM], free) is None
    assert beside((50, 50), (40, 10), (8,), ROOM, [], lambda _: math.inf) is None


def test_two_labels_that_want_one_place_share_the_way() -> None:
    assert spread([10, 12], [10, 10], 0, 100) == [6, 16]
    assert spread([12, 10], [10, 10], 0, 100) == [16, 6]


def test_labels_with_room_stay_where_they_want() -> None:
    assert spread([10, 40, 90], [10, 10, 10], 0, 100) == [10, 40, 90]


def test_labels_stay_between_top_and_bottom() -> None:
    assert spread([-5, 99], [10, 10], 0, 100) == [5, 95]


@given(st.lists(st.tuples(st.floats(-50, 250), st.floats(1, 20)), min_size=1, max_size=9))
def test_spread_labels_never_overlap(labels: list[tuple[float, float]]) -> None:
    wanted, heights = [w for w, _ in labels], [h for _, h in labels]
    placed = spread(wanted, heights, 0, 200)
    order = sorted(range(len(labels)), key=lambda i: placed[i])
    for above, below in pairwise(order):
        assert placed[below] - placed[above] >= (heights[above] + heights[below]) / 2 - 1e-6
    for centre, height in zip(placed, heights, strict=True):
        assert centre - height / 2 >= -1e-6
        assert centre + height / 2 <= 200 + 1e-6


def test_overlap_is_an_area() -> None:
    assert Box(0, 0, 10, 10).overlap(Box(6, 7, 20, 20)) == 12
    assert Box(0, 0, 10, 10).overlap(Box(10, 0, 20, 10)) == 0


def test_a_box_is_moved_in_as_little_as_needed() -> None:
    assert Box(-5, 40, 15, 50).moved_into(ROOM) == Box(0, 40, 20, 50)
    assert Box(190, 95, 210, 105).moved_into(ROOM) == Box(180, 90, 200, 100)


def test_the_length_of_a_line_within_a_box() -> None:
    # A line from (0, 0) to (100, 100) is between y 40 and 60 from x 40 to 60.
    assert crossing(Box(30, 40, 55, 60), [(0, 0), (100, 100)]) == pytest.approx(25)
    assert crossing(Box(0, 50, 20, 60), [(0, 0), (100, 100)]) == 0


def test_a_straight_line_touches_what_it_passes_through() -> None:
    assert touches(around((50, 50), 5), (0, 0), (100, 100))
    assert not touches(around((50, 80), 5), (0, 0), (100, 100))
    assert not touches(around((50, 50), 5), (0, 0), (40, 40))
    assert touches(around((50, 50), 5), (50, 0), (50, 100))
