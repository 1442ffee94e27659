"""Changes by day, the newest first: what, who, when, and whether it can be taken back."""

from collections.abc import Iterator, Sequence
from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from oversight_app.domain.periods import written_date
from oversight_app.store.history_standing import PastChange, Standing
from oversight_app.ui.icons import pixmap
from oversight_app.ui.plain_tips import plain_tip
from oversight_app.ui.theme import Role, Theme
from oversight_app.ui.widgets.status_line import clock

_WHAT = Qt.ItemDataRole.UserRole
_PAD, _ICON = 14, 14
_MOST_LINES = 3
_SIGN = {Standing.CAN_UNDO: "undo", Standing.UNDONE: "redo", Standing.STAYS: "lock"}
_Index = QModelIndex | QPersistentModelIndex


class HistoryList(QListWidget):
    """``opened`` carries the number of an entry; ``moved`` says that another is selected."""

    opened = Signal(int)
    moved = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("history-list")
        self.setAccessibleName("Changes, the newest first")
        self.setToolTip("Enter shows what changed")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(self.ScrollMode.ScrollPerPixel)
        self.setResizeMode(self.ResizeMode.Adjust)
        self.setItemDelegate(_Painter(theme, self))
        self.itemDoubleClicked.connect(lambda _item: self.open_current())
        self.currentItemChanged.connect(lambda *_: self.moved.emit())
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    def show_entries(self, entries: Sequence[PastChange], today: date) -> None:
        """List entries, under a heading for each day; what is selected stays so."""
        before = self.current()
        place = self.verticalScrollBar().value()
        self.blockSignals(True)
        self.clear()
        for item in _items(entries, today):
            self.addItem(item)
        if before is not None:
            self._select(before.seq)
        self.blockSignals(False)
        self.verticalScrollBar().setValue(place)
        self.moved.emit()

    def current(self) -> PastChange | None:
        """The entry that is selected."""
        item = self.currentItem()
        what = item.data(_WHAT) if item is not None else None
        return what if isinstance(what, PastChange) else None

    def open_current(self) -> None:
        """Ask for what the selected entry changed."""
        now = self.current()
        if now is not None:
            self.opened.emit(now.seq)

    def select_first(self) -> None:
        """Give the keyboard an entry to be on."""
        if self.current() is None:
            able = (n for n in range(self.count()) if self._entry(n) is not None)
            self.setCurrentRow(next(able, -1))

    def _entry(self, number: int) -> PastChange | None:
        what = self.item(number).data(_WHAT)
        return what if isinstance(what, PastChange) else None

    def _select(self, seq: int) -> None:
        for number in range(self.count()):
            entry = self._entry(number)
            if entry is not None and entry.seq == seq:
                self.setCurrentRow(number)

    # Qt's own names from here.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_current()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


def _items(entries: Sequence[PastChange], today: date) -> Iterator[QListWidgetItem]:
    day: date | None = None
    for entry in entries:
        own = entry.at.astimezone().date()
        if own != day:
            day = own
            head = QListWidgetItem(day_words(own, today))
            head.setFlags(Qt.ItemFlag.NoItemFlags)
            yield head
        item = QListWidgetItem(f"{entry.words}. {under(entry)}")
        item.setData(_WHAT, entry)
        item.setToolTip(plain_tip(entry.words))
        yield item


def day_words(day: date, today: date) -> str:
    """Return what a day is headed by."""
    ago = (today - day).days
    named = {0: "Today", 1: "Yesterday"}.get(ago)
    return f"{named}, {written_date(day)}" if named else written_date(day)


def under(entry: PastChange) -> str:
    """Return what stands below the name of an entry: when, how it stands, by whom."""
    return f"{clock(entry.at)}, {entry.standing.value}, {entry.who}"


class _Painter(QStyledItemDelegate):
    """Headings small; an entry's name in full, what was undone paler, with a sign beside words."""

    def __init__(self, theme: Theme, view: HistoryList) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        px = self._theme.px
        small = QFontMetrics(self._theme.font(Role.CAPTION)).height()
        width = self._view.viewport().width()
        entry = index.data(_WHAT)
        if not isinstance(entry, PastChange):
            return QSize(width, small + px(16))
        words = self._name_box(entry, width).height()
        return QSize(width, max(px(46), words + small + px(16)))

    def _name_box(self, entry: PastChange, width: int) -> QRect:
        metrics = QFontMetrics(self._theme.font(Role.BODY))
        room = width - 2 * self._theme.px(_PAD)
        box = metrics.boundingRect(
            QRect(0, 0, room, 10_000), int(Qt.TextFlag.TextWordWrap), entry.words
        )
        return QRect(0, 0, room, min(box.height(), _MOST_LINES * metrics.lineSpacing()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        tokens, px = self._theme.tokens, self._theme.px
        rect: QRect = option.rect
        entry = index.data(_WHAT)
        inner = rect.adjusted(px(_PAD), 0, -px(_PAD), 0)
        painter.save()
        if not isinstance(entry, PastChange):
            painter.fillRect(rect, QColor(tokens.subtle))
            painter.setFont(self._theme.font(Role.CAPTION, 600))
            painter.setPen(QColor(tokens.text2))
            middle = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
            painter.drawText(inner, middle, str(index.data()))
            painter.restore()
            return
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(rect, QColor(tokens.soft_blue if selected else tokens.surface))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(tokens.line))
        undone = entry.standing is Standing.UNDONE
        name = self._name_box(entry, rect.width()).translated(inner.left(), rect.top() + px(7))
        painter.setFont(self._theme.font(Role.BODY))
        painter.setPen(QColor(tokens.text3 if undone else tokens.text))
        painter.drawText(name, int(Qt.TextFlag.TextWordWrap), entry.words)
        self._paint_under(painter, inner, name.bottom() + px(2), entry)
        if selected and self._view.hasFocus():
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        painter.restore()

    def _paint_under(self, painter: QPainter, inner: QRect, top: int, entry: PastChange) -> None:
        tokens, size = self._theme.tokens, self._theme.px(_ICON)
        font = self._theme.font(Role.CAPTION)
        high = QFontMetrics(font).height()
        ratio = painter.device().devicePixelRatio()
        ink = tokens.accent if entry.standing is Standing.CAN_UNDO else tokens.text3
        sign = pixmap(_SIGN[entry.standing], ink, size, ratio)
        painter.drawPixmap(inner.left(), top + (high - size) // 2, sign)
        line = QRect(inner.left() + size + 6, top, inner.width() - size - 6, high)
        painter.setFont(font)
        painter.setPen(QColor(tokens.text3))
        words = QFontMetrics(font).elidedText(
            under(entry), Qt.TextElideMode.ElideRight, line.width()
        )
        painter.drawText(line, int(Qt.AlignmentFlag.AlignLeft), words)
