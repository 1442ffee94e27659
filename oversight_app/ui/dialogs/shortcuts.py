"""F1: everything the keyboard can do."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from oversight_app.ui.commands import Command, shortcuts
from oversight_app.ui.dialogs.framed import FramedDialog
from oversight_app.ui.theme import Role
from oversight_app.ui.widgets.label import label, rule

EVERYWHERE = (
    ("Move", "Next control, and the one before", "Tab, Shift+Tab"),
    ("Move", "Within a table", "Arrow keys"),
    ("Move", "Open the row that is marked", "Enter"),
    ("Move", "Go back one level, close what is open", "Esc"),
)
"""What works without being anyone's command."""


class ShortcutsDialog(FramedDialog):
    """Made from the commands themselves, so that it can't be wrong."""

    def __init__(self, commands: Sequence[Command], parent: QWidget | None = None) -> None:
        super().__init__("Keyboard shortcuts", parent=parent, width=720)
        self.setObjectName("shortcuts")
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(6)
        rows = [*shortcuts(commands), *EVERYWHERE]
        # One column where large text leaves no room for two.
        two = self.minimumWidth() <= self.most().width()
        half = (len(rows) + 1) // 2 if two else len(rows)
        for side, part in enumerate((rows[:half], rows[half:])):
            for line, (_menu, words, keys) in enumerate(part):
                grid.addWidget(label(words), line, side * 3)
                grid.addWidget(_key(keys), line, side * 3 + 1, Qt.AlignmentFlag.AlignRight)
        grid.setColumnStretch(0, 1)
        if two:
            grid.setColumnMinimumWidth(2, 24)
            grid.setColumnStretch(3, 1)
        self.body.addWidget(rule())
        self.body.addLayout(grid)
        self.add_button("Close", result=False).setFocus()


def _key(keys: str) -> QLabel:
    made = label(keys, Role.CAPTION)
    made.setProperty("part", "key")
    return made
