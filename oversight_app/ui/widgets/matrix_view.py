"""A matrix of answers or judgements: arrows move, Enter opens, and the questions stay in sight."""

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from oversight_app.ui.plain_tips import plain_tip
from oversight_app.ui.theme import Role, Theme
from oversight_app.ui.widgets.label import label
from oversight_app.ui.widgets.matrix_delegate import MatrixDelegate
from oversight_app.ui.widgets.matrix_headers import GAP, QuestionsHeader, SubjectsHeader
from oversight_app.ui.widgets.matrix_manner import BOUNDARIES, Celled, Manner, Matrix
from oversight_app.ui.widgets.matrix_model import CELL_ROLE, AnyIndex, MatrixModel
from oversight_app.ui.widgets.table_manner import take_manner


class MatrixView(QTableView):
    """One cell is selected at a time. ``cell_selected`` carries (subject's key, question's
    code) of the cell a person moved to; ``cell_activated`` of one opened."""

    cell_selected = Signal(str, str)
    cell_activated = Signal(str, str)
    column_moved = Signal(str, int)
    """The column's key, and −1 or 1, when it is asked to move left or right."""
    fitted = Signal()
    """The columns were given their widths."""

    def __init__(
        self, theme: Theme, manner: Manner = BOUNDARIES, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._moves = manner.moves
        self._quiet = self._fitted = False
        self._from_start = True
        self._model = MatrixModel(self)
        self._delegate = MatrixDelegate(theme, manner.words, self)
        self._subjects = SubjectsHeader(theme, self._model, manner, self)
        self._questions = QuestionsHeader(theme, manner, self)
        take_manner(self, QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setItemDelegate(self._delegate)
        self.setHorizontalHeader(self._subjects)
        self.setVerticalHeader(self._questions)
        self.setModel(self._model)
        self.setObjectName("matrix")
        self.setAccessibleName(manner.name)
        self.setToolTip(plain_tip(manner.tip))
        self._corner = label(manner.corner, Role.CAPTION, "text3")
        self._corner.setParent(self)
        self.doubleClicked.connect(self._activate)
        self.horizontalScrollBar().actionTriggered.connect(lambda _: self._leave_start())
        theme.changed.connect(self._dress)

    @property
    def matrix(self) -> Matrix | None:
        """What is shown."""
        return self._model.matrix

    def set_matrix(self, matrix: Matrix) -> None:
        """Show a matrix; the selection stays where its cell still is."""
        subject, question = self.selected()
        place = self.verticalScrollBar().value(), self.horizontalScrollBar().value()
        self._quiet = True
        self._model.set_matrix(matrix)
        self._dress()
        if not self.select(subject, question) and matrix.subjects:
            worst = next((one for one in matrix.cells.values() if one.gap), None)
            worst = worst or next(iter(matrix.cells.values()), None)
            if worst is not None:
                self.select(worst.subject, worst.question.code)
                # Nobody asked for it: the first subject stays in sight.
                self._from_start = True
                self._snap()
        elif subject:
            self.verticalScrollBar().setValue(place[0])
            self.horizontalScrollBar().setValue(place[1])
        self._quiet = False

    def selected(self) -> tuple[str, str]:
        """Return the subject and question of the selected cell, empty for none."""
        cell: Celled | None = self.currentIndex().data(CELL_ROLE)
        return (cell.subject, cell.question.code) if cell is not None else ("", "")

    def select(self, subject: str, question: str) -> bool:
        """Select a cell without telling anyone; False where it is not there."""
        row, column = self._model.place_of(subject, question)
        if row < 0 or column < 0:
            return False
        was, self._quiet = self._quiet, True
        self._from_start = False
        index = self._model.index(row, column)
        self.setCurrentIndex(index)
        self.scrollTo(index)
        self._snap()
        self._quiet = was
        return True

    def content_height(self, rows: int | None = None) -> int:
        """The height that shows so many rows (all: None) and the headings, in px."""
        count = self._model.rowCount() if rows is None else rows
        return self._subjects.sizeHint().height() + count * self._delegate.row_height

    def _dress(self) -> None:
        delegate = self._delegate
        self._questions.setDefaultSectionSize(delegate.row_height)
        delegate.first_group = self._subjects.first_group()
        self._fit_columns()
        self._place_corner()
        self.viewport().update()

    def _fit_columns(self) -> None:
        """Columns of one width share the room. Where there are too many, as many as fit are
        whole, and the rest is scrolled to."""
        columns = self._model.columnCount()
        if not columns:
            return
        first = self._subjects.first_group()
        gap = self._theme.px(GAP) if 0 < first < columns else 0
        # Always with room for the bar at the right: were it to come and go with the widths, the
        # headings would take another line, and it would go and come again.
        bar = self.verticalScrollBar().sizeHint().width()
        whole = self.width() - 2 * self.frameWidth() - bar - gap
        # Smaller letters where they bring every column into sight; else they would gain nothing.
        tight = not self._fits(whole, tight=False) and self._fits(whole, tight=True)
        room = whole - self._write(tight=tight)
        self._questions.setFixedWidth(whole - room)
        shown = min(columns, max(1, room // self._delegate.least_width))
        each = max(self._delegate.least_width, room // shown)
        over = max(0, room - each * shown) if shown == columns else 0
        for column in range(columns):
            extra = gap if gap and column == first else 0
            self.setColumnWidth(column, each + extra + (over if column == columns - 1 else 0))
        self.horizontalScrollBar().setSingleStep(each)
        self._subjects.setFixedHeight(self._subjects.sizeHint().height())
        self._fitted = True
        self.fitted.emit()

    def _fits(self, whole: int, *, tight: bool) -> bool:
        room = whole - self._write(tight=tight)
        return self._delegate.least_width * self._model.columnCount() <= room

    def _write(self, *, tight: bool) -> int:
        """Take the usual letters or smaller ones; return what the questions then take, in px."""
        self._delegate.tight = self._questions.tight = tight
        return self._questions.sizeHint().width()

    def _snap(self) -> None:
        """Begin with a whole column, so that no answer is cut at the left."""
        bar, subjects = self.horizontalScrollBar(), self._subjects
        if self._from_start:
            bar.setValue(0)
            return
        begins = [subjects.sectionPosition(column) for column in range(subjects.count())]
        onward = next((one for one in begins if one >= bar.value()), bar.value())
        index = self.currentIndex()
        if index.isValid() and onward > begins[index.column()]:
            onward = begins[index.column()]
        bar.setValue(min(onward, bar.maximum()))

    def _leave_start(self) -> None:
        self._from_start = False

    def _place_corner(self) -> None:
        px = self._theme.px
        high = self._subjects.height()
        hint = self._corner.sizeHint()
        self._corner.move(QPoint(px(16), high - hint.height() - px(8)))
        self._corner.resize(max(0, self._questions.width() - px(20)), hint.height())
        self._corner.raise_()

    def _activate(self, index: QModelIndex) -> None:
        cell: Celled | None = index.data(CELL_ROLE)
        if cell is not None:
            self.cell_activated.emit(cell.subject, cell.question.code)

    # Qt's own names from here.

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        super().currentChanged(current, previous)
        self._from_start = self._from_start and self._quiet
        self._snap()
        cell: Celled | None = current.data(CELL_ROLE)
        if cell is not None and not self._quiet:
            self.cell_selected.emit(cell.subject, cell.question.code)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._activate(self.currentIndex())
            return
        step = self._step_of(event)
        if step:
            self.column_moved.emit(self.selected()[0], step)
            return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """In a matrix whose columns move, Alt with an arrow moves one, and is not Back."""
        asked = event.type() is QEvent.Type.ShortcutOverride
        if asked and isinstance(event, QKeyEvent) and self._step_of(event):
            event.accept()
            return True
        return super().event(event)

    def _step_of(self, event: QKeyEvent) -> int:
        """Which way a key moves a column; 0 where it does not."""
        if not self._moves or not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            return 0
        return {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and hasattr(self, "_corner"):
            self._dress()

    def updateGeometries(self) -> None:
        # From here on the bar knows how far it goes.
        super().updateGeometries()
        if self._fitted:
            self._snap()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()
        self._place_corner()
        if not self._from_start:
            # What is selected stays in sight in a smaller window.
            self.scrollTo(self.currentIndex())
            self._snap()

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        # Five answers and the headings above them.
        return QSize(
            self._theme.px(320),
            self._subjects.sizeHint().height() + 5 * self._delegate.row_height,
        )
