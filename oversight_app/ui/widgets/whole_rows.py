"""A table that ends with a whole row: what is below it is scrolled to, never cut through."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from oversight_app.ui.widgets.matrix_view import MatrixView
from oversight_app.ui.widgets.rows_view import RowsView
from oversight_app.ui.widgets.table_view import TableView


class WholeRows(QWidget):
    """Gives a table as much of its own height as whole rows fill."""

    def __init__(
        self, view: TableView | RowsView | MatrixView, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._view = view
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.addWidget(view)
        if isinstance(view, RowsView):
            view.arrived.connect(self._fit)
        else:
            view.fitted.connect(self._fit)

    def sizeHint(self) -> QSize:
        """What the table asks for."""
        return self._view.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """What the table needs at least."""
        return self._view.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave free what would show a part of a row."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        head = self._view.content_height(0)
        row = max(1, self._view.content_height(1) - head)
        across = self._view.horizontalScrollBar()
        edge = across.sizeHint().height() if across.maximum() > across.minimum() else 0
        room = self.height() - head - edge
        over = room % row if room >= row else 0
        # Where every row is in sight there is nothing to cut through.
        if room >= row * self._view.model().rowCount():
            over = 0
        if self._box.contentsMargins().bottom() != over:
            self._box.setContentsMargins(0, 0, 0, over)


def in_card(view: TableView | RowsView) -> QFrame:
    """Return a table in a card of its own, as dialogs show one."""
    card = QFrame()
    card.setProperty("part", "card")
    inside = QVBoxLayout(card)
    inside.setContentsMargins(1, 6, 1, 6)
    inside.addWidget(WholeRows(view))
    return card
