"""What a window that stays open notices by itself: another day, a computer that slept, a clock or
time zone that was changed, a file that is gone from its place."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from oversight_app.ui.main_window import MainWindow
    from oversight_app.ui.session import Session

_TICK_MS = 20_000
_JUMP = 120.0
"""Seconds by which the clock and the time that passed may differ before it counts as a jump."""


@dataclass(frozen=True, slots=True)
class Moment:
    """The clock (seconds since 1970, UTC), the time that passed (seconds), the day it is here."""

    clock: float
    passed: float
    day: date


def now() -> Moment:
    """Return the moment; the time zone is looked at again."""
    if hasattr(time, "tzset"):
        time.tzset()
    return Moment(time.time(), time.monotonic(), datetime.now(UTC).astimezone().date())


def is_another_time(before: Moment, after: Moment) -> bool:
    """Tell whether what depends on the day or the clock has to be worked out again: midnight went
    by, the computer slept, or somebody set its clock."""
    jumped = abs((after.clock - before.clock) - (after.passed - before.passed)) > _JUMP
    # A computer whose time does not pass while it sleeps jumps; one whose does, misses its ticks.
    slept = after.passed - before.passed > _JUMP + _TICK_MS / 1000
    return before.day != after.day or jumped or slept


class Watch(QObject):
    """Looks every twenty seconds, as long as its session lives."""

    def __init__(
        self, window: "MainWindow", session: "Session", moment: Callable[[], Moment] = now
    ) -> None:
        super().__init__(session)
        self._window, self._session, self._now = window, session, moment
        self._last = moment()
        self._timer = QTimer(self, interval=_TICK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Look again at the time, and whether the file is in its place."""
        before, self._last = self._last, self._now()
        if is_another_time(before, self._last):
            self._session.look_again()
        workspace, session = self._session.workspace, self._session

        def looked(there: bool) -> None:
            if not there and self._window.session is session:
                from oversight_app.ui.lost_drive import notice

                notice(self._window)

        session.jobs.other(
            "in-place", "Looking for the file", lambda _p: workspace.in_place(), looked, quiet=True
        )
