"""What a person does about one answer of the matrix: change it, ask about it, see its history."""

from datetime import date

from PySide6.QtWidgets import QWidget

from oversight_app.domain.accountability import Question
from oversight_app.domain.boundary import Answer
from oversight_app.domain.findings import Table
from oversight_app.domain.record_kinds import Link, Relation
from oversight_app.review.boundary_history import AnswerDetail, history_table, subject_history
from oversight_app.store.workspace import Workspace
from oversight_app.ui.context import Context
from oversight_app.ui.dialogs.rows import RowsDialog
from oversight_app.ui.record_forms import RecordForms


class AnswerActs:
    """Opens the forms and the history over the window of a tab."""

    def __init__(self, context: Context, forms: RecordForms, over: QWidget) -> None:
        self._context, self._forms, self._over = context, forms, over

    def change(self, detail: AnswerDetail) -> None:
        """Open the form of an answer; of a question that was asked and not answered, a new
        one."""
        answer = detail.cell.answer
        if answer is not None:
            self._forms.open(answer.id)
            return
        start = Answer(
            assessment=detail.assessment.id,
            question=detail.cell.question.code,
            answered_on=detail.assessment.assessed_on,
            owner=detail.owner,
            review_by=detail.review_by,
        )
        self._forms.add(Answer, start)

    def ask(self, detail: AnswerDetail) -> None:
        """Start a question that follows from an answer, or from its assessment."""
        subject, answer = detail.subject, detail.cell.answer
        target = answer.id if answer is not None else detail.assessment.id

        def show(today: date) -> None:
            start = Question(
                asked=f"{subject.name}: {detail.cell.question.words}",
                asked_on=today,
                scheme=subject.scheme,
            )
            self._forms.add(Question, start, [Link(0, Relation.FOLLOWS, target)])

        self._context.jobs.read("today", lambda ws: ws.today(), show)

    def show_history(self, detail: AnswerDetail, as_at: date | None) -> None:
        """Show every answer that was given to a question, the newest first."""
        subject, question = detail.subject, detail.cell.question

        def read(ws: Workspace) -> Table:
            history = subject_history(ws, subject.key, question.code, as_at)
            return history_table(subject, question.name, history)

        def show(table: Table) -> None:
            dialog = RowsDialog(self._context.theme, table, self._over.window())
            self._context.open_dialog(dialog)

        self._context.jobs.read("answer-history", read, show)
