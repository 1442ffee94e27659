"""Keeping returns: files of any layout, all or none, as one action that can be undone."""

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from oversight_app.domain.batches import Ledger
from oversight_app.domain.datasets import DATASETS
from oversight_app.domain.day_numbers import day_of, month_of
from oversight_app.domain.errors import UserProblem
from oversight_app.domain.local import (
    MISSING,
    Layout,
    LocalBatch,
    LocalIncoming,
    LocalPreview,
)
from oversight_app.domain.mappings import Mapping
from oversight_app.domain.observations import Provenance
from oversight_app.domain.periods import Period, PeriodKind, written_date
from oversight_app.store import chain
from oversight_app.store.actions import Action, writing
from oversight_app.store.activity_keeping import (
    ActivityComparison,
    compare_activity,
    put_activity,
)
from oversight_app.store.batches import action_name, described, put_issues
from oversight_app.store.changes import Changes
from oversight_app.store.database import WorkspaceDatabase
from oversight_app.store.free_space import need_space_for
from oversight_app.store.local_comparing import (
    LocalComparison,
    compare_records,
    without_references,
)
from oversight_app.store.local_standing import put_records
from oversight_app.store.local_tables import LOCAL_TABLES
from oversight_app.store.lock import os_user
from oversight_app.store.mappings import put_mapping
from oversight_app.store.opened import Workspace
from oversight_app.store.schemes import add_terms, scheme_ids

Progress = Callable[[int, int], None]
"""Called with the rows done and the rows in all; it may raise to stop, and nothing is kept."""


def compare_local(
    workspace: Workspace, incoming: LocalIncoming, *, progress: Progress | None = None
) -> LocalPreview:
    """Return what keeping a resolved file would do, without doing it.

    The preview's ``incoming`` is the file without the rows that can't be kept: they are in its
    ``rejected`` and its ``issues``. Keep that one, or the one given: it comes to the same.
    """
    _check(incoming)
    with workspace.snapshot():
        _check_schemes(workspace, incoming)
        found = _compared(workspace.db, incoming, progress)
    return LocalPreview(found.incoming, found.ledger, found.no_longer, found.moved)


def keep_local(
    workspace: Workspace,
    incomings: Sequence[LocalIncoming],
    *,
    mappings: Sequence[Mapping] = (),
    provenance: Provenance = Provenance.LOCAL,
    progress: Progress | None = None,
) -> Changes:
    """Keep resolved files, all or none, as one action; with them the new words that they use,
    and the mappings to be remembered.

    A file that brings nothing new leaves no trace, in the history neither.
    """
    for incoming in incomings:
        _check(incoming)
    need_space_for(workspace.path.parent, sum(one.length for one in incomings))
    today = workspace.today()
    told = _Told(progress or workspace.report, sum(one.length for one in incomings))
    with writing(workspace, _action_name(incomings), "batch", progress=told.tell) as action:
        for mapping in mappings:
            put_mapping(action, mapping, today)
        ledger, no_longer = Ledger(), 0
        for incoming in incomings:
            action.report(0, incoming.length)
            _check_schemes(workspace, incoming)
            kept = _keep(action, incoming, provenance, today)
            ledger += kept[0]
            no_longer += kept[1]
            told.before += incoming.length
        action.description = _described(ledger, no_longer)
    return action.changes.described(action.description)


def local_batches(workspace: Workspace) -> dict[int, LocalBatch]:
    """Return what is known of each import of a return, those taken back among them, by the
    number of the import."""
    with workspace.snapshot():
        rows = workspace.db.rows(
            "SELECT batch_id, dataset, mapping_name, layout, no_longer, typed_in FROM local_batch"
        )
    return {
        row[0]: LocalBatch(
            row[0], row[1], row[2], Layout(**json.loads(row[3])), row[4], bool(row[5])
        )
        for row in rows
    }


def _compared(
    db: WorkspaceDatabase, incoming: LocalIncoming, progress: Progress | None
) -> ActivityComparison | LocalComparison:
    if incoming.mapping.dataset == "activity":
        return compare_activity(db, without_references(db, incoming), progress)
    return compare_records(db, incoming)


def _keep(
    action: Action,
    incoming: LocalIncoming,
    provenance: Provenance,
    today: date,
) -> tuple[Ledger, int]:
    """Keep one file; return its ledger, and how many rows of others no longer stand."""
    add_terms(action, incoming.new_terms)
    found = _compared(action.db, incoming, lambda _done, of: action.report(0, of))
    ledger = found.ledger
    if ledger.added or ledger.updated or found.no_longer:
        batch = _put_batch(action, found.incoming, ledger, found.no_longer, provenance, today)
        if isinstance(found, LocalComparison):
            put_records(action, batch, found)
        else:
            put_activity(action, batch, found.incoming, found)
    return ledger, found.no_longer


def _put_batch(
    action: Action,
    incoming: LocalIncoming,
    ledger: Ledger,
    no_longer: int,
    provenance: Provenance,
    today: date,
) -> int:
    """Store all about an import but its rows; return its number."""
    dataset, mapping = DATASETS[incoming.mapping.dataset], incoming.mapping
    release = _put_release(action, incoming, provenance, today)
    batch = action.file(
        "batch",
        release_id=release,
        file_name=incoming.file_name,
        file_sha256=incoming.file_sha256,
        format_name=dataset.name,
        kept_at=chain.now(),
        kept_by=os_user(),
        added=ledger.added,
        updated=ledger.updated,
        unchanged=ledger.unchanged,
        rejected=ledger.rejected,
        checked=ledger.checked,
        notes=json.dumps(incoming.notes, ensure_ascii=False),
    )
    action.file(
        "local_batch",
        batch_id=batch,
        dataset=dataset.id,
        mapping_name=mapping.name,
        layout=json.dumps(asdict(incoming.layout), ensure_ascii=False),
        no_longer=no_longer,
        typed_in=incoming.typed_in,
    )
    put_issues(action, batch, incoming.issues)
    action.steps.append({"op": "batch", "batch": batch, "live": True})
    action.after.append(_said(incoming, ledger, no_longer))
    return batch


def _said(incoming: LocalIncoming, ledger: Ledger, no_longer: int) -> dict[str, Any]:
    """What the history says of an import: never a row of it."""
    return {
        "file": incoming.file_name,
        "sha256": incoming.file_sha256,
        "format": DATASETS[incoming.mapping.dataset].name,
        "layout": incoming.mapping.name,
        "added": ledger.added,
        "updated": ledger.updated,
        "unchanged": ledger.unchanged,
        "rejected": ledger.rejected,
        "no longer": no_longer,
    }


def _put_release(
    action: Action, incoming: LocalIncoming, provenance: Provenance, today: date
) -> int:
    mapping = incoming.mapping
    series = f"local/{mapping.dataset}/{mapping.name}"
    edition = _edition(incoming, today)
    taken = action.db.value(
        "SELECT max(reissue) FROM release WHERE series = ? AND edition = ?",
        (series, edition.isoformat()),
    )
    office = action.db.value("SELECT office_name FROM workspace")
    return action.file(
        "release",
        series=series,
        edition=edition,
        reissue=0 if taken is None else taken + 1,
        title=f"{mapping.name}, to {written_date(edition)}",
        publisher=mapping.source_office.strip() or office,
        licence="",
        published=None,
        provenance=provenance,
    )


def _edition(incoming: LocalIncoming, today: date) -> date:
    """The last day that a file is about; today for a list that is of no day."""
    dataset = incoming.mapping.dataset
    dated = "day" if dataset == "activity" else LOCAL_TABLES[dataset].dated
    names = ("made", "planned") if dated == "made" else (dated,)
    columns = [incoming.columns[name].values for name in names if name in incoming.columns]
    last = max((max(values, default=MISSING) for values in columns), default=MISSING)
    if last == MISSING:
        return today
    if dated == "month":
        return Period(PeriodKind.MONTH, last).last_day
    return day_of(last) or Period(PeriodKind.MONTH, month_of(last)).last_day


def _check(incoming: LocalIncoming) -> None:
    if not incoming.blocked:
        return
    what = (
        f"the word “{incoming.asked[0].printed}” is not known"
        if incoming.asked
        else "its words have not been looked up"
    )
    raise UserProblem(
        f"“{incoming.file_name}” can't be kept while something in it is open: {what}. Nothing "
        "was kept from any of the files. Settle that, or leave the file out."
    )


def _check_schemes(workspace: Workspace, incoming: LocalIncoming) -> None:
    """Raise a UserProblem for a scheme that this workspace does not have."""
    column = incoming.columns.get("scheme")
    codes = set(column.words if column else ()) | {incoming.mapping.constants.get("scheme", "")}
    unknown = sorted(codes - scheme_ids(workspace.db).keys() - {""})
    if unknown:
        raise UserProblem(
            f"This workspace has no scheme with the code “{unknown[0]}”. Nothing was kept. "
            "Add the scheme, or match the columns anew."
        )


def _described(ledger: Ledger, no_longer: int) -> str:
    """``24 rows added, 2 revised, 3 no longer stand``."""
    if not no_longer:
        return described(ledger)
    gone = f"no longer {'stands' if no_longer == 1 else 'stand'}"
    if not (ledger.added or ledger.updated):
        return f"{no_longer:,} {'row' if no_longer == 1 else 'rows'} {gone}"
    return f"{described(ledger)}, {no_longer:,} {gone}"


@dataclass(slots=True)
class _Told:
    """The progress of one file as that of all of them; ``before`` are the rows of those kept."""

    progress: Progress | None
    rows: int
    before: int = 0

    def tell(self, done: int, _of: int) -> None:
        if self.progress is not None:
            self.progress(self.before + done, self.rows)


def _action_name(incomings: Sequence[LocalIncoming]) -> str:
    if len(incomings) == 1 and incomings[0].typed_in:
        return f"Type in: {DATASETS[incomings[0].mapping.dataset].name.lower()}"
    return action_name(len(incomings))
