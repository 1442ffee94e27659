"""The list of records: found by words, narrowed, seen as at a day, handed on."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QListWidget, QPushButton
from pytestqt.qtbot import QtBot

from oversight_app.domain.accountability import Action, Assurance, Question
from oversight_app.domain.record_kinds import Link, Relation
from oversight_app.domain.risk import Risk
from oversight_app.store import records
from oversight_app.store.history import undo
from oversight_app.store.record_links import add_link, links
from oversight_app.store.workspace import Workspace
from oversight_app.ui.settings import Settings
from oversight_app.ui.widgets.record_filters import Narrowed
from oversight_app.ui.widgets.record_list import RecordList
from tests.ui.records_making import Desk, action, assurance, question

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def filled(workspace: Workspace) -> tuple[int, int, int]:
    """Three questions: overdue since 3 October, due next month, and answered."""
    late = question(workspace, due=date(2022, 10, 3), owner="Head of Performance")
    coming = question(
        workspace, asked="What of insurance?", due=date(2022, 11, 30), scheme="specials",
        owner="Chief Executive",
    )  # fmt: skip
    done = question(
        workspace, asked="Who pays expenses?", state="answered", answered_on=date(2022, 10, 1)
    )
    return late, coming, done


def listed(desk: Desk, *kinds: type) -> RecordList:
    made = RecordList(desk.context, kinds or (Question,), desk.forms, "test")
    made.setParent(desk.host)
    made.resize(1200, 600)
    desk.host.show()
    made.show()
    made.reload()
    desk.come_back()
    return made


def shown(made: RecordList) -> list[str]:
    model = made.view.model()
    return [str(model.index(i, 0).data()) for i in range(model.rowCount())]


def search(desk: Desk, made: RecordList, words: str) -> None:
    made.filters.search.setFocus()
    made.filters.search.selectAll()
    desk.keys(words)
    desk.press(Qt.Key.Key_Return)


def test_what_is_overdue_stands_first_and_says_so(desk: Desk, filled: tuple[int, int, int]) -> None:
    made = listed(desk)
    assert shown(made) == ["Q-001", "Q-002", "Q-003"]
    last = made.view.model().columnCount() - 1
    standing = [str(made.view.model().index(i, last).data()) for i in range(3)]
    assert standing == ["Overdue by 28 days", "Open", "Answered"]
    assert made.filters.remaining.text() == "3 records"


def test_words_and_numbers_are_found_as_they_are_typed(
    desk: Desk, filled: tuple[int, int, int]
) -> None:
    made = listed(desk)
    search(desk, made, "insur")
    assert shown(made) == ["Q-002"]
    assert made.filters.remaining.text() == "1 of 3 records"
    search(desk, made, "q-003")
    assert shown(made) == ["Q-003"]
    search(desk, made, "nothing of the kind")
    assert shown(made) == []
    assert made.view.table.note == "No record fits. Search for less, or clear a filter."


def test_ctrl_f_goes_to_the_search_of_the_list_and_esc_back(
    desk: Desk, filled: tuple[int, int, int]
) -> None:
    made = listed(desk)
    made.view.setFocus()
    desk.press(Qt.Key.Key_F, CTRL)
    assert made.filters.search.hasFocus()
    desk.keys("insurance")
    desk.press(Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_Escape)
    assert made.view.hasFocus()
    assert shown(made) == ["Q-002"]


def test_each_filter_is_a_chip_that_can_be_cleared(
    desk: Desk, filled: tuple[int, int, int]
) -> None:
    made = listed(desk)
    made.narrow(show="open", owner="Chief Executive", scheme="specials")
    assert shown(made) == ["Q-002"]
    words = [chip[2] for chip in made.filters.chips.chips]
    assert words == ["Open", "Chief Executive", "Special Constabulary"]
    made.filters.chips.buttons[1].click()
    made.filters.chips.buttons[1].click()
    assert shown(made) == ["Q-001", "Q-002"]
    made.narrow(show="overdue")
    assert shown(made) == ["Q-001"]
    made.filters.bar.clear_all.click()
    assert shown(made) == ["Q-001", "Q-002", "Q-003"]


def test_a_list_can_be_seen_as_at_a_day_and_not_changed_there(
    desk: Desk, workspace: Workspace
) -> None:
    question(workspace, asked="Asked in March", asked_on=date(2022, 3, 1), due=date(2022, 4, 1))
    question(workspace, asked="Asked in October", asked_on=date(2022, 10, 1))
    made = listed(desk)
    made.filters.as_at.setFocus()
    desk.keys("1/5/22")
    desk.press(Qt.Key.Key_Return)
    assert shown(made) == ["Q-001"]
    assert made.as_at.accessibleName() == ("As at 1 May 2022. Nothing can be changed in this view.")
    made.view.setFocus()
    assert made.current is not None
    assert not desk.find(made, "add-record", QPushButton).isEnabled()
    desk.press(Qt.Key.Key_Delete)
    assert len(records.read(workspace, Question)) == 2
    desk.press(Qt.Key.Key_Return)
    dialog = desk.dialog(desk.host, "rows")
    assert dialog.windowTitle() == "Q-001 as at 1 May 2022"
    dialog.reject()
    desk.come_back()
    made.filters.as_at.setFocus()
    made.filters.as_at.selectAll()
    desk.press(Qt.Key.Key_Delete)
    desk.press(Qt.Key.Key_Return)
    assert shown(made) == ["Q-001", "Q-002"]
    assert not made.as_at.isVisible()


def test_enter_opens_a_record_and_saving_it_shows_in_the_list(
    desk: Desk, filled: tuple[int, int, int]
) -> None:
    made = listed(desk)
    made.view.select_key(str(filled[0]))
    made.view.setFocus()
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Return)
    form = desk.form(filled[1])
    form.panel.show_value("asked", "What of insurance and expenses?")
    form.submit(close=True)
    desk.come_back()
    search(desk, made, "insurance and expenses")
    assert shown(made) == ["Q-002"]


def test_several_are_deleted_or_reviewed_in_one_act(desk: Desk, workspace: Workspace) -> None:
    asked = question(workspace)
    for _ in range(3):
        assurance(workspace, asked)
    made = listed(desk, Assurance)
    made.view.select_key(str(asked + 1))
    made.view.setFocus()
    desk.press(Qt.Key.Key_A, CTRL)
    review = desk.find(made, "review-record", QPushButton)
    assert review.text() == "Mark 3 as reviewed…"
    review.click()
    desk.settle()
    dialog = desk.dialog(desk.host, "mark-reviewed-form")
    assert dialog.windowTitle() == "Mark 3 records as reviewed"
    dialog.reject()
    desk.come_back()
    made.view.setFocus()
    desk.press(Qt.Key.Key_A, CTRL)
    desk.press(Qt.Key.Key_Delete)
    assert desk.said[-1] == "3 records deleted"
    assert records.read(workspace, Assurance) == ()
    undo(workspace)
    assert len(records.read(workspace, Assurance)) == 3


def test_an_empty_list_says_what_to_add(desk: Desk) -> None:
    made = listed(desk)
    assert made.empty.isVisible()
    assert made.empty.accessibleName() == "There is no question yet."
    assert made.empty.action.text() == "Add a question…"
    made.empty.action.click()
    desk.settle()
    assert desk.form(0).windowTitle() == "New question"


def test_a_list_of_several_kinds_shows_one_and_finds_any(desk: Desk, workspace: Workspace) -> None:
    said = assurance(workspace, question(workspace))
    made = listed(desk, Question, Assurance)
    kinds = made.filters.bar.choice("kind")
    assert [kinds.itemText(i) for i in range(kinds.count())] == ["Questions", "Assurances"]
    made.show_record(said)
    desk.settle()
    assert made.kind is Assurance
    assert made.current is not None
    assert made.current.reference == "AS-001"


def test_deleting_can_be_undone_and_is_refused_where_others_point(
    desk: Desk, workspace: Workspace, qtbot: QtBot
) -> None:
    asked = question(workspace)
    assurance(workspace, asked)
    question(workspace, asked="Nobody points to this")
    made = listed(desk)
    made.view.select_key("3")
    made.view.setFocus()
    desk.press(Qt.Key.Key_Delete)
    assert desk.said[-1] == "Q-002 deleted"
    assert shown(made) == ["Q-001"]
    undo(workspace)
    made.reload()
    desk.settle()
    assert shown(made) == ["Q-002", "Q-001"]
    made.view.select_key(str(asked))
    with qtbot.waitSignal(desk.session.jobs.problem) as told:
        desk.press(Qt.Key.Key_Delete)
    assert "can’t be deleted, since AS-001 points to it" in str(told.args[0])
    assert shown(made) == ["Q-002", "Q-001"]


def test_all_open_work_of_one_office_is_handed_over_in_one_act(
    desk: Desk, workspace: Workspace, filled: tuple[int, int, int]
) -> None:
    task = action(workspace)
    made = listed(desk)
    made.view.select_key(str(filled[0]))
    made.menu.actions()[0].trigger()
    dialog = desk.dialog(desk.host, "hand-over")
    assert desk.find(dialog, "from", QComboBox).currentText() == "Head of Performance (2 open)"
    work = desk.find(dialog, "work", QListWidget)
    assert [work.item(i).text() for i in range(work.count())] == [
        "Q-001, by 3 October 2022: How many Special Constables are overdue for vetting?",
        "A-001, by 30 November 2022: Send the list",
    ]
    desk.find(dialog, "to", QLineEdit).setText("Chief Executive")
    save = desk.find(dialog, "save", QPushButton)
    assert save.text() == "Hand over 2 records"
    save.click()
    desk.settle()
    assert desk.said[-1] == "2 records handed over to Chief Executive"
    found = [records.one(workspace, number) for number in (filled[0], task)]
    assert [one.in_the_hands_of for one in found if one] == ["Chief Executive"] * 2


def test_a_review_is_marked_from_the_list(desk: Desk, workspace: Workspace) -> None:
    risk = Risk(
        name="Live-streaming", owner="Chief Executive", raised_on=date(2022, 5, 1), likelihood=3,
        impact=4, review_by=date(2022, 10, 1),
    )  # fmt: skip
    number = records.save(workspace, risk).saved[0]
    made = listed(desk, Risk)
    made.view.select_key(str(number))
    desk.find(made, "review-record", QPushButton).click()
    dialog = desk.dialog(desk.host, "mark-reviewed-form")
    desk.find(dialog, "save", QPushButton).click()
    desk.settle()
    kept = records.one(workspace, number)
    assert isinstance(kept, Risk)
    # 3 x 4 is high on the scale that every office begins with: looked at each month.
    assert kept.review_by == date(2022, 11, 30)


def test_columns_that_were_chosen_stay_chosen(
    desk: Desk, filled: tuple[int, int, int], settings: Settings
) -> None:
    made = listed(desk)
    made._choose_columns()
    dialog = desk.dialog(desk.host, "list-columns")
    desk.find(dialog, "asked_on", QCheckBox).click()
    desk.find(dialog, "asked_of", QCheckBox).click()
    desk.find(dialog, "show-columns", QPushButton).click()
    desk.settle()
    heads = ["reference", "asked", "asked_on", "due", "standing"]
    assert [one.key for one in made.view.table.columns] == heads
    made.setParent(None)  # type: ignore[call-overload]
    again = listed(desk)
    assert [one.key for one in again.view.table.columns] == heads


def test_a_view_is_kept_by_name_and_gone_to(
    desk: Desk, workspace: Workspace, filled: tuple[int, int, int]
) -> None:
    made = listed(desk)
    made.narrow(show="overdue")
    desk.find(made, "save-view", QPushButton).click()
    dialog = desk.dialog(desk.host, "save-view")
    desk.find(dialog, "name", QLineEdit).setText("Late")
    desk.find(dialog, "save", QPushButton).click()
    desk.settle()
    made.narrow()
    assert len(shown(made)) == 3
    (view,) = [one for one in made.filters.menu.actions() if one.text() == "Late"]
    view.trigger()
    desk.settle()
    assert shown(made) == ["Q-001"]


def test_a_kept_view_of_a_kind_that_is_not_listed_is_read_as_far_as_it_goes() -> None:
    now = Narrowed("risk", "words", "overdue", "Chief Executive", "specials", date(2022, 5, 1))
    assert Narrowed.read(now.written(), ("risk",)) == now
    assert Narrowed.read(now.written(), ("question",)).kind == "question"


def test_all_rows_are_copied_as_a_table(desk: Desk, filled: tuple[int, int, int]) -> None:
    made = listed(desk)
    made._copy()
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0] == "No.\tQuestion\tAsked of\tAnswer due\tHow it stands"
    assert lines[3].startswith("Q-003\tWho pays expenses?")
    assert desk.said[-1] == "3 records copied"


def test_days_are_sorted_as_days(desk: Desk, workspace: Workspace) -> None:
    for day in (date(2022, 11, 2), date(2022, 12, 1), date(2022, 11, 30)):
        action(workspace, due=day)
    made = listed(desk, Action)
    column = [one.key for one in made.view.table.columns].index("due")
    made.view.sortByColumn(column, Qt.SortOrder.AscendingOrder)
    model = made.view.model()
    found = [str(model.index(i, column).data()) for i in range(3)]
    assert found == ["2 November 2022", "30 November 2022", "1 December 2022"]


def test_the_list_takes_part_in_a_link_made_elsewhere(
    desk: Desk, workspace: Workspace, filled: tuple[int, int, int]
) -> None:
    """A question that another has taken the place of is open no more."""
    made = listed(desk)
    add_link(workspace, Link(filled[1], Relation.REPLACES, filled[0]))
    made.narrow(show="open")
    made.reload()
    desk.settle()
    assert shown(made) == ["Q-002"]


def test_what_was_typed_and_not_saved_is_gone_on_with_from_the_list(
    desk: Desk, workspace: Workspace, filled: tuple[int, int, int]
) -> None:
    desk.forms.add(Question, Question(), [Link(0, Relation.FOLLOWS, filled[0])])
    desk.settle()
    desk.keys("Half a question")
    desk.press(Qt.Key.Key_Escape)
    made = listed(desk)
    drafts = desk.find(made, "drafts", QPushButton)
    assert drafts.text() == "Drafts (1)"
    drafts.menu().actions()[0].trigger()
    desk.settle()
    form = desk.form(0)
    assert form.panel.editors["asked"].value == "Half a question"
    form.panel.show_value("asked_of", "Chief Constable")
    form.submit(close=True)
    desk.come_back()
    made.reload()
    desk.settle()
    assert not drafts.isVisible()
    (link,) = links(workspace, filled[0])
    assert (link.from_id, link.relation) == (records.read(workspace, Question)[-1].id, "follows")
