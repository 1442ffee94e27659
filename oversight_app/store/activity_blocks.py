"""The digests of the activity tables, block by block.

A block is what one import says of one scheme in one month. A hash for each of a million rows
would cost more than storing them, so a block is hashed as columns: over what the rows say (terms
and references by a hash of their words, the import by its file's), never over inner numbers. The
digest of a table is the sum of its blocks'.
"""

import hashlib
import sys
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from operator import itemgetter
from typing import Any

from oversight_app.domain.local import MISSING
from oversight_app.store.content import Sum, canonical
from oversight_app.store.database import WorkspaceDatabase
from oversight_app.store.whole_numbers import pieces

HASHED = (
    "day, volunteer_id, district_id, activity_id, status_id, minutes, people, row_key, file_row, "
    "file_column"
)
"""The columns of a row that a block is hashed over, in the order of ``Codes.block_of``."""

Key = tuple[int, int, int]
"""A block: the inner numbers of its import and scheme, and its month."""

_AT_ONCE = 500
"""More references than these are read with all others."""
_TURNED = 2_000


@dataclass(frozen=True, slots=True)
class Block:
    """What one import says of one scheme in one month, in all."""

    rows: int
    minutes: int
    first_day: int
    last_day: int
    sum: Sum


class Codes:
    """Reads what never changes of the words that rows point to, as hashes of 64 bits."""

    def __init__(self, db: WorkspaceDatabase) -> None:
        self._db = db
        self._terms: dict[int | None, int] = {None: MISSING, 0: MISSING}
        self._volunteers: dict[int | None, int] = {None: MISSING, 0: MISSING}
        self._schemes: dict[int, str] = {}
        self._files: dict[int | None, str] = {None: ""}

    def block_of(self, key: Key, columns: Sequence[Sequence[Any]]) -> Block:
        """Return the block of some rows, a column (of ``HASHED``) each; of inner numbers 0 is
        as good as None."""
        days, volunteers, *terms, minutes, people, keys, file_rows, across = columns
        found = self._started(key, len(days))
        self._read_volunteers(volunteers)
        self._read_terms(terms)
        for numbers in (days, minutes, people, file_rows):
            _update(found, numbers)
        _update(found, [MISSING if column is None else column for column in across])
        _update(found, volunteers, self._volunteers)
        for column in terms:
            _update(found, column, self._terms)
        _update_words(found, keys)
        total = Sum(int.from_bytes(found.digest(), "big"), len(days))
        return Block(len(days), sum(minutes), days[0], days[-1], total)

    def shelved(self, key: Key, rows: Iterable[Sequence[Any]]) -> Sum:
        """Return the digest of some rows of the shelf (``HASHED`` and what replaced each)."""
        columns = in_columns(rows)
        if not columns:
            return Sum()
        *said, by = columns
        found = hashlib.sha256(self.block_of(key, said).sum.text.encode())
        _update_words(found, [self._file(one) for one in by])
        return Sum(int.from_bytes(found.digest(), "big"), len(by))

    def _started(self, key: Key, rows: int) -> Any:
        batch, scheme, month = key
        if scheme not in self._schemes:
            self._schemes = dict(self._db.rows("SELECT id, code FROM scheme"))
        said = [self._file(batch), self._schemes[scheme], month, rows]
        return hashlib.sha256(canonical(said).encode())

    def _file(self, batch: int | None) -> str:
        if batch not in self._files:
            sql = "SELECT file_sha256 FROM batch WHERE id = ?"
            self._files[batch] = str(self._db.value(sql, (batch,)))
        return self._files[batch]

    def _read_terms(self, columns: Iterable[Iterable[int | None]]) -> None:
        if any(not self._terms.keys() >= set(column) for column in columns):
            for number, kind, code in self._db.rows("SELECT id, kind, code FROM term"):
                self._terms[number] = _hash(f"{kind}:{code}")

    def _read_volunteers(self, column: Iterable[int | None]) -> None:
        missing = set(column) - self._volunteers.keys()
        if not missing:
            return
        sql, wanted = "SELECT id, reference FROM volunteer", list(missing)
        if len(wanted) > _AT_ONCE:
            wanted = []
        else:
            sql += f" WHERE id IN ({', '.join('?' * len(wanted))})"
        for number, reference in self._db.rows(sql, wanted):
            self._volunteers[number] = _hash(reference)


def table_sum(db: WorkspaceDatabase, table: str) -> Sum:
    """Return the digest of ``activity`` or ``activity_shelf``, worked out from its rows."""
    total = Sum()
    if table == "activity":
        for _, block in live_blocks(db):
            total += block.sum
        return total
    codes = Codes(db)
    rows = db.execute_sql(
        f"SELECT batch_id, scheme_id, month, {HASHED}, replaced_by FROM activity_shelf "
        "ORDER BY batch_id, scheme_id, month, day, line"
    )
    for key, part in groupby(rows, itemgetter(0, 1, 2)):
        total += codes.shelved(key, (row[3:] for row in part))
    return total


def live_blocks(db: WorkspaceDatabase) -> Iterator[tuple[Key, Block]]:
    """Yield every block of the activity table, worked out from its rows."""
    codes = Codes(db)
    rows = db.execute_sql(
        f"SELECT scheme_id, month, batch_id, {HASHED} FROM activity "
        "ORDER BY scheme_id, month, day, batch_id, line"
    )
    for (scheme, month), part in groupby(rows, itemgetter(0, 1)):
        of_batch: dict[int, list[Any]] = {}
        for row in part:
            of_batch.setdefault(row[2], []).append(row[3:])
        for batch, mine in of_batch.items():
            key = (batch, scheme, month)
            yield key, codes.block_of(key, in_columns(mine))


def stored_blocks(db: WorkspaceDatabase, batch: int | None = None) -> dict[Key, Block]:
    """Return the blocks as they were saved, of one import or of all."""
    rows = db.rows(
        "SELECT batch_id, scheme_id, month, row_count, minutes, first_day, last_day, digest "
        f"FROM activity_block {'' if batch is None else 'WHERE batch_id = ?'}",
        () if batch is None else (batch,),
    )
    return {
        row[:3]: Block(row[3], row[4], row[5], row[6], Sum(int(row[7], 16), row[3])) for row in rows
    }


def wrong_blocks(db: WorkspaceDatabase) -> int:
    """Return how many saved blocks differ from the rows behind them, are missing or extra."""
    stored = stored_blocks(db)
    wrong = sum(stored.pop(key, None) != block for key, block in live_blocks(db))
    return wrong + len(stored)


def in_columns(rows: Iterable[Sequence[Any]]) -> list[list[Any]]:
    """Return rows as a column each; no column where there is no row."""
    found: list[list[Any]] = []
    left = iter(rows)
    # A few at a time: to turn all of a large month at once would stop the window for a while.
    while part := list(islice(left, _TURNED)):
        columns = zip(*part, strict=True)
        if not found:
            found = [list(column) for column in columns]
            continue
        for column, more in zip(found, columns, strict=True):
            column.extend(more)
    return found


def _update(found: Any, column: Sequence[Any], codes: Mapping[Any, int] | None = None) -> None:
    """Hash numbers, or their codes, as 64 bits each, the lowest byte first on every machine."""
    for piece in pieces(len(column)):
        part = column[piece]
        numbers = array("q", part if codes is None else map(codes.__getitem__, part))
        if sys.byteorder == "big":
            numbers.byteswap()
        found.update(numbers.tobytes())


def _update_words(found: Any, words: Sequence[str | None]) -> None:
    """Hash words as the one JSON text of all of them."""
    for piece in pieces(len(words)):
        text = canonical(words[piece])[1:-1]
        found.update(f"{',' if piece.start else '['}{text}".encode())
    found.update(b"]")


def _hash(text: str) -> int:
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "little", signed=True)
