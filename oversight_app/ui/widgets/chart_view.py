"""A chart on a page: drawn off the main thread, pointed at, walked with the arrow keys."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessibleInterface,
    QColor,
    QFocusEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from oversight_app.charts.heights import wanted_height
from oversight_app.domain.charts import Chart
from oversight_app.ui.jobs import Jobs
from oversight_app.ui.plain_tips import plain_tip
from oversight_app.ui.theme import Theme
from oversight_app.ui.widgets.chart_marks import Arrow, mark_at, next_mark

if TYPE_CHECKING:
    from oversight_app.charts.drawing import Drawing
    from oversight_app.charts.marks import Mark

_ARROWS = {
    Qt.Key.Key_Left: Arrow.LEFT,
    Qt.Key.Key_Right: Arrow.RIGHT,
    Qt.Key.Key_Up: Arrow.UP,
    Qt.Key.Key_Down: Arrow.DOWN,
}
_SETTLES = 60
"""Milliseconds without a further resize before the chart is drawn again."""

_INSET = 4
"""Room for the focus ring around the picture."""


class ChartView(QWidget):
    """Shows one chart. The picture before stays until the new one has been drawn."""

    selected = Signal(str)
    """The key that a person clicked or walked to. Not sent by ``select_key``."""
    activated = Signal(str)
    """The key that a person double-clicked or pressed Enter on."""
    drawn = Signal()

    def __init__(self, theme: Theme, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._jobs = theme, jobs
        self._chart: Chart | None = None
        self._image: QImage | None = None
        self._marks: tuple[Mark, ...] = ()
        self._key = ""
        self._current = -1
        self._hovered = -1
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLES)
        self._settling.timeout.connect(self._draw)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setToolTipDuration(0)
        theme.changed.connect(self._draw)

    @property
    def chart(self) -> Chart | None:
        """The chart shown."""
        return self._chart

    @property
    def marks(self) -> "tuple[Mark, ...]":
        """What can be pointed at, in logical pixels; empty until the chart is drawn."""
        return self._marks

    @property
    def current(self) -> int:
        """The place in ``marks`` of the one the keyboard is on, −1 for none."""
        return self._current

    def accessible_interface(self) -> QAccessibleInterface:
        """What a screen reader is told of it: a chart with a list of its values."""
        from oversight_app.ui.accessible.chart import ChartInterface

        return ChartInterface(self)

    @property
    def selected_key(self) -> str:
        """The key the ring is on, empty for none."""
        return self._key

    def set_chart(self, chart: Chart) -> None:
        """Show a chart as soon as it is drawn."""
        if chart == self._chart:
            return
        self._chart = chart
        self.updateGeometry()
        self.setAccessibleName(str(chart.title))
        self.setAccessibleDescription(str(chart.alt))
        self._draw()

    def select_key(self, key: str) -> None:
        """Put the ring on a key's mark, without telling anyone."""
        if key != self._key:
            self._key = key
            here = self._marks[self._current].key if self._current >= 0 else ""
            if here != key:
                self._current = self._index_of(key)
            self.update()

    def copy_picture(self) -> None:
        """Put the picture on the clipboard."""
        if self._image is not None:
            QGuiApplication.clipboard().setImage(self._image)

    def sizeHint(self) -> QSize:
        # Small, so that the card's share of the page decides and not the chart.
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        high = self._theme.px(120)
        if self._chart is not None:
            # Bars have a line each; whoever holds many of them scrolls.
            wanted = wanted_height(self._chart, self._theme.text_scale)
            high = wanted + 2 * _INSET if wanted is not None else high
        return QSize(self._theme.px(200), high)

    def _index_of(self, key: str) -> int:
        """The last mark of a key: on a trend, its newest point."""
        return next((i for i in reversed(range(len(self._marks))) if self._marks[i].key == key), -1)

    def _draw(self) -> None:
        chart = self._chart
        width, height = self.width() - 2 * _INSET, self.height() - 2 * _INSET
        if chart is None or width < 40 or height < 40 or not self.isVisible():
            return
        look = self._theme.look
        ratio = self.devicePixelRatioF()

        def drawn() -> "Drawing":
            # matplotlib is dear to import: here it is paid for off the main thread.
            from oversight_app.charts import drawing

            return drawing.draw(chart, look, width, height, ratio)

        self._jobs.draw(f"chart-{id(self)}", drawn, self._show)

    def _show(self, drawing: "Drawing") -> None:
        image = QImage(
            drawing.rgba,
            drawing.width,
            drawing.height,
            4 * drawing.width,
            QImage.Format.Format_RGBA8888,
        ).copy()
        image.setDevicePixelRatio(drawing.ratio)
        self._image = image
        self._marks = tuple(_moved(mark, _INSET) for mark in drawing.marks)
        self._current = self._index_of(self._key)
        self._hovered = -1
        self.update()
        self.drawn.emit()

    # Pointing.

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point_at(event.position(), event.globalPosition().toPoint())

    def _point_at(self, place: QPointF, on_screen: QPoint) -> None:
        found = mark_at(self._marks, place.x(), place.y())
        if found == self._hovered:
            return
        self._hovered = found
        hand = Qt.CursorShape.PointingHandCursor if found >= 0 else Qt.CursorShape.ArrowCursor
        self.setCursor(hand)
        if found >= 0 and self._marks[found].tip:
            QToolTip.showText(on_screen, plain_tip(self._marks[found].tip), self)
        else:
            QToolTip.hideText()
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = -1
        self.update()
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            found = mark_at(self._marks, event.position().x(), event.position().y())
            if found >= 0:
                self._move_to(found)
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        found = mark_at(self._marks, event.position().x(), event.position().y())
        if event.button() is Qt.MouseButton.LeftButton and found >= 0:
            self.activated.emit(self._marks[found].key)

    def _move_to(self, index: int) -> None:
        self._current = index
        mark = self._marks[index]
        self._tell_moved()
        self.update()
        if mark.key != self._key:
            self._key = mark.key
            self.selected.emit(mark.key)

    # Keys.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        last = len(self._marks) - 1
        if key in _ARROWS and self._marks:
            self._walk(next_mark(self._marks, self._current, _ARROWS[key]))
        elif key == Qt.Key.Key_Home and self._marks:
            self._walk(0)
        elif key == Qt.Key.Key_End and self._marks:
            self._walk(last)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._current >= 0:
            self.activated.emit(self._marks[self._current].key)
        else:
            super().keyPressEvent(event)

    def _walk(self, index: int) -> None:
        self._move_to(index)
        mark = self._marks[index]
        below = QPoint(round(mark.x + mark.radius) + 4, round(mark.y + mark.radius) + 4)
        if mark.tip:
            QToolTip.showText(self.mapToGlobal(below), plain_tip(mark.tip), self)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _tell_moved(self) -> None:
        from oversight_app.ui.accessible.chart import tell_moved

        tell_moved(self)

    # Painting.

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._image is None:
            self._draw()
        else:
            self._settling.start()

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Show, QEvent.Type.DevicePixelRatioChange):
            self._settling.start(0)
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self._image is not None:
            # At its own size while a new one is drawn: never stretched.
            painter.drawImage(QPointF(_INSET, _INSET), self._image)
            for index in self._ringed():
                strong = index != self._hovered or self._marks[index].key == self._key
                self._ring(painter, self._marks[index], strong)
        if self.hasFocus():
            pen = QPen(QColor(self._theme.tokens.accent), 2)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        painter.end()

    def _ringed(self) -> list[int]:
        """The marks to ring: the selected key's, the one walked to, the one pointed at.

        A key with a dot for every date (the trend) is ringed only where one is."""
        chosen = [i for i, mark in enumerate(self._marks) if self._key and mark.key == self._key]
        if len(chosen) > 1 and not self._marks[chosen[0]].polygons:
            chosen = [self._current] if self.hasFocus() and self._current in chosen else []
        return sorted({*chosen, *([self._hovered] if self._hovered >= 0 else [])})

    def _ring(self, painter: QPainter, mark: "Mark", strong: bool) -> None:
        tokens = self._theme.tokens
        painter.setBrush(Qt.BrushStyle.NoBrush)
        # A rim in the ground's colour keeps the ring clear of whatever lies below it.
        for colour, width in ((tokens.surface, 5.0 if strong else 3.5),
                              (tokens.text, 2.5 if strong else 1.5)):  # fmt: skip
            pen = QPen(QColor(colour), width)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            if mark.polygons:
                for ring in mark.polygons:
                    painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in ring]))
            else:
                reach = mark.radius + 4
                painter.drawEllipse(QPointF(mark.x, mark.y), reach, reach)


def _moved(mark: "Mark", by: float) -> "Mark":
    """A mark in the view's coordinates, the picture's corner being ``by`` from its own."""
    polygons = tuple(tuple((x + by, y + by) for x, y in ring) for ring in mark.polygons)
    return replace(mark, x=mark.x + by, y=mark.y + by, polygons=polygons)
