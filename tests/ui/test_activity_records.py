"""The tab “Records” and the card beside the chart, over a workspace of ten duties."""

from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from oversight_app.domain.activity import ActivityFilter, RowOrder, RowQuery
from oversight_app.domain.local_building import Record, built
from oversight_app.domain.mappings import Mapping
from oversight_app.domain.records import Office
from oversight_app.domain.schemes import Term, TermKind
from oversight_app.store.local_keeping import keep_local
from oversight_app.store.schemes import save_term
from oversight_app.store.workspace import Workspace, create
from oversight_app.ui.context import Context
from oversight_app.ui.jobs import Jobs
from oversight_app.ui.pages.activity_records import EVERYTHING, RecordsTab
from oversight_app.ui.theme import Theme
from oversight_app.ui.widgets.rows_card import NOTHING, RowsCard

MAY = 2022 * 12 + 4
DATE, REFERENCE, DISTRICT, HOURS = 0, 2, 3, 7
SPECIALS_IN_MAY = RowQuery(ActivityFilter(schemes=("specials",), first_month=MAY, last_month=MAY))


def duty(day: int, hours: float, volunteer: str, district: str, **more: Any) -> Record:
    return {
        "scheme": "specials", "day": 20220500 + day, "minutes": int(hours * 60), "people": 1,
        "volunteer": volunteer, "district": district, "activity": "patrol", **more,
    }  # fmt: skip


DUTIES = (
    duty(3, 8.5, "SC1", "north"),
    duty(7, 6.5, "SC2", "south"),
    duty(9, 7.5, "SC1", "north"),
    duty(9, 2, "SC3", "north", activity="training"),
    duty(21, 9.5, "SC2", ""),
    {"scheme": "speedwatch", "day": 20220512, "minutes": 840, "people": 7, "district": "north"},
)
"""16 + 16 = 32 hours of Specials' duty in May 2022, 2 of training, 14 hours of Speedwatch."""


class _Told(QObject):
    changed = Signal(object)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    office = Office("Sample office", "E23000038", review_date=date(2022, 10, 31))
    with create(tmp_path / "office.oversight", office, reference=False) as made:
        for code, name in (("north", "North"), ("south", "South")):
            save_term(made, Term(TermKind.DISTRICT, code, name))
        yield made


@pytest.fixture
def filled(workspace: Workspace) -> Workspace:
    mapping = Mapping("Duty log of the force", "activity", ())
    keep_local(workspace, [built(DUTIES, mapping, file_name="duties-may.csv")])
    return workspace


@pytest.fixture
def context(workspace: Workspace, theme: Theme) -> Iterator[Context]:
    jobs, told = Jobs(workspace), _Told()
    given: dict[str, Any] = {each.name: lambda *_a, **_k: None for each in fields(Context)}
    given |= {"workspace": workspace, "jobs": jobs, "theme": theme, "changed": told.changed}
    yield Context(**given)
    jobs.drain()
    jobs.close()


def settle(context: Context) -> None:
    for _ in range(4):
        QApplication.processEvents()
        assert context.jobs.drain()
        QApplication.processEvents()


@pytest.fixture
def tab(qtbot: QtBot, context: Context) -> RecordsTab:
    made = RecordsTab(context)
    qtbot.addWidget(made)
    made.resize(1200, 600)
    made.show()
    return made


def column(tab: RecordsTab, number: int) -> list[str]:
    model = tab.view.rows
    return [str(model.index(i, number).data()) for i in range(model.rowCount())]


def test_all_records_come_newest_first(
    filled: Workspace, tab: RecordsTab, context: Context
) -> None:
    tab.reload()
    settle(context)
    assert tab.view.count == 6
    assert column(tab, DATE)[:2] == ["21 May 2022", "9 May 2022"]
    assert tab.steps.text() == "All schemes"
    assert tab.sum.text() == "46 hours of duty and 2 hours of training in 6 records"
    assert not tab.every.isVisible()


def test_the_records_behind_a_figure_add_up_to_it(
    filled: Workspace, tab: RecordsTab, context: Context
) -> None:
    tab.show_query(SPECIALS_IN_MAY)
    settle(context)
    assert column(tab, DATE)[0] == "3 May 2022"
    assert tab.steps.text() == "Special Constabulary › May 2022"
    assert sum(map(float, column(tab, HOURS))) == 34
    assert tab.sum.text() == "32 hours of duty and 2 hours of training in 5 records"
    tab.every.click()
    settle(context)
    assert tab.view.count == 6
    assert tab.query == EVERYTHING


def test_search_as_you_type_waits_for_a_pause(
    filled: Workspace, tab: RecordsTab, context: Context, qtbot: QtBot
) -> None:
    tab.show_query(SPECIALS_IN_MAY)
    settle(context)
    qtbot.keyClicks(tab.search, "SC2")
    assert tab.view.count == 5  # not yet
    qtbot.waitUntil(lambda: tab.view.count == 2)
    settle(context)
    assert column(tab, REFERENCE) == ["SC2", "SC2"]
    assert tab.sum.text() == "16 hours in 2 records"
    tab.search.clear()
    qtbot.waitUntil(lambda: tab.view.count == 5)


def test_nothing_found_is_said_in_the_middle_and_the_search_stays(
    filled: Workspace, tab: RecordsTab, context: Context, qtbot: QtBot
) -> None:
    tab.reload()
    settle(context)
    qtbot.keyClicks(tab.search, "nowhere")
    qtbot.keyClick(tab.search, Qt.Key.Key_Return)
    settle(context)
    assert tab.view.count == 0
    assert tab.search.isVisible()


def test_an_order_chosen_stays_through_a_search(
    filled: Workspace, tab: RecordsTab, context: Context, qtbot: QtBot
) -> None:
    tab.reload()
    settle(context)
    tab.view.sort_by(RowOrder.HOURS)
    settle(context)
    assert column(tab, HOURS)[0] == "2.0"
    qtbot.keyClicks(tab.search, "SC")
    qtbot.keyClick(tab.search, Qt.Key.Key_Return)
    settle(context)
    assert tab.view.query.order is RowOrder.HOURS
    assert column(tab, HOURS) == ["2.0", "6.5", "7.5", "8.5", "9.5"]


def test_a_workspace_without_records_offers_the_way_in(tab: RecordsTab, context: Context) -> None:
    tab.reload()
    settle(context)
    assert tab.empty.isVisible()
    assert tab.empty.action.isVisible()


def test_a_record_leads_to_its_file_and_row(
    filled: Workspace, tab: RecordsTab, context: Context
) -> None:
    tab.show_query(SPECIALS_IN_MAY)
    settle(context)
    tab.view.ask_for(1)
    settle(context)
    assert tab.origin.isVisible()
    said = dict(line.split(": ", 1) for line in tab.origin.text().split("\n") if ": " in line)
    assert said["File"] == "duties-may.csv"
    # The second duty stands in row 3, below the headings.
    assert said["Place"] == "Row 3"
    assert said["Columns matched by"] == "Duty log of the force"
    assert said["Hours"] == "6.5 by 1 person"
    assert said["Volunteer’s reference"] == "SC2"
    assert "Brought in" in said
    # Other records: what was told of one is put away.
    tab.show_query(EVERYTHING)
    assert not tab.origin.isVisible()


def test_what_a_return_leaves_blank_is_shown_as_not_stated(
    filled: Workspace, tab: RecordsTab, context: Context
) -> None:
    query = RowQuery(ActivityFilter(schemes=("specials",), districts=("",)))
    tab.show_query(query)
    settle(context)
    assert column(tab, DISTRICT) == ["Not stated"]
    assert column(tab, HOURS) == ["9.5"]


def test_records_fit_at_twice_the_text(
    filled: Workspace, tab: RecordsTab, context: Context, theme: Theme
) -> None:
    tab.reload()
    settle(context)
    theme.choose(text_scale=2.0)
    settle(context)
    assert tab.page.inside.width() <= tab.width()
    for each in (tab.search, tab.steps, tab.sum):
        assert each.mapTo(tab, each.rect().bottomRight()).x() <= tab.width()


def test_the_card_shows_the_first_records_and_leads_to_all(
    filled: Workspace, context: Context, qtbot: QtBot
) -> None:
    card = RowsCard(context)
    qtbot.addWidget(card)
    card.resize(400, 360)
    card.show()
    card.show_query(SPECIALS_IN_MAY)
    settle(context)
    table = card.view.table
    assert [c.heading for c in table.columns] == ["Date", "Activity", "People", "Hours", "File row"]
    assert [str(row.cells[0]) for row in table.rows] == [
        "3 May",
        "7 May",
        "9 May",
        "9 May",
        "21 May",
    ]
    assert [str(row.cells[3]) for row in table.rows] == ["8.5", "6.5", "7.5", "2.0", "9.5"]
    said = " ".join(each.text() for each in card.findChildren(QLabel))
    assert "Special Constabulary › May 2022" in said
    assert "32 hours of duty and 2 hours of training in 5 records" in said
    with qtbot.waitSignal(card.see_all):
        card.all.click()
    asked: list[Any] = []
    card.asked.connect(lambda row, _names: asked.append(row))
    place = card.view.visualRect(card.view.model().index(1, 4)).center()
    qtbot.mouseClick(card.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert [(row.volunteer, row.file_row) for row in asked] == [("SC2", 3)]


def test_the_card_of_one_activity_says_where_instead(
    filled: Workspace, context: Context, qtbot: QtBot
) -> None:
    card = RowsCard(context)
    qtbot.addWidget(card)
    card.show_query(RowQuery(ActivityFilter(schemes=("specials",), activities=("patrol",))))
    settle(context)
    table = card.view.table
    assert table.columns[1].heading == "District"
    # Of more than one month: days with their year.
    assert str(table.rows[0].cells[0]) == "3 May 2022"
    assert str(table.rows[-1].cells[1]) == "Not stated"


def test_the_card_of_a_figure_without_records_says_so(
    filled: Workspace, context: Context, qtbot: QtBot
) -> None:
    card = RowsCard(context)
    qtbot.addWidget(card)
    card.show_query(SPECIALS_IN_MAY)
    card.show_query(None)
    settle(context)
    assert card.view.table.rows == ()
    assert card.view.table.note == NOTHING
    assert not card.all.isVisible()


def test_rows_copied_from_the_tab_are_figures_for_a_spreadsheet(
    filled: Workspace, tab: RecordsTab, context: Context
) -> None:
    tab.show_query(SPECIALS_IN_MAY)
    settle(context)
    tab.view.selectRow(1)
    tab.view.copy_rows()
    settle(context)
    line = QGuiApplication.clipboard().mimeData().text().split("\n")[1].split("\t")
    assert line[DATE] == "7 May 2022"
    assert line[HOURS] == "6.5"
