"""Pointing at a chart's marks, and walking from one to the next."""

from hypothesis import given
from hypothesis import strategies as st

from oversight_app.charts.marks import Mark
from oversight_app.ui.widgets.chart_marks import Arrow, mark_at, next_mark


def dot(key: str, x: float, y: float) -> Mark:
    return Mark(key, x, y, 4, (), key)


def area(key: str, left: float, top: float, side: float = 20) -> Mark:
    right, bottom = left + side, top + side
    ring = ((left, top), (right, top), (right, bottom), (left, bottom))
    return Mark(key, left + side / 2, top + side / 2, side / 2, (ring,), key)


def test_the_nearest_dot_within_reach_is_taken() -> None:
    marks = (dot("a", 100, 100), dot("b", 110, 100))
    assert mark_at(marks, 103, 100) == 0
    assert mark_at(marks, 107, 100) == 1
    assert mark_at(marks, 60, 100) == -1


def test_a_target_is_at_least_24_pixels_wide() -> None:
    assert mark_at((dot("a", 100, 100),), 111.9, 100) == 0
    assert mark_at((dot("a", 100, 100),), 112.5, 100) == -1


def test_the_area_drawn_last_is_on_top() -> None:
    assert mark_at((area("under", 0, 0), area("over", 10, 0)), 15, 5) == 1


def test_a_hole_in_an_area_is_not_the_area() -> None:
    outer = ((0.0, 0.0), (30.0, 0.0), (30.0, 30.0), (0.0, 30.0))
    hole = ((10.0, 10.0), (20.0, 10.0), (20.0, 20.0), (10.0, 20.0))
    ring = Mark("ring", 15, 15, 15, (outer, hole), "")
    assert mark_at((ring,), 5, 5) == 0
    assert mark_at((ring,), 15, 15) == -1


def test_arrows_go_to_the_nearest_on_that_side() -> None:
    #      b
    # a    m    c
    #      d
    marks = (dot("a", 0, 50), dot("b", 50, 0), dot("c", 100, 50), dot("d", 50, 100),
             dot("m", 50, 50))  # fmt: skip
    assert next_mark(marks, 4, Arrow.LEFT) == 0
    assert next_mark(marks, 4, Arrow.UP) == 1
    assert next_mark(marks, 4, Arrow.RIGHT) == 2
    assert next_mark(marks, 4, Arrow.DOWN) == 3
    assert next_mark(marks, 2, Arrow.RIGHT) == 2  # nothing further right
    assert next_mark(marks, -1, Arrow.RIGHT) == 0  # the walk starts at the first
    assert next_mark((), -1, Arrow.LEFT) == -1


places = st.lists(st.tuples(st.integers(0, 500), st.integers(0, 500)), min_size=1, max_size=20)


@given(places, st.sampled_from(Arrow), st.integers(0, 19))
def test_an_arrow_never_goes_the_other_way(
    found: list[tuple[int, int]], arrow: Arrow, start: int
) -> None:
    marks = tuple(dot(str(i), x, y) for i, (x, y) in enumerate(found))
    start %= len(marks)
    after = next_mark(marks, start, arrow)
    right, down = arrow.value
    moved = (marks[after].x - marks[start].x) * right + (marks[after].y - marks[start].y) * down
    assert moved > 0 or after == start
