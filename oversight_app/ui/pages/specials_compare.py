"""Compare forces: the answer, the funnel, the map, the trend and the table, on one selection."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from oversight_app.domain.errors import UserProblem
from oversight_app.domain.findings import Origin, Table
from oversight_app.domain.funnel import Method
from oversight_app.domain.measures import COMPARED, MEASURES, LimitsKind, Shape
from oversight_app.domain.observations import Provenance
from oversight_app.domain.wording import in_words
from oversight_app.review import specials
from oversight_app.review.specials import Comparison, Selection
from oversight_app.store.workspace import Workspace
from oversight_app.ui.context import Context
from oversight_app.ui.dialogs.rows import RowsDialog
from oversight_app.ui.left_at import LeftAt
from oversight_app.ui.pages.specials_tab import SpecialsTab
from oversight_app.ui.widgets.banner import Banner, BannerKind
from oversight_app.ui.widgets.chart_card import ChartCard
from oversight_app.ui.widgets.columns import TwoColumns
from oversight_app.ui.widgets.filter_bar import FilterBar
from oversight_app.ui.widgets.finding_header import FindingHeader
from oversight_app.ui.widgets.notes_line import NotesLine
from oversight_app.ui.widgets.table_card import TableCard

EDIT_SETS = "edit sets"
SAMPLE_WORDS = (
    "You are looking at sample data. Rows marked “Sample” are invented. "
    "Rows marked “Published” are real Home Office figures."
)


class CompareTab(SpecialsTab):
    """Reads ``review.specials.compare`` for what its filters say, and shows all of it."""

    sets_asked = Signal()
    """A person chose “Edit sets…”."""
    shown = Signal()
    """A comparison came and is shown."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._left = LeftAt.of(context)
        self._selection = _begun(self._left)
        self._comparison: Comparison | None = None
        self._key = ""
        self.filters = self._make_filters()
        self.problem = Banner(context.theme, BannerKind.PROBLEM)
        self.sample = Banner(context.theme, BannerKind.SAMPLE)
        self.header = FindingHeader(context.theme)
        self.notes = NotesLine()
        self.funnel, self.trend, self.map = (self._chart_card() for _ in range(3))
        self.forces = TableCard(context.theme)
        self._lay_out()
        self._connect()

    @property
    def comparison(self) -> Comparison | None:
        """What is shown; None until the first answer."""
        return self._comparison

    @property
    def selected_key(self) -> str:
        """The force selected everywhere on the tab, empty for none."""
        return self._key

    def reload(self) -> None:
        """Read again what the filters say."""
        self._ask(self._selection, fresh=True)

    def choose(self, selection: Selection) -> None:
        """Set the filters and read."""
        self._ask(selection)

    def show_figure(self, figure: str) -> None:
        """Compare forces by a measure; with a force selected, and of a day, where those are
        named behind it: ``specials-strength/E23000038/2022-03-31``."""
        measure, _, where = figure.partition("/")
        force, _, day = where.partition("/")
        if measure in COMPARED:
            self._key = force
            self._ask(Selection(measure=measure, as_at=_day(day)))

    def select(self, key: str) -> None:
        """Select a force on the charts, the map and the table at once."""
        self._key = key
        for card in (self.funnel, self.map, self.forces, self.trend):
            card.select_key(key)
        if self.origin.isVisible() and key:
            self.show_origin()

    def show_origin(self) -> None:
        """Answer “Where does this come from?” for the selected force, or the home force."""
        shown = self._comparison
        if shown is None:
            return
        key = self._key or shown.trend.key
        if key == shown.trend.key:
            self.origin.show_origin(shown.finding.origin)
            return

        def ask(ws: Workspace) -> Origin:
            return specials.origin(ws, shown.selection, key)

        self.context.jobs.read("specials-origin", ask, self.origin.show_origin)

    def open_rows(self, key: str) -> None:
        """Open the published rows behind a force's figure."""
        shown = self._comparison
        if shown is None or not key:
            return

        def ask(ws: Workspace) -> Table:
            return specials.rows_behind(ws, shown.selection, key)

        def show(table: Table) -> None:
            self.context.open_dialog(RowsDialog(self.context.theme, table, self.window()))

        self.context.jobs.read("specials-rows", ask, show)

    # Making.

    def _chart_card(self) -> ChartCard:
        return ChartCard(self.context.theme, self.context.jobs, self.context.toast)

    def _make_filters(self) -> FilterBar:
        bar = FilterBar()
        bar.add_choice("measure", "Measure", "What is compared", 19)
        bar.add_choice("as_at", "Date", "The day the figures are for", 11)
        bar.add_choice("since", "Since", "The earlier day a change is counted from", 11)
        bar.add_choice("peers", "Compare with", "Which forces stand beside the home force", 12)
        bar.add_choice("method", "Limits", "What the limits allow for", 21)
        bar.finish()
        return bar

    def _lay_out(self) -> None:
        columns = TwoColumns(self.context.theme)
        columns.add(self.funnel, right=False, share=60, least=245)
        columns.add(self.trend, right=False, share=40, least=158)
        columns.add(self.map, right=True, share=54, least=238)
        columns.add(self.forces, right=True, share=46, least=160)
        page = self.page
        for widget in (self.filters, self.problem, self.sample, self.header):
            page.column.addWidget(widget)
        page.column.addWidget(columns, 1)
        page.column.addWidget(self.notes)

    def _connect(self) -> None:
        self.filters.chosen.connect(self._filter)
        self.filters.cleared.connect(lambda: self._ask_kept(Selection()))
        self.header.origin_asked.connect(self.show_origin)
        self.notes.asked.connect(self.show_origin)
        for card in (self.funnel, self.map, self.forces):
            card.selected.connect(self.select)
            card.activated.connect(self.open_rows)
        self.trend.activated.connect(self.open_rows)

    # Asking and showing.

    def _filter(self, name: str, value: object) -> None:
        if value == EDIT_SETS:
            self._offer()
            self.sets_asked.emit()
            return
        chosen = Method(str(value)) if name == "method" else value
        self._ask_kept(replace(self._selection, **{name: chosen}))  # type: ignore[arg-type]

    def _ask_kept(self, chosen: Selection) -> None:
        """Read, and open with the same measure and limits another day."""
        self._left.keep_choices("specials", measure=chosen.measure, method=str(chosen.method))
        self._ask(chosen)

    def _ask(self, selection: Selection, *, fresh: bool = False) -> None:
        """Read; what is shown stays until the answer comes. ``fresh`` forgets it if there is
        no answer, because the workspace itself has changed."""
        self._selection = selection

        def failed(error: Exception) -> None:
            if fresh or self._comparison is None:
                self._comparison = None
                self.show_nothing(error)
            elif isinstance(error, UserProblem):
                self.problem.set_words(str(error))
                self._selection = self._comparison.selection
                self._offer()

        self.context.jobs.read("specials", _reader(selection), self._show, failed)

    def _show(self, found: Comparison) -> None:
        self._comparison, self._selection = found, found.selection
        self.show_content()
        self.problem.set_words("")
        sample = found.finding.provenance is Provenance.SAMPLE
        self.sample.set_words(SAMPLE_WORDS if sample else "")
        self._offer()
        self.header.show_finding(found.finding)
        limited = MEASURES[found.selection.measure].limits is not LimitsKind.NONE
        method = (found.finding.method,) if limited else ()
        self.notes.set_notes((*found.finding.caveats, *method))
        self.funnel.set_chart(found.funnel)
        self.trend.set_chart(found.trend)
        self.map.set_chart(found.map)
        self.forces.set_table(found.forces)
        if self._key:
            self.select(self._key)
        self.shown.emit()

    def _offer(self) -> None:
        """Show the filters as the comparison has them."""
        found = self._comparison
        if found is None:
            return
        choices, chosen = found.choices, found.selection
        measure = MEASURES[chosen.measure]
        bar = self.filters
        bar.offer("measure", choices.measures, chosen.measure)
        bar.offer("as_at", _dates(choices.dates), chosen.as_at)
        earlier = tuple(day for day in choices.dates if chosen.as_at and day < chosen.as_at)
        bar.offer("since", _dates(earlier), chosen.since)
        edit = None if self.context.read_only else (EDIT_SETS, "Edit sets…")
        bar.offer("peers", choices.peers, chosen.peers, edit)
        bar.offer("method", choices.methods, str(chosen.method))
        bar.show_choice("since", measure.shape in (Shape.CHANGE, Shape.CHANGE_PERCENT))
        bar.show_choice("method", measure.limits is not LimitsKind.NONE)
        started = Selection()
        moved = (chosen.measure, chosen.peers, chosen.method) != (
            started.measure, started.peers, started.method,
        )  # fmt: skip
        newest = not choices.dates or chosen.as_at == choices.dates[0]
        bar.clear_all.setVisible(moved or not newest)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc takes the selection away."""
        if event.key() == Qt.Key.Key_Escape and self._key:
            self.select("")
        else:
            super().keyPressEvent(event)


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


def _dates(days: tuple[date, ...]) -> list[tuple[object, str]]:
    return [(day, in_words(day)) for day in days]


def _reader(selection: Selection) -> Callable[[Workspace], Comparison]:
    """Compare; where the measure has nothing on the date kept from another, use its newest."""

    def read(ws: Workspace) -> Comparison:
        found = specials.compare(ws, selection)
        if selection.as_at is not None and selection.as_at not in found.choices.dates:
            found = specials.compare(ws, replace(selection, as_at=None, since=None))
        return found

    return read


def _begun(left: LeftAt) -> Selection:
    """What the tab was left at."""
    said, fresh = left.choices("specials"), Selection()
    measure, method = said.get("measure"), said.get("method")
    return Selection(
        measure=measure if measure in COMPARED else fresh.measure,
        method=Method(method) if method in {str(one) for one in Method} else fresh.method,
    )
