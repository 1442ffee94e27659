"""A few words bottom left, for six seconds, with the way back."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from oversight_app.ui.accessible.announcing import announce
from oversight_app.ui.theme import Theme
from oversight_app.ui.widgets.label import button, label

SHOWN_MS = 6_000


class Toast(QFrame):
    """Lies over its parent; waits while the pointer or the keyboard is on it.

    ``undo_asked`` is its Undo button, ``go_asked`` the one that leads to a place.
    """

    undo_asked = Signal()
    go_asked = Signal(str)

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        super().__init__(parent)
        self._over = parent
        self._theme = theme
        self.setProperty("part", "toast")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._left = 0
        self._words = label("", ink="")
        self._undo = button("Undo")
        self._undo.setObjectName("toast-undo")
        self._undo.clicked.connect(self._on_undo)
        self._undo.installEventFilter(self)
        self._go = button("Show them")
        self._go.setObjectName("toast-go")
        self._go.clicked.connect(self._on_go)
        self._go.installEventFilter(self)
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._timer.timeout.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 8, 6)
        row.setSpacing(12)
        row.addWidget(self._words)
        row.addWidget(self._go)
        row.addWidget(self._undo)
        parent.installEventFilter(self)
        self.hide()

    def say(
        self, words: str, *, undo: bool = False, go: str = "", left: int = 0, above: int = 0
    ) -> None:
        """Show words; ``go`` is the place that what they tell of is listed at. ``left`` and
        ``above`` keep it clear of the column and the status line."""
        self._words.setText(words)
        self.setAccessibleName(words)
        self._undo.setVisible(undo)
        self._undo.setAccessibleName(f"Undo: {words}")
        self._place_to_go = go
        self._go.setVisible(bool(go))
        self._go.setAccessibleName(f"Show them: {words}")
        self._place = (left, above)
        self._settle()
        self.show()
        self.raise_()
        self._timer.start()
        announce(self, words)

    _place = (0, 0)
    _place_to_go = ""

    def enterEvent(self, event: QEnterEvent) -> None:
        """Wait while the pointer is on it."""
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Count the six seconds again."""
        self._timer.start()
        super().leaveEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the corner; wait while the keyboard is on a button; Esc sends it away."""
        kind = event.type()
        if watched is self._over and kind is QEvent.Type.Resize:
            self._settle()
        elif kind is QEvent.Type.FocusIn:
            self._timer.stop()
        elif kind is QEvent.Type.FocusOut:
            self._timer.start()
        return super().eventFilter(watched, event)

    def _settle(self) -> None:
        left, above = self._place
        self.setMinimumHeight(self._theme.px(44))
        self.adjustSize()
        self.move(left, self._over.height() - above - self.height())

    def _on_go(self) -> None:
        self.hide()
        self.go_asked.emit(self._place_to_go)

    def _on_undo(self) -> None:
        self.hide()
        self.undo_asked.emit()
