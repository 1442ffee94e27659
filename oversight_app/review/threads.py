"""The whole matter that a record belongs to: what was asked, what was said, what was done about
it, what was decided and what was published, in order, and what is missing next.

A matter is found by following the links of cause both ways. Claims, positions, risks, assessments,
appraisals and meetings stand in many matters at once: they are shown in each, and not followed
through, unless the thread is asked for from one of them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from oversight_app.domain.accountability import Action, Assurance, Question
from oversight_app.domain.decisions import Decision
from oversight_app.domain.errors import UserProblem
from oversight_app.domain.findings import Status
from oversight_app.domain.record_kinds import DECISIONS, KINDS, RELATION_WORDS, Link, Relation
from oversight_app.domain.recorded import Recorded
from oversight_app.review.duties import superseded
from oversight_app.review.thread_gaps import Gap, gaps
from oversight_app.review.thread_words import dates_of, days_of, state_of
from oversight_app.store import record_links, records
from oversight_app.store.opened import Workspace

FOLLOWED = (
    Relation.ANSWERS, Relation.FOLLOWS, Relation.PUBLISHES, Relation.REDUCES, Relation.RESTS,
)  # fmt: skip
"""The links that make a matter."""
ORDER = (
    "recommendation", "request", "claim", "position", "risk", "assessment", "answer", "appraisal",
    "meeting", "question", "assurance", "action", *DECISIONS, "publication",
)  # fmt: skip
"""What stands first of what began on one day."""
_ENDS = ("claim", "position", "risk", "assessment", "answer", "appraisal", "meeting")
_MATTERS = (Question, Assurance, Action, Decision)


@dataclass(frozen=True, slots=True)
class Step:
    """One record of a matter. ``dates`` are (words, day) pairs that are known; ``links`` say how
    it hangs on earlier steps ("Answers Q-031")."""

    record: Recorded
    state: Status
    dates: tuple[tuple[str, date], ...]
    links: tuple[str, ...]
    late: bool

    @property
    def id(self) -> int:
        """The record's ``id``."""
        return self.record.id


@dataclass(frozen=True)
class Thread:
    """A matter: its records in the order of their days, the links among them, and what is
    missing, the most pressing first. ``days_late`` is of what is latest; 0 where nothing is.
    ``replaced`` are the ids of those that others, of this matter or not, took the place of.

    Thousands are read for a list, and one at a time is looked at: what only that one needs is
    put into words when it is asked for.
    """

    records: tuple[Recorded, ...]
    links: tuple[Link, ...]
    gaps: tuple[Gap, ...]
    today: date
    replaced: frozenset[int] = frozenset()

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """Its records with how each stands, in their order."""
        inside = {record.id: record for record in self.records}
        return tuple(
            _step(record, self.links, inside, self.today, replaced=record.id in self.replaced)
            for record in self.records
        )

    @property
    def head(self) -> Recorded:
        """What it is about: its first question, else the first thing that was done."""
        own = [record for record in self.records if isinstance(record, _MATTERS)]
        asked = (one for one in own if isinstance(one, Question))
        return next(asked, (own or self.records)[0])

    @property
    def key(self) -> str:
        """What names it in a list: the ``id`` of its head."""
        return str(self.head.id)

    @property
    def title(self) -> str:
        """What it is about, in words."""
        return self.head.title

    @property
    def open(self) -> bool:
        """True while somebody has something to do about it."""
        return bool(self.gaps) or any(
            record.open
            for record in self.records
            if isinstance(record, _MATTERS) and record.id not in self.replaced
        )

    @property
    def days_late(self) -> int:
        """How many days the latest of it is overdue."""
        return max((gap.days_late for gap in self.gaps), default=0)

    @property
    def last_day(self) -> date | None:
        """The last day on which something happened, today or before."""
        days = [day for record in self.records for day in days_of(record) if day <= self.today]
        return max(days, default=None)

    @property
    def owners(self) -> tuple[str, ...]:
        """The offices that have something to do about it."""
        named = (gap.owner for gap in self.gaps if gap.owner)
        return tuple(dict.fromkeys(named))

    def holds(self, record_id: int) -> bool:
        """True where a record is a step of it."""
        return any(record.id == record_id for record in self.records)


def thread(ws: Workspace, record_id: int, as_at: date | None = None) -> Thread:
    """Return the whole matter that a record belongs to; UserProblem where it is gone."""
    with ws.snapshot():
        web = _Web(ws, as_at)
        if record_id not in web.records:
            raise UserProblem(
                "This record is not there any more. Nothing was changed. Look at the list again."
            )
        return web.thread(web.reached(record_id))


def threads(ws: Workspace, as_at: date | None = None) -> tuple[Thread, ...]:
    """Return every matter of the office: overdue ones first, the latest first of them; then the
    open ones, then the closed ones, each with what happened last first."""
    with ws.snapshot():
        web = _Web(ws, as_at)
        seen: set[int] = set()
        found = []
        for record in web.records.values():
            if record.id not in seen and isinstance(record, _MATTERS):
                ids = web.reached(record.id)
                seen |= ids
                found.append(web.thread(ids))
    return tuple(sorted(found, key=_pressing))


def _pressing(one: Thread) -> tuple[int, int, int, int]:
    last = one.last_day.toordinal() if one.last_day else 0
    return (-one.days_late, not one.open, -last, one.head.id)


class _Web:
    """All records of the thread's kinds, and the links between them."""

    def __init__(self, ws: Workspace, as_at: date | None) -> None:
        self.today = as_at or ws.today()
        self.records: dict[int, Recorded] = {}
        for kind in ORDER:
            for record in records.read(ws, KINDS[kind], as_at):
                self.records[record.id] = record
        links = [
            link
            for link in record_links.links(ws, as_at=as_at)
            if link.relation in (*FOLLOWED, Relation.REPLACES) and link.to_id in self.records
            and link.from_id in self.records
        ]  # fmt: skip
        self._replaced = superseded(self.records.values(), links)
        self._near: dict[int, list[int]] = {}
        self._from: dict[int, list[Link]] = {}
        for link in links:
            self._from.setdefault(link.from_id, []).append(link)
            assert link.to_id is not None
            if link.relation is Relation.REPLACES:
                continue
            self._near.setdefault(link.from_id, []).append(link.to_id)
            self._near.setdefault(link.to_id, []).append(link.from_id)

    def reached(self, start: int) -> set[int]:
        """Return the ids of a matter; what stands in many matters is reached and not passed."""
        found, waiting = {start}, [start]
        while waiting:
            one = waiting.pop()
            if one != start and self.records[one].kind in _ENDS:
                continue
            new = set(self._near.get(one, ())) - found
            found |= new
            waiting.extend(new)
        return found

    def thread(self, ids: Iterable[int]) -> Thread:
        """Return the matter of some records."""
        inside = {number: self.records[number] for number in ids}
        links = sorted(
            (one for own in inside for one in self._from.get(own, ()) if one.to_id in inside),
            key=lambda one: one.id,
        )
        ordered = sorted(inside.values(), key=_when)
        return Thread(
            tuple(ordered),
            tuple(links),
            gaps(ordered, links, self.today, self._replaced),
            self.today,
            frozenset(number for number in inside if number in self._replaced),
        )


def _when(record: Recorded) -> tuple[int, int, int]:
    day = _day_of(record)
    return (
        day.toordinal() if day else date.max.toordinal(), ORDER.index(record.kind), record.number
    )  # fmt: skip


def _day_of(record: Recorded) -> date | None:
    # A meeting and an answer of an assessment have no day of their own from which they count.
    return record.begins or record.ended_on


def _step(
    record: Recorded,
    links: Sequence[Link],
    inside: Mapping[int, Recorded],
    today: date,
    *,
    replaced: bool,
) -> Step:
    hangs_on = tuple(
        f"{RELATION_WORDS[link.relation][0]} {inside[link.to_id].reference}"
        for link in links
        if link.from_id == record.id and link.to_id is not None
    )
    state = Status("Replaced", "not-needed") if replaced else state_of(record, today)
    late = record.overdue(today) and not replaced
    return Step(record, state, dates_of(record), hangs_on, late)
