"""One answer of the matrix, at its right: the question, what the answer rests on, what is next."""

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from oversight_app.domain.periods import written_date
from oversight_app.domain.wording import in_words
from oversight_app.review.boundary_history import AnswerDetail
from oversight_app.ui.theme import Role, Theme
from oversight_app.ui.widgets.answers_bar import AnswersBar
from oversight_app.ui.widgets.cell_panel import CellPanel
from oversight_app.ui.widgets.label import label, rule


class AnswerPanel(CellPanel):
    """Below the answer, the counts of all of them."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(
            theme,
            "answer",
            ("Owner", "Assessed", "Review by"),
            "Who assessed, when, with which questions",
            parent,
        )
        self._detail: AnswerDetail | None = None
        self._moved = label("", Role.CAPTION, "text2", wrap=True)
        self._next = self.said()
        self.bar = AnswersBar(theme)
        self._lay_out()
        self._dress()

    @property
    def detail(self) -> AnswerDetail | None:
        """What is shown."""
        return self._detail

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
        self.whose.setText(detail.subject.name)
        self.name.setText(cell.question.name)
        self.tag.set_answer(cell.code, cell.words)
        again = " (It has been reworded since.)" if detail.reworded else ""
        self.asked.setText(cell.question.words + again)
        moved, before = cell.change_words, detail.subject.previous
        if moved and before is not None and before.assessed_on is not None:
            moved = f"{moved} on {written_date(before.assessed_on)}"
        self._moved.setText(moved)
        self._moved.setVisible(bool(moved))
        self.show_evidence(
            answer.evidence if answer else "",
            answer.location if answer else "",
            "No evidence is named.",
        )
        again_by = in_words(detail.review_by) or "No day set"
        self.show_facts(
            detail.owner,
            in_words(detail.assessed_on),
            f"{again_by} (overdue)" if cell.overdue else again_by,
        )
        self.show_earlier(detail.earlier, there=answer is not None)
        self._next.setText((answer.next_step if answer else "") or "None named.")
        self.show_linked(detail.linked)
        self.allow_writing(self._can_write)

    def _lay_out(self) -> None:
        self.lay_head()
        self.lines.addWidget(self._moved)
        self.lines.addWidget(rule())
        self.lay_part("Evidence", self.evidence, self.place_button)
        self.lay_facts()
        self.lay_part("Next step", self._next)
        self.lay_linked()
        self.lines.addWidget(rule())
        self.lay_part("All answers", self.bar, self.origin_button)
        self.lines.addStretch(1)
