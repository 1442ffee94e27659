"""What the newest status lists say of volunteers, by pseudonymous reference."""

from datetime import date
from typing import Any

from oversight_app.domain.volunteers import VolunteerRecord
from oversight_app.store.local_tables import LOCAL_TABLES, day_of, sourced_records
from oversight_app.store.opened import Workspace

_TABLE = LOCAL_TABLES["volunteers"]
_DAYS = (
    "started",
    "ended",
    "vetting_until",
    "training_until",
    "supervision_last",
    "agreement_signed",
    "values_check",
    "welfare_last",
)


def records(workspace: Workspace, scheme: str | None = None) -> tuple[VolunteerRecord, ...]:
    """Return what stands of each volunteer, by scheme's code and reference."""
    where, parameters = ("t.live = 1", ()) if scheme is None else _of(scheme)
    with workspace.snapshot():
        found = [_record(row) for row in sourced_records(workspace.db, _TABLE, where, parameters)]
    return tuple(sorted(found, key=lambda one: (one.scheme, one.reference)))


def end_days(workspace: Workspace) -> dict[tuple[str, str], date]:
    """Return the last day of each volunteer that has one, by scheme's code and reference."""
    with workspace.snapshot():
        rows = workspace.db.rows(
            "SELECT s.code, v.reference, t.ended FROM volunteer_status AS t "
            "JOIN scheme AS s ON s.id = t.scheme_id JOIN volunteer AS v ON v.id = t.volunteer_id "
            "WHERE t.live = 1 AND t.ended IS NOT NULL"
        )
    return {(scheme, reference): date.fromisoformat(day) for scheme, reference, day in rows}


def _of(scheme: str) -> tuple[str, tuple[object, ...]]:
    return "t.live = 1 AND s.code = ?", (scheme,)


def _record(row: dict[str, Any]) -> VolunteerRecord:
    said = row | {name: day_of(row[name]) for name in _DAYS}
    return VolunteerRecord(**said | {name: row[name] or "" for name in ("district", "status")})
