"""What stands at the right of every matrix, whatever its cells are: what the selected one says,
what that rests on, who said it, what is linked with it."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from oversight_app.domain.accountability import Question
from oversight_app.domain.periods import written_date
from oversight_app.domain.recorded import Recorded
from oversight_app.domain.wording import sentence_case
from oversight_app.ui.plain_tips import plain_tip
from oversight_app.ui.theme import Role, Theme
from oversight_app.ui.widgets.answer_tag import AnswerTag
from oversight_app.ui.widgets.label import dress_button, label, rule
from oversight_app.ui.widgets.side_panel import WIDTH, SidePanel

_MOST_LINKED = 4
_PAD = 8
"""What a link has around its words."""

_TARGET = 24
"""Pixels that what is clicked is wide, at least (WCAG 2.2, 2.5.8)."""


class CellPanel(SidePanel):
    """About one ``noun``, "answer" or "judgement", with ``facts`` by name. ``change_asked``,
    ``ask_asked`` and ``history_asked`` are of the one shown; ``record_asked`` carries the ``id``
    of a record."""

    change_asked = Signal()
    ask_asked = Signal()
    history_asked = Signal()
    origin_asked = Signal()
    record_asked = Signal(int)

    def __init__(
        self,
        theme: Theme,
        noun: str,
        facts: tuple[str, ...],
        origin_tip: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, f"The selected {noun}", noun, parent)
        self._can_write = True
        self._place = ""
        self._earlier = f"Earlier {noun}s"
        self._linked: list[tuple[QPushButton, Recorded]] = []
        self.whose = label("", Role.CAPTION, "text2", wrap=True)
        self.name = label("", Role.FINDING, wrap=True)
        self.tag = AnswerTag(theme)
        self.change_button = self.link("change", "Change…", f"Change this {noun} (Enter)")
        self.asked = label("", ink="text2", wrap=True, selectable=True)
        self.evidence = self.said()
        self.place_button = self.link("place", "", "Open where the evidence is")
        self._facts = {name: label("", Role.CAPTION, wrap=True, selectable=True) for name in facts}
        self.history_button = self.link("history", "", f"See every earlier {noun}")
        self._linked_box = QVBoxLayout()
        self.ask_button = self.link(
            "ask", "Ask about this…", f"Ask a question that is linked with this {noun}"
        )
        self.origin_button = self.link("from", "Where does this come from?", origin_tip)
        self.change_button.clicked.connect(self.change_asked)
        self.ask_button.clicked.connect(self.ask_asked)
        self.history_button.clicked.connect(self.history_asked)
        self.origin_button.clicked.connect(self.origin_asked)
        self.place_button.clicked.connect(
            lambda _c=False: QDesktopServices.openUrl(QUrl(web_page(self._place)))
        )
        theme.changed.connect(self._dress)

    def allow_writing(self, allowed: bool) -> None:
        """Show it as it was, or in a window that can look alone, without its buttons."""
        self._can_write = allowed
        self.change_button.setVisible(allowed)
        self.ask_button.setVisible(allowed)

    # Making.

    def said(self) -> QLabel:
        """Make a line that says something of it."""
        return label("", Role.CAPTION, "text2", wrap=True, selectable=True)

    def lay_head(self) -> None:
        """Lay out whose it is, what it is called, what it says and what is asked."""
        self.lines.setSpacing(6)
        status = QHBoxLayout()
        status.addWidget(self.tag)
        status.addStretch(1)
        status.addWidget(self.change_button)
        self.lines.addWidget(self.whose)
        self.lines.addWidget(self.name)
        self.lines.addLayout(status)
        self.lines.addWidget(self.asked)

    def lay_part(self, name: str, *parts: QWidget) -> None:
        """Lay out a part under its name, its links in line with its words."""
        self.lines.addWidget(label(name, Role.CARD_TITLE))
        for part in parts:
            if isinstance(part, QPushButton):
                self.lay_link(part)
            else:
                self.lines.addWidget(part)

    def lay_link(self, made: QPushButton) -> None:
        """Lay out a link whose icon stands in line with the words above it."""
        row = QHBoxLayout()
        row.setContentsMargins(-_PAD, 0, 0, 0)
        row.addWidget(made)
        row.addStretch(1)
        self.lines.addLayout(row)

    def lay_facts(self) -> None:
        """Lay out the facts, and how many there were before, between two hairlines."""
        self.lines.addWidget(rule())
        facts = QVBoxLayout()
        facts.setSpacing(3)
        for name, said in self._facts.items():
            said.setAlignment(Qt.AlignmentFlag.AlignRight)
            facts.addLayout(_fact_line(name, said))
        facts.addLayout(_fact_line(self._earlier, self.history_button))
        self.lines.addLayout(facts)
        self.lines.addWidget(rule())

    def lay_linked(self) -> None:
        """Lay out what is linked with it, and the way to ask."""
        self._linked_box.setSpacing(0)
        self._linked_box.setContentsMargins(-_PAD, 0, 0, 0)
        self.lines.addLayout(self._linked_box)
        self.lay_link(self.ask_button)

    # Showing.

    def show_evidence(self, evidence: str, place: str, none: str) -> None:
        """Show what it rests on; ``none`` says that nothing is named."""
        # A page of the web is opened; the name of a file is there to be read and copied.
        web = bool(web_page(place))
        said = "\n".join(one for one in (evidence, "" if web else place) if one)
        self._place = place
        self.evidence.setText(said or ("" if web else none))
        self.evidence.setVisible(bool(said) or not web)
        self.place_button.setVisible(web)
        self.place_button.setText(self._short(place))
        self.place_button.setAccessibleName(f"Evidence: {place}")
        self.place_button.setToolTip(plain_tip(place))

    def show_facts(self, *facts: str) -> None:
        """Show the facts, in the order of their names."""
        for said, fact in zip(self._facts.values(), facts, strict=True):
            said.setText(fact)

    def show_earlier(self, many: int, *, there: bool) -> None:
        """Show how many there were before; ``there`` says that there is one at all."""
        self.history_button.setText(f"{many:,}")
        # One figure alone is narrower than can well be hit.
        needed = self.history_button.sizeHint().width()
        self.history_button.setMinimumWidth(max(_TARGET, needed))
        self.history_button.setAccessibleName(f"{self._earlier}: {many:,}")
        self.history_button.setEnabled(there)

    def show_linked(self, linked: Iterable[Recorded]) -> None:
        """Show what is linked with it, each a way to its record."""
        for old, _ in self._linked:
            self._linked_box.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._linked = []
        for record in tuple(linked)[:_MOST_LINKED]:
            noun = sentence_case(record.noun)
            words = f"{noun} {record.reference}"
            if isinstance(record, Question) and record.open and record.due is not None:
                words += f", due {written_date(record.due)}"
            made = self.link(f"linked-{record.reference}", words, record.title)
            made.clicked.connect(lambda _c=False, number=record.id: self.record_asked.emit(number))
            self._linked_box.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
            self._linked.append((made, record))
        self._dress()

    def _short(self, place: str) -> str:
        """The end of an address or path, which says more than its beginning."""
        room = self._theme.px(WIDTH - 72)
        return self.fontMetrics().elidedText(place, Qt.TextElideMode.ElideMiddle, room)

    def _icons(self) -> tuple[tuple[QPushButton, str], ...]:
        """Its links with their icons."""
        return (
            (self.change_button, "edit"), (self.ask_button, "plus"), (self.place_button, "link"),
            (self.origin_button, "link"),
        )  # fmt: skip

    def _dress(self) -> None:
        linked = ((made, record.icon) for made, record in self._linked)
        for made, icon in (*self._icons(), *linked):
            dress_button(made, self._theme, icon, "accent")


def web_page(place: str) -> str:
    """The address of a page of the web; "" for anything else, which is not opened from here."""
    words = place.strip()
    if words.casefold().startswith(("https://", "http://")):
        return words
    return f"https://{words}" if words.casefold().startswith("www.") else ""


def _fact_line(name: str, said: QWidget) -> QHBoxLayout:
    """A caption at the left, what is said of it at the right."""
    row = QHBoxLayout()
    row.setSpacing(12)
    caption = label(name, Role.CAPTION, "text2")
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
