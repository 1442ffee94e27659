"""What the tabs around a matrix share: the matrix in its card, what belongs to its columns below,
all about the selected cell at its right."""

from abc import abstractmethod
from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from oversight_app.ui.context import Context
from oversight_app.ui.pages.earlier_days import FIELD, EarlierDays
from oversight_app.ui.pages.finding_tab import FindingTab
from oversight_app.ui.record_forms import forms_of
from oversight_app.ui.widgets.banner import Banner, BannerKind
from oversight_app.ui.widgets.cell_panel import CellPanel
from oversight_app.ui.widgets.columns import GAP
from oversight_app.ui.widgets.filter_bar import FilterBar
from oversight_app.ui.widgets.label import button
from oversight_app.ui.widgets.matrix_key import MatrixKey
from oversight_app.ui.widgets.matrix_view import MatrixView
from oversight_app.ui.widgets.notes_line import NotesLine
from oversight_app.ui.widgets.whole_rows import WholeRows


class Way(NamedTuple):
    """A link at the top of the tab; ``writes`` where it changes something."""

    name: str
    words: str
    tip: str
    run: Callable[[], None]
    writes: bool = True


class MatrixTab(FindingTab):
    """``below`` stands under the matrix, ``panel`` beside it: below it where the window is
    narrow. ``prefix`` begins the names of the links."""

    prefix = ""

    def __init__(
        self,
        context: Context,
        view: MatrixView,
        key: MatrixKey,
        panel: CellPanel,
        below: QWidget,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, parent)
        theme = context.theme
        self.view, self.key = view, key
        self.forms = forms_of(context)
        self.empty.acted.disconnect()
        self.empty.acted.connect(lambda: self.begin())
        self.filters = self.aside = FilterBar()
        self.offer_filters()
        self.filters.add_choice(FIELD, "As at", "Show everything as it stood on an earlier day", 13)
        self.days = EarlierDays(context, self.filters, self)
        self._add_ways()
        self.sample = Banner(theme, BannerKind.SAMPLE, action="Start with your own data")
        self.header = self.header_of()
        self.notes = NotesLine()
        self._beside = panel
        self._lay_out(panel, below)
        self.sample.acted.connect(context.new_workspace)
        self.days.changed.connect(self.reload)
        self.view.cell_selected.connect(lambda _s, _q: self.read_selected())
        self.view.cell_activated.connect(lambda _s, _q: self._activate())
        panel.change_asked.connect(self.change)
        panel.ask_asked.connect(self.ask_about)
        panel.history_asked.connect(self.show_history)
        panel.origin_asked.connect(self.show_origin)
        panel.record_asked.connect(self.forms.open)
        self.notes.asked.connect(self.show_whole_origin)
        theme.changed.connect(self.arrange)

    # What a matrix of its own says.

    def offer_filters(self) -> None:
        """Add filters of its own, before that of the day."""

    @abstractmethod
    def ways(self) -> tuple[Way, ...]:
        """Return the links at the top."""

    @abstractmethod
    def begin(self) -> None:
        """Ask for what is assessed or appraised."""

    @abstractmethod
    def selected_in_panel(self) -> tuple[str, str] | None:
        """Return the keys of the column and the row that the panel is about."""

    @abstractmethod
    def read_selected(self) -> None:
        """Read all about the selected cell, and show it."""

    @abstractmethod
    def change(self) -> None:
        """Open the form of the selected cell."""

    @abstractmethod
    def ask_about(self) -> None:
        """Start a question that follows from the selected cell."""

    @abstractmethod
    def show_history(self) -> None:
        """Show what the selected cell said before."""

    @abstractmethod
    def show_whole_origin(self) -> None:
        """Where the whole matrix comes from."""

    # What all of them do.

    def select(self, column: str, row: str) -> None:
        """Select a cell and show it at the right."""
        if self.view.select(column, row):
            self.read_selected()

    def arrange(self) -> None:
        """The cell stands beside the matrix, or below it where the window is narrow."""
        least = 0
        if self._beside.place(self._row, self.width()):
            least = self.view.content_height() + self.view.horizontalScrollBar().sizeHint().height()
        self._rows.setMinimumHeight(least)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def _activate(self) -> None:
        """Enter changes the cell, or shows its history where it can't be changed."""
        if self.selected_in_panel() != self.view.selected():
            return
        if self.days.may_change:
            self.change()
        else:
            self.show_history()

    def _add_ways(self) -> None:
        links = QWidget()
        row = QHBoxLayout(links)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for way in self.ways():
            made = button(way.words, "link", way.tip)
            made.setObjectName(f"{self.prefix}-{way.name}")
            made.clicked.connect(lambda _c=False, run=way.run: run())
            row.addWidget(made)
            if way.writes:
                self.days.lock(made)
        self.filters.finish(links)

    def _lay_out(self, panel: CellPanel, below: QWidget) -> None:
        card = self.card = QFrame()
        card.setProperty("part", "card")
        card.setMinimumHeight(self.context.theme.px(260))
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 6)
        inside.setSpacing(0)
        self._rows = WholeRows(self.view)
        inside.addWidget(self._rows, 1)
        inside.addWidget(self.key)
        left = QVBoxLayout()
        left.setSpacing(GAP)
        left.addWidget(card, 1)
        left.addWidget(below)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(GAP)
        self._row.addLayout(left, 1)
        self._row.addWidget(panel)
        column = self.page.column
        for widget in (self.filters, self.sample, self.days.banner, self.header):
            column.addWidget(widget)
        column.addLayout(self._row, 1)
        column.addWidget(self.notes)
