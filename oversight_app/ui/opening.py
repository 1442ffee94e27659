"""Making and opening workspaces: asks, works off the main thread, hands the workspace over."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from oversight_app.domain.errors import FileProblem, UserProblem
from oversight_app.ui import backup_folder
from oversight_app.ui.jobs import Job, Jobs
from oversight_app.ui.progress import Progress
from oversight_app.ui.recently_opened import note_opened
from oversight_app.ui.settings import Settings

if TYPE_CHECKING:
    from oversight_app.store.workspace import Workspace
    from oversight_app.ui.dialogs.new_workspace import NewWorkspaceDialog

ENDING = ".oversight"
_FILTER = f"Workspaces (*{ENDING} *.db);;All files (*)"


class Opening(QObject):
    """``opened`` carries the ``Workspace``, ready to show. One is opened at a time: what is asked
    for meanwhile is not done, or the first would be in the way of the second.

    ``make_way`` is told which file is about to be opened or written: the window closes it where
    it has it open itself, or it could only be looked at, and not be written anew.
    """

    opened = Signal(object)
    refused = Signal(object, object)
    """A workspace can't be opened: its path, and the ``FileProblem`` that says why."""
    bring_in_asked = Signal()
    """A new workspace is open, and somebody wants to bring its first figures in."""

    def __init__(
        self, window: QWidget, jobs: Jobs, settings: Settings, make_way: Callable[[Path], None]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._jobs = jobs
        self._settings = settings
        self._make_way = make_way
        self._under_way: Job | None = None
        jobs.ended.connect(self._ended)

    def ask_open(self) -> None:
        """Ask which workspace to open."""
        from oversight_app.store.place import good_place

        recent = self._settings.remembered
        start = recent[0].parent if recent else good_place()
        chosen, _ = QFileDialog.getOpenFileName(
            self._window, "Open a workspace", str(start), _FILTER
        )
        if chosen:
            self.open_path(Path(chosen))

    def open_path(self, path: Path) -> None:
        """Open a workspace; one that another window holds is opened for looking at."""

        def work(_progress: Progress) -> "Workspace":
            from oversight_app.store.workspace import open_workspace

            return _handed_over(open_workspace(path, read_only_if_held=True))

        self._start("Open the workspace", path, work, remember=True, refused=True)

    def open_sample(self) -> None:
        """Write a fresh copy of the sample and open it."""
        from oversight_app.ui.sample_copy import fresh_sample, sample_path

        def work(_progress: Progress) -> "Workspace":
            return _handed_over(fresh_sample())

        self._start("Open the sample", sample_path(), work, remember=False)

    def ask_new(self) -> None:
        """Ask for what a new workspace needs, then make it."""
        from oversight_app.ui.dialogs.new_workspace import NewWorkspaceDialog

        dialog = NewWorkspaceDialog(self._window, backup_folder.chosen(self._settings))
        dialog.accepted.connect(lambda: self._make(dialog))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _make(self, dialog: "NewWorkspaceDialog") -> None:
        from oversight_app.ui.dialogs.first_steps import FirstFigures

        path, office, schemes = dialog.path, dialog.office, dialog.schemes
        if str(dialog.backups or "") != backup_folder.chosen(self._settings):
            backup_folder.choose_folder(self._settings, dialog.backups)
        later = dialog.first is FirstFigures.LATER

        def work(_progress: Progress) -> "Workspace":
            from oversight_app.store.schemes import choose_schemes
            from oversight_app.store.workspace import create

            made = create(path, office)
            try:
                choose_schemes(made, schemes)
            except BaseException:
                made.close()
                raise
            return _handed_over(made)

        self._start("Make the workspace", path, work, remember=True, then_bring_in=not later)

    def _start(
        self,
        title: str,
        path: Path,
        work: "Callable[[Progress], Workspace]",
        *,
        remember: bool,
        then_bring_in: bool = False,
        refused: bool = False,
    ) -> None:
        if self._under_way is not None:
            return
        self._make_way(path)
        done = self._done(remember=remember, then_bring_in=then_bring_in)
        failed = partial(self._failed, path, title) if refused else None
        self._under_way = self._jobs.other("open", title, work, done, failed)

    def _failed(self, path: Path, title: str, error: Exception) -> None:
        if isinstance(error, FileProblem):
            self.refused.emit(path, error)
        elif isinstance(error, UserProblem):
            self._jobs.problem.emit(error, title, False)

    def _ended(self, job: Job) -> None:
        if job is self._under_way:
            self._under_way = None

    def _done(self, *, remember: bool, then_bring_in: bool) -> "Callable[[Workspace], None]":
        def done(workspace: "Workspace") -> None:
            if remember:
                self._settings.remember(workspace.path)
                note_opened(self._settings, workspace.path, date.today())  # noqa: DTZ011
            self.opened.emit(workspace)
            if then_bring_in:
                self.bring_in_asked.emit()

        return done


def _handed_over(workspace: "Workspace") -> "Workspace":
    """Give up this thread's connection; the session's own threads open theirs."""
    workspace.release_thread()
    return workspace
