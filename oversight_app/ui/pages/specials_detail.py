"""The home force in detail: strength against target, and what the money bought."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QWidget

from oversight_app.domain.charts import TrendChart
from oversight_app.domain.findings import Table
from oversight_app.domain.periods import Period, PeriodKind
from oversight_app.domain.plans import Investment
from oversight_app.review import specials
from oversight_app.review.selection import Selection
from oversight_app.review.strength import SPECIALS, STRENGTH, StrengthDetail, strength_detail
from oversight_app.store import records, targets
from oversight_app.store.workspace import Workspace
from oversight_app.ui.context import Context
from oversight_app.ui.dialogs.rows import RowsDialog
from oversight_app.ui.dialogs.target import TargetDialog
from oversight_app.ui.pages.specials_tab import SpecialsTab
from oversight_app.ui.record_forms import forms_of
from oversight_app.ui.saving import keeping, save_from
from oversight_app.ui.widgets.chart_card import ChartCard
from oversight_app.ui.widgets.columns import TwoColumns
from oversight_app.ui.widgets.ledger_card import LedgerCard
from oversight_app.ui.widgets.notes_line import NotesLine


@dataclass(frozen=True, slots=True)
class _Read:
    detail: StrengthDetail
    today: date


class DetailTab(SpecialsTab):
    """Two findings, each over its table; the first with its trend and target line."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._read: _Read | None = None
        self.forms = forms_of(context)
        self.target_header, self.money_header = self.header_of(), self.header_of()
        self.trend = ChartCard(context.theme, context.jobs, context.toast)
        self.targets = LedgerCard(context.theme, "target", changes=False)
        self.money = LedgerCard(context.theme, "investment")
        self.money.view.goes_last = ("reference", "share", "hours", "per-hour", "budget")
        self.notes = NotesLine()
        self._lay_out()
        self.targets.add_asked.connect(self.add_target)
        self.targets.delete_asked.connect(self._delete_target)
        self.money.add_asked.connect(self.add_investment)
        self.money.change_asked.connect(self.forms.open)
        self.money.delete_asked.connect(self._delete_investment)
        self.trend.activated.connect(self._open_rows)
        self.notes.asked.connect(self.show_origin)
        for card in (self.targets, self.money):
            card.allow_writing(not context.read_only)

    def reload(self) -> None:
        """Read both findings."""

        def read(ws: Workspace) -> _Read:
            return _Read(strength_detail(ws), ws.today())

        self.context.jobs.read("strength", read, self._show, self.show_nothing)

    def show_origin(self) -> None:
        """Where the strength comes from."""
        if self._read is not None:
            self.origin.show_origin(self._read.detail.finding_target.origin)

    def add_target(self) -> None:
        """Ask for a target and record it."""
        if self._read is None:
            self.when_read(self.add_target)
            return
        theme, read = self.context.theme, self._read
        dialog = TargetDialog(theme, STRENGTH, self._home(), read.today, self.window())
        save_from(
            self.context, dialog, "Target added", lambda: keeping(targets.add_target, dialog.target)
        )

    def add_investment(self) -> None:
        """Open the form of an investment of this financial year."""
        if self._read is None:
            self.when_read(self.add_investment)
            return
        year = Period.containing(self._read.today, PeriodKind.YEAR)
        start = Investment(scheme=SPECIALS, from_day=year.first_day, to_day=year.last_day)
        self.forms.add(Investment, start)

    def _lay_out(self) -> None:
        upper = TwoColumns(self.context.theme, (5, 7))
        upper.add(self.trend, right=False, share=1, least=190)
        upper.add(self.targets, right=True, share=1, least=130)
        self.money.setMinimumHeight(self.context.theme.px(170))
        column = self.page.column
        column.addWidget(self.target_header)
        column.addWidget(upper, 3)
        column.addWidget(self.money_header)
        column.addWidget(self.money, 2)
        column.addWidget(self.notes)

    def _show(self, read: _Read) -> None:
        self._read = read
        detail = read.detail
        self.target_header.show_finding(detail.finding_target)
        self.money_header.show_finding(detail.finding_investment)
        for chart in detail.finding_target.charts:
            self.trend.set_chart(chart)
        self.targets.set_table(detail.targets)
        self.money.set_table(detail.investments)
        self.notes.set_notes(detail.finding_target.caveats)
        self.show_content()

    def _home(self) -> str:
        assert self._read is not None
        charts = self._read.detail.finding_target.charts
        return next(chart.key for chart in charts if isinstance(chart, TrendChart))

    def _delete_target(self, target: int) -> None:
        self.context.write("Target deleted", lambda ws: targets.delete_target(ws, target))

    def _delete_investment(self, investment: int) -> None:
        self.context.write("Investment deleted", lambda ws: records.delete(ws, investment))

    def _open_rows(self, key: str) -> None:
        def read(ws: Workspace) -> Table:
            return specials.rows_behind(ws, Selection(measure=STRENGTH), key)

        def show(table: Table) -> None:
            self.context.open_dialog(RowsDialog(self.context.theme, table, self.window()))

        self.context.jobs.read("strength-rows", read, show)
