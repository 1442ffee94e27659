"""Whether a file is a workspace that this program may open; nothing in it is changed.

The header is read as bytes before SQLite sees the file, and the table definitions are compared
with the expected text before anything else is read, so that a planted file runs nothing.
"""

import stat
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from oversight_app.domain.errors import FileProblem, Trouble, UserProblem
from oversight_app.store.database import READING, WorkspaceDatabase
from oversight_app.store.lock import beside
from oversight_app.store.problems import telling, telling_files
from oversight_app.store.schema import APPLICATION_ID, SCHEMAS, VERSION, is_canonical

MAGIC = b"SQLite format 3\x00"
_HEADER = 100
_LEFT = "The file was left as it is."


@dataclass(frozen=True, slots=True)
class Header:
    """The first 100 bytes of a database file (SQLite's file format, section 1.3)."""

    page_size: int
    logged: bool
    """Whether changes go to a write-ahead log first."""
    pages: int
    user_version: int
    application_id: int

    @classmethod
    def read(cls, start: bytes) -> "Header":
        """Read a header of at least 100 bytes."""

        def number(offset: int, width: int = 4) -> int:
            return int.from_bytes(start[offset : offset + width], "big")

        size = number(16, 2)
        # The page count holds only where the writer that set it also made the last change.
        pages = number(28) if number(24) == number(92) else 0
        return cls(65536 if size == 1 else size, start[18] == 2, pages, number(60), number(68))


def start_of(path: Path) -> tuple[bytes, int]:
    """Return the first bytes of a file and its size; UserProblem where there is no file to read."""
    with telling_files(path):
        present = path.exists()
    if not present:
        raise FileProblem(
            f"There is no file “{path.name}” in “{path.parent}”. Nothing was changed. "
            "Check the name, or make a new workspace.",
            Trouble.MISSING,
            path,
        )
    with telling_files(path):
        found = path.stat()
    if stat.S_ISDIR(found.st_mode):
        raise UserProblem(
            f"“{path.name}” is a folder, not a workspace. Nothing was changed. "
            "Choose the workspace file in it."
        )
    if not stat.S_ISREG(found.st_mode):
        raise UserProblem(
            f"“{path.name}” is not an ordinary file. Nothing was changed. Choose a workspace file."
        )
    with telling_files(path), path.open("rb") as file:
        return file.read(_HEADER), found.st_size


def _check_header(path: Path) -> Header:
    start, size = start_of(path)
    if size == 0:
        raise FileProblem(
            f"“{path.name}” is empty (zero bytes). {_LEFT} Restore a backup, or make a new "
            "workspace under another name.",
            Trouble.EMPTY,
            path,
        )
    if not start.startswith(MAGIC):
        raise FileProblem(
            f"“{path.name}” is not an Oversight workspace. {_LEFT} To bring in a published "
            "table, open a workspace and import the file into it.",
            Trouble.FOREIGN,
            path,
        )
    header = Header.read(start) if len(start) == _HEADER else None
    # While a write-ahead log stands beside it, the file itself may lag behind its header.
    if header is None or (size < header.pages * header.page_size and not _has_log(path)):
        raise FileProblem(
            f"“{path.name}” is cut short: part of the file is missing. {_LEFT} "
            "Restore the newest backup that passes its check.",
            Trouble.DAMAGED,
            path,
        )
    if header.application_id != APPLICATION_ID:
        raise FileProblem(
            f"“{path.name}” is a database of another program, not an Oversight workspace. "
            f"{_LEFT} Choose another file.",
            Trouble.FOREIGN,
            path,
        )
    return header


def unlogged(path: Path) -> bool:
    """Whether a file expects a write-ahead log and has none.

    SQLite would make one to read it; read as immutable, it stays alone.
    """
    start, _ = start_of(path)
    return start[18:19] == b"\x02" and not beside(path, "-wal").exists()


def _has_log(path: Path) -> bool:
    log = beside(path, "-wal")
    with suppress(OSError):
        return log.stat().st_size > 0
    return False


def check_version(path: Path, version: int) -> None:
    """Raise a UserProblem for a version that this program does not know."""
    if version > VERSION:
        raise FileProblem(
            f"“{path.name}” was saved by a newer version of Oversight. {_LEFT} "
            "Install that version to open it.",
            Trouble.NEWER,
            path,
        )
    if version not in SCHEMAS:
        raise FileProblem(
            f"“{path.name}” carries no version of Oversight that is known. {_LEFT} "
            "Restore the newest backup that passes its check.",
            Trouble.DAMAGED,
            path,
        )


def check_tables(db: WorkspaceDatabase, path: Path) -> int:
    """Return the version of an open file; UserProblem where its tables are not the expected."""
    version = int(db.value("PRAGMA user_version"))
    check_version(path, version)
    if not is_canonical(db, SCHEMAS[version]):
        raise FileProblem(
            f"The tables of “{path.name}” are not those that Oversight makes: something was "
            f"added, removed or changed by another program. {_LEFT} Restore the newest backup "
            "that passes its check.",
            Trouble.DAMAGED,
            path,
        )
    return version


def examine(path: Path) -> int:
    """Return the version of a workspace file; UserProblem, with the reason, for any other.

    Leaves the file as it is and no companion file behind.
    """
    check_version(path, _check_header(path).user_version)
    logged = beside(path, "-wal").exists()
    index = beside(path, "-shm")
    had_index = index.exists()
    db = WorkspaceDatabase(path, READING, mode="ro", immutable=unlogged(path))
    try:
        with telling(path):
            db.connect()
            return check_tables(db, path)
    except UserProblem:
        db.close_all()
        if logged and not had_index:
            with suppress(OSError):
                index.unlink(missing_ok=True)
        raise
    finally:
        db.close_all()
