"""What a page is set to goes into a paper's record and comes back the same."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oversight_app.domain.errors import UserProblem
from oversight_app.domain.funnel import Method
from oversight_app.review.press_line import PressSelection
from oversight_app.review.selection import Selection

DAYS = st.none() | st.dates()


@given(st.text(), DAYS, st.text(), st.sampled_from(Method), DAYS)
def test_a_comparison_comes_back_as_it_was(
    measure: str, as_at: date | None, peers: str, method: Method, since: date | None
) -> None:
    chosen = Selection(measure, as_at, peers, method, since)
    assert Selection.read(chosen.written()) == chosen


@given(st.text(), DAYS)
def test_a_press_line_comes_back_as_it_was(group: str, as_at: date | None) -> None:
    chosen = PressSelection(group, as_at)
    assert PressSelection.read(chosen.written()) == chosen


def test_nothing_written_is_a_new_one() -> None:
    assert Selection.read("") == Selection()
    assert PressSelection.read("") == PressSelection()


@pytest.mark.parametrize(
    "written", ["{", "[]", "7", '{"as_at": "soon"}', '{"as_at": 3}', '{"group": 3, "peers": 3}']
)
def test_anything_else_is_told_and_changes_nothing(written: str) -> None:
    with pytest.raises(UserProblem, match="Nothing was changed"):
        Selection.read(written)
    with pytest.raises(UserProblem, match="Nothing was changed"):
        PressSelection.read(written)
