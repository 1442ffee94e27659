"""Measures: the office's own work month by month, against the usual range and the target."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QSizePolicy, QWidget

from oversight_app.domain.annotations import SeriesKey
from oversight_app.domain.charts import RangeChart
from oversight_app.domain.decisions import Decision
from oversight_app.domain.findings import Finding, Origin, Table
from oversight_app.domain.office_measures import OFFICE_MEASURES
from oversight_app.review.office_measures import (
    OfficeAnswer,
    behind_table,
    office_chart,
    office_finding,
    office_measures,
    office_origin,
    office_table,
)
from oversight_app.store import annotations
from oversight_app.store.workspace import Workspace
from oversight_app.ui.context import Context
from oversight_app.ui.dialogs.series_target import SeriesTargetDialog
from oversight_app.ui.pages.record_tab import RecordTab
from oversight_app.ui.saving import keeping, save_from
from oversight_app.ui.widgets.chart_card import ChartCard
from oversight_app.ui.widgets.columns import TwoColumns
from oversight_app.ui.widgets.notes_line import NotesLine
from oversight_app.ui.widgets.table_card import TableCard


@dataclass(frozen=True, slots=True)
class MeasuresRead:
    """All that the tab shows, by measure: made as it is read, so that the office's decimals reach
    it."""

    answer: OfficeAnswer
    finding: Finding
    table: Table
    charts: Mapping[str, RangeChart | None]
    origins: Mapping[str, Origin]


def read_measures(ws: Workspace, as_at: date | None = None) -> MeasuresRead:
    """Count the office's own work and word it, today or as it was on an earlier day."""
    found = office_measures(ws, as_at)
    return MeasuresRead(
        found,
        office_finding(found),
        office_table(found),
        {one: office_chart(found, one) for one in found.lines},
        {one: office_origin(found, one) for one in found.lines},
    )


class MeasuresTab(RecordTab):
    """A row a measure; the chart of the selected one, and the records behind its figure."""

    nothing = "There is nothing to measure yet: no decision, action or assurance is recorded."
    way_in = "Add a decision…"
    adds = Decision

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        theme = context.theme
        self._read: MeasuresRead | None = None
        self.measure = next(iter(OFFICE_MEASURES))
        days = self.make_days()
        self.header = self.header_of()
        self.measures = TableCard(theme, note_below=True)
        self.measures.view.set_compact()
        self.measures.view.goes_last = ("counted", "target", "against")
        self.measures.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.target_button = self.action(
            self.measures, "set-target", "Set a target…",
            "Set a target for the selected measure, or retire it", self.set_target, writes=True,
        )  # fmt: skip
        self.chart = ChartCard(theme, context.jobs, context.toast)
        self.behind = TableCard(theme, note_below=True)
        self.behind.view.set_compact()
        self.notes = NotesLine()
        columns = TwoColumns(theme, (3, 2))
        columns.add(self.chart, right=False, share=1, least=150)
        columns.add(self.behind, right=True, share=1, least=150)
        column = self.page.column
        for widget in (self.sample, days.banner, self.header):
            column.addWidget(widget)
        column.addWidget(self.measures, 6)
        column.addWidget(columns, 5)
        column.addWidget(self.notes)
        theme.changed.connect(self._dress)
        self.notes.asked.connect(self.show_origin)
        self.measures.selected.connect(self._select)
        self.measures.activated.connect(lambda _key: self.behind.view.setFocus())
        self.behind.activated.connect(lambda key: self.open(int(key)))

    @property
    def answer(self) -> OfficeAnswer | None:
        """What is shown; None until the first answer."""
        return self._read.answer if self._read is not None else None

    def reload(self) -> None:
        """Count again."""
        self.read_dated("office-measures", read_measures, self._show)

    def show_origin(self) -> None:
        """Where the selected measure's figure comes from."""
        if self._read is not None:
            self.origin.show_origin(self._read.origins[self.measure])

    def show_figure(self, figure: str) -> None:
        """Select a measure."""
        if figure in OFFICE_MEASURES:
            self.measure = figure
            self.measures.select_key(figure)
            self._fill()

    @property
    def figure(self) -> str:
        """The measure selected."""
        return self.measure

    def set_target(self) -> None:
        """Ask for a target of the selected measure, and keep it."""
        found = self.answer
        if found is None or not self.may_change:
            return
        measure = OFFICE_MEASURES[self.measure]
        dialog = SeriesTargetDialog(
            self.context.theme, SeriesKey(measure.id), measure.name.lower(), found.today,
            parent=self.window(), zero=True,
        )  # fmt: skip
        save_from(
            self.context, dialog, "Target set",
            lambda: keeping(annotations.add_target, dialog.target),
        )  # fmt: skip

    def _dress(self) -> None:
        """All rows are there where the window has room for them."""
        view = self.measures.view
        self.measures.setMinimumHeight(self.measures.height_with(view.content_height(5), 600))
        self.measures.setMaximumHeight(self.measures.height_with(view.content_height(), 600))

    def _show(self, read: MeasuresRead) -> None:
        self._read, found = read, read.answer
        self.today = found.today
        if found.empty and self.day is None:
            self.show_empty()
            return
        self.header.show_finding(read.finding)
        self.say_sample(found.provenance)
        self.measures.set_table(read.table)
        self.measures.select_key(self.measure)
        self._dress()
        self._fill()
        self.show_content()

    def _select(self, key: str) -> None:
        if key in OFFICE_MEASURES:
            self.measure = key
            self._fill()

    def _fill(self) -> None:
        read = self._read
        if read is None:
            return
        chart = read.charts[self.measure]
        self.chart.setVisible(chart is not None)
        if chart is not None:
            self.chart.set_chart(chart)
        self.behind.set_table(behind_table(read.answer.lines[self.measure].figure))
        self.notes.set_notes(OFFICE_MEASURES[self.measure].caveats)
