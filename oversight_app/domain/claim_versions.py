"""Versions of one figure: other years of it, or other tellings of the same, and when two of them
may be compared."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from oversight_app.domain.claims import Claim
from oversight_app.domain.shares import Difference, difference


class How(StrEnum):
    """How one version stands to another."""

    SAME = "same"
    """The same period, counts and units."""
    OTHER_UNITS_COUNTED = "recounted"
    """The same period and counts, of something else: it differs in what was counted."""
    OTHER_COUNTS = "other-counts"
    """The same period with other counts: it differs in what was counted."""
    DIFFERENCE = "difference"
    """Two periods that can be compared."""
    OTHER_AREA = "other-area"
    OTHER_OFFENCE = "other-offence"
    OTHER_UNITS = "other-units"
    BASE_UNKNOWN = "base-unknown"
    """The offence, the area or a unit of one of the two is not known."""
    PERIOD_UNKNOWN = "period-unknown"
    OVERLAP = "overlap"
    """The periods share days, so that cases may be in both."""
    NO_COUNTS = "no-counts"
    BOUND = "bound"
    """The numerator of one of the two is not exact."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """``mine`` held against ``other``. ``difference`` is the later share less the earlier one,
    with its interval, for ``How.DIFFERENCE`` alone.

    ``ratio`` is the later numerator over the earlier one where both count the same over periods
    of the same length, None elsewhere; ``ratio_at_least`` is True where the later one is a lower
    bound.
    """

    mine: Claim
    other: Claim
    how: How
    difference: Difference | None = None
    ratio: float | None = None
    ratio_at_least: bool = False

    @property
    def in_order(self) -> tuple[Claim, Claim]:
        """The two, the earlier one first; ``mine`` last where either has no period."""
        return _in_order(self.mine, self.other)


def same_figures(claim: Claim, others: Iterable[Claim]) -> tuple[Claim, ...]:
    """Return the other versions of a claim's figure, by the day of their period and number: all
    that the pointers lead to, in either direction and over any number of steps."""
    known = {one.id: one for one in others if one.id} | {claim.id: claim}
    together = _reached(claim.id, _beside(known)) - {claim.id}
    return tuple(sorted((known[one] for one in together), key=_order))


def _beside(known: Mapping[int, Claim]) -> Mapping[int, set[int]]:
    """The ``id`` of those that each points to, or that point to it."""
    beside: dict[int, set[int]] = {number: set() for number in known}
    for one in known.values():
        if one.same_figure in known and one.same_figure is not None:
            beside[one.id].add(one.same_figure)
            beside[one.same_figure].add(one.id)
    return beside


def _reached(number: int, beside: Mapping[int, set[int]]) -> set[int]:
    reached, waiting = {number}, [number]
    while waiting:
        new = beside[waiting.pop()] - reached
        reached |= new
        waiting.extend(new)
    return reached


def compare(mine: Claim, other: Claim) -> Comparison:
    """Hold a claim against another version of its figure. They are compared where both state the
    same base and units, for periods without a common day, by exact counts."""
    how = _how(mine, other)
    ratio, at_least = _ratio(mine, other)
    if how is not How.DIFFERENCE or mine.share is None or other.share is None:
        return Comparison(mine, other, how, None, ratio, at_least)
    earlier, later = _in_order(mine, other)
    assert earlier.share is not None
    assert later.share is not None
    found = difference(earlier.share, later.share)
    return Comparison(mine, other, how, found, ratio, at_least)


@dataclass(frozen=True, slots=True)
class Series:
    """Versions that can be compared with each other, the earliest first.

    ``anchor`` is the claim itself; or, where only its units keep it apart from the others, a
    version of the same period with the very same counts.
    """

    anchor: Claim
    claims: tuple[Claim, ...]

    @property
    def change(self) -> Difference | None:
        """How far the last share lies above the first, None for fewer than two."""
        first, last = self.claims[0].share, self.claims[-1].share
        if len(self.claims) < 2 or first is None or last is None:
            return None
        return difference(first, last)

    @property
    def rose_each_time(self) -> bool:
        """True where each share lies above the one before by more than chance explains."""
        shares = [one.share for one in self.claims]
        steps = [difference(a, b) for a, b in pairwise(shares) if a is not None and b is not None]
        return bool(steps) and all(step.low > 0 for step in steps)


def series(claim: Claim, versions: Sequence[Claim]) -> Series | None:
    """Return the series that a claim belongs to, None where it has no exact share.

    Two versions of one period with other counts are both left out: nothing here can tell which
    of them is right.
    """
    if claim.share is None or claim.numerator_is != "exact":
        return None
    stand_ins = [one for one in versions if _how(claim, one) in (How.OTHER_UNITS_COUNTED, How.SAME)]
    best = Series(claim, (claim,))
    for anchor in (claim, *stand_ins):
        found = _comparable(anchor, versions)
        if len(found) > len(best.claims):
            best = Series(anchor, found)
    return best


def _comparable(anchor: Claim, versions: Sequence[Claim]) -> tuple[Claim, ...]:
    kept = [anchor]
    candidates = [one for one in versions if _how(anchor, one) is How.DIFFERENCE]
    for one in candidates:
        beside = [other for other in candidates if other is not one and _overlap(one, other)]
        twin = any(same_period(one, other) and _counts(one) == _counts(other) for other in kept)
        disputed = any(_counts(other) != _counts(one) for other in beside)
        if not twin and not disputed:
            kept.append(one)
    return tuple(sorted(kept, key=_order))


def same_period(one: Claim, other: Claim) -> bool:
    """Tell whether two claims are about the very same period, whole and known."""
    return one.whole_period and _period(one) == _period(other)


def folded(words: str) -> str:
    """Return words as they are compared: without capitals or needless blanks."""
    return " ".join(words.casefold().split())


def _how(mine: Claim, other: Claim) -> How:
    if _differ(mine.area, other.area):
        return How.OTHER_AREA
    if _differ(mine.offence, other.offence):
        return How.OTHER_OFFENCE
    if same_period(mine, other):
        return _how_in_one_period(mine, other)
    if _units_differ(mine, other):
        return How.OTHER_UNITS
    if _base_unknown(mine, other):
        return How.BASE_UNKNOWN
    if not (mine.whole_period and other.whole_period):
        return How.PERIOD_UNKNOWN
    if _overlap(mine, other):
        return How.OVERLAP
    if mine.share is None or other.share is None:
        return How.NO_COUNTS
    if mine.numerator_is != "exact" or other.numerator_is != "exact":
        return How.BOUND
    return How.DIFFERENCE


def _how_in_one_period(mine: Claim, other: Claim) -> How:
    if mine.numerator is None or other.numerator is None:
        return How.NO_COUNTS
    if _counts(mine) != _counts(other):
        return How.OTHER_COUNTS
    return How.OTHER_UNITS_COUNTED if _units_differ(mine, other) else How.SAME


def _differ(one: str, other: str) -> bool:
    """Tell whether two words are known, and not the same."""
    return bool(one) and bool(other) and folded(one) != folded(other)


def _units_differ(mine: Claim, other: Claim) -> bool:
    return _differ(mine.numerator_unit, other.numerator_unit) or _differ(
        mine.denominator_unit, other.denominator_unit
    )


def _base_unknown(mine: Claim, other: Claim) -> bool:
    if not (mine.offence and other.offence and mine.area and other.area):
        return True
    return bool(mine.numerator_unit) != bool(other.numerator_unit)


def _counts(claim: Claim) -> tuple[int | None, int | None, str]:
    return claim.numerator, claim.denominator, claim.numerator_is


def _period(claim: Claim) -> tuple[object, object]:
    return claim.period_from, claim.period_to


def _overlap(one: Claim, other: Claim) -> bool:
    if one.period_from is None or one.period_to is None:
        return False
    if other.period_from is None or other.period_to is None:
        return False
    return one.period_from <= other.period_to and other.period_from <= one.period_to


def _order(claim: Claim) -> tuple[str, int, int]:
    day = claim.period_to or claim.period_from
    return (day.isoformat() if day else "9999", claim.number, claim.id)


def _in_order(mine: Claim, other: Claim) -> tuple[Claim, Claim]:
    if mine.period_to is None or other.period_to is None or mine.period_to >= other.period_to:
        return other, mine
    return mine, other


def _ratio(mine: Claim, other: Claim) -> tuple[float | None, bool]:
    earlier, later = _in_order(mine, other)
    alike = (
        not _units_differ(mine, other)
        and not _base_unknown(mine, other)
        and not _differ(mine.area, other.area)
        and not _differ(mine.offence, other.offence)
        and bool(mine.numerator_unit)
        and _same_length(mine, other)
        and not _overlap(mine, other)
    )
    if not alike or not earlier.numerator or later.numerator is None:
        return None, False
    if earlier.numerator_is != "exact" or later.numerator_is == "about":
        return None, False
    return later.numerator / earlier.numerator, later.numerator_is != "exact"


def _same_length(one: Claim, other: Claim) -> bool:
    """A year is as long as a leap year here, and a quarter as the next."""
    if one.period_from is None or one.period_to is None:
        return False
    if other.period_from is None or other.period_to is None:
        return False
    first, second = one.period_to - one.period_from, other.period_to - other.period_from
    return abs(first.days - second.days) <= 2
