"""What the first tab about outside groups shows: one claim checked beside one decision, what
stands now, and what is due."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from oversight_app.domain.outside_groups import OutsideGroup
from oversight_app.review.claim_parts import ClaimCheck, ListedClaim
from oversight_app.review.claims import claim_check, claims_listed
from oversight_app.review.due import DueItem
from oversight_app.review.engagement import engagement_view, engagements_listed
from oversight_app.review.engagement_view import EngagementListed, EngagementView
from oversight_app.review.outside_groups import WhatStands, about_group, what_stands
from oversight_app.store import records
from oversight_app.store.workspace import Workspace

SOON = 90
"""What is due in so many days is listed beside what is overdue."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person asked to see: the ``id`` of a group (None: all), of a claim and of a decision
    (0: the first there is)."""

    group: int | None = None
    claim: int = 0
    decision: int = 0


@dataclass(frozen=True, slots=True)
class ClaimsAndDecisions:
    """``claims`` and ``decisions`` are what may be chosen: of the group, or of all. ``check`` and
    ``view`` are of the chosen ones, None where there is none."""

    groups: tuple[OutsideGroup, ...]
    group: int | None
    claims: tuple[ListedClaim, ...]
    check: ClaimCheck | None
    decisions: tuple[EngagementListed, ...]
    view: EngagementView | None
    stands: WhatStands
    due: tuple[DueItem, ...]
    today: date

    @property
    def nothing(self) -> bool:
        """True where there is no group, no claim and no decision."""
        return not (self.groups or self.claims or self.decisions)


def claims_and_decisions(
    ws: Workspace, wanted: Wanted, as_at: date | None = None
) -> ClaimsAndDecisions:
    """Return what is shown, today or as it was at the end of an earlier day. What is asked for
    and is not there gives way to the first there is."""
    with ws.snapshot():
        groups = tuple(sorted(records.read(ws, OutsideGroup, as_at), key=lambda one: one.name))
        group = wanted.group if any(one.id == wanted.group for one in groups) else None
        claims = tuple(
            one for one in claims_listed(ws, as_at) if group is None or one.claim.about == group
        )
        decisions = tuple(
            one
            for one in engagements_listed(ws, as_at)
            if group is None or one.engagement.outside_group == group
        )
        claim, decision = _claim_of(claims, wanted.claim), _decision_of(decisions, wanted.decision)
        stands = what_stands(ws, group, as_at)
        soon = (one for one in stands.due if -one.days_late <= SOON)
        return ClaimsAndDecisions(
            groups,
            group,
            claims,
            claim_check(ws, claim, as_at) if claim else None,
            decisions,
            engagement_view(ws, decision, as_at) if decision else None,
            stands,
            tuple(one for one in soon if group is None or about_group(one.record) == group),
            as_at or ws.today(),
        )


def _claim_of(claims: Sequence[ListedClaim], wanted: int) -> int:
    """The one asked for; else the first from which something was concluded, whose sum can be
    shown; else the first with a sum; else the first."""
    numbers = [one.claim.id for one in claims]
    if wanted in numbers:
        return wanted
    counted = [one.claim for one in claims if one.claim.share is not None]
    drawn = [one.id for one in counted if one.conclusion]
    return next(iter((*drawn, *(one.id for one in counted), *numbers)), 0)


def _decision_of(decisions: Sequence[EngagementListed], wanted: int) -> int:
    """The one asked for; else the first: a draft comes before what is signed."""
    numbers = [one.engagement.id for one in decisions]
    return wanted if wanted in numbers else next(iter(numbers), 0)
