"""What a comparison does not show, in one line, with the whole of it one click away."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from oversight_app.domain.wording import Words
from oversight_app.ui.plain_tips import plain_tip
from oversight_app.ui.theme import Role
from oversight_app.ui.widgets.label import button, label


class _OneLine(QLabel):
    """Shortens its words with … to the room there is; the whole is its tooltip."""

    def __init__(self) -> None:
        super().__init__()
        self.whole = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def shorten(self) -> None:
        words = self.fontMetrics().elidedText(
            self.whole, Qt.TextElideMode.ElideRight, self.width() - 2
        )
        if words != self.text():
            self.setText(words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.shorten()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())


class NotesLine(QWidget):
    """``asked`` is the link that shows all notes."""

    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = _OneLine()
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setProperty("role", Role.CAPTION.value)
        self._words.setProperty("ink", "text3")
        lead = label("Keep in mind", Role.CAPTION, "text2")
        self.link = button(
            "All notes", "link", "Every note on this finding, and where it comes from"
        )
        self.link.setProperty("role", Role.CAPTION.value)
        self.link.clicked.connect(lambda _c=False: self.asked.emit())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(lead)
        row.addWidget(self._words, 1)
        row.addWidget(self.link)

    @property
    def text(self) -> str:
        """All the notes, in full."""
        return self._words.whole

    def set_notes(self, notes: Sequence[Words]) -> None:
        """Show notes, the most important first; none hides the line."""
        ended = [f"{note.rstrip('.')}." for note in dict.fromkeys(map(str, notes)) if note]
        self._words.whole = " ".join(ended)
        self._words.setToolTip(plain_tip("\n\n".join(ended)))
        self._words.setAccessibleName(self._words.whole)
        self._words.shorten()
        many = "Both notes" if len(ended) == 2 else f"All {len(ended):,} notes"
        self.link.setText(many if len(ended) > 1 else "All notes")
        self.setVisible(bool(ended))
