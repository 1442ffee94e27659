"""Outside groups: what stands now? Contact on the ladder, the Commissioner's position, its gates,
the claims and the positions on record, and what is due, group by group."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from oversight_app.domain.claims import Claim
from oversight_app.domain.engagement import Engagement, position_now
from oversight_app.domain.findings import Finding
from oversight_app.domain.observations import Provenance, humblest
from oversight_app.domain.outside_groups import OutsideGroup
from oversight_app.domain.overtaken import overtaken
from oversight_app.domain.positions import Position
from oversight_app.domain.record_kinds import Relation
from oversight_app.domain.recorded import Recorded
from oversight_app.review.due import OF_OUTSIDE_GROUPS, DueItem, due
from oversight_app.review.duties import superseded
from oversight_app.review.outside_group_standing import GroupStanding
from oversight_app.review.outside_group_words import standing_finding
from oversight_app.review.position_rows import positions_with_names
from oversight_app.store import records
from oversight_app.store.record_links import links
from oversight_app.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class WhatStands:
    """How the office stands to each outside group as at a day, and what is said of it all. ``due``
    is what is due about any of them, or about none."""

    finding: Finding
    groups: tuple[GroupStanding, ...]
    due: tuple[DueItem, ...]
    as_at: date
    provenance: Provenance

    def group(self, number: int) -> GroupStanding | None:
        """Return one by the ``id`` of the group, None where it is not among them."""
        return next((one for one in self.groups if one.group.id == number), None)


def what_stands(
    ws: Workspace, group_id: int | None = None, as_at: date | None = None
) -> WhatStands:
    """Answer for today, or as it was at the end of an earlier day; of one group, or of all."""
    with ws.snapshot():
        day = as_at or ws.today()
        groups = [
            one
            for one in records.read(ws, OutsideGroup, as_at)
            if group_id is None or one.id == group_id
        ]
        engagements = records.read(ws, Engagement, as_at)
        held = [one for one in positions_with_names(ws, as_at) if one.held]
        claims = records.read(ws, Claim, as_at)
        replaced = links(ws, relation=Relation.REPLACES, as_at=as_at)
        items = due(ws, as_at=as_at, kinds=OF_OUTSIDE_GROUPS)
    old = superseded((*engagements, *claims), replaced)
    taken_over = overtaken(engagements, replaced, day)
    due_of: dict[int | None, list[DueItem]] = {}
    for item in items:
        due_of.setdefault(about_group(item.record), []).append(item)
    standings = tuple(
        GroupStanding(
            group,
            position_now(engagements, group.id, day, taken_over),
            _draft(engagements, group.id, old),
            tuple(one.position for one in held if one.position.about == group.id),
            tuple(one for one in claims if one.about == group.id and one.id not in old),
            tuple(due_of.get(group.id, ())),
            frozenset(
                one.position.id
                for one in held
                if one.review_overdue and one.position.about == group.id
            ),
        )
        for group in groups
    )
    ordered = tuple(sorted(standings, key=_order))
    provenance = humblest(one.group.provenance for one in ordered)
    mine = items if group_id is None else due_of.get(group_id, ())
    overdue = sum(item.days_late > 0 for item in mine)
    finding = standing_finding(ordered, day, overdue, provenance)
    return WhatStands(finding, ordered, items, day, provenance)


def about_group(record: Recorded) -> int | None:
    """Return the ``id`` of the outside group that a record is, or says that it is about."""
    if isinstance(record, OutsideGroup):
        return record.id
    if isinstance(record, Position | Claim) or record.kind == "press":
        return getattr(record, "about", None)
    return getattr(record, "outside_group", None)


def _draft(engagements: Sequence[Engagement], group: int, old: frozenset[int]) -> Engagement | None:
    drafts = (
        one
        for one in engagements
        if one.outside_group == group and one.state == "draft" and one.id not in old
    )
    return max(drafts, key=lambda one: (one.proposed_on or date.min, one.number), default=None)


def _order(one: GroupStanding) -> tuple[bool, bool, bool, str]:
    """What goes too far first, then what has something overdue, what is no longer active last."""
    return (one.group.ended is not None, not one.goes_too_far, not one.overdue, one.group.name)
