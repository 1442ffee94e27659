"""The rows behind a figure, with their sum."""

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from oversight_app.domain.findings import Table
from oversight_app.ui.dialogs.framed import FramedDialog
from oversight_app.ui.theme import Theme
from oversight_app.ui.widgets.table_view import TableView
from oversight_app.ui.widgets.whole_rows import in_card

_WIDTH, _ROWS = 1080, 12


class RowsDialog(FramedDialog):
    """Repeats the figure and the sum of its rows above the rows themselves."""

    def __init__(
        self,
        theme: Theme,
        table: Table,
        parent: QWidget | None = None,
        save: Callable[[Table], None] | None = None,
    ) -> None:
        """``save`` saves the table as a file; None does not offer it."""
        super().__init__(str(table.title), str(table.note), parent, width=_WIDTH)
        self.setObjectName("rows")
        self.view = TableView(theme)
        self.view.set_table(table)
        shown = min(_ROWS, max(3, len(table.rows)))
        self.view.setMinimumHeight(self.view.content_height(3) + 2)
        self.body.addWidget(in_card(self.view))
        if save is not None:
            self.view.let_save(save)
            saving = self.add_button("Save this table…")
            saving.setObjectName("save-table")
            saving.setToolTip("Save all rows as a workbook or a list")
            saving.clicked.connect(self.view.save_table)
        copy = self.add_button("Copy this table")
        copy.setToolTip("Copy all rows, for a spreadsheet or a paper")
        copy.clicked.connect(self.view.copy_table)
        close = self.add_button("Close", result=False)
        close.setToolTip("Go back to the page (Esc)")
        self.view.setFocus()
        more = self.view.content_height(shown) - self.view.content_height(3)
        self.prefer(self.sizeHint() + QSize(0, more))
