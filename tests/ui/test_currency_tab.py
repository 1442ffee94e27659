"""The tab “In date”, over a small list: what is shown, what the buttons open, and by keyboard."""

from collections.abc import Callable, Iterator
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QDialog, QLabel
from pytestqt.qtbot import QtBot

from oversight_app.domain.local_building import built
from oversight_app.domain.mappings import Mapping
from oversight_app.domain.records import Office
from oversight_app.store.local_keeping import keep_local
from oversight_app.store.workspace import Workspace, create
from oversight_app.ui.context import Context
from oversight_app.ui.dialogs.rows import RowsDialog
from oversight_app.ui.jobs import Jobs
from oversight_app.ui.pages.governance_currency import CurrencyTab
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
def context(workspace: Workspace, theme: Theme, opened: list[QDialog]) -> Iterator[Context]:
    jobs, told = Jobs(workspace), _Told()
    given: dict[str, Any] = {each.name: lambda *_a, **_k: None for each in fields(Context)}
    given |= {"workspace": workspace, "jobs": jobs, "theme": theme, "changed": told.changed}
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
