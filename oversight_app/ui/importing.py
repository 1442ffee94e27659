"""Bringing in published files: ask, read and check off the main thread, look, then keep."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtWidgets import QFileDialog, QWidget

from oversight_app.domain.batches import Preview
from oversight_app.domain.bodies import Body
from oversight_app.store.changes import Changes
from oversight_app.ui.progress import Progress
from oversight_app.ui.session import Session

if TYPE_CHECKING:
    from oversight_app.store.workspace import Workspace
    from oversight_app.ui.dialogs.import_preview import ImportPreviewDialog

_FILTER = "Published files (*.ods *.xlsx *.csv *.geojson *.json);;All files (*)"
Read = tuple[tuple[Preview, ...], tuple[Body, ...]]


class Importing(QObject):
    """The way in for files, from the menu and from dropping them on the window."""

    def __init__(self, window: QWidget, session: Callable[[], Session | None]) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._folder = ""

    def ask(self) -> None:
        """Ask which files to bring in."""
        chosen, _ = QFileDialog.getOpenFileNames(
            self._window, "Bring in published figures", self._folder, _FILTER
        )
        if chosen:
            self._folder = str(Path(chosen[0]).parent)
            self.bring_in([Path(path) for path in chosen])

    def bring_in(self, paths: Sequence[Path]) -> None:
        """Read and check files, then show what keeping them would do."""
        session = self._session()
        if session is None or session.workspace.read_only:
            return
        session.jobs.other(
            "import",
            "Reading the files" if len(paths) > 1 else f"Reading {paths[0].name}",
            lambda progress: _read(session.workspace, paths, progress),
            lambda read: self._show(session, paths, read),
        )

    def _show(self, session: Session, paths: Sequence[Path], read: Read) -> None:
        from oversight_app.ui.dialogs.import_preview import ImportPreviewDialog

        previews, forces = read
        dialog = ImportPreviewDialog(session.context.theme, previews, forces)
        dialog.names_given.connect(lambda: self._learn(session, paths, dialog))
        session.context.open_dialog(dialog, lambda: self._keep(session, previews))

    def _learn(
        self, session: Session, paths: Sequence[Path], dialog: "ImportPreviewDialog"
    ) -> None:
        """Remember what the unknown names mean, and read the files again with that."""
        meanings = dialog.meanings
        dialog.done(0)

        def learned(changes: Changes) -> None:
            session.changed.emit(changes)
            session.refresh()
            self.bring_in(paths)

        session.jobs.write(
            "Saving the names", lambda ws, _progress: _add_spellings(ws, meanings), learned
        )

    def _keep(self, session: Session, previews: Sequence[Preview]) -> None:
        def keep(workspace: "Workspace", progress: Progress) -> Changes:
            from oversight_app.store import batches

            incomings = [preview.incoming for preview in previews]
            return batches.keep(workspace, incomings, progress=progress.report)

        session.jobs.write("Keeping the figures", keep, session.written)


def local_files(urls: Sequence[QUrl]) -> list[Path]:
    """Return the files among things dropped on the window."""
    return [
        path for url in urls if url.isLocalFile() and (path := Path(url.toLocalFile())).is_file()
    ]


def is_workspace(path: Path) -> bool:
    """Tell by its first bytes whether a file is a database, to be opened, not brought in."""
    try:
        with path.open("rb") as file:
            return file.read(16) == b"SQLite format 3\0"
    except OSError:
        return False


def _read(workspace: "Workspace", paths: Sequence[Path], progress: Progress) -> Read:
    from oversight_app.imports.preview import preview
    from oversight_app.imports.reading import read_files
    from oversight_app.store import bodies

    with workspace.snapshot():
        today = workspace.today()
        names, known = bodies.names(workspace), bodies.all_bodies(workspace)
        forces = bodies.forces(workspace, today)
    incomings = read_files(
        paths,
        names=names,
        bodies=known,
        today=today,
        progress=progress.report,
        cancelled=lambda: progress.cancelled,
    )
    return preview(workspace, incomings), forces


def _add_spellings(workspace: "Workspace", meanings: Mapping[str, str | None]) -> Changes:
    from oversight_app.store import bodies

    changes = Changes()
    for printed, code in meanings.items():
        changes |= bodies.add_spelling(workspace, printed, code)
    return changes
