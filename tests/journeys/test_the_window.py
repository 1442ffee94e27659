"""The window itself: places, keyboard, look, and a second window on one workspace."""

import itertools
import sqlite3
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from oversight_app.store.workspace import open_workspace
from oversight_app.ui.places import PLACES
from oversight_app.ui.settings import Settings
from oversight_app.ui.theme import DARK, LIGHT, Scheme
from tests.journeys.conftest import Driver, OpenWindow

CTRL = Qt.KeyboardModifier.ControlModifier


def test_f1_lists_every_shortcut_that_the_menus_show(at_office: Driver) -> None:
    at_office.press(Qt.Key.Key_F1)
    listed = at_office.words(at_office.dialog("shortcuts"))
    for bar in at_office.window.menuBar().actions():
        menu = bar.menu()
        assert menu is not None
        for action in menu.actions():
            if not action.shortcut().isEmpty():
                assert action.shortcut().toString() in listed
                assert action.toolTip()


def test_no_two_commands_share_a_shortcut(at_office: Driver) -> None:
    for place in [one.id for one in PLACES]:
        at_office.window.go_to(place)
        keys = [c.shortcut for c in at_office.window.commands() if c.shortcut]
        assert len(keys) == len(set(keys))
        ids = [c.id for c in at_office.window.commands()]
        assert len(ids) == len(set(ids))


def test_ctrl_and_a_number_go_to_the_places(at_office: Driver) -> None:
    last = Qt.Key(Qt.Key.Key_0 + len(PLACES))
    at_office.press(last, CTRL)
    assert "Three files in use" in at_office.words()
    at_office.press(Qt.Key.Key_3, CTRL)
    assert "Wiltshire has 13.6 Specials per 100 officers" in at_office.words()
    at_office.press(Qt.Key.Key_2, CTRL)
    assert "No return of volunteer activity is here yet" in at_office.words()


def test_f6_goes_round_the_regions(at_office: Driver) -> None:
    seen = []
    for _ in range(4):
        at_office.press(Qt.Key.Key_F6)
        focused = QApplication.focusWidget()
        parts: tuple[QWidget, ...] = (at_office.window.frame.column, at_office.window.frame.header)
        seen.append(next((i for i, p in enumerate(parts) if p.isAncestorOf(focused)), 2))
    assert set(seen) >= {0, 2}
    assert seen[0] != seen[1]


def test_dark_and_light_are_one_key_apart_and_remembered(
    at_office: Driver, settings: Settings
) -> None:
    assert at_office.window.theme.tokens is LIGHT
    both = CTRL | Qt.KeyboardModifier.ShiftModifier
    at_office.press(Qt.Key.Key_L, both)
    assert at_office.window.theme.tokens is DARK
    assert settings.scheme is Scheme.DARK
    colour = at_office.window.grab().toImage().pixelColor(4, 300).name()
    assert colour.upper() == DARK.nav
    at_office.press(Qt.Key.Key_L, both)
    assert at_office.window.theme.tokens is LIGHT


def test_settings_change_the_office_and_can_be_undone(at_office: Driver) -> None:
    at_office.choose("settings")
    dialog = at_office.dialog("settings")
    at_office.find("office-name", QLineEdit, dialog).setText("Wiltshire")
    at_office.find("text-scale", QComboBox, dialog).setCurrentIndex(5)
    next(b for b in dialog.findChildren(QPushButton) if b.text() == "Save settings").click()
    at_office.settle()
    assert at_office.window.theme.text_scale == 2.0
    column = at_office.words(at_office.window.frame.column)
    assert column.split("\n")[-2:] == ["Oversight", "Wiltshire"]
    at_office.press(Qt.Key.Key_Z, CTRL)
    assert at_office.words(at_office.window.frame.column).endswith("Wiltshire and Swindon")


def test_undo_says_what_it_would_undo(at_office: Driver) -> None:
    undo = at_office.find("header-undo", QPushButton)
    assert not undo.isEnabled()
    assert at_office.window.session is not None
    from dataclasses import replace

    from oversight_app.store.office import office, save_office

    at_office.window.session.write(
        "Office saved", lambda ws: save_office(ws, replace(office(ws), name="Another"))
    )
    at_office.settle()
    assert undo.isEnabled()
    assert undo.toolTip() == "Undo: Change the office (Ctrl+Z)"


def test_a_second_window_is_read_only_and_names_the_holder(
    open_window: OpenWindow, workspace_file: Path
) -> None:
    first = open_window(workspace_file)
    second = open_window(workspace_file)
    assert first.window.can_write()
    assert not second.window.can_write()
    said = second.words(second.window.frame.status)
    assert "Read only: opened by" in said
    assert " since " in said
    assert "Saved in" in first.words(first.window.frame.status)
    assert not second.find("header-undo", QPushButton).isEnabled()
    second.window.go_to("data")
    second.settle()
    assert not second.find("header-header-import", QPushButton).isEnabled()


def test_a_read_only_window_notices_what_the_other_saves(
    open_window: OpenWindow, workspace_file: Path
) -> None:
    from dataclasses import replace

    from oversight_app.store.office import office, save_office

    first, second = open_window(workspace_file), open_window(workspace_file)
    assert first.window.session is not None
    first.window.session.write(
        "Office saved", lambda ws: save_office(ws, replace(office(ws), name="Renamed"))
    )
    first.settle()
    second.bot.waitUntil(
        lambda: "Renamed" in second.words(second.window.frame.column), timeout=15_000
    )


def test_a_file_of_another_program_is_refused_and_left_alone(
    open_window: OpenWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as made:
        made.execute("CREATE TABLE someone_elses (a)")
    made.close()
    before = other.read_bytes()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(other), ""))
    window = open_window(None)
    window.click("welcome-open")
    words = window.words()
    assert "“other.db” is not an Oversight workspace" in words
    assert "It was left as it is" in words or "The file was left as it is" in words
    assert other.read_bytes() == before
    assert not window.window.is_open()


def test_a_fault_is_called_a_fault_and_nothing_is_blamed_on_the_person(
    at_office: Driver,
) -> None:
    def break_down(_ws: object) -> None:
        raise ZeroDivisionError

    assert at_office.window.session is not None
    at_office.window.session.jobs.read("x", break_down, lambda _r: None)
    at_office.settle()
    words = at_office.words(at_office.dialog("fault"))
    assert "Something went wrong in Oversight" in words
    assert "It was nothing that you did" in words
    assert "Everything that was saved is saved" in words


def test_a_backup_is_made_tested_and_named_in_the_status_line(
    at_office: Driver, workspace_file: Path
) -> None:
    from oversight_app.ui.pages.data import DataPage
    from oversight_app.ui.widgets.table_view import TableView

    assert "No backup yet" in at_office.words(at_office.window.frame.status)
    at_office.press(Qt.Key.Key_B, CTRL)
    assert "Backed up and checked" in at_office.words()
    assert "Last backup" in at_office.words(at_office.window.frame.status)
    made = list((workspace_file.parent / "wiltshire backups").glob("*.oversight"))
    assert len(made) == 1
    at_office.window.go_to("data")
    page = at_office.window.findChild(DataPage)
    page.tabs.show_tab("backups")
    at_office.settle()
    table = next(t for t in page.findChildren(TableView) if t.isVisible())
    table.row_selected.emit(table.table.rows[0].key)
    at_office.click("test-restore")
    assert "can be restored: it passed every check" in at_office.words()
    open_workspace(made[0], for_writing=False).close()


def test_every_control_has_a_name_a_tip_and_takes_the_keyboard(at_office: Driver) -> None:
    from oversight_app.ui.pages.data import DataPage

    at_office.window.go_to("data")
    at_office.settle()
    for button in at_office.window.findChildren(QPushButton):
        if button.isVisible():
            assert button.text() or button.accessibleName()
            assert button.toolTip(), button.text()
            assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
    page = at_office.window.findChild(DataPage)
    for combo in page.findChildren(QComboBox):
        assert combo.accessibleName()


@pytest.mark.parametrize("place", ["specials", "data"])
def test_at_twice_the_size_no_words_of_the_frame_are_cut(at_office: Driver, place: str) -> None:
    at_office.window.resize(1920, 1080)
    at_office.window.go_to(place)
    at_office.settle()
    at_office.window.theme.choose(text_scale=2.0)
    at_office.settle()
    for part in (at_office.window.frame.column, at_office.window.frame.header):
        for words in part.findChildren(QLabel):
            if words.isVisible() and words.text():
                assert words.height() >= words.heightForWidth(words.width())
        for button in part.findChildren(QPushButton):
            if button.isVisible():
                assert button.width() >= button.sizeHint().width()


@pytest.mark.parametrize(
    "tab", ["imports", "releases", "revisions", "layouts", "names", "history", "backups"]
)
def test_every_tab_of_data_answers_its_question(at_office: Driver, tab: str) -> None:
    from oversight_app.ui.pages.data import DataPage

    at_office.window.go_to("data")
    page = at_office.window.findChild(DataPage)
    page.tabs.show_tab(tab)
    at_office.settle()
    assert at_office.dialogs() == []
    front = page.tabs.stack.currentWidget()
    assert front.headline.text()
    expected = {
        "imports": "Three files in use",
        "releases": "The newest release counts, unless the office prefers another",
        "revisions": "No figure was restated by a later release",
        "history": "Every change, in the order it was made",
        "backups": "There is no backup of this workspace yet",
        "names": "No names explained by the office",
        "layouts": "No layout is known yet",
    }
    assert front.headline.text() == expected[tab]
    # An empty table says what is missing, not in what order nothing stands.
    assert front.card.view.table.rows or "Newest first" not in front.card.view.table.note


def test_a_backup_is_kept_soon_after_opening(at_office: Driver, workspace_file: Path) -> None:
    session = at_office.window.session
    assert session is not None
    session.back_up()
    at_office.settle()
    kept = list((workspace_file.parent / f"{workspace_file.stem} backups").glob("*.oversight"))
    assert len(kept) == 1
    session.back_up()
    at_office.settle()
    assert list(kept[0].parent.glob("*.oversight")) == kept, "nothing had changed"


def test_closing_takes_the_way_back_with_it(at_office: Driver) -> None:
    at_office.window.say("Target added", undo=True)
    assert at_office.find("toast-undo", QPushButton)
    at_office.window.close_workspace()
    at_office.settle()
    assert not [
        b for b in at_office.window.findChildren(QPushButton, "toast-undo") if b.isVisible()
    ]


def test_a_closed_workspace_leaves_no_buttons_of_its_page(at_office: Driver) -> None:
    # Such a button is called after a page, which is gone when the theme changes.
    at_office.window.go_to("summaries")
    at_office.settle()
    at_office.window.close_workspace()
    at_office.settle()
    left = at_office.window.frame.header.findChildren(QPushButton, "header-summaries-export")
    assert all(one.isHidden() for one in left)


@pytest.mark.parametrize(
    "command",
    [
        "settings", "shortcuts", "specials-target", "specials-sets", "new", "activity-duty",
        "activity-return", "activity-scheme", "summaries-export", "summaries-settings",
    ],
)  # fmt: skip
def test_at_twice_the_size_dialogs_fit_the_window_and_nothing_lies_over_anything(
    at_office: Driver, command: str
) -> None:
    at_office.window.theme.choose(text_scale=2.0)
    place = command.partition("-")[0]
    if place in ("activity", "specials", "summaries"):
        at_office.window.go_to(place)
    at_office.settle()
    at_office.choose(command)
    (dialog,) = at_office.dialogs()
    assert dialog.width() <= at_office.window.width()
    assert dialog.height() <= at_office.window.height()
    assert all(
        dialog.rect().contains(b.geometry())
        for b in dialog.findChildren(QPushButton)
        if b.parent() is dialog and b.isVisible()
    )
    kinds = (QLabel, QLineEdit, QComboBox, QPushButton, QCheckBox)
    parts: dict[object, list[QWidget]] = {}
    for one in dialog.findChildren(QWidget):
        if isinstance(one, kinds) and one.isVisible():
            parts.setdefault(one.parent(), []).append(one)
            if isinstance(one, QLabel) and not one.wordWrap():
                assert one.width() >= one.sizeHint().width(), one.text()
    for together in parts.values():
        for a, b in itertools.combinations(together, 2):
            assert not a.geometry().intersects(b.geometry()), (a, b)
