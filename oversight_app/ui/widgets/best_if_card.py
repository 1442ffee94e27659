"""What would have to be true for the selected role to be the best choice, and what can be done
with the role."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from oversight_app.review.appraisal import RoleAppraised
from oversight_app.ui.theme import Role, Theme
from oversight_app.ui.widgets.flow_layout import FlowLayout
from oversight_app.ui.widgets.label import button, dress_button, label

_ACTS = (
    ("judge", "Judge this role…", "Judge the role by every criterion", "edit"),
    ("left", "Move left", "Move the role one place to the left (Alt+Left in the matrix)",
     "arrow-left"),
    ("right", "Move right", "Move the role one place to the right (Alt+Right in the matrix)",
     "arrow-right"),
    ("remove", "Remove role", "Take the role out with its judgements; Undo brings it back",
     "delete"),
    ("all", "All roles", "What would have to be true for each of the roles", "table"),
)  # fmt: skip

_NOT_SAID = "Not said yet. Judge this role to say what would have to be true."


class BestIfCard(QFrame):
    """``asked`` carries what is to be done: *judge*, *left*, *right*, *remove* or *all*."""

    asked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("part", "card")
        self.setAccessibleName("The selected role")
        self._title = label("", Role.CARD_TITLE, wrap=True)
        self._said = label("", wrap=True, selectable=True)
        self.buttons: dict[str, QPushButton] = {}
        acts = QWidget()
        row = FlowLayout(acts, gap=4, row_gap=0)
        row.setContentsMargins(0, 0, 0, 0)
        for name, words, tip, _icon in _ACTS:
            made = button(words, "link", tip)
            made.setProperty("role", Role.CAPTION.value)
            made.setObjectName(f"role-{name}")
            made.clicked.connect(lambda _c=False, name=name: self.asked.emit(name))
            self.buttons[name] = made
            row.addWidget(made)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 10, 16, 8)
        box.setSpacing(4)
        for part in (self._title, self._said, acts):
            box.addWidget(part)
        theme.changed.connect(self._dress)
        self._dress()

    def show_role(self, role: RoleAppraised | None, place: int, count: int, *, may: bool) -> None:
        """Show a role at its place (from 0) of ``count``; ``may`` it be changed."""
        self.setVisible(role is not None)
        if role is None:
            return
        self._title.setText(f"{role.name} would be the best choice if")
        self._said.setText(role.if_words or _NOT_SAID)
        for name, made in self.buttons.items():
            made.setVisible(may or name == "all")
        self.buttons["left"].setEnabled(place > 0)
        self.buttons["right"].setEnabled(place + 1 < count)

    def _dress(self) -> None:
        for name, _words, _tip, icon in _ACTS:
            dress_button(self.buttons[name], self._theme, icon, "accent")
