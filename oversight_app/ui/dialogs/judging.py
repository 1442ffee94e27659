"""Judge one role by every criterion: 1 to 5 judge and go on to the next."""

from dataclasses import replace

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from oversight_app.domain.appraisal import JUDGEMENTS, Judgement, Option
from oversight_app.domain.cautions import cautions, record_cautions
from oversight_app.domain.wording import in_words
from oversight_app.review.appraisal import Behind, asked_as
from oversight_app.review.judging import JudgingFacts, begun
from oversight_app.ui.dialogs.form import FormDialog, Looked, day_of
from oversight_app.ui.theme import Role, Theme
from oversight_app.ui.widgets.assessment_model import JUDGING, AssessmentModel
from oversight_app.ui.widgets.assessment_table import AssessmentTable
from oversight_app.ui.widgets.choice import Choice
from oversight_app.ui.widgets.growing_text import GrowingText
from oversight_app.ui.widgets.label import label

_WIDTH, _TABLE = 1060, 330
_NONE = 0
_EVIDENCE = 3
_KEYS = ", ".join(f"{i} {words.lower()}" for i, (_code, words) in enumerate(JUDGEMENTS, 1))


class JudgeDialog(FormDialog):
    """``option`` and ``judgements`` are what was filled in, those alone that differ or are new."""

    def __init__(
        self, theme: Theme, facts: JudgingFacts, criterion: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(
            theme,
            f"Judge: {facts.role.name}",
            "Say how far the role does by each criterion, and what shows it. What has not been "
            "looked into yet can stay “Not known”: it is a gap to ask about.",
            "Save judgements",
            parent,
        )
        self.setObjectName("judging")
        self.setMinimumWidth(theme.px(_WIDTH))
        self._facts = facts
        questions = facts.view.questions
        self._begun = tuple(begun(facts.view, facts.role, one) for one in questions)
        self.model = AssessmentModel(JUDGING, self)
        self.model.set_answers(questions, self._begun)
        self.table = AssessmentTable(theme, self.model)
        self.question = label("", ink="text2", wrap=True)
        self.count = label("", Role.CAPTION, "text2")
        self._add_fields(theme)
        self._arrange()
        self.table.moved = self._show_question
        self.model.dataChanged.connect(lambda *_: self._edit())
        self._behind.currentIndexChanged.connect(lambda _i: self._rest())
        self._edit()
        codes = [one.code for one in questions]
        self.table.go_to(codes.index(criterion) if criterion in codes else 0)
        self.table.setFocus()

    @property
    def option(self) -> Option:
        """The role, with what would have to be true as filled in."""
        return replace(self._facts.role.option, best_if=self._best_if.toPlainText().strip())

    @property
    def judgements(self) -> tuple[Judgement, ...]:
        """The judgements that differ or are new."""
        day, by = day_of(self._day), self._by.text().strip()
        return tuple(
            replace(one, judged_on=day, judged_by=by)
            for one, before in zip(self.model.answers, self._begun, strict=True)
            if not one.id or one != before
        )

    def problems(self) -> dict[str, str]:
        """Who judged, and evidence where a judgement needs it."""
        wrong = {}
        if not self._by.text().strip():
            wrong["judged_by"] = "Say which office or post judged."
        if self.model.lacking:
            wrong["criteria"] = (
                f"“Strong” and “Adequate” need evidence: {self.model.lacking_words}. Say "
                "what each judgement rests on, or choose “Not known”."
            )
        return wrong

    def submit(self) -> None:
        """Save, or go to the first judgement without its evidence."""
        super().submit()
        if self.save_button.isEnabled() and self.model.lacking:
            self.table.go_to(self.model.lacking[0], _EVIDENCE)

    # Making.

    def _add_fields(self, theme: Theme) -> None:
        facts = self._facts
        self._day = self.add_day("judged_on", "Judged on", facts.today)
        by = next((one.judged_by for one in self._begun if one.judged_by), "")
        self._by = self.add_office("judged_by", "Judged by", facts.offices, by)
        self._behind: Choice[int] = Choice("behind", "Boundary assessment behind it", 24)
        self._behind.setToolTip(
            "The assessment that the judgements on vetting, training and the like rest on. The "
            "newest is proposed"
        )
        offered = [(_behind_words(one), one.assessment.id) for one in facts.behind]
        resting = next((one.assessment for one in self._begun if one.assessment), None)
        self._behind.offer([[("None", _NONE)], offered], resting or _NONE)
        self.add_field("behind", "Boundary assessment behind it", self._behind)
        self._best_if = GrowingText(2)
        self._best_if.setPlainText(facts.role.best_if)
        self.add_field("best_if", "It would be the best choice if", self._best_if)
        self.add_field("criteria", "Criteria and judgements", self.table)
        self._captions["criteria"].setText(
            f"Criteria and judgements. Keys: {_KEYS}; Enter opens a cell"
        )
        self.table.setMinimumHeight(theme.px(_TABLE))

    def _arrange(self) -> None:
        """Three fields in a row and one below them, over the table."""
        taken: list[QWidget] = []
        while (item := self.body.takeAt(1)) is not None:
            if (widget := item.widget()) is not None:
                taken.append(widget)
        fields = [taken[i : i + 3] for i in range(0, len(taken), 3)]
        *above, best_if, table = fields
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        for column, parts in enumerate(above):
            grid.addLayout(_cell(parts), 0, column)
            grid.setColumnStretch(column, 1)
        grid.addLayout(_cell(best_if), 1, 0, 1, len(above))
        self.body.addLayout(grid)
        caption, view, wrong = table
        self.body.addWidget(caption)
        self.body.addWidget(view, 1)
        self.body.addWidget(wrong)
        self.body.addWidget(self.question)
        self.left.addWidget(self.count)

    # Showing.

    def _show_question(self, row: int) -> None:
        self.question.setText(self.model.questions[row].words)

    def _rest(self) -> None:
        """Let the judgements that an assessment says something about rest on the one chosen."""
        row = max(0, self.table.currentIndex().row())
        chosen = self._behind.value or None
        self.model.set_answers(
            self.model.questions,
            [
                replace(one, assessment=chosen) if asked_as(one.criterion) else one
                for one in self.model.answers
            ],
        )
        self.table.go_to(row)
        self._edit()

    def _edit(self) -> None:
        left = sum(one.judgement == "not-known" for one in self.model.answers)
        self.count.setText(f"{left} not known" if left else "Nothing is left as not known")
        self._look_again()

    def looked(self) -> list[Looked]:
        """What was typed here that may say who somebody is, and was not accepted yet."""
        found: list[Looked] = []
        said = self.option.best_if
        if said != self._facts.role.best_if and (some := cautions(said)):
            found.append(("It would be the best choice if", said, some))
        rows = zip(self.model.questions, self.model.answers, self._begun, strict=True)
        for question, now, before in rows:
            for field, seen in record_cautions(now).items():
                words = str(getattr(now, field))
                if words != str(getattr(before, field)):
                    found.append((question.name, words, seen))
        return [one for one in found if one[1] not in self._accepted]


def _cell(parts: list[QWidget]) -> QVBoxLayout:
    cell = QVBoxLayout()
    cell.setSpacing(4)
    for part in parts:
        cell.addWidget(part)
    cell.addStretch(1)
    return cell


def _behind_words(one: Behind) -> str:
    made = one.assessment
    return f"{made.reference}, {one.subject}, {in_words(made.assessed_on)}"
