"""What a page is narrowed to, each as a chip that can be cleared."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from oversight_app.ui import icons
from oversight_app.ui.theme import Theme
from oversight_app.ui.widgets.flow_layout import FlowLayout
from oversight_app.ui.widgets.label import button

Chip = tuple[str, str, str]
"""The field it narrows, the code it narrows it to, and the words to show."""


class Chips(QWidget):
    """``cleared`` carries the field and the code of the chip that a person clicked."""

    cleared = Signal(str, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._chips: tuple[Chip, ...] = ()
        self._row = FlowLayout(self, gap=8, row_gap=4)
        self._row.setContentsMargins(0, 0, 0, 0)
        self.buttons: list[QPushButton] = []
        self.setAccessibleName("Selected")
        size = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        size.setHeightForWidth(True)
        self.setSizePolicy(size)
        theme.changed.connect(self._dress)

    @property
    def chips(self) -> tuple[Chip, ...]:
        """What is shown."""
        return self._chips

    def show_chips(self, chips: Sequence[Chip]) -> None:
        """Show other chips; the keyboard stays among them where it was."""
        if tuple(chips) == self._chips:
            return
        place = next((i for i, one in enumerate(self.buttons) if one.hasFocus()), -1)
        for old in self.buttons:
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._chips = tuple(chips)
        self.buttons = [self._make(chip) for chip in self._chips]
        self._dress()
        if place >= 0 and self.buttons:
            self.buttons[min(place, len(self.buttons) - 1)].setFocus()
        self.updateGeometry()

    def _make(self, chip: Chip) -> QPushButton:
        field, code, words = chip
        made = button(words, "chip", f"Clear “{words}”")
        made.setObjectName(f"chip-{field}-{code}")
        made.setAccessibleName(f"Clear {words}")
        # The cross stands after the words.
        made.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        made.clicked.connect(lambda _c=False: self.cleared.emit(field, code))
        self._row.addWidget(made)
        made.show()
        return made

    def _dress(self) -> None:
        size = self._theme.px(12)
        for one in self.buttons:
            one.setIcon(icons.icon("close", self._theme.tokens.accent, size))
            one.setIconSize(QSize(size, size))
