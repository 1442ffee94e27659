"""A chart in a card, with the same figures as a table one click away."""

from collections.abc import Callable
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from oversight_app.domain.charts import Chart, TrendChart
from oversight_app.domain.findings import Table
from oversight_app.domain.wording import counted
from oversight_app.summaries.whole_files import write_whole
from oversight_app.ui.jobs import Jobs
from oversight_app.ui.theme import Theme
from oversight_app.ui.widgets.card import Card
from oversight_app.ui.widgets.chart_view import ChartView
from oversight_app.ui.widgets.explain_button import ExplainButton
from oversight_app.ui.widgets.table_view import TableView
from oversight_app.ui.widgets.whole_rows import WholeRows

_SAVED_SIZE = (1200, 720)
"""Logical pixels of a picture saved for somebody else's paper."""
Leaving = Callable[[Chart], Callable[[], tuple[Chart, str, int]]]
"""Given a chart as it is shown, what makes it as it may leave, off the window's thread: small
numbers hidden, what stands below it, and how many numbers are hidden."""


class ChartCard(Card):
    """The chart's finding as title; “View as table” in the corner, the rest on a right click."""

    selected = Signal(str)
    activated = Signal(str)

    def __init__(
        self, theme: Theme, jobs: Jobs, said: Callable[[str], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        self._jobs = jobs
        self._said = said
        self._leaving: Leaving = lambda chart: lambda: (chart, "", 0)
        self.view = ChartView(theme, jobs)
        self.table = TableView(theme)
        self._stack = QStackedWidget()
        drawn = QWidget()
        margins = QVBoxLayout(drawn)
        margins.setContentsMargins(8, 0, 8, 5)
        margins.addWidget(self.view)
        self._stack.addWidget(drawn)
        self.table.set_compact()
        self._rows = WholeRows(self.table)
        self._stack.addWidget(self._rows)
        self.add(self._stack)
        self.view.selected.connect(self._choose)
        self.view.activated.connect(self.activated)
        self.table.row_selected.connect(self._row_chosen)
        self.table.row_activated.connect(self._row_opened)
        self.explain_button = ExplainButton(theme, "How to read this kind of chart")
        self.add_corner(self.explain_button)
        self.explain_button.setObjectName("what-is-this-chart")
        self.explain_button.clicked.connect(lambda _c=False: self.explain())
        self.toggle = self.add_action("View as table", "Show the figures of this chart as a table")
        self.toggle.clicked.connect(self._toggle)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.view.addActions(self.make_actions(self))

    @property
    def shows_table(self) -> bool:
        """True while the figures stand in place of the chart."""
        return self._stack.currentWidget() is self._rows

    def set_chart(self, chart: Chart) -> None:
        """Show a chart, or its table where that is what is being looked at."""
        self.set_words(str(chart.title), str(chart.subtitle))
        self.view.set_chart(chart)
        self.toggle.setAccessibleDescription(str(chart.title))
        self.explain_button.setAccessibleDescription(str(chart.title))
        if self.shows_table:
            self._ask_for_table(chart)

    def explain(self) -> None:
        """Say how to read this kind of chart."""
        from oversight_app.review.what_is_this import what_is_chart
        from oversight_app.ui.what_is_this import explain_over

        if self.view.chart is not None:
            explain_over(self, what_is_chart(self.view.chart).subject)

    def let_leave(self, leaving: Leaving) -> None:
        """Say how its chart is made ready when it is copied or saved."""
        self._leaving = leaving

    def select_key(self, key: str) -> None:
        """Select a force in both, without telling anyone."""
        self.view.select_key(key)
        self.table.select_key(key)

    def _choose(self, key: str) -> None:
        self.select_key(key)
        self.selected.emit(key)

    def _row_chosen(self, key: str) -> None:
        # A trend's rows are dates, which select nothing elsewhere.
        if not isinstance(self.view.chart, TrendChart):
            self._choose(key)

    def _row_opened(self, key: str) -> None:
        chart = self.view.chart
        self.activated.emit(chart.key if isinstance(chart, TrendChart) else key)

    def _toggle(self) -> None:
        if self.shows_table:
            self._stack.setCurrentIndex(0)
            self.toggle.setText("View as table")
            self.toggle.setToolTip("Show the figures of this chart as a table")
        elif self.view.chart is not None:
            self._ask_for_table(self.view.chart)
            self._stack.setCurrentWidget(self._rows)
            self.toggle.setText("View as chart")
            self.toggle.setToolTip("Show these figures as a chart")
        self.toggle.setAccessibleName(self.toggle.text())

    def _ask_for_table(self, chart: Chart) -> None:
        def made() -> Table:
            from oversight_app.charts import drawing

            return drawing.as_table(chart)

        self._jobs.draw(f"table-{id(self)}", made, self._show_table)

    def _show_table(self, table: Table) -> None:
        self.table.set_table(table)
        self.table.select_key(self.view.selected_key)

    def make_actions(self, parent: QObject) -> list[QAction]:
        """Make what can be done with the chart, for its context menu and the Export menu."""
        actions = []
        for words, run in (
            ("Copy picture", self._copy_picture),
            ("Copy figures", self._copy_figures),
            ("Save as PNG…", lambda: self.save_picture("png")),
            ("Save as SVG…", lambda: self.save_picture("svg")),
        ):
            action = QAction(words, parent)
            action.triggered.connect(lambda _c=False, run=run: run())
            actions.append(action)
        return actions

    def _copy_picture(self) -> None:
        """Both kinds of picture: a program takes the one it shows best."""
        chart = self.view.chart
        if chart is None:
            return

        leave = self._leaving(chart)

        def made() -> tuple[bytes, bytes, int]:
            from oversight_app.summaries.chart_files import chart_picture

            shown, foot, hidden = leave()
            png = chart_picture(shown, "png", *_SAVED_SIZE, foot=foot)
            return png, chart_picture(shown, "svg", *_SAVED_SIZE, foot=foot), hidden

        def copy(pictures: tuple[bytes, bytes, int]) -> None:
            png, svg, hidden = pictures
            held = QMimeData()
            held.setImageData(QImage.fromData(png))
            held.setData("image/svg+xml", svg)
            QGuiApplication.clipboard().setMimeData(held)
            self._said(f"Chart copied{_hidden(hidden)}")

        self._jobs.draw(f"copy-picture-{id(self)}", made, copy)

    def _copy_figures(self) -> None:
        chart = self.view.chart
        if chart is None:
            return

        def made() -> Table:
            from oversight_app.charts import drawing

            return drawing.as_table(chart)

        def copy(table: Table) -> None:
            self.table.set_table(table)
            self.table.copy_table()
            self._said("Figures copied")

        self._jobs.draw(f"copy-{id(self)}", made, copy)

    def save_picture(self, kind: str, path: str = "") -> None:
        """Ask for a place, unless it is given, and write the chart there as PNG or SVG."""
        chart = self.view.chart
        if chart is None:
            return
        name = "".join(c if c.isalnum() or c in " -" else "" for c in str(chart.title))
        place = (
            path
            or QFileDialog.getSaveFileName(
                self, "Save this chart", f"{name}.{kind}", f"{kind.upper()} picture (*.{kind})"
            )[0]
        )
        if not place:
            return

        leave = self._leaving(chart)

        def write() -> tuple[Path, int]:
            from oversight_app.summaries.chart_files import chart_picture

            target = Path(place)
            shown, foot, hidden = leave()
            format: Literal["svg", "png"] = "svg" if kind == "svg" else "png"
            write_whole(target, chart_picture(shown, format, *_SAVED_SIZE, foot=foot))
            return target, hidden

        def saved(got: tuple[Path, int]) -> None:
            self._said(f"Saved {got[0].name}{_hidden(got[1])}")

        self._jobs.draw("", write, saved)


def _hidden(number: int) -> str:
    """What is told of numbers that are hidden in a picture."""
    return f". {counted(number, 'small number is', 'small numbers are')} hidden" if number else ""
