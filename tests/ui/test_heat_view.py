"""The map of risks: read by ear, moved through by keys, chosen and given up."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from oversight_app.domain.risk import (
    SEEDED_BANDS,
    SEEDED_IMPACT,
    SEEDED_LIKELIHOOD,
    Risk,
    RiskScale,
)
from oversight_app.review.risk_map import heat_map
from oversight_app.ui.dialogs.ready_made_risks import ReadyMadeRisksDialog
from oversight_app.ui.dialogs.risk_scale import RiskScaleDialog
from oversight_app.ui.dialogs.score_again import ScoreAgainDialog
from oversight_app.ui.theme import Theme
from oversight_app.ui.widgets.heat_view import HeatView

TODAY = date(2022, 10, 31)
SCALE = RiskScale(
    1, date(1900, 1, 1), "Oversight", "", SEEDED_LIKELIHOOD, SEEDED_IMPACT, SEEDED_BANDS
)
RISKS = (
    Risk(id=4, number=1, name="Entrapment", likelihood=3, impact=4),
    Risk(id=7, number=4, name="Live-streaming", likelihood=3, impact=4),
    Risk(id=9, number=6, name="Scenes in public", likelihood=1, impact=1),
)


@pytest.fixture
def view(qtbot: QtBot, theme: Theme) -> HeatView:
    view = HeatView(theme)
    qtbot.addWidget(view)
    view.set_heat(heat_map(SCALE, RISKS))
    view.resize(700, view.content_height())
    view.show()
    return view


def test_each_cell_says_in_words_what_it_shows(view: HeatView) -> None:
    model = view.model()
    cell = model.index(1, 4)
    words = cell.data(Qt.ItemDataRole.AccessibleTextRole)
    assert words == "Likely, Very serious: 12, High, 2 risks: R-001, R-004"
    assert model.index(1, 0).data() == "Likely"
    assert model.index(4, 4).data() == "Very serious"


def test_keys_move_and_enter_chooses_and_gives_up(qtbot: QtBot, view: HeatView) -> None:
    chosen: list[object] = []
    view.chosen.connect(lambda cell: chosen.append(cell.risks if cell else None))
    view.setFocus()
    # It starts at the highest likelihood and the lowest impact.
    for _ in range(3):
        qtbot.keyClick(view, Qt.Key.Key_Right)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert chosen == [(4, 7)]
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert chosen == [(4, 7), None]


def test_the_names_of_levels_are_no_cells(qtbot: QtBot, view: HeatView) -> None:
    assert view.model().flags(view.model().index(0, 0)) == Qt.ItemFlag.NoItemFlags
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Left)
    cell = view.shown_current()
    assert cell is not None
    assert (cell.likelihood, cell.impact) == (4, 1)


def test_a_scale_says_what_becomes_of_the_risks(qtbot: QtBot, theme: Theme) -> None:
    dialog = RiskScaleDialog(theme, SCALE, 3, TODAY)
    qtbot.addWidget(dialog)
    assert "Scores stay" in dialog._happens.text()
    dialog._likelihood.setPlainText("Rare\nUnlikely\nPossible\nLikely\nVery likely")
    assert "until the office scores them" in dialog._happens.text()
    dialog._by.setText("Chief Executive")
    dialog._reason.setText("A finer scale")
    with qtbot.waitSignal(dialog.submitted):
        dialog.submit()
    assert len(dialog.likelihood) == 5
    assert dialog.bands == SEEDED_BANDS


def test_bands_that_do_not_rise_are_told(qtbot: QtBot, theme: Theme) -> None:
    dialog = RiskScaleDialog(theme, SCALE, 0, TODAY)
    qtbot.addWidget(dialog)
    dialog._bands[1]["least"].setText("1")
    with qtbot.assertNotEmitted(dialog.submitted):
        dialog.submit()
    assert dialog.problem_beside("bands") == "Each band has to begin above the one before it."
    assert dialog.problem_beside("reason") == "Say why the scale is to change."


def test_a_level_that_has_gone_is_asked_for_and_not_guessed(qtbot: QtBot, theme: Theme) -> None:
    new = RiskScale(
        2, TODAY, "Chief Executive", "Finer", ("Rare", *SEEDED_LIKELIHOOD),
        ("Slight", "Grave"), SEEDED_BANDS[:2],
    )  # fmt: skip
    dialog = ScoreAgainDialog(theme, RISKS[0], SCALE, new)
    qtbot.addWidget(dialog)
    # “Likely” is still there, now the fourth level; “Very serious” is not.
    assert dialog.risk.likelihood == 4
    assert dialog.risk.impact is None
    with qtbot.assertNotEmitted(dialog.submitted):
        dialog.submit()
    dialog._boxes["impact"].setCurrentIndex(2)
    with qtbot.waitSignal(dialog.submitted):
        dialog.submit()
    scored = dialog.risk
    assert [scored.impact, scored.scale] == [2, 2]


def test_ready_made_risks_need_an_owner_and_a_day_to_come(qtbot: QtBot, theme: Theme) -> None:
    dialog = ReadyMadeRisksDialog(theme, TODAY, date(2022, 10, 1), [(3, "Street pastors")])
    qtbot.addWidget(dialog)
    dialog.submit()
    assert "own them" in dialog.problem_beside("owner")
    assert "has passed" in dialog.problem_beside("review_by")
    assert dialog.outside_group is None
