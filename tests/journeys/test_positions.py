"""A body and its position typed in by the keyboard, replaced by a new one, both days seen side by
side, and taken back."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from oversight_app.domain.charts import SpanChart
from oversight_app.domain.organisations import Organisation
from oversight_app.domain.outside_groups import OutsideGroup
from oversight_app.domain.positions import Position
from oversight_app.domain.records import Office
from oversight_app.store import records
from oversight_app.store.workspace import create
from oversight_app.ui.pages.outside_groups import OutsideGroupsPage
from oversight_app.ui.pages.outside_groups_positions import PositionsTab
from oversight_app.ui.pages.outside_groups_timeline import TimelineTab
from tests.journeys.conftest import OpenWindow
from tests.journeys.typist import CTRL, TODAY, Typist

SOURCE = "Swindon Advertiser, September 2017"


@pytest.fixture
def typist(open_window: OpenWindow, tmp_path: Path) -> Typist:
    path = tmp_path / "office.oversight"
    office = Office("Sample office", "E23000038", review_date=TODAY)
    with create(path, office, reference=False) as ws:
        # Somebody else’s position, so that there is more than one row.
        records.save(ws, Organisation(name="Children’s charity", known_since=date(2017, 1, 1)))
        records.save(ws, OutsideGroup(name="Activist groups", known_since=date(2017, 1, 1)))
        (charity,), (group,) = records.read(ws, Organisation), records.read(ws, OutsideGroup)
        records.save(
            ws,
            Position(
                organisation=charity.id, about=group.id, name="Best left to the police",
                wording="“…”",
                stance="opposes", from_day=date(2017, 9, 30), dated="month", source=SOURCE,
                forecast="More children at risk", forecast_by=date(2019, 9, 30),
            ),
        )  # fmt: skip
    return Typist(open_window(path))


def page_of(typist: Typist, tab: str) -> OutsideGroupsPage:
    session = typist.window.session
    assert session is not None
    session.context.go_to(f"outside-groups/{tab}/")
    typist.driver.settle()
    found = typist.window.findChild(OutsideGroupsPage)
    assert found is not None
    return found


def positions(typist: Typist) -> PositionsTab:
    return page_of(typist, "positions").tab(PositionsTab, "positions")


def timeline(typist: Typist) -> TimelineTab:
    return page_of(typist, "timeline").tab(TimelineTab, "timeline")


def rows(tab: PositionsTab) -> list[tuple[str, ...]]:
    return [tuple(str(cell) for cell in row.cells[:3]) for row in tab.register.view.table.rows]


def add_the_force(typist: Typist) -> None:
    """A position, and on the way the body that holds it."""
    typist.use("add-position")
    typist.use("add-organisation")
    typist.write("Wiltshire Police")
    typist.fill(known_since="1/1/2017")
    typist.save()
    typist.fill(name="May consider it", wording="may consider working with groups")
    typist.tab_to("stance-opposes")
    typist.press(Qt.Key.Key_Space)
    typist.press(Qt.Key.Key_Right)
    typist.fill(from_day="30/9/2017", source=SOURCE)
    typist.save()


def test_from_a_body_to_a_position_that_is_replaced(typist: Typist) -> None:
    tab = positions(typist)
    add_the_force(typist)
    assert rows(tab) == [
        ("Children’s charity", "Opposes", "Best left to the police"),
        ("Wiltshire Police", "Would consider", "May consider it"),
    ]
    # What was saved is what the panel shows.
    assert tab.panel.shown is not None
    assert tab.panel.shown.wording == "may consider working with groups"

    typist.use("position-replace")
    (form,) = typist.forms()
    started = form.record
    assert isinstance(started, Position)
    assert started.organisation == tab.panel.shown.position.organisation
    assert started.replaces == tab.panel.shown.position.id
    typist.fill(name="Will not work with them", wording="we will not")
    typist.tab_to("stance-would-consider")
    typist.press(Qt.Key.Key_Left)
    typist.fill(from_day="14/6/2018", source="A later release")
    typist.save()
    assert ("Wiltshire Police", "Opposes", "Will not work with them") in rows(tab)
    assert len(rows(tab)) == 2
    assert tab.panel.earlier_button.text() == "Replaces PO-002, 30 September 2017"

    days = timeline(typist)
    (chart,) = days.answer.finding.charts if days.answer else ()
    assert isinstance(chart, SpanChart)
    assert [span.changes for span in chart.rows[1].spans] == [False, True]
    typist.fill(**{"first-day": "31/12/2017", "second-day": "31/12/2018"})
    typist.press(Qt.Key.Key_Tab)
    typist.bot.waitUntil(lambda: days.sides.view.table.columns[1].heading == "31 December 2017")
    typist.bot.waitUntil(lambda: days.sides.view.table.columns[2].heading == "31 December 2018")
    assert [str(cell) for cell in days.sides.view.table.rows[0].cells] == [
        "Wiltshire Police", "Would consider: May consider it",
        "Opposes: Will not work with them", "Stance changed",
    ]  # fmt: skip

    assert [(table.id, len(table.rows)) for table in days.tables()] == [
        ("positions-timeline", 3), ("positions-side-by-side", 2),
    ]  # fmt: skip

    # Undo takes the replacing one back, and the first one is held again.
    typist.press(Qt.Key.Key_Z, CTRL)
    assert rows(positions(typist)) == [
        ("Children’s charity", "Opposes", "Best left to the police"),
        ("Wiltshire Police", "Would consider", "May consider it"),
    ]


def test_a_forecast_is_held_against_what_happened(typist: Typist) -> None:
    tab = positions(typist)
    tab.show_figure("forecasts")
    assert "Due" in [str(cell) for cell in tab.register.view.table.rows[0].cells]
    typist.use("position-forecast")
    assert typist.at.objectName() == "came_true-yes"
    typist.press(Qt.Key.Key_Space)
    typist.press(Qt.Key.Key_Right)
    typist.fill(happened="Two cases were stopped, court record", judged_on="1/10/2019")
    typist.save()
    assert tab.panel.shown is not None
    assert str(tab.panel.shown.forecast) == "Came true in part"
    assert not tab.panel.forecast_button.isVisible()


def test_a_position_is_opened_from_the_timeline(typist: Typist) -> None:
    days = timeline(typist)
    days.chart.view.setFocus()
    typist.press(Qt.Key.Key_Home)
    told = QAccessible.queryAccessibleInterface(days.chart.view)
    read_out = [told.child(i) for i in range(told.childCount())]
    (here,) = [one.text(QAccessible.Text.Name) for one in read_out if one.state().selected]
    assert "Best left to the police" in here
    typist.press(Qt.Key.Key_Return)
    (form,) = typist.forms()
    assert form.record.reference == "PO-001"


def test_an_earlier_day_shows_what_was_recorded_then(typist: Typist) -> None:
    tab = positions(typist)
    tab.show_day(date(2017, 9, 29))
    typist.driver.settle()
    assert rows(tab) == []
    assert tab.panel.shown is None
    tab.show_day(date(2017, 9, 30))
    typist.driver.settle()
    assert [one[0] for one in rows(tab)] == ["Children’s charity"]
    assert not tab.panel.change_button.isVisible()


def test_the_whole_list_is_one_step_away(typist: Typist) -> None:
    tab = positions(typist)
    typist.use("positions-as-list")
    assert tab.listed.view.isVisible()
    assert [row.key for row in tab.listed.view.table.rows]
    typist.use("positions-as-register")
    assert tab.register.isVisible()
