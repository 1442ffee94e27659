"""Records sent out of a list as a table, changed in it, looked at, kept, and taken back."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QPushButton

from oversight_app.ui.pages.accountability import AccountabilityPage
from oversight_app.ui.widgets.record_list import RecordList
from tests.journeys.conftest import Driver, OpenWindow


@pytest.fixture
def driver(open_window: OpenWindow, sample_file: Path, tmp_path: Path) -> Driver:
    return open_window(Path(shutil.copy(sample_file, tmp_path / "sample.oversight")))


@pytest.fixture
def actions(driver: Driver) -> RecordList:
    """The list of actions on the Accountability page."""
    driver.window.go_to("accountability")
    driver.settle()
    page = driver.window.findChild(AccountabilityPage)
    assert page is not None
    page.tabs.show_tab("actions")
    driver.settle()
    return driver.find("actions", RecordList)


def choose(driver: Driver, listed: RecordList, words: str) -> None:
    """Choose from the list's menu."""
    (action,) = [one for one in listed.menu.actions() if one.text() == words]
    assert action.isEnabled()
    action.trigger()
    driver.settle()


def answer_with(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    """Let the system's file dialogs be answered with a file."""
    for name in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_: (str(path), "List (*.csv)"))


def due_days(listed: RecordList) -> list[str]:
    columns = [column.key for column in listed.view.table.columns]
    return [str(row.cells[columns.index("due")]) for row in listed.view.table.rows]


def test_a_table_goes_out_is_changed_and_comes_in(
    driver: Driver, actions: RecordList, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, table = due_days(actions), tmp_path / "actions.csv"
    answer_with(monkeypatch, table.with_suffix(""))
    choose(driver, actions, "Send out…")
    assert len(table.read_text(encoding="utf-8-sig").splitlines()) > len(before)
    written = table.read_text(encoding="utf-8-sig")
    assert "25 May 2022" in written
    table.write_text(written.replace("25 May 2022", "26 May 2022"), encoding="utf-8")

    answer_with(monkeypatch, table)
    choose(driver, actions, "Bring in…")
    preview = driver.dialog("records-preview")
    assert driver.find("leave", QPushButton, preview).hasFocus()
    assert driver.find("keep", QPushButton, preview).text() == "Keep 1 record"
    driver.click("keep", preview)
    after = due_days(actions)
    assert [(old, new) for old, new in zip(before, after, strict=True) if old != new] == [
        ("2022-05-25", "2022-05-26")
    ]
    driver.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert due_days(actions) == before


def test_what_is_wrong_is_told_and_saved_and_nothing_is_kept(
    driver: Driver, actions: RecordList, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, table = due_days(actions), tmp_path / "new actions.csv"
    table.write_text(
        "What is to be done,Owner,Set on,Due\nRing Sarah Jones,HR,soon,1 May 2022\n",
        encoding="utf-8",
    )
    answer_with(monkeypatch, table)
    choose(driver, actions, "Bring in…")
    preview = driver.dialog("records-preview")
    assert "1 row was rejected" in driver.words(preview)
    assert not driver.find("keep", QPushButton, preview).isEnabled()
    rejected = tmp_path / "rejected.csv"
    answer_with(monkeypatch, rejected)
    driver.click("save-rejects", preview)
    assert "saved in rejected.csv" in driver.words(preview)
    assert "Why it was rejected" in rejected.read_text(encoding="utf-8-sig")
    driver.click("leave", preview)
    assert due_days(actions) == before


def test_a_file_that_is_no_table_of_these_is_said(
    driver: Driver, actions: RecordList, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = tmp_path / "other.csv"
    table.write_text("Colour,Size\nred,3\n", encoding="utf-8")
    answer_with(monkeypatch, table)
    choose(driver, actions, "Bring in…")
    (message,) = driver.dialogs()
    assert "has no table of Actions" in driver.words(message)
