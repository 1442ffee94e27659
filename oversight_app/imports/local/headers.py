"""The reading process: the row of headings of a mapping, found again in whatever row it is.

Columns are found by ``heading_key``, in any order; of equal headings ``again`` tells which.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from oversight_app.domain.datasets import DATASETS, heading_key
from oversight_app.domain.mappings import ColumnUse, Mapping
from oversight_app.imports.local.layouts import dated_text
from oversight_app.imports.local.spelling import word_key
from oversight_app.imports.local.words import printed

LOOKED_AT = 200
"""Rows from the start among which the headings are looked for."""
_CELLS_LOOKED_AT = 200_000
"""Of a very wide table fewer rows are looked at."""
REJECT_COLUMNS = ("Row in the file", "Why it was rejected")
"""What ``rejects`` puts behind a file's own columns: known, and left out, when it comes back."""

_MOST_LEADING = 50
"""Columns from the left among which that of the measures is looked for."""
_FOR_WIDTH = 64

_OURS = frozenset(map(heading_key, REJECT_COLUMNS))


@dataclass(slots=True)
class Headings:
    """A row of headings. ``places`` gives the number of the column from 0 of each use that was
    found; ``above`` is the row over it, each heading carried on to the right, in a table with
    two. ``missing`` are headings of matched columns that are not there, ``lacking`` those of
    them that can't be done without, ``added`` headings that the mapping does not have."""

    row: int
    """From 1."""
    printed: list[str]
    above: list[str]
    places: dict[ColumnUse, int]
    missing: list[str] = field(default_factory=list)
    lacking: list[str] = field(default_factory=list)
    added: list[str] = field(default_factory=list)
    down: int = -1
    """The column whose words name measures, where there is one."""

    def at(self, place: int) -> str:
        """Return the heading of a column, "" where it has none."""
        return self.printed[place] if place < len(self.printed) else ""

    @property
    def matched(self) -> int:
        """How many columns that the mapping takes were found."""
        return sum(1 for use in self.places if use.field) + (self.down >= 0)

    @property
    def any(self) -> bool:
        """True where anything of the mapping was found."""
        return bool(self.places) or self.down >= 0


def found(rows: Sequence[Sequence[Any]], mapping: Mapping) -> Headings:
    """Return the likeliest row of headings among the first rows: where most columns are."""
    keys = []
    looked_at = 0
    for row in rows[:LOOKED_AT]:
        keys.append([heading_key(printed(cell)) if cell != "" else "" for cell in row])
        looked_at += len(row)
        if looked_at > _CELLS_LOOKED_AT:
            break
    two = mapping.crosstab is not None and mapping.crosstab.header_rows > 1
    best, most = 0, (-1, -1)
    for at, row in enumerate(keys):
        over = keys[at - 1] if two and at else []
        places = _places(_under(row, over), mapping)
        score = (sum(1 for use in places if use.field), len(places))
        if mapping.crosstab is not None and mapping.crosstab.measures:
            score = _dated(row), score[0]
        below = two and at == best + 1 and score == most and _filled(row) >= _filled(keys[best])
        if score > most or below:
            # A heading merged over both rows is found in the upper one as well.
            best, most = at, score
    if not keys:
        return Headings(0, [], [], {})
    over_cells = rows[best - 1] if two and best else []
    shown = _under(list(map(printed, rows[best])), list(map(printed, over_cells)))
    over = keys[best - 1] if two and best else []
    headings = Headings(
        best + 1,
        shown,
        _carried([printed(cell) for cell in over_cells]),
        _places(_under(keys[best], over), mapping),
    )
    headings.down = _down(headings, rows[best + 1 : LOOKED_AT], mapping)
    _compare(headings, mapping)
    return headings


def _down(headings: Headings, rows: Sequence[Sequence[Any]], mapping: Mapping) -> int:
    """Return the column of measures: of those with its heading, or with none where it has none,
    the one that names most of them; -1 where none names any."""
    if mapping.crosstab is None or not mapping.crosstab.measures:
        return -1
    known = {word_key(word) for word in mapping.crosstab.measures}
    key = heading_key(mapping.crosstab.down)
    width = max((len(row) for row in rows[:_FOR_WIDTH]), default=0)
    named = {
        place: sum(word_key(printed(row[place])) in known for row in rows if place < len(row))
        for place in range(min(width, _MOST_LEADING))
        if heading_key(headings.at(place)) == key
    }
    place = max(named, key=lambda at: named[at], default=-1)
    return place if place >= 0 and named[place] else -1


def _dated(row: Sequence[str]) -> int:
    """Return how many headings are months: by them the headings of such a table are found."""
    return sum(1 for key in row if key and dated_text(key))


def _filled(row: Sequence[str]) -> int:
    return sum(1 for cell in row if cell)


def _under(row: list[str], over: list[str]) -> list[str]:
    """Return headings, of a cell merged with the one above it that one's."""
    return [cell or (over[at] if at < len(over) else "") for at, cell in enumerate(row)] + over[
        len(row) :
    ]


def _carried(row: list[str]) -> list[str]:
    """Return a row of merged headings with each carried on over the cells that it covers."""
    carried, last = [], ""
    for cell in row:
        last = cell or last
        carried.append(last)
    return carried


def _places(keys: Sequence[str], mapping: Mapping) -> dict[ColumnUse, int]:
    where: dict[str, list[int]] = {}
    for place, key in enumerate(keys):
        where.setdefault(key, []).append(place)
    places = {}
    for use in mapping.columns:
        equal = where.get(heading_key(use.heading), [])
        if use.again < len(equal):
            places[use] = equal[use.again]
    return places


def _compare(headings: Headings, mapping: Mapping) -> None:
    dataset = DATASETS[mapping.dataset]
    there = {use.field for use in headings.places} | set(mapping.constants)
    if mapping.crosstab:
        crosstab = mapping.crosstab
        there |= {crosstab.value, crosstab.across, crosstab.across_above, crosstab.between}
        there |= set(crosstab.measures.values())
    gone = [use for use in mapping.columns if use.field and use not in headings.places]
    headings.missing = [use.heading for use in gone]
    needed = {one.id for one in dataset.fields if one.required}
    for group in dataset.either:
        needed |= set() if there & set(group) else set(group)
    if "minutes" not in there and "start" in there:
        needed.add("finish")
    headings.lacking = [use.heading for use in gone if use.field in needed]
    nameless = needed - there - {use.field for use in gone}
    for group in dataset.either:
        if not there & set(group):
            nameless -= set(group)
            if not any(use.field in group for use in gone):
                nameless.add(group[0])
    headings.lacking += [dataset.field(name).name for name in sorted(nameless)]
    if mapping.crosstab and mapping.crosstab.measures and headings.down < 0:
        headings.lacking.append(mapping.crosstab.down or "Measure")
    if mapping.crosstab is None:
        taken = set(headings.places.values())
        headings.added = [
            shown
            for place, shown in enumerate(headings.printed)
            if shown and place not in taken and heading_key(shown) not in _OURS
        ]
