"""Intervals for counts and shares, from the standard library alone.

The chi-squared quantile is found by bisection on the regularised lower incomplete gamma
function P(a, x), computed by its series (x < a + 1) or continued fraction (Abramowitz and
Stegun, 6.5.29 and 6.5.31). Tests hold both against scipy.
"""

import math
from statistics import NormalDist

_TINY = 1e-300
_ENOUGH = 1e-15


def normal_quantile(probability: float) -> float:
    """Return z such that a standard normal falls below it with this probability."""
    return NormalDist().inv_cdf(probability)


def lower_gamma(shape: float, x: float) -> float:
    """Return P(shape, x), the chance that a Gamma(shape, 1) is at most ``x``."""
    if x <= 0:
        return 0.0
    front = math.exp(shape * math.log(x) - x - math.lgamma(shape))
    return front * _series(shape, x) if x < shape + 1 else 1 - front * _fraction(shape, x)


def _series(shape: float, x: float) -> float:
    term = total = 1 / shape
    n = shape
    while abs(term) > abs(total) * _ENOUGH:
        n += 1
        term *= x / n
        total += term
    return total


def _fraction(shape: float, x: float) -> float:
    """Lentz's evaluation of the continued fraction for 1 - P(shape, x)."""
    b = x + 1 - shape
    c, d = 1 / _TINY, 1 / b
    value = d
    for i in range(1, 10_000):
        step = -i * (i - shape)
        b += 2
        d = 1 / ((step * d + b) or _TINY)
        c = (b + step / c) or _TINY
        value *= c * d
        if abs(c * d - 1) < _ENOUGH:
            break
    return value


def gamma_quantile(shape: float, probability: float) -> float:
    """Return x with P(shape, x) = probability, for shape > 0 and 0 < probability < 1."""
    low, high = 0.0, shape + 10 * math.sqrt(shape) + 30
    while high - low > 1e-12 * max(1.0, high):
        middle = (low + high) / 2
        if lower_gamma(shape, middle) < probability:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def poisson_interval(count: float, confidence: float) -> tuple[float, float]:
    """Return the exact (Garwood 1936) interval about a Poisson count, in the count's unit.

    Half the chi-squared quantiles with 2 * count and 2 * count + 2 degrees of freedom:
    the method that UKHSA's PHEindicatormethods names "exact". A count of 0 begins at 0.
    """
    tail = (1 - confidence) / 2
    low = gamma_quantile(count, tail) if count > 0 else 0.0
    return low, gamma_quantile(count + 1, 1 - tail)


def wilson_interval(count: float, of: float, confidence: float) -> tuple[float, float]:
    """Return Wilson's (1927) score interval for a share, as shares between 0 and 1."""
    if of <= 0:
        raise ValueError("a share needs a denominator above zero")
    z = normal_quantile((1 + confidence) / 2)
    share = count / of
    middle = share + z * z / (2 * of)
    half = z * math.sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    scale = 1 + z * z / of
    return max(0.0, (middle - half) / scale), min(1.0, (middle + half) / scale)
