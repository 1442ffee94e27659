"""A card at the right of a list, about what is selected in it; its content scrolls."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from oversight_app.ui.theme import Role, Theme
from oversight_app.ui.widgets.columns import NARROW
from oversight_app.ui.widgets.label import button, rule

WIDTH = 304
_MOST = 16_777_215
"""Qt's own largest width."""


class SidePanel(QFrame):
    """``lines`` take its parts. ``inside`` is hidden until something is selected. ``prefix``
    begins the names of its links."""

    def __init__(self, theme: Theme, name: str, prefix: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._prefix = theme, prefix
        self.setProperty("part", "card")
        self.setAccessibleName(name)
        self.inside = QWidget()
        self.lines = QVBoxLayout(self.inside)
        self.lines.setContentsMargins(16, 14, 16, 12)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self.inside)
        self.inside.setAutoFillBackground(False)
        scroll.viewport().setAutoFillBackground(False)
        box = QVBoxLayout(self)
        box.setContentsMargins(1, 1, 1, 1)
        box.setSpacing(0)
        box.addWidget(scroll, 1)
        self.inside.hide()

    def showEvent(self, event: QShowEvent) -> None:
        """Lay its lines out for the width it has now: it may have changed out of sight."""
        super().showEvent(event)
        self.lines.invalidate()
        self.lines.activate()

    def make_foot(self) -> tuple[QWidget, QVBoxLayout]:
        """Return a part below what scrolls, hidden yet, and its lines: for acts that stay in
        sight."""
        foot = QWidget()
        foot.hide()
        around = QVBoxLayout(foot)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(0)
        around.addWidget(rule())
        lines = QVBoxLayout()
        lines.setContentsMargins(8, 4, 8, 6)
        lines.setSpacing(0)
        around.addLayout(lines)
        box = self.layout()
        if box is not None:
            box.addWidget(foot)
        return foot, lines

    def place(self, row: QBoxLayout, width: int) -> bool:
        """Stand beside what else the row holds, or below it in a page of a narrow ``width``;
        return whether it is narrow."""
        px = self._theme.px
        narrow = width < px(NARROW)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        row.setDirection(way)
        if narrow:
            self.setMinimumWidth(0)
            self.setMaximumWidth(_MOST)
        else:
            self.setFixedWidth(px(WIDTH))
        return narrow

    def link(self, name: str, words: str, tip: str) -> QPushButton:
        """Make a quiet button for a line of it."""
        made = button(words, "link", tip)
        made.setProperty("role", Role.CAPTION.value)
        made.setObjectName(f"{self._prefix}-{name}")
        made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        return made
