"""From a figure to a question about it and back; any record is found by its words."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit
from shiboken6 import isValid

from oversight_app.domain.accountability import Question
from oversight_app.domain.record_kinds import Link, Relation
from oversight_app.store import record_links, records
from oversight_app.store.batches import all_batches
from oversight_app.store.workspace import Workspace, open_workspace
from oversight_app.ui.dialogs.palette import PaletteDialog
from oversight_app.ui.dialogs.record_form import RecordForm
from oversight_app.ui.pages.data import DataPage
from oversight_app.ui.pages.specials import SpecialsPage
from oversight_app.ui.pages.specials_compare import CompareTab
from oversight_app.ui.settings import Settings
from oversight_app.ui.widgets.about_list import AboutList
from tests.journeys.conftest import Driver, OpenWindow

FIGURE = "specials-per-100-officers"


def workspace(driver: Driver) -> Workspace:
    assert driver.window.session is not None
    return driver.window.session.workspace


def forms() -> list[RecordForm]:
    found = QApplication.topLevelWidgets()
    return [one for one in found if isinstance(one, RecordForm) and one.isVisible()]


def about(driver: Driver) -> AboutList:
    (found,) = [one for one in driver.window.findChildren(AboutList) if one.isVisible()]
    return found


def compare(driver: Driver) -> CompareTab:
    page = driver.window.findChild(SpecialsPage)
    assert page is not None
    return page.tab(CompareTab, "compare")


def type_question(driver: Driver, asked: str) -> None:
    (form,) = forms()
    for name, words in (("asked", asked), ("asked_of", "Chief Constable")):
        editor = form.panel.editors[name]
        field = editor if isinstance(editor, QLineEdit) else editor.findChild(QLineEdit)
        field = editor.findChild(QPlainTextEdit) or field
        assert field is not None
        QTest.keyClicks(field, words)
    QTest.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    driver.settle()
    assert not forms()


def test_a_figure_is_asked_about_and_leads_to_the_question_and_back(
    open_window: OpenWindow, settings: Settings, workspace_file: Path
) -> None:
    driver = open_window(workspace_file)
    driver.window.go_to("specials")
    driver.settle()
    compare(driver).show_origin()
    driver.settle()
    assert "Nothing yet" in driver.words(about(driver))
    driver.click("ask-about", about(driver))
    type_question(driver, "Why so few?")
    asked = records.by_reference(workspace(driver), "Q-001")
    assert isinstance(asked, Question)
    (link,) = record_links.links(workspace(driver), asked.id)
    assert (link.relation, link.figure) == (Relation.ABOUT, FIGURE)
    # The panel that is open says so at once; its copy too.
    assert [one.reference for one in about(driver).found] == ["Q-001"]
    assert "Q-001 Why so few?" in compare(driver).origin.text()
    driver.click("about-Q-001", about(driver))
    (form,) = forms()
    assert form.facts.record.id == asked.id
    driver.window.go_to("data")
    driver.settle()
    driver.click("show-figure", form)
    assert compare(driver).isVisible()
    form.close()


def test_an_import_lists_its_records_and_says_so_before_it_goes(
    open_window: OpenWindow, workspace_file: Path
) -> None:
    with open_workspace(workspace_file) as ws:
        batch = all_batches(ws)[0].id
        begun = Question(asked="Is it whole?", asked_of="Force", asked_on=ws.today())
        records.save(ws, begun, [Link(0, Relation.ABOUT, batch=batch)])
    driver = open_window(workspace_file)
    driver.window.go_to(f"data/imports/{batch}")
    driver.settle()
    page = driver.window.findChild(DataPage)
    assert page is not None
    assert page.isVisible()
    assert [one.reference for one in about(driver).found] == ["Q-001"]
    driver.click("take-back")
    dialog = driver.dialog("resting")
    assert "Q-001 is linked to this import" in driver.words(dialog)
    driver.click("take-it-back", dialog)
    assert all_batches(workspace(driver))[0].undone_at is not None
    driver.choose("undo")
    assert all_batches(workspace(driver))[0].undone_at is None
    driver.click("ask-about")
    type_question(driver, "Who sent it?")
    assert {one.reference for one in about(driver).found} == {"Q-001", "Q-002"}


def test_a_record_is_found_by_its_words_and_opened_with_the_keyboard(
    open_window: OpenWindow, settings: Settings, workspace_file: Path
) -> None:
    with open_workspace(workspace_file) as ws:
        for asked in ("How many are vetted?", "Who trains them?", "Which are not vetted?"):
            records.save(ws, Question(asked=asked, asked_of="Force", asked_on=ws.today()))
    driver = open_window(workspace_file)
    driver.window.go_to("accountability")
    driver.settle()
    driver.choose("find-record")
    dialog = driver.dialog("palette")
    assert isinstance(dialog, PaletteDialog)
    said = driver.find("palette-said", QLabel, dialog)
    QTest.keyClicks(dialog.words, "xylophone")
    driver.bot.waitUntil(lambda: said.text().startswith("No record says"))
    assert not dialog.list.isVisible()
    dialog.words.clear()
    QTest.keyClicks(dialog.words, "VETTED")
    # A heading, and the two that say so.
    driver.bot.waitUntil(lambda: dialog.list.count() == 3)
    QTest.keyClick(dialog.words, Qt.Key.Key_Down)
    row = dialog.list.current_row()
    assert row is not None
    QTest.keyClick(dialog.words, Qt.Key.Key_Return)
    driver.settle()
    (form,) = forms()
    assert form.facts.record.reference in row.detail
    form.close()
    # Typed in a hurry: Enter opens what the words find, from any page.
    driver.window.go_to("data")
    driver.choose("find-record")
    dialog = driver.dialog("palette")
    assert isinstance(dialog, PaletteDialog)
    QTest.keyClicks(dialog.words, "q-002")
    QTest.keyClick(dialog.words, Qt.Key.Key_Return)
    driver.settle()
    (form,) = forms()
    assert form.facts.record.reference == "Q-002"
    form.close()


def test_a_search_that_is_closed_before_its_answer_leaves_the_window_as_it_was(
    open_window: OpenWindow, settings: Settings, workspace_file: Path
) -> None:
    with open_workspace(workspace_file) as ws:
        records.save(ws, Question(asked="Who trains them?", asked_of="Force", asked_on=ws.today()))
    driver = open_window(workspace_file)
    driver.window.go_to("accountability")
    driver.settle()
    driver.choose("find-record")
    dialog = driver.dialog("palette")
    assert isinstance(dialog, PaletteDialog)
    QTest.keyClicks(dialog.words, "trains")
    # Enter searches at once; Esc goes back before anything was found.
    QTest.keyClick(dialog.words, Qt.Key.Key_Return)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    driver.settle()
    assert not isValid(dialog)
    assert forms() == []
