"""Limits, signals and verdicts agree with cases worked out by hand, and with the rules of
NHS-R's NHSRplotthedots (facts.md, "Presentation facts", XmR)."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oversight_app.domain.spc import (
    Assurance,
    Judged,
    Signal,
    Variation,
    XmrLimits,
    assurance,
    shown_by,
    xmr,
)

OUTSIDE, SHIFT, TREND, NEAR = Signal.OUTSIDE, Signal.SHIFT, Signal.TREND, Signal.NEAR


def signalled(values: Sequence[float | None], signal: Signal, **asked: object) -> list[int]:
    """The places of the points that belong to a signal."""
    return [
        point.index
        for run in xmr(values, **asked).runs  # type: ignore[arg-type]
        for point in run.points
        if signal in point.signals
    ]


def limits_of(values: Sequence[float | None], **asked: object) -> XmrLimits:
    limits = xmr(values, **asked).runs[-1].limits  # type: ignore[arg-type]
    assert limits is not None
    return limits


def test_limits_by_hand() -> None:
    """Ranges 2, 4, 4, 2: their mean is 3, and 2.66 × 3 = 7.98."""
    limits = limits_of([10, 12, 8, 12, 10])
    assert limits.mean == pytest.approx(10.4)
    assert limits.mean_range == pytest.approx(3)
    assert limits.lower == pytest.approx(2.42)
    assert limits.upper == pytest.approx(18.38)
    assert limits.points == 5


def test_no_points() -> None:
    assert xmr([]).runs == ()
    assert xmr([]).variation is Variation.NOT_COLLECTED
    assert xmr([None, None]).variation is Variation.NOT_COLLECTED


def test_one_point_has_no_limits() -> None:
    found = xmr([5])
    assert found.runs[0].limits is None
    assert found.runs[0].points == (Judged(0, 5),)
    assert found.variation is Variation.TOO_FEW


def test_two_points_have_trial_limits_and_no_verdict() -> None:
    limits = limits_of([4, 8])
    assert (limits.mean, limits.mean_range) == (6, 4)
    assert limits.lower == pytest.approx(-4.64)
    assert limits.upper == pytest.approx(16.64)
    assert limits.trial
    assert xmr([4, 8]).variation is Variation.TOO_FEW


def test_limits_are_trial_below_twelve_points() -> None:
    assert limits_of([1, 2] * 5 + [1]).points == 11
    assert limits_of([1, 2] * 5 + [1]).trial
    assert not limits_of([1, 2] * 6).trial
    assert xmr([1, 2] * 6).variation is Variation.NONE


def test_seven_months_are_enough_to_say_that_nothing_changed() -> None:
    assert xmr([1, 2, 1, 2, 1, 2]).variation is Variation.TOO_FEW
    assert xmr([1, 2, 1, 2, 1, 2, 1]).variation is Variation.NONE


@pytest.mark.parametrize("value", [0.0, 7.0, 0.1, 1e9 + 0.1])
def test_points_that_never_move_show_nothing(value: float) -> None:
    """Points on the average are on neither side of it, and not outside limits of no width."""
    found = xmr([value] * 13)
    assert found.variation is Variation.NONE
    assert all(not point.signals for point in found.runs[0].points)
    assert limits_of([value] * 13).upper == pytest.approx(value)


def test_a_point_outside_by_hand() -> None:
    """Twelve 10s and a 30: mean 150/13 = 11.54; ranges: eleven 0s and one 20, 20/12 = 1.67;
    upper limit 11.54 + 2.66 × 1.67 = 15.97."""
    values = [10.0] * 12 + [30.0]
    assert limits_of(values).upper == pytest.approx(150 / 13 + 2.66 * 20 / 12)
    assert signalled(values, OUTSIDE) == [12]
    assert xmr(values).variation is Variation.HIGHER
    assert xmr([20 - v for v in values]).variation is Variation.LOWER


def test_a_point_on_the_limit_is_not_outside() -> None:
    """A baseline of 0 and 100: mean 50, range 100, limits −216 and 316."""
    at = [0, 100, 316, 0]
    assert signalled(at, OUTSIDE, baselines=[(0, 1)]) == []
    assert signalled([0, 100, 316.1, 0], OUTSIDE, baselines=[(0, 1)]) == [2]


BASE = [40.0, 60.0]
"""A baseline: mean 50, range 20, limits −3.2 and 103.2, near from 14.54 and 85.46."""
LOCKED: dict[str, object] = {"baselines": [(0, 1)]}


def test_seven_on_one_side() -> None:
    """The baseline's own 60 is on the upper side: with six more there are seven."""
    up = [55.0, 52.0, 57.0, 51.0, 56.0, 53.0]
    assert signalled([*BASE, *up], SHIFT, **LOCKED) == [1, 2, 3, 4, 5, 6, 7]
    assert signalled([*BASE, *up[:-1]], SHIFT, **LOCKED) == []
    assert xmr([*BASE, *up], baselines=[(0, 1)]).variation is Variation.HIGHER


def test_a_point_on_the_average_ends_a_run() -> None:
    assert signalled([*BASE, 55, 52, 57, 50, 56, 53, 55, 56], SHIFT, **LOCKED) == []


def test_seven_rising_are_six_steps() -> None:
    rising = [48.0, 49.0, 49.5, 51.0, 51.5, 52.0, 53.0]
    assert signalled([*BASE, *rising], TREND, **LOCKED) == [2, 3, 4, 5, 6, 7, 8]
    assert signalled([*BASE, *rising[1:]], TREND, **LOCKED) == []
    assert signalled([*BASE, 41, *reversed(rising)], TREND, **LOCKED) == list(range(3, 10))


def test_two_equal_neighbours_end_a_trend() -> None:
    assert signalled([*BASE, 48, 49, 49.5, 49.5, 51.5, 52, 53], TREND, **LOCKED) == []


def test_a_trend_points_where_it_goes() -> None:
    """Rising, and still below the average: seven below it name the side, the trend alone not."""
    below = [30.0, 31.0, 32.0, 33.0, 34.0, 35.0, 36.0]
    last = xmr([*BASE, *below], baselines=[(0, 1)]).runs[0].points[-1]
    assert set(last.signals) == {SHIFT, TREND}
    assert not last.up
    across = [44.0, 46.0, 48.0, 49.0, 52.0, 53.0, 54.0]
    last = xmr([*BASE, *across], baselines=[(0, 1)]).runs[0].points[-1]
    assert last.signals == (TREND,)
    assert last.up


def test_two_of_three_near_a_limit() -> None:
    """Near is above 85.46 and not above 103.2; the third must be on the same side."""
    assert signalled([*BASE, 86, 55, 90], NEAR, **LOCKED) == [2, 4]
    assert signalled([*BASE, 86, 45, 90], NEAR, **LOCKED) == []
    assert signalled([*BASE, 85.4, 55, 90], NEAR, **LOCKED) == []
    assert signalled([*BASE, 86, 55, 52, 90], NEAR, **LOCKED) == []
    assert signalled([*BASE, 14, 30, 10], NEAR, **LOCKED) == [2, 4]


def test_outside_is_not_near() -> None:
    """facts.md: two of three *between* the near-limit and the limit."""
    values = [40, 60, 45, 104, 55, 90]
    assert signalled(values, NEAR, **LOCKED) == []
    assert signalled(values, OUTSIDE, **LOCKED) == [3]


def test_missing_months_give_no_range_and_break_no_run() -> None:
    """Of 10, –, 30, 20 there is one range, of 10."""
    limits = limits_of([10, None, 30, 20])
    assert (limits.mean, limits.mean_range, limits.points) == (20, 10, 3)
    up: list[float | None] = [55, 52, None, 57, 51, None, 56, 53]
    assert signalled([*BASE, *up], SHIFT, **LOCKED) == [1, 2, 3, 5, 6, 8, 9]
    rising: list[float | None] = [48, 49, None, 49.5, 51, 51.5, 52, 53]
    assert signalled([*BASE, *rising], TREND, **LOCKED) == [2, 3, 5, 6, 7, 8, 9]


def test_points_that_have_no_neighbour_give_no_limits() -> None:
    found = xmr([10, None, 20, None, 30])
    assert found.runs[0].limits is None
    assert found.variation is Variation.TOO_FEW


def test_the_last_known_month_gives_the_verdict() -> None:
    assert xmr([10.0] * 12 + [30.0, None]).variation is Variation.HIGHER


def test_a_rebase_begins_new_limits_and_keeps_the_old() -> None:
    """After the re-base the verdict is against the new limits: 20s are what is usual now."""
    values = [10.0, 12.0] * 6 + [20.0, 22.0] * 4
    assert xmr(values).variation is Variation.HIGHER
    old, new = xmr(values, rebases=[12]).runs
    assert (old.first, old.last, new.first, new.last) == (0, 11, 12, 19)
    assert old.limits
    assert new.limits
    assert (old.limits.mean, new.limits.mean) == (11, 21)
    assert new.limits.trial
    assert not old.limits.trial
    assert xmr(values, rebases=[12]).variation is Variation.NONE


def test_no_run_reaches_over_a_rebase() -> None:
    values = [*BASE, 55, 52, 57, 51, 56, 53, 54, 52]
    assert signalled(values, SHIFT, baselines=[(0, 1)], rebases=[5]) == []


def test_rebases_outside_the_series_are_passed_over() -> None:
    assert len(xmr([1, 2, 3], rebases=[-4, 0, 3, 99]).runs) == 1


def test_a_locked_baseline_does_not_move() -> None:
    """Mean 11 and range 2 from the first twelve, whatever follows."""
    values = [10.0, 12.0] * 6 + [14.0] * 6
    limits = limits_of(values, baselines=[(0, 11)])
    assert (limits.mean, limits.mean_range, limits.points) == (11, 2, 12)
    assert signalled(values, SHIFT, baselines=[(0, 11)]) == list(range(11, 18))
    assert limits_of(values).mean == pytest.approx(12)


def test_wild_ranges_are_dropped_once_and_only_when_asked() -> None:
    """Ranges 0 × 11 and 20: mean 1.67, and 20 is beyond 3.267 × 1.67: without it, 0."""
    values = [10.0] * 12 + [30.0]
    assert limits_of(values).mean_range == pytest.approx(20 / 12)
    assert limits_of(values, drop_wild_ranges=True).mean_range == 0
    # Ranges 1, 1, 1, 1, 6, 40: mean 8.33, only 40 is dropped; 6 is not held against the new mean.
    once = [0.0, 1.0, 0.0, 1.0, 0.0, 6.0, 46.0]
    assert limits_of(once, drop_wild_ranges=True).mean_range == pytest.approx(2)


@pytest.mark.parametrize(
    ("target", "higher", "lower"),
    [
        (20.0, Assurance.MISSED, Assurance.MET),
        (15.0, Assurance.HIT_AND_MISS, Assurance.HIT_AND_MISS),
        (10.0, Assurance.HIT_AND_MISS, Assurance.HIT_AND_MISS),
        (5.0, Assurance.HIT_AND_MISS, Assurance.HIT_AND_MISS),
        (4.9, Assurance.MET, Assurance.MISSED),
    ],
)
def test_what_a_target_has_to_expect(target: float, higher: Assurance, lower: Assurance) -> None:
    limits = XmrLimits(10, 5, 15, 1.88, 12)
    assert assurance(limits, target, higher_is_better=True) is higher
    assert assurance(limits, target, higher_is_better=False) is lower


def test_without_a_target_or_limits_there_is_no_verdict_on_it() -> None:
    limits = XmrLimits(10, 10, 10, 0, 12)
    assert assurance(limits, None, higher_is_better=True) is Assurance.NO_TARGET
    assert assurance(None, 5, higher_is_better=True) is Assurance.TOO_FEW
    assert assurance(limits, 10, higher_is_better=True) is Assurance.MET


def test_a_month_without_a_figure_is_not_collected() -> None:
    assert shown_by(Judged(3, None), XmrLimits(10, 5, 15, 1.88, 12)) is Variation.NOT_COLLECTED


SERIES = st.lists(st.one_of(st.none(), st.integers(0, 400)), max_size=40)


def verdicts(values: Sequence[float | None]) -> list[tuple[frozenset[Signal], bool]]:
    return [
        (frozenset(point.signals), point.up) for run in xmr(values).runs for point in run.points
    ]


@given(SERIES, st.integers(-1000, 1000))
def test_moving_all_figures_changes_no_verdict(values: list[int | None], by: int) -> None:
    moved = [None if v is None else v + by for v in values]
    assert verdicts(moved) == verdicts(values)


@given(SERIES, st.sampled_from([2, 4, 60, 1024]))
def test_another_unit_changes_no_verdict(values: list[int | None], factor: int) -> None:
    """Minutes instead of hours."""
    assert verdicts([None if v is None else v * factor for v in values]) == verdicts(values)


@given(SERIES)
def test_upside_down_higher_is_lower(values: list[int | None]) -> None:
    flipped = verdicts([None if v is None else -v for v in values])
    assert [signals for signals, _ in flipped] == [signals for signals, _ in verdicts(values)]
    for (signals, up), (_, before) in zip(flipped, verdicts(values), strict=True):
        assert not signals or up is not before


@given(SERIES)
def test_time_turned_round_changes_no_limits(values: list[int | None]) -> None:
    """Signals stay with their points too; a trend turns its direction."""
    there, back = xmr(values), xmr(values[::-1])
    if values:
        one, other = there.runs[0].limits, back.runs[0].limits
        assert (one is None) == (other is None)
        if one and other:
            assert one.mean == pytest.approx(other.mean)
            assert one.upper == pytest.approx(other.upper)
        assert [s for s, _ in verdicts(values)] == [s for s, _ in verdicts(values[::-1])][::-1]


@given(SERIES, st.lists(st.integers(-2, 42), max_size=4))
def test_every_point_is_in_one_run(values: list[int | None], rebases: list[int]) -> None:
    found = xmr(values, rebases)
    points = [point.index for run in found.runs for point in run.points]
    assert points == list(range(len(values)))
    assert [p.value for run in found.runs for p in run.points] == values
