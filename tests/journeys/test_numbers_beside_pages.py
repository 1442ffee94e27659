"""The numbers beside the pages are those of the list that needs attention, also once something is
put off."""

from datetime import date
from pathlib import Path

import pytest

from oversight_app.domain.accountability import Action, Question
from oversight_app.domain.records import Office
from oversight_app.domain.risk import Risk
from oversight_app.review.attention import attention
from oversight_app.store import records, snoozes
from oversight_app.store.workspace import create
from oversight_app.ui.navigation import PlaceButton
from tests.journeys.conftest import Driver, OpenWindow

LATE = date(2022, 10, 20)
SET = date(2022, 10, 3)


@pytest.fixture
def driver(open_window: OpenWindow, tmp_path: Path) -> Driver:
    """Two actions and a question are late on Accountability, a risk on Governance. No backup has
    been made."""
    path = tmp_path / "office.oversight"
    with create(path, Office("North", "", date(2022, 10, 31)), reference=False) as ws:
        for record in (
            Action(task="Vet", owner="HR", set_on=SET, due=LATE),
            Action(task="Train", owner="HR", set_on=SET, due=LATE),
            Question(asked="How many?", asked_of="The force", asked_on=SET, due=LATE),
            Risk(name="Entrapment", owner="HR", raised_on=SET, likelihood=2, impact=3,
                 review_by=LATE),
        ):  # fmt: skip
            records.save(ws, record)
    made = open_window(path)
    made.settle()
    return made


def numbers(driver: Driver) -> dict[str, str]:
    """What is said of each place that has a number."""
    said = (one.accessibleName() for one in driver.window.findChildren(PlaceButton))
    parts = (words.partition(": ") for words in said if ": " in words)
    return {place: words for place, _, words in parts}


def wait_for(driver: Driver, expected: dict[str, str]) -> None:
    """Wait until it says so: they are counted once the window has come to rest."""

    def said() -> None:
        there = numbers(driver)
        assert {place: there.get(place) for place in expected} == expected

    driver.bot.waitUntil(said)


def test_the_numbers_are_those_of_the_list(driver: Driver) -> None:
    session = driver.window.session
    assert session is not None
    wait_for(
        driver,
        {
            "Accountability": "2 things need attention",
            "Governance": "1 thing needs attention",
            "Data": "1 thing needs attention",
        },
    )
    assert len(numbers(driver)) == 3
    with session.workspace.snapshot():
        counts = attention(session.workspace).counts
    assert counts == {"accountability": 2, "governance": 1}


def test_what_is_put_off_is_not_counted_until_it_is_taken_back(driver: Driver) -> None:
    session = driver.window.session
    assert session is not None
    later = date(2022, 11, 7)
    session.write("", lambda ws: snoozes.snooze(ws, "due:action", later, "The lead is away", 2))
    wait_for(driver, {"Accountability": "1 thing needs attention"})
    session.undo()
    wait_for(driver, {"Accountability": "2 things need attention"})
