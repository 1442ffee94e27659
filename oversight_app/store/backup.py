"""Backups: made while the workspace is in use, read back and checked before they get their name.

Made by SQLite's own backup and never by copying the file: a copy of a file that is being written
to loses rows. Beside each lies a note of the history's head, since a chain does not show by
itself that its end was cut off.
"""

import json
import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlcipher3 import dbapi2

from oversight_app.domain.errors import FileProblem, Trouble, UserProblem
from oversight_app.store import chain
from oversight_app.store.checking import check
from oversight_app.store.database import READING, WorkspaceDatabase
from oversight_app.store.examine import examine, start_of, unlogged
from oversight_app.store.files import discard, settle, sweep, temporary_beside
from oversight_app.store.free_space import need_space
from oversight_app.store.lock import Lock, beside, current_holder, held_problem
from oversight_app.store.opened import Workspace
from oversight_app.store.place import check_place
from oversight_app.store.problems import telling, telling_files


@dataclass(frozen=True, slots=True)
class Note:
    """What is kept beside a backup: how long the history was, its head, and when (UTC)."""

    entries: int
    head: str
    made_at: str


def note_beside(path: Path) -> Path:
    """Return where the note of a backup lies."""
    return beside(path, ".head.json")


def backup(source: Path | str | Workspace, dest: Path | str) -> Path:
    """Make a backup of a workspace, which may be open here or elsewhere; return its path.

    ``dest`` is a file that is not there yet, or a folder to put a dated one in. The file appears
    whole and checked, or not at all.
    """
    path = source.path if isinstance(source, Workspace) else Path(os.path.abspath(source))  # noqa: PTH100
    examine(path)
    dest = Path(os.path.abspath(dest))  # noqa: PTH100
    with telling_files(dest):
        into_folder = dest.is_dir()
    if into_folder:
        dest = dest / dated_name(path, datetime.now(UTC))
    _refuse_existing(dest)
    note = copy_checked(path, dest)
    _write_note(dest, note)
    return dest


def restore(source: Path | str, dest: Path | str) -> Path:
    """Make a workspace from a backup that passes its check; return its path.

    Never over an existing file.
    """
    source = Path(os.path.abspath(source))  # noqa: PTH100
    dest = Path(os.path.abspath(dest))  # noqa: PTH100
    examine(source)
    check_place(dest)
    _refuse_existing(dest)
    if not dest.parent.is_dir():
        raise UserProblem(
            f"There is no folder “{dest.parent}”. Nothing was restored. Make the folder first."
        )
    report = check(source)
    if not report.ok:
        raise UserProblem(
            f"“{source.name}” does not pass its check, so nothing was restored: "
            f"{report.lines[-1]} Choose an older backup."
        )
    _compare_note(source)
    lock = Lock(dest)
    if not lock.acquire():
        raise held_problem(dest, current_holder(dest))
    try:
        copy_checked(source, dest)
    finally:
        lock.release()
    return dest


def dated_name(path: Path, at: datetime) -> str:
    """Return the file name of a backup made at a time: ``north 2022-10-31 140509Z.oversight``."""
    return f"{path.stem} {at.astimezone(UTC):%Y-%m-%d %H%M%S}Z{path.suffix}"


def copy_checked(source: Path, dest: Path) -> Note:
    """Copy a workspace as it stands at one moment; the copy appears checked, or not at all."""
    sweep(dest)
    need_space(dest.parent, start_of(source)[1], "The copy")
    temporary = temporary_beside(dest)
    try:
        with telling_files(dest), telling(dest):
            # Made by ourselves, so that an error of the disk is told by its own name.
            temporary.touch(exist_ok=False)
            note = _copy(source, temporary)
        report = check(temporary)
        if not report.ok:
            raise FileProblem(
                f"The copy of “{source.name}” did not pass its check, so it was not kept: "
                f"{report.lines[-1]} The file itself was left as it is. Check it, and restore "
                "the newest backup that passes.",
                Trouble.DAMAGED,
                source,
            )
        if backup_head(temporary) != (note.entries, note.head):
            raise RuntimeError("the copy is not of the moment it was made at")
        settle(temporary, dest)
    except BaseException:
        discard(temporary)
        raise
    return note


def _copy(source: Path, temporary: Path) -> Note:
    db = WorkspaceDatabase(source, READING, mode="ro", immutable=unlogged(source))
    target = dbapi2.connect(str(temporary), isolation_level=None)
    try:
        db.connect()
        with db.transaction("DEFERRED"):
            # The first read fixes the moment; the copy is made in the same transaction.
            entries, head = _entries_and_head(db)
            db.connection().backup(target)
        # The copied header asks for a write-ahead log; a backup is one file, readable anywhere.
        target.execute("PRAGMA journal_mode = DELETE")
    finally:
        target.close()
        db.close_all()
    return Note(entries, head, chain.now())


def copy_open(workspace: Workspace, dest: Path | str) -> Path:
    """Copy an open workspace through the connection that has it open, for where its file is gone
    from its place; return the path of the copy, which appears checked, or not at all."""
    dest = Path(os.path.abspath(dest))  # noqa: PTH100
    check_place(dest)
    _refuse_existing(dest)
    sweep(dest)
    temporary = temporary_beside(dest)
    try:
        with telling(workspace.path), telling_files(dest):
            temporary.touch(exist_ok=False)
            workspace.db.connect(reuse_if_open=True)
            target = dbapi2.connect(str(temporary), isolation_level=None)
            try:
                workspace.db.connection().backup(target)
                target.execute("PRAGMA journal_mode = DELETE")
            finally:
                target.close()
        report = check(temporary)
        if not report.ok:
            raise UserProblem(
                f"Too little of “{workspace.path.name}” can still be read to make a copy of it: "
                f"{report.lines[-1]} Nothing was written. Bring its drive back, or restore the "
                "newest backup."
            )
        settle(temporary, dest)
    finally:
        discard(temporary)
    return dest


def _entries_and_head(db: WorkspaceDatabase) -> tuple[int, str]:
    row = db.execute_sql("SELECT seq, hash FROM history ORDER BY seq DESC LIMIT 1").fetchone()
    return (row[0], row[1]) if row else (0, chain.START)


def backup_head(path: Path) -> tuple[int, str]:
    """Return how long the history of a closed file is, and its head."""
    db = WorkspaceDatabase(path, READING, mode="ro", immutable=True)
    try:
        with telling(path):
            db.connect()
            return _entries_and_head(db)
    finally:
        db.close_all()


def _write_note(dest: Path, note: Note) -> None:
    path = note_beside(dest)
    temporary = temporary_beside(path)
    words = {"entries": note.entries, "head": note.head, "made_at": note.made_at}
    with telling_files(path):
        temporary.write_text(json.dumps(words, indent=1) + "\n", encoding="utf-8")
    settle(temporary, path)


def read_note(backup_file: Path) -> Note | None:
    """Return the note kept beside a backup; None where there is none that can be read."""
    try:
        words = json.loads(note_beside(backup_file).read_text(encoding="utf-8"))
        return Note(int(words["entries"]), str(words["head"]), str(words["made_at"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _compare_note(backup_file: Path) -> None:
    note = read_note(backup_file)
    if note is not None and (note.entries, note.head) != backup_head(backup_file):
        raise UserProblem(
            f"The history of “{backup_file.name}” is not the one that was noted beside it when "
            "the backup was made, so it was changed since. Nothing was restored. "
            "Choose another backup."
        )


def _refuse_existing(dest: Path) -> None:
    with telling_files(dest):
        taken = dest.exists() or dest.is_symlink()
    if taken:
        raise UserProblem(
            f"There is already a file “{dest.name}” in “{dest.parent}”. It was left as it is. "
            "Choose another name."
        )
