"""Chips: what a page is narrowed to, each cleared by itself."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from oversight_app.ui.theme import Theme
from oversight_app.ui.widgets.chips import Chips

TWO = (("schemes", "speedwatch", "Community Speedwatch"), ("districts", "", "District not stated"))


def test_a_click_on_a_chip_asks_to_clear_that_one(qtbot: QtBot, theme: Theme) -> None:
    chips = Chips(theme)
    qtbot.addWidget(chips)
    chips.show_chips(TWO)
    with qtbot.waitSignal(chips.cleared) as sent:
        qtbot.mouseClick(chips.buttons[1], Qt.MouseButton.LeftButton)
    assert sent.args == ["districts", ""]


def test_chips_say_what_a_press_does_and_can_be_reached_by_keyboard(
    qtbot: QtBot, theme: Theme
) -> None:
    chips = Chips(theme)
    qtbot.addWidget(chips)
    chips.show_chips(TWO)
    chips.show()
    qtbot.waitExposed(chips)
    first = chips.buttons[0]
    assert first.text() == "Community Speedwatch"
    assert first.accessibleName() == "Clear Community Speedwatch"
    assert first.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert min(first.sizeHint().width(), first.sizeHint().height()) >= 24


def test_other_chips_take_the_place_of_those_before(qtbot: QtBot, theme: Theme) -> None:
    chips = Chips(theme)
    qtbot.addWidget(chips)
    chips.show_chips(TWO)
    chips.show_chips(TWO[:1])
    assert [one.text() for one in chips.buttons] == ["Community Speedwatch"]
    chips.show_chips(())
    assert chips.buttons == []
