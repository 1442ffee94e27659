"""What is typed in a form is kept: as a draft, beside what another saved, after undo."""

import threading
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QPushButton,
    QRadioButton,
)
from pytestqt.qtbot import QtBot

from oversight_app.domain.accountability import Action, Question
from oversight_app.store import records
from oversight_app.store.drafts import drafts
from oversight_app.store.history import undo
from oversight_app.store.record_notes import notes
from oversight_app.store.workspace import Workspace, open_workspace
from oversight_app.ui.settings import Settings
from oversight_app.ui.theme import Theme
from oversight_app.ui.widgets.banner import Banner
from oversight_app.ui.widgets.growing_text import GrowingText
from tests.ui.records_making import ASKED, Desk, action, assurance, only, question, seated

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def test_closing_a_form_keeps_what_was_typed_and_offers_it_again(
    desk: Desk, workspace: Workspace
) -> None:
    number = question(workspace)
    form = desk.open(number)
    form.panel.editors["due"].show_typed("31/13")
    form.panel.show_value("reply", "Half a sentence")
    desk.press(Qt.Key.Key_Escape)
    (draft,) = drafts(workspace)
    assert (draft.record_id, draft.said["reply"]) == (number, "Half a sentence")
    assert desk.said[-1] == "What you wrote is kept as a draft of Q-001"
    form = desk.open(number)
    assert form.panel.editors["reply"].value == ""
    words = desk.find(form, "draft", Banner).accessibleName()
    assert words.startswith("A draft from ")
    desk.find(form, "take-draft", QPushButton).click()
    desk.settle()
    assert form.panel.editors["reply"].value == "Half a sentence"
    assert form.panel.editors["due"].typed == "31/13"
    form.panel.editors["due"].show_typed("")
    form.submit()
    desk.settle()
    assert drafts(workspace) == ()


def test_a_draft_that_is_left_stays_and_one_discarded_goes(
    desk: Desk, workspace: Workspace
) -> None:
    desk.forms.add(Action)
    desk.settle()
    desk.keys("Half an action")
    desk.press(Qt.Key.Key_Escape)
    desk.forms.add(Action)
    desk.settle()
    form = desk.form()
    desk.find(form, "leave-draft", QPushButton).click()
    desk.press(Qt.Key.Key_Escape)
    assert len(drafts(workspace)) == 1
    desk.forms.add(Action)
    desk.settle()
    desk.find(desk.form(), "drop-draft", QPushButton).click()
    desk.settle()
    assert drafts(workspace) == ()


def test_a_draft_is_kept_after_a_pause_and_survives_the_program(
    desk: Desk, workspace: Workspace, tmp_path: Path
) -> None:
    desk.forms.add(Question)
    desk.settle()
    desk.keys("Typed before the power went")
    form = desk.form()
    timers = [one for one in form.findChildren(type(form._check_soon)) if one.interval() == 2_000]
    assert len(timers) == 1
    assert timers[0].isActive()
    timers[0].timeout.emit()
    desk.settle()
    # As another program would find the file now, were this one killed.
    with open_workspace(workspace.path, read_only_if_held=True) as other:
        (draft,) = drafts(other)
    assert draft.said["asked"] == "Typed before the power went"


def test_closing_the_workspace_keeps_what_is_typed_in_its_forms(
    desk: Desk, workspace: Workspace
) -> None:
    form = desk.open(question(workspace))
    form.panel.show_value("reply", "Not saved yet")
    desk.session.jobs.close()
    (draft,) = drafts(workspace)
    assert draft.said["reply"] == "Not saved yet"
    assert desk.forms.forms == ()


def test_two_who_change_one_record_are_shown_both_and_choose(
    desk: Desk, workspace: Workspace
) -> None:
    number = action(workspace)
    form = desk.open(number)
    now = records.one(workspace, number)
    assert isinstance(now, Action)
    # The other editor is not of this window, so nothing tells the form.
    records.save(workspace, replace(now, owner="Chief Executive", due=date(2022, 12, 15)))
    form.panel.show_value("task", "Send the list by district")
    form.panel.show_value("owner", "Head of Assurance")
    form.submit()
    dialog = desk.dialog(form, "conflict")
    # What only one of them changed is theirs; where both did, it is mine unless chosen.
    assert desk.find(dialog, "task-yours", QRadioButton).isChecked()
    assert desk.find(dialog, "due-now", QRadioButton).isChecked()
    assert desk.find(dialog, "owner-yours", QRadioButton).isChecked()
    desk.find(dialog, "owner-now", QRadioButton).click()
    desk.find(dialog, "save-chosen", QPushButton).click()
    desk.settle()
    kept = records.one(workspace, number)
    assert isinstance(kept, Action)
    assert (kept.task, kept.owner, kept.due) == (
        "Send the list by district", "Chief Executive", date(2022, 12, 15),
    )  # fmt: skip


def test_of_two_changes_theirs_can_be_taken_whole(desk: Desk, workspace: Workspace) -> None:
    number = action(workspace)
    form = desk.open(number)
    now = records.one(workspace, number)
    assert isinstance(now, Action)
    records.save(workspace, replace(now, owner="Chief Executive"))
    form.panel.show_value("owner", "Head of Assurance")
    form.submit()
    dialog = desk.dialog(form, "conflict")
    desk.find(dialog, "take-theirs", QPushButton).click()
    desk.settle()
    assert form.panel.editors["owner"].value == "Chief Executive"
    assert not form.changed
    assert drafts(workspace) == ()


def test_two_forms_on_one_matter_are_open_at_once(desk: Desk, workspace: Workspace) -> None:
    asked = question(workspace)
    said = assurance(workspace, asked)
    desk.open(asked)
    desk.open(said)
    assert len(desk.forms.forms) == 2
    desk.forms.open(asked)
    desk.settle()
    assert len(desk.forms.forms) == 2


def test_a_deleted_record_can_be_saved_as_another(desk: Desk, workspace: Workspace) -> None:
    number = action(workspace)
    form = desk.open(number)
    form.panel.show_value("task", "Send the list by role")
    records.delete(workspace, number)
    form.submit()
    desk.settle()
    assert "deleted in the meantime" in form.problem.accessibleName()
    form.submit()
    desk.settle()
    kept = only(workspace, Action)
    assert isinstance(kept, Action)
    assert (kept.task, kept.reference) == ("Send the list by role", "A-002")


def test_a_half_written_note_is_kept_with_the_form(desk: Desk, workspace: Workspace) -> None:
    number = question(workspace)
    form = desk.open(number)
    desk.find(form, "note", GrowingText).setPlainText("The force will write again")
    desk.press(Qt.Key.Key_Escape)
    form = desk.open(number)
    desk.find(form, "take-draft", QPushButton).click()
    desk.settle()
    assert form.side.note_typed == "The force will write again"
    form.submit(close=True)
    desk.settle()
    assert [one.words for one in notes(workspace, number)] == ["The force will write again"]
    assert desk.forms.forms == ()
    assert drafts(workspace) == ()


def test_undo_of_a_save_is_shown_in_the_open_form(desk: Desk, workspace: Workspace) -> None:
    number = action(workspace)
    form = desk.open(number)
    form.panel.show_value("owner", "Chief Executive")
    form.submit()
    desk.settle()
    changes = undo(workspace)
    desk.session.changed.emit(changes)
    desk.settle()
    assert form.panel.editors["owner"].value == "Head of Performance"


def test_a_window_that_only_looks_shows_the_form_locked(
    qtbot: QtBot, workspace: Workspace, theme: Theme, settings: Settings
) -> None:
    number = question(workspace)
    with open_workspace(workspace.path, read_only_if_held=True) as other:
        assert other.read_only
        desk = seated(other, theme, settings, lambda _place: None)
        qtbot.addWidget(desk.host)
        desk.settle()
        form = desk.open(number)
        assert form.panel.editors["asked"].value == ASKED
        assert not form.save_button.isVisible()
        assert not form.done_button.isVisible()
        form.reject()
        desk.settle()
        desk.session._timer.stop()
        desk.session.jobs.close()


def test_a_form_that_is_left_while_it_is_saved_closes_once_it_is_and_leaves_no_draft(
    desk: Desk, workspace: Workspace
) -> None:
    desk.forms.add(Action)
    desk.settle()
    form = desk.form()
    for field, words in (
        ("task", "Send the list"),
        ("owner", "Head of Performance"),
        ("due", date(2022, 11, 30)),
    ):
        form.panel.show_value(field, words)
    gate = threading.Event()
    desk.context.jobs.write("Waiting", lambda _ws, _p: gate.wait(10), lambda _: None)
    form.submit()
    form.reject()
    assert form.isVisible()
    gate.set()
    desk.settle()
    assert len(records.read(workspace, Action)) == 1
    assert drafts(workspace) == ()
    assert desk.forms.forms == ()


def test_a_form_that_is_left_while_it_is_saved_stays_where_that_is_refused(
    desk: Desk, workspace: Workspace
) -> None:
    number = question(workspace)
    form = desk.open(number)
    form.panel.show_value("reply", "Thirty-one")
    gate = threading.Event()
    desk.context.jobs.write("Waiting", lambda _ws, _p: gate.wait(10), lambda _: None)
    desk.context.jobs.write("Deleting", lambda ws, _p: records.delete(ws, number), lambda _: None)
    form.submit()
    form.reject()
    gate.set()
    desk.settle()
    assert form.isVisible()
    assert form.panel.editors["reply"].value == "Thirty-one"
