"""Short lines, each with an icon before it that says what kind of line it is."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from oversight_app.ui import icons
from oversight_app.ui.plain_tips import plain_tip
from oversight_app.ui.theme import Role, Theme
from oversight_app.ui.widgets.label import IconLabel, label

_INKS = {"met": "tealt", "check": "tealt", "not-met": "oranget", "close": "oranget"}
_SAID = {
    "met": "Evidence for", "not-met": "Evidence against, or missing", "unknown": "Not known",
    "check": "Shown", "close": "Not shown", "partly": "In part",
}  # fmt: skip
"""What an icon says to somebody who does not see it."""


_ADDED = "From other records of the office: risks, assessments and positions"


@dataclass(frozen=True, slots=True)
class Point:
    """One line. ``quiet`` is what the program adds to what the office wrote."""

    words: str
    icon: str
    quiet: bool = False


class PointsList(QWidget):
    """The icons stand in one column, the words wrap in the other."""

    def __init__(self, theme: Theme, role: Role = Role.BODY, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._role = theme, role
        self._icons: list[tuple[QLabel, str]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        theme.changed.connect(self._dress)

    def show_points(self, points: Sequence[Point]) -> None:
        """Show other lines."""
        while (item := self._grid.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._icons = []
        for row, point in enumerate(points):
            sign = IconLabel()
            said = _SAID.get(point.icon, "")
            sign.setAccessibleName(said)
            sign.setToolTip(plain_tip(said))
            words = label(
                point.words, self._role, "text2" if point.quiet else "text", wrap=True,
                selectable=True,
            )  # fmt: skip
            # It is read in passing: Tab goes on to what can be pressed.
            words.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            words.setToolTip(plain_tip(_ADDED if point.quiet else ""))
            words.setAccessibleName(f"{said}: {point.words}" if said else point.words)
            self._grid.addWidget(sign, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(words, row, 1)
            self._icons.append((sign, point.icon))
        self._dress()

    def _dress(self) -> None:
        theme = self._theme
        size = theme.px(14)
        for sign, name in self._icons:
            colour = getattr(theme.tokens, _INKS.get(name, "text2"))
            sign.setPixmap(icons.pixmap(name, colour, size, self.devicePixelRatioF()))
            # The icon stands in line with the first line of its words.
            sign.setContentsMargins(0, theme.px(2), 0, 0)
