"""What scrolls inside a card: its words take the room that the card has, and no more."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget


class CardScroll(QScrollArea):
    """Filled anew with ``begin``; tells the card when what is inside needs another height."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.viewport().setAutoFillBackground(False)

    @property
    def wanted_height(self) -> int:
        """The height that shows everything, in px, at the width it has."""
        inside = self.widget()
        if inside is None:
            return 0
        # As wide as it is without a bar, which goes where all is shown.
        width = self.width()
        return max(inside.heightForWidth(width), 0) + 2

    def sizeHint(self) -> QSize:
        """Small, so that the card's share of the page decides and not what is inside."""
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        """Room for a line or two."""
        return QSize(120, 2 * self.fontMetrics().height())

    def begin(self, left: int = 0, right: int = 0) -> tuple[QWidget, QVBoxLayout]:
        """Return something empty to fill, with so many px at its sides; ``show_filled`` shows
        it."""
        inside = QWidget()
        inside.setProperty("part", "in-card")
        box = QVBoxLayout(inside)
        box.setContentsMargins(left, 0, right, 8)
        box.setSpacing(0)
        return inside, box

    def show_filled(self, inside: QWidget) -> None:
        """Show it in place of what was there, as far down as it was scrolled."""
        place = self.verticalScrollBar().value()
        old = self.widget()
        if old is not None:
            old.removeEventFilter(self)
        self.setWidget(inside)
        inside.setAutoFillBackground(False)
        inside.installEventFilter(self)
        self.verticalScrollBar().setValue(place)
        self._tell()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Words that got another size ask for another height."""
        if watched is self.widget() and event.type() is QEvent.Type.LayoutRequest:
            self._tell()
        return super().eventFilter(watched, event)

    def _tell(self) -> None:
        card = self.parentWidget()
        if card is not None:
            card.updateGeometry()
