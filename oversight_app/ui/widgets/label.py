"""Words on the window: a label that knows its role and its ink, and so follows the theme."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAccessibleInterface, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QWidget

from oversight_app.ui import icons
from oversight_app.ui.plain_tips import plain_tip
from oversight_app.ui.theme import Role, Theme


class IconLabel(QLabel):
    """An icon that stands beside words which say the same: a screen reader passes over it, unless
    it is given a name of its own."""

    def accessible_interface(self) -> QAccessibleInterface:
        """What a screen reader is told of it."""
        from oversight_app.ui.accessible.plain import PassedOver

        return PassedOver(self)


def label(
    text: str = "",
    role: Role = Role.BODY,
    ink: str = "text",
    *,
    wrap: bool = False,
    selectable: bool = False,
) -> QLabel:
    """Make a label. ``ink`` is a token's name; ``wrap`` lets it take more than one line."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role.value)
    made.setProperty("ink", ink)
    made.setWordWrap(wrap)
    if selectable:
        made.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
    return made


def rule() -> QFrame:
    """Make a hairline between two parts."""
    line = QFrame()
    line.setProperty("part", "rule")
    return line


class PushButton(QPushButton):
    """A button. Filled, it shows that it has the keyboard by a ring within: one around it would
    be of its own colour."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it as the style does, and the ring on it."""
        super().paintEvent(event)
        if self.hasFocus() and self.property("kind") == "primary":
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.HighlightedText), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(4, 4, -4, -4), 3, 3)
            painter.end()


def button(text: str, kind: str = "", tip: str = "") -> QPushButton:
    """Make a button. ``kind`` is empty, ``primary`` or ``link``."""
    made = PushButton(text)
    if kind:
        made.setProperty("kind", kind)
    made.setToolTip(plain_tip(tip))
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.setAutoDefault(kind == "primary")
    return made


def dress_button(made: QPushButton, theme: Theme, name: str, ink: str = "text") -> None:
    """Give a button its icon in a colour of the theme; to be called again when that changes."""
    tokens, size = theme.tokens, theme.px(16)
    made.setIcon(icons.beside_words(name, getattr(tokens, ink), size, tokens.text3))
    made.setIconSize(QSize(size + icons.WORD_GAP, size))


def dress_icon(made: QPushButton, theme: Theme, name: str, ink: str = "text2") -> None:
    """Give a button that has no words its icon in a colour of the theme, in its middle."""
    tokens, size = theme.tokens, theme.px(16)
    made.setIcon(icons.icon(name, getattr(tokens, ink), size))
    made.setIconSize(QSize(size, size))


def repolish(widget: QWidget) -> None:
    """Let the style sheet look again after a property changed."""
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()
