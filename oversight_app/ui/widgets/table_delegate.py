"""How every table's cells are painted: hairlines between rows, numbers right, words left."""

import re
from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from oversight_app.domain.findings import Cell, Column, Sparkline, Status, cell_words
from oversight_app.ui.icons import pixmap
from oversight_app.ui.theme import Role, Theme
from oversight_app.ui.widgets.sparkline import paint_sparkline
from oversight_app.ui.widgets.table_model import CELL_ROLE, PINNED_ROLE
from oversight_app.ui.widgets.table_pads import pads

EMPHASISED = "value"
"""The column the table is about, whose figures are semibold."""
LINK = "file-row"
"""The column whose words lead to where a record comes from."""
SEMIBOLD = 600
_TWO_ENDS = 150
"""A cell this wide, in the design's px, shows both ends of words that do not fit."""
_TELLING_END = re.compile(r"(\.\w{2,5}|\d)$")
"""Names of files and releases ("… 31 March 2022") differ at their ends."""
_WIDEST = 320
_ANY = 99

_Index = QModelIndex | QPersistentModelIndex


class TableDelegate(QStyledItemDelegate):
    """One painter for all tables. The home force's row is tinted, with an orange bar."""

    def __init__(self, theme: Theme, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self.columns: tuple[Column, ...] = ()
        """Of the table shown."""
        self.hovered = -1
        """The row under the pointer."""
        self.emphasised = -1
        """The column of semibold figures."""
        self.link = -1
        """The column whose words are a link."""
        self.compact = False
        """True for rows 26 high, where a table should show many."""
        self.two_lines = False
        """True for rows 46 high, whose words go on in a second line."""
        self.lines = 2
        """How many lines such rows have."""

    @property
    def row_height(self) -> int:
        """32 at the normal text size (26 if compact), and always room for the words."""
        words = QFontMetrics(self._theme.font(Role.BODY)).height()
        if self.two_lines:
            return max(self._theme.px(46), self.lines * words + self._theme.px(8))
        if self.compact:
            return max(self._theme.px(26), words + self._theme.px(6))
        return max(self._theme.px(32), words + self._theme.px(8))

    def width_of(self, cell: Cell, column: int) -> int:
        """The width that shows a cell whole (words past 320 px are cut short)."""
        return self.widest((cell,), column)

    def widest(self, cells: Iterable[Cell], column: int, most: int | None = None) -> int:
        """The width that shows each of some cells of a column whole, their words up to ``most``
        px (a limit of the design's, if None); 0 for none."""
        px = self._theme.px
        ends = sum(px(pad) for pad in pads(self.columns, column))
        # Made once: it takes longer than to measure with it.
        metrics = QFontMetrics(self._theme.font(Role.BODY, SEMIBOLD))
        limit = px(_WIDEST) if most is None else most

        def width(cell: Cell) -> int:
            if isinstance(cell, Sparkline):
                return px(76) + ends
            words = metrics.horizontalAdvance(cell_words(cell))
            if isinstance(cell, Status):
                words += px(22)
            return min(words, limit) + ends + 2

        return max(map(width, cells), default=0)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(self.width_of(index.data(CELL_ROLE), index.column()), self.row_height)

    def lines_for(self, words: Iterable[str], column: int, width: int) -> int:
        """How many lines show each of some words of a column whole, of a width of so many px."""
        room = width - sum(self._theme.px(pad) for pad in pads(self.columns, column))
        metrics = QFontMetrics(self._theme.font(Role.BODY))
        return max((len(_in_lines(one, metrics, room, _ANY)) for one in words), default=1)

    def _at_ends(self, index: _Index) -> tuple[bool, bool]:
        return index.column() == 0, index.column() == index.model().columnCount() - 1

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        home = bool(index.data(PINNED_ROLE))
        selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, rect, index, home, selected)
        left, right = pads(self.columns, index.column())
        inner = rect.adjusted(self._theme.px(left), 0, -self._theme.px(right), -1)
        cell: Cell = index.data(CELL_ROLE)
        if isinstance(cell, Sparkline):
            self._paint_sparkline(painter, inner, cell, home)
        elif isinstance(cell, Status):
            self._paint_status(painter, inner, cell, home)
        else:
            strong = home or index.column() == self.emphasised
            self._paint_words(painter, inner, index, cell_words(cell), strong)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, rect: QRect, index: _Index, home: bool, selected: bool
    ) -> None:
        tokens, px = self._theme.tokens, self._theme.px
        first, last = self._at_ends(index)
        ground = tokens.surface
        if home:
            ground = tokens.soft_orange
        elif selected:
            ground = tokens.soft_blue
        elif index.row() == self.hovered:
            ground = tokens.subtle
        painter.fillRect(rect, QColor(ground))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(tokens.line))
        if first and (home or selected):
            bar = tokens.home if home else tokens.accent
            painter.fillRect(QRect(rect.left(), rect.top(), px(3), rect.height()), QColor(bar))
        current = index.row() == self._view.currentIndex().row() and self._view.hasFocus()
        if current or (home and selected):
            self._paint_ring(painter, rect, first, last, 2 if current else 1)

    def _paint_ring(
        self, painter: QPainter, rect: QRect, first: bool, last: bool, width: int
    ) -> None:
        """The focus ring goes round the whole row, each cell drawing its part."""
        colour = QColor(self._theme.tokens.accent)
        left, top, right, bottom = rect.left(), rect.top(), rect.right(), rect.bottom()
        painter.fillRect(QRect(left, top, rect.width(), width), colour)
        painter.fillRect(QRect(left, bottom - width + 1, rect.width(), width), colour)
        if first:
            painter.fillRect(QRect(left, top, width, rect.height()), colour)
        if last:
            painter.fillRect(QRect(right - width + 1, top, width, rect.height()), colour)

    def _paint_words(
        self, painter: QPainter, rect: QRect, index: _Index, words: str, strong: bool
    ) -> None:
        font = self._theme.font(Role.BODY, SEMIBOLD if strong else 400)
        missing = not words
        ink = self._theme.tokens.accent if index.column() == self.link else self._theme.tokens.text
        self._write(
            painter,
            rect,
            "–" if missing else words,
            font,
            self._theme.tokens.text3 if missing else ink,
            index.data(Qt.ItemDataRole.TextAlignmentRole),
        )

    def _write(
        self,
        painter: QPainter,
        rect: QRect,
        words: str,
        font: QFont,
        ink: str,
        align: Qt.AlignmentFlag,
    ) -> None:
        painter.setFont(font)
        painter.setPen(QColor(ink))
        words = " ".join(words.split("\n"))
        if self.two_lines and painter.fontMetrics().horizontalAdvance(words) > rect.width():
            lines = _in_lines(words, painter.fontMetrics(), rect.width(), self.lines)
            painter.drawText(rect, int(align), "\n".join(lines))
            return
        # In the middle where that leaves enough and the end tells it apart; else as one reads.
        both = rect.width() >= self._theme.px(_TWO_ENDS) and _TELLING_END.search(words)
        mode = Qt.TextElideMode.ElideMiddle if both else Qt.TextElideMode.ElideRight
        shown = painter.fontMetrics().elidedText(words, mode, rect.width())
        painter.drawText(rect, int(align), shown)

    def _paint_status(self, painter: QPainter, rect: QRect, status: Status, home: bool) -> None:
        tokens, px = self._theme.tokens, self._theme.px
        ink = tokens.text3
        if status.strong:
            ink = tokens.oranget if home else tokens.text
        elif home:
            ink = tokens.text
        size = px(16)
        ratio = painter.device().devicePixelRatio()
        picture = pixmap(status.icon, ink, size, ratio)
        painter.drawPixmap(QPointF(rect.left(), rect.top() + (rect.height() - size) / 2), picture)
        words = rect.adjusted(px(22), 0, 0, 0)
        font = self._theme.font(Role.BODY, SEMIBOLD if status.strong else 400)
        align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        self._write(painter, words, status.words, font, ink, align)

    def _paint_sparkline(self, painter: QPainter, rect: QRect, line: Sparkline, home: bool) -> None:
        tokens = self._theme.tokens
        edge = self._theme.px(6 if self.compact else 8)
        area = QRectF(rect).adjusted(0, edge, 0, -edge)
        # On its ground the home force's own orange is too faint for so thin a line.
        ink = tokens.oranget if home else tokens.accent
        paint_sparkline(painter, area, line, self._theme, ink)


def _in_lines(words: str, metrics: QFontMetrics, width: int, most: int) -> list[str]:
    """Break words after the last one that fits; what is too long for the last line ends in …."""
    lines: list[str] = []
    rest = words
    while rest and len(lines) < most - 1:
        line, left = "", rest
        for word in rest.split(" "):
            longer = f"{line} {word}".strip()
            if metrics.horizontalAdvance(longer) > width:
                break
            line, left = longer, rest[len(longer) :].lstrip()
        if not line:
            break
        lines.append(line)
        rest = left
    if rest:
        lines.append(metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width))
    return lines
