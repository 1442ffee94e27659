"""A computer's clock that was set back is told, and does no harm."""

from datetime import UTC, date, datetime, timedelta

import pytest

from oversight_app.domain.accountability import Question
from oversight_app.store import chain, history, records
from oversight_app.store.clock import behind, behind_words
from oversight_app.store.workspace import Workspace

QUESTION = Question(asked="How many?", asked_of="Force", asked_on=date(2022, 5, 1))


def test_a_clock_that_is_right_is_not_spoken_of(small: Workspace) -> None:
    assert behind(small) is None
    newest = history.entries(small)[0].at
    assert behind(small, newest - timedelta(minutes=4)) is None
    assert behind(small, newest - timedelta(days=365)) == timedelta(days=365)


def test_what_is_saved_with_the_clock_a_year_back_is_kept(
    small: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    year_ago = (datetime.now(UTC) - timedelta(days=365)).isoformat(timespec="microseconds")
    monkeypatch.setattr(chain, "now", lambda: year_ago)
    (made,) = records.save(small, QUESTION).saved
    assert history.verify(small) == ()
    assert history.next_undo(small) == "Add a question"
    # The newest change is the one that was saved with the right clock.
    late = behind(small, datetime.now(UTC) - timedelta(days=365))
    assert late is not None
    assert late.days in (364, 365)
    history.undo(small)
    assert records.one(small, made) is None


@pytest.mark.parametrize(
    ("gap", "words"),
    [
        (timedelta(days=365, hours=3), "is 365 days before"),
        (timedelta(days=1), "is one day before"),
        (timedelta(hours=2, minutes=30), "is two hours before"),
        (timedelta(minutes=12), "is 12 minutes before"),
    ],
)
def test_how_far_it_is_behind_in_words(gap: timedelta, words: str) -> None:
    assert words in behind_words(gap)
