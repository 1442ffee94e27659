"""Lists of records: cells in words, how each stands, the choice among them, any earlier day."""

from dataclasses import replace
from datetime import date

import pytest

from oversight_app.domain.accountability import Action, Assurance, Meeting, Question
from oversight_app.domain.boundary import Answer, Assessment
from oversight_app.domain.decisions import Decision, Publication
from oversight_app.domain.plans import Investment, Objective, Plan
from oversight_app.domain.record_kinds import KINDS, Link, Relation
from oversight_app.domain.recorded import Recorded
from oversight_app.domain.risk import Risk
from oversight_app.review.record_listing import RecordListing, chosen, listing
from oversight_app.store import records
from oversight_app.store.record_links import add_link
from oversight_app.store.workspace import Workspace

MARCH, DUE = date(2022, 3, 1), date(2022, 10, 26)
"""The workspace's own day is 31 October 2022, five days after the one that things are due on."""
FORCE = "Wiltshire Police"


def kept(ws: Workspace, record: Recorded, day: date | None = None) -> int:
    (number, *_) = records.save(ws, record, day=day).saved
    return number


def asked(**more: object) -> Question:
    said = {"asked": "How many are vetted?", "asked_of": FORCE, "asked_on": MARCH, **more}
    return Question(**said)  # type: ignore[arg-type]


def states(found: RecordListing) -> list[str]:
    return [row.state for row in found.rows]


def references(found: RecordListing) -> list[str]:
    return [row.reference for row in found.rows]


def test_cells_are_words(ws: Workspace) -> None:
    meeting = kept(ws, Meeting(name="Board", held_on=MARCH))
    kept(ws, asked(due=DUE, meeting=meeting, scheme="specials"))
    found = listing(ws, Question, columns=("asked", "due", "meeting", "scheme", "direction"))
    assert [spec.id for spec in found.columns] == [
        "asked", "direction", "due", "meeting", "scheme",
    ]  # fmt: skip
    assert found.rows[0].cells == (
        "How many are vetted?", "The office asks", "26 October 2022", "M-001",
        "Special Constabulary",
    )  # fmt: skip


def test_money_and_measures_are_words(ws: Workspace) -> None:
    plan = kept(ws, Plan(name="The plan", from_day=MARCH))
    kept(
        ws,
        Objective(
            name="More", plan=plan, from_day=MARCH,
            measured_by="specials-strength\nspecials-per-100-officers",
        ),
    )  # fmt: skip
    kept(
        ws,
        Investment(
            scheme="specials", purpose="Kit", from_day=MARCH, to_day=DUE, budget=1_250_050,
            spent=1_200_000, source="A paper",
        ),
    )  # fmt: skip
    measured = listing(ws, Objective, columns=("measured_by",)).rows[0].cells
    assert measured == ("Specials in post; Specials per 100 officers",)
    assert listing(ws, Investment, columns=("budget", "spent")).rows[0].cells == (
        "£12,500.50", "£12,000",
    )  # fmt: skip


def test_titles_say_of_what_an_assessment_is(ws: Workspace) -> None:
    number = kept(ws, Assessment(scheme="specials", assessed_on=MARCH, assessed_by="The office"))
    kept(ws, Answer(assessment=number, question="vetting", answered_on=MARCH))
    assert listing(ws, Assessment).rows[0].title == "Boundary assessment: Special Constabulary"
    assert listing(ws, Answer).rows[0].title == "Vetting: Special Constabulary"


@pytest.mark.parametrize(
    ("record", "state", "overdue"),
    [
        (asked(due=DUE), "Overdue by 5 days", True),
        (asked(due=date(2022, 10, 30)), "Overdue by 1 day", True),
        (asked(due=date(2022, 10, 31)), "Open", False),
        (asked(due=DUE, state="answered", answered_on=DUE), "Answered", False),
        (Action(task="Vet", owner="HR", set_on=MARCH, due=DUE, state="done", done_on=DUE),
         "Done", False),
        (Assurance(said="All is well", rating="assured", given_by=FORCE, given_on=MARCH),
         "", False),
        (Assurance(said="All is well", rating="assured", given_by=FORCE, given_on=MARCH,
                   review_by=DUE), "Review overdue by 5 days", True),
        (Risk(name="Entrapment", owner="HR", raised_on=MARCH, likelihood=2, impact=3,
              review_by=date(2022, 11, 3)), "Review due 3 November 2022", False),
        (Decision(name="Pay", proposed_on=MARCH), "Draft", False),
        (Decision(name="Pay", proposed_on=MARCH, options="A", reasons="B", signatory="PCC",
                  state="signed", signed_on=MARCH), "To publish", False),
        (Decision(name="Pay", proposed_on=MARCH, options="A", reasons="B", signatory="PCC",
                  state="signed", signed_on=MARCH, publish_by=DUE), "Overdue by 5 days", True),
        (Publication(name="Notice", published_on=MARCH, refresh_by=date(2022, 11, 3)),
         "Bring up to date by 3 November 2022", False),
        (Meeting(name="Board", held_on=date(2022, 11, 3)), "To come", False),
        (Meeting(name="Board", held_on=MARCH), "Held", False),
        (Plan(name="Old", from_day=MARCH, to_day=DUE), "Ended 26 October 2022", False),
        (Plan(name="New", from_day=MARCH), "Now", False),
    ],
)  # fmt: skip
def test_how_a_record_stands(ws: Workspace, record: Recorded, state: str, overdue: bool) -> None:
    kept(ws, record)
    (row,) = listing(ws, type(record)).rows
    assert (row.state, row.overdue) == (state, overdue)


def test_what_was_replaced_is_no_longer_overdue(ws: Workspace) -> None:
    old, new = kept(ws, asked(due=DUE)), kept(ws, asked())
    add_link(ws, Link(new, Relation.REPLACES, old))
    found = listing(ws, Question)
    assert states(found) == ["Replaced", "Open"]
    assert [row.overdue for row in found.rows] == [False, False]
    assert [row.open for row in found.rows] == [False, True]


def test_an_assessment_that_a_later_one_follows_asks_for_no_review(ws: Workspace) -> None:
    for day in (MARCH, date(2022, 6, 1)):
        kept(ws, Assessment(scheme="specials", assessed_on=day, assessed_by="The office",
                            review_by=DUE))  # fmt: skip
    assert states(listing(ws, Assessment)) == ["Replaced", "Review overdue by 5 days"]


def test_as_at_an_earlier_day(ws: Workspace) -> None:
    number = kept(ws, asked(due=date(2022, 5, 1)), day=MARCH)
    now = records.one(ws, number)
    assert isinstance(now, Question)
    records.save(
        ws, replace(now, state="answered", answered_on=date(2022, 6, 1)), day=date(2022, 6, 1)
    )
    assert states(listing(ws, Question)) == ["Answered"]
    assert states(listing(ws, Question, as_at=date(2022, 5, 11))) == ["Overdue by 10 days"]
    assert listing(ws, Question, as_at=date(2022, 2, 28)).rows == ()


@pytest.fixture
def three(ws: Workspace) -> RecordListing:
    kept(ws, asked(due=DUE, owner="Head of Assurance", scheme="specials"))
    kept(ws, asked(asked="Who supervises cadets?", owner="Chief Executive"))
    kept(ws, asked(asked="Who pays?", state="withdrawn", owner="Head of Assurance"))
    return listing(ws, Question)


@pytest.mark.parametrize(
    ("choice", "left"),
    [
        ({}, ["Q-001", "Q-002", "Q-003"]),
        ({"words": "WHO"}, ["Q-002", "Q-003"]),
        ({"words": "cadets who"}, ["Q-002"]),
        ({"words": "q-003"}, ["Q-003"]),
        ({"words": "withdrawn"}, ["Q-003"]),
        ({"words": "special constabulary"}, ["Q-001"]),
        ({"words": "nothing such"}, []),
        ({"show": "open"}, ["Q-001", "Q-002"]),
        ({"show": "overdue"}, ["Q-001"]),
        ({"owner": " head of ASSURANCE"}, ["Q-001", "Q-003"]),
        ({"owner": "Head of Assurance", "show": "open"}, ["Q-001"]),
        ({"scheme": "specials"}, ["Q-001"]),
    ],
)
def test_the_choice_among_the_rows(
    three: RecordListing, choice: dict[str, str], left: list[str]
) -> None:
    assert references(chosen(three, **choice)) == left  # type: ignore[arg-type]


def test_offices_and_schemes_to_choose_from(three: RecordListing) -> None:
    assert three.owners == ("Chief Executive", "Head of Assurance")
    assert three.schemes == (("specials", "Special Constabulary"),)


@pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
def test_every_kind_is_listed_where_there_is_none(ws: Workspace, kind: type[Recorded]) -> None:
    found = listing(ws, kind)
    assert found.rows == ()
    assert found.columns
