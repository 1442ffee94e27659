"""Which records of the small datasets stand: of those with one key, the one of the newest import
that was not taken back. All that were ever brought in stay in their table."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from oversight_app.domain.schemes import TermKind
from oversight_app.store.actions import Action
from oversight_app.store.content import CONTENTS, logical_rows, sum_of
from oversight_app.store.local_comparing import LocalComparison
from oversight_app.store.local_names import numbers_of_terms, put_references
from oversight_app.store.local_tables import (
    LOCAL_TABLES,
    Key,
    LocalTable,
    Place,
    Record,
    numbered_key,
    stored_records,
)
from oversight_app.store.schemes import scheme_ids

_FEW = 50
"""So many lines of an import are read one by one, more by reading all of it."""


def put_records(action: Action, batch: int, found: LocalComparison) -> None:
    """Store the records of a file, which stand from now on in place of those they restate.

    Known ones are stored as well: they still stand when the earlier import is taken back.
    """
    of = LOCAL_TABLES[found.incoming.mapping.dataset]
    _set_live(action, of, found.restates, live=False)
    rows = _stored_rows(action, of, batch, found)
    if not rows:
        return
    names, marks = ", ".join(rows[0]), ", ".join("?" * len(rows[0]))
    action.db.many(
        f"INSERT INTO {of.table} ({names}) VALUES ({marks})",
        [tuple(row.values()) for row in rows],
    )
    action.count(of.table, sum_of(logical_rows(action.db, of.table, "t.batch_id = ?", [batch])))


def settle_standing(action: Action, dataset: str, batch: int) -> int:
    """Work out anew what stands of all that an import is about, after it was taken back or
    brought back; return how many records it has."""
    of = LOCAL_TABLES[dataset]
    back = {n for (n,) in action.db.rows("SELECT id FROM batch WHERE undone_at IS NOT NULL")}
    newest: dict[Key, Place] = {}
    about: set[Key] = set()
    stood: dict[Key, Place] = {}
    seen: dict[Key, int] = {}
    last = count = 0
    for place, live, record in stored_records(action.db, of):
        if place[0] != last:
            last, seen = place[0], {}
        key = numbered_key(of, record, seen)
        if place[0] == batch:
            about.add(key)
            count += 1
        if place[0] not in back:
            newest[key] = place
        if live:
            stood[key] = place
    changed = [key for key in about if stood.get(key) != newest.get(key)]
    _set_live(action, of, [stood[key] for key in changed if key in stood], live=False)
    _set_live(action, of, [newest[key] for key in changed if key in newest], live=True)
    return count


def _set_live(action: Action, of: LocalTable, places: Iterable[Place], *, live: bool) -> None:
    """Say of records that stand that they no longer do, or the other way round."""
    lines: dict[int, set[int]] = {}
    for batch, line in places:
        lines.setdefault(batch, set()).add(line)
    for batch, mine in lines.items():
        before = list(_said(action, of, batch, mine))
        action.count(of.table, -sum_of(before))
        # In a logical row the second value says whether it stands.
        action.count(of.table, sum_of([(row[0], int(live), *row[2:]) for row in before]))
        action.db.many(
            f"UPDATE {of.table} SET live = ? WHERE batch_id = ? AND line = ?",
            [(int(live), batch, line) for line in sorted(mine)],
        )


def _said(action: Action, of: LocalTable, batch: int, lines: set[int]) -> Iterator[Sequence[Any]]:
    """The logical rows of some lines of an import."""
    content = CONTENTS[of.table]
    select = f"SELECT t.line, {content.columns} FROM {of.table} {content.source} WHERE t.batch_id"
    if len(lines) > _FEW:
        for line, *said in action.db.execute_sql(f"{select} = ?", (batch,)):
            if line in lines:
                yield said
        return
    for line in lines:
        yield from logical_rows(action.db, of.table, "t.batch_id = ? AND t.line = ?", (batch, line))


def _stored_rows(
    action: Action, of: LocalTable, batch: int, found: LocalComparison
) -> list[dict[str, Any]]:
    schemes, terms = scheme_ids(action.db), numbers_of_terms(action)
    references = put_references(
        action, {(r["scheme"], r["reference"]) for r in found.records if "reference" in r}
    )

    def stored(record: Record) -> dict[str, Any]:
        row = dict(record)
        scheme = row.pop("scheme")
        row["scheme_id"] = schemes[scheme]
        if "reference" in row:
            row["volunteer_id"] = references[scheme, row.pop("reference")]
        for kind in (TermKind.DISTRICT, TermKind.STATUS):
            if str(kind) in row:
                code = row.pop(str(kind))
                row[f"{kind}_id"] = terms[kind][code] if code else None
        return row

    return [
        {"batch_id": batch, "line": line, "live": 1, "file_row": file_row, **stored(record)}
        for line, (record, file_row) in enumerate(
            zip(found.records, found.incoming.rows, strict=True), start=1
        )
    ]
