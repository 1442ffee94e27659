"""The history of changes, and linear undo.

An undo is an entry of its own. Rows are put back by their images, imports by moving them to and
from the shelf. Making the workspace is a barrier: it can't be undone.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from oversight_app.domain.errors import UserProblem
from oversight_app.domain.periods import written_date
from oversight_app.store import chain
from oversight_app.store.actions import Action, Step, writing
from oversight_app.store.changes import Changes
from oversight_app.store.opened import Workspace
from oversight_app.store.shelf import shelve, unshelve

UNAUTHENTICATED = (
    "“Who” is the name of the operating system’s user. The program does not verify it."
)
"""To be said wherever the history is shown."""


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One entry: what was done, when (UTC), by which user of the operating system (unverified),
    and what the rows said before and after.

    ``before`` and ``after`` are lists of rows as plain values, None where the content was
    disposed of.
    """

    seq: int
    at: datetime
    who: str
    action: str
    subject: str
    before: Sequence[dict[str, Any]] | None
    after: Sequence[dict[str, Any]] | None
    hash: str


def entries(
    workspace: Workspace, limit: int = 100, before_seq: int | None = None
) -> tuple[HistoryEntry, ...]:
    """Return entries, the newest first; ``before_seq`` pages on from the last one seen."""
    with workspace.snapshot():
        rows = workspace.db.rows(
            "SELECT h.seq, h.at, h.who, h.action, h.subject, c.content, h.hash FROM history AS h "
            "LEFT JOIN history_content AS c ON c.seq = h.seq "
            "WHERE h.seq < ? ORDER BY h.seq DESC LIMIT ?",
            (1 << 62 if before_seq is None else before_seq, limit),
        )
    found = []
    for seq, at, who, action, subject, content, digest in rows:
        said = json.loads(content) if content is not None else {}
        found.append(
            HistoryEntry(
                seq,
                datetime.fromisoformat(at),
                who,
                action,
                subject,
                said.get("before"),
                said.get("after"),
                digest,
            )
        )
    return tuple(found)


def head(workspace: Workspace) -> str:
    """Return the hash of the newest entry, which stands for the whole history up to it."""
    with workspace.snapshot():
        return str(workspace.db.value("SELECT hash FROM history ORDER BY seq DESC LIMIT 1"))


def verify(workspace: Workspace) -> tuple[str, ...]:
    """Return what is wrong with the history, in words; empty where it holds together."""
    with workspace.snapshot():
        return tuple(chain.faults(workspace.db))


def next_undo(workspace: Workspace) -> str | None:
    """Return the name of the action that undo would take back, or None."""
    found = _next(workspace, undone=False)
    return found[1] if found else None


def next_redo(workspace: Workspace) -> str | None:
    """Return the name of the action that redo would do again, or None."""
    found = _next(workspace, undone=True)
    return found[1] if found else None


def why_nothing_to_undo(workspace: Workspace) -> str:
    """Return why there is no change to take back, as a sentence."""
    with workspace.snapshot():
        row = workspace.db.execute_sql(
            "SELECT at, subject FROM history WHERE subject = 'disposal' "
            "OR action LIKE 'Update the workspace from version %' ORDER BY seq DESC LIMIT 1"
        ).fetchone()
    if row is None:
        return "There is nothing to undo."
    day = written_date(datetime.fromisoformat(row[0]).date())
    if row[1] == "disposal":
        return (
            f"There is nothing to undo: records were disposed of on {day}, and undo does not reach "
            "behind that, so that nothing of them comes back."
        )
    return (
        f"There is nothing to undo: this workspace was brought to a newer version on {day}, and "
        "undo does not reach behind that."
    )


def undo(workspace: Workspace) -> Changes:
    """Take back the newest action that is not undone; an entry of its own in the history."""
    return _replay(workspace, undone=False)


def redo(workspace: Workspace) -> Changes:
    """Do the last undone action again; an entry of its own in the history."""
    return _replay(workspace, undone=True)


_NEXT = {
    False: "SELECT seq, action, steps FROM undo_step WHERE undone = 0 ORDER BY seq DESC LIMIT 1",
    True: "SELECT seq, action, steps FROM undo_step WHERE undone = 1 ORDER BY seq LIMIT 1",
}


def _next(workspace: Workspace, *, undone: bool) -> tuple[int, str, str] | None:
    with workspace.snapshot():
        row: tuple[int, str, str] | None = workspace.db.execute_sql(_NEXT[undone]).fetchone()
    return row


def _replay(workspace: Workspace, *, undone: bool) -> Changes:
    verb, done = ("Redo", "Done again") if undone else ("Undo", "Undone")
    found = _next(workspace, undone=undone)
    if found is None:
        why = "There is nothing to redo." if undone else why_nothing_to_undo(workspace)
        raise UserProblem(f"{why} Nothing was changed.")
    with writing(workspace, f"{verb}: {found[1]}", "undo_step", undoable=False) as action:
        row = workspace.db.execute_sql(_NEXT[undone]).fetchone()
        if row is None or row[0] != found[0]:
            raise UserProblem(
                "The workspace was changed a moment ago. Nothing was changed by this. "
                f"Look at it and {verb.lower()} again."
            )
        steps: list[Step] = json.loads(row[2])
        for step in steps if undone else reversed(steps):
            _apply(action, step, forward=undone)
        action.amend("undo_step", [row[0]], undone=not undone)
        action.description = f"{done}: {row[1]}"
    return action.changes


def _apply(action: Action, step: Step, *, forward: bool) -> None:
    if step["op"] == "row":
        now, then = (step["before"], step["after"]) if forward else (step["after"], step["before"])
        action.put_back(step["table"], now, then)
        return
    batch = int(step["batch"])
    live = bool(step["live"]) is forward
    moved = unshelve(action, batch) if live else shelve(action, batch)
    name = action.db.value("SELECT file_name FROM batch WHERE id = ?", (batch,))
    (action.after if live else action.before).append({"file": name, "rows": moved})
