"""The backups that still hold what was disposed of, and when each ages out."""

import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from oversight_app.domain.retention import Copy
from oversight_app.store.backup import read_note
from oversight_app.store.kept_backups import backups_in, to_thin_out

_LOOK_AHEAD_DAYS = 400
"""After 366 days, what is left is the last of its month and stays."""
_DATED = re.compile(r" (\d{4}-\d{2}-\d{2} \d{6})Z$")


def copies(path: Path, folder: Path, first_entry: int, now: datetime) -> tuple[Copy, ...]:
    """Return the backups of a workspace in a folder that were made when its history had
    ``first_entry`` already, oldest first.

    The day that each ages out is the latest that the keeping rule allows, had no further backup
    been made; None for one that it keeps, or does not know.
    """
    known = backups_in(path, folder)
    leaves = _leaving(known, now)
    found = []
    with suppress(FileNotFoundError):
        for file in folder.iterdir():
            if file.suffix == path.suffix and file.stem.startswith(f"{path.stem} "):
                note = read_note(file)
                if note is None or note.entries >= first_entry:
                    found.append(Copy(file.name, _made_on(file), leaves.get(file)))
    return tuple(sorted(found, key=lambda one: (one.made_on, one.file_name)))


def _leaving(known: Mapping[datetime, Path], now: datetime) -> dict[Path, date]:
    """The day on which each backup is thinned out, of those that are."""
    times = set(known)
    found: dict[Path, date] = {}
    for days in range(_LOOK_AHEAD_DAYS):
        then = now + timedelta(days=days)
        gone = to_thin_out(times, then, foreseen=True)
        found |= {known[time]: then.date() for time in gone}
        times -= gone
    return found


def _made_on(file: Path) -> date:
    match = _DATED.search(file.stem)
    if match:
        with suppress(ValueError):
            return datetime.strptime(match[1], "%Y-%m-%d %H%M%S").replace(tzinfo=UTC).date()
    note = read_note(file)
    if note is not None:
        with suppress(ValueError):
            return datetime.fromisoformat(note.made_at).date()
    return datetime.fromtimestamp(file.stat().st_mtime, UTC).date()
