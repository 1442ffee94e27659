"""Groups: which outside groups are known, and how does the office stand to each?"""

from dataclasses import dataclass
from datetime import date

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from oversight_app.domain.findings import Table
from oversight_app.domain.organisations import Organisation
from oversight_app.domain.outside_groups import OutsideGroup
from oversight_app.review.outside_bodies import organisations_table
from oversight_app.review.outside_group_detail import GroupDetail, group_detail
from oversight_app.review.outside_groups import WhatStands, what_stands
from oversight_app.store import records
from oversight_app.store.workspace import Workspace
from oversight_app.ui.assessing import Assessing
from oversight_app.ui.context import Context, Write
from oversight_app.ui.dialogs.change_contact import ChangeContactDialog
from oversight_app.ui.pages.record_tab import MIXED_WORDS, RecordTab
from oversight_app.ui.saving import save_from
from oversight_app.ui.widgets.columns import GAP
from oversight_app.ui.widgets.group_panel import GroupPanel
from oversight_app.ui.widgets.ledger_card import LedgerCard
from oversight_app.ui.widgets.notes_line import NotesLine

_ROWS, _MOST = 2, 6
_EDGE = 2
_NAME = 245
"""The least width, unscaled, in which the longest name of an office is whole on two lines."""


@dataclass(frozen=True, slots=True)
class _Read:
    stands: WhatStands
    bodies: Table


class GroupsTab(RecordTab):
    """The register of groups over that of organisations, the selected group at the right."""

    nothing = "No outside group has been recorded yet."
    way_in = "Add an outside group…"
    adds = OutsideGroup
    sample_words = MIXED_WORDS

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        theme = context.theme
        self._read: _Read | None = None
        self._wanted_id = 0
        self.assessing = Assessing(context, self)
        days = self.make_days()
        self.header = self.header_of()
        self.register = LedgerCard(theme, "group")
        self.register.view.set_two_lines()
        self.register.view.gives_way = ("kind", "gates")
        self.register.view.goes_last = ("held", "claims")
        self.register.view.least_words = 205
        self.bodies = LedgerCard(theme, "organisation")
        self.bodies.view.set_two_lines()
        self.bodies.view.gives_way = ("area", "kind")
        self.bodies.view.goes_last, self.bodies.view.least_words = ("since",), _NAME
        self.panel = GroupPanel(theme)
        self.notes = NotesLine()
        self._lay_out([self.sample, days.banner, self.header])
        self._connect()

    @property
    def stands(self) -> WhatStands | None:
        """What is shown; None until the first answer."""
        return self._read.stands if self._read else None

    @property
    def can_change_selected(self) -> bool:
        """True where a group is selected and may be changed."""
        return self.may_change and self.panel.detail is not None

    def reload(self) -> None:
        """Read the registers again."""
        self.read_dated("outside-group-register", _read, self._show)

    def show_origin(self) -> None:
        """Where what is said of all groups comes from."""
        if self._read is not None:
            self.origin.show_origin(self._read.stands.finding.origin)

    def show_figure(self, figure: str) -> None:
        """Select a group or an organisation by its ``id``, as at today."""
        if figure.isdecimal():
            self._wanted_id = int(figure)
            if self.day is not None:
                self.show_day(None)
            else:
                self.reload()

    @property
    def figure(self) -> str:
        """The group selected, or the organisation that the keyboard is on."""
        card = self.bodies if self.bodies.view.hasFocus() else self.register
        return card.view.selected_key()

    def saved(self, record_id: int) -> None:
        """Select what was saved."""
        self._wanted_id = record_id

    def change_contact(self) -> None:
        """Ask on which rung contact with the selected group stands."""
        detail = self.panel.detail
        if detail is None or not self.may_change:
            return
        dialog = ChangeContactDialog(self.context.theme, detail, self.today, self.window())

        def asked() -> Write:
            group, day = dialog.group, dialog.day
            return lambda ws: records.save(ws, group, day=day)

        save_from(self.context, dialog, "Contact changed", asked)

    def assess(self) -> None:
        """Ask for an assessment of the boundaries of the selected group."""
        if self.panel.detail is not None and self.may_change:
            self.assessing.begin(f"group:{self.panel.detail.group.id}")

    # Showing.

    def _show(self, read: _Read) -> None:
        self._read = read
        stands = read.stands
        self.today = stands.as_at
        if not stands.groups and not read.bodies.rows and self.day is None:
            self.show_empty()
            self.empty.action.setEnabled(not self.context.read_only)
            return
        self.header.show_finding(stands.finding)
        self.say_sample(stands.provenance)
        (table,) = stands.finding.tables
        self.register.set_table(table)
        self.bodies.set_table(read.bodies)
        for card in (self.register, self.bodies):
            card.allow_writing(self.may_change)
        self.panel.allow_writing(self.may_change)
        self._select_wanted()
        self.notes.set_notes(stands.finding.caveats)
        self.show_content()
        self._arrange()

    def _select_wanted(self) -> None:
        wanted, self._wanted_id = str(self._wanted_id), 0
        if wanted in {row.key for row in self.bodies.view.table.rows}:
            self.bodies.select_key(wanted)
            self.bodies.view.setFocus()
        rows = self.register.view.table.rows
        keys = [row.key for row in rows]
        if wanted in keys:
            self.register.select_key(wanted)
        elif keys and self.register.view.selected_key() not in keys:
            self.register.select_key(keys[0])
        self._read_detail()

    def _read_detail(self) -> None:
        key, day = self.register.view.selected_key(), self.day
        if not key:
            self.panel.show_detail(None)
            return

        def show(detail: GroupDetail | None) -> None:
            if self.register.view.selected_key() == key and self.day == day:
                self.panel.show_detail(detail)
                self.panel.allow_writing(self.may_change)

        self.context.jobs.read("outside-group", lambda ws: group_detail(ws, int(key), day), show)

    def _delete(self, number: int) -> None:
        if self.may_change:
            self.context.write("Record deleted", lambda ws: records.delete(ws, number))

    # Making.

    def _lay_out(self, top: list[QWidget]) -> None:
        left = QVBoxLayout()
        left.setSpacing(GAP)
        left.addWidget(self.register)
        left.addWidget(self.bodies, 1)
        # They take what is left, and ask for no more than their least.
        for part in (self.bodies, self.panel):
            part.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(GAP)
        self._row.addLayout(left, 1)
        self._row.addWidget(self.panel)
        column = self.page.column
        for widget in top:
            column.addWidget(widget)
        column.addLayout(self._row, 1)
        column.addWidget(self.notes)

    def _connect(self) -> None:
        self.register.view.selection_changed.connect(self._read_detail)
        for card, kind in ((self.register, OutsideGroup), (self.bodies, Organisation)):
            card.add_asked.connect(lambda kind=kind: self.add(kind))
            card.change_asked.connect(self.open)
            card.delete_asked.connect(self._delete)
            self.add_list_button(card, kind)
        self.panel.change_asked.connect(self._change)
        self.panel.contact_asked.connect(self.change_contact)
        self.panel.assess_asked.connect(self.assess)
        self.panel.boundaries_asked.connect(self._show_boundaries)
        self.panel.risks_asked.connect(lambda: self.context.go_to("governance/risks"))
        self.panel.record_asked.connect(self.open)
        self.panel.checked.connect(
            lambda number: self.context.go_to(f"outside-groups/decisions/{number}")
        )
        self.notes.asked.connect(self.show_origin)
        self.context.theme.changed.connect(self._arrange)

    def _change(self) -> None:
        if self.panel.detail is not None:
            self.open(self.panel.detail.group.id)

    def _show_boundaries(self) -> None:
        if self.panel.detail is not None:
            self.context.go_to(f"governance/boundaries/group:{self.panel.detail.group.id}")

    def _arrange(self) -> None:
        """The group stands beside the registers, or below them where the window is narrow."""
        narrow = self.panel.place(self._row, self.width())
        width = self.width() if narrow else self.width() - self.panel.width() - GAP
        # A few groups leave the rest of the height to the organisations.
        groups = min(_MOST, max(1, self.register.view.model().rowCount()))
        high = self.register.view.content_height(groups) + _EDGE
        self.register.setFixedHeight(self.register.height_with(high, width))
        least = self.bodies.view.content_height(_ROWS) + _EDGE
        self.bodies.setMinimumHeight(self.bodies.height_with(least, width))
        self.panel.setMinimumHeight(self.context.theme.px(420) if narrow else 0)
        # Below them it has its own height; what is ignored would be given none.
        way = QSizePolicy.Policy.Preferred if narrow else QSizePolicy.Policy.Ignored
        self.panel.setSizePolicy(QSizePolicy.Policy.Preferred, way)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()


def _read(ws: Workspace, as_at: date | None) -> _Read:
    return _Read(what_stands(ws, as_at=as_at), organisations_table(ws, as_at))
