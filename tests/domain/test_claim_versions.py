"""Which versions of a figure belong together, and when two of them may be compared."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oversight_app.domain.claim_versions import How, compare, same_figures, series
from oversight_app.domain.claims import Claim
from tests.domain.making_claims import FIRST, QUOTED, SECOND, THIRD, year_of

ALL = (FIRST, SECOND, THIRD, QUOTED)


def test_the_pointers_make_one_group_from_wherever_one_looks() -> None:
    apart = year_of(2012, 1, 9)
    every = (*ALL, apart)
    assert same_figures(FIRST, every) == (SECOND, QUOTED, THIRD)
    assert {one.id for one in same_figures(THIRD, every)} == {2014, 2015, 1}
    assert same_figures(apart, every) == ()


def test_pointers_in_a_ring_and_to_nothing_do_no_harm() -> None:
    ring = [year_of(2010 + i, 1, 9, same_figure=2010 + (i + 1) % 3) for i in range(3)]
    lost = year_of(2016, 1, 9, same_figure=4711)
    assert [one.id for one in same_figures(ring[0], [*ring, lost])] == [2011, 2012]
    assert same_figures(lost, [*ring, lost]) == ()
    assert [len(same_figures(one, [*ring, lost])) for one in (*ring, lost)] == [2, 2, 2, 0]


def test_two_years_are_the_later_less_the_earlier_whichever_is_asked() -> None:
    for found in (compare(THIRD, SECOND), compare(SECOND, THIRD)):
        assert found.how is How.DIFFERENCE
        assert found.difference is not None
        assert round(found.difference.value * 100, 1) == 13.9
        assert found.in_order == (SECOND, THIRD)


def test_the_same_counts_of_something_else_differ_in_what_was_counted() -> None:
    assert compare(QUOTED, THIRD).how is How.OTHER_UNITS_COUNTED
    assert compare(THIRD, replace(THIRD, id=9)).how is How.SAME
    assert compare(THIRD, replace(THIRD, id=9, denominator=260)).how is How.OTHER_COUNTS


@pytest.mark.parametrize(
    ("change", "how"),
    [
        ({"area": "Wiltshire"}, How.OTHER_AREA),
        ({"offence": "arranging a meeting"}, How.OTHER_OFFENCE),
        ({"numerator_unit": "suspects"}, How.OTHER_UNITS),
        ({"denominator_unit": "cases"}, How.OTHER_UNITS),
        ({"numerator_unit": ""}, How.BASE_UNKNOWN),
        ({"offence": ""}, How.BASE_UNKNOWN),
        ({"period_from": None}, How.PERIOD_UNKNOWN),
        ({"period_to": date(2016, 1, 1)}, How.OVERLAP),
        ({"denominator": None}, How.NO_COUNTS),
        ({"numerator_is": "at-least"}, How.BOUND),
        ({"numerator_is": "about"}, How.BOUND),
    ],
)
def test_what_is_not_alike_is_not_compared(change: dict[str, object], how: How) -> None:
    other = replace(SECOND, **change)  # type: ignore[arg-type]
    found = compare(THIRD, other)
    assert found.how is how
    assert found.difference is None
    assert compare(other, THIRD).how is how


def test_capitals_and_blanks_do_not_make_another_area() -> None:
    other = replace(SECOND, area="England  and wales", numerator_unit="Files")
    assert compare(THIRD, other).how is How.DIFFERENCE


def test_seven_fold_is_1_9_fold_where_both_count_the_same() -> None:
    """150 charged in 2017 against 77 in 2015 would be 1.95 times as many."""
    later = year_of(2017, 150, None, numerator_is="at-least", denominator_unit="")
    found = compare(later, SECOND)
    assert found.how is How.NO_COUNTS
    assert found.ratio == pytest.approx(150 / 77)
    assert found.ratio_at_least
    charged = replace(later, numerator_unit="suspects charged")
    assert compare(charged, SECOND).ratio is None
    assert compare(charged, SECOND).how is How.OTHER_UNITS


def test_no_ratio_of_a_year_to_a_month_nor_over_a_lower_bound() -> None:
    later = year_of(2017, 150, None)
    month = replace(SECOND, period_from=date(2015, 12, 1))
    bound = replace(SECOND, numerator_is="at-least")
    assert compare(later, month).ratio is None
    assert compare(later, bound).ratio is None
    assert compare(later, replace(SECOND, numerator=0)).ratio is None


def test_the_series_of_a_quotation_is_that_of_the_same_counts() -> None:
    found = series(QUOTED, same_figures(QUOTED, ALL))
    assert found is not None
    assert found.anchor is THIRD
    assert found.claims == (FIRST, SECOND, THIRD)
    assert found.rose_each_time
    assert found.change is not None
    assert round(found.change.value * 100, 1) == 32.7


def test_two_tellings_of_one_year_that_disagree_are_both_left_out() -> None:
    other = year_of(2015, 80, 256, id=5)
    found = series(THIRD, (FIRST, SECOND, other))
    assert found is not None
    assert found.claims == (FIRST, THIRD)


def test_the_same_year_told_twice_is_there_once() -> None:
    found = series(THIRD, (FIRST, SECOND, replace(SECOND, id=5)))
    assert found is not None
    assert found.claims == (FIRST, SECOND, THIRD)


def test_a_lower_bound_has_no_series() -> None:
    assert series(replace(THIRD, numerator_is="more-than"), (FIRST, SECOND)) is None
    assert series(year_of(2017, 150, None), (FIRST,)) is None


claims = st.builds(
    lambda i, year, top, more, pointer, unit: year_of(
        year, top, top + more, id=i, same_figure=pointer, numerator_unit=unit
    ),
    st.integers(1, 8), st.integers(2010, 2016), st.integers(0, 50), st.integers(1, 50),
    st.none() | st.integers(1, 9), st.sampled_from(["files", "cases", ""]),
)  # fmt: skip


@given(st.lists(claims, min_size=1, max_size=8, unique_by=lambda one: one.id))
def test_whatever_points_where(every: list[Claim]) -> None:
    for claim in every:
        group = same_figures(claim, every)
        assert claim not in group
        assert all(claim in same_figures(other, every) for other in group)
        found = series(claim, group)
        assert found is not None
        assert found.anchor in found.claims
        ends = [(one.period_from, one.period_to) for one in found.claims]
        assert ends == sorted(set(ends), key=lambda pair: pair[1] or date.max)
