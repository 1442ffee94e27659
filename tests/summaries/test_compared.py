"""Papers that were sent, and what of them is no longer so once a return or release is corrected."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from oversight_app.domain.findings import Column, Row, Table
from oversight_app.domain.local_building import Record
from oversight_app.domain.papers import Format, KeptPaper, PaperOrder
from oversight_app.domain.periods import Period, PeriodKind
from oversight_app.domain.requests import InformationRequest
from oversight_app.domain.wording import Quantity
from oversight_app.store import history, papers, records
from oversight_app.store.workspace import Workspace
from oversight_app.summaries import compared, keeping
from oversight_app.summaries.differences import Difference, Kind
from oversight_app.summaries.page_paper import TABLE, table_paper
from oversight_app.summaries.plain_text import as_text
from oversight_app.summaries.preparing import prepare, prepare_material
from tests.review.making_returns import OCTOBER, bring, office, sent

SUMMER = Period.parse("2022-23-Q2", PeriodKind.QUARTER)
JULY, AUGUST, SEPTEMBER = OCTOBER - 3, OCTOBER - 2, OCTOBER - 1
QUARTERLY, ACTIVITY = PaperOrder("quarterly", SUMMER), PaperOrder("activity", SUMMER)


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    """Twenty Specials, of whom 12 gave 100 hours in July and in September, and 10 gave 80 in
    August."""
    with office(tmp_path) as workspace:
        bring(workspace, "return", [_month(JULY), _month(AUGUST, 10, 80), _month(SEPTEMBER)])
        yield workspace


def _month(month: int, active: int = 12, hours: int = 100) -> Record:
    return sent(month, headcount=20, active=active, duty_minutes=hours * 60)


def kept_and_sent(ws: Workspace, order: PaperOrder, name: str = "A paper") -> KeptPaper:
    number = papers.save_draft(ws, name, order, "The office").saved[0]
    keeping.freeze(ws, number)
    papers.approve(ws, number, "The Chief Executive", ws.today())
    keeping.record_sent(ws, number, "The Panel", "The office", ws.today(), [Format.CSV])
    found = papers.one(ws, number)
    assert found is not None
    return found


def told(changes: tuple[Difference, ...], kind: Kind = Kind.FIGURE) -> dict[str, tuple[str, str]]:
    return {one.where: (str(one.then), str(one.now)) for one in changes if one.kind is kind}


@pytest.mark.parametrize("order", [QUARTERLY, ACTIVITY], ids=lambda one: one.paper)
def test_nothing_is_told_before_a_restatement(ws: Workspace, order: PaperOrder) -> None:
    found = compared.compared_with_today(ws, kept_and_sent(ws, order))
    assert (found.changes, str(found.headline)) == ((), "Each figure is what it was.")
    assert compared.affected(ws) == ()


@pytest.mark.parametrize("order", [QUARTERLY, ACTIVITY], ids=lambda one: one.paper)
def test_a_month_restated_changes_its_figures_and_what_rests_on_them(
    ws: Workspace, order: PaperOrder
) -> None:
    paper = kept_and_sent(ws, order)
    bring(ws, "return", [_month(AUGUST, 10, 90)], name="corrected")
    (found,) = compared.affected(ws)
    changed = told(found.changes)
    # 100 + 80 + 100 hours, of which 80 became 90.
    where = [one for one in changed if one.endswith("Special Constabulary, Hours")]
    assert where
    assert {changed[one] for one in where} == {("280", "290")}
    months = [one for one in changed if "August 2022" in one]
    assert ("80", "90") in {changed[one] for one in months}
    assert found.paper == paper
    assert not any("July 2022, Hours" in one for one in changed), "July is as it was"
    history.undo(ws)
    assert compared.affected(ws) == ()


def test_the_list_says_how_much_has_changed_in_a_sentence(ws: Workspace) -> None:
    paper = kept_and_sent(ws, ACTIVITY)
    bring(ws, "return", [_month(AUGUST, 10, 90)], name="corrected")
    found = compared.compared_with_today(ws, paper)
    assert found.figures == sum(one.many for one in found.changes if one.kind is Kind.FIGURE)
    assert str(found.headline).endswith(".")
    assert "would be different today" in str(found.headline)


@pytest.mark.parametrize("order", [QUARTERLY, ACTIVITY], ids=lambda one: one.paper)
def test_a_later_month_restates_nothing(ws: Workspace, order: PaperOrder) -> None:
    """Which returns are missing is so on the day that is asked, and the usual range of a young
    line rests on the later month too."""
    paper = kept_and_sent(ws, order)
    bring(ws, "return", [_month(OCTOBER, 14, 130)], name="october")
    assert compared.compared_with_today(ws, paper).changes == ()


@pytest.mark.parametrize(
    ("kinds", "said"),
    [
        ((), "Each figure is what it was."),
        ((Kind.FIGURE,), "One figure would be different today."),
        ((Kind.FIGURE, Kind.FIGURE, Kind.GONE), "Two figures would be different today and one "
         "entry would be gone."),
        ((Kind.SENTENCE, Kind.NEW, Kind.NEW), "One sentence would read differently and two "
         "entries would be new."),
    ],
)  # fmt: skip
def test_the_headline(kinds: tuple[Kind, ...], said: str) -> None:
    changes = tuple(Difference(one, "Somewhere", "", "") for one in kinds)
    assert compared.headline(changes) == said


def test_what_was_disclosed_under_freedom_of_information_counts_as_sent(ws: Workspace) -> None:
    bring(ws, "return", [_month(SEPTEMBER, 3)], name="few")
    ordered = PaperOrder("activity", SUMMER, shown_because="Asked for, and held to be disclosable")
    records.save(ws, InformationRequest(subject="Active Specials", asked="How many",
                                        received=ws.today()))  # fmt: skip
    before = prepare(ws, QUARTERLY, keeping.sent_disclosures(ws))
    assert [one.key for one in before.hidden] == ["active/specials/2022-09"]
    number = papers.save_draft(ws, "Answer to F-001", ordered, "The office").saved[0]
    keeping.freeze(ws, number)
    papers.approve(ws, number, "The Chief Executive", ws.today())
    keeping.record_sent(
        ws, number, "Who asked", "The office", ws.today(), [Format.CSV], request="f-001"
    )
    answer = papers.one(ws, number)
    assert answer is not None
    assert answer.request == "F-001"
    later = prepare(ws, QUARTERLY, keeping.sent_disclosures(ws))
    # Anybody can read that three were active in September: nothing is won by hiding it again.
    assert later.hidden == ()
    assert not later.stopped
    history.undo(ws)
    undone = prepare(ws, QUARTERLY, keeping.sent_disclosures(ws))
    assert undone.hidden == before.hidden


def test_a_table_of_a_page_is_kept_and_recorded_as_sent_and_not_compared(ws: Workspace) -> None:
    table = Table("numbers", "Specials", (Column("who", "Who"), Column("many", "How many")),
                  (Row("all", ("All", Quantity(20))),))  # fmt: skip
    prepared = prepare_material(
        ws, TABLE, PaperOrder(TABLE.id), table_paper(table, as_at=ws.today())
    )
    number = keeping.freeze_draft(ws, prepared, "A table", "The office").saved[0]
    papers.approve(ws, number, "The Chief Executive", ws.today())
    keeping.record_sent(ws, number, "The Panel", "The office", ws.today(), [Format.XLSX])
    kept = papers.one(ws, number)
    assert kept is not None
    document, _ = keeping.frozen_paper(ws, kept)
    assert [str(one.title) for one in document.tables()] == ["Specials"]
    found = compared.compared_with_today(ws, kept)
    assert found.changes == ()
    assert found.problem == (
        "It was made from what a page showed that day, so it is not compared with today."
    )
    assert compared.affected(ws) == ()


def test_a_paper_says_that_its_small_numbers_are_shown_and_why(ws: Workspace) -> None:
    reason = "The board asked for it on 3 October 2022"
    ordered = PaperOrder("activity", SUMMER, shown_because=reason)
    said = f"Small numbers of people are shown in this paper. Reason: {reason}."
    assert said in as_text(prepare(ws, ordered).document)
    assert "are shown in this paper" not in as_text(prepare(ws, ACTIVITY).document)
