"""Forms: what is asked for, what is said beside a field, and what comes out."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit
from pytestqt.qtbot import QtBot

from oversight_app.domain.annotations import ChartNote, SeriesKey
from oversight_app.domain.bodies import Body, BodyKind
from oversight_app.domain.records import Flow, PeerSet, Target
from oversight_app.ui.dialogs.chart_note import ChartNoteDialog
from oversight_app.ui.dialogs.export import TABLE, ExportDialog
from oversight_app.ui.dialogs.flow import FlowDialog
from oversight_app.ui.dialogs.form import FormDialog
from oversight_app.ui.dialogs.hold import HoldDialog
from oversight_app.ui.dialogs.peer_sets import PeerSetChoices, PeerSetsDialog
from oversight_app.ui.dialogs.record_questions import CautionDialog
from oversight_app.ui.dialogs.target import TargetDialog
from oversight_app.ui.theme import Theme

WILTSHIRE = "E23000038"
TODAY = date(2022, 10, 31)


def shown(qtbot: QtBot, dialog: FormDialog) -> FormDialog:
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def write(dialog: FormDialog, **words: str) -> None:
    for name, text in words.items():
        line = dialog.findChild(QLineEdit, name)
        assert line is not None
        line.setText(text)


def test_nothing_is_sent_while_something_is_wrong(qtbot: QtBot, theme: Theme) -> None:
    dialog = TargetDialog(theme, "specials-strength", WILTSHIRE, TODAY)
    shown(qtbot, dialog)
    assert dialog.problem_beside("set_by") == ""  # not before one has tried
    with qtbot.assertNotEmitted(dialog.submitted):
        qtbot.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    assert dialog.problem_beside("set_by") == "Say which office or post set it."
    assert dialog.problem_beside("source") == "Say in which plan or paper it was set."
    assert dialog.problem_beside("value").startswith("Write a whole number above 0")
    write(dialog, set_by="The Commissioner")
    assert dialog.problem_beside("set_by") == ""


def test_a_target_comes_out_as_typed(qtbot: QtBot, theme: Theme) -> None:
    dialog = TargetDialog(theme, "specials-strength", WILTSHIRE, TODAY)
    shown(qtbot, dialog)
    write(dialog, value="1,500", set_by=" The Commissioner ", source="Police and Crime Plan")
    with qtbot.waitSignal(dialog.submitted):
        dialog.submit()
    assert dialog.target == Target(
        "specials-strength", WILTSHIRE, 1500.0, TODAY, "The Commissioner", "Police and Crime Plan"
    )


def test_a_retired_target_needs_no_number(qtbot: QtBot, theme: Theme) -> None:
    dialog = TargetDialog(theme, "specials-strength", WILTSHIRE, TODAY)
    shown(qtbot, dialog)
    write(dialog, set_by="The Commissioner", source="Decision 12")
    tick = dialog.findChild(QCheckBox, "retired")
    assert tick is not None
    tick.setChecked(True)
    with qtbot.waitSignal(dialog.submitted):
        dialog.submit()
    assert dialog.target.value is None


def test_what_the_workspace_refuses_stays_typed(qtbot: QtBot, theme: Theme) -> None:
    dialog = TargetDialog(theme, "specials-strength", WILTSHIRE, TODAY)
    shown(qtbot, dialog)
    write(dialog, value="500", set_by="The Commissioner", source="Plan")
    dialog.submit()
    assert not dialog.save_button.isEnabled()  # not twice
    dialog.refuse("There is already a target set on 31 October 2022.")
    assert dialog.isVisible()
    assert dialog.target.value == 500
    assert dialog.save_button.isEnabled()


def test_a_period_the_wrong_way_round_is_told(qtbot: QtBot, theme: Theme) -> None:
    before = Flow(WILTSHIRE, date(2022, 3, 31), date(2021, 4, 1), 10, 20, "Return", 3)
    dialog = FlowDialog(theme, WILTSHIRE, TODAY, before)
    shown(qtbot, dialog)
    with qtbot.assertNotEmitted(dialog.submitted):
        dialog.submit()
    assert "ends before it begins" in dialog.problem_beside("to_day")


def test_joiners_left_empty_are_asked_about(qtbot: QtBot, theme: Theme) -> None:
    dialog = FlowDialog(theme, WILTSHIRE, TODAY)
    shown(qtbot, dialog)
    write(dialog, leavers="0", source="Return")
    dialog.submit()
    assert dialog.problem_beside("joiners") == "Write a whole number, 0 where there were none."
    assert dialog.problem_beside("leavers") == ""


def a_force(code: str, name: str) -> Body:
    return Body(code, name, BodyKind.FORCE, "South West")


FORCES = (
    a_force("E1", "Dorset"),
    a_force("E2", "Gloucestershire"),
    a_force(WILTSHIRE, "Wiltshire"),
)
RURAL = PeerSet("Rural", ("E1",), "Head of performance", date(2021, 1, 2), "Alike", 4)


def test_a_set_is_shown_changed_and_given_back(qtbot: QtBot, theme: Theme) -> None:
    dialog = PeerSetsDialog(theme, PeerSetChoices((RURAL,), FORCES, WILTSHIRE, TODAY))
    shown(qtbot, dialog)
    assert dialog.peer_set == RURAL
    dialog.members.item(1).setCheckState(Qt.CheckState.Checked)
    assert dialog.peer_set.members == ("E1", "E2")
    assert dialog.peer_set.id == 4


def test_a_new_set_needs_a_force_beside_the_home_force(qtbot: QtBot, theme: Theme) -> None:
    dialog = PeerSetsDialog(theme, PeerSetChoices((RURAL,), FORCES, WILTSHIRE, TODAY))
    shown(qtbot, dialog)
    qtbot.mouseClick(dialog.new_button, Qt.MouseButton.LeftButton)
    assert dialog.peer_set.id == 0
    write(dialog, name="Mine", chosen_by="Head of performance", reason="Alike")
    dialog.members.item(2).setCheckState(Qt.CheckState.Checked)
    dialog.submit()
    assert dialog.problem_beside("members") == "Tick at least one force."
    assert not dialog.delete_button.isEnabled()


def test_forces_are_found_by_their_letters(qtbot: QtBot, theme: Theme) -> None:
    dialog = PeerSetsDialog(theme, PeerSetChoices((), FORCES, WILTSHIRE, TODAY))
    shown(qtbot, dialog)
    find = next(w for w in dialog.findChildren(QLineEdit) if w.accessibleName() == "Find a force")
    qtbot.keyClicks(find, "shire")
    hidden = [dialog.members.item(i).isHidden() for i in range(3)]
    assert hidden == [True, False, False]


def test_words_that_may_name_somebody_are_asked_about_before_they_are_sent(
    qtbot: QtBot, theme: Theme
) -> None:
    dialog = HoldDialog(theme, "Q-031")
    shown(qtbot, dialog)
    write(dialog, why="Claim of John Smith, born 3 May 1980", by="Legal")
    with qtbot.assertNotEmitted(dialog.submitted):
        dialog.submit()
    asked = dialog.findChild(CautionDialog)
    assert asked is not None
    with qtbot.waitSignal(dialog.submitted):
        asked.accept()
    # It was said once that they are kept so.
    with qtbot.waitSignal(dialog.submitted):
        dialog.submit()


def test_words_that_were_kept_before_are_not_asked_about_again(qtbot: QtBot, theme: Theme) -> None:
    series = SeriesKey("hours", "specials")
    before = ChartNote(series, 24261, "Call 01225 555 123", "Chief Executive", TODAY, 7)
    dialog = ChartNoteDialog(theme, series, [(24261, "October 2022")], None, TODAY, before)
    shown(qtbot, dialog)
    with qtbot.waitSignal(dialog.submitted):
        dialog.submit()


def test_words_that_are_no_folder_are_refused_however_long(qtbot: QtBot, theme: Theme) -> None:
    dialog = ExportDialog(theme, TABLE, "")
    shown(qtbot, dialog)
    folder = dialog.findChild(QLineEdit, "folder")
    assert folder is not None
    for words in ("nowhere", "x" * 300, "~nobody/here", ""):
        folder.setText(words)
        dialog.submit()
        assert "There is no such folder" in dialog.problem_beside("folder"), words[:12]
