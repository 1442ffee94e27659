"""What a page is given when it is made: everything it may use, and nothing global."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QDialog

from oversight_app.store.changes import Changes
from oversight_app.ui.jobs import Jobs
from oversight_app.ui.settings import Settings
from oversight_app.ui.theme import Theme

if TYPE_CHECKING:
    from oversight_app.store.workspace import Workspace

Write = Callable[["Workspace"], Changes]


class Toast(Protocol):
    """Says something bottom left for six seconds; ``undo`` adds the Undo button, and ``go`` one
    that leads to a place as ``Context.go_to`` takes it."""

    def __call__(self, words: str, *, undo: bool = False, go: str = "") -> None: ...


class WriteChange(Protocol):
    """Makes one change on the writing thread and then shows it everywhere.

    ``said`` is what the toast says when it is done ("Target of 500 set"), with Undo beside it.
    ``done`` runs after it has worked. A problem is shown in a dialog, or given to ``failed``.
    """

    def __call__(
        self,
        said: str,
        change: Write,
        done: Callable[[], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None: ...


class OpenDialog(Protocol):
    """Shows a dialog over the window without stopping it; ``accepted`` runs on its yes."""

    def __call__(self, dialog: QDialog, accepted: Callable[[], None] | None = None) -> None: ...


@dataclass(frozen=True)
class Context:
    """An open workspace and the means to show it.

    ``changed`` carries the ``Changes`` of every write, the newest state being there to read.
    """

    workspace: "Workspace"
    jobs: Jobs
    theme: Theme
    settings: Settings
    toast: Toast
    write: WriteChange
    changed: SignalInstance
    open_dialog: OpenDialog
    import_files: Callable[[], None]
    """Asks for files to bring in (the same as the menu)."""
    go_to: Callable[[str], None]
    """Shows another page, by its id; or one of its tabs, and there a figure as records name it
    or a row by its key: ``data/imports/12``, ``activity/activity/hours/specials///``."""
    open_sample: Callable[[], None]
    """Opens the sample in place of this workspace."""
    new_workspace: Callable[[], None]
    """Asks for a workspace of the person's own (the same as the menu)."""
    affected: Callable[[], int] = lambda: 0
    """How many papers that were sent used figures that have been restated since, as last
    counted."""

    @property
    def read_only(self) -> bool:
        """True in a window that can look and not change."""
        return self.workspace.read_only
