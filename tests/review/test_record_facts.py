"""What the form of a record knows beside the record: names to choose from, links, levels."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from oversight_app.domain.accountability import Action, Assurance, Meeting, Question
from oversight_app.domain.appraisal import Appraisal, Judgement, Option
from oversight_app.domain.claims import Claim
from oversight_app.domain.engagement import Engagement
from oversight_app.domain.errors import UserProblem
from oversight_app.domain.organisations import Organisation
from oversight_app.domain.outside_groups import OutsideGroup
from oversight_app.domain.plans import Investment
from oversight_app.domain.positions import Position
from oversight_app.domain.press import LineToTake
from oversight_app.domain.record_kinds import Link, Relation
from oversight_app.domain.recorded import Recorded
from oversight_app.domain.records import Office
from oversight_app.domain.risk import Risk
from oversight_app.review.due import due
from oversight_app.review.found_words import told
from oversight_app.review.record_facts import facts_of, facts_of_new
from oversight_app.review.record_listing import chosen, listing
from oversight_app.review.record_table import listed_table, remaining
from oversight_app.store import records
from oversight_app.store.record_links import add_link
from oversight_app.store.record_search import find
from oversight_app.store.workspace import Workspace, create
from tests.store.making_records import again, kept

TODAY = date(2022, 10, 31)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    office = Office("Sample office", "E23000038", review_date=TODAY)
    with create(tmp_path / "office.oversight", office, reference=False) as made:
        yield made


def asked(workspace: Workspace, **said: object) -> int:
    begun = {"asked": "Why?", "asked_of": "Chief Constable", "asked_on": TODAY, **said}
    return records.save(workspace, Question(**begun)).saved[0]  # type: ignore[arg-type]


def test_a_new_record_begins_today_where_its_kind_has_such_a_day(workspace: Workspace) -> None:
    fresh = facts_of_new(workspace, Question()).record
    assert isinstance(fresh, Question)
    assert fresh.asked_on == TODAY
    assert fresh.answered_on is None
    # The day of a meeting or an investment is not today's unless somebody says so.
    meeting = facts_of_new(workspace, Meeting()).record
    money = facts_of_new(workspace, Investment()).record
    assert isinstance(meeting, Meeting)
    assert isinstance(money, Investment)
    assert (meeting.held_on, money.from_day) == (None, None)


def test_a_position_is_about_the_one_group_there_is(workspace: Workspace) -> None:
    def about(start: Position | Claim) -> int | None:
        record = facts_of_new(workspace, start).record
        assert isinstance(record, Position | Claim)
        return record.about

    assert (about(Position()), about(Claim())) == (None, None)
    over = OutsideGroup(name="Gone", known_since=TODAY, ended=TODAY)
    records.save(workspace, over)
    only = records.save(workspace, OutsideGroup(name="Patrol", known_since=TODAY)).saved[0]
    assert (about(Position()), about(Claim())) == (only, only)
    # What takes the place of another keeps to what that is about.
    assert about(Position(replaces=1)) is None
    records.save(workspace, OutsideGroup(name="Speed watch", known_since=TODAY))
    assert (about(Position()), about(Claim())) == (None, None)


def test_a_decision_is_about_the_area_of_the_last_one_on_its_group(workspace: Workspace) -> None:
    group = records.save(workspace, OutsideGroup(name="Patrol", known_since=TODAY)).saved[0]

    def area(start: Engagement) -> str:
        record = facts_of_new(workspace, start).record
        assert isinstance(record, Engagement)
        return record.area

    # Nothing of it is known here: no reference figures, no force.
    assert area(Engagement(outside_group=group)) == ""
    last = Engagement(name="Patrols", outside_group=group, area="Swindon", proposed_on=TODAY)
    records.save(workspace, last)
    assert area(Engagement(outside_group=group)) == "Swindon"
    assert area(Engagement(outside_group=group, area="Wiltshire")) == "Wiltshire"
    assert area(Engagement()) == ""


def test_offices_that_were_used_are_offered_the_most_used_first(workspace: Workspace) -> None:
    for owner in ("Head of Performance", "Chief Executive", "Head of Performance"):
        asked(workspace, owner=owner)
    offered = facts_of_new(workspace, Question()).offices
    assert offered[:3] == ("Chief Constable", "Head of Performance", "Chief Executive")
    assert len(set(offered)) == len(offered)


def test_records_to_choose_from_come_newest_first_by_their_numbers(workspace: Workspace) -> None:
    for name in ("January", "February"):
        records.save(workspace, Meeting(name=name, held_on=TODAY))
    facts = facts_of_new(workspace, Question())
    assert [words for _id, words in facts.records["meeting"]] == [
        "M-002  February",
        "M-001  January",
    ]


def test_an_earlier_position_is_offered_with_whose_it_is(workspace: Workspace) -> None:
    for body in ("Wiltshire Police", "A charity"):
        kept(workspace, Position, organisation=kept(workspace, Organisation, name=body).id)
    offered = facts_of_new(workspace, Position()).records
    assert [words for _id, words in offered["position"]] == [
        "PO-002  A charity: May consider it", "PO-001  Wiltshire Police: May consider it",
    ]  # fmt: skip
    assert [words for _id, words in offered["organisation"]] == [
        "OR-002  A charity", "OR-001  Wiltshire Police",
    ]  # fmt: skip


def test_what_is_said_of_outside_groups_is_looked_at_again_sooner(workspace: Workspace) -> None:
    """Six months for a position and a decision on engagement, three for a line to take, twelve for
    a claim and an appraisal: new ones, and most of them again. Today is 31 October 2022."""
    kept(workspace, LineToTake, owner="Head of Communications")
    expected = {
        Position: date(2023, 4, 30), Engagement: date(2023, 4, 30), LineToTake: date(2023, 1, 31),
        Claim: date(2023, 10, 31), Appraisal: date(2023, 10, 31),
    }  # fmt: skip
    for kind, day in expected.items():
        facts = facts_of_new(workspace, kind())
        assert getattr(facts.record, "review_by") == facts.next_review == day  # noqa: B009
    fresh = facts_of_new(workspace, LineToTake()).record
    assert isinstance(fresh, LineToTake)
    assert (fresh.owner, fresh.written_on) == ("Head of Communications", TODAY)
    # What was said elsewhere has no day until somebody says it; nor is a forecast judged yet.
    said = facts_of_new(workspace, Position()).record
    claim = facts_of_new(workspace, Claim()).record
    assert isinstance(said, Position)
    assert isinstance(claim, Claim)
    assert (said.from_day, said.judged_on, claim.quoted_on, claim.checked_on) == (None,) * 4


def test_bodies_and_roles_are_written_by_name_and_judgements_by_criterion(
    workspace: Workspace,
) -> None:
    group = kept(workspace, OutsideGroup, name="Such groups")
    appraisal = kept(workspace, Appraisal, name="Which role", outside_group=group.id)
    role = kept(workspace, Option, appraisal=appraisal.id, name="A patrol")
    first = kept(workspace, Judgement, option=role.id, judgement="weak")
    found = listing(workspace, Judgement)
    assert [row.title for row in found.rows] == ["Vetting: A patrol"]
    assert found.rows[0].cells == ("A patrol", "Vetting", "Weak", "Head of Assurance",
                                   "31 March 2022")  # fmt: skip
    assert found.rows[0].state == "Weak"
    assert facts_of(workspace, first.id).words.titles[role.id] == "A patrol"
    (row,) = listing(workspace, Option).rows
    assert row.cells[0] == "Which role"
    (hit,) = told(workspace, find(workspace, "vetting", kinds=("judgement",)))
    assert hit.title == "Vetting: A patrol"
    # A record about a group is found by the name of the group.
    assert [one.reference for one in find(workspace, "such groups")] == ["G-001", "OA-001"]


@pytest.mark.parametrize(
    ("kind", "said", "state", "overdue"),
    [
        (Claim, {}, "To be checked", False),
        (Claim, {"check_by": date(2022, 11, 30)}, "To be checked by 30 November 2022", False),
        (Claim, {"check_by": date(2022, 10, 26)}, "Overdue by 5 days", True),
        (
            Claim,
            {"verdict": "cannot", "checked_by": "Chief Executive", "checked_on": TODAY},
            "Cannot be checked",
            False,
        ),
        (LineToTake, {}, "To be cleared", False),
        (LineToTake, {"cleared_by": "Chief Executive", "cleared_on": TODAY}, "Cleared", False),
        (LineToTake, {"taken_back_on": TODAY}, "Taken back 31 October 2022", False),
        (Organisation, {}, "Now", False),
        (Organisation, {"ended": date(2022, 9, 30)}, "Ended 30 September 2022", False),
    ],
)
def test_how_each_of_them_stands_in_a_list(
    workspace: Workspace, kind: type[Recorded], said: dict[str, object], state: str, overdue: bool
) -> None:
    kept(workspace, kind, **said)
    (row,) = listing(workspace, kind).rows
    assert (row.state, row.overdue) == (state, overdue)


def test_the_forecast_of_a_position_that_was_replaced_is_still_to_be_judged(
    workspace: Workspace,
) -> None:
    body = kept(workspace, Organisation)
    said = {"forecast": "Not any time soon", "forecast_by": date(2022, 10, 30)}
    old = kept(workspace, Position, organisation=body.id, review_by=None, **said)
    kept(workspace, Position, organisation=body.id, from_day=TODAY, replaces=old.id,
         review_by=None)  # fmt: skip
    assert [(row.state, row.open) for row in listing(workspace, Position).rows] == [
        ("Overdue by 1 day", True), ("Now", True),
    ]  # fmt: skip
    (item,) = due(workspace)
    assert (item.reference, item.what) == ("PO-001", "Forecast to be judged")
    now = again(workspace, Position, old.id)
    records.save(workspace, replace(now, came_true="no", happened="So", judged_on=TODAY))
    assert due(workspace) == ()
    assert [row.state for row in listing(workspace, Position).rows] == ["Replaced", "Now"]


def test_a_link_is_told_from_either_end_and_before_it_is_made(workspace: Workspace) -> None:
    question = asked(workspace)
    link = Link(0, Relation.ANSWERS, question)
    told = facts_of_new(workspace, Assurance(), [link]).linked
    assert [(one.words, one.reference) for one in told] == [("Answers", "Q-001")]
    said = Assurance(said="Soon", rating="not", given_by="Chief Constable", given_on=TODAY)
    answer = records.save(workspace, said, [link]).saved[0]
    add_link(workspace, Link(question, Relation.ABOUT, scheme="specials"))
    add_link(workspace, Link(question, Relation.ABOUT, figure="specials-strength"))
    there = [(one.words, one.reference, one.title) for one in facts_of(workspace, question).linked]
    assert there == [
        ("Answered by", "AS-001", "Soon"),
        ("About", "", "Special Constabulary"),
        ("About", "", "Specials in post"),
    ]
    assert [one.words for one in facts_of(workspace, answer).linked] == ["Answers"]


def test_a_risk_is_reviewed_by_its_band_and_anything_else_a_year_on(workspace: Workspace) -> None:
    # 9 to 16 is high, and looked at each month; 1 to 4 low, each quarter (facts.md, [65]).
    for likelihood, impact, then in ((3, 4, date(2022, 11, 30)), (1, 2, date(2023, 1, 31))):
        risk = Risk(
            name="Risk", owner="Chief Executive", raised_on=TODAY, likelihood=likelihood,
            impact=impact, review_by=TODAY,
        )  # fmt: skip
        number = records.save(workspace, risk).saved[0]
        assert facts_of(workspace, number).next_review == then
    said = Assurance(said="Soon", rating="not", given_by="Chief Constable", given_on=TODAY)
    number = records.save(workspace, said).saved[0]
    assert facts_of(workspace, number).next_review == date(2023, 10, 31)
    assert facts_of(workspace, asked(workspace)).next_review is None


def test_a_record_that_is_gone_says_so(workspace: Workspace) -> None:
    number = asked(workspace)
    records.delete(workspace, number)
    with pytest.raises(UserProblem, match="deleted in the meantime"):
        facts_of(workspace, number)


def test_a_list_puts_the_latest_first_and_holds_days_and_money_as_such(
    workspace: Workspace,
) -> None:
    for day in (date(2022, 10, 30), date(2022, 12, 1), date(2022, 9, 1)):
        task = Action(task="Do", owner="Head of Performance", set_on=date(2022, 8, 1), due=day)
        records.save(workspace, task)
    table = listed_table(listing(workspace, Action))
    assert [row.cells[0] for row in table.rows] == ["A-003", "A-001", "A-002"]
    place = [column.key for column in table.columns].index("due")
    assert table.rows[0].cells[place] == date(2022, 9, 1)
    money = Investment(
        scheme="specials", purpose="Uniform", from_day=TODAY, to_day=TODAY, budget=1_250_050,
        spent=100, source="Ledger",
    )  # fmt: skip
    records.save(workspace, money)
    table = listed_table(listing(workspace, Investment))
    heads = [column.heading for column in table.columns]
    cells = [str(cell) for cell in table.rows[0].cells]
    assert cells[heads.index("Budget (£)")] == "12,500.50"
    assert cells[heads.index("Spent (£)")] == "1"


def test_a_list_that_is_empty_says_what_it_was_told_to(workspace: Workspace) -> None:
    table = listed_table(listing(workspace, Question), "Nothing fits.")
    assert (table.rows, table.note) == ((), "Nothing fits.")


def test_what_is_searched_for_is_picked_from_the_table_in_its_order(workspace: Workspace) -> None:
    for task in ("Vet the van", "Count the cars", "Vet the visitor"):
        act = Action(task=task, owner="Head", set_on=date(2022, 8, 1), due=date(2022, 12, 1))
        records.save(workspace, act)
    every = listing(workspace, Action)
    whole = listed_table(every)
    left = remaining(whole, chosen(every, words="vet"), "Nothing fits.")
    assert [row.cells[0] for row in left.rows] == ["A-003", "A-001"]
    assert (left.columns, left.note) == (whole.columns, "")
    assert remaining(whole, chosen(every, words="horse"), "Nothing fits.").note == "Nothing fits."
