"""Options: which role would be the best choice, and what would have to be true?"""

from dataclasses import dataclass
from datetime import date

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from oversight_app.domain.appraisal import Appraisal
from oversight_app.domain.findings import Table
from oversight_app.domain.observations import Provenance
from oversight_app.review.appraisal import AppraisalView, appraisal_view, appraisals_listed
from oversight_app.review.judging import JudgementDetail, judgement_detail, judgement_origin
from oversight_app.store.workspace import Workspace
from oversight_app.ui.context import Context
from oversight_app.ui.option_acts import OptionActs
from oversight_app.ui.pages.earlier_days import FIELD, EarlierDays
from oversight_app.ui.pages.finding_tab import FindingTab
from oversight_app.ui.record_forms import forms_of
from oversight_app.ui.widgets.banner import Banner, BannerKind
from oversight_app.ui.widgets.best_if_card import BestIfCard
from oversight_app.ui.widgets.columns import GAP
from oversight_app.ui.widgets.filter_bar import FilterBar
from oversight_app.ui.widgets.judgement_panel import JudgementPanel
from oversight_app.ui.widgets.label import button
from oversight_app.ui.widgets.matrix_key import MatrixKey
from oversight_app.ui.widgets.matrix_manner import OPTIONS
from oversight_app.ui.widgets.matrix_view import MatrixView
from oversight_app.ui.widgets.notes_line import NotesLine
from oversight_app.ui.widgets.whole_rows import WholeRows

_WHICH = "appraisal"
SAMPLE_WORDS = (
    "Sample data. These judgements are invented. They say nothing about any real role or group."
)


@dataclass(frozen=True, slots=True)
class _Read:
    appraisals: tuple[Appraisal, ...]
    view: AppraisalView | None
    today: date


class OptionsTab(FindingTab):
    """The matrix of roles by criteria, the selected judgement at its right, what would have to be
    true for the selected role below."""

    nothing = "No option appraisal has been recorded yet."
    way_in = "New appraisal…"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        theme = context.theme
        self._wanted_id: int | None = None
        self._read: _Read | None = None
        self.forms = forms_of(context)
        self.acts = OptionActs(context, self.forms, self)
        self.empty.acted.disconnect()
        self.empty.acted.connect(self.new_appraisal)
        self._writing: list[QPushButton] = []
        self.filters = self.aside = self._make_filters()
        self.sample = Banner(theme, BannerKind.SAMPLE, action="Start with your own data")
        self.sample.acted.connect(context.new_workspace)
        self.days = EarlierDays(context, self.filters, self)
        self.days.lock(*self._writing)
        self.header = self.header_of()
        self.view = MatrixView(theme, OPTIONS)
        self.key = MatrixKey(theme, overdue="A newer boundary assessment has been made since")
        self.panel = JudgementPanel(theme)
        self.role = BestIfCard(theme)
        self.notes = NotesLine()
        self._lay_out()
        self._connect()

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
        """Show an appraisal by its ``id``."""
        if figure.isdecimal():
            self._wanted_id = int(figure)
            self.reload()

    def show_as_at(self, day: date | None) -> None:
        """Show everything as it stood on a day; None is now."""
        self.days.show(day)

    def select(self, role: str, criterion: str) -> None:
        """Select a judgement and show it at the right."""
        if self.view.select(role, criterion):
            self._select()

    def show_origin(self) -> None:
        """Where the selected judgement comes from; the whole appraisal where none is selected."""
        if self.panel.detail is not None:
            self.origin.show_origin(judgement_origin(self.panel.detail))
        else:
            self._show_whole_origin()

    def tables(self) -> tuple[Table, ...]:
        """The matrix, and what would have to be true for each role."""
        return self.appraisal.finding.tables if self.appraisal else ()

    def new_appraisal(self) -> None:
        """Ask for a new appraisal; once saved it is shown."""

        def saved() -> None:
            # The newest is shown unless another one is asked for.
            self._wanted_id = None
            self.reload()

        self.acts.begin(saved)

    def change_judgement(self) -> None:
        """Open the form of the selected judgement."""
        if self.panel.detail is not None and self.days.may_change:
            self.acts.change(self.panel.detail)

    # Making.

    def _make_filters(self) -> FilterBar:
        bar = FilterBar()
        bar.add_choice(_WHICH, "Appraisal", "Which appraisal is shown", 26)
        bar.add_choice(FIELD, "As at", "Show everything as it stood on an earlier day", 13)
        links = QWidget()
        row = QHBoxLayout(links)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for name, words, tip, run in (
            ("compare", "Compare…", "Two roles side by side", self._compare),
            ("add-role", "Add role…", "Put another role beside these", self._add_role),
            ("criteria", "Criteria…", "Add, reword, reorder or retire criteria",
             lambda: self.acts.edit_criteria()),
            ("change", "Change…", "Its title, the group, days and offices", self._change),
            ("new", "New appraisal…", "Put roles side by side for another choice",
             self.new_appraisal),
        ):  # fmt: skip
            made = button(words, "link", tip)
            made.setObjectName(f"options-{name}")
            made.clicked.connect(lambda _c=False, run=run: run())
            row.addWidget(made)
            if name != "compare":
                self._writing.append(made)
        bar.finish(links)
        return bar

    def _lay_out(self) -> None:
        px = self.context.theme.px
        card = self._card = QFrame()
        card.setProperty("part", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 6)
        inside.setSpacing(0)
        self._rows = WholeRows(self.view)
        inside.addWidget(self._rows, 1)
        inside.addWidget(self.key)
        left = QVBoxLayout()
        left.setSpacing(GAP)
        left.addWidget(card, 1)
        left.addWidget(self.role)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(GAP)
        self._row.addLayout(left, 1)
        self._row.addWidget(self.panel)
        card.setMinimumHeight(px(260))
        column = self.page.column
        for widget in (self.filters, self.sample, self.days.banner, self.header):
            column.addWidget(widget)
        column.addLayout(self._row, 1)
        column.addWidget(self.notes)

    def _connect(self) -> None:
        self.days.changed.connect(self.reload)
        self.filters.chosen.connect(self._choose)
        self.view.cell_selected.connect(lambda _r, _c: self._select())
        self.view.cell_activated.connect(lambda _r, _c: self._activate())
        self.view.column_moved.connect(self._move)
        self.panel.change_asked.connect(self.change_judgement)
        self.panel.ask_asked.connect(self._ask)
        self.panel.history_asked.connect(self._show_history)
        self.panel.origin_asked.connect(self.show_origin)
        self.panel.record_asked.connect(self.forms.open)
        self.role.asked.connect(self._do)
        self.notes.asked.connect(self._show_whole_origin)
        self.context.theme.changed.connect(self._arrange)

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
        for widget in (self.header, self.notes, self.panel, self._card):
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
        self._arrange()
        self._select()

    def _select(self) -> None:
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

    def _activate(self) -> None:
        """Enter changes the judgement, or shows its history where it can't be changed."""
        detail = self.panel.detail
        if detail is None or (detail.role.key, detail.cell.question.code) != self.view.selected():
            return
        if self.days.may_change:
            self.change_judgement()
        else:
            self._show_history()

    def _show_history(self) -> None:
        if self.panel.detail is not None:
            self.acts.show_history(self.panel.detail, self.days.day)

    def _ask(self) -> None:
        if self.panel.detail is not None:
            self.acts.ask(self.panel.detail)

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

    def _show_whole_origin(self) -> None:
        if self.appraisal is not None:
            self.origin.show_origin(self.appraisal.finding.origin)

    def _arrange(self) -> None:
        """The judgement stands beside the matrix, or below it where the window is narrow."""
        least = 0
        if self.panel.place(self._row, self.width()):
            least = self.view.content_height() + self.view.horizontalScrollBar().sizeHint().height()
        self._rows.setMinimumHeight(least)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
