"""How a line of the measures at a glance is painted: two lines of words, a sparkline, statuses."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from oversight_app.domain.findings import Cell, Sparkline, Status, cell_words
from oversight_app.ui.icons import pixmap
from oversight_app.ui.theme import Role
from oversight_app.ui.widgets.measure_matrix_model import (
    AGAINST,
    CHANGE,
    LINE_ROLE,
    MEASURE,
    SCHEME_ROLE,
    SPARK,
    TARGET,
    VALUE,
    as_of,
    beside,
    name_parts,
    shown_lines,
    source_tag,
)
from oversight_app.ui.widgets.sparkline import paint_sparkline
from oversight_app.ui.widgets.table_delegate import SEMIBOLD, TableDelegate
from oversight_app.ui.widgets.table_model import CELL_ROLE
from oversight_app.ui.widgets.table_pads import pads

# Imported by the job that reads: the window opens without.
if TYPE_CHECKING:
    from oversight_app.review.matrix_lines import MatrixLine

_Index = QModelIndex | QPersistentModelIndex
_ROW, _GROUP, _SPARK, _TAG_PAD, _TAG_GAP, _ICON = 46, 26, 76, 6, 6, 16
_TAGS = {"Published": ("soft_teal", "tealt"), "Sample": ("soft_lilac", "plumt")}
_PLAIN_TAG = ("soft_grey", "text2")
_INKS = {"better": "accent", "worse": "oranget", "target-misses": "oranget",
         "target-meets": "accent"}  # fmt: skip
"""The ink of what stands out; the rest is said in a quiet one."""
_BOLD = ("better", "worse", "target-misses", "target-meets")
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class MeasureDelegate(TableDelegate):
    """``lines`` are the lines that are shown, for the widths of columns."""

    lines_shown: "tuple[MatrixLine, ...]" = ()
    target_hidden = False
    """There is no room for targets: they stand below how figures stand to them."""

    @property
    def row_height(self) -> int:
        """46, and always room for two lines of words."""
        both = self._height(Role.BODY) + self._height(Role.CAPTION)
        return max(self._theme.px(_ROW), both + self._theme.px(8))

    def height_of(self, line: "MatrixLine", scheme: str, width: int) -> int:
        """The height of a line's row where the column of measures is so wide: a line more where
        its words would else be cut."""
        left, right = pads(self.columns, 0)
        inner = width - self._theme.px(left) - self._theme.px(right)
        more = self._height(Role.BODY) if self._cut(line, scheme, inner) else 0
        return self.row_height + more

    def _cut(self, line: "MatrixLine", scheme: str, room: int) -> bool:
        """True where the name of a measure, or the scheme beside its tag, has too little room."""
        px = self._theme.px
        name = self._metrics(Role.BODY, 500).horizontalAdvance(name_parts(line)[0])
        if name + (px(22) if line.note else 0) > room:
            return True
        tag = self._metrics(Role.TAG).horizontalAdvance(source_tag(line)) + px(2 * _TAG_PAD)
        wide = self._metrics(Role.CAPTION).horizontalAdvance(scheme)
        return bool(scheme) and tag + px(_TAG_GAP) + wide > room

    @property
    def heading_height(self) -> int:
        """26, the height of the heading of a group."""
        return max(self._theme.px(_GROUP), self._height(Role.CAPTION) + self._theme.px(6))

    def widest(self, cells: Iterable[Cell], column: int, most: int | None = None) -> int:
        """The width that shows each cell of a column whole, with its second line."""
        cells = tuple(cells)
        key = self.columns[column].key
        ends = sum(self._theme.px(pad) for pad in pads(self.columns, column))
        px, small = self._theme.px, self._metrics(Role.CAPTION)
        if key == SPARK:
            return px(_SPARK) + ends
        if key == MEASURE:
            tags, body = self._metrics(Role.TAG), self._metrics(Role.BODY, 500)
            second = (
                tags.horizontalAdvance(source_tag(one)) + px(2 * _TAG_PAD + _TAG_GAP)
                + small.horizontalAdvance(_second(name_parts(one)[1], as_of(one)))
                for one in self.lines_shown
            )  # fmt: skip
            first = (
                body.horizontalAdvance(name_parts(one)[0]) + (px(22) if one.note else 0)
                for one in self.lines_shown
            )
            return max((*first, *second), default=0) + ends + 2
        if key == CHANGE:
            second = (small.horizontalAdvance(beside(one)) for one in self.lines_shown)
            body = self._metrics(Role.BODY)
            first = (body.horizontalAdvance(cell_words(one)) for one in cells)
            return max((*first, *second), default=0) + ends + 2
        statuses = [one for one in cells if isinstance(one, Status)]
        if statuses:
            reach = []
            for one in statuses:
                word, rest = shown_lines(one)
                body = self._metrics(Role.BODY, SEMIBOLD if one.icon in _BOLD else None)
                reach += [body.horizontalAdvance(word), small.horizontalAdvance(rest)]
            return max(reach) + px(_ICON + 6) + ends + 2
        return super().widest(cells, column, most)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        heading = index.data(LINE_ROLE) is None
        return QSize(0, self.heading_height if heading else self.row_height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        line: MatrixLine | None = index.data(LINE_ROLE)
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if line is None:
            self._paint_heading(painter, rect, str(index.data() or ""))
        else:
            state: QStyle.StateFlag = option.state
            selected = bool(state & QStyle.StateFlag.State_Selected)
            self._paint_ground(painter, rect, index, home=False, selected=selected)
            left, right = pads(self.columns, index.column())
            inner = rect.adjusted(self._theme.px(left), 0, -self._theme.px(right), -1)
            self._paint_line(painter, inner, index, line)
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRect, words: str) -> None:
        tokens = self._theme.tokens
        painter.fillRect(rect, QColor(tokens.subtle))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(tokens.line))
        left, _ = pads(self.columns, 0)
        painter.setFont(self._theme.font(Role.CAPTION, SEMIBOLD))
        painter.setPen(QColor(tokens.text2))
        painter.drawText(rect.adjusted(self._theme.px(left), 0, 0, 0), _LEFT, words)

    def _paint_line(
        self, painter: QPainter, rect: QRect, index: _Index, line: "MatrixLine"
    ) -> None:
        key = self.columns[index.column()].key
        cell: Cell = index.data(CELL_ROLE)
        if key == MEASURE:
            self._paint_measure(painter, rect, line, str(index.data(SCHEME_ROLE) or ""))
        elif isinstance(cell, Sparkline):
            # As high in every row, so that slopes can be set side by side.
            high = self.row_height - 1 - 2 * self._theme.px(9)
            area = QRectF(rect.left(), rect.center().y() - high / 2, rect.width(), high)
            ink = self._theme.tokens.text2
            paint_sparkline(painter, area, cell, self._theme, ink, wide=_SPARK)
        elif isinstance(cell, Status):
            below = shown_lines(cell)[1]
            if key == AGAINST and self.target_hidden and line.target is not None:
                below = f"target {line.target}"
            self._paint_verdict(painter, rect, cell, below)
        elif key == CHANGE:
            self._two(painter, rect, cell_words(cell) or "–", beside(line), _RIGHT)
        elif key == TARGET and cell is None:
            self._one(painter, rect, "None", "text3", _RIGHT)
        elif key == SPARK:
            self._one(painter, rect, "–", "text3", _LEFT)
        else:
            weight = SEMIBOLD if key == VALUE else 400
            self._one(painter, rect, cell_words(cell) or "–", "text", _RIGHT, weight)

    def _paint_measure(
        self, painter: QPainter, rect: QRect, line: "MatrixLine", scheme: str
    ) -> None:
        """What is measured, with the mark of a note; below it the tag of its source, the scheme
        where no heading says it, and its day where there is room. Where there is little, the
        scheme or the end of the name has a line of its own between them."""
        px, tokens = self._theme.px, self._theme.tokens
        above, below = self._halves(rect)
        font = self._theme.font(Role.BODY, 500)
        metrics = QFontMetrics(font)
        name, between = name_parts(line)[0], ""
        if self._cut(line, scheme, rect.width()):
            high = self._height(Role.BODY)
            above.translate(0, -(high // 2))
            below.translate(0, high - high // 2)
            middle = QRect(above.left(), above.bottom() + 1, above.width(), high)
            if scheme:
                self._small(painter, middle, scheme, _LEFT)
                scheme = ""
            else:
                name, between = _broken(name, metrics, above.width())
        room = above.width() - (px(22) if line.note else 0)
        name = metrics.elidedText(name, Qt.TextElideMode.ElideRight, room)
        painter.setFont(font)
        if between:
            self._draw(painter, middle, between, "text", _LEFT)
        painter.setPen(QColor(tokens.text))
        painter.drawText(above, _LEFT, name)
        if line.note:
            ratio = painter.device().devicePixelRatio()
            flag = pixmap("flag", tokens.text2, px(14), ratio)
            left = above.left() + metrics.horizontalAdvance(name) + px(6)
            painter.drawPixmap(QPointF(left, above.center().y() - px(14) / 2 + 1), flag)
        tag = source_tag(line)
        ground, ink = _TAGS.get(tag, _PLAIN_TAG)
        tags = self._theme.font(Role.TAG)
        wide = QFontMetrics(tags).horizontalAdvance(tag) + 2 * px(_TAG_PAD)
        tall = min(below.height(), QFontMetrics(tags).height() + px(2))
        box = QRectF(below.left(), below.center().y() - tall / 2 + 0.5, wide, tall)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(getattr(tokens, ground)))
        painter.drawRoundedRect(box, px(3), px(3))
        painter.setFont(tags)
        painter.setPen(QColor(getattr(tokens, ink)))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), tag)
        rest = below.adjusted(wide + px(_TAG_GAP), 0, 0, 0)
        whole = _second(scheme, as_of(line))
        fits = self._metrics(Role.CAPTION).horizontalAdvance(whole) <= rest.width()
        self._small(painter, rest, whole if fits or not scheme else scheme, _LEFT)

    def _paint_verdict(self, painter: QPainter, rect: QRect, status: Status, second: str) -> None:
        px, tokens = self._theme.px, self._theme.tokens
        first, _ = shown_lines(status)
        bold = status.icon in _BOLD
        ink = _INKS.get(status.icon, "text2")
        ratio = painter.device().devicePixelRatio()
        picture = pixmap(status.icon, getattr(tokens, ink), px(_ICON), ratio)
        above, below = self._halves(rect) if second else (rect, rect)
        painter.drawPixmap(QPointF(rect.left(), above.center().y() + 1 - px(_ICON) / 2), picture)
        words = px(_ICON + 6)
        self._one(
            painter, above.adjusted(words, 0, 0, 0), first, ink, _LEFT, SEMIBOLD if bold else 400
        )
        if second:
            self._small(painter, below.adjusted(words, 0, 0, 0), second, _LEFT)

    def _two(self, painter: QPainter, rect: QRect, first: str, second: str, align: int) -> None:
        if not second:
            self._one(painter, rect, first, "text", align)
            return
        above, below = self._halves(rect)
        self._one(painter, above, first, "text", align)
        self._small(painter, below, second, align)

    def _one(
        self, painter: QPainter, rect: QRect, words: str, ink: str, align: int, weight: int = 400
    ) -> None:
        painter.setFont(self._theme.font(Role.BODY, weight))
        self._draw(painter, rect, words, ink, align)

    def _small(self, painter: QPainter, rect: QRect, words: str, align: int) -> None:
        painter.setFont(self._theme.font(Role.CAPTION))
        self._draw(painter, rect, words, "text2", align)

    def _draw(self, painter: QPainter, rect: QRect, words: str, ink: str, align: int) -> None:
        painter.setPen(QColor(getattr(self._theme.tokens, ink)))
        shown = painter.fontMetrics().elidedText(
            words, Qt.TextElideMode.ElideRight, max(0, rect.width())
        )
        painter.drawText(rect, align, shown)

    def _halves(self, rect: QRect) -> tuple[QRect, QRect]:
        """Two lines, close together in the middle of the row."""
        first, second = self._height(Role.BODY), self._height(Role.CAPTION)
        top = rect.top() + max(0, (rect.height() - first - second) // 2)
        return (
            QRect(rect.left(), top, rect.width(), first),
            QRect(rect.left(), top + first, rect.width(), second),
        )

    def _height(self, role: Role) -> int:
        return self._metrics(role).height()

    def _metrics(self, role: Role, weight: int | None = None) -> QFontMetrics:
        return QFontMetrics(self._theme.font(role, weight))


def _broken(name: str, metrics: QFontMetrics, room: int) -> tuple[str, str]:
    """Break a name where a line is full: (what fits, the rest)."""
    words = name.split()
    fits = len(words)
    while fits > 1 and metrics.horizontalAdvance(" ".join(words[:fits])) > room:
        fits -= 1
    return " ".join(words[:fits]), " ".join(words[fits:])


def _second(scheme: str, day: str) -> str:
    return f"{scheme} · {day}" if scheme and day else scheme or day
