"""The Volunteer activity page: look, narrow, go down to the rows, and add what the office knows."""

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QComboBox, QMenu, QWidget

from oversight_app.domain.findings import cell_words
from oversight_app.domain.local_building import built
from oversight_app.domain.mappings import ColumnUse, Mapping
from oversight_app.domain.records import Office
from oversight_app.store.local_keeping import keep_local
from oversight_app.store.workspace import create
from oversight_app.ui.pages.activity import ActivityPage
from oversight_app.ui.widgets.table_view import TableView
from tests.journeys.active_office import (
    LEFT,
    TERMS,
    choose,
    click_mark,
    click_row,
    figure,
    mark,
    records,
    write,
)
from tests.journeys.conftest import Driver, OpenWindow


@pytest.fixture(scope="module")
def active_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with the log, made once."""
    path = tmp_path_factory.mktemp("active") / "office.oversight"
    office = Office("Wiltshire and Swindon", "E23000038", review_date=date(2022, 10, 31))
    rows = list(records())
    names = dict.fromkeys(name for row in rows for name in row)
    mapping = Mapping("Duty log", "activity", tuple(ColumnUse(name, name) for name in names))
    with create(path, office) as workspace:
        incoming = replace(built(rows, mapping, file_name="duties.csv"), new_terms=TERMS)
        keep_local(workspace, [incoming])
    return path


@pytest.fixture
def driver(open_window: OpenWindow, active_file: Path, tmp_path: Path) -> Driver:
    made = open_window(Path(shutil.copy(active_file, tmp_path / "office.oversight")))
    made.window.go_to("activity")
    made.settle()
    return made


@pytest.fixture
def page(driver: Driver) -> ActivityPage:
    found = driver.window.findChild(ActivityPage)
    assert found is not None
    return found


def test_an_empty_page_says_what_to_do(at_office: Driver) -> None:
    at_office.window.go_to("activity")
    at_office.settle()
    assert "No return of volunteer activity is here yet" in at_office.words()
    button = at_office.find("empty-action", QWidget)
    assert button.isEnabled()
    assert button.accessibleName() == "Bring in a return…"


def test_the_page_says_who_gave_what_and_what_is_unusual(page: ActivityPage) -> None:
    view = page.overview.schemes.view
    assert figure(view, "speedwatch", "hours") == "36"
    assert figure(view, "speedwatch", "change") == "+140%"
    assert figure(view, "speedwatch", "shows") == "Higher"
    assert figure(view, "specials", "hours") == "16"
    assert figure(view, "specials", "active") == "2"
    assert figure(view, "specials", "shows") == "No real change"
    assert page.overview.filters.remaining.text() == "4 records"
    assert "Speedwatch" in page.overview.header.headline.text()


def test_a_click_on_a_scheme_puts_it_in_focus(driver: Driver, page: ActivityPage) -> None:
    click_row(driver, page.overview.schemes.view, "specials")
    assert page.overview.answer is not None
    assert page.overview.answer.selection.scheme == "specials"
    assert page.overview.rows.sum.text() == "16 hours in 2 records"


def test_a_point_of_the_chart_leads_to_records_of_equal_sum(
    driver: Driver, page: ActivityPage
) -> None:
    click_row(driver, page.overview.schemes.view, "speedwatch")
    click_mark(driver, page, "chart", "2022-09")
    assert page.overview.rows.sum.text() == "15 hours in 2 records"
    view = page.overview.chart.view
    driver.bot.mouseDClick(view, LEFT, pos=mark(page, "chart", "2022-09"))
    driver.settle()
    assert page.tabs.current == "records"
    assert page.records.sum.text() == "15 hours in 2 records"
    assert page.records.steps.text() == "Community Speedwatch › September 2022"
    assert page.records.view.count == 2


def test_esc_leads_back_from_records_to_their_figure(driver: Driver, page: ActivityPage) -> None:
    click_row(driver, page.overview.schemes.view, "speedwatch")
    page.overview.rows.see_all.emit()
    driver.settle()
    assert page.tabs.current == "records"
    page.records.view.setFocus()
    driver.press(Qt.Key.Key_Escape)
    assert page.tabs.current == "activity"


def test_a_bar_shows_the_records_behind_it(driver: Driver, page: ActivityPage) -> None:
    click_row(driver, page.overview.schemes.view, "speedwatch")
    click_mark(driver, page, "bars", "district:swindon")
    assert page.overview.rows.sum.text() == "30 hours in 1 record"
    driver.press(Qt.Key.Key_Escape)
    assert page.overview.rows.sum.text() == "36 hours in 2 records"


def test_a_filter_becomes_a_chip_that_can_be_cleared(driver: Driver, page: ActivityPage) -> None:
    choose(driver, "districts", "Devizes")
    assert figure(page.overview.schemes.view, "speedwatch", "hours") == "6"
    driver.click("chip-districts-devizes")
    assert figure(page.overview.schemes.view, "speedwatch", "hours") == "36"
    assert page.overview.filters.chips.chips == ()


def test_a_quarter_adds_its_months_up(driver: Driver, page: ActivityPage) -> None:
    choose(driver, "period_kind", "Quarter")
    # July to September 2022, the newest whole one: three months of 15.
    assert figure(page.overview.schemes.view, "speedwatch", "hours") == "45"


def test_a_view_is_kept_by_name(driver: Driver, page: ActivityPage) -> None:
    choose(driver, "districts", "Devizes")
    driver.click("save-view-button")
    dialog = driver.dialog("save-view")
    write(dialog, name="Devizes alone")
    driver.click("save", dialog)
    driver.click("clear-all")
    assert figure(page.overview.schemes.view, "speedwatch", "hours") == "36"
    page.overview.filters.menu.actions()[0].trigger()
    driver.settle()
    assert figure(page.overview.schemes.view, "speedwatch", "hours") == "6"


def test_a_note_stands_on_the_chart_until_it_is_undone(driver: Driver, page: ActivityPage) -> None:
    driver.click("add-note")
    dialog = driver.dialog("chart-note")
    write(dialog, words="Six new groups start", noted_by="Performance Officer")
    driver.click("save", dialog)
    chart = page.overview.chart.view.chart
    assert [note.words for note in chart.notes] == ["Six new groups start"]  # type: ignore[union-attr]
    driver.click("header-undo")
    assert page.overview.chart.view.chart.notes == ()  # type: ignore[union-attr]


def test_limits_are_rebased_by_a_decision_with_a_reason(driver: Driver, page: ActivityPage) -> None:
    click_row(driver, page.overview.schemes.view, "speedwatch")
    page.overview.notes_on_chart.rebase()
    driver.settle()
    dialog = driver.dialog("rebase")
    month = dialog.findChild(QComboBox, "month")
    assert month is not None
    month.setCurrentIndex(month.findText("June 2022"))
    write(dialog, name="New groups", decided_by="Performance Officer")
    driver.click("save", dialog)
    assert driver.dialogs() == [dialog], "it was taken without a reason"
    write(dialog, reason="More volunteers")
    driver.click("save", dialog)
    chart = page.overview.chart.view.chart
    old, new = chart.segments  # type: ignore[union-attr]
    assert (old.last, old.current, new.first, new.current) == ("2022-05", False, "2022-06", True)
    assert (old.lower, old.mean, old.upper) == (15.0, 15.0, 15.0)


def test_a_decision_is_listed_and_can_be_deleted(driver: Driver, page: ActivityPage) -> None:
    driver.click("add-note")
    dialog = driver.dialog("chart-note")
    write(dialog, words="Storm", noted_by="Performance Officer")
    driver.click("save", dialog)
    page.overview.notes_on_chart.show_all()
    driver.settle()
    listed = driver.dialog("annotations")
    view = listed.findChild(TableView)
    assert view is not None
    click_row(driver, view, "0")
    driver.click("delete-annotation", listed)
    assert view.table.rows == ()
    assert page.overview.chart.view.chart.notes == ()  # type: ignore[union-attr]


def test_a_note_is_changed_where_it_is_listed(driver: Driver, page: ActivityPage) -> None:
    driver.click("add-note")
    dialog = driver.dialog("chart-note")
    write(dialog, words="Stom", noted_by="Performance Officer")
    driver.click("save", dialog)
    page.overview.notes_on_chart.show_all()
    driver.settle()
    listed = driver.dialog("annotations")
    view = listed.findChild(TableView)
    assert view is not None
    click_row(driver, view, "0")
    driver.click("change-annotation", listed)
    dialog = driver.dialog("chart-note")
    write(dialog, words="Storm")
    driver.click("save", dialog)
    assert [row.cells[2] for row in view.table.rows] == ["Storm"]
    notes = page.overview.chart.view.chart.notes  # type: ignore[union-attr]
    assert [note.words for note in notes] == ["Storm"]


def test_the_same_duty_typed_in_twice_is_two_duties(driver: Driver, page: ActivityPage) -> None:
    for total in ("37.5", "39"):  # 36 hours, and 1.5 each
        driver.choose("activity-duty")
        dialog = driver.dialog("activity-row")
        scheme = dialog.findChild(QComboBox, "scheme")
        assert scheme is not None
        scheme.setCurrentIndex(scheme.findData("speedwatch"))
        write(dialog, minutes="1:30", people="1")
        driver.click("save", dialog)
        assert figure(page.overview.schemes.view, "speedwatch", "hours") == total


def test_a_return_that_is_here_opens_its_records(driver: Driver, page: ActivityPage) -> None:
    page.tabs.show_tab("returns")
    driver.settle()
    driver.click("add-expected")
    dialog = driver.dialog("expected-return")
    for name, words in (("dataset", "activity"), ("scheme", "speedwatch")):
        combo = dialog.findChild(QComboBox, name)
        assert combo is not None
        combo.setCurrentIndex(combo.findData(words))
    since = dialog.findChild(QComboBox, "since")
    assert since is not None
    since.setCurrentIndex(since.findText("October 2022"))
    write(dialog, from_office="Citizens in Policing team", due_days="10")
    driver.click("save", dialog)
    answer = page.returns.answer
    assert answer is not None
    here = next(n for n, one in enumerate(answer.due) if one.arrived_on is not None)
    page.returns.calendar.view.select_key(str(here))
    page.returns.calendar.activated.emit(str(here))
    driver.settle()
    assert page.tabs.current == "records"
    assert page.records.query.filter.schemes == ("speedwatch",)


def test_a_duty_typed_in_counts_at_once_and_can_be_undone(
    driver: Driver, page: ActivityPage
) -> None:
    driver.choose("activity-duty")
    dialog = driver.dialog("activity-row")
    scheme = dialog.findChild(QComboBox, "scheme")
    assert scheme is not None
    scheme.setCurrentIndex(scheme.findData("speedwatch"))
    write(dialog, minutes="4:00", people="2")
    driver.click("save", dialog)
    assert figure(page.overview.schemes.view, "speedwatch", "hours") == "40"
    driver.click("header-undo")
    assert figure(page.overview.schemes.view, "speedwatch", "hours") == "36"


def test_a_monthly_return_typed_in_gives_the_headcount(driver: Driver, page: ActivityPage) -> None:
    driver.choose("activity-return")
    dialog = driver.dialog("scheme-return")
    scheme = dialog.findChild(QComboBox, "scheme")
    assert scheme is not None
    scheme.setCurrentIndex(scheme.findData("speedwatch"))
    write(dialog, headcount="214", active="40")
    driver.click("save", dialog)
    assert figure(page.overview.schemes.view, "speedwatch", "headcount") == "214"


def test_add_records_offers_the_ways_in(driver: Driver, page: ActivityPage) -> None:
    driver.click("header-activity-add")
    menu = page.findChild(QMenu, "add-records")
    assert menu is not None
    assert [action.text() for action in menu.actions()] == [
        "Bring in a file…", "Type in a duty…", "Type in a monthly return…",
    ]  # fmt: skip
    menu.close()
    QApplication.processEvents()


def test_ctrl_i_says_where_the_figure_in_focus_comes_from(
    driver: Driver, page: ActivityPage
) -> None:
    click_row(driver, page.overview.schemes.view, "speedwatch")
    driver.choose("activity-origin")
    panel = page.overview.origin
    assert panel.isVisible()
    assert "36" in panel.text()
    assert "Hours of duty given in the month" in panel.text()
    driver.press(Qt.Key.Key_Escape)
    assert not panel.isVisible()


def test_a_late_return_has_a_reminder_to_copy(driver: Driver, page: ActivityPage) -> None:
    page.tabs.show_tab("returns")
    driver.settle()
    driver.click("add-expected")
    dialog = driver.dialog("expected-return")
    since = dialog.findChild(QComboBox, "since")
    assert since is not None
    since.setCurrentIndex(since.findText("September 2022"))
    write(dialog, from_office="Citizens in Policing team", due_days="10")
    driver.click("save", dialog)
    assert page.returns.answer is not None
    assert page.returns.answer.due[0].due == date(2022, 10, 10)
    click_row(driver, page.returns.calendar.view, "0")
    driver.click("copy-reminder")
    words = QGuiApplication.clipboard().text()
    assert "10 October 2022" in words
    driver.click("delete-expected")
    assert page.returns.answer.due == ()


def test_questions_are_saved_as_a_list_to_send_back(
    driver: Driver, page: ActivityPage, tmp_path: Path
) -> None:
    driver.choose("activity-return")
    dialog = driver.dialog("scheme-return")
    write(dialog, opening="100", joiners="5", leavers="2", headcount="104")
    driver.click("save", dialog)
    page.tabs.show_tab("returns")
    driver.settle()
    target = tmp_path / "questions.csv"
    page.returns.save_queries(str(target))
    driver.settle()
    text = target.read_text(encoding="utf-8-sig")
    assert text.splitlines()[0] == "Kind,Scheme,When,What was found,What to do"
    assert "Special Constabulary" in text


def test_required_hours_are_the_offices_to_set(driver: Driver, page: ActivityPage) -> None:
    page.tabs.show_tab("people")
    driver.settle()
    view = page.people.schemes.view
    assert figure(view, "specials", "required") == "16"
    click_row(driver, view, "specials")
    driver.click("set-required-hours")
    dialog = driver.dialog("required-hours")
    write(dialog, hours="8")
    driver.click("save", dialog)
    assert figure(view, "specials", "required") == "8"


def test_a_district_is_added_renamed_and_kept_while_it_is_in_use(
    driver: Driver, page: ActivityPage
) -> None:
    driver.choose("activity-terms")
    listed = driver.dialog("terms")
    view = listed.findChild(TableView)
    assert view is not None
    driver.click("add-district", listed)
    form = driver.dialog("term")
    write(form, name="Marlborough")
    driver.click("save", form)
    names = [cell_words(row.cells[1]) for row in view.table.rows[:3]]
    assert names == ["Devizes", "Marlborough", "Swindon"]
    click_row(driver, view, "0")
    listed.change_button.click()  # type: ignore[attr-defined]
    driver.settle()
    form = driver.dialog("term")
    write(form, name="Devizes and villages")
    driver.click("save", form)
    districts = dict(page.overview.answer.choices.districts)  # type: ignore[union-attr]
    assert districts["devizes"] == "Devizes and villages"
    click_row(driver, view, "0")
    listed.delete_button.click()  # type: ignore[attr-defined]
    driver.settle()
    problem = next(one for one in driver.dialogs() if one is not listed)
    assert "Devizes and villages" in driver.words(problem)
    problem.done(0)
    driver.settle()
    assert len(view.table.rows) == 3 + 9


def test_every_tab_of_an_empty_workspace_says_something(at_office: Driver) -> None:
    at_office.window.go_to("activity")
    at_office.settle()
    page = at_office.window.findChild(ActivityPage)
    assert page is not None
    for key in ("activity", "custody", "people", "returns", "records"):
        page.tabs.show_tab(key)
        at_office.settle()
        assert at_office.words(page.tabs.stack.currentWidget()).strip(), key
