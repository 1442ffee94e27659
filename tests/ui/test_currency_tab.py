"""The tab “In date”, over a small list: what is shown, what the buttons open, and by keyboard."""

import csv
from collections.abc import Callable, Iterator
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QCheckBox, QDialog, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from oversight_app.domain.local_building import built
from oversight_app.domain.mappings import Mapping
from oversight_app.domain.papers import Marking
from oversight_app.domain.records import Office
from oversight_app.store.local_keeping import keep_local
from oversight_app.store.workspace import Workspace, create
from oversight_app.ui.context import Context
from oversight_app.ui.dialogs.export import ExportDialog
from oversight_app.ui.dialogs.rows import RowsDialog
from oversight_app.ui.jobs import Jobs
from oversight_app.ui.pages.governance_currency import CurrencyTab
from oversight_app.ui.settings import Settings
from oversight_app.ui.theme import Theme

DAY = date(2022, 10, 31)
LISTED = (
    {"volunteer": "SC-1", "role": "Patrol", "vetting_until": date(2025, 1, 1)},
    {"volunteer": "SC-2", "role": "Patrol", "vetting_until": date(2022, 11, 20)},
    {"volunteer": "SC-3", "role": "Roads", "vetting_until": date(2022, 9, 5)},
)
"""Three Specials: one in date, one that lapses in November, one overdue."""


class _Told(QObject):
    changed = Signal(object)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    office = Office("Sample office", "E23000038", review_date=DAY)
    with create(tmp_path / "office.oversight", office, reference=False) as made:
        yield made


@pytest.fixture
def opened() -> list[QDialog]:
    """The dialogs that were opened."""
    return []


@pytest.fixture
def context(
    workspace: Workspace, theme: Theme, settings: Settings, opened: list[QDialog]
) -> Iterator[Context]:
    jobs, told = Jobs(workspace), _Told()
    given: dict[str, Any] = {each.name: lambda *_a, **_k: None for each in fields(Context)}
    given |= {"workspace": workspace, "jobs": jobs, "theme": theme, "changed": told.changed}
    given["settings"] = settings
    given["open_dialog"] = lambda dialog, *_a: opened.append(dialog)
    yield Context(**given)
    jobs.drain()
    jobs.close()
    for dialog in opened:
        dialog.deleteLater()


@pytest.fixture
def settle(context: Context) -> Callable[[], None]:
    def wait() -> None:
        for _ in range(4):
            QApplication.processEvents()
            assert context.jobs.drain()
            QApplication.processEvents()

    return wait


@pytest.fixture
def tab(qtbot: QtBot, context: Context) -> CurrencyTab:
    made = CurrencyTab(context)
    qtbot.addWidget(made)
    made.resize(1200, 760)
    made.show()
    return made


@pytest.fixture
def filled(workspace: Workspace, tab: CurrencyTab, settle: Callable[[], None]) -> CurrencyTab:
    rows = [{"scheme": "specials", "listed_on": DAY, **one} for one in LISTED]
    keep_local(workspace, [built(rows, Mapping("List", "volunteers", ()), file_name="list.csv")])
    tab.reload()
    settle()
    return tab


def references(opened: list[QDialog]) -> list[str]:
    dialog = opened[-1]
    assert isinstance(dialog, RowsDialog)
    return [str(row.cells[0]) for row in dialog.view.table.rows]


def test_without_a_list_it_says_what_to_do(tab: CurrencyTab, settle: Callable[[], None]) -> None:
    tab.reload()
    settle()
    words = [label.text() for label in tab.findChildren(QLabel) if label.isVisible()]
    assert "No volunteer status list has been brought in yet." in words


def test_each_button_opens_whom_it_counts(
    filled: CurrencyTab, settle: Callable[[], None], opened: list[QDialog]
) -> None:
    for button, behind in (
        (filled.all_button, ["SC-3", "SC-2", "SC-1"]),
        (filled.overdue_button, ["SC-3"]),
        (filled.lapsing_button, ["SC-2"]),
    ):
        button.click()
        settle()
        assert references(opened) == behind


def test_the_buttons_follow_the_row(filled: CurrencyTab) -> None:
    filled.of_need.view.select_key("specials|Roads")
    assert (filled.overdue_button.isEnabled(), filled.lapsing_button.isEnabled()) == (True, False)
    filled.of_need.view.select_key("specials|Patrol")
    assert (filled.overdue_button.isEnabled(), filled.lapsing_button.isEnabled()) == (False, True)


def test_enter_on_a_row_opens_it(
    filled: CurrencyTab, settle: Callable[[], None], opened: list[QDialog], qtbot: QtBot
) -> None:
    view = filled.of_need.view
    view.select_key("specials|Patrol")
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Return)
    settle()
    assert references(opened) == ["SC-2", "SC-1"]


def test_another_need_and_back(filled: CurrencyTab, settle: Callable[[], None]) -> None:
    filled.filters.chosen.emit("need", "training")
    settle()
    assert filled.of_need.view.table.rows == ()
    assert not filled.overdue_button.isEnabled()
    assert not filled.chart.isVisible()
    filled.filters.cleared.emit()
    settle()
    assert filled.answer is not None
    assert filled.answer.selection.need == "vetting"
    assert filled.chart.isVisible()


def written(folder: Path, dialog: QDialog, settle: Callable[[], None]) -> list[list[str]]:
    """Save as a list what a dialog is to save; return its rows."""
    assert isinstance(dialog, ExportDialog)
    line, listed = dialog.findChild(QLineEdit, "folder"), dialog.findChild(QCheckBox, "csv")
    assert line is not None
    assert listed is not None
    line.setText(str(folder))
    listed.setChecked(True)
    dialog.submit()
    settle()
    (found,) = folder.glob("*.csv")
    with found.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def test_each_table_can_be_saved_or_copied_by_the_export_button(
    filled: CurrencyTab, settle: Callable[[], None], opened: list[QDialog], tmp_path: Path
) -> None:
    menu = filled.header.export_button.menu()
    menu.aboutToShow.emit()
    saved = [action for action in menu.actions() if action.text().startswith("Save")]
    copied = [action for action in menu.actions() if action.text().startswith("Copy")]
    assert len(saved) == len(copied) >= 2
    copied[1].trigger()
    settle()
    assert QGuiApplication.clipboard().text().startswith("\t".join(("Scheme and role", "Need it")))
    saved[1].trigger()
    settle()
    asked = opened[-1]
    assert isinstance(asked, ExportDialog)
    # Small counts are among what the page shows; what leaves it has them hidden.
    assert asked.marking is Marking.OFFICIAL_SENSITIVE
    heading, *rows = written(tmp_path, asked, settle)
    assert heading[0] == "Scheme and role"
    assert rows[0][:2] == ["Special Constabulary", "[c]"]
    assert len(list(tmp_path.glob("*2022-10-31-OFFICIAL-SENSITIVE.xlsx"))) == 1


def test_who_is_behind_a_count_can_be_saved_in_the_order_shown(
    filled: CurrencyTab, settle: Callable[[], None], opened: list[QDialog], tmp_path: Path
) -> None:
    filled.all_button.click()
    settle()
    people = opened[-1]
    assert isinstance(people, RowsDialog)
    people.view.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    people.view.save_table()
    settle()
    _heading, *rows = written(tmp_path, opened[-1], settle)
    assert [row[0] for row in rows] == ["SC-1", "SC-2", "SC-3"]
