"""An incoming file of a small dataset beside the workspace: which records are new, restated,
known or impossible. The preview and the keeping of a file use the very same comparison."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from oversight_app.domain.batches import Ledger, RowIssue
from oversight_app.domain.local import MISSING, LocalIncoming, Moved, Rejected
from oversight_app.store.database import WorkspaceDatabase
from oversight_app.store.local_tables import (
    LOCAL_TABLES,
    Key,
    LocalTable,
    Place,
    Record,
    numbered_key,
    records,
    stored_records,
)
from oversight_app.store.schemes import aggregate_schemes
from oversight_app.store.whole_numbers import held, whole

_LONGEST_REFERENCE = 80
_FIRST_MONTH, _LAST_MONTH = 22_800, 36_000
_FEW = 200
"""So few records are looked up by their keys; for more, all that stand are read."""


@dataclass(frozen=True, slots=True)
class LocalComparison:
    """What keeping a file would do. ``incoming`` is the file without the rows that can't be
    kept, ``records`` are those that would be, and ``restates`` is where the records lie that
    would no longer stand."""

    incoming: LocalIncoming
    ledger: Ledger
    records: tuple[Record, ...]
    restates: tuple[Place, ...]
    moved: tuple[Moved, ...] = ()
    no_longer: int = 0


def compare_records(db: WorkspaceDatabase, incoming: LocalIncoming) -> LocalComparison:
    """Compare a file of a small dataset, inside the caller's transaction."""
    of = LOCAL_TABLES[incoming.mapping.dataset]
    found, keys, refused = _sorted_out(of, incoming, aggregate_schemes(db))
    incoming = without(incoming, refused)
    standing = _standing(db, of, found)
    silent: dict[str, int] = {}
    ledger = Ledger(rejected=len(incoming.rejected.rows), checked=incoming.layout.total_rows)
    restates: list[Place] = []
    moved: list[Moved] = []
    for key, record in zip(keys, found, strict=True):
        held = standing.get(key)
        if held is None:
            ledger += Ledger(added=1)
            continue
        restates.append(held[0])
        if held[1] == record:
            ledger += Ledger(unchanged=1)
        else:
            ledger += Ledger(updated=1)
            for field in of.dataset.fields:
                name = of.column(field)
                if record[name] in (None, "") and held[1][name] not in (None, ""):
                    silent[field.name] = silent.get(field.name, 0) + 1
            if of.table == "scheme_return":
                moved.append(_moved(held[1], record))
    incoming = _noted(incoming, silent)
    return LocalComparison(incoming, ledger, tuple(found), tuple(restates), tuple(moved))


def _noted(incoming: LocalIncoming, silent: dict[str, int]) -> LocalIncoming:
    """Return a file with a note of what it leaves blank that stands."""
    if not silent:
        return incoming
    parts = (
        f"“{name}” ({count:,} {'row' if count == 1 else 'rows'})" for name, count in silent.items()
    )
    note = (
        f"This file leaves blank what earlier files say: {', '.join(parts)}. Once it is kept, "
        "these are shown as not stated; the earlier files keep theirs."
    )
    return incoming if note in incoming.notes else replace(incoming, notes=(*incoming.notes, note))


def without_references(db: WorkspaceDatabase, incoming: LocalIncoming) -> LocalIncoming:
    """Return a log without the references of schemes whose members are never recorded singly."""
    scheme, volunteer = (incoming.columns.get(name) for name in ("scheme", "volunteer"))
    if scheme is None or volunteer is None:
        return incoming
    codes = aggregate_schemes(db)
    hidden = {place for place, code in enumerate(scheme.words) if code in codes}
    if not hidden:
        return incoming
    import numpy as np

    values = whole(volunteer.values)
    out = np.isin(whole(scheme.values), list(hidden)) & (values != MISSING)
    if not out.any():
        return incoming
    left = held(np.where(out, MISSING, values))
    return replace(
        incoming, columns={**incoming.columns, "volunteer": replace(volunteer, values=left)}
    )


def without(incoming: LocalIncoming, refused: Sequence[tuple[int, str]]) -> LocalIncoming:
    """Return a file with some of its records (by their place) rejected, each with its reason."""
    if not refused:
        return incoming
    gone = {place for place, _ in refused}
    kept = [place for place in range(incoming.length) if place not in gone]
    whys = list(dict.fromkeys((*incoming.rejected.whys, *(why for _, why in refused))))
    rejected = Rejected(
        incoming.rejected.rows + array("q", [incoming.rows[place] for place, _ in refused]),
        incoming.rejected.columns + array("q", [-1] * len(refused)),
        incoming.rejected.reasons + array("q", [whys.index(why) for _, why in refused]),
        tuple(whys),
    )
    issues = tuple(
        RowIssue(incoming.layout.sheet, incoming.rows[place], "", "The row was left out", why, True)
        for place, why in refused
    )
    return replace(
        incoming,
        columns={
            name: replace(column, values=array("q", [column.values[place] for place in kept]))
            for name, column in incoming.columns.items()
        },
        rows=array("q", [incoming.rows[place] for place in kept]),
        columns_across=array(
            "q", [incoming.columns_across[place] for place in kept if incoming.columns_across]
        ),
        rejected=rejected,
        issues=(*incoming.issues, *issues),
    )


def _sorted_out(
    of: LocalTable, incoming: LocalIncoming, aggregate: frozenset[str]
) -> tuple[list[Record], list[Key], list[tuple[int, str]]]:
    """The records that can be kept, their keys, and those that can't with the reason."""
    found: list[Record] = []
    keys: list[Key] = []
    refused: list[tuple[int, str]] = []
    first: dict[Key, list[tuple[Record, int]]] = {}
    seen: dict[Key, int] = {}
    for place, record in enumerate(records(of, incoming)):
        why = _impossible(of, record, aggregate)
        why = why or _repeated(of, record, first.get(of.key(record), []))
        if why:
            refused.append((place, why))
            continue
        first.setdefault(of.key(record), []).append((record, incoming.rows[place]))
        found.append(record)
        keys.append(numbered_key(of, record, seen))
    return found, keys, refused


def _impossible(of: LocalTable, record: Record, aggregate: frozenset[str]) -> str:
    for field in of.dataset.fields:
        value = record[of.column(field)]
        if field.required and value in (None, ""):
            return f"It does not say “{field.name}”, without which the row can’t be kept"
        if type(value) is int and not 0 <= value < 1 << 53:
            return f"“{field.name}” can’t be {value:,}".replace("-", "−")
    for group in of.dataset.either:
        if all(record[name] in (None, "") for name in group):
            names = ", ".join(f"“{of.dataset.field(name).name}”" for name in group)
            return f"It says nothing that could be kept: each of {names} is blank"
    if "reference" in record and record["scheme"] in aggregate:
        return "Single members of this scheme are not recorded, by reference neither"
    if len(record.get("reference", "")) > _LONGEST_REFERENCE:
        return f"The reference has more than {_LONGEST_REFERENCE} characters"
    if not _FIRST_MONTH <= record.get("month", _FIRST_MONTH) <= _LAST_MONTH:
        return "There is no such month"
    return ""


def _repeated(of: LocalTable, record: Record, before: Sequence[tuple[Record, int]]) -> str:
    for other, row in before:
        if other == record:
            return f"It says the same as row {row:,}"
    if before and not of.may_repeat(record):
        return f"It is about the same as row {before[0][1]:,} and says something else"
    return ""


def _standing(
    db: WorkspaceDatabase, of: LocalTable, wanted: Sequence[Record]
) -> dict[Key, tuple[Place, dict[str, Any]]]:
    """The stored records that stand, by key: all that those wanted may restate, and others."""
    name, column = of.found_by
    parts = {record[name] for record in wanted} if name and len(wanted) <= _FEW else set()
    where, parameters = "1" if of.counted else "t.live = 1", tuple(parts)
    if parts:
        where += f" AND {column} IN ({', '.join('?' * len(parts))})"
    found: dict[Key, tuple[Place, dict[str, Any]]] = {}
    seen: dict[Key, int] = {}
    batch = 0
    # Which of several of one key a record is depends on those that no longer stand.
    for place, live, record in stored_records(db, of, where, parameters):
        if place[0] != batch:
            batch, seen = place[0], {}
        key = numbered_key(of, record, seen)
        if live:
            found[key] = place, record
    return found


def _moved(before: Record, after: Record) -> Moved:
    return Moved(
        after["scheme"],
        after["month"],
        before["duty_minutes"] or 0,
        after["duty_minutes"] or 0,
        1,
        1,
    )
