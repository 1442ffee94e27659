"""Columns of a table where there is little room: which go, which stay."""

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from oversight_app.domain.findings import Align, Column, Row, Table
from oversight_app.domain.wording import Quantity
from oversight_app.ui.theme import Theme
from oversight_app.ui.widgets.table_view import TableView

TABLE = Table(
    "schemes", "Schemes",
    (
        Column("scheme", "Scheme"), Column("people", "People in post", Align.RIGHT),
        Column("hours", "Hours", Align.RIGHT), Column("visits", "Visits and more", Align.RIGHT),
    ),
    (Row("specials", ("Special Constabulary of the county", Quantity(1), Quantity(2), None)),),
)  # fmt: skip


def shown(qtbot: QtBot, theme: Theme, width: int) -> TableView:
    view = TableView(theme)
    qtbot.addWidget(view)
    view.gives_way = ("visits", "people")
    view.set_table(TABLE)
    view.resize(width, 200)
    view.show()
    QApplication.processEvents()
    return view


def test_with_room_every_column_is_there(qtbot: QtBot, theme: Theme) -> None:
    assert shown(qtbot, theme, 900).hidden_columns() == []


def test_columns_go_in_the_order_given_and_come_back(qtbot: QtBot, theme: Theme) -> None:
    view = shown(qtbot, theme, 430)
    assert view.hidden_columns() == ["visits"]
    view.resize(340, 200)
    QApplication.processEvents()
    assert set(view.hidden_columns()) == {"visits", "people"}
    view.resize(900, 200)
    QApplication.processEvents()
    assert view.hidden_columns() == []


def test_what_goes_last_stays_while_cutting_words_is_enough(qtbot: QtBot, theme: Theme) -> None:
    view = shown(qtbot, theme, 400)
    view.gives_way, view.goes_last = (), ("visits", "people")
    view.set_table(TABLE)
    assert view.hidden_columns() == []
    view.resize(280, 200)
    QApplication.processEvents()
    assert view.hidden_columns() == ["visits"]


def test_rows_grow_by_a_line_where_words_need_three_and_back(qtbot: QtBot, theme: Theme) -> None:
    words = ("National lead for child protection of the Council", "Does not condone these groups")
    view = TableView(theme)
    qtbot.addWidget(view)
    view.set_two_lines(most=3)
    columns = (Column("body", "Body"), Column("short", "In short"))
    view.set_table(Table("held", "Held", columns, (Row("1", words),)))
    heights = []
    for width in (600, 280, 600):
        view.resize(width, 200)
        view.show()
        QApplication.processEvents()
        heights.append(view.rowHeight(0))
    assert heights[1] > heights[0] == heights[2]


def test_rows_of_two_lines_stay_so_unless_told(qtbot: QtBot, theme: Theme) -> None:
    view = shown(qtbot, theme, 900)
    view.set_two_lines()
    before = view.rowHeight(0)
    view.resize(260, 200)
    QApplication.processEvents()
    assert view.rowHeight(0) == before


def test_compact_rows_are_lower(qtbot: QtBot, theme: Theme) -> None:
    view = shown(qtbot, theme, 900)
    before = view.rowHeight(0)
    view.set_compact()
    assert 24 <= view.rowHeight(0) < before
