"""The counts of people behind figures: named, so that small ones can be hidden before anything
leaves, with how they add up.

A count has the same key wherever it stands. What is counted from another source has another
measure's name, since the two may differ. Keys: ``domain.small_numbers.count_key``.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from oversight_app.domain.measures import Unit
from oversight_app.domain.periods import Period, PeriodKind
from oversight_app.domain.schemes import BLANK
from oversight_app.domain.small_numbers import Count, Counting, Sum, count_key
from oversight_app.domain.wording import Counted, Quantity

PROTECTED = "to protect small numbers"
"""Why a figure is not there, at the end of a sentence that says that it is hidden."""
ALL = "all"
"""In a key, all schemes together."""


def count_of(measure: str, scheme: str, period: str, value: float, **of: str) -> Count:
    """Return a count with its key; a part that is blank is named ``not-stated``."""
    said = {name: part if part != BLANK else "not-stated" for name, part in of.items()}
    return Count(count_key(measure, scheme, period, **said), int(value))


def month_name(month: int) -> str:
    """Return a month as keys name it: ``2022-09``."""
    return str(Period(PeriodKind.MONTH, month))


def figure(count: Count) -> Quantity:
    """Return a count as a figure."""
    return Quantity(count.value, counts=(count.key,))


def people(count: Count, one: str, many: str) -> Counted:
    """Return a count with its noun: ``1 volunteer``, ``3 volunteers``."""
    return Counted(figure(count), one, many)


def share(part: Count, whole: Count, decimals: int = 0) -> Quantity | None:
    """Return one count in per cent of another, None of nobody."""
    if not whole.value:
        return None
    value = part.value / whole.value * 100
    return Quantity(value, Unit.PERCENT, decimals, counts=(part.key, whole.key), ratio=100)


def keys(counts: Iterable[Count]) -> tuple[str, ...]:
    """Return the keys of some counts, each once."""
    return tuple(dict.fromkeys(one.key for one in counts))


class Ledger:
    """Gathers the counts of a table, chart or sentence, and how they add up."""

    def __init__(self) -> None:
        self._counts: dict[str, Count] = {}
        self._sums: dict[Sum, None] = {}

    def note(self, *counts: Count) -> None:
        """Take counts down."""
        self._counts.update((one.key, one) for one in counts)

    def figure(self, count: Count | None) -> Quantity | None:
        """Take a count down and return it as a figure, None for none."""
        if count is None:
            return None
        self.note(count)
        return figure(count)

    def share(self, part: Count, whole: Count, decimals: int = 0) -> Quantity | None:
        """Take two counts down and return the one in per cent of the other, None of nobody."""
        self.note(part, whole)
        return share(part, whole, decimals)

    def adds_up(self, total: Count, *parts: Count) -> None:
        """Take down that a count is the sum of others, each person being in one of them. Where
        a return contradicts itself it is not, and nothing is taken down but the counts."""
        self.note(total, *parts)
        if parts and total.value == sum(one.value for one in parts):
            self._sums[Sum(total.key, keys(self._each_once(parts)))] = None

    def _each_once(self, parts: Sequence[Count]) -> Iterator[Count]:
        """Yield the parts; one that stands twice among them (the people of July stand for those
        at its start too, where June is not known) has a further name, tied to its own."""
        seen: Counter[str] = Counter()
        for one in parts:
            seen[one.key] += 1
            again = one
            if seen[one.key] > 1:
                again = replace(one, key=f"{one.key}/again-{seen[one.key]}")
                self.adds_up(again, one)
            yield again

    def is_among(self, total: Count, *parts: Count) -> None:
        """Take down that people are in one or more of some parts, and in nothing else."""
        self.note(total, *parts)
        most = max((one.value for one in parts), default=0)
        if parts and most <= total.value <= sum(one.value for one in parts):
            self._sums[Sum(total.key, keys(parts), exact=False)] = None

    def rest(self, total: Count, measure: str, *parts: Count) -> None:
        """Take down that a count is made of parts and of what is left over, which gets the
        measure's name in the key; nothing where the parts are more than all."""
        left = total.value - sum(one.value for one in parts)
        _, after = total.key.split("/", 1)
        if left >= 0:
            self.adds_up(total, *parts, Count(f"{measure}/{after}", left))
        else:
            self.note(total, *parts)

    def take(self, counting: Counting) -> None:
        """Take down another's counts and sums."""
        self.note(*counting.counts)
        self._sums.update(dict.fromkeys(counting.sums))

    @property
    def counting(self) -> Counting:
        """All that was taken down."""
        return Counting(tuple(self._counts.values()), tuple(self._sums))
