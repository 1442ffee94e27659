"""A table in a card: title left, its order and coverage right, rows below."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from oversight_app.domain.findings import Table
from oversight_app.ui.theme import Theme
from oversight_app.ui.widgets.card import Card
from oversight_app.ui.widgets.table_view import TableView
from oversight_app.ui.widgets.whole_rows import WholeRows


class TableCard(Card):
    """Shows a ``Table`` with its note."""

    selected = Signal(str)
    activated = Signal(str)

    def __init__(
        self, theme: Theme, parent: QWidget | None = None, *, note_below: bool = False
    ) -> None:
        """``note_below`` puts the note under the title, where the card is narrow."""
        super().__init__(parent=parent)
        self._note_below = note_below
        self.view = TableView(theme)
        self.view.row_selected.connect(self.selected)
        self.view.row_activated.connect(self.activated)
        self.note = self.add_note()
        self.add(WholeRows(self.view))
        self._box.setContentsMargins(1, 1, 1, 8)

    def set_table(self, table: Table) -> None:
        """Show a table under its title."""
        # An empty table says so in its own middle.
        note = str(table.note) if table.rows else ""
        self.set_words(str(table.title), note if self._note_below else "")
        self.note.setText("" if self._note_below else note)
        self.view.set_table(table)
        # Whoever gives it its height looks again at how much it can fill.
        self.updateGeometry()

    def select_key(self, key: str) -> None:
        """Select a row without telling anyone."""
        self.view.select_key(key)
