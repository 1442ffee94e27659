"""Activity rows to the shelf and back, when an import is taken back or restates another.

A row stands while its own import does and no import that replaced it stands. Which replaced
which is kept for good (``activity_replaced``), so that what stands follows from which imports
were taken back, in whatever order that was done. On the shelf a row names the first standing
import that replaced it, or none where its own was taken back.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain

from oversight_app.store.actions import Action
from oversight_app.store.activity_blocks import stored_blocks
from oversight_app.store.activity_summaries import SUMMED
from oversight_app.store.activity_upkeep import MANY, Upkeep
from oversight_app.store.content import sum_of

Place = tuple[int, int, int, int, int]
"""The key of a row: scheme, month, day, batch, line."""

_COLUMNS = (
    "scheme_id, month, day, batch_id, line, volunteer_id, district_id, activity_id, status_id, "
    "minutes, people, row_key, file_row, file_column"
)
_PLACE = "scheme_id, month, day, batch_id, line"
_AT = "scheme_id = ? AND month = ? AND day = ? AND batch_id = ? AND line = ?"
_OF_BLOCK = "scheme_id = ? AND month = ? AND day BETWEEN ? AND ? AND batch_id = ?"

_NEXT_MONTH = (
    "SELECT scheme_id, month FROM activity_shelf "
    "WHERE batch_id = ? AND (scheme_id, month) > (?, ?) ORDER BY scheme_id, month LIMIT 1"
)

# The first standing import, but for one, that replaced the row ``r``.
_FIRST = (
    "(SELECT min(f.replaced_by) FROM activity_replaced AS f "
    "JOIN batch AS b ON b.id = f.replaced_by AND b.undone_at IS NULL "
    "WHERE f.batch_id = r.batch_id AND f.line = r.line AND f.replaced_by <> ?)"
)
# The rows of other standing imports that one import replaced, and what else replaced each.
_REPLACED = (
    f"SELECT r.scheme_id, r.month, r.day, r.batch_id, r.line, {_FIRST} "
    "FROM activity_replaced AS r JOIN batch AS own ON own.id = r.batch_id "
    "AND own.undone_at IS NULL WHERE r.replaced_by = ?"
)


def shelve_activity(action: Action, batch: int) -> int:
    """Move the rows of an import to the shelf and put back what it alone had replaced; return
    how many of its rows stood."""
    upkeep, db = Upkeep(action), action.db
    _touch_shelf_of(upkeep, action, batch)
    blocks = stored_blocks(db, batch)
    moved, of = 0, sum(block.rows for block in blocks.values())
    for (_, scheme, month), block in blocks.items():
        action.report(moved // 2, of)
        span = (scheme, month, block.first_day, block.last_day, batch)
        upkeep.touch((batch, scheme, month), block.first_day, block.last_day)
        upkeep.touch_shelf((batch, scheme, month))
        few = block.rows <= MANY
        upkeep.taken(
            (scheme, month),
            db.rows(f"SELECT {SUMMED} FROM activity WHERE {_OF_BLOCK}", span) if few else None,
        )
        db.execute_sql(
            f"INSERT INTO activity_shelf SELECT {_COLUMNS}, NULL FROM activity WHERE {_OF_BLOCK}",
            span,
        )
        db.execute_sql(f"DELETE FROM activity WHERE {_OF_BLOCK}", span)
        moved += block.rows
    db.execute_sql(
        "UPDATE activity_shelf SET replaced_by = NULL WHERE batch_id = ? "
        "AND replaced_by IS NOT NULL",
        (batch,),
    )
    replaced = db.rows(_REPLACED, (batch, batch))
    back = [row[:5] for row in replaced if row[5] is None]
    _name(upkeep, action, [(row[:5], row[5]) for row in replaced if row[5] is not None])
    _from_shelf(upkeep, action, back)
    upkeep.settle(_second_half(action, of))
    return moved


def unshelve_activity(action: Action, batch: int) -> int:
    """Move the rows of an import back from the shelf, but for those replaced since, and what it
    replaces to the shelf; return how many of its rows stand."""
    upkeep, db = Upkeep(action), action.db
    action.check()
    of_batch = _touch_shelf_of(upkeep, action, batch)
    for scheme, month in of_batch:
        action.check()
        db.execute_sql(
            f"UPDATE activity_shelf AS r SET replaced_by = {_FIRST} "
            "WHERE r.scheme_id = ? AND r.month = ? AND r.batch_id = ?",
            (batch, scheme, month, batch),
        )
    replaced = db.rows(_REPLACED, (batch, batch))
    _name(
        upkeep,
        action,
        [(row[:5], min(batch, row[5])) for row in replaced if row[5] is not None],
    )
    to_shelf(upkeep, action, [row[:5] for row in replaced if row[5] is None], batch)
    spans = [(*month, *_span(action, month, batch)) for month in of_batch]
    moved, of = 0, sum(rows for *_, rows in spans)
    for scheme, month, first, last, rows in spans:
        if not rows:
            continue
        action.report(moved // 2, of)
        upkeep.touch((batch, scheme, month), first, last)
        of_block = "batch_id = ? AND scheme_id = ? AND month = ? AND replaced_by IS NULL"
        key = (batch, scheme, month)
        few = rows <= MANY
        upkeep.put(
            (scheme, month),
            db.rows(f"SELECT {SUMMED} FROM activity_shelf WHERE {of_block}", key) if few else None,
        )
        db.execute_sql(
            f"INSERT INTO activity SELECT {_COLUMNS} FROM activity_shelf WHERE {of_block}", key
        )
        db.execute_sql(f"DELETE FROM activity_shelf WHERE {of_block}", key)
        moved += rows
    upkeep.settle(_second_half(action, of))
    return moved


def _second_half(action: Action, rows: int) -> Callable[[int, int], None]:
    """Tell of the sums and digests: with the rows moved, half is done."""
    return lambda done, of: action.report(rows // 2 + rows * done // (2 * max(of, 1)), rows)


def replace_rows(
    upkeep: Upkeep, action: Action, places: Sequence[Place], also: Iterable[Place], batch: int
) -> None:
    """Move rows to the shelf that an import takes the place of, and note that for good; with
    them those that lie there already, replaced by an earlier import (``also``)."""
    to_shelf(upkeep, action, places, batch)
    for _, mine in _by_block(chain(places, also)):
        action.check()
        facts = [
            (batch, of, scheme, month, day, line)
            for scheme, month, day, of, line in dict.fromkeys(mine)
        ]
        action.db.many("INSERT INTO activity_replaced VALUES (?, ?, ?, ?, ?, ?)", facts)
        action.count("activity_replaced", sum_of(facts))


def to_shelf(upkeep: Upkeep, action: Action, places: Sequence[Place], by: int) -> None:
    """Move rows that stand to the shelf, replaced by an import."""
    db = action.db
    for (scheme, month, batch), mine in _by_block(places):
        action.check()
        upkeep.touch((batch, scheme, month), mine[0][2], mine[-1][2])
        upkeep.touch_shelf((batch, scheme, month))
        upkeep.taken((scheme, month), _rows(action, "activity", mine))
        db.many(
            f"INSERT INTO activity_shelf SELECT {_COLUMNS}, {int(by)} FROM activity WHERE {_AT}",
            mine,
        )
        db.many(f"DELETE FROM activity WHERE {_AT}", mine)


def _from_shelf(upkeep: Upkeep, action: Action, places: Sequence[Place]) -> None:
    """Let rows of the shelf stand again."""
    db = action.db
    for (scheme, month, batch), mine in _by_block(places):
        action.check()
        upkeep.touch((batch, scheme, month), mine[0][2], mine[-1][2])
        upkeep.touch_shelf((batch, scheme, month))
        upkeep.put((scheme, month), _rows(action, "activity_shelf", mine))
        db.many(f"INSERT INTO activity SELECT {_COLUMNS} FROM activity_shelf WHERE {_AT}", mine)
        db.many(f"DELETE FROM activity_shelf WHERE {_AT}", mine)


def _name(upkeep: Upkeep, action: Action, named: Sequence[tuple[Place, int]]) -> None:
    """Let rows of the shelf name the import that replaced them."""
    for (scheme, month, batch), _ in _by_block(place for place, _ in named):
        action.check()
        upkeep.touch_shelf((batch, scheme, month))
    action.db.many(
        f"UPDATE activity_shelf SET replaced_by = ? WHERE {_AT}",
        [(by, *place) for place, by in named],
    )


def _by_block(places: Iterable[Place]) -> Iterator[tuple[tuple[int, int, int], list[Place]]]:
    """Rows by scheme, month and batch, ordered by day."""
    # Sorted block by block: to sort a million at once would stop the window for a while.
    blocks: dict[tuple[int, int, int], list[Place]] = {}
    for place in places:
        blocks.setdefault((place[0], place[1], place[3]), []).append(place)
    for key in sorted(blocks):
        yield key, sorted(blocks[key])


def _rows(action: Action, table: str, places: Sequence[Place]) -> list[tuple[int, ...]] | None:
    if len(places) > MANY:
        return None
    sql = f"SELECT {SUMMED} FROM {table} WHERE {_AT}"
    return [action.db.execute_sql(sql, place).fetchone() for place in places]


def _touch_shelf_of(upkeep: Upkeep, action: Action, batch: int) -> list[tuple[int, int]]:
    """Say that all of an import on the shelf is about to change; return its schemes and months."""
    found = []
    # Month after month: to look through all of a large import takes a second or two.
    month = action.db.execute_sql(_NEXT_MONTH, (batch, 0, 0)).fetchone()
    while month is not None:
        action.check()
        upkeep.touch_shelf((batch, *month))
        found.append(month)
        month = action.db.execute_sql(_NEXT_MONTH, (batch, *month)).fetchone()
    return found


def _span(action: Action, month: tuple[int, int], batch: int) -> tuple[int, int, int]:
    """Return the first and last day, and how many, of an import's rows of a month on the shelf
    that nothing replaced."""
    action.check()
    first, last, rows = action.db.execute_sql(
        "SELECT min(day), max(day), count(*) FROM activity_shelf "
        "WHERE scheme_id = ? AND month = ? AND batch_id = ? AND replaced_by IS NULL",
        (*month, batch),
    ).fetchone()
    return first, last, rows
