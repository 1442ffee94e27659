"""The ways back when a workspace can't be opened: shown in place of its pages, never a dead end."""

import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from oversight_app.domain.errors import FileProblem, Trouble

if TYPE_CHECKING:
    from oversight_app.ui.main_window import MainWindow

_NAME = "recovery"


@dataclass(frozen=True, slots=True)
class Ways:
    """Which ways back there are for a kind of trouble."""

    restore: bool = False
    salvage: bool = False
    fresh: bool = False
    copy: bool = False
    """Copy it to this computer: it lies where a workspace is not safe."""
    find: bool = False
    """Say where it is now."""
    again: bool = True
    """Try to open it again."""


_WAYS = {
    Trouble.DAMAGED: Ways(restore=True, salvage=True, fresh=True, again=False),
    Trouble.EMPTY: Ways(restore=True, fresh=True, again=False),
    Trouble.FOREIGN: Ways(find=True, fresh=True, again=False),
    Trouble.NEWER: Ways(find=True, restore=True),
    Trouble.MISSING: Ways(find=True, restore=True, fresh=True),
    Trouble.MOVED: Ways(find=True, restore=True, fresh=True),
    Trouble.PLACE: Ways(copy=True, find=True, fresh=True, again=False),
    Trouble.READ_ONLY: Ways(find=True, fresh=True),
    Trouble.DISK: Ways(restore=True, salvage=True, fresh=True),
    Trouble.FULL: Ways(find=True),
    Trouble.BUSY: Ways(find=True),
}
_HEADLINES = {
    Trouble.DAMAGED: "“{name}” is damaged",
    Trouble.EMPTY: "“{name}” is empty",
    Trouble.FOREIGN: "“{name}” is not an Oversight workspace",
    Trouble.NEWER: "“{name}” needs a newer version of Oversight",
    Trouble.MISSING: "“{name}” is not where it was",
    Trouble.MOVED: "“{name}” is not where it was",
    Trouble.PLACE: "“{name}” lies where a workspace is not safe",
    Trouble.READ_ONLY: "“{name}” can’t be written to",
    Trouble.DISK: "“{name}” can’t be read from its disk",
    Trouble.FULL: "The disk with “{name}” is full",
    Trouble.BUSY: "“{name}” is in use",
}


def ways_for(trouble: Trouble) -> Ways:
    """Return which ways back there are."""
    return _WAYS[trouble]


def headline(path: Path, trouble: Trouble) -> str:
    """Return what is wrong in a few words."""
    return _HEADLINES[trouble].format(name=path.name)


def show_recovery(window: "MainWindow", path: Path, problem: Exception) -> None:
    """Show the ways back for a workspace that can't be opened, in place of its pages. Another
    workspace that is open is closed: everything in it is saved."""
    from oversight_app.ui.recovery_page import RecoveryPage

    window.close_workspace()
    leave_recovery(window)
    trouble = problem.trouble if isinstance(problem, FileProblem) else Trouble.DAMAGED
    page = RecoveryPage(window, path, str(problem), trouble)
    page.setObjectName(_NAME)
    window.setWindowTitle(f"{path.name} can’t be opened – Oversight")
    window.frame.stack.addWidget(page)
    window.frame.stack.setCurrentWidget(page)
    page.begin()


def leave_recovery(window: "MainWindow") -> None:
    """Let go of the ways back, as a workspace is open or the welcome is shown."""
    from PySide6.QtWidgets import QWidget

    for page in window.frame.stack.findChildren(QWidget, _NAME):
        window.frame.stack.removeWidget(page)
        page.deleteLater()


def free_name(folder: Path, stem: str, what: str, suffix: str, now: datetime | None = None) -> Path:
    """Return a file that is not there yet: ``north restored 2026-11-22.oversight``, with a number
    where that is taken."""
    day = (now or datetime.now(UTC)).astimezone().date()
    number = 1
    while True:
        more = "" if number == 1 else f" {number}"
        path = folder / f"{stem} {what} {day:%Y-%m-%d}{more}{suffix}"
        if not path.exists():
            return path
        number += 1


def place_for_new(path: Path) -> Path:
    """Where a new file goes: beside the one that can't be opened, or where a workspace is safe."""
    from oversight_app.store.place import good_place, reason_against

    beside = path.parent
    safe = beside.is_dir() and os.access(beside, os.W_OK) and not reason_against(path)
    return beside if safe else good_place()
