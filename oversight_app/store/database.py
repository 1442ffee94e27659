"""The connection to a workspace file: peewee on sqlcipher3, one connection a thread."""

import threading
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from peewee import SqliteDatabase
from sqlcipher3 import dbapi2

_ALWAYS = (
    ("trusted_schema", "OFF"),
    ("cell_size_check", "ON"),
    ("foreign_keys", "ON"),
    ("cache_size", -16000),
)
READING = (*_ALWAYS, ("query_only", "ON"))
WRITING = (*_ALWAYS, ("journal_mode", "WAL"), ("synchronous", "FULL"), ("secure_delete", "ON"))
MIGRATING = (*WRITING, ("foreign_keys", "OFF"))
"""For rebuilding tables that others point to; the links are checked at the end."""
BUILDING = (*_ALWAYS, ("journal_mode", "OFF"), ("synchronous", "OFF"))
"""For a new file under a temporary name, which is thrown away if anything goes wrong and is
brought to the disk before it gets its own name."""
SALVAGING = (
    *_ALWAYS,
    ("foreign_keys", "OFF"),
    ("journal_mode", "MEMORY"),
    ("synchronous", "OFF"),
)
"""For a new file as above, into which rows are put that may break its rules: each is refused by
itself."""

BUSY_SECONDS = 5.0


class WorkspaceDatabase(SqliteDatabase):
    """A workspace file. No connection is opened before :meth:`connect` asks for one."""

    def __init__(
        self,
        path: Path,
        pragmas: Iterable[tuple[str, object]],
        *,
        mode: str = "rw",
        immutable: bool = False,
    ) -> None:
        self._uri = f"{path.absolute().as_uri()}?mode={mode}{'&immutable=1' if immutable else ''}"
        self._mine: list[dbapi2.Connection] = []
        self._mine_lock = threading.Lock()
        self.shut = False
        self._wanted = tuple(pragmas)
        super().__init__(str(path), autoconnect=False, timeout=BUSY_SECONDS)

    def connect(self, reuse_if_open: bool = False) -> bool:
        """Open the calling thread's connection; RuntimeError after :meth:`close_all`."""
        if self.shut:
            raise RuntimeError("the workspace is closed")
        return bool(super().connect(reuse_if_open))

    def _connect(self) -> dbapi2.Connection:
        connection = dbapi2.connect(
            self._uri,
            uri=True,
            timeout=BUSY_SECONDS,
            isolation_level=None,
            # A connection is used by its own thread alone; closing the workspace closes all.
            check_same_thread=False,
        )
        try:
            self._add_conn_hooks(connection)
        except BaseException:
            connection.close()
            raise
        with self._mine_lock:
            self._mine.append(connection)
        return connection

    def _add_conn_hooks(self, conn: dbapi2.Connection) -> None:
        # peewee's own SQL functions are left out: a planted file finds nothing to call.
        for name, value in self._wanted:
            conn.execute(f"PRAGMA {name} = {value}")

    def connection(self) -> Any:
        """Return the calling thread's connection, opened if need be."""
        return super().connection()  # type: ignore[no-untyped-call]

    def execute_sql(self, sql: str, params: Sequence[object] | None = None) -> Any:
        """Run a statement on the calling thread's connection and return its cursor."""
        return super().execute_sql(sql, params)  # type: ignore[no-untyped-call]

    def _close(self, conn: dbapi2.Connection) -> None:
        with self._mine_lock:
            self._mine[:] = [one for one in self._mine if one is not conn]
        conn.close()

    def rollback(self) -> None:
        """Roll back, unless SQLite has done so itself, as it does on a full disk."""
        if self.connection().in_transaction:
            super().rollback()

    def close_all(self) -> None:
        """Close the connections of every thread, for good."""
        self.shut = True
        with self._mine_lock:
            connections, self._mine = self._mine, []
        for connection in connections:
            connection.close()

    def close_others(self) -> None:
        """Close the connections of every thread but the calling one."""
        mine = self.connection()
        with self._mine_lock:
            others = [one for one in self._mine if one is not mine]
            self._mine[:] = [mine]
        for connection in others:
            connection.close()

    def rows(self, sql: str, parameters: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Return all rows of a query."""
        result: list[tuple[Any, ...]] = self.execute_sql(sql, parameters).fetchall()
        return result

    def value(self, sql: str, parameters: Sequence[object] = ()) -> Any:
        """Return the first column of the first row, or None where there is no row."""
        row = self.execute_sql(sql, parameters).fetchone()
        return None if row is None else row[0]

    def named_row(self, sql: str, parameters: Sequence[object] = ()) -> dict[str, Any] | None:
        """Return the first row by column name, or None where there is no row."""
        cursor = self.execute_sql(sql, parameters)
        row = cursor.fetchone()
        if row is None:
            return None
        return {column[0]: value for column, value in zip(cursor.description, row, strict=True)}

    def many(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        """Run a statement for each row; several times faster than peewee's ``insert_many``."""
        self.connection().executemany(sql, rows)

    def put(self, table: str, row: Mapping[str, object]) -> int:
        """Insert a row and return its rowid."""
        names = ", ".join(row)
        marks = ", ".join("?" * len(row))
        cursor = self.execute_sql(
            f"INSERT INTO {table} ({names}) VALUES ({marks})",
            list(row.values()),
        )
        return int(cursor.lastrowid or 0)
