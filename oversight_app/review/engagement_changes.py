"""What has changed since an engagement decision was signed, or last reviewed."""

from datetime import date

from oversight_app.domain.engagement import Engagement
from oversight_app.domain.periods import written_date
from oversight_app.domain.wording import count_word, sentence_case
from oversight_app.review.engagement_moved import answer_changes, risk_changes
from oversight_app.review.engagement_said import (
    appraisal_changes,
    assurance_changes,
    claim_changes,
    contact_changes,
    position_changes,
)
from oversight_app.review.engagement_since import Since, baseline_of
from oversight_app.review.engagement_view import Change, ChangedSince
from oversight_app.store.opened import Workspace


def changed_since(
    ws: Workspace, engagement: Engagement, as_at: date | None = None
) -> ChangedSince | None:
    """Return what has changed, the latest first; None for a decision that is not in force.

    Looked at are the records about its group, and those that it rests on. What was made since and
    deleted since leaves nothing to tell of.
    """
    with ws.snapshot():
        today = as_at or ws.today()
        base = baseline_of(ws, engagement, today)
        if base is None:
            return None
        since = Since(ws, engagement, base, as_at)
        found = [
            *position_changes(since), *claim_changes(since), *risk_changes(ws, since),
            *answer_changes(ws, since), *contact_changes(since), *appraisal_changes(since),
            *assurance_changes(since),
        ]  # fmt: skip
    found.sort(key=lambda one: (-one.day.toordinal(), one.reference))
    return ChangedSince(
        base.day, base.reviewed, tuple(found), _words(found, base.day, reviewed=base.reviewed)
    )


def _words(found: list[Change], day: date, *, reviewed: bool) -> str:
    how = "reviewed" if reviewed else "signed"
    since = f"since it was {how} on {written_date(day)}"
    if not found:
        return f"Nothing has changed {since}"
    number = sentence_case(count_word(len(found)))
    return f"{number} {'thing has' if len(found) == 1 else 'things have'} changed {since}"
