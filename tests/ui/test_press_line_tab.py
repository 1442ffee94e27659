"""The press line on its tab: copied whole or in parts, cleared, taken back, printed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from shiboken6 import isValid

from oversight_app.domain.press import LineToTake
from oversight_app.store import records
from oversight_app.store.workspace import Workspace
from oversight_app.summaries.pdf import page_pictures
from oversight_app.summaries.press_paper import press_paper
from oversight_app.ui.dialogs.clear_line import ClearLineDialog
from oversight_app.ui.pages.outside_groups_press import PressLineTab
from oversight_app.ui.press_out import mime_of, print_pages
from tests.review.making_press import CLAIM, LINE, POSITION, keep, told
from tests.ui.records_making import Desk

TAB = Qt.Key.Key_Tab
WAITING = replace(LINE, words="WORDS-THAT-WAIT", cleared_by="", cleared_on=None)


@pytest.fixture
def begin(desk: Desk, workspace: Workspace) -> Callable[..., PressLineTab]:
    """Keep some lines about a group and show the tab on it."""

    def made(*lines: LineToTake) -> PressLineTab:
        story = told(workspace)
        said = replace(POSITION, organisation=story.force, about=story.group)
        keep(workspace, said, date(2021, 9, 30))
        keep(workspace, replace(CLAIM, about=story.group), date(2022, 3, 1))
        for one in lines:
            keep(workspace, replace(one, about=story.group), date(2022, 3, 2))
        tab = PressLineTab(desk.context, desk.host)
        tab.resize(1200, 800)
        tab.show()
        desk.context.changed.connect(lambda _c: tab.reload())
        tab.reload()
        desk.come_back()
        return tab

    return made


def words_of(tab: PressLineTab) -> str:
    return "\n".join(one.text() for one in tab.findChildren(QLabel) if one.isVisible())


def copied() -> tuple[str, str]:
    held = QGuiApplication.clipboard().mimeData()
    assert held is not None
    return held.text(), held.html()


def test_copy_all_puts_text_and_html_on_the_clipboard(
    desk: Desk, begin: Callable[..., PressLineTab]
) -> None:
    tab = begin(LINE)
    tab.focus_copy()
    desk.press(Qt.Key.Key_Space)
    text, html = copied()
    for words in ("Tell the police what you saw.", "3 of 12 is 25.0%", "“We may consider it.”"):
        assert words in text
        assert words in html
    assert "<h2>What the office says</h2>" in html
    assert "<table" in html
    assert desk.said == ["Press line copied"]


@pytest.mark.parametrize(
    ("part", "there", "elsewhere"),
    [
        ("line", "Tell the police what you saw.", "3 of 12"),
        ("claims", "3 of 12 is 25.0%", "Tell the police"),
        ("positions", "“We may consider it.”", "3 of 12"),
    ],
)
def test_a_part_is_copied_alone(
    desk: Desk, begin: Callable[..., PressLineTab], part: str, there: str, elsewhere: str
) -> None:
    tab = begin(LINE)
    desk.find(tab, f"copy-{part}", QPushButton).click()
    for flavour in copied():
        assert there in flavour
        assert elsewhere not in flavour


def test_a_line_that_waits_is_nowhere_to_be_read_or_copied(
    desk: Desk, begin: Callable[..., PressLineTab]
) -> None:
    tab = begin(WAITING)
    assert "LT-001 may not be said. It is not cleared." in words_of(tab)
    assert "WORDS-THAT-WAIT" not in words_of(tab)
    assert tab.press is not None
    whole = mime_of(tab.press)
    assert "WORDS-THAT-WAIT" not in whole.text() + whole.html()
    assert not [one for one in tab.findChildren(QPushButton, "copy-line") if one.isVisible()]


def test_a_line_is_cleared_by_keyboard_and_can_be_said_at_once(
    desk: Desk, begin: Callable[..., PressLineTab], workspace: Workspace
) -> None:
    tab = begin(WAITING)
    desk.find(tab, "clear-this-line", QPushButton).setFocus()
    desk.press(Qt.Key.Key_Space)
    dialog = desk.find(desk.host, "clear-line", ClearLineDialog)
    assert "WORDS-THAT-WAIT" in dialog.words.text()
    desk.press(Qt.Key.Key_Return)
    assert dialog.problem_beside("cleared_by") == "Name the office that cleared it."
    desk.keys("Monitoring Officer")
    dialog.save_button.setFocus()
    desk.press(Qt.Key.Key_Space)
    desk.come_back()
    (line,) = records.read(workspace, LineToTake)
    assert (line.cleared_by, line.cleared_on) == ("Monitoring Officer", date(2022, 10, 31))
    assert "WORDS-THAT-WAIT" in words_of(tab)


def test_a_line_that_is_taken_back_is_gone_from_the_sheet(
    desk: Desk, begin: Callable[..., PressLineTab], workspace: Workspace
) -> None:
    tab = begin(LINE)
    (line,) = records.read(workspace, LineToTake)
    tab.take_back(line.id)
    dialog = desk.dialog(desk.host, "day")
    desk.find(dialog, "save", QPushButton).click()
    desk.come_back()
    assert "Tell the police what you saw." not in words_of(tab)
    assert "No line is cleared for use. Say nothing for the office until one is." in words_of(tab)


def test_nothing_is_changed_in_the_view_of_an_earlier_day(
    desk: Desk, begin: Callable[..., PressLineTab]
) -> None:
    tab = begin(LINE)
    tab.show_day(date(2022, 9, 30))
    desk.settle()
    assert not tab.write_line.isEnabled()
    assert tab.copy_all.isEnabled()
    back = [one for one in tab.findChildren(QPushButton) if one.text() == "Take it back…"]
    assert [one.isEnabled() for one in back if one.isVisible()] == [False]
    assert "As at 30 September 2022" in words_of(tab)


def test_tab_goes_from_what_can_be_pressed_to_the_next(
    desk: Desk, begin: Callable[..., PressLineTab]
) -> None:
    tab = begin(LINE)
    tab.focus_copy()
    names = []
    for _ in range(7):
        desk.press(TAB)
        focus = QApplication.focusWidget()
        assert isinstance(focus, QPushButton)
        names.append(focus.text())
    assert names[:4] == ["Print…", "Save as PDF…", "Write a line…", "Copy"]


def test_pages_are_printed_one_after_another(
    desk: Desk, begin: Callable[..., PressLineTab], tmp_path: Path
) -> None:
    press = begin(LINE).press
    assert press is not None
    pages = page_pictures(press_paper(press), per_inch=60)
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    print_pages(printer, pages * 2)
    from pypdf import PdfReader

    assert len(PdfReader(tmp_path / "printed.pdf").pages) == 2


def test_without_a_group_it_offers_to_add_one(desk: Desk) -> None:
    tab = PressLineTab(desk.context, desk.host)
    tab.show()
    tab.reload()
    desk.settle()
    assert "No outside group has been recorded yet" in words_of(tab)


def test_print_asks_which_printer_and_does_not_block(
    desk: Desk, begin: Callable[..., PressLineTab]
) -> None:
    tab = begin(LINE)
    tab.print_all.click()
    dialog = desk.dialog(desk.host, "print-press-line")
    dialog.reject()
    desk.settle()
    assert "Press line sent to the printer" not in desk.said


def test_nothing_of_the_tab_outlives_it(begin: Callable[..., PressLineTab]) -> None:
    tab = begin(LINE)
    parts = (tab.sample, tab.sheet, tab.filters)
    tab.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not any(isValid(one) for one in parts)
