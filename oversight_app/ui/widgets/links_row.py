"""References to records in a row, each a link to its record."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from oversight_app.ui.theme import Role
from oversight_app.ui.widgets.flow_layout import FlowLayout
from oversight_app.ui.widgets.label import button


class LinksRow(QWidget):
    """``opened`` carries the ``id`` of a record."""

    opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = FlowLayout(self, gap=2, row_gap=0)
        self._row.setContentsMargins(0, 0, 0, 0)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_links(self, links: Sequence[tuple[int, str, str]]) -> None:
        """Show other records: (id, reference, title)."""
        while (item := self._row.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for number, reference, title in links:
            made = button(reference, "link", title)
            made.setProperty("role", Role.CAPTION.value)
            made.setObjectName(f"open-{reference}")
            made.setAccessibleName(f"Open {reference}: {title}")
            made.clicked.connect(lambda _c=False, number=number: self.opened.emit(number))
            self._row.addWidget(made)
            made.show()
        self.updateGeometry()
