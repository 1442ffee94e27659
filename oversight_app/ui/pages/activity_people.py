"""People: how many are in post in each scheme, how many are active, and with what standing?"""

from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QWidget

from oversight_app.domain.activity import ActivityFilter, RowQuery
from oversight_app.domain.observations import Provenance
from oversight_app.domain.schemes import Scheme
from oversight_app.review.people import PeopleAnswer, people
from oversight_app.store import schemes
from oversight_app.store.workspace import Workspace
from oversight_app.ui.context import Context
from oversight_app.ui.dialogs.required_hours import RequiredHoursDialog
from oversight_app.ui.dialogs.scheme import SchemeDialog
from oversight_app.ui.pages.activity_tab import SAMPLE_WORDS, ActivityTab, offer_all_columns
from oversight_app.ui.saving import keeping, save_from
from oversight_app.ui.widgets.chart_card import ChartCard
from oversight_app.ui.widgets.columns import TwoColumns
from oversight_app.ui.widgets.filter_bar import FilterBar
from oversight_app.ui.widgets.notes_line import NotesLine
from oversight_app.ui.widgets.table_card import TableCard


@dataclass(frozen=True, slots=True)
class _Read:
    answer: PeopleAnswer
    schemes: tuple[Scheme, ...]


class PeopleTab(ActivityTab):
    """A row a scheme, what stands lapsed, and volunteers by patrol status."""

    nothing = "No return or status list says yet how many people there are."

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        theme = context.theme
        self._month: int | None = None
        self._read: _Read | None = None
        self.filters = self.aside = FilterBar()
        self.filters.add_choice("month", "Month", "The month that people are counted in", 16)
        self.filters.finish()
        self.sample = self.sample_banner()
        self.header = self.header_of()
        self.schemes, self.standing, self.pipeline = (
            TableCard(theme, note_below=True) for _ in range(3)
        )
        for card in (self.schemes, self.standing, self.pipeline):
            card.view.set_compact()
            offer_all_columns(card, context)
        self.schemes.view.gives_way = ("opening", "rate", "joiners", "leavers")
        self.standing.view.gives_way = ("listed", "values", "welfare", "agreed")
        self.pipeline.view.gives_way = ("now", "stopped", "share")
        self.statuses = ChartCard(theme, context.jobs, context.toast)
        self.required_button = self.schemes.add_action(
            "Set required hours", "Set what the selected scheme asks of each in a month"
        )
        self.required_button.setObjectName("set-required-hours")
        self.change_button = self.schemes.add_action(
            "Change scheme", "Change the selected scheme: its name, who runs it, its days"
        )
        self.change_button.setObjectName("change-scheme")
        self.notes = NotesLine()
        columns = TwoColumns(theme, (2, 1))
        columns.add(self.schemes, right=False, share=56, least=200)
        columns.add(self.standing, right=False, share=44, least=130)
        columns.add(self.statuses, right=True, share=45, least=150)
        columns.add(self.pipeline, right=True, share=55, least=190)
        column = self.page.column
        for widget in (self.filters, self.sample, self.header):
            column.addWidget(widget)
        column.addWidget(columns, 1)
        column.addWidget(self.notes)
        self.filters.chosen.connect(lambda _name, month: self._ask(int(month)))
        self.filters.cleared.connect(lambda: self._ask(None))
        self.notes.asked.connect(self.show_origin)
        self.required_button.clicked.connect(lambda _c=False: self.set_required_hours())
        self.change_button.clicked.connect(lambda _c=False: self.change_scheme())
        self.schemes.view.selection_changed.connect(self._refresh)
        self.schemes.activated.connect(self._open_records)
        self._refresh()

    @property
    def answer(self) -> PeopleAnswer | None:
        """What is shown; None until the first answer."""
        return self._read.answer if self._read else None

    def reload(self) -> None:
        """Read again for the month chosen."""
        self._ask(self._month)

    def show_origin(self) -> None:
        """Where the counts come from."""
        if self._read is not None:
            self.origin.show_origin(self._read.answer.finding.origin)

    def set_required_hours(self) -> None:
        """Ask what the selected scheme asks of each in a month, and keep it."""
        scheme = self._selected()
        if scheme is None:
            return
        dialog = RequiredHoursDialog(self.context.theme, scheme, self.window())
        save_from(
            self.context, dialog, "Required hours set",
            lambda: keeping(schemes.save_scheme, dialog.scheme),
        )  # fmt: skip

    def change_scheme(self) -> None:
        """Ask for the selected scheme's details again, and keep them."""
        scheme, read = self._selected(), self._read
        if scheme is None or read is None:
            return

        def show(today: date) -> None:
            taken = {one.code for one in read.schemes}
            dialog = SchemeDialog(self.context.theme, taken, today, scheme, self.window())
            save_from(
                self.context, dialog, "Scheme saved",
                lambda: keeping(schemes.save_scheme, dialog.scheme),
            )  # fmt: skip

        self.context.jobs.read("today", lambda ws: ws.today(), show)

    def _ask(self, month: int | None) -> None:
        self._month = month

        def read(ws: Workspace) -> _Read:
            return _Read(people(ws, month), schemes.all_schemes(ws))

        self.context.jobs.read("people", read, self._show, self.show_nothing)

    def _show(self, read: _Read) -> None:
        self._read = read
        found = read.answer
        if not found.schemes.rows:
            self.show_empty()
            return
        sample = found.provenance is Provenance.SAMPLE
        self.sample.set_words(SAMPLE_WORDS if sample else "")
        self.filters.offer("month", found.months, found.month)
        newest = found.months[0][0] if found.months else None
        self.filters.clear_all.setVisible(found.month != newest)
        self.filters.setVisible(bool(found.months))
        self.header.show_finding(found.finding)
        self.schemes.set_table(found.schemes)
        self.standing.set_table(found.standing)
        self.pipeline.set_table(found.pipeline)
        self.statuses.setVisible(found.statuses is not None)
        if found.statuses is not None:
            self.statuses.set_chart(found.statuses)
        self.notes.set_notes((*found.notes, *found.finding.caveats))
        self._refresh()
        self.show_content()

    def _open_records(self, scheme: str) -> None:
        """The month's records of a scheme: who was active, and the hours that each gave."""
        month = self._read.answer.month if self._read else None
        self.records_asked.emit(
            RowQuery(ActivityFilter((scheme,), first_month=month, last_month=month))
        )

    def _selected(self) -> Scheme | None:
        code = self.schemes.view.selected_key()
        everyone = self._read.schemes if self._read else ()
        return next((one for one in everyone if one.code == code), None)

    def _refresh(self) -> None:
        can = self._selected() is not None and not self.context.read_only
        self.required_button.setEnabled(can)
        self.change_button.setEnabled(can)
