"""Small numbers of people: which counts a paper holds, how they add up, and the office's rule.

A figure in a finding names the counts from which it is made (``Quantity.counts``): a count its
own, a share its two parts. What hides a count therefore hides everything that would give it back,
and the sums say which others must go with it. Counts have the same name wherever they stand, so
that all tables of a paper, and papers already sent, are held together.

Threshold rules: facts.md, "Small numbers". The hiding itself is worked out in
``summaries.small_numbers``, since it needs a solver.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Rule(StrEnum):
    """What the office does with small counts of people."""

    BELOW_5 = "below-5"
    BELOW_10 = "below-10"
    ROUND_5 = "round-5"

    @property
    def threshold(self) -> int:
        """The smallest count that is shown, and the least width over which a hidden one must stay
        possible; of rounding, its base."""
        return 10 if self is Rule.BELOW_10 else 5

    @property
    def rounds(self) -> bool:
        """True where counts are rounded and none is hidden for being small."""
        return self is Rule.ROUND_5


@dataclass(frozen=True, slots=True)
class Count:
    """A number of people (or of what stands for people) that a paper shows or gives away.

    ``key`` is made by ``count_key``. ``exempt``: others have published it already.
    """

    key: str
    value: int
    exempt: bool = False


@dataclass(frozen=True, slots=True)
class Sum:
    """That a count is the sum of others. Where not ``exact``, people may be in several parts: the
    total is then at least the greatest part and at most their sum."""

    total: str
    parts: tuple[str, ...]
    exact: bool = True


@dataclass(frozen=True, slots=True)
class Counting:
    """The counts of a table or a paper, and how they add up."""

    counts: tuple[Count, ...] = ()
    sums: tuple[Sum, ...] = ()

    def __add__(self, other: "Counting") -> "Counting":
        """Return both; ValueError where one count has two values: a fault of the author."""
        values: dict[str, Count] = {one.key: one for one in self.counts}
        for one in other.counts:
            if values.setdefault(one.key, one).value != one.value:
                raise ValueError(f"the count {one.key} is {values[one.key].value} and {one.value}")
        return Counting(tuple(values.values()), tuple(dict.fromkeys((*self.sums, *other.sums))))

    def __bool__(self) -> bool:
        return bool(self.counts)


NO_COUNTING = Counting()
"""Of what holds no count of people."""


@dataclass(frozen=True, slots=True)
class Disclosure:
    """What a paper that was sent gave away: the counts shown as they stand, those shown rounded,
    those hidden, and the sums."""

    shown: Mapping[str, int] = field(default_factory=dict)
    rounded: Mapping[str, int] = field(default_factory=dict)
    """By key, the rounded value that was printed."""
    hidden: Mapping[str, int] = field(default_factory=dict)
    """By key, the true value that was not printed."""
    sums: tuple[Sum, ...] = ()
    paper: str = field(default="", compare=False)
    """Which paper it is of and when it was sent, in words; "" where that is not known."""

    def plain(self) -> dict[str, Any]:
        """Return it as plain data, as a kept paper holds it."""
        return {
            "shown": dict(self.shown),
            "rounded": dict(self.rounded),
            "hidden": dict(self.hidden),
            "sums": [[one.total, list(one.parts), one.exact] for one in self.sums],
        }

    @classmethod
    def read(cls, said: Mapping[str, Any]) -> "Disclosure":
        """Read what ``plain`` returned."""
        sums = tuple(Sum(total, tuple(parts), exact) for total, parts, exact in said["sums"])
        return cls(dict(said["shown"]), dict(said["rounded"]), dict(said["hidden"]), sums)


def count_key(measure: str, scheme: str, period: str, **of: str) -> str:
    """Return the name of a count, the same wherever it stands: ``headcount/specials/2022-09``; of
    a part ``headcount/specials/2022-09/district=swindon``, parts in the order of their names."""
    parts = (f"{name}={of[name]}" for name in sorted(of))
    return "/".join((measure, scheme, period, *parts))
