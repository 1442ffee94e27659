"""The tab “Activity”: the answer, the schemes, the chart of one of them, and what is behind."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from oversight_app.domain.activity import ActivityRow, RowQuery
from oversight_app.domain.annotations import SavedView
from oversight_app.domain.errors import UserProblem
from oversight_app.domain.findings import Origin
from oversight_app.domain.local_measures import LOCAL_MEASURES
from oversight_app.domain.observations import Provenance
from oversight_app.domain.periods import Period, PeriodKind
from oversight_app.review import activity
from oversight_app.review.activity import ActivityAnswer, ActivitySelection
from oversight_app.review.activity_selection import PAGE
from oversight_app.review.measure_names import series_of
from oversight_app.review.opening import as_opened
from oversight_app.store import annotations
from oversight_app.store.changes import Changes
from oversight_app.store.workspace import Workspace
from oversight_app.ui.context import Context
from oversight_app.ui.dialogs.save_view import SaveViewDialog
from oversight_app.ui.left_at import LeftAt
from oversight_app.ui.pages.activity_annotations import ChartNotes
from oversight_app.ui.pages.activity_filters import ActivityFilters
from oversight_app.ui.pages.activity_record_origin import show_origin_of
from oversight_app.ui.pages.activity_tab import SAMPLE_WORDS, ActivityTab, offer_all_columns
from oversight_app.ui.saving import keeping, save_from
from oversight_app.ui.widgets.banner import Banner, BannerKind
from oversight_app.ui.widgets.chart_card import ChartCard
from oversight_app.ui.widgets.columns import TwoColumns
from oversight_app.ui.widgets.finding_header import FindingHeader
from oversight_app.ui.widgets.notes_line import NotesLine
from oversight_app.ui.widgets.rows_card import RowsCard
from oversight_app.ui.widgets.rows_reading import RowNames
from oversight_app.ui.widgets.table_card import TableCard

_GIVE_WAY = (
    "visits", "hours-per-active", "share-required", "target", "headcount", "run-by", "change",
    "hours-per-person",
)  # fmt: skip
"""Columns of the schemes' table that are hidden first where the window is narrow."""

_OF_WINDOW = 0.36
_SERIES = 4
"""Strokes in the name of a series."""
"""How much of what is in sight the rows of the schemes' table may take."""


@dataclass(frozen=True, slots=True)
class _Read:
    asked: ActivitySelection
    answer: ActivityAnswer
    views: tuple[SavedView, ...]


class OverviewTab(ActivityTab):
    """Reads ``review.activity.answer`` for what its filters say, and shows all of it."""

    shown = Signal()
    """An answer came and is shown."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._left = LeftAt.of(context)
        self._selection = self._asked = _begun(self._left)
        self._period_chosen = False
        self._answer: ActivityAnswer | None = None
        self._views: tuple[SavedView, ...] = ()
        self._month: int | None = None
        self._part = ""
        theme = context.theme
        self.filters = ActivityFilters(theme)
        self.aside = self.filters.periods
        self.problem = Banner(theme, BannerKind.PROBLEM)
        self.sample = self.sample_banner()
        self.header = FindingHeader(theme)
        self.schemes = TableCard(theme)
        self.schemes.view.set_compact()
        offer_all_columns(self.schemes, context)
        self.chart, self.bars = (ChartCard(theme, context.jobs, context.toast) for _ in range(2))
        self.rows = RowsCard(context)
        self.notes = NotesLine()
        self.notes_on_chart = ChartNotes(context, self.chart)
        self._lay_out()
        self._connect()

    @property
    def answer(self) -> ActivityAnswer | None:
        """What is shown; None until the first answer."""
        return self._answer

    @property
    def behind(self) -> RowQuery | None:
        """The records behind what is selected: a bar, a month, or the scheme in focus."""
        found = self._answer
        if found is None:
            return None
        scheme = found.selection.scheme
        if self._part and (behind := activity.query_for_bar(found.selection, self._part)):
            return behind
        return activity.query_for(found.selection, scheme=scheme, month=self._month)

    def reload(self) -> None:
        """Read again what the filters say."""
        self._ask(self._selection, fresh=True)

    def choose(self, selection: ActivitySelection) -> None:
        """Set the filters and read."""
        self._ask(selection)

    def focus_on(self, scheme: str) -> None:
        """Put a scheme in focus: the chart and the breakdown are of it."""
        if self._answer is not None and scheme != self._answer.selection.scheme:
            self._ask(replace(self._selection, scheme=scheme))

    def show_figure(self, figure: str) -> None:
        """Show a measure of a scheme and a part of it, "" being all; in a month where its index
        is named behind the series: ``hours/custody////24273``."""
        written, _, last = figure.rpartition("/")
        month = int(last) if written.count("/") == _SERIES and last.isdecimal() else None
        key = series_of(figure if month is None else written)
        if key.measure in LOCAL_MEASURES:
            self._ask(
                ActivitySelection(
                    districts=(key.district,) if key.district else (),
                    activities=(key.activity,) if key.activity else (),
                    statuses=(key.status,) if key.status else (),
                    scheme=key.scheme,
                    measure=key.measure,
                    period_kind=self._selection.period_kind if month is None else PeriodKind.MONTH,
                    period=month,
                )
            )

    def take_view(self, view: SavedView) -> None:
        """Set the filters to a view that was kept."""
        self._ask(ActivitySelection.read(view.selection))

    def select_month(self, key: str) -> None:
        """Show the records behind a point of the chart; no key goes back to the period."""
        self._month = Period.parse(key, PeriodKind.MONTH).index if key else None
        self._part = ""
        self.bars.select_key("")
        self._show_rows()

    def select_part(self, key: str) -> None:
        """Show the records behind a bar (``district:swindon``)."""
        self._part = key
        self._month = None
        self.chart.select_key("")
        self._show_rows()

    def take_aside(self) -> None:
        self.filters.take_periods()

    def when_shown(self, wanted: Callable[[], None]) -> None:
        """Do something now, or as soon as an answer is shown."""
        if self._answer is not None and not self._answer.empty:
            wanted()
        else:
            self.when_read(wanted)

    def show_origin(self) -> None:
        """Answer “Where does this come from?” for the scheme in focus."""
        found = self._answer
        if found is None or found.empty:
            return

        def ask(ws: Workspace) -> Origin:
            return activity.origin(ws, found.selection, found.selection.scheme)

        self.context.jobs.read("activity-origin", ask, self.origin.show_origin)

    # Making.

    def _lay_out(self) -> None:
        columns = TwoColumns(self.context.theme, (2, 1))
        columns.add(self.schemes, right=False, share=60, least=176, most=self._most_of_schemes)
        columns.add(self.chart, right=False, share=40, least=180)
        columns.add(self.bars, right=True, share=50, least=166)
        columns.add(self.rows, right=True, share=50, least=150)
        self.page.column.setSpacing(10)
        self.page.column.addWidget(self.filters)
        for widget in (self.problem, self.sample, self.header):
            self.page.column.addWidget(widget)
        self.page.column.addWidget(columns, 1)
        self.page.column.addWidget(self.notes)

    def _most_of_schemes(self) -> int:
        """All rows, or as many as leave the chart in sight below them."""
        view = self.schemes.view
        return min(view.content_height(), round(_OF_WINDOW * self.page.viewport().height()))

    def _connect(self) -> None:
        self.filters.chosen.connect(self._ask)
        self.filters.chosen.connect(self._keep)
        self.filters.save_asked.connect(self._save_view)
        self.filters.view_deleted.connect(self._delete_view)
        self.header.origin_asked.connect(self.show_origin)
        self.notes.asked.connect(self.show_origin)
        self.schemes.selected.connect(self.focus_on)
        self.schemes.activated.connect(self._open_scheme)
        self.chart.selected.connect(self.select_month)
        self.chart.activated.connect(self._open_month)
        self.bars.selected.connect(self.select_part)
        self.bars.activated.connect(self._open_part)
        self.rows.see_all.connect(self._open_behind)
        self.rows.asked.connect(self._show_record_origin)

    def _keep(self, chosen: ActivitySelection) -> None:
        """Open with the same measure and schemes another day; the period is the office's choice."""
        self._left.keep_choices("activity", measure=chosen.measure, schemes=chosen.schemes)

    # Asking and showing.

    def _ask(self, selection: ActivitySelection, *, fresh: bool = False) -> None:
        """Read; what is shown stays until the answer comes. ``fresh`` forgets it if there is
        no answer, because the workspace itself has changed."""
        if selection != self._selection:
            self._month, self._part = None, ""
            self.chart.select_key("")
            self.bars.select_key("")
        before = self._selection
        self._period_chosen |= (selection.period_kind, selection.period) != (
            before.period_kind,
            before.period,
        )
        own, self._selection = self._period_chosen, selection

        def read(ws: Workspace) -> _Read:
            asked = selection if own else as_opened(ws, selection)
            return _Read(asked, activity.answer(ws, asked), annotations.views(ws, PAGE))

        def failed(error: Exception) -> None:
            if fresh or self._answer is None:
                self._answer = None
                self.show_nothing(error)
            elif isinstance(error, UserProblem):
                self.problem.set_words(str(error))
                self._selection = self._asked
                self.filters.show_answer(self._selection, self._answer)

        self.context.jobs.read("activity", read, self._show, failed)

    def _show(self, read: _Read) -> None:
        found = self._answer = read.answer
        self._asked = self._selection = read.asked
        self._views = read.views
        if found.empty:
            self.show_empty(f"{found.finding.headline}. Bring in a duty log or a monthly return.")
            return
        self.problem.set_words("")
        sample = found.provenance is Provenance.SAMPLE
        self.sample.set_words(SAMPLE_WORDS if sample else "")
        self.filters.show_answer(self._selection, found)
        self.filters.show_views(read.views, not self.context.read_only)
        self.header.show_finding(found.finding)
        self.notes.set_notes((*found.notes, *found.finding.caveats))
        view = self.schemes.view
        measure = found.selection.measure
        view.emphasised = measure
        view.gives_way = tuple(key for key in _GIVE_WAY if key != measure)
        self.schemes.set_table(found.schemes)
        self.schemes.select_key(found.selection.scheme)
        self.notes_on_chart.show_answer(found)
        self.chart.setVisible(found.chart is not None)
        self.bars.setVisible(found.bars is not None)
        if found.chart is not None:
            self.chart.set_chart(found.chart)
        if found.bars is not None:
            self.bars.set_chart(found.bars)
            self.bars.select_key(self._part)
        self._show_rows()
        self.show_content()
        self.shown.emit()

    def _show_rows(self) -> None:
        if self._answer is not None:
            self.rows.show_query(self.behind)

    # What is behind.

    def _show_record_origin(self, row: ActivityRow, names: RowNames) -> None:
        show_origin_of(self.context, self.origin, row, names)

    def _open_scheme(self, scheme: str) -> None:
        if self._answer is not None:
            self.records_asked.emit(activity.query_for(self._answer.selection, scheme=scheme))

    def _open_month(self, key: str) -> None:
        self.select_month(key)
        self._open_behind()

    def _open_part(self, key: str) -> None:
        self.select_part(key)
        self._open_behind()

    def _open_behind(self) -> None:
        query = self.behind
        if query is not None:
            self.records_asked.emit(query)

    # Views.

    def _save_view(self) -> None:
        found = self._answer
        if found is None:
            return
        asked = self._asked
        shown = ", ".join(words for _field, _code, words in found.chips) or "no filter"
        names = [view.name for view in self._views]
        dialog = SaveViewDialog(self.context.theme, names, shown, self.window())

        def save(ws: Workspace, name: str) -> Changes:
            view = SavedView(PAGE, name, asked.written(), ws.today())
            return annotations.save_view(ws, view)

        save_from(self.context, dialog, "View saved", lambda: keeping(save, dialog.name))

    def _delete_view(self, view: SavedView) -> None:
        self.context.write("View deleted", lambda ws: annotations.delete_view(ws, view.id))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back from a month or a bar to the whole period."""
        if event.key() == Qt.Key.Key_Escape and (self._month is not None or self._part):
            self.chart.select_key("")
            self.select_part("")
        else:
            super().keyPressEvent(event)


def _begun(left: LeftAt) -> ActivitySelection:
    """What the tab was left at; as new where that can't be read."""
    said = left.choices("activity")
    kept = {name: said[name] for name in ("measure", "schemes") if name in said}
    try:
        return ActivitySelection.read(json.dumps(kept))
    except UserProblem:
        return ActivitySelection()
