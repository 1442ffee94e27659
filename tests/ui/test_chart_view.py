"""Charts on a page: drawn elsewhere, clicked, walked with the keyboard, seen as a table."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from pytestqt.qtbot import QtBot

from oversight_app.domain.charts import Bar, BarChart, BarGroup
from oversight_app.domain.measures import Unit
from oversight_app.domain.wording import Sentence
from oversight_app.ui.accessible import factory
from oversight_app.ui.jobs import Jobs
from oversight_app.ui.theme import Theme
from oversight_app.ui.widgets.chart_card import ChartCard
from oversight_app.ui.widgets.chart_view import ChartView
from tests.ui.making import AVON, ESSEX, WILTSHIRE, funnel_chart, map_chart, trend_chart


@pytest.fixture
def jobs(qapp: object) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    assert made.drain()
    made.close()


@pytest.fixture
def view(qtbot: QtBot, theme: Theme, jobs: Jobs) -> ChartView:
    made = ChartView(theme, jobs)
    qtbot.addWidget(made)
    made.resize(560, 300)
    made.show()
    made.set_chart(funnel_chart())
    qtbot.waitUntil(lambda: bool(made.marks), timeout=20_000)
    return made


@pytest.fixture
def card(qtbot: QtBot, theme: Theme, jobs: Jobs) -> ChartCard:
    made = ChartCard(theme, jobs, lambda words: None)
    qtbot.addWidget(made)
    made.resize(560, 360)
    made.show()
    made.set_chart(funnel_chart())
    qtbot.waitUntil(lambda: bool(made.view.marks), timeout=20_000)
    return made


def place_of(view: ChartView, key: str) -> QPoint:
    mark = next(mark for mark in view.marks if mark.key == key)
    return QPoint(round(mark.x), round(mark.y))


def test_a_click_selects_and_a_double_click_opens(qtbot: QtBot, view: ChartView) -> None:
    with qtbot.waitSignal(view.selected) as selected:
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=place_of(view, ESSEX))
    assert selected.args == [ESSEX]
    with qtbot.waitSignal(view.activated) as opened:
        qtbot.mouseDClick(view, Qt.MouseButton.LeftButton, pos=place_of(view, AVON))
    assert opened.args == [AVON]


def test_a_click_on_nothing_selects_nothing(qtbot: QtBot, view: ChartView) -> None:
    with qtbot.assertNotEmitted(view.selected):
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))


def test_being_told_a_key_tells_nobody(qtbot: QtBot, view: ChartView) -> None:
    with qtbot.assertNotEmitted(view.selected):
        view.select_key(WILTSHIRE)
    assert view.selected_key == WILTSHIRE


def test_arrows_walk_over_the_marks_and_enter_opens(qtbot: QtBot, view: ChartView) -> None:
    view.setFocus()
    walked: list[str] = []
    view.selected.connect(walked.append)
    view.select_key(WILTSHIRE)
    # On the axis of size Avon and Somerset, then Essex, are to the right of Wiltshire.
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert walked
    assert walked[-1] in (AVON, ESSEX)
    with qtbot.waitSignal(view.activated) as opened:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert opened.args == [walked[-1]]


def test_every_mark_can_be_reached_with_arrows_home_and_end(
    qtbot: QtBot, theme: Theme, jobs: Jobs
) -> None:
    view = ChartView(theme, jobs)
    qtbot.addWidget(view)
    view.resize(560, 300)
    view.show()
    view.set_chart(map_chart())
    qtbot.waitUntil(lambda: bool(view.marks), timeout=20_000)
    reached = set()
    for start in (Qt.Key.Key_Home, Qt.Key.Key_End):
        for arrow in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down) * 3:
            qtbot.keyClick(view, start)
            for _ in range(6):
                reached.add(view.selected_key)
                qtbot.keyClick(view, arrow)
    assert {mark.key for mark in view.marks} == reached


def test_a_screen_reader_hears_the_finding_and_then_the_mark(qtbot: QtBot, view: ChartView) -> None:
    assert view.accessibleName() == "Two forces are above the 99.8% limit; none is below"
    assert view.accessibleDescription().startswith("A funnel plot of four forces.")
    qtbot.keyClick(view, Qt.Key.Key_Home)
    factory.install()
    told = QAccessible.queryAccessibleInterface(view)
    first = told.child(0)
    assert first.text(QAccessible.Text.Name).startswith("Avon and Somerset")
    assert first.state().selected
    assert told.childCount() == 4


def test_the_picture_before_stays_until_the_new_one_is_drawn(
    qtbot: QtBot, view: ChartView, jobs: Jobs
) -> None:
    before = view.marks
    view.set_chart(trend_chart())
    assert view.marks == before
    assert jobs.drain()
    assert {mark.key for mark in view.marks} == {WILTSHIRE}


def test_a_chart_is_drawn_again_for_another_size_and_look(
    view: ChartView, theme: Theme, jobs: Jobs, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(view.drawn, timeout=20_000):
        view.resize(700, 320)
    assert max(mark.x for mark in view.marks) <= 700
    with qtbot.waitSignal(view.drawn, timeout=20_000):
        theme.choose(text_scale=1.5)


def test_the_picture_can_be_copied(view: ChartView) -> None:
    view.copy_picture()
    assert QGuiApplication.clipboard().image().width() == 552


def test_a_copied_chart_is_a_picture_of_both_kinds(card: ChartCard, jobs: Jobs) -> None:
    copy = next(one for one in card.view.actions() if one.text() == "Copy picture")
    copy.trigger()
    assert jobs.drain()
    held = QGuiApplication.clipboard().mimeData()
    assert held is not None
    assert held.hasImage()
    assert bytes(held.data("image/svg+xml").data()).lstrip().startswith(b"<")
    # Words beside it would be pasted in its place.
    assert not held.hasText()


def test_view_as_table_shows_the_same_figures(qtbot: QtBot, card: ChartCard, jobs: Jobs) -> None:
    qtbot.mouseClick(card.toggle, Qt.MouseButton.LeftButton)
    assert jobs.drain()
    assert card.shows_table
    assert card.toggle.text() == "View as chart"
    # 153 / 1,127 is 13.6; the home force comes first.
    first = [card.table.model().index(0, column).data() for column in range(3)]
    assert first == ["Wiltshire", "1,127", "13.6"]
    qtbot.mouseClick(card.toggle, Qt.MouseButton.LeftButton)
    assert not card.shows_table


def test_chart_and_its_table_share_the_selection(qtbot: QtBot, card: ChartCard, jobs: Jobs) -> None:
    card.select_key(ESSEX)
    qtbot.mouseClick(card.toggle, Qt.MouseButton.LeftButton)
    assert jobs.drain()
    assert card.table.selected_key() == ESSEX
    with qtbot.waitSignal(card.selected) as chosen:
        card.table.setFocus()
        qtbot.keyClick(card.table, Qt.Key.Key_Up)
    assert card.view.selected_key == chosen.args[0]


def test_a_date_of_the_trend_selects_no_force(qtbot: QtBot, card: ChartCard, jobs: Jobs) -> None:
    card.set_chart(trend_chart())
    qtbot.mouseClick(card.toggle, Qt.MouseButton.LeftButton)
    assert jobs.drain()
    with qtbot.assertNotEmitted(card.selected):
        qtbot.keyClick(card.table, Qt.Key.Key_Down)
    with qtbot.waitSignal(card.activated) as opened:
        qtbot.keyClick(card.table, Qt.Key.Key_Return)
    assert opened.args == [WILTSHIRE]


@pytest.mark.parametrize(("kind", "start"), [("png", b"\x89PNG"), ("svg", b"<?xml")])
def test_a_chart_is_saved_as_a_picture(
    card: ChartCard, jobs: Jobs, tmp_path: Path, kind: str, start: bytes
) -> None:
    target = tmp_path / f"funnel.{kind}"
    card.save_picture(kind, str(target))
    assert jobs.drain()
    assert target.read_bytes().startswith(start)
    assert list(tmp_path.iterdir()) == [target]


def test_a_picture_that_cannot_be_saved_says_so(
    card: ChartCard, jobs: Jobs, tmp_path: Path
) -> None:
    said: list[str] = []
    jobs.problem.connect(lambda words, doing, fault: said.append(str(words)))
    card.save_picture("png", str(tmp_path / "missing" / "funnel.png"))
    assert jobs.drain()
    assert len(said) == 1
    assert "Nothing was written" in said[0]


def test_bars_ask_for_a_line_each_and_more_for_larger_text(
    qtbot: QtBot, theme: Theme, jobs: Jobs
) -> None:
    view = ChartView(theme, jobs)
    qtbot.addWidget(view)
    words = Sentence("w")

    def asked(count: int) -> int:
        bars = tuple(Bar(str(i), f"District {i}", float(i)) for i in range(count))
        group = (BarGroup("By district", bars),)
        view.set_chart(BarChart(words, words, words, group, Unit.COUNT, 0))
        return view.minimumSizeHint().height()

    ten, forty = asked(10), asked(40)
    # Thirty more lines of words 13 px high.
    assert forty - ten >= 30 * 13
    theme.choose(text_scale=2.0)
    assert asked(40) >= 2 * forty - 20
