"""A day by which something is looked at again never lies before the day it is about."""

from datetime import date

import pytest

from oversight_app.domain.claims import Claim
from oversight_app.domain.positions import Position
from oversight_app.domain.press import LineToTake
from oversight_app.domain.recorded import Recorded

DAY, BEFORE = date(2022, 3, 31), date(2022, 3, 30)
POSITION = {"organisation": 1, "name": "A", "wording": "A", "stance": "none", "source": "A"}
JUDGED = {"verdict": "anecdotal", "checked_by": "The office", "checked_on": DAY}


@pytest.mark.parametrize(
    ("record", "field"),
    [
        (Position(**POSITION, from_day=DAY, review_by=BEFORE), "review_by"),
        (Position(**POSITION, from_day=DAY, to_day=BEFORE), "to_day"),
        (Position(**POSITION, from_day=DAY, forecast="A", forecast_by=BEFORE), "forecast_by"),
        (
            Claim(name="A", wording="A", source="A", quoted_on=BEFORE, **JUDGED, review_by=BEFORE),
            "review_by",
        ),
        (LineToTake(name="A", words="A", written_on=DAY, review_by=BEFORE), "review_by"),
    ],
)
def test_it_is_told_beside_the_field(record: Recorded, field: str) -> None:
    assert list(record.problems()) == [field]
    assert "30 March 2022" in record.problems()[field]
    assert "31 March 2022" in record.problems()[field]
