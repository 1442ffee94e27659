"""Joiners and leavers: does the change in strength add up, and how many leave?"""

from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QWidget

from oversight_app.domain.records import Flow
from oversight_app.review.flows import FlowDetail, flow_detail
from oversight_app.store import flows
from oversight_app.store.office import office
from oversight_app.store.workspace import Workspace
from oversight_app.ui.context import Context
from oversight_app.ui.dialogs.flow import FlowDialog
from oversight_app.ui.pages.specials_tab import SpecialsTab
from oversight_app.ui.saving import keeping, save_from
from oversight_app.ui.widgets.ledger_card import LedgerCard
from oversight_app.ui.widgets.notes_line import NotesLine


@dataclass(frozen=True, slots=True)
class _Read:
    detail: FlowDetail
    flows: tuple[Flow, ...]
    home: str
    today: date


class FlowsTab(SpecialsTab):
    """One finding over the table of periods."""

    nothing = (
        "No joiners and leavers have been recorded yet. They are checked against strength, and "
        "give the leaver rate."
    )
    way_in = "Add joiners and leavers…"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.empty.acted.disconnect()
        self.empty.acted.connect(self.add_flow)
        self._read: _Read | None = None
        self.header = self.header_of()
        self.flows = LedgerCard(context.theme, "joiners and leavers")
        self.flows.allow_writing(not context.read_only)
        self.notes = NotesLine()
        self.page.column.addWidget(self.header)
        self.page.column.addWidget(self.flows, 1)
        self.page.column.addWidget(self.notes)
        self.notes.asked.connect(self.show_origin)
        self.flows.add_asked.connect(self.add_flow)
        self.flows.change_asked.connect(self._change)
        self.flows.delete_asked.connect(self._delete)

    def reload(self) -> None:
        """Read every period and its reconciliation."""

        def read(ws: Workspace) -> _Read:
            home = office(ws).home_force
            return _Read(flow_detail(ws), flows.flows(ws, home), home, ws.today())

        self.context.jobs.read("flows", read, self._show, self.show_nothing)

    def show_origin(self) -> None:
        """Where opening and closing strength come from."""
        if self._read is not None:
            self.origin.show_origin(self._read.detail.finding.origin)

    def add_flow(self) -> None:
        """Ask for the joiners and leavers of a period and record them."""
        if self._read is None:
            self.when_read(self.add_flow)
            return
        read = self._read
        dialog = FlowDialog(self.context.theme, read.home, read.today, None, self.window())
        save_from(
            self.context, dialog, "Joiners and leavers added",
            lambda: keeping(flows.add_flow, dialog.flow),
        )  # fmt: skip

    def _show(self, read: _Read) -> None:
        self._read = read
        if not read.flows:
            waiting, self._wanted = self._wanted, None
            self.show_empty()
            self.empty.action.setEnabled(not self.context.read_only)
            if waiting is not None:
                waiting()
            return
        self.header.show_finding(read.detail.finding)
        self.flows.set_table(read.detail.flows)
        self.notes.set_notes((read.detail.finding.method, *read.detail.finding.caveats))
        self.show_content()

    def _change(self, flow: int) -> None:
        read = self._read
        before = next((f for f in read.flows if f.id == flow), None) if read else None
        if read is None or before is None:
            return
        dialog = FlowDialog(self.context.theme, read.home, read.today, before, self.window())
        save_from(
            self.context, dialog, "Joiners and leavers saved",
            lambda: keeping(flows.save_flow, dialog.flow),
        )  # fmt: skip

    def _delete(self, flow: int) -> None:
        self.context.write("Joiners and leavers deleted", lambda ws: flows.delete_flow(ws, flow))
