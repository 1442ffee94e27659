"""What each release says in all about a body, date and measure: the ``total`` table.

It is derived from the observations and kept in the same transaction, so that a page reads some
thousand totals and not every row behind them.
"""

from collections.abc import Iterable

from oversight_app.store.database import WorkspaceDatabase

# A figure of which any row has no value is no figure: a part is never shown as a whole. Sums
# are rounded to a millionth, far below what is published, so that adding in another order gives
# the same total.
_SUMS = (
    "SELECT measure, as_at, body_id, release_id, "
    "CASE WHEN max(marker) IS NULL THEN round(sum(value), 6) END, max(marker) "
    "FROM observation"
)
_GROUPS = "GROUP BY measure, as_at, body_id, release_id"

ROUNDING = 0.1
"""A total of full-time equivalents is a sum of some twenty rounded rows, so one release's total
may be off another's by a little without anything having been revised."""


def disagree(
    first: tuple[float | None, str | None], second: tuple[float | None, str | None]
) -> bool:
    """Tell whether two totals, each (value, marker), say different things."""
    if first[0] is None or second[0] is None:
        return first != second
    return abs(first[0] - second[0]) > ROUNDING


def refresh_totals(db: WorkspaceDatabase, release: int, measures: Iterable[str]) -> None:
    """Work the totals of a release out again for some measures."""
    for measure in sorted(set(measures)):
        db.execute_sql("DELETE FROM total WHERE measure = ? AND release_id = ?", (measure, release))
        db.execute_sql(
            f"INSERT INTO total {_SUMS} WHERE measure = ? AND release_id = ? {_GROUPS}",
            (measure, release),
        )


def wrong_totals(db: WorkspaceDatabase) -> int:
    """Return how many totals differ from the sum of their rows, are missing or are extra."""
    stored = "SELECT measure, as_at, body_id, release_id, value, marker FROM total"
    worked_out = f"{_SUMS} {_GROUPS}"
    return int(
        db.value(
            f"SELECT (SELECT count(*) FROM ({stored} EXCEPT {worked_out})) + "
            f"(SELECT count(*) FROM ({worked_out} EXCEPT {stored}))"
        )
    )
