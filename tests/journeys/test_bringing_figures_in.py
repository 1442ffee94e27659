"""Bringing a published file in: by the menu, look, keep, undo; and what happens to bad ones."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QLineEdit, QPushButton

from oversight_app.store import batches, figures, history
from oversight_app.ui.pages.data import DataPage
from oversight_app.ui.widgets.table_view import TableView
from tests.journeys.conftest import Driver, OpenWindow

NO_KEYS = Qt.KeyboardModifier.NoModifier
HEADINGS = (
    "As at 31 March,Geo code,Force name,Region,Sex,Rank description,Worker type,"
    "Total (headcount),Total (FTE)"
)
FORCES = {
    "E23000038": ("Wiltshire", "South West", 160),
    "E23000037": ("Gloucestershire", "South West", 90),
}


def open_data_table(
    path: Path, force: str = "Wiltshire", code: str = "E23000038", women: int = 80
) -> Path:
    """A small open data table of 2023: two forces' Specials, women and men.

    Wiltshire has ``women`` women and 80 men; Gloucestershire has 90 in all.
    """
    lines = [HEADINGS]
    for gss, (name, region, total) in FORCES.items():
        printed, written = (force, code) if gss == "E23000038" else (name, gss)
        female = women if gss == "E23000038" else total // 2
        for sex, count in (("Female", female), ("Male", total - total // 2)):
            lines.append(
                f"2023-03-01,{written},{printed},{region},{sex},Special constable,"
                f"special constable,{count},0"
            )
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def picks(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The files that the person picks in the file dialog, the one thing that is not driven."""
    chosen: list[Path] = []

    def pick(*_args: object) -> tuple[Sequence[str], str]:
        return [str(path) for path in chosen], ""

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", pick)
    return chosen


def specials(driver: Driver) -> int:
    assert driver.window.session is not None
    workspace = driver.window.session.workspace
    with workspace.snapshot():
        found = workspace.db.value("SELECT count(*) FROM observation WHERE as_at = '2023-03-31'")
    return int(found)


def test_a_file_is_brought_in_kept_and_taken_back(
    at_office: Driver, picks: list[Path], tmp_path: Path
) -> None:
    picks.append(open_data_table(tmp_path / "workforce-2023.csv"))
    at_office.window.go_to("data")
    at_office.choose("import")
    preview = at_office.dialog("import-preview")
    words = at_office.words(preview)
    assert "workforce-2023.csv" in words
    assert "At 31 March 2023" in words
    assert "Nothing has been kept yet" in words
    assert specials(at_office) == 0

    keep = at_office.find("keep", QPushButton, preview)
    assert keep.text() == "Keep 4 rows"
    at_office.click("keep", preview)
    assert specials(at_office) == 4
    assert "4 rows added" in at_office.words()
    assert "Published data to 31 March 2023" in at_office.words()

    at_office.click("toast-undo")
    assert specials(at_office) == 0
    assert "Published data to 31 March 2022" in at_office.words()

    at_office.press(Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert specials(at_office) == 4
    at_office.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert specials(at_office) == 0


def test_the_same_file_again_has_nothing_to_keep(
    at_office: Driver, picks: list[Path], tmp_path: Path
) -> None:
    picks.append(open_data_table(tmp_path / "workforce-2023.csv"))
    at_office.choose("import")
    at_office.click("keep", at_office.dialog("import-preview"))
    at_office.choose("import")
    preview = at_office.dialog("import-preview")
    keep = at_office.find("keep", QPushButton, preview)
    assert keep.text() == "Nothing to keep"
    assert not keep.isEnabled()
    assert "in the workspace already" in at_office.words(preview)


def test_leaving_a_file_keeps_nothing(at_office: Driver, picks: list[Path], tmp_path: Path) -> None:
    picks.append(open_data_table(tmp_path / "workforce-2023.csv"))
    at_office.choose("import")
    at_office.click("leave", at_office.dialog("import-preview"))
    assert at_office.dialogs() == []
    assert specials(at_office) == 0


def test_a_name_never_seen_is_asked_about_and_remembered(
    at_office: Driver, picks: list[Path], tmp_path: Path
) -> None:
    picks.append(open_data_table(tmp_path / "workforce-2023.csv", "Wilts Constabulary", ""))
    at_office.choose("import")
    preview = at_office.dialog("import-preview")
    assert "“Wilts Constabulary” is" in at_office.words(preview)
    answer = at_office.find("keep", QPushButton, preview)
    assert answer.text() == "Use these names"
    assert not answer.isEnabled()
    meaning = at_office.find("meaning", QComboBox, preview)
    assert meaning.itemText(1) == "Not a single police force"
    meaning.setCurrentIndex(meaning.findData("E23000038"))
    at_office.click("keep", preview)

    again = at_office.dialog("import-preview")
    assert at_office.find("keep", QPushButton, again).text() == "Keep 4 rows"
    at_office.click("keep", again)
    assert specials(at_office) == 4

    at_office.window.go_to("data")
    page = at_office.window.findChild(DataPage)
    page.tabs.show_tab("names")
    at_office.settle()
    table = next(t for t in page.findChildren(TableView) if t.isVisible()).table
    assert [row.cells[:2] for row in table.rows] == [("Wilts Constabulary", "Wiltshire")]


def test_a_file_that_can_not_be_read_is_said_in_one_message(
    at_office: Driver, picks: list[Path], tmp_path: Path
) -> None:
    not_a_table = tmp_path / "minutes.ods"
    not_a_table.write_bytes(b"these are minutes of a meeting, not a spreadsheet")
    picks.extend([open_data_table(tmp_path / "workforce-2023.csv"), not_a_table])
    at_office.choose("import")
    problem = at_office.dialog("problem")
    assert "minutes.ods" in at_office.words(problem)
    assert len(at_office.dialogs()) == 1
    assert specials(at_office) == 0


def test_files_dropped_on_the_window_are_read(at_office: Driver, tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(open_data_table(tmp_path / "dropped.csv")))])
    args = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, NO_KEYS)
    enters = QDragEnterEvent(QPoint(500, 400), *args)
    QApplication.sendEvent(at_office.window, enters)
    assert enters.isAccepted()
    QApplication.sendEvent(at_office.window, QDropEvent(QPointF(500, 400), *args))
    at_office.settle()
    assert "dropped.csv" in at_office.words(at_office.dialog("import-preview"))


def test_a_kept_import_is_taken_back_from_its_row_after_reopening(
    open_window: OpenWindow, workspace_file: Path, picks: list[Path], tmp_path: Path
) -> None:
    picks.append(open_data_table(tmp_path / "workforce-2023.csv"))
    first = open_window(workspace_file)
    first.choose("import")
    first.click("keep", first.dialog("import-preview"))
    first.window.close()

    second = open_window(workspace_file)
    second.window.go_to("data")
    second.settle()
    page = second.window.findChild(DataPage)
    table = next(t for t in page.findChildren(TableView) if t.isVisible())
    assert table.table.rows[0].cells[0] == "workforce-2023.csv"
    table.setFocus()
    table.selectRow(0)
    table.row_selected.emit(table.table.rows[0].key)
    page.findChild(QPushButton, "take-back").click()
    second.settle()
    assert specials(second) == 0
    assert second.window.session is not None
    workspace = second.window.session.workspace
    newest = batches.all_batches(workspace)[0]
    assert newest.file_name == "workforce-2023.csv"
    assert newest.undone_at is not None
    assert history.next_undo(workspace) == "Take an import back"
    workspace.release_thread()


def wiltshire(driver: Driver) -> float | None:
    """The current strength of Wiltshire's Special Constabulary at 31 March 2023."""
    assert driver.window.session is not None
    workspace = driver.window.session.workspace
    found = figures.current(workspace, "specials-strength", as_at=date(2023, 3, 31))
    workspace.release_thread()
    return next(f.value for f in found if f.body == "E23000038")


def test_an_earlier_release_is_preferred_with_a_reason_and_withdrawn(
    at_office: Driver, picks: list[Path], tmp_path: Path
) -> None:
    for name, women in (("first.csv", 80), ("again.csv", 83)):
        picks[:] = [open_data_table(tmp_path / name, women=women)]
        at_office.choose("import")
        at_office.click("keep", at_office.dialog("import-preview"))
    assert wiltshire(at_office) == 163

    at_office.window.go_to("data")
    page = at_office.window.findChild(DataPage)
    page.tabs.show_tab("releases")
    at_office.settle()
    at_office.click("prefer-release")
    dialog = at_office.dialog("prefer")
    save = at_office.find("save", QPushButton, dialog)
    measure = at_office.find("measure", QComboBox, dialog)
    assert measure.currentText() == "Specials in post"
    assert at_office.find("date", QComboBox, dialog).currentText() == "31 March 2023"
    release = at_office.find("release", QComboBox, dialog)
    assert release.count() == 2
    release.setCurrentIndex(1)
    assert not save.isEnabled()
    at_office.bot.keyClicks(at_office.find("reason", QLineEdit, dialog), "As sent to the panel")
    at_office.click("save", dialog)
    assert wiltshire(at_office) == 160

    # What rests on an import is said before it is taken back; leaving it changes nothing.
    page.tabs.show_tab("imports")
    at_office.settle()
    imports = next(t for t in page.findChildren(TableView) if t.isVisible())
    first = next(r for r in imports.table.rows if str(r.cells[0]) == "first.csv")
    imports.row_selected.emit(first.key)
    at_office.click("take-back")
    asked = at_office.dialog("resting")
    assert "The office prefers these figures" in at_office.words(asked)
    asked.reject()
    at_office.settle()
    assert wiltshire(at_office) == 160
    page.tabs.show_tab("releases")
    at_office.settle()

    tables = [t for t in page.findChildren(TableView) if t.isVisible()]
    preferred = next(t for t in tables if t.table.id == "preferences")
    assert preferred.table.rows[0].cells[3] == "As sent to the panel"
    preferred.row_selected.emit(preferred.table.rows[0].key)
    at_office.click("withdraw-preference")
    assert wiltshire(at_office) == 163
