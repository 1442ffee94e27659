"""What is signed with a position on engagement: the position, its gates, who accepts what
remains."""

from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from oversight_app.domain.engagement import GATE_ICONS, GATE_STATES, Engagement
from oversight_app.domain.findings import Status
from oversight_app.domain.periods import written_date
from oversight_app.ui.theme import Role, Theme
from oversight_app.ui.widgets.label import label
from oversight_app.ui.widgets.thread_view import StatusLabel

_NOT_YET = "No office has accepted what remains of the risks"


class SignedPosition(QFrame):
    """Shows the position of an engagement decision and how its gates stand."""

    def __init__(self, theme: Theme, engagement: Engagement, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("signed-position")
        self.setProperty("part", "card")
        self.setAccessibleName("What is signed")
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 10, 12, 10)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        said = engagement.outcome_words
        grid.addWidget(label(f"Position: {said or 'none chosen yet'}", Role.CARD_TITLE, wrap=True),
                       0, 0, 1, 2)  # fmt: skip
        states = dict(GATE_STATES)
        for row, gate in enumerate(engagement.gates, 1):
            words = f"{gate.spec.number}  {gate.spec.name}"
            grid.addWidget(label(words, wrap=True), row, 0)
            status = Status(states.get(gate.state, gate.state), GATE_ICONS.get(gate.state, ""))
            grid.addWidget(StatusLabel(theme, status), row, 1)
        grid.addWidget(
            label(residual_words(engagement), Role.CAPTION, "text2", wrap=True), 4, 0, 1, 2
        )


def residual_words(engagement: Engagement) -> str:
    """Return who accepts what remains of the risks, and since when."""
    if not engagement.residual_by:
        return _NOT_YET
    on = f" on {written_date(engagement.residual_on)}" if engagement.residual_on else ""
    return f"What remains of the risks is accepted by {engagement.residual_by}{on}"
