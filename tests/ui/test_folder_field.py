"""Where files go is a folder that is there, however its path was brought."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from oversight_app.ui.dialogs.folder_field import FolderField


def test_a_path_copied_from_windows_stands_in_quotation_marks(qtbot: QtBot, tmp_path: Path) -> None:
    field = FolderField(f' "{tmp_path}" ')
    qtbot.addWidget(field)
    assert field.folder == tmp_path
    assert field.problem == ""


@pytest.mark.parametrize("words", [" ", "/no/such/folder", "x" * 5000])
def test_what_is_no_folder_is_told(qtbot: QtBot, words: str) -> None:
    field = FolderField()
    qtbot.addWidget(field)
    field.setText(words)
    assert field.problem == "There is no such folder. Choose one that is there."
