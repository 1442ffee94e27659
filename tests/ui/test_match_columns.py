"""Saying what the columns of a return hold: what is asked, what is never shown, what comes out."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from oversight_app.domain.datasets import DATASETS
from oversight_app.domain.mappings import Crosstab, DateOrder, DurationUnit, LeftOut, Transform
from oversight_app.domain.schemes import SEEDED
from oversight_app.imports.local.looking import Look
from oversight_app.ui.column_readings import as_day
from oversight_app.ui.dialogs.match_columns import MatchColumnsDialog
from oversight_app.ui.theme import Theme
from oversight_app.ui.widgets.choice import Choice
from tests.ui.making_returns import column, crosstab_look, look


def shown(qtbot: QtBot, theme: Theme, seen: Look, **given: object) -> MatchColumnsDialog:
    dialog = MatchColumnsDialog(theme, seen, SEEDED, **given)  # type: ignore[arg-type]
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


@pytest.fixture
def dialog(qtbot: QtBot, theme: Theme) -> MatchColumnsDialog:
    return shown(qtbot, theme, look())


def choice(dialog: QWidget, words: str) -> Choice[object]:
    found = [c for c in dialog.findChildren(Choice) if c.accessibleName() == words]
    assert len(found) == 1, words
    return found[0]


def words(widget: QWidget) -> str:
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if one.isVisible())


def answer(dialog: MatchColumnsDialog) -> None:
    choice(dialog, "How “Duty date” is read").choose(DateOrder.DAY_FIRST)
    choice(dialog, "Scheme of the whole file").choose("specials")


def test_an_ambiguous_date_is_asked_with_both_readings_spelt_out(
    dialog: MatchColumnsDialog,
) -> None:
    asked = choice(dialog, "How “Duty date” is read")
    offered = [asked.itemText(i) for i in range(asked.count())]
    assert offered[0] == "Choose how its dates are written"
    assert offered[1] == "03/04/2022 is 3 April 2022: the day comes first"
    assert offered[2] == "03/04/2022 is 4 March 2022: the month comes first"
    assert asked.currentIndex() == 0


def test_one_can_go_on_once_nothing_is_left_to_ask(dialog: MatchColumnsDialog) -> None:
    assert not dialog.next_button.isEnabled()
    assert "1 more to answer" in words(dialog)
    choice(dialog, "How “Duty date” is read").choose(DateOrder.MONTH_FIRST)
    assert not dialog.next_button.isEnabled()
    choice(dialog, "Scheme of the whole file").choose("cadets")
    assert dialog.still_asked() == ()
    assert dialog.next_button.isEnabled()
    mapping = dialog.mapping
    assert mapping.constants == {"scheme": "cadets"}
    used = {use.heading: use for use in mapping.columns}
    assert used["Duty date"].order is DateOrder.MONTH_FIRST
    assert used["Hrs"].unit is DurationUnit.HOURS
    assert used["Postcode"].transform is Transform.OUTWARD
    assert used["Cost code"].field == ""


def test_show_me_leads_to_what_is_still_asked(dialog: MatchColumnsDialog, qtbot: QtBot) -> None:
    dialog.activateWindow()
    dialog._go_to_open()
    assert dialog.focusWidget() is choice(dialog, "How “Duty date” is read")
    choice(dialog, "How “Duty date” is read").choose(DateOrder.DAY_FIRST)
    dialog._go_to_open()
    assert dialog.focusWidget() is choice(dialog, "Scheme of the whole file")


def test_a_column_of_names_is_never_shown_nor_taken_as_a_reference(
    qtbot: QtBot, theme: Theme
) -> None:
    # A look brings no sample of such a column; were one there, it would not be shown either.
    named = column(1, "Name", "", "Ada Lovelace", left_out=LeftOut.NAME)
    dialog = shown(qtbot, theme, replace(look(), columns=(*look().columns[:1], named)))
    assert "Ada" not in words(dialog)
    assert "Not shown, and not kept" in words(dialog)
    taken = choice(dialog, "“Name” is taken as")
    assert taken.currentText() == "Left out: looks like names"
    assert not taken.offers("volunteer")
    assert not taken.offers("row_key")
    assert taken.offers("district"), "a team called North Swindon only looks like a name"


def test_a_field_chosen_for_two_columns_is_said(dialog: MatchColumnsDialog) -> None:
    answer(dialog)
    choice(dialog, "“Cost code” is taken as").choose("minutes")
    assert dialog.still_asked()[0] == (
        "Hours is chosen for “Hrs” and “Cost code”. Choose one of them."
    )
    assert not dialog.next_button.isEnabled()
    choice(dialog, "“Hrs” is taken as").choose("")
    assert dialog.next_button.isEnabled()


def test_a_column_newly_taken_as_a_date_is_asked_about(dialog: MatchColumnsDialog) -> None:
    answer(dialog)
    choice(dialog, "“Duty date” is taken as").choose("")
    choice(dialog, "“Collar no” is taken as").choose("day")
    read = choice(dialog, "How “Collar no” is read")
    assert read.isVisible()
    assert read.value is DateOrder.UNKNOWN
    assert not dialog.next_button.isEnabled()


def test_hours_may_be_minutes(dialog: MatchColumnsDialog) -> None:
    answer(dialog)
    choice(dialog, "How “Hrs” is read").choose(DurationUnit.MINUTES)
    used = {use.heading: use for use in dialog.mapping.columns}
    assert used["Hrs"].unit is DurationUnit.MINUTES


def test_hours_that_may_be_minutes_are_asked_about(qtbot: QtBot, theme: Theme) -> None:
    seen = look()
    columns = tuple(
        replace(each, use=replace(each.use, unit=DurationUnit.UNKNOWN))
        if each.use.field == "minutes"
        else each
        for each in seen.columns
    )
    proposed = replace(seen.proposed, columns=tuple(each.use for each in columns))
    dialog = shown(qtbot, theme, replace(seen, columns=columns, proposed=proposed))
    answer(dialog)
    read = choice(dialog, "How “Hrs” is read")
    assert read.currentText() == "Choose whether they are hours or minutes"
    assert dialog.still_asked() == ("Say whether “Hrs” is in hours or in minutes.",)
    assert not dialog.next_button.isEnabled()
    read.choose(DurationUnit.MINUTES)
    assert dialog.next_button.isEnabled()
    used = {use.heading: use for use in dialog.mapping.columns}
    assert used["Hrs"].unit is DurationUnit.MINUTES


def test_a_layout_needs_a_name_that_no_other_has(qtbot: QtBot, theme: Theme) -> None:
    dialog = shown(qtbot, theme, look(), taken_names=["Speedwatch log"])
    answer(dialog)
    name = dialog.findChild(QLineEdit, "layout-name")
    assert name is not None
    assert name.text() == "Duties"
    name.setText("speedwatch LOG")
    assert dialog.still_asked() == (
        "Another layout is called “speedwatch LOG”. Choose another name.",
    )
    name.setText("  ")
    assert dialog.still_asked() == ("Give this layout a name.",)
    name.setText("Duty log")
    assert dialog.mapping.name == "Duty log"
    assert dialog.next_button.isEnabled()


def test_going_on_waits_and_a_refusal_leaves_every_answer(
    dialog: MatchColumnsDialog, qtbot: QtBot
) -> None:
    answer(dialog)
    with qtbot.waitSignal(dialog.go_on):
        qtbot.mouseClick(dialog.next_button, Qt.MouseButton.LeftButton)
    assert not dialog.next_button.isEnabled()
    dialog.refuse("“duties-april.csv” has no row below its headings. Nothing was kept.")
    assert "no row below its headings" in words(dialog)
    assert dialog.mapping.constants == {"scheme": "specials"}
    assert dialog.next_button.isEnabled()


def test_the_wheel_changes_no_answer(dialog: MatchColumnsDialog) -> None:
    taken = choice(dialog, "“Hrs” is taken as")
    wheel = QWheelEvent(
        QPointF(5, 5), taken.mapToGlobal(QPointF(5, 5)), QPoint(0, -120), QPoint(0, -120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(taken, wheel)
    assert taken.value == "minutes"


def test_another_kind_of_return_is_asked_for(dialog: MatchColumnsDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.dataset_chosen) as sent:
        choice(dialog, "What kind of return it is").choose("return")
    assert sent.args == ["return"]


def test_a_table_with_months_across_says_what_its_figures_are(qtbot: QtBot, theme: Theme) -> None:
    dialog = shown(qtbot, theme, crosstab_look())
    said = words(dialog)
    assert "“Apr-22”, “May-22”" in said
    assert "Each cell becomes a row." in said
    choice(dialog, "What the figures are").choose("training_minutes")
    crosstab = dialog.mapping.crosstab
    assert crosstab is not None
    assert (crosstab.across, crosstab.value) == ("month", "training_minutes")
    sheet = choice(dialog, "Which sheet")
    with qtbot.waitSignal(dialog.sheet_chosen) as sent:
        sheet.choose("Notes")
    assert sent.args == ["Notes"]


def test_measures_down_are_each_taken_as_a_field(qtbot: QtBot, theme: Theme) -> None:
    seen = crosstab_look()
    crosstab = Crosstab(
        "", "month", "", 1, "Measure",
        {"Headcount": "headcount", "Starters": "joiners", "Miles": ""}, "scheme",
    )  # fmt: skip
    proposed = replace(seen.proposed, columns=(), crosstab=crosstab)
    seen = replace(
        seen, columns=(), crosstab=crosstab, proposed=proposed, between=("Specials", "Cadets"),
        values=("headcount", "joiners", "leavers", "sessions"),
    )  # fmt: skip
    dialog = shown(qtbot, theme, seen)
    said = words(dialog)
    assert "Measures down, months across" in said
    assert "“Measure” says which measure the figures of the row are." in said
    assert "Headings between the rows say: “Specials”, “Cadets”" in said
    assert dialog.still_asked() == ()
    choice(dialog, "“Miles” is taken as").choose("sessions")
    choice(dialog, "“Starters” is taken as").choose("")
    made = dialog.mapping.crosstab
    assert made is not None
    assert made.measures == {"Headcount": "headcount", "Starters": "", "Miles": "sessions"}
    assert made.between == "scheme"
    choice(dialog, "Headings between the rows say").choose("")
    assert dialog.still_asked() == ("Say which scheme the file is of, or which column says it.",)
    assert choice(dialog, "Scheme of the whole file").isVisible()


def test_a_sheet_of_16384_columns_is_matched_by_those_that_count(
    qtbot: QtBot, theme: Theme
) -> None:
    spare = [column(8 + n, f"Spare {n}", "") for n in range(16_376)]
    seen = replace(look(), columns=(*look().columns, *spare))
    dialog = shown(qtbot, theme, seen)
    assert len(dialog.findChildren(Choice, "taken-as")) == 60
    assert "16,324 more columns are left out" in words(dialog)
    assert len(dialog.mapping.columns) == 16_384


def test_what_differs_from_a_layout_kept_before_is_said(qtbot: QtBot, theme: Theme) -> None:
    seen = replace(look(), nearest="Duties", missing=("Team",), added=("Cost code",))
    said = words(shown(qtbot, theme, seen))
    assert "Unlike the layout “Duties”. No longer there: “Team”. New: “Cost code”." in said


def test_every_control_has_a_name_and_a_tip(dialog: MatchColumnsDialog) -> None:
    for each in (*dialog.findChildren(Choice), *dialog.findChildren(QLineEdit)):
        assert each.accessibleName()
        assert each.toolTip()


@pytest.mark.parametrize("dataset", list(DATASETS))
def test_every_kind_of_return_can_be_shown(qtbot: QtBot, theme: Theme, dataset: str) -> None:
    plain = tuple(column(n, f"Column {n}", "", "a") for n in range(3))
    proposed = replace(look().proposed, dataset=dataset, columns=tuple(c.use for c in plain))
    seen = replace(look(), dataset=dataset, columns=plain, proposed=proposed)
    dialog = shown(qtbot, theme, seen)
    assert not dialog.next_button.isEnabled()


@pytest.mark.parametrize(
    ("printed", "order", "expected"),
    [
        ("03/04/2022", DateOrder.DAY_FIRST, "2022-04-03"),
        ("03/04/2022", DateOrder.MONTH_FIRST, "2022-03-04"),
        ("13/04/2022", DateOrder.MONTH_FIRST, None),
        ("2022-04-03", DateOrder.YEAR_FIRST, "2022-04-03"),
        ("3.4.22", DateOrder.DAY_FIRST, "2022-04-03"),
        ("44654", DateOrder.SERIAL_1900, "2022-04-03"),
        ("43192", DateOrder.SERIAL_1904, "2022-04-03"),
        ("April", DateOrder.DAY_FIRST, None),
        ("", DateOrder.DAY_FIRST, None),
    ],
)
def test_the_example_of_a_date_is_read_as_it_would_be(
    printed: str, order: DateOrder, expected: str | None
) -> None:
    # 44,654 days after 30 December 1899, and 1,462 fewer after 1 January 1904.
    day = as_day(printed, order)
    assert (day.isoformat() if day else None) == expected
