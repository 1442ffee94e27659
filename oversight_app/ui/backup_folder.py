"""Where this computer puts a workspace's backups, and which are there."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from oversight_app.domain.errors import UserProblem
from oversight_app.ui.settings import Settings

if TYPE_CHECKING:
    from oversight_app.store.workspace import Workspace

_FOLDER = "backups/folder"


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was found; ``made_at`` and ``entries`` are as noted when it was made."""

    path: Path
    made_at: datetime
    entries: int
    size: int


def backup_folder(settings: Settings, workspace: Path) -> Path:
    """Return the folder chosen on this computer, else the workspace's own beside it."""
    from oversight_app.store import kept_backups

    chosen = settings.value(_FOLDER)
    return Path(chosen) if chosen else kept_backups.backup_folder(workspace)


def choose_folder(settings: Settings, folder: Path) -> None:
    """Put backups in this folder from now on; it may be on a network."""
    settings.set_value(_FOLDER, str(folder))


def make(workspace: "Workspace", folder: Path) -> Path:
    """Make a checked backup in a folder, making the folder too; return its path."""
    from oversight_app.store import backup

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserProblem(
            f"The folder “{folder}” can't be made, so there is no backup yet. Nothing was "
            "changed. Choose another folder for backups, under Data."
        ) from error
    return backup.backup(workspace, folder)


def keep(workspace: "Workspace", folder: Path) -> None:
    """Make a backup if anything changed since the newest, and thin the older ones out."""
    from oversight_app.store import kept_backups

    kept_backups.keep_backups(workspace, folder)


def found(folder: Path, workspace: Path) -> tuple[Backup, ...]:
    """Return a workspace's backups in a folder, the newest first.

    A file counts if the note that was written when it was made lies beside it.
    """
    from oversight_app.store import backup

    backups = []
    if folder.is_dir():
        for path in folder.glob(f"*{workspace.suffix}"):
            note = backup.read_note(path)
            if note is not None and path.stem.startswith(f"{workspace.stem} "):
                made_at = datetime.fromisoformat(note.made_at)
                backups.append(Backup(path, made_at, note.entries, path.stat().st_size))
    return tuple(sorted(backups, key=lambda one: one.made_at, reverse=True))
