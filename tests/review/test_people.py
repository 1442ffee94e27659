"""People: in post, active, what is required of them, and their standing; counted by hand."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from oversight_app.domain.findings import Cell, Table, cell_words
from oversight_app.review.people import people
from oversight_app.store.workspace import Workspace
from tests.review.making_returns import OCTOBER, bring, duty, office, sent


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    with office(tmp_path) as made:
        yield made


def by_key(table: Table) -> dict[str, list[str]]:
    def words(cell: Cell) -> str:
        return cell_words(cell)

    return {row.key: [words(cell) for cell in row.cells] for row in table.rows}


def test_standing_in_an_earlier_month_is_by_the_list_of_then(ws: Workspace) -> None:
    """Vetting that was renewed in October had lapsed in September."""
    bring(ws, "return", [sent(OCTOBER - 1, headcount=1), sent(OCTOBER, headcount=1)])
    for day, until in (((9, 30), date(2022, 9, 1)), ((10, 31), date(2025, 9, 1))):
        bring(ws, "volunteers", [
            {"volunteer": "SC-1", "scheme": "specials", "vetting_until": until,
             "listed_on": date(2022, *day)},
        ])  # fmt: skip
    assert by_key(people(ws).standing)["specials"][2] == "100.0%"
    assert by_key(people(ws, OCTOBER - 1).standing)["specials"][2] == "0.0%"


def test_nothing_there_says_what_to_do(ws: Workspace) -> None:
    found = people(ws)
    assert found.month is None
    assert str(found.finding.support) == "Bring in a monthly return or a status list."


def test_the_share_stands_beside_the_average(ws: Workspace) -> None:
    """One gives 90 hours, one 6, two none: the mean is 24.0, and one in four gave 16."""
    bring(ws, "activity", [
        *(duty(OCTOBER, 9, day=day) for day in range(1, 11)),
        duty(OCTOBER, 6, volunteer="SC-2"),
    ])  # fmt: skip
    bring(ws, "return", [sent(OCTOBER, opening=4, joiners=1, leavers=2, headcount=3)])
    found = people(ws)
    assert str(found.finding.headline) == (
        "25% of Specials gave the required 16 hours in October 2022"
    )
    assert str(found.finding.support).startswith("The average is 24.0 hours each.")
    assert by_key(found.schemes)["specials"] == [
        "Special Constabulary", "4", "1", "2", "3", "2", "50%", "24.0", "25%", "16",
    ]  # fmt: skip
    assert found.finding.sensitive


@pytest.fixture
def listed(ws: Workspace) -> Workspace:
    bring(ws, "volunteers", [
        {"volunteer": "SC-1", "scheme": "specials", "status": "independent",
         "vetting_status": "in-date", "vetting_until": date(2024, 1, 1),
         "training_until": date(2022, 10, 30), "supervision_last": date(2022, 9, 1)},
        {"volunteer": "SC-2", "scheme": "specials", "status": "accompanied",
         "vetting_status": "in-date", "vetting_until": date(2022, 10, 30),
         "training_until": date(2022, 10, 31), "supervision_last": date(2022, 7, 1)},
        {"volunteer": "SC-3", "scheme": "specials", "vetting_status": "withdrawn"},
        {"volunteer": "SC-4", "scheme": "specials", "ended": date(2022, 10, 31),
         "status": "independent"},
        {"volunteer": "SW-1", "scheme": "speedwatch"},
    ])  # fmt: skip
    bring(ws, "return", [sent(OCTOBER, "cadets", leaders=8, leaders_vetted=6, headcount=40)])
    return ws


def test_those_in_post_by_patrol_status(listed: Workspace) -> None:
    statuses = people(listed).statuses
    assert statuses is not None
    (group,) = statuses.groups
    assert [(bar.name, bar.value) for bar in group.bars] == [
        ("Accompanied patrol", 1), ("Independent patrol", 1), ("Not stated", 1),
    ]  # fmt: skip


def test_standing_by_hand(listed: Workspace) -> None:
    """Of three listed Specials one is vetted in date, whatever the word beside a passed date.
    One is trained in date, and of one nothing is recorded, which is no training in date."""
    standing = by_key(people(listed).standing)
    assert standing["specials"][1:6] == ["3", "33.3%", "2", "33.3%", "33.3%"]
    assert standing["specials"][6:] == ["", "", ""]
    assert standing["cadets"][1:4] == ["", "75.0%", "2"]
    assert standing["speedwatch"][1:4] == ["1", "Not needed", ""]


def test_recruitment_by_hand(ws: Workspace) -> None:
    """Three enquire; two apply, after 10 and 20 days; one of them is vetted, 5 days later,
    having passed over selection; the other withdraws. November is not yet."""
    bring(ws, "activity", [duty(OCTOBER, 5)])
    bring(ws, "recruitment", [
        {"scheme": "specials", "volunteer": who, "stage": stage, "reached": date(2022, m, d)}
        for who, stage, m, d in (
            ("A1", "enquiry", 8, 1), ("A2", "enquiry", 8, 1), ("A3", "enquiry", 8, 1),
            ("A1", "application", 8, 11), ("A2", "application", 8, 21),
            ("A1", "vetting", 8, 16), ("A2", "withdrew", 9, 1),
        )
    ])  # fmt: skip
    assert list(by_key(people(ws).pipeline).values()) == [
        ["Enquiry", "3", "", "", "0", "1"],
        ["Application", "2", "67%", "15", "1", "0"],
        ["Selection", "0", "0%", "", "0", "0"],
        ["Vetting", "1", "", "5", "0", "1"],
        ["Training", "0", "0%", "", "0", "0"],
    ]
