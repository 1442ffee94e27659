"""The wording of a claim that may be quoted, to be copied with its source; or why none is."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from oversight_app.review.claim_parts import ClaimCheck
from oversight_app.ui.theme import Role, Theme
from oversight_app.ui.widgets.label import button, dress_button, label
from oversight_app.ui.widgets.quote_block import quoted


class QuotableBox(QFrame):
    """An inset with the wording, a note under it, and Copy."""

    def __init__(
        self, theme: Theme, said: Callable[[str], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._said = theme, said
        self._copied = ""
        self.setProperty("part", "inset")
        self.title = label("Wording you can quote", Role.CAPTION, "text2")
        self.words = label("", wrap=True, selectable=True)
        self.words.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.note = label("", Role.CAPTION, "text2", wrap=True)
        self.copy_button = button("Copy", tip="Copy the wording with its source, as plain text")
        self.copy_button.setObjectName("copy-quotable")
        self.copy_button.clicked.connect(lambda _c=False: self.copy())
        left = QVBoxLayout()
        left.setSpacing(3)
        for one in (self.title, self.words, self.note):
            left.addWidget(one)
        row = QHBoxLayout(self)
        row.setContentsMargins(13, 10, 13, 10)
        row.setSpacing(16)
        row.addLayout(left, 1)
        row.addWidget(self.copy_button, 0, Qt.AlignmentFlag.AlignVCenter)
        theme.changed.connect(self._dress)
        self._dress()

    def show_claim(self, found: ClaimCheck) -> None:
        """Show the wording of another claim."""
        offered = found.quotable
        self.title.setText(
            "Wording you can quote" if offered.offered else "No wording can be quoted yet"
        )
        self.words.setText(quoted(offered.words))
        self.words.setVisible(offered.offered)
        self.note.setText(offered.note)
        self.note.setVisible(bool(offered.note))
        self.copy_button.setVisible(offered.offered)
        self._copied = to_copy(found)
        self.setAccessibleName(f"{self.title.text()}: {offered.words or offered.note}")

    def copy(self) -> None:
        """Put the wording and its source on the clipboard."""
        if self._copied:
            QGuiApplication.clipboard().setText(self._copied)
            self._said("Wording copied with its source")

    def _dress(self) -> None:
        dress_button(self.copy_button, self._theme, "copy")


def to_copy(found: ClaimCheck) -> str:
    """Return the wording with its source in plain text; "" where none may be quoted."""
    if not found.quotable.offered:
        return ""
    claim = found.claim
    source = f"Source: {claim.source}, {claim.quoted_when}."
    place = f" {claim.location}" if claim.location else ""
    return f"{found.quotable.words}\n{source}{place}"
