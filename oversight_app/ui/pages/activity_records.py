"""The tab “Records”: every record, or those behind one figure; searched, sorted, traced back."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from oversight_app.domain.activity import ActivityFilter, ActivityRow, RowQuery
from oversight_app.domain.observations import Provenance
from oversight_app.review import activity
from oversight_app.store import activity_rows
from oversight_app.store.activity_sources import local_provenance
from oversight_app.store.workspace import Workspace
from oversight_app.ui.context import Context
from oversight_app.ui.pages.activity_record_origin import show_origin_of
from oversight_app.ui.pages.activity_tab import SAMPLE_WORDS, ActivityTab
from oversight_app.ui.theme import Role
from oversight_app.ui.widgets.banner import Banner, BannerKind
from oversight_app.ui.widgets.card import Card
from oversight_app.ui.widgets.label import button, label
from oversight_app.ui.widgets.rows_card import STEP
from oversight_app.ui.widgets.rows_reading import STORED, RowReader
from oversight_app.ui.widgets.rows_view import RowsView
from oversight_app.ui.widgets.whole_rows import WholeRows

_PAUSE = 150
"""Milliseconds without another letter before a search is made."""
_LETTERS = 34
_NOT_FOUND = "No record matches this search. Search for less, or clear the search."
_NONE_BEHIND = "No single record is behind this figure."
EVERYTHING = RowQuery(descending=True)
"""All records, the newest of each scheme first."""


@dataclass(frozen=True, slots=True)
class _Said:
    steps: tuple[str, ...]
    sum: str
    note: str
    sample: bool


class RecordsTab(ActivityTab):
    """Shows all records until ``show_query`` asks for those behind a figure."""

    def __init__(
        self, context: Context, reader: RowReader = STORED, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, parent)
        self._query = EVERYTHING
        self._order = EVERYTHING
        self.sample = self.sample_banner()
        self.problem = Banner(context.theme, BannerKind.PROBLEM)
        self.rule = Banner(context.theme, BannerKind.RULE)
        self.search = QLineEdit()
        self.search.setProperty("finds", True)
        self.search.setPlaceholderText("Search references, districts, activities")
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName("Search these records")
        self.search.setToolTip("Shows matching records as you type (Ctrl+F)")
        self.every = button("Show all records", "link", "Leave the records behind this figure")
        self.every.clicked.connect(lambda _c=False: self.show_query(EVERYTHING))
        self.steps = label("", Role.BODY, "accent", wrap=True)
        self.sum = label("", Role.CAPTION, "text2", wrap=True, selectable=True)
        self.view = RowsView(context.theme, context.jobs, reader)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._lay_out()
        self.search.textEdited.connect(lambda _text: self._pause.start())
        self.search.textChanged.connect(self._cleared)
        self.search.returnPressed.connect(self._search_now)
        self._pause.timeout.connect(self._search_now)
        self.view.arrived.connect(self._arrived)
        self.view.said.connect(self._say)
        self.view.asked.connect(self._show_origin_of_row)

    def _lay_out(self) -> None:
        self.card = Card("Records")
        row = QHBoxLayout()
        row.setContentsMargins(16, 0, 12, 8)
        row.setSpacing(12)
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addStretch(1)
        said.addWidget(self.steps)
        said.addWidget(self.sum)
        said.addStretch(1)
        row.addWidget(self.search)
        row.addLayout(said, 1)
        row.addWidget(self.every)
        top = QWidget()
        top.setLayout(row)
        self.card.add(top, 0)
        self.card.add(WholeRows(self.view))
        self.page.column.addWidget(self.sample)
        self.page.column.addWidget(self.problem)
        self.page.column.addWidget(self.rule)
        self.page.column.addWidget(self.card, 1)
        self.context.theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        letter = self.search.fontMetrics().averageCharWidth()
        self.search.setFixedWidth(letter * _LETTERS)

    @property
    def query(self) -> RowQuery:
        """Which records are shown or about to be, without what is searched for."""
        return self._query

    def show_query(self, query: RowQuery) -> None:
        """Show the records behind a figure."""
        self._query = self._order = replace(query, search="")
        self.search.setText(query.search)
        self._ask()

    def show_figure(self, figure: str) -> None:
        """Show the records of a volunteer, or of a row, by the reference."""
        self.show_query(replace(EVERYTHING, search=figure))

    def reload(self) -> None:
        """Read again, staying in place: something was brought in, changed or taken back."""
        self._ask(keep_place=True)

    def show_origin(self) -> None:
        """Answer “Where does this come from?” for the record that the keyboard is on."""
        self.view.ask_for(self.view.currentIndex().row())

    # Asking.

    def _ask(self, *, keep_place: bool = False) -> None:
        self._pause.stop()
        searched = self.search.text().strip()
        order = self._order
        query = replace(
            self._query, search=searched, order=order.order, descending=order.descending
        )
        nothing = _NOT_FOUND if searched else _NONE_BEHIND
        if not keep_place:
            # It told of a record that may not be among the next ones.
            self.origin.hide()
        self.view.show_query(query, keep_place=keep_place, nothing=nothing)

    def _search_now(self) -> None:
        self._ask()

    def _cleared(self, text: str) -> None:
        # The button in the field clears it without typing.
        if not text and self.view.query.search:
            self._pause.start(0)

    def _arrived(self) -> None:
        query = self._order = self.view.query
        if not self.view.count and not query.search and query.filter == ActivityFilter():
            self.show_empty()
            return
        self.problem.set_words("")
        self.show_content()
        self.every.setVisible(query.filter != ActivityFilter())

        def read(ws: Workspace) -> _Said:
            steps, total = activity.breadcrumb(ws, query), activity.sum_sentence(ws, query)
            sample = local_provenance(ws) is Provenance.SAMPLE
            return _Said(steps, total, activity_rows.search_note(ws, query), sample)

        self.context.jobs.read("activity-records-sum", read, self._show_said)

    def _show_said(self, said: _Said) -> None:
        self.steps.setText(STEP.join(said.steps))
        self.sum.setText(said.sum)
        self.sum.setAccessibleName(said.sum)
        self.rule.set_words(said.note)
        self.sample.set_words(SAMPLE_WORDS if said.sample else "")

    def _say(self, words: str) -> None:
        if words.endswith("copied"):
            self.context.toast(words)
        else:
            self.problem.set_words(words)
            self.show_content()

    # Where a record comes from.

    def _show_origin_of_row(self, row: ActivityRow) -> None:
        show_origin_of(self.context, self.origin, row, self.view.rows.names)
