"""The sheet of a meeting: its agenda, its papers and what is to be asked at it, as plain text."""

from collections.abc import Iterable, Iterator
from datetime import date

from oversight_app.domain.accountability import Action, Question
from oversight_app.domain.observations import Provenance
from oversight_app.domain.periods import written_date
from oversight_app.domain.recorded import spec_of
from oversight_app.review.meetings import MeetingView
from oversight_app.review.thread_words import state_of

SAMPLE_WORDS = "Sample data: made up, and about no real force or scheme."


def meeting_sheet(found: MeetingView, office: str, today: date) -> str:
    """Return the sheet, a line each; ``today`` is the day that it is made, or that the records
    are as at. What is shown is open on that day."""
    meeting = found.meeting
    where = (
        written_date(meeting.held_on) if meeting.held_on else "No day yet",
        meeting.place,
        "in public" if meeting.in_public else "",
    )
    lines = [
        meeting.name,
        ", ".join(filter(None, where)),
        f"{office}. {spec_of(type(meeting), 'purpose').words_of(meeting.purpose)}. "
        f"As at {written_date(today)}.",
    ]
    if meeting.provenance is Provenance.SAMPLE:
        lines.append(SAMPLE_WORDS)
    agenda = [f"{number}. {item}" for number, item in enumerate(found.agenda, 1)]
    lines += _part("Agenda", agenda, "No agenda yet.")
    lines += _part("Papers", [f"- {one}" for one in found.papers], "No papers yet.")
    asked = [_question(one, today) for one in found.open_questions]
    lines += _part("Open questions", _apart(asked), "No question is open for it.")
    still = [_action(one, today) for one in found.actions if one.open]
    if still:
        lines += _part("Actions set at it that are open", _apart(still), "")
    return "\n".join(lines) + "\n"


def _part(heading: str, lines: Iterable[str], none: str) -> Iterator[str]:
    yield ""
    yield heading
    yield "-" * len(heading)
    yield from list(lines) or [none]


def _apart(entries: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """Yield the lines of entries, a blank one between two."""
    for number, entry in enumerate(entries):
        if number:
            yield ""
        yield from entry


def _question(one: Question, today: date) -> tuple[str, ...]:
    asked = f" on {written_date(one.asked_on)}" if one.asked_on else ""
    return (
        f"{one.reference}: asked of {one.asked_of}{asked}{_due(one.due, today)}",
        *one.asked.split("\n"),
    )


def _action(one: Action, today: date) -> tuple[str, ...]:
    owner = f", {one.owner}" if one.owner else ""
    state = str(state_of(one, today)).lower()
    return (f"{one.reference}{owner}: {state}{_due(one.due, today)}", *one.task.split("\n"))


def _due(day: date | None, today: date) -> str:
    if day is None:
        return ""
    return f", {'was ' if day < today else ''}due {written_date(day)}"
