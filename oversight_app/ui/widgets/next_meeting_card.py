"""The next meeting: when it is, what is still open for it, and the way to its sheet."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from oversight_app.domain.periods import written_date
from oversight_app.domain.wording import counted
from oversight_app.ui.theme import Role, Theme
from oversight_app.ui.widgets.card import Card
from oversight_app.ui.widgets.card_scroll import CardScroll
from oversight_app.ui.widgets.label import label
from oversight_app.ui.widgets.row_button import RowButton

# Imported by the job that reads: the window opens without.
if TYPE_CHECKING:
    from oversight_app.review.next_meeting import NextMeeting

_MOST = 5


class NextMeetingCard(Card):
    """``go_asked`` carries an address: of a question, of the meeting, of the next step."""

    go_asked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("Next meeting", parent=parent)
        self.setObjectName("next-meeting")
        self._theme = theme
        self._go = ""
        self.sheet = self.add_action("Open", "Open the meeting: agenda, papers and questions")
        self.sheet.setObjectName("meeting-step")
        self.sheet.clicked.connect(lambda _c=False: self.go_asked.emit(self._go))
        self.sheet.hide()
        self._scroll = CardScroll()
        self.add(self._scroll)

    @property
    def wanted_height(self) -> int:
        """The height that shows all of it below its title, in px, at the width it has."""
        return self._scroll.wanted_height

    def show_meeting(self, found: "NextMeeting") -> None:
        """Show the next meeting, or that none is planned."""
        said = str(found.headline).rstrip(".")
        when = ""
        if found.day is not None:
            days = f", {_in_days(found.days)}" if found.days is not None else ""
            when = f" · {written_date(found.day)}{days}"
        self.set_words("Next meeting", f"{said}{when}" if found.record else "")
        self._go = found.step.go
        self.sheet.setText(found.step.words)
        self.sheet.setAccessibleName(found.step.words)
        self.sheet.setVisible(bool(found.step.go))
        inside, box = self._scroll.begin(14, 12)
        box.setSpacing(2)
        if not found.record:
            box.addWidget(_inset(label(f"{said}.", ink="text2", wrap=True)))
        elif not found.questions:
            box.addWidget(_inset(label("No question is open for it.", ink="text2", wrap=True)))
        for one in found.questions[:_MOST]:
            carried = "Carried over" if one.carried else "Open question"
            asked = f", asked on {written_date(one.asked_on)}" if one.asked_on else ""
            made = RowButton(one.title, f"{one.reference} · {carried}{asked}", "Open this question")
            made.setObjectName(f"question-{one.reference}")
            made.clicked.connect(lambda _c=False, go=one.go: self.go_asked.emit(go))
            box.addWidget(made)
        more = len(found.questions) - _MOST
        if more > 0:
            said = f"{counted(more, 'more question is', 'more questions are')} open for it."
            box.addWidget(label(said, Role.CAPTION, "text2", wrap=True))
        if found.missing:
            said = f"Still missing: {'; '.join(found.missing)}."
            box.addWidget(_inset(label(said, Role.CAPTION, "oranget", wrap=True)))
        box.addStretch(1)
        self._scroll.show_filled(inside)


def _inset(words: QLabel) -> QLabel:
    """Let words begin where those of the buttons do."""
    words.setContentsMargins(2, 2, 0, 2)
    return words


def _in_days(days: int) -> str:
    if days == 0:
        return "today"
    return "tomorrow" if days == 1 else f"in {days:,} days"
