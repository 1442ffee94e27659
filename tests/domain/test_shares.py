"""Shares, their intervals and their differences, against scipy and a formula by hand."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest, norm

from oversight_app.domain.shares import Share, difference


@st.composite
def shares(draw: st.DrawFn, most: int = 5000) -> Share:
    of = draw(st.integers(1, most))
    return Share(draw(st.integers(0, of)), of)


def test_the_figure_that_was_quoted() -> None:
    """Worked by hand: 44.015%, Wilson 38.1% to 50.1%."""
    share = Share(114, 259)
    assert round(share.value * 100, 1) == 44.0
    assert [round(end * 100, 1) for end in share.interval()] == [38.1, 50.1]


@given(shares())
def test_the_interval_holds_the_share_and_is_scipys(share: Share) -> None:
    low, high = share.interval()
    assert 0 <= low <= share.value + 1e-12
    assert share.value <= high + 1e-12 <= 1 + 1e-12
    found = binomtest(share.numerator, share.denominator).proportion_ci(0.95, "wilson")
    assert (low, high) == pytest.approx((found.low, found.high), abs=1e-12)


@pytest.mark.parametrize(
    ("earlier", "value", "low", "high"),
    [((77, 256), 13.9, 5.6, 22.0), ((20, 176), 32.7, 24.6, 39.9)],
)
def test_the_rise_that_was_quoted(
    earlier: tuple[int, int], value: float, low: float, high: float
) -> None:
    found = difference(Share(*earlier), Share(114, 259))
    assert [round(v * 100, 1) for v in (found.value, found.low, found.high)] == [value, low, high]
    assert found.beyond_chance


@given(shares(), shares())
def test_a_difference_is_newcombes_tenth(earlier: Share, later: Share) -> None:
    """The square-and-add formula with the roots of Wilson's quadratic, found by themselves."""
    (l1, u1), (l2, u2) = roots(later), roots(earlier)
    p1, p2 = later.value, earlier.value
    found = difference(earlier, later)
    assert found.value == pytest.approx(p1 - p2)
    assert found.low == pytest.approx(
        p1 - p2 - math.sqrt((p1 - l1) ** 2 + (u2 - p2) ** 2), abs=1e-9
    )
    assert found.high == pytest.approx(
        p1 - p2 + math.sqrt((u1 - p1) ** 2 + (p2 - l2) ** 2), abs=1e-9
    )


@given(shares(), shares())
def test_a_difference_turned_round_changes_its_sign(one: Share, other: Share) -> None:
    there, back = difference(one, other), difference(other, one)
    assert (there.value, there.low, there.high) == pytest.approx(
        (-back.value, -back.high, -back.low), abs=1e-12
    )
    assert there.beyond_chance == back.beyond_chance


def test_an_example_of_newcombes_own() -> None:
    """Newcombe (1998), table II, (a): 56/70 less 48/80 is 0.2, method 10 gives 0.0524 to 0.3339."""
    found = difference(Share(48, 80), Share(56, 70))
    assert (found.value, found.low, found.high) == pytest.approx((0.2, 0.0524, 0.3339), abs=5e-5)


@pytest.mark.parametrize(("top", "bottom"), [(260, 259), (1, 0), (0, 0), (-1, 5)])
def test_no_share_of_less_than_itself(top: int, bottom: int) -> None:
    with pytest.raises(ValueError, match="part of a count"):
        Share(top, bottom)


def roots(share: Share) -> tuple[float, float]:
    """The two p with (p̂ − p)² = z² p (1 − p) / n."""
    z2, n, p = float(norm.ppf(0.975)) ** 2, share.denominator, share.value
    a, b, c = 1 + z2 / n, -(2 * p + z2 / n), p * p
    apart = math.sqrt(max(0.0, b * b - 4 * a * c))
    return (-b - apart) / (2 * a), (-b + apart) / (2 * a)
