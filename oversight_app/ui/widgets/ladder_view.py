"""The engagement ladder: a point for each rung, as far as it is reached, with what unlocks the
rest. Left and right go from rung to rung, Enter chooses."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QSizePolicy, QToolTip, QWidget

from oversight_app.review.engagement_view import Rung, RungState
from oversight_app.ui.icons import pixmap
from oversight_app.ui.plain_tips import plain_tip
from oversight_app.ui.theme import Role, Theme

_MIDDLE, _WORDS = 16, 34
"""Where the line runs, and where the words begin, from the top."""
_HERE = "Contact now"
_SAID = {
    RungState.REACHED: "below the position",
    RungState.CHOSEN: "the position",
    RungState.OPEN: "can be chosen",
    RungState.LOCKED: "locked",
}
_WRAPPED = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop) | int(
    Qt.TextFlag.TextWordWrap
)


@dataclass(frozen=True, slots=True)
class _Sides:
    """What the line is like on each side of a point: reached, still ahead, or not there."""

    before: bool | None
    after: bool | None


class RungButton(QRadioButton):
    """One rung. What it is checked for is the decision's matter, not that of a click."""

    def __init__(self, theme: Theme, rung: Rung, sides: _Sides, of: int) -> None:
        super().__init__()
        self._theme, self.rung, self._sides = theme, rung, sides
        self.setObjectName(f"rung-{rung.code}")
        self.setAutoExclusive(False)
        self.setChecked(rung.state is RungState.CHOSEN)
        here = f". {_HERE}" if rung.contact else ""
        self.setAccessibleName(
            f"{rung.name}, {_SAID[rung.state]}, rung {rung.number + 1} of {of}{here}"
        )
        self.setAccessibleDescription(rung.needs)
        self.setCursor(
            Qt.CursorShape.ArrowCursor
            if rung.state is RungState.LOCKED
            else Qt.CursorShape.PointingHandCursor
        )
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def nextCheckState(self) -> None:
        """A click asks; the answer is shown when it has been kept."""

    def hitButton(self, place: QPoint) -> bool:
        return self.rect().contains(place)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        """The point, the words in as many lines as they need, and whether contact is here."""
        px = self._theme.px
        room = QRect(0, 0, max(width - px(4), 1), 10_000)
        high = QFontMetrics(self._bold()).boundingRect(room, _WRAPPED, self.rung.name).height()
        here = QFontMetrics(self._theme.font(Role.TAG)).height() + px(2)
        return px(_WORDS) + high + (here if self.rung.contact else 0) + px(4)

    def sizeHint(self) -> QSize:
        """Room for the longest of its words."""
        metrics = QFontMetrics(self._bold())
        wide = max(metrics.horizontalAdvance(word) for word in self.rung.name.split())
        wide = max(wide, self._theme.px(44)) + self._theme.px(6)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        """The same: no word is cut."""
        return self.sizeHint()

    def _bold(self) -> QFont:
        return self._theme.font(Role.CAPTION, 600)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line on both sides, the point on it, the words under it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_line(painter)
        self._paint_point(painter)
        self._paint_words(painter)
        if self.hasFocus():
            tokens, px = self._theme.tokens, self._theme.px
            painter.setPen(QPen(QColor(tokens.accent), px(2)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), px(4), px(4))
        painter.end()

    def _paint_line(self, painter: QPainter) -> None:
        tokens, px = self._theme.tokens, self._theme.px
        middle, y = self.width() / 2, px(_MIDDLE)
        for reached, start, end in (
            (self._sides.before, 0.0, middle),
            (self._sides.after, middle, float(self.width())),
        ):
            if reached is not None:
                colour, wide = (tokens.accent, 3) if reached else (tokens.border, 2)
                painter.setPen(QPen(QColor(colour), px(wide), c=Qt.PenCapStyle.FlatCap))
                painter.drawLine(QPointF(start, y), QPointF(end, y))

    def _paint_point(self, painter: QPainter) -> None:
        tokens, px = self._theme.tokens, self._theme.px
        state = self.rung.state
        middle = QPointF(self.width() / 2, px(_MIDDLE))
        radius = px(11 if state is RungState.CHOSEN else 7 if state is RungState.REACHED else 9)
        filled = state in (RungState.CHOSEN, RungState.REACHED)
        ink = tokens.control if state is RungState.LOCKED else tokens.accent
        hovered = self.underMouse() and state in (RungState.OPEN, RungState.REACHED)
        painter.setPen(QPen(QColor(ink), px(2 if hovered or state is RungState.OPEN else 1)))
        painter.setBrush(QColor(ink if filled else tokens.surface))
        painter.drawEllipse(middle, radius, radius)
        sign = {RungState.CHOSEN: "check", RungState.LOCKED: "lock"}.get(state)
        if sign:
            size = px(14 if state is RungState.CHOSEN else 11)
            colour = tokens.onaccent if filled else tokens.text3
            picture = pixmap(sign, colour, size, self.devicePixelRatioF())
            painter.drawPixmap(middle - QPointF(size / 2, size / 2), picture)

    def _paint_words(self, painter: QPainter) -> None:
        tokens, px = self._theme.tokens, self._theme.px
        chosen = self.rung.state is RungState.CHOSEN
        painter.setFont(self._bold() if chosen else self._theme.font(Role.CAPTION))
        painter.setPen(QColor(tokens.accent if chosen else tokens.text2))
        room = QRect(px(2), px(_WORDS), self.width() - px(4), self.height())
        used = painter.boundingRect(room, _WRAPPED, self.rung.name)
        painter.drawText(room, _WRAPPED, self.rung.name)
        if self.rung.contact:
            painter.setFont(self._theme.font(Role.TAG))
            painter.setPen(QColor(tokens.text3))
            below = QRect(0, used.bottom() + px(2), self.width(), self.height())
            painter.drawText(below, _WRAPPED, _HERE)

    def enterEvent(self, _event: QEnterEvent) -> None:
        """Show that it can be pressed."""
        self.update()

    def leaveEvent(self, _event: QEvent) -> None:
        """And that no more."""
        self.update()


class LadderView(QWidget):
    """``chosen`` carries the code of a rung that a person picked, one that is not locked."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._why_not = ""
        self.buttons: list[RungButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self.setAccessibleName("Level of working")
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_rungs(self, rungs: Sequence[Rung], why_not: str = "") -> None:
        """Show how far up the ladder; ``why_not`` says why none can be chosen, "" where one can.
        The keyboard stays on the rung it was on."""
        at = next((one.rung.code for one in self.buttons if one.hasFocus()), "")
        for old in self.buttons:
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._why_not = why_not
        top = max((i for i, one in enumerate(rungs) if one.state is RungState.CHOSEN), default=-1)
        last = len(rungs) - 1
        self.buttons = [
            RungButton(
                self._theme, rung,
                _Sides(None if i == 0 else i <= top, None if i == last else i < top), len(rungs),
            )
            for i, rung in enumerate(rungs)
        ]  # fmt: skip
        for i, made in enumerate(self.buttons):
            made.setToolTip(plain_tip(self._tip(made.rung)))
            # Tab comes to the ladder once; the arrows go along it.
            first = i == max(top, 0)
            made.setFocusPolicy(Qt.FocusPolicy.StrongFocus if first else Qt.FocusPolicy.ClickFocus)
            made.clicked.connect(lambda _c=False, made=made: self._pick(made))
            made.installEventFilter(self)
            self._row.addWidget(made, 1)
            made.show()
            if made.rung.code == at:
                made.setFocus()

    def _tip(self, rung: Rung) -> str:
        if rung.state is RungState.LOCKED:
            return f"Locked. {rung.needs}"
        if rung.state is RungState.CHOSEN:
            return "This is the Commissioner’s position"
        return self._why_not or f"Choose “{rung.name}” in the draft (Enter)"

    def _pick(self, made: RungButton) -> None:
        if made.rung.state in (RungState.LOCKED, RungState.CHOSEN) or self._why_not:
            QToolTip.showText(made.mapToGlobal(QPoint(0, made.height())), made.toolTip(), made)
            return
        self.chosen.emit(made.rung.code)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows, Home and End go along the ladder; Enter is a click."""
        if isinstance(event, QKeyEvent) and isinstance(watched, RungButton):
            if event.type() is not QKeyEvent.Type.KeyPress:
                return False
            at, last = self.buttons.index(watched), len(self.buttons) - 1
            match event.key():
                case Qt.Key.Key_Left | Qt.Key.Key_Up:
                    to = max(at - 1, 0)
                case Qt.Key.Key_Right | Qt.Key.Key_Down:
                    to = min(at + 1, last)
                case Qt.Key.Key_Home:
                    to = 0
                case Qt.Key.Key_End:
                    to = last
                case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                    watched.click()
                    return True
                case _:
                    return False
            self.buttons[to].setFocus(Qt.FocusReason.ShortcutFocusReason)
            return True
        return False
