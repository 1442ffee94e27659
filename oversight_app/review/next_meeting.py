"""The next meeting, what is on it, and what is still missing for it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from oversight_app.domain.accountability import Meeting
from oversight_app.domain.attention import NextStep
from oversight_app.domain.observations import Provenance
from oversight_app.domain.recorded import spec_of
from oversight_app.domain.wording import Sentence
from oversight_app.review.meetings import MeetingView, meetings
from oversight_app.store.workspace import Workspace

LIST = "accountability/meetings"


@dataclass(frozen=True, slots=True)
class WaitingQuestion:
    """An open question of the meeting: ``carried`` where an earlier meeting left it open."""

    reference: str
    title: str
    asked_on: date | None
    carried: bool
    go: str


@dataclass(frozen=True, slots=True)
class NextMeeting:
    """The next meeting; ``record`` is 0 and ``day`` None where none is planned (``headline`` says
    so). ``agenda`` is what is on it, ``papers`` those that are named for it, ``missing`` what
    it has not got yet, each in a few words. ``step`` is the one step that is next."""

    record: int
    headline: Sentence
    day: date | None
    days: int | None
    """Days until it is held."""
    kind: str
    agenda: tuple[str, ...]
    questions: tuple[WaitingQuestion, ...]
    papers: tuple[str, ...]
    missing: tuple[str, ...]
    step: NextStep
    provenance: Provenance = Provenance.LOCAL


def next_meeting(ws: Workspace) -> NextMeeting:
    """Return the next meeting, as the Meetings tab has it."""
    found = meetings(ws)
    view = found.next
    if view is None:
        return NextMeeting(
            0, Sentence("No meeting is planned"), None, None, "", (), (), (), (),
            NextStep("Add a meeting", LIST),
        )  # fmt: skip
    meeting, today = view.meeting, found.today
    day = meeting.held_on
    missing = tuple(_missing(view))
    return NextMeeting(
        meeting.id,
        Sentence("{name}", {"name": meeting.name}),
        day,
        (day - today).days if day is not None else None,
        spec_of(Meeting, "purpose").words_of(meeting.purpose),
        view.agenda,
        _questions(view),
        view.papers,
        missing,
        NextStep("Complete it" if missing else "Open the meeting", f"record/{meeting.id}"),
        meeting.provenance,
    )


def _questions(view: MeetingView) -> tuple[WaitingQuestion, ...]:
    raised = {one.id for one in view.questions}
    return tuple(
        WaitingQuestion(
            one.reference, one.title, one.asked_on, one.id not in raised, f"record/{one.id}"
        )
        for one in view.open_questions
    )


def _missing(view: MeetingView) -> Iterator[str]:
    if view.meeting.held_on is None:
        yield "A day"
    if not view.agenda:
        yield "An agenda"
    if not view.papers:
        yield "Papers"
