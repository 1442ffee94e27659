"""Governance by the keyboard alone: assess, change an answer, see its history, ask, undo."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from oversight_app.domain.accountability import Question
from oversight_app.domain.boundary import Answer, Assessment
from oversight_app.domain.outside_groups import OutsideGroup
from oversight_app.domain.record_kinds import Relation
from oversight_app.domain.records import Office
from oversight_app.store import records
from oversight_app.store.drafts import drafts
from oversight_app.store.record_links import links
from oversight_app.store.workspace import Workspace, create
from oversight_app.ui.dialogs.assessment import AssessmentDialog
from oversight_app.ui.dialogs.compare_boundaries import CompareDialog
from oversight_app.ui.dialogs.rows import RowsDialog
from oversight_app.ui.pages.governance import GovernancePage
from oversight_app.ui.pages.governance_boundaries import BoundariesTab
from oversight_app.ui.widgets.assessment_table import AssessmentTable
from tests.journeys.conftest import OpenWindow
from tests.journeys.typist import Typist
from tests.review.making_assessments import FEW, a_group, ask_few, assessed

CTRL = Qt.KeyboardModifier.ControlModifier
TODAY = date(2022, 10, 31)
JAN = date(2022, 1, 10)
SPECIALS = "scheme:specials"
OTHERS = ("psv", "cadets", "speedwatch", "watch", "custody", "animals", "scrutiny", "adults")
Key = Qt.Key


@pytest.fixture
def typist(open_window: OpenWindow, tmp_path: Path) -> Typist:
    """At an office that asks three questions (vetting, role, data) and has assessed nothing."""
    path = tmp_path / "office.oversight"
    ws = create(path, Office("Sample office", "E23000038", review_date=TODAY), reference=False)
    ask_few(ws)
    ws.close()
    return Typist(open_window(path))


@pytest.fixture
def tab(typist: Typist) -> BoundariesTab:
    typist.press(Key.Key_4, CTRL)
    page = typist.window.findChild(GovernancePage)
    assert page is not None
    return page.boundaries


def workspace(tab: BoundariesTab) -> Workspace:
    return tab.context.workspace


def words_of(tab: BoundariesTab, subject: str = SPECIALS) -> dict[str, str]:
    """The words of a subject's answers by question."""
    shown = tab.matrix
    assert shown is not None
    return {one.code: shown.cell(subject, one.code).words for one in shown.questions}


def assess(typist: Typist) -> None:
    """Assess the Special Constabulary: vetting met, role not met, data not needed."""
    typist.use("empty-action")
    typist.fill(assessed_by="Head of Assurance")
    typist.tab_to("questions")
    for key in (Key.Key_1, Key.Key_3, Key.Key_5):
        typist.press(key)
    for key in (Key.Key_Up, Key.Key_Up, Key.Key_Right):
        typist.press(key)
    typist.press(Key.Key_Return)
    typist.write("Monthly list of vetting dates")
    typist.press(Key.Key_Return)
    typist.use("save")


def to_matrix(typist: Typist, tab: BoundariesTab, subject: str, question: str) -> None:
    """Tab to the matrix and go to a cell by the arrow keys."""
    typist.tab_to("matrix")
    for _ in range(40):
        if tab.view.selected()[1] == question:
            break
        order = ["vetting", "role", "data"]
        on = order.index(tab.view.selected()[1]) < order.index(question)
        typist.press(Key.Key_Down if on else Key.Key_Up)
    assert tab.view.selected() == (subject, question)


def test_nothing_assessed_is_no_dead_end(typist: Typist, tab: BoundariesTab) -> None:
    assert "No scheme and no outside group has been assessed yet." in typist.driver.words()
    assess(typist)
    assert typist.driver.dialogs() == []
    assert words_of(tab) == {"vetting": "Met", "role": "Not met", "data": "Not needed"}
    assert tab.header.headline.text() == (
        "One answer is “not met”: Role profile, of Special Constabulary"
    )
    (made,) = records.read(workspace(tab), Assessment)
    assert (made.assessed_on, made.assessed_by) == (TODAY, "Head of Assurance")
    assert made.review_by == date(2023, 10, 31)
    vetting = next(one for one in records.read(workspace(tab), Answer) if one.question == "vetting")
    assert vetting.evidence == "Monthly list of vetting dates"
    typist.press(Key.Key_Z, CTRL)
    assert records.read(workspace(tab), Assessment) == ()
    assert "No scheme and no outside group has been assessed yet." in typist.driver.words()


def test_met_without_evidence_is_not_saved_and_says_which(
    typist: Typist, tab: BoundariesTab
) -> None:
    typist.use("empty-action")
    typist.fill(assessed_by="Head of Assurance")
    typist.tab_to("questions")
    typist.press(Key.Key_1)
    typist.use("save")
    (dialog,) = typist.driver.dialogs()
    assert "need evidence: Vetting." in typist.driver.words(dialog)
    table = dialog.findChild(AssessmentTable)
    assert table is not None
    assert (table.currentIndex().row(), table.currentIndex().column()) == (0, 2)
    assert records.read(workspace(tab), Assessment) == ()


def test_an_assessment_begins_with_the_answers_given_last(
    typist: Typist, tab: BoundariesTab
) -> None:
    assess(typist)
    typist.driver.choose("governance-assess")
    dialog = typist.driver.find("assessment", AssessmentDialog)
    assert [one.answer for one in dialog.model.answers] == ["met", "not-met", "not-applicable"]
    assert dialog.model.answers[0].evidence == "Monthly list of vetting dates"
    typist.tab_to("questions")
    typist.press(Key.Key_Down)
    typist.press(Key.Key_4)
    typist.use("save")
    shown = tab.matrix
    assert shown is not None
    assert shown.cell(SPECIALS, "role").change_words == "Changed: was not met"
    assert "Changed: was not met on 31 October 2022" in typist.driver.words(tab.panel)


def test_words_that_may_name_somebody_are_asked_about(typist: Typist, tab: BoundariesTab) -> None:
    typist.use("empty-action")
    typist.fill(assessed_by="Head of Assurance", note="Ask on 07700 900123")
    typist.use("save")
    assert len(typist.driver.dialogs()) == 2
    assert records.read(workspace(tab), Assessment) == ()
    typist.use("keep-as-written")
    assert typist.driver.dialogs() == []
    assert [one.note for one in records.read(workspace(tab), Assessment)] == ["Ask on 07700 900123"]


def test_an_assessment_is_changed_and_deleted_and_comes_back(
    typist: Typist, tab: BoundariesTab
) -> None:
    ws = workspace(tab)
    assessed(ws, SPECIALS, JAN, "nmm")
    assessed(ws, SPECIALS, date(2022, 6, 10), "mmm")
    tab.reload()
    typist.driver.settle()
    typist.driver.choose("governance-change-assessment")
    typist.fill(review_by="10/12/2022")
    typist.save()
    assert "10 December 2022" in typist.driver.words(tab.panel)
    typist.driver.choose("governance-delete-assessment")
    assert words_of(tab)["role"] == "Not met"
    assert len(records.read(ws, Answer)) == 3
    typist.press(Key.Key_Z, CTRL)
    assert words_of(tab)["role"] == "Met"
    assert len(records.read(ws, Answer)) == 6


def test_what_was_typed_is_kept_when_the_form_is_left(typist: Typist, tab: BoundariesTab) -> None:
    typist.use("empty-action")
    typist.fill(assessed_by="Head of Assurance")
    typist.tab_to("questions")
    typist.press(Key.Key_3)
    typist.press(Key.Key_Escape)
    assert typist.driver.dialogs() == []
    (draft,) = drafts(workspace(tab))
    assert draft.said["assessed_by"] == "Head of Assurance"
    typist.use("empty-action")
    typist.use("take-draft")
    dialog = typist.driver.find("assessment", AssessmentDialog)
    assert dialog.model.answers[0].answer == "not-met"
    typist.use("save")
    assert typist.driver.dialogs() == []
    assert words_of(tab)["vetting"] == "Not met"
    assert drafts(workspace(tab)) == ()


def test_an_answer_is_changed_and_its_history_shown(typist: Typist, tab: BoundariesTab) -> None:
    ws = workspace(tab)
    assessed(ws, SPECIALS, JAN, "nmm")
    tab.reload()
    typist.driver.settle()
    to_matrix(typist, tab, SPECIALS, "role")
    typist.press(Key.Key_Return)
    (form,) = typist.forms()
    assert "Role profile: Special Constabulary" in form.windowTitle()
    typist.fill(evidence="Role profile of 2022")
    typist.tab_to("answer")
    typist.press(Key.Key_Up)
    assert isinstance(typist.at, QComboBox)
    assert typist.at.currentText() == "Partly met"
    typist.save()
    assert words_of(tab)["role"] == "Partly met"
    assert "Role profile of 2022" in typist.driver.words(tab.panel)
    typist.use("answer-history")
    dialog = typist.driver.find("rows", RowsDialog)
    assert [str(one.cells[1]) for one in dialog.view.table.rows] == ["Partly met", "Not met"]
    typist.press(Key.Key_Escape)
    typist.press(Key.Key_Z, CTRL)
    assert words_of(tab)["role"] == "Not met"
    typist.press(Key.Key_Y, CTRL)
    assert words_of(tab)["role"] == "Partly met"


def test_a_question_is_asked_from_an_answer_and_found_beside_it(
    typist: Typist, tab: BoundariesTab
) -> None:
    ws = workspace(tab)
    assessed(ws, SPECIALS, JAN, "nmm")
    tab.reload()
    typist.driver.settle()
    to_matrix(typist, tab, SPECIALS, "role")
    typist.use("answer-ask")
    typist.fill(asked_of="Chief Constable", due="4/12/2022")
    typist.save()
    (question,) = records.read(ws, Question)
    assert question.asked == "Special Constabulary: Is the role written down?"
    answer = next(one for one in records.read(ws, Answer) if one.question == "role")
    (link,) = links(ws, question.id)
    assert (link.relation, link.to_id) == (Relation.FOLLOWS, answer.id)
    typist.tab_to("answer-linked-Q-001")
    assert typist.at.property("text") == "Question Q-001, due 4 December 2022"
    typist.press(Key.Key_Space)
    assert len(typist.forms()) == 1


def test_an_outside_group_is_added_and_compared(typist: Typist, tab: BoundariesTab) -> None:
    ws = workspace(tab)
    assessed(ws, SPECIALS, JAN, "mmm")
    typist.driver.choose("governance-group")
    typist.fill(name="Online activist groups", known_since="1/9/2017")
    typist.save()
    (group,) = records.read(ws, OutsideGroup)
    assessed(ws, f"group:{group.id}", JAN, "nun")
    tab.reload()
    typist.driver.settle()
    assert tab.header.headline.text().endswith("concern online activist groups")
    typist.driver.choose("governance-compare")
    dialog = typist.driver.find("compare-boundaries", CompareDialog)
    assert dialog.headline.text() == (
        "3 of 3 answers differ: Special Constabulary has the better one each time"
    )


def test_where_nothing_is_assessed_there_is_nothing_to_compare(
    typist: Typist, tab: BoundariesTab
) -> None:
    typist.driver.choose("governance-compare")
    assert "Nothing has been assessed yet" in typist.driver.words()
    assert typist.driver.dialogs() == []


def test_an_earlier_day_is_shown_and_not_changed(typist: Typist, tab: BoundariesTab) -> None:
    ws = workspace(tab)
    group = a_group(ws)
    assessed(ws, SPECIALS, JAN, "nmm")
    assessed(ws, group, date(2022, 6, 1), "nnn")
    tab.reload()
    typist.driver.settle()
    typist.tab_to("filter-as_at")
    while isinstance(typist.at, QComboBox) and typist.at.currentText() != "10 January 2022":
        typist.press(Key.Key_Down)
    assert "As at 10 January 2022. Nothing can be changed in this view." in typist.driver.words()
    shown = tab.matrix
    assert shown is not None
    assert [one.key for one in shown.subjects] == [SPECIALS]
    assert not tab.panel.change_button.isVisible()
    tab.change()
    typist.driver.settle()
    assert typist.forms() == []


def test_other_questions_leave_what_was_assessed(typist: Typist, tab: BoundariesTab) -> None:
    assessed(workspace(tab), SPECIALS, JAN, "nmm")
    tab.reload()
    typist.driver.settle()
    typist.driver.choose("governance-questions")
    typist.use("question-add")
    typist.fill(name="Expenses", words="Is money accounted for?")
    typist.fill(by="Chief Executive", reason="Money was missing")
    typist.use("save")
    assert typist.driver.dialogs() == []
    assert words_of(tab) == {
        "vetting": "Met", "role": "Not met", "data": "Met",
        next(one for one in words_of(tab) if one not in {q.code for q in FEW}): "Not asked",
    }  # fmt: skip
    typist.press(Key.Key_Z, CTRL)
    assert list(words_of(tab)) == ["vetting", "role", "data"]


def test_the_strip_takes_a_target(typist: Typist, tab: BoundariesTab) -> None:
    assessed(workspace(tab), SPECIALS, JAN, "nmm")
    tab.reload()
    typist.driver.settle()
    names = [one.objectName() for one in tab.strip.children() if one.objectName()]
    assert names == [
        "strip-vetting-in-date", "strip-training-in-date", "strip-published-in-time",
        "strip-actions-in-date", "strip-risks-reviewed",
    ]  # fmt: skip
    shown = {one.id: one for one in tab.strip.measures}
    tab.strip.target_asked.emit(shown["risks-reviewed"])
    typist.driver.settle()
    typist.fill(value="100", set_by="The board", source="A plan")
    typist.use("save")
    assert {one.id: one.target for one in tab.strip.measures}["risks-reviewed"] == 100.0


def test_a_cell_says_all_that_it_shows(typist: Typist, tab: BoundariesTab) -> None:
    assessed(workspace(tab), SPECIALS, JAN, "nmm")
    tab.reload()
    typist.driver.settle()
    assert tab.view.accessibleName() == "Boundary assessments"
    index = tab.view.currentIndex()
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == (
        "Role profile, Special Constabulary: Not met. No evidence named"
    )


def test_the_matrix_begins_with_the_first_subject(typist: Typist, tab: BoundariesTab) -> None:
    ws = workspace(tab)
    keys = [SPECIALS, *(f"scheme:{one}" for one in OTHERS)]
    for key in keys:
        assessed(ws, key, JAN, "mmm")
    assessed(ws, a_group(ws), JAN, "nnn")  # the gaps, at the far end
    typist.window.resize(1024, 700)
    tab.reload()
    typist.driver.settle()
    view = tab.view
    assert view.selected()[0].startswith("group:")
    assert view.horizontalScrollBar().maximum() > 0
    assert view.columnAt(0) == 0
    # A person who goes to the gap brings it into sight, and there it stays.
    tab.select(view.selected()[0], "role")
    typist.driver.settle()
    last = view.model().columnCount() - 1
    assert view.columnViewportPosition(last) + view.columnWidth(last) <= view.viewport().width()
    tab.reload()
    typist.driver.settle()
    assert view.horizontalScrollBar().value() == view.horizontalScrollBar().maximum()
