"""Options: which role would be the best choice, and what would have to be true?"""

from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QWidget

from oversight_app.domain.appraisal import Appraisal
from oversight_app.domain.findings import Table
from oversight_app.domain.observations import Provenance
from oversight_app.review.appraisal import AppraisalView, appraisal_view, appraisals_listed
from oversight_app.review.judging import JudgementDetail, judgement_detail, judgement_origin
from oversight_app.store.workspace import Workspace
from oversight_app.ui.context import Context
from oversight_app.ui.option_acts import OptionActs
from oversight_app.ui.pages.matrix_tab import MatrixTab, Way
from oversight_app.ui.widgets.best_if_card import BestIfCard
from oversight_app.ui.widgets.judgement_panel import JudgementPanel
from oversight_app.ui.widgets.matrix_key import MatrixKey
from oversight_app.ui.widgets.matrix_manner import OPTIONS
from oversight_app.ui.widgets.matrix_view import MatrixView

_WHICH = "appraisal"
SAMPLE_WORDS = (
    "Sample data. These judgements are invented. They say nothing about any real role or group."
)


@dataclass(frozen=True, slots=True)
class _Read:
    appraisals: tuple[Appraisal, ...]
    view: AppraisalView | None
    today: date


class OptionsTab(MatrixTab):
    """The matrix of roles by criteria, the selected judgement at its right, what would have to be
    true for the selected role below."""

    nothing = "No option appraisal has been recorded yet."
    way_in = "New appraisal…"

    prefix = "options"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        theme = context.theme
        self.panel = JudgementPanel(theme)
        self.role = BestIfCard(theme)
        super().__init__(
            context,
            MatrixView(theme, OPTIONS),
            MatrixKey(theme, overdue="A newer boundary assessment has been made since"),
            self.panel,
            self.role,
            parent,
        )
        self._wanted_id: int | None = None
        self._read: _Read | None = None
        self.acts = OptionActs(context, self.forms, self)
        self.filters.chosen.connect(self._choose)
        self.view.column_moved.connect(self._move)
        self.role.asked.connect(self._do)

    @property
    def appraisal(self) -> AppraisalView | None:
        """What is shown; None until the first answer, and where there is none."""
        return self._read.view if self._read else None

    def reload(self) -> None:
        """Read the appraisal again, now or as at the day chosen."""
        as_at, wanted = self.days.day, self._wanted_id

        def read(ws: Workspace) -> _Read:
            with ws.snapshot():
                # The chooser offers those of today: one that came later can be gone back to.
                listed = appraisals_listed(ws)
                there = [one.id for one in appraisals_listed(ws, as_at)]
                chosen = wanted if wanted in there else next(iter(there), None)
                view = appraisal_view(ws, chosen, as_at) if chosen is not None else None
                return _Read(listed, view, ws.today())

        self.context.jobs.read("options", read, self._show, self.show_nothing)

    def show_figure(self, figure: str) -> None:
        """Show an appraisal by its ``id``; with a judgement selected where the role and the
        criterion are named behind it: ``31/option:4/law``."""
        number, _, cell = figure.partition("/")
        role, _, criterion = cell.partition("/")
        if number.isdecimal():
            self._wanted_id = int(number)
            if criterion:
                self.when_read(lambda: self.select(role, criterion))
            self.reload()

    @property
    def figure(self) -> str:
        """The appraisal shown, and the judgement selected."""
        if self.appraisal is None:
            return ""
        cell = "/".join(one for one in self.view.selected() if one)
        return f"{self.appraisal.appraisal.id}/{cell}".rstrip("/")

    def show_as_at(self, day: date | None) -> None:
        """Show everything as it stood on a day; None is now."""
        self.days.show(day)

    def show_origin(self) -> None:
        """Where the selected judgement comes from; the whole appraisal where none is selected."""
        if self.panel.detail is not None:
            self.origin.show_origin(judgement_origin(self.panel.detail))
        else:
            self.show_whole_origin()

    def tables(self) -> tuple[Table, ...]:
        """The matrix, and what would have to be true for each role."""
        return self.appraisal.finding.tables if self.appraisal else ()

    def begin(self) -> None:
        """Ask for a new appraisal; once saved it is shown."""

        def saved() -> None:
            # The newest is shown unless another one is asked for.
            self._wanted_id = None
            self.reload()

        self.acts.begin(saved)

    def change(self) -> None:
        """Open the form of the selected judgement."""
        if self.panel.detail is not None and self.days.may_change:
            self.acts.change(self.panel.detail)

    def ask_about(self) -> None:
        """Start a question that follows from the selected judgement."""
        if self.panel.detail is not None:
            self.acts.ask(self.panel.detail)

    def delete_appraisal(self) -> None:
        """Delete the appraisal shown; Undo brings it back."""
        if self.can_delete and self.appraisal is not None:
            self.acts.delete(self.appraisal)

    @property
    def can_delete(self) -> bool:
        """True where an appraisal is shown as it is now."""
        return self.appraisal is not None and self.days.may_change

    def show_history(self) -> None:
        """Show every earlier judgement of the selected role by the selected criterion."""
        if self.panel.detail is not None:
            self.acts.show_history(self.panel.detail, self.days.day)

    def show_whole_origin(self) -> None:
        """Where the whole appraisal comes from."""
        if self.appraisal is not None:
            self.origin.show_origin(self.appraisal.finding.origin)

    # Making.

    def offer_filters(self) -> None:
        """Which appraisal is shown."""
        self.filters.add_choice(_WHICH, "Appraisal", "Which appraisal is shown", 26)

    def ways(self) -> tuple[Way, ...]:
        """What can be done with the appraisal."""
        return (
            Way("compare", "Compare…", "Two roles side by side", self._compare, writes=False),
            Way("add-role", "Add role…", "Put another role beside these", self._add_role),
            Way("criteria", "Criteria…", "Add, reword, reorder or retire criteria",
                lambda: self.acts.edit_criteria()),
            Way("change", "Change…", "Its title, the group, days and offices", self._change),
            Way("delete", "Delete",
                "Delete the appraisal shown, with its roles and judgements; Undo brings it back",
                self.delete_appraisal),
            Way("new", "New…", "Put roles side by side for another choice", self.begin),
        )  # fmt: skip

    # Showing.

    def _show(self, read: _Read) -> None:
        self._read = read
        if not read.appraisals:
            self.show_empty()
            self.empty.action.setEnabled(not self.context.read_only)
            return
        made = [(one.id, f"{one.name} ({one.reference})") for one in read.appraisals]
        shown = read.view
        self.filters.offer(_WHICH, made, shown.appraisal.id if shown else None)
        days = {one.appraised_on for one in read.appraisals if one.appraised_on}
        self.days.offer(days, read.today)
        self.panel.allow_writing(self.days.may_change)
        for widget in (self.header, self.notes, self.panel, self.card):
            widget.setVisible(shown is not None)
        if shown is None:
            # Nothing had been appraised by the day chosen; the banner leads back to today.
            self.sample.set_words("")
            self.role.show_role(None, 0, 0, may=False)
        else:
            sample = shown.provenance is Provenance.SAMPLE
            self.sample.set_words(SAMPLE_WORDS if sample else "")
            self.header.show_finding(shown.finding)
            self.view.set_matrix(shown)
            self.key.show_matrix(shown)
            self.notes.set_notes(shown.finding.caveats)
        self.show_content()
        self.arrange()
        self.read_selected()

    def read_selected(self) -> None:
        """Show the role of the selected cell, and read all about its judgement."""
        shown = self.appraisal
        if shown is None:
            return
        role, criterion = self.view.selected()
        keys = [one.key for one in shown.subjects]
        place = keys.index(role) if role in keys else 0
        self.role.show_role(shown.subject(role), place, len(keys), may=self.days.may_change)
        number, as_at = shown.appraisal.id, self.days.day

        def read(ws: Workspace) -> JudgementDetail | None:
            return judgement_detail(ws, number, role, criterion, as_at) if role else None

        self.context.jobs.read("judgement-detail", read, self._show_detail)

    def _show_detail(self, detail: JudgementDetail | None) -> None:
        self.panel.show_detail(detail)
        if self.origin.isVisible() and detail is not None:
            self.origin.show_origin(judgement_origin(detail))

    def _choose(self, name: str, value: object) -> None:
        if name == _WHICH and isinstance(value, int):
            self._wanted_id = value
            self.reload()

    def _compare(self) -> None:
        if self.appraisal is not None:
            self.acts.compare(self.appraisal, self.view.selected()[0])

    def _add_role(self) -> None:
        if self.appraisal is not None and self.days.may_change:
            self.acts.add_role(self.appraisal)

    def _change(self) -> None:
        if self.appraisal is not None and self.days.may_change:
            self.forms.open(self.appraisal.appraisal.id)

    def _move(self, role: str, step: int) -> None:
        if self.appraisal is not None and self.days.may_change:
            self.acts.move_role(self.appraisal, role, step)

    def _do(self, what: str) -> None:
        """Do what was asked for about the selected role."""
        shown, (role, criterion) = self.appraisal, self.view.selected()
        if shown is None:
            return
        if what == "all":
            self.acts.show_best_if(shown)
        elif not self.days.may_change:
            return
        elif what == "judge":
            self.acts.judge(shown, role, criterion)
        elif what == "remove":
            self.acts.remove_role(shown, role)
        else:
            self._move(role, -1 if what == "left" else 1)

    def selected_in_panel(self) -> tuple[str, str] | None:
        """The role and the criterion of the judgement at the right."""
        detail = self.panel.detail
        return (detail.role.key, detail.cell.question.code) if detail else None
