"""Custody visiting: were the visits made, who was seen, and what was done about what was found?"""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from oversight_app.domain.findings import Table
from oversight_app.domain.observations import Provenance
from oversight_app.domain.periods import PeriodKind
from oversight_app.review.activity_selection import PERIOD_KINDS
from oversight_app.review.custody import CustodyAnswer, CustodySelection, custody
from oversight_app.review.custody_rows import visits_behind
from oversight_app.review.opening import as_opened
from oversight_app.store.workspace import Workspace
from oversight_app.ui.context import Context
from oversight_app.ui.dialogs.rows import RowsDialog
from oversight_app.ui.pages.activity_tab import SAMPLE_WORDS, ActivityTab, offer_all_columns
from oversight_app.ui.widgets.chart_card import ChartCard
from oversight_app.ui.widgets.columns import TwoColumns
from oversight_app.ui.widgets.filter_bar import FilterBar
from oversight_app.ui.widgets.notes_line import NotesLine
from oversight_app.ui.widgets.table_card import TableCard


class CustodyTab(ActivityTab):
    """One finding; those in custody as bars, delays, suites, and issues with urgent ones first."""

    nothing = "No custody-visit form has been brought in yet."
    way_in = "Bring in custody-visit forms…"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        theme = context.theme
        self._selection = CustodySelection()
        self._period_chosen = False
        self._answer: CustodyAnswer | None = None
        self.filters = self.aside = FilterBar()
        self.filters.add_choice("period_kind", "Period", "A month, quarter or financial year", 11)
        self.filters.add_choice("period", "", "Which one", 22)
        self.filters.choice("period").setAccessibleName("Which period")
        self.filters.add_choice("suite", "Custody suite", "Whose visits are counted", 16)
        self.filters.finish()
        self.sample = self.sample_banner()
        self.header = self.header_of()
        self.detainees = ChartCard(theme, context.jobs, context.toast)
        self.suites, self.delays, self.issues = (
            TableCard(theme, note_below=True) for _ in range(3)
        )
        for card in (self.suites, self.delays, self.issues):
            card.view.set_compact()
            offer_all_columns(card, context)
        self.suites.view.gives_way = ("days", "open", "delayed", "of-planned", "overdue")
        self.issues.view.gives_way = ("days", "raised")
        self.issues.view.goes_last = ("suite", "to", "category")
        self.notes = NotesLine()
        columns = TwoColumns(theme, (5, 8))
        columns.add(self.detainees, right=False, share=54, least=206)
        columns.add(self.delays, right=False, share=46, least=110)
        columns.add(self.suites, right=True, share=40, least=110)
        columns.add(self.issues, right=True, share=60, least=170)
        column = self.page.column
        for widget in (self.filters, self.sample, self.header):
            column.addWidget(widget)
        column.addWidget(columns, 1)
        column.addWidget(self.notes)
        self.filters.chosen.connect(self._choose)
        self.filters.cleared.connect(self._clear)
        self.notes.asked.connect(self.show_origin)
        self.suites.activated.connect(self.open_visits)
        self.detainees.activated.connect(lambda _key: self.open_visits())

    @property
    def answer(self) -> CustodyAnswer | None:
        """What is shown; None until the first answer."""
        return self._answer

    def reload(self) -> None:
        """Read again what the filters say."""
        self._ask(self._selection)

    def show_origin(self) -> None:
        """Where the counts come from."""
        if self._answer is not None and not self._answer.empty:
            self.origin.show_origin(self._answer.finding.origin)

    def open_visits(self, suite: str = "") -> None:
        """Show the visit forms behind the figures, of one suite or of all."""
        selection = self._selection

        def show(table: Table) -> None:
            self.context.open_dialog(RowsDialog(self.context.theme, table, self.window()))

        self.context.jobs.read("custody-rows", lambda ws: visits_behind(ws, selection, suite), show)

    def _clear(self) -> None:
        self._period_chosen = False
        self._ask(CustodySelection())

    def _choose(self, name: str, value: object) -> None:
        self._period_chosen |= name != "suite"
        if name == "period_kind":
            kind = PeriodKind(str(value))
            self._ask(replace(self._selection, period_kind=kind, period=None))
        elif name == "period":
            self._ask(replace(self._selection, period=int(str(value))))
        else:
            self._ask(replace(self._selection, suite=str(value)))

    def _ask(self, selection: CustodySelection) -> None:
        own, self._selection = self._period_chosen, selection

        def read(ws: Workspace) -> CustodyAnswer:
            return custody(ws, selection if own else as_opened(ws, selection))

        self.context.jobs.read("custody", read, self._show, self.show_nothing)

    def _show(self, found: CustodyAnswer) -> None:
        self._answer = found
        if found.empty:
            self.show_empty()
            return
        chosen = self._selection = found.selection
        sample = found.provenance is Provenance.SAMPLE
        self.sample.set_words(SAMPLE_WORDS if sample else "")
        bar = self.filters
        bar.offer("period_kind", PERIOD_KINDS, str(chosen.period_kind))
        bar.offer("period", found.periods, chosen.period)
        suites = [("", "All suites"), *((suite, suite) for suite in found.suites_there)]
        bar.offer("suite", suites, chosen.suite)
        bar.show_choice("suite", len(found.suites_there) > 1)
        bar.clear_all.setVisible(bool(chosen.suite) or chosen.period != found.periods[0][0])
        self.header.show_finding(found.finding)
        self.detainees.setVisible(found.detainees is not None)
        if found.detainees is not None:
            self.detainees.set_chart(found.detainees)
        self.suites.set_table(found.suites)
        self.delays.set_table(found.delays)
        self.issues.set_table(found.issues)
        self.notes.set_notes((*found.notes, *found.finding.caveats))
        self.show_content()
