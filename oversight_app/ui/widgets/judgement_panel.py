"""One judgement of the matrix of options, at its right: what it rests on, what is behind it."""

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from oversight_app.domain.accountability import Question
from oversight_app.domain.periods import written_date
from oversight_app.domain.recorded import Recorded
from oversight_app.domain.wording import in_words
from oversight_app.review.appraisal import Behind
from oversight_app.review.boundaries import answer_words
from oversight_app.review.judging import JudgementDetail
from oversight_app.ui.theme import Role, Theme
from oversight_app.ui.widgets.answer_panel import fact_line, flush, web_page
from oversight_app.ui.widgets.answer_tag import AnswerTag
from oversight_app.ui.widgets.label import dress_button, label, rule
from oversight_app.ui.widgets.side_panel import SidePanel

_MOST_LINKED = 4
_PAD = 8
"""What a link has around its words."""


class JudgementPanel(SidePanel):
    """``change_asked``, ``ask_asked`` and ``history_asked`` are of the judgement shown;
    ``record_asked`` carries the ``id`` of a record."""

    change_asked = Signal()
    ask_asked = Signal()
    history_asked = Signal()
    origin_asked = Signal()
    record_asked = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "The selected judgement", "judgement", parent)
        self._detail: JudgementDetail | None = None
        self._can_write = True
        self._linked: list[tuple[QPushButton, Recorded]] = []
        self._role = label("", Role.CAPTION, "text2", wrap=True)
        self._criterion = label("", Role.FINDING, wrap=True)
        self._tag = AnswerTag(theme)
        self.change_button = self.link("change", "Change…", "Change this judgement (Enter)")
        self._asked = label("", ink="text2", wrap=True, selectable=True)
        self._why = label("", Role.CAPTION, "text2", wrap=True, selectable=True)
        self._evidence = label("", Role.CAPTION, "text2", wrap=True, selectable=True)
        self.place_button = self.link("place", "Open the evidence", "Open where the evidence is")
        self._behind = label("", Role.CAPTION, "text2", wrap=True, selectable=True)
        self.behind_button = self.link("behind", "", "Open the boundary assessment")
        self.newer_button = self.link("newer", "", "Open the newer boundary assessment")
        self._facts = {
            name: label("", Role.CAPTION, wrap=True, selectable=True)
            for name in ("Judged by", "Judged on")
        }
        self.history_button = self.link("history", "", "See every earlier judgement")
        self._linked_box = QVBoxLayout()
        self.ask_button = self.link(
            "ask", "Ask about this…", "Ask a question that is linked with this judgement"
        )
        self.origin_button = self.link(
            "from", "Where does this come from?", "Who judged, when, by which criteria"
        )
        self._lay_out()
        self.change_button.clicked.connect(self.change_asked)
        self.ask_button.clicked.connect(self.ask_asked)
        self.history_button.clicked.connect(self.history_asked)
        self.origin_button.clicked.connect(self.origin_asked)
        self.place_button.clicked.connect(lambda _c=False: self._open_place())
        self.behind_button.clicked.connect(lambda _c=False: self._open_behind(newer=False))
        self.newer_button.clicked.connect(lambda _c=False: self._open_behind(newer=True))
        theme.changed.connect(self._dress)
        self._dress()

    @property
    def detail(self) -> JudgementDetail | None:
        """What is shown."""
        return self._detail

    def allow_writing(self, allowed: bool) -> None:
        """Show the judgement as it was, or in a window that can look alone, without its
        buttons."""
        self._can_write = allowed
        self.change_button.setVisible(allowed)
        self.ask_button.setVisible(allowed)

    def show_detail(self, detail: JudgementDetail | None) -> None:
        """Show all about a cell; None where it has gone."""
        self._detail = detail
        self.inside.setVisible(detail is not None)
        if detail is None:
            return
        cell, made = detail.cell, detail.cell.judgement
        self._role.setText(detail.role.name)
        self._criterion.setText(cell.question.name)
        self._tag.set_answer(cell.code, cell.words)
        self.change_button.setText("Judge…" if made is None else "Change…")
        self._asked.setText(cell.question.words)
        self._why.setText((made.why if made else "") or "Nothing is said.")
        place = made.location if made else ""
        web = bool(web_page(place))
        said = [made.evidence if made else "", "" if web else place]
        words = "\n".join(one for one in said if one)
        self._evidence.setText(words or ("" if web else _no_evidence(cell.to_ask)))
        self._evidence.setVisible(bool(words) or not web)
        self.place_button.setVisible(web)
        self.place_button.setToolTip(place)
        self.place_button.setAccessibleName(f"Evidence: {place}")
        self._show_behind(cell.behind, cell.question.code)
        facts = {
            "Judged by": (made.judged_by if made else "") or "Nobody yet",
            "Judged on": in_words(made.judged_on) if made else "Not judged yet",
        }
        for name, fact in facts.items():
            self._facts[name].setText(fact)
        self.history_button.setText(f"{detail.earlier:,}")
        self.history_button.setAccessibleName(f"Earlier judgements: {detail.earlier:,}")
        self.history_button.setEnabled(made is not None)
        self._show_linked(detail.linked)
        self.allow_writing(self._can_write)

    def _show_behind(self, behind: Behind | None, criterion: str) -> None:
        self.behind_button.setVisible(behind is not None)
        newer = behind.newer if behind is not None else None
        self.newer_button.setVisible(newer is not None)
        if behind is None:
            self._behind.setText("None is named.")
            return
        made, answer = behind.assessment, behind.answer(criterion)
        words = f"{behind.subject}, {in_words(made.assessed_on)}."
        if answer is not None:
            words += f" It answered: {answer_words(answer.answer).lower()}."
        if newer is not None and newer.assessed_on is not None:
            words += f" A newer one was made on {written_date(newer.assessed_on)}: look again."
            self.newer_button.setText(f"Newer assessment {newer.reference}")
        self._behind.setText(words)
        self.behind_button.setText(f"Assessment {made.reference}")

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
        for part in (self._role, self._criterion):
            lines.addWidget(part)
        lines.addLayout(status)
        lines.addWidget(self._asked)
        lines.addWidget(rule())
        for name, said in (("Why", self._why), ("Evidence", self._evidence)):
            lines.addWidget(label(name, Role.CARD_TITLE))
            lines.addWidget(said)
        lines.addLayout(flush(self.place_button))
        lines.addWidget(rule())
        lines.addWidget(label("Boundary assessment behind it", Role.CARD_TITLE))
        lines.addWidget(self._behind)
        lines.addLayout(flush(self.behind_button))
        lines.addLayout(flush(self.newer_button))
        lines.addWidget(rule())
        facts = QVBoxLayout()
        facts.setSpacing(3)
        for name, said in self._facts.items():
            said.setAlignment(Qt.AlignmentFlag.AlignRight)
            facts.addLayout(fact_line(name, said))
        facts.addLayout(fact_line("Earlier judgements", self.history_button))
        lines.addLayout(facts)
        lines.addWidget(rule())
        self._linked_box.setSpacing(0)
        self._linked_box.setContentsMargins(-_PAD, 0, 0, 0)
        lines.addLayout(self._linked_box)
        lines.addLayout(flush(self.ask_button))
        lines.addLayout(flush(self.origin_button))
        lines.addStretch(1)

    def _open_place(self) -> None:
        made = self._detail.cell.judgement if self._detail else None
        if made is not None:
            QDesktopServices.openUrl(QUrl(web_page(made.location)))

    def _open_behind(self, *, newer: bool) -> None:
        behind = self._detail.cell.behind if self._detail else None
        wanted = None if behind is None else behind.newer if newer else behind.assessment
        if wanted is not None:
            self.record_asked.emit(wanted.id)

    def _dress(self) -> None:
        for made, icon in (
            (self.change_button, "edit"), (self.ask_button, "plus"), (self.place_button, "link"),
            (self.origin_button, "link"), (self.behind_button, "governance"),
            (self.newer_button, "clock"),
        ):  # fmt: skip
            dress_button(made, self._theme, icon, "accent")
        for made, record in self._linked:
            dress_button(made, self._theme, record.icon, "accent")


def _no_evidence(to_ask: bool) -> str:
    return "None yet: a gap to ask about." if to_ask else "No evidence is named."
