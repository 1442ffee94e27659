"""The form of a record, worked by its keys over a real workspace."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QRadioButton,
)

from oversight_app.domain.accountability import Action, Meeting, Question
from oversight_app.domain.decisions import Decision
from oversight_app.domain.plans import Investment, Objective
from oversight_app.domain.record_kinds import KINDS, Relation
from oversight_app.domain.risk import Risk
from oversight_app.store import records
from oversight_app.store.drafts import drafts
from oversight_app.store.record_links import links
from oversight_app.store.record_notes import notes
from oversight_app.store.record_reviews import reviews
from oversight_app.store.workspace import Workspace
from oversight_app.ui.dialogs.record_form import RecordForm
from oversight_app.ui.widgets.banner import Banner
from oversight_app.ui.widgets.growing_text import GrowingText
from tests.ui.records_making import TODAY, Desk, action, assurance, only, question

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def beside(form: RecordForm, field: str) -> str:
    form._check()
    return form.panel.said_beside(field)


def test_a_question_is_typed_and_saved_without_the_mouse(desk: Desk, workspace: Workspace) -> None:
    desk.forms.add(Question)
    desk.settle()
    desk.keys("Who is overdue?")
    for _ in range(3):
        desk.press(Qt.Key.Key_Tab)
    desk.keys("Chief Constable")
    desk.press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget().objectName() == "asked_on"
    desk.press(Qt.Key.Key_Tab)
    desk.keys("3/11/22")
    desk.press(Qt.Key.Key_Tab)
    desk.press(Qt.Key.Key_S, CTRL)
    kept = only(workspace, Question)
    assert isinstance(kept, Question)
    assert (kept.asked, kept.asked_of) == ("Who is overdue?", "Chief Constable")
    assert (kept.asked_on, kept.due) == (TODAY, date(2022, 11, 3))
    form = desk.form()
    assert form.windowTitle() == "Q-001 Who is overdue?"
    assert form.state.text() == "Saved"
    desk.press(Qt.Key.Key_Escape)
    assert desk.forms.forms == ()
    assert drafts(workspace) == ()


def test_ctrl_return_saves_and_closes_and_enter_in_a_field_does_not(
    desk: Desk, workspace: Workspace
) -> None:
    form = desk.open(question(workspace))
    line = desk.find(form, "asked_of", QLineEdit)
    line.setFocus()
    desk.press(Qt.Key.Key_End)
    desk.keys(" of Wiltshire")
    desk.press(Qt.Key.Key_Return)
    assert form.isVisible()
    desk.press(Qt.Key.Key_Return, CTRL)
    assert desk.forms.forms == ()
    kept = only(workspace, Question)
    assert isinstance(kept, Question)
    assert kept.asked_of == "Chief Constable of Wiltshire"


def test_what_is_missing_is_said_once_it_is_to_be_saved(desk: Desk, workspace: Workspace) -> None:
    desk.forms.add(Question)
    desk.settle()
    form = desk.form()
    assert beside(form, "asked_of") == ""
    desk.press(Qt.Key.Key_S, CTRL)
    assert beside(form, "asked_of") == "Asked of is missing. Fill it in."
    assert form.state.text() == "2 fields need a look before it can be saved"
    assert QApplication.focusWidget().objectName() == "asked"
    assert records.read(workspace, Question) == ()


def test_what_contradicts_itself_is_said_while_it_is_typed(
    desk: Desk, workspace: Workspace
) -> None:
    form = desk.open(question(workspace))
    line = desk.find(form, "due", QLineEdit)
    line.setFocus()
    desk.keys("1 Sept 2022")
    assert beside(form, "due") == (
        "The day an answer is due (1 September 2022) is before the day it was asked "
        "(12 September 2022). Correct one of the two."
    )
    line.setText("31/13/22")
    assert "This is no day" in beside(form, "due")
    form.submit()
    desk.settle()
    kept = only(workspace, Question)
    assert isinstance(kept, Question)
    assert kept.due is None


def test_a_day_is_typed_in_any_way_and_stepped_by_arrows(desk: Desk, workspace: Workspace) -> None:
    form = desk.open(question(workspace))
    line = desk.find(form, "due", QLineEdit)
    for typed in ("31/3/22", "31 March 2022", "31.03.2022", "2022-03-31", "31st mar 22"):
        line.setText(typed)
        assert form.panel.editors["due"].value == date(2022, 3, 31), typed
    line.setFocus()
    desk.press(Qt.Key.Key_Up)
    assert line.text() == "1 April 2022"
    desk.press(Qt.Key.Key_Down, ALT)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    popup.close()


def test_a_state_that_asks_for_a_day_begins_with_today_and_gives_it_back(
    desk: Desk, workspace: Workspace
) -> None:
    form = desk.open(question(workspace))
    state, day = form.panel.editors["state"], desk.find(form, "answered_on", QLineEdit)
    assert day.text() == ""
    desk.find(state, "state-answered", QRadioButton).click()
    assert day.text() == "31 October 2022"
    desk.find(state, "state-open", QRadioButton).click()
    desk.find(state, "state-answered", QRadioButton).click()
    day.setText("30/10/2022")
    desk.press(Qt.Key.Key_S, CTRL)
    kept = only(workspace, Question)
    assert isinstance(kept, Question)
    assert (kept.state, kept.answered_on) == ("answered", date(2022, 10, 30))


def test_a_new_record_begins_with_the_office_of_last_time_but_not_with_who_is_to_act(
    desk: Desk, workspace: Workspace
) -> None:
    asked = only(workspace, Question) if question(workspace) else None
    assert asked is not None
    records.save(workspace, replace(asked, owner="Head of Assurance"))
    action(workspace)
    desk.forms.add(Question)
    desk.settle()
    assert desk.form().panel.editors["owner"].value == "Head of Assurance"
    desk.press(Qt.Key.Key_Escape)
    desk.forms.add(Action)
    desk.settle()
    assert desk.form().panel.editors["owner"].value == ""


def test_an_action_that_is_still_open_has_no_day_of_its_end(
    desk: Desk, workspace: Workspace
) -> None:
    form = desk.open(action(workspace))
    state, day = form.panel.editors["state"], desk.find(form, "done_on", QLineEdit)
    desk.find(state, "state-done", QRadioButton).click()
    assert day.text() == "31 October 2022"
    desk.find(state, "state-under-way", QRadioButton).click()
    assert day.text() == ""


def test_what_may_say_who_somebody_is_is_asked_about_before_it_is_kept(
    desk: Desk, workspace: Workspace
) -> None:
    form = desk.open(question(workspace))
    form.panel.editors["reply"].show_typed("Ring 07700 900123")
    assert "a telephone number" in beside(form, "reply")
    form.submit()
    dialog = desk.dialog(form, "cautions")
    assert desk.find(dialog, "keep-as-written", QPushButton).text() == "Keep it as written"
    desk.press(Qt.Key.Key_Escape)
    kept = only(workspace, Question)
    assert isinstance(kept, Question)
    assert kept.reply == ""
    form.submit()
    dialog = desk.dialog(form, "cautions")
    desk.find(dialog, "keep-as-written", QPushButton).click()
    desk.settle()
    kept = only(workspace, Question)
    assert isinstance(kept, Question)
    assert kept.reply == "Ring 07700 900123"
    # Words that were kept so are not asked about again.
    form.panel.show_value("asked_of", "Deputy Chief Constable")
    form.submit()
    desk.settle()
    assert form.state.text() == "Saved"


def test_a_next_step_begins_a_linked_record(desk: Desk, workspace: Workspace) -> None:
    asked = question(workspace)
    form = desk.open(asked)
    desk.find(form, "step-assure", QPushButton).click()
    desk.settle()
    second = desk.form(0)
    assert second.panel.editors["given_by"].value == "Chief Constable"
    second.panel.show_value("said", "All are in date")
    second.panel.show_value("rating", "assured")
    second.submit()
    desk.settle()
    (link,) = links(workspace, asked)
    assert (link.relation, link.to_id) == (Relation.ANSWERS, asked)
    # Shown from the other end as well, at once.
    assert desk.find(form, "open-AS-001", QPushButton).isEnabled()


def test_notes_links_and_reviews_are_kept_from_the_side(desk: Desk, workspace: Workspace) -> None:
    asked = question(workspace)
    said = assurance(workspace, asked)
    done = action(workspace)
    form = desk.open(said)
    desk.find(form, "note", GrowingText).setPlainText("Half strength until September")
    desk.find(form, "keep-note", QPushButton).click()
    desk.settle()
    assert [one.words for one in notes(workspace, said)] == ["Half strength until September"]
    assert form.side.note_typed == ""
    desk.find(form, "mark-reviewed", QPushButton).click()
    dialog = desk.dialog(form, "mark-reviewed-form")
    desk.find(dialog, "by", QLineEdit).setText("Chief Executive")
    desk.find(dialog, "save", QPushButton).click()
    desk.settle()
    (review,) = reviews(workspace, said)
    assert (review.reviewed_on, review.reviewed_by) == (TODAY, "Chief Executive")
    assert review.next_review == date(2023, 10, 31)
    # The form shows the new day of review.
    assert form.panel.editors["review_by"].value == date(2023, 10, 31)
    desk.find(form, "add-link", QPushButton).click()
    dialog = desk.dialog(form, "link-record")
    desk.find(dialog, "target", QLineEdit).setText("A-001")
    desk.find(dialog, "save", QPushButton).click()
    desk.settle()
    (link,) = links(workspace, done)
    assert (link.from_id, link.relation, link.to_id) == (said, Relation.FOLLOWS, done)
    assert [one.reference for one in form.facts.linked] == ["Q-001", "A-001"]


def test_a_record_that_is_not_there_yet_is_added_from_the_field_that_wants_it(
    desk: Desk, workspace: Workspace
) -> None:
    form = desk.open(question(workspace))
    desk.find(form, "add-meeting", QPushButton).click()
    desk.settle()
    second = desk.form(0)
    assert second.windowTitle() == "New meeting"
    second.panel.show_value("name", "October")
    second.panel.show_value("held_on", TODAY)
    second.submit(close=True)
    desk.settle()
    assert desk.find(form, "meeting", QLineEdit).text() == "M-001  October"
    form.submit()
    desk.settle()
    kept = only(workspace, Question)
    (meeting,) = records.read(workspace, Meeting)
    assert isinstance(kept, Question)
    assert kept.meeting == meeting.id


def test_measures_are_found_by_a_word_and_ticked_ones_stay_in_sight(
    desk: Desk, workspace: Workspace
) -> None:
    desk.forms.add(Objective)
    desk.settle()
    form = desk.form()
    form.panel.show_value("measured_by", "specials-strength")
    desk.find(form, "find-measured_by", QLineEdit).setText("residents")
    shown = desk.find(form, "measured_by", QListWidget)
    names = [shown.item(i).text() for i in range(shown.count()) if not shown.item(i).isHidden()]
    assert names[:2] == ["Specials in post", "Specials per 100,000 residents"]
    assert all("residents" in name for name in names[1:])
    assert form.panel.editors["measured_by"].value == "specials-strength"


def test_a_note_with_a_telephone_number_is_asked_about(desk: Desk, workspace: Workspace) -> None:
    number = question(workspace)
    form = desk.open(number)
    desk.find(form, "note", GrowingText).setPlainText("Ring 07700 900123")
    desk.find(form, "keep-note", QPushButton).click()
    dialog = desk.dialog(form, "cautions")
    assert notes(workspace, number) == ()
    desk.find(dialog, "keep-as-written", QPushButton).click()
    desk.settle()
    assert len(notes(workspace, number)) == 1


def test_a_link_that_would_lead_back_is_refused_in_the_dialog(
    desk: Desk, workspace: Workspace
) -> None:
    said = assurance(workspace, question(workspace))
    form = desk.open(said)
    desk.find(form, "add-link", QPushButton).click()
    dialog = desk.dialog(form, "link-record")
    desk.find(dialog, "target", QLineEdit).setText("nothing of the kind")
    desk.find(dialog, "save", QPushButton).click()
    words = [one.text() for one in dialog.findChildren(QLabel) if one.isVisible()]
    assert "This is none of those offered. Choose one of the list." in words


def decision(workspace: Workspace, **said: object) -> int:
    begun = Decision(name="Fund two vetting officers", proposed_on=date(2022, 10, 20))
    return records.save(workspace, replace(begun, **said)).saved[0]  # type: ignore[arg-type]


def test_a_decision_is_signed_when_it_has_options_and_reasons(
    desk: Desk, workspace: Workspace
) -> None:
    number = decision(workspace)
    form = desk.open(number)
    desk.find(form, "step-sign", QPushButton).click()
    dialog = desk.dialog(form, "sign-decision")
    words = desk.find(dialog, "missing", Banner).accessibleName()
    assert words.startswith("The notice still misses: Summary, Options considered, Reasons,")
    assert words.endswith("It can’t be signed before it says: Options considered, Reasons.")
    assert not desk.find(dialog, "save", QPushButton).isEnabled()
    back = desk.find(dialog, "missing", Banner).findChild(QPushButton)
    assert isinstance(back, QPushButton)
    assert back.text() == "Go back and write them"
    back.click()
    desk.settle()
    assert not dialog.isVisible()
    # The first of what it can't be signed without, not of all that its notice misses.
    assert form.focusWidget() is form.panel.editors["options"].focusProxy() or (
        form.panel.editors["options"].hasFocus()
    )
    form.panel.show_value("options", "Do nothing\nFund two officers")
    form.panel.show_value("reasons", "31 Specials wait")
    desk.find(form, "step-sign", QPushButton).click()
    dialog = desk.dialog(form, "sign-decision")
    desk.find(dialog, "signatory", QLineEdit).setText("Police and Crime Commissioner")
    desk.find(dialog, "save", QPushButton).click()
    desk.settle()
    kept = records.one(workspace, number)
    assert isinstance(kept, Decision)
    assert (kept.state, kept.notice, kept.signed_on) == ("signed", "2022/001", TODAY)
    names = [one.objectName() for one in form.steps.findChildren(QPushButton) if one.isVisible()]
    assert names == ["step-publish", "step-add-action", "step-ask-again", "step-withdraw"]


def test_fifty_thousand_characters_and_a_paste_from_word_are_taken(
    desk: Desk, workspace: Workspace
) -> None:
    form = desk.open(question(workspace))
    form.panel.show_value("reply", "word " * 10_000 + "\x07\x0bnext\u00a0line")
    form.submit()
    desk.settle()
    kept = only(workspace, Question)
    assert isinstance(kept, Question)
    assert len(kept.reply) == 50_009
    assert kept.reply.endswith("word\nnext line")


@pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
def test_every_kind_has_a_form_whose_controls_have_names_and_tips(
    desk: Desk, kind: type[Question]
) -> None:
    desk.forms.add(kind)
    desk.settle()
    form = desk.form()
    for one in form.findChildren(QPushButton) + form.findChildren(QLineEdit):
        if not one.isVisible() or one.objectName().startswith("qt_"):
            continue
        assert one.accessibleName() or (isinstance(one, QPushButton) and one.text()), one
        assert one.toolTip(), one.objectName()
    assert form.panel.record.kind == kind.kind
    assert not form.changed


def test_a_record_that_was_read_is_read_back_as_it_is(desk: Desk, workspace: Workspace) -> None:
    risk = Risk(
        name="Live-streaming", owner="Chief Executive", raised_on=TODAY, likelihood=3, impact=4,
        review_by=date(2022, 11, 30), controls="One\nTwo",
    )  # fmt: skip
    money = Investment(
        scheme="specials", purpose="Uniform", from_day=TODAY, to_day=date(2023, 3, 31),
        budget=1_250_050, source="Budget book",
    )  # fmt: skip
    for record in (risk, money):
        number = records.save(workspace, record).saved[0]
        form = desk.open(number)
        assert not form.changed
        assert form.panel.record == records.one(workspace, number)
    assert desk.find(form, "budget", QLineEdit).text() == "12,500.50"
