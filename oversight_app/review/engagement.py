"""The Commissioner's position on engagement: how far up the ladder, what its gates say, what it
rests on, and what has changed since it was signed."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from oversight_app.domain.boundary import Answer, Assessment
from oversight_app.domain.engagement import Engagement, position_now
from oversight_app.domain.organisations import Organisation
from oversight_app.domain.outside_groups import OutsideGroup
from oversight_app.domain.overtaken import overtaken
from oversight_app.domain.periods import written_date
from oversight_app.domain.record_kinds import KINDS, MAY_POINT, Relation
from oversight_app.domain.recorded import spec_of
from oversight_app.domain.risk import Risk
from oversight_app.domain.wording import mid_sentence
from oversight_app.review.activity_wording import listed
from oversight_app.review.duties import superseded
from oversight_app.review.engagement_changes import changed_since
from oversight_app.review.engagement_gates import Around, gate_status, gate_views
from oversight_app.review.engagement_ladder import (
    OPERATIONAL,
    contact_gap,
    rungs,
    unlocks,
)
from oversight_app.review.engagement_view import (
    ChangedSince,
    EngagementListed,
    EngagementView,
    RestsOn,
)
from oversight_app.review.position_rows import HeldPosition, positions_with_names
from oversight_app.review.thread_gaps import missing_words
from oversight_app.review.thread_words import state_of
from oversight_app.store import question_sets, record_links, records
from oversight_app.store.opened import Workspace


def engagement_view(
    ws: Workspace, engagement_id: int, as_at: date | None = None
) -> EngagementView | None:
    """Return all about one engagement decision, today or as it was on an earlier day; None where
    it was not there."""
    with ws.snapshot():
        every = records.read(ws, Engagement, as_at)
        one = next((found for found in every if found.id == engagement_id), None)
        return None if one is None else _view(ws, one, every, as_at)


def engagements_listed(ws: Workspace, as_at: date | None = None) -> tuple[EngagementListed, ...]:
    """Return the engagement decisions: drafts first, the newest before others; then the latest
    signed down."""
    with ws.snapshot():
        every = records.read(ws, Engagement, as_at)
        groups = {one.id: one.name for one in records.read(ws, OutsideGroup, as_at)}
        old = _overtaken(ws, every, as_at)
        today = as_at or ws.today()
        found = [
            _listed(one, every, groups.get(one.outside_group or 0, ""), old, today) for one in every
        ]
    return tuple(sorted(found, key=_order))


def _listed(
    one: Engagement, every: Sequence[Engagement], group: str, old: Mapping[int, int], today: date
) -> EngagementListed:
    return EngagementListed(
        one,
        group,
        state_of(one, today),
        one.outcome_words,
        tuple(gate_status(gate) for gate in one.gates),
        _in_force(one, every, today, old),
        one.review_on is not None and one.review_on < today,
    )


def _order(one: EngagementListed) -> tuple[bool, int, int]:
    signed = one.engagement.signed_on
    return (
        one.engagement.state != "draft",
        -(signed.toordinal() if signed else 0),
        -one.engagement.number,
    )


def _in_force(
    one: Engagement, every: Sequence[Engagement], today: date, old: Mapping[int, int]
) -> bool:
    now = position_now(every, one.outside_group or 0, today, old)
    return now is not None and now.id == one.id


def _overtaken(ws: Workspace, every: Sequence[Engagement], as_at: date | None) -> dict[int, int]:
    replaced = record_links.links(ws, relation=Relation.REPLACES, as_at=as_at)
    return overtaken(every, replaced, as_at or ws.today())


def _view(
    ws: Workspace, one: Engagement, every: Sequence[Engagement], as_at: date | None
) -> EngagementView:
    today = as_at or ws.today()
    old = _overtaken(ws, every, as_at)
    groups = records.read(ws, OutsideGroup, as_at)
    group = next((found for found in groups if found.id == one.outside_group), None)
    rests_on = _rests_on(ws, one, as_at)
    rested = {found.id for kind in rests_on for found in kind.records}
    held = [
        found
        for found in positions_with_names(ws, as_at, one.outside_group)
        # Without a group yet, nothing is held about it.
        if found.held and one.outside_group is not None
    ]
    changed = changed_since(ws, one, as_at) if one.id else None
    missing = tuple(spec_of(Engagement, name).heading for name in one.missing())
    contact = group.contact_words if group else ""
    return EngagementView(
        engagement=one,
        group=group,
        state=state_of(one, today),
        in_force=_in_force(one, every, today, old),
        outcome=one.outcome_words,
        rungs=rungs(one, group),
        gates=gate_views(one, _around(ws, one, rested, held, as_at)),
        unlocks=unlocks(one.gates),
        next_step=_next_step(one, changed, today),
        missing=missing,
        contact=contact,
        gap=contact_gap(group, every, today, old) if group else "",
        positions=tuple(held),
        rests_on=rests_on,
        changed=changed,
        operational=OPERATIONAL,
        today=today,
        provenance=one.provenance,
    )


def _around(
    ws: Workspace,
    one: Engagement,
    rested: set[int],
    held: Sequence[HeldPosition],
    as_at: date | None,
) -> Around:
    every = records.read(ws, Risk, as_at)
    old = superseded(every, record_links.links(ws, relation=Relation.REPLACES, as_at=as_at))
    risks = [
        risk
        for risk in every
        if risk.open
        and risk.id not in old
        and (risk.id in rested or _is_of(risk.outside_group, one))
    ]
    made = [
        found
        for found in records.read(ws, Assessment, as_at)
        if _is_of(found.outside_group, one)
    ]  # fmt: skip
    latest = max(
        made, key=lambda found: (found.assessed_on or date.min, found.number), default=None
    )
    answers = [
        found
        for found in records.read(ws, Answer, as_at)
        if latest is not None and found.assessment == latest.id
    ]
    questions = {
        question.code: question.name
        for found in question_sets.question_sets(ws)
        for question in found.questions
    }
    organisations = {found.id: found for found in records.read(ws, Organisation, as_at)}
    return Around(risks, latest, answers, questions, held, organisations)


def _when(one: Assessment) -> tuple[date, int]:
    return one.assessed_on or date.min, one.number


def _is_of(group: int | None, one: Engagement) -> bool:
    return group is not None and group == one.outside_group


def _rests_on(ws: Workspace, one: Engagement, as_at: date | None) -> tuple[RestsOn, ...]:
    if not one.id:
        return ()
    ids = {
        link.to_id
        for link in record_links.links(ws, one.id, Relation.RESTS, as_at)
        if link.from_id == one.id
    }
    found = (
        (kind, tuple(it for it in records.read(ws, KINDS[kind], as_at) if it.id in ids))
        for kind in MAY_POINT[Relation.RESTS][1]
        if ids
    )
    return tuple(RestsOn(kind, KINDS[kind].plural, kept) for kind, kept in found if kept)


def _next_step(one: Engagement, changed: ChangedSince | None, today: date) -> str:
    """Return what is to be done next, in a sentence."""
    if one.state == "withdrawn":
        on = f" on {written_date(one.withdrawn_on)}" if one.withdrawn_on else ""
        return f"Withdrawn{on}. It stays listed; another position may replace it."
    if one.state == "draft":
        return _before_signature(one)
    if one.to_publish:
        by = f" by {written_date(one.publish_by)}" if one.publish_by else ""
        return f"Publish it{by}."
    if one.review_on is not None and one.review_on < today:
        return f"Look at it again: its review was due on {written_date(one.review_on)}."
    if changed is not None and changed.changes:
        return f"{changed.words}. Look at it again."
    if one.review_on is not None:
        return f"Review it by {written_date(one.review_on)}."
    return "Choose a day by which it is looked at again."


def _before_signature(one: Engagement) -> str:
    if not one.outcome:
        return "Choose the Commissioner’s position."
    signed = replace(one, state="signed", signed_on=one.signed_on or one.proposed_on)
    wrong = [
        spec_of(Engagement, name).heading
        for name in signed.problems()
        if name not in ("signatory", "signed_on")
    ]
    if wrong:
        names = listed([mid_sentence(name) for name in wrong])
        return f"Before it can be signed, look at: {names}."
    words = missing_words(one)
    if words:
        return f"Ready to be signed; its notice still misses {words}."
    return f"Ready to be signed: “{one.outcome_words}”."
