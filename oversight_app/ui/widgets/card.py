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
from oversight_app.ui.widgets.flow_layout import FlowLayout
from oversight_app.ui.widgets.label import button, label

_LETTERS = 18
"""A subtitle keeps room for so many beside the corner."""


class Card(QFrame):
    """Title, subtitle, actions in the corner, and whatever ``add`` puts below them."""

    def __init__(self, title: str = "", subtitle: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("part", "card")
        self._title = label(title, Role.CARD_TITLE, wrap=True, selectable=True)
        self._subtitle = label(subtitle, Role.CAPTION, "text2", wrap=True)
        self._actions = QWidget()
        self._corner = FlowLayout(self._actions, gap=4, row_gap=0)
        self._corner.setContentsMargins(0, 0, 0, 0)
        self._first, self._second, self._third = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
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
        words.addLayout(self._third)
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
        """Put the corner beside the title, else beside the subtitle, else below both, wherever
        there is room; and give every card's title a line of one height."""
        metrics = self._title.fontMetrics()
        line = round(1.45 * metrics.height())
        if self._title.minimumHeight() != line:
            self._title.setMinimumHeight(line)
        edges, box = self._words.contentsMargins(), self._box.contentsMargins()
        room = self.width() - edges.left() - edges.right() - box.left() - box.right()
        actions = self._actions.sizeHint().width()
        title = metrics.horizontalAdvance(self._title.text()) + 2
        gap = self._first.spacing()
        if not actions or title + gap + actions <= room:
            wanted, edge = self._first, Qt.AlignmentFlag.AlignVCenter
        elif actions + gap + _LETTERS * metrics.averageCharWidth() <= room:
            wanted, edge = self._second, Qt.AlignmentFlag.AlignTop
        else:
            # A line of its own, or two: nothing reaches beyond the card.
            wanted, edge = self._third, Qt.AlignmentFlag(0)
        lines = self._corner.heightForWidth(room) if wanted is self._third else 0
        if self._actions.minimumHeight() != lines:
            self._actions.setMinimumHeight(lines)
        if wanted.indexOf(self._actions) < 0:
            for row in (self._first, self._second, self._third):
                row.removeWidget(self._actions)
            wanted.addWidget(self._actions, 0, edge)

    def set_bare(self) -> None:
        """Leave out its edge and ground, for a place inside another card."""
        self.setProperty("part", "")
        self._words.setContentsMargins(0, 0, 0, 4)

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
