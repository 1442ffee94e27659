"""A new assessment: all questions in one table, begun with what was answered last."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from oversight_app.domain.boundary import ANSWERS, Answer, Assessment, counts
from oversight_app.domain.cautions import cautions, record_cautions
from oversight_app.domain.periods import months_after
from oversight_app.domain.wording import counted
from oversight_app.review.assessing import AssessingFacts, begun, started
from oversight_app.review.boundaries import answer_words
from oversight_app.store.drafts import Draft
from oversight_app.ui.dialogs.form import FormDialog, Looked, day_of, set_day
from oversight_app.ui.theme import Role, Theme
from oversight_app.ui.widgets.assessment_model import ASSESSING, AssessmentModel
from oversight_app.ui.widgets.assessment_table import AssessmentTable
from oversight_app.ui.widgets.choice import Choice
from oversight_app.ui.widgets.draft_offer import DraftOffer
from oversight_app.ui.widgets.label import label

_WIDTH, _TABLE = 1060, 330
_TYPED = ("question", "answer", "evidence", "location", "next_step", "owner")
_FIRST = (
    "Say how far each question is met, and what shows it. What has not been looked into yet can "
    "stay “Not known”."
)
_AGAIN = (
    "It is added beside earlier ones, which stay as they were. Each question begins with the "
    "answer given last."
)
_KEYS = ", ".join(f"{i} {words.lower()}" for i, (_code, words) in enumerate(ANSWERS, 1))


class AssessmentDialog(FormDialog):
    """``assessment`` and ``answers`` are what was filled in; ``edited`` says that something
    was, and ``draft_taken`` and ``draft_dropped`` what became of the draft offered."""

    edited = Signal()
    draft_taken = Signal(object)
    draft_dropped = Signal(object)

    def __init__(
        self, theme: Theme, facts: AssessingFacts, subject: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            theme,
            "New assessment",
            _FIRST,
            "Save assessment",
            parent,
        )
        self.setObjectName("assessment")
        self._facts = facts
        self._touched = False
        self._draft: Draft | None = None
        self._begun: list[str] = []
        self._kept: dict[str, tuple[Answer, ...]] = {}
        self.offer = DraftOffer(theme)
        self.model = AssessmentModel(ASSESSING, self)
        self.table = AssessmentTable(theme, self.model)
        self.subject: Choice[str] = Choice("subject", "Subject", 24)
        self.question = label("", ink="text2", wrap=True)
        self.count = label("", Role.CAPTION, "text2")
        self._add_fields(theme)
        self._arrange(theme)
        self._offer_subjects(subject)
        self._now = ""
        self._show_subject()
        self.subject.currentIndexChanged.connect(lambda _i: self._show_subject())
        self.table.moved = self._show_question
        self.model.dataChanged.connect(lambda *_: self._edit())
        self.offer.taken.connect(self._take_draft)
        self.offer.dropped.connect(lambda: self.draft_dropped.emit(self._draft))
        self.setMinimumWidth(theme.px(_WIDTH))
        self._show_question(0)
        self.subject.setFocus()

    @property
    def assessment(self) -> Assessment:
        """The assessment as filled in."""
        chosen = self._facts.subject(self.subject.value)
        assert chosen is not None
        return replace(
            started(self._facts, chosen),
            assessed_on=day_of(self._assessed_on),
            assessed_by=self._by.text().strip(),
            review_by=day_of(self._review_by) if self._has_review.isChecked() else None,
            note=self._note.text().strip(),
        )

    @property
    def answers(self) -> tuple[Answer, ...]:
        """The answers as filled in, without the assessment they are going to belong to."""
        day, owner = day_of(self._assessed_on), self._owner.text().strip()
        return tuple(
            replace(one, answered_on=day, owner=one.owner or owner) for one in self.model.answers
        )

    @property
    def said(self) -> Mapping[str, Any] | None:
        """What a draft keeps; None where nothing was typed."""
        if not self._touched:
            return None
        made = self.assessment
        return {
            "subject": self.subject.value,
            "assessed_on": day_of(self._assessed_on).isoformat(),
            "assessed_by": made.assessed_by,
            "owner": self._owner.text(),
            "review_by": made.review_by.isoformat() if made.review_by else "",
            "note": made.note,
            "answers": [[getattr(one, name) for name in _TYPED] for one in self.model.answers],
        }

    def problems(self) -> dict[str, str]:
        """By whom, the days, and evidence where an answer needs it."""
        wrong = {
            field: words
            for field, words in self.assessment.problems().items()
            if field in ("assessed_on", "assessed_by", "review_by")
        }
        if self.model.lacking:
            wrong["questions"] = (
                f"“Met” and “Partly met” need evidence: {self.model.lacking_words}. Say "
                "what each answer rests on, or choose “Not known”."
            )
        return wrong

    def submit(self) -> None:
        """Save, or go to the first answer without its evidence."""
        super().submit()
        if self.save_button.isEnabled() and self.model.lacking:
            self.table.go_to(self.model.lacking[0], 2)

    def offer_draft(self, draft: Draft) -> None:
        """Say that a draft is kept, and offer to go on with it."""
        self._draft = draft
        self.offer.show_draft(draft)

    def looked(self) -> list[Looked]:
        """What was typed here that may say who somebody is, and was not accepted yet."""
        begun_with = set(self._begun)
        found: list[Looked] = []
        note = self.assessment.note
        found += [("Note", note, some) for some in [cautions(note)] if some]
        for question, answer in zip(self.model.questions, self.answers, strict=True):
            for field, some in record_cautions(answer).items():
                words = str(getattr(answer, field))
                if words not in begun_with:
                    found.append((question.name, words, some))
        return [one for one in found if one[1] not in self._accepted]

    # Making.

    def _add_fields(self, theme: Theme) -> None:
        today = self._facts.today
        self.body.addWidget(self.offer)
        self.add_field("subject", "Subject", self.subject)
        self._assessed_on = self.add_day("assessed_on", "Assessed on", today)
        offices = self._facts.offices
        self._by = self.add_office("assessed_by", "Assessed by", offices)
        self._owner = self.add_office("owner", "Owner", offices)
        self._owner.setPlaceholderText("The office that answers for the subject")
        self._has_review = self.add_tick("has_review", "It has a day of review", ticked=True)
        self._review_by = self.add_day("review_by", "Review by", months_after(today, 12))
        self._note = self.add_words("note", "Note", hint="What was looked at, and how")
        self.add_field("questions", "Questions and answers", self.table)
        self._captions["questions"].setText(
            f"Questions and answers. Keys: {_KEYS}; Enter opens a cell"
        )
        self._has_review.toggled.connect(lambda on: self._review_by.setEnabled(on))
        for edit in (self._assessed_on, self._review_by):
            edit.changed.connect(self._edit)
        for typed in (self._by, self._owner, self._note):
            typed.textEdited.connect(lambda _t: self._edit())
        self.table.setMinimumHeight(theme.px(_TABLE))

    def _arrange(self, theme: Theme) -> None:
        """Turn the form's one column into two rows of three fields over the table."""
        taken: list[QWidget] = []
        while (item := self.body.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                taken.append(widget)
        # The refusal, the offer of a draft, the fields by threes with the tick among them.
        refusal, offer, *rest = taken
        rest.remove(self._has_review)
        fields = [rest[i : i + 3] for i in range(0, len(rest), 3)]
        *above, table = fields
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        for number, parts in enumerate(above):
            cell = QVBoxLayout()
            cell.setSpacing(4)
            for part in parts:
                cell.addWidget(part)
            if self._review_by in parts:
                cell.addWidget(self._has_review)
            cell.addStretch(1)
            grid.addLayout(cell, number // 3, number % 3)
        for column in range(3):
            grid.setColumnStretch(column, 1)
        self.body.addWidget(refusal)
        self.body.addWidget(offer)
        self.body.addLayout(grid)
        caption, view, wrong = table
        self.body.addWidget(caption)
        self.body.addWidget(view, 1)
        self.body.addWidget(wrong)
        self.body.addWidget(self.question)
        self.left.addWidget(self.count)
        # The tick stands below the day that it is about, and is come to after it.
        QWidget.setTabOrder(self._review_by.line, self._has_review)
        QWidget.setTabOrder(self._has_review, self._note)

    def _offer_subjects(self, subject: str) -> None:
        schemes = [(one.name, one.key) for one in self._facts.subjects if not one.is_group]
        groups = [(one.name, one.key) for one in self._facts.subjects if one.is_group]
        self.subject.offer([schemes, groups], subject)

    # Showing.

    def _show_subject(self) -> None:
        """Begin with what was answered last of the subject, or go on with what was typed."""
        if self._now:
            self._kept[self._now] = self.model.answers
        key = self._now = self.subject.value
        questions = self._facts.ordered
        answers = self._kept.get(key) or tuple(begun(self._facts, key, one) for one in questions)
        self.model.set_answers(questions, answers)
        for one in (begun(self._facts, key, question) for question in questions):
            self._begun += [one.evidence, one.next_step, one.owner]
        chosen = self._facts.subject(key)
        if chosen is not None:
            self.consequence.setText(_AGAIN if chosen.latest is not None else _FIRST)
            if not self._by.text():
                self._by.setText(started(self._facts, chosen).assessed_by or self._by_last_time())
        if chosen is not None and not self._touched:
            self._review_by.blockSignals(True)
            set_day(self._review_by, _next_review(chosen.latest, self._facts.today))
            self._review_by.blockSignals(False)
        owners = {one.owner for one in answers if one.owner}
        self._owner.setText(next(iter(owners)) if len(owners) == 1 else "")
        self._count()
        self.table.go_to(0)

    def _by_last_time(self) -> str:
        """The office that made the newest assessment of any subject."""
        made = [one.latest for one in self._facts.subjects if one.latest is not None]
        return max(made, key=lambda one: one.id).assessed_by if made else ""

    def _show_question(self, row: int) -> None:
        self.question.setText(self.model.questions[row].words)

    def _edit(self) -> None:
        self._touched = True
        self._count()
        self._look_again()
        self.edited.emit()

    def _count(self) -> None:
        found = counts(one.answer for one in self.model.answers)
        self.count.setText(
            ", ".join(
                f"{number} {answer_words(code).lower()}" for code, number in found.items() if number
            )
        )
        self.count.setAccessibleName(
            counted(len(self.model.answers), "question", "questions") + ": " + self.count.text()
        )

    def _take_draft(self) -> None:
        draft = self._draft
        if draft is None:
            return
        said = draft.said
        if self.subject.offers(str(said.get("subject", ""))):
            self.subject.choose(str(said["subject"]))
        for line, name in (
            (self._by, "assessed_by"), (self._owner, "owner"), (self._note, "note"),
        ):  # fmt: skip
            line.setText(str(said.get(name, "")))
        if said.get("assessed_on"):
            set_day(self._assessed_on, date.fromisoformat(said["assessed_on"]))
        self._has_review.setChecked(bool(said.get("review_by")))
        if said.get("review_by"):
            set_day(self._review_by, date.fromisoformat(said["review_by"]))
        typed = {str(row[0]): row for row in said.get("answers", ())}
        self.model.set_answers(
            self.model.questions,
            [
                replace(one, **dict(zip(_TYPED, typed[one.question], strict=True)))
                if one.question in typed
                else one
                for one in self.model.answers
            ],
        )
        self._touched = True
        self._count()
        self.draft_taken.emit(draft)


def _next_review(last: Assessment | None, today: date) -> date:
    """As long after today as the last assessment was to be looked at again after its own day."""
    if last is None or last.review_by is None or last.assessed_on is None:
        return months_after(today, 12)
    return today + (last.review_by - last.assessed_on)
