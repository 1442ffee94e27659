"""Telling which rows of a damaged file are, letter for letter, what was saved.

The digest of a table vouches for all its rows at once; a sound entry of the history for each row
that it says; the figures that come with the program for themselves. Where one bit of one row
flipped, the digest even says which: the row is put right. A row that nothing vouches for is left
out where the table certainly holds one that was changed, or where it lay beside damage; it is
kept, and counted, where rows are missing and so the digest can't say.
"""

import hashlib
import struct
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import peewee

from oversight_app.domain.records import Office
from oversight_app.store.activity_blocks import live_blocks, stored_blocks
from oversight_app.store.content import (
    CONTENTS,
    MODULUS,
    Sum,
    canonical,
    content_sum,
    row_hash,
)
from oversight_app.store.database import READING, WorkspaceDatabase
from oversight_app.store.salvage_history import images
from oversight_app.store.salvage_rows import Found, Shape, shape_of

_TRIES = 3_000_000
"""As many flips of a bit are tried in a table: some seconds."""
_ALIKE = 300
"""A column with no more words than these may have had one of them in place of another."""
_BLOCKS = ("activity", "activity_shelf")
_KEPT_ANYWAY = (
    "workspace", "body", "release", "batch", "local_batch", "scheme", "term", "volunteer", "record",
)  # fmt: skip
"""What everything else rests on: without its row all that points to it would go too."""
_NAMED = {"body": ("body_id", "body"), "scheme": ("scheme_id", "scheme")}
"""Columns of a logical row that name, by its code, what the stored row points to."""


@dataclass
class Proof:
    """What is known of the rows: by table, how many nothing vouches for, and how many were left
    out for it; ``put_right`` counts rows of which one bit was put right."""

    unproved: dict[str, int] = field(default_factory=dict)
    left_out: dict[str, int] = field(default_factory=dict)
    put_right: int = 0


@dataclass(frozen=True, slots=True)
class _Row:
    key: tuple[Any, ...]
    said: Mapping[str, Any]


def stored_sum(found: Found, table: str) -> Sum | None:
    """Return the digest of a table as it was saved, None where it can't be read."""
    with suppress(KeyError, ValueError):
        digest, count = found.stored_sums[table]
        return Sum(int(digest, 16), count)
    return None


def agrees(db: WorkspaceDatabase, found: Found, table: str) -> bool:
    """Tell whether the rows of a table are those that were saved, all of them."""
    if table not in found.stored_sums:
        return False
    try:
        digest, now = found.stored_sums[table][0], content_sum(db, table)
    except KeyError:
        return False  # a row names a scheme, term or volunteer that is gone
    # One letter of the digest itself may be what was damaged: nothing else comes so near.
    # A digest of another length is damaged itself: that is no letter that flipped.
    same = len(digest) == len(now.text)
    return same and sum(one != two for one, two in zip(digest, now.text, strict=True)) <= 1


def put_back_reference(db: WorkspaceDatabase, found: Found, tables: Sequence[str]) -> None:
    """Where rows are missing that come with the program, and with them a table is what was saved,
    put them back."""
    with tempfile.TemporaryDirectory() as folder:
        path = _reference_file(Path(folder))
        db.execute_sql("ATTACH ? AS reference", (path.absolute().as_uri() + "?mode=ro",))
        try:
            for table in tables:
                if not db.value(f"SELECT 1 FROM reference.{table} LIMIT 1"):
                    continue
                with db.transaction("IMMEDIATE") as going:
                    db.execute_sql(
                        f"INSERT OR IGNORE INTO main.{table} SELECT * FROM reference.{table}"
                    )
                    if not agrees(db, found, table):
                        going.rollback()
        finally:
            db.execute_sql("DETACH reference")


def prove(db: WorkspaceDatabase, found: Found) -> Proof:
    """Leave out what is not, or may not be, as it was saved; say what was found of the rest."""
    proof = Proof()
    wrong = [table for table in CONTENTS if table != "undo_step" and not agrees(db, found, table)]
    if not wrong:
        return proof
    said = _vouched_for(db, set(wrong))
    for table in wrong:
        if table == "activity":
            _prove_blocks(db, proof)
        elif table in _BLOCKS:
            _prove_shelf(db, found, proof)
        else:
            _prove_rows(db, found, table, said.get(table, set()), proof)
    return proof


def _prove_rows(
    db: WorkspaceDatabase, found: Found, table: str, said: set[str], proof: Proof
) -> None:
    shape = shape_of(db, table)
    keys = _keys(db, table, shape)
    stored = stored_sum(found, table)
    rows = list(_rows(db, table, keys))
    open_rows = [one for one in rows if canonical(dict(one.said)) not in said]
    if not open_rows:
        return
    if stored is not None and len(rows) == stored.rows:
        mended = _flip_back(rows, open_rows, stored)
        if mended is not None and _apply(db, found, table, keys, *mended):
            proof.put_right += 1
            return
    doubtful = {
        tuple(row[shape.columns.index(key)] for key in keys)
        for row in found.doubtful.get(table, ())
    }
    # All rows are there and do not add up: one of them was changed, and nothing says which.
    changed = stored is not None and len(rows) >= stored.rows
    for row in open_rows:
        if table not in _KEPT_ANYWAY and (changed or row.key in doubtful):
            _delete(db, table, keys, row.key)
            _add(proof.left_out, table)
        else:
            _add(proof.unproved, table)


def _prove_blocks(db: WorkspaceDatabase, proof: Proof) -> None:
    """Activity has a digest for what each import says of each scheme in each month."""
    stored = stored_blocks(db) if not _bad_blocks(db) else {}
    for key, block in list(live_blocks(db)):
        saved = stored.get(key)
        if saved is not None and saved.sum.total == block.sum.total:
            continue
        if saved is not None and block.rows >= saved.rows:
            db.execute_sql(
                "DELETE FROM activity WHERE batch_id = ? AND scheme_id = ? AND month = ?", key
            )
            _add(proof.left_out, "activity", block.rows)
        else:
            _add(proof.unproved, "activity", block.rows)


def _prove_shelf(db: WorkspaceDatabase, found: Found, proof: Proof) -> None:
    rows = int(db.value("SELECT count(*) FROM activity_shelf"))
    stored = stored_sum(found, "activity_shelf")
    if stored is not None and rows >= stored.rows:
        db.execute_sql("DELETE FROM activity_shelf")
        _add(proof.left_out, "activity_shelf", rows)
    elif rows:
        _add(proof.unproved, "activity_shelf", rows)


def _bad_blocks(db: WorkspaceDatabase) -> bool:
    return any(
        not all(letter in "0123456789abcdef" for letter in digest)
        for (digest,) in db.rows("SELECT digest FROM activity_block")
    )


def _flip_back(
    rows: Sequence[_Row], open_rows: Sequence[_Row], stored: Sum
) -> tuple[_Row, str, Any] | None:
    """Find the one bit, or the one word in place of another, that makes the rows add up to what
    was saved; return the row, its column and what it said."""
    total = sum(row_hash(list(one.said.values())) for one in rows)
    left = _TRIES
    for row in open_rows:
        own = row_hash(list(row.said.values()))
        wanted = ((stored.total - total + own) % MODULUS).to_bytes(32, "big")
        parts = [canonical(value) for value in row.said.values()]
        for place, (name, value) in enumerate(row.said.items()):
            start = ",".join((*parts[:place], ""))
            end = ",".join(("", *parts[place + 1 :]))
            for other in _others(value, rows, name):
                left -= 1
                text = f"[{start}{canonical(other)}{end}]"
                if hashlib.sha256(text.encode()).digest() == wanted:
                    return row, name, other
            if left <= 0:
                return None
    return None


def _others(value: Any, rows: Sequence[_Row], name: str) -> Iterator[Any]:
    """Yield what a value may have been before one bit of it flipped."""
    if isinstance(value, str):
        whole = value.encode()
        for place in range(len(whole)):
            for bit in range(8):
                flipped = bytearray(whole)
                flipped[place] ^= 1 << bit
                with suppress(UnicodeDecodeError):
                    yield flipped.decode()
    elif isinstance(value, int):
        yield from (value ^ 1 << bit for bit in range(63))
        yield from (value - (1 << bit) for bit in (7, 15, 23, 31, 47))
    elif isinstance(value, float):
        bits = int.from_bytes(struct.pack(">d", value), "big")
        for bit in range(64):
            (other,) = struct.unpack(">d", (bits ^ 1 << bit).to_bytes(8, "big"))
            if other == other and abs(other) != float("inf"):
                yield other
        if value.is_integer() and abs(value) < 1 << 53:
            yield from (float(int(value) ^ 1 << bit) for bit in range(48))
    words = {one.said[name] for one in rows[: _ALIKE * 100]}
    if len(words) <= _ALIKE:
        yield from words - {value}


def _apply(
    db: WorkspaceDatabase, found: Found, table: str, keys: Sequence[str],
    row: _Row, name: str, value: Any,
) -> bool:  # fmt: skip
    column, mark = name, "?"
    if name in _NAMED and name not in shape_of(db, table).columns:
        column, parent = _NAMED[name]
        mark = f"(SELECT id FROM {parent} WHERE code = ?)"
    where = " AND ".join(f"{key} = ?" for key in keys)
    try:
        with db.transaction("IMMEDIATE") as going:
            db.execute_sql(f"UPDATE {table} SET {column} = {mark} WHERE {where}", [value, *row.key])
            if agrees(db, found, table):
                return True
            going.rollback()
    except (peewee.IntegrityError, peewee.OperationalError):
        pass
    return False


def _vouched_for(db: WorkspaceDatabase, tables: set[str]) -> dict[str, set[str]]:
    """What sound entries of the history say of some tables, and what comes with the program."""
    found: dict[str, set[str]] = {table: set() for table in tables}
    for table, said in images(db):
        if table in tables:
            found[table].add(canonical(said))
    with tempfile.TemporaryDirectory() as folder:
        path = _reference_file(Path(folder))
        reference = WorkspaceDatabase(path, READING, mode="ro")
        try:
            reference.connect()
            for table in tables - set(_BLOCKS):
                shape = shape_of(reference, table)
                rows = _rows(reference, table, _keys(reference, table, shape))
                found[table] |= {canonical(dict(one.said)) for one in rows}
        finally:
            reference.close_all()
    return found


def _reference_file(folder: Path) -> Path:
    path = folder / "reference.oversight"
    path.write_bytes(_reference_bytes())
    return path


@cache
def _reference_bytes() -> bytes:
    """What a new workspace is, made once: a damaged file is often salvaged more than once."""
    from oversight_app.store.workspace import create

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "reference.oversight"
        create(path, Office("Reference", "E23000038")).close()
        return path.read_bytes()


def _keys(db: WorkspaceDatabase, table: str, shape: Shape) -> tuple[str, ...]:
    if CONTENTS[table].key:
        return CONTENTS[table].key
    info = db.rows(f"SELECT name FROM pragma_table_info('{table}') WHERE pk > 0 ORDER BY pk")
    return tuple(name for (name,) in info) or shape.columns


def _rows(db: WorkspaceDatabase, table: str, keys: Sequence[str]) -> Iterator[_Row]:
    content = CONTENTS[table]
    own = ", ".join(f"t.{key}" for key in keys)
    alias = content.source if content.source.startswith("AS t") else f"AS t {content.source}"
    cursor = db.execute_sql(
        f"SELECT {own}, {content.columns} FROM {table} {alias} WHERE ({content.stands})"
    )
    names = [column[0] for column in cursor.description][len(keys) :]
    for row in cursor.fetchall():
        yield _Row(tuple(row[: len(keys)]), dict(zip(names, row[len(keys) :], strict=True)))


def _delete(db: WorkspaceDatabase, table: str, keys: Sequence[str], key: Sequence[Any]) -> None:
    where = " AND ".join(f"{name} = ?" for name in keys)
    db.execute_sql(f"DELETE FROM {table} WHERE {where}", list(key))


def _add(counts: dict[str, int], table: str, more: int = 1) -> None:
    counts[table] = counts.get(table, 0) + more
