"""Decisions: the register by number, and what the notice of the selected one still misses."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QStackedWidget, QWidget

from oversight_app.domain.decisions import Decision
from oversight_app.domain.engagement import Engagement
from oversight_app.domain.findings import Finding
from oversight_app.review.decisions import (
    Entry,
    Register,
    decisions_finding,
    register,
    register_table,
)
from oversight_app.review.next_steps import PUBLISH
from oversight_app.store.workspace import Workspace
from oversight_app.ui.context import Context
from oversight_app.ui.pages.record_tab import RecordTab
from oversight_app.ui.widgets.columns import TwoColumns
from oversight_app.ui.widgets.notice_card import NoticeCard
from oversight_app.ui.widgets.record_list import RecordList
from oversight_app.ui.widgets.table_card import TableCard


@dataclass(frozen=True, slots=True)
class _Read:
    found: Register
    finding: Finding


class DecisionsTab(RecordTab):
    """The register left, the check of one notice right; or the decisions as a list."""

    nothing = "No decision has been recorded yet."
    way_in = "Add a decision…"
    adds = Decision

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        theme = context.theme
        self._read: _Read | None = None
        self._wanted_key = ""
        days = self.make_days()
        self.header = self.header_of()
        self.register = TableCard(theme, note_below=True)
        self.register.view.set_two_lines()
        self.register.view.gives_way = ("published",)
        self.register.view.goes_last = ("signed", "days")
        self.action(
            self.register,
            "show-list",
            "Show as list",
            "Search, filter, hand over, bring in and send out decisions",
            self._as_list,
        )
        self.action(
            self.register,
            "add-decision",
            "Add a decision…",
            "Propose a decision",
            lambda: self.add(Decision),
            writes=True,
        )
        self.notice = NoticeCard(theme, locked=context.read_only)
        columns = TwoColumns(theme, (2, 1))
        columns.add(self.register, right=False, share=1, least=300)
        columns.add(self.notice, right=True, share=1, least=320)
        self.listed = RecordList(context, (Decision, Engagement), self.forms, "decisions")
        self.action(
            self.listed.card,
            "as-register",
            "Show the register",
            "By number, with what each notice misses",
            self._as_register,
        )
        self.views = QStackedWidget()
        self.views.addWidget(columns)
        self.views.addWidget(self.listed)
        column = self.page.column
        for widget in (self.sample, days.banner, self.header):
            column.addWidget(widget)
        column.addWidget(self.views, 1)
        self.register.selected.connect(self._select)
        self.register.activated.connect(self._open)
        self.notice.opened.connect(self.open)
        self.notice.matter_asked.connect(self.matter_asked)
        self.notice.publish_asked.connect(self._publish)

    def reload(self) -> None:
        """Read the register again."""
        self.read_dated("decisions", _read, self._show)
        if self.views.currentWidget() is self.listed:
            self.listed.reload()

    def show_origin(self) -> None:
        """How working days are counted."""
        if self._read is not None:
            self.origin.show_origin(self._read.finding.origin)

    def saved(self, record_id: int) -> None:
        """Select what was saved."""
        self._wanted_key = str(record_id)

    def _as_list(self) -> None:
        self.views.setCurrentWidget(self.listed)
        self.listed.show_kind(Decision.kind, self.day)
        self.listed.view.setFocus()

    def _as_register(self) -> None:
        self.views.setCurrentIndex(0)
        self.register.view.setFocus()

    def _show(self, read: _Read) -> None:
        self._read = read
        self.today = read.found.today
        if not read.found.entries and self.day is None:
            self.show_empty()
            return
        self.header.show_finding(read.finding)
        self.say_sample(read.finding.provenance)
        self.register.set_table(register_table(read.found))
        wanted, self._wanted_key = self._wanted_key, ""
        if wanted:
            self.register.select_key(wanted)
        key = self.register.view.selected_key()
        if not key and read.found.entries:
            key = min(read.found.entries, key=_pressing).key
            self.register.select_key(key)
        self._select(key)
        self.show_content()

    def _entry(self, key: str) -> Entry | None:
        entries = self._read.found.entries if self._read else ()
        return next((one for one in entries if one.key == key), None)

    def _select(self, key: str) -> None:
        self.notice.locked = not self.may_change
        self.notice.show_entry(self._entry(key))

    def _open(self, key: str) -> None:
        entry = self._entry(key)
        if entry is not None and entry.decision is not None:
            self.open(entry.decision.id)

    def _publish(self, record_id: int) -> None:
        entry = self._entry(str(record_id))
        if entry is not None and entry.decision is not None:
            self.take_step(PUBLISH, entry.decision)


def _pressing(entry: Entry) -> tuple[int, bool]:
    """What is looked at first: overdue, then signed with something missing."""
    signed = entry.decision is not None and entry.decision.state == "signed"
    return (-entry.days_late, not (signed and entry.missing))


def _read(ws: Workspace, as_at: date | None) -> _Read:
    found = register(ws, as_at)
    return _Read(found, decisions_finding(found))
