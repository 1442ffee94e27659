"""Records by the million in a table: scrolled anywhere, sorted in the store, copied in part."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QRect,
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
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from oversight_app.domain.activity import RowOrder, RowQuery
from oversight_app.domain.errors import UserProblem
from oversight_app.domain.findings import Column, Row
from oversight_app.ui.jobs import Jobs
from oversight_app.ui.theme import Role, Theme
from oversight_app.ui.widgets import rows_words
from oversight_app.ui.widgets.rows_delegate import RowsDelegate
from oversight_app.ui.widgets.rows_model import ORDERS, PAGE, RowsModel
from oversight_app.ui.widgets.rows_reading import STORED, RowReader, Rows
from oversight_app.ui.widgets.rows_words import COLUMNS
from oversight_app.ui.widgets.table_columns import TableColumns
from oversight_app.ui.widgets.table_copy import as_mime
from oversight_app.ui.widgets.table_delegate import LINK
from oversight_app.ui.widgets.table_header import TableHeader
from oversight_app.ui.widgets.table_manner import take_manner
from oversight_app.ui.widgets.table_model import AnyIndex
from oversight_app.ui.widgets.table_widths import Fitting

MOST_COPIED = 10_000
"""Rows put on the clipboard at once: a spreadsheet takes them without a pause."""
_LEAST_WORDS = 92
"""A column of words is not made narrower than this, in the design's px."""
_MEASURED = 60
"""Rows that columns are measured by: the first few screens."""
_ROWS = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows


class RowsView(QTableView):
    """Shows the records of a ``RowQuery``. A click on the file's row, Enter or a double-click
    asks for where a record comes from; Ctrl+C copies the selected ones."""

    asked = Signal(object)
    """The ``ActivityRow`` whose origin is asked for."""
    arrived = Signal()
    """Other records are shown, as asked for."""
    said = Signal(str)
    """Something to say: what was copied, why something can't be done."""

    def __init__(
        self, theme: Theme, jobs: Jobs, reader: RowReader = STORED, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._jobs, self._reader = theme, jobs, reader
        self._place, self._row = 0, -1
        self._nothing = ""
        self._needed: list[int] = []
        self.rows = RowsModel(jobs, reader, self)
        self._delegate = RowsDelegate(theme, self)
        self._delegate.columns = COLUMNS
        self._delegate.link = _column(LINK)
        self._delegate.emphasised = _column("hours")
        self._header = TableHeader(theme, self)
        self._header.columns = COLUMNS
        self.setItemDelegate(self._delegate)
        self.setHorizontalHeader(self._header)
        take_manner(self, QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName("Records")
        # Rows of one fixed height: Qt then keeps nothing for each of them.
        upright = self.verticalHeader()
        upright.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        # Set once, while there are no rows: Qt looks at each of them.
        upright.setMinimumSectionSize(1)
        upright.hide()
        self.setModel(self.rows)
        self._header.setSortIndicatorShown(True)
        self._header.setSortIndicatorClearable(False)
        self._header.setStretchLastSection(False)
        self.kept = TableColumns(theme, self, self._header, self, sorts=False)
        self._add_actions()
        self._header.sectionClicked.connect(self._heading_clicked)
        self.entered.connect(self._hover)
        self.clicked.connect(self._clicked)
        self.doubleClicked.connect(lambda index: self.ask_for(index.row()))
        self.rows.arrived.connect(self._arrived)
        self.rows.problem.connect(self.said)
        self.rows.refused.connect(self._say_refused)
        theme.changed.connect(self._dress)
        self._show_order()

    def _add_actions(self) -> None:
        """What can be done, also from the keyboard's menu key."""
        copy = QAction("Copy rows", self)
        copy.setShortcut(QKeySequence.StandardKey.Copy)
        copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        copy.triggered.connect(self.copy_rows)
        origin = QAction("Where does this record come from?", self)
        origin.triggered.connect(lambda: self.ask_for(self.currentIndex().row()))
        self.addActions([copy, origin])
        self.addActions(self.kept.actions())
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    @property
    def query(self) -> RowQuery:
        """Which records are shown, in which order."""
        return self.rows.query

    @property
    def count(self) -> int:
        """How many records there are."""
        return self.rows.count

    def show_query(self, query: RowQuery, *, keep_place: bool = False, nothing: str = "") -> None:
        """Show records; ``keep_place`` stays where the view is (the same ones, read again).
        ``nothing`` is said in the middle where there are none."""
        self._place = self.verticalScrollBar().value() if keep_place else 0
        self._row = self.currentIndex().row() if keep_place else -1
        self._nothing = nothing
        self.rows.show(query)

    def sort_by(self, order: RowOrder) -> None:
        """Sort from the lowest, or the other way round where they are sorted so already."""
        again = self.query.order is order
        self.show_query(
            replace(self.query, order=order, descending=again and not self.query.descending),
            nothing=self._nothing,
        )

    def ask_for(self, number: int) -> None:
        """Ask where a record comes from."""
        row = self.rows.row(number) if 0 <= number < self.rows.rowCount() else None
        if row is not None:
            self.asked.emit(row)

    def selected_spans(self) -> list[tuple[int, int]]:
        """The selected rows as (first, last), both counted, in the order shown."""
        ranges = self.selectionModel().selection().toList()
        spans = sorted((one.top(), one.bottom()) for one in ranges)
        merged: list[tuple[int, int]] = []
        for first, last in spans:
            if merged and first <= merged[-1][1] + 1:
                merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
            else:
                merged.append((first, last))
        return merged

    def copy_rows(self) -> None:
        """Put the selected records on the clipboard, as tab-separated text and HTML."""
        spans = self.selected_spans()
        wanted = sum(last - first + 1 for first, last in spans)
        if not wanted:
            self.said.emit("No record is selected. Nothing was copied.")
            return
        if wanted > MOST_COPIED:
            self.said.emit(
                f"{wanted:,} records are selected, and {MOST_COPIED:,} can be copied at once. "
                "Nothing was copied. Select fewer, or narrow the records down first."
            )
            return
        query, names, page = self.query, self.rows.names, self._reader.page

        def put(found: Rows) -> None:
            made = [Row(str(i), rows_words.cells(row, names)) for i, row in enumerate(found)]
            QGuiApplication.clipboard().setMimeData(as_mime(COLUMNS, made, "Records"))
            self.said.emit("1 record copied" if len(made) == 1 else f"{len(made):,} records copied")

        def failed(error: Exception) -> None:
            if isinstance(error, UserProblem):
                self.said.emit(str(error))

        self._jobs.read(
            f"copy-{id(self)}",
            lambda ws: tuple(
                row for first, last in spans for row in page(ws, query, first, last - first + 1)
            ),
            put,
            failed,
        )

    def content_height(self, rows: int) -> int:
        """The height that shows so many rows and the header, in px."""
        return self._header.sizeHint().height() + rows * self._delegate.row_height

    # What came.

    def _arrived(self) -> None:
        self._show_order()
        self._dress()
        self.setAccessibleDescription(f"{self.count:,} records")
        if 0 <= self._row < self.rows.rowCount():
            self.selectionModel().setCurrentIndex(self.rows.index(self._row, 0), _ROWS)
        self.verticalScrollBar().setValue(self._place)
        if self.hasFocus():
            self._select_in_sight()
        self.arrived.emit()

    def _say_refused(self, order: RowOrder) -> None:
        heading = next(COLUMNS[_column(key)].heading for key, one in ORDERS.items() if one is order)
        self.said.emit(
            f"{self.count:,} records are too many to sort by {heading.lower()}. They are in "
            "order of date. Narrow them down first."
        )

    def _show_order(self) -> None:
        key = next(key for key, order in ORDERS.items() if order is self.query.order)
        down = Qt.SortOrder.DescendingOrder if self.query.descending else None
        self._header.setSortIndicator(_column(key), down or Qt.SortOrder.AscendingOrder)

    def _heading_clicked(self, section: int) -> None:
        order = ORDERS.get(COLUMNS[section].key)
        if order is not None:
            self.sort_by(order)
        # Qt has moved the arrow already: it shows the order that is.
        self._show_order()

    def _clicked(self, index: QModelIndex) -> None:
        if index.column() == self._delegate.link:
            self.ask_for(index.row())

    def _hover(self, index: QModelIndex) -> None:
        self._delegate.hovered = index.row()
        linked = index.column() == self._delegate.link
        hand = Qt.CursorShape.PointingHandCursor if linked else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(hand)
        self.viewport().update()

    # Sizes.

    def _dress(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._delegate.row_height)
        self._fit_columns()
        self.viewport().update()

    def _fit_columns(self) -> None:
        """Give each column what the first records need; words are cut short before anything has
        to be scrolled to, and what is left over is shared out."""
        needed = [self._header.width_of(c.heading, i) for i, c in enumerate(COLUMNS)]
        places = self.rows.decimals
        for number in range(min(_MEASURED, PAGE, self.rows.rowCount())):
            row = self.rows.row(number)
            if row is None:
                break
            for i, cell in enumerate(rows_words.cells(row, self.rows.names, places)):
                needed[i] = max(needed[i], self._delegate.width_of(cell, i))
        self._needed = needed
        chosen, shown = self.kept.sizes()
        words = [_column(key) for key in ("file", "activity", "district", "scheme", "status")]
        least = self._theme.px(_LEAST_WORDS)
        fitting = Fitting(needed, self.viewport().width(), words, least, chosen=chosen, shown=shown)
        self.kept.show_widths(fitting.widths())

    # What ``TableColumns`` asks of it.

    def own_columns(self) -> Sequence[Column]:
        """Its columns, those out of sight among them."""
        return COLUMNS

    def whole_width(self, column: int) -> int:
        """The width that shows the first records of a column whole."""
        return self._needed[column] if self._needed else self.columnWidth(column)

    def fit_again(self) -> None:
        """Give every column its width anew."""
        self._fit_columns()
        self.viewport().update()

    def sortable(self) -> Sequence[int]:
        """The columns that the store can sort by."""
        return sorted(_column(key) for key in ORDERS)

    def sort_on(self, column: int, down: bool) -> None:
        """Put the records in the order of a column; -1 is that of their days."""
        order = ORDERS[COLUMNS[column].key] if column >= 0 else RowQuery().order
        self.show_query(replace(self.query, order=order, descending=down), nothing=self._nothing)

    # Qt's own names from here.

    def moveCursor(
        self, cursorAction: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Home and End go to the first and the last record, not along one."""
        last = self.rows.rowCount() - 1
        column = max(0, self.currentIndex().column())
        if last >= 0 and cursorAction is QAbstractItemView.CursorAction.MoveHome:
            return self.rows.index(0, column)
        if last >= 0 and cursorAction is QAbstractItemView.CursorAction.MoveEnd:
            return self.rows.index(last, column)
        return super().moveCursor(cursorAction, modifiers)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.ask_for(self.currentIndex().row())
            return
        if not self.kept.key(event):
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Once it stands in a window it is known what was chosen for it."""
        super().showEvent(event)
        self.kept.take("records")
        self._fit_columns()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if not self.indexAt(event.position().toPoint()).isValid():
            self.viewport().unsetCursor()

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Coming by keyboard to records of which none is selected selects the first in sight."""
        super().focusInEvent(event)
        by_key = event.reason() in (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
            Qt.FocusReason.ShortcutFocusReason,
            Qt.FocusReason.OtherFocusReason,
        )
        if by_key:
            self._select_in_sight()

    def _select_in_sight(self) -> None:
        """Give the keyboard a record to be on, where it is on none."""
        if self.rows.rowCount() and not self.selectionModel().hasSelection():
            first = max(0, self.rowAt(0))
            self.selectionModel().setCurrentIndex(self.rows.index(first, 0), _ROWS)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def leaveEvent(self, event: QEvent) -> None:
        self._delegate.hovered = -1
        self.viewport().update()
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.rows.rowCount() and self._nothing:
            painter = QPainter(self.viewport())
            painter.setFont(self._theme.font(Role.BODY))
            painter.setPen(self._theme.color("text3"))
            room = QRect(self.viewport().rect()).adjusted(16, 0, -16, 0)
            flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
            painter.drawText(room, flags, self._nothing)
            painter.end()

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(160), self.content_height(4))


def _column(key: str) -> int:
    return next(i for i, column in enumerate(COLUMNS) if column.key == key)
