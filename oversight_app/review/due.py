"""What is due across all the office's records, what is overdue first."""

from collections.abc import Container, Iterable
from dataclasses import dataclass, replace
from datetime import date

from oversight_app.domain.boundary import Answer
from oversight_app.domain.decisions import Decision
from oversight_app.domain.outside_groups import OutsideGroup
from oversight_app.domain.record_kinds import KINDS, Relation
from oversight_app.domain.recorded import Recorded
from oversight_app.review.duties import Duty, duties, still_stands, superseded
from oversight_app.review.record_words import RecordWords, words_for
from oversight_app.store import records
from oversight_app.store.all_decisions import all_decisions
from oversight_app.store.record_links import links
from oversight_app.store.record_pending import pending
from oversight_app.store.workspace import Workspace

GOVERNANCE, OUTSIDE_GROUPS, ACCOUNTABILITY = "governance", "outside-groups", "accountability"
PLACES = (GOVERNANCE, OUTSIDE_GROUPS, ACCOUNTABILITY)
_OF_GOVERNANCE = frozenset(
    {"risk", "assessment", "answer", "objective", "plan", "publication", "investment", "term"}
)
OF_OUTSIDE_GROUPS = frozenset(
    {"group", "organisation", "position", "claim", "engagement", "press", "appraisal", "option",
     "judgement"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class DueItem:
    """Something to be done about a record by a day. ``days_late`` is negative while it is still
    to come. ``place`` is the page it belongs to. ``answers`` is how many answers of a boundary
    assessment it stands for, 0 for none."""

    record: Recorded
    reference: str
    title: str
    what: str
    day: date
    days_late: int
    owner: str
    place: str
    answers: int = 0

    @property
    def places(self) -> tuple[str, ...]:
        """The pages that count it: its own, and Accountability for every decision."""
        decided = isinstance(self.record, Decision) and self.place != ACCOUNTABILITY
        return (self.place, ACCOUNTABILITY) if decided else (self.place,)

    @property
    def when(self) -> str:
        """ "Overdue by 5 days", "Due today", "In 3 days"."""
        if self.days_late > 0:
            return f"Overdue by {_days(self.days_late)}"
        return f"In {_days(-self.days_late)}" if self.days_late else "Due today"


def due(
    ws: Workspace,
    *,
    within: int | None = None,
    today: date | None = None,
    as_at: date | None = None,
    kinds: Container[str] = KINDS,
) -> tuple[DueItem, ...]:
    """Return what is overdue and what is to come, the latest first.

    ``within`` leaves out what is due in more days than that; None leaves out nothing. ``today``
    is the workspace's own day unless given. ``as_at`` is what was due at the end of an earlier
    day, by what was recorded then. ``kinds`` are those to look at, all unless given. Answers of
    one assessment are one line with it.
    """
    with ws.snapshot():
        today = today or as_at or ws.today()
        found = pending(ws, kinds) if as_at is None else _all_as_at(ws, as_at, kinds)
        replaced = links(ws, relation=Relation.REPLACES, as_at=as_at)
        # What takes the place of a record may be done with by now, and not be among these.
        old: set[int | None] = {*superseded(found, replaced)}
        if as_at is None:
            waiting = {one.id: one for one in found}
            asked = any(isinstance(waiting.get(link.to_id or 0), Decision) for link in replaced)
            decided = {one.id: one for one in all_decisions(ws)} if asked else {}
            old |= {
                link.to_id
                for link in replaced
                if not still_stands(waiting.get(link.to_id or 0), decided.get(link.from_id))
            }
        groups = records.read(ws, OutsideGroup, as_at)
        words = words_for(ws, [*found, *groups])
    by_id = {one.id: one for one in found}
    items = [
        _item(one, duty, words, today)
        for one in found
        if one.id not in old
        for duty in duties(one, today)
        if within is None or -duty.days_late(today) <= within
    ]
    items = _answers_together(items, by_id, words, today)
    return tuple(sorted(items, key=lambda item: (item.day, item.reference, item.what)))


def place_of(kind: str) -> str:
    """Return the page that a kind of record belongs to."""
    if kind in OF_OUTSIDE_GROUPS:
        return OUTSIDE_GROUPS
    return GOVERNANCE if kind in _OF_GOVERNANCE else ACCOUNTABILITY


def _all_as_at(ws: Workspace, day: date, kinds: Container[str]) -> tuple[Recorded, ...]:
    return tuple(
        one for kind in KINDS.values() if kind.kind in kinds for one in records.read(ws, kind, day)
    )


def _item(record: Recorded, duty: Duty, words: RecordWords, today: date) -> DueItem:
    return DueItem(
        record,
        record.reference,
        words.titles[record.id],
        duty.what,
        duty.day,
        duty.days_late(today),
        record.in_the_hands_of,
        place_of(record.kind),
    )


def _answers_together(
    items: Iterable[DueItem], by_id: dict[int, Recorded], words: RecordWords, today: date
) -> list[DueItem]:
    """One line for each assessment of which several things are overdue, by the earliest of them,
    and one for those to come. A single answer keeps its own, so that it can be opened at once."""
    others, of = [], dict[tuple[int, bool], list[DueItem]]()
    for item in items:
        record = item.record
        if isinstance(record, Answer) and record.assessment is not None:
            of.setdefault((record.assessment, item.days_late > 0), []).append(item)
        elif record.kind == "assessment":
            of.setdefault((record.id, item.days_late > 0), []).append(item)
        else:
            others.append(item)
    for (number, _), several in of.items():
        if len(several) == 1:
            others.extend(several)
            continue
        first = min(several, key=lambda item: item.day)
        whole = _item(by_id[number], Duty(first.what, first.day), words, today)
        answers = sum(isinstance(item.record, Answer) for item in several)
        others.append(replace(whole, answers=answers))
    return others


def _days(number: int) -> str:
    return "1 day" if number == 1 else f"{number:,} days"
