"""Custody visiting: the published case, and forms that can be counted by hand."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from oversight_app.domain.charts import BarChart
from oversight_app.domain.custody import CustodyVisit
from oversight_app.domain.findings import Cell, Table, cell_words
from oversight_app.domain.periods import PeriodKind
from oversight_app.review.counts import Ledger
from oversight_app.review.custody import CustodySelection, custody
from oversight_app.review.custody_people import held
from oversight_app.review.custody_sums import Detainees, delays, detainees
from oversight_app.review.custody_tables import detainee_bars
from oversight_app.store.workspace import Workspace
from tests.review.making_returns import bring, office

OCTOBER = CustodySelection(PeriodKind.MONTH)


def bars_of(found: Detainees, where: str, period: str) -> BarChart | None:
    ledger = Ledger()
    return detainee_bars(found, held(found, period, ledger), where, period, ledger.counting)


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    with office(tmp_path) as made:
        yield made


def words(cell: Cell) -> str:
    return cell_words(cell)


def rows(table: Table) -> list[list[str]]:
    return [[words(cell) for cell in row.cells] for row in table.rows]


def test_the_published_case() -> None:
    """Scottish Police Authority, April to October 2024 (facts.md [48]): 2,553 in custody, 498
    not available, 697 not offered, 1,228 offered, 853 accepted; 130 are unaccounted for."""
    found = Detainees(2553, 498, 697, 1228, 853, 853, visits=609)
    assert found.unaccounted == 130
    bars = bars_of(found, "all suites", "April to October 2024")
    assert bars is not None
    assert str(bars.title) == "130 of 2,553 in custody are unaccounted for"
    first, second = bars.groups
    assert str(first.heading) == "Of 2,553 in custody"
    assert {bar.name: bar.value for bar in first.bars} == {
        "Not available": 498, "Not offered": 697, "Offered": 1228, "Unaccounted for": 130,
    }  # fmt: skip
    assert sum(bar.value for bar in first.bars) == 2553
    assert [round(bar.share or 0) for bar in first.bars][2] == 48
    assert [round(bar.share or 0) for bar in second.bars] == [69, 69]


def test_a_form_that_lacks_a_part_is_in_no_sum() -> None:
    """Else the parts of one form would be held against another's detainees."""
    day = date(2022, 10, 3)
    found = detainees(
        [
            CustodyVisit("North", day, day, in_custody=10, not_available=2, not_offered=3,
                         offered=5, accepted=4, seen=4),
            CustodyVisit("North", day, day, in_custody=9, offered=5),
            CustodyVisit("North", day, None, in_custody=7),
        ]
    )  # fmt: skip
    assert (found.in_custody, found.offered, found.silent, found.visits) == (10, 5, 1, 1)


def test_parts_that_are_more_than_the_whole_are_said() -> None:
    bars = bars_of(Detainees(10, 5, 3, 4, 1, 1, visits=1), "North", "October 2022")
    assert bars is not None
    assert str(bars.title) == "Forms count 2 more than were in custody"


def test_delays_with_and_without_a_reason() -> None:
    day = date(2022, 10, 3)
    visits = [
        CustodyVisit("North", day, day, delay=minutes, delay_reason=reason)
        for minutes, reason in ((0, ""), (5, "Handover"), (20, ""), (45, ""), (None, ""))
    ]
    found = delays(visits)
    assert (found.known, found.with_reason, found.without_reason) == (4, 1, 2)
    assert found.median_minutes == 20


def test_nothing_there_says_what_to_do(ws: Workspace) -> None:
    found = custody(ws, CustodySelection())
    assert found.empty
    assert found.finding.tables == ()
    assert str(found.finding.headline) == "No custody visit is here yet"


@pytest.fixture
def october(ws: Workspace) -> Workspace:
    bring(ws, "custody-visits", [
        {"suite": "North", "planned": date(2022, 10, 3), "made": date(2022, 10, 4),
         "delay": 12, "in_custody": 10, "not_available": 2, "not_offered": 3, "offered": 4,
         "accepted": 3, "seen": 3},
        {"suite": "North", "planned": date(2022, 10, 10)},
        {"suite": "South", "planned": date(2022, 10, 5), "made": date(2022, 10, 5), "delay": 0},
        {"suite": "South", "made": date(2022, 10, 20)},
        {"suite": "South", "planned": date(2022, 9, 30), "made": date(2022, 10, 1)},
    ])  # fmt: skip
    bring(ws, "custody-issues", [
        {"suite": "South", "raised": date(2022, 10, 2), "urgent": False, "category": "care",
         "due": date(2022, 10, 30)},
        {"suite": "North", "raised": date(2022, 10, 20), "urgent": True, "category": "health",
         "due": date(2022, 11, 20)},
        {"suite": "North", "raised": date(2022, 10, 1), "urgent": True, "category": "rights",
         "due": date(2022, 10, 8), "resolved": date(2022, 10, 11)},
        {"suite": "North", "raised": date(2022, 8, 1), "urgent": False,
         "resolved": date(2022, 8, 5)},
        {"suite": "North", "raised": date(2022, 8, 2), "urgent": False,
         "resolved": date(2022, 10, 2)},
    ], name="issues")  # fmt: skip
    return ws


def test_visits_made_of_planned(october: Workspace) -> None:
    """A visit belongs to the period it was planned for; one without a plan to its own day."""
    found = custody(october, OCTOBER)
    assert str(found.finding.headline) == "2 of 3 visits planned for October 2022 were made"
    support = str(found.finding.support)
    assert "1 more was made without a planned day" in support
    assert "Of 10 in custody at the visits, 3 were seen and 1 is unaccounted for" in support
    assert "1 issue is overdue" in support
    assert any("2 forms of visits made do not say all" in note for note in found.notes)
    north, south = rows(found.suites)
    assert north == ["North", "2", "1", "50%", "10", "40%", "75%", "1", "1", "1", "0", "35.5"]
    assert south[:5] == ["South", "1", "2", "100%", ""]


def test_issues_that_want_looking_at_come_first(october: Workspace) -> None:
    """Open ones first, of these the urgent; what was resolved before the period is left out."""
    table = custody(october, OCTOBER).issues
    assert [(line[0], line[1], line[6]) for line in rows(table)] == [
        ("Urgent", "North", "Open"),
        ("Routine", "South", "Overdue"),
        ("Urgent", "North", "Resolved late"),
        ("Routine", "North", "Resolved"),
    ]
    assert "median 35.5 days to resolve" in table.note


def test_delays_are_listed_by_reason(october: Workspace) -> None:
    table = custody(october, OCTOBER).delays
    assert rows(table) == [["No reason recorded", "1", "12", "12"]]
    assert table.note == ("1 of 2 visits waited at the door: 0 with a recorded reason, 1 without")


def test_one_suite_alone(october: Workspace) -> None:
    found = custody(october, CustodySelection(PeriodKind.MONTH, suite="South"))
    assert [line[0] for line in rows(found.suites)] == ["South"]
    assert found.suites_there == ("North", "South")
    assert found.detainees is None


def test_where_it_comes_from(october: Workspace) -> None:
    lines = dict(custody(october, OCTOBER).finding.origin.lines())
    assert "4 forms from “return.csv”, rows 2 to 5" in lines["Rows"]
    assert "The force" in lines["Source"]


def test_an_earlier_quarter(october: Workspace) -> None:
    found = custody(october, CustodySelection(PeriodKind.QUARTER))
    assert [words for _, words in found.periods] == ["July to September 2022 (2022-23-Q2)"]
    assert str(found.finding.headline) == (
        "1 of 1 visit planned for July to September 2022 was made"
    )
