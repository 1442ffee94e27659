"""Records that come as a table from elsewhere, kept as one action that can be undone."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from oversight_app.domain.decisions import Decision
from oversight_app.domain.errors import UserProblem
from oversight_app.domain.observations import Provenance
from oversight_app.domain.positions import Position
from oversight_app.domain.record_kinds import KINDS, Link, Relation, table_of
from oversight_app.domain.recorded import Recorded
from oversight_app.store.actions import writing
from oversight_app.store.changes import Changes
from oversight_app.store.database import WorkspaceDatabase
from oversight_app.store.decision_rules import check_change
from oversight_app.store.opened import Workspace
from oversight_app.store.outside_rules import check_follows
from oversight_app.store.record_links import put_link
from oversight_app.store.record_rules import check_others
from oversight_app.store.records import expected_in_db, in_db, put


@dataclass(frozen=True, slots=True)
class BroughtLink:
    """A link from a record of a table: to another by its reference, to a scheme (its code), a
    figure or an import."""

    relation: Relation
    reference: str = ""
    scheme: str = ""
    figure: str = ""
    batch: int | None = None


@dataclass(frozen=True, slots=True)
class BroughtRecord:
    """A row of a table. ``record_id`` is the record it changes, as it was at ``version``; 0 for
    one to add, under its own ``number`` unless that is 0. ``said`` is what its fields are to
    say, by their ids; ``own`` those that point to another record of the same table, by its
    reference."""

    row: int
    record_id: int
    version: int
    number: int
    said: Mapping[str, Any]
    links: tuple[BroughtLink, ...] = ()
    sample: bool = False
    own: Mapping[str, str] = field(default_factory=dict)


def refusal(workspace: Workspace, old: Recorded | None, new: Recorded) -> str:
    """Return why a record may not be kept for what else is kept, in words; "" where it may."""
    try:
        with workspace.snapshot():
            check_others(workspace.db, old, new)
        if isinstance(new, Decision):
            check_change(old if isinstance(old, Decision) else None, new)
    except UserProblem as problem:
        return _without_outcome(problem)
    return ""


def refusal_after(old: Recorded, new: Recorded) -> str:
    """Return why a record may not point to another one that is not kept yet either; "" where it
    may."""
    try:
        if isinstance(old, Position) and isinstance(new, Position):
            check_follows(old, new)
    except UserProblem as problem:
        return _without_outcome(problem)
    return ""


def numbers_given_out(workspace: Workspace, kind: str) -> frozenset[int]:
    """Return every number that a record of a kind has, or ever had; not those that a table
    brought and that have gone with it, which may come back."""
    with workspace.snapshot():
        rows = workspace.db.rows(
            "SELECT i.number FROM issued_number AS i WHERE i.series = ?1 AND (i.brought = 0 OR "
            "EXISTS (SELECT 1 FROM record AS r WHERE r.kind = ?1 AND r.number = i.number))",
            (kind,),
        )
    return frozenset(number for (number,) in rows)


def imports_there(workspace: Workspace) -> frozenset[int]:
    """Return the numbers of the imports that a link can go to."""
    with workspace.snapshot():
        return frozenset(number for (number,) in workspace.db.rows("SELECT id FROM batch"))


def keep_table(
    workspace: Workspace,
    kind: type[Recorded],
    brought: Sequence[BroughtRecord],
    *,
    day: date | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Changes:
    """Add and change records of a kind as one action: all of them, or none.

    Raises UserProblem, naming the row, where one may not be kept, or was changed since the table
    was read. ``day`` is the day from which the changes count, today unless given.
    """
    day = day or workspace.today()
    name = f"Bring in a table: {kind.plural}"
    with writing(workspace, name, table_of(kind.kind), progress=progress) as action:
        action.keeps_numbers = True
        for one in brought:
            _check_as_read(action.db, one)
        kept: list[Recorded] = []
        for done, one in enumerate(brought):
            action.report(done, len(brought))
            try:
                kept.append(put(action, _record(action.db, kind, one), day))
            except UserProblem as problem:
                raise _of_row(one.row, problem) from problem
        for record, one in zip(kept, brought, strict=True):
            if one.own:
                try:
                    put(action, _pointing(action.db, record.id, one), day)
                except UserProblem as problem:
                    raise _of_row(one.row, problem) from problem
        for record, one in zip(kept, brought, strict=True):
            begins = None if one.record_id else record.begins
            for link in one.links:
                try:
                    put_link(action, _link(action.db, record.id, link), day, begins)
                except UserProblem as problem:
                    raise _of_row(one.row, problem) from problem
        added = sum(not one.record_id for one in brought)
        action.description = (
            f"{kind.plural}: {added:,} added, {len(brought) - added:,} changed by a table"
        )
    return action.changes


def _check_as_read(db: WorkspaceDatabase, one: BroughtRecord) -> None:
    now = in_db(db, one.record_id) if one.record_id else None
    if one.record_id and (now is None or now.version != one.version):
        raise UserProblem(
            f"The record of row {one.row:,} was changed or deleted while the table was looked "
            "at. Nothing was brought in. Bring the table in again."
        )


def _record(db: WorkspaceDatabase, kind: type[Recorded], one: BroughtRecord) -> Recorded:
    # Read anew: an earlier row may have marked it, as an assessment that a later one follows.
    now = in_db(db, one.record_id) if one.record_id else None
    if now is not None:
        return replace(now, **one.said)
    provenance = Provenance.SAMPLE if one.sample else Provenance.LOCAL
    return kind(number=one.number, provenance=provenance, **one.said)


def _pointing(db: WorkspaceDatabase, record_id: int, one: BroughtRecord) -> Recorded:
    """Return a record that is kept by now with what it says of others of its table."""
    said: dict[str, Any] = {name: _kept_as(db, to) for name, to in one.own.items()}
    return replace(expected_in_db(db, record_id), **said)


def _link(db: WorkspaceDatabase, number: int, link: BroughtLink) -> Link:
    to_id = _kept_as(db, link.reference) if link.reference else None
    return Link(number, link.relation, to_id, link.scheme, link.figure, link.batch)


def _kept_as(db: WorkspaceDatabase, reference: str) -> int:
    prefix, _, digits = reference.rpartition("-")
    kind = next(one.kind for one in KINDS.values() if one.prefix == prefix)
    number = db.value("SELECT id FROM record WHERE kind = ? AND number = ?", (kind, int(digits)))
    if number is None:
        raise UserProblem(f"There is no {reference} any more.")
    return int(number)


def _of_row(row: int, problem: UserProblem) -> UserProblem:
    return UserProblem(
        f"Row {row:,} can’t be kept, so nothing was brought in. {_without_outcome(problem)} "
        "Correct the row, or take it out of the table, and bring it in again."
    )


def _without_outcome(problem: UserProblem) -> str:
    """Return what is wrong, without what became of it: that is said once, for the whole table."""
    return " ".join(re.sub(r"Nothing was (saved|changed)\.", "", str(problem)).split())
