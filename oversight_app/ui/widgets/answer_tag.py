"""An answer or judgement as a tag: icon and word on the answer's ground."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from oversight_app.ui.icons import pixmap
from oversight_app.ui.theme import Role, Theme
from oversight_app.ui.widgets.matrix_delegate import answer_ink
from oversight_app.ui.widgets.matrix_manner import ICONS

_WEIGHT = 600
_GOOD = ("met", "strong")


class AnswerTag(QWidget):
    """Shows one answer."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._code, self._words = "", ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def set_answer(self, code: str, words: str) -> None:
        """Show another answer."""
        self._code, self._words = code, words
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        px = self._theme.px
        metrics = QFontMetrics(self._theme.font(Role.BODY, _WEIGHT))
        icon = px(16 + 7) if self._code in ICONS else 0
        wide = metrics.horizontalAdvance(self._words) + icon + px(20)
        return QSize(wide, max(px(30), metrics.height() + px(8)))

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, px = self._theme.tokens, self._theme.px
        ground, icon_ink, ink = answer_ink(tokens, self._code)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground or (tokens.soft_teal if self._code in _GOOD else
                                           tokens.soft_grey)))  # fmt: skip
        painter.drawRoundedRect(QRectF(self.rect()), px(4), px(4))
        left = px(10)
        if self._code in ICONS:
            picture = pixmap(ICONS[self._code], icon_ink, px(16), self.devicePixelRatioF())
            painter.drawPixmap(QPointF(left, (self.height() - px(16)) / 2), picture)
            left += px(23)
        painter.setFont(self._theme.font(Role.BODY, _WEIGHT))
        painter.setPen(QColor(tokens.tealt if self._code in _GOOD else ink))
        area = self.rect().adjusted(left, 0, 0, 0)
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), self._words)
        painter.end()
