"""What can be said about an outside group within a minute of a journalist’s call: the office’s
cleared line, the Commissioner’s signed position, the claims that were checked, and what every body
holds, each with its source."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from oversight_app.domain.engagement import Engagement, position_now
from oversight_app.domain.errors import UserProblem
from oversight_app.domain.observations import Provenance
from oversight_app.domain.outside_groups import OutsideGroup
from oversight_app.domain.overtaken import overtaken
from oversight_app.domain.periods import written_date
from oversight_app.domain.press import LineToTake
from oversight_app.domain.record_kinds import Relation
from oversight_app.domain.wording import counted
from oversight_app.review.claim_parts import ListedClaim
from oversight_app.review.claims import claims_listed
from oversight_app.review.position_rows import HeldPosition, positions_with_names
from oversight_app.review.press_parts import (
    CheckedClaim,
    Concern,
    Contact,
    HeldBack,
    OtherClaim,
    PressLine,
    SayableLine,
    SignedPosition,
    Warned,
)
from oversight_app.review.press_words import checked_claim, other_claim, sayable, signed, why_not
from oversight_app.store import records
from oversight_app.store.history import head
from oversight_app.store.office import office
from oversight_app.store.opened import Workspace
from oversight_app.store.record_links import links

__all__ = [
    "CheckedClaim",
    "Concern",
    "Contact",
    "HeldBack",
    "OtherClaim",
    "PressLine",
    "PressSelection",
    "SayableLine",
    "SignedPosition",
    "Warned",
    "groups_to_ask",
    "press_line",
    "press_line_of",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class PressSelection:
    """Which group a press line is about, by its reference ("" where there is one alone), and the
    day that it is seen from, None for today."""

    group: str = ""
    as_at: date | None = None

    def written(self) -> str:
        """Return it as the JSON that a paper's record keeps."""
        day = self.as_at.isoformat() if self.as_at else None
        return json.dumps({"group": self.group, "as_at": day}, sort_keys=True)

    @classmethod
    def read(cls, written: str) -> "PressSelection":
        """Read what ``written`` wrote, "" being a new one; UserProblem for anything else."""
        try:
            said = json.loads(written or "{}")
            group, day = said.get("group", ""), said.get("as_at")
            if not isinstance(group, str):
                raise ValueError
            return cls(group, None if day is None else date.fromisoformat(day))
        except (ValueError, TypeError, AttributeError, RecursionError):
            raise UserProblem(
                "What this press line is to be about can’t be read. Nothing was changed. Choose "
                "the group on the Press line tab, and make the paper from there."
            ) from None


def press_line(ws: Workspace, group_id: int, as_at: date | None = None) -> PressLine:
    """Return what can be said about a group, today or as it was on an earlier day.

    Raises UserProblem where there was no such group.
    """
    with ws.snapshot():
        day = as_at or ws.today()
        groups = records.read(ws, OutsideGroup, as_at)
        group = next((one for one in groups if one.id == group_id), None)
        if group is None:
            raise UserProblem(
                f"There is no such outside group on {written_date(day)}. Choose another one."
            )
        lines = [
            one for one in records.read(ws, LineToTake, as_at) if one.about in (None, group_id)
        ]
        every = records.read(ws, Engagement, as_at)
        replaced = links(ws, relation=Relation.REPLACES, as_at=as_at)
        old, gone = overtaken(every, replaced, day), {link.to_id for link in replaced}
        listed = [
            one
            for one in claims_listed(ws, as_at)
            if one.claim.about == group_id and one.claim.id not in gone
        ]
        held = tuple(one for one in positions_with_names(ws, as_at, group_id) if one.held)
        its_office, its_head = office(ws), head(ws)
    decision, draft, of_decision = _decision(every, old, group_id, day)
    may_say = tuple(sayable(one) for one in _newest_first(lines) if not why_not(one, day))
    held_back = tuple(
        HeldBack(one.id, one.reference, one.name, why_not(one, day))
        for one in _newest_first(lines)
        if why_not(one, day) and (one.taken_back_on is None or one.taken_back_on > day)
    )
    claims = tuple(checked_claim(one) for one in listed if may_be_quoted(one, day))
    others = tuple(other_claim(one, day) for one in listed if not may_be_quoted(one, day))
    shown = (
        group.provenance, *(one.provenance for one in may_say),
        *(one.provenance for one in claims), *(one.provenance for one in others),
        *([decision.provenance] if decision else []),
        *(one.position.provenance for one in held),
    )  # fmt: skip
    sample = its_office.sample or Provenance.SAMPLE in shown
    return PressLine(
        group=group.id, reference=group.reference, name=group.name, office=its_office.name,
        day=day, lines=may_say, held_back=held_back, decision=decision, draft=draft,
        claims=claims, others=others, positions=held,
        contacts=_contacts(lines, listed, held),
        warnings=(
            *_of_sample(sample), *_of_lines(may_say, held_back), *of_decision,
            *_of_claims(listed, day), *_of_positions(held),
        ),
        provenance=Provenance.SAMPLE if sample else Provenance.LOCAL,
        history_head=its_head,
    )  # fmt: skip


def press_line_of(ws: Workspace, selection: PressSelection) -> PressLine:
    """Return the press line of a group named by its reference; where none is named, of the one
    group that a line or a decision is about.

    Raises UserProblem, naming those there are, where that says no single one.
    """
    groups = groups_to_ask(ws, selection.as_at)
    wanted = selection.group.strip().upper()
    if wanted:
        found = [one for one in groups if one.reference == wanted]
    else:
        spoken = _spoken_of(ws, selection.as_at)
        found = [one for one in groups if one.id in spoken or len(groups) == 1]
    if len(found) == 1:
        return press_line(ws, found[0].id, selection.as_at)
    if not groups:
        raise UserProblem("No outside group has been recorded yet. Nothing was written.")
    which = (
        f"There is no outside group “{selection.group}”"
        if wanted
        else "Say which outside group it is about"
    )
    known = ", ".join(f"{one.reference} ({one.name})" for one in groups)
    raise UserProblem(f"{which}. Nothing was written. There are: {known}.")


def groups_to_ask(ws: Workspace, as_at: date | None = None) -> tuple[OutsideGroup, ...]:
    """Return the groups that a journalist may ask about: those that a line or a decision is about
    first, then the others, each by number."""
    with ws.snapshot():
        groups = records.read(ws, OutsideGroup, as_at)
        spoken = _spoken_of(ws, as_at)
    return tuple(sorted(groups, key=lambda one: (one.id not in spoken, one.number)))


def _spoken_of(ws: Workspace, as_at: date | None) -> set[int | None]:
    """Return the ``id`` of each group that a line or a decision is about."""
    with ws.snapshot():
        spoken = {one.about for one in records.read(ws, LineToTake, as_at)}
        return spoken | {one.outside_group for one in records.read(ws, Engagement, as_at)}


def may_be_quoted(one: ListedClaim, day: date) -> bool:
    """Tell whether a claim has a wording that may be quoted on a day: judged by then, the office’s
    own words with their whole base, and not past its review. What the program put together is
    nobody’s word yet."""
    claim = one.claim
    judged = bool(claim.verdict) and claim.checked_on is not None and claim.checked_on <= day
    late = claim.review_by is not None and claim.review_by < day
    return judged and not late and one.quotable.offered and not one.quotable.composed


def _newest_first(lines: list[LineToTake]) -> list[LineToTake]:
    return sorted(lines, key=lambda one: (one.cleared_on or date.min, one.number), reverse=True)


def _decision(
    every: tuple[Engagement, ...], old: Mapping[int, int], group: int, day: date
) -> tuple[SignedPosition | None, HeldBack | None, tuple[Warned, ...]]:
    """Return the position in force, the draft after it, and what to say of both."""
    now = position_now(every, group, day, old)
    drafts = [
        one
        for one in every
        if one.outside_group == group and one.state == "draft" and one.id not in old
    ]
    draft = max(drafts, key=lambda one: one.number, default=None)
    held = (
        HeldBack(draft.id, draft.reference, draft.name, "A draft. It is not for use.")
        if draft
        else None
    )
    return _in_force(now, day), held, tuple(_of_decision(now, day))


def _in_force(now: Engagement | None, day: date) -> SignedPosition | None:
    if now is None or _kept_closed(now, day):
        return None
    return signed(now, day)


def _kept_closed(one: Engagement, day: date) -> bool:
    """True where it may not leave the office: marked sensitive, and not published by then."""
    published = one.published_on is not None and one.published_on <= day
    return one.classification == "official-sensitive" and not published


def _of_decision(now: Engagement | None, day: date) -> Iterator[Warned]:
    if now is None:
        yield Warned(
            Concern.NO_DECISION,
            "No position of the Commissioner on working with this group is signed.",
        )
        return
    if _kept_closed(now, day):
        yield Warned(
            Concern.DECISION,
            f"{now.reference} is signed, marked OFFICIAL-SENSITIVE and not published. What it says "
            "is not for use.",
            now.id,
        )
    elif now.published_on is None or now.published_on > day:
        yield Warned(
            Concern.DECISION,
            f"{now.reference} is signed and not published yet. Ask {now.owner or 'its office'} "
            "before it is quoted.",
            now.id,
        )
    if now.review_by is not None and now.review_by < day:
        yield Warned(
            Concern.DECISION,
            f"The Commissioner’s position {now.reference} was to be looked at again by "
            f"{written_date(now.review_by)}. Check before use.",
            now.id,
        )


def _of_sample(sample: bool) -> Iterator[Warned]:
    if sample:
        yield Warned(Concern.SAMPLE, "Some of this is sample data, made up. It is not for use.")


def _of_lines(
    may_say: tuple[SayableLine, ...], held_back: tuple[HeldBack, ...]
) -> Iterator[Warned]:
    if not may_say:
        yield Warned(Concern.NO_LINE, "No line of the office is cleared for use. Say nothing for "
                     "the office until one is.")  # fmt: skip
    for one in held_back:
        yield Warned(Concern.LINE, f"{one.reference} may not be said. {one.why}", one.record)


def _of_claims(listed: list[ListedClaim], day: date) -> Iterator[Warned]:
    open_ones = [one for one in listed if one.claim.open]
    if open_ones:
        yield Warned(
            Concern.CLAIM,
            f"{_named([one.claim.reference for one in open_ones])} "
            f"{'is' if len(open_ones) == 1 else 'are'} not judged yet. Nothing of "
            f"{'it' if len(open_ones) == 1 else 'them'} may be quoted as checked.",
            open_ones[0].claim.id,
        )
    for one in listed:
        by = one.claim.review_by
        if one.claim.verdict and by is not None and by < day:
            yield Warned(
                Concern.CLAIM,
                f"{one.claim.reference} was to be looked at again by {written_date(by)}. Its "
                "wording is not offered until it is.",
                one.claim.id,
            )


def _of_positions(held: tuple[HeldPosition, ...]) -> Iterator[Warned]:
    late = [one for one in held if one.review_overdue]
    if late:
        yield Warned(
            Concern.POSITION,
            f"{counted(len(late), 'position is', 'positions are')} past review: "
            f"{_named([one.position.reference for one in late])}. Check before use.",
            late[0].position.id,
        )


def _contacts(
    lines: list[LineToTake], listed: list[ListedClaim], held: tuple[HeldPosition, ...]
) -> tuple[Contact, ...]:
    """Return which offices to ask, as far as the records name them."""
    asked = (
        ("The office’s line", [one.owner for one in lines]),
        ("Figures and their sources", [one.claim.owner for one in listed]),
        ("Positions and their sources", [one.position.owner for one in held]),
    )
    return tuple(
        Contact(what, _named(sorted({one for one in offices if one})))
        for what, offices in asked
        if any(offices)
    )


def _named(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
