"""A row of controls that goes on to a next row where the window is too narrow."""

import math

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget, QWidgetItem


class FlowLayout(QLayout):
    """Items from the left, each as wide as it needs."""

    def __init__(self, parent: QWidget | None = None, gap: int = 16, row_gap: int = 8) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap, self._row_gap = gap, row_gap
        self._pushed: QWidget | None = None

    def push_right(self, widget: QWidget) -> None:
        """Put one of the widgets at the right end of whatever row it is in."""
        self._pushed = widget

    def insert_widget(self, place: int, widget: QWidget) -> None:
        """Put a widget among the others, at a place counted from 0."""
        self.addChildWidget(widget)
        self._items.insert(place, QWidgetItem(widget))
        self.invalidate()

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        shown = self._shown()
        width = sum(i.sizeHint().width() for i in shown) + self._gap * max(0, len(shown) - 1)
        height = max((i.sizeHint().height() for i in shown), default=0)
        return self._with_margins(width, height)

    def minimumSize(self) -> QSize:
        shown = self._shown()
        return self._with_margins(
            max((i.minimumSize().width() for i in shown), default=0),
            max((i.minimumSize().height() for i in shown), default=0),
        )

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _with_margins(self, width: int, height: int) -> QSize:
        m = self.contentsMargins()
        return QSize(width + m.left() + m.right(), height + m.top() + m.bottom())

    def _place(self, rect: QRect, move: bool) -> int:
        """Break the items into rows, centre each in its row; return the height they take."""
        m = self.contentsMargins()
        area = rect.adjusted(m.left(), m.top(), -m.right(), -m.bottom())
        top = area.top()
        rows = self._rows(area.width())
        for row in rows:
            height = max(_height(item, width) for item, width in row)
            left = area.left()
            for item, width in row:
                pushed = self._pushed is not None and item.widget() is self._pushed
                x = area.right() + 1 - width if pushed else left
                own = _height(item, width)
                if move:
                    place = QPoint(x, top + (height - own) // 2)
                    item.setGeometry(QRect(place, QSize(width, own)))
                left += width + self._gap
            top += height + self._row_gap
        used = top - area.top() - (self._row_gap if rows else 0)
        return used + m.top() + m.bottom()

    def _rows(self, width: int) -> list[list[tuple[QLayoutItem, int]]]:
        """Each row's items with their widths: one row if they fit when each gives a little."""
        shown = self._shown()
        wanted = [item.sizeHint().width() for item in shown]
        gaps = self._gap * max(0, len(shown) - 1)
        over = sum(wanted) + gaps - width
        gives = [w - item.minimumSize().width() for w, item in zip(wanted, shown, strict=True)]
        if 0 < over <= sum(gives):
            share = over / sum(gives)
            # Rounded up, so that all of them together give enough.
            narrowed = [w - math.ceil(give * share) for w, give in zip(wanted, gives, strict=True)]
            return [list(zip(shown, narrowed, strict=True))]
        rows: list[list[tuple[QLayoutItem, int]]] = []
        left = 0
        for item, needed in zip(shown, wanted, strict=True):
            if not rows or left + needed > width:
                rows.append([])
                left = 0
            rows[-1].append((item, min(needed, width)))
            left += needed + self._gap
        return rows


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
