"""Backups that the program makes by itself, and how they are thinned out.

All of the last two days are kept, then the last of each day for a month, of each week for a
year, and of each month after that.
"""

import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

from oversight_app.store import history
from oversight_app.store.backup import backup, dated_name, note_beside, read_note
from oversight_app.store.opened import Workspace
from oversight_app.store.problems import telling_files

_ALL = timedelta(days=2)
_DAILY = timedelta(days=31)
_WEEKLY = timedelta(days=366)
_LEAP, _BELIEVED = timedelta(days=31), timedelta(days=7)
"""A leap from one backup to the next may be a clock that was set wrong, and is believed once so
much has gone by after it: what is thinned out is gone."""


def backup_folder(path: Path) -> Path:
    """Return the folder of a workspace's own backups: ``north backups`` beside it."""
    return path.parent / f"{path.stem} backups"


def keep_backups(
    workspace: Workspace, folder: Path | None = None, now: datetime | None = None
) -> Path:
    """Make a dated backup, unless nothing has changed since the newest, and thin the others out.

    Returns the newest backup.
    """
    now = now or datetime.now(UTC)
    folder = folder or backup_folder(workspace.path)
    with telling_files(folder):
        folder.mkdir(exist_ok=True)
    made = backups_in(workspace.path, folder)
    newest = made[max(made)] if made else None
    note = read_note(newest) if newest else None
    if newest is None or note is None or note.head != history.head(workspace):
        newest = backup(workspace, folder / dated_name(workspace.path, now))
        made = backups_in(workspace.path, folder)
    for time in to_thin_out(made, now):
        # One that can't be deleted now is thinned out another time.
        with suppress(OSError):
            made[time].unlink()
            note_beside(made[time]).unlink(missing_ok=True)
    return newest


def latest_backup(workspace: Workspace, folder: Path | None = None) -> datetime | None:
    """Return when the newest backup was made (UTC), or None where there is none."""
    return max(backups_in(workspace.path, folder or backup_folder(workspace.path)), default=None)


def to_thin_out(
    times: Iterable[datetime], now: datetime, *, foreseen: bool = False
) -> set[datetime]:
    """Return the times of the backups that are no longer needed. ``foreseen`` asks of a day to
    come, which is no clock that leapt."""
    kept: dict[object, datetime] = {}
    times = sorted(times)
    now = now if foreseen else _without_leap(times, now)
    for time in times:
        age = now - time
        if age <= _ALL:
            kept[time] = time
        elif age <= _DAILY:
            kept["day", time.date()] = time
        elif age <= _WEEKLY:
            kept["week", *time.isocalendar()[:2]] = time
        else:
            kept["month", time.year, time.month] = time
    return set(times) - set(kept.values())


def _without_leap(times: Sequence[datetime], now: datetime) -> datetime:
    """The time to reckon from: a leap that is not believed yet counts for nothing."""
    newest_first = [now, *reversed([one for one in times if one <= now])]
    for later, earlier in pairwise(newest_first):
        if now - later > _BELIEVED:
            break
        if later - earlier > _LEAP:
            return earlier + (now - later)
    return now


def backups_in(path: Path, folder: Path) -> dict[datetime, Path]:
    """Return the backups in a folder by the time (UTC) in their names."""
    name = re.compile(
        re.escape(path.stem) + r" (\d{4}-\d{2}-\d{2} \d{6})Z" + re.escape(path.suffix)
    )
    found = {}
    with suppress(FileNotFoundError):
        for file in folder.iterdir():
            match = name.fullmatch(file.name)
            with suppress(ValueError):
                if match:
                    made = datetime.strptime(match[1], "%Y-%m-%d %H%M%S").replace(tzinfo=UTC)
                    found[made] = file
    return found
