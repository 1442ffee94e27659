"""In date: counted by hand, of whom, with what lapses next, and down to the references."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from oversight_app.domain.annotations import SeriesTarget
from oversight_app.domain.errors import UserProblem
from oversight_app.domain.findings import Table, cell_words
from oversight_app.domain.local_building import Record
from oversight_app.review.currency import CurrencySelection, currency
from oversight_app.review.currency_rows import people_behind
from oversight_app.store import annotations
from oversight_app.store.workspace import Workspace
from tests.review.making_returns import OCTOBER, bring, office, sent

DAY = date(2022, 10, 31)


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    with office(tmp_path) as made:
        yield made


def by_key(table: Table) -> dict[str, dict[str, str]]:
    names = [column.key for column in table.columns]
    return {
        row.key: dict(zip(names, map(cell_words, row.cells), strict=True)) for row in table.rows
    }


def special(number: int, **said: object) -> Record:
    return {"volunteer": f"SC-{number}", "scheme": "specials", "listed_on": DAY, **said}  # type: ignore[dict-item]


@pytest.fixture
def listed(ws: Workspace) -> Workspace:
    """Of five Specials in post (one has left) two are vetted in date, one of them until 20
    November; one lapsed in September, one is withdrawn, and of one nothing is recorded."""
    bring(ws, "volunteers", [
        special(1, role="Patrol", rank="Special Constable", vetting_until=date(2025, 1, 1),
                supervision_last=date(2022, 9, 1)),
        special(2, role="Patrol", rank="Special Constable", vetting_until=date(2022, 11, 20),
                supervision_last=date(2022, 6, 1)),
        special(3, role="Roads", rank="Special Sergeant", vetting_until=date(2022, 9, 5)),
        special(4, role="Roads", rank="Special Constable", vetting_status="withdrawn"),
        special(5, role="Roads"),
        special(6, role="Roads", ended=date(2022, 10, 30), vetting_until=date(2022, 1, 1)),
        {"volunteer": "PV-1", "scheme": "psv", "vetting_until": date(2022, 10, 30),
         "listed_on": DAY},
        {"volunteer": "SW-1", "scheme": "speedwatch", "supervision_last": DAY, "listed_on": DAY},
    ])  # fmt: skip
    bring(ws, "return", [sent(OCTOBER, "cadets", leaders=8, leaders_vetted=6, headcount=40)])
    return ws


def test_nothing_there_says_what_to_do(ws: Workspace) -> None:
    found = currency(ws)
    assert found.empty
    assert str(found.finding.support) == "Bring in a volunteer status list."


def test_the_overdue_are_named_by_scheme_specials_first(listed: Workspace) -> None:
    found = currency(listed)
    assert str(found.finding.headline) == (
        "Vetting is overdue for 2 of 5 Specials, 1 of 1 police support volunteers and some in 1 "
        "other scheme"
    )
    assert str(found.finding.support) == (
        "Special Constabulary: 2 of 5 in date (40.0%). Lapsing next: 1 within 30 days and 1 "
        "within 90 days. Overdue by role: Roads 2."
    )
    assert found.finding.sensitive


def test_a_need_by_scheme_and_role(listed: Workspace) -> None:
    rows = by_key(currency(listed).of_need)
    assert list(rows) == ["specials", "specials|Patrol", "specials|Roads", "psv", "cadets"]
    counts = ("need", "in-date", "share", "overdue", "within-30", "none")
    assert [rows["specials"][key] for key in counts] == ["5", "2", "40.0%", "2", "1", "1"]
    assert [rows["specials|Patrol"][key] for key in counts] == ["2", "2", "100.0%", "0", "1", "0"]
    assert [rows["specials|Roads"][key] for key in counts] == ["3", "0", "0.0%", "2", "0", "1"]
    # Of cadets the leaders are vetted, and counted by the return: six of eight.
    assert [rows["cadets"][key] for key in counts] == ["8", "6", "75.0%", "2", "0", "0"]


def test_every_need_by_scheme(listed: Workspace) -> None:
    """Supervised since 31 July: one of five Specials. Nobody's training is listed."""
    rows = by_key(currency(listed).everything)
    assert rows["specials"]["vetting"] == "40.0%"
    assert rows["specials"]["supervision"] == "20.0%"
    assert rows["specials"]["training"] == ""
    assert rows["speedwatch"]["vetting"] == "Not needed"
    assert rows["speedwatch"]["supervision"] == "100.0%"
    assert rows["specials"]["ratio"] == "0.33"  # 1 sergeant, 3 constables, 1 without a rank


def test_the_supervision_ratio_is_said_with_supervision(listed: Workspace) -> None:
    said = str(currency(listed, CurrencySelection("supervision")).finding.support)
    assert said.endswith("1 of sergeant’s rank or above for 3 constables, 1 for every 3.0.")


@pytest.mark.parametrize(
    ("key", "which", "references"),
    [
        ("specials", "", ["SC-3", "SC-4", "SC-2", "SC-1", "SC-5"]),  # the overdue first
        ("specials", "overdue", ["SC-3", "SC-4"]),
        ("specials", "lapsing", ["SC-2"]),
        ("specials", "not-recorded", ["SC-5"]),
        ("specials|Patrol", "in-date", ["SC-2", "SC-1"]),
        ("psv", "overdue", ["PV-1"]),
        ("cadets", "", []),
    ],
)
def test_down_to_the_references(
    listed: Workspace, key: str, which: str, references: list[str]
) -> None:
    table = people_behind(listed, CurrencySelection(), key, which)
    assert [row.cells[0] for row in table.rows] == references


def test_leaders_are_counted_and_never_listed(listed: Workspace) -> None:
    note = str(people_behind(listed, CurrencySelection(), "cadets").note)
    assert note.startswith("6 of 8 leaders are vetted by row 2 of “return.csv”, October 2022.")


def test_as_at_an_earlier_day_and_over_the_months(ws: Workspace) -> None:
    """Two Specials at three month ends: none, one and both in date. November has no list."""
    for month, untils in ((7, (1, 1)), (8, (1, 12)), (9, (12, 12))):
        day = date(2022, month + 1, 28)
        bring(ws, "volunteers", [
            {"volunteer": f"SC-{n}", "scheme": "specials", "listed_on": day,
             "vetting_until": date(2022, until, 31)}
            for n, until in enumerate(untils)
        ])  # fmt: skip
    found = currency(ws)
    assert found.chart is not None
    points = [(point.key, point.value) for point in found.chart.points]
    assert points == [("2022-08", 0.0), ("2022-09", 50.0), ("2022-10", 100.0)]
    before = currency(ws, CurrencySelection(day=date(2022, 9, 30)))
    assert by_key(before.of_need)["specials"]["share"] == "50.0%"
    assert str(before.finding.headline) == "Vetting is overdue for 1 of 2 Specials"
    assert [day for day, _ in found.days] == [DAY, date(2022, 9, 30), date(2022, 8, 31)]


def test_a_month_without_a_list_is_a_gap(ws: Workspace) -> None:
    for month in (8, 10):
        bring(ws, "volunteers", [
            {"volunteer": "SC-1", "scheme": "specials", "listed_on": date(2022, month, 28),
             "vetting_until": date(2022, 12, month)},
        ])  # fmt: skip
    chart = currency(ws).chart
    assert chart is not None
    assert [point.value for point in chart.points] == [100.0, None, 100.0]


def test_nobody_overdue_says_of_whom_nothing_is_recorded(ws: Workspace) -> None:
    bring(ws, "volunteers", [special(1, agreement_signed=date(2010, 1, 1)), special(2)])
    found = currency(ws, CurrencySelection("agreement"))
    assert str(found.finding.headline) == "Agreement is not recorded for 1 of 2 Specials"
    bring(ws, "volunteers", [special(2, agreement_signed=DAY)])
    found = currency(ws, CurrencySelection("agreement"))
    assert str(found.finding.headline) == "Agreement is recorded for everybody on 31 October 2022"


def test_a_target_is_drawn_and_who_is_missing_is_said(listed: Workspace) -> None:
    bring(listed, "volunteers", [
        {"volunteer": "SC-9", "scheme": "specials", "listed_on": date(2022, 9, 30)},
    ])  # fmt: skip
    key = currency(listed).series
    assert str(key) == "vetting-in-date/specials///"
    annotations.add_target(listed, SeriesTarget(key, 98.0, date(2022, 1, 1), "The office", "Plan"))
    found = currency(listed)
    assert found.chart is not None
    assert found.chart.target == 98.0
    assert any(
        str(note).startswith("1 volunteer is missing from the newest list") for note in found.notes
    )


@pytest.mark.parametrize(("leaders", "said"), [(9, 1), (10, 0)])
def test_a_verdict_on_few_people_says_how_few(ws: Workspace, leaders: int, said: int) -> None:
    bring(ws, "return", [
        sent(month, "cadets", leaders=leaders, leaders_vetted=leaders - month % 2, headcount=40)
        for month in range(OCTOBER - 23, OCTOBER + 1)
    ])  # fmt: skip
    found = currency(ws, CurrencySelection(scheme="cadets"))
    words = "Volunteer Police Cadets: few people (9): a single person moves it."
    assert list(map(str, found.notes)).count(words) == said
    # It is a caution, and the verdict stays what it is.
    assert "no real change" in str(found.finding.support)


@pytest.mark.parametrize("wrong", [CurrencySelection("height"), CurrencySelection(scheme="band")])
def test_what_there_is_not_is_said(listed: Workspace, wrong: CurrencySelection) -> None:
    with pytest.raises(UserProblem, match="Nothing was changed"):
        currency(listed, wrong)
