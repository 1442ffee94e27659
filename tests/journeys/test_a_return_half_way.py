"""Reading and keeping a return that is stopped, fails, or is left: nothing is lost or half kept."""

import threading
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QPushButton

from oversight_app.domain.errors import Cancelled, UserProblem
from oversight_app.domain.local import LocalIncoming
from oversight_app.imports.local import reading
from oversight_app.store import local_keeping
from oversight_app.store.changes import Changes
from tests.journeys.bringing_returns import (
    drop,
    duty_log,
    match,
)
from tests.journeys.conftest import Driver


def test_a_reading_that_is_stopped_or_fails_leads_back_to_the_columns(
    at_office: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = reading.read_local
    path = duty_log(tmp_path / "duties.csv")
    drop(at_office, path)

    def stopped(*_args: object, **_named: object) -> LocalIncoming:
        raise Cancelled

    monkeypatch.setattr(reading, "read_local", stopped)
    match(at_office)
    dialog = at_office.dialog("match-columns")
    assert at_office.find("go-on", QPushButton, dialog).isEnabled()

    def failing(*_args: object, **_named: object) -> LocalIncoming:
        raise UserProblem("“duties.csv” has changed since. Nothing was kept. Drop it once more.")

    monkeypatch.setattr(reading, "read_local", failing)
    at_office.click("go-on", dialog)
    assert "“duties.csv” has changed since." in at_office.words(at_office.dialog("match-columns"))
    assert len(at_office.dialogs()) == 1

    monkeypatch.setattr(reading, "read_local", whole)
    at_office.click("go-on", dialog)
    at_office.click("add-all", at_office.dialog("match-values"))
    at_office.click("go-on", at_office.dialog("match-values"))
    at_office.click("keep", at_office.dialog("local-preview"))

    # A layout that is known has no such dialog open: it comes up, and says why.
    monkeypatch.setattr(reading, "read_local", failing)
    drop(at_office, path)
    assert "“duties.csv” has changed since." in at_office.words(at_office.dialog("match-columns"))


def test_columns_that_are_left_while_the_file_is_read_lead_nowhere(
    at_office: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, gate = reading.read_local, threading.Event()

    def slow(*args: Any, **named: Any) -> LocalIncoming:
        gate.wait(10)
        return whole(*args, **named)

    faults: list[str] = []
    session = at_office.window.session
    assert session is not None
    session.jobs.problem.connect(lambda words, *_: faults.append(words))
    drop(at_office, duty_log(tmp_path / "duties.csv"))
    monkeypatch.setattr(reading, "read_local", slow)
    settle = at_office.settle
    monkeypatch.setattr(at_office, "settle", QApplication.processEvents)
    match(at_office)
    at_office.dialog("match-columns").reject()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gate.set()
    settle()
    assert at_office.dialogs() == []
    assert faults == []


def test_a_keeping_that_is_stopped_leads_back_to_the_preview(
    at_office: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = duty_log(tmp_path / "duties.csv")
    drop(at_office, path)
    match(at_office)
    at_office.click("add-all", at_office.dialog("match-values"))
    at_office.click("go-on", at_office.dialog("match-values"))
    whole = local_keeping.keep_local

    def stopped(*_args: object, **_named: object) -> Changes:
        raise Cancelled

    monkeypatch.setattr(local_keeping, "keep_local", stopped)
    at_office.click("keep", at_office.dialog("local-preview"))
    again = at_office.dialog("local-preview")
    monkeypatch.setattr(local_keeping, "keep_local", whole)
    at_office.click("keep", again)
    assert at_office.dialogs() == []
