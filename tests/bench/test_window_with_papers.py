"""How late the window's tick is on the Summaries page with the sample's quarterly pack: the first
visit, later ones, a section left out, words typed above one, the preview drawn anew.

Printed, never asserted; the goal is 50 ms (quality.md). ``OVERSIGHT_BENCH_LATE`` as in
``test_window_with_records``.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from oversight_app.ui.main_window import MainWindow
from oversight_app.ui.pages.summaries import SummariesPage
from oversight_app.ui.paper_reading import with_sections
from oversight_app.ui.settings import Settings
from oversight_app.ui.theme import Scheme, Theme
from tests.bench.test_window_with_records import _step, _wait

pytestmark = [
    pytest.mark.bench,
    pytest.mark.usefixtures("qapp"),
    pytest.mark.qt_log_ignore("does not support", extend=True),
]


@pytest.fixture
def window(qtbot: QtBot, sample_file: Path, tmp_path: Path) -> Iterator[MainWindow]:
    stored = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    opened = MainWindow(Theme(Scheme.LIGHT), Settings(stored), None)
    opened.resize(1440, 900)
    opened.show()
    opened.opening.open_path(Path(shutil.copy(sample_file, tmp_path / "sample.oversight")))
    _wait(4)
    yield opened
    opened.close()
    qtbot.wait(50)


def test_the_tick_beside_a_paper(window: MainWindow) -> None:
    print()
    _step("at rest", lambda: None)
    _step("the first visit, the pack made and drawn", lambda: window.go_to("summaries"), 8)
    prepare = window.findChildren(SummariesPage)[0].prepare
    _step("another page", lambda: window.go_to("governance"), 3)
    _step("a later visit", lambda: window.go_to("summaries"), 3)

    def leave_out() -> None:
        chosen = prepare.sections.chosen
        assert prepare.order is not None
        prepare._change(with_sections(prepare.order, [(chosen[0][0], False), *chosen[1:]]))

    _step("a section left out, drawn anew", leave_out, 5)

    def say() -> None:
        chosen = prepare.sections.chosen
        assert prepare.order is not None
        words = (chosen[1][0], "As the Commissioner asked in October.")
        prepare._change(with_sections(prepare.order, chosen, words))

    _step("words above a section, drawn anew", say, 5)
    for kept in ("specials", "activity"):
        _step(f"another paper: {kept}", lambda one=kept: prepare.begin(None, one), 6)  # type: ignore[misc]
