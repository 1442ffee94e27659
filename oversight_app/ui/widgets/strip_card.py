"""A strip of measures in one card: name, share, what it is of, a bar, and a tick at the target."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QMenu,
    QSizePolicy,
    QWidget,
)

from oversight_app.domain.measures import Unit
from oversight_app.domain.wording import Quantity
from oversight_app.review.governance_strip import StripMeasure
from oversight_app.ui.plain_tips import plain_tip
from oversight_app.ui.theme import Role, Theme


class _Measure(QAbstractButton):
    """One of them: a click, Enter or Space leads to its records."""

    asked = Signal()
    target_asked = Signal()

    def __init__(self, theme: Theme, measure: StripMeasure, *, first: bool) -> None:
        super().__init__()
        self._theme, self._measure, self._first = theme, measure, first
        self.setObjectName(f"strip-{measure.id}")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(lambda _c=False: self.asked.emit())
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(". ".join(self._said()))
        self.setToolTip(plain_tip(f"{measure.tip}. Enter shows them; the menu key sets a target"))
        theme.changed.connect(self.updateGeometry)

    def _said(self) -> list[str]:
        shown, of, target = self._words()
        return [one for one in (self._measure.name, f"{shown} {of}".strip(), target) if one]

    def _words(self) -> tuple[str, str, str]:
        measure = self._measure
        if measure.share is None:
            return "–", "none to count", ""
        target = measure.target
        return (
            str(Quantity(measure.share, Unit.PERCENT, 1)),
            f"{measure.part:,} of {measure.of:,}",
            f"target {target:g}%" if target is not None else "no target",
        )

    def sizeHint(self) -> QSize:
        px = self._theme.px
        body = QFontMetrics(self._theme.font(Role.CARD_TITLE)).height()
        small = QFontMetrics(self._theme.font(Role.CAPTION)).height()
        return QSize(px(120), body + 2 * small + px(4 + 6 + 5))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(90), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, px = self._theme.tokens, self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pad = px(12)
        if not self._first:
            painter.fillRect(QRectF(0, px(2), 1, self.height() - px(4)), QColor(tokens.line))
        inner = QRectF(self.rect()).adjusted(pad, 0, -pad, 0)
        caption = self._theme.font(Role.CAPTION)
        small = QFontMetrics(caption).height()
        shown, of, target = self._words()
        painter.setFont(caption)
        painter.setPen(QColor(tokens.text2))
        left = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        metrics = painter.fontMetrics()
        name = metrics.elidedText(
            self._measure.name, Qt.TextElideMode.ElideRight, int(inner.width())
        )
        painter.drawText(QRectF(inner.left(), 0, inner.width(), small), left, name)
        figure = self._theme.font(Role.CARD_TITLE)
        tall = QFontMetrics(figure).height()
        painter.setFont(figure)
        painter.setPen(QColor(tokens.text))
        painter.drawText(QRectF(inner.left(), small, inner.width(), tall), left, shown)
        begin = inner.left() + QFontMetrics(figure).horizontalAdvance(shown) + px(6)
        painter.setFont(caption)
        painter.setPen(QColor(tokens.text2))
        painter.drawText(QRectF(begin, small, inner.right() - begin, tall), left, of)
        top = small + tall + px(4)
        self._paint_bar(painter, QRectF(inner.left(), top, inner.width(), px(6)))
        painter.setFont(caption)
        painter.setPen(QColor(tokens.text2))
        foot = QRectF(inner.left(), top + px(6) + px(3), inner.width(), small)
        painter.drawText(foot, right, target)
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            ring = QRectF(self.rect()).adjusted(px(4), 1, -px(4), -1)
            painter.drawRoundedRect(ring, 4, 4)
        painter.end()

    def _paint_bar(self, painter: QPainter, area: QRectF) -> None:
        tokens = self._theme.tokens
        share, target = self._measure.share, self._measure.target
        round_ = area.height() / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.band))
        painter.drawRoundedRect(area, round_, round_)
        if share:
            part = QRectF(area)
            part.setWidth(max(area.height(), area.width() * share / 100))
            painter.setBrush(QColor(tokens.accent))
            painter.drawRoundedRect(part, round_, round_)
        if target is not None:
            at = area.left() + area.width() * min(target, 100) / 100 - 1
            painter.fillRect(QRectF(at, area.top() - 3, 2, area.height() + 6), QColor(tokens.text))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done."""
        menu = QMenu(self)
        menu.addAction("Show the records").triggered.connect(lambda _c=False: self.asked.emit())
        target = menu.addAction("Set a target…")
        target.setObjectName("set-target")
        target.triggered.connect(lambda _c=False: self.target_asked.emit())
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter does what a click and Space do."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class StripCard(QFrame):
    """Shows measures beside each other. ``asked`` carries one whose records are wanted,
    ``target_asked`` one that is to have a target."""

    asked = Signal(object)
    target_asked = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.measures: tuple[StripMeasure, ...] = ()
        """What is shown."""
        self.setProperty("part", "card")
        self.setAccessibleName("Governance measures")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(4, 10, 4, 10)
        self._row.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_measures(self, measures: Sequence[StripMeasure]) -> None:
        """Show other measures."""
        self.measures = tuple(measures)
        while (item := self._row.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for place, measure in enumerate(measures):
            made = _Measure(self._theme, measure, first=not place)
            made.asked.connect(lambda measure=measure: self.asked.emit(measure))
            made.target_asked.connect(lambda measure=measure: self.target_asked.emit(measure))
            self._row.addWidget(made, 1)
        self.setVisible(bool(measures))
