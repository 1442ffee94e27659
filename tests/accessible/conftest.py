"""What the walks are given: one window for each look, on a copy of the sample."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from oversight_app.ui.theme import Scheme
from tests.accessible.walking import Walk

_HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen screen has no window manager to give sizes to, and says so each time."""
    for item in items:
        if item.path.is_relative_to(_HERE):
            item.add_marker(pytest.mark.qt_log_ignore("does not support", extend=True))


@pytest.fixture(scope="module")
def walk(
    qapp: QApplication,
    sample_file: Path,
    tmp_path_factory: pytest.TempPathFactory,
    request: pytest.FixtureRequest,
) -> Iterator[Walk]:
    """A window in the look that the module calls ``LOOK``."""
    folder = tmp_path_factory.mktemp("walk")
    copy = Path(shutil.copy(sample_file, folder / "sample.oversight"))
    look: Scheme = request.module.LOOK
    made = Walk.begin(folder, copy, look, 1.0)
    yield made
    made.end()
