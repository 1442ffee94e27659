"""What every test run needs: no screen, nothing of Qt's left on the clipboard, and the sample
written once for all rooms."""

import os
import sys
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def pytest_sessionfinish() -> None:
    """Qt would free copied tables after Python has ended, and crash (see app.py)."""
    if (qt := sys.modules.get("PySide6.QtGui")) and qt.QGuiApplication.instance():
        qt.QGuiApplication.clipboard().clear()


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example workspace, written once, as that takes seconds: copy it before it is opened for
    writing."""
    from oversight_app.store.sample import write_sample

    path = tmp_path_factory.mktemp("sample") / "sample.oversight"
    write_sample(path)
    return path
