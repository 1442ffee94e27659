"""The claim checker: one claim as quoted, its sum, what it shows and does not, the checks, the
conclusion drawn from it, and the wording that may be quoted."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from oversight_app.review.claim_parts import ClaimCheck, ListedClaim
from oversight_app.ui.jobs import Jobs
from oversight_app.ui.theme import Role, Theme
from oversight_app.ui.widgets.card import Card
from oversight_app.ui.widgets.chart_card import ChartCard
from oversight_app.ui.widgets.checks_grid import CheckRow, ChecksGrid
from oversight_app.ui.widgets.choice import Choice
from oversight_app.ui.widgets.empty_state import nothing_yet
from oversight_app.ui.widgets.flow_layout import FlowLayout
from oversight_app.ui.widgets.label import button, dress_button, label, rule
from oversight_app.ui.widgets.points_list import Point, PointsList
from oversight_app.ui.widgets.quotable_box import QuotableBox
from oversight_app.ui.widgets.quote_block import QuoteBlock
from oversight_app.ui.widgets.state_tag import SAMPLE_STATE, StateTag

_NARROW, _NARROWER = 510, 440
"""A card this narrow stacks the figure over its chart, or what it shows over what it does not."""
_CHART = 164
_FIGURE = 204
NO_CLAIM = "No claim about outside groups has been recorded yet."


class ClaimCard(Card):
    """``chosen`` and ``opened`` carry the ``id`` of a claim; ``origin_asked`` is of its figure."""

    chosen = Signal(int)
    opened = Signal(int)
    add_asked = Signal()
    origin_asked = Signal()

    def __init__(
        self, theme: Theme, jobs: Jobs, said: Callable[[str], None], parent: QWidget | None = None
    ) -> None:
        super().__init__("Claim checker", parent=parent)
        self._theme = theme
        self.found: ClaimCheck | None = None
        self.setObjectName("claim-card")
        self.sample = StateTag(theme, sample=True)
        self.verdict = StateTag(theme)
        self.add_corner(self.sample)
        self.add_corner(self.verdict)
        self.choice: Choice[int] = Choice("choose-claim", "Which claim is shown", 22)
        self.open_button = button("Open")
        self._may_judge = True
        self.add_button = button("Add claim…", "primary", "Type in what was claimed")
        self.quote = QuoteBlock(theme)
        self.share = label("", Role.KEY_FIGURE, selectable=True)
        self.division = label("", Role.CARD_TITLE, "text2", wrap=True)
        self.interval = label("", wrap=True)
        self.interval.setProperty("strong", True)
        self.means = label("", Role.CAPTION, "text2", wrap=True)
        self.origin_button = button(
            "Where is this figure from?", "link", "Counts, base, method and source (Ctrl+I)"
        )
        self.chart = ChartCard(theme, jobs, said)
        self.chart.set_bare()
        self.shows, self.not_shown = PointsList(theme), PointsList(theme)
        self.checks, self.versions = ChecksGrid(theme), ChecksGrid(theme)
        self.conclusion = QuoteBlock(theme, Role.BODY)
        self.follows = StateTag(theme)
        self.why = label("", wrap=True, selectable=True)
        self.quotable = QuotableBox(theme, said)
        self.nothing = label(NO_CLAIM, Role.CARD_TITLE, "text2", wrap=True)
        self._lay_out()
        self._connect()
        self.show_claim((), None)

    def show_claim(self, listed: Sequence[ListedClaim], found: ClaimCheck | None) -> None:
        """Show one claim among those to choose from; None where there is none."""
        self.found = found
        self.inside.setVisible(found is not None)
        self.empty.setVisible(found is None)
        self.sample.set_status(
            SAMPLE_STATE if found is not None and found.claim.provenance == "sample" else None
        )
        self.verdict.set_status(found.verdict if found is not None else None)
        if found is None:
            self.set_words("Claim checker", "")
            return
        about = found.about or "Outside groups"
        more = about if len(listed) > 1 else found.claim.name
        self.set_words("Claim checker", f"{found.reference} · {more}")
        offered = [(f"{one.claim.reference} · {one.claim.name}", one.claim.id) for one in listed]
        self.choice.offer([offered], found.claim.id)
        self.choice.setAccessibleDescription(self.choice.currentText())
        self.choice.setVisible(len(listed) > 1)
        self.quote.show_words(found.claim.wording, found.said_by)
        self._show_share(found)
        self._show_points(found)
        self._show_checks(found)
        self._show_conclusion(found)
        self.quotable.show_claim(found)
        self._say_next()
        self._arrange()

    def allow_writing(self, allowed: bool, why_not: str = "") -> None:
        """Let a claim be added and judged, or say why none can."""
        self._may_judge = allowed
        self._say_next()
        self.add_button.setEnabled(allowed)
        self.add_button.setToolTip("Type in what was claimed" if allowed else why_not)

    # Showing.

    def _show_share(self, found: ClaimCheck) -> None:
        counted = bool(found.share_words)
        self.share.setText(found.share_words or "No figure")
        self.share.setAccessibleName(f"Share: {found.share_words or 'no figure'}")
        self.division.setText(found.division)
        self.interval.setText(found.interval)
        self.means.setText(found.interval_means)
        for one in (self.division, self.interval, self.means):
            one.setVisible(bool(one.text()))
        self._figure.setVisible(counted)
        self.chart.setVisible(found.chart is not None)
        self.chart.toggle.setVisible(found.chart is not None)
        if found.chart is not None:
            self.chart.set_chart(found.chart)

    def _show_points(self, found: ClaimCheck) -> None:
        nothing = (Point("Nobody has said yet.", "unknown", quiet=True),)
        self.shows.show_points([Point(one, "check") for one in found.shows] or nothing)
        self.not_shown.show_points([Point(one, "close") for one in found.not_shown] or nothing)

    def _show_checks(self, found: ClaimCheck) -> None:
        self.checks.show_rows(
            [CheckRow(one.name, str(one.words), one.status, one.asks) for one in found.checks]
        )
        self.versions.show_rows(
            [
                CheckRow(one.reference, str(one.words), one.status, one.name, one.id)
                for one in found.versions
            ]
        )
        self._other.setVisible(bool(found.versions))

    def _show_conclusion(self, found: ClaimCheck) -> None:
        drawn = found.conclusion
        self._drawn.setVisible(drawn is not None)
        if drawn is not None:
            self.conclusion.show_words(drawn.words, drawn.by)
            self.follows.set_status(drawn.status)
            self.why.setText(drawn.why)
            self.why.setVisible(bool(drawn.why))

    # Making.

    def _lay_out(self) -> None:
        self.inside = QWidget()
        self.empty = nothing_yet(self.nothing, self.add_button)
        box = QVBoxLayout(self.inside)
        box.setContentsMargins(16, 2, 16, 14)
        box.setSpacing(10)
        pick = QHBoxLayout()
        pick.setSpacing(8)
        pick.addWidget(self.choice, 1)
        pick.addStretch(0)
        pick.addWidget(self.open_button)
        box.addLayout(pick)
        box.addWidget(self.quote)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(16)
        self._row.addWidget(self._make_figure())
        self._row.addWidget(self.chart, 1)
        box.addLayout(self._row)
        box.addWidget(rule())
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(20)
        for words, points in (("It shows", self.shows), ("It does not show", self.not_shown)):
            side = QVBoxLayout()
            side.setSpacing(5)
            side.addWidget(label(words, Role.CARD_TITLE))
            side.addWidget(points)
            side.addStretch(1)
            self._sides.addLayout(side, 1)
        box.addLayout(self._sides)
        box.addWidget(rule())
        box.addWidget(label("Checks", Role.CARD_TITLE))
        box.addWidget(self.checks)
        self._other = _part("Other versions of the figure", self.versions)
        box.addWidget(self._other)
        self._drawn = self._make_conclusion()
        box.addWidget(self._drawn)
        box.addWidget(self.quotable)
        box.addStretch(1)
        self.add(self.inside)
        self.add(self.empty)

    def _make_figure(self) -> QWidget:
        made = self._figure = QWidget()
        box = QVBoxLayout(made)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(3)
        for one in (self.share, self.division, self.interval, self.means):
            box.addWidget(one)
        self.origin_button.setProperty("role", Role.CAPTION.value)
        self.origin_button.setObjectName("claim-where-from")
        # The chart's title and subtitle have its whole width.
        for made_here in (self.origin_button, self.chart.toggle):
            box.addWidget(made_here, 0, Qt.AlignmentFlag.AlignLeft)
        box.addStretch(1)
        return made

    def _make_conclusion(self) -> QWidget:
        made = QWidget()
        box = QVBoxLayout(made)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addWidget(rule())
        top = QWidget()
        row = FlowLayout(top, gap=12, row_gap=4)
        row.setContentsMargins(0, 2, 0, 0)
        row.addWidget(label("Conclusion drawn from it", Role.CARD_TITLE))
        row.addWidget(self.follows)
        row.push_right(self.follows)
        for one in (top, self.conclusion, self.why):
            box.addWidget(one)
        self.why.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        return made

    def _connect(self) -> None:
        for made, name in ((self.open_button, "open-claim"), (self.add_button, "add-claim")):
            made.setObjectName(name)
        # Another version is looked at here, beside the same decision.
        self.versions.opened.connect(self.chosen)
        self.choice.activated.connect(lambda _i: self.chosen.emit(self.choice.value))
        self.open_button.clicked.connect(lambda _c=False: self._open())
        self.add_button.clicked.connect(lambda _c=False: self.add_asked.emit())
        self.origin_button.clicked.connect(lambda _c=False: self.origin_asked.emit())
        self._theme.changed.connect(self._dress)
        self._dress()

    @property
    def to_judge(self) -> bool:
        """True where the claim shown has no verdict yet and one may be given."""
        return self._may_judge and self.found is not None and not self.found.claim.verdict

    def _say_next(self) -> None:
        self.open_button.setText("Judge…" if self.to_judge else "Open")
        self.open_button.setToolTip(
            "Give the verdict, what it shows, and a wording to quote"
            if self.to_judge
            else "Read the whole claim, change it, judge it"
        )

    def _open(self) -> None:
        if self.found is not None:
            self.opened.emit(self.found.claim.id)

    def _dress(self) -> None:
        dress_button(self.open_button, self._theme, "edit")
        dress_button(self.origin_button, self._theme, "link", "accent")
        self._arrange()

    def _arrange(self) -> None:
        """The figure stands beside its chart, or above it where there is little room."""
        px = self._theme.px
        narrow = self.width() < px(_NARROW)
        self._row.setDirection(_way(narrow))
        self._sides.setDirection(_way(self.width() < px(_NARROWER)))
        self._figure.setMinimumWidth(0 if narrow else px(_FIGURE))
        self._figure.setMaximumWidth(16_777_215 if narrow else px(_FIGURE))
        self.chart.view.setMinimumHeight(px(_CHART))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See again what has room beside what."""
        super().resizeEvent(event)
        self._arrange()


def _way(stacked: bool) -> QBoxLayout.Direction:
    side = QBoxLayout.Direction
    return side.TopToBottom if stacked else side.LeftToRight


def _part(title: str, inside: QWidget) -> QWidget:
    made = QWidget()
    box = QVBoxLayout(made)
    box.setContentsMargins(0, 4, 0, 0)
    box.setSpacing(6)
    box.addWidget(label(title, Role.CARD_TITLE))
    box.addWidget(inside)
    return made
