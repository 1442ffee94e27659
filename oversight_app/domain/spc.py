"""Individual values with limits from their moving ranges (XmR charts), the four signals, and
what a target has to expect of them.

Limits are mean ± 2.66 × the mean moving range; a point is near a limit from two thirds of the
way (± 1.773 × the mean moving range). facts.md, "Presentation facts", XmR [76]: NHS England's
"Making Data Count" rules as implemented in NHS-R's NHSRplotthedots.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

LIMIT = 2.66
NEAR = 1.773
RUN = 7
FULL_LIMITS = 12
"""Fewer points than this give trial limits."""


class Signal(StrEnum):
    """Why a point is more than chance."""

    OUTSIDE = "outside a limit"
    SHIFT = "seven on one side of the average"
    TREND = "seven rising or falling"
    NEAR = "two of three near a limit"


class Variation(StrEnum):
    """What the latest point shows against the current limits, in the words of ux.md."""

    NONE = "No real change"
    HIGHER = "Higher"
    LOWER = "Lower"
    TOO_FEW = "Too few months"
    NOT_COLLECTED = "Not collected"


class Assurance(StrEnum):
    """Whether a target can be relied on to be met, given the limits (higher being better)."""

    MET = "Reliably met"
    MISSED = "Reliably missed"
    HIT_AND_MISS = "Hit and miss"
    NO_TARGET = "No target"
    TOO_FEW = "Too few months"


@dataclass(frozen=True, slots=True)
class XmrLimits:
    """The average, the limits, and how they came about: over how many points."""

    mean: float
    lower: float
    upper: float
    mean_range: float
    points: int

    @property
    def trial(self) -> bool:
        """True for limits of fewer than twelve points."""
        return self.points < FULL_LIMITS


@dataclass(frozen=True, slots=True)
class Judged:
    """One point with the signals it belongs to; ``up`` is the side they point to."""

    index: int
    value: float | None
    signals: tuple[Signal, ...] = ()
    up: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch under one set of limits: indexes from ``first`` to ``last``, both counted.

    ``limits`` is None where there are too few points for any (none, or one without a range).
    """

    first: int
    last: int
    limits: XmrLimits | None
    points: tuple[Judged, ...]


@dataclass(frozen=True, slots=True)
class Xmr:
    """A judged series: its runs in order (the last is the current one) and the verdict."""

    runs: tuple[Run, ...]
    variation: Variation


def xmr(
    values: Sequence[float | None],
    rebases: Sequence[int] = (),
    baselines: Sequence[tuple[int, int]] = (),
    *,
    drop_wild_ranges: bool = False,
) -> Xmr:
    """Judge a series, oldest first; None is a missing month, which breaks no run of points but
    gives no moving range.

    ``rebases`` are the indexes at which limits begin anew. ``baselines`` are (first, last)
    index pairs: a run in which one begins takes its limits from those points alone.
    ``drop_wild_ranges`` leaves out moving ranges of 3.267 times their mean or more, once.
    """
    raise NotImplementedError


def assurance(
    limits: XmrLimits | None, target: float | None, *, higher_is_better: bool
) -> Assurance:
    """Tell what a target has to expect: outside the limits it is reliably met or missed."""
    raise NotImplementedError
