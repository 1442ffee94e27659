"""A table on a page: a finding's rows, selectable, sortable and copyable."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QAction,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from oversight_app.domain.findings import Align, Column, Row, Table
from oversight_app.ui.theme import Role, Theme
from oversight_app.ui.widgets.table_columns import TableColumns
from oversight_app.ui.widgets.table_copy import as_mime
from oversight_app.ui.widgets.table_delegate import EMPHASISED, LINK, TableDelegate
from oversight_app.ui.widgets.table_header import TableHeader
from oversight_app.ui.widgets.table_manner import take_manner
from oversight_app.ui.widgets.table_model import KEY_ROLE, AnyIndex, TableModel
from oversight_app.ui.widgets.table_widths import Fitting

_MEASURED = 200
"""Rows that columns are measured by: what is longer further down is cut short."""
_HEADINGS = 10
"""So many rows on there is one that is no heading."""
_LEAST_WORDS = 110
"""A column of words is not made narrower than this, in the design's px."""


class TableView(QTableView):
    """Shows a ``Table``. Enter or a double-click activates a row; Ctrl+C copies what is
    selected, or all of it, as tab-separated text and HTML."""

    row_selected = Signal(str)
    """The key of the row that a person moved to. Not sent by ``select_key``."""
    row_activated = Signal(str)
    selection_changed = Signal()
    """Other rows are selected, whoever selected them."""

    fitted = Signal()
    """The columns were given their widths; some may be hidden."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.saving: Callable[[Table], None] | None = None
        """Saves a table as a file, where ``let_save`` was told how."""
        self.gives_way: tuple[str, ...] = ()
        """Keys of columns that are hidden, one after another, where there is too little room
        for all words whole."""
        self.goes_last: tuple[str, ...] = ()
        """Keys of columns that are hidden where there is too little room with words cut short."""
        self.least_words = _LEAST_WORDS
        """A column of ``goes_last`` is hidden before others' words are cut shorter than this, in
        pixels of a text of usual size."""
        self.emphasised = EMPHASISED
        """The key of the column the table is about."""
        self._theme = theme
        self._model = TableModel(self)
        self._delegate = TableDelegate(theme, self)
        self._header = TableHeader(theme, self)
        self._quiet = False
        self._needed: list[int] = []
        self._most_lines = 2
        self.setItemDelegate(self._delegate)
        self.setHorizontalHeader(self._header)
        self.verticalHeader().hide()
        # Whole rows: what is at the top is not cut through either.
        take_manner(self, QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setModel(self._model)
        self.setSortingEnabled(True)
        self._header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self._header.setStretchLastSection(False)
        self.kept = TableColumns(theme, self, self._header, self, sorts=True)
        self.entered.connect(self._hover)
        self.doubleClicked.connect(lambda index: self.row_activated.emit(index.data(KEY_ROLE)))
        theme.changed.connect(self._dress)
        copy = QAction("Copy rows", self)
        copy.setShortcut(QKeySequence.StandardKey.Copy)
        copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        copy.triggered.connect(self.copy_rows)
        whole = QAction("Copy this table", self)
        whole.triggered.connect(self.copy_table)
        self._save = QAction("Save this table…", self)
        self._save.triggered.connect(self.save_table)
        self.addActions([copy, whole, *self.kept.actions()])
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    @property
    def table(self) -> Table:
        """The table shown."""
        return self._model.table

    def set_compact(self) -> None:
        """Make its rows 26 high."""
        self._delegate.compact = True
        self._dress()

    def set_two_lines(self, most: int = 2) -> None:
        """Make its rows 46 high, for words that take two lines; where some take more, higher, up
        to ``most`` lines."""
        self._delegate.two_lines, self._most_lines = True, most
        self._dress()

    def hidden_columns(self) -> list[str]:
        """The keys of the columns for which there was no room."""
        columns = self.table.columns
        return [column.key for i, column in enumerate(columns) if self.isColumnHidden(i)]

    def set_table(self, table: Table) -> None:
        """Show a table, keeping the selected key and the place where they still are."""
        key, place = self.selected_key(), self.verticalScrollBar().value()
        self._quiet = True
        self._delegate.columns = self._header.columns = table.columns
        self._model.set_table(table)
        self._delegate.emphasised = next(
            (i for i, column in enumerate(table.columns) if column.key == self.emphasised), -1
        )
        self._delegate.link = next(
            (i for i, column in enumerate(table.columns) if column.key == LINK), -1
        )
        self.setAccessibleName(str(table.title))
        self.setAccessibleDescription(str(table.note))
        self.kept.take(table.id)
        self._dress()
        if key:
            self.select_key(key)
        self.verticalScrollBar().setValue(place)
        self._quiet = False

    def selected_key(self) -> str:
        """The key of the current row while it is selected, empty otherwise."""
        index = self.currentIndex()
        if index.isValid() and self.selectionModel().isRowSelected(index.row()):
            return str(index.data(KEY_ROLE))
        return ""

    def select_key(self, key: str) -> None:
        """Select a row without telling anyone; an unknown key selects nothing."""
        if key == self.selected_key():
            return
        was, self._quiet = self._quiet, True
        row = self._model.row_of(key)
        if row < 0:
            self.clearSelection()
            self.selectionModel().clearCurrentIndex()
        else:
            index = self._model.index(row, 0)
            self.selectionModel().setCurrentIndex(
                index,
                QItemSelectionModel.SelectionFlag.ClearAndSelect
                | QItemSelectionModel.SelectionFlag.Rows,
            )
            self.scrollTo(index)
        self._quiet = was
        self.viewport().update()

    def selected_rows(self) -> list[Row]:
        """The selected rows in the order shown; all of them where none is."""
        rows = self._model.rows()
        chosen = sorted({i.row() for i in self.selectionModel().selectedRows()})
        return [rows[i] for i in chosen] if chosen else rows

    def copy_rows(self) -> None:
        """Put the selected rows, or all, on the clipboard."""
        table = self.table
        QGuiApplication.clipboard().setMimeData(
            as_mime(table.columns, self.selected_rows(), str(table.title))
        )

    def copy_table(self) -> None:
        """Put the whole table on the clipboard in the order shown."""
        table = self.table
        QGuiApplication.clipboard().setMimeData(
            as_mime(table.columns, self._model.rows(), str(table.title))
        )

    def let_save(self, save: Callable[[Table], None]) -> None:
        """Offer to save the whole table as a file in the order shown."""
        if self.saving is None:
            self.addAction(self._save)
        self.saving = save

    def save_table(self) -> None:
        """Save the whole table, where that is offered."""
        if self.saving is not None:
            self.saving(self.as_shown())

    def as_shown(self) -> Table:
        """The whole table in the order shown."""
        return replace(self.table, rows=tuple(self._model.rows()))

    # What ``TableColumns`` asks of it.

    def own_columns(self) -> Sequence[Column]:
        """Its columns, those out of sight among them."""
        return self.table.columns

    def whole_width(self, column: int) -> int:
        """The width that shows a column whole, as far as the table is wide."""
        cells = (row.cells[column] for row in self.table.rows[:_MEASURED])
        heading = self._header.width_of(self.table.columns[column].heading, column)
        widest = self._delegate.widest(cells, column, self.viewport().width())
        return max(heading, min(widest, self.viewport().width()))

    def fit_again(self) -> None:
        """Give every column its width anew."""
        self._fit_columns()
        self.viewport().update()

    def sortable(self) -> Sequence[int]:
        """Every column."""
        return range(len(self.table.columns))

    def sort_on(self, column: int, down: bool) -> None:
        """Put the rows in the order of a column; -1 is the table's own order."""
        order = Qt.SortOrder.DescendingOrder if down else Qt.SortOrder.AscendingOrder
        self._header.setSortIndicator(column, order)
        # The arrow may have stood there already, of other columns.
        self._model.sort(column, order)

    def content_height(self, rows: int | None = None) -> int:
        """The height that shows so many rows (all: None) and the header, in px."""
        count = self._model.rowCount() if rows is None else rows
        return self._header.sizeHint().height() + count * self._delegate.row_height

    def _dress(self) -> None:
        self._needed = []
        self._set_heights()
        self._fit_columns()
        self.viewport().update()

    def _set_heights(self) -> None:
        height = self._delegate.row_height
        self.verticalHeader().setMinimumSectionSize(height)
        self.verticalHeader().setDefaultSectionSize(height)

    def _fit_columns(self) -> None:
        """Give each column what it needs, or what a person chose for it."""
        table = self.table
        if not table.columns:
            return
        if not self._needed:
            self._needed = [self._width_of(i, one.heading) for i, one in enumerate(table.columns)]
        chosen, shown = self.kept.sizes()
        rows = table.rows[:_MEASURED]
        fitting = Fitting(
            needed=self._needed,
            room=self.viewport().width(),
            words=[
                i
                for i, column in enumerate(table.columns)
                if column.align is Align.LEFT
                and all(isinstance(row.cells[i], str | None) for row in rows)
            ],
            least=self._theme.px(_LEAST_WORDS),
            gives_way=self._places(self.gives_way),
            goes_last=self._places(self.goes_last),
            least_last=self._theme.px(self.least_words),
            # What only the screen has (a sparkline) gives way before a figure is hidden.
            spare_ones=[i for i, column in enumerate(table.columns) if not column.on_paper],
            chosen=chosen,
            shown=shown,
        )
        widths = fitting.widths()
        self.kept.show_widths(widths)
        if self._most_lines > 2:
            self._fit_rows(widths)
        self.fitted.emit()

    def _fit_rows(self, widths: list[int]) -> None:
        """Give every row as many lines as the longest words of a column need."""
        rows = self.table.rows[:_MEASURED]
        lines = 2
        for i, width in enumerate(widths):
            words = [cell for row in rows if isinstance(cell := row.cells[i], str)]
            if width and words:
                lines = max(lines, self._delegate.lines_for(words, i, width))
        self._delegate.lines = min(lines, self._most_lines)
        self._set_heights()

    def _places(self, wanted: tuple[str, ...]) -> list[int]:
        keys = [column.key for column in self.table.columns]
        return [keys.index(key) for key in wanted if key in keys]

    def _width_of(self, index: int, heading: str) -> int:
        cells = (row.cells[index] for row in self.table.rows[:_MEASURED])
        return max(self._header.width_of(heading, index), self._delegate.widest(cells, index))

    def _hover(self, index: QModelIndex) -> None:
        self._delegate.hovered = index.row()
        self.viewport().update()

    # Qt's own names from here.

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()
        if current.isValid() and not self._quiet and current.row() != previous.row():
            self.row_selected.emit(current.data(KEY_ROLE))

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.viewport().update()
        self.selection_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Coming by keyboard to a table without a selection selects its first row, so that
        what the ring is on is what Del and Enter act on. A click selects for itself."""
        was, self._quiet = self._quiet, True
        super().focusInEvent(event)
        self._quiet = was
        by_hand = event.reason() in (
            Qt.FocusReason.MouseFocusReason,
            Qt.FocusReason.ActiveWindowFocusReason,
            Qt.FocusReason.PopupFocusReason,
        )
        if not by_hand and not self.selected_key() and self._model.rowCount():
            self.selectRow(self._first_row(max(0, self.currentIndex().row())))
            self.row_selected.emit(self.selected_key())

    def _first_row(self, at: int) -> int:
        """The first row from one on that can be selected: not that of a heading."""
        model = self.model()
        rows = range(at, min(at + _HEADINGS, model.rowCount()))
        able = Qt.ItemFlag.ItemIsSelectable
        return next((row for row in rows if model.flags(model.index(row, 0)) & able), at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.row_activated.emit(self.currentIndex().data(KEY_ROLE))
            return
        if not self.kept.key(event):
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Once it stands in a window it is known what was chosen for it."""
        super().showEvent(event)
        self.kept.take(self.table.id)
        self._fit_columns()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.table.rows and self.table.note:
            painter = QPainter(self.viewport())
            painter.setFont(self._theme.font(Role.BODY))
            painter.setPen(self._theme.color("text3"))
            painter.drawText(
                self.viewport().rect(), int(Qt.AlignmentFlag.AlignCenter), str(self.table.note)
            )
            painter.end()
        if not self.table.rows and self.hasFocus():
            # Without a row to be on, the ring goes round the table itself.
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._theme.color("accent"), 2))
            painter.drawRoundedRect(QRectF(self.viewport().rect()).adjusted(2, 2, -2, -2), 4, 4)
            painter.end()

    def leaveEvent(self, event: QEvent) -> None:
        self._delegate.hovered = -1
        self.viewport().update()
        super().leaveEvent(event)

    def sizeHint(self) -> QSize:
        # Small, so that the card's share of the page decides and not the number of rows.
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(160), self.content_height(2))
