"""Drives the real window with real clicks and keys, and keeps a picture where a test fails."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QEvent, QSettings, Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from oversight_app.domain.records import Office
from oversight_app.store.workspace import create, open_workspace
from oversight_app.ui.main_window import MainWindow
from oversight_app.ui.settings import Settings
from oversight_app.ui.theme import Scheme, Theme

_HERE = Path(__file__).parent
_PATIENCE_MS = 180_000
"""A busy machine takes its time; a test waits for the work, and never for a time."""
_REPORT = pytest.StashKey[dict[str, pytest.TestReport]]()
W = TypeVar("W", bound=QWidget)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen screen has no window manager to give sizes to, and says so each time."""
    for item in items:
        if item.path.is_relative_to(_HERE):
            item.add_marker(pytest.mark.qt_log_ignore("does not support", extend=True))


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    """Remember how the test went, for the picture."""
    report = yield
    item.stash.setdefault(_REPORT, {})[report.when] = report
    return report


@dataclass
class Driver:
    """A person at the window."""

    window: MainWindow
    bot: QtBot

    def settle(self) -> None:
        """Wait until nothing is under way."""
        for _ in range(4):
            assert self.window.jobs.drain(_PATIENCE_MS)
            if self.window.session is not None:
                assert self.window.session.jobs.drain(_PATIENCE_MS)
            QApplication.processEvents()

    def find(self, name: str, kind: type[W], within: QWidget | None = None) -> W:
        """Return the one visible widget of a name."""
        found = [w for w in (within or self.window).findChildren(kind, name) if w.isVisible()]
        assert len(found) == 1, f"{len(found)} visible widgets are called {name}"
        return found[0]

    def click(self, name: str, within: QWidget | None = None) -> None:
        """Click a button by its name and wait."""
        button = self.find(name, QPushButton, within)
        assert button.isEnabled(), f"{name} can't be pressed"
        self.bot.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    def press(self, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
        """Press a key in the window and wait."""
        held = Qt.KeyboardModifier.NoModifier
        for modifier in modifiers:
            held |= modifier
        target = QApplication.activeModalWidget() or self.window
        # What a window manager does once a dialog has gone; the offscreen screen has none.
        target.activateWindow()
        QApplication.processEvents()
        self.bot.keyClick(QApplication.focusWidget() or target, key, held)
        self.settle()

    def choose(self, command: str) -> None:
        """Choose a command from the menus, as a click on it does."""
        for action in self.window.menuBar().actions():
            menu = action.menu()
            if menu is None:
                continue
            menu.aboutToShow.emit()
            for item in menu.actions():
                if item.objectName() == command:
                    assert item.isEnabled(), f"{command} can't be chosen"
                    item.trigger()
                    self.settle()
                    return
        raise AssertionError(f"no menu has {command}")

    def dialog(self, name: str) -> QDialog:
        """Return the open dialog of a name."""
        return self.find(name, QDialog)

    def dialogs(self) -> list[QDialog]:
        """Return every open dialog."""
        return [d for d in self.window.findChildren(QDialog) if d.isVisible()]

    def until_said(self, words: str) -> None:
        """Wait until something beside the pages is called so: their numbers come once the window
        has come to rest."""

        def said() -> bool:
            column = self.window.frame.column.findChildren(QWidget)
            return words in {one.accessibleName() for one in column}

        self.bot.waitUntil(said)

    def words(self, within: QWidget | None = None) -> str:
        """Return everything written in labels that can be seen."""
        labels = (within or self.window).findChildren(QLabel)
        return "\n".join(one.text() for one in labels if one.isVisible())


@pytest.fixture(scope="session")
def office_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with the published figures, made once."""
    path = tmp_path_factory.mktemp("office") / "wiltshire.oversight"
    office = Office("Wiltshire and Swindon", "E23000038", review_date=date(2024, 1, 31))
    create(path, office).close()
    return path


@pytest.fixture
def workspace_file(office_file: Path, tmp_path: Path) -> Path:
    """A copy that a test may write to."""
    return Path(shutil.copy(office_file, tmp_path / "wiltshire.oversight"))


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings of nobody, in a folder of the test's own."""
    return Settings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))


OpenWindow = Callable[[Path | None], Driver]


@pytest.fixture
def open_window(
    qtbot: QtBot, settings: Settings, request: pytest.FixtureRequest
) -> Iterator[OpenWindow]:
    """Open windows, each on a file or on none; they are drained and closed afterwards."""
    theme = Theme(Scheme.LIGHT)
    drivers: list[Driver] = []

    def opened(path: Path | None = None) -> Driver:
        window = MainWindow(theme, settings)
        window.resize(1440, 900)
        driver = Driver(window, qtbot)
        drivers.append(driver)
        window.show()
        if path is not None:
            window.show_workspace(open_workspace(path, read_only_if_held=True))
        driver.settle()
        return driver

    yield opened
    report = request.node.stash.get(_REPORT, {}).get("call")
    for number, driver in enumerate(drivers):
        if report is not None and report.failed:
            folder = _HERE / "failures"
            folder.mkdir(exist_ok=True)
            driver.window.grab().save(str(folder / f"{request.node.name}-{number}.png"))
        driver.settle()
        for dialog in driver.dialogs():
            dialog.done(0)
        driver.window.close()
        driver.window.deleteLater()
    QApplication.processEvents()
    # Without a running event loop no closed window is ever deleted, and each later test would
    # dress it again.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    theme.choose(Scheme.LIGHT, 1.0)


@pytest.fixture
def at_office(open_window: OpenWindow, workspace_file: Path) -> Driver:
    """A window on a workspace with the published figures."""
    return open_window(workspace_file)
