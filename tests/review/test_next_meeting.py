"""The next meeting: when, what is on it, which questions are open, and what it has not got yet."""

from datetime import date

from oversight_app.domain.accountability import Meeting, Question
from oversight_app.review.next_meeting import next_meeting
from oversight_app.store import records
from oversight_app.store.workspace import Workspace

FORCE = "Wiltshire Police"
SEPTEMBER = date(2022, 9, 28)


def kept(ws: Workspace, record: Meeting | Question) -> int:
    return records.save(ws, record).saved[0]


def test_none_is_planned_and_one_can_be_added(ws: Workspace) -> None:
    kept(ws, Meeting(name="Holding to account", held_on=SEPTEMBER))
    found = next_meeting(ws)
    assert str(found.headline) == "No meeting is planned"
    assert (found.record, found.day, found.days) == (0, None, None)
    assert (found.step.words, found.step.go) == ("Add a meeting", "accountability/meetings")


def test_the_first_one_from_today_on_with_its_open_questions(ws: Workspace) -> None:
    held = kept(ws, Meeting(name="Holding to account", held_on=SEPTEMBER))
    kept(ws, Meeting(name="Later", held_on=date(2022, 12, 14)))
    coming = kept(ws, Meeting(
        name="Performance board", held_on=date(2022, 11, 23), agenda="Minutes\nVetting",
        papers="minutes.pdf", purpose="holding",
    ))  # fmt: skip
    carried = kept(ws, Question(
        asked="Why did it fall?", asked_of=FORCE, asked_on=SEPTEMBER, meeting=held,
    ))  # fmt: skip
    raised = kept(ws, Question(
        asked="How many?", asked_of=FORCE, asked_on=date(2022, 10, 3), meeting=coming,
    ))  # fmt: skip
    kept(ws, Question(asked="Settled?", asked_of=FORCE, asked_on=SEPTEMBER, state="withdrawn"))
    found = next_meeting(ws)
    assert (str(found.headline), found.day, found.days) == (
        "Performance board", date(2022, 11, 23), 23,
    )  # fmt: skip
    assert (found.agenda, found.papers, found.missing) == (
        ("Minutes", "Vetting"), ("minutes.pdf",), (),
    )  # fmt: skip
    assert [(one.title, one.carried, one.go) for one in found.questions] == [
        ("How many?", False, f"record/{raised}"), ("Why did it fall?", True, f"record/{carried}"),
    ]  # fmt: skip
    assert (found.step.words, found.step.go) == ("Open the meeting", f"record/{coming}")


def test_what_it_has_not_got_yet_is_named(ws: Workspace) -> None:
    number = kept(ws, Meeting(name="Holding to account", held_on=date(2022, 10, 31)))
    found = next_meeting(ws)
    assert (found.days, found.missing) == (0, ("An agenda", "Papers"))
    assert (found.step.words, found.step.go) == ("Complete it", f"record/{number}")
