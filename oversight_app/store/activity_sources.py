"""Which imports the figures of a scheme's months rest on."""

from dataclasses import dataclass
from datetime import datetime

from oversight_app.domain.observations import Provenance, Release
from oversight_app.store.opened import Workspace
from oversight_app.store.releases import releases_by_id


@dataclass(frozen=True, slots=True)
class LogSource:
    """An import with rows of the activity log in some months of a scheme: how many of its rows
    are there and how many minutes (training among them), and how it was read."""

    batch: int
    file_name: str
    kept_at: datetime
    release: Release
    mapping_name: str
    rows: int
    minutes: int


def log_sources(workspace: Workspace, scheme: str, first: int, last: int) -> tuple[LogSource, ...]:
    """Return the imports behind a scheme's activity between two months, both counted, the
    oldest first. Districts, activities and statuses are not told apart."""
    with workspace.snapshot():
        releases = releases_by_id(workspace.db)
        rows = workspace.db.rows(
            "SELECT b.id, b.file_name, b.kept_at, b.release_id, l.mapping_name, "
            "sum(t.row_count), sum(t.minutes) FROM activity_block AS t "
            "JOIN scheme AS s ON s.id = t.scheme_id JOIN batch AS b ON b.id = t.batch_id "
            "JOIN local_batch AS l ON l.batch_id = b.id "
            "WHERE s.code = ? AND t.month BETWEEN ? AND ? AND b.undone_at IS NULL "
            "GROUP BY b.id ORDER BY b.id",
            (scheme, first, last),
        )
    return tuple(
        LogSource(
            row[0], row[1], datetime.fromisoformat(row[2]), releases[row[3]], row[4], row[5], row[6]
        )
        for row in rows
    )


def local_releases(workspace: Workspace, batches: frozenset[int]) -> dict[int, Release]:
    """Return the release of each of some imports, by the import's number."""
    with workspace.snapshot():
        releases = releases_by_id(workspace.db)
        rows = workspace.db.rows("SELECT id, release_id FROM batch")
    return {batch: releases[release] for batch, release in rows if batch in batches}


def local_provenance(workspace: Workspace) -> Provenance:
    """Return the humblest provenance of the returns that stand: one made-up return makes what
    is shown of them *sample*."""
    with workspace.snapshot():
        sample = workspace.db.value(
            "SELECT 1 FROM local_batch AS l JOIN batch AS b ON b.id = l.batch_id "
            "JOIN release AS r ON r.id = b.release_id "
            "WHERE b.undone_at IS NULL AND r.provenance = ? LIMIT 1",
            (str(Provenance.SAMPLE),),
        )
    return Provenance.SAMPLE if sample else Provenance.LOCAL
