"""A button that is a row: words over several lines, pressed as a whole."""

from html import escape

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from oversight_app.ui.plain_tips import plain_tip
from oversight_app.ui.theme import Role
from oversight_app.ui.widgets.label import label


def led_by(strong: str, words: str, role: Role = Role.BODY, ink: str = "text") -> QLabel:
    """Make wrapped words whose beginning is bold."""
    made = label(words, role, ink, wrap=True)
    if strong:
        made.setTextFormat(Qt.TextFormat.RichText)
        rest = escape(words.removeprefix(strong))
        made.setText(f'<span style="font-weight:600">{escape(strong)}</span>{rest}')
    return made


class RowButton(QPushButton):
    """``words`` are on top, ``below`` is smaller beneath them; both wrap, which a button's own
    words can't. A screen reader hears them as the name of the button. ``strong`` is bold before
    them."""

    def __init__(
        self,
        words: str,
        below: str = "",
        tip: str = "",
        strong: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "link")
        self.setProperty("flush", True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(True)  # Enter presses it too
        self.setToolTip(plain_tip(tip))
        said = f"{strong}: {words}" if strong else words
        end = "" if said.endswith(("?", ".")) else "."
        self.setAccessibleName(f"{said}{end} {below}" if below else said)
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(2, 2, 6, 2)
        self._lines.setSpacing(0)
        self._add(said, Role.BODY, "text", strong)
        if below:
            self._add(below, Role.CAPTION, "text2")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def _add(self, words: str, role: Role, ink: str, strong: str = "") -> None:
        made = led_by(strong, words, role, ink)
        made.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._lines.addWidget(made)

    def sizeHint(self) -> QSize:
        """As its words need."""
        return self._lines.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """The same, at their narrowest; never lower than can be pressed."""
        return self._lines.minimumSize().expandedTo(QSize(0, 24))
