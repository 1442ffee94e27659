"""Two columns of cards that become one where the window is narrow."""

from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from oversight_app.ui.theme import Theme
from oversight_app.ui.widgets.card import Card

GAP = 16
NARROW = 924
"""Content this narrow (a window of 1180, less its side column and margins) is stacked."""


class TwoColumns(QWidget):
    """Cards over one another on the left and on the right, or all in one column.

    ``shares`` are the widths of left and right. Each card has a share of its column's height,
    and keeps a least height for what is below its title, however many lines the title takes.
    """

    def __init__(
        self, theme: Theme, shares: tuple[int, int] = (1, 1), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._cards: list[tuple[Card, bool, int, Callable[[], int] | None]] = []
        self._shares = shares
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GAP)
        self._columns = []
        for share in shares:
            column = QVBoxLayout()
            column.setSpacing(GAP)
            self._columns.append(column)
            self._row.addLayout(column, share)
        theme.changed.connect(self._arrange)

    @property
    def stacked(self) -> bool:
        """True while there is one column."""
        return self._row.direction() is QBoxLayout.Direction.TopToBottom

    def add(
        self,
        widget: Card,
        *,
        right: bool,
        share: int,
        least: int,
        most: Callable[[], int] | None = None,
    ) -> None:
        """Add a card at the foot of a column; ``least`` is the least height below its title,
        unscaled, and ``most`` says how much it can fill, in px: what is over goes to the
        others."""
        self._cards.append((widget, right, least, most))
        self._columns[1 if right else 0].addWidget(widget, share)
        self._arrange()

    def _arrange(self) -> None:
        narrow = self.width() < self._theme.px(NARROW)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._row.setDirection(way)
        for card, right, least, most in self._cards:
            inside = self._theme.px(least + 60 if narrow else least)
            width = self._width_of(right, narrow)
            if most is None:
                card.setMinimumHeight(card.height_with(inside, width))
            else:
                # A table of few rows leaves the rest to the others.
                content = most()
                card.setMinimumHeight(card.height_with(min(inside, content), width))
                card.setMaximumHeight(card.height_with(content, width))
            # Equal columns, whatever their cards would like.
            card.setMinimumWidth(0)

    def _width_of(self, right: bool, narrow: bool) -> int:
        if narrow:
            return self.width()
        return (self.width() - GAP) * self._shares[right] // sum(self._shares)

    def event(self, event: QEvent) -> bool:
        # A title that has come to need another line makes its card higher.
        if event.type() is QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
