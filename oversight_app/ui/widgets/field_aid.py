"""What is worked out beside a field while it is typed, and a button that fills it in."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from oversight_app.review.typed_aids import Aid
from oversight_app.ui.theme import Role
from oversight_app.ui.widgets.label import button, label


class FieldAid(QWidget):
    """``taken`` carries the words that are to stand in the field."""

    taken = Signal(str)

    def __init__(self, field: str) -> None:
        super().__init__()
        self._aid = Aid("")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        self.words = label("", Role.CAPTION, "text2", wrap=True, selectable=True)
        self.words.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.words.setObjectName(f"aid-{field}")
        self.use = button("Use this wording", tip="Put this wording in the field, to change there")
        self.use.setObjectName(f"use-{field}")
        self.use.setAutoDefault(False)
        self.use.clicked.connect(lambda _c=False: self.taken.emit(self._aid.fills))
        box.addWidget(self.words)
        box.addWidget(self.use, 0, Qt.AlignmentFlag.AlignLeft)

    def show_aid(self, aid: Aid, *, locked: bool) -> None:
        """Show it; nothing is shown where it says nothing."""
        if aid != self._aid:
            self._aid = aid
            self.words.setText(aid.words)
            self.words.setProperty("strong", aid.strong)
            self.words.style().polish(self.words)
            # A screen reader says what the button would fill in.
            self.use.setAccessibleDescription(aid.fills)
        self.use.setVisible(bool(aid.fills) and not locked)
        self.setVisible(bool(aid.words))
