"""What was said since an engagement decision: positions begun and ended, claims judged otherwise,
the group's contact, assurances and appraisals behind it."""

from collections.abc import Iterator

from oversight_app.domain.accountability import Assurance
from oversight_app.domain.appraisal import Appraisal, Judgement, Option
from oversight_app.domain.claims import VERDICT_ICONS, Claim
from oversight_app.domain.engagement import rung
from oversight_app.domain.findings import Status
from oversight_app.domain.organisations import Organisation
from oversight_app.domain.outside_groups import OutsideGroup
from oversight_app.domain.periods import written_date
from oversight_app.domain.positions import Position, held_on
from oversight_app.domain.recorded import Recorded, spec_of
from oversight_app.domain.wording import counted
from oversight_app.review.claim_figures import counts
from oversight_app.review.engagement_since import Since
from oversight_app.review.engagement_view import Change, ChangeOf

NEW = Status("New", "plus")
RECORDED_LATER = Status("Recorded later", "history")
ENDED = Status("Ended", "not-needed")
CHANGED = Status("Changed", "edit")


def new_status(since: Since, record: Recorded) -> Status:
    """Return "New" for what began since, "Recorded later" for what began before, or on a day that
    its source does not give, and was not known then."""
    undated = isinstance(record, Position) and record.undated
    begun = record.begins is not None and record.begins > since.base.day and not undated
    return NEW if begun else RECORDED_LATER


def change_of_new(since: Since, of: ChangeOf, words: str, record: Recorded) -> Change:
    """Return the line of a record that was not known."""
    status = new_status(since, record)
    begins = record.begins
    day = begins if status is NEW and begins is not None else since.typed_on(record)
    return Change(of, status, words, day, record.id, record.reference)


def position_changes(since: Since) -> Iterator[Change]:
    """Yield positions about the group, or of the group itself, that began, ended, were replaced
    or say something else now."""
    bodies: dict[int, str] = {one.id: one.name for one in since.now(Organisation)}
    bodies |= {one.id: one.name for one in since.now(OutsideGroup)}
    every = [
        one
        for one in since.now(Position)
        if (one.about is not None and one.about == since.group)
        or (one.outside_group is not None and one.outside_group == since.group)
        or one.id in since.rested
    ]
    known = {one.id: then for one in every if (then := since.then(one)) is not None}
    held = {one.id for one in held_on(known.values(), since.base.day)}
    holds = {one.id for one in held_on(every, since.today)}
    replaced = {one.replaces for one in every if one.id in holds}
    for one in every:
        body = bodies.get(one.organisation or one.outside_group or 0, "Not named")
        if one.from_day is None or one.from_day > since.today:
            continue
        if one.id not in known or (one.from_day > since.base.day and not one.undated):
            words = f"{body}: “{one.name}”"
            earlier = known.get(one.replaces or 0)
            if earlier is not None and earlier.id in held:
                words += f", in place of “{earlier.name}”"
            yield change_of_new(since, ChangeOf.POSITION, words, one)
        elif one.id in held and one.id not in holds and one.id not in replaced:
            yield _ended(since, body, one)
        elif one.id in holds and _position(known[one.id]) != _position(one):
            yield _reworded(since, body, known[one.id], one)


def claim_changes(since: Since) -> Iterator[Change]:
    """Yield claims about the group, or that the decision rests on, that are new, were judged
    otherwise, or give other figures or another base."""
    for claim in since.now(Claim):
        if claim.about != since.group and claim.id not in since.rested:
            continue
        then = since.then(claim)
        if then is None:
            said = f": {_verdict(claim)}" if claim.verdict else ", not checked yet"
            yield change_of_new(since, ChangeOf.CLAIM, f"“{claim.name}”{said}", claim)
            continue
        parts = []
        if then.verdict != claim.verdict:
            parts.append(_judged_now(then, claim))
        if _counts(then) != _counts(claim):
            parts.append(f"figures from {_counts(then)} to {_counts(claim)}")
        if _base(then) != _base(claim):
            parts.append("its base (offence, period, area or unit) has changed")
        if then.follows != claim.follows:
            parts.append("what is said of its conclusion has changed")
        if parts:
            status = CHANGED
            if then.verdict != claim.verdict:
                status = Status("Re-checked", VERDICT_ICONS.get(claim.verdict, "unknown"))
            day = since.day_of(claim, _judged)
            words = f"“{claim.name}”: {'; '.join(parts)}"
            yield Change(ChangeOf.CLAIM, status, words, day, claim.id, claim.reference)


def contact_changes(since: Since) -> Iterator[Change]:
    """Yield how the contact with the group moved."""
    for group in since.now(OutsideGroup):
        then = since.then(group) if group.id == since.group else None
        if then is None or then.contact == group.contact:
            continue
        up = rung(group.contact) > rung(then.contact)
        status = Status("Closer", "higher") if up else Status("Less close", "lower")
        words = f"Contact from “{then.contact_words}” to “{group.contact_words}”"
        day = since.day_of(group, lambda one: one.contact)
        yield Change(ChangeOf.CONTACT, status, words, day, group.id, group.reference)


def assurance_changes(since: Since) -> Iterator[Change]:
    """Yield assurances that the decision rests on and that are judged otherwise."""
    for one in since.now(Assurance):
        then = since.then(one) if one.id in since.rested else None
        if then is None or then.rating == one.rating:
            continue
        said = spec_of(Assurance, "rating")
        words = (
            f"Assurance from “{said.words_of(then.rating)}” to “{said.words_of(one.rating)}”: "
            f"{one.title}"
        )
        day = since.day_of(one, lambda of: of.rating)
        yield Change(ChangeOf.ASSURANCE, CHANGED, words, day, one.id, one.reference)


def appraisal_changes(since: Since) -> Iterator[Change]:
    """Yield appraisals about the group, or that the decision rests on, that are new or of which
    roles or judgements changed."""
    options, judgements = since.now(Option), since.now(Judgement)
    for one in since.now(Appraisal):
        if one.outside_group != since.group and one.id not in since.rested:
            continue
        if since.then(one) is None:
            yield change_of_new(since, ChangeOf.APPRAISAL, f"Option appraisal: {one.name}", one)
            continue
        own = [role for role in options if role.appraisal == one.id]
        ids = {role.id for role in own}
        judged = [role for role in judgements if role.option in ids]
        roles = [role for role in own if since.then(role) is None]
        added = [role for role in judged if since.then(role) is None]
        other = [
            role
            for role in judged
            if (then := since.then(role)) is not None and then.judgement != role.judgement
        ]
        if not (roles or added or other):
            continue
        parts = (
            (len(roles), "role added", "roles added"),
            (len(added), "judgement added", "judgements added"),
            (len(other), "judgement changed", "judgements changed"),
        )
        said = ", ".join(counted(*part) for part in parts if part[0])
        days = [since.day_of(role, lambda of: of.judgement) for role in (*added, *other)]
        days += [since.day_of(role, lambda of: of.name) for role in roles]
        words = f"{one.name}: {said}"
        yield Change(ChangeOf.APPRAISAL, CHANGED, words, max(days), one.id, one.reference)


def _ended(since: Since, body: str, one: Position) -> Change:
    if one.to_day is not None and one.to_day < since.today:
        until, day = f" held until {written_date(one.to_day)}", one.to_day
    else:
        until, day = " no longer held", since.day_of(one, lambda of: (of.to_day, of.superseded))
    words = f"{body}: “{one.name}”,{until}"
    return Change(ChangeOf.POSITION, ENDED, words, day, one.id, one.reference)


def _reworded(since: Since, body: str, then: Position, now: Position) -> Change:
    stance = spec_of(Position, "stance")
    if then.stance != now.stance:
        words = (
            f"{body}: stance from “{stance.words_of(then.stance)}” to "
            f"“{stance.words_of(now.stance)}”"
        )
    else:
        words = f"{body}: recorded otherwise, “{now.name}”"
    day = since.day_of(now, _position)
    return Change(ChangeOf.POSITION, CHANGED, words, day, now.id, now.reference)


def _position(one: Position) -> tuple[object, ...]:
    return one.stance, one.rung, one.name, one.wording


def _judged(one: Claim) -> tuple[object, ...]:
    return one.verdict, _counts(one), _base(one), one.follows


def _counts(one: Claim) -> str:
    if one.numerator is None:
        return f"none of {one.denominator:,}" if one.denominator else "none"
    return counts(one)


def _base(one: Claim) -> tuple[object, ...]:
    return (
        one.offence, one.period_from, one.period_to, one.area, one.numerator_unit,
        one.denominator_unit,
    )  # fmt: skip


def _verdict(one: Claim) -> str:
    return spec_of(Claim, "verdict").words_of(one.verdict) if one.verdict else ""


def _judged_now(then: Claim, now: Claim) -> str:
    was, is_ = _verdict(then), _verdict(now)
    if not was:
        return f"judged “{is_}”, not judged before"
    return f"verdict from “{was}” to “{is_}”" if is_ else f"“{was}” before, not judged now"
