"""One answer of the matrix, at its right: the question, what the answer rests on, what is next."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from oversight_app.domain.accountability import Question
from oversight_app.domain.periods import written_date
from oversight_app.domain.recorded import Recorded
from oversight_app.domain.wording import in_words
from oversight_app.review.boundary_history import AnswerDetail
from oversight_app.ui.theme import Role, Theme
from oversight_app.ui.widgets.answer_tag import AnswerTag
from oversight_app.ui.widgets.answers_bar import AnswersBar
from oversight_app.ui.widgets.label import dress_button, label, rule
from oversight_app.ui.widgets.side_panel import WIDTH, SidePanel

_MOST_LINKED = 4
_PAD = 8
"""What a link has around its words."""


class AnswerPanel(SidePanel):
    """``change_asked``, ``ask_asked`` and ``history_asked`` are of the answer shown;
    ``record_asked`` carries the ``id`` of a linked record."""

    change_asked = Signal()
    ask_asked = Signal()
    history_asked = Signal()
    origin_asked = Signal()
    record_asked = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "The selected answer", "answer", parent)
        self._detail: AnswerDetail | None = None
        self._can_write = True
        self._linked: list[tuple[QPushButton, Recorded]] = []
        self._subject = label("", Role.CAPTION, "text2", wrap=True)
        self._question = label("", Role.FINDING, wrap=True)
        self._tag = AnswerTag(theme)
        self.change_button = self.link("change", "Change…", "Change this answer (Enter)")
        self._asked = label("", ink="text2", wrap=True, selectable=True)
        self._moved = label("", Role.CAPTION, "text2", wrap=True)
        self._evidence = label("", Role.CAPTION, "text2", wrap=True, selectable=True)
        self.place_button = self.link("place", "", "Open where the evidence is")
        self._facts = {
            name: label("", Role.CAPTION, wrap=True, selectable=True)
            for name in ("Owner", "Assessed", "Review by")
        }
        self.history_button = self.link("history", "", "See every earlier answer")
        self._next = label("", Role.CAPTION, "text2", wrap=True, selectable=True)
        self._linked_box = QVBoxLayout()
        self.ask_button = self.link(
            "ask", "Ask about this…", "Ask a question that is linked with this answer"
        )
        self.bar = AnswersBar(theme)
        self.origin_button = self.link(
            "from", "Where does this come from?", "Who assessed, when, with which questions"
        )
        self._lay_out()
        self.change_button.clicked.connect(self.change_asked)
        self.ask_button.clicked.connect(self.ask_asked)
        self.history_button.clicked.connect(self.history_asked)
        self.origin_button.clicked.connect(self.origin_asked)
        self.place_button.clicked.connect(lambda _c=False: self._open_place())
        theme.changed.connect(self._dress)
        self._dress()

    @property
    def detail(self) -> AnswerDetail | None:
        """What is shown."""
        return self._detail

    def allow_writing(self, allowed: bool) -> None:
        """Show the answer as it was, or in a window that can look alone, without its buttons."""
        self._can_write = allowed
        self.change_button.setVisible(allowed)
        self.ask_button.setVisible(allowed)

    def set_counts(self, counts: Mapping[str, int]) -> None:
        """Show the counts of all answers."""
        self.bar.set_counts(counts)

    def show_detail(self, detail: AnswerDetail | None) -> None:
        """Show all about a cell; None where it has gone."""
        self._detail = detail
        self.inside.setVisible(detail is not None)
        if detail is None:
            return
        cell, answer = detail.cell, detail.cell.answer
        self._subject.setText(detail.subject.name)
        self._question.setText(cell.question.name)
        self._tag.set_answer(cell.code, cell.words)
        again = " (It has been reworded since.)" if detail.reworded else ""
        self._asked.setText(cell.question.words + again)
        moved, before = cell.change_words, detail.subject.previous
        if moved and before is not None and before.assessed_on is not None:
            moved = f"{moved} on {written_date(before.assessed_on)}"
        self._moved.setText(moved)
        self._moved.setVisible(bool(moved))
        evidence = answer.evidence if answer else ""
        place = answer.location if answer else ""
        # A page of the web is opened; the name of a file is there to be read and copied.
        web = bool(web_page(place))
        lines = [evidence, "" if web else place]
        said = "\n".join(one for one in lines if one)
        self._evidence.setText(said or ("" if web else "No evidence is named."))
        self._evidence.setVisible(bool(said) or not web)
        self.place_button.setVisible(web)
        self.place_button.setText(self._short(place))
        self.place_button.setAccessibleName(f"Evidence: {place}")
        self.place_button.setToolTip(place)
        facts = {
            "Owner": detail.owner,
            "Assessed": in_words(detail.assessed_on),
            "Review by": in_words(detail.review_by) or "No day set",
        }
        for name, words in facts.items():
            late = name == "Review by" and cell.overdue
            self._facts[name].setText(f"{words} (overdue)" if late else words)
        self.history_button.setText(f"{detail.earlier:,}")
        self.history_button.setAccessibleName(f"Earlier answers: {detail.earlier:,}")
        self.history_button.setEnabled(answer is not None)
        step = answer.next_step if answer else ""
        self._next.setText(step or "None named.")
        self._show_linked(detail.linked)
        self.allow_writing(self._can_write)

    def _show_linked(self, linked: tuple[Recorded, ...]) -> None:
        for old, _ in self._linked:
            self._linked_box.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._linked = []
        for record in linked[:_MOST_LINKED]:
            noun = record.noun[:1].upper() + record.noun[1:]
            words = f"{noun} {record.reference}"
            if isinstance(record, Question) and record.open and record.due is not None:
                words += f", due {written_date(record.due)}"
            made = self.link(f"linked-{record.reference}", words, record.title)
            made.clicked.connect(lambda _c=False, number=record.id: self.record_asked.emit(number))
            self._linked_box.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
            self._linked.append((made, record))
        self._dress()

    def _lay_out(self) -> None:
        lines = self.lines
        lines.setSpacing(6)
        status = QHBoxLayout()
        status.addWidget(self._tag)
        status.addStretch(1)
        status.addWidget(self.change_button)
        lines.addWidget(self._subject)
        lines.addWidget(self._question)
        lines.addLayout(status)
        lines.addWidget(self._asked)
        lines.addWidget(self._moved)
        lines.addWidget(rule())
        lines.addWidget(label("Evidence", Role.CARD_TITLE))
        lines.addWidget(self._evidence)
        lines.addLayout(flush(self.place_button))
        lines.addWidget(rule())
        facts = QVBoxLayout()
        facts.setSpacing(3)
        for name, said in self._facts.items():
            said.setAlignment(Qt.AlignmentFlag.AlignRight)
            facts.addLayout(fact_line(name, said))
        facts.addLayout(fact_line("Earlier answers", self.history_button))
        lines.addLayout(facts)
        lines.addWidget(rule())
        lines.addWidget(label("Next step", Role.CARD_TITLE))
        lines.addWidget(self._next)
        self._linked_box.setSpacing(0)
        self._linked_box.setContentsMargins(-_PAD, 0, 0, 0)
        lines.addLayout(self._linked_box)
        lines.addLayout(flush(self.ask_button))
        lines.addWidget(rule())
        lines.addWidget(label("All answers", Role.CARD_TITLE))
        lines.addWidget(self.bar)
        lines.addLayout(flush(self.origin_button))
        lines.addStretch(1)

    def _short(self, place: str) -> str:
        """The end of an address or path, which says more than its beginning."""
        room = self._theme.px(WIDTH - 72)
        return self.fontMetrics().elidedText(place, Qt.TextElideMode.ElideMiddle, room)

    def _open_place(self) -> None:
        answer = self._detail.cell.answer if self._detail else None
        if answer is not None:
            QDesktopServices.openUrl(QUrl(web_page(answer.location)))

    def _dress(self) -> None:
        dress_button(self.change_button, self._theme, "edit", "accent")
        dress_button(self.ask_button, self._theme, "plus", "accent")
        dress_button(self.place_button, self._theme, "link", "accent")
        dress_button(self.origin_button, self._theme, "link", "accent")
        for made, record in self._linked:
            dress_button(made, self._theme, record.icon, "accent")


def web_page(place: str) -> str:
    """The address of a page of the web; "" for anything else, which is not opened from here."""
    words = place.strip()
    if words.casefold().startswith(("https://", "http://")):
        return words
    return f"https://{words}" if words.casefold().startswith("www.") else ""


def fact_line(name: str, said: QWidget) -> QHBoxLayout:
    """A caption at the left, what is said of it at the right."""
    row = QHBoxLayout()
    row.setSpacing(12)
    caption: QLabel = label(name, Role.CAPTION, "text2")
    # Words may take two lines; a link is taller than the words beside it.
    words = isinstance(said, QLabel)
    align = Qt.AlignmentFlag.AlignTop if words else Qt.AlignmentFlag.AlignVCenter
    row.addWidget(caption, 0, align)
    if words:
        row.addWidget(said, 1)
    else:
        row.addStretch(1)
        row.addWidget(said)
        row.setContentsMargins(0, 0, -_PAD, 0)
    return row


def flush(made: QPushButton) -> QHBoxLayout:
    """A link whose icon stands in line with the words above it."""
    row = QHBoxLayout()
    row.setContentsMargins(-_PAD, 0, 0, 0)
    row.addWidget(made)
    row.addStretch(1)
    return row
