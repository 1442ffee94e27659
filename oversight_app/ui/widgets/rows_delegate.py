"""How records are painted: as every table, with a link where they come from, and a light bar
where one is still being read."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from oversight_app.domain.findings import Cell, cell_words
from oversight_app.ui.theme import Role
from oversight_app.ui.widgets.rows_model import UNDER_WAY_ROLE
from oversight_app.ui.widgets.table_delegate import TableDelegate
from oversight_app.ui.widgets.table_model import CELL_ROLE
from oversight_app.ui.widgets.table_pads import pads

_BAR, _SHARE = 8, 0.6
"""The height of a bar in the design's px, and its share of the cell's width."""


class RowsDelegate(TableDelegate):
    """Paints the records of a view."""

    link = -1
    """The column whose words lead somewhere."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        linked = index.column() == self.link
        under_way = bool(index.data(UNDER_WAY_ROLE))
        if not linked and not under_way:
            super().paint(painter, option, index)
            return
        rect: QRect = option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        left, right = pads(self.columns, index.column())
        inner = rect.adjusted(self._theme.px(left), 0, -self._theme.px(right), -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, rect, index, False, selected)
        if under_way:
            self._paint_bar(painter, inner, index.data(Qt.ItemDataRole.TextAlignmentRole))
        else:
            cell: Cell = index.data(CELL_ROLE)
            align = index.data(Qt.ItemDataRole.TextAlignmentRole)
            font, ink = self._theme.font(Role.BODY), self._theme.tokens.accent
            self._write(painter, inner, cell_words(cell), font, ink, align)
        painter.restore()

    def _paint_bar(self, painter: QPainter, rect: QRect, align: Qt.AlignmentFlag) -> None:
        wide, high = rect.width() * _SHARE, float(self._theme.px(_BAR))
        at_right = bool(align & Qt.AlignmentFlag.AlignRight)
        left = rect.right() - wide if at_right else rect.left()
        top = rect.center().y() - high / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.tokens.soft_grey))
        painter.drawRoundedRect(QRectF(left, top, wide, high), high / 2, high / 2)
