"""What a log would change: its rows beside those that the workspace holds.

A row with a reference of its own (``row_key``) is compared with the stored row of that scheme
and reference, wherever it lies. A row without is compared by what it says, with multiplicity:
the n-th equal row of a file is the n-th equal stored row of its scheme and month. Only the days
that the file has are read, and a month that holds nothing costs nothing.
"""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from oversight_app.domain.batches import Ledger, RowIssue
from oversight_app.domain.local import LocalIncoming, Moved, Rejected
from oversight_app.store.activity_columns import NONE, Columns, columns_of
from oversight_app.store.activity_summaries import BLANK_ID
from oversight_app.store.database import WorkspaceDatabase

Place = tuple[int, int, int, int, int]
"""The key of a stored row: scheme, month, day, batch, line."""
Month = tuple[int, int]
Content = tuple[int, ...]

_PLACE = "scheme_id, month, day, batch_id, line"
_CONTENT = (
    f"day, ifnull(volunteer_id, {BLANK_ID}), ifnull(district_id, {BLANK_ID}), "
    f"ifnull(activity_id, {BLANK_ID}), ifnull(status_id, {BLANK_ID}), minutes, people"
)
_MINUTES = 5
"""Where the minutes stand in what a row says."""
_KEYS_AT_ONCE = 500
_LISTED = 10_000
"""As many repeats are listed in words; all are in ``Rejected``."""

_DIFFERENT = "Its reference stands twice in the file, with different contents; the first is kept"
_EQUAL = "The same row with the same reference stands twice in the file; it is counted once"


@dataclass(slots=True)
class ActivityComparison:
    """What keeping a log would do.

    ``incoming`` is the file without the rows that repeat a reference, which are among those
    rejected. ``keep`` are the rows to store, by their number in the file's columns, ordered by
    scheme and day; ``replaced`` are the stored rows that they, or their absence, take the place of.
    """

    incoming: LocalIncoming
    columns: Columns
    ledger: Ledger
    keep: Sequence[int]
    replaced: tuple[Place, ...] = ()
    no_longer: int = 0
    moved: tuple[Moved, ...] = ()

    @property
    def adds_nothing(self) -> bool:
        """True where the workspace would say the same afterwards."""
        return not self.keep and not self.replaced


@dataclass(slots=True)
class _Found:
    """What is known of the rows so far."""

    unchanged: set[int] = field(default_factory=set)
    updated: int = 0
    matched: set[Place] = field(default_factory=set)
    replaced: list[tuple[Place, int]] = field(default_factory=list)
    """Stored rows that no longer stand, with their minutes."""


def compare_activity(db: WorkspaceDatabase, incoming: LocalIncoming) -> ActivityComparison:
    """Compare a resolved log with the workspace; nothing is changed."""
    columns = columns_of(db, incoming)
    if repeats := _repeats(columns):
        incoming = _without(incoming, columns, repeats)
        columns = columns_of(db, incoming)
    order = columns.order
    held = _held(db, set(columns.scheme))
    found = _Found()
    _compare_keyed(db, columns, order, found)
    restated = len(found.replaced)
    _compare_months(db, columns, order, held, found, whole=incoming.mapping.whole_months)
    gone = len(found.replaced) - restated
    same = found.unchanged
    keep = [row for row in order if row not in same] if same else order
    ledger = Ledger(
        added=len(keep) - found.updated,
        updated=found.updated,
        unchanged=len(same),
        rejected=len(incoming.rejected.rows),
        checked=incoming.layout.total_rows,
    )
    return ActivityComparison(
        incoming,
        columns,
        ledger,
        keep,
        tuple(place for place, _ in found.replaced),
        gone,
        _moved(db, columns, keep, held, found),
    )


def _repeats(columns: Columns) -> list[tuple[int, bool]]:
    """The rows whose reference stands before them in the file, and whether they say the same."""
    keys, scheme = columns.keys, columns.scheme
    seen: dict[int, bytearray] = {}
    again = []
    for row, key in enumerate(keys if columns.words else ()):
        if key == NONE:
            continue
        flags = seen.get(scheme[row])
        if flags is None:
            flags = seen[scheme[row]] = bytearray(len(columns.words))
        if flags[key]:
            again.append(row)
        flags[key] = 1
    if not again:
        return []
    wanted = {(scheme[row], keys[row]) for row in again}
    first: dict[tuple[int, int], int] = {}
    for row, key in enumerate(keys):
        if (scheme[row], key) in wanted:
            first.setdefault((scheme[row], key), row)
    return [
        (row, columns.content(row) == columns.content(first[scheme[row], keys[row]]))
        for row in again
    ]


def _without(
    incoming: LocalIncoming, columns: Columns, repeats: Sequence[tuple[int, bool]]
) -> LocalIncoming:
    """The file with some rows rejected."""
    old = incoming.rejected
    whys = (*old.whys, _DIFFERENT, _EQUAL)
    rejected = Rejected(
        old.rows + array("q", [incoming.rows[row] for row, _ in repeats]),
        old.columns + array("q", [-1] * len(repeats)),
        old.reasons + array("q", [len(old.whys) + equal for _, equal in repeats]),
        whys,
    )
    heading = next((use.heading for use in incoming.mapping.columns if use.field == "row_key"), "")
    issues = tuple(
        RowIssue(
            incoming.layout.sheet,
            incoming.rows[row],
            heading,
            f"The reference “{columns.words[columns.keys[row]]}” stands in an earlier row",
            f"{_EQUAL if equal else _DIFFERENT}.",
        )
        for row, equal in repeats[:_LISTED]
    )
    left = {row for row, _ in repeats}
    stay = [row for row in range(incoming.length) if row not in left]

    def less(values: "array[int]") -> "array[int]":
        return array("q", map(values.__getitem__, stay))

    return replace(
        incoming,
        columns={
            name: replace(column, values=less(column.values))
            for name, column in incoming.columns.items()
        },
        rows=less(incoming.rows),
        columns_across=less(incoming.columns_across) if incoming.columns_across else array("q"),
        rejected=rejected,
        issues=(*incoming.issues, *issues),
    )


def _held(db: WorkspaceDatabase, schemes: Iterable[int]) -> dict[Month, tuple[int, int]]:
    """How many rows and minutes each month of some schemes holds."""
    wanted = sorted(schemes)
    return {
        (scheme, month): (rows, minutes)
        for scheme, month, rows, minutes in db.rows(
            "SELECT scheme_id, month, sum(row_count), sum(minutes) FROM activity_block "
            f"WHERE scheme_id IN ({', '.join('?' * len(wanted))}) GROUP BY scheme_id, month",
            wanted,
        )
    }


def _compare_keyed(
    db: WorkspaceDatabase, columns: Columns, order: Sequence[int], found: _Found
) -> None:
    """Find the stored row of every row with a reference."""
    if not columns.words:
        return
    by_scheme: dict[int, dict[str, int]] = {}
    for row in order:
        if columns.keys[row] != NONE:
            word = columns.words[columns.keys[row]]
            by_scheme.setdefault(columns.scheme[row], {})[word] = row
    for scheme, rows in by_scheme.items():
        for row_key, *place, minutes, content in _stored_keyed(db, scheme, sorted(rows)):
            row = rows[row_key]
            found.matched.add(place := tuple(place))
            if content == columns.content(row):
                found.unchanged.add(row)
            else:
                found.updated += 1
                found.replaced.append((place, minutes))


def _stored_keyed(db: WorkspaceDatabase, scheme: int, keys: Sequence[str]) -> Iterable[Any]:
    """The stored rows with some references of a scheme."""
    any_sql = "SELECT 1 FROM activity WHERE scheme_id = ? AND row_key IS NOT NULL LIMIT 1"
    if db.value(any_sql, (scheme,)) is None:
        return
    for start in range(0, len(keys), _KEYS_AT_ONCE):
        part = keys[start : start + _KEYS_AT_ONCE]
        for row in db.execute_sql(
            f"SELECT row_key, {_PLACE}, {_CONTENT} FROM activity "
            f"WHERE scheme_id = ? AND row_key IN ({', '.join('?' * len(part))})",
            (scheme, *part),
        ):
            yield (*row[:6], row[6 + _MINUTES], row[6:])


def _compare_months(
    db: WorkspaceDatabase,
    columns: Columns,
    order: Sequence[int],
    held: dict[Month, tuple[int, int]],
    found: _Found,
    *,
    whole: bool,
) -> None:
    """Find the stored rows equal to rows without a reference and, where the file holds its
    months whole, those that are in it no more."""
    if not held:
        return
    for month, part in columns.months(order):
        if month not in held:
            continue
        plain = [row for row in part if columns.keys[row] == NONE]
        if not plain and not whole:
            continue
        pool: dict[Content, list[Place]] = {}
        minutes: dict[Place, int] = {}
        for row in _stored(db, month, None if whole else sorted({columns.day[i] for i in plain})):
            place, content = row[:5], row[5:]
            if place not in found.matched:
                pool.setdefault(content, []).append(place)
                minutes[place] = content[_MINUTES]
        for places in pool.values():
            places.reverse()
        for row in plain:
            if equal := pool.get(columns.content(row)):
                minutes.pop(equal.pop())
                found.unchanged.add(row)
        if whole:
            found.replaced += minutes.items()


def _stored(db: WorkspaceDatabase, month: Month, days: Sequence[int] | None) -> Iterable[Any]:
    """The stored rows of a month, or of some of its days."""
    sql = f"SELECT {_PLACE}, {_CONTENT} FROM activity WHERE scheme_id = ? AND month = ?"
    if days is None:
        yield from db.execute_sql(sql, month)
        return
    for day in days:
        yield from db.execute_sql(f"{sql} AND day = ?", (*month, day))


def stored_on_shelf(db: WorkspaceDatabase, month: Month) -> list[tuple[Place, Content]]:
    """Return the rows of a scheme's month that lie on the shelf since another import replaced
    them: where each lies, and what it says."""
    rows = db.rows(
        f"SELECT {_PLACE}, {_CONTENT} FROM activity_shelf "
        "WHERE scheme_id = ? AND month = ? AND replaced_by IS NOT NULL "
        "ORDER BY day, batch_id, line",
        month,
    )
    return [(row[:5], row[5:]) for row in rows]


def _moved(
    db: WorkspaceDatabase,
    columns: Columns,
    keep: Sequence[int],
    held: dict[Month, tuple[int, int]],
    found: _Found,
) -> tuple[Moved, ...]:
    """What months that held rows before come to now, where that is something else."""
    change: dict[Month, list[int]] = {}
    if held:
        for month, part in columns.months(keep):
            if month in held:
                change[month] = [len(part), sum(columns.minutes[row] for row in part)]
    for place, minutes in found.replaced:
        mine = change.setdefault(place[:2], [0, 0])
        mine[0] -= 1
        mine[1] -= minutes
    codes = dict(db.rows("SELECT id, code FROM scheme"))
    return tuple(
        Moved(codes[scheme], month, given, given + longer, rows, rows + more)
        for (scheme, month), (more, longer) in sorted(change.items())
        for rows, given in [held[scheme, month]]
        if more or longer
    )
