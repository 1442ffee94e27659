"""Records by the million: a few pages in memory, any place at once, sorted in the store."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from oversight_app.domain.activity import RowOrder, RowQuery
from oversight_app.domain.errors import UserProblem
from oversight_app.domain.findings import cell_words
from oversight_app.ui.theme import Theme
from oversight_app.ui.widgets import rows_words
from oversight_app.ui.widgets.rows_model import KEPT, MOST, PAGE, UNDER_WAY_ROLE, RowsModel
from oversight_app.ui.widgets.rows_view import MOST_COPIED, RowsView
from tests.ui.rows_making import NAMES, HeldJobs, Shelf, record

TEN_MILLION = 10_000_000
DATE, SCHEME, REFERENCE, STATUS, HOURS, FILE_ROW = 0, 1, 2, 5, 7, 8
DISPLAY = Qt.ItemDataRole.DisplayRole


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[HeldJobs]:
    made = HeldJobs()
    yield made
    made.holding = False
    made.drain()
    made.close()


@pytest.fixture
def shelf() -> Shelf:
    return Shelf(TEN_MILLION)


@pytest.fixture
def view(qtbot: QtBot, theme: Theme, jobs: HeldJobs, shelf: Shelf) -> RowsView:
    made = RowsView(theme, jobs, shelf.reader)
    qtbot.addWidget(made)
    made.resize(1100, 400)
    made.show()
    made.show_query(RowQuery())
    settle(jobs)
    return made


def settle(jobs: HeldJobs) -> None:
    for _ in range(3):
        QApplication.processEvents()
        assert jobs.drain()
        QApplication.processEvents()


def words(view: RowsView, row: int, column: int) -> str:
    return str(view.rows.index(row, column).data(DISPLAY))


def test_a_record_in_words(view: RowsView) -> None:
    # Record 90 is of 90 minutes, the first page's hours have two decimals (1 minute is 0.02).
    assert [words(view, 90, column) for column in range(10)] == [
        "3 October 2026", "Community Speedwatch", "V90", "Swindon", "Roadside session",
        "Not stated", "8", "1.50", "92", "log.csv",
    ]  # fmt: skip


def test_the_model_keeps_qts_rules(jobs: HeldJobs) -> None:
    model = RowsModel(jobs, Shelf(3 * PAGE).reader)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show(RowQuery())
    settle(jobs)
    model.row(2 * PAGE)
    settle(jobs)
    assert tester.model() is model
    assert model.rowCount() == 3 * PAGE
    assert model.rowCount(model.index(0, 0)) == 0


def test_any_place_is_reached_and_memory_stays(view: RowsView, jobs: HeldJobs) -> None:
    bar = view.verticalScrollBar()
    for share in range(1, 60):
        bar.setValue(bar.maximum() * share // 60)
        settle(jobs)
        first = view.rowAt(0)
        assert words(view, first, REFERENCE) == f"V{first}"
        assert view.rows.held <= KEPT * PAGE
    bar.setValue(bar.maximum())
    settle(jobs)
    assert words(view, TEN_MILLION - 1, REFERENCE) == f"V{TEN_MILLION - 1}"


def test_a_row_under_way_is_said_to_be_and_shown_when_it_comes(
    view: RowsView, jobs: HeldJobs
) -> None:
    jobs.holding = True
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    QApplication.processEvents()
    row = view.rowAt(0)
    index = view.rows.index(row, HOURS)
    assert index.data(UNDER_WAY_ROLE)
    assert index.data(DISPLAY) == ""
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Hours: being read"
    jobs.holding = False
    jobs.release()
    settle(jobs)
    assert not index.data(UNDER_WAY_ROLE)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole).startswith("Hours: ")


def test_dragging_past_millions_reads_where_it_stops(
    view: RowsView, jobs: HeldJobs, shelf: Shelf
) -> None:
    shelf.pages.clear()
    jobs.holding = True
    bar = view.verticalScrollBar()
    for share in range(1, 100):
        bar.setValue(bar.maximum() * share // 100)
        QApplication.processEvents()
    jobs.holding = False
    jobs.release()
    settle(jobs)
    first = view.rowAt(0)
    assert words(view, first, REFERENCE) == f"V{first}"
    assert len(shelf.pages) <= 4  # the first it passed, and the screen it stopped at


def test_what_comes_late_for_other_records_is_dropped(view: RowsView, jobs: HeldJobs) -> None:
    jobs.holding = True
    assert view.rows.row(5_000_000) is None
    QApplication.processEvents()
    late, jobs.held = jobs.held, []
    view.show_query(RowQuery(search="other"))
    jobs.release()
    held = view.rows.held
    for each in late:
        each()
    assert view.rows.held == held
    # And the next page is read none the less.
    jobs.holding = False
    view.rows.row(5_000_000)
    settle(jobs)
    assert view.rows.row(5_000_000) == record(5_000_000)


def test_more_than_qt_can_lay_out_are_not_all_shown(jobs: HeldJobs) -> None:
    model = RowsModel(jobs, Shelf(MOST + 5).reader)
    model.show(RowQuery())
    settle(jobs)
    assert model.rowCount() == MOST
    assert model.count == MOST + 5
    # At twice the text a row is 64 px high; Qt counts pixels in 31 bits.
    assert MOST * 64 < 2**31


def test_a_heading_sorts_in_the_store_and_again_the_other_way(
    qtbot: QtBot, view: RowsView, jobs: HeldJobs, shelf: Shelf
) -> None:
    def click(column: int) -> RowQuery:
        header = view.horizontalHeader()
        x = header.sectionViewportPosition(column) + 10
        place = QPoint(x, header.height() // 2)
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
        settle(jobs)
        return view.query

    assert click(HOURS) == RowQuery(order=RowOrder.HOURS)
    assert click(HOURS) == RowQuery(order=RowOrder.HOURS, descending=True)
    assert view.horizontalHeader().sortIndicatorSection() == HOURS
    assert view.horizontalHeader().sortIndicatorOrder() is Qt.SortOrder.DescendingOrder
    # A heading that nothing is sorted by leaves all as it is, the arrow too.
    asked = len(shelf.queries)
    assert click(SCHEME) == RowQuery(order=RowOrder.HOURS, descending=True)
    assert view.horizontalHeader().sortIndicatorSection() == HOURS
    assert len(shelf.queries) == asked
    assert click(REFERENCE).order is RowOrder.VOLUNTEER
    assert click(DATE) == RowQuery()


def test_an_order_that_is_refused_is_said_and_shown_by_date(
    view: RowsView, jobs: HeldJobs, shelf: Shelf
) -> None:
    said: list[str] = []
    view.said.connect(said.append)
    shelf.refuses = RowOrder.HOURS
    view.sort_by(RowOrder.HOURS)
    settle(jobs)
    assert said == [
        "10,000,000 records are too many to sort by hours. They are in order of date. "
        "Narrow them down first."
    ]
    assert view.horizontalHeader().sortIndicatorSection() == DATE


def test_home_end_and_arrows_walk_the_records(qtbot: QtBot, view: RowsView, jobs: HeldJobs) -> None:
    view.clearFocus()
    view.setFocus(Qt.FocusReason.TabFocusReason)
    assert view.currentIndex().row() == 0
    qtbot.keyClick(view, Qt.Key.Key_End)
    settle(jobs)
    assert view.currentIndex().row() == TEN_MILLION - 1
    assert words(view, TEN_MILLION - 1, REFERENCE) == f"V{TEN_MILLION - 1}"
    qtbot.keyClick(view, Qt.Key.Key_Up)
    assert view.currentIndex().row() == TEN_MILLION - 2
    qtbot.keyClick(view, Qt.Key.Key_Home)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.currentIndex().row() == 1
    qtbot.keyClick(view, Qt.Key.Key_PageDown)
    assert view.currentIndex().row() > 5


def test_enter_and_a_click_on_the_files_row_ask_where_a_record_comes_from(
    qtbot: QtBot, view: RowsView
) -> None:
    asked: list[object] = []
    view.asked.connect(asked.append)
    view.clearFocus()
    view.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    place = view.visualRect(view.rows.index(2, FILE_ROW)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    elsewhere = view.visualRect(view.rows.index(3, DATE)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=elsewhere)
    assert asked == [record(0), record(2)]


def select(view: RowsView, first: int, last: int, *, more: bool = False) -> None:
    flag = QItemSelectionModel.SelectionFlag
    view.selectionModel().select(
        QItemSelection(view.rows.index(first, 0), view.rows.index(last, 9)),
        (flag.Select if more else flag.ClearAndSelect) | flag.Rows,
    )


def test_copying_reads_rows_that_are_not_at_hand(view: RowsView, jobs: HeldJobs) -> None:
    said: list[str] = []
    view.said.connect(said.append)
    select(view, 7_000_000, 7_000_001)
    select(view, 12, 12, more=True)
    view.copy_rows()
    settle(jobs)
    copied = QGuiApplication.clipboard().mimeData()
    lines = [line.split("\t") for line in copied.text().split("\n")]
    assert lines[0][:3] == ["Date", "Scheme", "Reference"]
    assert [line[REFERENCE] for line in lines[1:]] == ["V12", "V7000000", "V7000001"]
    # 12 minutes; a number that a spreadsheet takes for one.
    assert lines[1][HOURS] == "0.2"
    assert "<th" in copied.html()
    assert said == ["3 records copied"]


def test_all_of_ten_million_are_not_copied_and_it_says_so(view: RowsView, jobs: HeldJobs) -> None:
    said: list[str] = []
    view.said.connect(said.append)
    QGuiApplication.clipboard().setText("before")
    view.selectAll()
    settle(jobs)
    view.copy_rows()
    settle(jobs)
    assert QGuiApplication.clipboard().text() == "before"
    assert said[0].startswith("10,000,000 records are selected, and 10,000 can be copied at once.")
    select(view, 0, MOST_COPIED - 1)
    view.copy_rows()
    settle(jobs)
    assert said[1] == "10,000 records copied"


def test_a_page_that_cannot_be_read_is_said_once(
    view: RowsView, jobs: HeldJobs, shelf: Shelf
) -> None:
    said: list[str] = []
    view.said.connect(said.append)
    shelf.problem = UserProblem("The workspace was moved. Nothing was lost. Open it again.")
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    settle(jobs)
    view.viewport().repaint()
    settle(jobs)
    assert set(said) == {str(shelf.problem)}
    assert len(said) <= 2  # a screen may lie on two pages


def test_the_same_records_read_again_stay_in_place(view: RowsView, jobs: HeldJobs) -> None:
    bar = view.verticalScrollBar()
    bar.setValue(40_000)
    settle(jobs)
    view.selectRow(1_255)
    view.show_query(view.query, keep_place=True)
    settle(jobs)
    assert bar.value() == 40_000
    assert view.selected_spans() == [(1_255, 1_255)]
    view.show_query(replace(view.query, search="x"))
    settle(jobs)
    assert bar.value() == 0


def test_no_records_at_all(qtbot: QtBot, theme: Theme, jobs: HeldJobs) -> None:
    view = RowsView(theme, jobs, Shelf(0).reader)
    qtbot.addWidget(view)
    view.resize(800, 300)
    view.show()
    view.show_query(RowQuery(), nothing="None are here.")
    settle(jobs)
    for key in (Qt.Key.Key_End, Qt.Key.Key_Home, Qt.Key.Key_Down, Qt.Key.Key_Return):
        qtbot.keyClick(view, key)
    said: list[str] = []
    view.said.connect(said.append)
    view.copy_rows()
    assert said == ["No record is selected. Nothing was copied."]


def test_rows_grow_with_the_text(view: RowsView, theme: Theme) -> None:
    assert view.rowHeight(0) == 32
    theme.choose(text_scale=2.0)
    assert view.rowHeight(0) == 64


def test_months_typed_in_records_and_crosstabs_in_words() -> None:
    month = replace(record(60), day=None)
    assert rows_words.day_words(month) == "October 2026"
    assert rows_words.day_words(record(1), year=False) == "3 Oct"
    assert rows_words.place_words(record(10)) == "Row 12"
    # Column 0 is A, so that 27 is AB.
    assert rows_words.place_words(replace(month, file_column=27)) == "Row 62, column AB"
    typed = replace(record(1), file_row=0)
    assert rows_words.place_words(typed) == "Typed in here, in no file"
    assert cell_words(rows_words.cells(typed, NAMES)[FILE_ROW]) == "Typed in"


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(960, "16"), (90, "1.5"), (100, "1.67"), (0, "0"), (60_000, "1,000")],
)
def test_hours_have_the_decimals_they_need(minutes: int, said: str) -> None:
    assert str(rows_words.hours(minutes)) == said


def test_hours_stand_under_each_other() -> None:
    rows = [replace(record(0), minutes=m) for m in (960, 90)]
    places = rows_words.decimals_of(rows)
    assert [str(rows_words.hours(r.minutes, places)) for r in rows] == ["16.0", "1.5"]


def test_the_keyboard_sorts_in_the_store_by_the_columns_that_it_can_sort_by(
    qtbot: QtBot, view: RowsView, jobs: HeldJobs
) -> None:
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    view.sort_on(HOURS, False)
    settle(jobs)

    def press(key: Qt.Key) -> RowQuery:
        qtbot.keyClick(view, key, held)
        settle(jobs)
        return view.query

    assert press(Qt.Key.Key_Down) == RowQuery(order=RowOrder.HOURS, descending=True)
    assert press(Qt.Key.Key_Down) == RowQuery()
    assert press(Qt.Key.Key_Down).descending


def test_ten_million_records_scrolled_sideways_keep_their_first_column_in_sight(
    view: RowsView, jobs: HeldJobs
) -> None:
    view.horizontalHeader().resizeSection(SCHEME, 900)
    QApplication.processEvents()
    view.horizontalScrollBar().setValue(400)
    QApplication.processEvents()
    still = view.kept.still
    assert still.isVisible()
    assert still.width() == view.columnWidth(DATE)
    view.scrollToBottom()
    settle(jobs)
    assert still.verticalScrollBar().value() == view.verticalScrollBar().value()
    last = view.rows.index(TEN_MILLION - 1, DATE)
    assert still.visualRect(last).top() == view.visualRect(last).top()
