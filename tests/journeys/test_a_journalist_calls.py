"""A journalist calls: from anywhere on the page to the whole line on the clipboard, by keyboard."""

import shutil
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from tests.journeys.conftest import OpenWindow

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def test_the_whole_line_is_copied_by_keyboard(
    open_window: OpenWindow, sample_file: Path, tmp_path: Path
) -> None:
    driver = open_window(Path(shutil.copy(sample_file, tmp_path / "sample.oversight")))
    assert driver.window.session is not None
    driver.window.session.context.go_to("outside-groups/claims")
    driver.settle()
    driver.press(Qt.Key.Key_P, CTRL, SHIFT)
    driver.press(Qt.Key.Key_Space)
    held = QGuiApplication.clipboard().mimeData()
    assert held is not None
    for words in (
        "Whoever is worried about a child should tell the police at once.",
        "114 of 259 is 44.0%; 95% interval 38.1% to 50.1%",
        "We may consider working with these groups in certain instances",
        "is in draft and is not for use",
    ):
        assert words in held.text()
        assert words in held.html()
    # Nothing of the draft, nor of what the program put together, is there to be said.
    assert "Looks again at the position of 2021" not in held.text()
    assert "Put together by Oversight" not in held.text()
