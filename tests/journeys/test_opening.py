"""Welcome, the sample, a new workspace, and opening one that is open."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QLineEdit,
    QPushButton,
    QRadioButton,
)

from oversight_app.domain.schemes import SEEDED
from oversight_app.store.schemes import all_schemes
from oversight_app.ui import backup_folder
from oversight_app.ui.recently_opened import note_opened
from oversight_app.ui.settings import Settings
from tests.journeys.conftest import Driver, OpenWindow

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


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


def test_a_new_workspace_is_started_in_four_steps_by_keyboard_alone(
    open_window: OpenWindow, tmp_path: Path, settings: Settings
) -> None:
    window = open_window(None)
    window.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier, SHIFT)
    dialog = window.dialog("new-workspace")
    type_keys = window.bot.keyClicks
    on = window.find("step-next", QPushButton, dialog)
    assert "Step 1 of 4" in window.words(dialog)
    assert not on.isEnabled()
    type_keys(QApplication.focusWidget(), "Dorset")
    window.press(Qt.Key.Key_Tab)
    assert not on.isEnabled()
    type_keys(QApplication.focusWidget(), "dors")
    window.settle()
    assert not on.isEnabled()
    found = QApplication.activePopupWidget()
    assert found is not None
    # Enter takes the first that was found; the next one goes on.
    window.bot.keyClick(found, Qt.Key.Key_Return)
    assert window.find("force", QComboBox, dialog).currentText() == "Dorset"
    assert on.isEnabled()
    window.press(Qt.Key.Key_Return)
    assert "Step 2 of 4" in window.words(dialog)
    window.press(Qt.Key.Key_Space)
    assert not window.find("has-specials", QCheckBox, dialog).isChecked()
    window.press(Qt.Key.Key_Return)
    assert "Step 3 of 4" in window.words(dialog)
    place = window.find("workspace-place", QLineEdit, dialog)
    assert place.text().endswith("dorset.oversight")
    place.selectAll()
    type_keys(QApplication.focusWidget(), str(tmp_path / "mine.oversight"))
    window.press(Qt.Key.Key_Return)
    assert "Step 4 of 4" in window.words(dialog)
    assert on.text() == "Start the workspace"
    window.press(Qt.Key.Key_Return)
    assert (tmp_path / "mine.oversight").is_file()
    assert "Dorset" in window.words()
    assert settings.recent == (tmp_path / "mine.oversight",)
    assert window.window.session is not None
    schemes = all_schemes(window.window.session.workspace)
    assert [one.code for one in schemes] == [one.code for one in SEEDED if one.code != "specials"]


def test_a_step_can_be_gone_back_from_and_keeps_what_was_said(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    window = open_window(None)
    window.click("welcome-new")
    dialog = window.dialog("new-workspace")
    _first_step(window, dialog)
    window.click("step-next", dialog)
    for scheme in SEEDED:
        window.find(f"has-{scheme.code}", QCheckBox, dialog).setChecked(False)
    assert "Tick at least one scheme." in window.words(dialog)
    assert not window.find("step-next", QPushButton, dialog).isEnabled()
    window.click("step-back", dialog)
    assert window.find("office-name", QLineEdit, dialog).text() == "Dorset"
    window.click("step-next", dialog)
    assert not window.find("has-specials", QCheckBox, dialog).isChecked()


def test_what_is_to_be_brought_in_first_is_asked_for_as_soon_as_it_is_open(
    open_window: OpenWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(None)
    asked: list[str] = []
    monkeypatch.setattr(window.window.importing, "bring_in", lambda paths: asked.append(paths))
    window.click("welcome-new")
    dialog = window.dialog("new-workspace")
    _to_place(window, dialog)
    place = window.find("workspace-place", QLineEdit, dialog)
    place.setText(str(tmp_path / "mine.oversight"))
    place.textEdited.emit(place.text())
    window.find("backups-elsewhere", QRadioButton, dialog).setChecked(True)
    folder = window.find("backups-folder", QLineEdit, dialog)
    folder.setText(str(tmp_path / "nowhere"))
    assert "There is no such folder." in window.words(dialog)
    assert not window.find("step-next", QPushButton, dialog).isEnabled()
    folder.setText(str(tmp_path))
    window.click("step-next", dialog)
    window.find("first-return", QRadioButton, dialog).setChecked(True)
    chosen = str(tmp_path / "return.csv")
    monkeypatch.setattr(
        "oversight_app.ui.importing.QFileDialog.getOpenFileNames", lambda *_a, **_k: ([chosen], "")
    )
    window.click("step-next", dialog)
    assert asked == [[Path(chosen)]]
    assert backup_folder.chosen(window.window.settings) == str(tmp_path)


def test_one_opened_lately_says_when_and_a_missing_one_says_so(
    open_window: OpenWindow, settings: Settings, tmp_path: Path, workspace_file: Path
) -> None:
    gone = tmp_path / "gone.oversight"
    for path in (gone, workspace_file):
        settings.remember(path)
        note_opened(settings, path, date(2022, 10, 31))
    window = open_window(None)
    words = window.words()
    assert "Opened on 31 October 2022" in words
    assert "Opened on 31 October 2022 – not found: moved, deleted, or on a drive that is" in words
    off = next(b for b in window.window.findChildren(QPushButton) if b.text().startswith("Take"))
    window.bot.mouseClick(off, Qt.MouseButton.LeftButton)
    window.settle()
    assert settings.remembered == (workspace_file,)
    assert "not found" not in window.words()
    window.click("recent-1")
    assert window.window.is_open()


def test_a_synced_folder_is_refused_with_a_place_that_works(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    window = open_window(None)
    window.click("welcome-new")
    dialog = window.dialog("new-workspace")
    _to_place(window, dialog)
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
    _to_place(window, dialog)
    place = window.find("workspace-place", QLineEdit, dialog)
    place.setText(name)
    place.textEdited.emit(name)
    assert "Choose " in window.words(dialog)
    assert not window.find("step-next", QPushButton, dialog).isEnabled()


def _first_step(window: Driver, dialog: QDialog) -> None:
    window.find("office-name", QLineEdit, dialog).setText("Dorset")
    force = window.find("force", QComboBox, dialog)
    force.setCurrentIndex(force.findText("Dorset"))


def _to_place(window: Driver, dialog: QDialog) -> None:
    _first_step(window, dialog)
    window.click("step-next", dialog)
    window.click("step-next", dialog)
