"""How an answer or judgement is painted in a matrix: met and strong stay plain, so that what is not
stands out."""

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from oversight_app.domain.boundary import GAPS
from oversight_app.ui.icons import pixmap
from oversight_app.ui.theme import Role, Theme
from oversight_app.ui.tokens import Tokens
from oversight_app.ui.widgets.matrix_headers import GAP
from oversight_app.ui.widgets.matrix_manner import Celled
from oversight_app.ui.widgets.matrix_model import CELL_ROLE, SHORT

_Index = QModelIndex | QPersistentModelIndex
_MARK, _CLOCK = 7, 10
_EDGE = 1
_PLAIN = ("not-applicable", "not-needed")
"""Their word alone is quieter than a word with an icon."""
BOLD = (*GAPS, "weak")
"""What stands out."""
_PAD, _ICON, _BESIDE, _AFTER = 4, 13, 4, 1
_TIGHT_PAD, _TIGHT_ICON, _TIGHT_BESIDE = 3, 12, 3


def answer_ink(tokens: Tokens, code: str) -> tuple[str, str, str]:
    """Return the ground ("" for none), the colour of the icon and that of the words."""
    return {
        "met": ("", tokens.tealt, tokens.text2),
        "partly": (tokens.soft_blue, tokens.accent, tokens.text),
        "not-met": (tokens.soft_orange, tokens.oranget, tokens.oranget),
        "not-known": (tokens.soft_grey, tokens.text, tokens.text),
        "strong": ("", tokens.tealt, tokens.text2),
        "adequate": (tokens.soft_blue, tokens.accent, tokens.text),
        "weak": (tokens.soft_orange, tokens.oranget, tokens.oranget),
    }.get(code, ("", tokens.text3, tokens.text3))


def paint_change(painter: QPainter, tokens: Tokens, change: int, place: QPointF, size: int) -> None:
    """Paint a triangle that points up (1: better) or down (−1: worse)."""
    x, y, high = place.x(), place.y(), size * 0.8
    base, tip = (y + high, y) if change > 0 else (y, y + high)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.tealt if change > 0 else tokens.oranget))
    corners = [QPointF(x, base), QPointF(x + size, base), QPointF(x + size / 2, tip)]
    painter.drawPolygon(QPolygonF(corners))


class MatrixDelegate(QStyledItemDelegate):
    """Icon and word on the answer's ground. In the corner, a mark for a change since the
    assessment before, or for a review that is overdue."""

    def __init__(self, theme: Theme, words: tuple[tuple[str, str], ...], view: QTableView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self._words = words
        self.first_group = 0
        """The column that has a gap before it."""
        self.tight = False
        """In smaller letters, where every column is in sight that way."""

    @property
    def least_width(self) -> int:
        """The width that shows every answer whole."""
        pad, icon, beside = self._sizes
        widest = 0
        for code, words in self._words:
            if code not in _PLAIN:
                metrics = QFontMetrics(self._font(code in BOLD))
                widest = max(widest, metrics.horizontalAdvance(SHORT.get(code, words)))
        return widest + self._theme.px(2 * _EDGE + pad + icon + beside + _AFTER) + 2

    @property
    def _sizes(self) -> tuple[int, int, int]:
        """Before the icon, the icon, after it: in the design's px."""
        if self.tight:
            return _TIGHT_PAD, _TIGHT_ICON, _TIGHT_BESIDE
        return _PAD, _ICON, _BESIDE

    def _font(self, gap: bool) -> QFont:
        return self._theme.font(Role.CAPTION if self.tight else Role.BODY, 600 if gap else 400)

    @property
    def row_height(self) -> int:
        """26 at the normal text size, and always room for the words."""
        words = QFontMetrics(self._theme.font(Role.BODY)).height()
        return max(self._theme.px(26), words + self._theme.px(7))

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(self.least_width, self.row_height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        rect: QRect = option.rect
        tokens, px = self._theme.tokens, self._theme.px
        cell: Celled | None = index.data(CELL_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, QColor(tokens.subtle if cell is None else tokens.surface))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(tokens.line))
        if cell is not None:
            gap = px(GAP) if 0 < self.first_group == index.column() else 0
            box = rect.adjusted(px(_EDGE) + gap, px(1), -px(_EDGE), -px(1) - 1)
            self._paint_answer(painter, box, cell, str(index.data()))
            state: QStyle.StateFlag = option.state
            if bool(state & QStyle.StateFlag.State_Selected):
                self._paint_ring(painter, box)
        painter.restore()

    def _paint_answer(self, painter: QPainter, box: QRect, cell: Celled, words: str) -> None:
        tokens, px = self._theme.tokens, self._theme.px
        ground, icon_ink, ink = answer_ink(tokens, cell.code)
        if ground:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ground))
            painter.drawRoundedRect(QRectF(box), px(4), px(4))
        pad, icon, beside = self._sizes
        left = box.left() + px(pad)
        ratio = painter.device().devicePixelRatio()
        size = px(icon)
        middle = box.top() + (box.height() - size) / 2
        if cell.icon and cell.code not in _PLAIN:
            painter.drawPixmap(QPointF(left, middle), pixmap(cell.icon, icon_ink, size, ratio))
            left += size + px(beside)
        painter.setFont(self._font(cell.gap))
        painter.setPen(QColor(ink))
        room = QRect(left, box.top(), box.right() - left + 1, box.height())
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, int(align), shown)
        self._paint_marks(painter, box, cell, ratio)

    def _paint_marks(self, painter: QPainter, box: QRect, cell: Celled, ratio: float) -> None:
        """In the corner: a clock for a review that is overdue, else a triangle up for better
        than before, down for worse."""
        tokens, px = self._theme.tokens, self._theme.px
        if cell.overdue:
            size = px(_CLOCK)
            picture = pixmap("clock", tokens.oranget, size, ratio)
            painter.drawPixmap(QPointF(box.right() - size, box.top() + 1), picture)
        elif cell.change:
            # Where the words reach the edge, above their last letter.
            size, edge = (_MARK - 1, 1) if self.tight else (_MARK, 3)
            place = QPointF(box.right() - px(size + edge) + 1, box.top() + px(edge))
            paint_change(painter, tokens, cell.change, place, px(size))

    def _paint_ring(self, painter: QPainter, box: QRect) -> None:
        tokens, px = self._theme.tokens, self._theme.px
        focus = self._view.hasFocus()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(tokens.accent if focus else tokens.control), 2 if focus else 1))
        painter.drawRoundedRect(QRectF(box).adjusted(0, 0, 0, 0), px(4), px(4))
