"""Tables with counts of people for the tests of small numbers, and an attacker who knows nothing
but what was printed and how the tables add up."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import product
from random import Random

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from oversight_app.domain.findings import Column, Row, Table
from oversight_app.domain.measures import Unit
from oversight_app.domain.papers import Marking
from oversight_app.domain.small_numbers import Count, Counting, Sum
from oversight_app.domain.wording import Quantity
from oversight_app.summaries.document import Block, Document, TableBlock

DAY = date(2022, 3, 31)


@dataclass(frozen=True)
class Tabulated:
    """Counts by key and their sums, with the shares that are printed: (numerator, whole)."""

    values: Mapping[str, int]
    sums: tuple[Sum, ...]
    shares: tuple[tuple[str, str], ...] = ()
    exempt: frozenset[str] = frozenset()
    unprinted: frozenset[str] = frozenset()
    """Counts that are known to be parts or totals of others, and are not printed."""

    def table(self, table_id: str = "counts") -> Table:
        """Print each count in a row of its own, and each share in another table's column."""
        rows = [
            Row(key, (key, Quantity(value, counts=(key,))))
            for key, value in self.values.items()
            if key not in self.unprinted
        ]
        for top, bottom in self.shares:
            if not self.unprinted.isdisjoint((top, bottom)):
                continue
            value = 100 * self.values[top] / self.values[bottom] if self.values[bottom] else 0.0
            share = Quantity(value, Unit.PERCENT, 1, counts=(top, bottom), ratio=100.0)
            rows.append(Row(f"{top} of {bottom}", (f"{top} of {bottom}", share)))
        counts = tuple(Count(key, value, key in self.exempt) for key, value in self.values.items())
        columns = (Column("what", "What"), Column("count", "Count"))
        return Table(table_id, "Counts", columns, tuple(rows), counting=Counting(counts, self.sums))

    def document(self) -> Document:
        """Return a paper that holds the table and nothing else."""
        return paper(TableBlock(self.table()))


def paper(*blocks: Block) -> Document:
    """Return a paper of some blocks."""
    return Document(
        title="Volunteers",
        subtitle="Numbers of people",
        stem="volunteers",
        office="Wiltshire",
        as_at=DAY,
        dated=DAY,
        marking=Marking.OFFICIAL,
        history_head="0" * 64,
        blocks=blocks,
        sources=(),
    )


def row(*values: int, total: str = "T", exact: bool = True, whole: int | None = None) -> Tabulated:
    """Return a row of counts ``A``, ``B``… with its total."""
    names = [chr(ord("A") + at) for at in range(len(values))]
    counts = dict(zip(names, values, strict=True)) | {
        total: sum(values) if whole is None else whole
    }
    return Tabulated(counts, (Sum(total, tuple(names), exact),))


def cube(sizes: Sequence[int], rng: Random, most: int) -> Tabulated:
    """Return a table of as many dimensions with every margin: ``.`` stands for all of one."""
    values = {at: int(rng.random() ** 2 * most) for at in product(*(range(size) for size in sizes))}
    counts: dict[str, int] = {}
    sums: dict[Sum, None] = {}
    for at in product(*((*range(size), None) for size in sizes)):
        inside = [v for k, v in values.items() if _within(k, at)]
        counts[_name(at)] = sum(inside)
        for axis, place in enumerate(at):
            if place is None:
                parts = tuple(
                    _name((*at[:axis], part, *at[axis + 1 :])) for part in range(sizes[axis])
                )
                sums[Sum(_name(at), parts)] = None
    shares = tuple((one.parts[0], one.total) for one in list(sums)[::3])
    return Tabulated(counts, tuple(sums), shares)


def _within(cell: Sequence[int], at: Sequence[int | None]) -> bool:
    return all(want is None or have == want for have, want in zip(cell, at, strict=True))


def _name(at: Sequence[int | None]) -> str:
    return "people/" + "-".join("." if place is None else str(place) for place in at)


def nested(rng: Random, most: int) -> Tabulated:
    """Return districts in areas in one whole, of men and women; some people are in two areas, so
    that the whole is less than the sum of its areas."""
    values: dict[str, int] = {}
    sums: list[Sum] = []
    shares: list[tuple[str, str]] = []
    areas = []
    for area in range(rng.randint(2, 4)):
        districts = []
        for district in range(rng.randint(1, 5)):
            name = f"area{area}/district{district}"
            for sex in ("men", "women"):
                values[f"{name}/{sex}"] = int(rng.random() ** 2 * most)
            values[name] = values[f"{name}/men"] + values[f"{name}/women"]
            sums.append(Sum(name, (f"{name}/men", f"{name}/women")))
            shares.append((f"{name}/women", name))
            districts.append(name)
        values[f"area{area}"] = sum(values[name] for name in districts)
        sums.append(Sum(f"area{area}", tuple(districts)))
        areas.append(f"area{area}")
    greatest, all_in = max(values[a] for a in areas), sum(values[a] for a in areas)
    values["whole"] = rng.randint(greatest, all_in)
    sums.append(Sum("whole", tuple(areas), exact=False))
    return Tabulated(values, tuple(sums), tuple(shares))


def printed(*documents: Document) -> dict[str, int]:
    """Return what a reader sees: the counts that are printed, and those that a printed share and
    the other count of it give."""
    seen: dict[str, int] = {}
    shares = []
    for document in documents:
        for table in document.tables():
            for one in table.rows:
                figure = one.cells[1]
                assert isinstance(figure, Quantity)
                if figure.value is None:
                    assert str(figure) == "[c]"
                elif figure.ratio:
                    shares.append(figure)
                else:
                    assert seen.setdefault(figure.counts[0], int(figure.value)) == figure.value
    for share in shares:
        assert share.value is not None
        top, bottom = share.counts
        if top not in seen and bottom in seen:
            seen[top] = round(share.value * seen[bottom] / share.ratio)
        if bottom not in seen and top in seen and share.value:
            seen[bottom] = round(share.ratio * seen[top] / share.value)
    return seen


def attacked(
    known: Mapping[str, int], sums: Iterable[Sum], wanted: Iterable[str], width: int
) -> dict[str, tuple[int, int]]:
    """Return the wanted counts that can be worked out more closely than to ``width``: each with
    the least and the greatest whole number that it can be, given what is known, that the sums
    hold, and that no count is below zero."""
    sums = [*sums]
    keys = sorted({*wanted, *(key for one in sums for key in (one.total, *one.parts))})
    place = {key: at for at, key in enumerate(keys)}
    rows: list[dict[int, float]] = []
    low: list[float] = []
    high: list[float] = []
    for one in sums:
        parts = {place[part]: 1.0 for part in one.parts}
        rows.append(parts | {place[one.total]: -1.0})
        low.append(0.0)
        high.append(0.0 if one.exact else np.inf)
        if not one.exact:
            for part in one.parts:
                rows.append({place[one.total]: 1.0, place[part]: -1.0})
                low.append(0.0)
                high.append(np.inf)
    matrix = np.zeros((max(len(rows), 1), len(keys)))
    for number, entries in enumerate(rows):
        for at, weight in entries.items():
            matrix[number, at] = weight
    limits = LinearConstraint(matrix, low or [0.0], high or [0.0])
    least = np.array([float(known.get(key, 0)) for key in keys])
    most = np.array([float(known.get(key, 10_000)) for key in keys])
    found: dict[str, tuple[int, int]] = {}
    for key in wanted:
        ends = []
        for sign in (1.0, -1.0):
            cost = np.zeros(len(keys))
            cost[place[key]] = sign
            answer = milp(
                cost, integrality=np.ones(len(keys)), bounds=Bounds(least, most), constraints=limits
            )
            assert answer.status == 0, answer.message
            ends.append(round(answer.x[place[key]]))
        if ends[1] - ends[0] < width:
            found[key] = (ends[0], ends[1])
    return found


def some_of(tabulated: Tabulated, rng: Random) -> Tabulated:
    """Return a paper's own choice of the sums to print: the same counts, some of them unprinted."""
    chosen = [one for one in tabulated.sums if rng.random() < 0.5] or [tabulated.sums[0]]
    keys = {key for one in chosen for key in (one.total, *one.parts)}
    return replace(tabulated, unprinted=frozenset(tabulated.values) - keys)


def random_table(seed: int) -> Tabulated:
    """Return a table of a random kind and size, small numbers being common in most."""
    rng = Random(seed)
    most = rng.choice([8, 15, 40, 120])
    kind = seed % 4
    if kind == 3:
        return nested(rng, most)
    sizes = [[rng.randint(2, 9)], [rng.randint(2, 5) for _ in range(2)]]
    return cube(
        [*sizes, [rng.randint(2, 3), rng.randint(2, 3), rng.randint(2, 4)]][kind], rng, most
    )
