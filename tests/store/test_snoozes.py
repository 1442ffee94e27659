"""What is put off has a day to come and a reason, and comes back when there is more of it."""

from datetime import timedelta

import pytest

from oversight_app.domain.errors import UserProblem
from oversight_app.domain.office_settings import MatrixOrder, OfficeSettings
from oversight_app.domain.periods import PeriodKind
from oversight_app.store import history, snoozes
from oversight_app.store.office_settings import office_settings, save_office_settings
from oversight_app.store.workspace import Workspace

DAY = timedelta(days=1)


def test_something_put_off_holds_until_its_day_or_until_there_is_more(small: Workspace) -> None:
    today = small.today()
    snoozes.snooze(small, "due:31", today + 7 * DAY, "  The force\nanswers on Monday ", 3)
    (one,) = snoozes.snoozes(small)
    assert one.reason == "The force answers on Monday"
    assert one.holds(today, 3)
    assert one.holds(today + 6 * DAY, 2)
    assert not one.holds(today + 7 * DAY, 3)
    assert not one.holds(today, 4)


def test_put_off_again_and_taken_back(small: Workspace) -> None:
    today = small.today()
    snoozes.snooze(small, "due:31", today + DAY, "First")
    snoozes.snooze(small, "due:31", today + 9 * DAY, "Second")
    assert [(one.until, one.reason) for one in snoozes.snoozes(small)] == [
        (today + 9 * DAY, "Second")
    ]
    history.undo(small)
    (one,) = snoozes.snoozes(small)
    assert (one.until, one.reason) == (today + DAY, "First")
    snoozes.wake(small, "due:31")
    assert snoozes.snoozes(small) == ()
    history.undo(small)
    assert len(snoozes.snoozes(small)) == 1


def test_no_reason_or_no_day_to_come_is_refused(small: Workspace) -> None:
    today = small.today()
    with pytest.raises(UserProblem, match="no reason"):
        snoozes.snooze(small, "due:31", today + DAY, " \n ")
    with pytest.raises(UserProblem, match="later day"):
        snoozes.snooze(small, "due:31", today, "Now")
    with pytest.raises(UserProblem, match="not put off"):
        snoozes.wake(small, "due:31")
    assert snoozes.snoozes(small) == ()


def test_how_figures_are_shown_is_kept_and_taken_back(small: Workspace) -> None:
    mine = OfficeSettings(("hours:specials", "actions-in-date"), MatrixOrder.SUBJECT, 1,
                          PeriodKind.MONTH)  # fmt: skip
    assert save_office_settings(small, mine).viewing
    assert office_settings(small) == mine
    with pytest.raises(UserProblem, match="0 to 3 decimals"):
        save_office_settings(small, OfficeSettings(decimals=4))
    history.undo(small)
    assert office_settings(small) == OfficeSettings()
