"""The forms of volunteer activity: what they take, and what they say of what they can't."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from oversight_app.domain.annotations import SeriesKey
from oversight_app.domain.periods import written_month
from oversight_app.domain.schemes import SEEDED, SEEDED_TERMS, RunBy, Scheme, TermKind
from oversight_app.ui.dialogs.activity_row import ActivityRowDialog, DutyChoices
from oversight_app.ui.dialogs.chart_note import ChartNoteDialog
from oversight_app.ui.dialogs.choosing import hours_of, minutes_of
from oversight_app.ui.dialogs.expected_return import ExpectedReturnDialog
from oversight_app.ui.dialogs.form import FormDialog
from oversight_app.ui.dialogs.lock_limits import LockLimitsDialog
from oversight_app.ui.dialogs.rebase import RebaseDialog
from oversight_app.ui.dialogs.required_hours import RequiredHoursDialog
from oversight_app.ui.dialogs.scheme import SchemeDialog
from oversight_app.ui.dialogs.scheme_return_form import SchemeReturnDialog
from oversight_app.ui.dialogs.scheme_terms import TermDialog
from oversight_app.ui.dialogs.series_target import SeriesTargetDialog, number_of
from oversight_app.ui.theme import Theme

TODAY = date(2022, 10, 31)
OCTOBER = 2022 * 12 + 9
SERIES = SeriesKey("hours", "speedwatch")
MONTHS = [(month, written_month(month)) for month in range(OCTOBER, OCTOBER - 24, -1)]


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [("7:30", 450), ("7.5", 450), ("7", 420), ("90 min", 90), ("1.25 hours", 75), ("-3", None),
     ("0.01", 1), ("1,204:30", 72_270), ("", None), ("7,5", None), ("1:75", None), ("seven", None)],
)  # fmt: skip
def test_hours_are_read_as_people_type_them(typed: str, minutes: int | None) -> None:
    assert minutes_of(typed) == minutes


@given(st.integers(0, 99_999 * 60))
def test_hours_written_are_read_back_to_the_minute(minutes: int) -> None:
    assert minutes_of(hours_of(minutes)) == minutes


@pytest.mark.parametrize(
    ("typed", "value"), [("600", 600.0), ("1,204.5", 1204.5), ("45%", 45.0), ("1,20", None)]
)
def test_a_target_is_read_as_it_is_typed(typed: str, value: float | None) -> None:
    assert number_of(typed) == value


def duty_dialog(
    qtbot: QtBot, theme: Theme, schemes: tuple[Scheme, ...] = SEEDED
) -> ActivityRowDialog:
    choices = DutyChoices(schemes, (), SEEDED_TERMS[:6], SEEDED_TERMS[6:], TODAY)
    made = ActivityRowDialog(theme, choices)
    qtbot.addWidget(made)
    return made


def fill(dialog: FormDialog, **texts: str) -> None:
    """Type into fields by name."""
    for name, text in texts.items():
        line = dialog.findChild(QLineEdit, name)
        assert line is not None, f"there is no field {name}"
        line.setText(text)


def choose(dialog: FormDialog, name: str, value: object) -> None:
    """Choose an option by its value."""
    combo = dialog.findChild(QComboBox, name)
    assert combo is not None
    combo.setCurrentIndex(combo.findData(value))


def test_a_duty_comes_out_in_codes_and_minutes(qtbot: QtBot, theme: Theme) -> None:
    dialog = duty_dialog(qtbot, theme)
    fill(dialog, minutes="15:00", people="2", volunteer="SC-104")
    choose(dialog, "activity", "patrol")
    assert dialog.problems() == {}
    assert dialog.record == {
        "day": TODAY, "scheme": "specials", "volunteer": "SC-104", "district": None,
        "activity": "patrol", "status": None, "minutes": 900, "people": 2,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"minutes": "25:00", "people": "1"}, "minutes"),
        ({"minutes": "text", "people": "1"}, "minutes"),
        ({"minutes": "7", "people": "0"}, "people"),
        ({"minutes": "7", "people": "1", "volunteer": "Jane Smith"}, "volunteer"),
        ({"minutes": "7", "people": "1", "volunteer": "j@example.org"}, "volunteer"),
    ],
)
def test_an_impossible_duty_is_told_beside_its_field(
    qtbot: QtBot, theme: Theme, typed: dict[str, str], field: str
) -> None:
    dialog = duty_dialog(qtbot, theme)
    fill(dialog, **typed)
    dialog.submit()
    assert list(dialog.problems()) == [field]
    assert dialog.problem_beside(field)


def test_25_hours_of_two_people_are_possible(qtbot: QtBot, theme: Theme) -> None:
    dialog = duty_dialog(qtbot, theme)
    fill(dialog, minutes="25:00", people="2")
    assert dialog.problems() == {}


def test_a_duty_lies_within_its_scheme(qtbot: QtBot, theme: Theme) -> None:
    began = Scheme("new", "New", "people", RunBy.FORCE, valid_from=date(2022, 11, 1))
    dialog = duty_dialog(qtbot, theme, (began,))
    fill(dialog, minutes="7", people="1")
    assert "had not begun" in dialog.problems()["day"]


def test_no_reference_is_taken_where_counts_alone_are_held(qtbot: QtBot, theme: Theme) -> None:
    dialog = duty_dialog(qtbot, theme)
    fill(dialog, minutes="7", people="30", volunteer="VPC-1")
    choose(dialog, "scheme", "cadets")
    assert dialog.record["volunteer"] is None


def test_an_empty_figure_of_a_return_is_not_zero(qtbot: QtBot, theme: Theme) -> None:
    dialog = SchemeReturnDialog(theme, SEEDED, OCTOBER)
    qtbot.addWidget(dialog)
    assert list(dialog.problems()) == ["headcount"]
    fill(dialog, headcount="153", leavers="0", duty_minutes="534:30")
    assert dialog.problems() == {}
    record = dialog.record
    assert (record["headcount"], record["leavers"], record["duty_minutes"]) == (153, 0, 32_070)
    assert record["joiners"] is None
    assert record["month"] == OCTOBER


def test_every_figure_of_a_return_has_its_problem_beside_it(qtbot: QtBot, theme: Theme) -> None:
    dialog = SchemeReturnDialog(theme, SEEDED, OCTOBER)
    qtbot.addWidget(dialog)
    fill(dialog, joiners="two", training_minutes="1,5")
    dialog.submit()
    assert set(dialog.problems()) == {"joiners", "training_minutes"}
    assert dialog.problem_beside("joiners") == "Write a whole number, or leave it empty."


def test_limits_are_not_rebased_without_a_name_a_reason_and_who_decided(
    qtbot: QtBot, theme: Theme
) -> None:
    dialog = RebaseDialog(theme, SERIES, MONTHS, OCTOBER - 6, TODAY)
    qtbot.addWidget(dialog)
    assert set(dialog.problems()) == {"name", "reason", "decided_by"}
    fill(dialog, name="Six new groups", reason="Twice the volunteers", decided_by="Performance")
    assert dialog.problems() == {}
    assert dialog.rebase.from_month == OCTOBER - 6
    assert dialog.rebase.series == SERIES


def test_limits_are_locked_to_months_the_right_way_round(qtbot: QtBot, theme: Theme) -> None:
    dialog = LockLimitsDialog(theme, SERIES, MONTHS, (OCTOBER, OCTOBER - 11), TODAY)
    qtbot.addWidget(dialog)
    fill(dialog, reason="The year before", decided_by="Performance")
    assert list(dialog.problems()) == ["last_month"]
    choose(dialog, "first_month", OCTOBER - 23)
    assert dialog.problems() == {}
    assert (dialog.baseline.first_month, dialog.baseline.last_month) == (OCTOBER - 23, OCTOBER - 11)


def test_a_note_is_signed(qtbot: QtBot, theme: Theme) -> None:
    dialog = ChartNoteDialog(theme, SERIES, MONTHS, OCTOBER, TODAY)
    qtbot.addWidget(dialog)
    fill(dialog, words="Storm")
    assert list(dialog.problems()) == ["noted_by"]


def test_a_retired_target_needs_no_number(qtbot: QtBot, theme: Theme) -> None:
    dialog = SeriesTargetDialog(theme, SERIES, "hours", TODAY)
    qtbot.addWidget(dialog)
    fill(dialog, set_by="The Commissioner", source="Plan")
    assert list(dialog.problems()) == ["value"]
    tick = dialog.findChild(QCheckBox, "retired")
    assert tick is not None
    tick.setChecked(True)
    assert dialog.problems() == {}
    assert dialog.target.value is None


def test_an_expected_return_says_how_soon_and_from_whom(qtbot: QtBot, theme: Theme) -> None:
    dialog = ExpectedReturnDialog(theme, SEEDED, OCTOBER)
    qtbot.addWidget(dialog)
    fill(dialog, due_days="400")
    assert set(dialog.problems()) == {"due_days", "from_office"}
    fill(dialog, due_days="10", from_office="Citizens in Policing team")
    filled = dialog.expected
    assert (filled.dataset, filled.cadence, filled.due_days) == ("return", "monthly", 10)
    assert filled.until is None


def test_a_new_scheme_gets_a_code_of_its_own(qtbot: QtBot, theme: Theme) -> None:
    dialog = SchemeDialog(theme, {"rural-crime"}, TODAY)
    qtbot.addWidget(dialog)
    fill(dialog, name="Rural crime", people="volunteers", required="4")
    assert dialog.scheme.code == "rural-crime-2"
    assert dialog.scheme.required_minutes == 240


def test_a_scheme_keeps_its_code_under_another_name(qtbot: QtBot, theme: Theme) -> None:
    dialog = SchemeDialog(theme, {"specials"}, TODAY, SEEDED[0])
    qtbot.addWidget(dialog)
    fill(dialog, name="Specials")
    assert (dialog.scheme.code, dialog.scheme.name) == ("specials", "Specials")


def test_required_hours_are_whole_or_none(qtbot: QtBot, theme: Theme) -> None:
    dialog = RequiredHoursDialog(theme, SEEDED[0])
    qtbot.addWidget(dialog)
    assert dialog.scheme.required_minutes == 960
    fill(dialog, hours="7:30")
    assert list(dialog.problems()) == ["hours"]
    fill(dialog, hours="")
    assert dialog.problems() == {}
    assert dialog.scheme.required_minutes is None


def test_a_status_has_a_level_and_an_activity_none(qtbot: QtBot, theme: Theme) -> None:
    dialog = TermDialog(theme, TermKind.STATUS, ())
    qtbot.addWidget(dialog)
    fill(dialog, name="Independent", level="3")
    assert (dialog.term.code, dialog.term.level) == ("independent", 3)
