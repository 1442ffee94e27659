"""What a document counts: each count with its value, how often it is printed and where."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from oversight_app.domain.charts import BarChart, RangeChart
from oversight_app.domain.small_numbers import Counting, Sum
from oversight_app.domain.wording import Quantity
from oversight_app.summaries.document import ChartBlock, Document, TableBlock
from oversight_app.summaries.small_numbers.figures import SENTENCE, Change, changed


@dataclass(slots=True)
class Gathered:
    """The counts of a document by key.

    ``printed`` is how many figures name a count, and ``where`` the words for the first of them, in
    a table or chart if it is in any. A count that no figure names is not given away.
    """

    values: dict[str, int] = field(default_factory=dict)
    exempt: set[str] = field(default_factory=set)
    sums: tuple[Sum, ...] = ()
    printed: dict[str, int] = field(default_factory=dict)
    where: dict[str, str] = field(default_factory=dict)


def gathered(document: Document) -> Gathered:
    """Gather the counts of a document.

    Raises ValueError for a count with two values, a sum that does not add up, or a figure that
    names a count which has no value: faults of the paper's author, which would leave small
    numbers unguarded.
    """
    found = Gathered()
    sums: dict[Sum, None] = {}
    for counting in _countings(document):
        for one in counting.counts:
            if found.values.setdefault(one.key, one.value) != one.value:
                raise ValueError(f"the count {one.key} is {found.values[one.key]} and {one.value}")
            if one.exempt:
                found.exempt.add(one.key)
        sums.update(dict.fromkeys(counting.sums))
    found.sums = tuple(sums)
    changed(document, _Reading(found))
    for summed in found.sums:
        if adds_up(summed, found.values) is False:
            raise ValueError(f"the sum of {summed.total} does not add up")
    return found


def _countings(document: Document) -> Iterator[Counting]:
    yield document.counting
    for block in document.walk():
        if isinstance(block, ChartBlock | TableBlock):
            yield block.table.counting
        if isinstance(block, ChartBlock) and isinstance(block.chart, RangeChart | BarChart):
            yield block.chart.counting


def adds_up(one: Sum, values: dict[str, int]) -> bool | None:
    """Tell whether a sum holds; None where a value in it is not known."""
    total, parts = values.get(one.total), [values.get(part) for part in one.parts]
    known = [part for part in parts if part is not None]
    if total is None or len(known) < len(parts):
        return None
    if one.exact:
        return total == sum(known)
    return max(known, default=0) <= total <= sum(known)


class _Reading(Change):
    """Leaves each figure as it is, and notes the counts that it names."""

    def __init__(self, found: Gathered) -> None:
        self._found = found

    def figure(self, quantity: Quantity, where: str) -> Quantity:
        assert quantity.value is not None
        self._read(quantity.value, quantity.counts, where, plain=not quantity.ratio)
        return quantity

    def drawn(self, value: float, counts: tuple[str, ...], where: str) -> float:
        self._read(value, counts, where, plain=True)
        return value

    def _read(self, value: float, counts: tuple[str, ...], where: str, *, plain: bool) -> None:
        for key in counts:
            if key not in self._found.values:
                if len(counts) > 1 or not plain or value != int(value) or value < 0:
                    raise ValueError(f"a figure names the count {key}, which no table lists")
                # A figure that is a count, and of which nothing is a sum, is its own listing.
                self._found.values[key] = int(value)
            self._found.printed[key] = self._found.printed.get(key, 0) + 1
            # A table says more shortly where it stands than words that run on.
            if self._found.where.get(key, SENTENCE).startswith(SENTENCE):
                self._found.where[key] = where
