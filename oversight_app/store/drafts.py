"""What is typed in a form and not saved yet, so that nothing is lost when a window closes or the
machine dies.

A draft is no change of the workspace: it is kept without an entry in the history, in a short
transaction of its own, and undo does not know of it. It goes in the very transaction that saves
its record (``records.save`` with ``draft_id``).
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from oversight_app.domain.record_kinds import KINDS, reference
from oversight_app.store.content import canonical
from oversight_app.store.database import WorkspaceDatabase
from oversight_app.store.opened import Workspace
from oversight_app.store.problems import telling

_KINDS = ", ".join(f"'{kind}'" for kind in KINDS)


@dataclass(frozen=True, slots=True)
class Draft:
    """A form as it was left. ``record_id`` is the record that is changed, None for a new one;
    ``version`` the one that was read. ``said`` holds what was typed by the id of the field,
    as plain values; ``kept_at`` is UTC."""

    id: int
    kind: str
    record_id: int | None
    version: int
    said: Mapping[str, Any]
    kept_at: datetime


def keep_draft(
    workspace: Workspace,
    kind: str,
    record_id: int | None,
    version: int,
    said: Mapping[str, Any],
    draft_id: int | None = None,
) -> int:
    """Keep what a form says now, in place of the draft ``draft_id``; return the draft's id.

    0, and nothing is kept, in a workspace that is only looked at, and where ``draft_id`` is gone:
    its record was saved or disposed of while this was on its way. ``said`` has to be plain values.
    """
    if workspace.read_only:
        return 0
    row = {
        "kind": KINDS[kind].kind,
        "record_id": record_id,
        "version": version,
        # Half a character, as a keyboard may send while the other half is on its way.
        "said": canonical(dict(said)).encode("utf-8", "replace").decode("utf-8"),
        "kept_at": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    with _short(workspace) as db:
        if draft_id is None:
            return 0 if _disposed_of(db, record_id) else db.put("draft", row)
        columns = ", ".join(f"{name} = ?" for name in row)
        changed = db.execute_sql(
            f"UPDATE draft SET {columns} WHERE id = ?", [*row.values(), draft_id]
        ).rowcount
        return draft_id if changed else 0


def drafts(workspace: Workspace) -> tuple[Draft, ...]:
    """Return the drafts, the one kept last first; one that another program wrote and no form
    can read is left alone."""
    with workspace.snapshot():
        rows = workspace.db.rows(
            "SELECT id, kind, record_id, version, said, kept_at FROM draft "
            f"WHERE kind IN ({_KINDS}) AND json_type(said) = 'object' "
            "ORDER BY kept_at DESC, id DESC"
        )
    return tuple(
        Draft(own, kind, record, version, json.loads(said), datetime.fromisoformat(at))
        for own, kind, record, version, said, at in rows
    )


def drop_draft(workspace: Workspace, draft_id: int) -> None:
    """Forget a draft; one that is gone already stays so."""
    if not workspace.read_only:
        with _short(workspace) as db:
            forget(db, draft_id)


def forget(db: WorkspaceDatabase, draft_id: int) -> None:
    """Forget a draft inside a transaction under way."""
    db.execute_sql("DELETE FROM draft WHERE id = ?", (draft_id,))


@contextmanager
def _short(workspace: Workspace) -> Iterator[WorkspaceDatabase]:
    """A transaction without an entry in the history."""
    workspace.check_in_place()
    with telling(workspace.path):
        workspace.db.connect(reuse_if_open=True)
        with workspace.db.transaction("IMMEDIATE"):
            yield workspace.db


def _disposed_of(db: WorkspaceDatabase, record_id: int | None) -> bool:
    """Tell whether a record is gone for good: what a form still says of it is not kept anew."""
    if record_id is None:
        return False
    row = db.execute_sql(
        "SELECT i.series, i.number FROM issued_number AS i "
        "WHERE i.record_id = ? AND NOT EXISTS (SELECT 1 FROM record WHERE id = i.record_id)",
        (record_id,),
    ).fetchone()
    if row is None or row[0] not in KINDS:
        return False
    return bool(
        db.value(
            "SELECT 1 FROM disposal AS d, json_each(d.records) AS r WHERE r.value = ?",
            (reference(*row),),
        )
    )
