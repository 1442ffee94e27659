"""Meetings with what is to be asked at them, and the clocks of requests and recommendations."""

from dataclasses import replace
from datetime import date

import pytest

from oversight_app.domain.accountability import Meeting
from oversight_app.domain.findings import cell_words
from oversight_app.domain.record_kinds import Link, Relation
from oversight_app.domain.requests import InformationRequest, Recommendation
from oversight_app.review.clocks import (
    clocks,
    clocks_finding,
    days_left,
    left_words,
    recommendations_table,
    requests_table,
)
from oversight_app.review.meetings import meetings, meetings_finding, meetings_table
from oversight_app.store.workspace import Workspace
from tests.review.making_matters import ACTION, QUESTION, follows, save

OCTOBER = Meeting(name="Holding to account", held_on=date(2022, 10, 26), agenda="Vetting\nHours")
NOVEMBER = Meeting(name="Holding to account", held_on=date(2022, 11, 23), papers="vetting.pdf")


def test_open_questions_are_carried_over_to_the_next_meeting(ws: Workspace) -> None:
    past, ahead = save(ws, OCTOBER), save(ws, NOVEMBER)
    carried = save(ws, replace(QUESTION, meeting=past))
    unplaced = save(ws, replace(QUESTION, asked="And cadets?", asked_on=date(2022, 8, 1)))
    answered = save(ws, replace(QUESTION, meeting=past, state="answered",
                                answered_on=date(2022, 10, 20)))  # fmt: skip
    theirs = save(ws, replace(QUESTION, meeting=ahead, asked="And tutors?"))
    save(ws, replace(QUESTION, direction="of", asker="panel"))
    action = save(ws, replace(ACTION, meeting=past))
    found = meetings(ws)
    assert found.next is not None
    assert found.next.meeting.id == ahead
    assert [one.id for one in found.next.open_questions] == [theirs, unplaced, carried]
    assert found.next.papers == ("vetting.pdf",)
    (before,) = found.past
    assert before.agenda == ("Vetting", "Hours")
    assert [one.id for one in before.questions] == [carried, answered]
    assert [one.id for one in before.actions] == [action]
    assert [one.id for one in before.open_questions] == [carried, unplaced]
    row = meetings_table(found).rows[1]
    assert [cell_words(cell) for cell in row.cells[3:]] == ["No minutes yet", "2", "1", "1", "1"]
    finding = meetings_finding(found)
    assert str(finding.headline) == ("The next meeting is on 23 November 2022: Holding to account")
    assert str(finding.support) == (
        "Three open questions wait for it. One meeting has no minutes yet."
    )


def test_a_meeting_today_is_still_ahead(ws: Workspace) -> None:
    save(ws, replace(OCTOBER, held_on=date(2022, 10, 31)))
    assert meetings(ws).next is not None
    assert str(meetings_finding(meetings(ws, date(2022, 11, 1))).headline) == (
        "No meeting is planned"
    )


@pytest.mark.parametrize(
    ("today", "due", "left", "words"),
    [
        (date(2022, 10, 31), date(2022, 11, 7), 5, "5 working days left"),
        (date(2022, 10, 31), date(2022, 10, 31), 0, "Due today"),
        # Saturday to Monday is one working day.
        (date(2022, 10, 29), date(2022, 10, 31), 1, "1 working day left"),
        # Friday 16 to Tuesday 20 September, over the bank holiday of the 19th.
        (date(2022, 9, 20), date(2022, 9, 16), -1, "1 working day late"),
        # The Saturday after a Friday is late, although no working day has gone by.
        (date(2022, 9, 17), date(2022, 9, 16), -1, "1 working day late"),
        (date(2022, 6, 5), date(2022, 6, 1), -1, "1 working day late"),
    ],
)
def test_working_days_left(today: date, due: date, left: int, words: str) -> None:
    assert days_left(today, due) == left
    assert left_words(left, "working day") == words


def test_requests_show_their_clock_and_what_is_gathered(ws: Workspace) -> None:
    gathered = save(ws, QUESTION)
    # 10 October plus 20 working days is 7 November 2022.
    asked = save(
        ws, InformationRequest(subject="Hours", asked="All hours", received=date(2022, 10, 10)),
        Link(0, Relation.GATHERED, gathered),
    )  # fmt: skip
    # 14 March plus 20 working days is 11 April 2022; answered on 6 April, the 17th.
    save(ws, InformationRequest(
        subject="Vetting", asked="All", received=date(2022, 3, 14), state="answered",
        answered_on=date(2022, 4, 6), disclosed="The total",
    ))  # fmt: skip
    found = clocks(ws)
    first, second = found.requests
    assert (first.request.id, first.left, first.gathered, first.held) == (asked, 5, 1, True)
    assert (second.left, second.answered_in, second.held) == (None, 17, False)
    cells = [[cell_words(c) for c in row.cells] for row in requests_table(found).rows]
    assert cells[0][3:] == ["7 November 2022", "5 working days left", "1", "Nothing yet"]
    assert cells[1][4:] == ["Answered in 17 working days", "0", "The total"]


def test_recommendations_show_their_56_days_and_their_actions(ws: Workspace) -> None:
    # The 56th day from 1 September is 26 October 2022.
    late = save(ws, Recommendation(report="A", recommended="Train all",
                                   published_on=date(2022, 9, 1)))  # fmt: skip
    given = save(ws, Recommendation(
        report="B", recommended="Count all", published_on=date(2022, 3, 1),
        responded_on=date(2022, 4, 20), state="under-way",
    ))  # fmt: skip
    save(ws, ACTION, follows(given))
    save(ws, replace(ACTION, state="done", done_on=date(2022, 10, 1)), follows(given))
    save(ws, replace(ACTION, state="stopped", done_on=date(2022, 10, 1)), follows(given))
    found = clocks(ws)
    assert [one.recommendation.id for one in found.recommendations] == [late, given]
    assert [one.left for one in found.recommendations] == [-5, None]
    # What was stopped is not done.
    assert (found.recommendations[1].actions, found.recommendations[1].done) == (3, 1)
    cells = [[cell_words(c) for c in row.cells] for row in recommendations_table(found).rows]
    assert cells[0][4:] == ["5 days late", "Not begun", ""]
    assert cells[1][4:] == ["Given", "Under way", "1 of 3"]
    assert str(clocks_finding(found).headline) == (
        "No information request is open, and one recommendation waits for a response"
    )
