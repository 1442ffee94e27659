"""Published figures, read: what is current, what was revised, and the rows behind.

The newest release that has a figure wins (``Release.order``), unless the office has recorded
that it prefers another for that measure and date.
"""

from datetime import date
from typing import Any

from oversight_app.domain.observations import Figure, Marker, Observation, Release, SourceRow
from oversight_app.store.opened import Workspace
from oversight_app.store.releases import release_id, releases_by_id
from oversight_app.store.revisions import revisions
from oversight_app.store.sayings import Rules, grouped, read_sayings

__all__ = ["by_release", "current", "dates", "latest_before", "revisions", "rows_behind"]


def dates(workspace: Workspace, measure: str) -> tuple[date, ...]:
    """Return the dates that any release has a figure for, the newest first."""
    with workspace.snapshot():
        rows = workspace.db.rows(
            "SELECT DISTINCT as_at FROM total WHERE measure = ? ORDER BY as_at DESC", (measure,)
        )
    return tuple(date.fromisoformat(as_at) for (as_at,) in rows)


def current(
    workspace: Workspace, measure: str, *, as_at: date | None = None, sex: str = ""
) -> tuple[Figure, ...]:
    """Return the current figure of each body and date, sorted by date and the body's code.

    ``sex`` restricts it to one published category. Only releases that break the figure of a
    body and date down by sex are asked then, so the share of women may come from an older
    release than the newest total; the figure names its release.
    """
    key = ("figures", measure, as_at, sex)
    return workspace.once(key, lambda: _current(workspace, measure, as_at, sex))


def _current(
    workspace: Workspace, measure: str, as_at: date | None, sex: str
) -> tuple[Figure, ...]:
    with workspace.snapshot():
        rules = Rules.read(workspace.db, measure)
        groups = grouped(read_sayings(workspace.db, measure, as_at=as_at, sex=sex))
    return tuple(rules.figure(measure, *rules.winner(sayings)) for sayings in groups.values())


def latest_before(workspace: Workspace, measure: str, day: date) -> tuple[Figure, ...]:
    """Return each body's current figure of its newest date on or before a day, by code."""
    with workspace.snapshot():
        rules = Rules.read(workspace.db, measure)
        groups = grouped(read_sayings(workspace.db, measure, until=day))
    newest = {body: sayings for (_, body), sayings in groups.items()}
    return tuple(rules.figure(measure, *rules.winner(newest[body])) for body in sorted(newest))


def by_release(workspace: Workspace, measure: str, as_at: date) -> tuple[Figure, ...]:
    """Return what every release says for a date, by the body's code, the newest release first."""
    with workspace.snapshot():
        rules = Rules.read(workspace.db, measure)
        groups = grouped(read_sayings(workspace.db, measure, as_at=as_at))
    return tuple(
        rules.figure(measure, said)
        for sayings in groups.values()
        for said in sorted(sayings, key=lambda one: rules.releases[one.release].order, reverse=True)
    )


def rows_behind(
    workspace: Workspace, measure: str, body: str, as_at: date, release_key: str
) -> tuple[SourceRow, ...]:
    """Return the stored rows whose sum is the figure of a release, as they were printed."""
    with workspace.snapshot():
        releases = releases_by_id(workspace.db)
        number = release_id(releases, release_key)
        rows = workspace.db.rows(
            "SELECT i.file_name, t.value, t.marker, t.sex, t.rank, t.area, t.sheet, t.printed_row "
            "FROM observation AS t JOIN body AS b ON b.id = t.body_id "
            "JOIN batch AS i ON i.id = t.batch_id "
            "WHERE t.measure = ? AND t.as_at = ? AND b.code = ? AND t.release_id = ? "
            "ORDER BY t.sheet, t.printed_row, t.sex, t.rank, t.area",
            (measure, as_at.isoformat(), body, number),
        )
    return tuple(_source_row(releases[number], measure, body, as_at, row) for row in rows)


def _source_row(
    release: Release, measure: str, body: str, as_at: date, row: tuple[Any, ...]
) -> SourceRow:
    file_name, value, marker, *where = row
    observation = Observation(
        body, as_at, measure, value, Marker(marker) if marker else None, *where
    )
    return SourceRow(release, file_name, observation)
