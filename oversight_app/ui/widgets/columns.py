"""Two columns of cards that become one where the window is narrow."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from oversight_app.ui.theme import Theme

GAP = 16
NARROW = 924
"""Content this narrow (a window of 1180, less its side column and margins) is stacked."""


class TwoColumns(QWidget):
    """Cards over one another on the left and on the right, or all in one column.

    ``shares`` are the widths of left and right. Each card has a share of its column's height,
    and a least height that it keeps.
    """

    def __init__(
        self, theme: Theme, shares: tuple[int, int] = (1, 1), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._cards: list[tuple[QWidget, int]] = []
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

    def add(self, widget: QWidget, *, right: bool, share: int, least: int) -> None:
        """Add a card at the foot of a column; ``least`` is its least height, unscaled."""
        self._cards.append((widget, least))
        self._columns[1 if right else 0].addWidget(widget, share)
        self._arrange()

    def _arrange(self) -> None:
        narrow = self.width() < self._theme.px(NARROW)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._row.setDirection(way)
        for widget, least in self._cards:
            widget.setMinimumHeight(self._theme.px(least + 80 if narrow else least))
            # Equal columns, whatever their cards would like.
            widget.setMinimumWidth(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
