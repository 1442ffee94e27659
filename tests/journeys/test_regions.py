"""F6 goes round every part of the window that is there, and comes back to the first."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from oversight_app.ui.widgets.answer_panel import AnswerPanel
from tests.journeys.conftest import Driver, OpenWindow

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def sample(open_window: OpenWindow, sample_file: Path, tmp_path: Path) -> Driver:
    """A window on a copy of the sample."""
    return open_window(Path(shutil.copy(sample_file, tmp_path / "sample.oversight")))


def region(driver: Driver) -> str:
    """Which part has the keyboard."""
    focused = QApplication.focusWidget()
    assert focused is not None
    frame = driver.window.frame
    named: list[tuple[str, QWidget]] = [
        ("panel", one) for one in frame.stack.findChildren(AnswerPanel)
    ]
    named += [("find bar", one) for one in frame.findChildren(QWidget, "find-bar")]
    named += [("column", frame.column), ("header", frame.header), ("page", frame.stack)]
    named += [("status", frame.status)]
    return next(name for name, part in named if part is focused or part.isAncestorOf(focused))


def round_once(driver: Driver) -> list[str]:
    """Press F6 from the page until the page comes again."""
    seen = []
    for _ in range(12):
        driver.press(Key.Key_F6)
        seen.append(region(driver))
        if seen[-1] == "page":
            return seen
    raise AssertionError(f"F6 never comes to the page: {seen}")


def test_f6_goes_round_column_title_find_bar_page_and_panel(sample: Driver) -> None:
    sample.window.go_to("governance/boundaries")
    sample.settle()
    sample.press(Key.Key_F, CTRL)
    QTest.keyClicks(sample.find("find-words", QLineEdit), "vetting")
    assert region(sample) == "find bar"
    while region(sample) != "page":
        sample.press(Key.Key_F6)
    seen = [one for one in round_once(sample) if one != "status"]
    assert seen == ["panel", "column", "header", "find bar", "page"]


def test_a_find_bar_that_is_away_is_not_gone_to(sample: Driver) -> None:
    sample.window.go_to("governance/boundaries")
    sample.settle()
    sample.press(Key.Key_F, CTRL)
    sample.press(Key.Key_Escape)
    assert "find bar" not in round_once(sample)


def test_where_a_figure_comes_from_is_a_part_while_it_is_open(sample: Driver) -> None:
    sample.window.go_to("governance/boundaries")
    sample.settle()
    sample.press(Key.Key_I, CTRL)
    tab = sample.window.page
    assert tab is not None
    open_panels = [
        one for one in tab.findChildren(QWidget)
        if one.accessibleName() == "Where does this come from?" and one.isVisible()
    ]  # fmt: skip
    (panel,) = (one for one in open_panels if one.findChildren(QWidget))
    been = []
    for _ in range(12):
        sample.press(Key.Key_F6)
        focused = QApplication.focusWidget()
        assert focused is not None
        been.append(panel is focused or panel.isAncestorOf(focused))
    assert any(been)
    assert not all(been)
