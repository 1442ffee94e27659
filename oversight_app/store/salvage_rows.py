"""Reading every row that a damaged file still gives, into the tables of a new one."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from oversight_app.store.database import WorkspaceDatabase
from oversight_app.store.opened import Report
from oversight_app.store.salvage_pages import (
    INDEX_LEAF,
    TABLE_LEAF,
    Entry,
    PageFile,
    Tree,
    Value,
)
from oversight_app.store.schema import SCHEMAS, VERSION

DERIVED = ("total", "activity_month", "people_month", "content_digest", "undo_step")
"""Tables that are made anew, or left out: what could be undone spoke of what may be gone."""

_TYPES: dict[str, tuple[type, ...]] = {
    "INTEGER": (int,),
    "REAL": (int, float),
    "TEXT": (str,),
    "BLOB": (bytes,),
}
_ENOUGH = 3
"""A file with fewer of our tables than these is another program's."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How the rows of a table lie in a page: its columns in the order they are stored."""

    table: str
    columns: tuple[str, ...]
    types: tuple[str, ...]
    rowids: bool
    alias: int
    """Which column is the rowid itself, and is stored empty; −1 where none is."""

    def row(self, entry: Entry) -> tuple[Value, ...] | None:
        """Return what an entry says by column; None where it can't be a row of this table."""
        if len(entry.values) != len(self.columns):
            return None
        values = list(entry.values)
        if self.alias >= 0:
            if values[self.alias] is not None:
                return None
            values[self.alias] = entry.rowid
        fits = all(_fits(value, kind) for value, kind in zip(values, self.types, strict=True))
        return tuple(values) if fits else None


@dataclass
class Found:
    """What was read of a damaged file. ``unread`` counts, by table, the rows that were met and
    could not be taken; ``doubtful`` holds the rows that lay beside such a one."""

    version: int
    rows: dict[str, int] = field(default_factory=dict)
    unread: dict[str, int] = field(default_factory=dict)
    doubtful: dict[str, list[tuple[Value, ...]]] = field(default_factory=dict)
    stored_sums: dict[str, tuple[str, int]] = field(default_factory=dict)
    """The digest and number of rows of each table, as they were saved."""
    last_entry: int = 0
    """The highest number that an entry of the history is known to have had."""


def shape_of(db: WorkspaceDatabase, table: str) -> Shape:
    """Return how the rows of a table of an open file lie in a page."""
    info = db.rows(f"SELECT name, type, pk FROM pragma_table_info('{table}')")
    without = bool(db.value("SELECT wr FROM pragma_table_list WHERE name = ?", (table,)))
    if without:
        # SQLite puts the key first, in its own order.
        info.sort(key=lambda one: (one[2] == 0, one[2]))
    keys = [index for index, one in enumerate(info) if one[2]]
    alias = keys[0] if not without and len(keys) == 1 and info[keys[0]][1] == "INTEGER" else -1
    return Shape(
        table, tuple(one[0] for one in info), tuple(one[1] for one in info), not without, alias
    )


def tables_of(version: int) -> list[str]:
    """The tables of a version, in the order in which they are made."""
    return [one.split()[2] for one in SCHEMAS[version] if one.startswith("CREATE TABLE ")]


class RowsReader:
    """Finds the tables of a damaged file and reads their rows."""

    def __init__(self, pages: PageFile) -> None:
        self._pages = pages
        self._schema = self._read_schema()
        self.version = self._version()

    @property
    def ours(self) -> bool:
        """Tell whether there is anything of a workspace in the file."""
        return len(self._schema.keys() & set(tables_of(VERSION))) >= _ENOUGH

    def load(self, db: WorkspaceDatabase, report: Report) -> Found:
        """Put every row that can be read into the tables of a new file of the same version."""
        found = Found(self.version)
        tables = tables_of(self.version)
        broken: list[Shape] = []
        claimed: set[int] = {1}
        for done, table in enumerate(tables):
            report(done, len(tables) + 1)
            shape = shape_of(db, table)
            root = self._schema.get(table, 0)
            tree = self._pages.tree(root, rowids=shape.rowids) if root else Tree(faults=1)
            claimed |= tree.pages
            if tree.faults:
                broken.append(shape)
                found.unread[table] = found.unread.get(table, 0) + tree.faults
            self._put(db, shape, tree, found)
        report(len(tables), len(tables) + 1)
        if broken:
            self._put_unclaimed(db, broken, claimed, found)
        return found

    def _put_unclaimed(
        self, db: WorkspaceDatabase, broken: list[Shape], claimed: set[int], found: Found
    ) -> None:
        """Read the pages to which the way is broken, where one table alone can be theirs."""
        for name, root in self._schema.items():
            if name.startswith("index "):
                claimed |= self._pages.tree(root, rowids=False).pages
        for number, kind in self._pages.unclaimed(claimed):
            tree = self._pages.leaf(number)
            fitting = [
                shape
                for shape in broken
                if shape.rowids == (kind == TABLE_LEAF)
                and kind in (TABLE_LEAF, INDEX_LEAF)
                and tree.entries
                and all(shape.row(one) is not None for one in tree.entries)
            ]
            if len(fitting) == 1:
                self._put(db, fitting[0], tree, found)

    def _put(self, db: WorkspaceDatabase, shape: Shape, tree: Tree, found: Found) -> None:
        table = shape.table
        rows, doubtful = [], []
        for entry in tree.entries:
            row = shape.row(entry)
            if row is None:
                found.unread[table] = found.unread.get(table, 0) + 1
            else:
                rows.append(row)
                if entry.doubtful:
                    doubtful.append(row)
        self._note(table, rows, found)
        if table in DERIVED:
            return
        marks = ", ".join("?" * len(shape.columns))
        # What no version would have saved (a rule of the table) is no row that was saved.
        db.many(
            f"INSERT OR IGNORE INTO {table} ({', '.join(shape.columns)}) VALUES ({marks})", rows
        )
        found.rows[table] = int(db.value(f"SELECT count(*) FROM {table}"))
        if doubtful:
            found.doubtful.setdefault(table, []).extend(doubtful)

    @staticmethod
    def _note(table: str, rows: Sequence[tuple[Any, ...]], found: Found) -> None:
        if table == "content_digest":
            for name, digest, count in rows:
                found.stored_sums[name] = (digest, count)
        if table in ("history", "history_content", "undo_step"):
            found.last_entry = max(found.last_entry, *(row[0] for row in rows), 0)

    def _read_schema(self) -> dict[str, int]:
        """Return where each table begins, and under “index NAME” each index."""
        known = {
            name: one
            for version in SCHEMAS
            for one in SCHEMAS[version]
            for name in [one.replace("UNIQUE ", "").split()[2]]
        }
        tree = self._pages.tree(1, rowids=True)
        found: dict[str, int] = {}
        for values in (one.values for one in tree.entries):
            self._note_schema(values, known, found)
        if tree.faults or len(found) < len(tables_of(1)):
            for number in range(2, self._pages.count + 1):
                if self._pages.page(number)[0] == TABLE_LEAF and number not in tree.pages:
                    for entry in self._pages.leaf(number).entries:
                        self._note_schema(entry.values, known, found)
        return found

    @staticmethod
    def _note_schema(values: Sequence[Value], known: dict[str, str], found: dict[str, int]) -> None:
        if len(values) != 5 or values[0] not in ("table", "index"):
            return
        kind, name, _, root, _ = values
        if isinstance(name, str) and isinstance(root, int) and root > 1:
            if kind == "table" and name in known:
                found.setdefault(name, root)
            elif kind == "index":
                found.setdefault(f"index {name}", root)

    def _version(self) -> int:
        """The version of the tables: as the header says, unless there are tables that it had
        not; else the one that the tables are most like."""
        there = {name for name in self._schema if not name.startswith("index ")}
        said = self._pages.version
        if said in SCHEMAS and there <= set(tables_of(said)):
            return said
        return max(SCHEMAS, key=lambda one: (_alike(there, one), one))


def _alike(there: set[str], version: int) -> int:
    tables = set(tables_of(version))
    return len(there & tables) - len(tables - there)


def _fits(value: Value, kind: str) -> bool:
    if value is None:
        return True
    if isinstance(value, str) and "\0" in value:
        return False  # nothing that is saved holds one; a wiped sector does
    if isinstance(value, float) and not math.isfinite(value):
        return False
    return isinstance(value, _TYPES[kind])
