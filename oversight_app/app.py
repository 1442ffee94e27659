"""The window's composition root: builds everything in order and passes it by constructor."""

import logging
import signal
import sys
from pathlib import Path
from typing import TextIO

from oversight_app.display import problem_with_display

_LOG_BYTES = 1_000_000
_PAINTED_MS = 20
"""Long enough for the empty window to be on the screen before it is furnished, and for what is in
it before the work begins."""


def run_window(path: Path | None = None, *, sample: bool = False) -> int:
    """Show the window until it is closed; return the exit code.

    ``path`` is a workspace to open; ``sample`` opens the example instead. Without a screen, or
    without the system's libraries, it says so in one line and returns 1.
    """
    problem = problem_with_display()
    if problem:
        sys.stderr.write(f"{problem}\n")
        return 1
    # After the check: without its libraries or a screen, Qt ends the whole process.
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from oversight_app.ui.collecting import QuietCollections
    from oversight_app.ui.faults import report_unexpected
    from oversight_app.ui.main_window import MainWindow
    from oversight_app.ui.qt_messages import log_crashes, log_qt_messages
    from oversight_app.ui.settings import Settings
    from oversight_app.ui.theme import STYLE, STYLED, Theme

    # Ctrl+C in a terminal ends the program; what was saved is saved, and nothing is half done.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    app = QApplication.instance() or QApplication([*sys.argv[:1], "-style", STYLE])
    assert isinstance(app, QApplication)
    app.setProperty(STYLED, True)
    app.setApplicationName("Oversight")
    app.setOrganizationName("Oversight")
    settings = Settings()
    theme = Theme(settings.scheme, settings.text_scale, motion=settings.motion)
    window = MainWindow(theme, settings, furnished=False)
    crashes: list[TextIO | None] = []  # kept open until the end
    collections = QuietCollections(lambda: not window.is_busy(), window)
    window.show()

    def furnish() -> None:
        window.furnish(log_path())
        report_unexpected(window.troubles.show_fault)
        window.opening.opened.connect(lambda _workspace: collections.take_back())
        QTimer.singleShot(_PAINTED_MS, begin)

    def begin() -> None:
        start_log()
        log_qt_messages()
        from oversight_app.ui.last_run import RunMark

        mark = RunMark(log_path().parent)
        app.aboutToQuit.connect(mark.end)
        crashes.append(log_crashes(log_path().parent))
        window.troubles.after_crash = mark.begin()
        window.opening.opened.connect(lambda workspace: mark.note(workspace.path))
        window.opening.opened.connect(lambda _workspace: window.troubles.tell_of_crash())
        collections.start()
        if sample:
            window.opening.open_sample()
        elif path is not None:
            window.opening.open_path(path)

    QTimer.singleShot(_PAINTED_MS, furnish)
    app.aboutToQuit.connect(_leave_plain_words)
    app.aboutToQuit.connect(collections.stop)
    return app.exec()


def _leave_plain_words() -> None:
    """Hand a copied table over as plain text when the window closes.

    Qt frees what lies on the clipboard after Python has ended, and crashes on rich content made
    in Python. Windows takes its own copy before that, so there the table stays a table.
    """
    from PySide6.QtGui import QGuiApplication

    clipboard = QGuiApplication.clipboard()
    if sys.platform != "win32" and clipboard.ownsClipboard() and clipboard.mimeData().hasHtml():
        clipboard.setText(clipboard.text())


def log_path() -> Path:
    """Where the log lies."""
    import platformdirs

    return Path(platformdirs.user_log_dir("Oversight", appauthor=False)) / "oversight.log"


def start_log() -> None:
    """Keep a small log for faults: what was being done and where it stopped. Never names,
    figures or free text. There is none where its folder can't be written to."""
    from logging.handlers import RotatingFileHandler

    file = log_path()
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            file, maxBytes=_LOG_BYTES, backupCount=2, encoding="utf-8", delay=True
        )
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root = logging.getLogger("oversight_app")
    root.setLevel(logging.INFO)
    root.addHandler(handler)
