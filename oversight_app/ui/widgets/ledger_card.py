"""A table that the office keeps itself: add, change and delete its rows."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from oversight_app.domain.findings import Table
from oversight_app.ui.theme import Theme
from oversight_app.ui.widgets.table_card import TableCard


class LedgerCard(TableCard):
    """``thing`` names a row in words ("target"). Deleting asks nothing, since Undo is there."""

    add_asked = Signal()
    delete_asked = Signal(int)
    change_asked = Signal(int)
    """Enter, a double-click, or the button: the id of the row."""

    def __init__(
        self, theme: Theme, thing: str, *, changes: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self._may_write = True
        self.add_button = self.add_action(f"Add {thing}…", f"Record another {thing}")
        self.add_button.clicked.connect(lambda _c=False: self.add_asked.emit())
        self.change_button = self.add_action("Change…", f"Change the selected {thing}")
        self.change_button.clicked.connect(lambda _c=False: self._send(self.change_asked))
        self.change_button.setVisible(changes)
        self.delete_button = self.add_action(
            "Delete", f"Delete the selected {thing} (Del); Undo brings it back"
        )
        self.delete_button.clicked.connect(lambda _c=False: self._send(self.delete_asked))
        for name, button in (
            ("add", self.add_button),
            ("change", self.change_button),
            ("delete", self.delete_button),
        ):
            button.setObjectName(f"{name}-{thing}")
        self.view.installEventFilter(self)
        if changes:
            self.activated.connect(lambda _key: self._send(self.change_asked))
        self.view.selection_changed.connect(self._refresh)
        self._refresh()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Del deletes the selected row."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Delete
        ):
            self._send(self.delete_asked)
            return True
        return super().eventFilter(watched, event)

    def set_table(self, table: Table) -> None:
        """Show the rows; their keys are ids."""
        super().set_table(table)
        self._refresh()

    def allow_writing(self, allowed: bool) -> None:
        """In a window that may not change anything the buttons can't be pressed."""
        self._may_write = allowed
        self._refresh()

    def _refresh(self) -> None:
        chosen = self._may_write and bool(self.view.selected_key())
        self.add_button.setEnabled(self._may_write)
        self.change_button.setEnabled(chosen)
        self.delete_button.setEnabled(chosen)

    def _send(self, signal: SignalInstance) -> None:
        key = self.view.selected_key()
        if key and self._may_write:
            signal.emit(int(key))
