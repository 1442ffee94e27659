"""An open workspace file, as every other module of the store is handed it."""

import threading
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager, suppress
from datetime import date, datetime
from pathlib import Path
from typing import TypeVar

from oversight_app.domain.errors import FileProblem, Trouble
from oversight_app.store.database import READING, WRITING, WorkspaceDatabase
from oversight_app.store.examine import check_tables
from oversight_app.store.lock import Holder, Lock
from oversight_app.store.problems import telling

T = TypeVar("T")

Report = Callable[[int, int], None]
"""Called by long work with how much is done, and of how much; it may raise to stop."""


class Workspace:
    """An open workspace. ``holder`` is who has it open for writing: this program, or the one
    that made it ``read_only`` here."""

    def __init__(
        self,
        path: Path,
        db: WorkspaceDatabase,
        *,
        read_only: bool,
        lock: Lock | None = None,
        holder: Holder | None = None,
    ) -> None:
        self.path = path
        self.db = db
        self.read_only = read_only
        self.holder = lock.holder if lock else holder
        self.report: Report | None = None
        """Whom the write under way tells how far it has come."""
        self._lock = lock
        self._mine = threading.local()
        self._identity = _identity(path) if lock else None

    def __enter__(self) -> "Workspace":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Let every read in the block see one state of the workspace; blocks may be nested."""
        with telling(self.path):
            self.db.connect(reuse_if_open=True)
            if self.db.in_transaction():
                yield
            else:
                with self.db.transaction("DEFERRED"):
                    self._mine.read = {}
                    try:
                        yield
                    finally:
                        self._mine.read = None

    def once(self, key: Hashable, read: Callable[[], T]) -> T:
        """Return what ``read`` gives, reading it once in a snapshot: the parts of an answer ask
        for the same records. What is kept is handed out again, so it has to be immutable.

        In a snapshot nothing can change: no action begins inside one. Inside an action, which may
        write between two reads, and outside of either nothing is kept.
        """
        kept: dict[Hashable, T] | None = getattr(self._mine, "read", None)
        if kept is None:
            return read()
        if key not in kept:
            kept[key] = read()
        return kept[key]

    @contextmanager
    def reporting(self, report: Report) -> Iterator[None]:
        """Let the writes in the block tell ``report`` how far they have come, where they take
        long; it may raise to stop one, which then saves nothing. Writes are one after another."""
        before, self.report = self.report, report
        try:
            yield
        finally:
            self.report = before

    def in_place(self) -> bool:
        """True while the file is where it was opened, and the same one. Slow: a lost drive takes
        its time to answer."""
        return self._identity is None or _identity(self.path) == self._identity

    def check_in_place(self) -> None:
        """Raise a UserProblem where the file was moved, deleted or replaced while it was open.

        What is written then would go to a file that nobody finds again, beside whoever has
        opened it in its new place.
        """
        if not self.in_place():
            raise FileProblem(
                f"“{self.path.name}” was moved, deleted or replaced while it was open here, so "
                "the change was not saved. What was saved before is as it was. Close it, and "
                "open the file where it is now.",
                Trouble.MOVED,
                self.path,
            )

    def today(self) -> date:
        """The office's review date where it has set one, else the real today."""
        with self.snapshot():
            written = self.db.value("SELECT review_date FROM workspace")
        return date.fromisoformat(written) if written else datetime.now().astimezone().date()

    def data_version(self) -> int:
        """A number that changes when another connection has saved something.

        Compare only numbers taken on one thread.
        """
        with telling(self.path):
            self.db.connect(reuse_if_open=True)
            return int(self.db.value("PRAGMA data_version"))

    def release_thread(self) -> None:
        """Close the calling thread's connection; its next read opens another."""
        if not self.db.is_closed():
            self.db.close()

    def close(self) -> None:
        """Close the file for every thread. A closed workspace is one file, without companions."""
        if self.db.shut:
            return
        if self._lock is not None:
            # Without its write-ahead log the file can be read from a folder that is read-only,
            # and copied. Where somebody still reads it, this is left to the next who closes it.
            with suppress(Exception):
                self.db.connect(reuse_if_open=True)
                self.db.close_others()
                self.db.execute_sql("PRAGMA busy_timeout = 200")
                self.db.execute_sql("PRAGMA journal_mode = DELETE")
        self.db.close_all()
        if self._lock is not None:
            self._lock.release()


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def writable(path: Path, lock: Lock) -> Workspace:
    """Open a file whose lock is held."""
    db = WorkspaceDatabase(path, WRITING)
    try:
        with telling(path):
            db.connect()
            check_tables(db, path)
    except BaseException:
        db.close_all()
        raise
    return Workspace(path, db, read_only=False, lock=lock)


def readable(path: Path, holder: Holder | None) -> Workspace:
    """Open a file for reading alone."""
    db = WorkspaceDatabase(path, READING, mode="ro")
    try:
        with telling(path):
            db.connect()
            check_tables(db, path)
    except BaseException:
        db.close_all()
        raise
    return Workspace(path, db, read_only=True, holder=holder)
