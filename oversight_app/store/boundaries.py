"""The outlines of police force areas, as brought in by the office."""

import json
from collections.abc import Mapping

from oversight_app.domain.batches import Boundary
from oversight_app.domain.observations import Release
from oversight_app.store.database import WorkspaceDatabase
from oversight_app.store.opened import Workspace
from oversight_app.store.releases import releases_by_id

Polygons = tuple[tuple[tuple[tuple[float, float], ...], ...], ...]


def current(workspace: Workspace) -> tuple[tuple[Boundary, ...], Release] | None:
    """Return the outlines of the newest release that has any, by the body's code, and the
    release; None where the office has brought in no boundary file."""
    with workspace.snapshot():
        held = {number for (number,) in workspace.db.rows("SELECT release_id FROM boundary")}
        if not held:
            return None
        releases = releases_by_id(workspace.db)
        newest = max(held, key=lambda number: releases[number].order)
        outlines = outlines_of(workspace.db, newest)
    return (
        tuple(Boundary(body, read_polygons(text)) for body, text in sorted(outlines.items())),
        releases[newest],
    )


def outlines_of(db: WorkspaceDatabase, release: int) -> Mapping[str, str]:
    """Return the stored outlines of a release by the body's code."""
    return dict(
        db.rows(
            "SELECT b.code, t.polygons FROM boundary AS t JOIN body AS b ON b.id = t.body_id "
            "WHERE t.release_id = ?",
            (release,),
        )
    )


def written_polygons(polygons: Polygons) -> str:
    """Return an outline as stored: JSON lists of polygons, rings and points."""
    return json.dumps(polygons, separators=(",", ":"))


def read_polygons(text: str) -> Polygons:
    """Read a stored outline."""
    return tuple(
        tuple(tuple((float(x), float(y)) for x, y in ring) for ring in polygon)
        for polygon in json.loads(text)
    )
