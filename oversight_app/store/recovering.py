"""What there is to go back to when a workspace can't be opened: which backups are sound, and what
was done since each, as far as the damaged file still says."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from oversight_app.domain.errors import UserProblem
from oversight_app.store import chain
from oversight_app.store.backup import backup_head, read_note
from oversight_app.store.checking import check
from oversight_app.store.salvage_pages import TABLE_LEAF, PageFile

_COLUMNS = 8


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """An entry of the history that could be read, and whose own hash vouches for it."""

    seq: int
    at: datetime
    action: str
    hash: str


@dataclass(frozen=True, slots=True)
class LookedAt:
    """A backup that was looked at: ``ok`` where it passes its check, else ``words`` say why not.
    ``since`` are the entries that came after it, the newest first; ``ours`` is False where the
    damaged file has another history, None where too little of that can be read."""

    path: Path
    ok: bool
    words: str
    since: tuple[HistoryLine, ...] = ()
    ours: bool | None = None


def read_history(path: Path) -> tuple[HistoryLine, ...]:
    """Return the entries of the history that can still be read of a damaged file, the first one
    first. What is not there any more is not among them, so there may have been more."""
    found: dict[int, HistoryLine] = {}
    try:
        if not path.is_file():
            return ()  # a pipe, say, would be waited for
        pages = PageFile(path)
    except (OSError, ValueError):
        return ()
    try:
        for number in range(1, pages.count + 1):
            if pages.page(number)[100 if number == 1 else 0] != TABLE_LEAF:
                continue
            for entry in pages.leaf(number).entries:
                if len(entry.values) != _COLUMNS:
                    continue
                _, at, who, action, subject, commitment, previous, digest = entry.values
                words = (at, who, action, subject, commitment, previous)
                if all(isinstance(one, str) for one in words):
                    own = chain.entry_hash(entry.rowid, *(str(one) for one in words))
                    if own == digest:
                        with suppress(ValueError):
                            moment = datetime.fromisoformat(str(at))
                            line = HistoryLine(entry.rowid, moment, str(action), own)
                            found[entry.rowid] = line
    finally:
        pages.close()
    return tuple(found[seq] for seq in sorted(found))


def look_at(backup: Path, history: tuple[HistoryLine, ...]) -> LookedAt:
    """Check a backup, and say what was done since it was made."""
    try:
        report = check(backup)
        entries, head = backup_head(backup) if report.ok else (0, "")
    except UserProblem as problem:
        return LookedAt(backup, ok=False, words=str(problem))
    if not report.ok:
        return LookedAt(backup, ok=False, words=report.lines[-1])
    note = read_note(backup)
    if note is not None and (note.entries, note.head) != (entries, head):
        return LookedAt(backup, ok=False, words="It was changed since it was made.")
    same = next((line.hash == head for line in history if line.seq == entries), None)
    since = tuple(reversed([line for line in history if line.seq > entries]))
    return LookedAt(backup, ok=True, words="", since=since, ours=same)
