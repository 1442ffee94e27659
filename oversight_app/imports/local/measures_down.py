"""Months across and another measure in each row: monthly returns as they are often kept.

Which column names the measures is recognised by its words; what each word counts is proposed
from the words of the monthly return, and confirmed by the person.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from oversight_app.domain.datasets import DATASETS, Dataset, FieldKind
from oversight_app.domain.mappings import Crosstab
from oversight_app.domain.schemes import TermKind
from oversight_app.imports.cells import Cell, blank
from oversight_app.imports.local.crosstabs import CHOICES, Across, Down, field_of
from oversight_app.imports.local.layouts import Table, is_total, numeric, printed
from oversight_app.imports.local.proposing import TERM_KINDS, Words, heading_score
from oversight_app.imports.local.spelling import word_key
from oversight_app.imports.local.words import names_a_total

_LEAST = 2
"""Different measures that a column has to name."""
_MOST = 200
"""Different words that a column of measures may hold."""
_TAKEN = 45.0
_COUNTED = (FieldKind.COUNT, FieldKind.MINUTES)
_RECKONED = re.compile(
    r"\b(?:per|average|avg|mean|median|target|budget|plan(?:ned)?|percent(?:age)?|rate|ytd|"
    r"year to date|change|previous|last|variance|forecast)\b|%",
    re.IGNORECASE,
)
"""What is reckoned from other figures, or hoped for, is no measure that can be kept."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A row below the headings: its words left of the months, and whether it has figures."""

    words: Mapping[int, str]
    figures: bool
    total: bool


def found(table: Table, across: Across, words: Words) -> Across:
    """Return a table with months across as it is: with its measures down where a column left of
    the months names at least two, and at least half of its rows are of these."""
    if across.kind is not FieldKind.MONTH:
        return across
    first = across.places[0]
    rows = [_row(cells, first, across.places) for cells in _all_rows(table)]
    best, most = -1, 0.0
    for place in range(first):
        share = _share(rows, place)
        if share > most:
            best, most = place, share
    if best < 0:
        return across
    named = list(dict.fromkeys(row.words[best] for row in rows if row.figures and best in row.words
                               and not row.total))  # fmt: skip
    totals = list(dict.fromkeys(row.words[best] for row in rows if row.total and best in row.words))
    beside = {at for row in rows if row.figures for at in row.words} - {best}
    fixed = sorted(beside | {at for at in across.fixed if at > first})
    down = Down(
        best,
        printed(table.headings[best]) if best < len(table.headings) else "",
        tuple(named),
        tuple(totals),
        headings := _between(rows, best, beside),
        _kind(headings, words),
    )
    return replace(across, fixed=tuple(fixed), down=down)


def described(across: Across, dataset: Dataset) -> Crosstab | None:
    """Return the crosstab as a mapping has it, in the fields of a dataset; None where that kind
    of return has no such table."""
    over = field_of(dataset, across.kind)
    if across.down is None or dataset.id not in CHOICES or not over:
        return None
    return Crosstab(
        "",
        over,
        field_of(dataset, across.above),
        2 if across.two_rows else 1,
        across.down.heading,
        measures(dataset, across.down),
        field_between(dataset, across.down),
    )


def dataset_of(down: Down, fixed: Sequence[str]) -> str:
    """Return which kind of return such a table is: the monthly return, unless its hours are by
    district or activity. ``fixed`` are the fields of its leading columns in the activity log."""
    detailed = {"district", "activity", "status"} & set(fixed) or (
        down.kind in (TermKind.DISTRICT, TermKind.ACTIVITY, TermKind.STATUS)
    )
    hours = "minutes" in measures(DATASETS["activity"], down).values()
    return "activity" if detailed and hours else "return"


def measures(dataset: Dataset, down: Down) -> dict[str, str]:
    """Return the field of a dataset that each word is proposed to count, "" where none is: the
    surest first, none twice. A word for a total stands where nothing else gives its field."""
    known = _assigned(dataset, down.words, frozenset())
    more = _assigned(dataset, down.totals, frozenset(known.values()))
    return known | {word: field for word, field in more.items() if field}


def fields_of(dataset: Dataset) -> tuple[str, ...]:
    """Return the fields that the figures of a row can be."""
    return tuple(one.id for one in dataset.fields if one.kind in _COUNTED)


def field_between(dataset: Dataset, down: Down) -> str:
    """Return the field that headings between the rows give, "" where there are none."""
    if not down.headings:
        return ""
    kinds = {one.id: TERM_KINDS.get(one.kind) for one in dataset.fields}
    if down.kind:
        return next((name for name, kind in kinds.items() if kind is down.kind), "")
    order = (TermKind.DISTRICT, TermKind.SCHEME)
    return next((name for kind in order for name in kinds if kinds[name] is kind), "")


def _assigned(dataset: Dataset, words: Sequence[str], taken: frozenset[str]) -> dict[str, str]:
    """Return the likeliest field of each word, none of those ``taken``, and none twice."""
    fields = [one for one in dataset.fields if one.kind in _COUNTED and one.id not in taken]
    scores = {
        (word, one.id): score
        for word in words
        if not _RECKONED.search(word)
        for one in fields
        if (score := heading_score(word, one)) >= _TAKEN
    }
    chosen: dict[str, str] = dict.fromkeys(words, "")
    for (word, field), _ in sorted(scores.items(), key=lambda one: -one[1]):
        if not chosen[word] and field not in chosen.values():
            chosen[word] = field
    return chosen


def _all_rows(table: Table) -> list[Sequence[Cell]]:
    return [cells for _, cells in (*table.body, *table.totals)]


def _row(cells: Sequence[Cell], first: int, places: Sequence[int]) -> _Row:
    words = {at: printed(cell) for at, cell in enumerate(cells[:first]) if not blank(cell)}
    figures = any(at < len(cells) and not blank(cells[at]) for at in places)
    return _Row(words, figures, is_total(cells))


def _share(rows: Sequence[_Row], place: int) -> float:
    """Return the share of rows with figures whose word in a column is a measure of the monthly
    return; 0 for fewer than two measures, and for a column of figures."""
    said = [row.words[place] for row in rows if row.figures and place in row.words]
    different = set(said)
    if not _LEAST <= len(different) <= _MOST or all(map(numeric, different)):
        return 0.0
    known = _assigned(DATASETS["return"], sorted(different), frozenset())
    if sum(map(bool, known.values())) < _LEAST:
        return 0.0
    share = sum(bool(known[word]) for word in said) / len(said)
    return share if share >= 0.5 else 0.0


def _between(rows: Sequence[_Row], down: int, beside: set[int]) -> tuple[str, ...]:
    """Return the headings between the rows that say of whom the measures below them are: the
    same measures come again under another. Headings that sort measures are none."""
    groups: dict[str, set[str]] = {}
    now = ""
    for row in rows:
        if not row.figures and len(row.words) == 1:
            place, word = next(iter(row.words.items()))
            now = now if place in beside else "" if names_a_total(word) else word
        elif row.figures and down in row.words and now and not row.total:
            groups.setdefault(now, set()).add(word_key(row.words[down]))
    met: set[str] = set()
    again = False
    for named in groups.values():
        again = again or bool(met & named)
        met |= named
    return tuple(groups) if again else ()


def _kind(headings: Sequence[str], words: Words) -> TermKind | None:
    for kind in (TermKind.SCHEME, TermKind.DISTRICT, TermKind.ACTIVITY, TermKind.STATUS):
        known = sum(word_key(one) in words.get(kind, ()) for one in headings)
        if headings and known * 2 >= len(headings):
            return kind
    return None
