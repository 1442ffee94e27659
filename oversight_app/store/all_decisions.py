"""Decisions of every kind, read together."""

from collections.abc import Iterable
from datetime import date

from oversight_app.domain.decisions import Decision
from oversight_app.domain.engagement import Engagement
from oversight_app.domain.record_kinds import Link, Relation
from oversight_app.store.opened import Workspace
from oversight_app.store.records import read


def all_decisions(workspace: Workspace, as_at: date | None = None) -> tuple[Decision, ...]:
    """Return every decision, those on engagement last; ``as_at`` as they were on an earlier day."""
    with workspace.snapshot():
        return (*read(workspace, Decision, as_at), *read(workspace, Engagement, as_at))


def overtaken(decisions: Iterable[Decision], links: Iterable[Link]) -> frozenset[int]:
    """Return the ``id`` of each decision that another one, signed or withdrawn since, replaces. One
    that a draft is to replace, or one that was withdrawn unsigned, still stands."""
    done = {one.id for one in decisions if one.state != "draft" and one.signed_on is not None}
    return frozenset(
        link.to_id
        for link in links
        if link.relation is Relation.REPLACES and link.from_id in done and link.to_id is not None
    )
