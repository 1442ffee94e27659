"""Funnel limits: how far from the average a force of its size may be by chance.

Spiegelhalter, "Funnel plots for comparing institutional performance", Statistics in Medicine
24 (2005), and facts.md, "Presentation facts". *Plain* limits allow for chance alone. *Adjusted*
limits also allow for ordinary differences between forces (overdispersion): an additive
variance τ² is estimated from winsorised z-scores, and the limits are the average ± z·√(s² + τ²).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from oversight_app.domain.intervals import normal_quantile, poisson_interval
from oversight_app.domain.measures import LimitsKind

WINSORISED = 0.1
"""The share of z-scores pulled in at each end before φ is estimated."""
WARN, ALARM = 0.95, 0.998


class Method(StrEnum):
    """What the limits allow for."""

    PLAIN = "plain"
    ADJUSTED = "adjusted"


class Position(StrEnum):
    """Where a value lies against its limits."""

    ABOVE_998 = "above 99.8%"
    ABOVE_95 = "above 95%"
    WITHIN = "within"
    BELOW_95 = "below 95%"
    BELOW_998 = "below 99.8%"
    NO_LIMITS = "no limits"
    NO_FIGURE = "no figure"


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits at one denominator, in the measure's unit (scale applied)."""

    lower_95: float
    upper_95: float
    lower_998: float
    upper_998: float

    def position(self, value: float) -> Position:
        """Say where a value lies; a value on a limit is within it."""
        if value > self.upper_998:
            return Position.ABOVE_998
        if value < self.lower_998:
            return Position.BELOW_998
        if value > self.upper_95:
            return Position.ABOVE_95
        return Position.BELOW_95 if value < self.lower_95 else Position.WITHIN


@dataclass(frozen=True, slots=True)
class Funnel:
    """The limits of one set of forces: ask it for any denominator.

    ``average`` is Σ numerators / Σ denominators and ``tau_squared`` the variance between
    forces, both unscaled; ``phi`` is the overdispersion factor Σz²/k (1 is chance alone).
    """

    kind: LimitsKind
    method: Method
    scale: float
    average: float
    phi: float
    tau_squared: float
    forces: int

    def at(self, denominator: float) -> Limits:
        """Return the limits for a force with this denominator (> 0)."""
        warn, alarm = (self._pair(denominator, confidence) for confidence in (WARN, ALARM))
        return Limits(warn[0], warn[1], alarm[0], alarm[1])

    def _pair(self, denominator: float, confidence: float) -> tuple[float, float]:
        if self.kind is LimitsKind.POISSON and self.tau_squared == 0:
            low, high = (
                count / denominator
                for count in poisson_interval(self.average * denominator, confidence)
            )
        else:
            z = normal_quantile((1 + confidence) / 2)
            half = z * math.sqrt(_variance(self.kind, self.average, denominator) + self.tau_squared)
            low, high = self.average - half, self.average + half
        if self.kind is LimitsKind.BINOMIAL:
            high = min(high, 1.0)
        return max(0.0, low) * self.scale, high * self.scale


def _variance(kind: LimitsKind, average: float, denominator: float) -> float:
    """Return the chance variance of a rate (Poisson) or share (binomial) about the average."""
    spread = average if kind is LimitsKind.POISSON else average * (1 - average)
    return spread / denominator


def fit(
    pairs: Sequence[tuple[float, float]], kind: LimitsKind, method: Method, scale: float
) -> Funnel | None:
    """Fit a funnel to (numerator, denominator) pairs.

    Returns None where no limits can mean anything: a measure without limits, fewer than
    three forces, or no variation possible (all zero, or all of everything).
    """
    pairs = [(n, d) for n, d in pairs if d > 0]
    if kind is LimitsKind.NONE or len(pairs) < 3:
        return None
    average = sum(n for n, _ in pairs) / sum(d for _, d in pairs)
    if average <= 0 or (kind is LimitsKind.BINOMIAL and average >= 1):
        return None
    chance = [_variance(kind, average, d) for _, d in pairs]
    scores = [(n / d - average) / math.sqrt(v) for (n, d), v in zip(pairs, chance, strict=True)]
    phi = sum(z * z for z in winsorised(scores, WINSORISED)) / len(scores)
    tau_squared = between_variance(phi, chance) if method is Method.ADJUSTED else 0.0
    return Funnel(kind, method, scale, average, phi, tau_squared, len(pairs))


def winsorised(scores: Sequence[float], share: float) -> list[float]:
    """Pull the lowest and highest ``share`` of the scores in to the next ones left."""
    ordered = sorted(scores)
    cut = int(len(ordered) * share)
    low, high = ordered[cut], ordered[len(ordered) - 1 - cut]
    return [min(max(z, low), high) for z in scores]


def between_variance(phi: float, chance: Sequence[float]) -> float:
    """Return τ² = max(0, (kφ − (k − 1)) / (Σw − Σw²/Σw)), w = 1/s² (DerSimonian and Laird;
    Spiegelhalter 2005, appendix)."""
    k = len(chance)
    weights = [1 / v for v in chance]
    total = sum(weights)
    return max(0.0, (k * phi - (k - 1)) / (total - sum(w * w for w in weights) / total))
