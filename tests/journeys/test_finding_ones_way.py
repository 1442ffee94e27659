"""Reaching anything by typing, and coming back to where one was."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QPushButton, QWidget

from oversight_app.domain.accountability import Question
from oversight_app.store import records
from oversight_app.store.workspace import open_workspace
from oversight_app.ui.dialogs.palette import PaletteDialog
from oversight_app.ui.dialogs.record_form import RecordForm
from oversight_app.ui.pages.answering_page import AnsweringPage
from oversight_app.ui.pages.data import DataPage
from oversight_app.ui.places import PLACES, TABS
from oversight_app.ui.widgets.search_box import SearchBox
from tests.journeys.conftest import Driver, OpenWindow

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def palette(driver: Driver, words: str = "") -> PaletteDialog:
    """Open it with its key, and type."""
    driver.press(Key.Key_K, CTRL)
    shown = driver.dialog("palette")
    assert isinstance(shown, PaletteDialog)
    assert shown.words.hasFocus()
    if words:
        QTest.keyClicks(shown.words, words)
        wait_for(driver, shown, lambda: shown._shown == words)
    return shown


def wait_for(driver: Driver, shown: PaletteDialog, there: Callable[[], bool]) -> None:
    driver.bot.waitUntil(there)
    driver.settle()


def lines(shown: PaletteDialog) -> list[str]:
    """Everything listed, headings too."""
    return [shown.list.item(n).text() for n in range(shown.list.count())]


@pytest.fixture
def asked(open_window: OpenWindow, workspace_file: Path) -> Driver:
    """A window on an office that asked three questions."""
    with open_workspace(workspace_file) as ws:
        for words in ("How many are vetted?", "Who trains them?", "Is insurance in place?"):
            records.save(ws, Question(asked=words, asked_of="Force", asked_on=ws.today()))
    return open_window(workspace_file)


def test_the_tabs_that_the_palette_knows_are_those_of_the_pages(at_office: Driver) -> None:
    for place in PLACES:
        at_office.window.go_to(place.id)
        page = at_office.window.page
        if isinstance(page, AnsweringPage):
            assert {key: words for key, (words, _) in page.kinds.items()} == dict(TABS[place.id])
        elif isinstance(page, DataPage):
            bar = page.tabs.bar
            found = [bar.tabText(n) for n in range(bar.count())]
            assert found == [words for _, words in TABS[place.id]]
        else:
            assert place.id not in TABS
    at_office.settle()


def test_a_tab_is_reached_by_typing_its_name(at_office: Driver) -> None:
    palette(at_office, "joiners")
    at_office.press(Key.Key_Return)
    assert at_office.window.going.here == "specials/flows"


def test_a_record_is_opened_by_a_misspelt_word_and_says_what_was_looked_for(
    asked: Driver,
) -> None:
    shown = palette(asked, "insurence")
    assert shown.said.text() == "Instead of ‘insurence’: insurance"
    row = shown.list.current_row()
    assert row is not None
    assert "insurance" in row.title


def test_enter_in_a_hurry_waits_for_what_the_words_find(asked: Driver) -> None:
    asked.press(Key.Key_K, CTRL)
    shown = asked.dialog("palette")
    assert isinstance(shown, PaletteDialog)
    QTest.keyClicks(shown.words, "trains them")
    QTest.keyClick(shown.words, Key.Key_Return)
    asked.settle()
    (form,) = asked.dialogs()
    assert isinstance(form, RecordForm)
    assert form.facts.record.reference == "Q-002"
    form.close()


def test_find_a_record_is_the_palette_of_records_alone(asked: Driver) -> None:
    asked.press(Key.Key_F, CTRL | SHIFT)
    shown = asked.dialog("palette")
    assert isinstance(shown, PaletteDialog)
    assert shown.kind == "record"
    QTest.keyClicks(shown.words, "vetted")
    wait_for(asked, shown, lambda: shown._shown == "vetted")
    assert lines(shown)[0].startswith("Records")
    assert not any(one.startswith(("Commands", "Help", "Figures")) for one in lines(shown))
    # Backspace in an empty field looks everywhere again.
    shown.words.clear()
    QTest.keyClick(shown.words, Key.Key_Backspace)
    assert shown.kind == ""


def test_a_command_is_found_by_its_words_and_one_that_cannot_run_says_why(
    at_office: Driver,
) -> None:
    shown = palette(at_office, "redo")
    row = shown.list.current_row()
    assert row is not None
    assert row.title == "Redo"
    assert row.keys == "Ctrl+Y"
    assert row.why_not
    at_office.press(Key.Key_Return)
    assert at_office.dialog("palette") is shown
    assert shown.said.text() == row.why_not
    at_office.press(Key.Key_Escape)
    assert not at_office.dialogs()


def test_tab_goes_from_group_to_group_and_the_arrows_from_row_to_row(at_office: Driver) -> None:
    shown = palette(at_office, "data")
    rows = lines(shown)
    heads = [n for n, one in enumerate(rows) if not shown.list.item(n).flags()]
    assert len(heads) >= 2
    assert shown.list.currentRow() == heads[0] + 1
    at_office.press(Key.Key_Tab)
    assert shown.list.currentRow() == heads[1] + 1
    at_office.press(Key.Key_Tab, SHIFT)
    assert shown.list.currentRow() == heads[0] + 1
    at_office.press(Key.Key_Up)
    assert shown.list.currentRow() == len(rows) - 1
    at_office.press(Key.Key_K, CTRL)
    assert not at_office.dialogs()


def test_nothing_found_says_what_was_looked_through(at_office: Driver) -> None:
    shown = palette(at_office, "xylophonesque")
    assert shown.said.text().startswith("Nothing says “xylophonesque”. Looked through ")


def test_without_a_workspace_commands_workspaces_and_help_are_there(
    open_window: OpenWindow,
) -> None:
    driver = open_window(None)
    shown = palette(driver)
    assert any(one.startswith("New workspace…") for one in lines(shown))
    QTest.keyClicks(shown.words, "undo")
    driver.settle()
    row = shown.list.current_row()
    assert row is not None
    assert row.why_not == "Open a workspace first."
    assert any(one.startswith("Help, ") for one in lines(shown))


def test_the_search_box_opens_the_palette_with_the_letter_typed_on_it(at_office: Driver) -> None:
    box = at_office.find("header-search", SearchBox)
    at_office.bot.mouseClick(box, Qt.MouseButton.LeftButton)
    at_office.dialog("palette").done(0)
    QTest.keyClick(box, "w")
    shown = at_office.dialog("palette")
    assert isinstance(shown, PaletteDialog)
    assert shown.words.text() == "w"
    # The next letter is written after it, not over it.
    QTest.keyClick(shown.words, "i")
    assert shown.words.text() == "wi"


def test_in_a_narrow_window_the_search_is_an_icon_with_its_words_in_the_tip(
    at_office: Driver,
) -> None:
    box = at_office.find("header-search", SearchBox)
    at_office.window.go_to("summaries")
    assert not box.compact
    at_office.window.theme.choose(text_scale=1.5)
    at_office.window.resize(1024, 700)
    at_office.settle()
    assert box.compact
    assert "Search or jump to" in box.toolTip()
    assert box.geometry().right() <= at_office.window.frame.header.width()


def test_one_comes_back_to_the_very_place_by_five_ways(at_office: Driver) -> None:
    window = at_office.window
    window.go_to("specials/flows")
    at_office.press(Key.Key_4, CTRL)
    window.go_to("governance/risks")
    risks = at_office.window.page
    assert isinstance(risks, AnsweringPage)
    palette(at_office, "releases")
    at_office.press(Key.Key_Return)
    assert window.going.here == "data/releases"
    at_office.bot.mouseClick(at_office.find("header-back", QPushButton), Qt.MouseButton.LeftButton)
    at_office.settle()
    assert window.going.here == "governance/risks"
    assert "Governance ▸ Boundaries" in at_office.find("header-back", QPushButton).toolTip()
    at_office.press(Key.Key_Left, ALT)
    at_office.press(Key.Key_Left, ALT)
    assert window.going.here == "specials/flows"
    at_office.press(Key.Key_Right, ALT)
    assert window.going.here.startswith("governance")
    at_office.choose("forward")
    handle = window.windowHandle()
    QTest.mouseClick(handle, Qt.MouseButton.BackButton)
    at_office.settle()
    assert window.going.here.startswith("governance")
    QTest.mouseClick(handle, Qt.MouseButton.ForwardButton)
    at_office.settle()
    assert window.going.here == "governance/risks"


def test_coming_back_finds_what_was_typed_and_chosen(asked: Driver) -> None:
    asked.window.go_to("accountability/records/question")
    asked.settle()
    search = asked.find("search-records", QLineEdit)
    QTest.keyClicks(search, "vetted")
    driver_wait(asked)
    asked.window.go_to("data")
    asked.press(Key.Key_Left, ALT)
    assert asked.find("search-records", QLineEdit).text() == "vetted"


def test_back_shows_the_list_that_was_shown_before_on_the_same_tab(asked: Driver) -> None:
    window = asked.window
    for kind in ("question", "action"):
        window.go_to(f"accountability/records/{kind}")
        asked.settle()
    assert window.going.here == "accountability/records/action"
    asked.press(Key.Key_Left, ALT)
    assert window.going.here == "accountability/records/question"
    asked.press(Key.Key_Right, ALT)
    assert window.going.here == "accountability/records/action"


def driver_wait(driver: Driver) -> None:
    driver.bot.wait(250)
    driver.settle()


def test_a_pinned_place_stands_first_and_is_kept_for_the_next_time(
    open_window: OpenWindow, workspace_file: Path
) -> None:
    driver = open_window(workspace_file)
    driver.window.go_to("governance/risks")
    driver.press(Key.Key_D, CTRL)
    driver.window.go_to("data/history")
    assert lines(palette(driver))[:2] == ["Pinned, 1", "Governance ▸ Risks"]
    driver.press(Key.Key_Escape)
    driver.window.close_workspace()
    driver.window.show_workspace(open_workspace(workspace_file))
    driver.settle()
    palette(driver)
    driver.press(Key.Key_Return)
    assert driver.window.going.here == "governance/risks"
    driver.press(Key.Key_D, CTRL)
    driver.window.go_to("data/history")
    assert "Pinned, 1" not in lines(palette(driver))


def test_ctrl_f_finds_on_the_page_and_goes_round(at_office: Driver) -> None:
    at_office.window.go_to("specials/compare")
    at_office.settle()
    at_office.press(Key.Key_F, CTRL)
    bar = at_office.find("find-bar", QWidget)
    field = at_office.find("find-words", QLineEdit)
    assert field.hasFocus()
    QTest.keyClicks(field, "Cleveland")
    at_office.press(Key.Key_Return)
    said = at_office.find("find-said", QLabel, bar)
    here, _, many = said.text().partition(" of ")
    assert here == "1"
    for _ in range(int(many)):
        at_office.press(Key.Key_Return)
    assert said.text() == f"1 of {many}"
    at_office.press(Key.Key_Return, SHIFT)
    assert said.text() == f"{many} of {many}"
    field.setText("nowhere on it")
    at_office.press(Key.Key_Return)
    assert said.text() == "Not on this page. Ctrl+K looks everywhere."
    at_office.press(Key.Key_Escape)
    assert not bar.isVisible()


def test_ctrl_f_looks_through_lists_as_well(at_office: Driver) -> None:
    at_office.window.go_to("summaries/prepare")
    at_office.settle()
    sections = next(one for one in at_office.window.findChildren(QListWidget) if one.isVisible())
    at_office.press(Key.Key_F, CTRL)
    field = at_office.find("find-words", QLineEdit)
    field.setText(sections.item(0).text().split("\n")[0])
    at_office.press(Key.Key_Return)
    assert " of " in at_office.find("find-said", QLabel).text()
    at_office.press(Key.Key_Escape)


def test_an_address_of_no_record_is_said_to_be_of_none(at_office: Driver) -> None:
    for address in ("record/99999", "record/99999999999999999999999"):
        at_office.window.go_to(address)
        at_office.settle()
        assert "This record is not there any more" in at_office.words()


def test_ctrl_f_goes_to_a_page_s_own_search(asked: Driver) -> None:
    asked.window.go_to("accountability/records/question")
    asked.settle()
    asked.press(Key.Key_F, CTRL)
    assert asked.find("search-records", QLineEdit).hasFocus()


def test_what_can_be_done_with_a_selected_record_is_in_the_record_menu(asked: Driver) -> None:
    asked.window.go_to("accountability/due")
    asked.settle()
    assert "record-delete" not in [one.id for one in asked.window.commands()]
    asked.window.go_to("accountability/records/question")
    asked.settle()
    search = asked.find("search-records", QLineEdit)
    search.setFocus()
    asked.press(Key.Key_Escape)
    asked.press(Key.Key_Down)
    asked.choose("record-open")
    (form,) = asked.dialogs()
    assert isinstance(form, RecordForm)
    form.close()


_TEXT_KEYS = {
    "Ctrl+A", "Ctrl+C", "Ctrl+V", "Ctrl+X", "Ctrl+Left", "Ctrl+Right", "Ctrl+Home", "Ctrl+End",
    "Home", "End", "Left", "Right", "Up", "Down", "Del", "Backspace", "Return", "Tab", "Space",
}  # fmt: skip
"""What a text field needs for itself; it takes Ctrl+Z before the window does."""


@pytest.mark.parametrize("place", [one.id for one in PLACES])
def test_every_command_is_whole_and_no_key_is_taken_twice(at_office: Driver, place: str) -> None:
    at_office.window.go_to(place)
    at_office.settle()
    commands = at_office.window.commands()
    keys = [one.shortcut for one in commands if one.shortcut]
    assert len(keys) == len(set(keys))
    assert not _TEXT_KEYS & set(keys)
    for one in commands:
        assert one.words
        assert one.tip, f"{one.id} does not say what it does"
        assert not one.shortcut or one.shortcut in one.tooltip
    at_office.press(Key.Key_F1)
    listed = at_office.words(at_office.dialog("shortcuts"))
    shown = {
        item.objectName(): item
        for bar in at_office.window.menuBar().actions()
        for item in bar.menu().actions()  # type: ignore[union-attr]
    }
    for one in commands:
        if one.shortcut:
            assert one.shortcut in listed
            assert one.shortcut in shown[one.id].toolTip()
