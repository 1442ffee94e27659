"""Every write: one action of the person = one transaction = one entry in the history.

``with writing(workspace, "Add target") as action`` begins it; what is done through the action is
counted into the digests, recorded in the history and can be undone. Where nothing was done,
nothing is recorded.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from enum import Enum
from typing import Any

from oversight_app.domain.errors import UserProblem
from oversight_app.store import chain
from oversight_app.store.activity_summaries import sum_activity_anew
from oversight_app.store.changes import Changes
from oversight_app.store.content import CONTENTS, Sum, canonical, logical_row, row_hash
from oversight_app.store.database import WorkspaceDatabase
from oversight_app.store.digest_table import add_sums
from oversight_app.store.lock import read_only_problem
from oversight_app.store.opened import Report, Workspace
from oversight_app.store.problems import telling

Step = dict[str, Any]
"""One undoable step: a row before and after, or a batch moved in or out."""

GONE = "This record was deleted in the meantime. Nothing was changed. Look at the list again."


def stored(value: object) -> object:
    """Return a value as the tables hold it: days and times as ISO text, truth as 0 or 1."""
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, Enum):
        return str(value.value)
    return int(value) if isinstance(value, bool) else value


class Action:
    """An action under way, inside its transaction."""

    def __init__(
        self, db: WorkspaceDatabase, name: str, subject: str, report: Report | None = None
    ) -> None:
        self.db = db
        self._report = report
        self._told = (0, 0)
        self.name = name
        self.subject = subject
        self.steps: list[Step] = []
        self.before: list[object] = []
        self.after: list[object] = []
        self.description = ""
        self._sums: dict[str, Sum] = {}
        self._shows: set[str] = set()
        self.saved: list[int] = []
        """The ids of the records that were added or changed."""
        self.keeps_numbers = False
        """Numbers that records bring along from elsewhere are kept, where they were never used."""
        self._retrained: set[int] = set()

    def report(self, done: int, of: int) -> None:
        """Tell whoever waits how far it has come; it may raise to stop, and nothing is saved."""
        self._told = done, of
        if self._report is not None:
            self._report(done, of)

    def check(self) -> None:
        """Let whoever waits stop it, having come no further."""
        self.report(*self._told)

    # Rows of the record tables, each undoable by its image.

    def insert(self, table: str, **row: object) -> int:
        """Insert a row and return its rowid."""
        rowid = self.db.put(table, {name: stored(value) for name, value in row.items()})
        key = [rowid if name == "id" else stored(row[name]) for name in CONTENTS[table].key]
        self._record(table, key, None, None)
        return rowid

    def update(self, table: str, key: Sequence[object], **values: object) -> None:
        """Change columns of the row with a key; KeyError where there is none."""
        key = [stored(one) for one in key]
        before = self._image(table, key)
        said = logical_row(self.db, table, key)
        if before is None:
            raise KeyError(f"{table} {key}")
        new = {name: stored(value) for name, value in values.items()}
        if all(before[name] == value for name, value in new.items()):
            return
        self._write(table, key, new)
        self._note_training(table, before, {**before, **new})
        now = [new.get(name, one) for name, one in zip(CONTENTS[table].key, key, strict=True)]
        self._record(table, now, before, said)

    def delete(self, table: str, key: Sequence[object]) -> None:
        """Delete the row with a key; KeyError where there is none."""
        key = [stored(one) for one in key]
        before = self._image(table, key)
        said = logical_row(self.db, table, key)
        if before is None or said is None:
            raise KeyError(f"{table} {key}")
        self._delete(table, key)
        self._record(table, key, before, said)

    def update_record(self, table: str, number: int, **values: object) -> None:
        """Change the record with an ``id``; UserProblem where somebody has deleted it."""
        try:
            self.update(table, [number], **values)
        except KeyError as error:
            raise UserProblem(GONE) from error

    def delete_record(self, table: str, number: int) -> None:
        """Delete the record with an ``id``; UserProblem where somebody has already."""
        try:
            self.delete(table, [number])
        except KeyError as error:
            raise UserProblem(GONE) from error

    def put_back(self, table: str, now: Step | None, then: Step | None) -> None:
        """Replace a row's image by an earlier or later one, as undo and redo do."""
        names = CONTENTS[table].key
        image = now or then or {}
        key = [image[name] for name in names]
        found = self._image(table, key)
        if found != now:
            raise RuntimeError(f"the row of {table} is not as the undo record left it")
        said = logical_row(self.db, table, key)
        if now is not None and then is not None and all(now[one] == then[one] for one in names):
            # In its place: other rows may point to it. To write its key again, even as it is,
            # SQLite would look through a million rows for those that do.
            differs = {name: value for name, value in then.items() if now[name] != value}
            if differs:
                self._write(table, key, differs)
            self._note_training(table, now, then)
        else:
            if now is not None:
                self._delete(table, key)
            if then is not None:
                self.db.put(table, then)
                key = [then[name] for name in names]
        self._record(table, key, now, said, replayed=True)

    # Bookkeeping and bulk, for the modules that move many rows at once.

    def count(self, table: str, sums: Sum) -> None:
        """Add the digest of rows put into a table in bulk (negated: taken out)."""
        self._sums[table] = self._sums.get(table, Sum()) + sums
        if sums.rows or sums.total:
            self._shows.add(CONTENTS[table].shows)

    def file(self, table: str, **row: object) -> int:
        """Insert a bookkeeping row, which undo leaves in place; return its rowid."""
        rowid = self.db.put(table, {name: stored(value) for name, value in row.items()})
        key = [rowid if name == "id" else stored(row[name]) for name in CONTENTS[table].key]
        self._recount(table, None, logical_row(self.db, table, key))
        return rowid

    def amend(self, table: str, key: Sequence[object], **values: object) -> None:
        """Change a bookkeeping row, which undo leaves in place."""
        said = logical_row(self.db, table, key)
        self._write(table, key, {name: stored(value) for name, value in values.items()})
        self._recount(table, said, logical_row(self.db, table, key))

    def drop(self, table: str, key: Sequence[object]) -> None:
        """Delete a bookkeeping row for good."""
        said = logical_row(self.db, table, key)
        self._delete(table, key)
        self._recount(table, said, None)

    @property
    def changes(self) -> Changes:
        """What the action has changed so far."""
        flags = dict.fromkeys(self._shows, True)
        return Changes(
            self.description, **{**flags, "history": bool(flags)}, saved=tuple(self.saved)
        )

    def _image(self, table: str, key: Sequence[object]) -> Step | None:
        where = " AND ".join(f"{name} = ?" for name in CONTENTS[table].key)
        return self.db.named_row(f"SELECT * FROM {table} WHERE {where}", key)

    def _write(self, table: str, key: Sequence[object], new: Mapping[str, object]) -> None:
        columns = ", ".join(f"{name} = ?" for name in new)
        where = " AND ".join(f"{name} = ?" for name in CONTENTS[table].key)
        self.db.execute_sql(f"UPDATE {table} SET {columns} WHERE {where}", [*new.values(), *key])

    def _note_training(self, table: str, before: Step, after: Step) -> None:
        if table == "term" and before["training"] != after["training"]:
            self._retrained.add(int(before["id"]))

    def _delete(self, table: str, key: Sequence[object]) -> None:
        where = " AND ".join(f"{name} = ?" for name in CONTENTS[table].key)
        self.db.execute_sql(f"DELETE FROM {table} WHERE {where}", key)

    def _record(
        self,
        table: str,
        key: Sequence[object],
        before: Step | None,
        said: Mapping[str, Any] | None,
        *,
        replayed: bool = False,
    ) -> None:
        says = logical_row(self.db, table, key)
        self._recount(table, said, says)
        if said is not None and said != says:
            self.before.append({"table": table, **said})
        if says is not None and said != says:
            self.after.append({"table": table, **says})
        if not replayed:
            after = self._image(table, key)
            self.steps.append({"op": "row", "table": table, "before": before, "after": after})

    def _recount(
        self, table: str, said: Mapping[str, Any] | None, says: Mapping[str, Any] | None
    ) -> None:
        for row, sign in ((said, -1), (says, 1)):
            if row is not None:
                one = Sum(row_hash(list(row.values())), 1)
                self.count(table, one if sign > 0 else -one)

    def finish(self, *, undoable: bool) -> None:
        """Write the history entry, the undo record, the digests, and the sums that tell duty
        from training."""
        for activity in sorted(self._retrained):
            sum_activity_anew(self.db, activity, self.report)
        entry = chain.append(
            self.db,
            self.name,
            self.subject,
            canonical({"before": self.before, "after": self.after}),
        )
        if undoable:
            # What was undone before can't be redone over this.
            for (seq,) in self.db.rows("SELECT seq FROM undo_step WHERE undone = 1"):
                self.drop("undo_step", [seq])
            self.file(
                "undo_step",
                seq=entry,
                action=self.name,
                undone=False,
                steps=json.dumps(self.steps, ensure_ascii=False),
            )
        add_sums(self.db, self._sums)


@contextmanager
def writing(
    workspace: Workspace,
    name: str,
    subject: str,
    *,
    undoable: bool = True,
    progress: Report | None = None,
) -> Iterator[Action]:
    """Run a block as one action; all of it is saved, or none.

    ``name`` is the plain-English name of the action, ``subject`` the table it is about. What
    takes long tells ``progress``, or whoever the workspace is ``reporting`` to.
    """
    if workspace.read_only:
        raise read_only_problem(workspace.path, workspace.holder)
    workspace.check_in_place()
    with telling(workspace.path):
        db = workspace.db
        db.connect(reuse_if_open=True)
        if db.in_transaction():
            raise RuntimeError("an action can't begin inside a snapshot or another action")
        with db.transaction("IMMEDIATE"):
            action = Action(db, name, subject, progress or workspace.report)
            yield action
            if action.changes:
                action.finish(undoable=undoable)
