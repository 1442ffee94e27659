"""What the office records itself: targets, investment, joiners and leavers, sets; the brief."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit

from oversight_app.domain.papers import Format
from oversight_app.domain.plans import Investment
from oversight_app.review.selection import ALL_FORCES, Selection
from oversight_app.store import flows, peers, records, targets
from oversight_app.store.workspace import Workspace
from oversight_app.ui.dialogs.peer_sets import PeerSetsDialog
from oversight_app.ui.pages.specials import SpecialsPage
from oversight_app.ui.pages.summaries import SummariesPage
from tests.journeys.conftest import Driver

WILTSHIRE, DORSET, GLOUCESTERSHIRE = "E23000038", "E23000039", "E23000037"


@pytest.fixture
def page(at_office: Driver) -> SpecialsPage:
    at_office.window.go_to("specials")
    at_office.settle()
    page = at_office.window.findChild(SpecialsPage)
    assert page is not None
    return page


def workspace(driver: Driver) -> Workspace:
    assert driver.window.session is not None
    return driver.window.session.workspace


def show_tab(driver: Driver, page: SpecialsPage, tab: str) -> None:
    page.tabs.show_tab(tab)
    driver.settle()


def type_in(driver: Driver, dialog: QDialog, **words: str) -> None:
    for name, text in words.items():
        line = driver.find(name, QLineEdit, dialog)
        line.clear()
        driver.bot.keyClicks(line, text)


def set_day(driver: Driver, dialog: QDialog, name: str, day: date) -> None:
    line = driver.find(name, QLineEdit, dialog)
    line.selectAll()
    driver.bot.keyClicks(line, day.isoformat())


def add_target(driver: Driver, value: str = "500") -> None:
    driver.choose("specials-target")
    dialog = driver.dialog("target")
    type_in(driver, dialog, value=value, set_by="The Commissioner", source="Police and Crime Plan")
    set_day(driver, dialog, "set_on", date(2016, 10, 1))
    driver.click("save", dialog)


def test_a_target_is_added_held_against_strength_and_undone(
    at_office: Driver, page: SpecialsPage
) -> None:
    show_tab(at_office, page, "detail")
    assert "no target is in force" in page.detail.target_header.headline.text()
    add_target(at_office)
    assert at_office.dialogs() == []
    # 500 less the 153 of 31 March 2022.
    assert page.detail.target_header.headline.text() == (
        "Wiltshire had 153 Specials on 31 March 2022, 347 short of the target of 500"
    )
    assert page.detail.targets.view.model().rowCount() == 1
    at_office.click("header-undo")
    assert "no target is in force" in page.detail.target_header.headline.text()
    assert targets.targets(workspace(at_office), "specials-strength", WILTSHIRE) == ()


def test_a_second_target_on_the_same_day_is_refused_with_all_still_typed(
    at_office: Driver, page: SpecialsPage
) -> None:
    show_tab(at_office, page, "detail")
    add_target(at_office)
    add_target(at_office, "300")
    dialog = at_office.dialog("target")
    assert "There is already a target set on 1 October 2016" in at_office.words(dialog)
    assert at_office.find("value", QLineEdit, dialog).text() == "300"
    set_day(at_office, dialog, "set_on", date(2017, 10, 1))
    at_office.click("save", dialog)
    assert at_office.dialogs() == []
    held = targets.targets(workspace(at_office), "specials-strength", WILTSHIRE)
    assert [target.value for target in held] == [500, 300]


def test_a_target_is_deleted_with_the_del_key(at_office: Driver, page: SpecialsPage) -> None:
    show_tab(at_office, page, "detail")
    add_target(at_office)
    view = page.detail.targets.view
    assert not page.detail.targets.delete_button.isEnabled()
    view.setFocus()
    at_office.bot.keyClick(view, Qt.Key.Key_Down)
    assert page.detail.targets.delete_button.isEnabled()
    at_office.bot.keyClick(view, Qt.Key.Key_Delete)
    at_office.settle()
    assert view.model().rowCount() == 0


def test_an_investment_is_added_in_pounds_kept_in_pence_and_changed(
    at_office: Driver, page: SpecialsPage
) -> None:
    show_tab(at_office, page, "detail")
    at_office.click("add-investment", page)
    (form,) = page.detail.forms.forms
    assert isinstance(form.record, Investment)
    assert form.record.scheme == "specials"
    type_in(
        at_office, form, from_day="1 April 2016", to_day="31 March 2018", spent="69,000.50",
        purpose="Recruitment", source="Budget",
    )  # fmt: skip
    at_office.click("save-and-close", form)
    held = records.read(workspace(at_office), Investment)
    assert [(one.scheme, one.spent) for one in held] == [("specials", 6_900_050)]
    assert "£69,000.50" in page.detail.money_header.headline.text()
    view = page.detail.money.view
    view.setFocus()
    at_office.bot.keyClick(view, Qt.Key.Key_Down)
    at_office.bot.keyClick(view, Qt.Key.Key_Return)
    at_office.settle()
    (form,) = page.detail.forms.forms
    assert at_office.find("spent", QLineEdit, form).text() == "69,000.50"
    type_in(at_office, form, spent="70,000")
    at_office.click("save-and-close", form)
    assert [one.spent for one in records.read(workspace(at_office), Investment)] == [7_000_000]


def test_joiners_and_leavers_are_checked_with_strength(
    at_office: Driver, page: SpecialsPage
) -> None:
    show_tab(at_office, page, "flows")
    at_office.choose("specials-flow")
    dialog = at_office.dialog("flow")
    set_day(at_office, dialog, "from_day", date(2021, 4, 1))
    set_day(at_office, dialog, "to_day", date(2022, 3, 31))
    # 154 on 31 March 2021 and 153 a year later: 20 joined and 21 left adds up.
    type_in(at_office, dialog, joiners="20", leavers="21", source="Force return")
    at_office.click("save", dialog)
    assert flows.flows(workspace(at_office), WILTSHIRE)[0].leavers == 21
    # 21 leavers over the mean of 154 and 153 is 13.7%.
    assert page.flows.header.headline.text().endswith("a leaver rate of 13.7%")
    assert page.flows.header.support.text().startswith("The change in strength adds up.")


def test_a_set_of_forces_is_made_and_compared_with(at_office: Driver, page: SpecialsPage) -> None:
    page.compare.sets_asked.emit()
    at_office.settle()
    dialog = at_office.dialog("peer-sets")
    assert isinstance(dialog, PeerSetsDialog)
    type_in(at_office, dialog, name="Neighbours", chosen_by="Head of performance",
            reason="They border Wiltshire")  # fmt: skip
    for i in range(dialog.members.count()):
        item = dialog.members.item(i)
        if item.text() in ("Dorset", "Gloucestershire"):
            item.setCheckState(Qt.CheckState.Checked)
    at_office.click("save", dialog)
    assert dialog.isVisible()  # it stays for the next set
    assert dialog.sets.currentItem().text() == "Neighbours"
    held = peers.all_peer_sets(workspace(at_office))[0]
    assert set(held.members) == {DORSET, GLOUCESTERSHIRE}
    at_office.press(Qt.Key.Key_Escape)
    combo = at_office.find("filter-peers", QComboBox)
    combo.setFocus()
    at_office.bot.keyClick(combo, Qt.Key.Key_Down)
    at_office.settle()
    assert combo.currentText() == "Neighbours"
    names = [row.cells[0] for row in page.compare.forces.view.table.rows]
    assert names == ["Wiltshire", "Dorset", "Gloucestershire"]


def test_the_brief_is_shown_checked_and_written_under_summaries(
    at_office: Driver, page: SpecialsPage, tmp_path: Path
) -> None:
    import openpyxl

    combo = at_office.find("filter-peers", QComboBox)
    combo.setFocus()
    at_office.bot.keyClick(combo, Qt.Key.Key_Down)
    at_office.settle()
    headline = page.compare.header.headline.text()
    at_office.choose("specials-brief")
    summaries = at_office.window.findChild(SummariesPage)
    assert summaries is not None
    assert summaries.isVisible()
    order, shown = summaries.prepare.order, page.compare.comparison
    assert order is not None
    assert shown is not None
    assert order.paper == "specials"
    assert shown.selection.peers != ALL_FORCES
    assert Selection.read(order.selection) == shown.selection
    summaries.prepare.export([Format.XLSX])
    at_office.settle()
    dialog = at_office.dialog("export-paper")
    type_in(at_office, dialog, folder=str(tmp_path / "papers"))
    at_office.click("save", dialog)
    assert "There is no such folder" in at_office.words(dialog)
    (tmp_path / "papers").mkdir()
    at_office.click("save", dialog)
    files = list((tmp_path / "papers").iterdir())
    assert [file.suffix for file in files] == [".xlsx"]
    assert files[0].name in at_office.words(at_office.dialog("written"))
    words = {
        str(cell.value) for sheet in openpyxl.load_workbook(files[0]) for line in sheet.iter_rows()
        for cell in line if cell.value is not None
    }  # fmt: skip
    assert any(headline in text for text in words)


def test_the_menu_adds_a_target_from_whatever_tab_is_shown(
    at_office: Driver, page: SpecialsPage
) -> None:
    assert page.tabs.current == "compare"
    add_target(at_office)
    assert page.tabs.current == "detail"
    assert "347 short of the target of 500" in page.detail.target_header.headline.text()
