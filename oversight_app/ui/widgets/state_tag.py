"""A state as a tag: icon and words on a soft ground."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from oversight_app.domain.findings import Status
from oversight_app.ui.icons import pixmap
from oversight_app.ui.theme import Role, Theme

_WEIGHT = 600
_GROUNDS = {
    "met": ("soft_teal", "tealt"),
    "partly": ("soft_blue", "accent"),
    "not-met": ("soft_orange", "oranget"),
    "unknown": ("soft_grey", "text"),
}
_PLAIN = ("soft_grey", "text2")
_SAMPLE = ("soft_lilac", "plumt")
SAMPLE_STATE = Status("Sample data", "info")


class StateTag(QWidget):
    """Shows a ``Status``. Its icon decides its ground, so that one word always looks the same;
    ``sample`` is the lilac one of made-up data. No words hide it."""

    def __init__(
        self, theme: Theme, status: Status | None = None, *, sample: bool = False,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._theme, self._sample = theme, sample
        self._status = Status("", "")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)
        self.set_status(status)

    @property
    def status(self) -> Status:
        """What is shown."""
        return self._status

    def set_status(self, status: Status | None) -> None:
        """Show another state; None for none."""
        self._status = status or Status("", "")
        self.setAccessibleName(self._status.words)
        self.setVisible(bool(self._status.words))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as its icon and words."""
        px = self._theme.px
        metrics = QFontMetrics(self._theme.font(Role.CAPTION, _WEIGHT))
        icon = px(14 + 6) if self._status.icon else 0
        wide = metrics.horizontalAdvance(self._status.words) + icon + px(20)
        return QSize(wide, max(px(24), metrics.height() + px(6)))

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground, the icon and the words."""
        tokens, px = self._theme.tokens, self._theme.px
        ground, ink = _SAMPLE if self._sample else _GROUNDS.get(self._status.icon, _PLAIN)
        colour = getattr(tokens, ink)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(getattr(tokens, ground)))
        painter.drawRoundedRect(QRectF(self.rect()), px(4), px(4))
        left = px(10)
        if self._status.icon:
            picture = pixmap(self._status.icon, colour, px(14), self.devicePixelRatioF())
            painter.drawPixmap(QPointF(left, (self.height() - px(14)) / 2), picture)
            left += px(20)
        painter.setFont(self._theme.font(Role.CAPTION, _WEIGHT))
        painter.setPen(QColor(colour))
        area = self.rect().adjusted(left, 0, 0, 0)
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), self._status.words)
        painter.end()
