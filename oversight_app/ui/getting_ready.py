"""Reads the program's own modules in idle moments after the first page is there, one at a time.

The pages import what they are made of when they are first visited, so that opening stays quick.
Without this the first visit to each would wait for that: 100 to 200 ms.
"""

import importlib
import pkgutil
import sys
from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer

from oversight_app.ui.jobs import Jobs

ROOMS = ("review", "ui.widgets", "ui.dialogs", "ui", "ui.pages")
"""In this order each module finds most of what it imports read already: no step takes long."""
_NEXT_MS = 5
_BUSY_MS = 100


class GettingReady(QObject):
    """Goes on by itself from ``start``, and waits while anything is under way."""

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._left: Iterator[str] = iter(())
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._step)

    def start(self) -> None:
        """Begin, from the beginning."""
        self._left = iter(modules())
        self._timer.start(_BUSY_MS)

    def stop(self) -> None:
        """Leave the rest until it is needed."""
        self._timer.stop()

    @property
    def under_way(self) -> bool:
        """True until everything has been read, or it was stopped."""
        return self._timer.isActive()

    def _step(self) -> None:
        if self._jobs.busy:
            self._timer.start(_BUSY_MS)
            return
        name = next((one for one in self._left if one not in sys.modules), None)
        if name is not None:
            importlib.import_module(name)
            self._timer.start(_NEXT_MS)


def modules() -> list[str]:
    """Return the names of what pages and forms are made of, in the order to read them."""
    found = []
    for room in ROOMS:
        package = importlib.import_module(f"oversight_app.{room}")
        inside = pkgutil.iter_modules(package.__path__, f"{package.__name__}.")
        found += [one.name for one in inside if not one.ispkg]
    return found
