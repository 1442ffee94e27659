"""The workspaces that the welcome lists: read from the settings at once, looked for in a job."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from oversight_app.ui.main_window import MainWindow


def show_recent(window: "MainWindow") -> None:
    """List what was opened lately, and then say which of it is missing."""
    if not window.settings.remembered:
        window.frame.welcome.show_recent(())
        return
    # Imported here: the first paint of a new computer has none to list.
    from oversight_app.ui.recently_opened import found, recently_opened

    recent = recently_opened(window.settings)
    welcome = window.frame.welcome
    welcome.show_recent(recent)
    if recent:
        window.jobs.other(
            "recent",
            "Looking for files",
            lambda _p: found(recent),
            welcome.show_missing,
            quiet=True,
        )


def forget(window: "MainWindow", path: Path) -> None:
    """Take a workspace off the list."""
    window.settings.forget(path)
    show_recent(window)
