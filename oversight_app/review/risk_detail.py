"""One risk with what hangs on it, as the register and its panel show it."""

from dataclasses import dataclass
from datetime import date

from oversight_app.domain.risk import Risk, RiskScale
from oversight_app.review.risk_trends import Trend


@dataclass(frozen=True, slots=True)
class LinkedAct:
    """An action or decision that reduces a risk, with its state in words."""

    id: int
    kind: str
    reference: str
    title: str
    state: str
    open: bool
    overdue: bool
    due: date | None = None


@dataclass(frozen=True, slots=True)
class RiskDetail:
    """A risk with what hangs on it. ``scale`` is what it was scored on; ``again`` is True where
    that has other levels than the scale in force, so that it needs scoring again; ``about`` is
    the scheme or outside group it is about, in words. One that another risk replaces
    (``replaced``) stays listed, and is counted nowhere."""

    risk: Risk
    scale: RiskScale
    again: bool
    trend: Trend
    acts: tuple[LinkedAct, ...] = ()
    about: str = ""
    replaced: bool = False

    @property
    def open(self) -> bool:
        """True while it is a risk to keep an eye on: not closed, and no other in its place."""
        return self.risk.open and not self.replaced

    def overdue(self, day: date) -> bool:
        """True where it should have been looked at again before a day."""
        return self.open and self.risk.overdue(day)

    @property
    def band(self) -> str:
        """The band of its score now; "" where it needs scoring again."""
        score = self.risk.current
        return "" if self.again or score is None else self.scale.band(score).name
