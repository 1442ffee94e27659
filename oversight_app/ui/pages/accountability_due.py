"""Due: what needs somebody, overdue first, with one next step each."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QWidget

from oversight_app.domain.accountability import Question
from oversight_app.review.due import ACCOUNTABILITY, GOVERNANCE, OUTSIDE_GROUPS, DueItem, due
from oversight_app.review.due_list import (
    due_finding,
    due_table,
    key_of,
    narrowed,
    owners,
    step_for,
    step_words,
)
from oversight_app.review.duties import REVIEW
from oversight_app.store.workspace import Workspace
from oversight_app.ui.context import Context
from oversight_app.ui.pages.record_tab import RecordTab
from oversight_app.ui.widgets.filter_bar import FilterBar
from oversight_app.ui.widgets.table_card import TableCard

_ALL = 100_000
WITHIN = ((-1, "Overdue"), (30, "Within 30 days"), (90, "Within 90 days"), (_ALL, "All"))
_PLACES = (
    ("", "All pages"),
    (ACCOUNTABILITY, "Accountability"),
    (GOVERNANCE, "Governance"),
    (OUTSIDE_GROUPS, "Outside groups"),
)
_START = 30


@dataclass(frozen=True, slots=True)
class _Read:
    items: tuple[DueItem, ...]
    today: date


class DueTab(RecordTab):
    """One table of what is overdue and what is to come, across all records."""

    nothing = "Nothing is due. What the office records with a day to be done by is listed here."
    way_in = "Add a question…"
    adds = Question

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._read: _Read | None = None
        self._owner, self._within, self._place = "", _START, ""
        self.header = self.header_of()
        self.filters = FilterBar()
        self.filters.add_choice("within", "Due", "How far ahead the list looks", 14)
        self.filters.add_choice("owner", "In the hands of", "The office that is to act", 24)
        self.filters.add_choice("place", "Of", "The page that the records belong to", 14)
        days = self.make_days(self.filters)
        self.filters.finish()
        self.list = TableCard(context.theme, note_below=True)
        self.list.view.set_two_lines()
        self.list.view.gives_way = ("day",)
        self.list.view.goes_last = ("what",)
        self.next_button = self.action(
            self.list, "next-step", "Next step", "The one step that would settle it",
            self.take_next,
        )  # fmt: skip
        self.action(self.list, "show-matter", "Show the matter",
                    "The question, assurances, actions and decisions it belongs to",
                    self._show_matter)  # fmt: skip
        self.hand_over_button = self.action(
            self.list, "hand-over", "Hand over…",
            "Give open work of one office to another, in one act", self._hand_over, writes=True,
        )  # fmt: skip
        column = self.page.column
        for widget in (self.filters, self.sample, days.banner, self.header):
            column.addWidget(widget)
        column.addWidget(self.list, 1)
        self.filters.chosen.connect(self._chosen)
        self.filters.cleared.connect(self._clear)
        self.list.activated.connect(lambda _key: self._open())
        self.list.view.selection_changed.connect(self._refresh)
        self._refresh()

    @property
    def items(self) -> tuple[DueItem, ...]:
        """What is listed."""
        every = self._read.items if self._read else ()
        return narrowed(every, owner=self._owner, within=self._within, place=self._place)

    def reload(self) -> None:
        """Read what is due."""
        self.read_dated("due", _read, self._show)

    def show_origin(self) -> None:
        """How overdue is told."""
        if self.header.finding is not None:
            self.origin.show_origin(self.header.finding.origin)

    def take_next(self) -> None:
        """Take the one next step of the selected line."""
        item = self._selected()
        if item is None:
            return
        step = step_for(item)
        if item.what == REVIEW and self.may_change and not item.answers:
            self.acts.mark_reviewed(item.record.id)
        elif step is None or not self.may_change:
            self.open(item.record.id)
        else:
            self.take_step(step, item.record)

    def _show(self, read: _Read) -> None:
        self._read = read
        self.today = read.today
        if not read.items and self.day is None:
            self.show_empty()
            return
        finding = due_finding(read.items, read.today)
        self.header.show_finding(finding)
        self.say_sample(finding.provenance)
        self._fill()
        self.show_content()

    def _fill(self) -> None:
        every = self._read.items if self._read else ()
        names = owners(every)
        if self._owner not in names:
            self._owner = ""
        self.filters.offer("within", WITHIN, self._within)
        self.filters.offer(
            "owner", [("", "All offices"), *((name, name) for name in names)], self._owner
        )
        self.filters.offer("place", _PLACES, self._place)
        self.filters.clear_all.setVisible(
            bool(self._owner or self._place) or self._within != _START
        )
        self.list.set_table(due_table(self.items))
        if self.items and not self.list.view.selected_key():
            self.list.select_key(key_of(self.items[0]))
        self._refresh()

    def _chosen(self, name: str, value: object) -> None:
        if name == "within":
            self._within = int(str(value))
        elif name == "owner":
            self._owner = str(value)
        elif name == "place":
            self._place = str(value)
        self._fill()

    def _clear(self) -> None:
        self._owner, self._within, self._place = "", _START, ""
        self._fill()

    def _selected(self) -> DueItem | None:
        key = self.list.view.selected_key()
        return next((item for item in self.items if key_of(item) == key), None)

    def _open(self) -> None:
        item = self._selected()
        if item is not None:
            self.open(item.record.id)

    def _show_matter(self) -> None:
        item = self._selected()
        if item is not None:
            self.matter_asked.emit(item.record.id)

    def _hand_over(self) -> None:
        item = self._selected()
        self.acts.hand_over(self._owner or (item.owner if item else ""))

    def _refresh(self) -> None:
        item = self._selected()
        words = step_words(item) if item else "Next step"
        if not self.may_change:
            words = "Open"
        self.next_button.setText(words)
        self.next_button.setAccessibleName(words)
        self.next_button.setEnabled(item is not None)


def _read(ws: Workspace, as_at: date | None) -> _Read:
    return _Read(due(ws, as_at=as_at), as_at or ws.today())
