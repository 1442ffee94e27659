"""Putting off, choosing measures, and what was last seen."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from oversight_app.ui.dialogs.choose_measures import ChooseMeasuresDialog
from oversight_app.ui.dialogs.snooze import SnoozeDialog, in_a_month, next_monday
from oversight_app.ui.pages.overview_looked import LastLook
from oversight_app.ui.settings import Settings
from oversight_app.ui.theme import Theme
from tests.ui.overview_making import HOURS, STRENGTH, VETTING, measure

MONDAY = date(2022, 10, 31)
ALT = Qt.KeyboardModifier.AltModifier
OFFERED = tuple(measure(one) for one in (STRENGTH, "specials-per-100-officers", HOURS, VETTING))


# Putting off.


@pytest.fixture
def form(qtbot: QtBot, theme: Theme) -> SnoozeDialog:
    made = SnoozeDialog(theme, "A-001 is overdue", MONDAY)
    qtbot.addWidget(made)
    made.show()
    return made


def until(form: SnoozeDialog) -> QComboBox:
    found = form.findChild(QComboBox, "until")
    assert found is not None
    return found


def test_days_to_put_off_to(form: SnoozeDialog) -> None:
    said = [until(form).itemText(i) for i in range(until(form).count())]
    assert said == [
        "Tomorrow (Tuesday, 1 November 2022)",
        "Next Monday (Monday, 7 November 2022)",
        "In a month (Wednesday, 30 November 2022)",
        "Another day…",
    ]
    assert form.until == date(2022, 11, 1)


@pytest.mark.parametrize(
    ("today", "monday"),
    [
        (date(2022, 10, 31), date(2022, 11, 7)),
        (date(2022, 10, 30), date(2022, 10, 31)),
        (date(2022, 12, 29), date(2023, 1, 2)),
    ],
)
def test_the_next_monday_is_to_come(today: date, monday: date) -> None:
    assert next_monday(today) == monday


@pytest.mark.parametrize(
    ("today", "then"),
    [
        (date(2023, 1, 31), date(2023, 2, 28)),
        (date(2024, 1, 30), date(2024, 2, 29)),
        (date(2022, 12, 5), date(2023, 1, 5)),
    ],
)
def test_in_a_month_is_the_same_day_or_the_last(today: date, then: date) -> None:
    assert in_a_month(today) == then


def test_a_reason_is_needed(qtbot: QtBot, form: SnoozeDialog) -> None:
    sent = []
    form.submitted.connect(lambda: sent.append(form.reason))
    form.submit()
    assert sent == []
    assert form.problem_beside("reason") == "Say why it can wait, for whoever looks next."
    line = form.findChild(QLineEdit, "reason")
    assert line is not None
    qtbot.keyClicks(line, "The force answers on Thursday")
    form.submit()
    assert sent == ["The force answers on Thursday"]


def test_another_day_is_one_to_come(form: SnoozeDialog) -> None:
    until(form).setCurrentIndex(3)
    day = next(one for one in form.findChildren(QLineEdit) if one.text() == "7 November 2022")
    assert day.isVisible()
    day.setText("30 October 2022")
    assert form.problems()["day"] == "Choose a day that is to come."
    day.setText("3 November 2022")
    assert form.until == date(2022, 11, 3)


# Choosing measures.


@pytest.fixture
def choice(qtbot: QtBot, theme: Theme) -> ChooseMeasuresDialog:
    made = ChooseMeasuresDialog(theme, OFFERED, (STRENGTH, HOURS), (HOURS, VETTING, "gone"))
    qtbot.addWidget(made)
    made.show()
    return made


def seen(choice: ChooseMeasuresDialog) -> list[str]:
    rows = (choice.offered.item(i) for i in range(choice.offered.count()))
    return [row.text() for row in rows if not row.isHidden()]


def test_measures_stand_under_their_subjects(choice: ChooseMeasuresDialog) -> None:
    assert seen(choice) == [
        "Published figures", "Specials in post", OFFERED[1].name,
        "Returns to the office", "Hours of duty, Police support volunteers",
        "In date", "Vetting in date, Special Constabulary",
    ]  # fmt: skip
    assert choice.measures == (STRENGTH, HOURS)


def test_words_find_a_measure_with_its_subject(qtbot: QtBot, choice: ChooseMeasuresDialog) -> None:
    qtbot.keyClicks(choice.search, "special vett")
    assert seen(choice) == ["In date", "Vetting in date, Special Constabulary"]
    choice.search.clear()
    assert len(seen(choice)) == 7


def test_space_ticks_and_the_new_one_is_last(qtbot: QtBot, choice: ChooseMeasuresDialog) -> None:
    choice.offered.setCurrentRow(6)
    qtbot.keyClick(choice.offered, Qt.Key.Key_Space)
    assert choice.measures == (STRENGTH, HOURS, VETTING)
    qtbot.keyClick(choice.offered, Qt.Key.Key_Space)
    assert choice.measures == (STRENGTH, HOURS)


def test_alt_and_an_arrow_move_and_delete_takes_out(
    qtbot: QtBot, choice: ChooseMeasuresDialog
) -> None:
    choice.chosen.setCurrentRow(1)
    qtbot.keyClick(choice.chosen, Qt.Key.Key_Up, ALT)
    assert choice.measures == (HOURS, STRENGTH)
    assert choice.chosen.currentRow() == 0
    qtbot.keyClick(choice.chosen, Qt.Key.Key_Up, ALT)
    assert choice.measures == (HOURS, STRENGTH)
    qtbot.keyClick(choice.chosen, Qt.Key.Key_Delete)
    assert choice.measures == (STRENGTH,)


def test_without_a_measure_nothing_is_sent(qtbot: QtBot, choice: ChooseMeasuresDialog) -> None:
    sent = []
    choice.submitted.connect(lambda: sent.append(choice.measures))
    choice.chosen.setCurrentRow(0)
    for _ in range(2):
        qtbot.keyClick(choice.chosen, Qt.Key.Key_Delete)
    choice.submit()
    assert sent == []
    assert choice.problem_beside("chosen") == "Tick at least one measure."


def test_the_usual_ones_are_those_that_there_are(choice: ChooseMeasuresDialog) -> None:
    usual = choice.findChild(QPushButton, "usual")
    assert usual is not None
    usual.click()
    assert choice.measures == (HOURS, VETTING)


# What was last seen.


def test_what_was_seen_is_for_the_next_time(settings: Settings, tmp_path: Path) -> None:
    path = tmp_path / "office.oversight"
    first = LastLook(settings, path)
    assert first.before is None
    at = datetime(2022, 10, 14, 9, 30, tzinfo=UTC)
    first.note(12, at)
    assert first.before is None
    second = LastLook(settings, path)
    assert second.before is not None
    assert (second.before.seq, second.before.at) == (12, at)
    assert LastLook(settings, tmp_path / "another.oversight").before is None


def test_less_than_was_seen_is_not_noted(settings: Settings, tmp_path: Path) -> None:
    path = tmp_path / "office.oversight"
    first = LastLook(settings, path)
    first.note(12)
    first.note(7)
    found = LastLook(settings, path).before
    assert found is not None
    assert found.seq == 12
