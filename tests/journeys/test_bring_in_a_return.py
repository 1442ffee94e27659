"""The newcomer's path: drop a return in nobody's format, match it, look, keep it, take it back."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QPushButton

from oversight_app.domain.activity import By, Given
from oversight_app.domain.mappings import DateOrder
from oversight_app.domain.schemes import TermKind
from oversight_app.store import schemes
from oversight_app.store.mappings import all_mappings
from oversight_app.ui.dialogs.match_values import Meaning
from oversight_app.ui.pages.data import DataPage
from oversight_app.ui.widgets.table_view import TableView
from tests.journeys.bringing_returns import (
    BAD,
    DUTIES,
    choice,
    drop,
    duty_log,
    given,
    in_all,
    keep_log,
    match,
    said,
)
from tests.journeys.conftest import Driver

SHIFTS = Path(__file__).parents[2].parent / "shared" / "data" / "volunteers" / "shifts.csv"


def test_the_newcomers_path(at_office: Driver, tmp_path: Path) -> None:
    drop(at_office, duty_log(tmp_path / "duties.csv", *DUTIES, *BAD))

    # 1. What was found, and what is asked.
    dialog = at_office.dialog("match-columns")
    words = said(dialog)
    assert "headings in row 3" in words.lower()
    assert "Lovelace" not in words
    assert choice(dialog, "“Special” is taken as").currentText() == "Left out: looks like names"
    assert choice(dialog, "“Hrs” is taken as").currentText() == "Hours"
    dates = choice(dialog, "How “Duty date” is read")
    assert "03/04/2023 is 3 April 2023: the day comes first" in [
        dates.itemText(i) for i in range(dates.count())
    ]
    match(at_office)

    # 2. Words that the office has no term for.
    asked = at_office.dialog("match-values")
    assert choice(asked, "What “Swindon” means").value != Meaning("swindon")
    at_office.click("add-all", asked)
    at_office.click("go-on", asked)

    # 3. The preview; nothing is kept yet.
    preview = at_office.dialog("local-preview")
    words = at_office.words(preview)
    assert "19.0 hours of duty, and 2.0 hours of training" in words
    assert "3 April 2023 to 3 May 2023" in words
    assert "2 rows rejected" in words
    assert "“Special” (looks like names)" in words
    assert at_office.find("keep", QPushButton, preview).text() == "Keep 5 rows"
    assert in_all(at_office) == Given()

    # 4. Kept in one step, and shown.
    at_office.click("keep", preview)
    assert at_office.dialogs() == []
    assert in_all(at_office) == Given(5, 19 * 60, 2 * 60, 5)
    assert "5 rows added" in at_office.words()
    by_district = given(at_office, By.DISTRICT)
    assert by_district["swindon"].minutes == 690
    assert by_district[""].training_minutes == 120, "a blank station is kept as blank"

    # 5. One click takes all of it back: rows, words and layout.
    at_office.click("toast-undo")
    assert in_all(at_office) == Given()
    assert at_office.window.session is not None
    workspace = at_office.window.session.workspace
    assert schemes.terms(workspace, TermKind.DISTRICT) == ()
    assert all_mappings(workspace) == ()
    workspace.release_thread()


def test_the_next_file_of_the_layout_goes_straight_to_its_preview(
    at_office: Driver, tmp_path: Path
) -> None:
    keep_log(at_office, duty_log(tmp_path / "duties.csv"))
    june = "201,01/06/2023,Ada Lovelace,S1041,Swindon,Patrol,5"
    restated = "101,03/04/2023,Ada Lovelace,S1041,Swindon,Patrol,8.5"
    drop(at_office, duty_log(tmp_path / "duties-june.csv", june, restated, DUTIES[1]))
    preview = at_office.dialog("local-preview")
    assert at_office.find("keep", QPushButton, preview).text() == "Keep 2 rows"
    table = at_office.find("months", TableView, preview).table
    april = next(row for row in table.rows if row.cells[0] == "April 2023")
    assert [str(cell) for cell in april.cells[4:]] == ["13.0", "14.0", "+1.0"]
    at_office.click("keep", preview)
    # 19 hours, one more in April, and five in June.
    assert in_all(at_office).minutes == 25 * 60

    drop(at_office, tmp_path / "duties-june.csv")
    again = at_office.dialog("local-preview")
    assert at_office.find("keep", QPushButton, again).text() == "Nothing to keep"


def test_from_the_preview_one_can_go_back_to_the_columns(at_office: Driver, tmp_path: Path) -> None:
    drop(at_office, duty_log(tmp_path / "duties.csv"))
    match(at_office)
    at_office.click("add-all", at_office.dialog("match-values"))
    at_office.click("go-on", at_office.dialog("match-values"))
    at_office.click("change-match", at_office.dialog("local-preview"))

    dialog = at_office.dialog("match-columns")
    assert at_office.find("layout-name", QLineEdit, dialog).text() == "Duty log of the force"
    assert choice(dialog, "How “Duty date” is read").value is DateOrder.DAY_FIRST
    choice(dialog, "“Station” is taken as").choose("")
    at_office.click("go-on", dialog)
    # The activities are asked about again, with the answers given before.
    asked = at_office.dialog("match-values")
    assert choice(asked, "What “Training night” means").value == Meaning(new=True, training=True)
    at_office.click("go-on", asked)
    at_office.click("keep", at_office.dialog("local-preview"))
    assert set(given(at_office, By.DISTRICT)) == {""}


def test_leaving_at_any_step_keeps_nothing(at_office: Driver, tmp_path: Path) -> None:
    path = duty_log(tmp_path / "duties.csv")
    drop(at_office, path)
    at_office.click("leave", at_office.dialog("match-columns"))
    drop(at_office, path)
    match(at_office)
    at_office.click("leave", at_office.dialog("match-values"))
    drop(at_office, path)
    match(at_office)
    at_office.click("add-all", at_office.dialog("match-values"))
    at_office.click("go-on", at_office.dialog("match-values"))
    at_office.press(Qt.Key.Key_Escape)
    assert at_office.dialogs() == []
    assert in_all(at_office) == Given()
    assert at_office.window.session is not None
    workspace = at_office.window.session.workspace
    assert all_mappings(workspace) == ()
    workspace.release_thread()


def test_published_figures_and_a_return_are_brought_in_together(
    at_office: Driver, tmp_path: Path
) -> None:
    from tests.journeys.test_bringing_figures_in import open_data_table, specials

    drop(at_office, open_data_table(tmp_path / "published.csv"), duty_log(tmp_path / "duties.csv"))
    at_office.click("keep", at_office.dialog("import-preview"))
    assert specials(at_office) == 4
    match(at_office)
    at_office.click("add-all", at_office.dialog("match-values"))
    at_office.click("go-on", at_office.dialog("match-values"))
    at_office.click("keep", at_office.dialog("local-preview"))
    assert in_all(at_office).rows == 5


def test_two_files_of_one_layout_are_matched_once_and_kept_in_one_step(
    at_office: Driver, tmp_path: Path
) -> None:
    april = duty_log(tmp_path / "april.csv", *DUTIES[:3])
    may = duty_log(tmp_path / "may.csv", *DUTIES[3:])
    drop(at_office, april, may)
    match(at_office)
    at_office.click("add-all", at_office.dialog("match-values"))
    at_office.click("go-on", at_office.dialog("match-values"))
    # The second file has one word that the first had not.
    asked = at_office.dialog("match-values")
    assert "Training night" in said(asked)
    at_office.click("add-all", asked)
    at_office.click("go-on", asked)
    preview = at_office.dialog("local-preview")
    assert at_office.find("keep", QPushButton, preview).text() == "Keep 5 rows"
    at_office.click("keep", preview)
    assert in_all(at_office) == Given(5, 19 * 60, 2 * 60, 5)
    at_office.click("toast-undo")
    assert in_all(at_office) == Given()


def test_a_column_renamed_since_is_matched_anew_and_remembered(
    at_office: Driver, tmp_path: Path
) -> None:
    keep_log(at_office, duty_log(tmp_path / "duties.csv"))
    june = "301,13/06/2023,Ada Lovelace,S1041,Swindon,Patrol,5"
    changed = duty_log(tmp_path / "changed.csv", june)
    changed.write_text(changed.read_text().replace("Hrs", "Zeit"), encoding="utf-8")
    drop(at_office, changed)
    dialog = at_office.dialog("match-columns")
    assert (
        "Unlike the layout “Duty log of the force”. No longer there: “Hrs”. New: “Zeit”."
    ) in said(dialog)
    choice(dialog, "“Zeit” is taken as").choose("minutes")
    at_office.click("go-on", dialog)
    at_office.click("keep", at_office.dialog("local-preview"))
    assert in_all(at_office).minutes == 24 * 60
    drop(at_office, changed)
    assert at_office.dialog("local-preview"), "the layout now has the new heading"


def test_a_layout_is_seen_renamed_saved_deleted_and_brought_in(
    at_office: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_log(at_office, duty_log(tmp_path / "duties.csv"))
    at_office.window.go_to("data")
    page = at_office.window.findChild(DataPage)
    assert page is not None
    page.tabs.show_tab("layouts")
    at_office.settle()
    table = next(t for t in page.findChildren(TableView) if t.isVisible())

    def listed() -> Sequence[str]:
        return [str(row.cells[0]) for row in table.table.rows]

    assert listed() == ["Duty log of the force"]
    assert table.table.rows[0].cells[1:3] == ("Duty or shift log", "Specials office")
    table.row_selected.emit(table.table.rows[0].key)
    at_office.click("rename-layout-button")
    dialog = at_office.dialog("rename-layout")
    at_office.find("name", QLineEdit, dialog).setText("Specials duties")
    at_office.click("save", dialog)
    assert listed() == ["Specials duties"]

    shared = tmp_path / "shared.oversight-layout.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(shared), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a: (str(shared), ""))
    table.row_selected.emit(table.table.rows[0].key)
    at_office.click("save-layout")
    assert "Lovelace" not in shared.read_text(encoding="utf-8")
    at_office.click("delete-layout")
    assert listed() == []
    at_office.click("bring-layout")
    assert listed() == ["Specials duties"]

    page.tabs.show_tab("imports")
    at_office.settle()
    imports = next(t for t in page.findChildren(TableView) if t.isVisible())
    assert imports.table.rows[0].cells[:2] == (
        "duties.csv", "Duty or shift log, layout “Duty log of the force”",
    )  # fmt: skip


def test_rejected_rows_are_saved_to_be_mended(
    at_office: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drop(at_office, duty_log(tmp_path / "duties.csv", *DUTIES, *BAD))
    match(at_office)
    at_office.click("add-all", at_office.dialog("match-values"))
    at_office.click("go-on", at_office.dialog("match-values"))
    saved = tmp_path / "mend.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(saved), ""))
    preview = at_office.dialog("local-preview")
    at_office.click("save-rejects", preview)
    assert "The rejected rows are saved in mend.csv" in at_office.words(preview)
    lines = saved.read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == 3
    assert "106" in lines[1]
    at_office.click("leave", preview)


def test_the_keyboard_alone_is_enough(at_office: Driver, tmp_path: Path) -> None:
    drop(at_office, duty_log(tmp_path / "duties.csv"))
    dialog = at_office.dialog("match-columns")

    def tab_to(name: str) -> None:
        for _ in range(80):
            focused = QApplication.focusWidget()
            if focused is not None and focused.objectName() == name:
                return
            at_office.press(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never reaches {name}")

    tab_to("show-asked")
    at_office.press(Qt.Key.Key_Space)
    dates = choice(dialog, "How “Duty date” is read")
    assert QApplication.focusWidget() is dates
    at_office.press(Qt.Key.Key_Down)
    assert dates.value is DateOrder.DAY_FIRST
    tab_to("show-asked")
    at_office.press(Qt.Key.Key_Space)
    assert QApplication.focusWidget() is choice(dialog, "Scheme of the whole file")
    at_office.press(Qt.Key.Key_Down)
    tab_to("go-on")
    at_office.press(Qt.Key.Key_Space)
    assert at_office.dialog("match-values")
    tab_to("add-all")
    at_office.press(Qt.Key.Key_Space)
    tab_to("go-on")
    at_office.press(Qt.Key.Key_Space)
    assert at_office.dialog("local-preview")
    tab_to("keep")
    at_office.press(Qt.Key.Key_Space)
    assert in_all(at_office).rows == 5


@pytest.mark.skipif(not SHIFTS.exists(), reason="the shift log is not here")
def test_a_real_shift_log_never_seen_before(at_office: Driver) -> None:
    drop(at_office, SHIFTS)
    dialog = at_office.dialog("match-columns")
    choice(dialog, "Scheme of the whole file").choose("specials")
    at_office.click("go-on", dialog)
    asked = at_office.dialog("match-values")
    at_office.click("add-all", asked)
    at_office.click("go-on", asked)
    preview = at_office.dialog("local-preview")
    assert at_office.find("keep", QPushButton, preview).text() == "Keep 1,081 rows"
    at_office.click("keep", preview)
    found = in_all(at_office)
    # The hours add up to 17,766.8; each row is kept to the minute.
    assert found.minutes // 60 == 17_766
    assert found.attendances == 6_098
    by_type = given(at_office, By.ACTIVITY)
    assert by_type[""].rows == 314
    assert given(at_office, By.DISTRICT)[""].rows == 51
