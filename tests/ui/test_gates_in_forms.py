"""No way round the gates in the window: forms, drafts, choices between two versions, signing; and
what is typed wrongly is told of beside its field, with nothing lost."""

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QRadioButton, QWidget

from oversight_app.domain.claims import Claim
from oversight_app.domain.engagement import Engagement
from oversight_app.domain.organisations import Organisation
from oversight_app.domain.outside_groups import OutsideGroup
from oversight_app.domain.positions import Position
from oversight_app.store import records
from oversight_app.store.drafts import drafts
from oversight_app.store.workspace import Workspace
from oversight_app.ui.dialogs.record_form import RecordForm
from oversight_app.ui.widgets.choice import Choice
from tests.store.making_records import ALL_MET, again, kept
from tests.ui.records_making import Desk

NEEDS = "“Information protocol” needs all three gates, and gate 3 is not met."


def draft(ws: Workspace, **said: Any) -> Engagement:
    """A draft with all gates met, about a group of its own."""
    group = kept(ws, OutsideGroup, name="Activist groups").id
    return kept(ws, Engagement, **{**ALL_MET, "outside_group": group, **said})


def words_in(form: QWidget) -> str:
    return " ".join(one.text() for one in form.findChildren(QLabel) if one.isVisible())


def opened_again(ws: Workspace, number: int) -> None:
    """Somebody else finds that gate 3 is not met, and saves that."""
    records.save(ws, replace(again(ws, Engagement, number), case_gate="not-met", outcome="none"))


def chosen(form: RecordForm, code: str) -> None:
    choice = form.findChild(Choice, "outcome")
    assert choice is not None
    form.panel.show_value("outcome", code)


def test_a_gate_that_another_editor_opened_stops_the_position_that_was_chosen_here(
    desk: Desk, workspace: Workspace
) -> None:
    one = draft(workspace)
    form = desk.open(one.id)
    chosen(form, "protocol")
    opened_again(workspace, one.id)
    form.submit()
    dialog = desk.dialog(form, "conflict")
    # The gate is theirs, the position is mine: together they may not be.
    assert desk.find(dialog, "case_gate-now", QRadioButton).isChecked()
    assert desk.find(dialog, "outcome-yours", QRadioButton).isChecked()
    desk.find(dialog, "save-chosen", QPushButton).click()
    desk.settle()
    now = again(workspace, Engagement, one.id)
    assert (now.case_gate, now.outcome) == ("not-met", "none")
    assert form.isVisible()
    assert NEEDS in words_in(form)
    assert form.panel.editors["outcome"].value == "protocol"


def test_a_draft_that_is_taken_up_again_goes_no_further_than_the_gates_of_today(
    desk: Desk, workspace: Workspace
) -> None:
    one = draft(workspace)
    form = desk.open(one.id)
    chosen(form, "protocol")
    form.close()
    desk.settle()
    opened_again(workspace, one.id)
    form = desk.open(one.id)
    desk.find(form, "take-draft", QPushButton).click()
    desk.settle()
    assert "It was changed since this draft" in words_in(form)
    form.submit()
    # What was changed since is not written over by what the draft left as it was.
    dialog = desk.dialog(form, "conflict")
    assert desk.find(dialog, "case_gate-now", QRadioButton).isChecked()
    assert desk.find(dialog, "outcome-yours", QRadioButton).isChecked()
    desk.find(dialog, "save-chosen", QPushButton).click()
    desk.settle()
    now = again(workspace, Engagement, one.id)
    assert (now.case_gate, now.outcome) == ("not-met", "none")
    assert NEEDS in words_in(form)
    assert form.panel.editors["outcome"].value == "protocol"


def test_what_was_changed_while_the_sign_dialog_is_open_is_not_signed(
    desk: Desk, workspace: Workspace
) -> None:
    one = draft(workspace, outcome="protocol", options="Nothing", reasons="So",
                signatory="The Commissioner")  # fmt: skip
    form = desk.open(one.id)
    desk.find(form, "step-sign", QPushButton).click()
    dialog = desk.dialog(form, "sign-decision")
    opened_again(workspace, one.id)
    desk.find(dialog, "save", QPushButton).click()
    desk.settle()
    now = again(workspace, Engagement, one.id)
    assert (now.state, now.notice, now.outcome) == ("draft", "", "none")


def test_contact_above_the_position_is_refused_in_the_form_of_the_group(
    desk: Desk, workspace: Workspace
) -> None:
    group = kept(workspace, OutsideGroup)
    form = desk.open(group.id)
    form.panel.show_value("contact", "protocol")
    form.panel.show_value("does", "Poses as children online")
    form.submit()
    desk.settle()
    assert again(workspace, OutsideGroup, group.id).contact == "none"
    assert form.isVisible()
    assert "no signed position of the Commissioner allows it" in words_in(form)
    assert form.panel.editors["does"].value == "Poses as children online"


@pytest.mark.parametrize(
    ("kind", "said", "field", "told"),
    [
        (Claim, {"numerator": "260"}, "numerator", "260 is more than 259"),
        (Claim, {"denominator": "0"}, "denominator", "A share of none means nothing"),
        (Claim, {"quoted_share": "44,0 %"}, "quoted_share", "Write the share as 44% or 44.0%"),
        (Claim, {"period_from": "1 May 2016", "period_to": "1 April 2016"}, "period_to",
         "is before its first day (1 May 2016)"),
        (Position, {"to_day": "30 March 2022"}, "to_day", "is before its first day"),
        (Engagement, {"case_evidence": "-"}, "case_evidence",
         "Gate 3 is answered without evidence"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_beside_its_field_and_stays_typed(
    desk: Desk, workspace: Workspace, kind: Any, said: dict[str, str], field: str, told: str
) -> None:
    more: dict[str, Any] = {Position: {"organisation": 0}, Engagement: dict(ALL_MET)}.get(kind, {})
    if "organisation" in more:
        more["organisation"] = kept(workspace, Organisation).id
    one = kept(workspace, kind, **more)
    form = desk.open(one.id)
    for name, words in said.items():
        form.panel.editors[name].show_typed(words)
    form.submit()
    desk.settle()
    assert again(workspace, kind, one.id) == one
    assert told in form.panel.said_beside(field)
    assert {name: form.panel.editors[name].typed for name in said} == said
    # Left as it is, what was typed is there again.
    form.close()
    desk.settle()
    (left,) = drafts(workspace)
    assert left.record_id == one.id


def test_a_position_does_not_offer_itself_to_be_replaced_and_is_refused_by_name(
    desk: Desk, workspace: Workspace
) -> None:
    whose = kept(workspace, Organisation).id
    first = kept(workspace, Position, organisation=whose)
    second = kept(workspace, Position, organisation=whose, replaces=first.id)
    form = desk.open(first.id)
    form.panel.show_value("replaces", second.id)
    form.submit()
    desk.settle()
    assert again(workspace, Position, first.id).replaces is None
    assert "would replace itself, by way of others" in words_in(form)
    form.panel.show_value("replaces", first.id)
    form.submit()
    desk.settle()
    assert again(workspace, Position, first.id).replaces is None
    assert "A position can’t replace itself" in words_in(form)


def test_a_name_a_number_and_an_offence_are_told_of_and_nothing_is_lost(
    desk: Desk, workspace: Workspace
) -> None:
    group = kept(workspace, OutsideGroup)
    form = desk.open(group.id)
    typed = "Mr John Smith, 07700 900123, was charged with grooming"
    form.panel.show_value("does", typed)
    form.submit()
    desk.settle()
    dialog = QApplication.activeModalWidget() or form
    assert "telephone number" in form.panel.said_beside("does") + words_in(dialog)
    assert again(workspace, OutsideGroup, group.id).does == ""
    assert form.panel.editors["does"].value == typed
