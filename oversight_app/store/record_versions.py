"""What records said from which day on: the history of one, and any list as it was on a day.

A record counts from the day it is about (``Recorded.begins``) where that is earlier than the day
it was typed in: what was asked in March and recorded in May is there as at April, as it was first
recorded.
"""

import json
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, NamedTuple, TypeVar

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


class Run(NamedTuple, Generic[R]):
    """What a record said on each of some days, by their places: from ``first`` up to ``end``,
    that one not among them."""

    record: R
    first: int
    end: int


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
    then: tuple[list[R], ...] = tuple([] for _ in days)
    for run in runs(workspace, kind, days):
        for place in range(run.first, run.end):
            then[place].append(run.record)
    return tuple(tuple(found) for found in then)


def runs(
    workspace: Workspace, kind: type[R], days: Sequence[date], read: Sequence[R] | None = None
) -> tuple[Run[R], ...]:
    """Return what each record of a kind said, and on which of some days, the earliest first;
    by number. ``read`` are the records as they are now, where they were read before."""
    with workspace.snapshot():
        if read is None:
            read = [
                record_from(kind, row)
                for row in workspace.db.rows(f"{select(kind)} ORDER BY r.number")
            ]
        rows = workspace.db.rows(
            "SELECT v.record_id, v.day, v.said FROM record AS r "
            "JOIN record_version AS v ON v.record_id = r.id WHERE r.kind = ? "
            "ORDER BY r.number, v.version",
            (kind.kind,),
        )
    kept: dict[int, list[tuple[str, str]]] = {}
    for number, from_day, words in rows:
        kept.setdefault(number, []).append((from_day, words))
    written = [day.isoformat() for day in days]
    return tuple(run for one in read for run in _runs_of(one, kept.get(one.id, ()), written))


def _runs_of(now: R, kept: Sequence[tuple[str, str]], days: Sequence[str]) -> Iterator[Run[R]]:
    """Yield what a record said on which days, the latest first. ``kept`` are the days and words
    of its versions; a version counts until a later one does, also where somebody's clock went
    back between them. What the last one says, its row says: those words need not be read."""
    end, version = len(days), now
    for place in range(len(kept) - 1, -1, -1):
        from_day, words = kept[place]
        first = bisect_left(days, from_day)
        if place < len(kept) - 1 and (place == 0 or first < end):
            version = saying(now, json.loads(words))
        if first < end:
            yield Run(version, first, end)
            end = first
    if kept and end and version.begins is not None:
        # It counts from the day it is about, as it was first recorded.
        first = bisect_left(days, version.begins.isoformat())
        if first < end:
            yield Run(version, first, end)
