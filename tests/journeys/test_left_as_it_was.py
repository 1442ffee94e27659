"""The window opens as somebody left it, and keeps nothing of the office's by that."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from oversight_app.domain.accountability import Question
from oversight_app.store import records
from oversight_app.store.workspace import open_workspace
from oversight_app.ui.pages.answering_page import AnsweringPage
from oversight_app.ui.pages.specials_compare import CompareTab
from oversight_app.ui.settings import Settings
from oversight_app.ui.widgets.record_list import RecordList
from tests.journeys.conftest import Driver, OpenWindow

CTRL = Qt.KeyboardModifier.ControlModifier
SECRET = "Kestrel"


@pytest.fixture
def file(workspace_file: Path) -> Path:
    """A workspace with a question whose words nobody else may read."""
    with open_workspace(workspace_file) as ws:
        records.save(
            ws, Question(asked=SECRET, asked_of=SECRET, asked_on=ws.today(), owner="Head of Audit")
        )
    return workspace_file


def close(driver: Driver) -> None:
    driver.settle()
    driver.window.close()


def list_of(driver: Driver) -> RecordList:
    assert driver.window.page is not None
    return next(one for one in driver.window.page.findChildren(RecordList) if one.isVisible())


def measure_of(driver: Driver) -> QComboBox:
    assert isinstance(driver.window.page, AnsweringPage)
    driver.settle()
    found = driver.window.page.tab(CompareTab, "compare").filters.choice("measure")
    assert isinstance(found, QComboBox)
    return found


def test_page_tab_and_what_a_list_was_narrowed_to_are_there_the_next_time(
    open_window: OpenWindow, file: Path, settings: Settings
) -> None:
    first = open_window(file)
    first.window.go_to("specials/flows")
    first.window.go_to("accountability/records")
    first.settle()
    shown = list_of(first).filters.findChildren(QComboBox)
    how = next(one for one in shown if one.findText("Overdue") >= 0)
    how.setCurrentIndex(how.findText("Overdue"))
    how.activated.emit(how.currentIndex())
    first.settle()
    assert list_of(first).now.show == "overdue"
    close(first)
    second = open_window(file)
    assert second.window.going.here.startswith("accountability/records")
    assert list_of(second).now.show == "overdue"
    second.press(Qt.Key.Key_3, CTRL)
    assert isinstance(second.window.page, AnsweringPage)
    assert second.window.page.part == "flows"


def test_measure_and_limits_of_a_comparison_are_there_the_next_time(
    open_window: OpenWindow, file: Path
) -> None:
    first = open_window(file)
    first.window.go_to("specials/compare")
    first.settle()
    measure = measure_of(first)
    measure.setCurrentIndex(measure.findText("Specials in post"))
    measure.activated.emit(measure.currentIndex())
    first.settle()
    close(first)
    second = open_window(file)
    assert measure_of(second).currentText() == "Specials in post"


def test_it_can_be_switched_off(open_window: OpenWindow, file: Path, settings: Settings) -> None:
    settings.remembers_places = False
    first = open_window(file)
    first.window.go_to("accountability/records")
    close(first)
    assert open_window(file).window.going.here == "overview"


def test_another_workspace_is_not_opened_as_this_one_was(
    open_window: OpenWindow, file: Path, tmp_path: Path
) -> None:
    first = open_window(file)
    first.window.go_to("specials/flows")
    close(first)
    other = tmp_path / "other.oversight"
    other.write_bytes(file.read_bytes())
    second = open_window(other)
    second.window.go_to("specials")
    second.settle()
    assert second.window.going.here.startswith("specials/compare")


def test_nothing_that_the_office_wrote_is_in_the_settings(
    open_window: OpenWindow, file: Path, tmp_path: Path, settings: Settings
) -> None:
    driver = open_window(file)
    for place in ("accountability/questions", "accountability/records", "data/history"):
        driver.window.go_to(place)
        driver.settle()
    driver.window.go_to("accountability/records")
    driver.settle()
    table = list_of(driver).view
    table.horizontalHeader().resizeSection(1, 300)
    table.sort_on(1, True)
    list_of(driver).narrow(words=SECRET, owner="Head of Audit")
    list_of(driver).filters.narrowed.emit(list_of(driver).now)
    driver.settle()
    close(driver)
    settings.save()
    kept = (tmp_path / "settings.ini").read_text("utf-8")
    for words in (SECRET, "Head of Audit", "Wiltshire and Swindon"):
        assert words not in kept
    assert "tables" in kept, "the widths are kept"
