"""The next meeting, what is to be asked at it, and what came of earlier ones."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from oversight_app.domain.accountability import Action, Assurance, Meeting, Question
from oversight_app.domain.decisions import Publication
from oversight_app.domain.findings import (
    Align,
    Column,
    Finding,
    Origin,
    Row,
    Status,
    Table,
)
from oversight_app.domain.observations import humblest
from oversight_app.domain.periods import written_date
from oversight_app.domain.record_kinds import Relation
from oversight_app.domain.recorded import spec_of
from oversight_app.domain.wording import Quantity, Sentence, Slot, counted
from oversight_app.review.thread_words import starting
from oversight_app.store import record_links, records
from oversight_app.store.opened import Workspace

_AtMeeting = TypeVar("_AtMeeting", Question, Assurance, Action)


@dataclass(frozen=True, slots=True)
class MeetingView:
    """A meeting with what belongs to it. ``questions`` are those raised at it; ``carried`` are
    questions of earlier meetings, or of none, that are still open."""

    meeting: Meeting
    agenda: tuple[str, ...]
    papers: tuple[str, ...]
    questions: tuple[Question, ...]
    carried: tuple[Question, ...]
    assurances: tuple[Assurance, ...]
    actions: tuple[Action, ...]
    published: tuple[Publication, ...]

    @property
    def open_questions(self) -> tuple[Question, ...]:
        """What is still to be answered: raised at it, then carried over; the oldest first."""
        raised = tuple(one for one in self.questions if one.open)
        return (*_oldest(raised), *_oldest(self.carried))


@dataclass(frozen=True, slots=True)
class MeetingsAnswer:
    """``ahead`` are meetings from today on, the next one first; ``past`` the newest first;
    ``undated`` those without a day."""

    ahead: tuple[MeetingView, ...]
    past: tuple[MeetingView, ...]
    today: date

    @property
    def next(self) -> MeetingView | None:
        """The next meeting; None where none is planned."""
        return self.ahead[0] if self.ahead else None

    def view(self, meeting_id: int) -> MeetingView | None:
        """Return one meeting; None where there is none."""
        every = (*self.ahead, *self.past)
        return next((one for one in every if one.meeting.id == meeting_id), None)


def meetings(ws: Workspace, as_at: date | None = None) -> MeetingsAnswer:
    """Return the meetings ahead and past, today or as it was on an earlier day."""
    with ws.snapshot():
        today = as_at or ws.today()
        found = records.read(ws, Meeting, as_at)
        asked = records.read(ws, Question, as_at)
        given = records.read(ws, Assurance, as_at)
        actions = records.read(ws, Action, as_at)
        published = {one.id: one for one in records.read(ws, Publication, as_at)}
        publishes = record_links.links(ws, relation=Relation.PUBLISHES, as_at=as_at)
    held = {one.id: one for one in found}
    raised, given_at, set_at = _by_meeting(asked), _by_meeting(given), _by_meeting(actions)
    out: dict[int, list[Publication]] = {}
    for link in publishes:
        if link.to_id in held and link.from_id in published:
            out.setdefault(held[link.to_id].id, []).append(published[link.from_id])
    still = [one for one in asked if one.open]

    def view(meeting: Meeting) -> MeetingView:
        return MeetingView(
            meeting,
            _lines(meeting.agenda),
            _lines(meeting.papers),
            tuple(raised.get(meeting.id, ())),
            tuple(one for one in still if _earlier(one, meeting, held)),
            tuple(given_at.get(meeting.id, ())),
            tuple(set_at.get(meeting.id, ())),
            tuple(out.get(meeting.id, ())),
        )

    ahead = sorted((m for m in found if (m.held_on or today) >= today), key=_day)
    past = sorted((m for m in found if (m.held_on or today) < today), key=_day, reverse=True)
    return MeetingsAnswer(tuple(map(view, ahead)), tuple(map(view, past)), today)


def meetings_table(found: MeetingsAnswer) -> Table:
    """Return a row a meeting: those ahead, the next one first, then the past ones, the newest
    first. A row's key is the meeting's ``id``."""
    rows = tuple(_row(one, found.today) for one in (*found.ahead, *found.past))
    return Table(
        id="meetings",
        title="Meetings",
        columns=(
            Column("meeting", "Meeting"),
            Column("date", "Date"),
            Column("kind", "Kind"),
            Column("state", "State"),
            Column("questions", "Questions", Align.RIGHT, tip="Raised at it"),
            Column("open", "Still open", Align.RIGHT, tip="Of those raised at it"),
            Column("actions", "Actions", Align.RIGHT, tip="Set at it"),
            Column("open-actions", "Actions open", Align.RIGHT, tip="Of those set at it"),
        ),
        rows=rows,
        note="The next one first, then those held" if rows else "No meeting is recorded yet",
    )


def _by_meeting(found: Iterable[_AtMeeting]) -> dict[int, list[_AtMeeting]]:
    by_meeting: dict[int, list[_AtMeeting]] = {}
    for one in found:
        if one.meeting is not None:
            by_meeting.setdefault(one.meeting, []).append(one)
    return by_meeting


def _row(one: MeetingView, today: date) -> Row:
    meeting = one.meeting
    ahead = meeting.held_on is None or meeting.held_on >= today
    if ahead:
        state = Status("To be held", "calendar")
    else:
        state = Status("Held", "met") if meeting.minutes else Status("No minutes yet", "clock")
    return Row(
        str(meeting.id),
        (
            meeting.name,
            meeting.held_on,
            spec_of(Meeting, "purpose").words_of(meeting.purpose),
            state,
            Quantity(len(one.questions)),
            Quantity(sum(q.open for q in one.questions)),
            Quantity(len(one.actions)),
            Quantity(sum(a.open for a in one.actions)),
        ),
    )


def _earlier(question: Question, meeting: Meeting, held: dict[int, Meeting]) -> bool:
    """True for a question that the office asked at an earlier meeting, or at none."""
    if question.direction != "by" or question.meeting == meeting.id:
        return False
    raised = held.get(question.meeting or 0)
    return raised is None or _day(raised) < _day(meeting)


def _oldest(questions: Iterable[Question]) -> Sequence[Question]:
    return sorted(questions, key=lambda q: (q.asked_on or date.max, q.number))


def _day(meeting: Meeting) -> tuple[date, int]:
    return (meeting.held_on or date.max, meeting.number)


def _lines(words: str) -> tuple[str, ...]:
    return tuple(line for line in words.split("\n") if line)


def meetings_finding(found: MeetingsAnswer) -> Finding:
    """Return the page's sentence: when the next meeting is, and what is to be asked at it."""
    ahead = found.next
    every = (*found.ahead, *found.past)
    waiting = len(ahead.open_questions) if ahead else 0
    bare = sum(not one.meeting.minutes for one in found.past)
    slots: dict[str, Slot] = {
        "name": ahead.meeting.name if ahead else "",
        "day": (ahead.meeting.held_on or "a day to be set") if ahead else "",
        "questions": starting(waiting, "open question", "open questions"),
        "wait": "waits" if waiting <= 1 else "wait",
        "bare": starting(bare, "meeting has", "meetings have"),
    }
    headline, support = "No meeting is planned", ""
    if ahead is not None:
        headline = "The next meeting is on {day}: {name}"
        support = "{questions} {wait} for it."
    if bare:
        support += " {bare} no minutes yet."
    method = (
        "Questions that the office asked at an earlier meeting, or at none, are carried over to "
        "the next one while they are open."
    )
    return Finding(
        id="meetings",
        question="What is to be asked at the next meeting, and what came of earlier ones?",
        headline=Sentence(headline, slots),
        support=Sentence(support.strip(), slots),
        method=method,
        charts=(),
        tables=(meetings_table(found),),
        origin=Origin(
            figure=Sentence(headline, slots),
            definition="Open questions that were raised at the meeting, or carried over to it",
            numerator="Questions that are open",
            denominator="",
            inclusion="Questions that the office was asked are not carried over",
            period=written_date(found.today),
            method=method,
            releases=(),
            rows=(counted(len(every), "meeting", "meetings"),),
            coverage="The office’s own records",
            caveats=(),
        ),
        caveats=(),
        provenance=humblest(one.meeting.provenance for one in every),
    )
