"""“Search or jump to” at the right of the title row: a field to look at, it opens the palette."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from oversight_app.ui import icons
from oversight_app.ui.theme import Role, Theme

WORDS, KEYS = "Search or jump to", "Ctrl K"
_WIDE, _HIGH = 240, 32


class SearchBox(QAbstractButton):
    """``asked`` carries the letter that was typed on it, "" for a click, Enter or Space. It is an
    icon alone where ``compact``."""

    asked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("header-search")
        self._theme = theme
        self._compact = False
        self.setText(WORDS)
        self.setAccessibleName(f"{WORDS}, Ctrl+K")
        self.setToolTip(f"{WORDS}: records, figures, forces, commands, help (Ctrl+K)")
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda _c=False: self.asked.emit(""))
        theme.changed.connect(self.updateGeometry)

    @property
    def compact(self) -> bool:
        """True where it is an icon alone."""
        return self._compact

    @compact.setter
    def compact(self, compact: bool) -> None:
        if compact != self._compact:
            self._compact = compact
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """As pictured, or a square; never so narrow that a word is cut."""
        return QSize(self.wide(self._compact), self._theme.px(_HIGH))

    def wide(self, compact: bool) -> int:
        """How wide it is, whole or as an icon alone."""
        px = self._theme.px
        if compact:
            return px(_HIGH)
        body = QFontMetrics(self._theme.font(Role.BODY)).horizontalAdvance(WORDS)
        return max(px(_WIDE), px(34) + body + px(12) + self._cap_wide() + px(10))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter opens the palette with it; Enter and Space open it empty."""
        typed = event.text()
        plain = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.asked.emit("")
        elif typed and typed.isprintable() and not typed.isspace() and not plain:
            self.asked.emit(typed)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw a field with its words and its key, and the focus ring."""
        theme, px = self._theme, self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = 2.0 if self.hasFocus() else 1.0
        box = QRectF(self.rect()).adjusted(edge / 2, edge / 2, -edge / 2, -edge / 2)
        strong = self.hasFocus() or self.underMouse()
        painter.setPen(QPen(theme.color("accent" if strong else "control"), edge))
        painter.setBrush(theme.color("surface"))
        painter.drawRoundedRect(box, px(6), px(6))
        size = px(16)
        picture = icons.pixmap("search", theme.tokens.text2, size, self.devicePixelRatioF())
        left = (self.width() - size) // 2 if self._compact else px(11)
        painter.drawPixmap(left, (self.height() - size) // 2, picture)
        if not self._compact:
            painter.setFont(theme.font(Role.BODY))
            painter.setPen(theme.color("text3"))
            middle = Qt.AlignmentFlag.AlignVCenter
            painter.drawText(self.rect().adjusted(px(34), 0, 0, 0), middle, WORDS)
            wide, high = self._cap_wide(), px(20)
            right = self.width() - px(8) - wide
            cap = QRectF(right, (self.height() - high) / 2, wide, high)
            painter.setPen(QPen(theme.color("border"), 1))
            painter.setBrush(theme.color("subtle"))
            painter.drawRoundedRect(cap, px(4), px(4))
            painter.setFont(theme.font(Role.TAG, 600))
            painter.setPen(theme.color("text"))
            painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, KEYS)
        painter.end()

    def _cap_wide(self) -> int:
        metrics = QFontMetrics(self._theme.font(Role.TAG, 600))
        return metrics.horizontalAdvance(KEYS) + self._theme.px(12)
