"""Settings in the real window: found by typing, shown at once, taken back, saved as one act."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QLabel, QLineEdit, QPushButton

from oversight_app.store.history import entries
from oversight_app.store.office_settings import office_settings
from oversight_app.ui.dialogs.settings import SettingsDialog
from oversight_app.ui.left_at import LeftAt
from oversight_app.ui.settings import Settings
from oversight_app.ui.theme import DARK, LIGHT, Scheme
from tests.journeys.conftest import Driver, OpenWindow

CTRL = Qt.KeyboardModifier.ControlModifier


def opened(at: Driver) -> SettingsDialog:
    at.press(Qt.Key.Key_Comma, CTRL)
    dialog = at.dialog("settings")
    assert isinstance(dialog, SettingsDialog)
    return dialog


def choose(at: Driver, dialog: QDialog, name: str, words: str) -> None:
    combo = at.find(name, QComboBox, dialog)
    place = combo.findText(words, Qt.MatchFlag.MatchStartsWith)
    assert place >= 0, words
    combo.setCurrentIndex(place)
    at.settle()


def test_typing_leaves_what_says_it_and_counts_it(at_office: Driver) -> None:
    dialog = opened(at_office)
    every = len(dialog.lines)
    at_office.find("settings-search", QLineEdit, dialog).setText("decimals")
    at_office.settle()
    shown = [name for name, line in dialog.lines.items() if line.isVisible()]
    assert shown == ["decimals"]
    assert dialog.count.text() == f"1 of {every} settings"
    at_office.find("settings-search", QLineEdit, dialog).setText("zebra")
    assert "No setting says that" in at_office.words(dialog)
    at_office.press(Qt.Key.Key_Escape)
    assert dialog.isVisible(), "Esc empties what was typed before it closes"
    at_office.press(Qt.Key.Key_Escape)
    assert at_office.dialogs() == []


def test_colours_and_text_are_shown_at_once_and_cancel_takes_them_back(
    at_office: Driver, settings: Settings
) -> None:
    dialog, theme = opened(at_office), at_office.window.theme
    choose(at_office, dialog, "scheme", "Dark")
    choose(at_office, dialog, "text-scale", "150%")
    assert (theme.tokens, theme.text_scale) == (DARK, 1.5)
    next(b for b in dialog.findChildren(QPushButton) if b.text() == "Cancel").click()
    at_office.settle()
    assert (theme.tokens, theme.text_scale) == (LIGHT, 1.0)
    assert settings.scheme is Scheme.SYSTEM


def test_what_the_office_decides_is_one_act_that_is_seen_and_undone(at_office: Driver) -> None:
    at_office.window.go_to("specials")
    at_office.settle()
    assert "13.6 Specials" in at_office.words()
    dialog = opened(at_office)
    at_office.find("office-name", QLineEdit, dialog).setText("Wiltshire")
    choose(at_office, dialog, "decimals", "2")
    choose(at_office, dialog, "opens-on", "Quarter")
    assert "13.6 Specials" in at_office.words(), "nothing of the office before it is saved"
    at_office.click("save", dialog)
    assert at_office.dialogs() == []
    assert "13.57 Specials" in at_office.words()
    assert at_office.window.session is not None
    ws = at_office.window.session.workspace
    assert len(entries(ws, limit=10)) == 2, "the making of the workspace, and this"
    at_office.press(Qt.Key.Key_Z, CTRL)
    assert "13.6 Specials" in at_office.words()
    assert at_office.words(at_office.window.frame.column).endswith("Wiltshire and Swindon")
    assert office_settings(ws).decimals is None


def test_an_office_without_a_name_is_not_saved(at_office: Driver) -> None:
    dialog = opened(at_office)
    at_office.find("office-name", QLineEdit, dialog).setText("  ")
    at_office.click("save", dialog)
    assert dialog.isVisible()
    assert "Give the office a name." in at_office.words(dialog)


def test_a_day_that_can_not_be_read_is_not_saved(at_office: Driver) -> None:
    dialog = opened(at_office)
    at_office.find("review-date-day", QLineEdit, dialog).setText("one fine day")
    at_office.click("save", dialog)
    assert dialog.isVisible()
    assert "This is no day." in at_office.words(dialog)


@pytest.mark.parametrize(
    ("row", "opens"),
    [
        ("peer-sets", "peer-sets"),
        ("small-numbers", "paper-settings"),
        ("risk-scale", "risk-scale"),
        ("boundary-questions", "question-set"),
        ("criteria", "criteria-set"),
        ("overview-measures", "choose-measures"),
    ],
)
def test_a_row_opens_the_dialog_that_there_is(at_office: Driver, row: str, opens: str) -> None:
    dialog = opened(at_office)
    at_office.click(f"setting-{row}-button", dialog)
    over = at_office.dialog(opens)
    assert over.isVisible()
    over.reject()
    at_office.settle()
    assert dialog.isVisible()


def test_a_row_that_goes_elsewhere_saves_first(at_office: Driver) -> None:
    dialog = opened(at_office)
    at_office.find("office-name", QLineEdit, dialog).setText("Wiltshire")
    at_office.click("setting-backups-kept-button", dialog)
    assert at_office.dialogs() == []
    page = at_office.window.page
    assert page is not None
    assert (page.id, page.part.partition("/")[0]) == ("data", "backups")
    assert at_office.words(at_office.window.frame.column).endswith("Wiltshire")


def test_a_window_that_can_not_write_shows_and_changes_nothing_of_the_office(
    open_window: OpenWindow, workspace_file: Path
) -> None:
    open_window(workspace_file)
    second = open_window(workspace_file)
    dialog = opened(second)
    assert not second.find("office-name", QLineEdit, dialog).isEnabled()
    assert not second.find("setting-risk-scale-button", QPushButton, dialog).isEnabled()
    assert second.find("text-scale", QComboBox, dialog).isEnabled()
    said = [one.text() for one in dialog.findChildren(QLabel) if one.isVisible()]
    assert any("look at the workspace and not change it" in one for one in said)


def test_without_a_workspace_settings_are_of_the_computer(open_window: OpenWindow) -> None:
    alone = open_window(None)
    dialog = opened(alone)
    assert set(dialog.lines) == {"scheme", "text-scale", "motion", "places"}


def test_each_workspace_opens_on_the_overview_where_somebody_wants_it(
    open_window: OpenWindow, workspace_file: Path, settings: Settings
) -> None:
    LeftAt(settings, workspace_file).keep("place", "specials")
    page = open_window(workspace_file).window.page
    assert page is not None
    assert page.id == "specials"
    settings.remembers_places = False
    page = open_window(workspace_file).window.page
    assert page is not None
    assert page.id == "overview"


def test_the_part_in_front_is_named_and_a_part_can_be_gone_to(at_office: Driver) -> None:
    dialog = opened(at_office)
    assert dialog.sections.currentItem().text() == "This workspace"
    dialog.sections.setCurrentRow(3)
    at_office.settle()
    assert dialog.sections.currentItem().text() == "Records"
    assert not dialog.lines["risk-scale"].visibleRegion().isEmpty()
    assert dialog.lines["office-name"].visibleRegion().isEmpty()
