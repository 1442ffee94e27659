"""The history beside the page, and what a page prints as."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinterInfo
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton

from oversight_app.domain.accountability import Question
from oversight_app.store import history, records
from oversight_app.store.history_standing import Standing, standing
from oversight_app.store.workspace import open_workspace
from oversight_app.ui.dialogs.export import ExportDialog
from oversight_app.ui.dialogs.printing import PrintDialog
from oversight_app.ui.history_panel import HistoryPanel
from tests.journeys.conftest import Driver, OpenWindow

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
ASKED = ("How many are vetted?", "Who trains them?", "Is insurance in place?")


@pytest.fixture
def asked(open_window: OpenWindow, workspace_file: Path) -> Driver:
    """A window on an office that asked three questions, one after another."""
    with open_workspace(workspace_file) as ws:
        for words in ASKED:
            records.save(ws, Question(asked=words, asked_of="Force", asked_on=ws.today()))
    return open_window(workspace_file)


def panel_of(driver: Driver) -> HistoryPanel:
    driver.press(Key.Key_H, CTRL)
    return driver.find("history-panel", HistoryPanel)


def listed(panel: HistoryPanel) -> list[str]:
    """The names of the entries, without the headings of days."""
    items = (panel.list.item(n) for n in range(panel.list.count()))
    return [one.toolTip() for one in items if one.toolTip()]


def test_the_newest_change_comes_first_under_its_day(asked: Driver) -> None:
    panel = panel_of(asked)
    assert panel.list.item(0).text().startswith("Today, ")
    assert listed(panel)[:3] == [f"Add a question: Q-{n:03d}" for n in (3, 2, 1)]
    assert "can be undone" in panel.list.item(1).text()
    assert panel.undo.accessibleName() == "Undo: Add a question"
    assert not panel.redo.isEnabled()
    assert panel.list.hasFocus()


def test_undo_back_to_here_takes_back_that_change_and_all_after_it(asked: Driver) -> None:
    panel = panel_of(asked)
    asked.press(Key.Key_Down)
    asked.click("undo-back")
    said = asked.words(asked.dialog("undo-back-dialog"))
    assert "Undo 2 changes?" in said
    assert "“Add a question: Q-003” is the first, “Add a question: Q-002” the last" in said
    asked.click("undo-back-yes")
    assert listed(panel)[:2] == ["Undo: Add a question: Q-002", "Undo: Add a question: Q-003"]
    assert asked.window.session is not None
    with_standing = standing(asked.window.session.workspace, 5)
    assert [one.standing for one in with_standing] == [
        Standing.STAYS, Standing.STAYS, Standing.UNDONE, Standing.UNDONE, Standing.CAN_UNDO,
    ]  # fmt: skip
    assert panel.redo.accessibleName() == "Redo: Add a question"
    asked.click("panel-redo")
    assert listed(panel)[0] == "Redo: Add a question: Q-002"


def test_keeping_them_is_what_enter_does(asked: Driver) -> None:
    panel_of(asked)
    asked.click("undo-back")
    asked.press(Key.Key_Return)
    assert asked.window.session is not None
    assert history.next_undo(asked.window.session.workspace) == "Add a question"


def test_what_undo_does_not_reach_behind_cannot_be_undone_from_here(asked: Driver) -> None:
    panel = panel_of(asked)
    asked.press(Key.Key_End)
    assert "Make the workspace" in listed(panel)
    assert "can’t be undone" in panel.list.currentItem().text()
    assert not panel.back.isEnabled()


def test_enter_shows_what_a_change_was_and_escape_leads_back_to_the_page(asked: Driver) -> None:
    panel = panel_of(asked)
    asked.press(Key.Key_Return)
    shown = asked.dialog("rows")
    assert shown.windowTitle() == "Add a question"
    asked.press(Key.Key_Escape)
    panel.list.setFocus()
    asked.press(Key.Key_Escape)
    assert not asked.window.findChildren(HistoryPanel, "history-panel")


def test_the_page_makes_room_where_there_is_some(asked: Driver) -> None:
    window = asked.window
    panel = panel_of(asked)
    assert window.frame.stack.mapTo(window.frame, window.frame.stack.rect().topRight()).x() < (
        panel.x()
    )
    window.resize(1024, 700)
    asked.settle()
    assert panel.geometry().right() <= window.frame.width()
    assert panel.y() >= window.frame.header.geometry().bottom()
    window.close_workspace()
    asked.settle()
    assert window.frame.stack.width() > 700, "the panel and its room went with the workspace"


def test_text_that_is_being_typed_keeps_its_own_undo(asked: Driver) -> None:
    asked.window.go_to("accountability/records")
    asked.settle()
    field = next(
        one for one in asked.window.findChildren(QLineEdit)
        if one.isVisible() and one.property("finds")
    )  # fmt: skip
    field.setFocus()
    asked.bot.keyClicks(field, "vet")
    asked.press(Key.Key_Z, CTRL)
    assert field.text() == ""
    assert asked.window.session is not None
    assert history.next_undo(asked.window.session.workspace) == "Add a question"


# Printing.


def test_a_page_is_shown_as_the_paper_that_it_prints_as(
    at_office: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(lambda: ["Upstairs"]))
    at_office.window.go_to("specials/compare")
    at_office.settle()
    at_office.press(Key.Key_P, CTRL)
    dialog = at_office.dialog("print-page")
    assert isinstance(dialog, PrintDialog)
    at_office.bot.waitUntil(lambda: dialog.preview.pages > 0, timeout=20_000)
    before = dialog.preview.pages
    marking = at_office.find("marking", QComboBox, dialog)
    assert marking.currentText() == "OFFICIAL"
    marking.setCurrentIndex(1)
    at_office.settle()
    assert dialog.preview.pages == before
    at_office.click("print", dialog)
    ask = at_office.window.findChild(QPrintDialog, "print-to")
    assert ask is not None
    ask.reject()


def test_without_a_printer_it_can_be_saved(
    at_office: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(list))
    at_office.window.go_to("specials/compare")
    at_office.settle()
    at_office.press(Key.Key_P, CTRL)
    dialog = at_office.dialog("print-page")
    assert "No printer is set up on this computer" in at_office.words(dialog)
    assert not at_office.find("print", QPushButton, dialog).isEnabled()
    at_office.click("save-instead", dialog)
    assert isinstance(at_office.dialog("export-page"), ExportDialog)


def test_a_page_that_exports_nothing_prints_its_table(at_office: Driver) -> None:
    at_office.window.go_to("data/history")
    at_office.settle()
    at_office.press(Key.Key_P, CTRL)
    dialog = at_office.dialog("print-page")
    assert "“Changes”, as the page shows it now" in at_office.words(dialog)
