"""The measures at a glance: a table of measures in groups, each leading to where it is shown."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QWidget

from oversight_app.domain.findings import Table
from oversight_app.ui.theme import Theme
from oversight_app.ui.widgets.measure_matrix_delegate import MeasureDelegate
from oversight_app.ui.widgets.measure_matrix_model import (
    CHANGE,
    LINE_ROLE,
    SCHEME_ROLE,
    SPARK,
    TARGET,
    MeasureModel,
    matrix_rows,
)
from oversight_app.ui.widgets.table_copy import as_mime
from oversight_app.ui.widgets.table_view import TableView

# Imported by the job that reads: the window opens without.
if TYPE_CHECKING:
    from oversight_app.review.matrix_lines import MatrixLine
    from oversight_app.review.matrix_order import MatrixGroup


class MeasureMatrix(TableView):
    """Arrows move over the measures, Enter opens one's page (``row_activated``), Ctrl+C copies
    them as a table. ``menu_asked`` is where a context menu is wanted, on the screen."""

    menu_asked = Signal(QPoint)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._paper = Table("", "", (), ())
        model, delegate = MeasureModel(self), MeasureDelegate(theme, self)
        self._measures, self._model = model, model
        self._painter, self._delegate = delegate, delegate
        self.setItemDelegate(delegate)
        self.setModel(model)
        self.setObjectName("measures-at-a-glance")
        self.setSelectionMode(TableView.SelectionMode.SingleSelection)
        self.goes_last = (TARGET, SPARK, CHANGE)
        self.least_words = 150
        self._kept = ""
        self._heights_for = -1
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._begin_anew)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.DefaultContextMenu)

    @property
    def line(self) -> "MatrixLine | None":
        """The line that is selected, None for none."""
        return self._measures.lines.get(self.selected_key())

    def show_groups(self, groups: "Sequence[MatrixGroup]", paper: Table) -> None:
        """Show groups of lines, keeping what is selected and the place. ``paper`` is the same as
        a table for paper, which is what is copied and saved."""
        self._paper = paper
        self._measures.set_lines(groups)
        self._painter.lines_shown = tuple(self._measures.lines.values())
        self.set_table(matrix_rows(groups))
        self._arrange()

    def copy_rows(self) -> None:
        """Put the selected measure, or all, on the clipboard as a table for paper."""
        line = self.line
        rows = [r for r in self.as_shown().rows if line is None or r.key == line.measure.id]
        QGuiApplication.clipboard().setMimeData(
            as_mime(self._paper.columns, rows, str(self._paper.title))
        )

    def copy_table(self) -> None:
        """Put all measures on the clipboard, in the order shown."""
        paper = self.as_shown()
        QGuiApplication.clipboard().setMimeData(
            as_mime(paper.columns, paper.rows, str(paper.title))
        )

    def as_shown(self) -> Table:
        """All measures in the order shown, as a table for paper."""
        order = [row.key for row in self._measures.rows()]
        rows = [row for row in self._paper.rows if row.key in order]
        return replace(self._paper, rows=tuple(sorted(rows, key=lambda r: order.index(r.key))))

    def content_height(self, rows: int | None = None) -> int:
        """The height that shows all rows (None) or so many measures, and the header, in px."""
        count = self._measures.rowCount()
        if rows is not None or not count:
            return super().content_height(rows)
        head = self._header.sizeHint().height()
        return head + sum(self._height_of(row) for row in range(count))

    def _fit_columns(self) -> None:
        super()._fit_columns()
        keys = [column.key for column in self.table.columns]
        # Said in another place where it has no column.
        hidden = TARGET in keys and self.isColumnHidden(keys.index(TARGET))
        self._painter.target_hidden = hidden
        if self._heights_for != self.columnWidth(0):
            self._arrange()

    def _set_heights(self) -> None:
        super()._set_heights()
        self._arrange()

    def _remember(self) -> None:
        self._kept = self.selected_key()

    def _begin_anew(self) -> None:
        """What was selected stays so, in whatever order."""
        self._arrange()
        if self._kept:
            self.select_key(self._kept)

    def _arrange(self) -> None:
        """Headings are lower than measures, and go over the whole width."""
        self._heights_for = self.columnWidth(0)
        self.verticalHeader().setMinimumSectionSize(self._painter.heading_height)
        self.clearSpans()
        for row in range(self._measures.rowCount()):
            self.setRowHeight(row, self._height_of(row))
            if self._measures.is_heading(row):
                self.setSpan(row, 0, 1, self._measures.columnCount())

    def _height_of(self, row: int) -> int:
        index = self._measures.index(row, 0)
        line: MatrixLine | None = index.data(LINE_ROLE)
        if line is None:
            return self._painter.heading_height
        scheme = str(index.data(SCHEME_ROLE) or "")
        return self._painter.height_of(line, scheme, self.columnWidth(0))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the measure under the pointer, or of the one selected."""
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            where = self.visualRect(self.currentIndex()).center()
            self.menu_asked.emit(self.viewport().mapToGlobal(where))
        elif self.indexAt(event.pos()).isValid():
            self.menu_asked.emit(event.globalPos())
