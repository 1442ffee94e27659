"""Volunteer activity: who gave what, where, and is that usual?"""

from collections.abc import Sequence
from types import MappingProxyType

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from oversight_app.domain.activity import RowQuery
from oversight_app.ui.commands import Command
from oversight_app.ui.context import Context
from oversight_app.ui.pages.activity_adding import Adding
from oversight_app.ui.pages.activity_custody import CustodyTab
from oversight_app.ui.pages.activity_overview import OverviewTab
from oversight_app.ui.pages.activity_people import PeopleTab
from oversight_app.ui.pages.activity_records import RecordsTab
from oversight_app.ui.pages.activity_returns import ReturnsTab
from oversight_app.ui.pages.activity_tab import ActivityTab
from oversight_app.ui.pages.answering_page import AnsweringPage
from oversight_app.ui.pages.finding_tab import FindingTab
from oversight_app.ui.plain_tips import plain_tip


class ActivityPage(AnsweringPage):
    """Five tabs; records behind a figure of one are shown in another."""

    id = "activity"
    title = "Volunteer activity"
    icon = "volunteers"
    concerns = ("activity", "schemes", "annotations", "mappings", "office", "batches")
    kinds = MappingProxyType(
        {
            "activity": ("Activity", OverviewTab),
            "custody": ("Custody visiting", CustodyTab),
            "people": ("People", PeopleTab),
            "returns": ("Returns", ReturnsTab),
            "records": ("Records", RecordsTab),
        }
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._came_from = ""
        self.adding = Adding(context, self)

    @property
    def overview(self) -> OverviewTab:
        """The tab “Activity”."""
        return self.tab(OverviewTab, "activity")

    @property
    def custody(self) -> CustodyTab:
        """Custody visiting."""
        return self.tab(CustodyTab, "custody")

    @property
    def people(self) -> PeopleTab:
        """People."""
        return self.tab(PeopleTab, "people")

    @property
    def returns(self) -> ReturnsTab:
        """Returns."""
        return self.tab(ReturnsTab, "returns")

    def commands(self) -> Sequence[Command]:
        """What can be done here, wherever the focus is."""

        def can_write() -> bool:
            return not self.context.read_only

        return (
            Command("activity-add", "Add records…", "", self._show_add_menu,
                    tip="Bring in a file, or type records in", icon="plus",
                    enabled=can_write, header=True),
            Command("activity-origin", "Where does this come from?", "View", self.show_origin,
                    "Ctrl+I", "Definition, source, rows, coverage and caveats", "link"),
            Command("activity-duty", "Type in a duty…", "Record", self.adding.add_duty,
                    tip="Record one duty, shift, session or visit", icon="edit",
                    enabled=can_write),
            Command("activity-return", "Type in a monthly return…", "Record",
                    self.adding.add_return, tip="Record what one scheme returned for a month",
                    icon="calendar", enabled=can_write),
            Command("activity-note", "Add note to the chart…", "Record", self._add_note,
                    tip="A dated, signed note at a month", icon="flag", enabled=can_write,
                    separated=True),
            Command("activity-scheme", "Add scheme…", "Record", self.adding.add_scheme,
                    tip="Add a scheme of volunteers", icon="volunteers", enabled=can_write,
                    separated=True),
            Command("activity-terms", "Districts, activities and statuses…", "Record",
                    self.adding.show_terms, tip="What returns are sorted by", icon="edit",
                    enabled=can_write),
        )  # fmt: skip

    @property
    def records(self) -> RecordsTab:
        """Records."""
        return self.tab(RecordsTab, "records")

    def show_records(self, query: RowQuery) -> None:
        """Show the records behind a figure; Esc leads back to it."""
        self._came_from = self.tabs.current
        self.tabs.show_tab("records")
        self.records.show_query(query)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back from records to the figure they are behind."""
        back, self._came_from = self._came_from, ""
        if event.key() == Qt.Key.Key_Escape and back and self.tabs.current == "records":
            self.tabs.show_tab(back)
        else:
            super().keyPressEvent(event)

    def on_made(self, tab: FindingTab) -> None:
        """Let each tab lead to records."""
        assert isinstance(tab, ActivityTab)
        tab.records_asked.connect(self.show_records)

    def _add_note(self) -> None:
        self.tabs.show_tab("activity")
        self.overview.when_shown(self.overview.notes_on_chart.add_note)

    def _show_add_menu(self) -> None:
        """Offer the ways in below the button “Add records”."""
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        menu.setObjectName("add-records")
        for words, tip, run in (
            ("Bring in a file…", "A return, log or list in any layout", self.context.import_files),
            ("Type in a duty…", "One duty, shift, session or visit", self.adding.add_duty),
            ("Type in a monthly return…", "One scheme in one month", self.adding.add_return),
        ):
            action = menu.addAction(words)
            action.setToolTip(plain_tip(tip))
            action.triggered.connect(lambda _c=False, run=run: run())
        made = self.window().findChild(QPushButton, "header-activity-add")
        corner = (
            made.mapToGlobal(QPoint(0, made.height() + 4))
            if made
            else self.mapToGlobal(QPoint(0, 0))
        )
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(corner)
