"""What was done after an entry of the history, without what the entries hold."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from oversight_app.store.opened import Workspace

MOST = 5_000
"""Entries that are looked at; whoever was away for longer is told of the newest."""


@dataclass(frozen=True, slots=True)
class Act:
    """One action: its number in the history, when (UTC), its name and the table it is about."""

    seq: int
    at: datetime
    action: str
    subject: str


def acts_since(workspace: Workspace, seq: int) -> tuple[Act, ...]:
    """Return what was done after an entry and still stands, the newest first: what was undone is
    left out, and so is the undoing."""
    with workspace.snapshot():
        rows = workspace.db.rows(
            "SELECT h.seq, h.at, h.action, h.subject FROM history AS h "
            "LEFT JOIN undo_step AS u ON u.seq = h.seq "
            "WHERE h.seq > ? AND h.subject <> 'undo_step' AND coalesce(u.undone, 0) = 0 "
            "ORDER BY h.seq DESC LIMIT ?",
            (seq, MOST),
        )
    return tuple(Act(one, datetime.fromisoformat(at), *rest) for one, at, *rest in rows)


def newest_seq(workspace: Workspace) -> int:
    """Return the number of the newest entry."""
    with workspace.snapshot():
        return int(workspace.db.value("SELECT coalesce(max(seq), 0) FROM history"))


def newest_but(workspace: Workspace, subjects: Collection[str]) -> int:
    """Return the number of the newest entry that is about none of some tables; 0 for none. Undoing
    is about any table."""
    marks = ", ".join("?" * len(subjects))
    with workspace.snapshot():
        found = workspace.db.value(
            f"SELECT seq FROM history WHERE subject NOT IN ({marks}) ORDER BY seq DESC LIMIT 1",
            tuple(subjects),
        )
    return int(found or 0)


def moment_before(workspace: Workspace, seq: int) -> datetime | None:
    """Return when the entry before one was made (UTC), None of the first."""
    with workspace.snapshot():
        at = workspace.db.value("SELECT at FROM history WHERE seq < ? ORDER BY seq DESC", (seq,))
    return datetime.fromisoformat(at) if at else None
