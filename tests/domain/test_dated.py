"""Days as exactly as a source gives them."""

from datetime import date

import pytest

from oversight_app.domain.dated import earliest_day, written_as_dated

DAY = date(2017, 9, 30)


@pytest.mark.parametrize(
    ("dated", "words", "earliest"),
    [
        ("day", "30 September 2017", DAY),
        ("month", "September 2017", date(2017, 9, 1)),
        ("year", "2017", date(2017, 1, 1)),
        ("not-known", "day not given", None),
    ],
)
def test_a_day_says_no_more_than_its_source(dated: str, words: str, earliest: date | None) -> None:
    assert written_as_dated(DAY, dated) == words
    assert earliest_day(DAY, dated) == earliest


def test_no_day_is_no_day() -> None:
    assert written_as_dated(None, "day") == "day not given"
    assert earliest_day(None, "month") is None
