"""Disposing of records for good: from the tables, from what could be undone, and from the content
of the history, which keeps that it was done, when and under which rule.

All of it is one transaction. Afterwards the file is written anew, so that no byte of what went is
left in it.
"""

import json
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

import peewee
from sqlcipher3 import dbapi2

from oversight_app.domain.errors import UserProblem
from oversight_app.domain.record_kinds import table_of
from oversight_app.domain.recorded import Recorded
from oversight_app.domain.retention import Copy, Disposal
from oversight_app.domain.wording import counted
from oversight_app.store.actions import Action, writing
from oversight_app.store.content import canonical
from oversight_app.store.database import WorkspaceDatabase
from oversight_app.store.disposal_copies import copies
from oversight_app.store.disposal_traces import SUBJECT, is_put_off, traces
from oversight_app.store.kept_backups import backup_folder
from oversight_app.store.kept_contents import remove_orphans
from oversight_app.store.opened import Workspace
from oversight_app.store.problems import telling
from oversight_app.store.records import in_db
from oversight_app.store.retention_stops import stops
from oversight_app.store.typed_words import typed_line, typed_text


@dataclass(frozen=True, slots=True)
class WhatGoes:
    """What a disposal would take with it, to be read before it is done.

    ``stopped`` are the references that something stops, each with what does; ``also`` the other
    records of which the same entries of the history speak, whose older changes can no longer be
    looked up there; ``undo_steps`` how many changes can no longer be undone or redone.
    """

    records: tuple[Recorded, ...]
    stopped: tuple[tuple[str, str], ...]
    links: int
    notes: int
    drafts: int
    entries: tuple[int, ...]
    also: tuple[str, ...]
    undo_steps: int
    copies: tuple[Copy, ...]


def what_goes(
    workspace: Workspace,
    ids: Iterable[int],
    folder: Path | None = None,
    now: datetime | None = None,
) -> WhatGoes:
    """Return what a disposal of some records would take with it; nothing is changed.

    ``folder`` is where the backups are; those beside the workspace are always among them.
    """
    with workspace.snapshot():
        return _look(workspace, tuple(dict.fromkeys(ids)), folder, now or datetime.now(UTC))


def dispose(
    workspace: Workspace,
    ids: Iterable[int],
    by: str,
    rule: str,
    *,
    folder: Path | None = None,
    now: datetime | None = None,
) -> Disposal:
    """Dispose of records under a rule, in words, decided ``by`` an office; return what is kept
    of it, which is the certificate.

    Undo doesn't reach behind it. Raises UserProblem, and changes nothing, where anything stops
    one of them.
    """
    by, rule = typed_line(by), typed_text(rule)
    if not by or not rule:
        raise UserProblem(
            "Who decided the disposal and under which rule are both needed. Nothing was changed."
        )
    wanted = tuple(dict.fromkeys(ids))
    with writing(workspace, _name(wanted), SUBJECT, undoable=False) as action:
        goes = _look(workspace, wanted, folder, now or datetime.now(UTC))
        _check(goes, wanted)
        _remove(action, goes.records)
        for seq in goes.entries:
            action.db.execute_sql("DELETE FROM history_content WHERE seq = ?", (seq,))
        made = Disposal(
            0,
            workspace.today(),
            by,
            rule,
            tuple(one.reference for one in goes.records),
            goes.entries,
            goes.copies,
        )
        made = replace(made, id=_keep(action, made))
        action.description = f"{counted(len(goes.records), 'record', 'records')} disposed of"
    write_anew(workspace)
    return made


def disposals(workspace: Workspace) -> tuple[Disposal, ...]:
    """Return the disposals, the newest first."""
    with workspace.snapshot():
        rows = workspace.db.rows(
            "SELECT id, disposed_on, disposed_by, rule, records, entries, backups FROM disposal "
            "ORDER BY id DESC"
        )
    return tuple(
        Disposal(
            own,
            date.fromisoformat(on),
            by,
            rule,
            tuple(json.loads(records)),
            tuple(json.loads(entries)),
            tuple(_copy(one) for one in json.loads(backups)),
        )
        for own, on, by, rule, records, entries, backups in rows
    )


def write_anew(workspace: Workspace) -> bool:
    """Write the file anew and empty its log, so that nothing of what was removed is left in
    either. False where somebody reads it at this moment: closing the workspace does the rest."""
    with telling(workspace.path):
        db = workspace.db
        db.connect(reuse_if_open=True)
        with suppress(peewee.OperationalError, dbapi2.OperationalError):
            db.execute_sql("VACUUM")
            busy, *_ = db.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            return not busy
    return False


def _name(ids: Sequence[int]) -> str:
    return f"Dispose of {counted(len(ids), 'record', 'records')}"


def _look(workspace: Workspace, ids: Sequence[int], folder: Path | None, now: datetime) -> WhatGoes:
    db = workspace.db
    records = tuple(one for one in (in_db(db, number) for number in ids) if one is not None)
    going = {one.id for one in records}
    stopped = stops(db, going, workspace.today())
    found = traces(db, records)
    marks = ", ".join("?" * len(going)) or "NULL"
    inside = sorted(going)
    first = db.value(
        f"SELECT min(version) FROM record_version WHERE record_id IN ({marks})", inside
    )
    first_entry = min((*found.entries[:1], *([first] if first else [])), default=0)
    return WhatGoes(
        records,
        tuple((one.reference, "; ".join(stopped[one.id])) for one in records if one.id in stopped),
        _count(
            db,
            f"record_link WHERE from_id IN ({marks}) OR to_id IN ({marks})",
            [*inside, *inside],
        ),
        _count(db, f"record_note WHERE record_id IN ({marks})", inside),
        _count(db, f"draft WHERE record_id IN ({marks})", inside),
        found.entries,
        found.also,
        _count(db, "undo_step", []),
        _copies(workspace.path, folder, first_entry, now),
    )


def _copies(path: Path, folder: Path | None, first_entry: int, now: datetime) -> tuple[Copy, ...]:
    """The backups that still hold it: in the folder that was chosen, and in the workspace's own,
    where they go while that one is away."""
    own = backup_folder(path)
    places = dict.fromkeys((folder or own, own))
    found = (one for place in places for one in copies(path, place, first_entry, now))
    return tuple(sorted(found, key=lambda one: (one.made_on, one.file_name)))


def _count(db: WorkspaceDatabase, of: str, values: Sequence[object]) -> int:
    return int(db.value(f"SELECT count(*) FROM {of}", values))


def _check(goes: WhatGoes, wanted: Sequence[int]) -> None:
    if not goes.records or len(goes.records) != len(wanted):
        raise UserProblem(
            "One of these records was deleted in the meantime. Nothing was disposed of. Look at "
            "the list again."
        )
    if goes.stopped:
        said = ". ".join(f"{reference}: {words}" for reference, words in goes.stopped[:5])
        more = f". And {len(goes.stopped) - 5:,} more" if len(goes.stopped) > 5 else ""
        raise UserProblem(
            f"Nothing was disposed of, since something stops it. {said}{more}. Take what stops "
            "it away first, or leave these records out."
        )


def _remove(action: Action, records: Sequence[Recorded]) -> None:
    """Take out every row of some records, without a word of them in the entry."""
    # They may point to each other; what is left over is looked at when all is done.
    action.db.execute_sql("PRAGMA defer_foreign_keys = ON")
    for record in records:
        _drop_all(action, "record_link", "? IN (from_id, to_id)", record.id)
        for table in ("record_note", "record_review", "record_hold"):
            _drop_all(action, table, "record_id = ?", record.id)
        for (version,) in action.db.rows(
            "SELECT version FROM record_version WHERE record_id = ?", (record.id,)
        ):
            action.drop("record_version", [record.id, version])
        action.db.execute_sql("DELETE FROM draft WHERE record_id = ?", (record.id,))
    # Why one was put off is in free words.
    for (subject,) in action.db.rows("SELECT subject FROM snooze"):
        if is_put_off(subject, records):
            action.drop("snooze", [subject])
    # A row is named by the records it points to, so those go last.
    for record in records:
        action.drop(table_of(record.kind), [record.id])
    for record in records:
        action.drop("record", [record.id])
        # A table that brought it once may not bring it back: the certificate names its number.
        action.amend("issued_number", [record.kind, record.number], brought=False)
    _drop_all(action, "undo_step", "?", 1, key="seq")
    # Nothing can be undone any more that would bring back a paper that was thawed or deleted.
    remove_orphans(action.db)


def _drop_all(action: Action, table: str, where: str, value: object, key: str = "id") -> None:
    for (row,) in action.db.rows(f"SELECT {key} FROM {table} WHERE {where}", (value,)):
        action.drop(table, [row])


def _keep(action: Action, made: Disposal) -> int:
    """Keep that it was done, and say it in the history, which vouches for what is missing."""
    row = {
        "disposed_on": made.disposed_on.isoformat(),
        "disposed_by": made.disposed_by,
        "rule": made.rule,
        "records": canonical(list(made.references)),
        "entries": canonical(list(made.entries)),
        "backups": canonical(
            [[one.file_name, one.made_on.isoformat(), _iso(one.ages_out_on)] for one in made.copies]
        ),
    }
    number = action.file("disposal", **row)
    action.after.append(
        {
            "table": SUBJECT,
            "disposed_on": made.disposed_on.isoformat(),
            "disposed_by": made.disposed_by,
            "rule": made.rule,
            "records": list(made.references),
            "entries": list(made.entries),
        }
    )
    return number


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _copy(said: Sequence[str | None]) -> Copy:
    name, made, leaves = said
    return Copy(
        str(name),
        date.fromisoformat(str(made)),
        date.fromisoformat(leaves) if leaves else None,
    )
