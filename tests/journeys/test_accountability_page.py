"""The Accountability page and the tab on publication duties: what is overdue, the matter behind
it, the register, meetings, clocks and measures."""

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit, QPushButton

from oversight_app.domain.accountability import Meeting
from oversight_app.domain.findings import cell_words
from oversight_app.domain.record_kinds import KINDS
from oversight_app.domain.records import Office
from oversight_app.domain.requests import InformationRequest
from oversight_app.store.workspace import create, open_workspace
from oversight_app.ui.dialogs.record_form import RecordForm
from oversight_app.ui.pages.accountability import AccountabilityPage
from oversight_app.ui.pages.accountability_decisions import DecisionsTab
from oversight_app.ui.pages.accountability_due import DueTab
from oversight_app.ui.pages.accountability_measures import MeasuresTab
from oversight_app.ui.pages.accountability_meetings import MeetingsTab
from oversight_app.ui.pages.accountability_records import RecordsTab
from oversight_app.ui.pages.accountability_requests import RequestsTab
from oversight_app.ui.pages.governance import GovernancePage
from oversight_app.ui.pages.governance_publication import PublicationTab
from oversight_app.ui.pages.record_tab import RecordTab
from oversight_app.ui.widgets.finding_header import FindingHeader
from oversight_app.ui.widgets.table_view import TableView
from tests.journeys.conftest import Driver, OpenWindow
from tests.review.making_matters import ACTION, QUESTION, WHOLE, one_matter, save, signed

OFFICE = Office("Sample office", "E23000038", review_date=date(2022, 10, 31))


@pytest.fixture(scope="module")
def bare_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("bare") / "office.oversight"
    create(path, OFFICE, reference=False).close()
    return path


@pytest.fixture(scope="module")
def told_file(bare_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A matter; a question and an action late in other hands; a decision past its day."""
    path = Path(shutil.copy(bare_file, tmp_path_factory.mktemp("told") / "office.oversight"))
    with open_workspace(path) as ws:
        one_matter(ws)
        meeting = save(ws, Meeting(name="Holding to account", held_on=date(2022, 9, 28)))
        save(ws, Meeting(name="Holding to account", held_on=date(2022, 11, 23), agenda="Cadets"))
        save(ws, replace(QUESTION, asked="How many cadets?", meeting=meeting))
        save(ws, replace(ACTION, task="Train tutors", owner="Training lead"))
        save(ws, replace(signed(WHOLE, date(2022, 9, 28)), name="Mileage", reasons="Fairness",
                         publish_by=date(2022, 10, 26)))  # fmt: skip
        save(ws, InformationRequest(subject="Hours", asked="All", received=date(2022, 10, 10)))
    return path


@pytest.fixture
def driver(open_window: OpenWindow, told_file: Path, tmp_path: Path) -> Driver:
    made = open_window(Path(shutil.copy(told_file, tmp_path / "office.oversight")))
    made.window.go_to("accountability")
    made.settle()
    return made


@pytest.fixture
def page(driver: Driver) -> AccountabilityPage:
    found = driver.window.findChild(AccountabilityPage)
    assert found is not None
    return found


def column(view: TableView, key: str) -> list[str]:
    place = [one.key for one in view.table.columns].index(key)
    return [cell_words(row.cells[place]) for row in view.table.rows]


def show(driver: Driver, page: AccountabilityPage, key: str) -> None:
    page.tabs.show_tab(key)
    driver.settle()


def select(driver: Driver, view: TableView, row: int) -> None:
    """Go to a row by keyboard."""
    view.setFocus(Qt.FocusReason.TabFocusReason)
    driver.press(Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    for _ in range(row):
        driver.press(Qt.Key.Key_Down)


def forms(driver: Driver) -> list[RecordForm]:
    return [one for one in driver.window.findChildren(RecordForm) if one.isVisible()]


def test_each_empty_tab_says_what_to_do(
    open_window: OpenWindow, bare_file: Path, tmp_path: Path
) -> None:
    driver = open_window(Path(shutil.copy(bare_file, tmp_path / "office.oversight")))
    driver.window.go_to("accountability")
    driver.settle()
    page = driver.window.findChild(AccountabilityPage)
    assert page is not None
    for key, words in (
        ("due", "Nothing is due"),
        ("questions", "No question has been recorded yet."),
        ("decisions", "No decision has been recorded yet."),
        ("meetings", "No meeting has been recorded yet."),
        ("requests", "No information request or recommendation has been recorded yet."),
        ("measures", "There is nothing to measure yet"),
    ):
        show(driver, page, key)
        assert words in driver.words(), key
        assert driver.find("empty-action", QPushButton).isEnabled()
    show(driver, page, "meetings")
    driver.click("empty-action")
    (form,) = forms(driver)
    assert isinstance(form.facts.record, Meeting)


def test_what_is_overdue_leads_to_its_matter(driver: Driver, page: AccountabilityPage) -> None:
    tab = page.tab(DueTab, "due")
    assert column(tab.list.view, "reference") == ["Q-001", "Q-002", "A-001", "A-002", "D-002",
                                                  "F-001"]  # fmt: skip
    assert tab.header.headline.text().startswith("Five things are overdue")
    select(driver, tab.list.view, 2)
    assert tab.next_button.text() == "Say what came of it…"
    driver.click("show-matter")
    assert page.tabs.current == "questions"
    shown = page.questions.shown
    assert shown is not None
    assert [step.record.kind for step in shown.steps] == [
        "question", "assurance", "action", "decision", "publication",
    ]  # fmt: skip
    assert page.questions.matter.chosen == shown.steps[2].id


def test_what_is_due_is_narrowed_to_an_office(driver: Driver, page: AccountabilityPage) -> None:
    combo = driver.find("filter-owner", QComboBox)
    index = combo.findText("Training lead")
    combo.setCurrentIndex(index)
    combo.activated.emit(index)
    driver.settle()
    tab = page.tab(DueTab, "due")
    assert column(tab.list.view, "reference") == ["A-002"]
    driver.click("hand-over")
    assert driver.dialog("hand-over").isVisible()


def test_the_column_counts_what_needs_attention(driver: Driver) -> None:
    """Five lines: two questions and two actions are overdue, a decision waits to be published,
    notices miss something, and a request falls due within 30 days."""
    driver.until_said("Accountability: 5 things need attention")


def test_matters_are_seen_as_they_were(driver: Driver, page: AccountabilityPage) -> None:
    show(driver, page, "questions")
    assert column(page.questions.matters.view, "reference") == ["Q-001", "Q-002", "A-002", "D-002"]
    combo = driver.find("filter-as_at", QComboBox)
    index = combo.findText("30 September 2022")
    combo.setCurrentIndex(index)
    combo.activated.emit(index)
    driver.settle()
    states = column(page.questions.matters.view, "state")
    assert set(states) == {"Open"}, "nothing of it was overdue then"


@pytest.mark.parametrize(
    ("key", "locked", "then"),
    [
        ("due", "hand-over", "Nothing is overdue"),
        ("decisions", "add-decision", "Two of 2 signed decisions wait to be published"),
        ("meetings", "ask-at-meeting", "The next meeting is on 23 November 2022"),
        ("requests", "add-request", "One information request is open"),
        ("measures", "set-target", "0 of 2 open actions are overdue"),
    ],
)
def test_each_tab_is_seen_as_at_an_earlier_day(
    driver: Driver, page: AccountabilityPage, key: str, locked: str, then: str
) -> None:
    show(driver, page, key)
    tab = page.tab(RecordTab, key)
    header = tab.findChild(FindingHeader)
    assert header is not None
    before = header.headline.text()
    assert driver.find(locked, QPushButton).isEnabled()
    tab.show_day(date(2022, 10, 5))
    driver.settle()
    assert "As at 5 October 2022. Nothing can be changed in this view." in driver.words()
    assert header.headline.text().startswith(then)
    assert not driver.find(locked, QPushButton).isEnabled()
    assert "earlier day" in driver.find(locked, QPushButton).toolTip()
    _as_at(driver, tab, "Today")
    assert header.headline.text() == before
    assert driver.find(locked, QPushButton).isEnabled()


def _as_at(driver: Driver, tab: RecordTab, words: str) -> None:
    (combo,) = [one for one in driver.window.findChildren(QComboBox, "filter-as_at")
                if one.isVisible()]  # fmt: skip
    combo.setCurrentIndex(combo.findText(words))
    combo.activated.emit(combo.currentIndex())
    driver.settle()


def test_a_record_opened_in_an_earlier_view_says_what_it_said(
    driver: Driver, page: AccountabilityPage
) -> None:
    show(driver, page, "meetings")
    tab = page.tab(RecordTab, "meetings")
    tab.show_day(date(2022, 10, 5))
    driver.settle()
    driver.click("open-meeting")
    driver.settle()
    assert not forms(driver)
    assert driver.dialog("rows").windowTitle() == "M-002 as at 5 October 2022"
    driver.dialog("rows").reject()
    # What is added from elsewhere is shown where it belongs, as it is today.
    page.add(Meeting)
    driver.settle()
    (form,) = forms(driver)
    form.panel.show_value("name", "Panel")
    form.panel.show_value("held_on", date(2022, 12, 1))
    form.submit(close=True)
    driver.settle()
    assert tab.day is None
    assert "Panel" in column(page.tab(MeetingsTab, "meetings").meetings.view, "meeting")


def test_every_kind_is_listed_in_one_place(driver: Driver, page: AccountabilityPage) -> None:
    show(driver, page, "requests")
    driver.click("list-of-request")
    driver.settle()
    assert page.tabs.current == "records"
    tab = page.tab(RecordsTab, "records")
    assert tab.listed.kind is InformationRequest
    assert tab.listed.view.hasFocus()
    kinds = tab.listed.filters.bar.choice("kind")
    offered = [kinds.itemText(i) for i in range(kinds.count()) if kinds.itemText(i)]
    assert sorted(offered) == sorted(one.plural for one in KINDS.values())
    assert offered[:2] == ["Questions", "Assurances"]
    assert kinds.count() == len(KINDS) + 5, "a line between six groups"


def test_the_register_says_what_a_notice_misses(driver: Driver, page: AccountabilityPage) -> None:
    show(driver, page, "decisions")
    tab = page.tab(DecisionsTab, "decisions")
    assert column(tab.register.view, "notice") == ["2022/002", "2022/001"]
    assert tab.register.view.selected_key(), "the overdue one is shown first"
    words = driver.words(tab.notice)
    assert "Mileage" in words
    assert "Overdue by 5 days" in words
    assert words.count("Missing") == 2
    driver.click("publish-decision", tab.notice)
    (form,) = forms(driver)
    line = form.findChild(QLineEdit, "location")
    assert line is not None
    line.setText("notice.html")
    driver.click("save-and-close", form)
    assert column(tab.register.view, "state") == ["Published", "Published"]
    driver.click("show-list")
    assert tab.views.currentWidget() is tab.listed
    driver.click("as-register")
    assert tab.views.currentWidget() is not tab.listed


def test_the_next_meeting_has_the_questions_that_are_open(
    driver: Driver, page: AccountabilityPage
) -> None:
    show(driver, page, "meetings")
    tab = page.tab(MeetingsTab, "meetings")
    words = driver.words(tab.card)
    assert "Next: Holding to account" in words
    assert "1. Cadets" in words
    assert "How many cadets?" in words
    driver.click("ask-at-meeting")
    (form,) = forms(driver)
    assert form.record.meeting == tab.answer.next.meeting.id  # type: ignore[attr-defined, union-attr]


def test_the_sheet_of_a_meeting_is_copied_and_saved(
    driver: Driver, page: AccountabilityPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    show(driver, page, "meetings")
    menu = page.tab(MeetingsTab, "meetings").sheet.menu()
    copy, save_it = menu.actions()
    copy.trigger()
    driver.settle()
    sheet = QGuiApplication.clipboard().text()
    assert sheet.startswith("Holding to account\n23 November 2022\nSample office.")
    assert "1. Cadets" in sheet
    assert "How many cadets?" in sheet
    place = tmp_path / "sheet.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(place), ""))
    save_it.trigger()
    driver.settle()
    assert place.read_text(encoding="utf-8") == sheet


def test_requests_show_their_clock(driver: Driver, page: AccountabilityPage) -> None:
    show(driver, page, "requests")
    tab = page.tab(RequestsTab, "requests")
    assert column(tab.requests.view, "clock") == ["5 working days left"]


def test_a_figure_shows_the_records_behind_it(driver: Driver, page: AccountabilityPage) -> None:
    show(driver, page, "measures")
    tab = page.tab(MeasuresTab, "measures")
    figures = dict(zip(column(tab.measures.view, "measure"), column(tab.measures.view, "value"),
                       strict=True))  # fmt: skip
    assert figures["Actions open"] == "2"
    select(driver, tab.measures.view, 3)
    assert tab.measure == "actions-open"
    assert column(tab.behind.view, "reference") == ["A-001", "A-002"]
    select(driver, tab.measures.view, 4)
    driver.click("set-target")
    dialog = driver.dialog("series-target")
    for name, words in (("value", "0"), ("set_by", "Chief Executive"), ("source", "Plan")):
        line = dialog.findChild(QLineEdit, name)
        assert line is not None
        line.setText(words)
    driver.click("save", dialog)
    assert column(tab.measures.view, "target")[4] == "0"


def test_publication_duties_offer_to_publish_what_waits(driver: Driver) -> None:
    driver.window.go_to("governance")
    driver.settle()
    page = driver.window.findChild(GovernancePage)
    assert page is not None
    page.tabs.show_tab("publication")
    driver.settle()
    tab = page.tab(PublicationTab, "publication")
    assert column(tab.waiting.view, "notice") == ["2022/002"]
    assert tab.header.headline.text() == "1 of 1 published items is in date"
    driver.click("publish-waiting")
    (form,) = forms(driver)
    assert form.record.title == "Decision 2022/002: Mileage"


def test_a_window_that_can_only_look_offers_nothing_to_add(
    open_window: OpenWindow, told_file: Path, tmp_path: Path
) -> None:
    path = Path(shutil.copy(told_file, tmp_path / "office.oversight"))
    with open_workspace(path):
        driver = open_window(path)
        driver.window.go_to("accountability")
        driver.settle()
        page = driver.window.findChild(AccountabilityPage)
        assert page is not None
        show(driver, page, "questions")
        assert not page.questions.add_button.isEnabled()
        names = {
            b.objectName().split("-")[0] for b in page.questions.matter.findChildren(QPushButton)
        }
        assert names == {"gap", "open"}
        show(driver, page, "due")
        tab = page.tab(DueTab, "due")
        assert tab.next_button.text() == "Open"
        assert not tab.hand_over_button.isEnabled()
        assert isinstance(tab, RecordTab)
