"""Meetings: the next one with its agenda, papers and open questions; and the ones before it."""

from PySide6.QtWidgets import QWidget

from oversight_app.domain.accountability import Action, Meeting, Question
from oversight_app.review.meetings import (
    MeetingsAnswer,
    MeetingView,
    meetings,
    meetings_finding,
    meetings_table,
)
from oversight_app.ui.context import Context
from oversight_app.ui.meeting_sheets import add_sheet_button
from oversight_app.ui.pages.record_tab import RecordTab
from oversight_app.ui.widgets.columns import TwoColumns
from oversight_app.ui.widgets.meeting_card import MeetingCard
from oversight_app.ui.widgets.table_card import TableCard


class MeetingsTab(RecordTab):
    """The table of meetings left, the selected one right: the next one, until another is."""

    nothing = "No meeting has been recorded yet."
    way_in = "Add a meeting…"
    adds = Meeting

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        theme = context.theme
        self._read: MeetingsAnswer | None = None
        self._wanted_key = ""
        days = self.make_days()
        self.header = self.header_of()
        self.meetings = TableCard(theme, note_below=True)
        self.meetings.view.gives_way = ("kind", "open-actions", "actions", "questions")
        self.action(self.meetings, "add-meeting", "Add a meeting…",
                    "Record a meeting, with its agenda and papers", lambda: self.add(Meeting),
                    writes=True)  # fmt: skip
        self.add_list_button(self.meetings, Meeting)
        self.card = MeetingCard(theme, locked=context.read_only)
        days.lock(self.card.ask, self.card.set_action)
        self._shown: MeetingView | None = None
        self.sheet = add_sheet_button(context, self.card, lambda: (self._shown, self.today))
        columns = TwoColumns(theme, (5, 4))
        columns.add(self.meetings, right=False, share=1, least=300)
        columns.add(self.card, right=True, share=1, least=300)
        column = self.page.column
        for widget in (self.sample, days.banner, self.header):
            column.addWidget(widget)
        column.addWidget(columns, 1)
        self.meetings.selected.connect(self._select)
        self.meetings.activated.connect(lambda key: self.open(int(key)))
        self.card.opened.connect(self.open)
        self.card.ask_asked.connect(self._ask)
        self.card.action_asked.connect(self._set_action)

    @property
    def answer(self) -> MeetingsAnswer | None:
        """What is shown; None until the first answer."""
        return self._read

    def reload(self) -> None:
        """Read the meetings again."""
        self.read_dated("meetings", meetings, self._show)

    def show_origin(self) -> None:
        """How open questions are carried over."""
        if self.header.finding is not None:
            self.origin.show_origin(self.header.finding.origin)

    def saved(self, record_id: int) -> None:
        """Select a meeting that was saved."""
        self._wanted_key = str(record_id)

    def _show(self, read: MeetingsAnswer) -> None:
        self._read = read
        self.today = read.today
        self.card.today = read.today
        first = read.next or next(iter(read.past), None)
        if first is None and self.day is None:
            self.show_empty()
            return
        finding = meetings_finding(read)
        self.header.show_finding(finding)
        self.say_sample(finding.provenance)
        self.meetings.set_table(meetings_table(read))
        wanted, self._wanted_key = self._wanted_key, ""
        if wanted:
            self.meetings.select_key(wanted)
        key = self.meetings.view.selected_key()
        if not key and first is not None:
            key = str(first.meeting.id)
            self.meetings.select_key(key)
        self._select(key)
        self.show_content()

    def _select(self, key: str) -> None:
        found = self._shown = self._read.view(int(key)) if self._read and key else None
        self.sheet.setVisible(found is not None)
        is_next = bool(found and self._read and found is self._read.next)
        self.card.show_meeting(found, "Next" if is_next else "" if found else "No meeting")

    def _ask(self, meeting: int) -> None:
        self.add(Question, Question(meeting=meeting, asked_on=self.today))

    def _set_action(self, meeting: int) -> None:
        self.add(Action, Action(meeting=meeting, set_on=self.today))
