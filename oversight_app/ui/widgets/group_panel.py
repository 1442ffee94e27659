"""Everything about the selected outside group, at the right of the register."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from oversight_app.domain.outside_groups import GROUP_KINDS
from oversight_app.domain.periods import written_date
from oversight_app.review.outside_group_detail import GroupDetail, Known
from oversight_app.review.outside_group_words import gates_words
from oversight_app.ui.theme import Role, Theme
from oversight_app.ui.widgets.contact_ladder import ContactLadder
from oversight_app.ui.widgets.label import dress_button, label, rule
from oversight_app.ui.widgets.side_panel import SidePanel

_MOST = 4
"""So many records of a kind are named; the rest are counted."""


class GroupPanel(SidePanel):
    """The acts ask for what is shown. ``record_asked`` carries the ``id`` of a record to open,
    ``checked`` that of a claim or decision to show on the first tab."""

    change_asked = Signal()
    contact_asked = Signal()
    assess_asked = Signal()
    boundaries_asked = Signal()
    risks_asked = Signal()
    record_asked = Signal(int)
    checked = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "The selected outside group", "group", parent)
        self._detail: GroupDetail | None = None
        self._made: list[QWidget] = []
        self._about = label("", Role.CAPTION, "text2", wrap=True)
        self._name = label("", Role.FINDING, wrap=True, selectable=True)
        self._does = label("", Role.CAPTION, "text2", wrap=True, selectable=True)
        self._known = label("", Role.CAPTION, "text2", wrap=True, selectable=True)
        self.change_button = self.link("change", "Change…", "Change this outside group (Enter)")
        self.contact_button = self.link(
            "contact", "Change contact…", "Say on which rung contact stands, and since when"
        )
        self.assess_button = self.link(
            "assess", "Assess…", "Assess its boundaries, question by question"
        )
        self.boundaries_button = self.link(
            "boundaries", "Show in Governance", "Its answers beside those of schemes"
        )
        self.risks_button = self.link(
            "risks", "Show in Governance", "The map and the register of risks"
        )
        self.ladder = ContactLadder(theme)
        self._moves = label("", Role.CAPTION, "text2", wrap=True, selectable=True)
        self._gates = label("", Role.CAPTION, "text2", wrap=True)
        self._assessed = label("", Role.CAPTION, "text2", wrap=True, selectable=True)
        self._risks = label("", Role.CAPTION, "text2", wrap=True)
        self._boxes = {name: QVBoxLayout() for name in ("decisions", "positions", "claims")}
        self._more = {
            name: label("", Role.CAPTION, "text2", wrap=True)
            for name in ("decisions", "positions", "claims")
        }
        self._lay_out()
        for made, signal in (
            (self.change_button, self.change_asked), (self.contact_button, self.contact_asked),
            (self.assess_button, self.assess_asked), (self.risks_button, self.risks_asked),
            (self.boundaries_button, self.boundaries_asked),
        ):  # fmt: skip
            made.clicked.connect(signal)
        theme.changed.connect(self._dress)
        self._dress()

    @property
    def detail(self) -> GroupDetail | None:
        """What is shown."""
        return self._detail

    def allow_writing(self, allowed: bool) -> None:
        """Hide what changes anything, as at an earlier day or in a window that can look alone."""
        for made in (self.change_button, self.contact_button, self.assess_button):
            made.setVisible(allowed)

    def show_detail(self, detail: GroupDetail | None) -> None:
        """Show a group; None: nothing is selected."""
        self._detail = detail
        self.inside.setVisible(detail is not None)
        if detail is None:
            return
        group, standing = detail.group, detail.standing
        about = (group.reference, dict(GROUP_KINDS)[group.sort], group.area)
        self._about.setText(" · ".join(one for one in about if one))
        self._name.setText(group.name)
        self._does.setText(group.does)
        self._does.setVisible(bool(group.does))
        since = f"Known since {written_date(group.known_since)}" if group.known_since else ""
        whom = f" to {group.known_to}" if group.known_to else ""
        others = ", ".join(group.aliases.splitlines())
        ended = f"No longer active since {written_date(group.ended)}." if group.ended else ""
        known = (
            f"{since}{whom}." if since else "", f"Others say: {others}." if others else "", ended,
        )  # fmt: skip
        self._known.setText(" ".join(one for one in known if one))
        self.ladder.show_rungs(detail.rungs)
        self._moves.setText("\n".join(one.said for one in detail.moves[:_MOST]))
        met = gates_words(standing)
        of = standing.decision
        self._gates.setText(f"Gates met: {met}, by {of.reference}" if of else "")
        self._gates.setVisible(of is not None)
        assessed = detail.assessment
        self._assessed.setText(
            f"{assessed.reference}, {assessed.words}: {assessed.state or 'no answers'}"
            if assessed
            else "It has not been assessed yet."
        )
        self.boundaries_button.setVisible(assessed is not None)
        self._risks.setText(_risks_words(detail.risks))
        self.risks_button.setVisible(bool(detail.risks))
        self._show_known(detail)

    def _show_known(self, detail: GroupDetail) -> None:
        for old in self._made:
            old.hide()
            old.deleteLater()
        self._made = []
        for name, found, none, opens in (
            ("decisions", detail.decisions, "No decision on engagement is recorded.", self.checked),
            ("positions", detail.positions, "No body’s position on it is held.", self.record_asked),
            ("claims", detail.claims, "No claim about it is recorded.", self.checked),
        ):
            for one in found[:_MOST]:
                made = self._line(one)
                made.clicked.connect(lambda _c=False, number=one.id, to=opens: to.emit(number))
                self._made.append(self._with_words(made, one))
                self._boxes[name].addWidget(self._made[-1])
            more = len(found) - _MOST
            self._more[name].setText(f"And {more} more." if more > 0 else "" if found else none)
            self._more[name].setVisible(bool(self._more[name].text()))

    def _line(self, one: Known) -> QPushButton:
        whole = ", ".join(word for word in (one.words, one.state) if word)
        made = self.link(f"record-{one.reference}", "", f"{whole}. Open it")
        made.setText(one.reference)
        made.setAccessibleName(f"{one.reference} {whole}")
        return made

    def _with_words(self, made: QPushButton, one: Known) -> QWidget:
        """The link, and beside it on as many lines as they need what it leads to."""
        # A decision is known by its state, a position by whose it is, a claim by its words.
        said = {"ED": one.state, "PO": f"{one.state}: {one.words}"}
        words = label(said.get(one.reference[:2]) or one.words, Role.CAPTION, wrap=True)
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(made, 0, Qt.AlignmentFlag.AlignTop)
        words.setContentsMargins(0, 4, 0, 4)
        row.addWidget(words, 1)
        return both

    def _lay_out(self) -> None:
        lines = self.lines
        lines.setSpacing(6)
        first = QHBoxLayout()
        first.addWidget(self._about, 1)
        first.addWidget(self.change_button, 0, Qt.AlignmentFlag.AlignTop)
        lines.addLayout(first)
        for widget in (self._name, self._does, self._known):
            lines.addWidget(widget)
        lines.addWidget(rule())
        self._head("Contact", self.contact_button)
        lines.addWidget(self.ladder)
        lines.addWidget(self._moves)
        lines.addWidget(rule())
        self._head("Commissioner’s position")
        self._part("decisions")
        lines.addWidget(self._gates)
        lines.addWidget(rule())
        self._head("Boundary assessment", self.assess_button)
        lines.addWidget(self._assessed)
        lines.addWidget(self.boundaries_button, 0, Qt.AlignmentFlag.AlignLeft)
        lines.addWidget(rule())
        self._head("Risks")
        lines.addWidget(self._risks)
        lines.addWidget(self.risks_button, 0, Qt.AlignmentFlag.AlignLeft)
        lines.addWidget(rule())
        self._head("Positions held")
        self._part("positions")
        lines.addWidget(rule())
        self._head("Claims")
        self._part("claims")
        lines.addStretch(1)

    def _head(self, words: str, act: QPushButton | None = None) -> None:
        row = QHBoxLayout()
        row.addWidget(label(words, Role.CARD_TITLE))
        row.addStretch(1)
        if act is not None:
            row.addWidget(act)
        self.lines.addLayout(row)

    def _part(self, name: str) -> None:
        self._boxes[name].setSpacing(0)
        self.lines.addLayout(self._boxes[name])
        self.lines.addWidget(self._more[name])

    def _dress(self) -> None:
        for made, icon in (
            (self.change_button, "edit"), (self.contact_button, "swap"),
            (self.assess_button, "plus"),
        ):  # fmt: skip
            dress_button(made, self._theme, icon, "accent")


def _risks_words(risks: Sequence[Known]) -> str:
    if not risks:
        return "No open risk about it is recorded."
    first = risks[0]
    many = "1 open risk" if len(risks) == 1 else f"{len(risks)} open risks"
    return f"{many}; the highest is {first.reference} {first.words}, at {first.state}."
