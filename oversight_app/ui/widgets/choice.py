"""A list to choose one thing from, among many on a page that scrolls."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

T = TypeVar("T")
_SHOWN = 16


class Choice(QComboBox, Generic[T]):
    """Offers words, each standing for a value. The wheel scrolls the page under it, and
    changes nothing that the person did not mean to change."""

    def __init__(
        self, name: str, words: str, letters: int = 16, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._values: list[T | None] = []
        self.setObjectName(name)
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.setMaxVisibleItems(_SHOWN)
        self.setMinimumContentsLength(letters)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def value(self) -> T:
        """The value chosen. One value is always chosen once any was offered."""
        return self._values[self.currentIndex()]  # type: ignore[return-value]

    def offer(self, groups: Sequence[Sequence[tuple[str, T]]], now: T) -> None:
        """Offer groups of (words, value), with a line between them, and choose ``now``, or the
        first where it is not among them. Sends nothing."""
        self.blockSignals(True)
        self.clear()
        self._values = []
        for group in groups:
            if group and self._values:
                self.insertSeparator(self.count())
                self._values.append(None)
            for words, value in group:
                self.addItem(words)
                self._values.append(value)
        self.choose(now)
        self.blockSignals(False)

    def choose(self, value: T) -> None:
        """Choose a value, or the first where it is not offered."""
        self.setCurrentIndex(self._values.index(value) if value in self._values else 0)

    def offers(self, value: T) -> bool:
        """True where a value can be chosen."""
        return value in self._values

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()
