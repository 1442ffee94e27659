"""The tab “Records”: every record, or those behind one figure; searched, sorted, traced back."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from oversight_app.domain.activity import ActivityFilter, ActivityRow, RowQuery
from oversight_app.domain.batches import Batch
from oversight_app.domain.local import LocalBatch
from oversight_app.domain.observations import Provenance
from oversight_app.review import activity
from oversight_app.store import batches, local_keeping
from oversight_app.store.workspace import Workspace
from oversight_app.ui.context import Context
from oversight_app.ui.pages.activity_tab import ActivityTab
from oversight_app.ui.theme import Role
from oversight_app.ui.widgets import rows_words
from oversight_app.ui.widgets.banner import Banner, BannerKind
from oversight_app.ui.widgets.card import Card
from oversight_app.ui.widgets.label import button, label
from oversight_app.ui.widgets.rows_card import STEP
from oversight_app.ui.widgets.rows_reading import STORED, RowReader
from oversight_app.ui.widgets.rows_view import RowsView
from oversight_app.ui.widgets.status_line import moment

_PAUSE = 150
"""Milliseconds without another letter before a search is made."""
_LETTERS = 34
_NOT_FOUND = "No record matches this search. Search for less, or clear the search."
_NONE_BEHIND = "No single record is behind this figure."
_KINDS = {
    Provenance.SAMPLE: "Sample data, made up",
    Provenance.LOCAL: "Management information, as the sender counted it",
}


@dataclass(frozen=True, slots=True)
class _Said:
    steps: tuple[str, ...]
    sum: str


class RecordsTab(ActivityTab):
    """Shows all records until ``show_query`` asks for those behind a figure."""

    def __init__(
        self, context: Context, reader: RowReader = STORED, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, parent)
        self._query = RowQuery()
        self.problem = Banner(context.theme, BannerKind.PROBLEM)
        self.search = QLineEdit()
        self.search.setPlaceholderText("Search references, districts, activities")
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName("Search these records")
        self.search.setToolTip("Shows matching records as you type (Ctrl+F)")
        self.every = button("Show all records", "link", "Leave the records behind this figure")
        self.every.clicked.connect(lambda _c=False: self.show_query(RowQuery()))
        self.sum = label("", Role.BODY, "text2", selectable=True)
        self.steps = label("", Role.BODY, "accent", wrap=True)
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
        find = QAction("Search these records", self)
        find.setShortcut(QKeySequence.StandardKey.Find)
        find.triggered.connect(lambda: self.search.setFocus())
        self.addAction(find)
        self.card = Card("Records")
        row = QHBoxLayout()
        row.setContentsMargins(16, 0, 12, 8)
        row.setSpacing(12)
        row.addWidget(self.search)
        row.addWidget(self.steps, 1)
        row.addWidget(self.sum)
        row.addWidget(self.every)
        top = QWidget()
        top.setLayout(row)
        self.card.add(top, 0)
        self.card.add(self.view)
        self.page.column.addWidget(self.problem)
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
        self._query = replace(query, search="")
        self.search.setText(query.search)
        self._ask()

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
        order = self.view.query
        query = replace(
            self._query, search=searched, order=order.order, descending=order.descending
        )
        nothing = _NOT_FOUND if searched else _NONE_BEHIND
        self.view.show_query(query, keep_place=keep_place, nothing=nothing)

    def _search_now(self) -> None:
        self._ask()

    def _cleared(self, text: str) -> None:
        # The button in the field clears it without typing.
        if not text and self.view.query.search:
            self._pause.start(0)

    def _arrived(self) -> None:
        query = self.view.query
        if not self.view.count and not query.search and query.filter == ActivityFilter():
            self.show_empty()
            return
        self.problem.set_words("")
        self.show_content()
        self.every.setVisible(query.filter != ActivityFilter())

        def read(ws: Workspace) -> _Said:
            return _Said(activity.breadcrumb(ws, query), activity.sum_sentence(ws, query))

        self.context.jobs.read("activity-records-sum", read, self._show_said)

    def _show_said(self, said: _Said) -> None:
        self.steps.setText(STEP.join(said.steps))
        self.sum.setText(said.sum)
        self.sum.setAccessibleName(said.sum)

    def _say(self, words: str) -> None:
        if words.endswith("copied"):
            self.context.toast(words)
        else:
            self.problem.set_words(words)
            self.show_content()

    # Where a record comes from.

    def _show_origin_of_row(self, row: ActivityRow) -> None:
        names = self.view.rows.names

        def read(ws: Workspace) -> tuple[Batch | None, LocalBatch | None]:
            found = (one for one in batches.all_batches(ws) if one.id == row.batch)
            return next(found, None), local_keeping.local_batches(ws).get(row.batch)

        def show(found: tuple[Batch | None, LocalBatch | None]) -> None:
            self.origin.show_lines(origin_lines(row, rows_words.cells(row, names), *found))

        self.context.jobs.read("activity-record-origin", read, show)


def origin_lines(
    row: ActivityRow, cells: tuple[object, ...], batch: Batch | None, local: LocalBatch | None
) -> tuple[tuple[str, str], ...]:
    """Return (label, words) pairs that say where one record comes from."""
    day, scheme, reference, district, kind, _status, people, hours, *_ = map(str, cells)
    many = "person" if people == "1" else "people"
    kept = "" if batch is None else f"{moment(batch.kept_at)}, by {batch.kept_by}"
    mapping = local.mapping_name if local is not None else ""
    sheet = local.layout.sheet if local is not None else ""
    pairs = (
        ("Record", f"{day}, {scheme}\n{kind}, {district}"),
        ("Hours", f"{hours} by {people} {many}"),
        ("Volunteer’s reference", reference),
        ("Number in the return", row.row_key),
        ("File", "" if local is not None and local.typed_in else row.file_name),
        ("Sheet", sheet),
        ("Place", rows_words.place_words(row)),
        ("Brought in", kept),
        ("Columns matched by", mapping),
        ("Kind", _KINDS.get(Provenance(row.provenance), "") if row.provenance else ""),
    )
    return tuple((caption, words) for caption, words in pairs if words)
