"""Three cards beside one another, of which the last drops below where the window is narrow."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from oversight_app.ui.theme import Theme
from oversight_app.ui.widgets.columns import GAP, NARROW

_SHARES = (31, 26, 43)
_LEAST_HEIGHT = 320
_BELOW = 640
"""How high the last card is where it stands below, in the design's px."""


class ThreeCards(QWidget):
    """Fills the height that it is given while all three are beside one another; asks for more
    where the last is below. ``least_side`` keeps the first two readable."""

    def __init__(self, theme: Theme, cards: tuple[QWidget, QWidget, QWidget]) -> None:
        super().__init__()
        self._theme = theme
        self._cards = cards
        for one in cards:
            one.setParent(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self._arrange)

    @property
    def stacked(self) -> bool:
        """True while the last card stands below the others."""
        return self.width() < self._theme.px(NARROW)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(NARROW), self._high())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(200), self._high())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the cards anew."""
        super().resizeEvent(event)
        self._arrange()

    def _high(self) -> int:
        px = self._theme.px
        return px(2 * _BELOW) + GAP if self.stacked else px(_LEAST_HEIGHT)

    def _arrange(self) -> None:
        first, second, last = self._cards
        wide, high = self.width(), self.height()
        if self.stacked:
            top = self._theme.px(_BELOW)
            half = (wide - GAP) // 2
            first.setGeometry(QRect(0, 0, half, top))
            second.setGeometry(QRect(half + GAP, 0, wide - half - GAP, top))
            last.setGeometry(QRect(0, top + GAP, wide, max(high - top - GAP, top)))
        else:
            room, left = wide - 2 * GAP, 0
            for card, share in zip(self._cards, _SHARES, strict=True):
                own = room * share // sum(_SHARES)
                if card is last:
                    own = wide - left
                card.setGeometry(QRect(left, 0, own, high))
                left += own + GAP
        if self.minimumHeight() != self._high():
            self.setMinimumHeight(self._high())


class Downwards(QScrollArea):
    """What it holds is as wide as itself, whatever that would like, and scrolls downwards."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hold what is inside to the width that there is."""
        super().resizeEvent(event)
        if (inside := self.widget()) is not None:
            inside.setMaximumWidth(self.viewport().width())


def scrolled_in(inside: QWidget) -> QScrollArea:
    """Return a widget that scrolls downwards inside a card."""
    area = Downwards()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(area.horizontalScrollBarPolicy().ScrollBarAlwaysOff)
    area.setFocusPolicy(area.focusPolicy().NoFocus)
    inside.setProperty("part", "in-card")
    area.setWidget(inside)
    area.viewport().setAutoFillBackground(False)
    return area


def column_in(inside: QWidget, left: int = 16, right: int = 12) -> QVBoxLayout:
    """Return the layout of what stands in a card, one thing below the other."""
    box = QVBoxLayout(inside)
    box.setContentsMargins(left, 0, right, 12)
    box.setSpacing(6)
    return box
