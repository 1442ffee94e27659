"""Individual values with limits from their moving ranges (XmR charts), the four signals, and
what a target has to expect of them.

Limits are mean ± 2.66 × the mean moving range; a point is near a limit from two thirds of the
way (± 1.773 × the mean moving range). facts.md, "Presentation facts", XmR [76]: NHS England's
"Making Data Count" rules as implemented in NHS-R's NHSRplotthedots.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from statistics import fmean

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


WILD = 3.267
"""A moving range of so many times their mean is above its own upper limit."""
_HAIR = 1e-9
"""Of the largest value: what a sum of decimals may be off by, and no point is outside for."""


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
    ``drop_wild_ranges`` leaves out moving ranges of 3.267 times their mean or more, once: the
    package does so, the NHS spreadsheet does not, so that whoever asks for it says so.

    No signal reaches over a re-base. The verdict is the last known point's; without a signal
    and with fewer than seven points it is *too few*, since no run could have shown.
    """
    starts = sorted({0, *(index for index in rebases if 0 < index < len(values))})
    ends = [start - 1 for start in starts[1:]] + [len(values) - 1]
    runs = tuple(
        _run(values, first, last, baselines, drop_wild_ranges)
        for first, last in zip(starts, ends, strict=True)
        if first <= last
    )
    return Xmr(runs, _variation(runs))


def assurance(
    limits: XmrLimits | None, target: float | None, *, higher_is_better: bool
) -> Assurance:
    """Tell what a target has to expect: outside the limits it is reliably met or missed.

    A target on a limit is hit and miss, unless the figures never move from it.
    """
    if target is None:
        return Assurance.NO_TARGET
    if limits is None:
        return Assurance.TOO_FEW
    if limits.lower == limits.upper == target:
        return Assurance.MET
    if target > limits.upper:
        return Assurance.MISSED if higher_is_better else Assurance.MET
    if target < limits.lower:
        return Assurance.MET if higher_is_better else Assurance.MISSED
    return Assurance.HIT_AND_MISS


def _run(
    values: Sequence[float | None],
    first: int,
    last: int,
    baselines: Sequence[tuple[int, int]],
    drop_wild_ranges: bool,
) -> Run:
    base = (first, last)
    for begin, end in sorted(baselines):
        if first <= begin <= last:
            base = (begin, min(end, last))
    limits = _limits(values[base[0] : base[1] + 1], drop_wild_ranges)
    known = [(i, v) for i in range(first, last + 1) if (v := values[i]) is not None]
    signals = _signals([v for _, v in known], limits) if limits else [{} for _ in known]
    found = {i: by for (i, _), by in zip(known, signals, strict=True)}
    return Run(
        first, last, limits, tuple(_judged(i, values[i], found) for i in range(first, last + 1))
    )


def _limits(values: Sequence[float | None], drop_wild_ranges: bool) -> XmrLimits | None:
    known = [v for v in values if v is not None]
    ranges = [
        abs(later - earlier)
        for earlier, later in pairwise(values)
        if earlier is not None and later is not None
    ]
    if not ranges:
        return None
    spread = fmean(ranges)
    if drop_wild_ranges:
        spread = fmean([r for r in ranges if r < WILD * spread] or [spread])
    mean = fmean(known)
    return XmrLimits(mean, mean - LIMIT * spread, mean + LIMIT * spread, spread, len(known))


def _signals(values: Sequence[float], limits: XmrLimits) -> list[dict[Signal, bool]]:
    """Return the signals that each known point belongs to, and whether each points up."""
    hair = _HAIR * max((abs(v) for v in values), default=0.0)
    away = [v - limits.mean for v in values]
    sides = [0 if abs(a) <= hair else 1 if a > 0 else -1 for a in away]
    far = [abs(a) > LIMIT * limits.mean_range + hair for a in away]
    near = [
        abs(a) > NEAR * limits.mean_range + hair and not out
        for a, out in zip(away, far, strict=True)
    ]
    found: list[dict[Signal, bool]] = [{} for _ in values]
    for i, out in enumerate(far):
        if out:
            found[i][Signal.OUTSIDE] = sides[i] > 0
    for first, last in _stretches(sides):
        if last - first + 1 >= RUN:
            for i in range(first, last + 1):
                found[i][Signal.SHIFT] = sides[i] > 0
    steps = [(b > a) - (b < a) for a, b in pairwise(values)]
    for first, last in _stretches(steps):
        if last - first + 2 >= RUN:
            for i in range(first, last + 2):
                # A turning point ends one trend and begins the next: the newer one names it.
                found[i][Signal.TREND] = steps[first] > 0
    for i in range(len(values) - 2):
        three = range(i, i + 3)
        if abs(sum(sides[j] for j in three)) == 3 and sum(near[j] for j in three) >= 2:
            for j in three:
                if near[j]:
                    found[j][Signal.NEAR] = sides[j] > 0
    return found


def _stretches(signs: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and last place of every stretch of one sign; 0 belongs to none."""
    start = 0
    for place in range(1, len(signs) + 1):
        if place == len(signs) or signs[place] != signs[start]:
            if signs[start]:
                yield start, place - 1
            start = place


def _judged(index: int, value: float | None, found: dict[int, dict[Signal, bool]]) -> Judged:
    by = found.get(index, {})
    signals = tuple(signal for signal in _SAID if signal in by)
    return Judged(index, value, signals, by[signals[0]] if signals else False)


_SAID = (Signal.OUTSIDE, Signal.SHIFT, Signal.NEAR, Signal.TREND)
"""Where signals disagree about the side, the first of these names it: a rising trend may still
lie below the average."""


def _variation(runs: Sequence[Run]) -> Variation:
    if not any(point.value is not None for run in runs for point in run.points):
        return Variation.NOT_COLLECTED
    current = runs[-1]
    known = [point for point in current.points if point.value is not None]
    if not known or current.limits is None:
        return Variation.TOO_FEW
    return shown_by(known[-1], current.limits)


def shown_by(point: Judged, limits: XmrLimits | None) -> Variation:
    """Return what one point shows against the limits of its run."""
    if point.value is None:
        return Variation.NOT_COLLECTED
    if point.signals:
        return Variation.HIGHER if point.up else Variation.LOWER
    if limits is None or limits.points < RUN:
        return Variation.TOO_FEW
    return Variation.NONE
