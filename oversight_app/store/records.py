"""The office's own records, all kinds alike: read, saved, deleted.

A save is one action. It takes the record with the ``version`` that was read: where somebody saved
it in the meantime, ``Conflict`` says so and nothing is changed. Each save keeps a version: what
the record said from that day on, so that any list can be seen as it was.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from oversight_app.domain.errors import UserProblem
from oversight_app.domain.observations import Provenance
from oversight_app.domain.record_fields import Holds
from oversight_app.domain.record_kinds import DECISIONS, KINDS, Link, reference, table_of
from oversight_app.domain.recorded import Recorded, specs
from oversight_app.domain.wording import counted, with_article
from oversight_app.store.actions import GONE, Action, writing
from oversight_app.store.changes import Changes
from oversight_app.store.content import canonical
from oversight_app.store.database import WorkspaceDatabase
from oversight_app.store.drafts import forget
from oversight_app.store.lock import os_user
from oversight_app.store.opened import Workspace
from oversight_app.store.record_links import delete_links, put_link
from oversight_app.store.record_rows import record_from, said_by, select
from oversight_app.store.record_rules import check_may_go, check_others, prepared, settle

R = TypeVar("R", bound=Recorded)

_MOST = 2**63
"""More than that no table can number."""


class Conflict(UserProblem):
    """Somebody saved the record since it was read. ``now`` is what it says now."""

    def __init__(self, words: str, now: Recorded | None) -> None:
        super().__init__(words)
        self.now = now


def read(workspace: Workspace, kind: type[R], as_at: date | None = None) -> tuple[R, ...]:
    """Return the records of a kind by number; ``as_at`` as they were on an earlier day."""
    return workspace.once(("records", kind, as_at), lambda: _read(workspace, kind, as_at))


def _read(workspace: Workspace, kind: type[R], as_at: date | None) -> tuple[R, ...]:
    if as_at is not None:
        from oversight_app.store.record_versions import read_as_at

        return read_as_at(workspace, kind, as_at)
    with workspace.snapshot():
        rows = workspace.db.rows(f"{select(kind)} ORDER BY r.number")
    return tuple(record_from(kind, row) for row in rows)


def one(workspace: Workspace, number: int) -> Recorded | None:
    """Return the record with an ``id``, None where there is none."""
    with workspace.snapshot():
        return in_db(workspace.db, number)


def by_reference(workspace: Workspace, reference: str) -> Recorded | None:
    """Return the record that the office calls ``Q-031`` (capitals or not), or None."""
    prefix, _, digits = reference.strip().upper().rpartition("-")
    kind = next((one for one in KINDS.values() if one.prefix == prefix), None)
    if kind is None or not re.fullmatch(r"[0-9]{1,9}", digits):
        return None
    with workspace.snapshot():
        number = workspace.db.value(
            "SELECT id FROM record WHERE kind = ? AND number = ?", (kind.kind, int(digits))
        )
        return None if number is None else in_db(workspace.db, number)


def save(
    workspace: Workspace,
    record: Recorded,
    links: Sequence[Link] = (),
    *,
    day: date | None = None,
    draft_id: int | None = None,
) -> Changes:
    """Add a record (``id`` 0), or change the one that was read; with it links to make, whose
    ``from_id`` or ``to_id`` 0 stands for this record. ``Changes.saved`` holds its ``id``.

    Raises UserProblem for what the record may not say, Conflict where it was saved in the
    meantime. ``day`` is the day from which the change counts, today unless given.
    The draft ``draft_id`` that it was typed in goes in the same transaction.
    """
    verb = "Change" if record.id else "Add"
    day = day or workspace.today()
    name = f"{verb} {with_article(record.noun)}"
    with writing(workspace, name, table_of(record.kind)) as action:
        kept = put(action, record, day)
        for link in links:
            put_link(
                action,
                replace(link, from_id=link.from_id or kept.id, to_id=_own(link.to_id, kept.id)),
                day,
                None if record.id else kept.begins,
            )
        if draft_id is not None:
            forget(action.db, draft_id)
        action.description = f"{kept.reference} saved"
    return action.changes


def save_all(
    workspace: Workspace, records: Iterable[Recorded], name: str, *, day: date | None = None
) -> Changes:
    """Add or change several records as one action called ``name``."""
    day = day or workspace.today()
    with writing(workspace, name, "record") as action:
        kept = [put(action, record, day) for record in records]
        action.description = f"{counted(len(kept), 'record', 'records')} saved"
    return action.changes


def delete(workspace: Workspace, number: int) -> Changes:
    """Delete a record that nothing else points to; undo brings it back."""
    with writing(workspace, "Delete a record", "record") as action:
        record = expected_in_db(action.db, number)
        remove(action, record)
        action.description = f"{record.reference} deleted"
    return action.changes


def put(action: Action, record: R, day: date) -> R:
    """Add or change a record inside an action under way; return it as it is kept."""
    record = record.cleaned()
    old = in_db(action.db, record.id) if record.id else None
    if record.id:
        check_unchanged(old, record)
    record = prepared(action, old, record, day)
    wrong = record.problems()
    if wrong:
        raise UserProblem("Nothing was saved. " + " ".join(wrong.values()))
    check_others(action.db, old, record)
    version = int(action.db.value("SELECT coalesce(max(seq), 0) + 1 FROM history"))
    if old is not None:
        said = said_by(record)
        if said == said_by(old):
            return record
        action.update("record", [record.id], version=version)
        action.update(table_of(record.kind), [record.id], **said)
    else:
        record = _added(action, record, version, day)
        said = said_by(record)
    keep_version(action, record.id, version, day, said)
    if record.id not in action.saved:
        action.saved.append(record.id)
    settle(action, record, day)
    if old is not None:  # where it moved from, too
        settle(action, old, day)
    return replace(record, version=version)


def remove(action: Action, record: Recorded) -> None:
    """Delete a record inside an action under way, with its links, notes, reviews and holds."""
    check_may_go(action.db, record)
    _check_free(action.db, record)
    delete_links(action, record.id)
    for table in ("record_note", "record_review", "record_hold"):
        rows = action.db.rows(f"SELECT id FROM {table} WHERE record_id = ?", (record.id,))
        for (row,) in rows:
            action.delete(table, [row])
    action.delete(table_of(record.kind), [record.id])
    for (version,) in action.db.rows(
        "SELECT version FROM record_version WHERE record_id = ?", (record.id,)
    ):
        action.delete("record_version", [record.id, version])
    action.delete("record", [record.id])
    settle(action, record, None)


def keep_version(
    action: Action, number: int, version: int, day: date, said: dict[str, Any]
) -> None:
    """Keep what a record says from a day on; two saves in one action are one version."""
    found = action.db.value(
        "SELECT 1 FROM record_version WHERE record_id = ? AND version = ?", (number, version)
    )
    words = canonical(said)
    if found:
        action.update("record_version", [number, version], day=day, said=words)
    else:
        action.insert(
            "record_version", record_id=number, version=version, day=day, who=os_user(), said=words
        )


def expected_in_db(db: WorkspaceDatabase, number: int) -> Recorded:
    """Return the record with an ``id`` inside an action; UserProblem where there is none."""
    record = in_db(db, number)
    if record is None:
        raise UserProblem(GONE)
    return record


def in_db(db: WorkspaceDatabase, number: int) -> Recorded | None:
    """Return the record with an ``id`` inside a snapshot or action, None where there is none."""
    if number >= _MOST:
        return None
    kind = db.value("SELECT kind FROM record WHERE id = ?", (number,))
    if kind is None:
        return None
    query = f"{select(KINDS[kind])} WHERE r.id = ?" if kind in KINDS else ""
    row = db.execute_sql(query, (number,)).fetchone() if query else None
    if row is None:
        raise UserProblem(
            f"Record {number} is there by half: another program changed this file. Nothing was "
            "changed now. Check the workspace, and restore the newest backup that passes its check."
        )
    return record_from(KINDS[kind], row)


def check_unchanged(now: Recorded | None, mine: Recorded) -> None:
    """Raise Conflict where a record was saved, or deleted, since ``mine`` was read."""
    if now is None:
        raise Conflict(GONE, None)
    if now.version != mine.version:
        differs = [
            spec.heading
            for spec in specs(type(mine))
            # What the program gives is nobody's to choose between.
            if not spec.given and getattr(now, spec.id) != getattr(mine, spec.id)
        ]
        where = f" It differs from yours in: {', '.join(differs)}." if differs else ""
        raise Conflict(
            f"{now.reference} was changed while you had it open, so yours was not saved. What "
            f"you wrote is still here.{where} Look at both, and save the one that is right.",
            now,
        )


def _own(to_id: int | None, number: int) -> int | None:
    return number if to_id == 0 else to_id


def _added(action: Action, record: R, version: int, day: date) -> R:
    if action.keeps_numbers and record.number:
        number = take_number(action, record.kind, record.number, day)
    else:
        number = issue_number(action, record.kind, day)
    provenance = record.provenance
    if provenance is Provenance.LOCAL and action.db.value("SELECT sample FROM workspace"):
        provenance = Provenance.SAMPLE
    row = action.insert(
        "record",
        id=_next_id(action.db),
        kind=record.kind,
        number=number,
        version=version,
        provenance=provenance,
    )
    record = replace(record, id=row, number=number, version=version, provenance=provenance)
    action.insert(table_of(record.kind), id=row, **said_by(record))
    action.amend("issued_number", [record.kind, number], record_id=row)
    return record


def _next_id(db: WorkspaceDatabase) -> int:
    """An id that no record ever had: versions and drafts may still name one that is gone."""
    return int(
        db.value(
            "SELECT max((SELECT coalesce(max(id), 0) FROM record), "
            "(SELECT coalesce(max(record_id), 0) FROM issued_number)) + 1"
        )
    )


def issue_number(action: Action, series: str, day: date, record_id: int = 0) -> int:
    """Give out the next number of a series. It is not used again, undone or deleted as may be."""
    number = int(
        action.db.value(
            "SELECT coalesce(max(number), 0) + 1 FROM issued_number WHERE series = ?", (series,)
        )
    )
    action.file(
        "issued_number",
        series=series,
        number=number,
        record_id=record_id,
        issued_on=day,
        brought=False,
    )
    return number


def take_number(action: Action, series: str, number: int, day: date, record_id: int = 0) -> int:
    """Give out a number that a record brings along; UserProblem where it was given out before.

    One that a table brought, and that has gone since (its import was undone), may come again.
    """
    said = {"record_id": record_id, "issued_on": day, "brought": True}
    brought = action.db.value(
        "SELECT brought FROM issued_number WHERE series = ? AND number = ?", (series, number)
    )
    if brought is None:
        action.file("issued_number", series=series, number=number, **said)
    elif brought and not _in_use(action.db, series, number):
        action.amend("issued_number", [series, number], **said)
    else:
        raise UserProblem(
            f"Number {number} was given to another record before, and no number is used again. "
            "Nothing was saved. Leave it blank for the next one."
        )
    return number


def _in_use(db: WorkspaceDatabase, series: str, number: int) -> bool:
    """Tell whether a record has a number now: its own, or that of its notice ("decision 2022")."""
    kind, _, year = series.partition(" ")
    if year:
        notice = f"{year}/{number:03d}"
        return any(
            db.value(f"SELECT 1 FROM {table_of(one)} WHERE notice = ?", (notice,))
            for one in DECISIONS
        )
    return bool(db.value("SELECT 1 FROM record WHERE kind = ? AND number = ?", (kind, number)))


def _check_free(db: WorkspaceDatabase, record: Recorded) -> None:
    """Raise UserProblem where another record points to this one."""
    pointing = [reference_of(db, number) for number in pointing_to(db, record)]
    if pointing:
        more = f" and {len(pointing) - 5} more" if len(pointing) > 5 else ""
        raise UserProblem(
            f"{record.reference} can’t be deleted, since {', '.join(pointing[:5])}{more} "
            f"{'points' if len(pointing) == 1 else 'point'} to it. Nothing was changed. Take the "
            "links away first, or close the record instead."
        )


def pointing_to(db: WorkspaceDatabase, record: Recorded) -> tuple[int, ...]:
    """Return the ``id`` of each record that points to one, by a link or in a field."""
    found = [
        number
        for (number,) in db.rows(
            "SELECT DISTINCT from_id FROM record_link WHERE to_id = ? ORDER BY 1", (record.id,)
        )
    ]
    for kind in KINDS.values():
        for spec in specs(kind):
            if spec.holds is Holds.RECORD and spec.of == record.kind:
                found.extend(
                    number
                    for (number,) in db.rows(
                        f"SELECT id FROM {table_of(kind.kind)} WHERE {spec.id} = ?", (record.id,)
                    )
                )
    return tuple(dict.fromkeys(found))


def reference_of(db: WorkspaceDatabase, number: int) -> str:
    """Return what the office calls the record with an ``id``."""
    kind, own = db.rows("SELECT kind, number FROM record WHERE id = ?", (number,))[0]
    return reference(kind, own)
