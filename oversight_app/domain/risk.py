"""Risks on the office's own scale: likelihood × impact."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from oversight_app.domain.periods import months_after
from oversight_app.domain.record_fields import (
    choice,
    count,
    day,
    line,
    lines,
    office,
    record,
    scheme,
    score,
    text,
)
from oversight_app.domain.recorded import Recorded, before


@dataclass(frozen=True, slots=True)
class Band:
    """Scores from ``least`` up to the next band; ``review_months`` is how often such a risk is
    looked at again."""

    name: str
    least: int
    review_months: int


@dataclass(frozen=True, slots=True)
class RiskScale:
    """The scale from a day on: the names of the levels from 1 up, and the bands from the lowest
    up. A score is likelihood × impact."""

    version: int
    from_day: date
    set_by: str
    reason: str
    likelihood: tuple[str, ...]
    impact: tuple[str, ...]
    bands: tuple[Band, ...]

    def band(self, score: int) -> Band:
        """Return the band that a score falls in."""
        return next(band for band in reversed(self.bands) if score >= band.least)

    def holds(self, likelihood: int | None, impact: int | None) -> bool:
        """Tell whether both levels are on this scale; a missing one is."""
        return (likelihood is None or likelihood <= len(self.likelihood)) and (
            impact is None or impact <= len(self.impact)
        )

    def same_levels(self, other: "RiskScale") -> bool:
        """Tell whether a level means the same on both, so that scores can be held side by side;
        bands and how often a risk is reviewed may differ."""
        return self.likelihood == other.likelihood and self.impact == other.impact

    def review_after(self, score: int, day: date) -> date:
        """Return by when a risk with a score is to be looked at again, reviewed on a day."""
        return months_after(day, self.band(score).review_months)


SEEDED_LIKELIHOOD = ("Unlikely", "Possible", "Likely", "Very likely")
SEEDED_IMPACT = ("Minor", "Moderate", "Serious", "Very serious")
SEEDED_BANDS = (Band("Low", 1, 3), Band("Medium", 5, 3), Band("High", 9, 1))
"""Leicestershire's 4 × 4 (facts.md, [65]): 9 to 16 high, monthly; 1 to 4 low, quarterly. How
often medium ones are reviewed is not given there."""

RESPONSES = (
    ("reduce", "Reduce"),
    ("accept", "Accept"),
    ("share", "Share"),
    ("avoid", "Avoid"),
)
CONTROL_STATES = (
    ("controlled", "Controlled"),
    ("tasked", "Controls tasked"),
    ("overdue", "Control overdue"),
    ("none", "No control"),
)
RISK_STATES = (("open", "Open"), ("closed", "Closed"))


@dataclass(frozen=True, kw_only=True)
class Risk(Recorded):
    """A risk with its scores before controls, now and as wanted. ``scale`` is the version of the
    scale that it was scored on."""

    kind: ClassVar[str] = "risk"
    noun: ClassVar[str] = "risk"
    plural: ClassVar[str] = "Risks"
    prefix: ClassVar[str] = "R"
    icon: ClassVar[str] = "warning"
    groups: ClassVar[tuple[str, ...]] = ("Scores", "Controls and review")

    name: str = line("Risk", required=True, listed=True)
    description: str = text("What could happen, and what would follow")
    scheme: str = scheme("Scheme")
    outside_group: int | None = record("Outside group", "group")
    owner: str = office("Owner", required=True, listed=True)
    raised_on: date | None = day("Raised on", required=True)
    state: str = choice("State", RISK_STATES, "open", required=True)
    closed_on: date | None = day("Closed on")
    likelihood: int | None = score("Likelihood now", required=True, group="Scores")
    impact: int | None = score("Impact now", required=True, group="Scores")
    inherent_likelihood: int | None = score("Likelihood without controls", group="Scores")
    inherent_impact: int | None = score("Impact without controls", group="Scores")
    target_likelihood: int | None = score("Likelihood wanted", group="Scores")
    target_impact: int | None = score("Impact wanted", group="Scores")
    scale: int | None = count("Version of the scale", given=True, group="Scores")
    response: str = choice(
        "Response", RESPONSES, "reduce", listed=True, group="Controls and review"
    )
    controls: str = lines("Controls", group="Controls and review", tip="One on each line")
    control_state: str = choice(
        "State of controls", CONTROL_STATES, "none", listed=True, group="Controls and review"
    )
    review_by: date | None = day(
        "Review by", required=True, listed=True, group="Controls and review"
    )

    @property
    def title(self) -> str:
        return self.name

    @property
    def begins(self) -> date | None:
        return self.raised_on

    @property
    def open(self) -> bool:
        return self.state == "open"

    @property
    def under_review(self) -> bool:
        return self.open

    @property
    def ended_on(self) -> date | None:
        return None if self.open else (self.closed_on or self.raised_on)

    @property
    def current(self) -> int | None:
        """The score now, None where a level is missing."""
        return product(self.likelihood, self.impact)

    @property
    def inherent(self) -> int | None:
        """The score without controls."""
        return product(self.inherent_likelihood, self.inherent_impact)

    @property
    def target(self) -> int | None:
        """The score that is wanted."""
        return product(self.target_likelihood, self.target_impact)

    def own_problems(self) -> dict[str, str]:
        raised = "the day it was raised"
        wrong = {
            "review_by": before(raised, self.raised_on, "The day of review", self.review_by),
            "closed_on": before(raised, self.raised_on, "The day it was closed", self.closed_on),
        }
        if not self.open and self.closed_on is None:
            wrong["closed_on"] = "The day it was closed is missing. Fill it in."
        for stem in ("inherent", "target"):
            one, two = f"{stem}_likelihood", f"{stem}_impact"
            if (getattr(self, one) is None) != (getattr(self, two) is None):
                wrong[one] = "Likelihood and impact belong together. Choose both, or neither."
        if self.response == "accept" and not self.owner:
            wrong["owner"] = "An accepted risk needs the office that accepts it."
        return {name: words for name, words in wrong.items() if words}


def product(likelihood: int | None, impact: int | None) -> int | None:
    """Return likelihood × impact, None where either is missing."""
    return None if likelihood is None or impact is None else likelihood * impact


READY_MADE: tuple[tuple[str, str], ...] = (
    (
        "Entrapment",
        "A self-appointed group traps a person, so that evidence can’t be used or an innocent "
        "person is accused.",
    ),
    (
        "Unprofessional conduct",
        "Not all act professionally: people are confronted without training, plan or restraint.",
    ),
    (
        "Live-streaming",
        "Stings are streamed live: people are identified before anybody has seen the evidence.",
    ),
    ("Scenes in public", "A confrontation in a public place puts everybody there in danger."),
    (
        "Offenders driven underground",
        "Those who offend change how they act and become harder to find.",
    ),
    ("Police work endangered", "A confrontation cuts across an investigation that is under way."),
    ("Legal process endangered", "What was done makes a fair trial harder, or a case fails."),
    ("Innocent people harassed", "Somebody who did nothing is named, followed or attacked."),
    ("More children at risk", "Children are put in danger by what was meant to protect them."),
)
"""(name, description) of the risks named in the 2017 report: product.md, section 1, rows 7
and 8. Added unscored at the middle of the scale, for the office to score."""
