"""The clocks of the law, counted by hand on a calendar with the bank holidays of gov.uk."""

from datetime import date

import pytest

from oversight_app.domain.requests import response_due
from oversight_app.store.working_days import (
    after_working_days,
    is_working_day,
    request_due,
    working_days_between,
)


@pytest.mark.parametrize(
    "closed",
    [
        date(2021, 12, 27),
        date(2021, 12, 28),  # for Christmas Day and Boxing Day, a Saturday and a Sunday
        date(2022, 1, 3),
        date(2022, 6, 2),
        date(2022, 6, 3),  # the Platinum Jubilee
        date(2022, 9, 19),  # the state funeral
        date(2022, 12, 26),
        date(2022, 12, 27),  # for Christmas Day, a Sunday
        date(2023, 5, 8),  # the coronation
    ],
)
def test_bank_holidays_of_single_years_and_substitutes(closed: date) -> None:
    assert not is_working_day(closed)


@pytest.mark.parametrize(
    "worked",
    [
        date(2022, 5, 30),  # its bank holiday was moved to 2 June
        date(2022, 12, 28),
        date(2024, 2, 29),
        date(2022, 4, 19),  # Easter Tuesday
    ],
)
def test_days_that_look_like_holidays_and_are_none(worked: date) -> None:
    assert is_working_day(worked)


@pytest.mark.parametrize(
    ("received", "due"),
    [
        # To 23 December 16 days, 28 to 30 December 19; 2 January 2023 is closed.
        (date(2022, 12, 1), date(2023, 1, 3)),
        # To 27 May 16 days, 1 June 19; 2 and 3 June are closed.
        (date(2022, 5, 5), date(2022, 6, 6)),
        # 29 August and 19 September are closed.
        (date(2022, 8, 22), date(2022, 9, 21)),
        # A Saturday and the Sunday after it begin with the same Monday; 1 and 8 May are closed.
        (date(2023, 4, 15), date(2023, 5, 16)),
        (date(2023, 4, 16), date(2023, 5, 16)),
        # On the last day of the year, a Friday: 3 January is closed.
        (date(2021, 12, 31), date(2022, 1, 31)),
        (date(2024, 2, 29), date(2024, 3, 28)),
    ],
)
def test_a_request_is_due_on_its_twentieth_working_day(received: date, due: date) -> None:
    assert request_due(received) == due
    assert working_days_between(received, due) == 20


def test_the_tenth_working_day_over_the_turn_of_the_year() -> None:
    # 22 and 23, 28 to 30 December are 5; 3 to 6 January 9; then Monday 9 January.
    assert after_working_days(date(2022, 12, 21), 10) == date(2023, 1, 9)
    assert working_days_between(date(2022, 6, 1), date(2022, 6, 5)) == 0


def test_a_response_is_due_on_the_56th_day_with_that_of_the_report() -> None:
    # 1 day of December, 31 of January and 24 of February; 27 of January and 29 of February.
    assert response_due(date(2021, 12, 31)) == date(2022, 2, 24)
    assert response_due(date(2024, 1, 5)) == date(2024, 2, 29)
