"""The engagement decision: how far up the ladder, three gates, who holds what, and what has
changed since it was signed."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from oversight_app.domain.engagement import ASK, GATES
from oversight_app.domain.periods import written_date
from oversight_app.domain.wording import mid_sentence
from oversight_app.review.engagement_view import EngagementListed, EngagementView
from oversight_app.review.position_rows import HeldPosition
from oversight_app.ui.plain_tips import plain_tip
from oversight_app.ui.theme import Role, Theme
from oversight_app.ui.widgets.banner import Banner, BannerKind
from oversight_app.ui.widgets.card import Card
from oversight_app.ui.widgets.checks_grid import CheckRow, ChecksGrid
from oversight_app.ui.widgets.choice import Choice
from oversight_app.ui.widgets.empty_state import nothing_yet
from oversight_app.ui.widgets.flow_layout import FlowLayout
from oversight_app.ui.widgets.gate_card import GateCard
from oversight_app.ui.widgets.label import button, dress_button, label, rule
from oversight_app.ui.widgets.ladder_view import LadderView
from oversight_app.ui.widgets.links_row import LinksRow
from oversight_app.ui.widgets.state_tag import SAMPLE_STATE, StateTag

NO_DECISION = "No position of the Commissioner on working with outside groups has been recorded."
_SIGNED = "A signed position does not change. Record a new one."
_EARLIER = "Nothing can be changed in a view of an earlier day."


class EngagementCard(Card):
    """``chosen`` carries the ``id`` of a decision, ``opened`` that of a record to be read;
    ``gate_asked`` that of a gate; ``outcome_asked`` the code of an outcome for the draft;
    ``position_asked`` and ``publish_asked`` are of the decision shown."""

    chosen = Signal(int)
    opened = Signal(int)
    add_asked = Signal()
    gate_asked = Signal(str)
    outcome_asked = Signal(str)
    position_asked = Signal()
    publish_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("Engagement decision", parent=parent)
        self._theme = theme
        self.found: EngagementView | None = None
        self._may_change = True
        self.setObjectName("engagement-card")
        self.sample, self.state = StateTag(theme, sample=True), StateTag(theme)
        self.add_corner(self.sample)
        self.add_corner(self.state)
        self.choice: Choice[int] = Choice("choose-decision", "Which decision is shown", 22)
        self.add_button = button(
            "Add engagement decision…", "primary", "Record the Commissioner’s position"
        )
        self.ladder = LadderView(theme)
        self.unlocks = label("", Role.CAPTION, "text2", wrap=True)
        self.ask_button = button("Ask for more first", "link")
        self.gates = tuple(GateCard(theme) for _ in GATES)
        self.positions, self.changes = ChecksGrid(theme, 150), ChecksGrid(theme)
        self.rests = LinksRow()
        self.held_on = label("", Role.CAPTION, "text2")
        self.changed_words = label("", Role.CARD_TITLE, wrap=True)
        self.gap = Banner(theme, BannerKind.PROBLEM)
        self.note = Banner(theme, BannerKind.RULE)
        self.next_step = label("", Role.CAPTION, "text2", wrap=True)
        self.open_button = button("Open…", tip="Read the whole decision and change it")
        self.position_button = button("", "primary")
        self.nothing = label(NO_DECISION, Role.CARD_TITLE, "text2", wrap=True)
        self._lay_out()
        self._connect()
        self.show_decision((), None, may_change=True)

    def show_decision(
        self, listed: Sequence[EngagementListed], found: EngagementView | None, *, may_change: bool
    ) -> None:
        """Show one decision among those to choose from; None where there is none."""
        self.found, self._may_change = found, may_change
        self.inside.setVisible(found is not None)
        self.empty.setVisible(found is None)
        self.add_button.setEnabled(may_change)
        self.sample.set_status(
            SAMPLE_STATE if found and found.engagement.provenance == "sample" else None
        )
        self.state.set_status(found.state if found is not None else None)
        if found is None:
            self.set_words("Engagement decision", "")
            return
        one = found.engagement
        several = len(listed) > 1
        group = found.group.name if found.group else "Outside groups"
        self.set_words("Engagement decision", f"{one.reference} · {group if several else one.name}")
        self.choice.offer([[(_offered(each), each.engagement.id) for each in listed]], one.id)
        self.choice.setVisible(several)
        self.choice.setAccessibleDescription(self.choice.currentText())
        self._show_ladder(found)
        for card, gate in zip(self.gates, found.gates, strict=True):
            card.show_gate(gate, may_change=may_change and one.state == "draft")
        self._show_positions(found)
        self._show_rests(found)
        self._show_changed(found)
        self.gap.set_words(found.gap)
        self.note.set_words(found.operational)
        self._show_steps(found)

    # Showing.

    def _show_ladder(self, found: EngagementView) -> None:
        one = found.engagement
        draft = one.state == "draft"
        why_not = "" if draft and self._may_change else _SIGNED if not draft else _EARLIER
        self.ladder.show_rungs(found.rungs, why_not)
        asks = one.outcome == ASK
        said = "The position is to ask for more first. " if asks else ""
        self.unlocks.setText(f"{said}{found.unlocks}")
        self.ask_button.setVisible(draft and not asks)
        self.ask_button.setEnabled(not why_not)
        self.ask_button.setToolTip(
            why_not or "No position yet: ask the chief constable to show more before one is taken"
        )

    def _show_positions(self, found: EngagementView) -> None:
        self.held_on.setText(f"As at {written_date(found.today)}")
        # Who speaks is said once, however many positions they hold.
        by_body: dict[str, list[HeldPosition]] = {}
        for one in found.positions:
            by_body.setdefault(one.body, []).append(one)
        rows = [
            CheckRow(body, "\n".join(one.in_short for one in held), None, _said(held))
            for body, held in by_body.items()
        ]
        nothing = CheckRow("None", "No position about this group is on record.", None)
        self.positions.show_rows(rows or [nothing])

    def _show_rests(self, found: EngagementView) -> None:
        every = [one for kind in found.rests_on for one in kind.records]
        self.rests.show_links([(one.id, one.reference, one.title) for one in every])
        self._rests.setVisible(bool(every))

    def _show_changed(self, found: EngagementView) -> None:
        changed = found.changed
        self._since.setVisible(changed is not None)
        if changed is not None:
            self.changed_words.setText(changed.words)
            self.changes.show_rows(
                [
                    CheckRow(one.reference, one.words, one.status, written_date(one.day),
                             one.record_id)
                    for one in changed.changes
                ]
            )  # fmt: skip

    def _show_steps(self, found: EngagementView) -> None:
        one = found.engagement
        self.next_step.setText(found.next_step)
        may = self._may_change
        self.open_button.setText("Open…")
        words, tip, allowed = "", "", False
        if one.state == "draft":
            words = f"Record position: {mid_sentence(found.outcome)}" if found.outcome else (
                "Record position…"
            )  # fmt: skip
            allowed = bool(one.outcome) and one.outcome in found.allowed
            tip = "Sign it: the position stands from that day"
            if not one.outcome:
                tip = "Choose a position on the ladder first"
            elif not allowed:
                tip = found.unlocks
        elif one.state == "signed" and one.to_publish:
            words, tip, allowed = "Publish…", "Record where and when it is published", True
        self.position_button.setText(words)
        self.position_button.setAccessibleName(words)
        self.position_button.setVisible(bool(words))
        self.position_button.setEnabled(allowed and may)
        self.position_button.setToolTip(plain_tip(tip if may else _EARLIER))

    # Making.

    def _lay_out(self) -> None:
        self.inside = QWidget()
        self.empty = nothing_yet(self.nothing, self.add_button)
        box = QVBoxLayout(self.inside)
        box.setContentsMargins(16, 2, 16, 14)
        box.setSpacing(8)
        box.addWidget(self.choice)
        box.addWidget(label("Level of working", Role.CARD_TITLE))
        box.addWidget(self.ladder)
        under = QWidget()
        row = FlowLayout(under, gap=8, row_gap=0)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.ask_button)
        box.addWidget(under)
        box.addWidget(self.gap)
        box.addWidget(label("Three gates", Role.CARD_TITLE))
        for card in self.gates:
            box.addWidget(card)
        head = QHBoxLayout()
        head.addWidget(label("Positions on record", Role.CARD_TITLE), 1)
        head.addWidget(self.held_on)
        box.addLayout(head)
        box.addWidget(self.positions)
        self._rests = _part(label("It rests on", Role.CARD_TITLE), self.rests)
        self._since = _part(self.changed_words, self.changes)
        box.addWidget(self._rests)
        box.addWidget(self._since)
        box.addWidget(self.note)
        box.addStretch(1)
        box.addWidget(rule())
        box.addWidget(self.unlocks)
        box.addWidget(self.next_step)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(self.open_button)
        foot.addWidget(self.position_button)
        box.addLayout(foot)
        self.add(self.inside)
        self.add(self.empty)

    def _connect(self) -> None:
        for made, name in (
            (self.open_button, "open-decision"), (self.add_button, "add-decision"),
            (self.position_button, "record-position"), (self.ask_button, "ask-for-more"),
        ):  # fmt: skip
            made.setObjectName(name)
        self.ask_button.setProperty("role", Role.CAPTION.value)
        self.choice.activated.connect(lambda _i: self.chosen.emit(self.choice.value))
        self.open_button.clicked.connect(lambda _c=False: self._open())
        self.add_button.clicked.connect(lambda _c=False: self.add_asked.emit())
        self.position_button.clicked.connect(lambda _c=False: self._go_on())
        self.ask_button.clicked.connect(lambda _c=False: self.outcome_asked.emit(ASK))
        self.rests.opened.connect(self.opened)
        self.changes.opened.connect(self.opened)
        self.ladder.chosen.connect(self.outcome_asked)
        for card in self.gates:
            card.asked.connect(self.gate_asked)
        self._theme.changed.connect(self._dress)
        self._dress()

    def _open(self) -> None:
        if self.found is not None:
            self.opened.emit(self.found.engagement.id)

    def _go_on(self) -> None:
        if self.found is None:
            return
        draft = self.found.engagement.state == "draft"
        (self.position_asked if draft else self.publish_asked).emit()

    def _dress(self) -> None:
        dress_button(self.open_button, self._theme, "edit")
        dress_button(self.ask_button, self._theme, "help", "accent")


def _said(held: Sequence[HeldPosition]) -> str:
    return "\n".join(
        f"{one.stance.words}: “{one.wording}” {one.source}, {one.from_words}" for one in held
    )


def _part(title: QWidget, inside: QWidget) -> QWidget:
    made = QWidget()
    box = QVBoxLayout(made)
    box.setContentsMargins(0, 4, 0, 0)
    box.setSpacing(4)
    box.addWidget(title)
    box.addWidget(inside)
    return made


def _offered(one: EngagementListed) -> str:
    stands = ", in force" if one.in_force else ""
    return f"{one.engagement.reference} · {one.engagement.name} ({one.state.words}{stands})"
