"""A card: a white surface that says one thing, with its finding as the title."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from oversight_app.ui.theme import Role
from oversight_app.ui.widgets.label import button, label


class Card(QFrame):
    """Title, subtitle, actions in the corner, and whatever ``add`` puts below them."""

    def __init__(self, title: str = "", subtitle: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("part", "card")
        self._title = label(title, Role.CARD_TITLE, wrap=True, selectable=True)
        self._subtitle = label(subtitle, Role.CAPTION, "text2", wrap=True)
        self._actions = QWidget()
        self._corner = QHBoxLayout(self._actions)
        self._corner.setContentsMargins(0, 0, 0, 0)
        self._corner.setSpacing(4)
        self._first, self._second = QHBoxLayout(), QHBoxLayout()
        self._first.setSpacing(12)
        self._first.addWidget(self._title, 1)
        self._first.addWidget(self._actions, 0, Qt.AlignmentFlag.AlignVCenter)
        self._second.setSpacing(12)
        self._second.addWidget(self._subtitle, 1)
        words = self._words = QVBoxLayout()
        words.setContentsMargins(16, 6, 12, 6)
        words.setSpacing(0)
        words.addLayout(self._first)
        words.addLayout(self._second)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(1, 1, 1, 1)
        self._box.setSpacing(0)
        self._box.addLayout(words)
        self.set_words(title, subtitle)

    def set_words(self, title: str, subtitle: str) -> None:
        """Say something else at the top."""
        self._title.setText(title)
        self._subtitle.setText(subtitle)
        self._subtitle.setVisible(bool(subtitle))
        self.setAccessibleName(title)
        self._place_corner()

    def event(self, event: QEvent) -> bool:
        """A button more, or a wider one, may have to go below the title."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._place_corner()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See again where the corner has room."""
        super().resizeEvent(event)
        self._place_corner()

    def _place_corner(self) -> None:
        """Put the corner beside the subtitle where the title needs its whole line, and give
        every card's title a line of one height."""
        metrics = self._title.fontMetrics()
        line = round(1.45 * metrics.height())
        if self._title.minimumHeight() != line:
            self._title.setMinimumHeight(line)
        edges, box = self._words.contentsMargins(), self._box.contentsMargins()
        room = self.width() - edges.left() - edges.right() - box.left() - box.right()
        actions = self._actions.sizeHint().width()
        title = metrics.horizontalAdvance(self._title.text()) + 2
        below = bool(actions) and title + self._first.spacing() + actions > room
        wanted = self._second if below else self._first
        if wanted.indexOf(self._actions) < 0:
            (self._first if below else self._second).removeWidget(self._actions)
            edge = Qt.AlignmentFlag.AlignTop if below else Qt.AlignmentFlag.AlignVCenter
            wanted.addWidget(self._actions, 0, edge)

    def height_with(self, inside: int, width: int) -> int:
        """How high the card is, so wide, where what is below its title is to be ``inside``."""
        edges = self._box.contentsMargins()
        line = self.height() - self.contentsRect().height()
        room = width - edges.left() - edges.right() - line
        return self._words.heightForWidth(room) + inside + edges.top() + edges.bottom() + line

    def add(self, widget: QWidget, stretch: int = 1) -> None:
        """Put a widget below the title; it reaches from edge to edge."""
        self._box.addWidget(widget, stretch)

    def add_action(self, words: str, tip: str) -> QPushButton:
        """Put a quiet button in the corner."""
        made = button(words, "link", tip)
        made.setProperty("role", Role.CAPTION.value)
        made.setAccessibleName(words)
        made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._corner.addWidget(made)
        return made

    def add_corner(self, widget: QWidget) -> None:
        """Put a control in the corner, after what is there."""
        self._corner.addWidget(widget)

    def add_note(self) -> QLabel:
        """Put a caption beside the title's right end and return it (a table's order)."""
        note = label("", Role.CAPTION, "text2")
        self._corner.addWidget(note)
        return note
