"""Periods as the office writes them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oversight_app.domain.periods import Period, PeriodKind, months_after, written_date


@pytest.mark.parametrize(
    ("written", "kind", "first", "last"),
    [
        ("2022-03", PeriodKind.MONTH, date(2022, 3, 1), date(2022, 3, 31)),
        ("2021-12", PeriodKind.MONTH, date(2021, 12, 1), date(2021, 12, 31)),
        ("2021-22-Q4", PeriodKind.QUARTER, date(2022, 1, 1), date(2022, 3, 31)),
        ("2021-22-Q1", PeriodKind.QUARTER, date(2021, 4, 1), date(2021, 6, 30)),
        ("2021-22", PeriodKind.YEAR, date(2021, 4, 1), date(2022, 3, 31)),
        ("2011-12", PeriodKind.YEAR, date(2011, 4, 1), date(2012, 3, 31)),
        ("1999-00", PeriodKind.YEAR, date(1999, 4, 1), date(2000, 3, 31)),
    ],
)
def test_a_written_period_has_its_days(
    written: str, kind: PeriodKind, first: date, last: date
) -> None:
    period = Period.parse(written, kind)
    assert (period.first_day, period.last_day) == (first, last)
    assert str(period) == written


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)), st.sampled_from(list(PeriodKind)))
def test_a_day_lies_in_its_period_and_the_writing_reads_back(day: date, kind: PeriodKind) -> None:
    period = Period.containing(day, kind)
    assert period.first_day <= day <= period.last_day
    assert Period.parse(str(period), kind) == period


@given(st.dates(date(1900, 1, 1), date(2199, 1, 1)), st.sampled_from(list(PeriodKind)))
def test_the_next_period_is_the_next_integer(day: date, kind: PeriodKind) -> None:
    period = Period.containing(day, kind)
    following = Period(kind, period.index + 1)
    assert (following.first_day - period.last_day).days == 1


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("2022-13", PeriodKind.MONTH), ("2022-00", PeriodKind.MONTH), ("22-03", PeriodKind.MONTH),
        ("2021-23", PeriodKind.YEAR), ("2021-22-Q5", PeriodKind.QUARTER), ("", PeriodKind.YEAR),
    ],
)  # fmt: skip
def test_anything_else_is_refused(written: str, kind: PeriodKind) -> None:
    with pytest.raises(ValueError, match="is not a"):
        Period.parse(written, kind)


def test_a_date_is_written_in_full() -> None:
    assert written_date(date(2022, 3, 31)) == "31 March 2022"
    assert written_date(date(2026, 11, 2)) == "2 November 2026"


def test_some_months_after_a_day_is_the_same_day_or_the_last_of_a_shorter_month() -> None:
    assert months_after(date(2022, 3, 31), 12) == date(2023, 3, 31)
    assert months_after(date(2021, 11, 30), 3) == date(2022, 2, 28)
    assert months_after(date(2023, 12, 31), 2) == date(2024, 2, 29)
    assert months_after(date(2022, 1, 15), -12) == date(2021, 1, 15)
