"""What a person does to a table's columns: order, width, which are seen, which stay still."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from oversight_app.domain.findings import Align, Column, Row, Table
from oversight_app.domain.wording import Quantity
from oversight_app.ui.dialogs.table_columns import TableColumnsDialog
from oversight_app.ui.settings import Settings
from oversight_app.ui.theme import Theme
from oversight_app.ui.widgets.column_choice import ColumnChoice
from oversight_app.ui.widgets.table_still import StillColumns
from oversight_app.ui.widgets.table_view import TableView

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
SORTS = {"left": Qt.Key.Key_Left, "right": Qt.Key.Key_Right, "up": Qt.Key.Key_Up,
         "down": Qt.Key.Key_Down}  # fmt: skip


class Host(QWidget):
    """A window with settings, as the real one has."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.settings = settings


def table(many: int = 4, id: str = "forces") -> Table:
    columns = (
        Column("force", "Force"),
        *(Column(f"f{i}", f"Figure {i}", Align.RIGHT) for i in range(1, many)),
    )
    figures = {"Avon": 3, "Bedford": 1, "Cumbria": 2}
    rows = tuple(
        Row(name, (name, *(Quantity(figure * i) for i in range(1, many))))
        for name, figure in figures.items()
    )
    return Table(id, "All forces", columns, rows)


Make = Callable[..., TableView]


@pytest.fixture
def make(qtbot: QtBot, theme: Theme, settings: Settings) -> Make:
    hosts = []

    def made(shown: Table | None = None, width: int = 700) -> TableView:
        host = Host(settings)
        hosts.append(host)
        qtbot.addWidget(host)
        host.resize(width, 260)
        view = TableView(theme, host)
        view.setGeometry(0, 0, width, 260)
        view.set_table(shown or table())
        host.show()
        host.activateWindow()
        view.setFocus()
        QApplication.processEvents()
        return view

    return made


def order(view: TableView) -> list[str]:
    return [row.key for row in view.as_shown().rows]


def widths(view: TableView) -> dict[str, int]:
    return {one.key: view.columnWidth(i) for i, one in enumerate(view.table.columns)}


def test_ctrl_shift_and_arrows_sort_and_the_same_way_again_gives_the_usual_order_back(
    make: Make, qtbot: QtBot
) -> None:
    view = make()

    def press(way: str) -> list[str]:
        qtbot.keyClick(view, SORTS[way], CTRL_SHIFT)
        return order(view)

    assert press("right") == ["Avon", "Bedford", "Cumbria"]  # by force
    assert press("right") == ["Bedford", "Cumbria", "Avon"]  # by its figure: 1, 2, 3
    assert press("down") == ["Avon", "Cumbria", "Bedford"]
    assert press("up") == ["Bedford", "Cumbria", "Avon"]
    assert press("up") == ["Avon", "Bedford", "Cumbria"]
    assert view.horizontalHeader().sortIndicatorSection() == -1


def test_a_third_click_on_a_heading_gives_the_usual_order_back(make: Make, qtbot: QtBot) -> None:
    view = make()
    header = view.horizontalHeader()
    at = QPoint(header.sectionViewportPosition(1) + 20, 10)
    seen = []
    for _ in range(3):
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)
        seen.append(order(view))
    assert seen == [
        ["Bedford", "Cumbria", "Avon"], ["Avon", "Cumbria", "Bedford"],
        ["Avon", "Bedford", "Cumbria"],
    ]  # fmt: skip


def test_a_width_that_was_dragged_stays_and_the_others_do_not_move(
    make: Make, qtbot: QtBot
) -> None:
    view = make()
    before = widths(view)
    view.horizontalHeader().resizeSection(1, before["f1"] + 60)
    after = widths(view)
    assert after["f1"] == before["f1"] + 60
    assert (after["force"], after["f2"]) == (before["force"], before["f2"])
    view.resize(900, 260)
    QApplication.processEvents()
    assert widths(view)["f1"] == before["f1"] + 60, "it is not fitted again"


def test_a_column_that_gave_way_does_not_come_back_where_another_is_widened(make: Make) -> None:
    view = make(table(14), width=420)
    view.gives_way = ("f13", "f12")
    view.fit_again()
    assert view.hidden_columns() == ["f12", "f13"]
    view.horizontalHeader().resizeSection(1, 200)
    assert view.hidden_columns() == ["f12", "f13"]
    view.kept.use_usual_widths()
    view.resize(1600, 260)
    QApplication.processEvents()
    assert view.hidden_columns() == []


def test_what_was_chosen_is_there_in_the_next_window_and_can_be_let_go(make: Make) -> None:
    first = make()
    first.horizontalHeader().resizeSection(1, 333)
    first.sort_on(1, True)
    second = make()
    assert widths(second)["f1"] == 333
    assert order(second) == ["Avon", "Cumbria", "Bedford"]
    other = make(table(id="schemes"))
    assert widths(other)["f1"] != 333, "another table has its own"
    second.kept.use_usual_widths()
    assert widths(make())["f1"] != 333


def test_a_double_click_between_two_headings_fits_the_column_before(
    make: Make, qtbot: QtBot
) -> None:
    view = make()
    view.horizontalHeader().resizeSection(0, 300)
    view.horizontalHeader().sectionHandleDoubleClicked.emit(0)
    assert widths(view)["force"] == view.whole_width(0) < 300


def test_the_first_column_stays_in_sight_while_the_rest_is_scrolled(make: Make) -> None:
    view = make(table(14), width=420)
    still = view.findChild(StillColumns)
    assert still is not None
    assert not still.isVisible(), "nothing lies over what is not scrolled"
    view.horizontalScrollBar().setValue(200)
    QApplication.processEvents()
    assert still.isVisible()
    assert still.width() == view.columnWidth(0)
    assert [still.isColumnHidden(i) for i in range(3)] == [False, True, True]
    view.kept.keep(ColumnChoice(still=0))
    assert not still.isVisible()
    view.kept.keep(ColumnChoice(still=2))
    assert still.width() == view.columnWidth(0) + view.columnWidth(1)


def test_a_row_clicked_in_a_column_that_stays_is_selected_in_the_table(
    make: Make, qtbot: QtBot
) -> None:
    view = make(table(14), width=420)
    view.horizontalScrollBar().setValue(200)
    still = view.findChild(StillColumns)
    assert still is not None
    at = still.visualRect(view.model().index(1, 0)).center()
    with qtbot.waitSignal(view.row_selected) as told:
        qtbot.mouseClick(still.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert told.args == ["Bedford"]
    assert view.selected_key() == "Bedford"


def test_columns_are_chosen_by_the_keyboard_in_a_dialog(make: Make, qtbot: QtBot) -> None:
    view = make()
    view.kept.ask()
    dialog = view.window().findChild(TableColumnsDialog)
    assert dialog is not None
    first = dialog.findChild(QCheckBox, "show-force")
    hidden = dialog.findChild(QCheckBox, "show-f2")
    wide = dialog.findChild(QComboBox, "width-f1")
    still = dialog.findChild(QComboBox, "still")
    assert first is not None
    assert hidden is not None
    assert wide is not None
    assert still is not None
    qtbot.keyClick(hidden, Qt.Key.Key_Space)
    qtbot.keyClicks(wide, "Wide")
    qtbot.keyClick(still, Qt.Key.Key_Down)
    dialog.accept()
    assert view.hidden_columns() == ["f2"]
    assert widths(view)["f1"] == 300
    assert view.kept.choice.still == 2
    assert make().hidden_columns() == ["f2"]


def test_a_column_that_gave_way_can_be_asked_for(make: Make) -> None:
    view = make(table(14), width=420)
    view.gives_way = ("f13",)
    view.fit_again()
    assert view.hidden_columns() == ["f13"]
    view.kept.keep(ColumnChoice(shown={"f13": True}))
    assert view.hidden_columns() == []


@pytest.mark.parametrize("kept", ["", "[]", "{", '{"widths": 3}', '{"still": "x"}', "7"])
def test_what_was_kept_and_cannot_be_read_was_never_chosen(kept: str) -> None:
    assert ColumnChoice.read(kept) == ColumnChoice()


def test_a_choice_is_read_as_it_was_written() -> None:
    choice = ColumnChoice({"a": False}, {"b": 120, "c": 0}, 2, "b", True)
    assert ColumnChoice.read(choice.written()) == choice
    assert ColumnChoice().written() == ""
