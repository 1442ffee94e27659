"""F6: the keyboard goes from one part of the window to the next."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from oversight_app.ui.frame import Frame

_BAR, _HISTORY = "find-bar", "history-panel"


class Regions:
    """The side column, the title row, notices and the find bar below it, the page, what stands
    beside or over the page, and the status line: those of them that are there."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame

    def next(self) -> None:
        """Move to the next part that has something to move to."""
        parts = self._parts()
        focused = QApplication.focusWidget()
        # A panel of the page is named after the page: the last that holds the keyboard counts.
        holds = [i for i, part in enumerate(parts) if focused and part.isAncestorOf(focused)]
        holds += [i for i, part in enumerate(parts) if part is focused]
        here = max(holds, default=-1)
        for step in range(1, len(parts) + 1):
            part = parts[(here + step) % len(parts)]
            if self._enter(part, parts):
                return

    def _parts(self) -> list[QWidget]:
        # When it is asked for: the first paint needs none of what panels are made of.
        from oversight_app.ui.widgets.origin_panel import OriginPanel
        from oversight_app.ui.widgets.side_panel import SidePanel

        frame = self._frame
        above = [frame.away, frame.clock, *frame.findChildren(QWidget, _BAR)]
        # Whatever tab is in front: the panels of others are not visible.
        panels = [
            one
            for one in frame.stack.findChildren(QWidget)
            if isinstance(one, SidePanel | OriginPanel) and one.isVisible()
        ]
        history = frame.findChildren(QWidget, _HISTORY)
        parts = [frame.column, frame.header, *above, frame.stack, *panels, *history, frame.status]
        return [one for one in parts if one.isVisible()]

    def _enter(self, part: QWidget, parts: list[QWidget]) -> bool:
        if part is self._frame.column and self._frame.column.focus_place():
            return True
        within = [one for one in parts if one is not part and part.isAncestorOf(one)]
        for child in _focusable(part):
            if not any(one is child or one.isAncestorOf(child) for one in within):
                child.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return True
        return False


def _focusable(part: QWidget) -> Iterator[QWidget]:
    for child in part.findChildren(QWidget):
        takes = child.focusPolicy() & Qt.FocusPolicy.TabFocus
        if takes and child.isVisible() and child.isEnabled():
            yield child
