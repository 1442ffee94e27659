"""A form is looked at when it is submitted, and may be closed before it has been saved."""

import threading

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QLineEdit

from oversight_app.domain.errors import UserProblem
from oversight_app.domain.schemes import Term, TermKind
from oversight_app.store import schemes
from oversight_app.store.changes import Changes
from oversight_app.store.workspace import Workspace
from oversight_app.ui.context import Write
from oversight_app.ui.dialogs.scheme_terms import TermDialog
from oversight_app.ui.saving import keeping, save_from
from tests.ui.records_making import Desk


def _form(desk: Desk, name: str) -> TermDialog:
    form = TermDialog(desk.context.theme, TermKind.DISTRICT, set(), None, desk.host)
    _line(form).setText(name)
    return form


def _line(form: TermDialog) -> QLineEdit:
    found = form.findChild(QLineEdit, "name")
    assert found is not None
    return found


def _hold_up(desk: Desk) -> threading.Event:
    """Nothing is written until the event that is returned is set."""
    gate = threading.Event()
    desk.context.jobs.write("Waiting", lambda _ws, _p: gate.wait(10), lambda _: None)
    return gate


def _close(form: TermDialog) -> None:
    form.reject()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _names(desk: Desk) -> list[str]:
    return [one.name for one in schemes.terms(desk.workspace, TermKind.DISTRICT)]


def test_what_is_kept_is_what_the_form_said_when_it_was_submitted(desk: Desk) -> None:
    form = _form(desk, "Swindon")
    looked: list[str] = []

    def asked() -> Write:
        looked.append(threading.current_thread().name)
        return keeping(schemes.save_term, form.term)

    save_from(desk.context, form, "Saved", asked)
    gate = _hold_up(desk)
    form.submit()
    _line(form).setText("Trowbridge")
    gate.set()
    desk.settle()
    assert _names(desk) == ["Swindon"]
    assert looked == [threading.main_thread().name]


def test_a_form_that_is_closed_while_it_waits_is_saved_all_the_same(desk: Desk) -> None:
    form = _form(desk, "Swindon")
    faults: list[str] = []
    desk.context.jobs.problem.connect(lambda words, *_: faults.append(words))
    save_from(desk.context, form, "Saved", lambda: keeping(schemes.save_term, form.term))
    gate = _hold_up(desk)
    form.submit()
    _close(form)
    gate.set()
    desk.settle()
    assert _names(desk) == ["Swindon"]
    assert desk.said == ["Saved"]
    assert faults == []


def test_why_a_form_that_was_closed_could_not_be_saved_is_told_in_a_dialog(desk: Desk) -> None:
    form = _form(desk, "Swindon")
    told: list[str] = []
    desk.context.jobs.problem.connect(lambda words, *_: told.append(words))

    def refuse(_ws: Workspace, _term: Term) -> Changes:
        raise UserProblem("There is such a district already.")

    save_from(desk.context, form, "Saved", lambda: keeping(refuse, form.term))
    gate = _hold_up(desk)
    form.submit()
    _close(form)
    gate.set()
    desk.settle()
    assert told == ["There is such a district already."]
