"""The standard-library quantiles and intervals agree with scipy."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from scipy.stats import binomtest

from oversight_app.domain.intervals import (
    gamma_quantile,
    lower_gamma,
    normal_quantile,
    poisson_interval,
    wilson_interval,
)


@given(st.floats(0.05, 5000), st.floats(0.0, 6000))
def test_the_gamma_function_is_scipys(shape: float, x: float) -> None:
    assert lower_gamma(shape, x) == pytest.approx(stats.gamma.cdf(x, shape), abs=1e-9)


@given(st.floats(0.5, 5000), st.floats(0.0005, 0.9995))
def test_the_gamma_quantile_is_scipys(shape: float, probability: float) -> None:
    assert gamma_quantile(shape, probability) == pytest.approx(
        stats.gamma.ppf(probability, shape), rel=1e-7, abs=1e-9
    )


@given(st.integers(0, 4000), st.sampled_from([0.95, 0.998]))
def test_the_poisson_interval_is_garwoods(count: int, confidence: float) -> None:
    tail = (1 - confidence) / 2
    low, high = poisson_interval(count, confidence)
    assert low == pytest.approx(stats.chi2.ppf(tail, 2 * count) / 2 if count else 0, rel=1e-7)
    assert high == pytest.approx(stats.chi2.ppf(1 - tail, 2 * count + 2) / 2, rel=1e-7)


def test_a_count_of_ten_has_the_published_interval() -> None:
    """Altman and others, Statistics with Confidence, table 18.3: 10 has 4.80 to 18.39."""
    low, high = poisson_interval(10, 0.95)
    assert (round(low, 2), round(high, 2)) == (4.80, 18.39)


@given(st.integers(1, 3000), st.data())
def test_the_wilson_interval_is_scipys(of: int, data: st.DataObject) -> None:
    count = data.draw(st.integers(0, of))
    expected = binomtest(count, of).proportion_ci(0.95, method="wilson")
    low, high = wilson_interval(count, of, 0.95)
    assert low == pytest.approx(expected.low, abs=1e-9)
    assert high == pytest.approx(expected.high, abs=1e-9)


def test_a_share_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="denominator"):
        wilson_interval(0, 0, 0.95)


def test_the_quantiles_that_funnels_use() -> None:
    assert round(normal_quantile(0.975), 2) == 1.96
    assert round(normal_quantile(0.999), 2) == 3.09
