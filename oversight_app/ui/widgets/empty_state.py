"""A page with nothing to show yet: one sentence, one button, one link."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from oversight_app.ui.theme import Role
from oversight_app.ui.widgets.label import button, label


class EmptyState(QWidget):
    """Says what is missing and offers the way to it."""

    acted = Signal()
    linked = Signal()

    def __init__(
        self, words: str, action: str, link: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._words = label(words, Role.CARD_TITLE, wrap=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.action = button(action, "primary", action)
        self.action.setObjectName("empty-action")
        self.action.setAccessibleName(action)
        self.action.clicked.connect(lambda _c=False: self.acted.emit())
        self.link = button(link, "link", link)
        self.link.setObjectName("empty-link")
        self.link.clicked.connect(lambda _c=False: self.linked.emit())
        self.link.setVisible(bool(link))
        box = QVBoxLayout(self)
        box.setSpacing(16)
        box.addStretch(2)
        box.addWidget(self._words)
        box.addWidget(self.action, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addWidget(self.link, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addStretch(3)

    def set_words(self, words: str) -> None:
        """Say something else."""
        self._words.setText(words)
        self.setAccessibleName(words)


def nothing_yet(words: QLabel, way: QPushButton) -> QWidget:
    """Lay out what a card shows while there is nothing: what is missing, and the way to it."""
    made = QWidget()
    box = QVBoxLayout(made)
    box.setContentsMargins(16, 8, 16, 24)
    box.setSpacing(16)
    box.addStretch(1)
    words.setAlignment(Qt.AlignmentFlag.AlignCenter)
    box.addWidget(words)
    box.addWidget(way, 0, Qt.AlignmentFlag.AlignHCenter)
    box.addStretch(2)
    return made
