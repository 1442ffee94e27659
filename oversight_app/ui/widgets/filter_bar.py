"""What a page is set to: labelled choices in one row, the label before its field."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from oversight_app.ui.plain_tips import plain_tip
from oversight_app.ui.widgets.flow_layout import FlowLayout
from oversight_app.ui.widgets.label import button, label, repolish

_WIDEST = 1.6
"""A field grows for long words to so many times its usual width."""


class ChoiceBox(QComboBox):
    """A combo box that shortens what does not fit with …, which Qt's own cuts off, and gives
    up some of its width before its row breaks."""

    def sizeHint(self) -> QSize:
        """Its number of letters, or what is chosen if that needs more, within reason."""
        hint = super().sizeHint()
        needed = min(self._needed(), round(_WIDEST * hint.width()))
        return QSize(max(hint.width(), needed), hint.height())

    def minimumSizeHint(self) -> QSize:
        # What is chosen stays whole; what is over, the row may take back.
        hint = super().minimumSizeHint()
        letters = self.fontMetrics().horizontalAdvance("X")
        return QSize(min(hint.width(), max(self._needed(), 8 * letters)), hint.height())

    def _needed(self) -> int:
        metrics = self.fontMetrics()
        return metrics.horizontalAdvance(self.currentText()) + 2 * metrics.height() + 4

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        paint_shortened(self, option)


def paint_shortened(combo: QComboBox, option: QStyleOptionComboBox) -> None:
    """Paint a combo box with an ellipsis in place of what does not fit."""
    painter = QStylePainter(combo)
    painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
    edge = combo.fontMetrics().height() // 2
    room = combo.rect().adjusted(edge, 0, -3 * edge, 0)
    words = combo.fontMetrics().elidedText(
        combo.currentText(), Qt.TextElideMode.ElideRight, room.width()
    )
    painter.setPen(combo.palette().color(QPalette.ColorRole.Text))
    align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(room, int(align), words)


class FilterBar(QFrame):
    """Sends ``chosen`` (name of the filter, its value) when a person picks something."""

    chosen = Signal(str, object)
    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("part", "card")
        self.setAccessibleName("Filters")
        self._row = FlowLayout(self, gap=10)
        self._row.setContentsMargins(16, 7, 12, 7)
        self._fields: dict[str, tuple[QWidget, QComboBox]] = {}
        # Owned from the start: not every row ends with it.
        self.clear_all = button("Clear all", "link", "Set every filter back to where it starts")
        self.clear_all.setParent(self)
        self.clear_all.hide()
        self.clear_all.setObjectName("clear-all")
        self.clear_all.setAccessibleName("Clear all filters")
        self.clear_all.clicked.connect(self.cleared)

    def add_choice(self, name: str, words: str, tip: str, letters: int) -> QComboBox:
        """Add a field at the end of the row, wide enough for so many letters."""
        field = QWidget()
        box = QHBoxLayout(field)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        caption = label(words, ink="text2")
        combo = ChoiceBox()
        combo.setObjectName(f"filter-{name}")
        combo.setAccessibleName(words)
        combo.setToolTip(plain_tip(tip))
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(letters)
        combo.setMaxVisibleItems(20)
        caption.setBuddy(combo)
        combo.activated.connect(lambda index: self._picked(name, index))
        caption.setVisible(bool(words))
        box.addWidget(caption)
        box.addWidget(combo)
        self._row.addWidget(field)
        self._fields[name] = (field, combo)
        return combo

    def finish(self, links: QWidget | None = None) -> None:
        """Put “Clear all”, or several links, at the right, after the last field."""
        last = links or self.clear_all
        self._row.addWidget(last)
        self._row.push_right(last)
        self.clear_all.setHidden(links is not None and self.clear_all.parent() is self)

    @property
    def parts(self) -> int:
        """How many fields and other parts are in the row."""
        return self._row.count()

    def add_part(self, part: QWidget, place: int | None = None) -> None:
        """Put something else in the row, after what is there or at a place."""
        self._row.insert_widget(self._row.count() if place is None else place, part)

    def set_bare(self, bare: bool) -> None:
        """Leave out the card around the fields, for a place beside the tabs."""
        self.setProperty("part", "" if bare else "card")
        self._row.setContentsMargins(*((0, 0, 0, 0) if bare else (16, 7, 12, 7)))
        repolish(self)

    def offer(
        self,
        name: str,
        options: Sequence[tuple[object, str]],
        current: object,
        action: tuple[object, str] | None = None,
    ) -> None:
        """Show a field's options, (value, words), and which is chosen; sends nothing.

        ``action`` stands after a line at the end, and opens something ("Edit sets…"). An option
        without words is a line between groups.
        """
        combo = self._fields[name][1]
        shown = [(combo.itemData(i), combo.itemText(i)) for i in range(combo.count())]
        wanted = [*options, *([(None, ""), action] if action else [])]
        if shown != wanted:
            combo.clear()
            for value, words in options:
                if words:
                    combo.addItem(words, value)
                else:
                    combo.insertSeparator(combo.count())
            if action:
                combo.insertSeparator(combo.count())
                combo.addItem(action[1], action[0])
            # The list may be wider than the field, and then shows its words whole.
            combo.view().setMinimumWidth(combo.view().sizeHintForColumn(0) + 24)
        values = [value for value, _ in options]
        combo.setCurrentIndex(values.index(current) if current in values else -1)
        combo.setAccessibleDescription(combo.currentText())
        combo.updateGeometry()
        self._row.invalidate()

    def show_choice(self, name: str, shown: bool) -> None:
        """Show or hide a field that doesn't apply to every measure."""
        self._fields[name][0].setVisible(shown)
        self._row.invalidate()

    def choice(self, name: str) -> QComboBox:
        """Return a field's combo box."""
        return self._fields[name][1]

    def _picked(self, name: str, index: int) -> None:
        self.chosen.emit(name, self._fields[name][1].itemData(index))
