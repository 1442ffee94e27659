"""What changed: since the last quarter, or since this person last looked."""

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from oversight_app.domain.periods import written_date
from oversight_app.domain.wording import counted
from oversight_app.ui import icons
from oversight_app.ui.theme import Role, Theme
from oversight_app.ui.widgets.card import Card
from oversight_app.ui.widgets.card_scroll import CardScroll
from oversight_app.ui.widgets.label import IconLabel, label
from oversight_app.ui.widgets.row_button import RowButton, led_by

# Imported by the job that reads: the window opens without.
if TYPE_CHECKING:
    from oversight_app.review.changed_since import Change, ChangedSince
    from oversight_app.review.since_looked import SinceLooked

QUARTER, LOOKED = "quarter", "looked"
_WAYS = {
    "better": ("Better", "better", "accent"),
    "worse": ("Worse", "worse", "oranget"),
    "neither": ("Moved", "higher", "text2"),
    "usual": ("Usual again", "no-change", "text2"),
}
_MOST = 12


@dataclass(frozen=True, slots=True)
class _Line:
    """An icon with its ink, words (the first of them bold), what is smaller below, where to."""

    icon: str
    ink: str
    strong: str
    words: str
    below: str = ""
    go: str = ""


class SinceCard(Card):
    """``go_asked`` carries an address. ``switched`` says which of the two is shown."""

    go_asked = Signal(str)
    switched = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("What changed", parent=parent)
        self.setObjectName("what-changed")
        self._theme = theme
        self._mode = QUARTER
        self._changed: ChangedSince | None = None
        self._since: SinceLooked | None = None
        self.switch = self.add_action("Since you last looked", "Show what changed since then")
        self.switch.setObjectName("switch-since")
        self.switch.hide()
        self.switch.clicked.connect(lambda _c=False: self._switch())
        self._scroll = CardScroll()
        self.add(self._scroll)
        theme.changed.connect(self._fill)
        self._fill()

    @property
    def mode(self) -> str:
        """``quarter`` or ``looked``."""
        return self._mode

    def show_mode(self, mode: str) -> None:
        """Show one of the two."""
        self._mode = mode if mode in (QUARTER, LOOKED) else QUARTER
        self._fill()

    def show_changed(self, changed: "ChangedSince | None") -> None:
        """Show what changed since the last quarter; None where nothing is known yet."""
        if changed != self._changed:
            self._changed = changed
            self._fill()

    def show_since(self, since: "SinceLooked | None") -> None:
        """Show what was done since this person last looked; None where that is not known."""
        if since != self._since:
            self._since = since
            self._fill()

    @property
    def wanted_height(self) -> int:
        """The height that shows all of it below its title, in px, at the width it has."""
        return self._scroll.wanted_height

    def _switch(self) -> None:
        self._mode = QUARTER if self._looking else LOOKED
        self._fill()
        self.switched.emit(self._mode)

    @property
    def _looking(self) -> bool:
        return self._mode == LOOKED and self._since is not None

    def _fill(self) -> None:
        self.switch.setVisible(self._since is not None)
        if self._looking and self._since is not None:
            self.set_words("Since you last looked", _when(self._since))
            other, tip = "Since last quarter", "Show how the measures moved since the last quarter"
            lines = _since_lines(self._since)
            none = "Nothing was changed since."
        else:
            self.set_words("What changed since last quarter", _quarter(self._changed))
            other, tip = "Since you looked", "Show what was done since you last looked"
            lines = _changed_lines(self._changed) if self._changed is not None else ()
            none = "No measure changed more than it usually does." if self._changed else ""
        self.switch.setText(other)
        self.switch.setToolTip(tip)
        self.switch.setAccessibleName(other)
        inside, box = self._scroll.begin(16, 12)
        box.setSpacing(self._theme.px(8))
        for line in lines[:_MOST]:
            box.addWidget(self._row(line))
        if len(lines) > _MOST:
            said = f"{counted(len(lines) - _MOST, 'more line', 'more lines')} in the history."
            box.addWidget(label(said, Role.CAPTION, "text2", wrap=True))
        if not lines and none:
            box.addWidget(label(none, ink="text2", wrap=True))
        box.addStretch(1)
        self._scroll.show_filled(inside)

    def _row(self, line: _Line) -> QWidget:
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(self._theme.px(10))
        sign = IconLabel()
        size = self._theme.px(16)
        ink = getattr(self._theme.tokens, line.ink)
        sign.setPixmap(icons.pixmap(line.icon, ink, size, self.devicePixelRatioF()))
        sign.setContentsMargins(0, self._theme.px(6 if line.go else 1), 0, 0)
        across.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        said = f"{line.strong}: {line.words}" if line.strong else line.words
        row.setAccessibleName(said)
        if line.go:
            made = RowButton(line.words, line.below, "Open it where it is shown", line.strong)
            made.clicked.connect(lambda _c=False: self.go_asked.emit(line.go))
            across.addWidget(made, 1)
            return row
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(led_by(line.strong, said))
        if line.below:
            words.addWidget(label(line.below, Role.CAPTION, "text2", wrap=True))
        across.addLayout(words, 1)
        return row


def _changed_lines(changed: "ChangedSince") -> tuple[_Line, ...]:
    measures = tuple(_measure_line(one) for one in changed.changes)
    recorded = tuple(_Line("edit", "text2", "", f"{said}.") for said in changed.recorded)
    return (*measures, *recorded)


def _measure_line(one: "Change") -> _Line:
    strong, icon, ink = _WAYS[one.way]
    if one.way == "neither":
        icon = one.line.shown.icon
    line = one.line
    below = f"{line.before} to {line.value}" if line.before is not None else f"{line.value}"
    return _Line(
        icon, ink, strong, line.measure.name, f"{below}; {_verdict(one)}",
        line.go or line.measure.address,
    )  # fmt: skip


def _verdict(one: "Change") -> str:
    """Say what it shows in a few words: "below the usual range", "still lower than usual"."""
    if one.way == "usual":
        return "back within its usual range"
    word, _, rest = one.line.shown.words.partition(": ")
    said = rest or f"{word.lower()} than usual"
    return said if one.new else f"still {said}"


def _since_lines(since: "SinceLooked") -> tuple[_Line, ...]:
    return tuple(_Line("edit", "text2", "", one.words, go=one.go) for one in since.entries)


def _when(since: "SinceLooked") -> str:
    at = since.looked.at
    return f"{written_date(at.date())}, {at:%H:%M}"


def _quarter(changed: "ChangedSince | None") -> str:
    if changed is None:
        return ""
    return f"Since {written_date(changed.matrix.period.first_day - timedelta(1))}"
