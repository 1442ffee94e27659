"""What a log would change: its rows beside those that the workspace holds.

A row with a reference of its own (``row_key``) is compared with the stored row of that scheme
and reference, wherever it lies. A row without is compared by what it says, with multiplicity:
the n-th equal row of a file is the n-th equal stored row of its scheme and month. Only the days
that the file has are read, and a month that holds nothing costs nothing.
"""

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import islice
from typing import Any

from oversight_app.domain.batches import Ledger, RowIssue
from oversight_app.domain.local import LocalIncoming, Moved, Rejected
from oversight_app.store.activity_columns import NONE, Columns, columns_of
from oversight_app.store.activity_summaries import BLANK_ID
from oversight_app.store.database import WorkspaceDatabase
from oversight_app.store.whole_numbers import different, held, whole

Progress = Callable[[int, int], None]
"""Called with the rows compared and the rows in all; it may raise to stop."""
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
    """What is known of the rows so far; ``unchanged`` has a 1 for each that is."""

    unchanged: bytearray
    updated: int = 0
    matched: set[Place] = field(default_factory=set)
    replaced: list[tuple[Place, int]] = field(default_factory=list)
    """Stored rows that no longer stand, with their minutes."""


def compare_activity(
    db: WorkspaceDatabase, incoming: LocalIncoming, progress: Progress | None = None
) -> ActivityComparison:
    """Compare a resolved log with the workspace; nothing is changed."""
    columns = columns_of(db, incoming)
    if repeats := _repeats(columns):
        incoming = _without(incoming, columns, repeats)
        columns = columns_of(db, incoming)
    order = columns.order
    stored = _stored_months(db, different(columns.scheme))
    found = _Found(bytearray(incoming.length))
    tell = progress or _nobody
    _compare_keyed(db, columns, order, found, tell)
    restated = len(found.replaced)
    whole_months = incoming.mapping.whole_months
    _compare_months(db, columns, order, stored, found, tell, whole_months=whole_months)
    gone = len(found.replaced) - restated
    same = found.unchanged.count(1)
    keep = _others(order, found.unchanged) if same else order
    ledger = Ledger(
        added=len(keep) - found.updated,
        updated=found.updated,
        unchanged=same,
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
        _moved(db, columns, keep, stored, found),
    )


def _nobody(_done: int, _rows: int) -> None:
    """Nobody is told."""


def _others(order: Sequence[int], marked: bytearray) -> "array[int]":
    """The rows that are not marked, in their order."""
    import numpy as np

    rows = whole(order)
    return held(rows[np.frombuffer(marked, dtype=np.uint8)[rows] == 0])


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
    left = bytearray(incoming.length)
    for row, _ in repeats:
        left[row] = 1
    stay = whole(_others(range(incoming.length), left))

    def less(values: "array[int]") -> "array[int]":
        return held(whole(values)[stay])

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


def _stored_months(db: WorkspaceDatabase, schemes: Iterable[int]) -> dict[Month, tuple[int, int]]:
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
    db: WorkspaceDatabase,
    columns: Columns,
    order: Sequence[int],
    found: _Found,
    tell: Progress,
) -> None:
    """Find the stored row of every row with a reference."""
    if not columns.words:
        return
    check = partial(tell, 0, len(order))
    by_scheme: dict[int, dict[str, int]] = {}
    for row in order:
        if columns.keys[row] != NONE:
            word = columns.words[columns.keys[row]]
            by_scheme.setdefault(columns.scheme[row], {})[word] = row
    for scheme, rows in by_scheme.items():
        for row_key, place, minutes, content in _stored_keyed(db, scheme, rows, check):
            row = rows[row_key]
            found.matched.add(place)
            if content == columns.content(row):
                found.unchanged[row] = 1
            else:
                found.updated += 1
                found.replaced.append((place, minutes))


def _stored_keyed(
    db: WorkspaceDatabase, scheme: int, keys: Iterable[str], check: Callable[[], None]
) -> Iterator[tuple[str, Place, int, Content]]:
    """The stored rows with some references of a scheme: the reference, the place, the minutes
    and what the row says."""
    any_sql = "SELECT 1 FROM activity WHERE scheme_id = ? AND row_key IS NOT NULL LIMIT 1"
    if db.value(any_sql, (scheme,)) is None:
        return
    # In the file's order: sorting a million references would stop the window for a while.
    left = iter(keys)
    while part := tuple(islice(left, _KEYS_AT_ONCE)):
        check()
        for row in db.execute_sql(
            # Left to itself, SQLite reads the whole scheme for each of these.
            f"SELECT row_key, {_PLACE}, {_CONTENT} FROM activity INDEXED BY activity_by_key "
            f"WHERE scheme_id = ? AND row_key IN ({', '.join('?' * len(part))})",
            (scheme, *part),
        ):
            yield row[0], row[1:6], row[6 + _MINUTES], row[6:]


def _compare_months(
    db: WorkspaceDatabase,
    columns: Columns,
    order: Sequence[int],
    stored: dict[Month, tuple[int, int]],
    found: _Found,
    tell: Progress,
    *,
    whole_months: bool,
) -> None:
    """Find the stored rows equal to rows without a reference and, where the file holds its
    months whole, those that are in it no more."""
    if not stored:
        return
    done = 0
    for month, part in columns.months(order):
        tell(done, len(order))
        done += len(part)
        if month not in stored:
            continue
        plain = [row for row in part if columns.keys[row] == NONE]
        if not plain and not whole_months:
            continue
        pool: dict[Content, list[Place]] = {}
        minutes: dict[Place, int] = {}
        days = None if whole_months else sorted({columns.day[row] for row in plain})
        for row in _stored(db, month, days):
            place, content = row[:5], row[5:]
            if place not in found.matched:
                pool.setdefault(content, []).append(place)
                minutes[place] = content[_MINUTES]
        for places in pool.values():
            places.reverse()
        for row in plain:
            if equal := pool.get(columns.content(row)):
                minutes.pop(equal.pop())
                found.unchanged[row] = 1
        if whole_months:
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
    stored: dict[Month, tuple[int, int]],
    found: _Found,
) -> tuple[Moved, ...]:
    """What months that held rows before come to now, where that is something else."""
    change: dict[Month, list[int]] = {}
    if stored:
        for month, part in columns.months(keep):
            if month in stored:
                change[month] = [len(part), sum(columns.minutes[row] for row in part)]
    for place, minutes in found.replaced:
        mine = change.setdefault(place[:2], [0, 0])
        mine[0] -= 1
        mine[1] -= minutes
    codes = dict(db.rows("SELECT id, code FROM scheme"))
    return tuple(
        Moved(codes[scheme], month, given, given + longer, rows, rows + more)
        for (scheme, month), (more, longer) in sorted(change.items())
        for rows, given in [stored[scheme, month]]
        if more or longer
    )
