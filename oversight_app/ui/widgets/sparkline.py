"""A small line of values as a table's cell shows it: its usual range behind it, its average dashed,
and what is beyond chance marked."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from oversight_app.domain.findings import Sparkline
from oversight_app.ui.theme import Theme

WIDE = 80
"""As wide as it is drawn, in the design's px."""
_LINE, _DOT, _SIGNAL, _ALONE = 1.4, 3.0, 2.2, 1.2
_INKS = {"better": "accent", "worse": "oranget", "higher": "text", "lower": "text"}
"""The ink of a value beyond chance. A worse one is a diamond, so that its colour is not all."""


def paint_sparkline(
    painter: QPainter, area: QRectF, line: Sparkline, theme: Theme, ink: str, wide: int = WIDE
) -> None:
    """Draw it at the left of ``area``; ``ink`` is the colour of its line and of its last dot."""
    known = [value for value in line.values if value is not None]
    if not known:
        return
    dot = _DOT * theme.text_scale
    area = QRectF(area).adjusted(1, 0, -dot - 1.0, 0)
    area.setWidth(min(area.width(), theme.px(wide)))
    low, high = min(known), max(known)
    if line.band is not None:
        low, high = min(low, line.band[0]), max(high, line.band[1])
    span = (high - low) or 1.0
    step = area.width() / max(1, len(line.values) - 1)
    flat = low == high

    def place(number: int, value: float) -> QPointF:
        up = 0.5 if flat else (value - low) / span
        return QPointF(area.left() + number * step, area.bottom() - up * area.height())

    places = [None if v is None else place(i, v) for i, v in enumerate(line.values)]
    if line.band is not None and not flat:
        since = QRectF(area)
        since.setLeft(area.left() + line.band_from * step)
        foot, top = (place(0, edge).y() for edge in line.band)
        _paint_band(painter, since, top, foot, theme)
    if line.mean is not None and low <= line.mean <= high:
        _paint_mean(painter, area, area.left() + line.band_from * step, place(0, line.mean), theme)
    colour = QColor(ink)
    pen = QPen(colour, _LINE * theme.text_scale)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    runs = _runs(places)
    for run in runs:
        painter.drawPolyline(QPolygonF(run))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    for run in runs:
        if len(run) == 1:  # a value between two gaps has no line to be seen by
            painter.drawEllipse(run[0], *(_ALONE * theme.text_scale,) * 2)
    for spot, signal in zip(places, line.signals, strict=False):
        if spot is not None and signal:
            _paint_mark(painter, spot, signal, _SIGNAL * theme.text_scale, theme)
    if (end := places[-1]) is not None:
        last = line.signals[-1] if len(line.signals) == len(line.values) else ""
        if last:
            _paint_mark(painter, end, last, dot, theme)
        else:
            painter.setBrush(colour)
            painter.drawEllipse(end, dot, dot)


def _paint_band(painter: QPainter, area: QRectF, top: float, foot: float, theme: Theme) -> None:
    """The usual range lies behind the line, as far as it holds; its edges show on a selected row
    too."""
    tokens = theme.tokens
    painter.fillRect(QRectF(area.left(), top, area.width(), foot - top), QColor(tokens.band))
    painter.setPen(QPen(QColor(tokens.border), 1))
    for y in (top, foot):
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))


def _paint_mean(painter: QPainter, area: QRectF, left: float, level: QPointF, theme: Theme) -> None:
    pen = QPen(QColor(theme.tokens.mute), 1)
    pen.setDashPattern([3, 2])
    painter.setPen(pen)
    painter.drawLine(QPointF(left, level.y()), QPointF(area.right(), level.y()))


def _paint_mark(painter: QPainter, spot: QPointF, signal: str, size: float, theme: Theme) -> None:
    painter.setBrush(QColor(getattr(theme.tokens, _INKS.get(signal, "text"))))
    if signal == "worse":
        reach = size * 1.25
        painter.drawPolygon(
            QPolygonF([
                spot + QPointF(0, -reach), spot + QPointF(reach, 0),
                spot + QPointF(0, reach), spot + QPointF(-reach, 0),
            ])
        )  # fmt: skip
    else:
        painter.drawEllipse(spot, size, size)


def _runs(places: list[QPointF | None]) -> list[list[QPointF]]:
    """Split at gaps, so that a missing figure is a gap in the line."""
    runs: list[list[QPointF]] = [[]]
    for place in places:
        if place is None:
            runs.append([])
        else:
            runs[-1].append(place)
    return [run for run in runs if run]
