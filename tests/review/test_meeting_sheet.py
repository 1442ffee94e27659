"""The sheet of a meeting as plain text, word by word."""

from dataclasses import replace
from datetime import date

from oversight_app.domain.accountability import Meeting
from oversight_app.domain.observations import Provenance
from oversight_app.review.meeting_sheet import SAMPLE_WORDS, meeting_sheet
from oversight_app.review.meetings import meetings
from oversight_app.store.workspace import Workspace
from tests.review.making_matters import ACTION, QUESTION, save

MEETING = Meeting(
    name="Holding to account",
    held_on=date(2022, 11, 23),
    place="County Hall",
    in_public=True,
    agenda="Vetting\nHours",
    papers="vetting.pdf",
)


def test_agenda_papers_and_what_is_open(ws: Workspace) -> None:
    number = save(ws, MEETING)
    asked = replace(QUESTION, asked_of="Wiltshire Police", asked_on=date(2022, 9, 1))
    save(ws, replace(asked, asked="How many wait?\nSince when?", due=date(2022, 10, 1)))
    save(ws, replace(asked, asked="And cadets?", due=date(2022, 11, 30), meeting=number))
    save(ws, replace(asked, asked="Done?", state="answered", answered_on=date(2022, 10, 2)))
    save(ws, replace(ACTION, task="Vet them", owner="HR", due=date(2022, 12, 1), meeting=number))
    view = meetings(ws).view(number)
    assert view is not None
    assert meeting_sheet(view, "Small office", date(2022, 10, 31)) == (
        "Holding to account\n"
        "23 November 2022, County Hall, in public\n"
        "Small office. Holding to account. As at 31 October 2022.\n"
        "\n"
        "Agenda\n"
        "------\n"
        "1. Vetting\n"
        "2. Hours\n"
        "\n"
        "Papers\n"
        "------\n"
        "- vetting.pdf\n"
        "\n"
        "Open questions\n"
        "--------------\n"
        "Q-002: asked of Wiltshire Police on 1 September 2022, due 30 November 2022\n"
        "And cadets?\n"
        "\n"
        "Q-001: asked of Wiltshire Police on 1 September 2022, was due 1 October 2022\n"
        "How many wait?\n"
        "Since when?\n"
        "\n"
        "Actions set at it that are open\n"
        "-------------------------------\n"
        "A-001, HR: not begun, due 1 December 2022\n"
        "Vet them\n"
    )


def test_what_is_not_there_is_said_and_sample_data_too(ws: Workspace) -> None:
    number = save(ws, Meeting(name="Board", held_on=date(2022, 11, 1)))
    view = meetings(ws).view(number)
    assert view is not None
    sheet = meeting_sheet(view, "Small office", date(2022, 10, 31))
    for words in ("No agenda yet.", "No papers yet.", "No question is open for it."):
        assert words in sheet
    assert SAMPLE_WORDS not in sheet
    made_up = replace(view, meeting=replace(view.meeting, provenance=Provenance.SAMPLE))
    assert SAMPLE_WORDS in meeting_sheet(made_up, "Small office", date(2022, 10, 31))
