"""The Overview by real keys and clicks: measures, what needs attention, what changed, a meeting."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget, QMenu, QPushButton

from oversight_app.domain.accountability import Question
from oversight_app.domain.records import Office
from oversight_app.store import records
from oversight_app.store.office_settings import office_settings
from oversight_app.store.snoozes import snoozes
from oversight_app.store.workspace import create, open_workspace
from oversight_app.ui.pages.overview import OverviewPage
from oversight_app.ui.pages.specials import SpecialsPage
from oversight_app.ui.pages.summaries import SummariesPage
from oversight_app.ui.widgets.measure_matrix import MeasureMatrix
from tests.journeys.conftest import Driver, OpenWindow
from tests.journeys.typist import CTRL, TODAY, Typist

Key = Qt.Key
STRENGTH = "specials-strength"
VETTING = "vetting-in-date/specials///"
WOMEN = "Share of women among Specials"


@pytest.fixture
def sample_copy(sample_file: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(sample_file, tmp_path / "sample.oversight"))


@pytest.fixture
def driver(open_window: OpenWindow, sample_copy: Path) -> Driver:
    return open_window(sample_copy)


@pytest.fixture
def typist(driver: Driver) -> Typist:
    return Typist(driver)


def page(driver: Driver) -> OverviewPage:
    found = driver.window.page
    assert isinstance(found, OverviewPage)
    return found


def matrix(driver: Driver) -> MeasureMatrix:
    return page(driver).body.measures.matrix


def rows(driver: Driver) -> list[str]:
    """The first column: headings and names, as they are shown."""
    model = matrix(driver).model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def toast(driver: Driver) -> str:
    return driver.words(driver.window.frame.toast)


def select(typist: Typist, figure: str) -> None:
    """Go to the matrix by Tab and down to a measure by arrows."""
    typist.tab_to("measures-at-a-glance")
    for _ in range(40):
        if matrix(typist.driver).selected_key() == figure:
            return
        typist.press(Key.Key_Down)
    raise AssertionError(f"the arrows never come to {figure}")


def close(driver: Driver) -> None:
    driver.window.close()
    QApplication.processEvents()


# The measures.


def test_the_sample_opens_on_what_needs_attention_and_its_measures(driver: Driver) -> None:
    words = driver.words()
    assert "You are looking at sample data." in words
    assert "Needs attention" in words
    assert "Next meeting" in words
    assert "Specials in post" in rows(driver)
    line = page(driver).body.answer
    assert line is not None
    strength = line.matrix.line(STRENGTH)
    assert strength is not None
    assert str(strength.value) == "153"
    body = page(driver).body
    assert body.headline.text().startswith(f"{body.attention.count.text()} things need attention. ")
    # A narrow window puts the right-hand column below.
    assert not body.columns.stacked
    driver.window.resize(1024, 700)
    driver.settle()
    assert body.columns.stacked
    assert body.attention.mapTo(body, QPoint()).y() > body.measures.mapTo(body, QPoint()).y()


def test_a_measure_by_its_keys(typist: Typist) -> None:
    """Enter opens its page, Ctrl+I says where it comes from, Ctrl+C copies it as a table, and the
    menu key offers the same."""
    driver = typist.driver
    select(typist, STRENGTH)
    typist.press(Key.Key_Return)
    assert isinstance(typist.window.page, SpecialsPage)
    typist.press(Key.Key_1, CTRL)
    assert matrix(driver).selected_key() == STRENGTH
    select(typist, STRENGTH)
    typist.press(Key.Key_I, CTRL)
    origin = page(driver).body.origin
    assert origin.isVisible()
    assert "153" in origin.text()
    assert "Home Office" in origin.text()
    typist.press(Key.Key_Escape)
    assert not origin.isVisible()
    assert typist.at is matrix(driver)
    typist.press(Key.Key_C, CTRL)
    head, row = QGuiApplication.clipboard().text().splitlines()
    assert head.startswith("Measure\tSource")
    assert row.startswith("Specials in post\tPublished")
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
    QApplication.sendEvent(matrix(driver).viewport(), event)
    menu = page(driver).body.findChild(QMenu, "measure-menu")
    assert menu is not None
    offered = {one.text().split("\t")[0]: one.isEnabled() for one in menu.actions() if one.text()}
    assert list(offered) == [
        "Open", "Where does this come from?", "What is this?", "Add a note…",
        "Copy this row", "Copy this table", "Save this table…",
    ]  # fmt: skip
    # A yearly published figure has no chart of months at which a note could stand.
    assert not offered["Add a note…"]
    menu.close()
    page(driver).show_part("measures", VETTING)
    page(driver).body.add_note()
    driver.settle()
    typist.fill(words="New list since October", noted_by="Head of Assurance")
    typist.use("save")
    found = matrix(driver).line
    assert found is not None
    assert "New list since October" in found.note


def test_order_and_choice_are_the_offices_and_can_be_undone(typist: Typist) -> None:
    driver = typist.driver
    before = rows(driver)
    driver.click("matrix-order")
    assert rows(driver) != before
    assert rows(driver)[0] == "Special Constabulary"
    assert driver.find("matrix-order", QPushButton).text() == "Sort by what matters"
    typist.press(Key.Key_Z, CTRL)
    assert rows(driver) == before
    driver.choose("overview-choose")
    dialog = driver.dialog("choose-measures")
    driver.find("usual", QPushButton, dialog)
    chosen = driver.find("chosen", QListWidget, dialog)
    chosen.setFocus()
    while chosen.count() > 1:
        chosen.setCurrentRow(1)
        typist.bot.keyClick(chosen, Key.Key_Delete)
    search = driver.find("search-measures", QLineEdit, dialog)
    search.setFocus()
    typist.write("women specials")
    offered = driver.find("offered", QListWidget, dialog)
    first = next(
        i for i in range(offered.count())
        if not offered.item(i).isHidden() and offered.item(i).text() == WOMEN
    )  # fmt: skip
    offered.setFocus()
    offered.setCurrentRow(first)
    typist.press(Key.Key_Space)
    driver.click("save", dialog)
    assert "Measures of the Overview chosen" in toast(driver)
    assert {"Specials in post", WOMEN} <= set(rows(driver))
    settings = office_settings(page(driver).context.workspace)
    assert len(settings.measures) == 2
    typist.press(Key.Key_Z, CTRL)
    assert office_settings(page(driver).context.workspace).measures == ()


# What needs attention.


def test_something_is_put_off_by_keyboard_and_the_last_change_undone(typist: Typist) -> None:
    driver = typist.driver
    card = page(driver).body.attention
    before = len(page(driver).body.attention.rows)
    number = int(card.count.text())
    title = str(card.rows[0].item.title)
    typist.tab_to("next-step")
    typist.press(Key.Key_Delete)
    dialog = driver.dialog("snooze")
    assert title[:20] in driver.words(dialog)
    typist.fill(reason="The force answers then")
    typist.use("save")
    assert "Put off until 1 November 2022" in toast(driver)
    assert card.count.text() == str(number - 1)
    assert driver.find("put-off", QPushButton).text() == "1 put off"
    kept = snoozes(page(driver).context.workspace)
    assert [one.reason for one in kept] == ["The force answers then"]
    # The keyboard is on what has come into its place.
    typist.bring_forward()
    assert typist.at.objectName() == "next-step"
    typist.press(Key.Key_Z, CTRL)
    assert card.count.text() == str(number)
    assert len(card.rows) == before
    assert snoozes(page(driver).context.workspace) == ()
    # Put off again, it can be brought back; the step leads to where it is done.
    typist.tab_to("next-step")
    typist.press(Key.Key_Delete)
    typist.fill(reason="It can wait")
    typist.use("save")
    driver.click("put-off")
    row = card.rows[-1]
    assert "Until 1 November 2022: It can wait" in driver.words(row)
    typist.bot.mouseClick(row.later, Qt.MouseButton.LeftButton)
    driver.settle()
    assert card.count.text() == str(number)
    typist.tab_to("next-step")
    typist.press(Key.Key_Return)
    assert driver.dialogs() or not isinstance(driver.window.page, OverviewPage)


# Elsewhere.


def test_the_header_begins_the_pack_and_the_page_can_leave(driver: Driver) -> None:
    shown = page(driver)
    assert shown.can_export
    assert [one.id for one in shown.body.tables()] == ["metric-matrix"]
    assert len(shown.body.findings) == 2
    driver.choose("export-page")
    (dialog,) = driver.dialogs()
    dialog.done(0)
    driver.click("header-overview-pack")
    found = driver.window.page
    assert isinstance(found, SummariesPage)
    assert found.prepare.order is not None
    assert found.prepare.order.paper == "quarterly"


def test_published_figures_alone_invite_to_bring_in_a_return(at_office: Driver) -> None:
    words = at_office.words()
    assert "No return is here yet, so these are the published figures alone." in words
    assert "Specials in post" in rows(at_office)
    assert "sample data" not in words
    assert at_office.find("invitation", type(page(at_office).body.invitation)).isVisible()


def test_without_any_figure_it_says_what_to_bring(open_window: OpenWindow, tmp_path: Path) -> None:
    path = tmp_path / "office.oversight"
    create(path, Office("Sample office", "E23000038", review_date=TODAY), reference=False).close()
    driver = open_window(path)
    assert "Bring in a published table or a return." in driver.words()
    assert not any(line.startswith("Specials in post") for line in rows(driver))


def test_a_window_that_can_only_look_puts_nothing_off_and_chooses_nothing(
    open_window: OpenWindow, sample_copy: Path
) -> None:
    first = open_window(sample_copy)
    assert first.window.can_write()
    second = open_window(sample_copy)
    assert not second.window.can_write()
    body = page(second).body
    assert not body.attention.rows[0].later.isEnabled()
    assert not body.measures.choose.isEnabled()
    assert not body.measures.order.isEnabled()
    assert body.attention.rows[0].step.isEnabled()


def test_what_was_done_since_somebody_last_looked(
    open_window: OpenWindow, sample_copy: Path
) -> None:
    first = open_window(sample_copy)
    assert page(first).body.changed.switch.isHidden()
    close(first)
    with open_workspace(sample_copy) as ws:
        asked = Question(asked="How many are overdue?", asked_of="Chief Constable", asked_on=TODAY)
        records.save(ws, asked)
    second = open_window(sample_copy)
    card = page(second).body.changed
    assert card.switch.isVisible()
    assert "What changed since last quarter" in second.words(card)
    second.click("switch-since")
    words = second.words(card)
    assert "Since you last looked" in words
    assert "uestion" in words
    assert page(second).context.settings.value("overview/changed") == "looked"
    second.click("switch-since")
    assert "What changed since last quarter" in second.words(card)
