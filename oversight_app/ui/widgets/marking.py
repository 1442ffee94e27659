"""The marking tag of every window: top right and bottom centre."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from oversight_app.ui.theme import Role
from oversight_app.ui.widgets.label import label

MARKING = "OFFICIAL"
"""What a workspace is marked; papers may carry a stricter one."""


class MarkingTag(QWidget):
    """The marking in its box, for the right end of the menu bar."""

    def __init__(self, marking: str = MARKING, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = QLabel(marking)
        self._words.setProperty("part", "marking")
        self._words.setProperty("role", Role.TAG.value)
        self._words.setAccessibleName(f"Marking: {marking}")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 15, 1)
        row.addWidget(self._words, 0, Qt.AlignmentFlag.AlignVCenter)


def marking_words(marking: str = MARKING) -> QLabel:
    """Make the marking without a box, for the status line and dialogs."""
    words = label(marking, Role.TAG)
    words.setAccessibleName(f"Marking: {marking}")
    return words
