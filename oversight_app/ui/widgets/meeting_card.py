"""A meeting: its agenda, its papers, and what is to be asked or was asked at it."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from oversight_app.domain.periods import written_date
from oversight_app.domain.recorded import Recorded
from oversight_app.review.meetings import MeetingView
from oversight_app.review.thread_words import state_of
from oversight_app.ui.theme import Role, Theme
from oversight_app.ui.widgets.card import Card
from oversight_app.ui.widgets.label import button, label, rule
from oversight_app.ui.widgets.thread_view import StatusLabel


class MeetingCard(Card):
    """``opened`` carries the ``id`` of a record; ``ask_asked`` and ``action_asked`` that of the
    meeting a question or an action is to be added to."""

    opened = Signal(int)
    ask_asked = Signal(int)
    action_asked = Signal(int)

    def __init__(self, theme: Theme, *, locked: bool, parent: QWidget | None = None) -> None:
        super().__init__("Meeting", parent=parent)
        self._theme = theme
        self._number = 0
        self.today = date.min
        self.open_button = self._corner_button(
            "open-meeting", "Open", "Read the meeting, change it, link it"
        )
        self.open_button.clicked.connect(lambda _c=False: self.opened.emit(self._number))
        self.ask = self._corner_button(
            "ask-at-meeting", "Add a question…", "Ask it at this meeting"
        )
        self.ask.setEnabled(not locked)
        self.ask.clicked.connect(lambda _c=False: self.ask_asked.emit(self._number))
        self.set_action = self._corner_button(
            "action-at-meeting", "Add an action…", "An action that was set at this meeting"
        )
        self.set_action.setEnabled(not locked)
        self.set_action.clicked.connect(lambda _c=False: self.action_asked.emit(self._number))
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.viewport().setAutoFillBackground(False)
        self.add(self._scroll)

    def show_meeting(self, found: MeetingView | None, words: str) -> None:
        """Show a meeting; None shows ``words`` in its place."""
        inside = QWidget()
        box = QVBoxLayout(inside)
        box.setContentsMargins(16, 2, 16, 12)
        box.setSpacing(4)
        self._number = found.meeting.id if found else 0
        for one in (self.open_button, self.ask, self.set_action):
            one.setVisible(found is not None)
        if found is None:
            self.set_words(words, "")
        else:
            meeting = found.meeting
            when = written_date(meeting.held_on) if meeting.held_on else "No day yet"
            where = f" · {meeting.place}" if meeting.place else ""
            public = " · in public" if meeting.in_public else ""
            self.set_words(f"{words}: {meeting.name}" if words else meeting.name,
                           f"{when}{where}{public}")  # fmt: skip
            self._fill(box, found)
        box.addStretch(1)
        self._scroll.setWidget(inside)
        inside.setAutoFillBackground(False)

    def _fill(self, box: QVBoxLayout, found: MeetingView) -> None:
        self._lines(box, "Agenda", found.agenda, "No agenda yet", numbered=True)
        self._lines(box, "Papers", found.papers, "No papers yet")
        if found.meeting.outcome:
            self._lines(box, "What came of it", (found.meeting.outcome,), "")
        if found.meeting.minutes:
            self._lines(box, "Minutes", (found.meeting.minutes,), "")
        self._records(box, "Open questions", found.open_questions, "No question is open for it")
        answered = [one for one in found.questions if not one.open]
        if answered:
            self._records(box, "Answered", answered, "")
        if found.assurances:
            self._records(box, "Assurances given", found.assurances, "")
        if found.actions:
            self._records(box, "Actions set", found.actions, "")
        if found.published:
            self._records(box, "Published", found.published, "")

    def _heading(self, box: QVBoxLayout, words: str) -> None:
        if box.count():
            box.addSpacing(6)
            box.addWidget(rule())
            box.addSpacing(4)
        box.addWidget(label(words, Role.CARD_TITLE))

    def _lines(
        self,
        box: QVBoxLayout,
        heading: str,
        lines: tuple[str, ...],
        none: str,
        *,
        numbered: bool = False,
    ) -> None:
        self._heading(box, heading)
        for number, line in enumerate(lines, 1):
            words = f"{number}. {line}" if numbered else line
            box.addWidget(label(words, ink="text", wrap=True, selectable=True))
        if not lines:
            box.addWidget(label(none, ink="text3"))

    def _records(
        self,
        box: QVBoxLayout,
        heading: str,
        records: Sequence[Recorded],
        none: str,
    ) -> None:
        self._heading(box, heading)
        for one in records:
            row = QHBoxLayout()
            row.setSpacing(8)
            go = button(one.reference, "link", f"Open {one.noun} {one.reference}")
            go.setObjectName(f"open-{one.id}")
            go.setProperty("role", Role.CAPTION.value)
            go.clicked.connect(lambda _c=False, number=one.id: self.opened.emit(number))
            row.addWidget(go, 0, Qt.AlignmentFlag.AlignTop)
            title = label(one.title, wrap=True)
            title.setContentsMargins(0, 3, 0, 0)
            row.addWidget(title, 1)
            row.addWidget(StatusLabel(self._theme, state_of(one, self.today)), 0,
                          Qt.AlignmentFlag.AlignTop)  # fmt: skip
            box.addLayout(row)
        if not records:
            box.addWidget(label(none, ink="text3"))

    def _corner_button(self, name: str, words: str, tip: str) -> QPushButton:
        made = self.add_action(words, tip)
        made.setObjectName(name)
        return made
