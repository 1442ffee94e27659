"""The form of a claim: short at first, with what is worked out beside the fields as they are
typed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from oversight_app.domain.claims import Claim
from oversight_app.review.record_facts import facts_of_new
from oversight_app.store.workspace import Workspace
from oversight_app.ui.theme import Theme
from oversight_app.ui.widgets.record_choice import SearchedChoice
from oversight_app.ui.widgets.record_panel import RecordPanel
from tests.ui.records_making import TODAY

Shown = Callable[[Claim], RecordPanel]
CLAIM = Claim(
    name="Evidence used", wording="114 of 259", source="A newspaper", quoted_on=date(2017, 9, 30),
    numerator=114, denominator=259, denominator_unit="cases", offence="grooming",
    area="England and Wales", period_from=date(2016, 1, 1), period_to=date(2016, 12, 31),
)  # fmt: skip


@pytest.fixture
def shown(qtbot: QtBot, workspace: Workspace, theme: Theme) -> Shown:
    def show(claim: Claim) -> RecordPanel:
        panel = RecordPanel(theme, facts_of_new(workspace, claim))
        qtbot.addWidget(panel)
        panel.show()
        return panel

    return show


def in_sight(panel: RecordPanel) -> set[str]:
    return {id for id, one in panel.editors.items() if one.isVisible()}


def test_at_first_it_asks_what_was_said_and_counted(shown: Shown) -> None:
    assert in_sight(shown(Claim())) == {
        "name", "wording", "about", "quoted_by", "quoted_on", "source", "numerator",
        "numerator_unit", "denominator", "denominator_unit", "offence", "period_from",
        "period_to", "area",
    }  # fmt: skip


def test_what_says_something_is_never_folded(shown: Shown) -> None:
    panel = shown(replace(CLAIM, id=7, number=1, version=1, quotable="words", gains="a campaign"))
    assert {"quotable", "verdict", "gains", "failures"} <= in_sight(panel)
    assert "conclusion" not in in_sight(panel)


def test_a_button_shows_a_part_and_hides_it(shown: Shown, qtbot: QtBot) -> None:
    panel = shown(Claim())
    button = panel.findChild(QPushButton, "fold-verdict")
    assert button is not None
    assert button.accessibleName() == "Show: Verdict"
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert "verdict" in in_sight(panel)
    assert button.accessibleName() == "Hide: Verdict"
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert "verdict" not in in_sight(panel)


def test_a_problem_in_a_folded_part_opens_it(shown: Shown) -> None:
    panel = shown(Claim())
    panel.say({"follows_why": "Say why it follows or does not."}, {})
    assert "follows_why" in in_sight(panel)


def test_a_draft_comes_back_with_its_parts_open(shown: Shown) -> None:
    panel = shown(Claim())
    panel.show_typed({"conclusion": "The police must work with them"})
    assert "conclusion" in in_sight(panel)


def test_the_share_follows_the_counts_as_they_are_typed(shown: Shown, qtbot: QtBot) -> None:
    panel = shown(Claim())
    said = panel.findChild(QLabel, "aid-denominator")
    assert said is not None
    qtbot.keyClicks(panel.editors["numerator"].focusProxy(), "114")
    assert not said.isVisible()
    qtbot.keyClicks(panel.editors["denominator"].focusProxy(), "259")
    assert said.isVisible()
    assert said.text() == "= 44.0%, 95% interval 38.1% to 50.1%"
    qtbot.keyClicks(panel.editors["denominator"].focusProxy(), "0")
    # 114 of 2,590 by scipy's binomtest(114, 2590).proportion_ci(method="wilson").
    assert said.text() == "= 4.4%, 95% interval 3.7% to 5.3%"


def test_a_wording_is_put_in_and_can_be_taken_back(shown: Shown, qtbot: QtBot) -> None:
    panel = shown(CLAIM)
    panel.go_to("quotable")
    box = panel.editors["quotable"].focusProxy()
    qtbot.keyClicks(box, "Used often")
    use = panel.findChild(QPushButton, "use-quotable")
    assert use is not None
    assert use.isVisible()
    qtbot.keyClick(use, Qt.Key.Key_Space)
    assert "114 of 259 cases" in panel.editors["quotable"].value
    assert not use.isVisible()
    qtbot.keyClick(box, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert panel.editors["quotable"].value == "Used often"


def test_a_locked_form_offers_nothing_to_put_in(shown: Shown) -> None:
    panel = shown(replace(CLAIM, verdict="supported"))
    panel.lock()
    use = panel.findChild(QPushButton, "use-quotable")
    assert use is not None
    assert not use.isVisible()


def test_a_verdict_proposes_today_and_takes_it_back(shown: Shown, qtbot: QtBot) -> None:
    panel = shown(CLAIM)
    panel.go_to("verdict")
    box = panel.editors["verdict"].focusProxy()
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert panel.editors["verdict"].value == "supported"
    assert panel.editors["checked_on"].value == TODAY
    qtbot.keyClick(box, Qt.Key.Key_Up)
    assert panel.editors["checked_on"].value is None


def test_a_word_that_one_record_alone_has_means_that_one(qtbot: QtBot) -> None:
    line = SearchedChoice("")
    qtbot.addWidget(line)
    line.offer([(1, "OR-001  Wiltshire Police"), (2, "OR-002  A police charity")])
    qtbot.keyClicks(line, "wilt")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert (line.value, line.text()) == (1, "OR-001  Wiltshire Police")
    line.clear()
    qtbot.keyClicks(line, "police")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    # Two have it: neither is chosen for anybody.
    assert (line.value, line.readable) == (None, False)
