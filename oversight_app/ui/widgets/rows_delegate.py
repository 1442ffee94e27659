"""How records are painted: as every table, with a light bar where one is still being read."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from oversight_app.ui.widgets.rows_model import UNDER_WAY_ROLE
from oversight_app.ui.widgets.table_delegate import TableDelegate
from oversight_app.ui.widgets.table_pads import pads

_BAR, _SHARE = 8, 0.6
"""The height of a bar in the design's px, and its share of the cell's width."""


class RowsDelegate(TableDelegate):
    """Paints the records of a view."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        if not index.data(UNDER_WAY_ROLE):
            super().paint(painter, option, index)
            return
        rect: QRect = option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        left, right = pads(self.columns, index.column())
        inner = rect.adjusted(self._theme.px(left), 0, -self._theme.px(right), -1)
        align = index.data(Qt.ItemDataRole.TextAlignmentRole)
        wide, high = inner.width() * _SHARE, float(self._theme.px(_BAR))
        at_right = bool(align & Qt.AlignmentFlag.AlignRight)
        start = inner.right() - wide if at_right else inner.left()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, rect, index, False, selected)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.tokens.soft_grey))
        bar = QRectF(start, inner.center().y() - high / 2, wide, high)
        painter.drawRoundedRect(bar, high / 2, high / 2)
        painter.restore()
