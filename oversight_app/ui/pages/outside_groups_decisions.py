"""Claims and decisions: what was claimed, and what was decided, side by side."""

import re
from dataclasses import replace

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from oversight_app.domain.claims import Claim
from oversight_app.domain.engagement import Engagement
from oversight_app.domain.findings import Table
from oversight_app.domain.observations import Provenance
from oversight_app.review.claims_and_decisions import (
    ClaimsAndDecisions,
    Wanted,
    claims_and_decisions,
)
from oversight_app.review.due import DueItem
from oversight_app.review.due_list import step_for
from oversight_app.review.duties import REVIEW
from oversight_app.review.next_steps import PUBLISH
from oversight_app.ui.context import Context
from oversight_app.ui.engagement_acts import EngagementActs
from oversight_app.ui.pages.record_tab import SAMPLE_WORDS, RecordTab
from oversight_app.ui.plain_tips import plain_tip
from oversight_app.ui.widgets.banner import Banner, BannerKind
from oversight_app.ui.widgets.claim_card import ClaimCard
from oversight_app.ui.widgets.columns import GAP, NARROW
from oversight_app.ui.widgets.engagement_card import EngagementCard
from oversight_app.ui.widgets.filter_bar import FilterBar
from oversight_app.ui.widgets.outside_due_card import OutsideDueCard
from oversight_app.ui.widgets.reading_order import tab_as_read
from oversight_app.ui.widgets.record_card import WHY_NOT

RULE = (
    "Record organisations and figures only. Do not enter names or details of suspects, victims, "
    "children or cases."
)
_MIXED = (
    "Sample data. The engagement decision is made up. The claims and positions are the public "
    "record of 2017 and 2018, each with its source."
)
_MIXED_SHORT = "The decision is sample data."
"""Where the rule stands beside it; the words above are told of it."""
_GROUP = "group"
_ALL_THREE = re.compile(r"\d+/\d+/\d+")
_BAR = 14
"""The bar by which the page scrolls is so wide."""


class ClaimsAndDecisionsTab(RecordTab):
    """The claim checker left, the engagement decision right, what is due below."""

    nothing = "No claim about an outside group, and no decision on one, has been recorded yet."
    way_in = "Add claim…"
    adds = Claim

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        theme = context.theme
        self._read: ClaimsAndDecisions | None = None
        self._wanted_here = Wanted()
        self._sample_words = ""
        self.filters = self.aside = FilterBar()
        self.filters.add_choice(_GROUP, "Group", "The outside group that is looked at", 11)
        days = self.make_days(self.filters, 8)
        self.rule = Banner(theme, BannerKind.RULE, RULE, icon="lock")
        self.header = self.header_of()
        self.claim = ClaimCard(theme, context.jobs, context.toast)
        self.decision = EngagementCard(theme)
        self.due = OutsideDueCard(theme)
        self.acts_on_decision = EngagementActs(context, self)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(GAP)
        self._row.addWidget(self.claim, 8)
        self._row.addWidget(self.decision, 7)
        column = self.page.column
        column.addWidget(self.filters)
        self._banners = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._banners.setSpacing(8)
        self._banners.addWidget(self.rule, 1)
        self._banners.addWidget(self.sample)
        column.addLayout(self._banners)
        for widget in (days.banner, self.header):
            column.addWidget(widget)
        column.addLayout(self._row)
        column.addWidget(self.due)
        column.addStretch(1)
        self._connect()

    @property
    def shown(self) -> ClaimsAndDecisions | None:
        """What is shown; None until the first answer."""
        return self._read

    def reload(self) -> None:
        """Read again what is chosen."""
        wanted = self._wanted_here
        self.read_dated(
            "claims-and-decisions", lambda ws, day: claims_and_decisions(ws, wanted, day),
            self._show,
        )  # fmt: skip

    def show_figure(self, figure: str) -> None:
        """Show a claim or a decision by the ``id`` of its record, as far as there is one; or both,
        and the group that is looked at (0: all), as ``figure`` names them: ``12/34/0``."""
        if figure.isdecimal():
            self._see(claim=int(figure), decision=int(figure), group=None)
        elif _ALL_THREE.fullmatch(figure):
            claim, decision, group = map(int, figure.split("/"))
            self._wanted_here = Wanted(group or None, claim, decision)
            self.reload()

    @property
    def figure(self) -> str:
        """The claim and the decision shown, and the group that is looked at."""
        here = self._wanted_here
        if self._read is None or not (here.claim or here.decision):
            return ""
        return f"{here.claim}/{here.decision}/{here.group or 0}"

    def saved(self, record_id: int) -> None:
        """Show what was saved."""
        self.show_figure(str(record_id))

    def show_origin(self) -> None:
        """Where the claim's figure comes from; what stands, where there is none."""
        if self._read is not None:
            found = self._read.check
            self.origin.show_origin((found or self._read.stands).finding.origin)

    def tables(self) -> tuple[Table, ...]:
        """The claim's figures, how the office stands to each group, and what is due."""
        if self._read is None:
            return ()
        claim = self._read.check.finding.tables if self._read.check else ()
        return (*claim, *self._read.stands.finding.tables, *super().tables())

    # Asking.

    def _see(self, *, claim: int = 0, decision: int = 0, group: int | None = None) -> None:
        self._wanted_here = Wanted(
            group, claim or self._wanted_here.claim, decision or self._wanted_here.decision
        )
        self.reload()

    def _choose(self, name: str, value: object) -> None:
        if name == _GROUP:
            self._wanted_here = Wanted(value if isinstance(value, int) else None)
            self.reload()

    def _open_claim(self, number: int) -> None:
        if self.claim.to_judge:
            self.forms.open(number, self.saved, at="verdict")
        else:
            self.open(number)

    def _open_gate(self, gate: str) -> None:
        found = self._read.view if self._read else None
        if found is None:
            return
        if self.day is not None:
            self.open(found.engagement.id)
        else:
            self.forms.open(found.engagement.id, self.saved, at=f"{gate}_gate")

    def _take_outcome(self, outcome: str) -> None:
        if self._read is not None and self._read.view is not None and self.may_change:
            self.acts_on_decision.choose(self._read.view.engagement, outcome)

    def _sign(self) -> None:
        if self._read is not None and self._read.view is not None and self.may_change:
            self.acts_on_decision.sign(self._read.view.engagement)

    def _publish(self) -> None:
        if self._read is not None and self._read.view is not None:
            self.take_step(PUBLISH, self._read.view.engagement)

    def _take_next(self, item: DueItem) -> None:
        step = step_for(item)
        if item.what == REVIEW and not item.answers:
            self.acts.mark_reviewed(item.record.id)
        elif step is None:
            self.open(item.record.id)
        else:
            self.take_step(step, item.record)

    # Showing.

    def _show(self, read: ClaimsAndDecisions) -> None:
        self._read, self.today = read, read.today
        if read.nothing and self.day is None:
            self.show_empty()
            return
        check, view = read.check, read.view
        self._wanted_here = replace(
            self._wanted_here, group=read.group,
            claim=check.claim.id if check else 0, decision=view.engagement.id if view else 0,
        )  # fmt: skip
        self.filters.offer(
            _GROUP, [(None, "All groups"), *((one.id, one.name) for one in read.groups)],
            read.group,
        )  # fmt: skip
        self.filters.show_choice(_GROUP, len(read.groups) > 1)
        self._say_sample(read)
        self.header.show_finding(read.stands.finding)
        self.claim.show_claim(read.claims, check)
        self.claim.allow_writing(self.may_change, WHY_NOT)
        self.decision.show_decision(read.decisions, view, may_change=self.may_change)
        self.due.show_items(read.due, may_change=self.may_change)
        self.show_content()
        self._arrange()
        # Once what is new has its place.
        QTimer.singleShot(0, self, self._order)

    def _order(self) -> None:
        tab_as_read(self.header.export_button, (self.claim, self.decision, self.due))

    def _say_sample(self, read: ClaimsAndDecisions) -> None:
        decided = read.view is not None and read.view.provenance is Provenance.SAMPLE
        claimed = read.check is not None and read.check.provenance is Provenance.SAMPLE
        self._sample_words = _MIXED if decided and not claimed else ""
        if not self._sample_words and (decided or claimed):
            self._sample_words = SAMPLE_WORDS

    # Making.

    def _connect(self) -> None:
        self.filters.chosen.connect(self._choose)
        self.claim.chosen.connect(lambda number: self._see_also(claim=number))
        self.claim.opened.connect(self._open_claim)
        self.claim.add_asked.connect(lambda: self.add(Claim, self._new_claim()))
        self.claim.origin_asked.connect(self.show_origin)
        self.decision.chosen.connect(lambda number: self._see_also(decision=number))
        self.decision.opened.connect(self.open)
        self.decision.add_asked.connect(lambda: self.add(Engagement, self._new_decision()))
        self.decision.gate_asked.connect(self._open_gate)
        self.decision.outcome_asked.connect(self._take_outcome)
        self.decision.position_asked.connect(self._sign)
        self.decision.publish_asked.connect(self._publish)
        self.due.next_asked.connect(self._take_next)
        self.due.open_asked.connect(lambda item: self.open(item.record.id))
        self.context.theme.changed.connect(self._arrange)

    def _see_also(self, *, claim: int = 0, decision: int = 0) -> None:
        self._see(claim=claim, decision=decision, group=self._wanted_here.group)

    @property
    def _group(self) -> int | None:
        """The group that is looked at, or the one there is."""
        groups = self._read.groups if self._read else ()
        only = groups[0].id if len(groups) == 1 else None
        return self._wanted_here.group or only

    def _new_claim(self) -> Claim | None:
        return Claim(about=self._group) if self._group else None

    def _new_decision(self) -> Engagement:
        return Engagement(proposed_on=self.today, outside_group=self._group)

    def _arrange(self) -> None:
        """The decision stands beside the claim, or under it where the window is narrow."""
        narrow = self.width() < self.context.theme.px(NARROW)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._row.setDirection(way)
        self._place_banners()

    def _place_banners(self) -> None:
        """Both banners share one line where there is room, so that the cards are in sight."""
        words, px = self._sample_words, self.context.theme.px
        self.sample.set_words(_MIXED_SHORT if words == _MIXED else words)
        short, room = self.sample.one_line, self.width() - px(_BAR) - 2 * px(24)
        beside = self.rule.one_line + short + self._banners.spacing() <= room
        self.sample.setToolTip(plain_tip(words))
        self.sample.setAccessibleName(words)
        self.sample.setMinimumWidth(short if beside else 0)
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._banners.setDirection(way)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See again whether both have room side by side."""
        super().resizeEvent(event)
        self._arrange()
