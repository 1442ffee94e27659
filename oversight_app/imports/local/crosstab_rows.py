"""The reading process: a table with something across, turned into rows.

Every figure is a row of its own: what stands beside it on the left, what stands above it, and
the figure. In a table of *groups* (nothing across, something above: hours and people under each
district) each group is a row, and the lower headings are its fields. Blank figures are no rows;
sums at the side are left out.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from oversight_app.domain.datasets import DATASETS, FieldKind, heading_key
from oversight_app.domain.mappings import ColumnUse, DateOrder, Mapping
from oversight_app.imports.local.headers import REJECT_COLUMNS, Headings
from oversight_app.imports.local.parsers import REJECT, Cells, cells_for
from oversight_app.imports.local.words import names_a_total

_OURS = frozenset(map(heading_key, REJECT_COLUMNS))
_SUMS = re.compile(r"sum|overall|ytd|year to date|average|mean|all", re.IGNORECASE)
_YEARS = re.compile(r"(?:FY\s?)?(\d{4})(?:\s?[-/–]\s?(\d{2}|\d{4}))?", re.ASCII | re.IGNORECASE)
_APRIL = 4


@dataclass(frozen=True, slots=True)
class Group:
    """What becomes one row of each row of the file: the columns of the fields in it, and what
    is across it: values, or above REJECT a reason. ``place`` is its first column."""

    place: int
    columns: dict[str, int]
    across: dict[str, int]


@dataclass(frozen=True, slots=True)
class Unfolding:
    """How a table unfolds. ``cells`` hold the words met across, by field; ``left`` are headings
    that could not be taken, and whose figures are not read."""

    groups: tuple[Group, ...]
    cells: dict[str, Cells]
    left: tuple[str, ...]


def unfolding(headings: Headings, mapping: Mapping, today: date) -> Unfolding:
    """Return how the table under some headings unfolds by the mapping's crosstab."""
    assert mapping.crosstab is not None
    crosstab = mapping.crosstab
    dataset = DATASETS[mapping.dataset]
    fields = [name for name in (crosstab.across, crosstab.across_above) if name]
    orders = {use.field: use.order for use in mapping.columns}
    order = next((one for one in orders.values() if one is not DateOrder.UNKNOWN), None)
    cells = {
        name: cells_for(
            dataset.field(name),
            ColumnUse("", name, order=order or DateOrder.DAY_FIRST),
            mapping,
            today,
            required=True,
        )
        for name in fields
    }
    if not crosstab.across:
        groups, left = _groups(headings, mapping, cells[crosstab.across_above])
        return Unfolding(groups, cells, left)
    taken = {*headings.places.values(), *range(headings.down + 1)}
    made, not_taken = [], []
    for place, heading in enumerate(headings.printed):
        if place in taken or not heading or heading_key(heading) in _OURS or _is_sum(heading):
            continue
        over = headings.above[place] if place < len(headings.above) else ""
        if over and _is_sum(over):
            continue
        across = {crosstab.across: _value(heading, over, crosstab.across, cells, dataset.id)}
        if crosstab.across_above and crosstab.across_above != crosstab.across:
            across[crosstab.across_above] = cells[crosstab.across_above][over]
        if max(across.values()) >= REJECT:
            not_taken.append(heading)
        else:
            made.append(Group(place, {crosstab.value: place}, across))
    return Unfolding(tuple(made), cells, tuple(not_taken))


def _value(heading: str, over: str, across: str, cells: dict[str, Cells], dataset: str) -> int:
    """Return what a heading stands for; a month without its year takes it from above."""
    kind = DATASETS[dataset].field(across).kind
    if kind in (FieldKind.DAY, FieldKind.MONTH) and (match := _YEARS.fullmatch(over)):
        year = int(match[1])
        value = cells[across][f"{heading} {year}"]
        if match[2] and value < REJECT:
            month = value % 12 + 1 if kind is FieldKind.MONTH else value // 100 % 100
            # 2021-22 is a financial year: January to March are in its second half.
            value = cells[across][f"{heading} {year + (month < _APRIL)}"]
        if value < REJECT:
            return value
    return cells[across][heading]


def _groups(
    headings: Headings, mapping: Mapping, above: Cells
) -> tuple[tuple[Group, ...], tuple[str, ...]]:
    assert mapping.crosstab is not None
    fields = {heading_key(use.heading): use.field for use in mapping.columns if use.field}
    columns: dict[str, dict[str, int]] = {}
    for place, heading in enumerate(headings.printed):
        over = headings.above[place] if place < len(headings.above) else ""
        field = fields.get(heading_key(heading), "")
        if over and field and not _is_sum(over) and heading_key(over) != heading_key(heading):
            columns.setdefault(over, {}).setdefault(field, place)
    made, left = [], []
    for over, places in columns.items():
        value = above[over]
        if value >= REJECT:
            left.append(over)
        else:
            group = {mapping.crosstab.across_above: value}
            made.append(Group(min(places.values()), places, group))
    return tuple(made), tuple(left)


def beside(headings: Headings, groups: Sequence[Group]) -> list[tuple[ColumnUse, int]]:
    """Return the matched columns, with their places, that stand beside any figures across."""
    inside = {place for group in groups for place in group.columns.values()}
    fields = {name for group in groups for name in group.columns}
    return [
        (use, place)
        for use, place in headings.places.items()
        if use.field and place not in inside and use.field not in fields
    ]


def use_of(mapping: Mapping, field: str) -> ColumnUse:
    """Return how the figures across are taken: as the mapping says, or in the usual units."""
    return next((use for use in mapping.columns if use.field == field), ColumnUse("", field))


def _is_sum(text: str) -> bool:
    return names_a_total(text) or _SUMS.fullmatch(text) is not None


def repeated(values: Sequence[int], times: int) -> list[int]:
    """Return each value so many times over: what stands beside several figures."""
    return [value for value in values for _ in range(times)]
