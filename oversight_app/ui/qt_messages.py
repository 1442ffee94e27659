"""What Qt itself has to say, in the log; and what a crash leaves there."""

import faulthandler
import logging
import re
from collections import Counter
from pathlib import Path
from typing import TextIO

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

_log = logging.getLogger("oversight_app.qt")
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
_MOST = 20
"""As many messages of one kind are logged in a run."""
_QUOTED = re.compile(
    # From a path to the end: a folder may have blanks in its name. So may what is quoted, and
    # nothing says where it ends where its second mark is missing.
    r"[\"“'‘](?:.*?[\"”'’]|.*)|(?:file:|(?<![\w.])[A-Za-z]:[\\/]|[\\/]{2}|(?<!\w)~?[\\/]\w).*",
    re.DOTALL,
)


_FILE = re.compile(r'File "([^"]*)"')
_LONGEST = 1_000_000
"""Letters that are kept of what crashes left."""


def log_qt_messages() -> None:
    """Put Qt's messages into the log instead of on a terminal that nobody sees. What they quote,
    and paths, are left out: those may be the office's."""
    seen: Counter[str] = Counter()

    def take(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        words = _QUOTED.sub("…", message or "")
        seen[words] += 1
        if seen[words] <= _MOST:
            category = getattr(context, "category", None) or "default"
            _log.log(_LEVELS.get(kind, logging.WARNING), "%s: %s", category, words)
        if kind == QtMsgType.QtFatalMsg:
            for handler in logging.getLogger("oversight_app").handlers:
                handler.flush()  # Qt ends the program next

    qInstallMessageHandler(take)


def crash_file(folder: Path) -> Path:
    """Where a crash of the program itself is written, in the folder of the log."""
    return folder / "crash.log"


def log_crashes(folder: Path) -> TextIO | None:
    """Let a crash write where each thread was, function by function, to the folder of the log.

    Return the file, to be kept open until the program ends; None where there is none.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _leave_paths_out(crash_file(folder))
        file = crash_file(folder).open("a", encoding="utf-8")
    except OSError:
        return None
    faulthandler.enable(file, all_threads=True)
    return file


def _leave_paths_out(file: Path) -> None:
    """Take out of what an earlier crash left where the program lies: the folder may be a
    person's. A crash itself writes what it can."""
    if file.exists():
        said = file.read_text(encoding="utf-8", errors="replace")
        told = _FILE.sub(
            lambda met: f'File "{"/".join(met[1].split("/")[-2:])}"', said.replace("\\", "/")
        )
        if told != said:
            file.write_text(told[-_LONGEST:], encoding="utf-8")
