"""What changed, the next meeting, and the sparkline of a measure."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from oversight_app.domain.attention import NextStep
from oversight_app.domain.findings import Sparkline, Status
from oversight_app.domain.observations import Provenance
from oversight_app.domain.periods import Period, PeriodKind
from oversight_app.domain.wording import Sentence
from oversight_app.review.changed_since import Change, ChangedSince
from oversight_app.review.matrix_lines import MatrixLine, matrix_finding
from oversight_app.review.metric_matrix import MetricMatrix
from oversight_app.review.next_meeting import NextMeeting, WaitingQuestion
from oversight_app.review.since_looked import Looked, SinceLine, SinceLooked
from oversight_app.ui.theme import Theme
from oversight_app.ui.widgets.next_meeting_card import NextMeetingCard
from oversight_app.ui.widgets.row_button import RowButton
from oversight_app.ui.widgets.since_card import SinceCard
from oversight_app.ui.widgets.sparkline import paint_sparkline
from tests.ui.overview_making import GROUPS, HOURS_LINE, PAPER, VETTING_LINE

QUARTER = Period.containing(date(2022, 10, 1), PeriodKind.QUARTER)
LINES = tuple(line for group in GROUPS for line in group.lines)
FINDING = matrix_finding(LINES, PAPER, QUARTER, Provenance.SAMPLE)
MATRIX = MetricMatrix(QUARTER, LINES, (), FINDING, PAPER, Provenance.SAMPLE)


def words(card: QWidget) -> str:
    return "\n".join(one.text() for one in card.findChildren(QLabel) if one.isVisible())


def named(card: QWidget) -> list[str]:
    """What the buttons of the rows are called, from top to bottom."""
    return [one.accessibleName() for one in card.findChildren(RowButton)]


def change(line: MatrixLine, way: str, *, new: bool = True) -> Change:
    return Change(line.measure.id, way, Sentence(""), new, line)


@pytest.fixture
def card(qtbot: QtBot, theme: Theme) -> SinceCard:
    made = SinceCard(theme)
    qtbot.addWidget(made)
    made.resize(320, 400)
    made.show()
    return made


def test_each_change_says_from_what_to_what_and_leads_to_its_page(
    qtbot: QtBot, card: SinceCard
) -> None:
    lower = replace(HOURS_LINE, shown=Status("Lower", "lower"))
    changes = (change(VETTING_LINE, "worse"), change(lower, "neither", new=False))
    recorded = (Sentence("Recorded by the office: 2 questions asked"),)
    card.show_changed(ChangedSince(MATRIX, changes, recorded, FINDING, Provenance.SAMPLE))
    assert named(card) == [
        "Worse: Vetting in date, Special Constabulary. 94.8% to 91.4%; below the usual range",
        "Moved: Hours of duty, Police support volunteers. 356 to 408; still lower than usual",
    ]
    assert "Since 30 September 2022" in words(card)
    assert "Recorded by the office: 2 questions asked." in words(card)
    first = card.findChildren(RowButton)[0]
    with qtbot.waitSignal(card.go_asked) as asked:
        qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    assert asked.args == ["governance/currency/vetting-in-date/specials///"]
    with qtbot.waitSignal(card.go_asked):
        qtbot.keyClick(first, Qt.Key.Key_Return)


def test_without_a_last_look_there_is_nothing_to_switch_to(card: SinceCard) -> None:
    card.show_mode("looked")
    card.show_changed(ChangedSince(MATRIX, (), (), FINDING, Provenance.SAMPLE))
    assert card.switch.isHidden()
    assert "What changed since last quarter" in words(card)
    assert "No measure changed more than it usually does." in words(card)


def test_it_switches_to_what_was_done_since_and_back(qtbot: QtBot, card: SinceCard) -> None:
    at = datetime(2022, 10, 14, 9, 41, tzinfo=UTC)
    done = (SinceLine("3 questions were added", "accountability/questions", 3),
            SinceLine("The office was changed"))  # fmt: skip
    card.show_since(SinceLooked(Looked(4, at), done, 9))
    with qtbot.waitSignal(card.switched) as switched:
        qtbot.mouseClick(card.switch, Qt.MouseButton.LeftButton)
    assert switched.args == ["looked"]
    assert "Since you last looked" in words(card)
    assert "14 October 2022, 09:41" in words(card)
    assert named(card) == ["3 questions were added"]
    assert "The office was changed" in words(card)
    qtbot.mouseClick(card.switch, Qt.MouseButton.LeftButton)
    assert card.mode == "quarter"


def test_nothing_done_since_says_so(card: SinceCard) -> None:
    card.show_mode("looked")
    card.show_since(SinceLooked(Looked(4, datetime(2022, 10, 14, tzinfo=UTC)), (), 4))
    assert "Nothing was changed since." in words(card)


# The next meeting.

MEETING = NextMeeting(
    7, Sentence("Holding to account"), date(2022, 11, 24), 24, "", ("Vetting",),
    (WaitingQuestion("Q-002", "How many are overdue?", date(2022, 9, 1), True, "record/2"),), (),
    ("Papers",), NextStep("Complete it", "record/7"),
)  # fmt: skip


@pytest.fixture
def meeting(qtbot: QtBot, theme: Theme) -> NextMeetingCard:
    made = NextMeetingCard(theme)
    qtbot.addWidget(made)
    made.resize(320, 300)
    made.show()
    return made


def test_the_meeting_says_when_what_is_open_and_what_it_lacks(
    qtbot: QtBot, meeting: NextMeetingCard
) -> None:
    meeting.show_meeting(MEETING)
    assert "Holding to account · 24 November 2022, in 24 days" in words(meeting)
    assert "Still missing: Papers." in words(meeting)
    assert named(meeting) == [
        "How many are overdue? Q-002 · Carried over, asked on 1 September 2022"
    ]
    with qtbot.waitSignal(meeting.go_asked) as asked:
        qtbot.mouseClick(meeting.findChildren(RowButton)[0], Qt.MouseButton.LeftButton)
    assert asked.args == ["record/2"]
    sheet = meeting.findChild(QPushButton, "meeting-step")
    assert sheet is not None
    assert sheet.text() == "Complete it"
    with qtbot.waitSignal(meeting.go_asked) as asked:
        qtbot.mouseClick(sheet, Qt.MouseButton.LeftButton)
    assert asked.args == ["record/7"]


@pytest.mark.parametrize(("days", "said"), [(0, "today"), (1, "tomorrow"), (2, "in 2 days")])
def test_how_far_the_meeting_is(meeting: NextMeetingCard, days: int, said: str) -> None:
    meeting.show_meeting(replace(MEETING, days=days))
    assert f"24 November 2022, {said}" in words(meeting)


def test_no_meeting_is_said_with_the_way_to_one(meeting: NextMeetingCard) -> None:
    none = replace(
        MEETING, record=0, headline=Sentence("No meeting is planned"), day=None, days=None,
        questions=(), missing=(), step=NextStep("Add a meeting", "accountability/meetings"),
    )  # fmt: skip
    meeting.show_meeting(none)
    assert "No meeting is planned." in words(meeting)
    assert meeting.sheet.text() == "Add a meeting"
    assert named(meeting) == []


# The sparkline.


def drawn(theme: Theme, line: Sparkline) -> QImage:
    picture = QImage(90, 30, QImage.Format.Format_RGB32)
    picture.fill(QColor(theme.tokens.surface))
    painter = QPainter(picture)
    paint_sparkline(painter, QRectF(0, 2, 90, 26), line, theme, theme.tokens.text2)
    painter.end()
    return picture


def inks(picture: QImage) -> set[str]:
    return {
        picture.pixelColor(x, y).name()
        for x in range(picture.width())
        for y in range(picture.height())
    }


def test_band_and_signals_are_seen(qapp: QApplication, theme: Theme) -> None:
    line = Sparkline(
        (5.0, 6.0, 5.5, 1.0), "a", "b", (4.0, 7.0), 0, 5.5, ("better", "", "", "worse")
    )
    seen = inks(drawn(theme, line))
    for token in ("band", "oranget", "accent"):
        assert getattr(theme.tokens, token).lower() in seen
    plain = inks(drawn(theme, replace(line, band=None, mean=None, signals=())))
    assert theme.tokens.band.lower() not in plain
    assert theme.tokens.oranget.lower() not in plain


@pytest.mark.parametrize(
    "values", [(), (None, None), (3.0,), (3.0, 3.0), (None, 2.0, None), (1.0, None, 2.0)]
)
def test_few_values_and_gaps_are_drawn_without_fault(
    qapp: QApplication, theme: Theme, values: tuple[float | None, ...]
) -> None:
    assert not drawn(theme, Sparkline(values, "a", "b", (1.0, 2.0), 0, 1.5)).isNull()
