"""What was found is shown where it is: the page set to the figure, the force, the month, the
view, the volunteer."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from oversight_app.domain.annotations import SavedView
from oversight_app.domain.papers import PaperOrder
from oversight_app.review.find_anything import find_anything
from oversight_app.store import annotations
from oversight_app.store.workspace import open_workspace
from oversight_app.ui.pages.accountability import AccountabilityPage
from oversight_app.ui.pages.activity import ActivityPage
from oversight_app.ui.pages.data import DataPage
from oversight_app.ui.pages.specials import SpecialsPage
from oversight_app.ui.pages.specials_compare import CompareTab
from oversight_app.ui.pages.summaries import SummariesPage
from oversight_app.ui.widgets.record_list import RecordList
from tests.journeys.conftest import Driver, OpenWindow

DAY = date(2022, 10, 31)


@pytest.fixture
def driver(open_window: OpenWindow, sample_file: Path, tmp_path: Path) -> Driver:
    path = Path(shutil.copy(sample_file, tmp_path / "sample.oversight"))
    with open_workspace(path) as ws:
        for page, name, selection in (
            ("activity", "Custody by quarter", '{"scheme": "custody", "period_kind": "quarter"}'),
            ("records-questions", "Late replies", '{"kind": "question", "show": "overdue"}'),
            ("summaries", "Panel in spring", PaperOrder("specials").written()),
        ):
            annotations.save_view(ws, SavedView(page, name, selection, DAY))
    made = open_window(path)
    made.settle()
    return made


def go(driver: Driver, words: str, kind: str) -> None:
    """Look for words, and go to the first that was found of a kind."""
    assert driver.window.session is not None
    group = find_anything(driver.window.session.workspace, words).group(kind)
    assert group is not None, words
    driver.window.go_to(group.found[0].go)
    driver.settle()


def compare(driver: Driver) -> CompareTab:
    page = driver.window.findChild(SpecialsPage)
    assert page is not None
    return page.tab(CompareTab, "compare")


def test_a_force_is_selected_and_a_figure_shown_on_its_day(driver: Driver) -> None:
    go(driver, "dorset strength", "figure")
    shown = compare(driver).comparison
    assert shown is not None
    assert (shown.selection.measure, shown.selection.as_at) == (
        "specials-strength",
        date(2022, 3, 31),
    )
    assert compare(driver).selected_key == "E23000039"
    go(driver, "153 humberside", "used")
    shown = compare(driver).comparison
    assert shown is not None
    assert shown.selection.as_at == date(2021, 3, 31)
    assert compare(driver).selected_key == "E23000012"


def test_a_figure_of_a_month_is_shown_in_that_month(driver: Driver) -> None:
    go(driver, "hours speedwatch", "figure")
    page = driver.window.findChild(ActivityPage)
    assert page is not None
    answer = page.overview.answer
    assert answer is not None
    assert (answer.selection.scheme, answer.selection.measure) == ("speedwatch", "hours")
    # August 2021, by its index.
    driver.window.go_to("activity/activity/attendances/psv////24259")
    driver.settle()
    answer = page.overview.answer
    assert answer is not None
    assert answer.selection.period == 24259
    assert answer.selection.measure == "attendances"


def test_a_part_is_what_the_page_is_narrowed_to(driver: Driver) -> None:
    go(driver, "independent patrol", "term")
    page = driver.window.findChild(ActivityPage)
    assert page is not None
    assert page.overview.answer is not None
    assert len(page.overview.answer.selection.statuses) == 1


def test_a_volunteer_s_records_are_searched_for(driver: Driver) -> None:
    go(driver, "SC-0001", "volunteer")
    page = driver.window.findChild(ActivityPage)
    assert page is not None
    assert page.tabs.current == "records"
    assert page.records.search.text() == "SC-0001"
    assert page.records.view.count > 0


def test_saved_views_are_taken(driver: Driver) -> None:
    go(driver, "custody by quarter", "view")
    activity = driver.window.findChild(ActivityPage)
    assert activity is not None
    assert activity.overview.answer is not None
    assert activity.overview.answer.selection.scheme == "custody"
    go(driver, "late replies", "view")
    accountability = driver.window.findChild(AccountabilityPage)
    assert accountability is not None
    assert accountability.tabs.current == "questions"
    assert accountability.questions.findChild(RecordList).now.show == "overdue"
    go(driver, "panel in spring", "view")
    summaries = driver.window.findChild(SummariesPage)
    assert summaries is not None
    assert summaries.prepare.order == PaperOrder("specials")


def test_a_view_that_is_gone_is_said(driver: Driver) -> None:
    driver.window.go_to("activity/activity/view/9999")
    driver.settle()
    assert "This view is not there any more" in driver.words()


def test_an_import_is_selected(driver: Driver) -> None:
    go(driver, "status list 2022-09", "import")
    page = driver.window.findChild(DataPage)
    assert page is not None
    assert page.tabs.current == "imports"
