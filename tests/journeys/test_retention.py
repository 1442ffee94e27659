"""At the Retention tab: a period is changed, a record held and let go, others disposed of; and a
clock that was set back is told."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
)

from oversight_app.domain.accountability import Question
from oversight_app.store import chain, history, records
from oversight_app.store.disposal import disposals
from oversight_app.store.retention import holds, place_hold, rules
from oversight_app.store.workspace import open_workspace
from oversight_app.ui.widgets.table_view import TableView
from tests.journeys.conftest import Driver, OpenWindow

OLD = date(2012, 5, 1)


@pytest.fixture
def at_retention(workspace_file: Path, open_window: OpenWindow) -> Driver:
    """A window on the tab, with two questions of 2012 and one of last month."""
    with open_workspace(workspace_file) as workspace:
        for asked, day in (("One?", OLD), ("Two?", OLD), ("Three?", date(2024, 1, 2))):
            records.save(
                workspace,
                Question(
                    asked=asked, asked_of="Force", asked_on=day, state="answered", answered_on=day
                ),
            )
    window = open_window(workspace_file)
    window.window.go_to("data/retention")
    window.settle()
    return window


def _look_at(window: Driver, words: str) -> TableView:
    view = window.find("retention-view", QComboBox)
    view.setCurrentIndex(next(i for i in range(view.count()) if words in view.itemText(i)))
    window.settle()
    return _table(window)


def _table(window: Driver) -> TableView:
    (table,) = [one for one in window.window.findChildren(TableView) if one.isVisible()]
    return table


def _cells(table: TableView, column: int = 0) -> list[str]:
    return [str(row.cells[column]) for row in table.table.rows]


def test_what_is_past_its_time_is_disposed_of_and_certified(
    at_retention: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = at_retention
    workspace = window.window.session.workspace  # type: ignore[union-attr]
    assert "Two records are past their time" in window.words()
    _table(window).selectRow(0)
    window.click("dispose-records")
    dialog = window.dialog("dispose")
    save = window.find("save", QPushButton, dialog)
    assert save.text() == "Dispose of 1 record"
    what = window.find("what-goes", QLabel, dialog)
    assert what.text().startswith("One record goes for good.")
    listed = dialog.findChild(QListWidget)
    assert listed is not None
    listed.item(1).setCheckState(Qt.CheckState.Checked)
    window.settle()
    assert save.text() == "Dispose of 2 records"
    assert "Two records go for good." in what.text()
    assert "Three earlier changes of this workspace can no longer be undone." in what.text()
    assert window.find("rule", QLineEdit, dialog).text() == "Questions: 7 years after the end"
    window.click("save", dialog)
    assert "Say which office or post decided." in window.words(dialog)
    window.find("by", QLineEdit, dialog).setText("Chief executive")
    window.click("save", dialog)
    assert window.dialogs() == []
    assert _cells(_table(window), 1) == ["Q-001, Q-002"]
    assert not window.find("header-undo", QPushButton).isEnabled()
    (made,) = disposals(workspace)
    assert made.disposed_by == "Chief executive"
    assert history.verify(workspace) == ()

    _table(window).selectRow(0)
    window.click("read-certificate")
    assert "Records (2): Q-001, Q-002" in QApplication.clipboard().text()
    place = tmp_path / "certificate.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(place), ""))
    window.click("save-certificate")
    assert place.read_text(encoding="utf-8") == QApplication.clipboard().text()


def test_what_was_kept_by_mistake_goes_before_its_time(at_retention: Driver) -> None:
    window = at_retention
    workspace = window.window.session.workspace  # type: ignore[union-attr]
    window.click("dispose-records")
    dialog = window.dialog("dispose")
    save = window.find("save", QPushButton, dialog)
    assert not save.isEnabled()
    another = window.find("another", QLineEdit, dialog)
    another.setText("q-999")
    window.click("add-another", dialog)
    assert "There is no record Q-999" in window.words(dialog)
    assert not save.isEnabled()
    another.setText("q-003")
    another.setFocus()
    window.press(Qt.Key.Key_Return)  # adds it, and disposes of nothing yet
    assert save.text() == "Dispose of 1 record"
    assert window.find("rule", QLineEdit, dialog).text() == ""
    window.find("rule", QLineEdit, dialog).setText("A name typed by mistake")
    window.find("by", QLineEdit, dialog).setText("Data protection officer")
    window.click("save", dialog)
    assert [one.references for one in disposals(workspace)] == [("Q-003",)]
    assert [one.reference for one in records.read(workspace, Question)] == ["Q-001", "Q-002"]


def test_what_may_not_go_is_refused_with_what_stops_it(at_retention: Driver) -> None:
    window = at_retention
    window.click("dispose-records")
    dialog = window.dialog("dispose")
    listed = dialog.findChild(QListWidget)
    assert listed is not None
    listed.item(0).setCheckState(Qt.CheckState.Checked)
    window.settle()
    window.find("by", QLineEdit, dialog).setText("Office")
    session = window.window.session
    assert session is not None
    session.write("Held", lambda ws: place_hold(ws, 1, "A claim", "Office", date(2024, 1, 31)))
    window.settle()
    window.click("save", dialog)
    said = "Q-001: On hold since 31 January 2024: A claim."
    assert said in window.words(dialog)
    assert len(records.read(session.workspace, Question)) == 3
    window.click("cancel", dialog)


def test_a_record_is_held_and_let_go(at_retention: Driver) -> None:
    window = at_retention
    workspace = window.window.session.workspace  # type: ignore[union-attr]
    _table(window).selectRow(0)
    window.click("place-hold")
    dialog = window.dialog("hold")
    assert window.find("reference", QLineEdit, dialog).text() == "Q-001"
    window.find("why", QLineEdit, dialog).setText("A claim")
    window.find("by", QLineEdit, dialog).setText("Monitoring officer")
    window.click("save", dialog)
    assert "one is held back" in window.words()
    window.click("dispose-records")
    dialog = window.dialog("dispose")
    listed = dialog.findChild(QListWidget)
    assert listed is not None
    assert [listed.item(i).text() for i in range(listed.count())] == ["Q-002  Two?"]
    window.click("cancel", dialog)
    _look_at(window, "Holds (1)").selectRow(0)
    window.click("lift-hold")
    assert holds(workspace)[0].lifted_on == date(2024, 1, 31)
    window.click("header-undo")
    assert holds(workspace)[0].lifted_on is None


def test_a_record_that_is_not_there_is_not_held(at_retention: Driver) -> None:
    window = at_retention
    window.click("place-hold")
    dialog = window.dialog("hold")
    for name, words in (("reference", "Q-999"), ("why", "A claim"), ("by", "Office")):
        window.find(name, QLineEdit, dialog).setText(words)
    window.click("save", dialog)
    assert "There is no record Q-999. Nothing was changed." in window.words(dialog)
    assert window.find("why", QLineEdit, dialog).text() == "A claim"
    window.click("cancel", dialog)


def test_a_period_is_changed(at_retention: Driver) -> None:
    window = at_retention
    workspace = window.window.session.workspace  # type: ignore[union-attr]
    table = _look_at(window, "How long")
    table.selectRow(0)
    window.click("change-period")
    dialog = window.dialog("retention-rule")
    window.find("months", QLineEdit, dialog).setText("0")
    window.find("by", QLineEdit, dialog).setText("Chief executive")
    window.click("save", dialog)
    assert "Write whole months from 1 to 1,200" in window.words(dialog)
    window.find("months", QLineEdit, dialog).setText("240")
    window.find("reason", QLineEdit, dialog).setText("The office’s schedule of 2024")
    window.click("save", dialog)
    assert _cells(_table(window), 2)[0] == "20 years"
    assert next(one for one in rules(workspace) if one.kind == "question").months == 240
    assert "No record is past its time" in window.words()


def test_a_clock_that_was_set_back_is_told_and_saving_works(
    workspace_file: Path, open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As if what is in the file had been saved two days from now."""
    later = (datetime.now(UTC) + timedelta(days=2, hours=1)).isoformat(timespec="microseconds")
    with open_workspace(workspace_file) as workspace, monkeypatch.context() as then:
        then.setattr(chain, "now", lambda: later)
        records.save(workspace, Question(asked="One?", asked_of="Force", asked_on=OLD))
    window = open_window(workspace_file)
    assert "This computer’s clock is two days before the newest change" in window.words()
    session = window.window.session
    assert session is not None
    new = Question(asked="Two?", asked_of="Force", asked_on=OLD)
    session.write("Saved", lambda ws: records.save(ws, new))
    window.settle()
    assert len(records.read(session.workspace, Question)) == 2
    window.window.close_workspace()
    window.settle()
    assert "This computer’s clock" not in window.words()
