"""A card: a white surface that says one thing, with its finding as the title."""

from PySide6.QtCore import Qt
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
        self._corner = QHBoxLayout()
        self._corner.setSpacing(4)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self._title, 1)
        top.addLayout(self._corner)
        top.setAlignment(self._corner, Qt.AlignmentFlag.AlignTop)
        words = self._words = QVBoxLayout()
        words.setContentsMargins(16, 7, 12, 6)
        words.setSpacing(0)
        words.addLayout(top)
        words.addWidget(self._subtitle)
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
