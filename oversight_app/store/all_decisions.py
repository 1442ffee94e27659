"""Decisions of every kind, read together."""

from datetime import date

from oversight_app.domain.decisions import Decision
from oversight_app.domain.engagement import Engagement
from oversight_app.store.opened import Workspace
from oversight_app.store.records import read


def all_decisions(workspace: Workspace, as_at: date | None = None) -> tuple[Decision, ...]:
    """Return every decision, those on engagement last; ``as_at`` as they were on an earlier day."""
    with workspace.snapshot():
        return (*read(workspace, Decision, as_at), *read(workspace, Engagement, as_at))
