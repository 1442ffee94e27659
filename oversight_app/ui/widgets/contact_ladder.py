"""The engagement ladder in a narrow column: where contact stands, what is open, what is locked."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from oversight_app.review.outside_group_detail import ContactRung, RungState
from oversight_app.ui import icons
from oversight_app.ui.plain_tips import plain_tip
from oversight_app.ui.theme import Role, Theme
from oversight_app.ui.widgets.label import IconLabel, label

_ICONS = {
    RungState.BELOW: "check", RungState.HERE: "met", RungState.OPEN: "unknown",
    RungState.LOCKED: "lock",
}  # fmt: skip
_SAID = {
    RungState.BELOW: "below where contact stands", RungState.HERE: "contact stands here",
    RungState.OPEN: "allowed", RungState.LOCKED: "locked",
}  # fmt: skip


class ContactLadder(QWidget):
    """The highest rung stands at the top, as on a ladder."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: list[tuple[QLabel, RungState]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(3)
        self._grid.setColumnStretch(1, 1)
        self.setAccessibleName("Engagement ladder")
        theme.changed.connect(self._dress)

    def show_rungs(self, rungs: Sequence[ContactRung]) -> None:
        """Show other rungs, the lowest given first."""
        while (item := self._grid.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._shown = []
        for row, rung in enumerate(reversed(rungs)):
            here = rung.state is RungState.HERE
            sign = IconLabel()
            said = _SAID[rung.state]
            words = label(rung.words, Role.CAPTION, "text" if here else "text2")
            words.setAccessibleName(f"{rung.words}: {said}")
            state = label("" if rung.state is RungState.BELOW else said, Role.CAPTION, "text3")
            for made in (sign, words, state):
                made.setToolTip(plain_tip(rung.needs or f"{rung.words}: {said}"))
            font = self._theme.font(Role.CAPTION, 600 if here else 400)
            words.setFont(font)
            self._grid.addWidget(sign, row, 0)
            self._grid.addWidget(words, row, 1)
            self._grid.addWidget(state, row, 2, Qt.AlignmentFlag.AlignRight)
            self._shown.append((sign, rung.state))
        self._dress()

    def _dress(self) -> None:
        theme = self._theme
        size = theme.px(14)
        for sign, state in self._shown:
            ink = "accent" if state is RungState.HERE else "text3"
            colour = getattr(theme.tokens, ink)
            sign.setPixmap(icons.pixmap(_ICONS[state], colour, size, self.devicePixelRatioF()))
