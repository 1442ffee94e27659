"""The published releases that the workspace holds figures of."""

from collections.abc import Mapping
from datetime import date

from oversight_app.domain.errors import UserProblem
from oversight_app.domain.observations import Provenance, Release
from oversight_app.store.database import WorkspaceDatabase
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
    rows = db.rows(
        "SELECT id, series, edition, title, publisher, licence, published, reissue, provenance "
        f"FROM release WHERE {LIVE if live else '1'}"
    )
    return {
        row[0]: Release(
            series=row[1],
            edition=date.fromisoformat(row[2]),
            title=row[3],
            publisher=row[4],
            licence=row[5],
            published=date.fromisoformat(row[6]) if row[6] else None,
            reissue=row[7],
            provenance=Provenance(row[8]),
        )
        for row in rows
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
