"""Timeline: how every body's position changed, and two days side by side."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QWidget

from oversight_app.domain.findings import Table
from oversight_app.domain.outside_groups import OutsideGroup
from oversight_app.domain.positions import Position
from oversight_app.review.positions import PositionSides, Timeline, side_by_side, timeline
from oversight_app.store import records
from oversight_app.store.workspace import Workspace
from oversight_app.ui.context import Context
from oversight_app.ui.pages.record_tab import RecordTab
from oversight_app.ui.widgets.chart_card import ChartCard
from oversight_app.ui.widgets.filter_bar import FilterBar
from oversight_app.ui.widgets.notes_line import NotesLine
from oversight_app.ui.widgets.two_days_card import TwoDaysCard

_ABOUT = "about"


@dataclass(frozen=True, slots=True)
class _Read:
    timeline: Timeline
    groups: tuple[OutsideGroup, ...]


class TimelineTab(RecordTab):
    """A row for each body above; below, what was held on two days."""

    nothing = "No position has been recorded yet."
    way_in = "Add a position…"
    adds = Position

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        theme = context.theme
        self._read: _Read | None = None
        self._about: int | None = None
        self.filters = self.aside = FilterBar()
        self.filters.add_choice(_ABOUT, "About", "Positions about one group, or all", 11)
        days = self.make_days(self.filters, 8)
        self.header = self.header_of()
        self.chart = ChartCard(theme, context.jobs, context.toast)
        self.action(
            self.chart, "timeline-add-position", "Add a position…",
            "Record what an organisation or a group said, with its source",
            lambda: self.add(Position), writes=True,
        )  # fmt: skip
        self.sides = TwoDaysCard(theme)
        self.notes = NotesLine()
        column = self.page.column
        for widget in (self.filters, self.sample, days.banner, self.header):
            column.addWidget(widget)
        column.addWidget(self.chart, 1)
        column.addWidget(self.sides)
        column.addWidget(self.notes)
        self.filters.chosen.connect(self._choose)
        self.chart.activated.connect(lambda key: self.open(int(key)))
        self.sides.activated.connect(lambda key: self.open(int(key)))
        self.sides.days_chosen.connect(self._compare)
        self.notes.asked.connect(self.show_origin)

    @property
    def answer(self) -> Timeline | None:
        """What is shown; None until the first answer."""
        return self._read.timeline if self._read else None

    def reload(self) -> None:
        """Read the timeline again, and both days."""
        about = self._about

        def ask(ws: Workspace, day: date | None) -> _Read:
            return _Read(timeline(ws, about, day), records.read(ws, OutsideGroup))

        self.read_dated("timeline", ask, self._show)

    def show_origin(self) -> None:
        """What counts as held, and each position with its source."""
        if self._read is not None:
            self.origin.show_origin(self._read.timeline.finding.origin)

    def tables(self) -> tuple[Table, ...]:
        """Every position with its days and source, and both days side by side."""
        whole = self._read.timeline.finding.tables if self._read else ()
        sides = self.sides.view.as_shown()
        return tuple(one for one in (*whole, sides) if one.rows)

    def show_figure(self, figure: str) -> None:
        """Select a position by the ``id`` of its record."""
        self.chart.select_key(figure)

    def compare(self, first: date, second: date) -> None:
        """Show what was held on two days."""
        self.sides.show_days(first, second)
        self._compare()

    def _show(self, read: _Read) -> None:
        self._read = read
        shown = read.timeline
        self.today = shown.as_at
        if not shown.rows and self.day is None and self._about is None:
            self.show_empty()
            return
        self.header.show_finding(shown.finding)
        self.say_sample(shown.provenance)
        groups = [(one.id, one.name) for one in read.groups]
        self.filters.offer(_ABOUT, [(None, "All groups"), *groups], self._about)
        self.filters.show_choice(_ABOUT, len(groups) > 1)
        for chart in shown.finding.charts:
            self.chart.set_chart(chart)
        self.chart.setVisible(bool(shown.finding.charts))
        self.notes.set_notes(shown.finding.caveats)
        if shown.rows and not self.sides.chosen:
            # From what the first of them said to what stands today.
            self.sides.start_with(shown.first_day or shown.as_at, shown.as_at)
        self.show_content()
        self._compare()

    def _compare(self) -> None:
        days, about = self.sides.days, self._about
        if days is None:
            return
        first, second = days

        def read(ws: Workspace) -> PositionSides:
            return side_by_side(ws, first, second, about)

        self.context.jobs.read("positions-side-by-side", read, self.sides.show_sides)

    def _choose(self, name: str, value: object) -> None:
        if name == _ABOUT:
            self._about = value if isinstance(value, int) else None
            self.reload()
