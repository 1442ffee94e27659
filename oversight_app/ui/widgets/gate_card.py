"""One of the three gates: its state, what speaks for and against it, what it still needs."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from oversight_app.review.engagement_view import GateView
from oversight_app.ui import icons
from oversight_app.ui.plain_tips import plain_tip
from oversight_app.ui.theme import Role, Theme
from oversight_app.ui.widgets.label import IconLabel, button, label
from oversight_app.ui.widgets.points_list import Point, PointsList
from oversight_app.ui.widgets.state_tag import StateTag

_ICONS = {"children": "child", "risks": "shield", "case": "gavel"}


class GateCard(QFrame):
    """``asked`` carries the id of the gate, to be opened in the form."""

    asked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.found: GateView | None = None
        self.setProperty("part", "inset")
        self._icon = IconLabel()
        self._name = label("", Role.CARD_TITLE, wrap=True)
        self.tag = StateTag(theme)
        self._points = PointsList(theme)
        self._needs = label("", Role.CAPTION, "text2", wrap=True)
        self.open_button = button("Open", "link")
        self.open_button.setProperty("role", Role.CAPTION.value)
        self.open_button.clicked.connect(lambda _c=False: self._ask())
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._name, 1)
        head.addWidget(self.tag, 0, Qt.AlignmentFlag.AlignTop)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._needs, 1)
        foot.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignBottom)
        inside = self._inside = QVBoxLayout()
        inside.setSpacing(4)
        inside.addWidget(self._points)
        inside.addLayout(foot)
        box = QVBoxLayout(self)
        box.setContentsMargins(13, 9, 9, 5)
        box.setSpacing(6)
        box.addLayout(head)
        box.addLayout(inside)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self._dress)
        self._dress()

    def show_gate(self, found: GateView, *, may_change: bool) -> None:
        """Show how a gate stands."""
        self.found = found
        spec = found.spec
        self._name.setText(f"{spec.number}  {spec.name}")
        self._name.setToolTip(plain_tip(spec.asks))
        self.tag.set_status(found.status)
        said = {one.words.rstrip(".") for one in found.bullets if one.said}
        self._points.show_points(
            [
                Point(one.words, one.icon, quiet=not one.said)
                for one in found.bullets
                # What the office says itself is not said twice.
                if one.said or one.words.rstrip(".") not in said
            ]
        )
        needs = f"Needs: {found.needs}" if found.needs else ""
        self._needs.setText("\n".join(one for one in (needs, found.answered) if one))
        words = "Answer…" if may_change and not found.met else "Open…"
        self.open_button.setText(words)
        self.open_button.setObjectName(f"gate-{spec.id}")
        self.open_button.setToolTip(plain_tip(f"{spec.asks} Open the form at this gate"))
        self.open_button.setAccessibleName(f"{words.rstrip('…')} gate {spec.number}: {spec.name}")
        self.setAccessibleName(f"Gate {spec.number}: {spec.name}, {found.status.words}")
        self._dress()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click anywhere on it opens it."""
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.pos()):
            self._ask()

    def _ask(self) -> None:
        if self.found is not None:
            self.asked.emit(self.found.spec.id)

    def _dress(self) -> None:
        tokens, px = self._theme.tokens, self._theme.px
        name = _ICONS[self.found.spec.id] if self.found is not None else "child"
        picture = icons.pixmap(name, tokens.accent, px(18), self.devicePixelRatioF())
        self._icon.setPixmap(picture)
        self._inside.setContentsMargins(px(28), 0, 0, 0)
