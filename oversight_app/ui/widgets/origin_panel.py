"""“Where does this come from?”, answered in a panel at the right of the page."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from oversight_app.domain.findings import Origin
from oversight_app.ui.theme import Role, Theme
from oversight_app.ui.widgets.about_list import TITLE, AboutList
from oversight_app.ui.widgets.label import button, label

_WIDTH = 304


class OriginPanel(QFrame):
    """Lies over the right edge of its parent, 304 wide; Esc closes it and gives focus back.

    ``about`` is for what the office recorded about the figure, hidden until somebody fills it;
    ``figure_shown`` carries what records name the figure by, "" for what none names.
    """

    closed = Signal()
    figure_shown = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pairs: tuple[tuple[str, str], ...] = ()
        self._came_from: QWidget | None = None
        self.setProperty("part", "card")
        self.setAccessibleName("Where does this come from?")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(12)
        self.about = AboutList(
            theme, "Ask about this…", "Record a question about this figure, linked to it"
        )
        self.about.hide()
        inside = QWidget()
        whole = QVBoxLayout(inside)
        whole.setSpacing(16)
        whole.setContentsMargins(8, 4, 16, 16)
        # The links of the list have edges around their words.
        self._lines.setContentsMargins(8, 0, 0, 0)
        whole.addLayout(self._lines)
        whole.addWidget(self.about)
        whole.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidget(inside)
        self._scroll.setWidgetResizable(True)
        inside.setAutoFillBackground(False)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.viewport().setAutoFillBackground(False)
        self.copy_button = button("Copy", tip="Copy all of this as text")
        self.copy_button.clicked.connect(self.copy)
        self.close_button = button("Close", tip="Close this panel (Esc)")
        self.close_button.clicked.connect(self.dismiss)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(16, 8, 16, 12)
        buttons.setSpacing(8)
        buttons.addWidget(self.copy_button)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        title = label("Where does this come from?", Role.CARD_TITLE, wrap=True)
        title.setContentsMargins(16, 14, 16, 4)
        box = QVBoxLayout(self)
        box.setContentsMargins(1, 1, 1, 1)
        box.setSpacing(0)
        box.addWidget(title)
        box.addWidget(self._scroll, 1)
        box.addLayout(buttons)
        parent.installEventFilter(self)
        theme.changed.connect(self._place)
        self.hide()

    def show_origin(self, origin: Origin) -> None:
        """Open with an answer; another one replaces what is shown."""
        self._open(origin.lines())
        self.figure_shown.emit(origin.figure_id)

    def show_lines(self, pairs: tuple[tuple[str, str], ...]) -> None:
        """Open with an answer as (label, words) pairs, about what no record names."""
        self._open(pairs)
        self.figure_shown.emit("")

    def _open(self, pairs: tuple[tuple[str, str], ...]) -> None:
        self._pairs = pairs
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for caption, words in pairs:
            pair = QWidget()
            lines = QVBoxLayout(pair)
            lines.setContentsMargins(0, 0, 0, 0)
            lines.setSpacing(1)
            lines.addWidget(label(caption, Role.CAPTION, "text3"))
            lines.addWidget(label(words, wrap=True, selectable=True))
            self._lines.addWidget(pair)
        if self.isHidden():
            self._came_from = self.window().focusWidget()
        self._place()
        self.show()
        self.raise_()
        self._scroll.verticalScrollBar().setValue(0)
        self.close_button.setFocus(Qt.FocusReason.PopupFocusReason)

    def text(self) -> str:
        """What “Copy” puts on the clipboard: each label with its words."""
        pairs = list(self._pairs)
        if not self.about.isHidden() and self.about.found:
            pairs.append((TITLE, self.about.text()))
        return "\n".join(f"{caption}: {words}" for caption, words in pairs)

    def copy(self) -> None:
        """Put it all on the clipboard."""
        QGuiApplication.clipboard().setText(self.text())

    def dismiss(self) -> None:
        """Close, and give the focus back to where it was."""
        self.hide()
        if self._came_from is not None and self._came_from.isVisible():
            self._came_from.setFocus(Qt.FocusReason.PopupFocusReason)
        self.closed.emit()

    def _place(self) -> None:
        parent = self.parentWidget()
        if parent is not None:
            width = min(self._theme.px(_WIDTH), parent.width())
            self.setGeometry(parent.width() - width, 0, width, parent.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and watched is self.parentWidget():
            self._place()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)
