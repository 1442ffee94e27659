"""Round steps for a map's key."""

import math
from bisect import bisect_right
from collections.abc import Sequence
from statistics import quantiles

_STEPS = 4


def nice_steps(values: Sequence[float]) -> tuple[float, ...]:
    """Return three rising round edges near the quartiles of the values.

    Fewer where the values are too few or too alike for three. A value on an edge belongs to
    the step above it ("9 or more").
    """
    if len(values) < _STEPS or min(values) == max(values):
        return ()
    quarters = quantiles(values, n=_STEPS, method="inclusive")
    unit = _round_unit(quarters[-1] - quarters[0] or max(values) - min(values))
    edges = sorted({round(q / unit) * unit for q in quarters})
    digits = max(0, -math.floor(math.log10(unit)))
    return tuple(round(edge, digits) for edge in edges)


def _round_unit(spread: float) -> float:
    """Return 1, 2 or 5 times a power of ten, about a fifth of the spread."""
    power = 10.0 ** math.floor(math.log10(spread / 3))
    return max(power * m for m in (1, 2, 5) if m == 1 or power * m <= spread / 4)


def step_of(value: float, edges: Sequence[float]) -> int:
    """Return the step a value is in, 0 for the lowest."""
    return bisect_right(edges, value)
