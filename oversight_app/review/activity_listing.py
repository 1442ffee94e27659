"""Sums of activity as one table, for the command line and for papers."""

from oversight_app.domain.activity import By
from oversight_app.domain.findings import Table
from oversight_app.store.workspace import Workspace


def by(ws: Workspace, what: By, first: int | None = None, last: int | None = None) -> Table:
    """Return hours, training hours, attendances and records by scheme, district, activity,
    patrol status or month, between two months (both counted, None is no limit)."""
    raise NotImplementedError
