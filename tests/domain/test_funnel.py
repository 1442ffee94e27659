"""Funnel limits against an independent computation, and against published counts."""

import csv
import math
from collections import Counter, defaultdict

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats

from oversight_app.domain.funnel import Limits, Method, Position, fit, winsorised
from oversight_app.domain.measures import LimitsKind
from oversight_app.resource_files import resource


@pytest.fixture(scope="module")
def specials_2022() -> dict[str, tuple[float, float]]:
    """(Specials, full-time equivalent officers) of each force on 31 March 2022."""
    found: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
    path = resource("reference", "home-office-open-data-2022-03-31.csv")
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["as_at"] != "2022-03-31" or row["body"] == "BTP":
                continue
            if row["series"] == "specials":
                found[row["body"]][0] += float(row["headcount"])
            elif row["series"] == "officers":
                found[row["body"]][1] += float(row["fte"])
    return {code: (pair[0], pair[1]) for code, pair in found.items()}


def positions(pairs: dict[str, tuple[float, float]], method: Method) -> Counter[Position]:
    funnel = fit(list(pairs.values()), LimitsKind.POISSON, method, 100)
    assert funnel is not None
    return Counter(funnel.at(d).position(n / d * 100) for n, d in pairs.values())


def test_chance_alone_puts_27_forces_outside(specials_2022: dict[str, tuple[float, float]]) -> None:
    """architecture.md: plain Poisson puts 27 of 43 outside 99.8%."""
    found = positions(specials_2022, Method.PLAIN)
    assert found[Position.ABOVE_998] + found[Position.BELOW_998] == 27


def test_ordinary_differences_leave_three(specials_2022: dict[str, tuple[float, float]]) -> None:
    """architecture.md: allowing for overdispersion, three; picture 02 names them."""
    funnel = fit(list(specials_2022.values()), LimitsKind.POISSON, Method.ADJUSTED, 100)
    assert funnel is not None
    outside = {
        code
        for code, (n, d) in specials_2022.items()
        if funnel.at(d).position(n / d * 100) in (Position.ABOVE_998, Position.BELOW_998)
    }
    assert outside == {"E23000022", "E23000028", "E23000038"}  # Northants, Essex, Wiltshire


def test_adjusted_limits_agree_with_numpy(specials_2022: dict[str, tuple[float, float]]) -> None:
    n, d = np.array(list(specials_2022.values())).T
    average = n.sum() / d.sum()
    variance = average / d
    z = np.asarray(stats.mstats.winsorize((n / d - average) / np.sqrt(variance), limits=0.1))
    k, phi, w = len(z), (z**2).mean(), 1 / variance
    tau2 = max(0.0, (k * phi - (k - 1)) / (w.sum() - (w**2).sum() / w.sum()))
    half = stats.norm.ppf(0.999) * math.sqrt(average / 1127.1239 + tau2)
    funnel = fit(list(specials_2022.values()), LimitsKind.POISSON, Method.ADJUSTED, 100)
    assert funnel is not None
    assert funnel.at(1127.1239).upper_998 == pytest.approx((average + half) * 100, rel=1e-9)
    assert funnel.at(1127.1239).lower_998 == pytest.approx(max(0, average - half) * 100, abs=1e-9)


def test_plain_limits_are_exact_poisson_about_the_average() -> None:
    """Average 10 per 100, 500 officers: 50 expected; chi-squared limits by scipy."""
    funnel = fit([(50, 500), (100, 1000), (30, 300)], LimitsKind.POISSON, Method.PLAIN, 100)
    assert funnel is not None
    at = funnel.at(500)
    assert at.lower_95 == pytest.approx(stats.chi2.ppf(0.025, 100) / 2 / 5, rel=1e-7)
    assert at.upper_998 == pytest.approx(stats.chi2.ppf(0.999, 102) / 2 / 5, rel=1e-7)


def test_shares_have_binomial_limits_within_0_and_100() -> None:
    """p = 0.3, n = 100: 0.3 ± 1.959964·√(0.3·0.7/100) = 21.02% to 38.98%."""
    funnel = fit([(30, 100), (60, 200), (15, 50)], LimitsKind.BINOMIAL, Method.PLAIN, 100)
    assert funnel is not None
    at = funnel.at(100)
    assert (round(at.lower_95, 2), round(at.upper_95, 2)) == (21.02, 38.98)
    small = funnel.at(2)
    assert small.lower_998 == 0
    assert small.upper_998 == 100


@pytest.mark.parametrize(
    ("pairs", "kind"),
    [
        ([(5, 100), (6, 120), (7, 90)], LimitsKind.NONE),
        ([(5, 100), (6, 120)], LimitsKind.POISSON),
        ([(0, 100), (0, 120), (0, 90)], LimitsKind.POISSON),
        ([(100, 100), (120, 120), (90, 90)], LimitsKind.BINOMIAL),
        ([], LimitsKind.POISSON),
    ],
)
def test_no_limits_where_they_could_mean_nothing(
    pairs: list[tuple[float, float]], kind: LimitsKind
) -> None:
    assert fit(pairs, kind, Method.ADJUSTED, 100) is None


def test_winsorising_pulls_in_a_tenth_at_each_end() -> None:
    scores = [float(n) for n in range(20)]
    assert winsorised(scores, 0.1) == [2, 2, 2, *range(3, 17), 17, 17, 17]


def test_a_value_on_a_limit_is_within_it() -> None:
    limits = Limits(2, 10, 1, 12)
    wanted = {
        12.0: Position.ABOVE_95, 12.1: Position.ABOVE_998, 10.0: Position.WITHIN,
        2.0: Position.WITHIN, 1.9: Position.BELOW_95, 0.9: Position.BELOW_998,
    }  # fmt: skip
    assert {value: limits.position(value) for value in wanted} == wanted


@given(
    st.lists(st.tuples(st.integers(0, 500), st.integers(200, 30_000)), min_size=3, max_size=50),
    st.sampled_from([LimitsKind.POISSON, LimitsKind.BINOMIAL]),
    st.floats(50, 40_000),
)
def test_adjusted_limits_never_lie_inside_the_normal_ones_and_are_ordered(
    pairs: list[tuple[int, int]], kind: LimitsKind, size: float
) -> None:
    pairs = [(min(n, d), d) for n, d in pairs]
    adjusted = fit(pairs, kind, Method.ADJUSTED, 100)
    assume(adjusted is not None)
    assert adjusted is not None
    at = adjusted.at(size)
    assert 0 <= at.lower_998 <= at.lower_95 <= adjusted.average * 100 + 1e-9
    assert adjusted.average * 100 - 1e-9 <= at.upper_95 <= at.upper_998
    assert adjusted.tau_squared >= 0
