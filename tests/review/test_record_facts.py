"""What the form of a record knows beside the record: names to choose from, links, levels."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from oversight_app.domain.accountability import Action, Assurance, Meeting, Question
from oversight_app.domain.errors import UserProblem
from oversight_app.domain.plans import Investment
from oversight_app.domain.record_kinds import Link, Relation
from oversight_app.domain.records import Office
from oversight_app.domain.risk import Risk
from oversight_app.review.record_facts import facts_of, facts_of_new
from oversight_app.review.record_listing import chosen, listing
from oversight_app.review.record_table import listed_table, remaining
from oversight_app.store import records
from oversight_app.store.record_links import add_link
from oversight_app.store.workspace import Workspace, create

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
    for due in (date(2022, 10, 30), date(2022, 12, 1), date(2022, 9, 1)):
        task = Action(task="Do", owner="Head of Performance", set_on=date(2022, 8, 1), due=due)
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
