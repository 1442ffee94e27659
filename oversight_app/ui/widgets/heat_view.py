"""The map of risks: a cell for each likelihood and impact, with how many stand there in words."""

from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from oversight_app.domain.risk import RiskScale
from oversight_app.review.risk_map import HeatCell, HeatMap
from oversight_app.ui.plain_tips import plain_tip
from oversight_app.ui.theme import Role, Theme
from oversight_app.ui.tokens import Tokens
from oversight_app.ui.widgets.table_manner import take_manner

_CELL = Qt.ItemDataRole.UserRole
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_ROW = 44
_GAP = 2


def band_colours(tokens: Tokens, rank: int, bands: int) -> tuple[str, str]:
    """Return the ground and the ink of a band: the lowest grey, the highest orange."""
    if bands > 1 and rank == bands - 1:
        return tokens.soft_orange, tokens.oranget
    return (tokens.soft_grey, tokens.text2) if rank == 0 else (tokens.soft_blue, tokens.accent)


class _Model(QAbstractTableModel):
    """Cells as they are drawn, then a row of the names of impact; the first column has those of
    likelihood."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.heat: HeatMap | None = None

    def set_heat(self, heat: HeatMap) -> None:
        """Show another map."""
        self.beginResetModel()
        self.heat = heat
        self.endResetModel()

    def cell(self, index: _Index) -> HeatCell | None:
        """The cell at a place; None for the names."""
        heat = self.heat
        if heat is None or index.column() < 1 or not 0 <= index.row() < len(heat.rows):
            return None
        return heat.rows[index.row()][index.column() - 1]

    def place_of(self, likelihood: int, impact: int) -> QModelIndex:
        """The place of a cell."""
        rows = len(self.heat.rows) if self.heat else 0
        return self.index(rows - likelihood, impact)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if self.heat is None or parent.isValid() else len(self.heat.rows) + 1

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if self.heat is None or parent.isValid() else len(self.heat.scale.impact) + 1

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if self.cell(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        heat, cell = self.heat, self.cell(index)
        if heat is None:
            return None
        if cell is None:
            if role == Qt.ItemDataRole.AccessibleTextRole:
                return _name(heat.scale, index) or "Impact, from left to right"
            return _name(heat.scale, index) if role == Qt.ItemDataRole.DisplayRole else None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return str(len(cell.risks) or "")
            case Qt.ItemDataRole.AccessibleTextRole:
                return heat.words_of(cell)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(heat.words_of(cell))
            case _ if role == _CELL:
                return cell
        return None


def _name(scale: RiskScale, index: _Index) -> str:
    if index.column():
        return scale.impact[index.column() - 1]
    levels = len(scale.likelihood)
    return scale.likelihood[levels - 1 - index.row()] if index.row() < levels else ""


class _Painter(QStyledItemDelegate):
    """Ground by band, how many and which on the left, score and band on the right."""

    def __init__(self, theme: Theme, view: "HeatView") -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        cell: HeatCell | None = index.data(_CELL)
        if cell is None:
            self._paint_name(painter, rect, index)
        else:
            self._paint_cell(painter, rect, cell, bool(state & QStyle.StateFlag.State_Selected))
        painter.restore()

    def _paint_name(self, painter: QPainter, rect: QRect, index: _Index) -> None:
        px = self._theme.px
        painter.setFont(self._theme.font(Role.CAPTION))
        painter.setPen(QColor(self._theme.tokens.text2))
        side = Qt.AlignmentFlag.AlignHCenter if index.column() else Qt.AlignmentFlag.AlignRight
        room = rect.adjusted(px(2), 0, -px(10 if not index.column() else 2), 0)
        words = painter.fontMetrics().elidedText(
            str(index.data() or ""), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, int(side | Qt.AlignmentFlag.AlignVCenter), words)

    def _paint_cell(self, painter: QPainter, rect: QRect, cell: HeatCell, selected: bool) -> None:
        theme, px = self._theme, self._theme.px
        tokens = theme.tokens
        ground, ink = band_colours(tokens, cell.rank, self._view.bands)
        box = rect.adjusted(px(_GAP), px(_GAP), -px(_GAP), -px(_GAP))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(QRectF(box), px(4), px(4))
        inner = box.adjusted(px(10), px(4), -px(8), -px(4))
        painter.setFont(theme.font(Role.CAPTION))
        painter.setPen(QColor(ink if cell.risks else tokens.text3))
        band = f"{cell.score} {cell.band.name}"
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
        painter.drawText(inner, int(right), band)
        if cell.risks:
            taken = painter.fontMetrics().horizontalAdvance(band) + px(6)
            self._paint_risks(painter, inner, cell, taken, ink)
        current = self._view.hasFocus() and self._view.shown_current() is cell
        if selected or current:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.drawRoundedRect(QRectF(box), px(4), px(4))

    def _paint_risks(
        self, painter: QPainter, inner: QRect, cell: HeatCell, taken: int, ink: str
    ) -> None:
        theme, px = self._theme, self._theme.px
        left = Qt.AlignmentFlag.AlignLeft
        painter.setFont(theme.font(Role.CARD_TITLE, 600))
        painter.setPen(QColor(ink))
        metrics = painter.fontMetrics()
        many = len(cell.risks)
        words = f"{many} {'risk' if many == 1 else 'risks'}"
        top = inner.adjusted(0, -px(2), -taken, 0)
        if metrics.horizontalAdvance(words) > top.width():
            words = str(many)
        painter.drawText(top, int(left | Qt.AlignmentFlag.AlignTop), words)
        painter.setFont(theme.font(Role.TAG, 400))
        small = painter.fontMetrics()
        if inner.height() >= metrics.height() + small.height() - px(2):
            painter.setPen(QColor(theme.tokens.text2))
            listed = small.elidedText(
                ", ".join(cell.references), Qt.TextElideMode.ElideRight, inner.width()
            )
            painter.drawText(inner, int(left | Qt.AlignmentFlag.AlignBottom), listed)


class HeatView(QTableView):
    """Arrows move from cell to cell. Enter, the space bar or a click chooses one, and again gives
    it up: ``chosen`` carries the ``HeatCell`` or None."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = _Model(self)
        self._picked: tuple[int, int] | None = None
        take_manner(self, QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setItemDelegate(_Painter(theme, self))
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        self.setModel(self._model)
        self.setAccessibleName("Map of risks")
        self.setToolTip("Arrow keys move; Enter lists the risks of a cell")
        self.clicked.connect(lambda index: self._choose(index))
        theme.changed.connect(self._fit)

    @property
    def bands(self) -> int:
        """How many bands the scale has."""
        return len(self._model.heat.scale.bands) if self._model.heat else 0

    @property
    def heat(self) -> HeatMap | None:
        """What is shown."""
        return self._model.heat

    def shown_current(self) -> HeatCell | None:
        """The cell that the keyboard is on."""
        return self._model.cell(self.currentIndex())

    def set_heat(self, heat: HeatMap, picked: tuple[int, int] | None = None) -> None:
        """Show a map, with the cell that was chosen (likelihood, impact)."""
        at = self.shown_current()
        self._model.set_heat(heat)
        self._picked = picked
        self._fit()
        wanted = picked or ((at.likelihood, at.impact) if at else None)
        index = self._model.place_of(*wanted) if wanted else _NOWHERE
        if self._model.cell(index) is None:
            index = self._model.index(0, 1)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        self._mark()

    def content_height(self) -> int:
        """The height that shows it whole, in px."""
        rows = len(self._model.heat.rows) if self._model.heat else 4
        return rows * self._row_height() + self._name_height() + 2

    def _row_height(self) -> int:
        big = QFontMetrics(self._theme.font(Role.CARD_TITLE, 600)).height()
        small = QFontMetrics(self._theme.font(Role.TAG, 400)).height()
        return max(self._theme.px(_ROW), big + small + self._theme.px(10))

    def _name_height(self) -> int:
        return QFontMetrics(self._theme.font(Role.CAPTION)).height() + self._theme.px(6)

    def _choose(self, index: _Index) -> None:
        cell = self._model.cell(index)
        if cell is None:
            return
        place = (cell.likelihood, cell.impact)
        self._picked = None if self._picked == place else place
        self._mark()
        self.chosen.emit(cell if self._picked else None)

    def _mark(self) -> None:
        """Show the chosen cell as selected."""
        if self._picked is None:
            self.clearSelection()
        else:
            self.selectionModel().select(
                self._model.place_of(*self._picked),
                QItemSelectionModel.SelectionFlag.ClearAndSelect,
            )
        self.viewport().update()

    def _fit(self) -> None:
        heat = self._model.heat
        if heat is None:
            return
        for row in range(len(heat.rows)):
            self.setRowHeight(row, self._row_height())
        self.setRowHeight(len(heat.rows), self._name_height())
        metrics = QFontMetrics(self._theme.font(Role.CAPTION))
        px = self._theme.px
        widest = max(metrics.horizontalAdvance(name) for name in heat.scale.likelihood)
        first = min(widest + px(26), self.viewport().width() // 4)
        columns = len(heat.scale.impact)
        room = self.viewport().width() - first - px(12)
        self.setColumnWidth(0, first)
        for column in range(1, columns + 1):
            self.setColumnWidth(column, max(room // columns, px(34)))
        self.updateGeometry()
        self.viewport().update()

    # Qt's own names from here.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._choose(self.currentIndex())
            return
        if event.key() == Qt.Key.Key_Escape and self._picked is not None:
            self._choose(self._model.place_of(*self._picked))
            return
        super().keyPressEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(300), self.content_height())
