"""A window that stays open notices another day, sleep, and a clock that was set."""

from datetime import date
from pathlib import Path

import pytest

from oversight_app.ui.watch import Moment, Watch, is_another_time, now
from tests.ui.records_making import Desk

TODAY, TOMORROW = date(2026, 11, 22), date(2026, 11, 23)


@pytest.mark.parametrize(
    ("clock", "passed", "day", "another"),
    [
        (20.0, 20.0, TODAY, False),
        (23.0, 20.0, TODAY, False),  # a clock that is set right by a little
        (20.0, 20.0, TOMORROW, True),  # midnight went by, or the time zone is another
        (30_000.0, 20.0, TODAY, True),  # it slept, and its time did not pass
        (30_000.0, 30_000.0, TODAY, True),  # it slept, and its time went on
        (-86_400.0, 20.0, TODAY, True),  # somebody set the clock back
    ],
)
def test_what_counts_as_another_time(clock: float, passed: float, day: date, another: bool) -> None:
    before = Moment(1_000_000.0, 500.0, TODAY)
    after = Moment(1_000_000.0 + clock, 500.0 + passed, day)
    assert is_another_time(before, after) is another


def test_on_another_day_everything_is_read_again(desk: Desk) -> None:
    moments = iter([Moment(0, 0, TODAY), Moment(20, 20, TODAY), Moment(40, 40, TOMORROW)])
    looked: list[object] = []
    desk.session.changed.connect(looked.append)
    watch = Watch(desk.host, desk.session, lambda: next(moments))  # type: ignore[arg-type]
    watch.look()
    desk.settle()
    assert looked == []
    watch.look()
    desk.settle()
    assert len(looked) == 1


def test_the_time_now_is_a_moment(tmp_path: Path) -> None:
    assert now().day in (date.today(), date.fromordinal(date.today().toordinal() - 1))  # noqa: DTZ011
