"""What a write of activity touches besides the rows: block digests, sums, the content digest.

A write says what it is about to touch, changes the rows, and settles.
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import count
from typing import Any

from oversight_app.store.actions import Action
from oversight_app.store.activity_blocks import HASHED, Block, Codes, Key, in_columns
from oversight_app.store.activity_summaries import (
    Row,
    Sums,
    change_month,
    fill_month,
    sum_month,
    training_ids,
)
from oversight_app.store.content import Sum

Month = tuple[int, int]
"""A scheme's inner number and a month."""

_LIGHT = 8
"""Sums are changed, not made anew, while so many times the changed rows are in the month."""

MANY = 2000
"""Of more changed rows than these a month is summed anew."""

_SHELF = f"SELECT {HASHED}, replaced_by FROM activity_shelf"


class Upkeep:
    """Keeps sums and digests in step with the rows that one action writes."""

    def __init__(self, action: Action) -> None:
        self._action = action
        self._db = action.db
        self._codes = Codes(action.db)
        self._live: dict[Key, Block | None] = {}
        self._spans: dict[Key, tuple[int, int]] = {}
        self._shelf: dict[Key, Sum] = {}
        self._added: dict[Month, list[Row]] = {}
        self._removed: dict[Month, list[Row]] = {}
        self._anew: set[Month] = set()

    def touch(self, key: Key, first: int, last: int) -> None:
        """Say that a block is about to change between two days."""
        if key not in self._live:
            row = self._db.execute_sql(
                "SELECT row_count, minutes, first_day, last_day, digest FROM activity_block "
                "WHERE batch_id = ? AND scheme_id = ? AND month = ?",
                key,
            ).fetchone()
            self._live[key] = None
            if row is not None:
                saved = Sum(int(row[4], 16), row[0])
                self._live[key] = Block(row[0], row[1], row[2], row[3], saved)
                first, last = min(first, row[2]), max(last, row[3])
        # A block is read between these days: of a month of a million rows, a row typed in.
        known = self._spans.get(key, (first, last))
        self._spans[key] = min(first, known[0]), max(last, known[1])

    def touch_shelf(self, key: Key) -> None:
        """Say that a block of the shelf is about to change."""
        if key not in self._shelf:
            self._shelf[key] = self._shelved(key)

    def fill(self, key: Key, columns: Sequence[Sequence[Any]]) -> None:
        """Say that a block is new, with all its rows, a column (of ``HASHED``) each."""
        self._action.count("activity", self._save(key, self._codes.block_of(key, columns)))
        volunteers, *terms, minutes, people = columns[1:7]
        month = key[1:]
        if self.size(month) == 0:
            sums = Sums(training_ids(self._db))
            sums.add(zip(volunteers, *terms, minutes, people, strict=True))
            fill_month(self._db, *month, sums)
        elif len(minutes) <= MANY:
            self.put(month, zip(volunteers, *terms, minutes, people, strict=True))
        else:
            self.put(month, None)

    def put(self, month: Month, rows: Iterable[Row] | None) -> None:
        """Say which rows are new in a month; None is too many to name."""
        self._note(self._added, month, rows)

    def taken(self, month: Month, rows: Iterable[Row] | None) -> None:
        """Say which rows a month has lost; None is too many to name."""
        self._note(self._removed, month, rows)

    def settle(self, tell: Callable[[int, int], None]) -> None:
        """Bring sums and digests up to the rows as they are now; ``tell`` is called with the
        months and blocks done, and how many there are."""
        training = training_ids(self._db)
        months = sorted(self._anew | self._added.keys() | self._removed.keys())
        of, done = len(months) + len(self._live) + len(self._shelf), count()
        for month in months:
            tell(next(done), of)
            added, removed = self._added.get(month, []), self._removed.get(month, [])
            if month in self._anew or (len(added) + len(removed)) * _LIGHT > self.size(month):
                sum_month(self._db, *month, training)
            else:
                change_month(self._db, *month, training, added, removed)
        for key, before in self._live.items():
            tell(next(done), of)
            self._settle_block(key, before)
        for key, said in self._shelf.items():
            tell(next(done), of)
            self._action.count("activity_shelf", self._shelved(key) + -said)

    def size(self, month: Month) -> int:
        """Return how many rows a month had by its saved sums."""
        return int(
            self._db.value(
                "SELECT coalesce(sum(row_count), 0) FROM activity_month "
                "WHERE scheme_id = ? AND month = ?",
                month,
            )
        )

    def _note(self, kept: dict[Month, list[Row]], month: Month, rows: Iterable[Row] | None) -> None:
        if rows is None:
            self._anew.add(month)
        else:
            kept.setdefault(month, []).extend(rows)

    def _settle_block(self, key: Key, before: Block | None) -> None:
        batch, scheme, month = key
        db = self._db
        rows = db.execute_sql(
            f"SELECT {HASHED} FROM activity WHERE scheme_id = ? AND month = ? "
            f"AND day BETWEEN ? AND ? AND batch_id = ? ORDER BY day, line",
            (scheme, month, *self._spans[key], batch),
        )
        columns = in_columns(rows)
        db.execute_sql(
            "DELETE FROM activity_block WHERE batch_id = ? AND scheme_id = ? AND month = ?", key
        )
        change = Sum() if before is None else -before.sum
        if columns:
            change += self._save(key, self._codes.block_of(key, columns))
        self._action.count("activity", change)

    def _save(self, key: Key, block: Block) -> Sum:
        self._db.execute_sql(
            "INSERT INTO activity_block VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (*key, block.rows, block.minutes, block.first_day, block.last_day, block.sum.text),
        )
        return block.sum

    def _shelved(self, key: Key) -> Sum:
        rows = self._db.execute_sql(
            f"{_SHELF} WHERE batch_id = ? AND scheme_id = ? AND month = ? ORDER BY day, line", key
        )
        return self._codes.shelved(key, rows)
