"""An option appraisal by the keyboard alone: begin one, judge a role, change, ask, move, compare,
look back, undo; other criteria; the sample's own."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QListWidget

from oversight_app.domain.accountability import Question
from oversight_app.domain.appraisal import Appraisal, Judgement, Option
from oversight_app.domain.record_kinds import Relation
from oversight_app.domain.records import Office
from oversight_app.review.appraisal import AppraisalView
from oversight_app.store import records
from oversight_app.store.criteria_sets import current_criteria
from oversight_app.store.record_links import links
from oversight_app.store.workspace import Workspace, create, open_workspace
from oversight_app.ui.dialogs.compare_roles import CompareRolesDialog
from oversight_app.ui.dialogs.judging import JudgeDialog
from oversight_app.ui.pages.outside_groups import OutsideGroupsPage
from oversight_app.ui.pages.outside_groups_options import OptionsTab
from tests.journeys.conftest import Driver, OpenWindow
from tests.journeys.typist import Typist
from tests.review.making_appraisals import (
    PROTOCOL,
    SIGNPOST,
    SPECIAL,
    appraised,
    judge_by_few,
    role,
)
from tests.review.making_assessments import a_group, ask_few, assessed

ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
TODAY, JAN = date(2022, 10, 31), date(2022, 1, 10)
Key = Qt.Key
ASSURANCE = "Assurance lead"
"""No part of the name of another office, whose list would take the keyboard: the offscreen screen
has no window manager to give it back."""


def options_of(driver: Driver) -> OptionsTab:
    """The tab, brought to the front."""
    assert driver.window.session is not None
    driver.window.session.context.go_to("outside-groups/options/")
    driver.settle()
    found = driver.window.findChild(OutsideGroupsPage)
    assert found is not None
    return found.tab(OptionsTab, "options")


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """An office that judges by three criteria and has appraised nothing."""
    path = tmp_path / "office.oversight"
    ws = create(path, Office("Sample office", "E23000038", review_date=TODAY), reference=False)
    ask_few(ws)
    judge_by_few(ws)
    a_group(ws)
    assessed(ws, "scheme:specials", JAN, "mmm")
    ws.close()
    return path


@pytest.fixture
def typist(open_window: OpenWindow, office: Path) -> Typist:
    return Typist(open_window(office))


@pytest.fixture
def tab(typist: Typist) -> OptionsTab:
    return options_of(typist.driver)


def workspace(tab: OptionsTab) -> Workspace:
    return tab.context.workspace


def shown(tab: OptionsTab) -> AppraisalView:
    assert tab.appraisal is not None
    return tab.appraisal


def words_of(tab: OptionsTab, place: int = 0) -> list[str]:
    view = shown(tab)
    return [view.cell(view.subjects[place].key, one.code).words for one in view.questions]


def test_from_nothing_to_a_role_judged(typist: Typist, tab: OptionsTab) -> None:
    assert "No option appraisal has been recorded yet." in typist.driver.words()
    typist.use("empty-action")
    typist.fill(name="Who could help", appraised_by=ASSURANCE)
    typist.tab_to("roles")
    typist.press(Key.Key_Down)
    typist.press(Key.Key_Space)  # not the police support volunteer
    typist.use("save")
    assert typist.driver.dialogs() == []
    (made,) = records.read(workspace(tab), Appraisal)
    assert (made.name, made.appraised_on, made.review_by) == (
        "Who could help", TODAY, date(2023, 4, 30),
    )  # fmt: skip
    assert made.outside_group is not None
    assert [one.name for one in shown(tab).subjects] == [
        "Special Constable",
        "“Special Constable-type” role, as proposed",
        "Outside group: no contact",
        "Outside group: signpost to report",
        "Outside group: receive evidence only",
        "Outside group: information protocol",
        "Outside group: written agreement",
        "Outside group: integrated volunteer role",
    ]
    assert tab.header.headline.text() == "8 roles are to be judged by 3 criteria"
    typist.use("role-judge")
    typist.tab_to("criteria")
    for key in (Key.Key_1, Key.Key_4, Key.Key_3):
        typist.press(key)
    # Vetting rests on the boundary assessment that was proposed; that is evidence enough.
    typist.fill(best_if="Enough Specials could be spared")
    typist.use("save")
    assert typist.driver.dialogs() == []
    assert words_of(tab) == ["Strong", "Not known", "Weak"]
    assert shown(tab).subjects[0].best_if == "Enough Specials could be spared"
    assert "enough Specials could be spared" in typist.driver.words(tab.role)
    vetting = shown(tab).cell(shown(tab).subjects[0].key, "vetting")
    assert vetting.behind is not None
    assert vetting.behind.assessment.assessed_on == JAN
    typist.press(Key.Key_Z, CTRL)
    assert words_of(tab) == ["Not judged"] * 3
    assert shown(tab).subjects[0].best_if == ""


def test_an_appraisal_is_deleted_and_comes_back(typist: Typist, tab: OptionsTab) -> None:
    typist.use("empty-action")
    typist.fill(name="Who could help", appraised_by=ASSURANCE)
    typist.use("save")
    typist.use("options-delete")
    assert records.read(workspace(tab), Appraisal) == records.read(workspace(tab), Option) == ()
    assert "No option appraisal has been recorded yet." in typist.driver.words()
    typist.press(Key.Key_Z, CTRL)
    assert (shown(tab).appraisal.name, len(shown(tab).subjects)) == ("Who could help", 9)


def test_strong_without_evidence_is_not_saved_and_says_which(
    typist: Typist, tab: OptionsTab
) -> None:
    typist.use("empty-action")
    typist.fill(name="Who could help", appraised_by=ASSURANCE)
    typist.use("save")
    typist.use("role-judge")
    typist.tab_to("criteria")
    for key in (Key.Key_4, Key.Key_4, Key.Key_1):
        typist.press(key)
    typist.use("save")
    (dialog,) = typist.driver.dialogs()
    assert isinstance(dialog, JudgeDialog)
    assert "need evidence: Cost." in typist.driver.words(dialog)
    assert records.read(workspace(tab), Judgement) == ()
    # It stands on the cell that is missing; typing fills it.
    typist.press(Key.Key_Return)
    typist.write("Unit costs")
    typist.press(Key.Key_Return)
    typist.use("save")
    assert [one.evidence for one in records.read(workspace(tab), Judgement)] == [
        "", "", "Unit costs",
    ]  # fmt: skip


def test_an_appraisal_without_a_title_or_a_role_is_not_saved(
    typist: Typist, tab: OptionsTab
) -> None:
    typist.use("empty-action")
    typist.fill(appraised_by=ASSURANCE)
    (dialog,) = typist.driver.dialogs()
    ticked = dialog.findChild(QListWidget, "roles")
    assert ticked is not None
    typist.tab_to("roles")
    for _ in range(ticked.count()):
        typist.press(Key.Key_Space)
        typist.press(Key.Key_Down)
    typist.use("save")
    assert "Tick at least one role." in typist.driver.words(dialog)
    assert "Title is missing" in typist.driver.words(dialog)
    assert records.read(workspace(tab), Appraisal) == ()


class TestAnAppraisalThatThereIs:
    @pytest.fixture
    def typist(self, open_window: OpenWindow, office: Path) -> Typist:
        ws = open_workspace(office)
        roles = [role(SPECIAL, "saw"), role(SIGNPOST, "wwu"), role(PROTOCOL, "wwa")]
        appraised(ws, *roles)
        ws.close()
        return Typist(open_window(office))

    @pytest.fixture
    def tab(self, typist: Typist) -> OptionsTab:
        return options_of(typist.driver)

    def to_cell(self, typist: Typist, tab: OptionsTab, place: int, criterion: str) -> None:
        """Tab to the matrix and go to a cell by the arrow keys."""
        view = shown(tab)
        rows = [one.code for one in view.questions]
        columns = [one.key for one in view.subjects]
        typist.tab_to("matrix")
        for _ in range(12):
            at_role, at_criterion = tab.view.selected()
            if at_criterion != criterion:
                on = rows.index(at_criterion) < rows.index(criterion)
                typist.press(Key.Key_Down if on else Key.Key_Up)
            elif at_role != columns[place]:
                right = columns.index(at_role) < place
                typist.press(Key.Key_Right if right else Key.Key_Left)
        assert tab.view.selected() == (columns[place], criterion)

    def test_enter_changes_a_judgement_and_its_history_is_kept(
        self, typist: Typist, tab: OptionsTab
    ) -> None:
        self.to_cell(typist, tab, 1, "cost")
        typist.press(Key.Key_Return)
        typist.fill(why="Nobody is paid for a telephone call")
        typist.tab_to("judgement")
        typist.press(Key.Key_Up)
        typist.save()
        assert words_of(tab, 1) == ["Weak", "Weak", "Weak"]
        assert "Nobody is paid for a telephone call" in typist.driver.words(tab.panel)
        assert tab.panel.history_button.text() == "1"
        tab.show_as_at(date(2022, 10, 10))
        typist.driver.settle()
        assert words_of(tab, 1) == ["Weak", "Weak", "Not known"]
        assert not tab.panel.change_button.isVisible()
        assert not tab.role.buttons["remove"].isVisible()
        assert "Nothing can be changed in this view." in typist.driver.words()
        tab.show_as_at(JAN)
        typist.driver.settle()
        assert tab.appraisal is None

    def test_what_is_not_known_is_asked_about(self, typist: Typist, tab: OptionsTab) -> None:
        self.to_cell(typist, tab, 1, "cost")
        typist.use("judgement-ask")
        typist.fill(asked_of="Chief Constable")
        typist.save()
        (asked,) = records.read(workspace(tab), Question)
        assert asked.asked == "Outside group: signpost to report: What does it cost?"
        made = links(workspace(tab), asked.id)
        assert {one.relation for one in made} == {Relation.FOLLOWS, Relation.ABOUT}
        assert f"Question {asked.reference}" in [
            one.text() for one in tab.panel.findChildren(type(tab.panel.ask_button))
        ]

    def test_roles_move_are_removed_and_come_back(self, typist: Typist, tab: OptionsTab) -> None:
        self.to_cell(typist, tab, 1, "vetting")
        typist.press(Key.Key_Left, ALT)
        names = [one.name for one in shown(tab).subjects]
        assert names == [SIGNPOST.name, SPECIAL.name, PROTOCOL.name]
        # The selection goes with the role that moved.
        assert shown(tab).subject(tab.view.selected()[0]) == shown(tab).subjects[0]
        typist.press(Key.Key_Left, ALT)  # it is the first already
        assert [one.name for one in shown(tab).subjects] == names
        typist.use("role-remove")
        assert [one.name for one in shown(tab).subjects] == [SPECIAL.name, PROTOCOL.name]
        assert len(records.read(workspace(tab), Judgement)) == 6
        typist.press(Key.Key_Z, CTRL)
        assert [one.name for one in shown(tab).subjects] == names
        assert len(records.read(workspace(tab), Judgement)) == 9

    def test_a_role_is_added_at_the_end(self, typist: Typist, tab: OptionsTab) -> None:
        typist.use("options-add-role")
        typist.fill(name="Police Community Support Officer")
        typist.save()
        assert shown(tab).subjects[-1].name == "Police Community Support Officer"
        assert words_of(tab, 3) == ["Not judged"] * 3
        assert [one.position for one in records.read(workspace(tab), Option)] == [1, 2, 3, 4]

    def test_two_roles_are_compared(self, typist: Typist, tab: OptionsTab) -> None:
        self.to_cell(typist, tab, 0, "vetting")
        typist.use("options-compare")
        (dialog,) = typist.driver.dialogs()
        assert isinstance(dialog, CompareRolesDialog)
        assert dialog.headline.text() == (
            "3 of 3 judgements differ. Special Constable is stronger by vetting and safeguarding"
        )
        assert "Best choice if: enough could be spared" in typist.driver.words(dialog)
        typist.press(Key.Key_Escape)
        assert typist.driver.dialogs() == []

    def test_what_would_have_to_be_true_stands_whole_for_each(
        self, typist: Typist, tab: OptionsTab
    ) -> None:
        typist.use("role-all")
        (dialog,) = typist.driver.dialogs()
        words = typist.driver.words(dialog)
        assert "Special Constable would be the best choice if\nenough could be spared" in words
        assert f"{SIGNPOST.name} would be the best choice if\nNot said yet." in words
        typist.press(Key.Key_Escape)
        assert typist.driver.dialogs() == []

    def test_ctrl_n_begins_an_appraisal_with_its_roles(
        self, typist: Typist, tab: OptionsTab
    ) -> None:
        typist.press(Key.Key_N, CTRL)
        typist.fill(name="Who drives?")
        typist.use("save")
        assert shown(tab).appraisal.name == "Who drives?"
        assert len(shown(tab).subjects) == 9

    def test_other_criteria_leave_this_appraisal_as_it_was(
        self, typist: Typist, tab: OptionsTab
    ) -> None:
        typist.use("options-criteria")
        (dialog,) = typist.driver.dialogs()
        assert isinstance(dialog, QDialog)
        typist.use("criterion-add")
        typist.write("Public trust")
        typist.fill(words="Does the public trust it?", by="Chief executive", reason="It matters")
        typist.use("save")
        assert typist.driver.dialogs() == []
        assert [one.name for one in current_criteria(workspace(tab)).criteria] == [
            "Vetting", "Safeguarding", "Cost", "Public trust",
        ]  # fmt: skip
        assert [one.name for one in shown(tab).questions] == ["Vetting", "Safeguarding", "Cost"]


def test_the_sample_shows_nine_roles_by_fifteen_criteria(
    open_window: OpenWindow, sample_file: Path, tmp_path: Path
) -> None:
    path = Path(shutil.copy(sample_file, tmp_path / "sample.oversight"))
    driver = open_window(path)
    tab = options_of(driver)
    view = shown(tab)
    assert len(view.subjects) == 9
    assert len(view.questions) == 15
    assert all(one.best_if for one in view.subjects)
    assert all(one.judgement is not None for one in view.cells.values())
    assert tab.header.headline.text() == (
        "No role is strong on all 15 criteria; safeguarding and public safety are weak on each rung"
    )
    assert "Sample data." in driver.words()
