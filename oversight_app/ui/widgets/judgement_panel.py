"""One judgement of the matrix of options, at its right: what it rests on, what is behind it."""

from PySide6.QtWidgets import QPushButton, QWidget

from oversight_app.domain.periods import written_date
from oversight_app.domain.wording import in_words
from oversight_app.review.appraisal import Behind
from oversight_app.review.boundaries import answer_words
from oversight_app.review.judging import JudgementDetail
from oversight_app.ui.theme import Theme
from oversight_app.ui.widgets.cell_panel import CellPanel
from oversight_app.ui.widgets.label import rule


class JudgementPanel(CellPanel):
    """With the judgement, the boundary assessment behind it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(
            theme,
            "judgement",
            ("Judged by", "Judged on"),
            "Who judged, when, by which criteria",
            parent,
        )
        self._detail: JudgementDetail | None = None
        self._why, self._behind = self.said(), self.said()
        self.behind_button = self.link("behind", "", "Open the boundary assessment")
        self.newer_button = self.link("newer", "", "Open the newer boundary assessment")
        self._lay_out()
        self.behind_button.clicked.connect(lambda _c=False: self._open_behind(newer=False))
        self.newer_button.clicked.connect(lambda _c=False: self._open_behind(newer=True))
        self._dress()

    @property
    def detail(self) -> JudgementDetail | None:
        """What is shown."""
        return self._detail

    def show_detail(self, detail: JudgementDetail | None) -> None:
        """Show all about a cell; None where it has gone."""
        self._detail = detail
        self.inside.setVisible(detail is not None)
        if detail is None:
            return
        cell, made = detail.cell, detail.cell.judgement
        self.whose.setText(detail.role.name)
        self.name.setText(cell.question.name)
        self.tag.set_answer(cell.code, cell.words)
        self.change_button.setText("Judge…" if made is None else "Change…")
        self.asked.setText(cell.question.words)
        self._why.setText((made.why if made else "") or "Nothing is said.")
        self.show_evidence(
            made.evidence if made else "",
            made.location if made else "",
            "None yet: a gap to ask about." if cell.to_ask else "No evidence is named.",
        )
        self._show_behind(cell.behind, cell.question.code)
        self.show_facts(
            (made.judged_by if made else "") or "Nobody yet",
            in_words(made.judged_on) if made else "Not judged yet",
        )
        self.show_earlier(detail.earlier, there=made is not None)
        self.show_linked(detail.linked)
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

    def _lay_out(self) -> None:
        self.lay_head()
        self.lines.addWidget(rule())
        self.lay_part("Why", self._why)
        self.lay_part("Evidence", self.evidence, self.place_button)
        self.lines.addWidget(rule())
        self.lay_part(
            "Boundary assessment behind it", self._behind, self.behind_button, self.newer_button
        )
        self.lay_facts()
        self.lay_linked()
        self.lay_link(self.origin_button)
        self.lines.addStretch(1)

    def _open_behind(self, *, newer: bool) -> None:
        behind = self._detail.cell.behind if self._detail else None
        wanted = None if behind is None else behind.newer if newer else behind.assessment
        if wanted is not None:
            self.record_asked.emit(wanted.id)

    def _icons(self) -> tuple[tuple[QPushButton, str], ...]:
        return (
            *super()._icons(), (self.behind_button, "governance"), (self.newer_button, "clock"),
        )  # fmt: skip
