"""Stored rows of activity as a page shows them: words for inner numbers."""

from collections.abc import Iterable, Sequence
from typing import Any

from oversight_app.domain.activity import ActivityRow
from oversight_app.domain.day_numbers import day_of
from oversight_app.domain.schemes import BLANK
from oversight_app.store.database import WorkspaceDatabase

STORED = (
    "t.scheme_id, t.month, t.day, t.batch_id, t.line, t.volunteer_id, t.district_id, "
    "t.activity_id, t.status_id, t.minutes, t.people, t.row_key, t.file_row, t.file_column"
)
"""The columns of a stored row ``t``."""


def printed_rows(db: WorkspaceDatabase, rows: Sequence[Sequence[Any]]) -> tuple[ActivityRow, ...]:
    """Return stored rows (``STORED``) in the office's codes, in their order."""
    schemes = dict(db.rows("SELECT id, code FROM scheme"))
    terms = {None: BLANK, **dict(db.rows("SELECT id, code FROM term"))}
    batches = {
        number: (name, provenance)
        for number, name, provenance in _of(
            db,
            "SELECT t.id, t.file_name, r.provenance FROM batch AS t "
            "JOIN release AS r ON r.id = t.release_id",
            (row[3] for row in rows),
        )
    }
    volunteers = {
        None: BLANK,
        **dict(_of(db, "SELECT t.id, t.reference FROM volunteer AS t", (row[5] for row in rows))),
    }
    return tuple(
        ActivityRow(
            month=row[1],
            day=day_of(row[2]),
            scheme=schemes[row[0]],
            volunteer=volunteers[row[5]],
            district=terms[row[6]],
            activity=terms[row[7]],
            status=terms[row[8]],
            minutes=row[9],
            people=row[10],
            row_key=row[11] or BLANK,
            batch=row[3],
            line=row[4],
            file_name=batches[row[3]][0],
            file_row=row[12],
            file_column=row[13],
            provenance=batches[row[3]][1],
        )
        for row in rows
    )


def _of(db: WorkspaceDatabase, sql: str, numbers: Iterable[int | None]) -> list[tuple[Any, ...]]:
    wanted = sorted({number for number in numbers if number is not None})
    found: list[tuple[Any, ...]] = []
    for start in range(0, len(wanted), 500):
        part = wanted[start : start + 500]
        found += db.rows(f"{sql} WHERE t.id IN ({', '.join('?' * len(part))})", part)
    return found
