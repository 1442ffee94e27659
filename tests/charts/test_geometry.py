"""Outlines are projected, measured and clipped as on paper."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oversight_app.charts import geometry
from oversight_app.charts.labels import Box

SQUARE = ((0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0))


def test_area_and_centroid_of_an_l() -> None:
    # A 2 x 2 square without its upper right 1 x 1: area 3, centre (5/6, 5/6) from its corner.
    shape = ((0.0, 0.0), (2.0, 0.0), (2.0, 1.0), (1.0, 1.0), (1.0, 2.0), (0.0, 2.0))
    assert geometry.area(shape) == pytest.approx(3)
    assert geometry.centroid(shape) == pytest.approx((5 / 6, 5 / 6))


def test_the_centroid_of_a_closed_ring_is_that_of_the_open_one() -> None:
    assert geometry.centroid((*SQUARE, SQUARE[0])) == pytest.approx((5, 5))


def test_a_ring_without_area_has_a_middle() -> None:
    assert geometry.centroid(((1.0, 1.0), (3.0, 1.0), (1.0, 1.0), (3.0, 1.0))) == (2, 1)


def test_a_degree_east_at_60_north_is_half_a_degree_north() -> None:
    onto = geometry.fitted([(0, 59), (4, 61)], Box(0, 0, 200, 200))
    # cos 60° = 1/2: the country is two degrees' width by two degrees' height.
    west_east = onto((1, 60))[0] - onto((0, 60))[0]
    south_north = onto((0, 60))[1] - onto((0, 61))[1]
    assert west_east == pytest.approx(south_north / 2)


def test_north_is_up_and_all_places_are_in_the_room() -> None:
    room = Box(10, 20, 110, 220)
    onto = geometry.fitted([(-6, 50), (2, 56)], room, centred=True)
    (west, top), (east, bottom) = onto((-6, 56)), onto((2, 50))
    assert west < east
    assert top < bottom
    assert west >= 10 - 1e-9
    assert east <= 110 + 1e-9
    assert top >= 20 - 1e-9
    assert bottom <= 220 + 1e-9


def test_inside_by_even_odd() -> None:
    assert geometry.inside((5, 5), SQUARE)
    assert not geometry.inside((15, 5), SQUARE)


def test_clipping_a_square_to_a_square() -> None:
    window = ((5.0, 5.0), (20.0, 5.0), (20.0, 20.0), (5.0, 20.0))
    part = geometry.clipped(SQUARE, window)
    assert geometry.area(part) == pytest.approx(25)
    assert geometry.bounds(part) == Box(5, 5, 10, 10)


def test_what_lies_outside_is_clipped_away() -> None:
    assert geometry.clipped(SQUARE, geometry.circle((100, 100), 5)) == ()


def test_a_circle_within_a_square_is_kept_whole() -> None:
    ring = geometry.circle((5, 5), 2, sides=360)
    assert geometry.area(ring) == pytest.approx(math.pi * 4, rel=1e-3)
    assert geometry.area(geometry.clipped(ring, SQUARE)) == pytest.approx(geometry.area(ring))


@given(st.lists(st.tuples(st.floats(-30, 30), st.floats(-30, 30)), min_size=3, max_size=12))
def test_a_clipped_ring_stays_in_the_window(ring: list[tuple[float, float]]) -> None:
    for x, y in geometry.clipped(tuple(ring), geometry.circle((0, 0), 10)):
        assert math.hypot(x, y) <= 10 + 1e-6
