"""Tables: their model, their order, what is copied from them and what a reader hears."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from oversight_app.domain.findings import Align, Column, Row, Table
from oversight_app.domain.wording import Quantity
from oversight_app.ui.theme import Theme
from oversight_app.ui.widgets.table_copy import as_html, as_text
from oversight_app.ui.widgets.table_model import KEY_ROLE, TableModel
from oversight_app.ui.widgets.table_view import TableView
from tests.ui.making import AVON, CITY, ESSEX, LONDON, WILTSHIRE, forces_table

SPECIALS, VALUE = 1, 3
ASCENDING, DESCENDING = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


def keys(model: TableModel) -> list[str]:
    return [model.index(row, 0).data(KEY_ROLE) for row in range(model.rowCount())]


@pytest.fixture
def model(qapp: object) -> TableModel:
    made = TableModel()
    made.set_table(forces_table())
    return made


@pytest.fixture
def view(qtbot: QtBot, theme: Theme) -> TableView:
    made = TableView(theme)
    qtbot.addWidget(made)
    made.set_table(forces_table())
    made.resize(640, 300)
    made.show()
    return made


def test_the_model_keeps_qts_rules(model: TableModel) -> None:
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.sort(VALUE, DESCENDING)
    model.set_table(forces_table())
    model.sort(-1)
    assert tester.model() is model


def test_home_force_stays_first_and_forces_without_a_figure_stay_last(model: TableModel) -> None:
    # Specials: Avon and Somerset 289, Essex 481, Metropolitan Police 1,800.
    model.sort(SPECIALS, ASCENDING)
    assert keys(model) == [WILTSHIRE, AVON, ESSEX, LONDON, CITY]
    model.sort(SPECIALS, DESCENDING)
    assert keys(model) == [WILTSHIRE, LONDON, ESSEX, AVON, CITY]


def test_a_third_click_gives_the_tables_own_order_back(model: TableModel) -> None:
    before = keys(model)
    model.sort(SPECIALS, DESCENDING)
    model.sort(-1)
    assert keys(model) == before


def test_an_index_that_is_held_follows_its_row(model: TableModel) -> None:
    from PySide6.QtCore import QPersistentModelIndex

    held = QPersistentModelIndex(model.index(model.row_of(AVON), 0))
    model.sort(SPECIALS, DESCENDING)
    assert held.data(KEY_ROLE) == AVON


def test_a_screen_reader_hears_the_heading_with_the_figure(model: TableModel) -> None:
    def heard(key: str, column: int) -> str:
        index = model.index(model.row_of(key), column)
        return str(index.data(Qt.ItemDataRole.AccessibleTextRole))

    assert heard(WILTSHIRE, VALUE) == "Per 100: 13.6"
    assert heard(CITY, SPECIALS) == "Specials: not supplied"


def test_the_model_has_no_children(model: TableModel) -> None:
    assert model.rowCount(model.index(0, 0)) == 0
    assert model.data(QModelIndex()) is None


def test_copied_text_is_plain_numbers_under_its_headings() -> None:
    table = forces_table()
    lines = as_text(table.columns, table.rows).split("\n")
    assert lines[0] == "Force\tSpecials\tOfficers\tPer 100\tAgainst limits"
    assert lines[1] == "Wiltshire\t153\t1127\t13.6\tAbove 99.8%"


def test_copied_words_never_become_a_formula() -> None:
    columns = (Column("words", "=1+1"), Column("change", "Change", Align.RIGHT))
    rows = (Row("a", ("=HYPERLINK(1)", Quantity(-4, signed=True))),)
    assert as_text(columns, rows) == "'=1+1\tChange\n'=HYPERLINK(1)\t-4"
    html = as_html(columns, rows)
    assert "mso-number-format:'@'" in html
    assert '<td align="right" x:num="-4">−4</td>' in html


def test_copied_html_escapes_what_it_shows() -> None:
    html = as_html((Column("a", "<b>"),), (Row("1", ("<script>",)),), "A & B")
    assert "<script>" not in html
    assert "<b>" not in html
    assert "<caption>A &amp; B</caption>" in html


def test_ctrl_c_copies_the_selected_rows(qtbot: QtBot, view: TableView) -> None:
    view.select_key(ESSEX)
    view.setFocus()
    view.copy_rows()
    copied = QGuiApplication.clipboard().mimeData()
    assert copied.text().split("\n")[1].startswith("Essex\t481\t3700\t13.0")
    assert "13.0" in copied.html()
    assert len(copied.text().split("\n")) == 2


def test_arrow_keys_select_and_enter_opens(qtbot: QtBot, view: TableView) -> None:
    moved: list[str] = []
    opened: list[str] = []
    view.row_selected.connect(moved.append)
    view.row_activated.connect(opened.append)
    view.select_key(WILTSHIRE)
    assert moved == []  # told, not asked
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert moved == [AVON]
    assert opened == [AVON]


def test_a_double_click_opens_the_row(qtbot: QtBot, view: TableView) -> None:
    place = view.visualRect(view.model().index(1, 0)).center()
    with qtbot.waitSignal(view.row_activated) as sent:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
        qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert sent.args == [AVON]


def test_a_new_table_keeps_the_selected_force(view: TableView) -> None:
    view.select_key(ESSEX)
    view.set_table(forces_table())
    assert view.selected_key() == ESSEX
    view.set_table(Table("other", "Other", (Column("a", "A"),), (Row("x", ("y",)),)))
    assert view.selected_key() == ""


def test_a_narrow_table_gives_up_its_sparkline_before_a_figure(view: TableView) -> None:
    view.resize(360, 300)
    assert view.isColumnHidden(4)
    assert not any(view.isColumnHidden(column) for column in (0, 1, 2, 3, 5))
    view.resize(900, 300)
    assert not view.isColumnHidden(4)


def test_rows_grow_with_the_text(view: TableView, theme: Theme) -> None:
    assert view.rowHeight(0) == 32
    theme.choose(text_scale=2.0)
    assert view.rowHeight(0) == 64


def test_the_keyboard_coming_to_a_table_selects_its_first_row(
    qtbot: QtBot, view: TableView
) -> None:
    moved: list[str] = []
    view.row_selected.connect(moved.append)
    view.clearFocus()
    view.setFocus(Qt.FocusReason.TabFocusReason)
    assert view.selected_key() == WILTSHIRE
    assert moved == [WILTSHIRE]


def test_a_click_sends_the_row_clicked_and_no_other(qtbot: QtBot, view: TableView) -> None:
    moved: list[str] = []
    view.row_selected.connect(moved.append)
    place = view.visualRect(view.model().index(2, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert len(moved) == 1
    assert moved[0] == view.model().index(2, 0).data(KEY_ROLE)
