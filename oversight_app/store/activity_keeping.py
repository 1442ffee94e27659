"""Keeping a log: its new rows, those that they restate, and the references they name."""

from collections.abc import Iterator, Sequence
from itertools import repeat
from typing import Any

from oversight_app.domain.local import LocalIncoming
from oversight_app.store.actions import Action
from oversight_app.store.activity_columns import NONE, Columns, not_yet, references
from oversight_app.store.activity_comparing import (
    ActivityComparison,
    Content,
    Month,
    Place,
    compare_activity,
    stored_on_shelf,
)
from oversight_app.store.activity_shelving import (
    replace_rows,
    shelve_activity,
    unshelve_activity,
)
from oversight_app.store.activity_summaries import BLANK_ID
from oversight_app.store.activity_upkeep import Upkeep
from oversight_app.store.content import sum_of
from oversight_app.store.whole_numbers import held, least, whole

__all__ = [
    "ActivityComparison",
    "compare_activity",
    "put_activity",
    "shelve_activity",
    "unshelve_activity",
]

_CHUNK = 20_000
_INSERT = (
    f"INSERT INTO activity VALUES (?, ?, ?, ?, ?, {', '.join([f'nullif(?, {BLANK_ID})'] * 4)}, "
    "?, ?, ?, ?, ?)"
)


def put_activity(
    action: Action,
    batch_id: int,
    incoming: LocalIncoming,
    comparison: ActivityComparison,
) -> None:
    """Store what a log brings, inside an action whose transaction it was compared in.

    The terms that it names are there already; its references are added to the dictionary, which
    taking the import back leaves as it is.
    """
    columns, keep = comparison.columns, comparison.keep
    if any(least(column, BLANK_ID) < BLANK_ID for column in _terms(columns)):
        raise RuntimeError("a log can't be stored before the terms and schemes that it names")
    upkeep = Upkeep(action)
    months = list(columns.months(keep))
    also = [
        *_replaced_by_key(action, columns, keep),
        *_replaced_by_month(action, columns, months, comparison),
    ]
    replace_rows(upkeep, action, comparison.replaced, also, batch_id)
    volunteer = _with_volunteers(action, columns, keep)
    _insert(action, batch_id, incoming, columns, volunteer, keep)
    for month, part in months:
        action.report(len(keep), len(keep))
        upkeep.fill((batch_id, *month), _hashed(incoming, columns, volunteer, part))
    upkeep.settle(lambda _done, _of: action.report(len(keep), len(keep)))


def _hashed(
    incoming: LocalIncoming, columns: Columns, volunteer: Sequence[int], part: Sequence[int]
) -> list[list[Any]]:
    """Some rows as columns, as a block is made of them (``HASHED``)."""
    across = incoming.columns_across
    return [
        *(
            [column[row] for row in part]
            for column in (
                columns.day,
                volunteer,
                columns.district,
                columns.activity,
                columns.status,
                columns.minutes,
                columns.people,
            )
        ),
        [columns.key(row) for row in part] if columns.words else [None] * len(part),
        [incoming.rows[row] for row in part],
        [across[row] for row in part] if across else [None] * len(part),
    ]


def _terms(columns: Columns) -> tuple[Sequence[int], ...]:
    return columns.scheme, columns.district, columns.activity, columns.status


def _insert(
    action: Action,
    batch: int,
    incoming: LocalIncoming,
    columns: Columns,
    volunteer: Sequence[int],
    keep: Sequence[int],
) -> None:
    across = incoming.columns_across
    months = _MonthOf()
    for start in range(0, len(keep), _CHUNK):
        action.report(start, len(keep))
        part = keep[start : start + _CHUNK]
        day = [columns.day[row] for row in part]
        action.db.many(
            _INSERT,
            zip(
                map(columns.scheme.__getitem__, part),
                map(months.__getitem__, day),
                day,
                repeat(batch),
                range(start + 1, start + 1 + len(part)),
                map(volunteer.__getitem__, part),
                map(columns.district.__getitem__, part),
                map(columns.activity.__getitem__, part),
                map(columns.status.__getitem__, part),
                map(columns.minutes.__getitem__, part),
                map(columns.people.__getitem__, part),
                map(columns.key, part) if columns.words else repeat(None),
                map(incoming.rows.__getitem__, part),
                map(across.__getitem__, part) if across else repeat(None),
            ),
        )


class _MonthOf(dict[int, int]):
    """The month of each day (``yyyymmdd``)."""

    def __missing__(self, day: int) -> int:
        self[day] = day // 10000 * 12 + day // 100 % 100 - 1
        return self[day]


def _with_volunteers(action: Action, columns: Columns, keep: Sequence[int]) -> Sequence[int]:
    """Add the references that are new; return the column with their inner numbers."""
    scheme, volunteer = columns.scheme, columns.volunteer
    if least(volunteer, BLANK_ID) >= BLANK_ID:
        return volunteer
    import numpy as np

    kept = whole(keep)
    of, who = whole(scheme)[kept], whole(volunteer)[kept]
    places: dict[int, list[int]] = {
        number: np.unique(not_yet(who[(of == number) & (who < BLANK_ID)])).tolist()
        for number in np.unique(of).tolist()
    }
    words = columns.references
    new = sorted({(number, words[place]) for number, mine in places.items() for place in mine})
    action.db.many("INSERT INTO volunteer (scheme_id, reference) VALUES (?, ?)", new)
    codes = dict(action.db.rows("SELECT id, code FROM scheme"))
    action.count("volunteer", sum_of([(codes[number], word) for number, word in new]))
    known = references(action.db, {number for number, _ in new}, sorted({word for _, word in new}))
    found, schemes = whole(volunteer).copy(), whole(scheme)
    for number, mine in places.items():
        table = not_yet(np.arange(len(words)))
        for place in mine:
            table[place] = known[number, words[place]]
        rows = (schemes == number) & (found < BLANK_ID)
        found[rows] = table[not_yet(found[rows])]
    return held(found)


def _replaced_by_key(action: Action, columns: Columns, keep: Sequence[int]) -> Iterator[Place]:
    """Rows on the shelf, replaced before, whose reference a new row carries."""
    if not columns.words:
        return
    by_scheme: dict[int, set[str]] = {}
    for row in keep:
        if columns.keys[row] != NONE:
            by_scheme.setdefault(columns.scheme[row], set()).add(columns.words[columns.keys[row]])
    for scheme, keys in by_scheme.items():
        for row_key, *place in action.db.execute_sql(
            "SELECT row_key, scheme_id, month, day, batch_id, line FROM activity_shelf "
            "WHERE scheme_id = ? AND row_key IS NOT NULL AND replaced_by IS NOT NULL",
            (scheme,),
        ):
            if row_key in keys:
                yield (place[0], place[1], place[2], place[3], place[4])


def _replaced_by_month(
    action: Action,
    columns: Columns,
    months: Sequence[tuple[Month, Sequence[int]]],
    comparison: ActivityComparison,
) -> Iterator[Place]:
    """Rows on the shelf, replaced before, in a month that the file holds whole, or that a new
    row without a reference says again."""
    whole = comparison.incoming.mapping.whole_months
    replaced = set(
        action.db.rows(
            "SELECT DISTINCT scheme_id, month FROM activity_shelf WHERE replaced_by IS NOT NULL"
        )
    )
    if not replaced:
        return
    if whole:
        for month in sorted({month for month, _ in columns.months(columns.order)} & replaced):
            for place, _ in stored_on_shelf(action.db, month):
                yield place
        return
    for month, part in months:
        if month not in replaced:
            continue
        pool: dict[Content, list[Place]] = {}
        for place, content in stored_on_shelf(action.db, month):
            pool.setdefault(content, []).append(place)
        for row in part:
            if columns.keys[row] == NONE and (equal := pool.get(columns.content(row))):
                yield equal.pop(0)
