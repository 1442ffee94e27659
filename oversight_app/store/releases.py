"""The published releases that the workspace holds figures of."""

from collections.abc import Mapping

from peewee import SQL

from oversight_app.domain.errors import UserProblem
from oversight_app.domain.observations import Provenance, Release
from oversight_app.store.database import WorkspaceDatabase
from oversight_app.store.models import ReleaseRow
from oversight_app.store.opened import Workspace

LIVE = "id IN (SELECT release_id FROM total UNION SELECT release_id FROM boundary)"
"""True of a release that has figures or outlines outside the shelves."""


def all_releases(workspace: Workspace) -> tuple[Release, ...]:
    """Return the releases that have figures or outlines, the newest first."""
    with workspace.snapshot():
        found = releases_by_id(workspace.db, live=True)
    return tuple(sorted(found.values(), key=lambda release: release.order, reverse=True))


def releases_by_id(db: WorkspaceDatabase, *, live: bool = False) -> dict[int, Release]:
    """Return releases by their inner number; with ``live``, those not wholly on the shelf."""
    query = ReleaseRow.select()
    if live:
        query = query.where(SQL(LIVE))
    return {
        row.pop("id"): Release(**{**row, "provenance": Provenance(row["provenance"])})
        for row in query.dicts().execute(db)
    }


def release_id(releases: Mapping[int, Release], key: str) -> int:
    """Return the inner number of the release with a key; UserProblem where there is none."""
    for number, release in releases.items():
        if release.key == key:
            return number
    raise UserProblem(
        f"No release in this workspace is called “{key}”. Nothing was changed. "
        "Choose one from the list of sources."
    )
