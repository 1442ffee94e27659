"""Round ticks, straight and logarithmic, and where a value falls between two ends."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

_STEPS = (1.0, 2.0, 2.5, 4.0, 5.0, 10.0)
_WIDE = 8.0
"""Sizes that differ by this factor or more are shown on a logarithmic scale."""
SMALLEST = 1e-9
"""What is nearer to nothing than this, by itself or beside what it is compared with, is shown
as nothing: no figure of the police is so small."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Values from ``low`` to ``high`` laid on pixels from ``start`` to ``end``."""

    low: float
    high: float
    start: float
    end: float
    log: bool = False

    def __call__(self, value: float) -> float:
        """Return the pixel of a value."""
        low, high = self.low, self.high
        if self.log:
            low, high, value = math.log(low), math.log(high), math.log(max(value, SMALLEST))
        return self.start + (value - low) / (high - low) * (self.end - self.start)


@dataclass(frozen=True, slots=True)
class Ticks:
    """Round values, evenly apart, and the decimals they need."""

    values: tuple[float, ...]
    decimals: int


def ticks(low: float, high: float, about: int, whole: bool = False) -> Ticks:
    """Return ticks that reach from at or below ``low`` to at or above ``high``.

    ``about`` is how many steps there is room for (never more, where one or two would do);
    ``whole`` keeps them whole numbers, for counts.
    """
    if alike(low, high):
        high = low + 1
    about = max(1, about)
    rough = (high - low) / about
    power = 10.0 ** math.floor(math.log10(rough))
    for factor in (*_STEPS, 20.0, 25.0, 50.0, 100.0):
        step = factor * power
        if whole and (step < 1 or step != round(step)):
            continue
        first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
        if last - first <= about:
            break
    else:
        step = max(1.0, math.ceil(rough)) if whole else 100 * power
        first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    decimals = max(0, -math.floor(math.log10(step)))
    if round(step, decimals) != step and abs(round(step, decimals) - step) > step * 1e-9:
        decimals += 1
    return Ticks(tuple(i * step for i in range(first, last + 1)), decimals)


def alike(low: float, high: float) -> bool:
    """Tell whether two ends are too near to each other to lay a scale between them."""
    return high - low <= SMALLEST * max(1.0, abs(low), abs(high))


def wide_range(low: float, high: float) -> bool:
    """Tell whether sizes differ so much that a logarithmic scale shows them better."""
    return low > SMALLEST and high / low >= _WIDE


def log_ticks(low: float, high: float) -> tuple[float, ...]:
    """Return 1, 2, 3 and 5 times the powers of ten that lie between two positive values."""
    first, last = math.floor(math.log10(low)), math.ceil(math.log10(high))
    all_of_them = (f * 10.0**p for p in range(first, last + 1) for f in (1, 2, 3, 5))
    return tuple(value for value in all_of_them if low <= value <= high)


def log_importance(value: float) -> int:
    """Rank a logarithmic tick: 0 for a power of ten, then 2, 5 and 3 times one.

    Where there is no room for all, the less important go.
    """
    lead = round(value / 10.0 ** math.floor(math.log10(value) + 1e-9))
    return {1: 0, 2: 2, 5: 1, 3: 3}.get(lead, 4)


def spaced(places: Sequence[tuple[float, float, int]], gap: float) -> list[int]:
    """Return the indices of labels that fit beside each other in one row.

    Each is (centre, width, importance); the lower importance number goes first, then the
    later place.
    """
    order = sorted(range(len(places)), key=lambda i: (places[i][2], -places[i][0]))
    kept: list[int] = []
    for i in order:
        centre, width, _ = places[i]
        if all(abs(centre - places[k][0]) >= (width + places[k][1]) / 2 + gap for k in kept):
            kept.append(i)
    return sorted(kept)
