"""What a page shows below its title: fills the window, and scrolls where it does not fit."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget


class _Inside(QWidget):
    def minimumSizeHint(self) -> QSize:
        # Its height follows from its width: the least height of all its wrapped words at their
        # narrowest, which Qt would take, is far more than they need.
        return QSize(super().minimumSizeHint().width(), 0)


class Scrolled(QScrollArea):
    """A column of widgets, 24 from the sides, scrolled downwards only."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = self.inside = _Inside()
        inside.setProperty("part", "page")
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(24, 2, 24, 16)
        self.column.setSpacing(12)
        self.setWidget(inside)
