"""A banner above the finding: sample data, a rule, or a problem. One of each at most."""

from enum import StrEnum

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from oversight_app.ui.accessible.announcing import announce
from oversight_app.ui.icons import pixmap
from oversight_app.ui.theme import Theme
from oversight_app.ui.widgets.label import IconLabel, button, label

_GAP = 10


class BannerKind(StrEnum):
    """Lilac is sample data, a blue edge a rule, an orange edge a problem."""

    SAMPLE = "sample"
    RULE = "rule"
    PROBLEM = "problem"


class Banner(QWidget):
    """One sentence with an icon, and at most one thing to do about it."""

    acted = Signal()

    def __init__(
        self, theme: Theme, kind: BannerKind, words: str = "", action: str = "",
        parent: QWidget | None = None, *, icon: str = "",
    ) -> None:  # fmt: skip
        """``icon`` stands in place of the usual one of its kind."""
        super().__init__(parent)
        self._theme = theme
        self._kind, self._own_icon = kind, icon
        self._icon = IconLabel()
        self._icon.setAccessibleName("")
        self._words = label(words, wrap=True)
        # On several lines they keep clear of the edge; one line is lower than the button.
        self._words.setContentsMargins(0, 4, 0, 4)
        self._button = button(action, "link", action)
        self._button.setVisible(bool(action))
        self._button.clicked.connect(self.acted)
        row = QHBoxLayout(self)
        edge = 1 if action else 5
        row.setContentsMargins(14, edge, 8, edge)
        row.setSpacing(_GAP)
        row.addWidget(self._icon)
        row.addWidget(self._words, 1)
        row.addWidget(self._button)
        theme.changed.connect(self._dress)
        self._dress()
        self.set_words(words)

    def set_words(self, words: str) -> None:
        """Say something; no words hide the banner. A problem is read out when it comes up."""
        new = words != self._words.text()
        self._words.setText(words)
        self.setAccessibleName(words)
        self.setVisible(bool(words))
        if new and self._kind is BannerKind.PROBLEM and self.window().isVisible():
            announce(self, words, at_once=True)

    @property
    def one_line(self) -> int:
        """How wide it is with its words on one line, in pixels."""
        edges = self.contentsMargins().left() + self.contentsMargins().right()
        row = self.layout()
        if row is not None:
            edges += row.contentsMargins().left() + row.contentsMargins().right()
        act = 0 if self._button.isHidden() else self._button.sizeHint().width() + _GAP
        words = self._words.fontMetrics().horizontalAdvance(self._words.text()) + 2
        return edges + self._theme.px(16) + _GAP + words + act

    def _dress(self) -> None:
        tokens, px = self._theme.tokens, self._theme.px
        ink, name = {
            BannerKind.SAMPLE: (tokens.plumt, "info"),
            BannerKind.RULE: (tokens.accent, "info"),
            BannerKind.PROBLEM: (tokens.oranget, "warning"),
        }[self._kind]
        name = self._own_icon or name
        self._icon.setPixmap(pixmap(name, ink, px(16), self.devicePixelRatioF()))
        self.setMinimumHeight(px(32))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        fill, edge = {
            BannerKind.SAMPLE: (tokens.soft_lilac, tokens.lilac),
            BannerKind.RULE: (tokens.soft_blue, tokens.accent),
            BannerKind.PROBLEM: (tokens.soft_orange, tokens.oranget),
        }[self._kind]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        sample = self._kind is BannerKind.SAMPLE
        painter.setPen(QPen(QColor(edge if sample else fill), 1))
        painter.setBrush(QColor(fill))
        painter.drawRoundedRect(area, 6, 6)
        if not sample:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(edge))
            painter.drawRoundedRect(QRectF(0, 0, 4, self.height()), 2, 2)
        painter.end()


class Notice(QWidget):
    """A problem of the whole window, said above whatever page is in front, until it is over."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.banner = Banner(theme, BannerKind.PROBLEM)
        self.banner.setObjectName("notice")
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 0, 24, 8)
        row.addWidget(self.banner)
        self.set_words("")

    def set_words(self, words: str) -> None:
        """Say something; no words take no room."""
        self.banner.set_words(words)
        self.setVisible(bool(words))
