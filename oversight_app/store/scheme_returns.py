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


def returns(workspace: Workspace) -> tuple[SchemeReturn, ...]:
    """Return what stands, by scheme's code and month."""
    return workspace.once("scheme returns", lambda: _standing(workspace))


def _standing(workspace: Workspace) -> tuple[SchemeReturn, ...]:
    with workspace.snapshot():
        found = tuple(_read(workspace, "t.live = 1"))
    return tuple(sorted(found, key=lambda one: (one.scheme, one.month)))


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


def _read(workspace: Workspace, where: str) -> Iterator[SchemeReturn]:
    for row in sourced_records(workspace.db, _TABLE, where):
        yield _return(row)


def _return(row: dict[str, Any]) -> SchemeReturn:
    reasons = ((code, row.pop(f"leavers_{code}")) for code, _ in LEAVING_REASONS)
    return SchemeReturn(
        leavers_by_reason=tuple((code, count) for code, count in reasons if count is not None),
        **row,
    )
