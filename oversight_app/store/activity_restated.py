"""What later imports of the log have moved: which months, by how much, and in which file."""

from dataclasses import dataclass

from oversight_app.store.opened import Workspace


@dataclass(frozen=True, slots=True)
class LogMoved:
    """What one import moved in one scheme's month: rows of earlier imports that it restates or
    no longer holds, and the rows it brought. Both are kept. Minutes are of duty and training."""

    scheme: str
    month: int
    file_name: str
    rows_gone: int
    minutes_gone: int
    rows_come: int
    minutes_come: int


def log_moved(workspace: Workspace) -> tuple[LogMoved, ...]:
    """Return what each import that restated the log has moved, the newest import first."""
    with workspace.snapshot():
        rows = workspace.db.rows(MOVED)
    return tuple(LogMoved(*row) for row in rows)


MOVED = """
WITH gone AS (
    SELECT replaced_by, scheme_id, month, count(*) AS row_count, sum(minutes) AS minutes
    FROM activity_shelf WHERE replaced_by IS NOT NULL GROUP BY 1, 2, 3
)
SELECT s.code, g.month, b.file_name, g.row_count, g.minutes,
    coalesce(here.row_count, 0) + coalesce(later.row_count, 0),
    coalesce(here.minutes, 0) + coalesce(later.minutes, 0)
FROM gone AS g
JOIN scheme AS s ON s.id = g.scheme_id
JOIN batch AS b ON b.id = g.replaced_by
LEFT JOIN activity_block AS here
    ON here.batch_id = g.replaced_by AND here.scheme_id = g.scheme_id AND here.month = g.month
LEFT JOIN (
    SELECT batch_id, scheme_id, month, count(*) AS row_count, sum(minutes) AS minutes
    FROM activity_shelf WHERE replaced_by IS NOT NULL GROUP BY 1, 2, 3
) AS later
    ON later.batch_id = g.replaced_by AND later.scheme_id = g.scheme_id AND later.month = g.month
ORDER BY g.replaced_by DESC, g.month DESC, s.position
"""
"""Rows that an import brought are those that stand and those that were replaced in their turn."""
