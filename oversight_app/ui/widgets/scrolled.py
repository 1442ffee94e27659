"""What a page shows below its title: fills the window, and scrolls where it does not fit."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget


class Scrolled(QScrollArea):
    """A column of widgets, 24 from the sides, scrolled downwards only."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        inside.setProperty("part", "page")
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(24, 2, 24, 16)
        self.column.setSpacing(12)
        self.setWidget(inside)
