"""A box for paragraphs that grows with what is written in it, up to a height, then scrolls."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

_MOST_LINES = 14


class GrowingText(QPlainTextEdit):
    """Tab goes on to the next field; new lines come with Enter."""

    def __init__(self, lines: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._least = lines
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(lambda _s: self._fit())

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._wanted())

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self._wanted())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _wanted(self) -> int:
        # Its document counts in lines, not in px.
        lines = min(_MOST_LINES, max(self._least, round(self.document().size().height())))
        line = QFontMetricsF(self.font()).lineSpacing()
        edges = self.height() - self.viewport().height() if self.isVisible() else 12
        return round(lines * line + 2 * self.document().documentMargin() + max(edges, 10))

    def _fit(self) -> None:
        wanted = self._wanted()
        if wanted != self.minimumHeight():
            self.setFixedHeight(wanted)
            self.updateGeometry()
