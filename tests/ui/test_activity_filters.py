"""The filters of the Volunteer activity page: what a choice asks for, and what is kept of it."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from oversight_app.domain.annotations import SavedView
from oversight_app.domain.periods import PeriodKind
from oversight_app.review.activity_selection import ActivitySelection
from oversight_app.ui.pages.activity_filters import ActivityFilters
from oversight_app.ui.theme import Theme
from tests.ui.activity_making import OCTOBER, answer

ASKED = ActivitySelection(schemes=("speedwatch",), districts=("swindon",))


@pytest.fixture
def filters(qtbot: QtBot, theme: Theme) -> ActivityFilters:
    made = ActivityFilters(theme)
    qtbot.addWidget(made)
    made.show_answer(ASKED, answer(ASKED))
    return made


def pick(filters: ActivityFilters, qtbot: QtBot, name: str, words: str) -> ActivitySelection:
    """Choose an option of a field as a person does; return the selection that is asked for."""
    bar = filters.periods if name.startswith("period") else filters.bar
    combo = bar.choice(name)
    index = combo.findText(words)
    assert index >= 0, f"{name} does not offer {words}"
    with qtbot.waitSignal(filters.chosen) as sent:
        combo.activated.emit(index)
    asked = sent.args[0]
    assert isinstance(asked, ActivitySelection)
    return asked


def test_it_shows_what_was_asked_and_how_many_records_remain(filters: ActivityFilters) -> None:
    assert filters.bar.choice("schemes").currentText() == "Community Speedwatch"
    assert filters.bar.choice("districts").currentText() == "Swindon"
    assert filters.bar.choice("activities").currentText() == "All activities"
    assert filters.periods.choice("period").currentText() == "October 2026"
    assert filters.remaining.text() == "548 records"
    assert [words for _f, _c, words in filters.chips.chips] == ["Community Speedwatch", "Swindon"]


def test_a_choice_adds_to_what_was_asked(filters: ActivityFilters, qtbot: QtBot) -> None:
    asked = pick(filters, qtbot, "activities", "Roadside session")
    assert asked == ActivitySelection(("speedwatch",), ("swindon",), ("roadside",))


def test_not_stated_is_a_choice_of_its_own(filters: ActivityFilters, qtbot: QtBot) -> None:
    assert pick(filters, qtbot, "activities", "Not stated").activities == ("",)


def test_all_takes_one_limit_away(filters: ActivityFilters, qtbot: QtBot) -> None:
    assert pick(filters, qtbot, "schemes", "All schemes") == ActivitySelection(
        districts=("swindon",)
    )


def test_another_length_of_period_starts_at_its_newest(
    filters: ActivityFilters, qtbot: QtBot
) -> None:
    asked = pick(filters, qtbot, "period_kind", "Quarter")
    assert (asked.period_kind, asked.period) == (PeriodKind.QUARTER, None)


def test_a_period_is_asked_for_by_its_number(filters: ActivityFilters, qtbot: QtBot) -> None:
    assert pick(filters, qtbot, "period", "September 2026").period == OCTOBER - 1


def test_a_chip_and_clear_all_take_limits_away(filters: ActivityFilters, qtbot: QtBot) -> None:
    with qtbot.waitSignal(filters.chosen) as sent:
        qtbot.mouseClick(filters.chips.buttons[0], Qt.MouseButton.LeftButton)
    assert sent.args == [ActivitySelection(districts=("swindon",))]
    with qtbot.waitSignal(filters.chosen) as sent:
        qtbot.mouseClick(filters.clear_all, Qt.MouseButton.LeftButton)
    assert sent.args == [ActivitySelection()]


def test_clear_all_is_there_only_while_there_is_something_to_clear(
    filters: ActivityFilters,
) -> None:
    assert not filters.clear_all.isHidden()
    filters.show_answer(ActivitySelection(), answer())
    assert filters.clear_all.isHidden()


def actions(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if action.text()]


def test_a_view_leads_back_to_its_filters(filters: ActivityFilters, qtbot: QtBot) -> None:
    view = SavedView("activity", "Swindon patrols", ASKED.written(), date(2026, 11, 1), 3)
    filters.show_views((), allow=True)
    assert filters.views.isHidden()
    filters.show_views((view,), allow=True)
    assert actions(filters.menu) == ["Swindon patrols", "Delete a view"]
    with qtbot.waitSignal(filters.chosen) as sent:
        filters.menu.actions()[0].trigger()
    assert sent.args == [ASKED]


def test_a_window_that_may_not_write_keeps_and_deletes_no_view(filters: ActivityFilters) -> None:
    view = SavedView("activity", "Swindon patrols", ASKED.written(), date(2026, 11, 1), 3)
    filters.show_views((view,), allow=False)
    assert not filters.save.isEnabled()
    assert actions(filters.menu) == ["Swindon patrols"]
