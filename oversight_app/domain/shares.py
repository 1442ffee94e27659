"""A share of a count, its interval, and the difference of two shares."""

import math
from dataclasses import dataclass

from oversight_app.domain.intervals import wilson_interval

CONFIDENCE = 0.95


@dataclass(frozen=True, slots=True)
class Share:
    """``numerator`` of ``denominator``, both whole, the second above zero and not below the
    first; ValueError otherwise."""

    numerator: int
    denominator: int

    def __post_init__(self) -> None:
        if not 0 <= self.numerator <= self.denominator or self.denominator < 1:
            raise ValueError("a share is a part of a count above zero")

    @property
    def value(self) -> float:
        """The share, between 0 and 1."""
        return self.numerator / self.denominator

    def interval(self, confidence: float = CONFIDENCE) -> tuple[float, float]:
        """Return Wilson's score interval, as shares between 0 and 1."""
        return wilson_interval(self.numerator, self.denominator, confidence)


@dataclass(frozen=True, slots=True)
class Difference:
    """How far one share lies above another (``value``, between -1 and 1), with its interval."""

    value: float
    low: float
    high: float

    @property
    def beyond_chance(self) -> bool:
        """True where the interval leaves out zero."""
        return self.low > 0 or self.high < 0


def difference(earlier: Share, later: Share, confidence: float = CONFIDENCE) -> Difference:
    """Return ``later`` less ``earlier``, for two counts that share no case.

    The interval joins the two Wilson intervals: method 10 of R G Newcombe, "Interval estimation
    for the difference between independent proportions", Statistics in Medicine 17 (1998).
    """
    low_1, high_1 = later.interval(confidence)
    low_2, high_2 = earlier.interval(confidence)
    first, second = later.value, earlier.value
    value = first - second
    return Difference(
        value,
        value - math.hypot(first - low_1, high_2 - second),
        value + math.hypot(high_1 - first, second - low_2),
    )
