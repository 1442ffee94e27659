"""Ctrl+F: the bar above a page that looks for words in what it shows, and marks them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QWidget
from shiboken6 import isValid

from oversight_app.ui.page_finding import Match, find_in, scrolled_by
from oversight_app.ui.theme import Role, Theme
from oversight_app.ui.widgets.label import button, dress_icon, label

if TYPE_CHECKING:
    from oversight_app.ui.main_window import MainWindow

_PAUSE_MS, _AGAIN_MS = 120, 400


class FindBar(QFrame):
    """Looks through the page in front; another page is looked through when it comes."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window.frame)
        self._window, self._theme = window, window.theme
        self.setObjectName("find-bar")
        self.setAccessibleName("Find on this page")
        self.words = _Field()
        self.words.setObjectName("find-words")
        self.words.setAccessibleName("Find on this page")
        self.words.setPlaceholderText("Find on this page")
        self.words.setToolTip("Words in what this page shows. Enter goes to the next, Shift+Enter "
                              "back")  # fmt: skip
        self.words.setClearButtonEnabled(True)
        self.said = label("", Role.BODY, "text2")
        self.said.setObjectName("find-said")
        self.back = self._button("find-back", "Match before (Shift+Enter)")
        self.on = self._button("find-on", "Next match (Enter)")
        self.shut = self._button("find-close", "Close (Esc)")
        row = self._row = QHBoxLayout(self)
        row.addWidget(self.words, 3)
        row.addWidget(self.back)
        row.addWidget(self.on)
        row.addWidget(self.said, 1)
        row.addWidget(self.shut)
        self._matches: list[Match] = []
        self._here = -1
        self._marks = _Marks(self._theme)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.look)
        self._again = QTimer(self, singleShot=True, interval=_AGAIN_MS)
        self._again.timeout.connect(self._look_again)
        self.words.textChanged.connect(lambda _t: self._pause.start())
        self.words.stepped.connect(self.step)
        self.words.left.connect(self.leave)
        self.back.clicked.connect(lambda _c=False: self.step(-1))
        self.on.clicked.connect(lambda _c=False: self.step(1))
        self.shut.clicked.connect(lambda _c=False: self.leave())
        window.going.arrived.connect(self._on_arrived)
        window.theme.changed.connect(self._dress)
        self._dress()
        window.frame.put_above(self)
        self.hide()

    def begin(self) -> None:
        """Come up, with what was looked for before selected."""
        self.show()
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.words.selectAll()
        self.look()

    def look(self) -> None:
        """Look through what the page shows now, and go to the first match."""
        self._pause.stop()
        self._find()
        self._here = 0 if self._matches else -1
        self._go()

    def step(self, by: int) -> None:
        """Go to the next match or the one before, and round at the end."""
        if self._pause.isActive():
            self.look()
        elif self._matches:
            self._here = (self._here + by) % len(self._matches)
            self._go()

    def leave(self) -> None:
        """Go away; the keyboard goes to the page."""
        self.hide()
        self._matches = []
        if isValid(self._marks):
            self._marks.hide()
        page = self._window.page
        if page is not None:
            page.setFocus(Qt.FocusReason.OtherFocusReason)
            if not page.isAncestorOf(self._window.focusWidget() or self):
                self._window.frame.stack.setFocus()

    @property
    def matches(self) -> int:
        """How many were found."""
        return len(self._matches)

    def _find(self) -> None:
        page = self._window.page
        self._matches = find_in(page, self.words.text()) if page is not None else []

    def _look_again(self) -> None:
        """What a job has brought since is looked through too; one stays where one is."""
        if self.isVisible():
            self._find()
            self._here = min(max(self._here, 0), len(self._matches) - 1)
            self._tell()

    def _go(self) -> None:
        if self._here >= 0 and isValid(self._matches[self._here].on):
            self._matches[self._here].reveal()
        self._tell()

    def _tell(self) -> None:
        many = len(self._matches)
        if not self.words.text().strip():
            said = ""
        elif not many:
            said = "Not on this page. Ctrl+K looks everywhere."
        else:
            said = f"{self._here + 1:,} of {many:,}"
        self.said.setText(said)
        self.back.setEnabled(many > 0)
        self.on.setEnabled(many > 0)
        page = self._window.page
        if page is not None:
            if not isValid(self._marks):
                # It went with the page that it lay on.
                self._marks = _Marks(self._theme)
            self._marks.mark(page, self._matches, self._here)

    def _on_arrived(self) -> None:
        if self.isVisible():
            if self._window.session is None:
                self.leave()
            else:
                self._find()
                self._here = 0 if self._matches else -1
                self._tell()
                self._again.start()

    def _button(self, name: str, tip: str) -> QPushButton:
        made = button("", "link", tip)
        made.setObjectName(name)
        made.setAccessibleName(tip.partition(" (")[0])
        return made

    def _dress(self) -> None:
        px = self._theme.px
        self._row.setContentsMargins(24, px(2), 24, px(8))
        self._row.setSpacing(px(4))
        # As wide as it is read well, and less where large text leaves less.
        self.words.setMinimumWidth(px(100))
        self.words.setMaximumWidth(px(280))
        for made, icon in (
            (self.back, "chevron-up"), (self.on, "chevron-down"), (self.shut, "close"),
        ):  # fmt: skip
            dress_icon(made, self._theme, icon)


def find_bar(window: "MainWindow") -> FindBar:
    """Return the window's bar, made when it is first wanted."""
    return window.frame.findChild(FindBar) or FindBar(window)


class _Field(QLineEdit):
    stepped = Signal(int)
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.stepped.emit(-1 if back else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class _Marks(QWidget):
    """Lies over a page and lets everything through: a line under each match, a ring around the
    one that is gone to."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._matches: list[Match] = []
        self._here = -1
        self._watched: list[QObject] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def mark(self, page: QWidget, matches: list[Match], here: int) -> None:
        """Mark these on a page."""
        self._matches, self._here = matches, here
        if self.parentWidget() is not page:
            self.setParent(page)
            page.installEventFilter(self)
        for area in scrolled_by(page):
            if area not in self._watched:
                self._watched.append(area)
                for bar in (area.verticalScrollBar(), area.horizontalScrollBar()):
                    bar.valueChanged.connect(self.update)
        self.setGeometry(page.rect())
        self.setVisible(bool(matches))
        self.raise_()
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Be as large as the page."""
        if event.type() is QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        page = self.parentWidget()
        if page is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, match in enumerate(self._matches):
            box = match.seen_in(page)
            if box.isEmpty():
                continue
            if number == self._here:
                painter.setPen(QPen(self._theme.color("accent"), 2))
                painter.drawRoundedRect(box.adjusted(-1, 0, 1, 0), 3, 3)
            else:
                line = QRect(box.left(), box.bottom() - 1, box.width(), 2)
                painter.fillRect(line, self._theme.color("mute"))
        painter.end()
