"""The sections of a paper: ticked in or out, and moved by dragging or with Alt and an arrow."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QDropEvent, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from oversight_app.ui import icons
from oversight_app.ui.plain_tips import plain_tip
from oversight_app.ui.theme import Role, Theme

_ROW = 46
_ENTRY = Qt.ItemDataRole.UserRole
AnyIndex = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class SectionEntry:
    """A section as the list shows it. ``status`` is its word, with ``icon`` and ``ink`` (a
    token's name). A ``fixed`` one is always in, and last."""

    id: str
    name: str
    state: str
    included: bool
    fixed: bool = False
    status: str = "Ready"
    icon: str = "met"
    ink: str = "tealt"

    @property
    def aloud(self) -> str:
        """The row as it is read aloud."""
        return ". ".join(one for one in (self.name, self.state, self.status) if one)


class SectionList(QListWidget):
    """Space ticks, Alt and an arrow moves, Enter or F2 asks for words of the office's own."""

    changed = Signal()
    """A person ticked a section, or moved one."""
    words_asked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._quiet = False
        self._locked = False
        self.setObjectName("sections")
        self.setAccessibleName("Sections")
        self.setToolTip(
            "Space takes a section in or out. Alt and an arrow moves it. Enter opens its words."
        )
        self.setItemDelegate(_Rows(theme, self))
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.itemChanged.connect(lambda _item: self._tell())
        self.itemDoubleClicked.connect(lambda item: self.words_asked.emit(entry_of(item).id))
        theme.changed.connect(self._fit)

    @property
    def entries(self) -> tuple[SectionEntry, ...]:
        """What is shown, in its order."""
        return tuple(entry_of(self.item(row)) for row in range(self.count()))

    @property
    def chosen(self) -> tuple[tuple[str, bool], ...]:
        """The id of each section in the order shown, and whether it is in."""
        return tuple(
            (entry_of(one).id, one.checkState() is Qt.CheckState.Checked)
            for one in (self.item(row) for row in range(self.count()))
        )

    @property
    def current_id(self) -> str:
        """The section that the keyboard is on; "" for none."""
        item = self.currentItem()
        return entry_of(item).id if item is not None else ""

    def show_entries(self, entries: Sequence[SectionEntry], *, locked: bool = False) -> None:
        """Show the sections, staying on the one that the keyboard was on."""
        if tuple(entries) == self.entries and locked == self._locked:
            return
        here = self.current_id
        self._quiet, self._locked = True, locked
        if [one.id for one in entries] != [one.id for one in self.entries]:
            self.clear()
            for one in entries:
                self.addItem(QListWidgetItem(one.name))
                if one.id == here:
                    self.setCurrentRow(self.count() - 1)
        for row, one in enumerate(entries):
            self._fill(self.item(row), one)
        if self.currentRow() < 0 and self.count():
            self.setCurrentRow(0)
        self._quiet = False
        self._fit()

    def show_section(self, section: str) -> None:
        """Put the keyboard on a section."""
        for row, one in enumerate(self.entries):
            if one.id == section:
                self.setCurrentRow(row)
                self.setFocus()

    def move_current(self, step: int) -> None:
        """Move the section that the keyboard is on a place up (−1) or down (1)."""
        row = self.currentRow()
        to = row + step
        if self._locked or not (0 <= row < self.count() and 0 <= to < self.count()):
            return
        if entry_of(self.item(row)).fixed or entry_of(self.item(to)).fixed:
            return
        self._quiet = True
        item = self.takeItem(row)
        self.insertItem(to, item)
        self.setCurrentRow(to)
        self._quiet = False
        self._tell()

    def sizeHint(self) -> QSize:
        """As high as all its rows: the card around it scrolls."""
        return QSize(self._theme.px(220), self.count() * self._theme.px(_ROW) + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(160), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, ask for words, or what a list does."""
        key, alt = event.key(), event.modifiers() & Qt.KeyboardModifier.AltModifier
        if alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_current(-1 if key == Qt.Key.Key_Up else 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2) and self.current_id:
            self.words_asked.emit(self.current_id)
        else:
            super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the new order; fixed sections stay last."""
        self._quiet = True
        super().dropEvent(event)
        last = [self.item(row) for row in range(self.count()) if entry_of(self.item(row)).fixed]
        for item in last:
            self.takeItem(self.row(item))
            self.addItem(item)
        self._quiet = False
        self._tell()

    def _fill(self, item: QListWidgetItem, entry: SectionEntry) -> None:
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        if not entry.fixed and not self._locked:
            flags |= Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsDragEnabled
        item.setFlags(flags)
        inside = entry.included or entry.fixed
        item.setCheckState(Qt.CheckState.Checked if inside else Qt.CheckState.Unchecked)
        item.setData(_ENTRY, entry)
        item.setText(entry.name)
        item.setToolTip(plain_tip(f"{entry.name}. {entry.state}"))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, entry.aloud)

    def _tell(self) -> None:
        if not self._quiet:
            self.changed.emit()

    def _fit(self) -> None:
        self.setFixedHeight(self.sizeHint().height())
        self.viewport().update()
        self.scheduleDelayedItemsLayout()


def entry_of(item: QListWidgetItem) -> SectionEntry:
    """Return what a row of the list stands for."""
    found = item.data(_ENTRY)
    return found if isinstance(found, SectionEntry) else SectionEntry("", item.text(), "", True)


class _Rows(QStyledItemDelegate):
    """Grip, tick, name over its state, and the status at the right."""

    def __init__(self, theme: Theme, parent: SectionList) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        return QSize(self._theme.px(160), self._theme.px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        entry = index.data(_ENTRY)
        if not isinstance(entry, SectionEntry):
            return
        theme, px = self._theme, self._theme.px
        ticked = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) is Qt.CheckState.Checked
        area: QRect = option.rect.adjusted(8, 1, -8, -1)
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, area, state)
        middle = area.center().y() + 1
        left = area.left() + px(6)
        ratio = painter.device().devicePixelRatio()
        if not entry.fixed:
            grip = icons.pixmap("grip", theme.tokens.mute, px(14), ratio)
            painter.drawPixmap(left, middle - px(7), grip)
        left += px(20)
        self._tick(painter, QRect(left, middle - px(8), px(16), px(16)), ticked, entry.fixed, ratio)
        left += px(26)
        right = self._status(painter, area, middle, entry, ratio)
        room = right - left - px(8)
        ink = theme.color("text" if ticked else "text3")
        here = bool(state & QStyle.StateFlag.State_Selected)
        lines = (
            (entry.name, theme.font(Role.BODY, 600 if here else 500), ink),
            (entry.state, theme.font(Role.CAPTION), theme.color("text2" if ticked else "text3")),
        )
        high = [QFontMetrics(font).height() for words, font, _ in lines if words]
        top = middle - sum(high) // 2
        for (words, font, colour), tall in zip([x for x in lines if x[0]], high, strict=True):
            painter.setFont(font)
            painter.setPen(colour)
            short = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRect(left, top, room, tall), Qt.AlignmentFlag.AlignVCenter, short)
            top += tall
        painter.restore()

    def _ground(self, painter: QPainter, area: QRect, state: QStyle.StateFlag) -> None:
        theme = self._theme
        painter.setPen(Qt.PenStyle.NoPen)
        if state & QStyle.StateFlag.State_Selected:
            painter.setBrush(theme.color("soft_blue"))
            painter.drawRoundedRect(area, theme.px(6), theme.px(6))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), theme.px(6), theme.px(6))

    def _tick(self, painter: QPainter, box: QRect, ticked: bool, fixed: bool, ratio: float) -> None:
        theme = self._theme
        on = "mute" if fixed else "accent"
        painter.setPen(QPen(theme.color(on if ticked else "control"), 1))
        painter.setBrush(theme.color(on if ticked else "surface"))
        painter.drawRoundedRect(box, theme.px(4), theme.px(4))
        if ticked:
            ink = theme.tokens.surface if fixed else theme.tokens.onaccent
            size = theme.px(12)
            picture = icons.pixmap("check", ink, size, ratio)
            inset = (box.width() - size) // 2
            painter.drawPixmap(box.left() + inset, box.top() + inset, picture)

    def _status(
        self, painter: QPainter, area: QRect, middle: int, entry: SectionEntry, ratio: float
    ) -> int:
        """Paint the status and return where it begins."""
        theme, px = self._theme, self._theme.px
        font = theme.font(Role.BODY, 500)
        wide = QFontMetrics(font).horizontalAdvance(entry.status)
        left = area.right() - px(10) - wide
        painter.setFont(font)
        painter.setPen(theme.color(entry.ink))
        box = QRect(left, area.top(), wide + 2, area.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, entry.status)
        if entry.icon:
            left -= px(19)
            ink = getattr(theme.tokens, entry.ink)
            picture = icons.pixmap(entry.icon, ink, px(14), ratio)
            painter.drawPixmap(left, middle - px(7), picture)
        return left

    def editorEvent(self, event, model, option, index) -> bool:  # type: ignore[no-untyped-def]
        """A click on the tick box, where it is painted, ticks."""
        option = QStyleOptionViewItem(option)
        if event.type() == event.Type.MouseButtonRelease:
            px = self._theme.px
            left = option.rect.left() + 8 + px(26)
            at = event.position().x()
            can = model.flags(index) & Qt.ItemFlag.ItemIsUserCheckable
            if can and left - px(6) <= at <= left + px(22):
                now = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole))
                other = (
                    Qt.CheckState.Unchecked
                    if now is Qt.CheckState.Checked
                    else Qt.CheckState.Checked
                )
                return bool(model.setData(index, other, Qt.ItemDataRole.CheckStateRole))
            return False
        return bool(super().editorEvent(event, model, option, index))
