"""Six seconds, bottom left, paused while somebody is on it."""

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt, QTimer
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from oversight_app.ui.theme import Theme
from oversight_app.ui.widgets.toast import SHOWN_MS, Toast


@pytest.fixture
def toast(theme: Theme, qtbot: QtBot) -> Toast:
    over = QWidget()
    qtbot.addWidget(over)
    over.resize(800, 600)
    over.show()
    made = Toast(over, theme)
    made.say("24 records added", undo=True, left=232, above=44)
    return made


def running(toast: Toast) -> bool:
    return toast.findChild(QTimer).isActive()


def test_it_stands_bottom_left_for_six_seconds(toast: Toast) -> None:
    assert SHOWN_MS == 6_000
    assert toast.findChild(QTimer).interval() == 6_000
    assert toast.isVisible()
    assert toast.x() == 232
    assert toast.geometry().bottom() + 1 == 600 - 44


def test_it_stays_in_its_corner_when_the_window_grows(toast: Toast) -> None:
    toast.parentWidget().resize(900, 700)
    QApplication.processEvents()
    assert toast.geometry().bottom() + 1 == 700 - 44


def test_it_waits_while_the_pointer_is_on_it(toast: Toast) -> None:
    at = QPointF(1, 1)
    QApplication.sendEvent(toast, QEnterEvent(at, at, at))
    assert not running(toast)
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))
    assert running(toast)


def test_its_undo_asks_and_sends_it_away(toast: Toast, qtbot: QtBot) -> None:
    undo = toast.findChild(QPushButton, "toast-undo")
    with qtbot.waitSignal(toast.undo_asked):
        qtbot.mouseClick(undo, Qt.MouseButton.LeftButton)
    assert toast.isHidden()


def test_it_offers_no_undo_where_there_is_none(toast: Toast) -> None:
    toast.say("Backed up", left=0, above=0)
    assert toast.findChild(QPushButton, "toast-undo").isHidden()
