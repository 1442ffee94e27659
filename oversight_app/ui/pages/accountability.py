"""Accountability: what did we ask, what were we told, what happened?"""

from collections.abc import Sequence
from datetime import date
from functools import partial
from types import MappingProxyType

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QPushButton

from oversight_app.domain.accountability import Action, Meeting, Question
from oversight_app.domain.decisions import Decision
from oversight_app.domain.recorded import Recorded
from oversight_app.domain.requests import InformationRequest, Recommendation
from oversight_app.domain.wording import sentence_case, with_article
from oversight_app.ui.commands import Command
from oversight_app.ui.pages.accountability_actions import ActionsTab
from oversight_app.ui.pages.accountability_decisions import DecisionsTab
from oversight_app.ui.pages.accountability_due import DueTab
from oversight_app.ui.pages.accountability_measures import MeasuresTab
from oversight_app.ui.pages.accountability_meetings import MeetingsTab
from oversight_app.ui.pages.accountability_questions import QuestionsTab
from oversight_app.ui.pages.accountability_records import RecordsTab
from oversight_app.ui.pages.accountability_requests import RequestsTab
from oversight_app.ui.pages.answering_page import AnsweringPage
from oversight_app.ui.pages.finding_tab import FindingTab
from oversight_app.ui.pages.record_tab import RecordTab
from oversight_app.ui.record_forms import forms_of

_TAB_OF: dict[type[Recorded], str] = {
    Question: "questions", Action: "actions", Decision: "decisions", Meeting: "meetings",
    InformationRequest: "requests", Recommendation: "requests",
}  # fmt: skip
"""What can be added from anywhere on the page, and the tab that shows it."""
RECORDS = "records"


class AccountabilityPage(AnsweringPage):
    """Eight tabs, what is overdue first; a record of any of them leads to its matter."""

    id = "accountability"
    title = "Accountability"
    icon = "accountability"
    concerns = ("governance", "annotations", "schemes", "office")
    kinds = MappingProxyType(
        {
            "due": ("Due", DueTab),
            "questions": ("Questions", QuestionsTab),
            "actions": ("Actions", ActionsTab),
            "decisions": ("Decisions", DecisionsTab),
            "meetings": ("Meetings", MeetingsTab),
            "requests": ("Requests", RequestsTab),
            "measures": ("Measures", MeasuresTab),
            RECORDS: ("Records", RecordsTab),
        }
    )

    @property
    def questions(self) -> QuestionsTab:
        """The tab “Questions”."""
        return self.tab(QuestionsTab, "questions")

    def commands(self) -> Sequence[Command]:
        """What can be done here, wherever the focus is."""

        def can_write() -> bool:
            return not self.context.read_only

        return (
            Command("accountability-add", "Add record…", "", self._show_add_menu,
                    tip="A question, an action, a decision, a meeting, a request or a "
                    "recommendation", icon="plus", enabled=can_write, header=True),
            Command("accountability-new", "Add here…", "Record", self.add_here, "Ctrl+N",
                    "Add what the tab in front lists", "plus", enabled=can_write),
            Command("accountability-find", "Find a matter…", "View", self.find_matter, "",
                    "Look for words in all matters", "search"),
            Command("accountability-origin", "Where does this come from?", "View",
                    self.show_origin, "Ctrl+I", "Definition, source, records and coverage",
                    "link"),
            *(
                Command(f"add-a-{kind.kind}", f"Add {with_article(kind.noun)}…", "Record",
                        partial(self.add, kind), "",
                        f"Record {with_article(kind.noun)}", kind.icon, enabled=can_write)
                for kind in _TAB_OF
            ),
            *self._of_list(),
        )  # fmt: skip

    def on_made(self, tab: FindingTab) -> None:
        """Let each tab lead to the matter of a record."""
        if isinstance(tab, RecordTab):
            tab.matter_asked.connect(lambda number: self.show_matter(number, tab.day))

    def show_matter(self, record_id: int, day: date | None = None) -> None:
        """Show the whole matter that a record belongs to, its step marked; as at a day."""
        self.tabs.show_tab("questions")
        self.questions.show_day(day)
        self.questions.show_record(record_id)

    def find_matter(self) -> None:
        """Take the keyboard to the search over all matters."""
        self.tabs.show_tab("questions")
        self.questions.start_search()

    def _of_list(self) -> tuple[Command, ...]:
        """What can be done with the records listed, while their tab is in front."""
        if self.tabs.current != RECORDS:
            return ()
        listed = self.tab(RecordsTab, RECORDS).listed.commands()
        # Ctrl+N adds here on every tab.
        return tuple(one for one in listed if one.id != "record-add")

    def add_here(self) -> None:
        """Open the form of a new record of the kind that the tab in front lists."""
        tab = self.tab(RecordTab, self.tabs.current)
        if isinstance(tab, RecordsTab):
            tab.listed.add()
        else:
            self.add(tab.adds)

    def add(self, kind: type[Recorded]) -> None:
        """Open the form of a new record; once saved it is shown where it belongs."""
        forms_of(self.context).add(kind, saved=lambda number: self._show_saved(kind, number))

    def _show_saved(self, kind: type[Recorded], number: int) -> None:
        tab = self.tab(RecordTab, _TAB_OF[kind])
        self.tabs.show_tab(_TAB_OF[kind])
        tab.show_day(None)
        tab.saved(number)

    def _show_add_menu(self) -> None:
        """Offer what can be added below the button “Add record”."""
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        menu.setObjectName("add-record")
        for kind in _TAB_OF:
            action = menu.addAction(f"{sentence_case(kind.noun)}…")
            action.setToolTip(f"Record {with_article(kind.noun)}")
            action.triggered.connect(lambda _c=False, kind=kind: self.add(kind))
        made = self.window().findChild(QPushButton, "header-accountability-add")
        corner = (
            made.mapToGlobal(QPoint(0, made.height() + 4))
            if made
            else self.mapToGlobal(QPoint(0, 0))
        )
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(corner)
