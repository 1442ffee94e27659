"""The first columns of a table, which stay in sight while the rest is scrolled sideways."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessibleInterface, QColor, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QHeaderView, QTableView

from oversight_app.ui.accessible.plain import PassedOver
from oversight_app.ui.theme import Theme
from oversight_app.ui.widgets.table_header import TableHeader
from oversight_app.ui.widgets.table_manner import take_manner

_MOST = 0.6
"""They never take more than this share of the table."""


class StillColumns(QTableView):
    """Lies over the left of a table once that is scrolled sideways, and shows the same rows of the
    same model. The table keeps the keyboard; to a screen reader this is not there, as the table
    says it all."""

    def __init__(self, theme: Theme, table: QTableView, header: TableHeader) -> None:
        super().__init__(table)
        self._theme, self._table, self._of = theme, table, header
        self._many = 0
        self.header = TableHeader(theme, self)
        self.header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.header.setSortIndicatorClearable(header.isSortIndicatorClearable())
        self.header.setSortIndicatorShown(True)
        self.setHorizontalHeader(self.header)
        upright = self.verticalHeader()
        upright.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        upright.setMinimumSectionSize(1)
        upright.hide()
        take_manner(self, table.verticalScrollMode())
        self.setSelectionMode(table.selectionMode())
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFocusProxy(table)
        self.setProperty("still", True)
        off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setHorizontalScrollBarPolicy(off)
        self.setVerticalScrollBarPolicy(off)
        self.hide()
        self._join()

    def accessible_interface(self) -> QAccessibleInterface:
        """It is the table's own columns once more."""
        return PassedOver(self)

    def place(self, many: int) -> None:
        """Show so many of the first columns where the table is scrolled sideways."""
        self._many = many
        table = self._table
        seen = [i for i in range(self._of.count()) if not self._of.isSectionHidden(i)][:many]
        wide = sum(self._of.sectionSize(i) for i in seen)
        scrolled = table.horizontalScrollBar().value() > 0
        if not seen or not scrolled or wide > _MOST * table.viewport().width():
            self.hide()
            return
        if self.model() is not table.model():
            self.setModel(table.model())
            self.setSelectionModel(table.selectionModel())
            self.setItemDelegate(table.itemDelegate())
        self.header.columns = self._of.columns
        self.header.setFixedHeight(self._of.height())
        self.verticalHeader().setDefaultSectionSize(table.verticalHeader().defaultSectionSize())
        for i in range(self.header.count()):
            self.setColumnHidden(i, i not in seen)
            if i in seen:
                self.setColumnWidth(i, self._of.sectionSize(i))
        high = self._of.height() + table.viewport().height()
        self.setGeometry(table.frameWidth(), table.frameWidth(), wide, high)
        self.verticalScrollBar().setRange(
            table.verticalScrollBar().minimum(), table.verticalScrollBar().maximum()
        )
        self.verticalScrollBar().setValue(table.verticalScrollBar().value())
        self._show_order()
        self.show()
        self.raise_()

    def _join(self) -> None:
        table, header = self._table, self._of
        table.horizontalScrollBar().valueChanged.connect(lambda _v: self.place(self._many))
        table.verticalScrollBar().valueChanged.connect(self._follow)
        header.sortIndicatorChanged.connect(lambda *_: self._show_order())
        self.header.sectionResized.connect(
            lambda i, _old, new: self._resized(i, new) if self.isVisible() else None
        )
        self.header.sortIndicatorChanged.connect(self._ordered)
        self.header.sectionClicked.connect(header.sectionClicked)
        self.header.sectionHandleDoubleClicked.connect(header.sectionHandleDoubleClicked)
        self.clicked.connect(table.clicked)
        self.doubleClicked.connect(table.doubleClicked)
        self.entered.connect(table.entered)
        table.viewport().installEventFilter(self)

    def _follow(self, value: int) -> None:
        if self.isVisible():
            self.verticalScrollBar().setValue(value)

    def _resized(self, column: int, width: int) -> None:
        if width and self._of.sectionSize(column) != width:
            self._table.setColumnWidth(column, width)

    def _ordered(self, column: int, order: Qt.SortOrder) -> None:
        here = (self._of.sortIndicatorSection(), self._of.sortIndicatorOrder())
        if self.isVisible() and here != (column, order):
            self._of.setSortIndicator(column, order)

    def _show_order(self) -> None:
        self.header.blockSignals(True)
        self.header.setSortIndicator(self._of.sortIndicatorSection(), self._of.sortIndicatorOrder())
        self.header.blockSignals(False)
        self.header.viewport().update()

    # Qt's own names from here.

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What the table paints anew is painted anew here."""
        if event.type() is QEvent.Type.Paint and self.isVisible():
            self.viewport().update()
        return super().eventFilter(watched, event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the table."""
        QApplication.sendEvent(self._table.viewport(), event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        edge = self.viewport().rect()
        painter.fillRect(edge.right(), 0, 1, edge.height(), QColor(self._theme.tokens.control))
        painter.end()
