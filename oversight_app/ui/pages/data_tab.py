"""What every tab of Data looks like: a sentence, what can be done, and a table."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from oversight_app.domain.findings import Table
from oversight_app.ui.context import Context
from oversight_app.ui.dialogs.rows import RowsDialog
from oversight_app.ui.page import Page
from oversight_app.ui.theme import Role
from oversight_app.ui.widgets.label import button, label
from oversight_app.ui.widgets.table_card import TableCard

_LEAST_WORDS = 360
"""Room that the words keep beside the buttons, in the design's px."""


class DataTab(Page):
    """A page within the page. ``selected`` is the key of the row the person is on."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.selected = self._wanted = ""
        self.headline = label("", Role.FINDING, wrap=True, selectable=True)
        self.support = label("", ink="text2", wrap=True, selectable=True)
        self.card = TableCard(context.theme)
        self.card.selected.connect(self._on_selected)
        self.card.activated.connect(self.open_row)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.headline)
        words.addWidget(self.support)
        self.tools = QHBoxLayout()
        self.tools.setSpacing(8)
        top = self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        top.setSpacing(16)
        top.addLayout(words, 1)
        top.addLayout(self.tools)
        top.setAlignment(self.tools, Qt.AlignmentFlag.AlignTop)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(24, 4, 24, 16)
        self.column.setSpacing(12)
        self.column.addLayout(top)
        self.column.addWidget(self.card, 1)

    def say(self, headline: str, support: str = "") -> None:
        """Answer the tab's question in a sentence."""
        self.headline.setText(headline)
        self.support.setText(support)
        self.support.setVisible(bool(support))

    def show_table(self, table: Table) -> None:
        """Show the tab's table."""
        self.card.set_table(table)
        wanted, self._wanted = self._wanted, ""
        if wanted:
            self.card.select_key(wanted)
            self.selected = wanted
        if self.selected not in {row.key for row in table.rows}:
            self.selected = ""
        self.refresh_actions()

    def select(self, key: str) -> None:
        """Select a row; one that is not there yet, as soon as it has been read."""
        self.card.select_key(key)
        there = self.card.view.selected_key() == key
        self._wanted = "" if there else key
        if there:
            self._on_selected(key)

    def add_action(self, words: str, run: Callable[[], None], tip: str = "") -> QPushButton:
        """Add a button at the right end."""
        made = button(words, tip=tip)
        made.clicked.connect(lambda _c=False: run())
        self.tools.addWidget(made)
        return made

    def show_rows(self, table: Table) -> None:
        """Show a further table over the window."""
        self.context.open_dialog(RowsDialog(self.context.theme, table))

    def refresh_actions(self) -> None:
        """Look again at which buttons can be pressed."""

    def open_row(self, key: str) -> None:
        """Enter or a double-click on a row."""

    def _on_selected(self, key: str) -> None:
        self.selected = key
        self.refresh_actions()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the buttons stand below the words where those would be squeezed."""
        super().resizeEvent(event)
        room = self.width() - self.tools.sizeHint().width() - self._top.spacing()
        beside = room >= self.context.theme.px(_LEAST_WORDS)
        way = QBoxLayout.Direction
        self._top.setDirection(way.LeftToRight if beside else way.TopToBottom)
        self._top.setAlignment(
            self.tools,
            Qt.AlignmentFlag.AlignTop if beside else Qt.AlignmentFlag.AlignLeft,
        )
