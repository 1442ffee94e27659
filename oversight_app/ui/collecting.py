"""Keeps Python's collection of garbage short while long work runs beside the window.

A full collection looks at every object there is, and stops every thread meanwhile: 30 to 100 ms
in a window that has been open for a while. Work over a million rows brings it about again and
again. What is there when such work begins is therefore set aside until it ends, so that a
collection looks at what the work itself has made.
"""

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class ShortCollections:
    """Knows how many pieces of long work are under way."""

    def __init__(self) -> None:
        self._counting = threading.Lock()
        self._under_way = 0

    @contextmanager
    def during(self) -> Iterator[None]:
        """Set aside what is there for as long as the block runs; blocks in several threads may
        overlap."""
        with self._counting:
            if not self._under_way:
                gc.freeze()
            self._under_way += 1
        try:
            yield
        finally:
            with self._counting:
                self._under_way -= 1
                if not self._under_way:
                    gc.unfreeze()
