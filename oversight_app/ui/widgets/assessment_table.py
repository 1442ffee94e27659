"""The table in which an assessment or judgements are typed: 1 to 5 answer a question and go on to
the next."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from oversight_app.domain.record_fields import LONGEST_TEXT
from oversight_app.ui.icons import pixmap
from oversight_app.ui.plain_tips import plain_tip
from oversight_app.ui.theme import Role, Theme
from oversight_app.ui.widgets.assessment_model import (
    ANSWER,
    ANSWER_ROLE,
    MISSING_ROLE,
    QUESTION,
    AssessmentModel,
    Sheet,
)
from oversight_app.ui.widgets.matrix_delegate import BOLD, answer_ink
from oversight_app.ui.widgets.matrix_manner import ICONS
from oversight_app.ui.widgets.table_manner import take_manner

_Index = QModelIndex | QPersistentModelIndex
_FIRST_KEY, _LAST_KEY = Qt.Key.Key_1, Qt.Key.Key_5


class _Delegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, sheet: Sheet[Any], view: QTableView) -> None:
        super().__init__(view)
        self._theme, self._sheet, self._view = theme, sheet, view

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        words = QFontMetrics(self._theme.font(Role.BODY)).height()
        return QSize(40, max(self._theme.px(32), words + self._theme.px(8)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        rect: QRect = option.rect
        tokens, px = self._theme.tokens, self._theme.px
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row = index.row() == self._view.currentIndex().row()
        painter.fillRect(rect, QColor(tokens.subtle if row else tokens.surface))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(tokens.line))
        inner = rect.adjusted(px(8), 0, -px(6), -1)
        code = str(index.data(ANSWER_ROLE))
        ink, weight = tokens.text, 400
        if index.column() == ANSWER:
            ground, icon_ink, ink = answer_ink(tokens, code)
            if ground:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(ground))
                painter.drawRoundedRect(QRectF(rect.adjusted(2, 3, -4, -4)), px(4), px(4))
            size = px(14)
            picture = pixmap(ICONS[code], icon_ink, size, painter.device().devicePixelRatio())
            painter.drawPixmap(
                QPointF(inner.left(), rect.top() + (rect.height() - size) / 2), picture
            )
            inner.setLeft(inner.left() + px(20))
            weight = 600 if code in BOLD else 400
        elif index.data(MISSING_ROLE):
            ink = tokens.oranget
        painter.setFont(self._theme.font(Role.BODY, weight))
        painter.setPen(QColor(ink))
        words = " ".join(str(index.data() or "").split("\n"))
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, inner.width())
        align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(inner, int(align), shown)
        state: QStyle.StateFlag = option.state
        if bool(state & QStyle.StateFlag.State_Selected) and self._view.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.drawRoundedRect(QRectF(rect.adjusted(2, 2, -2, -3)), px(4), px(4))
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:
        if index.column() == ANSWER:
            combo = QComboBox(parent)
            for code, words in self._sheet.options:
                combo.addItem(words, code)
            combo.setAccessibleName(self._sheet.headings[ANSWER])
            combo.setToolTip(plain_tip(f"The {self._sheet.headings[ANSWER].lower()} of this row"))
            combo.activated.connect(lambda _i: self._finish(combo))
            # Open at once: a second key would be one too many.
            QTimer.singleShot(0, combo, combo.showPopup)
            return combo
        line = QLineEdit(parent)
        line.setMaxLength(LONGEST_TEXT)
        words = self._sheet.headings[index.column()]
        line.setAccessibleName(words)
        line.setToolTip(plain_tip(words))
        return line

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(editor.findData(index.data(Qt.ItemDataRole.EditRole)))
        else:
            super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: _Index) -> None:
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData())
        else:
            super().setModelData(editor, model, index)

    def _finish(self, editor: QWidget) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor)


class AssessmentTable(QTableView):
    """A row a question. ``moved`` is called with the row when another question is reached."""

    def __init__(
        self, theme: Theme, model: AssessmentModel[Any], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._questions = model
        self.moved: Callable[[int], None] = lambda _row: None
        take_manner(self, QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.DoubleClicked | trigger.EditKeyPressed | trigger.AnyKeyPressed)
        self.setItemDelegate(_Delegate(theme, model.sheet, self))
        self.setModel(model)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionsClickable(False)
        header.setHighlightSections(False)
        self.setObjectName("questions")
        self.setAccessibleName(model.sheet.name)
        self.setToolTip("1 to 5 answer a question and go on to the next; Enter opens a cell")

    def go_to(self, row: int, column: int = ANSWER) -> None:
        """Make a cell the current one."""
        index = self._questions.index(row, column)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    # Qt's own names from here.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.state() is QAbstractItemView.State.EditingState:
            # The Enter that ended a line comes here as well.
            super().keyPressEvent(event)
            return
        index = self.currentIndex()
        key, plain = event.key(), not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        answering = index.isValid() and index.column() in (QUESTION, ANSWER)
        if answering and plain and _FIRST_KEY <= key <= _LAST_KEY:
            self._questions.set_answer(index.row(), self._questions.sheet.codes[key - _FIRST_KEY])
            self.go_to(index.row() + 1, index.column())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain and index.isValid():
            column = ANSWER if index.column() == QUESTION else index.column()
            self.edit(self._questions.index(index.row(), column))
        elif answering and event.text() and plain and key != Qt.Key.Key_Escape:
            # Letters lead nowhere here; typing begins in the columns that take words.
            event.ignore() if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) else event.accept()
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()
        if current.isValid():
            self.moved(current.row())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        px, room = self._theme.px, self.viewport().width()
        question, answer = px(190), px(132)
        rest = max(px(200), room - question - answer)
        for column, width in enumerate((question, answer, rest * 3 // 5, rest - rest * 3 // 5)):
            self.setColumnWidth(column, width)
