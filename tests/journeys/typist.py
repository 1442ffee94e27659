"""A person with a keyboard and no mouse, at the real window."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QTabBar, QWidget

from oversight_app.ui.dialogs.record_form import RecordForm
from tests.journeys.conftest import Driver

CTRL = Qt.KeyboardModifier.ControlModifier
TODAY = date(2022, 10, 31)
"""The day on which the journeys by keyboard are made."""
MOST_TABS = 150


class Typist:
    """A person with a keyboard and no mouse."""

    def __init__(self, driver: Driver) -> None:
        self.driver, self.bot, self.window = driver, driver.bot, driver.window

    @property
    def at(self) -> QWidget:
        """What has the focus."""
        found = QApplication.focusWidget()
        assert found is not None, "nothing has the focus"
        return found

    def press(
        self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """Press a key wherever the focus is."""
        self.bring_forward()
        self.bot.keyClick(QApplication.focusWidget() or self.window, key, held)
        self.driver.settle()

    def write(self, words: str) -> None:
        """Type words where the focus is; a tab goes on to the next field."""
        self.bot.keyClicks(self.at, words)

    def tab_to(self, name: str) -> None:
        """Press Tab until a control has the focus."""
        self.bring_forward()
        seen = []
        for _ in range(MOST_TABS):
            if self.at.objectName() == name:
                return
            seen.append(self.at.objectName())
            self.bot.keyClick(self.at, Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never comes to {name}; it comes to {seen}")

    def fill(self, **fields: str) -> None:
        """Go to each field and type over what it says."""
        for name, words in fields.items():
            self.tab_to(name)
            self.bot.keyClick(self.at, Qt.Key.Key_A, CTRL)
            self.write(words)

    def use(self, name: str) -> None:
        """Go to a button and press it."""
        self.tab_to(name)
        assert self.at.isEnabled(), f"{name} can't be pressed"
        self.press(Qt.Key.Key_Space)

    def go_to_tab(self, words: str) -> None:
        """Go to the tabs of the page in front and move along them with the arrows."""
        self.bring_forward()
        while not isinstance(self.at, QTabBar):
            self.bot.keyClick(self.at, Qt.Key.Key_Tab)
        bar = self.at
        assert isinstance(bar, QTabBar)
        there = [bar.tabText(i) for i in range(bar.count())].index(words)
        while bar.currentIndex() != there:
            self.press(Qt.Key.Key_Right if bar.currentIndex() < there else Qt.Key.Key_Left)

    def bring_forward(self) -> None:
        """What a window manager does: what was opened last has the keyboard."""
        shown = [one for one in self.window.findChildren(QDialog) if one.isVisible()]
        top = shown[-1] if shown else self.window
        at = QApplication.focusWidget()
        # A list of suggestions that has closed again stays the active window offscreen.
        if at is None or at.window() is not top or QApplication.activeWindow() is not top:
            top.activateWindow()
            QApplication.processEvents()

    def forms(self) -> list[RecordForm]:
        """The forms that are open."""
        return [one for one in self.window.findChildren(RecordForm) if one.isVisible()]

    def save(self) -> None:
        """Ctrl+Return saves a form and closes it."""
        before = len(self.forms())
        self.press(Qt.Key.Key_Return, CTRL)
        said = [one.state.text() for one in self.forms()]
        assert len(self.forms()) == before - 1, f"the form was not saved: {said}"
