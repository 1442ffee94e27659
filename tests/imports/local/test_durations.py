"""Lengths of time and times of day, to whole minutes."""

from datetime import date, datetime, time, timedelta
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from oversight_app.domain.mappings import DurationUnit
from oversight_app.imports.local.durations import between, minutes, time_of_day
from oversight_app.imports.local.reasons import MustBeAsked, Why, Wrong

HOURS, MINUTES, DAYS = DurationUnit.HOURS, DurationUnit.MINUTES, DurationUnit.DAYS


@pytest.mark.parametrize(
    ("printed", "unit", "means"),
    [
        ("1:30", HOURS, 90),
        ("01:30:00", HOURS, 90),
        ("1:30:30", HOURS, 91),
        ("1.5", HOURS, 90),
        (" 1.5 ", HOURS, 90),
        (1.5, HOURS, 90),
        ("0.667", HOURS, 40),
        ("90 min", HOURS, 90),
        ("90 mins", DAYS, 90),
        ("90m", HOURS, 90),
        ("1h 30m", HOURS, 90),
        ("1h30", HOURS, 90),
        ("1 hr 30 mins", MINUTES, 90),
        ("1 hour and 30 minutes", HOURS, 90),
        ("7.5 hrs", MINUTES, 450),
        ("7 Hours", HOURS, 420),
        ("450", MINUTES, 450),
        ("1,204.5", HOURS, 72_270),
        (0.3125, DAYS, 450),
        (1 / 3, DAYS, 480),
        ("26:00", HOURS, 1560),
        (time(7, 30), HOURS, 450),
        (timedelta(days=1, hours=6), HOURS, 1800),
        (datetime(1900, 1, 1, 12, 0), HOURS, 36 * 60),  # noqa: DTZ001 - 1.5 days as Excel has it
        ("0", HOURS, 0),
        ("0.0083333333", HOURS, 0),
        ("0.008334", HOURS, 1),
    ],
)
def test_lengths_as_they_are_printed(printed: object, unit: DurationUnit, means: int) -> None:
    assert minutes(printed, unit) == means


@pytest.mark.parametrize(
    ("printed", "why"),
    [
        ("-1:30", Why.NEGATIVE),
        ("−3", Why.NEGATIVE),
        (-0.25, Why.NEGATIVE),
        (timedelta(hours=-1), Why.NEGATIVE),
        ("seven", Why.NOT_HOURS),
        ("7,5", Why.NOT_HOURS),
        ("17~", Why.NOT_HOURS),
        ("1:75", Why.NOT_HOURS),
        ("h", Why.NOT_HOURS),
        ("-", Why.NOT_HOURS),
        (True, Why.NOT_HOURS),
        (date(2022, 10, 3), Why.NOT_HOURS),
        ("9" * 40, Why.TOO_LARGE),
        (1e300, Why.TOO_LARGE),
    ],
)
def test_what_is_no_length_says_why(printed: object, why: Why) -> None:
    with pytest.raises(Wrong) as caught:
        minutes(printed, HOURS)
    assert caught.value.why is why


@given(st.integers(0, 100_000))
def test_a_length_reads_back_from_every_way_of_writing_it(length: int) -> None:
    hours, rest = divmod(length, 60)
    for text in (f"{hours}:{rest:02}", f"{hours}h {rest}m", f"{length} min", f"{hours}h{rest:02}"):
        assert minutes(text, HOURS) == length
    assert minutes(str(length), MINUTES) == length
    assert minutes(length / 1440, DAYS) == length
    assert minutes(length / 60, HOURS) == length


@given(st.decimals(0, 10_000, places=3))
def test_half_a_minute_counts_as_one(hours: object) -> None:
    exact = Fraction(str(hours)) * 60
    assert minutes(str(hours), HOURS) == int(exact + Fraction(1, 2))


@given(st.text(max_size=20), st.sampled_from(DurationUnit))
def test_any_text_is_a_length_or_is_refused(text: str, unit: DurationUnit) -> None:
    try:
        assert minutes(text, unit) >= 0
    except Wrong:
        pass
    except MustBeAsked:
        assert unit is DurationUnit.UNKNOWN, "asked though the unit is known"


@example("7")
@given(st.from_regex(r"[0-9]{1,4}([.][0-9]{1,2})?", fullmatch=True))
def test_a_bare_number_in_a_unit_that_nobody_said_is_asked_about(text: str) -> None:
    with pytest.raises(MustBeAsked):
        minutes(text, DurationUnit.UNKNOWN)


@pytest.mark.parametrize(
    ("printed", "means"),
    [
        ("17:30", 1050),
        ("17.30", 1050),
        ("1730", 1050),
        ("0900", 540),
        (900.0, 540),
        ("5:30 pm", 1050),
        ("5pm", 1020),
        ("12am", 0),
        ("12:15 p.m.", 735),
        ("24:00", 0),
        ("17:30:59", 1050),
        (time(17, 30), 1050),
        (datetime(2022, 10, 3, 17, 30), 1050),  # noqa: DTZ001
        (0.75, 1080),
        ("03/10/2022 17:30", 1050),
    ],
)
def test_times_of_day(printed: object, means: int) -> None:
    assert time_of_day(printed) == means


@pytest.mark.parametrize("printed", ["25:00", "noon", "9", "13pm", True, date(2022, 10, 3), "9:5"])
def test_what_is_no_time_of_day_is_refused(printed: object) -> None:
    with pytest.raises(Wrong) as caught:
        time_of_day(printed)
    assert caught.value.why is Why.NOT_A_TIME


def test_a_shift_over_midnight() -> None:
    assert between(22 * 60, 6 * 60) == 480
    assert between(9 * 60, 17 * 60 + 30) == 510
    assert between(16 * 60, 0) == 480
    with pytest.raises(Wrong):
        between(540, 540)
