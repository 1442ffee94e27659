"""What a person does about an option appraisal: begin one, judge, add, remove and move roles,
change the criteria, ask, compare."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from oversight_app.domain.accountability import Question
from oversight_app.domain.appraisal import Judgement, Option
from oversight_app.domain.findings import Table
from oversight_app.domain.record_kinds import Link, Relation
from oversight_app.review.appraisal import AppraisalView
from oversight_app.review.judging import (
    AppraisingFacts,
    JudgementDetail,
    JudgingFacts,
    appraising_facts,
    begun,
    judgement_history,
    judging_facts,
)
from oversight_app.store.appraising import (
    appraise,
    delete_appraisal,
    judge,
    remove_role,
    reorder,
)
from oversight_app.store.criteria_sets import save_criteria
from oversight_app.ui.context import Context
from oversight_app.ui.dialogs.appraisal import AppraisalDialog
from oversight_app.ui.dialogs.best_if import BestIfDialog
from oversight_app.ui.dialogs.compare_roles import CompareRolesDialog
from oversight_app.ui.dialogs.criteria_set import CriteriaDialog
from oversight_app.ui.dialogs.judging import JudgeDialog
from oversight_app.ui.dialogs.rows import RowsDialog
from oversight_app.ui.record_forms import RecordForms
from oversight_app.ui.saving import keeping, save_from


class OptionActs(QObject):
    """Opens the forms over the window of ``over``, and keeps what they say."""

    def __init__(self, context: Context, forms: RecordForms, over: QWidget) -> None:
        super().__init__(over)
        self._context, self._forms, self._over = context, forms, over

    def begin(self, saved: Callable[[], None]) -> None:
        """Ask for a new appraisal; ``saved`` is called once it is kept."""
        if not self._context.read_only:
            self._context.jobs.read(
                "appraising", appraising_facts, lambda facts: self._show_new(facts, saved)
            )

    def edit_criteria(self) -> None:
        """Ask for other criteria, and save them as a new version."""
        if not self._context.read_only:
            self._context.jobs.read("appraising", appraising_facts, self._show_criteria)

    def judge(self, view: AppraisalView, role: str, criterion: str = "") -> None:
        """Judge a role by every criterion, beginning with one."""

        def show(facts: JudgingFacts | None) -> None:
            if facts is None:
                self._context.toast("The role is not part of the appraisal any more")
                return
            dialog = JudgeDialog(self._context.theme, facts, criterion, self._over.window())
            save_from(
                self._context, dialog, "Judgements saved",
                lambda: keeping(judge, dialog.option, dialog.judgements),
            )  # fmt: skip

        number = view.appraisal.id
        self._context.jobs.read("judging", lambda ws: judging_facts(ws, number, role), show)

    def change(self, detail: JudgementDetail) -> None:
        """Open the form of a judgement; of one that was never made, a new one."""
        made = detail.cell.judgement
        if made is not None:
            self._forms.open(made.id)
            return

        def show(today: date) -> None:
            start = begun(detail.view, detail.role, detail.cell.question)
            self._forms.add(Judgement, replace(start, judged_on=today))

        self._context.jobs.read("today", lambda ws: ws.today(), show)

    def ask(self, detail: JudgementDetail) -> None:
        """Start a question that follows from the appraisal and is about the judgement."""
        made, appraisal = detail.cell.judgement, detail.view.appraisal
        links = [Link(0, Relation.FOLLOWS, appraisal.id)]
        if made is not None:
            links.append(Link(0, Relation.ABOUT, made.id))

        def show(today: date) -> None:
            start = Question(
                asked=f"{detail.role.name}: {detail.cell.question.words}",
                asked_on=today,
                scheme=detail.role.option.scheme,
            )
            self._forms.add(Question, start, links)

        self._context.jobs.read("today", lambda ws: ws.today(), show)

    def show_history(self, detail: JudgementDetail, as_at: date | None) -> None:
        """Show every judgement that was made of a cell, the newest first."""
        number, role, criterion = (
            detail.view.appraisal.id, detail.role.key, detail.cell.question.code,
        )  # fmt: skip
        self._context.jobs.read(
            "judgement-history",
            lambda ws: judgement_history(ws, number, role, criterion, as_at),
            self._show_rows,
        )

    def show_best_if(self, view: AppraisalView) -> None:
        """Show what would have to be true for each role."""
        dialog = BestIfDialog(self._context.theme, view, self._over.window())
        self._context.open_dialog(dialog)

    def compare(self, view: AppraisalView, role: str) -> None:
        """Show two roles side by side."""
        if len(view.subjects) < 2:
            self._context.toast("There are no two roles to compare yet: add another role first")
            return
        dialog = CompareRolesDialog(self._context.theme, view, role, self._over.window())
        self._context.open_dialog(dialog)

    def add_role(self, view: AppraisalView) -> None:
        """Open the form of another role, which goes to the end."""
        places = [one.option.position or 0 for one in view.subjects]

        def show(today: date) -> None:
            start = Option(
                appraisal=view.appraisal.id, position=max(places, default=0) + 1, added_on=today
            )
            self._forms.add(Option, start)

        self._context.jobs.read("today", lambda ws: ws.today(), show)

    def remove_role(self, view: AppraisalView, role: str) -> None:
        """Take a role out with its judgements; Undo brings it back."""
        whose = view.subject(role)
        if whose is not None:
            self._context.write(
                f"{whose.name} removed", lambda ws: remove_role(ws, whose.option.id)
            )

    def move_role(self, view: AppraisalView, role: str, step: int) -> None:
        """Move a role one place to the left (−1) or right (1)."""
        keys = [one.key for one in view.subjects]
        if role not in keys or not 0 <= keys.index(role) + step < len(keys):
            return
        ids = [one.option.id for one in view.subjects]
        place = keys.index(role)
        ids[place], ids[place + step] = ids[place + step], ids[place]
        self._context.write("Role moved", lambda ws: reorder(ws, view.appraisal.id, ids))

    def delete(self, view: AppraisalView) -> None:
        """Delete an appraisal with its roles; Undo brings it back."""
        made = view.appraisal
        self._context.write(f"{made.reference} deleted", lambda ws: delete_appraisal(ws, made.id))

    def _show_new(self, facts: AppraisingFacts, saved: Callable[[], None]) -> None:
        dialog = AppraisalDialog(self._context.theme, facts, self._over.window())

        def done() -> None:
            dialog.accept()
            saved()

        save_from(
            self._context, dialog, "Appraisal saved",
            lambda: keeping(appraise, dialog.appraisal, dialog.roles), done,
        )  # fmt: skip

    def _show_criteria(self, facts: AppraisingFacts) -> None:
        dialog = CriteriaDialog(self._context.theme, facts, self._over.window())
        save_from(
            self._context, dialog, "Criteria saved",
            lambda: keeping(save_criteria, dialog.rows, facts.today, dialog.by, dialog.reason),
        )  # fmt: skip

    def _show_rows(self, table: Table) -> None:
        self._context.open_dialog(RowsDialog(self._context.theme, table, self._over.window()))
