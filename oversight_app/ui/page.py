"""A page: one question of the side column, answered in the middle of the window."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from oversight_app.store.changes import Changes
from oversight_app.ui.commands import Command
from oversight_app.ui.context import Context


class Page(QWidget):
    """Reloads when it is shown and something it shows has changed.

    A page is written by giving ``id``, ``title`` and ``icon``, what it ``concerns``, and
    ``reload``, which asks ``context.jobs`` for data and shows it when it comes.
    """

    id: str = ""
    title: str = ""
    icon: str = ""
    concerns: tuple[str, ...] = ()
    """The flags of ``Changes`` that make it stale ("figures", "records"); empty for all."""

    moved = Signal()
    """Another part of it is in front: ``part`` is another."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.setProperty("part", "page")
        self._stale = True

    def activate(self) -> None:
        """Called when the page comes to the front."""
        if self._stale:
            self._stale = False
            self.reload()

    def show_part(self, tab: str, what: str) -> None:
        """Show one of its tabs, and on it a figure as records name it, or a row by its key; ""
        leaves either as it is."""

    @property
    def part(self) -> str:
        """Which part is in front, as ``show_part`` takes it: ``TAB`` or ``TAB/WHAT``; "" for a
        page that has no parts."""
        return ""

    def touched_by(self, changes: Changes) -> bool:
        """True where what it shows may be another now. How the office looks at its figures is
        about every page."""
        if not self.concerns or changes.viewing:
            return True
        return any(getattr(changes, flag) for flag in self.concerns)

    def mark_stale(self, changes: Changes) -> None:
        """Called after every change to the workspace; reloads now if it can be seen."""
        if not self.touched_by(changes):
            return
        self._stale = True
        if self.isVisible():
            self.activate()

    def reload(self) -> None:
        """Ask for the page's data again and show it."""

    def focus_search(self) -> bool:
        """Put the keyboard in the page's own search field; False where what is in front has
        none that can be seen."""
        found = (one for one in self.findChildren(QLineEdit) if one.property("finds") is True)
        field = next((one for one in found if one.isVisible() and one.isEnabled()), None)
        if field is None:
            return False
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        field.selectAll()
        return True

    @property
    def can_export(self) -> bool:
        """True while what it shows can leave as a paper of its own."""
        return False

    def export_page(self) -> None:
        """Ask how and where to, and write what it shows."""

    def commands(self) -> Sequence[Command]:
        """What can be done on this page; shown in the menus while it is in front."""
        return ()
