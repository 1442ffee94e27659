"""The file of the open workspace is gone: the drive was unplugged, a program moved or replaced it.

The window goes on showing what it has. Nothing can be saved until the file is back; that is said
above every page, looked for every few seconds, and said when it is over.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QFileDialog

from oversight_app.domain.errors import UserProblem
from oversight_app.ui.progress import Progress
from oversight_app.ui.saving import if_open

if TYPE_CHECKING:
    from oversight_app.store.workspace import Workspace
    from oversight_app.ui.main_window import MainWindow
    from oversight_app.ui.session import Session

_NAME = "lost-drive"
_LOOK_MS = 3_000


def is_told(
    window: "MainWindow",
    problem: UserProblem,
    again: Callable[[], None] | None = None,
    *,
    unasked: bool = False,
) -> bool:
    """Tell of a file that is gone, with the ways on; False where it is still in its place, and
    what went wrong is something else. What is ``unasked`` is said above the pages alone."""
    session = window.session
    if session is None:
        return False
    watch = session.findChild(LostDrive)
    if watch is None:
        if session.workspace.in_place():
            return False
        watch = LostDrive(window, session)
    if not unasked:
        watch.tell(problem, again)
    return True


def notice(window: "MainWindow") -> None:
    """Say above every page that the file is gone, before anybody tries to save."""
    session = window.session
    if session is not None and session.findChild(LostDrive) is None:
        LostDrive(window, session)


class LostDrive(QObject):
    """Lives from the moment the file is missed until it is back, or the workspace is closed."""

    def __init__(self, window: "MainWindow", session: "Session") -> None:
        super().__init__(session)
        self.setObjectName(_NAME)
        self._window, self._session = window, session
        self._path = session.workspace.path
        self._asking = False
        window.frame.away.set_words(away_words(self._path))
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self.destroyed.connect(lambda: window.frame.away.set_words(""))

    def tell(self, problem: UserProblem, again: Callable[[], None] | None) -> None:
        """Say it over the window, once at a time, with what can be done."""
        if self._asking:
            return
        from oversight_app.ui.dialogs.message import problem_dialog

        self._asking = True
        ways = [
            ("Save what is open as a copy…",
             "Write what can still be read of the workspace to another place", self.save_copy),
            ("Close the workspace",
             "Close it; what was saved before is in the file, wherever that is",
             self._window.close_workspace),
        ]  # fmt: skip
        if again is not None:
            ways.insert(0, ("Do it again", "Do the same again, if the file is back", again))
        dialog = problem_dialog(
            f"{problem}\n\nYou can wait: what is on the screen stays, and saving works again as "
            "soon as the file is back in its place.",
            ways=ways,
            title="The file is not in its place",
            stay="Wait",
        )
        dialog.finished.connect(self._answered)
        self._window.open_dialog(dialog)

    def look(self) -> None:
        """Look whether the file is back; a lost network or drive may take its time to answer."""
        workspace = self._session.workspace
        self._window.jobs.other(
            "look-for-file",
            "Looking for the file",
            lambda _progress: workspace.in_place(),
            if_open(self, self._looked),
            quiet=True,
        )

    def save_copy(self) -> None:
        """Ask where to, and write what is open there."""
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, "Save what is open as a copy", str(Path.home() / self._path.name)
        )
        if chosen:
            self.copy_to(Path(chosen))

    def copy_to(self, path: Path) -> None:
        """Write what is open to a file, checked; then open that."""

        def work(workspace: "Workspace", _progress: Progress) -> Path:
            from oversight_app.store.backup import copy_open

            return copy_open(workspace, path)

        def done(made: Path) -> None:
            self._window.close_workspace()
            self._window.opening.open_path(made)

        self._session.jobs.write("Saving a copy", work, done)

    def _looked(self, there: bool) -> None:
        if there:
            self._timer.stop()
            self._window.frame.away.set_words("")
            self._window.say(f"“{self._path.name}” is back. Saving works again")
            self._session.refresh()
            self.setParent(None)
            self.deleteLater()

    def _answered(self) -> None:
        self._asking = False


def away_words(path: Path) -> str:
    """What stands above every page while the file is gone."""
    return (
        f"“{path.name}” is not where it was opened: the drive is away, or a program moved or "
        "replaced the file. What was saved is in that file. Nothing can be saved until it is back."
    )
