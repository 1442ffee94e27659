"""What records said from which day on: the history of one, and any list as it was on a day.

A record counts from the day it is about (``Recorded.begins``) where that is earlier than the day
it was typed in: what was asked in March and recorded in May is there as at April, as it was first
recorded.
"""

import json
from bisect import bisect_left
from collections.abc import Iterable, Sequence
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
    """Return the records of a kind as they were at the end of each of some days, the earliest
    first, reading once."""
    with workspace.snapshot():
        records = [
            record_from(kind, row) for row in workspace.db.rows(f"{select(kind)} ORDER BY r.number")
        ]
        rows = workspace.db.rows(
            "SELECT v.record_id, v.day, v.said FROM record_version AS v "
            "JOIN record AS r ON r.id = v.record_id WHERE r.kind = ? "
            "ORDER BY v.record_id, v.version",
            (kind.kind,),
        )
    kept: dict[int, list[tuple[str, str]]] = {}
    for number, from_day, words in rows:
        kept.setdefault(number, []).append((from_day, words))
    written = [day.isoformat() for day in days]
    then: tuple[list[R], ...] = tuple([] for _ in days)
    for record in records:
        for place, found in _at(record, kept.get(record.id, []), written):
            then[place].append(found)
    return tuple(tuple(found) for found in then)


def _at(now: R, kept: Sequence[tuple[str, str]], days: Sequence[str]) -> Iterable[tuple[int, R]]:
    """Yield the place of each day on which the record was there, and the version that counted.

    ``kept`` are the days and words of its versions. What the last one says, its row says: it is
    seldom needed to read the words.
    """
    if not kept:
        return
    made = {len(kept) - 1: now}

    def version(place: int) -> R:
        if place not in made:
            made[place] = saying(now, json.loads(kept[place][1]))
        return made[place]

    def since_first() -> str:
        # It counts from the day it is about, as it was first recorded.
        begins = version(0).begins
        return begins.isoformat() if begins else "9999-12-31"

    if len(kept) == 1:
        since = min(since_first(), kept[0][0])
        for at in range(bisect_left(days, since), len(days)):
            yield at, now
        return
    for at, day in enumerate(days):
        places = [place for place, (from_day, _) in enumerate(kept) if from_day <= day]
        if places:
            yield at, version(places[-1])
        elif since_first() <= day:
            yield at, version(0)
