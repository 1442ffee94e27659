"""The rows of the palette in groups, the letters that were typed in bold."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from oversight_app.ui import icons
from oversight_app.ui.palette_rows import Group, Row, Span
from oversight_app.ui.plain_tips import plain_tip
from oversight_app.ui.theme import Role, Theme

_HEAD, _ONE, _TWO = 28, 34, 46
_WHAT = Qt.ItemDataRole.UserRole
_Index = QModelIndex | QPersistentModelIndex


class PaletteList(QListWidget):
    """``chosen`` carries a ``Row``, ``all_asked`` the kind of a group to be shown whole."""

    chosen = Signal(object)
    all_asked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("palette-list")
        self.setAccessibleName("What was found")
        self.setToolTip("Enter goes there; Tab moves to the next group")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setItemDelegate(_Painter(theme, self))
        self.itemClicked.connect(lambda _item: self.choose())

    def show_groups(self, groups: Sequence[Group], *, keep: bool) -> None:
        """List groups; ``keep`` leaves the row that is selected, where it is still there."""
        before = self.current_row()
        self.clear()
        for group in groups:
            head = QListWidgetItem(f"{group.heading}, {group.count:,}")
            head.setFlags(Qt.ItemFlag.NoItemFlags)
            head.setData(_WHAT, group)
            self.addItem(head)
            for row in group.rows:
                item = QListWidgetItem(row.said)
                item.setData(_WHAT, row)
                item.setToolTip(plain_tip(row.why_not or row.title))
                if row.why_not:
                    # It can be come to and read, and does nothing.
                    item.setFlags(Qt.ItemFlag.ItemIsSelectable)
                self.addItem(item)
            if group.more:
                item = QListWidgetItem(f"Show all {group.count:,}")
                item.setData(_WHAT, group.kind)
                item.setToolTip(plain_tip(f"Show all {group.count:,}: {group.heading}"))
                self.addItem(item)
        same = next((n for n in range(self.count()) if before and self._is(n, before)), -1)
        self._select(same if keep and same >= 0 else self._first())

    def current_row(self) -> Row | None:
        """The row that is selected; None on “Show all” or where there is none."""
        item = self.currentItem()
        what = item.data(_WHAT) if item is not None else None
        return what if isinstance(what, Row) else None

    def current_words(self) -> str:
        """What is selected, in words."""
        item = self.currentItem()
        return item.text() if item is not None else ""

    def step(self, by: int, *, around: bool = True) -> None:
        """Move the selection; past the last is the first, unless it is a page that is moved."""
        rows = [n for n in range(self.count()) if not self._is_head(n)]
        if not rows:
            return
        here = rows.index(self.currentRow()) if self.currentRow() in rows else -1
        there = here + by
        there = there % len(rows) if around else max(0, min(len(rows) - 1, there))
        self._select(rows[there])

    def step_page(self, by: int) -> None:
        """Move by about as many rows as can be seen."""
        high = max(1, self.visualItemRect(self.currentItem()).height()) if self.count() else 1
        self.step(by * max(1, self.viewport().height() // high - 1), around=False)

    def step_group(self, by: int) -> None:
        """Move to the first row of the next group, or of the one before."""
        heads = [n for n in range(self.count()) if self._is_head(n)]
        if not heads:
            return
        here = sum(head < self.currentRow() for head in heads) - 1
        self._select(heads[(here + by) % len(heads)] + 1)

    def choose(self) -> None:
        """Do what the selected row says."""
        item = self.currentItem()
        what = item.data(_WHAT) if item is not None else None
        if isinstance(what, Row):
            self.chosen.emit(what)
        elif isinstance(what, str):
            self.all_asked.emit(what)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The selected row, and the heading over it, stay in sight."""
        super().resizeEvent(event)
        self._select(self.currentRow())

    def tall(self) -> int:
        """The height of everything listed."""
        return sum(self.sizeHintForRow(n) for n in range(self.count()))

    def _select(self, number: int) -> None:
        self.setCurrentRow(number)
        if number > 0 and self._is_head(number - 1):
            self.scrollToItem(self.item(number - 1))
        if number >= 0:
            self.scrollToItem(self.item(number))

    def _first(self) -> int:
        return next((n for n in range(self.count()) if not self._is_head(n)), -1)

    def _is_head(self, number: int) -> bool:
        return isinstance(self.item(number).data(_WHAT), Group)

    def _is(self, number: int, row: Row) -> bool:
        what = self.item(number).data(_WHAT)
        return isinstance(what, Row) and what.id == row.id


class _Painter(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        what = index.data(_WHAT)
        if isinstance(what, Group):
            return QSize(0, self._theme.px(_HEAD))
        two = isinstance(what, Row) and (what.detail or what.why_not)
        return QSize(0, self._theme.px(_TWO if two else _ONE))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        what = index.data(_WHAT)
        box: QRect = option.rect
        state: QStyle.StateFlag = option.state
        if isinstance(what, Group):
            self._paint_head(painter, box, what)
        else:
            if state & QStyle.StateFlag.State_Selected:
                px = self._theme.px
                painter.fillRect(box, self._theme.color("soft_blue"))
                painter.fillRect(box.x(), box.y(), px(3), box.height(), self._theme.color("accent"))
            if isinstance(what, Row):
                self._paint_row(painter, box, what)
            else:
                inner = box.adjusted(self._theme.px(42), 0, -self._theme.px(16), 0)
                self._draw(painter, inner, index.data(), (), Role.BODY, self._theme.color("accent"))
        painter.restore()

    def _paint_head(self, painter: QPainter, box: QRect, group: Group) -> None:
        px, theme = self._theme.px, self._theme
        if box.y() > 0:
            painter.setPen(theme.color("line"))
            painter.drawLine(box.topLeft(), box.topRight())
        inner = box.adjusted(px(16), px(6), -px(16), 0)
        painter.setFont(theme.font(Role.CAPTION, 600))
        painter.setPen(theme.color("text3"))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(inner, right, f"{group.count:,}")
        inner.setRight(inner.right() - px(40))
        metrics = QFontMetrics(painter.font())
        said = next(
            (one for one in group.headings() if metrics.horizontalAdvance(one) <= inner.width()),
            metrics.elidedText(group.title, Qt.TextElideMode.ElideRight, inner.width()),
        )
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, said)

    def _paint_row(self, painter: QPainter, box: QRect, row: Row) -> None:
        px, theme = self._theme.px, self._theme
        ink = "text3" if row.why_not else "text"
        size = px(16)
        ratio = self._ratio()
        picture = icons.pixmap(row.icon, theme.tokens.text2, size, ratio)
        inner = box.adjusted(px(42), px(4), -px(16), -px(4))
        below = row.why_not or row.detail
        top = QRect(inner)
        if below:
            top.setHeight(inner.height() // 2)
        painter.drawPixmap(box.x() + px(16), top.center().y() - size // 2, picture)
        right = self._paint_right(painter, top, row)
        self._draw(
            painter, top.adjusted(0, 0, -right, 0), row.title, row.matches, Role.BODY,
            theme.color(ink),
        )  # fmt: skip
        if below:
            under = QRect(inner.x(), top.bottom() + 1, inner.width(), inner.height() - top.height())
            matches = () if row.why_not else row.inside
            self._draw(painter, under, below, matches, Role.CAPTION, theme.color("text2"))

    def _paint_right(self, painter: QPainter, top: QRect, row: Row) -> int:
        """Draw a command's keys in a cap, or a figure; return how wide that is."""
        px, theme = self._theme.px, self._theme
        words = row.keys or row.aside
        if not words:
            return 0
        painter.setFont(theme.font(Role.CAPTION if row.keys else Role.BODY, 600))
        wide = QFontMetrics(painter.font()).horizontalAdvance(words)
        if row.keys:
            wide += px(12)
            cap = QRectF(top.right() - wide, top.center().y() - px(10), wide, px(20))
            painter.setPen(QPen(theme.color("border"), 1))
            painter.setBrush(theme.color("surface"))
            painter.drawRoundedRect(cap, px(4), px(4))
            painter.setPen(theme.color("text2"))
            painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, words)
        else:
            painter.setPen(theme.color("text"))
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(top, right, words)
        return wide + px(12)

    def _draw(
        self, painter: QPainter, box: QRect, words: str, matches: Sequence[Span], role: Role,
        ink: QColor,
    ) -> None:  # fmt: skip
        """Draw words with what was typed in bold, cut with … where the room ends."""
        left = 0
        painter.setPen(ink)
        for piece, bold in _pieces(words, matches):
            font = self._theme.font(role, 700 if bold else None)
            metrics = QFontMetrics(font)
            room = box.width() - left
            if room <= 0:
                break
            painter.setFont(font)
            said = metrics.elidedText(piece, Qt.TextElideMode.ElideRight, room)
            painter.drawText(box.adjusted(left, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, said)
            left += metrics.horizontalAdvance(piece)

    def _ratio(self) -> float:
        above = self.parent()
        return above.devicePixelRatioF() if isinstance(above, QWidget) else 1.0


def _pieces(words: str, matches: Sequence[Span]) -> list[tuple[str, bool]]:
    pieces: list[tuple[str, bool]] = []
    at = 0
    for first, last in sorted(matches):
        first = max(first, at)
        if first >= min(last, len(words)):
            continue
        pieces += [(words[at:first], False), (words[first:last], True)]
        at = last
    pieces.append((words[at:], False))
    return [piece for piece in pieces if piece[0]]
