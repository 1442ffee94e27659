"""The one header row of a table: words over words, numbers over numbers, and the order shown."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from oversight_app.domain.findings import Column
from oversight_app.ui.icons import pixmap
from oversight_app.ui.theme import Role, Theme
from oversight_app.ui.widgets.table_pads import pads

_ARROW = 12


class TableHeader(QHeaderView):
    """A click sorts A to Z or low to high, a second the other way, a third puts the table's
    own order back."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self.columns: tuple[Column, ...] = ()
        """Of the table shown."""
        self.setSectionsClickable(True)
        self.setSortIndicatorClearable(True)
        self.setHighlightSections(False)
        self.setAccessibleName("Column headings")

    def width_of(self, heading: str, column: int) -> int:
        """The width that shows a heading whole, with room for the arrow of the order."""
        ends = sum(self._theme.px(pad) for pad in pads(self.columns, column))
        words = QFontMetrics(self._theme.font(Role.CAPTION, 500)).horizontalAdvance(heading)
        return words + ends + 2

    def sizeHint(self) -> QSize:
        words = QFontMetrics(self._theme.font(Role.CAPTION, 500)).height()
        return QSize(super().sizeHint().width(), max(self._theme.px(31), words + self._theme.px(8)))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        tokens, px = self._theme.tokens, self._theme.px
        model = self.model()
        role = Qt.ItemDataRole
        words = str(model.headerData(logicalIndex, self.orientation(), role.DisplayRole) or "")
        align = model.headerData(logicalIndex, self.orientation(), role.TextAlignmentRole)
        left, right = (px(pad) for pad in pads(self.columns, logicalIndex))
        painter.save()
        painter.fillRect(rect, QColor(tokens.surface))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(tokens.border))
        sorted_here = self.isSortIndicatorShown() and self.sortIndicatorSection() == logicalIndex
        painter.setFont(self._theme.font(Role.CAPTION, 600 if sorted_here else 500))
        painter.setPen(QColor(tokens.text if sorted_here else tokens.text3))
        inner = rect.adjusted(left, 0, -right, -1)
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, int(align or Qt.AlignmentFlag.AlignLeft), shown)
        if sorted_here:
            up = self.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder
            self._paint_arrow(painter, rect, "chevron-up" if up else "chevron-down")
        painter.restore()

    def _paint_arrow(self, painter: QPainter, rect: QRect, name: str) -> None:
        """At the foot of the cell, in the middle, where it covers no word."""
        size = self._theme.px(_ARROW)
        ratio = painter.device().devicePixelRatio()
        picture = pixmap(name, self._theme.tokens.accent, size, ratio)
        painter.drawPixmap(
            rect.center().x() - size // 2, rect.bottom() - size + self._theme.px(2), picture
        )
