"""How many answers there are of each kind: one bar, and the counts beside their icons."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from oversight_app.domain.boundary import ANSWER_ICONS, ANSWERS
from oversight_app.ui.icons import pixmap
from oversight_app.ui.theme import Role, Theme
from oversight_app.ui.widgets.label import IconLabel, label
from oversight_app.ui.widgets.matrix_delegate import answer_ink


class _Bar(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.counts: Mapping[str, int] = {}

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        inks = {
            "met": tokens.tealt, "partly": tokens.accent, "not-met": tokens.home,
            "not-known": tokens.mute, "not-applicable": tokens.band,
        }  # fmt: skip
        total = sum(self.counts.values())
        painter = QPainter(self)
        left = 0.0
        for code, _ in ANSWERS:
            number = self.counts.get(code, 0)
            if not number or not total:
                continue
            width = self.width() * number / total
            # A hair of the ground between two parts tells them apart without their colours.
            painter.fillRect(
                QRectF(left, 0, max(1.0, width - 1), self.height()), QColor(inks[code])
            )
            left += width
        painter.end()


class AnswersBar(QWidget):
    """A bar of the shares over the counts; the counts say the same in figures."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._bar = _Bar(theme)
        self._icons: dict[str, QLabel] = {}
        self._numbers: dict[str, QLabel] = {}
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(2)
        for place, (code, words) in enumerate(ANSWERS):
            cell = QHBoxLayout()
            cell.setSpacing(6)
            self._icons[code] = IconLabel()
            self._numbers[code] = label("", Role.CAPTION)
            self._numbers[code].setAlignment(Qt.AlignmentFlag.AlignRight)
            cell.addWidget(self._icons[code])
            cell.addWidget(label(words, Role.CAPTION, "text2"), 1)
            cell.addWidget(self._numbers[code])
            grid.addLayout(cell, place // 2, place % 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(self._bar)
        box.addLayout(grid)
        theme.changed.connect(self._dress)
        self._dress()

    def set_counts(self, counts: Mapping[str, int]) -> None:
        """Show how many answers there are of each code."""
        self._bar.counts = dict(counts)
        for code, number in self._numbers.items():
            number.setText(f"{counts.get(code, 0):,}")
        said = ", ".join(f"{words} {counts.get(code, 0):,}" for code, words in ANSWERS)
        self.setAccessibleName(f"All answers: {said}")
        self._bar.update()

    def _dress(self) -> None:
        tokens, px = self._theme.tokens, self._theme.px
        self._bar.setFixedHeight(px(8))
        for code, icon in self._icons.items():
            ink = answer_ink(tokens, code)[1]
            icon.setPixmap(pixmap(ANSWER_ICONS[code], ink, px(14), self.devicePixelRatioF()))
            self._numbers[code].setFont(self._theme.font(Role.CAPTION, 600))
