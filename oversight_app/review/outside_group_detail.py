"""One outside group with all that hangs on it: the ladder, how contact came to stand where it does,
its latest assessment, its risks, the positions and the claims about it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from oversight_app.domain.appraisal import Appraisal
from oversight_app.domain.boundary import ANSWERS, Answer, Assessment
from oversight_app.domain.engagement import WITHOUT_GATES, Engagement, position_now, rung
from oversight_app.domain.organisations import Organisation
from oversight_app.domain.outside_groups import LADDER, OutsideGroup
from oversight_app.domain.overtaken import overtaken
from oversight_app.domain.periods import written_date
from oversight_app.domain.record_kinds import Relation
from oversight_app.domain.recorded import Recorded
from oversight_app.domain.risk import Risk
from oversight_app.review.outside_group_standing import VERDICT_WORDS, GroupStanding
from oversight_app.review.outside_groups import what_stands
from oversight_app.store import records
from oversight_app.store.record_links import links
from oversight_app.store.record_versions import versions
from oversight_app.store.workspace import Workspace

UNLOCKS = (
    "Unlocks when a position of the Commissioner that goes as far is signed, with all three gates "
    "met"
)


class RungState(StrEnum):
    """How a rung stands to where contact is."""

    BELOW = "below"
    HERE = "here"
    OPEN = "open"
    LOCKED = "locked"


@dataclass(frozen=True, slots=True)
class ContactRung:
    """One rung of the ladder, the lowest first; ``needs`` says what unlocks a locked one."""

    code: str
    words: str
    state: RungState
    needs: str = ""


@dataclass(frozen=True, slots=True)
class ContactMove:
    """Contact as it stood from ``day`` on. ``under`` is the decision that was in force then ("" for
    none); ``too_far`` where contact went further than it allowed."""

    day: date
    words: str
    under: str
    too_far: bool

    @property
    def said(self) -> str:
        """ "From 1 October 2017: Signpost to report, under ED-001"."""
        under = f", under {self.under}" if self.under else ", no position signed"
        far = " (further than allowed)" if self.too_far else ""
        return f"From {written_date(self.day)}: {self.words}{under}{far}"


@dataclass(frozen=True, slots=True)
class Known:
    """A record that hangs on the group, in a line."""

    id: int
    reference: str
    words: str
    state: str = ""


@dataclass(frozen=True, slots=True)
class GroupDetail:
    """All about one group. ``moves`` are the newest first; ``assessment`` is its latest, None
    where it was never assessed."""

    standing: GroupStanding
    rungs: tuple[ContactRung, ...]
    moves: tuple[ContactMove, ...]
    decisions: tuple[Known, ...]
    assessment: Known | None
    risks: tuple[Known, ...]
    positions: tuple[Known, ...]
    claims: tuple[Known, ...]
    appraisals: tuple[Known, ...]

    @property
    def group(self) -> OutsideGroup:
        """The group."""
        return self.standing.group


def group_detail(ws: Workspace, group_id: int, as_at: date | None = None) -> GroupDetail | None:
    """Return all about a group by its ``id``, today or as at an earlier day; None where it was
    not there."""
    with ws.snapshot():
        found = what_stands(ws, group_id, as_at)
        standing = found.group(group_id)
        if standing is None:
            return None
        every = records.read(ws, Engagement, as_at)
        engagements = [one for one in every if one.outside_group == group_id]
        return GroupDetail(
            standing,
            rungs_of(standing),
            _moves(ws, standing.group, every, found.as_at),
            tuple(
                Known(one.id, one.reference, one.name, _state_of(one))
                for one in sorted(engagements, key=lambda one: -one.number)
            ),
            _assessment(ws, group_id, as_at),
            _risks(ws, group_id, as_at),
            _positions(ws, standing, as_at),
            tuple(
                Known(one.id, one.reference, one.name, VERDICT_WORDS[one.verdict or "not-judged"])
                for one in standing.claims
            ),
            tuple(
                Known(one.id, one.reference, one.name)
                for one in records.read(ws, Appraisal, as_at)
                if one.outside_group == group_id
            ),
        )


def rungs_of(standing: GroupStanding) -> tuple[ContactRung, ...]:
    """Return the ladder of contact, the lowest rung first. What lies above the position in force
    is locked; up to signposting nothing is, as the workspace keeps it."""
    here = rung(standing.group.contact)

    def made(code: str, words: str) -> ContactRung:
        at = rung(code)
        if at == here:
            return ContactRung(code, words, RungState.HERE)
        if at > standing.allowed and code not in WITHOUT_GATES:
            return ContactRung(code, words, RungState.LOCKED, UNLOCKS)
        return ContactRung(code, words, RungState.BELOW if at < here else RungState.OPEN)

    return tuple(made(code, words) for code, words in LADDER)


def _on(one: Engagement, day: date) -> Engagement:
    """Return a decision as it was before it was withdrawn, where that came after a day."""
    later = one.state == "withdrawn" and one.withdrawn_on is not None and one.withdrawn_on > day
    return replace(one, state="signed") if later and one.signed_on is not None else one


def _moves(
    ws: Workspace, group: OutsideGroup, engagements: Iterable[Engagement], day: date
) -> tuple[ContactMove, ...]:
    """Return how contact moved, the newest first, as far as it had by a day."""
    decided = tuple(engagements)
    replaced = links(ws, relation=Relation.REPLACES)
    moves: list[ContactMove] = []
    before = ""
    for version in versions(ws, group):
        said = version.record
        if not isinstance(said, OutsideGroup) or said.contact == before or version.day > day:
            continue
        first = not before
        before = said.contact
        since = min(version.day, group.begins or version.day) if first else version.day
        then = [_on(one, since) for one in decided]
        linked = [one for one in replaced if one.made_on is None or one.made_on <= since]
        signed = position_now(then, group.id, since, overtaken(then, linked, since))
        standing = GroupStanding(said, signed, None, (), (), ())
        under = signed.reference if signed is not None else ""
        moves.append(ContactMove(since, standing.group.contact_words, under, standing.goes_too_far))
    return tuple(reversed(moves))


def _state_of(one: Engagement) -> str:
    words = {"draft": "Draft", "signed": "Signed", "withdrawn": "Withdrawn"}[one.state]
    return f"{words}: {one.outcome_words}" if one.outcome else words


def _assessment(ws: Workspace, group: int, as_at: date | None) -> Known | None:
    made = [one for one in records.read(ws, Assessment, as_at) if one.outside_group == group]
    latest = max(made, key=lambda one: (one.assessed_on or date.min, one.number), default=None)
    if latest is None or latest.assessed_on is None:
        return None
    answers = Counter(
        one.answer for one in records.read(ws, Answer, as_at) if one.assessment == latest.id
    )
    said = ", ".join(f"{answers[code]} {words.lower()}" for code, words in ANSWERS if answers[code])
    return Known(latest.id, latest.reference, written_date(latest.assessed_on), said)


def _risks(ws: Workspace, group: int, as_at: date | None) -> tuple[Known, ...]:
    open_ = [
        one
        for one in records.read(ws, Risk, as_at)
        if one.outside_group == group and one.state == "open"
    ]
    ranked = sorted(open_, key=lambda one: (-(one.current or 0), one.number))
    return tuple(
        Known(one.id, one.reference, one.name, f"{one.current}" if one.current else "Not scored")
        for one in ranked
    )


def _positions(ws: Workspace, standing: GroupStanding, as_at: date | None) -> tuple[Known, ...]:
    bodies: list[Recorded] = [
        *records.read(ws, Organisation, as_at), *records.read(ws, OutsideGroup, as_at),
    ]  # fmt: skip
    names = {one.id: one.title for one in bodies}
    return tuple(
        Known(
            one.id, one.reference, one.name,
            names.get(one.organisation or one.outside_group or 0, ""),
        )
        for one in standing.held
    )  # fmt: skip
