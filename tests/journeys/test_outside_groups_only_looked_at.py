"""A second window on the workspace only looks: nothing that can be pressed on the page of outside
groups changes anything, and each tab shows what there is."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QPushButton,
    QToolButton,
    QWidget,
)

from oversight_app.store import history
from oversight_app.store.workspace import Workspace, open_workspace
from tests.journeys.conftest import Driver, OpenWindow
from tests.journeys.test_outside_groups_page import made, page_of, ws_of
from tests.journeys.typist import Typist

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
TABS = ("decisions", "claims", "positions", "timeline", "options", "groups", "press")


def pressed(driver: Driver, page: QWidget) -> int:
    """Press whatever can be pressed on a page, but what asks for a file, a printer or the
    sample, and close what it opens; return how many."""
    count = 0
    seen: set[int] = set()
    for _ in range(80):
        there = [
            one
            for one in page.findChildren(QAbstractButton)
            if one.isVisible() and one.isEnabled() and id(one) not in seen
            and not (isinstance(one, QPushButton | QToolButton) and one.menu() is not None)
            and not re.search("print|save|sample", one.objectName() + one.text(), re.IGNORECASE)
        ]  # fmt: skip
        if not there:
            break
        one = there[0]
        seen.add(id(one))
        count += 1
        one.click()
        driver.settle()
        for dialog in [d for d in QApplication.topLevelWidgets() if isinstance(d, QDialog)]:
            if dialog.isVisible():
                dialog.reject()
        for dialog in driver.dialogs():
            dialog.reject()
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        driver.settle()
    return count


def head(ws: Workspace) -> str:
    return history.head(ws)


@pytest.mark.parametrize("tab", TABS)
def test_nothing_is_changed_by_a_window_that_only_looks(
    open_window: OpenWindow, tmp_path: Path, tab: str
) -> None:
    path = made(tmp_path, filled=True)
    with open_workspace(path) as first:
        before = head(first)
        typist = Typist(open_window(path))
        assert ws_of(typist).read_only
        page = page_of(typist)
        page.tabs.show_tab(tab)
        typist.driver.settle()
        assert page.tabs.current == tab
        many = pressed(typist.driver, page)
        assert many or tab not in ("decisions", "groups", "press")
        typist.press(Key.Key_N, CTRL)
        assert typist.forms() == []
        assert head(first) == before
