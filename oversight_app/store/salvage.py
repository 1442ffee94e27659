"""Salvage: a new, sound workspace from every row of a damaged one that can still be read.

The damaged file is read and never written to. What is read is put into a new file under the
rules of its tables; what those refuse, or what has lost what it rests on, is left out and
counted. Digests are worked out anew, the history is kept or chained anew, and a last entry says
what was done. The outcome passes the check of every workspace, or there is none.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from oversight_app.domain.errors import FileProblem, Trouble, UserProblem
from oversight_app.domain.records import Office
from oversight_app.store import chain
from oversight_app.store.checking import check_open
from oversight_app.store.content import CONTENTS, canonical
from oversight_app.store.database import SALVAGING, WorkspaceDatabase
from oversight_app.store.examine import start_of
from oversight_app.store.files import discard, settle, sweep, temporary_beside
from oversight_app.store.free_space import need_space
from oversight_app.store.lock import Lock, current_holder, held_problem
from oversight_app.store.migrations import STEPS
from oversight_app.store.opened import Report
from oversight_app.store.place import check_place
from oversight_app.store.problems import telling, telling_files
from oversight_app.store.salvage_history import SalvagedHistory, images, mend_history
from oversight_app.store.salvage_pages import PageFile
from oversight_app.store.salvage_parts import PARTS
from oversight_app.store.salvage_proof import Proof, prove, put_back_reference, stored_sum
from oversight_app.store.salvage_rows import Found, RowsReader
from oversight_app.store.salvage_whole import (
    drop_half,
    drop_wrong_contents,
    mend_records,
    work_out_sums,
)
from oversight_app.store.schema import APPLICATION_ID, VERSION, build

ACTION = "Salvage what could be read of a damaged file"
_WHOLE_STEPS = 10


def _nobody(_done: int, _of: int) -> None:
    """Where nobody waits to be told how far it has come."""


@dataclass(frozen=True, slots=True)
class SalvagedPart:
    """What became of one kind of rows: the page that shows it (an id of ``PARTS``), its words in
    the plural, how many were kept and lost. ``lost`` is None where nobody can tell how many there
    were; ``unproved`` of those kept were read, but nothing vouches for every letter."""

    table: str
    place: str
    words: str
    kept: int
    lost: int | None
    unproved: int


@dataclass(frozen=True, slots=True)
class Salvaged:
    """A salvage: the new file, what became of each kind of rows, and of the history."""

    path: Path
    parts: tuple[SalvagedPart, ...]
    history_whole: bool
    """The chain is the original one up to the entry that says that this was salvaged."""
    put_right: int
    """Rows of which one bit had flipped, and was found and put right."""

    @property
    def lost(self) -> int:
        """How many rows are known to be lost."""
        return sum(part.lost or 0 for part in self.parts)

    @property
    def whole(self) -> bool:
        """True where nothing that was saved is known to be lost or open to doubt."""
        return self.history_whole and all(
            part.lost == 0 and not part.unproved for part in self.parts
        )


def salvage(path: Path | str, to: Path | str, report: Report | None = None) -> Salvaged:
    """Make a new workspace from what can be read of a damaged one, which is left as it is.

    ``report`` is told how far it has come, in steps, and may raise to stop. UserProblem where
    nothing of a workspace can be read, where ``to`` is taken or no good place, or the disk full.
    """
    path, to = (Path(os.path.abspath(one)) for one in (path, to))  # noqa: PTH100
    _check_target(path, to)
    lock = Lock(to)
    if not lock.acquire():
        raise held_problem(to, current_holder(to))
    sweep(to)
    temporary = temporary_beside(to)
    try:
        with telling_files(path):
            pages = PageFile(path)
        try:
            with telling(to), telling_files(to):
                made = _salvage(pages, path, temporary, to, report or _nobody)
        finally:
            pages.close()
        settle(temporary, to)
        return made
    finally:
        discard(temporary)
        lock.release()


def _check_target(path: Path, to: Path) -> None:
    _, size = start_of(path)
    if size == 0:
        raise FileProblem(
            f"“{path.name}” is empty (zero bytes): there is nothing in it to salvage. It was left "
            "as it is. Restore a backup.",
            Trouble.EMPTY,
        )
    check_place(to)
    with telling_files(to):
        taken, folder = os.path.lexists(to), to.parent.is_dir()
    if taken:
        raise UserProblem(
            f"There is already a file “{to.name}” in “{to.parent}”. It was left as it is. "
            "Choose another name."
        )
    if not folder:
        raise UserProblem(
            f"There is no folder “{to.parent}”. Nothing was salvaged. Make the folder first, or "
            "choose another."
        )
    need_space(to.parent, size, "What can be salvaged")


def _salvage(pages: PageFile, path: Path, temporary: Path, to: Path, report: Report) -> Salvaged:
    reader = RowsReader(pages)
    if not reader.ours:
        raise FileProblem(
            f"Nothing of an Oversight workspace can be read in “{path.name}”. It was left as it "
            "is. Restore a backup, or start with a new workspace.",
            Trouble.FOREIGN,
        )
    db = WorkspaceDatabase(temporary, SALVAGING, mode="rwc")
    try:
        db.connect()
        with db.transaction("IMMEDIATE"):
            build(db, reader.version)
            found = reader.load(db, lambda done, of: report(done, of + _WHOLE_STEPS))
            steps = _Steps(report, len(found.rows))
            history = mend_history(db, found.last_entry)
        steps.next()
        if stored_tables := _short(db, found):
            put_back_reference(db, found, stored_tables)
        steps.next()
        with db.transaction("IMMEDIATE"):
            _mend_workspace(db)
            if found.version < VERSION:
                _bring_up_to_date(db, found)
            drop_wrong_contents(db)
            mend_records(db)
        steps.next()
        proof = _proved(db, found)
        steps.next()
        with db.transaction("IMMEDIATE"):
            drop_half(db)
            _seed(db)
            drop_half(db)
            steps.next()
            parts = _parts(db, found, proof, history)
            _write_entry(db, parts, history)
            work_out_sums(db)
            steps.next()
            outcome = check_open(db)
        if not outcome.ok:
            raise RuntimeError(f"what was salvaged is not sound: {outcome.lines[-1]}")
    finally:
        db.close_all()
    return Salvaged(to, parts, history.whole, proof.put_right)


class _Steps:
    """Tells how far it has come, once all rows are read."""

    def __init__(self, report: Report, done: int) -> None:
        self._report, self._done, self._of = report, done, done + _WHOLE_STEPS

    def next(self) -> None:
        self._done = min(self._done + 1, self._of)
        self._report(self._done, self._of)


def _short(db: WorkspaceDatabase, found: Found) -> list[str]:
    """The tables that have fewer rows than were saved, of this program's own version."""
    if found.version < VERSION:
        return []
    return [
        table
        for table in found.rows
        if (saved := stored_sum(found, table)) is not None and found.rows[table] < saved.rows
    ]


def _proved(db: WorkspaceDatabase, found: Found) -> Proof:
    if found.version < VERSION:
        return Proof()  # its digests are over other rows than this version's
    with db.transaction("IMMEDIATE"):
        drop_half(db)
    return prove(db, found)


def _bring_up_to_date(db: WorkspaceDatabase, found: Found) -> None:
    """Take the steps of the versions in between, on rows that hold together."""
    _drop_older_half(db)
    for number in range(found.version, VERSION):
        STEPS[number](db)
    db.execute_sql(f"PRAGMA user_version = {VERSION}")


def _drop_older_half(db: WorkspaceDatabase) -> None:
    tables = [name for (name,) in db.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    gone = 1
    while gone:
        gone = 0
        for table in tables:
            for _, _, parent, own, theirs, *_ in db.rows(f"PRAGMA foreign_key_list({table})"):
                gone += db.execute_sql(
                    f"DELETE FROM {table} WHERE {own} IS NOT NULL "
                    f"AND {own} NOT IN (SELECT {theirs} FROM {parent})"
                ).rowcount


def _mend_workspace(db: WorkspaceDatabase) -> None:
    """The one row that says whose workspace it is: as the history said it last, where it is
    lost."""
    if db.value("SELECT 1 FROM workspace"):
        return
    for table, said in images(db):
        if table == "workspace" and said.keys() >= {"office_name", "home_force", "sample"}:
            office = Office(
                str(said["office_name"]), str(said["home_force"]), sample=bool(said["sample"])
            )
            break
    else:
        force = db.value("SELECT code FROM body WHERE kind = 'force' ORDER BY code LIMIT 1")
        office = Office("The name of the office was lost", force or "E23000038")
    db.put(
        "workspace",
        {"id": 1, "office_name": office.name, "home_force": office.home_force,
         "sample": int(office.sample)},
    )  # fmt: skip


def _seed(db: WorkspaceDatabase) -> None:
    """Put what every workspace needs into tables that came out empty."""
    from oversight_app.store.workspace import seeds_of_new

    empty: dict[str, bool] = {}
    for table, row in seeds_of_new():
        if table not in empty:
            empty[table] = not db.value(f"SELECT 1 FROM {table} LIMIT 1")
        if empty[table]:
            db.put(table, row)


def _parts(
    db: WorkspaceDatabase, found: Found, proof: Proof, history: SalvagedHistory
) -> tuple[SalvagedPart, ...]:
    parts = []
    for table, (place, words) in PARTS.items():
        if table == "history":
            parts.append(SalvagedPart(table, place, words, history.kept, history.lost, 0))
            continue
        kept = int(db.value(f"SELECT count(*) FROM {table} WHERE {_stands(table)}"))
        lost = _lost(db, found, table, kept)
        unproved = proof.unproved.get(table, 0)
        if found.version < VERSION and table in CONTENTS:
            unproved = kept
        if kept or lost:
            parts.append(SalvagedPart(table, place, words, kept, lost, min(unproved, kept)))
    return tuple(parts)


def _stands(table: str) -> str:
    return CONTENTS[table].stands.replace("t.", "") if table in CONTENTS else "1"


def _lost(db: WorkspaceDatabase, found: Found, table: str, kept: int) -> int | None:
    saved = stored_sum(found, table) if found.version == VERSION else None
    if saved is not None:
        return max(saved.rows - kept, 0)
    if table not in CONTENTS:
        return found.unread.get(table, 0)
    return None if found.unread or found.version == VERSION else 0


def _write_entry(
    db: WorkspaceDatabase, parts: tuple[SalvagedPart, ...], history: SalvagedHistory
) -> None:
    said: list[Mapping[str, object]] = [
        {"table": part.table, "kept": part.kept, "lost": part.lost, "unproved": part.unproved}
        for part in parts
    ]
    chained = {"history": "as it was" if history.whole else "chained anew", "head": history.head}
    chain.append(db, ACTION, "workspace", canonical({"before": [chained], "after": said}))
    db.execute_sql(f"PRAGMA application_id = {APPLICATION_ID}")
