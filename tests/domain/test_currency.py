"""Who is in date with what: days and states worked out by hand."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oversight_app.domain.currency import (
    NEEDS,
    State,
    Tally,
    months_after,
    rank_kind,
)
from oversight_app.domain.currency_measures import CURRENCY_MEASURES

DAY = date(2022, 10, 31)


@pytest.mark.parametrize(
    ("status", "until", "state"),
    [
        ("in-date", None, State.IN_DATE),
        ("in-date", date(2022, 10, 30), State.OVERDUE),
        ("", DAY, State.LAPSES_30),
        ("", None, State.NOT_RECORDED),
        ("not-needed", date(2020, 1, 1), State.NOT_NEEDED),
        ("lapsed", date(2030, 1, 1), State.OVERDUE),
        ("withdrawn", None, State.OVERDUE),
    ],
)
def test_vetting_by_its_date_and_its_word(status: str, until: date | None, state: State) -> None:
    assert NEEDS["vetting"].state(until, DAY, status) is state


@pytest.mark.parametrize(
    ("until", "state"),
    [
        (date(2022, 11, 30), State.LAPSES_30),  # 30 days on
        (date(2022, 12, 1), State.LAPSES_60),
        (date(2022, 12, 30), State.LAPSES_60),  # 60 days on
        (date(2022, 12, 31), State.LAPSES_90),
        (date(2023, 1, 29), State.LAPSES_90),  # 90 days on
        (date(2023, 1, 30), State.IN_DATE),
    ],
)
def test_what_lapses_soon(until: date, state: State) -> None:
    assert NEEDS["training"].state(until, DAY) is state
    assert state.in_date


@pytest.mark.parametrize(
    ("need", "done", "state"),
    [
        ("supervision", date(2022, 7, 31), State.LAPSES_30),  # three months to the day
        ("supervision", date(2022, 7, 30), State.OVERDUE),
        ("welfare", date(2022, 7, 30), State.OVERDUE),
        ("values", date(2019, 10, 31), State.LAPSES_30),  # thirty-six months to the day
        ("values", date(2019, 10, 30), State.OVERDUE),
        ("agreement", date(1990, 1, 1), State.IN_DATE),  # does not lapse
        ("agreement", None, State.NOT_RECORDED),
        ("supervision", date(2022, 11, 1), State.NOT_RECORDED),  # not done yet by then
    ],
)
def test_what_was_done_lasts_so_long(need: str, done: date | None, state: State) -> None:
    assert NEEDS[need].state(done, DAY) is state


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2022, 11, 30), 3, date(2023, 2, 28)),
        (date(2023, 11, 30), 3, date(2024, 2, 29)),
        (date(2022, 12, 31), 36, date(2025, 12, 31)),
        (date(2022, 1, 15), 1, date(2022, 2, 15)),
    ],
)
def test_some_months_later(day: date, months: int, later: date) -> None:
    assert months_after(day, months) == later


@given(st.lists(st.sampled_from(list(State))))
def test_everybody_who_needs_it_is_counted_once(states: list[State]) -> None:
    tally = Tally.of(states)
    assert tally.in_date + tally.overdue + tally.not_recorded == tally.needing
    assert tally.needing == sum(state is not State.NOT_NEEDED for state in states)
    assert 0 <= tally.within(30) <= tally.within(60) <= tally.within(90) <= tally.in_date


@given(st.integers(0, 2000), st.integers(0, 2000))
def test_nothing_comes_back_into_date_by_waiting(until: int, days: int) -> None:
    """What is overdue on a day is overdue on every later day."""
    need, said = NEEDS["training"], DAY + timedelta(days=until - 1000)
    if need.state(said, DAY) is State.OVERDUE:
        assert need.state(said, DAY + timedelta(days=days)) is State.OVERDUE


def test_a_share_by_hand() -> None:
    """Of four who need it one is in date, one lapses soon, one is overdue and of one nothing is
    recorded: two of four. A fifth does not need it."""
    tally = Tally.of(
        [State.IN_DATE, State.LAPSES_60, State.OVERDUE, State.NOT_RECORDED, State.NOT_NEEDED]
    )
    assert (tally.share, tally.within(30), tally.within(60)) == (50.0, 0, 1)
    assert Tally.of([State.NOT_NEEDED]).share is None


@pytest.mark.parametrize(
    ("rank", "kind"),
    [
        ("Special Constable", "constable"),
        ("SC", "constable"),
        ("Special Sergeant", "supervisor"),
        ("Acting Sgt.", "supervisor"),
        ("Special Chief Inspector", "supervisor"),
        ("Chief Officer", "supervisor"),
        ("", ""),
        ("Volunteer", ""),
    ],
)
def test_supervisors_are_sergeants_and_above(rank: str, kind: str) -> None:
    assert rank_kind(rank) == kind


def test_every_measure_of_currency_counts_few_people_and_says_so() -> None:
    assert {need.measure for need in NEEDS.values()} < CURRENCY_MEASURES.keys()
    assert all(one.sensitive for one in CURRENCY_MEASURES.values())
