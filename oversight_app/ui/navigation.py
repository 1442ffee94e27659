"""The side column: whose window this is, the places one can go, and where help is."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from oversight_app.ui import icons
from oversight_app.ui.plain_tips import plain_tip
from oversight_app.ui.theme import Role, Theme
from oversight_app.ui.widgets.label import IconLabel, label

_WIDTH = 208
_NARROWEST = 85
"""Per cent of their width to which words may be narrowed."""
_BAR = 14
"""Room for the scroll bar that large text may bring, in the design's px."""


@dataclass(frozen=True, slots=True)
class Sign:
    """What stands in the column for a place."""

    id: str
    words: str
    icon: str


class PlaceButton(QAbstractButton):
    """An icon and a word; a white tile with an accent bar while its page is in front."""

    def __init__(self, sign: Sign, number: int, theme: Theme) -> None:
        super().__init__()
        self._sign = sign
        self._theme = theme
        self._number, self._count = number, 0
        self.setText(sign.words)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.show_count(0, "")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self.updateGeometry)

    def show_count(self, count: int, words: str) -> None:
        """Show a badge with a number after the word, and say what it is of."""
        self._count = count
        name = self._sign.words
        self.setToolTip(
            plain_tip(f"{name} (Ctrl+{self._number})" + (f". {words}" if count else ""))
        )
        self.setAccessibleName(f"{name}: {words}" if count else name)
        self.update()

    def sizeHint(self) -> QSize:
        """One row of the column."""
        return QSize(self._theme.px(_WIDTH - 16), self._theme.px(34))

    def minimumSizeHint(self) -> QSize:
        """A little less, where large text leaves little room, and beside a scroll bar: a word of
        the column is never cut."""
        return QSize(self._theme.px(_WIDTH - 16 - _BAR), self._theme.px(28))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the tile, the bar, the icon, the word and the focus ring."""
        theme, here = self._theme, self.isChecked()
        px = theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if here or self.underMouse():
            painter.setBrush(theme.color("surface" if here else "line"))
            painter.drawRoundedRect(box, px(6), px(6))
        if here:
            painter.setBrush(theme.color("accent"))
            painter.drawRoundedRect(QRectF(0, px(7), px(3), self.height() - 2 * px(7)), 1.5, 1.5)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.drawRoundedRect(box, px(6), px(6))
        colour = "accent" if here else "text2"
        size = px(16)
        picture = icons.pixmap(
            self._sign.icon, getattr(theme.tokens, colour), size, self.devicePixelRatioF()
        )
        painter.drawPixmap(px(10), (self.height() - size) // 2, picture)
        words = self.rect().adjusted(px(34), 0, -px(6), 0)
        if self._count:
            words.setRight(self._paint_badge(painter) - px(4))
        font = theme.font(Role.BODY, 600)
        wide = QFontMetricsF(font).horizontalAdvance(self.text())
        if wide > words.width():
            # The longest word beside the longest count is drawn a little narrower.
            font.setStretch(max(_NARROWEST, int(100 * words.width() / wide)))
        painter.setFont(font)
        painter.setPen(theme.color("accent" if here else "text2"))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.end()

    def _paint_badge(self, painter: QPainter) -> int:
        """Paint how many need somebody; return where that begins."""
        theme, px = self._theme, self._theme.px
        painter.setFont(theme.font(Role.TAG, 600))
        words = f"{self._count:,}" if self._count < 1000 else "999+"
        high = px(20)
        wide = max(high, painter.fontMetrics().horizontalAdvance(words) + px(10))
        pill = QRectF(self.width() - px(8) - wide, (self.height() - high) / 2, wide, high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("soft_orange"))
        painter.drawRoundedRect(pill, high / 2, high / 2)
        painter.setPen(theme.color("oranget"))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, words)
        return round(pill.left())


class SideColumn(QFrame):
    """``chosen`` carries the id of the place asked for; ``help_asked`` is the line below."""

    chosen = Signal(str)
    help_asked = Signal()

    def __init__(self, signs: Sequence[Sign], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("part", "nav")
        self.setAccessibleName("Places")
        self._logo = IconLabel()
        self._office = label("", Role.CAPTION, "text3", wrap=True)
        self._layout = QVBoxLayout(self)
        self._layout.addLayout(self._heading())
        self._layout.addSpacing(theme.px(18))
        self._buttons: dict[str, PlaceButton] = {}
        inside = QWidget()
        self._places = QVBoxLayout(inside)
        self._places.setContentsMargins(0, 0, 0, 0)
        group = QButtonGroup(self)
        for number, sign in enumerate(signs, 1):
            one = PlaceButton(sign, number, theme)
            one.clicked.connect(lambda _c=False, place=sign.id: self.chosen.emit(place))
            group.addButton(one)
            self._buttons[sign.id] = one
            self._places.addWidget(one)
        self._places.addStretch(1)
        self._layout.addWidget(_scrolled(inside), 1)
        self._help = _HelpLine(theme)
        self._help.clicked.connect(lambda _c=False: self.help_asked.emit())
        self._layout.addWidget(self._help)
        theme.changed.connect(self._dress)
        self._dress()

    def show_office(self, name: str) -> None:
        """Say whose workspace is open; empty while none is."""
        self._office.setText(name)
        self._office.setVisible(bool(name))

    def show_count(self, place: str, count: int, words: str) -> None:
        """Say how many things of a place need a person, and in words what they are; 0 is
        not shown."""
        self._buttons[place].show_count(count, words)

    def show_places(self, shown: bool) -> None:
        """Hide the places while no workspace is open."""
        for one in self._buttons.values():
            one.setVisible(shown)

    def select(self, place: str) -> None:
        """Mark the place whose page is in front."""
        self._buttons[place].setChecked(True)

    def focus_place(self) -> bool:
        """Take the keyboard to the place in front; False where there is none."""
        for one in self._buttons.values():
            if one.isChecked() and one.isVisible():
                one.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return True
        return False

    def _heading(self) -> QHBoxLayout:
        heading = self._head = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label("Oversight", Role.CARD_TITLE))
        words.addWidget(self._office)
        heading.addWidget(self._logo, 0, Qt.AlignmentFlag.AlignTop)
        heading.addLayout(words, 1)
        return heading

    def _dress(self) -> None:
        px = self._theme.px
        self.setFixedWidth(px(_WIDTH))
        self._layout.setContentsMargins(px(8), px(14), px(8), px(14))
        self._layout.setSpacing(px(6))
        self._places.setSpacing(6)
        self._head.setContentsMargins(px(8), 0, px(4), 0)
        self._head.setSpacing(px(8))
        ratio = self.devicePixelRatioF()
        tokens = self._theme.tokens
        self._logo.setPixmap(icons.logo(tokens.accent, tokens.onaccent, px(32), max(ratio, 2.0)))


def _scrolled(inside: QWidget) -> QScrollArea:
    """Let the places be scrolled to where large text leaves no room for all of them."""
    inside.setProperty("part", "in-card")
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inside)
    return area


class _HelpLine(QAbstractButton):
    """ "Keyboard shortcuts" with its key beside it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setText("Keyboard shortcuts")
        self.setToolTip("See what the keyboard can do (F1)")
        self.setAccessibleName("Keyboard shortcuts, F1")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """One row, a little lower than a place."""
        return QSize(self._theme.px(_WIDTH - 16), self._theme.px(30))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the words, the key and the focus ring."""
        theme = self._theme
        px = theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(Role.CAPTION))
        painter.setPen(theme.color("text" if self.underMouse() else "text3"))
        inner = self.rect().adjusted(px(8), 0, -px(8), 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(inner, middle, self.text())
        key = QRectF(inner.right() - px(30), (self.height() - px(24)) / 2, px(30), px(24))
        painter.setPen(QPen(theme.color("border"), 1))
        painter.setBrush(theme.color("surface"))
        painter.drawRoundedRect(key, px(4), px(4))
        painter.setFont(theme.font(Role.CAPTION, 600))
        painter.setPen(theme.color("text"))
        painter.drawText(key, Qt.AlignmentFlag.AlignCenter, "F1")
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), px(6), px(6))
        painter.end()
