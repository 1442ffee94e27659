"""The measures at a glance: groups, keys, what is copied, what a screen reader hears."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from oversight_app.domain.findings import Status
from oversight_app.domain.wording import Quantity
from oversight_app.ui.theme import Scheme, Theme
from oversight_app.ui.widgets.measure_matrix import MeasureMatrix
from oversight_app.ui.widgets.measure_matrix_model import (
    COLUMNS,
    MeasureModel,
    as_of,
    beside,
    matrix_rows,
    name_parts,
    shown_lines,
    source_tag,
)
from tests.ui.overview_making import (
    GROUPS,
    HOURS,
    HOURS_LINE,
    PAPER,
    STRENGTH,
    STRENGTH_LINE,
    VETTING,
    VETTING_LINE,
)

VALUE = [one.key for one in COLUMNS].index("value")
SPOKEN = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
def matrix(qtbot: QtBot, theme: Theme) -> MeasureMatrix:
    made = MeasureMatrix(theme)
    qtbot.addWidget(made)
    made.resize(900, 400)
    made.show_groups(GROUPS, PAPER)
    made.show()
    QApplication.processEvents()
    return made


def keys_of(matrix: MeasureMatrix) -> list[str]:
    """What each row is: the title of a heading, the measure of a line."""
    model = matrix.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_lines_stand_under_the_heading_of_their_group(matrix: MeasureMatrix) -> None:
    assert keys_of(matrix) == [
        "Special Constabulary", "Specials in post", "Vetting in date, Special Constabulary",
        "Other volunteers", "Hours of duty, Police support volunteers",
    ]  # fmt: skip


def test_arrows_step_over_headings_and_enter_opens(qtbot: QtBot, matrix: MeasureMatrix) -> None:
    matrix.select_key(STRENGTH)
    qtbot.keyClick(matrix, Qt.Key.Key_Down)
    assert matrix.selected_key() == VETTING
    qtbot.keyClick(matrix, Qt.Key.Key_Down)
    assert matrix.selected_key() == HOURS
    with qtbot.waitSignal(matrix.row_activated) as opened:
        qtbot.keyClick(matrix, Qt.Key.Key_Return)
    assert opened.args == [HOURS]
    qtbot.keyClick(matrix, Qt.Key.Key_Up)
    qtbot.keyClick(matrix, Qt.Key.Key_Up)
    qtbot.keyClick(matrix, Qt.Key.Key_Up)
    assert matrix.selected_key() == STRENGTH


def test_a_heading_cannot_be_selected_by_a_click(qtbot: QtBot, matrix: MeasureMatrix) -> None:
    matrix.select_key(HOURS)
    place = matrix.visualRect(matrix.model().index(0, 0)).center()
    qtbot.mouseClick(matrix.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert matrix.line is None or matrix.line.measure.id == HOURS


def test_the_selected_line_stays_when_lines_come_again(matrix: MeasureMatrix) -> None:
    matrix.select_key(VETTING)
    matrix.show_groups(tuple(reversed(GROUPS)), PAPER)
    assert matrix.selected_key() == VETTING
    assert matrix.line == VETTING_LINE


def test_sorted_by_a_column_there_are_no_headings(matrix: MeasureMatrix) -> None:
    matrix.select_key(VETTING)
    matrix.sortByColumn(VALUE, Qt.SortOrder.DescendingOrder)
    assert matrix.selected_key() == VETTING
    assert keys_of(matrix) == [
        "Hours of duty, Police support volunteers", "Specials in post",
        "Vetting in date, Special Constabulary",
    ]  # fmt: skip
    heights = {matrix.rowHeight(row) for row in range(3)}
    assert len(heights) == 1
    matrix.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
    assert keys_of(matrix)[0] == "Special Constabulary"
    assert matrix.rowHeight(0) < matrix.rowHeight(1)


def test_ctrl_c_copies_the_table_for_paper(qtbot: QtBot, matrix: MeasureMatrix) -> None:
    matrix.setFocus()
    matrix.select_key(VETTING)
    matrix.copy_rows()
    assert QGuiApplication.clipboard().text() == (
        "Measure\tLatest\nVetting in date, Special Constabulary\t91.4%"
    )
    matrix.copy_table()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert [line.split("\t")[0] for line in lines[1:]] == [
        "Specials in post", "Vetting in date, Special Constabulary",
        "Hours of duty, Police support volunteers",
    ]  # fmt: skip


def test_what_is_copied_has_the_order_that_is_shown(matrix: MeasureMatrix) -> None:
    matrix.sortByColumn(VALUE, Qt.SortOrder.AscendingOrder)
    assert [row.key for row in matrix.as_shown().rows] == [VETTING, STRENGTH, HOURS]


def test_a_screen_reader_hears_source_day_note_and_what_the_change_is_beside(
    matrix: MeasureMatrix,
) -> None:
    model, row = matrix.model(), 2
    said = [str(model.index(row, column).data(SPOKEN)) for column in range(len(COLUMNS))]
    assert said == [
        "Vetting in date, Special Constabulary, Sample, October 2022. "
        "Note: New list since July 2022",
        "Latest: 91.4%",
        "Change: −3.4 pts since September",
        "Usual range: 4 figures from July 2022 to October 2022",
        "What it shows: Getting worse: below the usual range",
        "Target: 98%",
        "Against target: Hit and miss",
    ]
    assert model.index(4, 5).data(SPOKEN) == "Target: none"
    assert model.index(4, 6).data(SPOKEN) == "Against target: No target"
    assert model.index(0, 0).data(SPOKEN) == "Special Constabulary"


def test_the_scheme_is_left_out_where_the_heading_says_it(matrix: MeasureMatrix) -> None:
    model = matrix.model()
    assert isinstance(model, MeasureModel)
    assert model.scheme_of(VETTING_LINE) == ""
    assert model.scheme_of(HOURS_LINE) == "Police support volunteers"
    matrix.sortByColumn(VALUE, Qt.SortOrder.AscendingOrder)
    assert model.scheme_of(VETTING_LINE) == "Special Constabulary"


def test_a_scheme_that_does_not_fit_beside_its_tag_has_a_line_of_its_own(
    matrix: MeasureMatrix,
) -> None:
    rows = {key: row for row, key in enumerate(keys_of(matrix))}
    strength, hours = rows["Specials in post"], rows["Hours of duty, Police support volunteers"]
    assert matrix.rowHeight(hours) == matrix.rowHeight(strength)
    matrix.resize(600, 400)
    QApplication.processEvents()
    assert matrix.rowHeight(hours) > matrix.rowHeight(strength)
    shown = sum(matrix.rowHeight(row) for row in rows.values())
    assert matrix.content_height() == shown + matrix.horizontalHeader().sizeHint().height()
    matrix.resize(900, 400)
    QApplication.processEvents()
    assert matrix.rowHeight(hours) == matrix.rowHeight(strength)


def test_where_there_is_little_room_targets_go_first(matrix: MeasureMatrix) -> None:
    assert matrix.hidden_columns() == []
    matrix.resize(720, 400)
    QApplication.processEvents()
    assert matrix.hidden_columns() == ["target"]


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK, Scheme.HIGH_CONTRAST])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_it_is_painted_in_every_look(
    matrix: MeasureMatrix, theme: Theme, scheme: Scheme, scale: float
) -> None:
    theme.choose(scheme, scale)
    matrix.select_key(VETTING)
    assert not matrix.grab().isNull()
    assert matrix.content_height() > matrix.content_height(1)


def test_the_model_keeps_qts_rules(qapp: QApplication) -> None:
    model = MeasureModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_lines(GROUPS)
    model.set_table(matrix_rows(GROUPS))
    model.sort(VALUE, Qt.SortOrder.AscendingOrder)
    model.sort(-1)
    assert model.rowCount(QModelIndex()) == 5


def test_nothing_to_show_is_no_row(matrix: MeasureMatrix) -> None:
    matrix.show_groups((), replace(PAPER, rows=()))
    assert matrix.model().rowCount() == 0
    assert matrix.line is None


# The words of a line.


def test_a_change_is_beside_the_year_of_yearly_figures() -> None:
    assert beside(STRENGTH_LINE) == "on 2021"


@pytest.mark.parametrize(
    ("before", "on", "said"),
    [
        ("30 September 2022", "31 October 2022", "since September"),
        ("31 December 2021", "31 October 2022", "since December 2021"),
        ("14 September 2022", "31 October 2022", "since 14 September"),
        ("29 February 2024", "31 March 2024", "since February"),
        ("September 2022", "October 2022", "on September"),
        ("April to June 2022", "July to September 2022", "on April to June"),
    ],
)
def test_a_change_is_beside_the_period_before(before: str, on: str, said: str) -> None:
    line = replace(VETTING_LINE, before_on=before, on=on)
    assert beside(line) == said


def test_without_a_figure_before_there_is_nothing_beside() -> None:
    assert beside(replace(VETTING_LINE, before=None)) == ""


def test_of_when_a_figure_is() -> None:
    assert as_of(STRENGTH_LINE) == "31 March 2022"
    assert as_of(VETTING_LINE) == "October 2022"
    assert as_of(replace(VETTING_LINE, on="14 October 2022")) == "14 October 2022"
    assert as_of(replace(VETTING_LINE, on="", day=date(2022, 10, 5))) == "5 October 2022"


def test_the_tag_says_made_up_before_where_it_is_from() -> None:
    assert [source_tag(one) for one in (STRENGTH_LINE, VETTING_LINE, HOURS_LINE)] == [
        "Published", "Sample", "Returns",
    ]  # fmt: skip


def test_name_and_verdict_in_two_lines() -> None:
    assert name_parts(STRENGTH_LINE) == ("Specials in post", "")
    assert name_parts(VETTING_LINE) == ("Vetting in date", "Special Constabulary")
    assert shown_lines(VETTING_LINE.shown) == ("Getting worse", "below usual range")
    assert shown_lines(Status("No real change", "no-change")) == ("No real change", "")


def test_a_change_of_nothing_is_not_beside_anything() -> None:
    assert beside(replace(HOURS_LINE, value=Quantity(None))) == ""
