"""Papers that were sent, whose figures have been restated since: counted after each change that can
restate one, and told where figures come in."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from oversight_app.domain.wording import counted
from oversight_app.store.changes import Changes
from oversight_app.ui.context import Context
from oversight_app.ui.jobs import Jobs
from oversight_app.ui.widgets.banner import Banner, BannerKind

if TYPE_CHECKING:
    from oversight_app.store.workspace import Workspace

PAPERS = "summaries/papers"
"""Where they are listed."""
RESTATING = ("bodies", "figures", "boundaries", "batches", "schemes", "activity", "papers")
"""Changes after which a figure that was sent may be another."""
_SETTLES = 300
_AT_FIRST = 3_000
"""Milliseconds: a row of changes is looked at once, and the first page comes before it."""


def affected_words(number: int) -> str:
    """Return what is said of so many papers: "2 papers sent used figures that have been
    restated"; "" of none."""
    if not number:
        return ""
    return f"{counted(number, 'paper', 'papers')} sent used figures that have been restated"


class AffectedPapers(QObject):
    """``found`` carries how many there are, and how many there were before."""

    found = Signal(int, int)

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self.number = 0
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._read)

    def look(self, changes: Changes) -> None:
        """Look again after a change that can restate a figure."""
        if any(getattr(changes, one) for one in RESTATING):
            self._timer.start(_SETTLES)

    def look_later(self) -> None:
        """Look once the window has come to rest."""
        self._timer.start(_AT_FIRST)

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def _read(self) -> None:
        # A paper that can't be read tells so where it is listed.
        self._jobs.read("affected-papers", count_affected, self._show, lambda _error: None)

    def _show(self, number: int) -> None:
        before, self.number = self.number, number
        if number != before:
            self.found.emit(number, before)


class AffectedBanner(Banner):
    """Says how many there are, with the way to them; nothing where there is none."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.theme, BannerKind.PROBLEM, action="Show these papers")
        self.setObjectName("affected-papers")
        self._context = context
        self.acted.connect(lambda: context.go_to(PAPERS))

    def reload(self) -> None:
        """Count them again."""

        def show(number: int) -> None:
            self.set_words(f"{affected_words(number)}." if number else "")

        key = f"affected-banner-{id(self)}"
        self._context.jobs.read(key, count_affected, show, lambda _error: None)


def count_affected(ws: "Workspace") -> int:
    """Return how many papers that were sent used figures that have been restated."""
    from oversight_app.store import papers

    if not papers.sent_papers(ws):
        return 0
    # What makes papers anew is imported where one was sent: the first paint needs none of it.
    from oversight_app.summaries.compared import affected

    return len(affected(ws))
