"""What is due about outside groups, each thing with the one step that would settle it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from oversight_app.domain.findings import Row, Table
from oversight_app.review.due import DueItem
from oversight_app.review.due_list import due_table, key_of, step_words
from oversight_app.ui.theme import Theme
from oversight_app.ui.widgets.table_card import TableCard

_LEFT_OUT = ("day",)
_SHOWN = 8
"""Rows that are in sight at once."""


class OutsideDueCard(TableCard):
    """``next_asked`` and ``open_asked`` carry a ``DueItem``."""

    next_asked = Signal(object)
    open_asked = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.items: tuple[DueItem, ...] = ()
        self._may_change = True
        self.setObjectName("outside-due")
        self.next_button = self.add_action("Next step", "The one step that would settle it")
        self.next_button.setObjectName("next-step")
        self.next_button.clicked.connect(lambda _c=False: self._next())
        self.view.gives_way = ("owner",)
        self.view.selection_changed.connect(self._refresh)
        self.activated.connect(lambda _key: self._open())

    def show_items(self, items: Sequence[DueItem], *, may_change: bool) -> None:
        """Show what is due; nothing due hides the card."""
        self.items, self._may_change = tuple(items), may_change
        self.setVisible(bool(items))
        found = due_table(items)
        kept = [i for i, one in enumerate(found.columns) if one.key not in _LEFT_OUT]
        self.set_table(
            Table(
                "due-outside-groups",
                "Due about outside groups",
                tuple(found.columns[i] for i in kept),
                tuple(_narrowed(row, kept) for row in found.rows),
                found.note,
            )
        )
        if items and not self.view.selected_key():
            self.select_key(key_of(items[0]))
        self._fit()
        self._refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the rows in sight."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        rows = self.view.content_height(min(len(self.items), _SHOWN))
        wanted = self.height_with(rows + 2, self.width())
        if self.minimumHeight() != wanted:
            self.setMinimumHeight(wanted)

    def _selected(self) -> DueItem | None:
        key = self.view.selected_key()
        return next((item for item in self.items if key_of(item) == key), None)

    def _next(self) -> None:
        item = self._selected()
        if item is not None:
            (self.next_asked if self._may_change else self.open_asked).emit(item)

    def _open(self) -> None:
        item = self._selected()
        if item is not None:
            self.open_asked.emit(item)

    def _refresh(self) -> None:
        item = self._selected()
        words = "Open…" if not self._may_change else step_words(item) if item else "Next step"
        self.next_button.setText(words)
        self.next_button.setAccessibleName(words)
        self.next_button.setEnabled(item is not None)


def _narrowed(row: Row, kept: Sequence[int]) -> Row:
    return Row(row.key, tuple(row.cells[i] for i in kept), row.pinned)
