"""How many things need a person, page by page: counted once the window has come to rest."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from oversight_app.domain.attention import BackupStanding
from oversight_app.ui.jobs import Jobs

if TYPE_CHECKING:
    from oversight_app.store.workspace import Workspace

_SETTLES = 250
"""Milliseconds: several changes one after another are counted once, and what somebody looks at
comes before the numbers beside it."""


class AttentionCounts(QObject):
    """``found`` carries how many of what needs attention each page has, by its id."""

    found = Signal(object)

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._backups: BackupStanding | None = None
        self._affected = 0
        self._timer = QTimer(self, singleShot=True, interval=_SETTLES)
        self._timer.timeout.connect(self._read)

    def look(self, backups: BackupStanding | None, affected: int) -> None:
        """Count again, once nothing else is under way; see ``review.attention.attention``."""
        self._backups, self._affected = backups, affected
        self._timer.start()

    def stop(self) -> None:
        """Count no more."""
        self._timer.stop()

    def _read(self) -> None:
        if self._jobs.busy:
            self._timer.start()
            return
        backups, affected = self._backups, self._affected

        def count(workspace: "Workspace") -> Mapping[str, int]:
            from oversight_app.review.attention import attention

            return attention(workspace, backups=backups, affected=affected).counts

        self._jobs.read("attention-counts", count, self.found.emit)
