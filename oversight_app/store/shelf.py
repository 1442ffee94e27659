"""The shelf: where the rows of an import lie after it was taken back.

Rows move there and back in bulk, so that undoing a large import costs no image of each row.
"""

from oversight_app.store import chain
from oversight_app.store.actions import Action
from oversight_app.store.content import logical_rows, sum_of
from oversight_app.store.totals import refresh_totals


def shelve(action: Action, batch: int) -> int:
    """Move the rows of an import to the shelf; return how many there were."""
    moved = _move(action, batch, "observation", "observation_shelf")
    moved += _move(action, batch, "boundary", "boundary_shelf")
    action.amend("batch", [batch], undone_at=chain.now())
    return moved


def unshelve(action: Action, batch: int) -> int:
    """Move the rows of an import back from the shelf; return how many there were."""
    moved = _move(action, batch, "observation_shelf", "observation")
    moved += _move(action, batch, "boundary_shelf", "boundary")
    action.amend("batch", [batch], undone_at=None)
    return moved


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
