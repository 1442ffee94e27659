"""Bringing in files: ask, read and check off the main thread, look, then keep."""

from collections.abc import Callable, Sequence
from collections.abc import Mapping as Table
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtWidgets import QFileDialog, QWidget

from oversight_app.store.changes import Changes
from oversight_app.ui.progress import Progress

if TYPE_CHECKING:
    # The first paint needs none of these.
    from oversight_app.domain.batches import Preview
    from oversight_app.domain.bodies import Body
    from oversight_app.domain.mappings import Mapping
    from oversight_app.imports.local.looking import Look
    from oversight_app.store.workspace import Workspace
    from oversight_app.ui.dialogs.import_preview import ImportPreviewDialog
    from oversight_app.ui.session import Session

    Read = tuple[tuple[Preview, ...], tuple[Body, ...]]

_FILTER = "Tables and maps (*.ods *.xlsx *.csv *.tsv *.txt *.geojson *.json);;All files (*)"
_AGAIN = 2
"""How the dialog ends when the files are to be read again: neither kept nor left."""


@dataclass(frozen=True, slots=True)
class Found:
    """Files told apart: what the published ones say, and how the others look."""

    paths: tuple[Path, ...] = ()
    """Of the published files."""
    published: "Read | None" = None
    looks: "tuple[Look, ...]" = ()
    mappings: "tuple[Mapping, ...]" = ()


class Importing(QObject):
    """The way in for files, from the menu and from dropping them on the window."""

    def __init__(self, window: QWidget, session: "Callable[[], Session | None]") -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._folder = ""

    def ask(self) -> None:
        """Ask which files to bring in."""
        from oversight_app.store.place import good_place

        chosen, _ = QFileDialog.getOpenFileNames(
            self._window, "Bring in files", self._folder or str(good_place()), _FILTER
        )
        if chosen:
            self._folder = str(Path(chosen[0]).parent)
            self.bring_in([Path(path) for path in chosen])

    def save_example(self) -> None:
        """Save the return that the sample lacks, for whoever tries to bring one in."""
        from oversight_app.store.sample_example import NAME, write_example

        session = self._session()
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, "Save an example return", str(Path(self._folder) / NAME), "Tables (*.csv)"
        )
        if session is None or not chosen:
            return
        path = Path(chosen)
        session.jobs.other(
            "example",
            "Saving the example return",
            lambda _progress: write_example(path),
            lambda _none: session.context.toast(
                f"{path.name} is saved. Drop it on the window to bring it in."
            ),
        )

    def bring_in(self, paths: Sequence[Path]) -> None:
        """Tell published files from returns in others' layouts and take each its way, the
        published first. Where one file can't be read at all, none is."""
        session = self._session()
        if session is None or session.workspace.read_only:
            return
        session.jobs.other(
            "import",
            "Reading the files" if len(paths) > 1 else f"Reading {paths[0].name}",
            lambda progress: _sort(session.workspace, paths, progress),
            lambda found: self._take(session, found),
        )

    def _take(self, session: "Session", found: Found) -> None:
        def returns() -> None:
            if found.looks:
                # Imported when a return is brought in: the first paint needs none of it.
                from oversight_app.ui.bringing_returns import BringingReturns

                BringingReturns(session, found.looks, found.mappings).start()

        if found.published is not None:
            self._show(session, found.paths, found.published, returns)
        else:
            returns()

    def _show(
        self, session: "Session", paths: Sequence[Path], read: "Read", then: Callable[[], None]
    ) -> None:
        from oversight_app.ui.dialogs.import_preview import ImportPreviewDialog

        previews, forces = read
        dialog = ImportPreviewDialog(session.context.theme, previews, forces)
        dialog.names_given.connect(lambda: self._learn(session, paths, dialog, then))
        dialog.rejected.connect(then)
        session.context.open_dialog(dialog, lambda: self._keep(session, previews, then))

    def _learn(
        self,
        session: "Session",
        paths: Sequence[Path],
        dialog: "ImportPreviewDialog",
        then: Callable[[], None],
    ) -> None:
        """Remember what the unknown names mean, and read the files again with that."""
        meanings = dialog.meanings
        dialog.done(_AGAIN)

        def learned(changes: Changes) -> None:
            session.changed.emit(changes)
            session.refresh()
            session.jobs.other(
                "import",
                "Reading the files again",
                lambda progress: _read(session.workspace, paths, progress),
                lambda read: self._show(session, paths, read, then),
            )

        session.jobs.write(
            "Saving the names", lambda ws, _progress: _add_spellings(ws, meanings), learned
        )

    def _keep(
        self, session: "Session", previews: "Sequence[Preview]", then: Callable[[], None]
    ) -> None:
        def keep(workspace: "Workspace", progress: Progress) -> Changes:
            from oversight_app.store import batches

            incomings = [preview.incoming for preview in previews]
            return batches.keep(workspace, incomings, progress=progress.report)

        def kept(changes: Changes) -> None:
            session.written(changes)
            then()

        session.jobs.write("Keeping the figures", keep, kept)


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


def _sort(workspace: "Workspace", paths: Sequence[Path], progress: Progress) -> Found:
    from oversight_app.imports.local.looking import is_local
    from oversight_app.store import mappings
    from oversight_app.ui.reading_returns import look_at

    returns = [path for path in paths if is_local(path)]
    published = tuple(path for path in paths if path not in returns)
    with workspace.snapshot():
        kept = mappings.all_mappings(workspace) if returns else ()
    looks = tuple(look_at(workspace, path, kept, progress) for path in returns)
    read = _read(workspace, published, progress) if published else None
    return Found(published, read, looks, kept)


def _read(workspace: "Workspace", paths: Sequence[Path], progress: Progress) -> "Read":
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


def _add_spellings(workspace: "Workspace", meanings: Table[str, str | None]) -> Changes:
    from oversight_app.store import bodies

    changes = Changes()
    for printed, code in meanings.items():
        changes |= bodies.add_spelling(workspace, printed, code)
    return changes
