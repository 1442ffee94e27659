"""What needs attention: its rows by keyboard, what was put off, and when there is nothing."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from oversight_app.domain.observations import Provenance
from oversight_app.ui.theme import Theme
from oversight_app.ui.widgets.attention_card import AttentionCard
from tests.ui.overview_making import item, snoozed

AT = datetime(2022, 10, 31, 9, 41, tzinfo=UTC)
ACTION = item("record/1", "A-001 is overdue")
REVIEW = item("vetting/specials", "7 Specials are past their vetting")
PAPER = item("paper/4", "A paper used figures that were restated")


@pytest.fixture
def card(qtbot: QtBot, theme: Theme) -> AttentionCard:
    return shown(qtbot, AttentionCard(theme, locked=False))


def shown(qtbot: QtBot, card: AttentionCard) -> AttentionCard:
    qtbot.addWidget(card)
    card.resize(320, 600)
    card.show_items((ACTION, REVIEW, PAPER), (), AT)
    card.show()
    card.activateWindow()
    QApplication.processEvents()
    return card


def words(card: AttentionCard) -> str:
    return "\n".join(one.text() for one in card.findChildren(QLabel) if one.isVisible())


def titles(card: AttentionCard) -> list[str]:
    return [str(row.item.title) for row in card.rows]


def test_each_thing_has_its_title_why_and_one_step(card: AttentionCard) -> None:
    assert titles(card) == [str(one.title) for one in (ACTION, REVIEW, PAPER)]
    assert card.count.text() == "3"
    assert "Since May" in words(card)
    assert card.rows[0].step.text() == "Open it"
    assert card.rows[0].step.accessibleName() == "Open it: A-001 is overdue"
    assert card.rows[0].accessibleName() == "Overdue: A-001 is overdue"


def test_made_up_things_say_so(card: AttentionCard) -> None:
    assert "Sample" not in words(card)
    card.show_items((item("x", "Made up", provenance=Provenance.SAMPLE),), (), AT)
    assert "Sample ·" in words(card)


def test_arrows_go_from_thing_to_thing_and_enter_does_its_step(
    qtbot: QtBot, card: AttentionCard
) -> None:
    card.rows[0].step.setFocus()
    qtbot.keyClick(card.rows[0].step, Qt.Key.Key_Down)
    assert card.rows[1].step.hasFocus()
    qtbot.keyClick(card.rows[1].step, Qt.Key.Key_Up)
    qtbot.keyClick(card.rows[0].step, Qt.Key.Key_Up)
    assert card.rows[0].step.hasFocus()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
        with qtbot.waitSignal(card.step_asked) as asked:
            qtbot.keyClick(card.rows[0].step, key)
        assert asked.args == [ACTION]


def test_delete_and_its_button_put_off(qtbot: QtBot, card: AttentionCard) -> None:
    card.rows[1].step.setFocus()
    with qtbot.waitSignal(card.snooze_asked) as asked:
        qtbot.keyClick(card.rows[1].step, Qt.Key.Key_Delete)
    assert asked.args == [REVIEW]
    with qtbot.waitSignal(card.snooze_asked) as asked:
        qtbot.mouseClick(card.rows[2].later, Qt.MouseButton.LeftButton)
    assert asked.args == [PAPER]


def test_what_was_put_off_is_one_line_until_it_is_opened(qtbot: QtBot, card: AttentionCard) -> None:
    late = snoozed("return/cadets", "The cadets’ return is late")
    card.show_items((ACTION,), (late,), AT)
    assert titles(card) == ["A-001 is overdue"]
    opens = card.findChild(QPushButton, "put-off")
    assert opens is not None
    assert opens.text() == "1 put off"
    qtbot.mouseClick(opens, Qt.MouseButton.LeftButton)
    assert titles(card) == ["A-001 is overdue", "The cadets’ return is late"]
    assert "Until 1 December 2022: The force answers then" in words(card)
    back = card.rows[1].later
    assert back.text() == "Bring back"
    with qtbot.waitSignal(card.wake_asked) as asked:
        qtbot.mouseClick(back, Qt.MouseButton.LeftButton)
    assert asked.args == [late]


def test_delete_does_not_put_off_twice(qtbot: QtBot, card: AttentionCard) -> None:
    card.show_items((), (snoozed("a", "Put off already"),), AT)
    opens = card.findChild(QPushButton, "put-off")
    assert opens is not None
    opens.click()
    asked = []
    card.snooze_asked.connect(asked.append)
    card.wake_asked.connect(asked.append)
    qtbot.keyClick(card.rows[0].step, Qt.Key.Key_Delete)
    assert asked == []


def test_nothing_says_so_and_when_it_was_looked_at(card: AttentionCard) -> None:
    card.show_items((), (), AT)
    assert "Nothing needs you today. Looked at 09:41." in words(card)
    assert card.count.text() == ""


def test_the_keyboard_stays_with_its_thing_or_with_what_took_its_place(
    card: AttentionCard,
) -> None:
    card.rows[1].step.setFocus()
    card.show_items((PAPER, ACTION, REVIEW), (), AT)
    assert card.rows[2].step.hasFocus()
    card.show_items((PAPER, ACTION), (), AT)
    assert card.rows[1].step.hasFocus()


def test_eight_at_first_and_the_others_when_asked(qtbot: QtBot, card: AttentionCard) -> None:
    card.show_items(tuple(item(f"s{i}", f"Thing {i}") for i in range(11)), (), AT)
    assert len(card.rows) == 8
    assert card.count.text() == "11"
    more = card.findChild(QPushButton, "more-attention")
    assert more is not None
    assert more.text() == "Show 3 more"
    qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    assert len(card.rows) == 11
    assert card.rows[8].step.hasFocus()


def test_where_nothing_can_be_changed_nothing_is_put_off(qtbot: QtBot, theme: Theme) -> None:
    card = shown(qtbot, AttentionCard(theme, locked=True))
    assert not card.rows[0].later.isEnabled()
    asked = []
    card.snooze_asked.connect(asked.append)
    qtbot.keyClick(card.rows[0].step, Qt.Key.Key_Delete)
    assert asked == []


def test_a_long_title_is_cut_and_said_whole(card: AttentionCard) -> None:
    title = "The parishes insure their own volunteers. " * 5
    card.show_items((item("long", title.strip()),), (), AT)
    cut = next(one for one in card.rows[0].findChildren(QLabel) if one.text().endswith("…"))
    assert len(cut.text()) <= 72
    assert cut.toolTip() == cut.accessibleName() == title.strip()
