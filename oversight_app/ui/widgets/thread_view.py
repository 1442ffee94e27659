"""A matter as a vertical line of cards: what was asked, said, done, decided and published."""

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from oversight_app.domain.accountability import Action, Assurance, Question
from oversight_app.domain.decisions import Decision, Publication
from oversight_app.domain.findings import Status
from oversight_app.domain.periods import written_date
from oversight_app.domain.record_fields import Holds
from oversight_app.domain.recorded import Recorded, specs
from oversight_app.review.next_steps import steps_after
from oversight_app.review.thread_gaps import Gap
from oversight_app.review.thread_words import OVERDUE_ICON
from oversight_app.review.threads import Step, Thread
from oversight_app.ui import icons
from oversight_app.ui.theme import Role, Theme
from oversight_app.ui.widgets.flow_layout import FlowLayout
from oversight_app.ui.widgets.label import IconLabel, button, dress_button, label

_LONGEST = 500
"""So many letters of what a record says are shown; the rest is in its form."""
_GOOD = ("met", "target-meets", "better")


class StatusLabel(QWidget):
    """A word with its icon, as a table's status cell shows it."""

    def __init__(self, theme: Theme, status: Status, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._status = theme, status
        self._icon = IconLabel()
        ink = "oranget" if status.strong else "tealt" if status.icon in _GOOD else "text2"
        self._ink = ink
        words = label(status.words, Role.CAPTION, ink)
        words.setVisible(bool(status.words))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(5)
        row.addWidget(self._icon)
        row.addWidget(words)
        self.setAccessibleName(status.words)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        colour = getattr(self._theme.tokens, self._ink)
        size = self._theme.px(14)
        self._icon.setPixmap(
            icons.pixmap(self._status.icon, colour, size, self.devicePixelRatioF())
        )


class _Spine(QWidget):
    """The line at the left of a card, with the sign of its kind on it."""

    def __init__(self, theme: Theme, icon: str, *, first: bool, last: bool, late: bool) -> None:
        super().__init__()
        self._theme, self._icon, self._late = theme, icon, late
        self._first, self._last = first, last
        self.chosen = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """As wide as the sign."""
        return QSize(self._theme.px(34), self._theme.px(40))

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line through, and the sign in a circle beside the card's first words."""
        theme, px = self._theme, self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, y, radius = px(14), px(24), px(13)
        painter.setPen(QPen(theme.color("border"), px(2)))
        if not self._first:
            painter.drawLine(middle, 0, middle, y - radius)
        if not self._last:
            painter.drawLine(middle, y + radius, middle, self.height())
        ink = "oranget" if self._late else "accent"
        painter.setPen(QPen(theme.color(ink), px(2)))
        painter.setBrush(theme.color("accent" if self.chosen else "surface"))
        painter.drawEllipse(QRectF(middle - radius, y - radius, 2 * radius, 2 * radius))
        size = px(14)
        colour = getattr(theme.tokens, "onaccent" if self.chosen else ink)
        picture = icons.pixmap(self._icon, colour, size, self.devicePixelRatioF())
        painter.drawPixmap(middle - size // 2, y - size // 2, picture)
        painter.end()


class ThreadView(QScrollArea):
    """``opened`` carries the ``id`` of a record to open; ``asked`` a ``NextStep`` and the
    ``id`` of the record that it is about."""

    opened = Signal(int)
    asked = Signal(object, int)

    def __init__(self, theme: Theme, *, locked: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self.locked = theme, locked
        self.thread_shown: Thread | None = None
        self.chosen = 0
        """The ``id`` of the step that is marked; 0 for none."""
        self._spines: dict[int, _Spine] = {}
        self._rows: dict[int, QWidget] = {}
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("The matter, step by step")
        self.viewport().setAutoFillBackground(False)
        self._inside = QWidget()

    def show_thread(self, thread: Thread | None) -> None:
        """Show another matter, or the same one as it is now; None shows nothing."""
        focused = self._inside.focusWidget()
        name = focused.objectName() if focused is not None and focused.hasFocus() else ""
        same = bool(thread and self.thread_shown and thread.key == self.thread_shown.key)
        place = self.verticalScrollBar().value() if same else 0
        self.thread_shown = thread
        self.chosen = 0
        self._spines, self._rows = {}, {}
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(12, 2, 12, 12)
        column.setSpacing(0)
        if thread is not None:
            if thread.gaps:
                column.addWidget(self._missing(thread))
                column.addSpacing(10)
            for number, step in enumerate(thread.steps):
                ends = (number == 0, number == len(thread.steps) - 1)
                column.addWidget(self._step(step, *ends))
        column.addStretch(1)
        self.setWidget(inside)
        inside.setAutoFillBackground(False)
        self._inside = inside
        again = inside.findChild(QWidget, name) if name else None
        if again is not None:
            again.setFocus()
        QTimer.singleShot(0, self, lambda: self.verticalScrollBar().setValue(place))

    def choose(self, record_id: int, *, focus: bool = False) -> None:
        """Mark one step, and bring it into sight; ``focus`` takes the keyboard there."""
        self.chosen = record_id
        for number, spine in self._spines.items():
            spine.chosen = number == record_id
            spine.update()
        row = self._rows.get(record_id)
        if row is None:
            return
        if focus:
            made = row.findChild(QWidget, f"open-step-{record_id}")
            if made is not None:
                made.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, row, lambda: self.ensureWidgetVisible(row, 0, 12))

    def _missing(self, thread: Thread) -> QWidget:
        made = QFrame()
        made.setProperty("part", "inset")
        box = QVBoxLayout(made)
        box.setContentsMargins(14, 10, 10, 10)
        box.setSpacing(4)
        box.addWidget(label("What is missing next", Role.BODY))
        for gap in thread.gaps:
            box.addWidget(self._gap(gap))
        return made

    def _gap(self, gap: Gap) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        status = Status("", OVERDUE_ICON if gap.days_late else "clock", strong=gap.days_late > 0)
        sign = StatusLabel(self._theme, status)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        words = f"{gap.words} ({gap.owner})" if gap.owner else gap.words
        ink = "oranget" if gap.days_late else "text"
        row.addWidget(label(words, Role.CAPTION, ink, wrap=True, selectable=False), 1)
        step, number = gap.step, gap.record_id
        if step is None or self.locked:
            do = button("Open", "link", f"Open the record to complete it: {gap.words}")
            do.setObjectName(f"gap-open-{number}")
            do.clicked.connect(lambda _c=False: self.opened.emit(number))
        else:
            do = button(step.words, "link", f"{step.words.rstrip('…')}: {gap.words}")
            do.setObjectName(f"gap-{step.id}-{number}")
            do.clicked.connect(lambda _c=False: self.asked.emit(step, number))
        do.setProperty("role", Role.CAPTION.value)
        do.setAccessibleDescription(gap.words)
        row.addWidget(do, 0, Qt.AlignmentFlag.AlignTop)
        return made

    def _step(self, step: Step, first: bool, last: bool) -> QWidget:
        record = step.record
        made = QWidget()
        spine = _Spine(self._theme, record.icon, first=first, last=last, late=step.late)
        self._spines[record.id], self._rows[record.id] = spine, made
        card = QFrame()
        card.setProperty("part", "card")
        card.setAccessibleName(f"{record.noun.capitalize()} {record.reference}")
        # The words of the buttons below begin where these do, inside the room of their ring.
        outer = QVBoxLayout(card)
        outer.setContentsMargins(6, 8, 10, 6)
        outer.setSpacing(3)
        box = QVBoxLayout()
        box.setContentsMargins(8, 0, 0, 0)
        box.setSpacing(3)
        outer.addLayout(box)
        head = QHBoxLayout()
        head.setSpacing(10)
        named = f"{record.noun.capitalize()} {record.reference}"
        head.addWidget(label(named, Role.CAPTION, "text2"), 1)
        head.addWidget(StatusLabel(self._theme, step.state))
        box.addLayout(head)
        box.addWidget(label(said(record), wrap=True, selectable=True))
        for words in details(step):
            box.addWidget(label(words, Role.CAPTION, "text3", wrap=True))
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=2, row_gap=0)
        flow.setContentsMargins(0, 0, 0, 0)
        flow.addWidget(self._button("Open", f"open-step-{record.id}", f"Open {named}",
                                    lambda: self.opened.emit(record.id), "edit"))  # fmt: skip
        for one in steps_after(record) if not self.locked else ():
            tip = f"{one.words.rstrip('…')}, linked with {record.reference}"
            flow.addWidget(
                self._button(one.words, f"{one.id}-{record.id}", tip,
                             lambda one=one: self.asked.emit(one, record.id), one.icon)
            )  # fmt: skip
        outer.addWidget(buttons)
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(spine)
        beside = QVBoxLayout()
        beside.setContentsMargins(0, 4, 0, 6)
        beside.addWidget(card)
        row.addLayout(beside, 1)
        return made

    def _button(self, words: str, name: str, tip: str, run: object, icon: str) -> QWidget:
        assert callable(run)
        made = button(words, "link", tip)
        made.setObjectName(name)
        made.setProperty("role", Role.CAPTION.value)
        made.setAccessibleName(tip)
        dress_button(made, self._theme, icon, "accent")
        made.clicked.connect(lambda _c=False: run())
        return made


def said(record: Recorded) -> str:
    """Return what a record says, as its card shows it."""
    match record:
        case Question():
            words = record.asked
        case Assurance():
            words = record.said
        case Action():
            words = f"{record.task}\n{record.outcome}".strip()
        case Decision():
            words = f"{record.name}\n{record.summary}".strip()
        case Publication():
            words = f"{record.name}\n{record.location}".strip()
        case _:
            words = record.title
    if len(words) <= _LONGEST:
        return words
    return words[:_LONGEST].rsplit(" ", 1)[0] + "…"


def details(step: Step) -> tuple[str, ...]:
    """Return the lines below: its days, in whose hands it is, and what it hangs on."""
    days = " · ".join(f"{name} {written_date(day)}" for name, day in step.dates)
    record = step.record
    offices = (
        f"{spec.heading}: {getattr(record, spec.id)}"
        for spec in specs(type(record))
        if spec.holds is Holds.OFFICE and getattr(record, spec.id)
    )
    return tuple(line for line in (days, " · ".join(offices), " · ".join(step.links)) if line)
