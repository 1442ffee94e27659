"""What status lists say of volunteers, by pseudonymous reference: now, and as at earlier days.

A row counts from the day of its list (``listed_on``); where the file did not say it, from the day
that the import is known by. Of each volunteer the newest row on or before a day counts then, of
imports that were not taken back.
"""

from datetime import date
from typing import Any, NamedTuple

from oversight_app.domain.volunteers import VolunteerRecord
from oversight_app.store.content import CONTENTS
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
    "listed_on",
)
_COUNTS_FROM = "coalesce(t.listed_on, e.edition)"
_KEPT = (
    "JOIN batch AS i ON i.id = t.batch_id AND i.undone_at IS NULL "
    "JOIN release AS e ON e.id = i.release_id"
)


class _Days(dict[str, date]):
    """Days by how they are written. Many rows share theirs, so each is read once."""

    def __missing__(self, written: str) -> date:
        return self.setdefault(written, date.fromisoformat(written))


class Listed(NamedTuple):
    """One row of a list, for one date column: enough to say who was in date as at its day."""

    scheme: str
    volunteer: int
    """An inner number; it tells volunteers apart, and is never shown."""
    counts_from: date
    started: date | None
    ended: date | None
    vetting_status: str
    day: date | None

    def in_post(self, day: date) -> bool:
        """Tell whether the volunteer was in post on a day."""
        return (self.started is None or self.started <= day) and (
            self.ended is None or day < self.ended
        )


def records(workspace: Workspace, scheme: str | None = None) -> tuple[VolunteerRecord, ...]:
    """Return what stands of each volunteer, by scheme's code and reference."""
    return workspace.once(("volunteers", scheme), lambda: _standing(workspace, scheme))


def _standing(workspace: Workspace, scheme: str | None) -> tuple[VolunteerRecord, ...]:
    where, parameters = ("t.live = 1", ()) if scheme is None else _of(scheme)
    with workspace.snapshot():
        found = [_record(row) for row in sourced_records(workspace.db, _TABLE, where, parameters)]
    return tuple(sorted(found, key=lambda one: (one.scheme, one.reference)))


def as_at(workspace: Workspace, day: date) -> tuple[VolunteerRecord, ...]:
    """Return what the lists up to a day say of each volunteer, by scheme's code and reference;
    ``listed_on`` of each is the day that its row counts from."""
    return workspace.once(("volunteers as at", day), lambda: _as_at(workspace, day))


def _as_at(workspace: Workspace, day: date) -> tuple[VolunteerRecord, ...]:
    content = CONTENTS[_TABLE.table]
    with workspace.snapshot():
        cursor = workspace.db.execute_sql(
            # The columns beside max() are those of the row that it is found in.
            "WITH newest AS (SELECT batch_id, line, day, max(day || printf('%010d%010d', "
            f"batch_id, line)) FROM (SELECT t.volunteer_id, t.batch_id, t.line, {_COUNTS_FROM} "
            f"AS day FROM {_TABLE.table} AS t {_KEPT} WHERE {_COUNTS_FROM} <= ?) "
            "GROUP BY volunteer_id) "
            f"SELECT {content.standing}, t.batch_id AS batch, i.file_name AS file_name, "
            f"t.file_row AS file_row, n.day AS counts_from FROM {_TABLE.table} {content.source} "
            "JOIN newest AS n ON n.batch_id = t.batch_id AND n.line = t.line "
            "JOIN batch AS i ON i.id = t.batch_id",
            (day.isoformat(),),
        )
        names = [column[0] for column in cursor.description]
        found = [_record(_counting(dict(zip(names, row, strict=True)))) for row in cursor]
    return tuple(sorted(found, key=lambda one: (one.scheme, one.reference)))


def rows_over_time(workspace: Workspace, column: str) -> tuple[Listed, ...]:
    """Return every row of every list with one of its date columns, by the day it counts from.

    Raises KeyError for a column that a list does not have.
    """
    if column not in _DAYS:
        raise KeyError(column)
    return workspace.once(("listed", column), lambda: _rows_over_time(workspace, column))


def _rows_over_time(workspace: Workspace, column: str) -> tuple[Listed, ...]:
    with workspace.snapshot():
        rows = workspace.db.rows(
            f"SELECT s.code, t.volunteer_id, {_COUNTS_FROM}, t.started, t.ended, "
            f"t.vetting_status, t.{column} FROM {_TABLE.table} AS t {_KEPT} "
            "JOIN scheme AS s ON s.id = t.scheme_id ORDER BY 3, t.batch_id, t.line"
        )
    days = _Days()
    return tuple(
        Listed(
            scheme,
            volunteer,
            days[since],
            days[started] if started else None,
            days[ended] if ended else None,
            status,
            days[day] if day else None,
        )
        for scheme, volunteer, since, started, ended, status, day in rows
    )


def list_days(workspace: Workspace) -> dict[str, tuple[date, ...]]:
    """Return the days of the lists of each scheme, the earliest first, by the scheme's code."""
    with workspace.snapshot():
        rows = workspace.db.rows(
            f"SELECT DISTINCT s.code, {_COUNTS_FROM} FROM {_TABLE.table} AS t {_KEPT} "
            "JOIN scheme AS s ON s.id = t.scheme_id ORDER BY 1, 2"
        )
    found: dict[str, list[date]] = {}
    for scheme, day in rows:
        found.setdefault(scheme, []).append(date.fromisoformat(day))
    return {scheme: tuple(days) for scheme, days in found.items()}


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


def _counting(row: dict[str, Any]) -> dict[str, Any]:
    return row | {"listed_on": row.pop("counts_from")}


def _record(row: dict[str, Any]) -> VolunteerRecord:
    said = row | {name: day_of(row[name]) for name in _DAYS}
    return VolunteerRecord(**said | {name: row[name] or "" for name in ("district", "status")})
