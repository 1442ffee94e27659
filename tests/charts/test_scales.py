"""Ticks are round and reach over the values; labels in a row do not touch."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oversight_app.charts.scales import (
    Scale,
    log_importance,
    log_ticks,
    spaced,
    ticks,
    wide_range,
)


@pytest.mark.parametrize(
    ("low", "high", "about", "expected", "decimals"),
    [
        (0, 15.1, 4, (0, 4, 8, 12, 16), 0),
        (0, 33, 4, (0, 10, 20, 30, 40), 0),
        (-76, 0, 4, (-80, -60, -40, -20, 0), 0),
        (0, 0.9, 4, (0, 0.25, 0.5, 0.75, 1.0), 2),
        (0, 0.9, 5, (0, 0.2, 0.4, 0.6, 0.8, 1.0), 1),
        (5, 5, 1, (5, 6), 0),
    ],
)
def test_ticks_are_round(
    low: float, high: float, about: int, expected: tuple[float, ...], decimals: int
) -> None:
    found = ticks(low, high, about)
    assert found.values == pytest.approx(expected)
    assert found.decimals == decimals


def test_ticks_of_a_count_are_whole() -> None:
    assert ticks(0, 2, 6, whole=True).values == (0, 1, 2)
    assert ticks(0, 9, 4, whole=True).values == (0, 4, 8, 12)  # not 0, 2.5, 5


@given(st.floats(-1e7, 1e7), st.floats(0.001, 1e7), st.integers(1, 9), st.booleans())
def test_ticks_cover_the_values_evenly(low: float, span: float, about: int, whole: bool) -> None:
    found = ticks(low, low + span, about, whole)
    values = found.values
    slack = max(abs(low), abs(low + span)) * 1e-6
    assert values[0] <= low + slack
    assert values[-1] >= low + span - slack
    assert 2 <= len(values) <= about + 3
    gaps = [b - a for a, b in pairwise(values)]
    assert max(gaps) == pytest.approx(min(gaps), rel=1e-5)
    if whole:
        assert all(v == round(v) for v in values)


def test_the_ticks_of_force_sizes() -> None:
    # City of London 884 to the Metropolitan Police 33,367 officers.
    assert log_ticks(884, 33_367) == (1_000, 2_000, 3_000, 5_000, 10_000, 20_000, 30_000)


def test_powers_of_ten_outlast_fives_twos_and_threes() -> None:
    ranked = sorted((3_000.0, 5_000.0, 1_000.0, 2_000.0), key=log_importance)
    assert ranked == [1_000, 5_000, 2_000, 3_000]


def test_a_wide_range_is_eightfold_and_above_zero() -> None:
    assert wide_range(1_000, 8_000)
    assert not wide_range(1_000, 7_900)
    assert not wide_range(0, 8_000)


def test_a_logarithmic_scale_puts_the_geometric_mean_in_the_middle() -> None:
    scale = Scale(100, 10_000, 20, 420, log=True)
    assert [scale(100), scale(1_000), scale(10_000)] == pytest.approx([20, 220, 420])


def test_labels_that_would_touch_give_way_to_the_more_important() -> None:
    # Centres 0, 25 and 50, each 30 wide: the middle one goes.
    assert spaced([(0, 30, 0), (25, 30, 1), (50, 30, 0)], 5) == [0, 2]
    assert spaced([(0, 30, 1), (25, 30, 0), (50, 30, 1)], 5) == [1]
    assert spaced([(0, 10, 0), (25, 10, 0), (50, 10, 0)], 5) == [0, 1, 2]
