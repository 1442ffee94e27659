"""A list to choose one thing from, among many on a page that scrolls."""

from collections.abc import Mapping, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent, QStandardItemModel, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyleOptionComboBox, QWidget

from oversight_app.ui.plain_tips import plain_tip
from oversight_app.ui.widgets.filter_bar import paint_shortened

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
        self._words: list[str] = []
        self.setObjectName(name)
        self.setAccessibleName(words)
        self.setToolTip(plain_tip(words))
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
        self._values, self._words = [], []
        for group in groups:
            if group and self._values:
                self.insertSeparator(self.count())
                self._values.append(None)
                self._words.append("")
            for words, value in group:
                self.addItem(words)
                self._values.append(value)
                self._words.append(words)
        self.choose(now)
        self.blockSignals(False)

    def choose(self, value: T) -> None:
        """Choose a value, or the first where it is not offered."""
        self.setCurrentIndex(self._values.index(value) if value in self._values else 0)

    def lock(self, needs: Mapping[T, str]) -> None:
        """Leave some values in sight that can't be chosen: each with what unlocks it. What is
        chosen already stays so."""
        model = self.model()
        assert isinstance(model, QStandardItemModel)
        for place, value in enumerate(self._values):
            if value is None:
                continue
            item, why = model.item(place), needs.get(value, "")
            item.setEnabled(not why)
            item.setText(f"{self._words[place]} (locked)" if why else self._words[place])
            item.setToolTip(plain_tip(why))
            item.setData(why, Qt.ItemDataRole.AccessibleDescriptionRole)

    def offers(self, value: T) -> bool:
        """True where a value can be chosen."""
        return value in self._values

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Shorten with an ellipsis what does not fit."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        paint_shortened(self, option)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()
