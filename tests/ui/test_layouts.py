"""How the parts of a page make room: filters, columns, the notes, the origin panel."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from oversight_app.domain.findings import Column, Row, Table
from oversight_app.ui.navigation import PlaceButton, SideColumn, Sign
from oversight_app.ui.theme import Theme
from oversight_app.ui.widgets.card import Card
from oversight_app.ui.widgets.columns import TwoColumns
from oversight_app.ui.widgets.filter_bar import FilterBar
from oversight_app.ui.widgets.finding_header import FindingHeader
from oversight_app.ui.widgets.flow_layout import FlowLayout
from oversight_app.ui.widgets.notes_line import NotesLine
from oversight_app.ui.widgets.origin_panel import OriginPanel
from oversight_app.ui.widgets.table_view import TableView
from oversight_app.ui.widgets.tabs import Tabs
from oversight_app.ui.widgets.whole_rows import WholeRows
from tests.ui.making import comparison, origin


def block(width: int, least: int) -> QWidget:
    made = QWidget()
    made.setMinimumSize(least, 30)
    made.setSizePolicy(made.sizePolicy().Policy.Preferred, made.sizePolicy().Policy.Fixed)
    inside = QVBoxLayout(made)
    inside.setContentsMargins(0, 0, 0, 0)
    wide = QWidget()
    wide.sizeHint = lambda: QRect(0, 0, width, 30).size()  # type: ignore[method-assign]
    inside.addWidget(wide)
    return made


def flow(qtbot: QtBot, widths: list[tuple[int, int]]) -> tuple[QWidget, list[QWidget]]:
    whole = QWidget()
    qtbot.addWidget(whole)
    layout = FlowLayout(whole, gap=10)
    layout.setContentsMargins(0, 0, 0, 0)
    blocks = [block(*pair) for pair in widths]
    for each in blocks:
        layout.addWidget(each)
    whole.show()
    return whole, blocks


def rows(blocks: list[QWidget]) -> list[int]:
    return [each.y() for each in blocks]


def test_filters_stand_in_one_row_while_each_can_give_a_little(qtbot: QtBot) -> None:
    whole, blocks = flow(qtbot, [(100, 60), (100, 60), (100, 60)])
    whole.resize(320, 200)  # all of it: 3 × 100 and two gaps
    assert [each.width() for each in blocks] == [100, 100, 100]
    whole.resize(290, 200)  # 30 too few: each gives 10
    assert [each.width() for each in blocks] == [90, 90, 90]
    assert len(set(rows(blocks))) == 1


def test_filters_go_on_to_a_second_row_when_they_cannot(qtbot: QtBot) -> None:
    whole, blocks = flow(qtbot, [(100, 60), (100, 60), (100, 60)])
    whole.resize(190, 200)  # less than 3 × 60 and two gaps
    assert blocks[0].y() < blocks[1].y()
    assert whole.layout() is not None
    assert whole.layout().heightForWidth(190) > whole.layout().heightForWidth(320)


@pytest.fixture
def bar(qtbot: QtBot, theme: Theme) -> FilterBar:
    made = FilterBar()
    qtbot.addWidget(made)
    made.add_choice("peers", "Compare with", "Which forces", 10)
    made.finish()
    made.show()
    return made


def test_offering_choices_sends_nothing(qtbot: QtBot, bar: FilterBar) -> None:
    with qtbot.assertNotEmitted(bar.chosen):
        bar.offer("peers", [("a", "All"), ("s", "South West")], "s")
    assert bar.choice("peers").currentText() == "South West"


def test_picking_sends_the_value(qtbot: QtBot, bar: FilterBar) -> None:
    bar.offer("peers", [("a", "All"), ("s", "South West")], "a", ("edit", "Edit sets…"))
    with qtbot.waitSignal(bar.chosen) as sent:
        qtbot.keyClick(bar.choice("peers"), Qt.Key.Key_Down)
    assert sent.args == ["peers", "s"]
    with qtbot.waitSignal(bar.chosen) as sent:
        qtbot.keyClick(bar.choice("peers"), Qt.Key.Key_Down)  # over the line
    assert sent.args == ["peers", "edit"]


def test_columns_become_one_below_the_width_of_a_1180_window(qtbot: QtBot, theme: Theme) -> None:
    columns = TwoColumns(theme)
    qtbot.addWidget(columns)
    left, right = Card(), Card()
    columns.add(left, right=False, share=1, least=100)
    columns.add(right, right=True, share=1, least=100)
    columns.show()
    columns.resize(1000, 400)
    assert not columns.stacked
    assert abs(left.width() - right.width()) <= 1
    columns.resize(900, 400)
    QApplication.processEvents()
    assert columns.stacked
    assert right.y() > left.y()


def test_a_title_of_two_lines_takes_nothing_from_what_is_below_it(
    qtbot: QtBot, theme: Theme
) -> None:
    columns = TwoColumns(theme)
    qtbot.addWidget(columns)
    card, beside, picture = Card("Short"), Card(), QWidget()
    card.add(picture)
    columns.add(card, right=False, share=1, least=240)
    columns.add(beside, right=True, share=1, least=10)
    columns.show()
    columns.resize(1000, columns.minimumSizeHint().height())
    QApplication.processEvents()
    assert picture.height() >= 240
    before = card.minimumHeight()
    card.set_words("A finding that needs more than one line, " * 3, "")
    QApplication.processEvents()
    columns.resize(1000, columns.minimumSizeHint().height())
    QApplication.processEvents()
    assert card.minimumHeight() > before
    assert picture.height() >= 240


def test_a_choice_grows_for_long_words_and_gives_back_what_it_does_not_need(
    qtbot: QtBot, theme: Theme, bar: FilterBar
) -> None:
    combo = bar.choice("peers")
    bar.offer("peers", [("a", "All"), ("e", "Region: East Midlands")], "a")
    short = combo.sizeHint().width()
    assert combo.minimumSizeHint().width() < short
    bar.offer("peers", [("a", "All"), ("e", "Region: East Midlands")], "e")
    words = combo.fontMetrics().horizontalAdvance("Region: East Midlands")
    assert combo.sizeHint().width() > max(short, words)


def test_at_twice_the_text_columns_become_one_sooner(qtbot: QtBot, theme: Theme) -> None:
    columns = TwoColumns(theme)
    qtbot.addWidget(columns)
    columns.resize(1200, 400)
    columns.show()
    assert not columns.stacked
    theme.choose(text_scale=2.0)
    assert columns.stacked


def test_notes_are_shortened_to_one_line_and_kept_whole(qtbot: QtBot, theme: Theme) -> None:
    notes = NotesLine()
    qtbot.addWidget(notes)
    notes.resize(400, 30)
    notes.show()
    notes.set_notes(("A higher rate is not a judgement on quality.", "Counted in people", ""))
    assert notes.text == "A higher rate is not a judgement on quality. Counted in people."
    assert notes.link.text() == "Both notes"
    line = next(w for w in notes.findChildren(QLabel) if w.accessibleName() == notes.text)
    assert line.text().endswith("…")
    notes.set_notes(())
    assert notes.isHidden()


def test_the_headline_keeps_its_width_when_the_header_is_narrow(qtbot: QtBot, theme: Theme) -> None:
    header = FindingHeader(theme)
    qtbot.addWidget(header)
    header.show_finding(comparison().finding)
    header.resize(1100, 100)
    header.show()
    assert header.origin_button.y() < header.headline.height()
    header.resize(420, 300)
    QApplication.processEvents()
    assert header.headline.width() >= 400


def test_esc_closes_the_origin_and_gives_the_focus_back(qtbot: QtBot, theme: Theme) -> None:
    whole = QWidget()
    qtbot.addWidget(whole)
    line = QLineEdit(whole)
    panel = OriginPanel(theme, whole)
    whole.resize(900, 500)
    whole.show()
    line.setFocus()
    panel.show_origin(origin())
    assert panel.geometry() == QRect(596, 0, 304, 500)  # 304 wide, at the right edge
    whole.resize(800, 500)
    assert panel.x() == 496
    qtbot.keyClick(panel, Qt.Key.Key_Escape)
    assert panel.isHidden()
    assert whole.focusWidget() is line


def test_the_origin_is_copied_label_by_label(qtbot: QtBot, theme: Theme) -> None:
    whole = QWidget()
    qtbot.addWidget(whole)
    panel = OriginPanel(theme, whole)
    whole.show()
    panel.show_origin(origin())
    qtbot.mouseClick(panel.copy_button, Qt.MouseButton.LeftButton)
    copied = QGuiApplication.clipboard().text().split("\n")
    assert "Numerator: 153 Specials" in copied
    assert "Licence: Open Government Licence v3.0" in copied


def test_the_actions_of_a_card_leave_its_title_one_line(qtbot: QtBot, theme: Theme) -> None:
    card = Card("A finding of ten words or fewer, in one line", "Its subtitle")
    qtbot.addWidget(card)
    table = card.add_action("View as table", "")
    title = next(one for one in card.findChildren(QLabel) if one.text().startswith("A finding"))
    needed = title.fontMetrics().horizontalAdvance(title.text())
    card.resize(needed + 300, 200)
    card.show()
    QApplication.processEvents()
    high = title.height()
    beside = table.mapTo(card, QPoint(0, 0)).y()
    assert beside < title.mapTo(card, QPoint(0, 0)).y() + high
    card.resize(needed + 60, 200)  # too narrow for both
    QApplication.processEvents()
    assert title.height() == high
    assert table.mapTo(card, QPoint(0, 0)).y() >= title.mapTo(card, QPoint(0, 0)).y() + high


def test_many_actions_go_on_to_another_line_inside_their_card(qtbot: QtBot, theme: Theme) -> None:
    card = Card("Expected returns", "Late ones first; of what is here, the newest of each")
    qtbot.addWidget(card)
    words = ("All columns", "Copy reminder", "Add", "Change", "Delete")
    made = [card.add_action(one, "") for one in words]
    card.show()
    card.resize(260, 300)
    QApplication.processEvents()
    QApplication.processEvents()
    for one in made:
        right = one.mapTo(card, QPoint(one.width(), 0)).x()
        assert right <= card.width(), one.text()
        assert one.visibleRegion().boundingRect().height() == one.height()


def test_a_table_ends_with_a_whole_row(qtbot: QtBot, theme: Theme) -> None:
    view = TableView(theme)
    whole = WholeRows(view)
    qtbot.addWidget(whole)
    columns = (Column("force", "Force"),)
    view.set_table(
        Table("t", "Forces", columns, tuple(Row(str(i), (f"Force {i}",)) for i in range(20)))
    )
    whole.show()
    head, row = view.content_height(0), view.content_height(1) - view.content_height(0)
    for spare in (0, 1, row // 2, row - 1):
        whole.resize(300, head + 5 * row + spare)
        QApplication.processEvents()
        assert view.viewport().height() == 5 * row
    whole.resize(300, head + 40 * row + 7)  # all are in sight: nothing is left free
    QApplication.processEvents()
    assert view.height() == head + 40 * row + 7


def test_a_table_of_few_rows_leaves_its_room_to_the_card_below(qtbot: QtBot, theme: Theme) -> None:
    columns = TwoColumns(theme)
    qtbot.addWidget(columns)
    few, chart = Card("One scheme"), Card("Hours")
    few.add(QWidget())
    columns.add(few, right=False, share=60, least=170, most=lambda: 60)
    columns.add(chart, right=False, share=40, least=170)
    columns.show()
    columns.resize(1000, 700)
    QApplication.processEvents()
    assert few.height() < 130
    assert few.height() + 16 + chart.height() == 700


def test_something_beside_the_tabs_is_there_only_where_it_fits(qtbot: QtBot, theme: Theme) -> None:
    tabs = Tabs()
    qtbot.addWidget(tabs)
    tabs.add("one", "Activity", QWidget())
    bar = FilterBar()
    bar.add_choice("month", "Month", "Which month", 12)
    tabs.resize(900, 400)
    tabs.show()
    assert tabs.has_room_for(bar)
    tabs.set_aside(bar)
    assert bar.isVisible()
    tabs.bar.setFocus()
    assert tabs.bar.nextInFocusChain() is bar.choice("month")
    tabs.set_aside(None)
    assert not bar.isVisible()
    tabs.resize(tabs.bar.sizeHint().width() + 80, 400)
    assert not tabs.has_room_for(bar)


def test_a_place_says_what_needs_a_person(qtbot: QtBot, theme: Theme) -> None:
    column = SideColumn([Sign("activity", "Volunteer activity", "volunteers")], theme)
    qtbot.addWidget(column)
    place = column.findChild(PlaceButton)
    assert place is not None
    column.show_count("activity", 2, "2 returns are late")
    assert place.accessibleName() == "Volunteer activity: 2 returns are late"
    assert "2 returns are late" in place.toolTip()
    column.show_count("activity", 0, "0 returns are late")
    assert place.accessibleName() == "Volunteer activity"
