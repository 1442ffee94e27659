"""Looking at a folder that may not answer: a drive that sleeps, a network that is away.

A call to the system can't be stopped, so it is made on a thread of its own and waited for a
little. One that hangs is left to itself: it holds nothing, and ends with the program. Called from
a job, never from the window's own thread.
"""

from collections.abc import Callable
from threading import Lock, Thread
from time import monotonic
from typing import Generic, TypeVar

T = TypeVar("T")
SECONDS = 2.0
"""How long a folder is waited for: a disk that sleeps takes longer, and is there the next time."""


class _Look(Thread, Generic[T]):
    """One look under way."""

    def __init__(self, what: Callable[[], T]) -> None:
        super().__init__(name="oversight-look", daemon=True)
        self._what = what
        self.found: T | None = None
        self.begun = monotonic()

    def run(self) -> None:
        try:
            self.found = self._what()
        except OSError:
            self.found = None


_under_way: dict[str, _Look[object]] = {}
_one_at_a_time = Lock()


def look(at: str, what: Callable[[], T], seconds: float = SECONDS) -> T | None:
    """Return what ``what`` finds; None where it finds nothing in time, or the system refuses.

    ``at`` names what is looked at. An earlier look at the same is waited for first; while one
    hangs, there is no second: None comes back without another wait.
    """
    with _one_at_a_time:
        earlier = _under_way.get(at)
    if earlier is not None and earlier.is_alive():
        earlier.join(0.0 if monotonic() - earlier.begun > seconds else seconds)
        if earlier.is_alive():
            return None
    mine = _Look(what)
    with _one_at_a_time:
        _under_way[at] = mine  # type: ignore[assignment]
    mine.start()
    mine.join(seconds)
    return None if mine.is_alive() else mine.found
