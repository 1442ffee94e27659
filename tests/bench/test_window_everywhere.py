"""How late the window's tick is when somebody goes everywhere: to every page and tab, twice, and
back, while the palette, the history, help and Settings open and close, and the look changes. Then
how much memory the window holds that has shown everything.

On the sample, or with ``OVERSIGHT_BENCH_ROWS`` duties more (none unless set). Printed, never
asserted; the goal is 50 ms (quality.md). ``OVERSIGHT_BENCH_LATE`` as in
``test_window_with_records``.
"""

import os
import shutil
import time
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path

import psutil
import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from oversight_app.domain.accountability import Action
from oversight_app.store import records
from oversight_app.store.local_keeping import keep_local
from oversight_app.store.workspace import open_workspace
from oversight_app.ui import asides
from oversight_app.ui.collecting import QuietCollections
from oversight_app.ui.help_window import show_help
from oversight_app.ui.main_window import MainWindow
from oversight_app.ui.palette import show_palette
from oversight_app.ui.places import PLACES
from oversight_app.ui.settings import Settings
from oversight_app.ui.theme import Scheme, Theme
from oversight_app.ui.widgets.tabs import Tabs
from tests.bench import activity_log
from tests.bench.test_window_with_records import _step, _wait

pytestmark = [
    pytest.mark.bench,
    pytest.mark.usefixtures("qapp"),
    pytest.mark.qt_log_ignore("does not support", extend=True),
]
ROWS = int(os.environ.get("OVERSIGHT_BENCH_ROWS", "0"))
DAY = date(2022, 10, 3)


@pytest.fixture
def window(qtbot: QtBot, sample_file: Path, tmp_path: Path) -> Iterator[MainWindow]:
    stored = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    path = Path(shutil.copy(sample_file, tmp_path / "sample.oversight"))
    if ROWS:
        with open_workspace(path) as ws:
            for incoming in activity_log.incomings(ROWS, 1_000_000):
                keep_local(ws, [incoming])
    opened = MainWindow(Theme(Scheme.LIGHT), Settings(stored), None)
    opened.resize(1440, 900)
    opened.show()
    collections = QuietCollections(lambda: not opened.is_busy(), opened)
    collections.start()
    _step("opening, to the Overview", lambda: opened.opening.open_path(path), 6)
    yield opened
    collections.stop()
    opened.close()
    qtbot.wait(50)


def test_the_tick_everywhere(window: MainWindow) -> None:
    process = psutil.Process()
    print(f"\nThe sample and {ROWS:,} duties; {_held(process)} MB")
    _step("at rest", lambda: None)
    places = [place for one in PLACES for place in _visited(window, one.id)]
    for place in places:
        _step(f"  {place}, again", partial(window.go_to, place), 0.6)
    print(f"everything was shown: {_held(process)} MB")
    for _ in range(3):
        _step("  back", window.going.back, 0.8)
    _step("  forward", window.going.forward, 0.8)
    window.go_to("overview")
    _wait(1)
    _palette(window)
    for again in ("", ", again"):
        _step(f"the history panel{again}", lambda: asides.history(window))
        _step(f"  closed{again}", lambda: asides.history(window), 0.5)
        _step(f"help{again}", lambda: show_help(window), 1.5)
        _close(window)
        _step(f"Settings{again}", lambda: asides.settings(window))
        _close(window)
    _changes(window)
    for scheme, scale in (
        (Scheme.DARK, 1.0), (Scheme.HIGH_CONTRAST, 1.0), (Scheme.LIGHT, 1.5), (Scheme.LIGHT, 1.0),
    ):  # fmt: skip
        _step(f"{scheme.value}, text at {scale:.0%}", partial(window.theme.choose, scheme, scale))
    _accessible(window)
    print(f"at the end: {_held(process)} MB")


def _visited(window: MainWindow, page: str) -> list[str]:
    """Go to a page and each of its tabs for the first time; return their addresses."""
    _step(f"  {page}", partial(window.go_to, page), 1.5)
    tabs = getattr(window.page, "tabs", None)
    if not isinstance(tabs, Tabs):
        return [page]
    found = [f"{page}/{key}" for key in tabs._keys]
    for place in found[1:]:
        _step(f"  {place}", partial(window.go_to, place), 1.2)
    return found


def _palette(window: MainWindow) -> None:
    for again in ("", ", again"):
        _step(f"Ctrl+K{again}", lambda: show_palette(window))
        box = QApplication.focusWidget()
        if isinstance(box, QLineEdit):
            for end in range(1, 9):
                typed = "vettnig s"[:end]
                _step(f"  typing “{typed}”", partial(box.setText, typed), 0.4)
        _step("  closed", lambda: QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape))


def _changes(window: MainWindow) -> None:
    session = window.session
    assert session is not None
    action = Action(task="Vet", owner="HR", set_on=DAY, due=DAY)
    for again in ("", ", again"):
        save: Callable[[], None] = partial(
            session.write, "Saved", lambda ws: records.save(ws, action)
        )
        _step(f"a record is saved{again}", save, 2)
        _step(f"  undone{again}", window.undo, 2)
        _step(f"  done again{again}", window.redo, 2)
        _step(f"  undone{again}", window.undo, 2)


def _accessible(window: MainWindow) -> None:
    """What a screen reader would ask of all that the window holds, once."""
    start, asked = time.perf_counter(), 0

    def ask(number: int, parent: object) -> None:
        nonlocal asked
        one = QAccessible.queryAccessibleInterface(parent)  # type: ignore[arg-type]
        if one is not None and one.isValid():
            one.text(QAccessible.Text.Name)
            one.state()
            one.rect()
            asked += number

    for widget in QApplication.allWidgets():
        ask(1, widget)
    took = time.perf_counter() - start
    print(f"name, state and place of {asked:,} controls: {took * 1000:.0f} ms")


def _close(window: MainWindow) -> None:
    for dialog in window.findChildren(QDialog):
        if dialog.isVisible():
            dialog.reject()
    _wait(0.3)


def _held(process: psutil.Process) -> int:
    return round(process.memory_info().rss / 1e6)
