"""The palette: one field, and what can be reached by what is typed into it."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from oversight_app.ui import icons
from oversight_app.ui.palette_rows import Group, Row, in_order
from oversight_app.ui.theme import Role, Theme
from oversight_app.ui.widgets.label import IconLabel, button, dress_icon, label, rule
from oversight_app.ui.widgets.palette_list import PaletteList

_WIDTH, _PAUSE_MS, _LEAST_LIST = 640, 40, 46
_KEYS = "↑ ↓ move · Tab next group · Enter go · Esc close"


class Shown(Protocol):
    """What was found: groups, and a line above them of what was looked for instead."""

    @property
    def groups(self) -> tuple[Group, ...]: ...

    @property
    def said(self) -> str: ...


class Source(Protocol):
    """Where rows come from. ``kind`` is the one kind that is asked for, "" for all."""

    def at_once(self, words: str, kind: str) -> tuple[Group, ...]:
        """Rows that need no job; with no words the places pinned and seen."""

    def look(self, words: str, kind: str, done: Callable[[Shown], None]) -> bool:
        """Look for the rest in a job; False where there is nothing to look through."""

    def kind_words(self, kind: str) -> str:
        """What a kind is called: “Records”."""

    def nothing(self, words: str, kind: str) -> str:
        """What to say where nothing was found."""


_NAMED = {
    Qt.Key.Key_Down: "down", Qt.Key.Key_Up: "up", Qt.Key.Key_PageDown: "page-down",
    Qt.Key.Key_PageUp: "page-up", Qt.Key.Key_Return: "enter", Qt.Key.Key_Enter: "enter",
    Qt.Key.Key_Tab: "tab", Qt.Key.Key_Backtab: "backtab",
}  # fmt: skip


class _Field(QLineEdit):
    """From the words, the arrows move in the list."""

    keyed = Signal(str)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """What was typed on the search box is gone on with, not typed over."""
        super().focusInEvent(event)
        self.end(False)

    def event(self, event: QEvent) -> bool:
        """Tab goes to the next group; Ctrl+K closes, as it opened."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            named = _NAMED.get(Qt.Key(event.key()))
            if named == "tab" and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                named = "backtab"
            if named is not None:
                self.keyed.emit(named)
                return True
            if event.key() == Qt.Key.Key_K and event.modifiers() == _CTRL:
                self.keyed.emit("close")
                return True
            if event.key() == Qt.Key.Key_Backspace and not self.text():
                self.keyed.emit("widen")
                return True
        return super().event(event)


_CTRL = Qt.KeyboardModifier.ControlModifier


class PaletteDialog(QDialog):
    """``chosen`` is the row that was chosen, None while none was."""

    def __init__(
        self, theme: Theme, source: Source, words: str = "", kind: str = "",
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("palette")
        self.setWindowTitle("Search or jump to")
        self.setAccessibleName("Search or jump to")
        self.chosen: Row | None = None
        self._theme, self._source, self._kind = theme, source, kind
        self._shown: str | None = None
        self._found: tuple[Group, ...] = ()
        self._then_choose = self._moved = False
        self.words = _Field(words)
        self.words.setObjectName("palette-words")
        self.words.setFrame(False)
        self.words.setProperty("part", "palette-words")
        self.words.setAccessibleName("Search or jump to")
        self.words.setToolTip("Any words, a reference, a figure, or the name of a command")
        self.narrowed = button("", "link")
        self.narrowed.setObjectName("palette-narrowed")
        self.narrowed.clicked.connect(lambda _c=False: self.narrow(""))
        self.list = PaletteList(theme, self)
        self.list.setMinimumHeight(theme.px(_LEAST_LIST))
        self.said = label("", Role.CAPTION, "text2", wrap=True)
        self.said.setObjectName("palette-said")
        self.said.setContentsMargins(16, 6, 16, 6)
        self._sign = IconLabel()
        self._lay_out()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._look)
        self.words.textChanged.connect(self._typed)
        self.words.keyed.connect(self._keyed)
        self.list.chosen.connect(self._choose)
        self.list.all_asked.connect(self.narrow)
        self.list.currentItemChanged.connect(lambda *_: self._announce())
        self.narrow(kind)
        self.words.setFocus()

    @property
    def kind(self) -> str:
        """The one kind of thing that is listed; "" for all."""
        return self._kind

    def narrow(self, kind: str) -> None:
        """List one kind of thing alone; "" lists all again."""
        self._kind = kind
        words = self._source.kind_words(kind)
        self.narrowed.setText(f"{words} ✕")
        self.narrowed.setToolTip(f"Showing {words.lower()} alone. Show everything (Backspace)")
        self.narrowed.setAccessibleName(f"Showing {words.lower()} alone: show everything")
        self.narrowed.setVisible(bool(kind))
        self.words.setPlaceholderText(
            f"Search {words.lower()}" if kind else "Search, or type where to go or what to do"
        )
        self._shown, self._found, self._moved = None, (), False
        self._show()
        self._look()
        self.words.setFocus()

    def sizeHint(self) -> QSize:
        """As tall as what it lists, up to most of the window behind."""
        behind = self.parentWidget()
        room = behind.size() if behind is not None else self.screen().availableSize()
        wide = min(self._theme.px(_WIDTH), room.width() - 48)
        layout = self.layout()
        assert layout is not None
        rest = layout.minimumSize().height()
        if layout.hasHeightForWidth():
            rest = max(rest, layout.minimumHeightForWidth(wide))
        # What is hidden asks for no room.
        listed = self.list.tall() - self.list.minimumHeight() if self.list.count() else 0
        return QSize(wide, min(rest + max(0, listed) + 2, int(room.height() * 0.72)))

    def place(self) -> None:
        """Stand over the upper part of the window, in its middle."""
        self.resize(self.sizeHint())
        behind = self.parentWidget()
        if behind is not None:
            at = behind.mapToGlobal(QPoint(0, 0))
            left = (behind.width() - self.width()) // 2
            self.move(at.x() + left, at.y() + self._theme.px(64))

    def showEvent(self, event: object) -> None:
        """Come up in its place."""
        self.place()
        super().showEvent(event)  # type: ignore[arg-type]

    def _lay_out(self) -> None:
        px = self._theme.px
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        card = QFrame()
        card.setProperty("part", "palette")
        box.addWidget(card)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        row = QHBoxLayout()
        row.setContentsMargins(px(16), px(10), px(12), px(10))
        row.setSpacing(px(8))
        size = px(16)
        self._sign.setPixmap(icons.pixmap("search", self._theme.tokens.text2, size, 2.0))
        row.addWidget(self._sign)
        row.addWidget(self.narrowed)
        row.addWidget(self.words, 1)
        close = button("", "link", "Close (Esc)")
        close.setAccessibleName("Close")
        close.setObjectName("palette-close")
        dress_icon(close, self._theme, "close")
        close.clicked.connect(lambda _c=False: self.reject())
        row.addWidget(close)
        inside.addLayout(row)
        inside.addWidget(rule())
        inside.addWidget(self.said)
        inside.addWidget(self.list, 1)
        inside.addWidget(rule())
        keys = label(_KEYS, Role.CAPTION, "text3")
        keys.setContentsMargins(16, px(5), 16, px(6))
        inside.addWidget(keys)

    def _typed(self, _words: str) -> None:
        self._then_choose = self._moved = False
        self._show()
        self._pause.start()

    def _text(self) -> str:
        return self.words.text().strip()

    def _look(self) -> None:
        words = self._text()
        looking = bool(words) and self._source.look(
            words, self._kind, lambda shown: self._take(words, shown)
        )
        if not looking:
            self._shown, self._found = words, ()
            self._show()
            self._finish()

    def _take(self, words: str, shown: Shown) -> None:
        if isValid(self) and words == self._text() and self.isVisible():
            self._shown, self._found = words, shown.groups
            self._show(shown.said)
            self._finish()

    def _show(self, said: str = "") -> None:
        """List what is known by now; what older words found stays until the newer ones have."""
        words = self._text()
        found = self._found if words else ()
        groups = in_order((*self._source.at_once(words, self._kind), *found))
        self.list.show_groups(groups, keep=self._moved)
        done = self._shown == words
        nothing = self._source.nothing(words, self._kind) if done and not groups else ""
        self.said.setText(said or nothing)
        self.said.setVisible(bool(said or nothing))
        self.list.setVisible(bool(groups))
        if self.isVisible():
            self.place()

    def _finish(self) -> None:
        then, self._then_choose = self._then_choose, False
        if then:
            self.list.choose()

    def _keyed(self, key: str) -> None:
        match key:
            case "down" | "up":
                self._moved = True
                self.list.step(1 if key == "down" else -1)
            case "page-down" | "page-up":
                self._moved = True
                self.list.step_page(1 if key == "page-down" else -1)
            case "tab" | "backtab":
                self._moved = True
                self.list.step_group(1 if key == "tab" else -1)
            case "enter":
                self._enter()
            case "widen":
                if self._kind:
                    self.narrow("")
            case _:
                self.reject()

    def _enter(self) -> None:
        """Do what is selected; what was typed a moment ago is looked for first."""
        if self._moved or self._shown == self._text():
            self.list.choose()
        else:
            self._then_choose = True
            self._pause.stop()
            self._look()

    def _choose(self, row: Row) -> None:
        if row.why_not:
            self.said.setText(row.why_not)
            self.said.show()
            return
        self.chosen = row
        self.accept()

    def _announce(self) -> None:
        """Tell a screen reader what is selected, as the keyboard stays in the field."""
        words = self.list.current_words()
        if words and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.words, words))


def chosen_of(dialog: PaletteDialog) -> Callable[[], None]:
    """Return what runs once a palette has closed on its choice."""

    def run() -> None:
        if dialog.chosen is not None:
            dialog.chosen.run()

    return run
