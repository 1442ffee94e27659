"""What people type into a field, read."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oversight_app.domain.periods import written_date
from oversight_app.domain.typed import count_of, day_of, pence_of, written_pounds

TODAY = date(2022, 10, 31)
LAST_OF_MARCH = date(2022, 3, 31)


@pytest.mark.parametrize(
    "typed",
    [
        "31/3/22", "31/03/2022", "31.3.2022", "31-3-22", " 31 / 3 / 22 ", "2022-03-31",
        "31 March 2022", "31 march 22", "31st Mar 2022", "31 Mar", "31Mar2022",
        "Thursday 31 March 2022", "Thursday, 31 March 2022",
    ],
)  # fmt: skip
def test_a_day_is_read_in_any_usual_way_the_day_first(typed: str) -> None:
    assert day_of(typed, TODAY) == LAST_OF_MARCH


def test_a_day_without_its_year_is_of_this_year_and_today_is_today() -> None:
    assert day_of("1 Sept", TODAY) == date(2022, 9, 1)
    assert day_of("Today", TODAY) == TODAY


@pytest.mark.parametrize(
    "typed",
    ["", "31/13/22", "3/31/2022", "30 Feb 2022", "31 Ma 2022", "March 2022", "31", "yesterday",
     "31/3", "1/2/3/4", "٣١/٣/٢٢"],
)  # fmt: skip
def test_what_is_no_day_is_not_guessed(typed: str) -> None:
    """31/13 is no month, 3/31 no day of one; “Ma” may be March or May."""
    assert day_of(typed, TODAY) is None


@given(st.dates(min_value=date(1000, 1, 1), max_value=date(9999, 12, 31)))
def test_a_day_as_it_is_written_is_read_back(day: date) -> None:
    assert day_of(written_date(day), TODAY) == day
    assert day_of(day.isoformat(), TODAY) == day
    assert day_of(f"{day.day}/{day.month}/{day.year:04d}", TODAY) == day


@given(st.integers(min_value=0, max_value=10**13))
def test_an_amount_as_it_is_written_is_read_back_to_the_penny(pence: int) -> None:
    assert pence_of(written_pounds(pence)) == pence
    assert pence_of(f"£{written_pounds(pence)}") == pence


def test_amounts_are_read_as_people_type_them() -> None:
    assert pence_of("12,500") == 1_250_000
    assert pence_of("12500.5") == 1_250_050
    assert pence_of("£ 0.05") == 5
    for typed in ("12.500,00", "1,25", "-5", "12k", "", "1.234"):
        assert pence_of(typed) is None, typed


def test_whole_numbers_are_read_and_nothing_else_is() -> None:
    assert count_of("1,204") == 1204
    assert count_of(" 0 ") == 0
    for typed in ("1.5", "-1", "1,20", "", "twelve"):
        assert count_of(typed) is None, typed
