"""Returns: which are late, what to write about them, and which questions to send back."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from oversight_app.domain.activity import ActivityFilter, RowQuery
from oversight_app.domain.findings import Table
from oversight_app.domain.observations import Provenance
from oversight_app.domain.periods import Period, PeriodKind
from oversight_app.domain.returns import DueReturn, ExpectedReturn
from oversight_app.domain.schemes import Scheme
from oversight_app.review.quality import QualityAnswer, quality
from oversight_app.review.returns import (
    ReturnsAnswer,
    queries_for,
    reminder_text,
    returns,
    rows_to_send,
)
from oversight_app.store import batches, expected, schemes
from oversight_app.store.workspace import Workspace
from oversight_app.summaries.plain_list import write_list
from oversight_app.ui.context import Context
from oversight_app.ui.dialogs.expected_return import ExpectedReturnDialog
from oversight_app.ui.pages.activity_tab import SAMPLE_WORDS, ActivityTab, offer_all_columns
from oversight_app.ui.saving import keeping, save_from
from oversight_app.ui.widgets.filter_bar import ChoiceBox
from oversight_app.ui.widgets.table_card import TableCard

NO_QUERIES = Table("queries", "Questions to send back", (), ())
_ALL = 0
"""In place of the number of an import: of all of them."""


@dataclass(frozen=True, slots=True)
class _Read:
    answer: ReturnsAnswer
    quality: QualityAnswer
    imports: tuple[tuple[int, str], ...]
    schemes: tuple[Scheme, ...]
    this_month: int


class ReturnsTab(ActivityTab):
    """The calendar of expected returns, and the questions on them: what does not add up in all
    of them, or what one import brought up."""

    nothing = "Say which returns the office waits for, and what is late is listed here."
    way_in = "Add an expected return…"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.empty.acted.disconnect()
        self.empty.acted.connect(self.add_expected)
        theme = context.theme
        self._read: _Read | None = None
        self._queries = NO_QUERIES
        self.header = self.header_of()
        self.sample = self.sample_banner()
        self.calendar, self.questions = (TableCard(theme, note_below=True) for _ in range(2))
        for card in (self.calendar, self.questions):
            card.view.set_compact()
            offer_all_columns(card, context)
        self.calendar.view.gives_way = ("cadence", "arrived", "days")
        self.calendar.view.goes_last = ("from",)
        self.questions.view.set_two_lines()
        self.questions.view.goes_last = ("sheet", "column", "when")
        self.reminder_button = self._action(
            self.calendar, "Copy reminder", "Copy the words of a reminder for the selected return",
            self.copy_reminder, "copy-reminder",
        )  # fmt: skip
        self.add_button = self._action(
            self.calendar, "Add", "Add a return that the office waits for", self.add_expected,
            "add-expected",
        )  # fmt: skip
        self.change_button = self._action(
            self.calendar, "Change", "Change the selected expected return", self.change_expected,
            "change-expected",
        )  # fmt: skip
        self.delete_button = self._action(
            self.calendar, "Delete", "Stop waiting for the selected return; Undo brings it back",
            self.delete_expected, "delete-expected",
        )  # fmt: skip
        self.imports = ChoiceBox()
        self.imports.setObjectName("queries-of")
        self.imports.setAccessibleName("Questions on which import")
        self.imports.setToolTip("The import whose questions are listed")
        self.imports.setMinimumContentsLength(32)
        self.imports.setSizeAdjustPolicy(
            ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.imports.activated.connect(lambda _i: self._ask_queries())
        self.questions.add_corner(self.imports)
        self.save_button = self._action(
            self.questions, "Save list…", "Save these questions as a list to send back",
            self.save_queries, "save-queries",
        )  # fmt: skip
        column = self.page.column
        column.addWidget(self.sample)
        column.addWidget(self.header)
        column.addWidget(self.calendar, 5)
        column.addWidget(self.questions, 5)
        theme.changed.connect(self._dress)
        self._dress()
        self.calendar.view.selection_changed.connect(self._refresh)
        self.calendar.activated.connect(lambda _key: self.open_due())
        self._refresh()

    @property
    def answer(self) -> ReturnsAnswer | None:
        """What is shown; None until the first answer."""
        return self._read.answer if self._read else None

    def reload(self) -> None:
        """Read the calendar, what does not add up, and the imports."""
        self.context.jobs.read("returns", _read, self._show, self.show_nothing)

    def show_origin(self) -> None:
        """How lateness is told."""
        if self._read is not None:
            self.origin.show_origin(self._read.answer.finding.origin)

    def copy_reminder(self) -> None:
        """Put the words of a reminder on the clipboard."""
        due = self._due()
        if due is None:
            return

        def copied(words: str) -> None:
            QGuiApplication.clipboard().setText(words)
            self.context.toast("Reminder copied: paste it into an e-mail")

        self.context.jobs.read("reminder", lambda ws: reminder_text(ws, due), copied)

    def add_expected(self) -> None:
        """Ask for a return to wait for, and keep it."""
        self._ask_for(None)

    def change_expected(self) -> None:
        """Ask again for the selected expected return, and keep it."""
        due = self._due()
        if due is not None and not self.context.read_only:
            self._ask_for(due.expected)

    def open_due(self) -> None:
        """Go to what has arrived of the selected return: its records, or for a list that has
        none the imports; of one that has not arrived there is its expectation to change."""
        due = self._due()
        if due is None:
            return
        if due.arrived_on is None:
            self.change_expected()
        elif due.expected.dataset == "activity":
            codes = (due.expected.scheme,) if due.expected.scheme else ()
            self.records_asked.emit(
                RowQuery(ActivityFilter(codes, (), (), (), due.first_month, due.last_month))
            )
        else:
            self.context.go_to("data")

    def delete_expected(self) -> None:
        """Stop waiting for the selected return."""
        due = self._due()
        if due is not None:
            self.context.write(
                "Expected return deleted",
                lambda ws: expected.delete_expected(ws, due.expected.id),
            )

    def save_queries(self, path: str = "") -> None:
        """Ask for a place, unless it is given, and save the questions there as a list."""
        table = self._queries
        place = (
            path
            or QFileDialog.getSaveFileName(
                self, "Save this list", "Questions on a return.csv", "Tables (*.csv)"
            )[0]
        )
        if not place:
            return
        target = Path(place)
        self.context.jobs.other(
            "queries-list", "Saving the list",
            lambda _progress: write_list(target, rows_to_send(table)),
            lambda _done: self.context.toast(f"Saved {target.name}"),
        )  # fmt: skip

    def _dress(self) -> None:
        self.calendar.setMinimumHeight(self.context.theme.px(240))
        self.questions.setMinimumHeight(self.context.theme.px(200))

    def _action(
        self, card: TableCard, words: str, tip: str, run: Callable[[], None], name: str
    ) -> QPushButton:
        made = card.add_action(words, tip)
        made.setObjectName(name)
        made.clicked.connect(lambda _c=False: run())
        return made

    def _ask_for(self, before: ExpectedReturn | None) -> None:
        read = self._read
        if read is None:
            return
        dialog = ExpectedReturnDialog(
            self.context.theme, read.schemes, read.this_month, before, self.window()
        )
        save_from(
            self.context, dialog, "Expected return saved",
            lambda: keeping(expected.save_expected, dialog.expected),
        )  # fmt: skip

    def _show(self, read: _Read) -> None:
        self._read = read
        if not (read.answer.due or read.imports):
            self.show_empty()
            self.empty.action.setEnabled(not self.context.read_only)
            return
        self.header.show_finding(read.answer.finding)
        made_up = read.answer.finding.provenance is Provenance.SAMPLE
        self.sample.set_words(SAMPLE_WORDS if made_up else "")
        self.calendar.set_table(read.answer.calendar)
        kept = self.imports.currentData()
        self.imports.clear()
        self.imports.addItem("What does not add up in all returns", _ALL)
        for number, words in read.imports:
            self.imports.addItem(f"Questions on {words}", number)
        self.imports.setCurrentIndex(max(0, self.imports.findData(kept)))
        self._ask_queries()
        self._refresh()
        self.show_content()

    def _ask_queries(self) -> None:
        number, read = self.imports.currentData(), self._read
        self.imports.setAccessibleDescription(self.imports.currentText())
        if number == _ALL:
            self._show_queries(read.quality.table if read else NO_QUERIES)
            return
        self.context.jobs.read("queries", lambda ws: queries_for(ws, number), self._show_queries)

    def _show_queries(self, table: Table) -> None:
        self._queries = table
        self.questions.set_table(replace(table, title="Questions to send back"))
        self.save_button.setEnabled(bool(table.rows))

    def _due(self) -> DueReturn | None:
        key = self.calendar.view.selected_key()
        return self._read.answer.due[int(key)] if self._read and key else None

    def _refresh(self) -> None:
        chosen, may = self._due() is not None, not self.context.read_only
        self.reminder_button.setEnabled(chosen)
        self.add_button.setEnabled(may)
        self.change_button.setEnabled(chosen and may)
        self.delete_button.setEnabled(chosen and may)


def _read(ws: Workspace) -> _Read:
    kept = [one for one in batches.all_batches(ws) if one.undone_at is None]
    local = [one for one in kept if one.release.series.startswith("local/")]
    month = Period.containing(ws.today(), PeriodKind.MONTH).index
    return _Read(
        returns(ws),
        quality(ws),
        tuple((one.id, one.file_name) for one in local),
        schemes.all_schemes(ws),
        month,
    )
