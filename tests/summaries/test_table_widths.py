"""Columns on paper: each holds its longest word, in smaller type where there are many."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oversight_app.summaries.table_widths import SIZES, Fit, as_given, fitted, longest_fits
from oversight_app.summaries.typeface import breadth

CELLS = st.text(alphabet="abcdefghij 0123456789,.\n", max_size=40)


@given(st.integers(1, 14).flatmap(
    lambda n: st.lists(st.lists(CELLS, min_size=n, max_size=n), min_size=1, max_size=6)
))  # fmt: skip
@settings(max_examples=60, deadline=None)
def test_the_shares_fill_the_width_and_hold_each_word_where_they_can(rows: list[list[str]]) -> None:
    fit = fitted(rows, 174)
    assert sum(fit.shares) == pytest.approx(1)
    assert all(share > 0 for share in fit.shares)
    if fit.fits:
        for column, share in zip(zip(*rows, strict=True), fit.shares, strict=True):
            assert longest_fits(column, 174 * share + 0.01, fit.size)


def test_type_gets_smaller_the_more_columns_there_are() -> None:
    sizes = [fitted([["Neighbourhood"] * columns], 174).size for columns in (4, 8, 9, 20)]
    assert sizes[0] == SIZES[0]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[-1] == SIZES[-1]
    assert not fitted([["Neighbourhood"] * 20], 174).fits


def test_words_that_run_on_get_the_room_that_numbers_leave() -> None:
    rows = [["What", "Count"], ["Words that run on for quite a while and then some more", "7"]]
    words, count = fitted(rows, 80).shares
    assert words > 3 * count


def test_a_table_without_columns_has_no_widths() -> None:
    assert fitted([[]], 174) == Fit((), SIZES[0])


def test_dates_stay_on_one_line_and_the_words_beside_them_give_way() -> None:
    day = "30 September 2022"
    rows = [["What", "When"], ["Words that run on for a while, and on, and on, and on again", day]]
    fit = fitted(rows, 70)
    room = fit.shares[1] * 70 * 72 / 25.4 - 8.5
    assert breadth(day) * fit.size <= room


def test_widths_of_an_author_are_kept_unless_they_break_a_date() -> None:
    rows = [["What", "When"], ["Something", "30 September 2022"]]
    assert as_given(rows, (1, 1), 100) == Fit((0.5, 0.5), SIZES[0])
    assert as_given(rows, (4, 1), 100) is None
    assert as_given(rows, (1, 1, 1), 100) is None
    assert as_given(rows, (), 100) is None


def test_a_long_column_gets_the_room_that_saves_the_most_lines() -> None:
    long, short = "one two three four five six seven eight nine ten " * 3, "alpha beta gamma"
    first, second = fitted([["A", "B"], *[[long, short]] * 3], 90).shares
    assert first > 2 * second
