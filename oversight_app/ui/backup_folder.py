"""Where this computer puts a workspace's backups, whether that place is there, and what lies in it.

A folder on a second drive can be chosen. While it is not to be found (the drive is unplugged, the
network is away) backups go to the workspace's own folder beside it, and once it has not been seen
for a week somebody is reminded. What looks at a disk here is slow and belongs in a job.
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from oversight_app.domain.errors import UserProblem
from oversight_app.ui.patient_look import look
from oversight_app.ui.settings import Settings

if TYPE_CHECKING:
    # The first paint needs none of what an attention line is made of.
    from oversight_app.domain.attention import BackupStanding
    from oversight_app.store.workspace import Workspace

_FOLDER, _SEEN = "backups/folder", "backups/seen"
REMINDED_AFTER = 7
"""Days for which a chosen folder may be away before somebody is reminded."""


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was found; ``made_at`` and ``entries`` are as noted when it was made."""

    path: Path
    made_at: datetime
    entries: int
    size: int


@dataclass(frozen=True, slots=True)
class BackupPlace:
    """Where backups of one workspace go: its ``own`` folder, or the one ``chosen`` on this
    computer (None for none), which was last seen on ``seen_on``."""

    own: Path
    chosen: Path | None = None
    seen_on: date | None = None

    @property
    def folder(self) -> Path:
        """Where they are meant to go."""
        return self.chosen or self.own


@dataclass(frozen=True, slots=True)
class Made:
    """A backup that was made; ``instead`` where it went to the workspace's own folder, as the one
    that was chosen can't be written to now."""

    path: Path
    instead: bool = False


def place(settings: Settings, workspace: Path) -> BackupPlace:
    """Return where backups of a workspace go; looks at no disk."""
    from oversight_app.store import kept_backups

    chosen = settings.value(_FOLDER)
    return BackupPlace(
        kept_backups.backup_folder(workspace),
        Path(chosen) if chosen else None,
        _day(settings.value(_SEEN)),
    )


def backup_folder(settings: Settings, workspace: Path) -> Path:
    """Return the folder chosen on this computer, else the workspace's own beside it."""
    return place(settings, workspace).folder


def chosen(settings: Settings) -> str:
    """Return the folder that was chosen on this computer; "" for none."""
    return settings.value(_FOLDER)


def choose_folder(settings: Settings, folder: Path | None) -> None:
    """Put backups in this folder from now on, or with None beside each workspace again. It may be
    on another drive or a network."""
    settings.set_value(_FOLDER, str(folder) if folder else "")
    settings.set_value(_SEEN, _today().isoformat() if folder else "")


def is_there(folder: Path) -> bool:
    """True of a folder that answers in time. Slow: for a job."""
    return bool(look(str(folder), folder.is_dir))


def folder_now(where: BackupPlace) -> Path:
    """Return where a backup goes now: the folder that was chosen where it is there, else the
    workspace's own. One that was chosen is never made anew: in the place of an unplugged drive
    it would lie on this one. Slow: for a job."""
    return where.folder if where.chosen and is_there(where.chosen) else where.own


def make(workspace: "Workspace", where: BackupPlace) -> Made:
    """Make a checked backup, in the workspace's own folder where the one that was chosen is not
    there or can't be written to. Slow: for a job."""
    now = folder_now(where)
    if now != where.own:
        try:
            return Made(_made_in(workspace, now))
        except UserProblem:
            now = where.own
    return Made(_made_in(workspace, now), instead=now != where.folder)


def keep(workspace: "Workspace", where: BackupPlace) -> None:
    """Make a backup if anything changed since the newest, and thin the older ones out, where
    ``make`` would put it."""
    from oversight_app.store import kept_backups

    now = folder_now(where)
    try:
        kept_backups.keep_backups(workspace, now)
    except UserProblem:
        if now == where.own:
            raise
        kept_backups.keep_backups(workspace, where.own)


def found(where: BackupPlace, workspace: Path) -> tuple[Backup, ...]:
    """Return a workspace's backups, wherever they lie, the newest first. Slow: for a job."""
    backups = list(_in(where.own, workspace))
    chosen = where.chosen
    # Asked first, so that one that hangs is waited for once.
    if chosen is not None and chosen != where.own and is_there(chosen):
        backups += look(f"in {chosen}", partial(_in, chosen, workspace)) or ()
    return tuple(sorted(backups, key=lambda one: one.made_at, reverse=True))


def stands(
    where: BackupPlace, kept: Sequence[Backup], today: date | None = None
) -> "BackupStanding":
    """Return how backups stand: when the newest of those that were found was made, and since when
    the folder that was chosen has not been seen. Slow: for a job."""
    away = where.chosen is not None and not is_there(where.chosen)
    from oversight_app.domain.attention import BackupStanding

    return BackupStanding(
        kept[0].made_at.astimezone().date() if kept else None,
        str(where.folder),
        (where.seen_on or today or _today()) if away else None,
    )


def standing(settings: Settings, workspace: Path) -> "BackupStanding":
    """Return how backups of a workspace stand on this computer. Slow: for a job."""
    where = place(settings, workspace)
    return stands(where, found(where, workspace))


def remember(settings: Settings, seen: "BackupStanding", today: date | None = None) -> None:
    """Note that the folder was there today, or that it began to be missed."""
    if settings.value(_FOLDER) != seen.folder:
        return
    day = seen.missing_since or today or _today()
    settings.set_value(_SEEN, day.isoformat())


def missed_words(stands: "BackupStanding", today: date | None = None) -> str:
    """The reminder that the folder has not been seen for a week; "" before that."""
    since = stands.missing_since
    if since is None or ((today or _today()) - since).days < REMINDED_AFTER:
        return ""
    from oversight_app.domain.periods import written_date

    return f"Backup folder not seen since {written_date(since)}"


def _made_in(workspace: "Workspace", folder: Path) -> Path:
    from oversight_app.store import backup

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserProblem(
            f"The folder “{folder}” can't be made, so there is no backup yet. Nothing was "
            "changed. Choose another folder for backups, under Data."
        ) from error
    return backup.backup(workspace, folder)


def _in(folder: Path, workspace: Path) -> tuple[Backup, ...]:
    """A file counts if the note that was written when it was made lies beside it."""
    from oversight_app.store import backup

    backups = []
    # A folder that may not be looked into has none, and a file may go while it is looked at.
    with suppress(OSError):
        for path in folder.iterdir() if folder.is_dir() else ():
            if path.suffix == workspace.suffix and path.stem.startswith(f"{workspace.stem} "):
                with suppress(OSError, ValueError, OverflowError):
                    note = backup.read_note(path)
                    if note is not None:
                        made_at = datetime.fromisoformat(note.made_at).astimezone(UTC)
                        backups.append(Backup(path, made_at, note.entries, path.stat().st_size))
    return tuple(backups)


def _today() -> date:
    """The computer's own day: a folder is on this computer, whatever day the workspace is at."""
    return datetime.now(UTC).astimezone().date()


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None
