"""The tabs under a page's title, with what each shows."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget


class Tabs(QWidget):
    """A tab bar over a stack. ``shown`` carries the key of the tab that came to the front."""

    shown = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = QTabBar()
        self.bar.setDrawBase(False)
        self.bar.setExpanding(False)
        self.bar.setElideMode(Qt.TextElideMode.ElideNone)
        self.bar.setAccessibleName("Tabs")
        self.stack = QStackedWidget()
        self._keys: list[str] = []
        self._aside: QWidget | None = None
        row = self._row = QHBoxLayout()
        # A tab has room for its ring at both sides: its words begin where the page does.
        row.setContentsMargins(20, 0, 24, 0)
        row.setSpacing(24)
        row.addWidget(self.bar, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(row)
        layout.addWidget(self.stack, 1)
        self.bar.currentChanged.connect(self._on_change)

    def add(self, key: str, words: str, widget: QWidget) -> None:
        """Add a tab at the end."""
        self._keys.append(key)
        self.stack.addWidget(widget)
        self.bar.addTab(words)

    def show_tab(self, key: str) -> None:
        """Bring a tab to the front."""
        if key in self._keys:
            self.bar.setCurrentIndex(self._keys.index(key))

    @property
    def current(self) -> str:
        """The key of the tab in front; empty while there is none."""
        index = self.bar.currentIndex()
        return self._keys[index] if 0 <= index < len(self._keys) else ""

    def has_room_for(self, aside: QWidget) -> bool:
        """True where something fits beside the tabs."""
        edges = self._row.contentsMargins()
        room = self.width() - edges.left() - edges.right() - self._row.spacing()
        return self.bar.sizeHint().width() + aside.sizeHint().width() <= room

    def set_aside(self, aside: QWidget | None) -> None:
        """Show something at the right of the tabs, in place of what was there (which is
        hidden, unless it has found another place)."""
        if aside is self._aside:
            return
        before, self._aside = self._aside, aside
        if before is not None and before.parentWidget() is self:
            self._row.removeWidget(before)
            before.hide()
        if aside is not None:
            self._row.addWidget(aside, 0, Qt.AlignmentFlag.AlignVCenter)
            aside.show()
            # The keyboard comes to it as the eye does: after the tabs, before what they show.
            last: QWidget = self.bar
            for field in aside.findChildren(QComboBox):
                QWidget.setTabOrder(last, field)
                last = field

    def _on_change(self, index: int) -> None:
        if 0 <= index < len(self._keys):
            self.stack.setCurrentIndex(index)
            self.shown.emit(self._keys[index])
