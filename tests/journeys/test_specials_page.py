"""The Special Constabulary page: compare, select, ask where a figure comes from, open its rows."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QWidget

from oversight_app.domain.records import Office
from oversight_app.store.workspace import create
from oversight_app.ui.dialogs.rows import RowsDialog
from oversight_app.ui.pages.specials import SpecialsPage
from oversight_app.ui.widgets.chart_view import ChartView
from oversight_app.ui.widgets.table_model import KEY_ROLE
from oversight_app.ui.widgets.table_view import TableView
from tests.journeys.conftest import Driver, OpenWindow

AVON, ESSEX, WILTSHIRE = "E23000036", "E23000028", "E23000038"
LEFT = Qt.MouseButton.LeftButton


def specials_page(driver: Driver) -> SpecialsPage:
    driver.window.go_to("specials")
    driver.settle()
    page = driver.window.findChild(SpecialsPage)
    assert page is not None
    return page


@pytest.fixture
def page(at_office: Driver) -> SpecialsPage:
    return specials_page(at_office)


def row_words(view: TableView, row: int) -> list[str]:
    model = view.model()
    return [model.index(row, column).data() for column in range(model.columnCount())]


def place_in(view: TableView, key: str) -> QPoint:
    model = view.model()
    row = next(r for r in range(model.rowCount()) if model.index(r, 0).data(KEY_ROLE) == key)
    view.scrollTo(model.index(row, 0))
    return view.visualRect(model.index(row, 0)).center()


def place_on(view: ChartView, key: str) -> QPoint:
    mark = next(mark for mark in view.marks if mark.key == key)
    return QPoint(round(mark.x), round(mark.y))


def pick(driver: Driver, name: str, words: str) -> None:
    """Choose in a combo box with the arrow keys; what is passed on the way is dropped."""
    combo = driver.find(f"filter-{name}", QComboBox)
    steps = combo.findText(words) - combo.currentIndex()
    assert combo.findText(words) >= 0, f"{name} does not offer {words}"
    combo.setFocus()
    for _ in range(abs(steps)):
        driver.bot.keyClick(combo, Qt.Key.Key_Down if steps > 0 else Qt.Key.Key_Up)
    driver.settle()
    assert combo.currentText() == words


def test_the_page_answers_its_question_when_it_opens(page: SpecialsPage) -> None:
    assert page.compare.header.headline.text() == (
        "Wiltshire has 13.6 Specials per 100 officers, "
        "more than twice the median of the other forces (6.2)"
    )
    first = row_words(page.compare.forces.view, 0)
    assert first[:4] == ["Wiltshire", "153", "1,127", "13.6"]
    assert first[-1] == "Above 99.8%"
    assert page.compare.forces.view.model().rowCount() == 43
    assert page.tabs.bar.tabText(1) == "Wiltshire in detail"


def test_a_click_anywhere_selects_everywhere(at_office: Driver, page: SpecialsPage) -> None:
    tab = page.compare
    table = tab.forces.view
    at_office.bot.mouseClick(table.viewport(), LEFT, pos=place_in(table, AVON))
    assert tab.selected_key == AVON
    assert (tab.funnel.view.selected_key, tab.map.view.selected_key) == (AVON, AVON)
    at_office.bot.mouseClick(tab.map.view, LEFT, pos=place_on(tab.map.view, ESSEX))
    assert (tab.funnel.view.selected_key, table.selected_key()) == (ESSEX, ESSEX)
    at_office.bot.mouseClick(tab.funnel.view, LEFT, pos=place_on(tab.funnel.view, WILTSHIRE))
    assert (tab.map.view.selected_key, table.selected_key()) == (WILTSHIRE, WILTSHIRE)


def test_the_selection_outlasts_another_measure(at_office: Driver, page: SpecialsPage) -> None:
    page.compare.select(ESSEX)
    pick(at_office, "measure", "Specials in post")
    assert page.compare.forces.view.selected_key() == ESSEX
    assert page.compare.map.view.selected_key == ESSEX


def test_a_double_click_opens_the_rows_and_their_sum(at_office: Driver, page: SpecialsPage) -> None:
    table = page.compare.forces.view
    place = place_in(table, WILTSHIRE)
    at_office.bot.mouseClick(table.viewport(), LEFT, pos=place)
    at_office.bot.mouseDClick(table.viewport(), LEFT, pos=place)
    at_office.settle()
    dialog = at_office.dialog("rows")
    assert isinstance(dialog, RowsDialog)
    assert "153" in dialog.consequence.text()
    shown = dialog.view.table
    what = [column.key for column in shown.columns].index("value")
    specials = [row for row in shown.rows if row.key.startswith("specials")]
    assert sum(row.cells[what].value for row in specials) == 153  # type: ignore[union-attr]
    at_office.press(Qt.Key.Key_Escape)
    assert at_office.dialogs() == []


def test_enter_on_the_map_opens_the_rows_of_its_force(
    at_office: Driver, page: SpecialsPage
) -> None:
    page.compare.map.view.setFocus()
    page.compare.select(AVON)
    at_office.press(Qt.Key.Key_Return)
    dialog = at_office.dialog("rows")
    assert isinstance(dialog, RowsDialog)
    assert "Avon and Somerset" in dialog.heading.text()


def test_ctrl_i_says_where_the_home_figure_comes_from(
    at_office: Driver, page: SpecialsPage
) -> None:
    page.compare.forces.view.setFocus()
    at_office.choose("specials-origin")
    panel = page.compare.origin
    assert panel.isVisible()
    assert "13.6" in panel.text()
    assert "Home Office" in panel.text()
    at_office.bot.mouseClick(panel.copy_button, LEFT)
    assert QGuiApplication.clipboard().text() == panel.text()
    at_office.press(Qt.Key.Key_Escape)
    assert not panel.isVisible()


def test_the_origin_follows_the_selection(at_office: Driver, page: SpecialsPage) -> None:
    at_office.click("where-from", page.compare)
    page.compare.select(AVON)
    at_office.settle()
    assert "Avon and Somerset" in page.compare.origin.text()
    assert "289" in page.compare.origin.text()


def test_a_change_asks_since_when_and_has_no_limits(at_office: Driver, page: SpecialsPage) -> None:
    since = page.compare.filters.choice("since")
    assert not since.isVisible()
    pick(at_office, "measure", "Change in Specials")
    assert since.isVisible()
    assert not page.compare.filters.choice("method").isVisible()
    pick(at_office, "since", "31 March 2012")
    assert "31 March 2012" in page.compare.header.headline.text()


def test_a_date_before_the_measure_begins_gives_its_newest(
    at_office: Driver, page: SpecialsPage
) -> None:
    pick(at_office, "as_at", "31 March 2007")
    assert "31 March 2007" in page.compare.header.support.text()
    # Police support volunteers are published from 2018 on.
    pick(at_office, "measure", "Police support volunteers in post")
    assert "31 March 2022" in page.compare.header.headline.text()
    assert page.compare.problem.isHidden()


def test_clear_all_puts_the_filters_back(at_office: Driver, page: SpecialsPage) -> None:
    before = page.compare.header.headline.text()
    pick(at_office, "peers", "Region: South West")
    assert page.compare.forces.view.model().rowCount() == 5
    at_office.click("clear-all", page)
    assert page.compare.header.headline.text() == before
    assert page.compare.forces.view.model().rowCount() == 43


def test_the_table_can_be_copied_from_the_export_menu(
    at_office: Driver, page: SpecialsPage
) -> None:
    menu = page.compare.header.export_button.menu()
    assert menu is not None
    next(a for a in menu.actions() if a.text() == "Copy this table").trigger()
    lines = QGuiApplication.clipboard().text().split("\n")
    assert len(lines) == 44
    assert lines[1].startswith("Wiltshire\t153\t1127\t13.6")


def test_a_workspace_without_figures_says_what_to_do(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    path = tmp_path / "empty.oversight"
    create(path, Office("Nobody", WILTSHIRE), reference=False).close()
    driver = open_window(path)
    page = specials_page(driver)
    asked: list[bool] = []
    page.compare.empty.acted.connect(lambda: asked.append(True))
    assert page.compare.empty.isVisible()
    assert not page.compare.filters.isVisible()
    assert page.compare.empty.action.text() == "Bring in published figures"
    assert page.compare.empty.link.text() == "Look at the sample"


def test_with_no_figures_the_sample_is_one_click_away(
    open_window: OpenWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("oversight_app.ui.sample_copy.sample_folder", lambda: tmp_path / "data")
    path = tmp_path / "empty.oversight"
    create(path, Office("Wiltshire", WILTSHIRE), reference=False).close()
    driver = open_window(path)
    driver.click("empty-link", specials_page(driver).compare)
    assert driver.window.session is not None
    assert driver.window.session.workspace.path == tmp_path / "data" / "sample.oversight"
    assert specials_page(driver).compare.comparison is not None


def test_a_narrow_window_puts_the_right_column_underneath(
    at_office: Driver, page: SpecialsPage
) -> None:
    def left_of(widget: QWidget) -> int:
        return widget.mapTo(page, QPoint(0, 0)).x()

    tab = page.compare
    assert left_of(tab.map) > left_of(tab.funnel)
    at_office.window.resize(1100, 800)
    at_office.settle()
    assert left_of(tab.map) == left_of(tab.funnel)
    assert tab.page.verticalScrollBar().maximum() > 0


def test_every_control_has_a_name_and_a_tooltip(at_office: Driver, page: SpecialsPage) -> None:
    for tab in ("compare", "detail", "flows", "revisions"):
        page.tabs.show_tab(tab)
        at_office.settle()
        for control in page.findChildren(QWidget):
            if not control.isVisible() or control.focusPolicy() is Qt.FocusPolicy.NoFocus:
                continue
            if type(control).__name__ in ("QLabel", "TableHeader", "Scrolled", "QScrollArea"):
                continue
            words = control.accessibleName() or getattr(control, "text", str)()
            assert words, f"{control} on {tab} has no name"
            if not isinstance(control, ChartView | TableView) and control is not page.tabs.bar:
                assert control.toolTip(), f"{words} on {tab} has no tooltip"


@pytest.mark.parametrize("tab", ["compare", "detail", "flows", "revisions"])
def test_words_at_twice_the_size_are_not_cut(
    at_office: Driver, page: SpecialsPage, tab: str
) -> None:
    from PySide6.QtWidgets import QLabel, QPushButton

    page.tabs.show_tab(tab)
    at_office.window.theme.choose(text_scale=2.0)
    at_office.settle()
    for words in page.findChildren(QLabel):
        if words.isVisible() and words.text() and type(words) is QLabel:
            needed = words.heightForWidth(words.width()) if words.wordWrap() else 0
            assert words.height() >= (needed or words.sizeHint().height()), words.text()
            if not words.wordWrap():
                assert words.width() >= words.sizeHint().width(), words.text()
    for button in page.findChildren(QPushButton):
        if button.isVisible():
            assert button.width() >= button.sizeHint().width(), button.text()


def test_a_window_that_only_looks_cannot_record(
    open_window: OpenWindow, workspace_file: Path
) -> None:
    open_window(workspace_file)
    second = open_window(workspace_file)
    page = specials_page(second)
    page.tabs.show_tab("detail")
    second.settle()
    assert not page.detail.targets.add_button.isEnabled()
    assert not page.detail.money.add_button.isEnabled()
    assert page.compare.header.headline.text().startswith("Wiltshire has 13.6")


def test_the_page_reads_again_when_the_office_changes(
    at_office: Driver, page: SpecialsPage
) -> None:
    assert at_office.window.session is not None

    def move(workspace: object) -> object:
        from oversight_app.store.office import save_office

        return save_office(workspace, Office("Devon", "E23000035", date(2022, 10, 31)))  # type: ignore[arg-type]

    at_office.window.session.write("Office saved", move)  # type: ignore[arg-type]
    at_office.settle()
    assert page.compare.header.headline.text().startswith("Devon and Cornwall")
    assert page.tabs.bar.tabText(1) == "Devon and Cornwall in detail"


def test_a_fault_is_not_put_down_to_missing_figures(page: SpecialsPage) -> None:
    page.detail.show_nothing(RuntimeError("a bug"))
    assert not page.detail.empty.action.isVisibleTo(page.detail)
    assert "a fault in the program" in page.detail.empty.accessibleName()
