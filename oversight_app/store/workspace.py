"""Making and opening a workspace: one file, written to by one window or command at a time."""

import os
from pathlib import Path

from oversight_app.domain.errors import UserProblem
from oversight_app.domain.records import Office
from oversight_app.store.actions import writing
from oversight_app.store.database import BUILDING, WorkspaceDatabase
from oversight_app.store.digest_table import start_sums
from oversight_app.store.examine import examine
from oversight_app.store.files import discard, settle, sweep, temporary_beside
from oversight_app.store.lock import Holder, Lock, current_holder, held_problem
from oversight_app.store.migrations import migrate
from oversight_app.store.office import check_home_force, named
from oversight_app.store.opened import Workspace, readable, writable
from oversight_app.store.place import check_place
from oversight_app.store.problems import telling, telling_files
from oversight_app.store.record_seeds import (
    Seeds,
    office_seeds,
    outside_seeds,
    paper_seeds,
    record_seeds,
)
from oversight_app.store.reference import load_reference
from oversight_app.store.schema import VERSION, build
from oversight_app.store.schemes import seeds

__all__ = ["Holder", "Workspace", "create", "open_workspace"]


def create(path: Path | str, office: Office, *, reference: bool = True) -> Workspace:
    """Make a new workspace and open it for writing.

    With ``reference`` it starts with the police forces, their printed names and the published
    figures of ``resources/reference``. Refuses a file that is there already, and a network or
    synced folder. The file appears whole or not at all.
    """
    office = named(office)
    path = _place_for_new(path)
    lock = Lock(path)
    if not lock.acquire():
        raise held_problem(path, current_holder(path))
    sweep(path)
    temporary = temporary_beside(path)
    try:
        _build(temporary, path, office, reference=reference)
        settle(temporary, path)
        return writable(path, lock)
    except BaseException:
        discard(temporary)
        lock.release()
        raise


def _build(temporary: Path, path: Path, office: Office, *, reference: bool) -> None:
    db = WorkspaceDatabase(temporary, BUILDING, mode="rwc")
    try:
        with telling(path):
            db.connect()
            with db.transaction():
                build(db)
                start_sums(db)
        new = Workspace(path, db, read_only=False)
        with writing(new, "Make the workspace", "workspace", undoable=False) as action:
            action.insert(
                "workspace",
                id=1,
                office_name=office.name,
                home_force=office.home_force,
                review_date=office.review_date,
                sample=office.sample,
            )
            for table, row in seeds_of_new():
                action.insert(table, **row)
            if reference:
                load_reference(action)
                check_home_force(db, office.home_force)
    finally:
        db.close_all()


def seeds_of_new() -> Seeds:
    """What every new workspace starts with."""
    yield from seeds()
    yield from record_seeds()
    yield from outside_seeds()
    yield from paper_seeds()
    yield from office_seeds()


def open_workspace(
    path: Path | str, *, for_writing: bool = True, read_only_if_held: bool = False
) -> Workspace:
    """Open a workspace.

    Where another window or command holds it: opens it read-only if ``read_only_if_held`` (a
    window), else raises a UserProblem that names the holder (the command line). Opening
    read-only leaves the file byte for byte as it is.
    """
    path = Path(os.path.abspath(path))  # noqa: PTH100 - keeps a missing drive's name readable
    check_place(path)
    version = examine(path)
    path = path.resolve()
    if not for_writing:
        return readable(path, None)
    if not (_may_write(path) and _may_write(path.parent)):
        if read_only_if_held:
            return readable(path, None)
        raise UserProblem(
            f"“{path.name}” or its folder can't be written to. Nothing was changed. "
            "Allow writing there, or copy the file to a folder of your own."
        )
    lock = Lock(path)
    if not lock.acquire():
        holder = current_holder(path)
        if read_only_if_held:
            return readable(path, holder)
        raise held_problem(path, holder)
    try:
        if version < VERSION:
            migrate(path)
        return writable(path, lock)
    except BaseException:
        lock.release()
        raise


def _may_write(path: Path) -> bool:
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def _place_for_new(path: Path | str) -> Path:
    path = Path(os.path.abspath(path))  # noqa: PTH100
    check_place(path)
    with telling_files(path):
        folder, taken = path.parent.is_dir(), os.path.lexists(path)
    if not folder:
        raise UserProblem(
            f"There is no folder “{path.parent}”. Nothing was saved. Make the folder first, or "
            "choose another."
        )
    path = path.parent.resolve() / path.name
    if taken:
        raise UserProblem(
            f"There is already a file “{path.name}” in “{path.parent}”. It was left as it is. "
            "Choose another name."
        )
    return path
