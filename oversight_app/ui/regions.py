"""F6: the keyboard goes from one part of the window to the next."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from oversight_app.ui.navigation import SideColumn


class Regions:
    """The side column, the page's title row, the page, and what else stands around it."""

    def __init__(
        self, column: SideColumn, header: QWidget, stack: QStackedWidget, *others: QWidget
    ) -> None:
        self._column = column
        self._parts: tuple[QWidget, ...] = (column, header, stack, *others)

    def next(self) -> None:
        """Move to the next part that has something to move to."""
        focused = QApplication.focusWidget()
        here = next(
            (i for i, part in enumerate(self._parts) if focused and part.isAncestorOf(focused)), -1
        )
        for step in range(1, len(self._parts) + 1):
            part = self._parts[(here + step) % len(self._parts)]
            if self._enter(part):
                return

    def _enter(self, part: QWidget) -> bool:
        if part is self._column and self._column.focus_place():
            return True
        first = next(_focusable(part), None)
        if first is None:
            return False
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True


def _focusable(part: QWidget) -> Iterator[QWidget]:
    for child in part.findChildren(QWidget):
        takes = child.focusPolicy() & Qt.FocusPolicy.TabFocus
        if takes and child.isVisible() and child.isEnabled():
            yield child
