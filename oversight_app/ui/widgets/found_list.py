"""Records that were found, two lines each, the words that were looked for in bold."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from oversight_app.domain.record_kinds import KINDS
from oversight_app.domain.wording import sentence_case
from oversight_app.review.found_words import Run, marked
from oversight_app.store.record_search import Hit
from oversight_app.ui.theme import Role, Theme

ROW = 46
_HIT, _WORDS = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_Index = QModelIndex | QPersistentModelIndex


class FoundList(QListWidget):
    """``chosen`` carries the ``id`` of a record: Enter, or a double click."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("found")
        self.setAccessibleName("Records found")
        self.setToolTip("Enter opens the record")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setItemDelegate(_Painter(theme, self))
        self.itemDoubleClicked.connect(lambda _item: self.choose())

    def show_hits(self, hits: Sequence[Hit], words: str) -> None:
        """Show what was found by some words, the first selected."""
        self.clear()
        for hit in hits:
            said = f"{hit.reference}, {KINDS[hit.kind].noun}, {hit.title}"
            item = QListWidgetItem(said)
            item.setData(_HIT, hit)
            item.setData(_WORDS, words)
            item.setToolTip(hit.title)
            self.addItem(item)
        self.setCurrentRow(0 if hits else -1)

    def choose(self) -> None:
        """Choose the selected record."""
        item = self.currentItem()
        if item is not None:
            self.chosen.emit(item.data(_HIT).id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.choose()
        else:
            super().keyPressEvent(event)


class _Painter(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(0, self._theme.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        theme, px = self._theme, self._theme.px
        hit: Hit = index.data(_HIT)
        words: str = index.data(_WORDS)
        box: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, theme.color("soft_blue"))
            painter.fillRect(box.x(), box.y(), px(3), box.height(), theme.color("accent"))
        painter.setPen(theme.color("line"))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        inner = box.adjusted(px(12), px(4), -px(12), -px(4))
        half = inner.height() // 2
        top = QRect(inner.x(), inner.y(), inner.width(), half)
        below = top.translated(0, half)
        reference = ((f"{hit.reference}  ", True),)
        left = self._draw(painter, top, reference, Role.BODY, theme.color("accent"))
        rest = top.adjusted(left, 0, 0, 0)
        self._draw(painter, rest, marked(hit.title, words), Role.BODY, theme.color("text"))
        kind = sentence_case(KINDS[hit.kind].noun)
        # What the title says already is not said twice.
        more = hit.snippet if hit.snippet.strip("…") not in hit.title else ""
        runs = ((f"{kind}: " if more else kind, False), *marked(more, words))
        self._draw(painter, below, runs, Role.CAPTION, theme.color("text2"))
        painter.restore()

    def _draw(
        self, painter: QPainter, box: QRect, runs: Sequence[Run], role: Role, ink: QColor
    ) -> int:
        """Draw pieces one after another, cut with … where the room ends; return how wide."""
        left = 0
        painter.setPen(ink)
        for words, bold in runs:
            font = self._theme.font(role, 700 if bold else None)
            metrics = QFontMetrics(font)
            room = box.width() - left
            if room <= 0:
                break
            said = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
            painter.setFont(font)
            painter.drawText(box.adjusted(left, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, said)
            left += metrics.horizontalAdvance(words)
        return left
