"""The form of a position on engagement: locked choices, signing, reviewing, next steps."""

from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QRadioButton

from oversight_app.domain.accountability import Question
from oversight_app.domain.engagement import Engagement
from oversight_app.domain.outside_groups import OutsideGroup
from oversight_app.domain.risk import Risk
from oversight_app.store import records
from oversight_app.store.record_reviews import reviews
from oversight_app.store.workspace import Workspace
from oversight_app.ui.dialogs.record_form import RecordForm
from oversight_app.ui.record_acts import RecordActs
from oversight_app.ui.widgets.choice import Choice
from tests.store.making_records import ALL_MET, SIGNED_ENGAGEMENT, again, kept
from tests.ui.records_making import Desk

ABOVE = ("Receive evidence only", "Information protocol", "Written agreement",
         "Integrated volunteer role")  # fmt: skip


def group_of(ws: Workspace) -> int:
    return kept(ws, OutsideGroup, name="Activist groups").id


def outcome(form: RecordForm) -> Choice[str]:
    found = form.findChild(Choice, "outcome")
    assert found is not None
    return found


def locked(form: RecordForm) -> list[str]:
    combo = outcome(form)
    model = combo.model()
    assert isinstance(model, QStandardItemModel)
    return [
        model.item(at).text()
        for at in range(model.rowCount())
        if not model.item(at).isEnabled() and model.item(at).text()
    ]


def answer(form: RecordForm, gate: str, code: str) -> None:
    form.panel.show_value(f"{gate}_gate", code)
    button = form.findChild(QRadioButton, f"{gate}_gate-{code}")
    assert button is not None
    button.setChecked(False)
    button.click()


def test_positions_above_signpost_are_in_sight_and_locked_until_the_gates_are_met(
    desk: Desk, workspace: Workspace
) -> None:
    one = kept(workspace, Engagement, outside_group=group_of(workspace))
    form = desk.open(one.id)
    assert locked(form) == [f"{words} (locked)" for words in ABOVE]
    assert form.panel.said_beside("outcome") == (
        "What is locked unlocks when gates 1, 2 and 3 are met (protects children; risks managed "
        "and accepted by a named office; does not jeopardise a case, nor endanger anyone)."
    )
    # The keyboard passes over them.
    combo = outcome(form)
    combo.setFocus()
    for _ in range(9):
        desk.press(Qt.Key.Key_Down)
    assert combo.value == "signpost"
    for gate in ("children", "risks"):
        answer(form, gate, "met")
    assert len(locked(form)) == 4
    answer(form, "case", "met")
    assert locked(form) == []
    desk.press(Qt.Key.Key_Down)
    combo.setFocus()
    desk.press(Qt.Key.Key_Down)
    assert combo.value != "signpost"
    # Closed again, the choice made stays in sight, and can't be saved.
    form.panel.show_value("outcome", "role")
    answer(form, "case", "partly")
    assert locked(form) == [f"{words} (locked)" for words in ABOVE]
    form._check()
    assert "gate 3 is not met" in form.panel.said_beside("outcome")
    form.submit()
    desk.settle()
    assert again(workspace, Engagement, one.id) == one


def test_signing_shows_the_position_its_gates_and_who_accepts_what_remains(
    desk: Desk, workspace: Workspace
) -> None:
    one = kept(
        workspace, Engagement, **ALL_MET, outside_group=group_of(workspace), outcome="evidence",
        options="Nothing", reasons="So", signatory="The Commissioner",
    )  # fmt: skip
    form = desk.open(one.id)
    desk.find(form, "step-sign", QPushButton).click()
    dialog = desk.dialog(form, "sign-decision")
    words = [one.text() for one in dialog.findChildren(QLabel) if one.isVisible()]
    assert "Position: Receive evidence only" in words
    assert words.count("Met") == 3
    assert "What remains of the risks is accepted by Head of Assurance on 31 March 2022" in words
    desk.find(dialog, "save", QPushButton).click()
    desk.settle()
    now = again(workspace, Engagement, one.id)
    assert (now.state, now.notice) == ("signed", "2022/001")


def test_it_is_not_signed_before_a_gate_was_answered_nor_without_a_position(
    desk: Desk, workspace: Workspace
) -> None:
    said: dict[str, Any] = {**ALL_MET, "case_on": date(2022, 10, 20)}
    group = group_of(workspace)
    one = kept(workspace, Engagement, **said, outside_group=group, outcome="evidence",
               options="Nothing", reasons="So")  # fmt: skip
    form = desk.open(one.id)
    desk.find(form, "step-sign", QPushButton).click()
    dialog = desk.dialog(form, "sign-decision")
    desk.find(dialog, "signatory", QLineEdit).setText("The Commissioner")
    desk.find(dialog, "signed_on", QLineEdit).setText("19 October 2022")
    desk.find(dialog, "save", QPushButton).click()
    desk.settle()
    assert dialog.isVisible()
    words = " ".join(one.text() for one in dialog.findChildren(QLabel) if one.isVisible())
    assert "is before the day it was answered (20 October 2022)" in words
    dialog.reject()
    form.close()
    blank = kept(workspace, Engagement, outside_group=group, options="Nothing", reasons="So")
    form = desk.open(blank.id)
    desk.find(form, "step-sign", QPushButton).click()
    dialog = desk.dialog(form, "sign-decision")
    assert not desk.find(dialog, "save", QPushButton).isEnabled()
    words = " ".join(one.text() for one in dialog.findChildren(QLabel) if one.isVisible())
    assert "It can’t be signed before it says: The Commissioner’s position" in words
    assert "Position: none chosen yet" in words
    dialog.reject()


def test_reviewing_shows_what_has_changed_since(desk: Desk, workspace: Workspace) -> None:
    group = group_of(workspace)
    risk = kept(workspace, Risk, outside_group=group, name="Entrapment", day=date(2022, 4, 1))
    said = {**SIGNED_ENGAGEMENT, "outside_group": group, "signed_on": date(2022, 4, 30)}
    one = kept(workspace, Engagement, **said, day=date(2022, 4, 30))
    records.save(workspace, replace(risk, likelihood=4), day=date(2022, 6, 15))
    form = desk.open(one.id)
    desk.find(form, "mark-reviewed", QPushButton).click()
    dialog = desk.dialog(form, "mark-reviewed-form")
    words = [one.text() for one in dialog.findChildren(QLabel) if one.isVisible()]
    assert "One thing has changed since it was signed on 30 April 2022." in words
    assert "Entrapment: score from 6 to 12 (R-001, 15 June 2022)" in words
    desk.find(dialog, "by", QLineEdit).setText("Chief Executive")
    desk.find(dialog, "save", QPushButton).click()
    desk.settle()
    assert len(reviews(workspace, one.id)) == 1


def test_reviewing_from_a_list_shows_it_too(desk: Desk, workspace: Workspace) -> None:
    group = group_of(workspace)
    risk = kept(workspace, Risk, outside_group=group, name="Entrapment", day=date(2022, 4, 1))
    said = {**SIGNED_ENGAGEMENT, "outside_group": group, "signed_on": date(2022, 4, 30)}
    one = kept(workspace, Engagement, **said, day=date(2022, 4, 30))
    records.save(workspace, replace(risk, likelihood=4), day=date(2022, 6, 15))
    RecordActs(desk.context, desk.host).mark_reviewed(one.id)
    desk.settle()
    dialog = desk.dialog(desk.host, "mark-reviewed-form")
    words = [one.text() for one in dialog.findChildren(QLabel) if one.isVisible()]
    assert "One thing has changed since it was signed on 30 April 2022." in words
    dialog.reject()


def test_the_assurance_sought_becomes_a_question(desk: Desk, workspace: Workspace) -> None:
    said = {**SIGNED_ENGAGEMENT, "outside_group": group_of(workspace)}
    one = kept(workspace, Engagement, **said)
    form = desk.open(one.id)
    desk.find(form, "step-ask-about", QPushButton).click()
    desk.settle()
    asking = desk.form(0)
    record = asking.record
    assert isinstance(record, Question)
    assert (record.asked, record.asked_of) == ("How evidence is received", "Chief Constable")
    assert len(asking.links) == 1
