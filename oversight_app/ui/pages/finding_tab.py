"""What the tabs of a page that answers from figures share: origin panel, empty state, scrolling."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from oversight_app.domain.annotations import SavedView
from oversight_app.domain.charts import Chart
from oversight_app.domain.errors import UserProblem
from oversight_app.domain.findings import Finding, Table
from oversight_app.store.search_things import one_view
from oversight_app.ui.about_records import about_figures
from oversight_app.ui.context import Context
from oversight_app.ui.page_export import copy_shown, leaving_chart, save_shown
from oversight_app.ui.pages.earlier_days import EarlierDays
from oversight_app.ui.table_export import tables_menu
from oversight_app.ui.widgets.chart_card import ChartCard
from oversight_app.ui.widgets.empty_state import EmptyState
from oversight_app.ui.widgets.filter_bar import FilterBar
from oversight_app.ui.widgets.finding_header import FindingHeader
from oversight_app.ui.widgets.origin_panel import OriginPanel
from oversight_app.ui.widgets.scrolled import Scrolled
from oversight_app.ui.widgets.table_view import TableView

if TYPE_CHECKING:
    from oversight_app.summaries.page_file import Shown

FAULT = "These figures can’t be shown because of a fault in the program. Nothing was lost."


class FindingTab(QWidget):
    """Either content that scrolls, or one sentence and one button where there is nothing."""

    nothing = "There is nothing here yet."
    way_in = "Bring in a file"

    aside_changed = Signal()
    """What the tab is set to, or whether there is anything to set, has changed."""

    aside: FilterBar | None = None
    """What has its place beside the tabs where there is room, else at the top of the tab."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._wanted: Callable[[], None] | None = None
        self._headers: list[FindingHeader] = []
        self.empty = EmptyState(self.nothing, self.way_in, "Look at the sample")
        self.empty.acted.connect(context.import_files)
        self.empty.action.setEnabled(not context.read_only)
        self.empty.linked.connect(context.open_sample)
        self.page = Scrolled()
        self.stack = QStackedWidget()
        self.stack.addWidget(self.page)
        self.stack.addWidget(self.empty)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.stack)
        # Nothing is shown until there is something to show.
        self.page.inside.setVisible(False)
        self.origin = OriginPanel(context.theme, self)
        about_figures(context, self.origin)

    def reload(self) -> None:
        """Read again and show."""

    def show_origin(self) -> None:
        """Answer “Where does this come from?” for what is selected."""

    def show_figure(self, figure: str) -> None:
        """Show what is asked for by the name that records have for it (``SeriesKey`` as written,
        or the id of a measure), as far as the tab can be set to it."""

    def show_view(self, number: int) -> None:
        """Set the tab to a view that was kept of it, by its ``id``."""

        def show(view: SavedView | None) -> None:
            if view is None:
                self.context.toast("This view is not there any more")
                return
            try:
                self.take_view(view)
            except UserProblem as error:
                self.context.toast(str(error))

        self.context.jobs.read(f"view-{id(self)}", lambda ws: one_view(ws, number), show)

    def take_view(self, view: SavedView) -> None:
        """Show what a view was kept of; nothing where the tab keeps none."""

    @property
    def figure(self) -> str:
        """What is selected or listed, as ``show_figure`` takes it, so that one can come back to
        it; "" where the tab keeps that by itself."""
        return ""

    def tables(self) -> tuple[Table, ...]:
        """The tables that can be seen, in the order shown: what its Export offers."""
        return tuple(
            view.as_shown()
            for view in self.findChildren(TableView)
            if view.isVisibleTo(self) and view.table.rows and view.table.title
        )

    def save_table(self, table: Table) -> None:
        """Ask how and where to, and save a table of the tab."""
        save_shown(self.context, self._alone(table), self)

    def copy_table(self, table: Table) -> None:
        """Copy a table of the tab as it may leave: with small numbers hidden."""
        copy_shown(self.context, self._alone(table))

    def _alone(self, table: Table) -> "Shown":
        findings = self.findings
        mine = next((one for one in findings if _same(one, table)), None)
        lends = mine or next(iter(findings), None)
        from oversight_app.summaries.page_file import Shown

        found = (lends,) if lends is not None else ()
        return Shown(found, (table,), False, self._day)

    @property
    def _day(self) -> date | None:
        days = self.findChild(EarlierDays)
        return days.day if days is not None else None

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What the tab shows now, in the order shown."""
        shown = (one for one in self.findChildren(FindingHeader) if one.isVisibleTo(self))
        return tuple(one.finding for one in shown if one.finding is not None)

    @property
    def can_export(self) -> bool:
        """True while the tab shows something that can leave as a page."""
        return self.stack.currentWidget() is self.page and bool(self.findings)

    def shown_now(self) -> "Shown":
        """What the tab shows now, as it leaves."""
        from oversight_app.summaries.page_file import Shown

        return Shown(self.findings, self.tables(), True, self._day)

    def export_page(self) -> None:
        """Ask how and where to, and write what the tab shows."""
        if self.can_export:
            save_shown(self.context, self.shown_now(), self)
        else:
            self.context.toast("There is nothing on this page to export yet")

    def header_of(self, finding: Finding | None = None) -> FindingHeader:
        """Make a header whose link shows where its finding comes from; the first one exports the
        tables."""
        header = FindingHeader(self.context.theme)
        if not self._headers:
            header.set_export_menu(tables_menu(self, header))
        self._headers.append(header)
        header.origin_asked.connect(lambda: self._show_origin_of(header))
        if finding is not None:
            header.show_finding(finding)
        return header

    def show_content(self) -> None:
        """Show what has come, and do what was asked for before it came."""
        self.stack.setCurrentWidget(self.page)
        self.page.inside.setVisible(True)
        for view in self.findChildren(TableView):
            view.let_save(self.save_table)
        for card in self.findChildren(ChartCard):
            card.let_leave(self._leaving)
        self.aside_changed.emit()
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            wanted()

    def when_read(self, wanted: Callable[[], None]) -> None:
        """Do something as soon as there is something shown."""
        self._wanted = wanted

    def show_nothing(self, error: Exception) -> None:
        """Show why there is nothing to show (a fault of the program is also reported)."""
        self._wanted = None
        mendable = isinstance(error, UserProblem)
        self.show_empty(str(error) if mendable else FAULT)
        self.empty.action.setVisible(mendable)

    def show_empty(self, words: str = "") -> None:
        """Say that there is nothing yet, and offer the way in."""
        self.empty.set_words(self.nothing if not words or "no figures" in words else words)
        self.empty.action.setVisible(True)
        self.stack.setCurrentWidget(self.empty)
        self.aside_changed.emit()

    def take_aside(self) -> None:
        """Show ``aside`` at the top of the tab."""
        if self.aside is not None:
            self.aside.set_bare(False)
            self.page.column.insertWidget(0, self.aside)
            self.aside.show()

    def lend_aside(self) -> QWidget | None:
        """Return what is to be shown beside the tabs; None while there is nothing to set."""
        if self.aside is None or self.stack.currentWidget() is self.empty:
            return None
        if not self.page.inside.isVisibleTo(self):
            return None
        self.aside.set_bare(True)
        return self.aside

    def _leaving(self, chart: Chart) -> "Callable[[], tuple[Chart, str, int]]":
        """How a chart of the tab leaves; asked for on the window's thread, made off it."""
        from oversight_app.summaries.page_file import Shown

        findings, day, ws = self.findings, self._day, self.context.workspace
        mine = next((one for one in findings if _has(one, chart)), next(iter(findings), None))
        if mine is None:
            return lambda: (chart, "", 0)
        shown = Shown((mine,), (), whole=True, as_at=day)
        return lambda: leaving_chart(ws, chart, shown)

    def _show_origin_of(self, header: FindingHeader) -> None:
        if header.finding is not None:
            self.origin.show_origin(header.finding.origin)


def _has(finding: Finding, chart: Chart) -> bool:
    return any(one.title == chart.title for one in finding.charts)


def _same(finding: Finding, table: Table) -> bool:
    return any(one.id == table.id for one in finding.tables)
