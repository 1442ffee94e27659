"""Questions: what did we ask, what were we told, what happened? A matter on each line, and the
whole of the one selected beside the list."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget

from oversight_app.domain.accountability import Assurance, Question
from oversight_app.domain.periods import written_date
from oversight_app.review.matters import (
    matching,
    matters_finding,
    matters_table,
    said_in,
    steps_matching,
)
from oversight_app.review.next_steps import NextStep
from oversight_app.review.threads import Thread, threads
from oversight_app.store.workspace import Workspace
from oversight_app.ui.context import Context
from oversight_app.ui.pages.record_tab import RecordTab
from oversight_app.ui.widgets.card import Card
from oversight_app.ui.widgets.columns import TwoColumns
from oversight_app.ui.widgets.filter_bar import FilterBar
from oversight_app.ui.widgets.label import button
from oversight_app.ui.widgets.record_list import RecordList
from oversight_app.ui.widgets.table_card import TableCard
from oversight_app.ui.widgets.thread_view import ThreadView

SHOWN = (("all", "All matters"), ("open", "Open"), ("overdue", "Overdue"), ("closed", "Closed"))


@dataclass(frozen=True, slots=True)
class _Read:
    found: tuple[Thread, ...]
    today: date
    as_at: date | None
    said: tuple[str, ...]
    """What each says, to be searched."""


class QuestionsTab(RecordTab):
    """Matters left, the thread of one right; or all questions and assurances as a list."""

    nothing = "No question has been recorded yet."
    way_in = "Add a question…"
    adds = Question

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        theme = context.theme
        self._read: _Read | None = None
        self._showing = "all"
        self._wanted_record = 0
        self.header = self.header_of()
        self.filters = FilterBar()
        self.search = QLineEdit()
        self.search.setProperty("finds", True)
        self.search.setObjectName("search-matters")
        self.search.setAccessibleName("Search matters")
        self.search.setToolTip("Words or a number, anywhere in a matter: Q-031, insurance")
        self.search.setPlaceholderText("Search all matters")
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(theme.px(220))
        self.filters.add_part(self.search)
        self.filters.add_choice("show", "Show", "Which matters are listed", 12)
        days = self.make_days(self.filters)
        self.list_button = button("Show as list", "link", "All questions and assurances as a list")
        self.list_button.setObjectName("as-list")
        self.filters.finish(self.list_button)
        self.matters = TableCard(theme, note_below=True)
        self.matters.view.set_two_lines()
        self.add_button = self.action(
            self.matters, "add-question", "Add a question…", "Record what is asked, and of whom",
            lambda: self.add(Question), writes=True,
        )  # fmt: skip
        self.matter = ThreadView(theme, locked=context.read_only)
        self.matter_card = Card()
        self.matter_card.add(self.matter)
        columns = TwoColumns(theme, (6, 7))
        columns.add(self.matters, right=False, share=1, least=300)
        columns.add(self.matter_card, right=True, share=1, least=300)
        self.listed = RecordList(context, (Question, Assurance), self.forms, "questions")
        self.action(self.listed.card, "as-matters", "Show as matters",
                    "Each matter with its whole thread", self._as_matters)  # fmt: skip
        self.action(
            self.listed.card,
            "matter-of-listed",
            "Show the matter",
            "The whole matter of the selected record",
            self._matter_of_listed,
        )
        self.views = QStackedWidget()
        self.views.addWidget(columns)
        self.views.addWidget(self.listed)
        column = self.page.column
        for widget in (self.filters, self.sample, days.banner, self.header):
            column.addWidget(widget)
        column.addWidget(self.views, 1)
        self._connect()

    @property
    def shown(self) -> Thread | None:
        """The matter shown at the right; None where none is selected."""
        return self.matter.thread_shown

    def reload(self) -> None:
        """Read every matter, as at the day chosen."""
        self.read_dated("matters", _matters, self._show_read)
        if self.views.currentWidget() is self.listed:
            self.listed.reload()

    def show_origin(self) -> None:
        """How matters are counted."""
        if self.header.finding is not None:
            self.origin.show_origin(self.header.finding.origin)

    def show_record(self, record_id: int) -> None:
        """Select the matter that a record belongs to, and mark its step."""
        self._wanted_record = record_id
        self._as_matters()
        if self._read is not None:
            self._fill()

    def start_search(self) -> None:
        """Take the keyboard to the search."""
        self._as_matters()
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def saved(self, record_id: int) -> None:
        """Show what was saved where it belongs."""
        self._wanted_record = record_id

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _words: self._fill())
        self.search.returnPressed.connect(self.matters.view.setFocus)
        self.filters.chosen.connect(self._chosen)
        self.list_button.clicked.connect(lambda _c=False: self._as_list())
        self.matters.selected.connect(self._select)
        self.matters.activated.connect(self._into_thread)
        self.matter.opened.connect(self.open)
        self.matter.asked.connect(self._step)

    def _as_list(self) -> None:
        self.filters.hide()
        self.views.setCurrentWidget(self.listed)
        self.listed.show_kind(Question.kind, self.day)
        self.listed.view.setFocus()

    def _as_matters(self) -> None:
        self.filters.show()
        self.views.setCurrentIndex(0)

    def _matter_of_listed(self) -> None:
        one = self.listed.current
        if one is not None:
            self.show_record(one.record.id)

    def _chosen(self, name: str, value: object) -> None:
        if name == "show":
            self._showing = str(value)
            self._fill()

    def _show_read(self, read: _Read) -> None:
        self._read = read
        self.today = read.today
        if not read.found and read.as_at is None:
            self.show_empty()
            return
        finding = matters_finding(read.found, read.as_at or read.today)
        self.header.show_finding(finding)
        self.say_sample(finding.provenance)
        self.filters.offer("show", SHOWN, self._showing)
        self._fill()
        self.show_content()

    def _fill(self) -> None:
        """List the matters that are asked for, and show the one that is selected."""
        read = self._read
        if read is None:
            return
        found = matching(read.found, self.search.text(), read.said)
        found = tuple(one for one in found if _in_view(one, self._showing))
        wanted, self._wanted_record = self._wanted_record, 0
        theirs = next((one for one in read.found if one.holds(wanted)), None) if wanted else None
        if theirs is not None and theirs not in found:
            # What was saved, or led to, is shown, whatever the list is narrowed to.
            found = (theirs, *found)
        key = theirs.key if theirs else self.matters.view.selected_key()
        self.matters.set_table(matters_table(found))
        keys = [one.key for one in found]
        key = key if key in keys else keys[0] if keys else ""
        self.matters.select_key(key)
        self._show_thread(key)
        steps = steps_matching(self.shown, self.search.text()) if self.shown else ()
        mark = wanted if theirs is not None else steps[0] if steps else 0
        if mark:
            self.matter.choose(mark)

    def _select(self, key: str) -> None:
        self._show_thread(key)

    def _show_thread(self, key: str) -> None:
        found = self._read.found if self._read else ()
        one = next((one for one in found if one.key == key), None)
        self.matter.locked = not self.may_change
        self.matter.show_thread(one)
        if one is None:
            self.matter_card.set_words("No matter is selected", "")
        else:
            last = f"Last: {written_date(one.last_day)}" if one.last_day else ""
            steps = f"{len(one.steps)} steps" if len(one.steps) > 1 else "1 step"
            words = " · ".join(part for part in (steps, last) if part)
            self.matter_card.set_words(one.title, words)

    def _into_thread(self, key: str) -> None:
        self._show_thread(key)
        if self.shown is not None:
            self.matter.choose(self.shown.head.id, focus=True)

    def _step(self, step: NextStep, record_id: int) -> None:
        thread = self.shown
        if thread is not None:
            record = next(one.record for one in thread.steps if one.id == record_id)
            self.take_step(step, record)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back from the thread to the list."""
        inside = self.focusWidget()
        if event.key() == Qt.Key.Key_Escape and inside and self.matter.isAncestorOf(inside):
            self.matters.view.setFocus()
        else:
            super().keyPressEvent(event)


def _in_view(one: Thread, shown: str) -> bool:
    match shown:
        case "open":
            return one.open
        case "overdue":
            return one.days_late > 0
        case "closed":
            return not one.open
    return True


def _matters(ws: Workspace, as_at: date | None) -> _Read:
    found = threads(ws, as_at)
    return _Read(found, ws.today(), as_at, said_in(found))
