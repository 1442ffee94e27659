"""What needs a person, what matters first; each can be put off until another day."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from oversight_app.domain.attention import AttentionItem
from oversight_app.ui.theme import Role, Theme
from oversight_app.ui.widgets.attention_row import AttentionRow
from oversight_app.ui.widgets.card import Card
from oversight_app.ui.widgets.card_scroll import CardScroll
from oversight_app.ui.widgets.label import button, label, rule

NOTHING = "Nothing needs you today"
_FEW = 8
"""So many are shown at first: what matters comes first."""


class AttentionCard(Card):
    """``step_asked`` carries an item whose next step is to be done, ``snooze_asked`` one that is
    to be put off, ``wake_asked`` one that is to come back.

    Up and Down go from one thing to the next, Enter does its step, Delete puts it off.
    """

    step_asked = Signal(object)
    snooze_asked = Signal(object)
    wake_asked = Signal(object)

    def __init__(self, theme: Theme, *, locked: bool, parent: QWidget | None = None) -> None:
        super().__init__("Needs attention", parent=parent)
        self.setObjectName("needs-attention")
        self._theme, self._locked = theme, locked
        self._items: tuple[AttentionItem, ...] = ()
        self._snoozed: tuple[AttentionItem, ...] = ()
        self._all = self._open = False
        self.rows: list[AttentionRow] = []
        """The rows that are shown, those that are put off last."""
        self.count = label("", Role.CARD_TITLE, "oranget")
        self.count.setObjectName("attention-count")
        self.count.setContentsMargins(0, 0, 4, 0)
        self.add_corner(self.count)
        self._scroll = CardScroll()
        self.add(self._scroll)

    def show_items(
        self, items: Sequence[AttentionItem], snoozed: Sequence[AttentionItem], at: datetime
    ) -> None:
        """Show what needs somebody and what was put off, as it was seen at a moment. The keyboard
        and the place stay where they were."""
        same = (tuple(items), tuple(snoozed)) == (self._items, self._snoozed) and self.rows
        self._items, self._snoozed = tuple(items), tuple(snoozed)
        self._at = at
        number = len(self._items)
        self.count.setText(f"{number:,}" if number else "")
        self.count.setAccessibleName(f"{number:,} things need attention")
        if not same:
            self._fill()

    @property
    def wanted_height(self) -> int:
        """The height that shows all of it below its title, in px, at the width it has."""
        return self._scroll.wanted_height

    def _fill(self) -> None:
        at = self._has_keyboard()
        inside, box = self._scroll.begin(0, 0)
        box.setSpacing(0)
        self.rows = []
        shown = self._items if self._all else self._items[:_FEW]
        for item in shown:
            self._add_row(box, item)
        if len(shown) < len(self._items):
            more = len(self._items) - len(shown)
            made = self._add_link(box, f"Show {more} more", "Show everything that needs attention")
            made.setObjectName("more-attention")
            made.clicked.connect(lambda _c=False: self._show_all())
        if not self._items:
            said = f"{NOTHING}. Looked at {self._at:%H:%M}."
            words = label(said, ink="text2", wrap=True)
            words.setContentsMargins(16, 2, 16, 8)
            box.addWidget(words)
        if self._snoozed:
            self._add_snoozed(box)
        box.addStretch(1)
        self._scroll.show_filled(inside)
        self._give_keyboard(at)

    def _add_row(self, box: QVBoxLayout, item: AttentionItem) -> None:
        row = AttentionRow(self._theme, item, locked=self._locked)
        if self.rows:
            box.addWidget(_inset_rule())
        row.step_asked.connect(self.step_asked)
        row.later_asked.connect(self.snooze_asked if item.snooze is None else self.wake_asked)
        for one in (row.step, row.later):
            one.installEventFilter(self)
        box.addWidget(row)
        self.rows.append(row)

    def _add_snoozed(self, box: QVBoxLayout) -> None:
        if self.rows:
            box.addWidget(_inset_rule())
        number = len(self._snoozed)
        said = "Hide what was put off" if self._open else f"{number:,} put off"
        made = self._add_link(box, said, "Show what was put off, until when and why")
        made.setObjectName("put-off")
        made.setAccessibleDescription("Open" if self._open else "Closed")
        made.clicked.connect(lambda _c=False: self._show_snoozed())
        if self._open:
            for item in self._snoozed:
                self._add_row(box, item)

    def _add_link(self, box: QVBoxLayout, words: str, tip: str) -> QPushButton:
        made = button(words, "link", tip)
        made.setProperty("role", Role.CAPTION.value)
        made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        holder = QWidget()
        line = QVBoxLayout(holder)
        line.setContentsMargins(10, 4, 16, 2)
        line.addWidget(made)
        box.addWidget(holder)
        return made

    def _show_all(self) -> None:
        self._all = True
        self._fill()
        self.rows[min(_FEW, len(self.rows) - 1)].step.setFocus(Qt.FocusReason.TabFocusReason)

    def _show_snoozed(self) -> None:
        self._open = not self._open
        self._fill()
        made = self.findChild(QPushButton, "put-off")
        if made is not None:
            made.setFocus(Qt.FocusReason.TabFocusReason)

    # The keyboard.

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and Down go from row to row; Delete puts off."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            place = next(
                (i for i, row in enumerate(self.rows) if watched in (row.step, row.later)), -1
            )
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
            if place >= 0 and step is not None and not event.modifiers():
                to = min(max(place + step, 0), len(self.rows) - 1)
                self._go_to(self.rows[to])
                return True
            if place >= 0 and event.key() == Qt.Key.Key_Delete and not self._locked:
                row = self.rows[place]
                if row.item.snooze is None:
                    self.snooze_asked.emit(row.item)
                return True
        return super().eventFilter(watched, event)

    def _go_to(self, row: AttentionRow) -> None:
        row.step.setFocus(Qt.FocusReason.TabFocusReason)
        self._scroll.ensureWidgetVisible(row, 0, 8)

    def _has_keyboard(self) -> tuple[str, int] | None:
        """Which thing has the keyboard, and where it stands; None for none."""
        # Of the window: while a dialog is over it nothing in it has the focus itself.
        at = self.window().focusWidget()
        for place, row in enumerate(self.rows):
            if at in (row.step, row.later):
                return row.item.subject, place
        return None

    def _give_keyboard(self, at: tuple[str, int] | None) -> None:
        """Give it back to the same thing, or to what has come into its place."""
        if at is None or not self.rows:
            return
        subject, place = at
        same = next((row for row in self.rows if row.item.subject == subject), None)
        row = same or self.rows[min(place, len(self.rows) - 1)]
        row.step.setFocus(Qt.FocusReason.OtherFocusReason)


def _inset_rule() -> QWidget:
    holder = QWidget()
    line = QVBoxLayout(holder)
    line.setContentsMargins(16, 0, 16, 0)
    line.addWidget(rule())
    return holder
