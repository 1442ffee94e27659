"""What every test run needs: no screen, and nothing of Qt's left on the clipboard."""

import os
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def pytest_sessionfinish() -> None:
    """Qt would free copied tables after Python has ended, and crash (see app.py)."""
    if (qt := sys.modules.get("PySide6.QtGui")) and qt.QGuiApplication.instance():
        qt.QGuiApplication.clipboard().clear()
