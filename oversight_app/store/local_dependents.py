"""What the office recorded that rests on an import: decisions about limits of months that it is
about, and records that are linked to it."""

from collections.abc import Iterator

from oversight_app.domain.annotations import Baseline, Rebase
from oversight_app.domain.periods import written_date, written_month, written_months
from oversight_app.store import annotations
from oversight_app.store.opened import Workspace
from oversight_app.store.records import reference_of

_NAMED = 5
_MONTHS = (
    "SELECT s.code, t.month FROM activity_block AS t JOIN scheme AS s ON s.id = t.scheme_id "
    "WHERE t.batch_id = ?1 UNION SELECT s.code, t.month FROM scheme_return AS t "
    "JOIN scheme AS s ON s.id = t.scheme_id WHERE t.batch_id = ?1 AND t.live = 1"
)


def decisions_on(workspace: Workspace, batch: int) -> tuple[str, ...]:
    """Return, in words, the decisions about limits that months of an import lie under."""
    with workspace.snapshot():
        months: dict[str, set[int]] = {}
        for scheme, month in workspace.db.rows(_MONTHS, (batch,)):
            months.setdefault(scheme, set()).add(month)
        if not months:
            return ()
        names = dict(workspace.db.rows("SELECT code, name FROM scheme"))
        return tuple(_said(workspace, months, names))


def records_on(workspace: Workspace, batch: int) -> tuple[str, ...]:
    """Return, in words, which records are about an import."""
    with workspace.snapshot():
        found = [
            reference_of(workspace.db, number)
            for (number,) in workspace.db.rows(
                "SELECT DISTINCT from_id FROM record_link WHERE batch_id = ? ORDER BY 1", (batch,)
            )
        ]
    if not found:
        return ()
    named, more = found[:_NAMED], len(found) - _NAMED
    if more > 0:
        named = [*named, f"{more:,} more"]
    said = named[0] if len(named) == 1 else f"{', '.join(named[:-1])} and {named[-1]}"
    return (f"{said} {'is' if len(found) == 1 else 'are'} linked to this import",)


def _said(
    workspace: Workspace, months: dict[str, set[int]], names: dict[str, str]
) -> Iterator[str]:
    decisions: tuple[Rebase | Baseline, ...] = (
        *annotations.rebases(workspace),
        *annotations.baselines(workspace),
    )
    for one in decisions:
        mine = months.get(one.series.scheme, set())
        decided = written_date(one.decided_on)
        scheme = names.get(one.series.scheme, one.series.scheme)
        if isinstance(one, Rebase):
            if any(month >= one.from_month for month in mine):
                month = written_month(one.from_month)
                yield f"Limits for {scheme} are re-based from {month} (decided on {decided})"
        elif any(one.first_month <= month <= one.last_month for month in mine):
            span = written_months(one.first_month, one.last_month)
            yield f"Limits for {scheme} are locked to {span} (decided on {decided})"
