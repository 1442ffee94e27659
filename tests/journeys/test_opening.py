"""Welcome, the sample, a new workspace, and opening one that is open."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QPushButton,
)

from oversight_app.ui.settings import Settings
from tests.journeys.conftest import Driver, OpenWindow

CTRL = Qt.KeyboardModifier.ControlModifier


def test_without_a_workspace_it_says_what_to_do(open_window: OpenWindow) -> None:
    window = open_window(None)
    assert window.find("welcome-new", QPushButton).text() == "Start a workspace"
    assert window.find("welcome-open", QPushButton).isEnabled()
    assert window.find("welcome-sample", QPushButton).isEnabled()
    assert "A workspace is one file on this computer." in window.words()


def test_the_sample_opens_on_the_overview(
    open_window: OpenWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("oversight_app.ui.sample_copy.sample_folder", lambda: tmp_path / "data")
    window = open_window(None)
    window.click("welcome-sample")
    assert window.window.windowTitle() == "sample.oversight – Oversight"
    words = window.words()
    assert "Wiltshire and Swindon" in words
    assert "Published data to 31 March 2022" in words
    window.window.close_workspace()
    window.settle()
    window.click("welcome-sample")
    window.press(Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert "Sample data. Every figure on this page is made up" in window.words()
    assert "Nine schemes, October 2022" in window.words()


def test_the_sample_asked_for_twice_or_again_can_be_written_to(
    open_window: OpenWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("oversight_app.ui.sample_copy.sample_folder", lambda: tmp_path / "data")
    window = open_window(None)
    button = window.find("welcome-sample", QPushButton)
    button.click()
    button.click()
    window.settle()
    assert window.window.can_write()
    window.choose("sample")
    assert window.window.can_write()
    window.press(Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert "Nine schemes, October 2022" in window.words()


def test_what_is_asked_about_a_workspace_closes_with_it(at_office: Driver) -> None:
    at_office.choose("find-record")
    assert len(at_office.dialogs()) == 1
    at_office.window.close_workspace()
    at_office.settle()
    assert at_office.dialogs() == []


def test_a_workspace_that_is_open_already_can_be_opened_again(
    at_office: Driver, workspace_file: Path
) -> None:
    at_office.window.opening.open_path(workspace_file)
    at_office.settle()
    assert at_office.window.can_write()


def test_a_new_workspace_is_started_with_a_name_and_a_force(
    open_window: OpenWindow, tmp_path: Path, settings: Settings
) -> None:
    window = open_window(None)
    window.click("welcome-new")
    dialog = window.dialog("new-workspace")
    start = next(b for b in dialog.findChildren(QPushButton) if b.text() == "Start the workspace")
    assert not start.isEnabled()
    window.find("office-name", QLineEdit, dialog).setText("Dorset")
    force = window.find("force", QComboBox, dialog)
    force.setCurrentIndex(force.findText("Dorset"))
    place = window.find("workspace-place", QLineEdit, dialog)
    assert place.text().endswith("dorset.oversight")
    place.selectAll()
    window.bot.keyClicks(place, str(tmp_path / "mine.oversight"))
    assert start.isEnabled()
    start.click()
    window.settle()
    assert (tmp_path / "mine.oversight").is_file()
    assert "Dorset" in window.words()
    assert settings.recent == (tmp_path / "mine.oversight",)


def test_a_synced_folder_is_refused_with_a_place_that_works(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    window = open_window(None)
    window.click("welcome-new")
    dialog = window.dialog("new-workspace")
    window.find("office-name", QLineEdit, dialog).setText("Dorset")
    synced = tmp_path / "OneDrive"
    synced.mkdir()
    place = window.find("workspace-place", QLineEdit, dialog)
    place.selectAll()
    window.bot.keyClicks(place, str(synced / "mine.oversight"))
    words = window.words(dialog)
    assert "in OneDrive" in words
    assert "A place that works:" in words


@pytest.mark.parametrize("name", ["x" * 3000, "a\0b", "~nobody-of-that-name/mine"])
def test_a_place_where_no_file_can_lie_is_said_to_be_none(
    open_window: OpenWindow, name: str
) -> None:
    window = open_window(None)
    window.click("welcome-new")
    dialog = window.dialog("new-workspace")
    window.find("office-name", QLineEdit, dialog).setText("Dorset")
    force = window.find("force", QComboBox, dialog)
    force.setCurrentIndex(force.findText("Dorset"))
    place = window.find("workspace-place", QLineEdit, dialog)
    place.setText(name)
    place.textEdited.emit(name)
    assert "Choose " in window.words(dialog)
    start = next(b for b in dialog.findChildren(QPushButton) if b.text() == "Start the workspace")
    assert not start.isEnabled()
