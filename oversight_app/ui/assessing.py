"""Assessing boundaries: a new assessment, other questions, two sides compared."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from oversight_app.domain.boundary import Assessment
from oversight_app.review.assessing import AssessingFacts, assessing_facts
from oversight_app.review.boundary_compare import Side, SidesCompared, compare
from oversight_app.store.assessments import assess, delete_assessment
from oversight_app.store.changes import Changes
from oversight_app.store.drafts import Draft, drop_draft
from oversight_app.store.question_sets import save_questions
from oversight_app.store.workspace import Workspace
from oversight_app.ui.context import Context, Write
from oversight_app.ui.dialogs.assessment import AssessmentDialog
from oversight_app.ui.dialogs.compare_boundaries import CompareDialog
from oversight_app.ui.dialogs.question_set import QuestionSetDialog
from oversight_app.ui.record_drafts import DraftKeeper, draft_of
from oversight_app.ui.saving import keeping, save_from


class Assessing(QObject):
    """Opens the dialogs over the window of ``over``, and keeps what they say."""

    def __init__(self, context: Context, over: QWidget) -> None:
        super().__init__(over)
        self._context, self._over = context, over

    def begin(self, subject: str) -> None:
        """Ask for a new assessment, of the subject with a key to begin with."""
        if self._context.read_only:
            return

        def read(ws: Workspace) -> tuple[AssessingFacts, Draft | None]:
            return assessing_facts(ws), draft_of(ws, "assessment", None)

        self._context.jobs.read("assessing", read, lambda got: self._show(*got, subject))

    def edit_questions(self) -> None:
        """Ask for other questions, and save them as a new version."""
        if self._context.read_only:
            return
        self._context.jobs.read("assessing", assessing_facts, self._show_questions)

    def delete(self, assessment: Assessment) -> None:
        """Delete an assessment with its answers; undo brings it back."""
        self._context.write(
            f"{assessment.reference} deleted", lambda ws: delete_assessment(ws, assessment.id)
        )

    def compare(self, subject: str) -> None:
        """Show two sides, the subject with a key at the left."""

        def ask(left: Side, right: Side, show: Callable[[SidesCompared | None], None]) -> None:
            self._context.jobs.read("compare-boundaries", lambda ws: compare(ws, left, right), show)

        def show(facts: AssessingFacts) -> None:
            if not any(one.latest for one in facts.subjects):
                self._context.toast("Nothing has been assessed yet, so there is nothing to compare")
                return
            dialog = CompareDialog(self._context.theme, facts, subject, ask, self._over.window())
            self._context.open_dialog(dialog)

        self._context.jobs.read("assessing", assessing_facts, show)

    def _show(self, facts: AssessingFacts, draft: Draft | None, subject: str) -> None:
        if not facts.subjects:
            self._context.toast("There is no scheme and no outside group to assess: add one first")
            return
        dialog = AssessmentDialog(self._context.theme, facts, subject, self._over.window())
        keeper = DraftKeeper(self._context, lambda: dialog.said, dialog)
        keeper.follow(dialog.assessment)
        dialog.edited.connect(keeper.touch)
        dialog.draft_taken.connect(keeper.take_over)
        dialog.draft_dropped.connect(self._drop)
        if draft is not None and "answers" in draft.said:
            dialog.offer_draft(draft)

        def asked() -> Write:
            assessment, answers = dialog.assessment, dialog.answers

            def change(ws: Workspace) -> Changes:
                made = assess(ws, assessment, answers, draft_id=keeper.take_id())
                keeper.forget()
                return made

            return change

        def done() -> None:
            keeper.stop()
            dialog.accept()

        dialog.rejected.connect(keeper.keep_now)
        save_from(self._context, dialog, "Assessment saved", asked, done)

    def _show_questions(self, facts: AssessingFacts) -> None:
        dialog = QuestionSetDialog(self._context.theme, facts, self._over.window())
        save_from(
            self._context, dialog, "Questions saved",
            lambda: keeping(
                save_questions, dialog.rows, facts.today, dialog.by, dialog.reason
            ),
        )  # fmt: skip

    def _drop(self, draft: Draft) -> None:
        self._context.jobs.write(
            "Dropping a draft", lambda ws, _p: drop_draft(ws, draft.id), lambda _: None, quiet=True
        )
