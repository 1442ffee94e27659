"""From a figure, or an import, to what the office recorded about it, and back."""

from datetime import date

import pytest

from oversight_app.domain.accountability import Question
from oversight_app.domain.plans import Objective, Plan
from oversight_app.domain.record_kinds import Link, Relation
from oversight_app.review.about_figures import about_figure, question_about
from oversight_app.review.record_linked import linked, place_of, to_be_linked
from oversight_app.review.record_words import record_words
from oversight_app.store import records
from oversight_app.store.workspace import Workspace

DAY = date(2022, 9, 1)


def ask(ws: Workspace, asked: str, *links: Link, **said: object) -> int:
    question = Question(asked=asked, asked_of="The force", asked_on=DAY, **said)  # type: ignore[arg-type]
    return records.save(ws, question, links).saved[0]


def about(figure: str = "", scheme: str = "") -> Link:
    return Link(0, Relation.ABOUT, figure=figure, scheme=scheme)


def told(ws: Workspace, figure: str) -> list[tuple[str, str]]:
    return [(one.reference, one.how) for one in about_figure(ws, figure)]


def test_a_figure_lists_what_names_it_then_what_is_about_its_scheme(ws: Workspace) -> None:
    ask(ws, "Scheme by field", scheme="specials")
    ask(ws, "Hours of Specials", about("hours/specials///"))
    ask(ws, "Hours of cadets", about("hours/cadets///"))
    ask(ws, "Hours of all", about("hours"))
    ask(ws, "Another measure", about("attendances/specials///"))
    ask(ws, "Scheme by link", about(scheme="specials"))
    plan = records.save(ws, Plan(name="A plan", from_day=DAY)).saved[0]
    records.save(
        ws, Objective(name="More hours", plan=plan, from_day=DAY, measured_by="visits\nhours")
    )
    figure, measured, scheme = "About this figure", "Measured by it", "About the scheme"
    assert told(ws, "hours/specials///") == [
        ("Q-004", figure), ("Q-002", figure), ("O-001", measured), ("Q-006", scheme),
        ("Q-001", scheme),
    ]  # fmt: skip
    # A measure as a whole is of no one scheme.
    assert told(ws, "hours") == [
        ("Q-004", figure), ("Q-003", figure), ("Q-002", figure), ("O-001", measured),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("figure", "found"),
    [
        ("hours/specials/swindon//", True),
        ("hours/specials///", True),
        ("hours////", True),
        ("hours/specials/salisbury//", False),
        ("hours/cadets/swindon//", False),
        ("hours-per-person/specials/swindon//", False),
    ],
)
def test_parts_of_a_series_have_to_agree(ws: Workspace, figure: str, found: bool) -> None:
    ask(ws, "Swindon", about("hours/specials/swindon//"))
    assert bool(told(ws, figure)) is found


def test_overdue_comes_first_then_open_then_the_newest(ws: Workspace) -> None:
    link = about("specials-strength")
    ask(ws, "Answered", link, state="answered", answered_on=date(2022, 9, 30))
    ask(ws, "Late", link, due=date(2022, 10, 30))
    ask(ws, "In time", link, due=date(2022, 11, 30))
    found = about_figure(ws, "specials-strength")
    assert [(one.title, one.state, one.open) for one in found] == [
        ("Late", "Overdue by 1 day", True),
        ("In time", "Open", True),
        ("Answered", "Answered", False),
    ]


@pytest.mark.parametrize(
    ("figure", "linked_as", "scheme"),
    [
        ("hours/specials///", "hours/specials///", "specials"),
        ("specials-strength", "specials-strength", ""),
        ("hours////", "hours////", ""),
    ],
)
def test_a_question_about_a_figure_is_found_from_it(
    ws: Workspace, figure: str, linked_as: str, scheme: str
) -> None:
    start, link = question_about(figure=figure)
    assert (link.figure, start.scheme) == (linked_as, scheme)
    number = ask(ws, "Why?", link, scheme=start.scheme)
    assert told(ws, figure) == [("Q-001", "About this figure")]
    (one,) = linked(ws, number, record_words(ws))
    assert place_of(one.link).split("/")[0] in ("activity", "specials")


def test_a_new_record_says_all_that_it_will_be_linked_with(ws: Workspace) -> None:
    other = ask(ws, "Another?")
    links = (
        about("specials-strength"), about(scheme="specials"), Link(0, Relation.FOLLOWS, other),
        Link(0, Relation.FOLLOWS, 999),
    )  # fmt: skip
    found = to_be_linked(ws, links, record_words(ws))
    assert [(one.words, one.kind) for one in found] == [
        ("About", "figure"), ("About", "scheme"), ("Follows from", "question"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("link", "place"),
    [
        (about("specials-strength"), "specials/compare/specials-strength"),
        (about("hours/specials///"), "activity/activity/hours/specials///"),
        (about("vetting-in-date/specials///"), "governance/currency/vetting-in-date/specials///"),
        (about("publication-days"), "accountability/measures/publication-days"),
        (about(scheme="cadets"), "activity/activity/hours/cadets///"),
        (Link(0, Relation.ABOUT, batch=7), "data/imports/7"),
        (Link(0, Relation.ABOUT, 7), ""),
        (about("no-longer-a-measure"), ""),
    ],
)
def test_each_linked_thing_has_its_place(link: Link, place: str) -> None:
    assert place_of(link) == place
