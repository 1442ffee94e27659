"""The Commissioner's position on engagement: how far up the ladder, what its gates say, and what
has changed since it was signed."""

from datetime import date

from oversight_app.review.engagement_view import EngagementListed, EngagementView
from oversight_app.store.opened import Workspace


def engagement_view(
    ws: Workspace, engagement_id: int, as_at: date | None = None
) -> EngagementView | None:
    """Return all about one engagement decision, today or as it was on an earlier day; None where
    it was not there."""
    raise NotImplementedError


def engagements_listed(ws: Workspace, as_at: date | None = None) -> tuple[EngagementListed, ...]:
    """Return the engagement decisions: drafts first, then the latest signed down."""
    raise NotImplementedError
