"""One setting in Settings: its words and help left, how it stands and its control right."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from oversight_app.ui.plain_tips import plain_tip
from oversight_app.ui.theme import Role, scaled
from oversight_app.ui.widgets.label import button, label

_CONTROL = 250
_BESIDE = 560
"""Narrower than this, in the design's pixels, the control goes under the words."""
_LETTERS_OF_VALUE = 40


class SettingLine(QWidget):
    """``pressed`` is its button. ``set_found`` marks what was looked for; a control that is given
    is its editor."""

    pressed = Signal(object)

    def __init__(
        self, words: str, help: str, control: QWidget | None = None, press: str = "",
        shows_value: bool = False, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._said = words, help
        self._labels = (
            label(words, wrap=True), label(help, Role.CAPTION, "text2", wrap=True),
        )  # fmt: skip
        self._labels[0].setProperty("strong", "true")
        self.problem = label("", Role.CAPTION, "oranget", wrap=True)
        self.problem.hide()
        said = QVBoxLayout()
        said.setSpacing(2)
        for one in (*self._labels, self.problem):
            said.addWidget(one)
        said.addStretch(1)
        self.control = control
        self.value = label("", ink="text2", wrap=True)
        self.value.setVisible(shows_value)
        self.button: QPushButton | None = None
        right = QHBoxLayout()
        right.setSpacing(12)
        right.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._right = QWidget()
        self._right.setLayout(right)
        right.setContentsMargins(0, 0, 0, 0)
        right.addWidget(self.value, 1)
        if control is not None:
            self._labels[0].setBuddy(control)
            right.addWidget(control, 1)
        if press:
            made = self.button = button(press, tip=help)
            made.setAccessibleName(f"{words}: {press.rstrip('…')}")
            made.clicked.connect(lambda _c=False: self.pressed.emit(made))
            if control is None and not shows_value:
                right.addStretch(1)
            right.addWidget(made, 0, Qt.AlignmentFlag.AlignTop)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 8, 4, 8)
        self._row.setSpacing(scaled(16))
        self._row.addLayout(said, 1)
        self._row.addWidget(self._right)
        self._arrange()

    def set_value(self, words: str) -> None:
        """Say how it stands; long words are shortened, and whole in the tooltip."""
        short = words if len(words) <= _LETTERS_OF_VALUE else f"{words[:_LETTERS_OF_VALUE]}…"
        self.value.setText(short)
        self.value.setToolTip(plain_tip(words))
        self.value.setAccessibleName(f"{self._said[0]}: {words}")

    def set_problem(self, words: str) -> None:
        """Say what is wrong with it; "" for nothing."""
        self.problem.setText(words)
        self.problem.setVisible(bool(words))

    def set_changeable(self, may: bool) -> None:
        """Let it be changed, or only be seen."""
        for one in (self.control, self.button):
            if one is not None:
                one.setEnabled(may)

    def set_found(self, words: Sequence[tuple[int, int]], help: Sequence[tuple[int, int]]) -> None:
        """Mark what was looked for, in bold and underlined."""
        for one, text, spans in zip(self._labels, self._said, (words, help), strict=True):
            _mark(one, text, spans)

    def dress(self) -> None:
        """Take the room that today's text size asks for."""
        self._row.setSpacing(scaled(16))
        self._arrange()

    def _arrange(self) -> None:
        beside = self.width() >= scaled(_BESIDE)
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._row.setDirection(way)
        self._right.setMinimumWidth(scaled(_CONTROL) if beside else 0)
        self._right.setMaximumWidth(scaled(_CONTROL) if beside else 16_777_215)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The control goes under the words where there is little room."""
        super().resizeEvent(event)
        self._arrange()


def _mark(one: QLabel, text: str, spans: Sequence[tuple[int, int]]) -> None:
    if not spans:
        one.setTextFormat(Qt.TextFormat.PlainText)
        one.setText(text)
        one.setAccessibleName("")
        return
    marked, place = "", 0
    for first, end in spans:
        marked += f"{escape(text[place:first])}<b><u>{escape(text[first:end])}</u></b>"
        place = end
    one.setTextFormat(Qt.TextFormat.RichText)
    one.setText(marked + escape(text[place:]))
    one.setAccessibleName(text)
