"""A view of the activity page as it is kept, and read again."""

import json

import pytest

from oversight_app.domain.errors import UserProblem
from oversight_app.domain.periods import PeriodKind
from oversight_app.review.activity import ActivitySelection


def test_a_selection_is_kept_and_read_again() -> None:
    chosen = ActivitySelection(
        schemes=("psv",), districts=("",), scheme="psv", measure="active",
        period_kind=PeriodKind.QUARTER, period=8090,
    )  # fmt: skip
    assert ActivitySelection.read(chosen.written()) == chosen
    assert ActivitySelection.read("{}") == ActivitySelection()


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{", '{"measure": "miles"}', '{"schemes": "psv"}', '{"schemes": [1]}',
     '{"period": "x"}', '{"period": true}', '{"period": 1000000000}',
     '{"period_kind": "week"}', '{"scheme": null}'],
)  # fmt: skip
def test_a_view_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(UserProblem, match="can’t be read"):
        ActivitySelection.read(text)


def test_what_other_programs_wrote_beside_is_passed_over() -> None:
    text = json.dumps({"measure": "active", "colour": "blue"})
    assert ActivitySelection.read(text) == ActivitySelection(measure="active")


def test_series_of_filters_are_told_apart() -> None:
    """All districts, those not stated, and a named one are three series."""
    keys = {
        ActivitySelection(districts=chosen).series("psv")
        for chosen in ((), ("",), ("north",), ("north", "south"), ("south", "north"))
    }
    assert len(keys) == 4
