"""Custody visits and the issues that visitors raised."""

from datetime import date

from oversight_app.domain.custody import CustodyIssue, CustodyVisit
from oversight_app.store.local_tables import LOCAL_TABLES, day_of, sourced_records
from oversight_app.store.opened import Workspace

_EVER = (date(1, 1, 1), date(9999, 12, 31))


def visits(
    workspace: Workspace, first_day: date | None = None, last_day: date | None = None
) -> tuple[CustodyVisit, ...]:
    """Return the visits that were planned for a span of days, both counted, or where no day was
    planned made in it; by day and suite."""
    days = (first_day or _EVER[0]).isoformat(), (last_day or _EVER[1]).isoformat()
    found = []
    with workspace.snapshot():
        for row in sourced_records(
            workspace.db,
            LOCAL_TABLES["custody-visits"],
            "t.live = 1 AND coalesce(t.planned, t.made) BETWEEN ? AND ?",
            days,
        ):
            row.pop("scheme")
            planned, made = day_of(row.pop("planned")), day_of(row.pop("made"))
            found.append(CustodyVisit(planned=planned, made=made, **row))
    return tuple(sorted(found, key=lambda one: (one.planned or one.made or _EVER[0], one.suite)))


def issues(workspace: Workspace) -> tuple[CustodyIssue, ...]:
    """Return the issues raised, by day and suite."""
    found = []
    with workspace.snapshot():
        for row in sourced_records(workspace.db, LOCAL_TABLES["custody-issues"], "t.live = 1"):
            row.pop("scheme")
            row |= {name: day_of(row[name]) for name in ("raised", "due", "resolved")}
            row["urgent"] = bool(row["urgent"])
            found.append(CustodyIssue(**row))
    return tuple(sorted(found, key=lambda one: (one.raised, one.suite)))
