"""Imports: keeping files, all or none, and taking one back as a whole."""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from oversight_app.domain.batches import Batch, Incoming, Ledger, Preview, RowIssue
from oversight_app.domain.errors import UserProblem
from oversight_app.domain.measures import MEASURES
from oversight_app.domain.periods import written_date
from oversight_app.store import chain
from oversight_app.store.actions import Action, writing
from oversight_app.store.bodies import body_ids, put_spelling
from oversight_app.store.changes import Changes
from oversight_app.store.comparing import Comparison, compare_incoming, said
from oversight_app.store.content import sum_of
from oversight_app.store.free_space import need_space_for
from oversight_app.store.local_dependents import decisions_on, records_on
from oversight_app.store.lock import os_user
from oversight_app.store.opened import Workspace
from oversight_app.store.releases import releases_by_id
from oversight_app.store.shelf import shelve
from oversight_app.store.totals import refresh_totals

Progress = Callable[[int, int], None]
"""Called with the files done and the files in all; it may raise to stop, and nothing is kept."""


def compare(workspace: Workspace, incoming: Incoming) -> Preview:
    """Return what keeping a file would do, without doing it."""
    with workspace.snapshot():
        found = compare_incoming(workspace.db, incoming)
    return Preview(incoming, found.ledger, found.revises)


def keep(
    workspace: Workspace,
    incomings: Sequence[Incoming],
    *,
    progress: Progress | None = None,
    spellings: Mapping[str, str | None] | None = None,
) -> Changes:
    """Keep files, all or none, as one action; with them the printed names that they brought up
    and what each means (a body's code, or None for no single force).

    A row that is held already is not stored again; a file that brings nothing new leaves no
    trace, in the history neither. A file that contradicts a stored one of the same edition is
    kept beside it, whole, as a reissue.
    """
    for incoming in incomings:
        if incoming.blocked:
            raise UserProblem(
                f"“{incoming.file_name}” can't be kept while something in it is open: "
                f"{_what_blocks(incoming)}. Nothing was kept from any of the files. "
                "Settle that, or leave the file out."
            )
    need_space_for(workspace.path.parent, sum(len(one.rows) for one in incomings))
    with writing(workspace, action_name(len(incomings)), "batch") as action:
        for printed, code in (spellings or {}).items():
            put_spelling(action, printed, code)
        ledger = keep_within(action, incomings, progress)
        action.description = described(ledger)
    return action.changes.described(described(ledger))


def keep_within(
    action: Action, incomings: Sequence[Incoming], progress: Progress | None = None
) -> Ledger:
    """Keep files inside an action that is under way; return what became of their rows."""
    ledger = Ledger()
    for done, incoming in enumerate(incomings):
        if progress is not None:
            progress(done, len(incomings))
        found = compare_incoming(action.db, incoming)
        ledger += found.ledger
        if not found.adds_nothing:
            _put(action, incoming, found)
    return ledger


def undo_batch(workspace: Workspace, batch_id: int) -> Changes:
    """Take an import back as a whole: its rows move to the shelf, from where undoing this
    brings them back."""
    with writing(workspace, "Take an import back", "batch") as action:
        row = workspace.db.execute_sql(
            "SELECT file_name, undone_at FROM batch WHERE id = ?", (batch_id,)
        ).fetchone()
        if row is None:
            raise UserProblem("There is no such import in this workspace. Nothing was changed.")
        if row[1] is not None:
            raise UserProblem(
                f"The import of “{row[0]}” was taken back before. Nothing was changed."
            )
        moved = shelve(action, batch_id)
        action.steps.append({"op": "batch", "batch": batch_id, "live": False})
        action.before.append({"file": row[0], "rows": moved})
        action.description = f"Import of “{row[0]}” taken back: {_rows(moved)}"
    return action.changes


def dependents(workspace: Workspace, batch_id: int) -> tuple[str, ...]:
    """Return, in words, what later decisions rest on an import, and which records are linked to
    it: to be said before it is taken back. They are kept, and hold again when the import is."""
    with workspace.snapshot():
        rows = workspace.db.rows(
            "SELECT DISTINCT p.measure, p.as_at FROM preference AS p "
            "JOIN observation AS t ON t.measure = p.measure AND t.as_at = p.as_at "
            "AND t.release_id = p.release_id WHERE t.batch_id = ? ORDER BY 1, 2 DESC",
            (batch_id,),
        )
    preferred = tuple(
        f"The office prefers these figures for {MEASURES[measure].name.lower()} at "
        f"{written_date(date.fromisoformat(as_at))}"
        for measure, as_at in rows
    )
    return preferred + decisions_on(workspace, batch_id) + records_on(workspace, batch_id)


def all_batches(workspace: Workspace) -> tuple[Batch, ...]:
    """Return every import, those taken back among them, the newest first."""
    with workspace.snapshot():
        releases = releases_by_id(workspace.db)
        rows = workspace.db.rows(
            "SELECT id, release_id, file_name, file_sha256, format_name, kept_at, kept_by, added, "
            "updated, unchanged, rejected, checked, undone_at, notes FROM batch ORDER BY id DESC"
        )
    return tuple(
        Batch(
            id=row[0],
            file_name=row[2],
            file_sha256=row[3],
            format_name=row[4],
            release=releases[row[1]],
            kept_at=datetime.fromisoformat(row[5]),
            kept_by=row[6],
            ledger=Ledger(*row[7:12]),
            undone_at=datetime.fromisoformat(row[12]) if row[12] else None,
            notes=tuple(json.loads(row[13])),
        )
        for row in rows
    )


def issues(workspace: Workspace, batch_id: int) -> tuple[RowIssue, ...]:
    """Return what was wrong with rows of an import, in the file's order."""
    with workspace.snapshot():
        rows = workspace.db.rows(
            "SELECT sheet, printed_row, printed_column, what, why, blocking FROM batch_issue "
            "WHERE batch_id = ? ORDER BY number",
            (batch_id,),
        )
    return tuple(
        RowIssue(sheet, row, column, what, why, bool(blocking))
        for sheet, row, column, what, why, blocking in rows
    )


def _what_blocks(incoming: Incoming) -> str:
    if incoming.unknown_names:
        return f"the name “{incoming.unknown_names[0]}” is not known"
    return next(str(issue) for issue in incoming.issues if issue.blocking).rstrip(".")


def action_name(files: int) -> str:
    """Return what keeping so many files is called in the history."""
    return "Import a file" if files == 1 else f"Import {files} files"


def _rows(count: int) -> str:
    return f"{count:,} row" if count == 1 else f"{count:,} rows"


def described(ledger: Ledger) -> str:
    """``24 rows added, 2 revised``; what did not happen is left out."""
    parts = [
        f"{count:,} {word}"
        for count, word in ((ledger.added, "added"), (ledger.updated, "revised"))
        if count
    ]
    if not parts:
        return _nothing(ledger)
    first, *rest = parts
    count, word = first.split(" ")
    return ", ".join([f"{count} {'row' if count == '1' else 'rows'} {word}", *rest])


def _nothing(ledger: Ledger) -> str:
    """Why nothing was kept: all of it is here, or none of it could be."""
    rejected = f"{ledger.rejected:,} {'row was' if ledger.rejected == 1 else 'rows were'} rejected"
    if ledger.unchanged and ledger.rejected:
        return f"Nothing new: {rejected}, and the workspace holds all the others already"
    if ledger.rejected:
        return f"Nothing was kept: {rejected}, and there are no others"
    if ledger.unchanged:
        return "Nothing new: the workspace holds all of it already"
    return "Nothing was kept: there are no rows to keep"


def _put(action: Action, incoming: Incoming, found: Comparison) -> None:
    """Store what a file brings."""
    release = found.release
    number = found.release_id
    if number is None:
        number = action.file(
            "release",
            series=release.series,
            edition=release.edition,
            reissue=release.reissue,
            title=release.title,
            publisher=release.publisher,
            licence=release.licence,
            published=release.published,
            provenance=release.provenance,
        )
    batch = action.file("batch", **_batch_row(incoming, number, found.ledger))
    put_issues(action, batch, incoming.issues)
    _put_figures(action, batch, number, found)
    _put_outlines(action, batch, number, found)
    action.steps.append({"op": "batch", "batch": batch, "live": True})
    action.after.append(
        {
            "file": incoming.file_name,
            "sha256": incoming.file_sha256,
            "format": incoming.format_name,
            "release": release.key,
            "added": found.ledger.added,
            "updated": found.ledger.updated,
            "unchanged": found.ledger.unchanged,
            "rejected": found.ledger.rejected,
        }
    )


def _batch_row(incoming: Incoming, release: int, ledger: Ledger) -> dict[str, Any]:
    return {
        "release_id": release,
        "file_name": incoming.file_name,
        "file_sha256": incoming.file_sha256,
        "format_name": incoming.format_name,
        "kept_at": chain.now(),
        "kept_by": os_user(),
        "added": ledger.added,
        "updated": ledger.updated,
        "unchanged": ledger.unchanged,
        "rejected": ledger.rejected,
        "checked": ledger.checked,
        "notes": json.dumps(incoming.notes, ensure_ascii=False),
    }


def put_issues(action: Action, batch: int, found: Sequence[RowIssue]) -> None:
    """Store what was wrong with rows of an import."""
    rows = [
        (batch, number, i.sheet, i.row, i.column, i.what, i.why, int(i.blocking))
        for number, i in enumerate(found, start=1)
    ]
    action.db.many("INSERT INTO batch_issue VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
    action.count("batch_issue", sum_of(rows))


def _put_figures(action: Action, batch: int, number: int, found: Comparison) -> None:
    bodies = body_ids(action.db)
    release = (found.release.series, found.release.edition.isoformat(), found.release.reissue)
    stored, logical = [], []
    # In the order of the table's key, so that its pages are filled one after the other.
    for one in sorted(found.figures, key=lambda o: (o.measure, o.as_at, bodies[o.body])):
        value, marker = said(one)
        day, printed = one.as_at.isoformat(), (one.sheet, one.row)
        stored.append(
            (one.measure, day, bodies[one.body], number, one.sex, one.rank, one.area, value,
             marker, batch, *printed)
        )  # fmt: skip
        logical.append(
            (one.measure, day, one.body, *release, one.sex, one.rank, one.area, value, marker,
             *printed)
        )  # fmt: skip
    marks = ", ".join("?" * 12)
    action.db.many(f"INSERT INTO observation VALUES ({marks})", stored)
    refresh_totals(action.db, number, {one.measure for one in found.figures})
    action.count("observation", sum_of(logical))


def _put_outlines(action: Action, batch: int, number: int, found: Comparison) -> None:
    bodies = body_ids(action.db)
    release = (found.release.series, found.release.edition.isoformat(), found.release.reissue)
    action.db.many(
        "INSERT INTO boundary VALUES (?, ?, ?, ?)",
        [(number, bodies[body], batch, text) for body, text in found.outlines],
    )
    action.count("boundary", sum_of([(body, *release, text) for body, text in found.outlines]))
