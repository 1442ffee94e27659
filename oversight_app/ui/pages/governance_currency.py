"""In date: who is vetted, trained, supervised and supported as they should be, and who is not?"""

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QWidget

from oversight_app.domain.currency import LAPSING, NEEDS
from oversight_app.domain.findings import Table
from oversight_app.domain.observations import Provenance
from oversight_app.review.currency import CurrencyAnswer, CurrencySelection, currency
from oversight_app.review.currency_rows import people_behind
from oversight_app.review.measure_names import series_of
from oversight_app.ui.context import Context
from oversight_app.ui.dialogs.rows import RowsDialog
from oversight_app.ui.pages.activity_annotations import ChartNotes
from oversight_app.ui.pages.activity_tab import SAMPLE_WORDS, offer_all_columns
from oversight_app.ui.pages.finding_tab import FindingTab
from oversight_app.ui.widgets.banner import Banner, BannerKind
from oversight_app.ui.widgets.chart_card import ChartCard
from oversight_app.ui.widgets.columns import TwoColumns
from oversight_app.ui.widgets.filter_bar import FilterBar
from oversight_app.ui.widgets.notes_line import NotesLine
from oversight_app.ui.widgets.table_card import TableCard


class CurrencyTab(FindingTab):
    """Every scheme with every need; one need by role and over the months; recruitment."""

    nothing = "No volunteer status list has been brought in yet."
    way_in = "Bring in a status list…"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        theme = context.theme
        self._selection = CurrencySelection()
        self._answer: CurrencyAnswer | None = None
        self.filters = FilterBar()
        self.filters.add_choice("need", "What", "What volunteers must be in date with", 15)
        self.filters.add_choice("scheme", "Scheme", "The scheme of the chart and the roles", 20)
        self.filters.add_choice("day", "As at", "The day that the figures are of", 22)
        self.filters.finish()
        self.sample = Banner(theme, BannerKind.SAMPLE, action="Start with your own data")
        self.sample.acted.connect(context.new_workspace)
        self.header = self.header_of()
        self.everything, self.of_need = TableCard(theme), TableCard(theme)
        self.pipeline = TableCard(theme, note_below=True)
        for card in (self.everything, self.of_need, self.pipeline):
            card.view.set_compact()
        self.all_button = self.of_need.add_action(
            "Show all", "Show everybody that the selected scheme or role counts (Enter)"
        )
        self.all_button.setObjectName("show-all-counted")
        self.overdue_button = self.of_need.add_action(
            "Show overdue", "Show who is overdue in the selected scheme or role"
        )
        self.overdue_button.setObjectName("show-overdue")
        self.lapsing_button = self.of_need.add_action(
            "Show lapsing", "Show whose date passes within 90 days in the selected scheme or role"
        )
        self.lapsing_button.setObjectName("show-lapsing")
        for card in (self.everything, self.of_need, self.pipeline):
            offer_all_columns(card, context)
        self.everything.view.gives_way = ("listed", "ratio")
        self.of_need.view.gives_way = ("target", "within-60", "within-90", "shows", "none")
        self.pipeline.view.gives_way = ("now", "share")
        self.chart = ChartCard(theme, context.jobs, context.toast)
        self.added = ChartNotes(context, self.chart)
        self.notes = NotesLine()
        columns = TwoColumns(theme, (3, 2))
        columns.add(self.everything, right=False, share=48, least=120)
        columns.add(self.of_need, right=False, share=52, least=130)
        columns.add(self.chart, right=True, share=56, least=170)
        columns.add(self.pipeline, right=True, share=44, least=120)
        column = self.page.column
        for widget in (self.filters, self.sample, self.header):
            column.addWidget(widget)
        column.addWidget(columns, 1)
        column.addWidget(self.notes)
        self.filters.chosen.connect(self._choose)
        self.filters.cleared.connect(lambda: self._ask(CurrencySelection()))
        self.notes.asked.connect(self.show_origin)
        self.everything.activated.connect(self.show_scheme)
        self.of_need.activated.connect(self.open_people)
        self.of_need.view.selection_changed.connect(self._refresh)
        self.all_button.clicked.connect(lambda _c=False: self.open_selected(""))
        self.overdue_button.clicked.connect(lambda _c=False: self.open_selected("overdue"))
        self.lapsing_button.clicked.connect(lambda _c=False: self.open_selected("lapsing"))
        self._refresh()

    @property
    def answer(self) -> CurrencyAnswer | None:
        """What is shown; None until the first answer."""
        return self._answer

    def reload(self) -> None:
        """Read again what the filters say."""
        self._ask(self._selection)

    def show_origin(self) -> None:
        """Where the share of the scheme in focus comes from."""
        if self._answer is not None and not self._answer.empty:
            self.origin.show_origin(self._answer.finding.origin)

    def show_scheme(self, scheme: str) -> None:
        """Put a scheme in focus: its chart, its roles, its applicants."""
        self._ask(replace(self._selection, scheme=scheme))

    def show_figure(self, figure: str) -> None:
        """Show a need of a scheme, as at today."""
        key = series_of(figure)
        need = next((one.id for one in NEEDS.values() if one.measure == key.measure), "vetting")
        self._ask(CurrencySelection(need, key.scheme))

    def open_people(self, key: str, which: str = "") -> None:
        """Show the volunteers behind a row of the need's table, all or those of one kind."""
        selection = self._selection

        def show(table: Table) -> None:
            self.context.open_dialog(
                RowsDialog(self.context.theme, table, self.window(), self.save_table)
            )

        self.context.jobs.read(
            "currency-people", lambda ws: people_behind(ws, selection, key, which), show
        )

    def open_selected(self, which: str) -> None:
        """Show those of one kind in the selected scheme or role, else in the scheme in focus."""
        self.open_people(self.of_need.view.selected_key(), which)

    def _choose(self, name: str, value: object) -> None:
        if name == "day":
            # The first day offered is today, which moves on.
            newest = self._answer is not None and value == self._answer.days[0][0]
            day = value if isinstance(value, date) and not newest else None
            self._ask(replace(self._selection, day=day))
        elif name == "need":
            self._ask(replace(self._selection, need=str(value)))
        else:
            self._ask(replace(self._selection, scheme=str(value)))

    def _ask(self, selection: CurrencySelection) -> None:
        self._selection = selection
        self.context.jobs.read(
            "currency", lambda ws: currency(ws, selection), self._show, self.show_nothing
        )

    def _show(self, found: CurrencyAnswer) -> None:
        self._answer = found
        if found.empty:
            self.show_empty()
            return
        chosen = found.selection
        self.sample.set_words(SAMPLE_WORDS if found.provenance is Provenance.SAMPLE else "")
        self.filters.offer("need", found.needs, chosen.need)
        self.filters.offer("scheme", found.schemes, chosen.scheme)
        self.filters.offer("day", found.days, chosen.day)
        self.filters.clear_all.setVisible(self._selection != CurrencySelection())
        self.header.show_finding(found.finding)
        self.everything.set_table(found.everything)
        self.everything.select_key(chosen.scheme)
        self.of_need.set_table(found.of_need)
        self.pipeline.set_table(found.pipeline)
        self.chart.setVisible(found.chart is not None)
        if found.chart is not None:
            self.chart.set_chart(found.chart)
        self.added.show_answer(found)
        self.notes.set_notes((*found.notes, *found.finding.caveats))
        self._refresh()
        self.show_content()

    def _refresh(self) -> None:
        """The buttons say of whom they speak, and are there where there is anybody."""
        found = self._answer
        rows = {row.key: row for row in found.of_need.rows} if found else {}
        key = self.of_need.view.selected_key() or (found.selection.scheme if found else "")
        row = rows.get(key)
        names = [column.key for column in found.of_need.columns] if found else []

        def counted(column: str) -> bool:
            if row is None or column not in names:
                return False
            return str(row.cells[names.index(column)]) not in ("", "0", "None")

        self.all_button.setEnabled(row is not None)
        self.overdue_button.setEnabled(counted("overdue"))
        self.lapsing_button.setEnabled(any(counted(f"within-{days}") for days in LAPSING))
