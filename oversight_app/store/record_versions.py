"""What records said from which day on: the history of one, and any list as it was on a day.

A record counts from the day it is about (``Recorded.begins``) where that is earlier than the day
it was typed in: what was asked in March and recorded in May is there as at April, as it was first
recorded.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from oversight_app.domain.recorded import Recorded
from oversight_app.store.opened import Workspace
from oversight_app.store.record_rows import record_from, saying, select

R = TypeVar("R", bound=Recorded)


@dataclass(frozen=True, slots=True)
class Version:
    """What a record said from ``day`` on; ``who`` is the user of the computer, not verified."""

    version: int
    day: date
    who: str
    record: Recorded


def versions(workspace: Workspace, record: R) -> tuple[Version, ...]:
    """Return the versions of a record, the first one first."""
    with workspace.snapshot():
        rows = workspace.db.rows(
            "SELECT version, day, who, said FROM record_version WHERE record_id = ? "
            "ORDER BY version",
            (record.id,),
        )
    return tuple(
        Version(version, date.fromisoformat(day), who, saying(record, json.loads(said)))
        for version, day, who, said in rows
    )


def read_as_at(workspace: Workspace, kind: type[R], day: date) -> tuple[R, ...]:
    """Return the records of a kind as they were at the end of a day, by number."""
    return read_at_days(workspace, kind, (day,))[0]


def read_at_days(
    workspace: Workspace, kind: type[R], days: Sequence[date]
) -> tuple[tuple[R, ...], ...]:
    """Return the records of a kind as they were at the end of each of some days, reading once."""
    with workspace.snapshot():
        records = {
            row[0]: record_from(kind, row)
            for row in workspace.db.rows(f"{select(kind)} ORDER BY r.number")
        }
        rows = workspace.db.rows(
            "SELECT v.record_id, v.day, v.said FROM record_version AS v "
            "JOIN record AS r ON r.id = v.record_id WHERE r.kind = ? "
            "ORDER BY v.record_id, v.version",
            (kind.kind,),
        )
    said: dict[int, list[tuple[str, R]]] = {}
    for number, from_day, words in rows:
        kept = saying(records[number], json.loads(words))
        said.setdefault(number, []).append((from_day, kept))
    return tuple(
        tuple(found for number in records if (found := _at(said.get(number, []), day)))
        for day in days
    )


def _at(kept: Sequence[tuple[str, R]], day: date) -> R | None:
    """Return the version that counted on a day; None where the record was not there yet."""
    before = [record for from_day, record in kept if from_day <= day.isoformat()]
    if before:
        return before[-1]
    first = kept[0][1] if kept else None
    there = first is not None and first.begins is not None and first.begins <= day
    return first if there else None
