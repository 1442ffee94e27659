"""The shelf: where the rows of an import lie after it was taken back.

Rows move there and back in bulk, so that undoing a large import costs no image of each row.
Those of the small datasets stay where they are and no longer stand.
"""

from oversight_app.store import chain
from oversight_app.store.actions import Action
from oversight_app.store.activity_keeping import shelve_activity, unshelve_activity
from oversight_app.store.content import logical_rows, sum_of
from oversight_app.store.local_standing import settle_standing
from oversight_app.store.local_tables import LOCAL_TABLES
from oversight_app.store.totals import refresh_totals


def shelve(action: Action, batch: int) -> int:
    """Take an import's rows away; return how many there were."""
    dataset = _dataset(action, batch)
    moved = 0
    if dataset is None:
        moved = _move(action, batch, "observation", "observation_shelf")
        moved += _move(action, batch, "boundary", "boundary_shelf")
    elif dataset == "activity":
        moved = shelve_activity(action, batch)
    action.amend("batch", [batch], undone_at=chain.now())
    if dataset is not None and dataset in LOCAL_TABLES:
        moved = settle_standing(action, dataset, batch)
    return moved


def unshelve(action: Action, batch: int) -> int:
    """Bring an import's rows back; return how many there were."""
    dataset = _dataset(action, batch)
    moved = 0
    if dataset is None:
        moved = _move(action, batch, "observation_shelf", "observation")
        moved += _move(action, batch, "boundary_shelf", "boundary")
    elif dataset == "activity":
        moved = unshelve_activity(action, batch)
    action.amend("batch", [batch], undone_at=None)
    if dataset is not None and dataset in LOCAL_TABLES:
        moved = settle_standing(action, dataset, batch)
    return moved


def _dataset(action: Action, batch: int) -> str | None:
    """The dataset of a return; None for an import of published figures."""
    found: str | None = action.db.value(
        "SELECT dataset FROM local_batch WHERE batch_id = ?", (batch,)
    )
    return found


def _move(action: Action, batch: int, source: str, target: str) -> int:
    db = action.db
    sums = sum_of(logical_rows(db, source, "t.batch_id = ?", [batch]))
    if not sums.rows:
        return 0
    measures = (
        db.rows(f"SELECT DISTINCT release_id, measure FROM {source} WHERE batch_id = ?", (batch,))
        if source.startswith("observation")
        else []
    )
    db.execute_sql(f"INSERT INTO {target} SELECT * FROM {source} WHERE batch_id = ?", (batch,))
    db.execute_sql(f"DELETE FROM {source} WHERE batch_id = ?", (batch,))
    for release in {number for number, _ in measures}:
        refresh_totals(db, release, [of for number, of in measures if number == release])
    action.count(source, -sums)
    action.count(target, sums)
    return sums.rows
