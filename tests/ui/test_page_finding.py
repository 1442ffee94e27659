"""Ctrl+F: words in what a page shows, wherever on it they stand."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import (
    QLabel,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from oversight_app.ui.jobs import Jobs
from oversight_app.ui.page_finding import find_in
from oversight_app.ui.theme import Theme
from oversight_app.ui.widgets.chart_view import ChartView
from tests.ui.making import funnel_chart


def page_of(qtbot: QtBot, *parts: QWidget) -> QWidget:
    """A page of parts below each other, shown."""
    page = QWidget()
    qtbot.addWidget(page)
    box = QVBoxLayout(page)
    for part in parts:
        box.addWidget(part)
    page.resize(600, 500)
    page.show()
    return page


@pytest.fixture
def jobs(qapp: object) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    assert made.drain()
    made.close()


def test_labels_and_buttons_in_reading_order_without_capitals_or_accents(qtbot: QtBot) -> None:
    first, last = QLabel("Café in Devizes"), QPushButton("Open the CAFÉ")
    page = page_of(qtbot, first, QLabel("A kettle"), last)
    assert [one.on for one in find_in(page, "cafe")] == [first, last]
    assert find_in(page, "  ") == []
    assert find_in(page, "teapot") == []


def test_the_words_of_a_link_count_and_not_its_address(qtbot: QtBot) -> None:
    page = page_of(qtbot, QLabel('See <a href="data/history">what changed</a>'))
    assert len(find_in(page, "what changed")) == 1
    assert find_in(page, "data/history") == []


def test_what_is_hidden_is_not_found(qtbot: QtBot) -> None:
    hidden, shown = QLabel("Swindon"), QLabel("Swindon")
    page = page_of(qtbot, hidden, shown)
    hidden.hide()
    assert [one.on for one in find_in(page, "swindon")] == [shown]


def table_of(*rows: tuple[str, str]) -> QTableWidget:
    table = QTableWidget(len(rows), 2)
    for at, row in enumerate(rows):
        for column, words in enumerate(row):
            table.setItem(at, column, QTableWidgetItem(words))
    return table


def test_a_row_is_found_once_and_come_to_where_it_stands(qtbot: QtBot) -> None:
    rows = [(f"Row {n}", "Wiltshire" if n in (3, 77) else "Essex") for n in range(80)]
    table = table_of(*rows, ("Wiltshire", "Wiltshire"))
    page = page_of(qtbot, table)
    found = find_in(page, "wiltshire")
    assert len(found) == 3
    found[1].reveal()
    assert (table.currentRow(), table.currentColumn()) == (77, 1)
    box = found[1].seen_in(page)
    assert not box.isEmpty()
    # Scrolled away from the first, that one is out of sight.
    assert found[0].seen_in(page).isEmpty()


def test_a_column_that_is_not_shown_is_not_looked_through(qtbot: QtBot) -> None:
    table = table_of(("Avon", "152"), ("Essex", "153"))
    page = page_of(qtbot, table)
    table.setColumnHidden(1, True)
    assert find_in(page, "153") == []


def test_a_list_is_looked_through(qtbot: QtBot) -> None:
    view = QListView()
    model = QStringListModel(["Kent", "Dorset", "Devon and Cornwall"], view)
    view.setModel(model)
    page = page_of(qtbot, view)
    (found,) = find_in(page, "cornwall")
    found.reveal()
    assert view.currentIndex().row() == 2


def test_each_place_in_a_text_is_a_match_of_its_own(qtbot: QtBot) -> None:
    edit = QPlainTextEdit("Hours in May. Hours in June.\nNo HOURS in July.")
    page = page_of(qtbot, edit)
    found = find_in(page, "hours")
    assert len(found) == 3
    found[2].reveal()
    assert edit.textCursor().selectedText() == "HOURS"


def test_what_lies_below_is_scrolled_to(qtbot: QtBot) -> None:
    inside = QWidget()
    lines = QVBoxLayout(inside)
    for n in range(60):
        lines.addWidget(QLabel(f"Line {n} of sixty"))
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(inside)
    page = page_of(qtbot, area)
    (found,) = find_in(page, "line 58")
    assert found.seen_in(page).isEmpty()
    found.reveal()
    assert not found.seen_in(page).isEmpty()


def test_a_value_of_a_chart_is_found_by_what_it_says_and_not_selected(
    qtbot: QtBot, theme: Theme, jobs: Jobs
) -> None:
    chart = ChartView(theme, jobs)
    page = page_of(qtbot, chart)
    chart.set_chart(funnel_chart())
    qtbot.waitUntil(lambda: bool(chart.marks), timeout=20_000)
    said = [mark.tip for mark in chart.marks if "Essex" in mark.tip]
    assert said
    found = find_in(page, "essex")
    assert len(found) == len(said)
    mark = next(mark for mark in chart.marks if "Essex" in mark.tip)
    selected: list[str] = []
    chart.selected.connect(selected.append)
    found[0].reveal()
    box = found[0].seen_in(page)
    at = chart.mapTo(page, chart.rect().topLeft())
    assert box.contains(round(mark.x) + at.x(), round(mark.y) + at.y())
    assert selected == []


def test_a_match_that_has_gone_is_nowhere(qtbot: QtBot) -> None:
    table = table_of(("Avon", "152"), ("Essex", "153"))
    page = page_of(qtbot, table)
    (found,) = find_in(page, "essex")
    table.setRowCount(1)
    found.reveal()
    assert found.seen_in(page).isEmpty()
