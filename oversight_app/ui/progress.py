"""How far a piece of slow work has come, and the way to stop it."""

import threading

from oversight_app.domain.errors import Cancelled

__all__ = ["Cancelled", "Progress"]


class Progress:
    """Shared by the worker, who reports, and the window, who looks a few times a second.

    ``total`` is 0 while it isn't known. Assigning whole numbers and words is safe between
    threads; a reader may see the count before its words, which does no harm.
    """

    def __init__(self) -> None:
        self.total = 0
        self.done = 0
        self.words = ""
        self._stop = threading.Event()

    @property
    def cancelled(self) -> bool:
        """True once the person has asked to stop."""
        return self._stop.is_set()

    def cancel(self) -> None:
        """Ask the work to stop."""
        self._stop.set()

    def report(self, done: int, total: int = 0, words: str = "") -> None:
        """Say how far the work has come; raises Cancelled if it is to stop."""
        self.done = done
        self.total = total or self.total
        self.words = words or self.words
        self.check()

    def check(self) -> None:
        """Raise Cancelled if the work is to stop."""
        if self._stop.is_set():
            raise Cancelled
