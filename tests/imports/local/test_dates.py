"""Dates as returns print them, to whole numbers."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oversight_app.domain.day_numbers import day_of, month_of, number_of
from oversight_app.domain.mappings import DateOrder
from oversight_app.imports.local.dates import (
    serial_day,
    whole_date,
)
from oversight_app.imports.local.reasons import MustBeAsked, Why, Wrong

TODAY = date(2022, 10, 31)
UNKNOWN, DAY_FIRST, MONTH_FIRST, YEAR_FIRST, FROM_1900, FROM_1904 = (
    DateOrder.UNKNOWN,
    DateOrder.DAY_FIRST,
    DateOrder.MONTH_FIRST,
    DateOrder.YEAR_FIRST,
    DateOrder.SERIAL_1900,
    DateOrder.SERIAL_1904,
)


@pytest.mark.parametrize(
    ("printed", "means"),
    [
        ("2022-10-03", 20221003),
        ("2022-10-03T09:30:00Z", 20221003),
        ("2022/10/03", 20221003),
        ("20221003", 20221003),
        ("3 Oct 2022", 20221003),
        ("3rd October 2022", 20221003),
        ("03-Oct-22", 20221003),
        ("Monday, 3 October 2022", 20221003),
        ("Tues 4 Oct 2022 18:00", 20221004),
        ("October 3, 2022", 20221003),
        ("13/04/2022", 20220413),
        ("04/13/2022", 20220413),
        ("04/04/2022", 20220404),
        ("Oct-22", 20221000),
        ("October 2022", 20221000),
        ("Sept '22", 20220900),
        ("2022-10", 20221000),
        ("10/2022", 20221000),
        (date(2022, 10, 3), 20221003),
        (datetime(2022, 10, 3, 23, 59), 20221003),  # noqa: DTZ001
    ],
)
def test_what_means_one_day_or_month_needs_no_order(printed: object, means: int) -> None:
    assert whole_date(printed, UNKNOWN, TODAY) == means


@pytest.mark.parametrize("printed", ["03/04/2022", "3.4.22", "01-02-03", 44650, "44650", 44650.5])
def test_what_means_two_days_is_asked_about(printed: object) -> None:
    with pytest.raises(MustBeAsked):
        whole_date(printed, UNKNOWN, TODAY)


@pytest.mark.parametrize(
    ("printed", "order", "means"),
    [
        ("03/04/2022", DAY_FIRST, 20220403),
        ("03/04/2022", MONTH_FIRST, 20220304),
        ("03/04/2022 14:30", DAY_FIRST, 20220403),
        ("3.4.22", DAY_FIRST, 20220403),
        ("22/04/03", YEAR_FIRST, 20220403),
        ("03/04/97", DAY_FIRST, 19970403),
        ("03/04/42", DAY_FIRST, 20420403),
        ("03/04/43", DAY_FIRST, 19430403),
        (44650, FROM_1900, 20220330),
        ("44650", FROM_1900, 20220330),
        (44650.75, FROM_1900, 20220330),
        (43188, FROM_1904, 20220330),
    ],
)
def test_the_order_of_the_column_decides(printed: object, order: DateOrder, means: int) -> None:
    assert whole_date(printed, order, TODAY) == means


@pytest.mark.parametrize(
    ("printed", "order", "why"),
    [
        ("31/02/2022", DAY_FIRST, Why.NO_SUCH_DAY),
        ("04/13/2022", DAY_FIRST, Why.NO_SUCH_DAY),
        ("31/02/2022", UNKNOWN, Why.NO_SUCH_DAY),
        ("soon", DAY_FIRST, Why.NOT_A_DATE),
        ("April", DAY_FIRST, Why.NO_YEAR),
        (44650, DAY_FIRST, Why.A_NUMBER_NOT_A_DATE),
        (60, FROM_1900, Why.NO_SUCH_DAY),
        (-3, FROM_1900, Why.NOT_A_DATE),
        (1e300, FROM_1900, Why.NOT_A_DATE),
        (True, DAY_FIRST, Why.NOT_A_DATE),
    ],
)
def test_what_is_no_date_says_why(printed: object, order: DateOrder, why: Why) -> None:
    with pytest.raises(Wrong) as caught:
        whole_date(printed, order, TODAY)
    assert caught.value.why is why


def test_the_leap_day_that_never_was() -> None:
    """Microsoft: in the system of 1900, 59 is 28 February and 61 is 1 March 1900."""
    assert serial_day(1, FROM_1900) == date(1900, 1, 1)
    assert serial_day(59, FROM_1900) == date(1900, 2, 28)
    assert serial_day(61, FROM_1900) == date(1900, 3, 1)
    assert serial_day(0, FROM_1904) == date(1904, 1, 1)
    assert serial_day(35981 + 1462, FROM_1900) == serial_day(35981, FROM_1904) == date(2002, 7, 6)


@given(st.dates(date(1900, 3, 1), date(2199, 12, 31)))
def test_both_systems_of_serials_are_1462_days_apart(day: date) -> None:
    serial = (day - date(1899, 12, 30)).days
    assert serial_day(serial, FROM_1900) == day
    if serial >= 1462:
        assert serial_day(serial - 1462, FROM_1904) == day


@given(
    st.dates(date(1950, 1, 1), date(2040, 12, 31)),
    st.sampled_from(
        [
            ("%d/%m/%Y", DAY_FIRST),
            ("%m/%d/%Y", MONTH_FIRST),
            ("%d.%m.%Y", DAY_FIRST),
            ("%Y-%m-%d", UNKNOWN),
            ("%d %B %Y", UNKNOWN),
            ("%d-%b-%Y", UNKNOWN),
            ("%A %d %B %Y 07:05", UNKNOWN),
            ("%Y%m%d", DAY_FIRST),
        ]
    ),
)
def test_every_day_reads_back_from_every_way_of_writing_it(
    day: date, way: tuple[str, DateOrder]
) -> None:
    pattern, order = way
    assert whole_date(day.strftime(pattern), order, TODAY) == number_of(day)


@given(st.dates(date(1943, 1, 1), date(2042, 12, 31)))
def test_two_figures_of_a_year_stand_for_one_century(day: date) -> None:
    assert whole_date(day.strftime("%d/%m/%y"), DAY_FIRST, TODAY) == number_of(day)


@given(st.text(max_size=30), st.sampled_from(DateOrder))
def test_any_text_is_a_day_or_is_refused_with_a_reason(text: str, order: DateOrder) -> None:
    try:
        found = whole_date(text, order, TODAY)
    except (Wrong, MustBeAsked):
        return
    assert 1 <= found // 100 % 100 <= 12
    if found % 100:
        date(found // 10_000, found // 100 % 100, found % 100)


def test_months_are_numbered_as_periods_are() -> None:
    assert month_of(20220400) == 2022 * 12 + 3
    assert month_of(number_of(date(2022, 4, 30) + timedelta(days=1))) == 2022 * 12 + 4


def test_numbers_stand_for_days_and_for_whole_months() -> None:
    assert number_of(date(2022, 10, 31)) == 20221031
    assert day_of(20221031) == date(2022, 10, 31)
    assert day_of(20221000) is None
