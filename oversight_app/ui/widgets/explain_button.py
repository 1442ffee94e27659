"""The small “?” beside a finding or a chart: *What is this?*."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from oversight_app.ui import icons
from oversight_app.ui.plain_tips import plain_tip
from oversight_app.ui.theme import Theme

_WIDE, _HIGH = 28, 28
"""Beyond the 24 that a pointer needs; beside words that name the same card."""


class ExplainButton(QPushButton):
    """Its sign stands alone, as its place is narrow; its name and its tip say the words."""

    def __init__(self, theme: Theme, tip: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("kind", "sign")
        self.setAccessibleName("What is this?")
        self.setToolTip(plain_tip(f"What is this? {tip}"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._dress)
        self._dress()

    def sizeHint(self) -> QSize:
        """Small, and grown with the text."""
        return QSize(self._theme.px(_WIDE), self._theme.px(_HIGH))

    def minimumSizeHint(self) -> QSize:
        """No smaller."""
        return self.sizeHint()

    def _dress(self) -> None:
        size = self._theme.px(16)
        self.setIcon(icons.icon("help", self._theme.tokens.accent, size))
        self.setIconSize(QSize(size, size))
        self.updateGeometry()
