"""Words as somebody said them, with who, where and when under them."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from oversight_app.ui.theme import Role, Theme
from oversight_app.ui.widgets.label import label

_BAR = 3


class QuoteBlock(QWidget):
    """A quotation on a quiet ground with a bar at its left."""

    def __init__(
        self, theme: Theme, role: Role = Role.CARD_TITLE, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.words = label("", role, wrap=True, selectable=True)
        self.said_by = label("", Role.CAPTION, "text2", wrap=True, selectable=True)
        for one in (self.words, self.said_by):
            one.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        box = QVBoxLayout(self)
        box.setContentsMargins(14, 8, 12, 8)
        box.setSpacing(3)
        box.addWidget(self.words)
        box.addWidget(self.said_by)
        theme.changed.connect(self.update)

    def show_words(self, words: str, said_by: str) -> None:
        """Show another quotation, in its quotation marks."""
        self.words.setText(quoted(words))
        self.said_by.setText(said_by)
        self.said_by.setVisible(bool(said_by))
        self.setAccessibleName(f"{quoted(words)} {said_by}".strip())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground and the bar."""
        tokens, px = self._theme.tokens, self._theme.px
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens.subtle))
        painter.fillRect(QRectF(0, 0, px(_BAR), self.height()), QColor(tokens.control))
        painter.end()


def quoted(words: str) -> str:
    """Put words in quotation marks, unless they have theirs."""
    said = words.strip()
    return said if not said or said[0] in '“"‘' else f"“{said}”"
