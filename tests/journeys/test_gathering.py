"""An information request: everything held on its subject is gathered and saved as a file."""

import csv
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QListWidget, QPushButton

from oversight_app.domain.accountability import Question
from oversight_app.domain.requests import InformationRequest
from oversight_app.store import records
from oversight_app.store.gathering import gathered
from oversight_app.store.record_notes import add_note
from oversight_app.store.workspace import open_workspace
from oversight_app.ui.settings import Settings
from oversight_app.ui.widgets.tabs import Tabs
from tests.journeys.conftest import OpenWindow

DAY = date(2024, 1, 8)


def test_what_is_held_is_gathered_and_saved(
    workspace_file: Path,
    open_window: OpenWindow,
    settings: Settings,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with open_workspace(workspace_file) as workspace:
        request = InformationRequest(subject="dog visits", asked="All of it", received=DAY)
        (number,) = records.save(workspace, request).saved
        for asked in ("How many visits to dogs?", "How many visits to cats?", "Who feeds them?"):
            (last,) = records.save(
                workspace, Question(asked=asked, asked_of="Force", asked_on=DAY)
            ).saved
        add_note(workspace, last, "Asked with the dog visits", "Office", DAY)
        first = records.by_reference(workspace, "Q-001")
        assert isinstance(first, Question)
        records.save(workspace, replace(first, asked="How many visits to each dog?"))
    window = open_window(workspace_file)
    window.window.go_to("accountability")
    window.settle()
    (tabs,) = [one for one in window.window.findChildren(Tabs) if one.isVisible()]
    tabs.show_tab("requests")
    window.settle()
    window.click("gather")
    dialog = window.dialog("gather")
    assert window.find("words", QLineEdit, dialog).text() == "dog visits"
    listed = dialog.findChild(QListWidget)
    assert listed is not None
    found = [listed.item(row).text()[:5] for row in range(listed.count())]
    assert sorted(found) == ["Q-001", "Q-003"]
    window.find("words", QLineEdit, dialog).setText("horses")
    window.click("look", dialog)
    assert window.find("said", QLabel, dialog).text() == "Nothing that is held says this."
    assert not window.find("save", QPushButton, dialog).isEnabled()
    window.find("words", QLineEdit, dialog).setText("dog visits")
    window.find("words", QLineEdit, dialog).setFocus()
    window.press(Qt.Key.Key_Return)  # looks, and gathers nothing yet
    assert window.find("save", QPushButton, dialog).text() == "Gather 2 things"
    window.click("save", dialog)
    session = window.window.session
    assert session is not None
    held = {one.record.reference for one in gathered(session.workspace, number)}
    assert held == {"Q-001", "Q-003"}

    window.click("gather")
    again = window.dialog("gather")
    listed = again.findChild(QListWidget)
    assert listed is not None
    shown = sorted(listed.item(row).text()[:24] for row in range(listed.count()))
    assert shown == ["Gathered already:  Q-001", "Gathered already:  Q-003"]
    assert window.find("said", QLabel, again).text() == (
        "Everything that says this is gathered already."
    )
    assert not window.find("save", QPushButton, again).isEnabled()
    window.click("cancel", again)

    place = tmp_path / "gathered.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(place), ""))
    window.click("save-gathered")
    with place.open(encoding="utf-8-sig", newline="") as file:
        lines = [tuple(row) for row in csv.reader(file)]
    assert lines[0] == ("Record", "Kind", "What", "From", "Says")
    assert ("Q-001", "Question", "Question", "", "How many visits to each dog?") in lines
    assert (
        "Q-001", "Question", "Question, as it was", "31 January 2024", "How many visits to dogs?"
    ) in lines  # fmt: skip
    assert (
        "Q-003", "Question", "Note (Office)", "8 January 2024", "Asked with the dog visits"
    ) in lines  # fmt: skip
    assert ("Q-001", "Question", "Gathered for", "", "F-001  dog visits") in lines
