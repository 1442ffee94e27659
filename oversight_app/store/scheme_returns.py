"""Monthly scheme returns: what stands of them, and what was restated."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Any

from oversight_app.domain.datasets import LEAVING_REASONS
from oversight_app.domain.returns import Restatement, SchemeReturn
from oversight_app.store.local_tables import LOCAL_TABLES, sourced_records
from oversight_app.store.opened import Workspace

_TABLE = LOCAL_TABLES["return"]


def returns(
    workspace: Workspace,
    scheme: str | None = None,
    first: int | None = None,
    last: int | None = None,
) -> tuple[SchemeReturn, ...]:
    """Return what stands, by scheme's code and month; both months are counted."""
    where, parameters = "t.live = 1", []
    for condition, value in (
        ("s.code = ?", scheme),
        ("t.month >= ?", first),
        ("t.month <= ?", last),
    ):
        if value is not None:
            where += f" AND {condition}"
            parameters.append(value)
    with workspace.snapshot():
        found = tuple(_read(workspace, where, *parameters))
    return tuple(sorted(found, key=lambda one: (one.scheme, one.month)))


def history_of(workspace: Workspace, scheme: str, month: int) -> tuple[SchemeReturn, ...]:
    """Return all that was ever said of a scheme's month, but for imports taken back, the
    earliest first; the last one stands. What says the same as the one before is left out."""
    with workspace.snapshot():
        found = tuple(_read(workspace, "s.code = ? AND t.month = ?", scheme, month))
    return tuple(_steps(found))


def restated(workspace: Workspace) -> tuple[Restatement, ...]:
    """Return where a later return says something else of a scheme's month than the one before
    it, the newest month first and within it the latest change first."""
    with workspace.snapshot():
        found = tuple(_read(workspace, "1"))
    by_month: dict[tuple[str, int], list[SchemeReturn]] = {}
    for one in found:
        by_month.setdefault((one.scheme, one.month), []).append(one)
    changes = [
        Restatement(scheme, month, before, after)
        for (scheme, month), several in by_month.items()
        for before, after in pairwise(_steps(tuple(several)))
    ]
    return tuple(sorted(changes, key=lambda one: (-one.month, one.scheme, -one.after.batch)))


def _steps(found: tuple[SchemeReturn, ...]) -> list[SchemeReturn]:
    """Those that say something else than the one before."""
    steps: list[SchemeReturn] = []
    for one in found:
        if not steps or _said(steps[-1]) != _said(one):
            steps.append(one)
    return steps


def _said(one: SchemeReturn) -> SchemeReturn:
    return replace(one, batch=0, file_name="", file_row=0)


def _read(workspace: Workspace, where: str, *parameters: object) -> Iterator[SchemeReturn]:
    for row in sourced_records(workspace.db, _TABLE, where, parameters):
        yield _return(row)


def _return(row: dict[str, Any]) -> SchemeReturn:
    reasons = ((code, row.pop(f"leavers_{code}")) for code, _ in LEAVING_REASONS)
    return SchemeReturn(
        leavers_by_reason=tuple((code, count) for code, count in reasons if count is not None),
        **row,
    )
