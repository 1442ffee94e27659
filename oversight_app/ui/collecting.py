"""Keeps Python's collection of garbage short, and on the window's own thread.

A full collection looks at every object there is, and stops every thread meanwhile: 30 to 100 ms
in a window that has been open for a while. Python begins one on whichever thread asks for the next
object, also on one that reads: were a part of the window among what it finds, Qt would lose it on
a thread that may not touch it, and the program would end. The window therefore collects itself,
between other things, and looks once at what lasts.

Where nobody does that, what is there when long work begins is set aside until it ends, so that a
collection looks at what the work itself has made.
"""

import gc
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, QTimer

_LOOK_MS = 100
_MANY = 2_000
"""New objects that are worth a look. Looking at them takes a fraction of a millisecond."""
_ROUNDS = 10
"""Looks at what is new, before what lasted through them is looked at; and of those, before all."""


class QuietCollections(QObject):
    """Collects on the thread that it is made on, from ``start`` to ``stop``; everything there is
    only while ``idle`` says that nothing is under way.

    What lasts through that is set aside. The first time it is set aside unseen: that is the
    program itself.
    """

    def __init__(self, idle: Callable[[], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._idle = idle
        self._first = True
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Collect here, and nowhere else."""
        gc.disable()
        self._timer.start()

    def stop(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()

    def look(self) -> None:
        """Collect what is worth it by now."""
        new, rounds, all_rounds = gc.get_count()
        if new < _MANY:
            return
        if rounds < _ROUNDS:
            gc.collect(0)
        elif all_rounds < _ROUNDS or not self._idle():
            gc.collect(1)
        else:
            if not self._first:
                gc.collect()
            self._first = False
            gc.freeze()

    def take_back(self) -> None:
        """Look at what was set aside too, the next time that everything is looked at: another
        workspace is opened, and much of the one before is done with."""
        gc.unfreeze()


class ShortCollections:
    """Knows how many pieces of long work are under way."""

    def __init__(self) -> None:
        self._counting = threading.Lock()
        self._under_way = 0

    @contextmanager
    def during(self) -> Iterator[None]:
        """Set aside what is there for as long as the block runs; blocks in several threads may
        overlap. Nothing is to be done where Python does not collect by itself."""
        if not gc.isenabled():
            yield
            return
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
