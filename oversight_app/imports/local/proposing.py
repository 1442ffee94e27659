"""Which field each column is: by its heading first, then by what is in it.

No field is given to two columns, and a column whose contents can't be the field's is left out.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from oversight_app.domain.datasets import DATASETS, Dataset, Field, FieldKind, heading_key
from oversight_app.domain.mappings import (
    ColumnUse,
    DateOrder,
    DurationUnit,
    Transform,
)
from oversight_app.domain.schemes import TermKind
from oversight_app.imports.local import units
from oversight_app.imports.local.contents import Contents
from oversight_app.imports.local.personal import personal
from oversight_app.imports.local.spelling import word_key

Words = Mapping[TermKind, Collection[str]]
"""The keys (``word_key``) of the terms and schemes that are known, by kind."""

TERM_KINDS = {
    FieldKind.SCHEME: TermKind.SCHEME,
    FieldKind.DISTRICT: TermKind.DISTRICT,
    FieldKind.ACTIVITY: TermKind.ACTIVITY,
    FieldKind.STATUS: TermKind.STATUS,
}

_EXACT = 100.0
_TAKEN = 45.0
"""A score from which a field is proposed."""
_FITTING = 10.0
"""What contents have to add for a field to be offered without its heading."""
_RULED_OUT = -1000.0
_SOME = 0.2
_MOST = 0.5
_NEARLY_ALL = 0.9
_UNIT_WORDS = frozenset({"h", "hr", "hrs", "min", "mins", "hh", "mm", "hhmm"})
_SHORT = {"ref": "reference", "no": "number", "nr": "number", "num": "number", "yr": "year"}
_FIGURES_ALONE = (DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the file as it goes into the matching."""

    heading: str
    again: int
    index: int
    cells: Contents


@dataclass(frozen=True, slots=True)
class Taken:
    """How one column is proposed to be taken; as in ``ColumnLook``. ``score`` is how sure, 0
    where it is left out."""

    use: ColumnUse
    fields: tuple[str, ...]
    orders: tuple[DateOrder, ...]
    why: str
    warning: str = ""
    score: float = 0.0


def best_dataset(columns: Sequence[Column], words: Words) -> str:
    """Return the kind of return whose fields explain the columns best."""
    return max(DATASETS, key=lambda one: _worth(DATASETS[one], columns, words))


def proposed(dataset: Dataset, columns: Sequence[Column], words: Words) -> tuple[Taken, ...]:
    """Return how each column is proposed to be taken, in their order."""
    kept_out = [
        personal(column.heading, column.cells, _exact(dataset, column.heading), dataset.id)
        for column in columns
    ]
    scores = {
        (place, field.id): score
        for place, column in enumerate(columns)
        if kept_out[place] is None
        for field in dataset.fields
        if (score := _score(column, field, words, dataset)) > 0
    }
    chosen = _assigned(scores)
    by_contents = _by_contents(dataset, columns, kept_out, chosen, words)
    taken = []
    for place, column in enumerate(columns):
        out = kept_out[place]
        plausible = [] if out else _plausible(column, place, scores, words, dataset)
        if out is not None:
            use = ColumnUse(column.heading, left_out=out[0], again=column.again)
            taken.append(Taken(use, (), (), out[1]))
        elif place in chosen:
            field = dataset.field(chosen[place])
            why = "heading matches" if scores[place, field.id] >= 80 else "heading is like it"
            one = taken_as(column, field, dataset, why)
            taken.append(replace(one, fields=tuple(plausible), score=scores[place, field.id]))
        elif place in by_contents:
            field_id, why = by_contents[place]
            one = taken_as(column, dataset.field(field_id), dataset, why)
            fields = (field_id, *(each for each in plausible if each != field_id))
            taken.append(replace(one, fields=fields, score=_TAKEN))
        else:
            use = ColumnUse(column.heading, again=column.again)
            taken.append(Taken(use, tuple(plausible), orders_of(column), "nothing asks for it"))
    return _with_units(dataset, columns, _hinted(taken))


def _with_units(
    dataset: Dataset, columns: Sequence[Column], taken: Sequence[Taken]
) -> tuple[Taken, ...]:
    """Leave the unit of a duty's hours to be asked where they are more than a day for each one."""
    if dataset.id != "activity":
        return tuple(taken)
    cells = {one.use.field: c.cells for one, c in zip(taken, columns, strict=True)}
    asked = []
    for one, column in zip(taken, columns, strict=True):
        warning = ""
        if one.use.field == "minutes" and one.use.unit is DurationUnit.HOURS:
            warning = units.doubt(
                column.heading, column.cells, cells.get("day"), cells.get("people")
            )
        use = replace(one.use, unit=DurationUnit.UNKNOWN)
        asked.append(replace(one, use=use, warning=warning) if warning else one)
    return tuple(asked)


def _plausible(
    column: Column,
    place: int,
    scores: Mapping[tuple[int, str], float],
    words: Words,
    dataset: Dataset,
) -> list[str]:
    """Return the fields a column could be: by its heading, then by its contents alone."""
    by_heading = {field: score for (at, field), score in scores.items() if at == place}
    by_contents = {
        field.id: score
        for field in dataset.fields
        if field.id not in by_heading
        and (score := _contents_score(column, field, words, dataset)) >= _FITTING
    }
    return [
        *sorted(by_heading, key=lambda field: -by_heading[field]),
        *sorted(by_contents, key=lambda field: -by_contents[field]),
    ]


def _hinted(taken: Sequence[Taken]) -> tuple[Taken, ...]:
    """Say beside dates that could be two days how the other dates of the file are written; it
    is still asked."""
    told = {
        one.use.order
        for one in taken
        if one.use.field and len(one.orders) == 1 and one.use.order in _FIGURES_ALONE
    }
    if len(told) != 1:
        return tuple(taken)
    hint = f"other dates in this file are {told.pop()}"
    return tuple(
        replace(one, why=f"{one.why}; {hint}") if one.use.field and len(one.orders) > 1 else one
        for one in taken
    )


def taken_as(column: Column, field: Field, dataset: Dataset, why: str = "") -> Taken:
    """Return a column taken as a field: with the order of its dates where there is one alone,
    its unit, and the first half of full postcodes."""
    use = ColumnUse(column.heading, field.id, again=column.again)
    orders: tuple[DateOrder, ...] = ()
    warning = ""
    if field.kind in (FieldKind.DAY, FieldKind.MONTH):
        orders = orders_of(column) or (DateOrder.YEAR_FIRST,)
        use = replace(use, order=orders[0] if len(orders) == 1 else DateOrder.UNKNOWN)
    elif field.kind is FieldKind.MINUTES:
        unit, warning = units.unit_of(column.heading, column.cells, field)
        use = replace(use, unit=unit)
    elif field.kind is FieldKind.DISTRICT and column.cells.postcodes >= _MOST:
        use = replace(use, transform=Transform.OUTWARD)
        why = f"{why}; full postcodes, of which the first half is taken".lstrip("; ")
    return Taken(use, (field.id,), orders, why, warning)


def orders_of(column: Column) -> tuple[DateOrder, ...]:
    """Return the ways a column's dates can be taken; empty where it holds no dates, and YEAR_FIRST
    where they need no order (real dates, dates in words, 2022-04-03)."""
    cells = column.cells
    if cells.dates + cells.months >= _SOME or not cells.serials:
        return cells.orders or ((DateOrder.YEAR_FIRST,) if cells.months else ())
    return cells.serial_orders


def _worth(dataset: Dataset, columns: Sequence[Column], words: Words) -> float:
    """How well a kind of return explains a file: fields found, required ones counting more;
    what is required and not there, and columns that nothing asks for, against it."""
    taken = proposed(dataset, columns, words)
    found = {one.use.field: one.score for one in taken if one.use.field}
    worth = sum(
        score / _EXACT * (1.5 if dataset.field(field).required else 1.0)
        for field, score in found.items()
    )
    worth -= sum(
        field.required and field.id not in found and field.kind is not FieldKind.SCHEME
        for field in dataset.fields
    )
    worth -= sum(not found.keys() & set(group) for group in dataset.either)
    return worth - 0.25 * sum(not one.use.field and not one.use.left_out.personal for one in taken)


def _assigned(scores: Mapping[tuple[int, str], float]) -> dict[int, str]:
    """Return the field of each column, the surest first, none twice."""
    chosen: dict[int, str] = {}
    for (place, field), score in sorted(scores.items(), key=lambda one: (-one[1], one[0])):
        if score >= _TAKEN and place not in chosen and field not in chosen.values():
            chosen[place] = field
    return chosen


def _by_contents(
    dataset: Dataset,
    columns: Sequence[Column],
    kept_out: Sequence[object],
    chosen: Mapping[int, str],
    words: Words,
) -> dict[int, tuple[str, str]]:
    """Return fields that no heading gave and that the contents of one column alone fit."""
    free = [at for at in range(len(columns)) if at not in chosen and kept_out[at] is None]
    open_fields = [one for one in dataset.fields if one.id not in chosen.values()]
    found: dict[int, tuple[str, str]] = {}
    for field in open_fields:
        fitting = [at for at in free if at not in found and _fits_alone(columns[at], field, words)]
        if len(fitting) == 1:
            found[fitting[0]] = (field.id, _WHY_INSIDE.get(field.kind, "its words are known"))
    return found


_WHY_INSIDE = {
    FieldKind.DAY: "dates inside",
    FieldKind.MONTH: "months inside",
    FieldKind.MINUTES: "lengths of time inside",
}


def _fits_alone(column: Column, field: Field, words: Words) -> bool:
    cells = column.cells
    if field.kind in (FieldKind.DAY, FieldKind.MONTH):
        return field.required and cells.dates + cells.months >= _NEARLY_ALL
    if field.kind is FieldKind.MINUTES:
        return cells.clocks + cells.spoken >= _NEARLY_ALL
    if field.kind in TERM_KINDS:
        return _known(column, field, words) >= 0.6
    if field.kind is FieldKind.CHOICE:
        return cells.distinct > 1 and _chosen(column, field) >= 0.6
    return False


def _exact(dataset: Dataset, heading: str) -> Field | None:
    """Return the field that a heading is the name or a synonym of."""
    key = _plain(heading_key(heading))
    for field in dataset.fields:
        if any(key == form.plain for form in _forms(field)):
            return field
    return None


@dataclass(frozen=True, slots=True)
class _Form:
    """A heading of a field as it is compared: in full, and levelled."""

    printed: str
    plain: str
    parts: frozenset[str]


@cache
def _forms(field: Field) -> tuple[_Form, ...]:
    # Each heading of a wide sheet is held against all of them.
    printed = (heading_key(one) for one in (field.name, *field.synonyms))
    return tuple(_Form(one, _plain(one), frozenset(_plain(one).split())) for one in printed)


@lru_cache(maxsize=256)
def _told(heading: str) -> tuple[str, str, frozenset[str]]:
    """Return a heading without what is in brackets, levelled, and all its words."""
    exact = heading_key(heading)
    words = frozenset(_plain(re.sub(r"[\W_]+", " ", heading.casefold())).split())
    return exact, _plain(exact), words - _UNIT_WORDS


def _plain(key: str) -> str:
    """Level singular and plural, and what is written short: "Leaver" is "Leavers", "Ref no" is
    "Reference number"."""
    words = (_SHORT.get(word, word) for word in key.split())
    return " ".join(
        word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
        for word in words
    )


def _score(column: Column, field: Field, words: Words, dataset: Dataset) -> float:
    heading = heading_score(column.heading, field)
    return heading + _contents_score(column, field, words, dataset) if heading else 0.0


def heading_score(heading: str, field: Field) -> float:
    """100 for a field's name or first synonym, somewhat less for later ones; what is in brackets
    decides between two fields ("Hours (training)"); 0 where no word is shared."""
    exact, key, whole = _told(heading)
    best = 0.0
    for place, form in enumerate(_forms(field)):
        parts = form.parts
        if key == form.plain:
            # "Volunteers" counts people and "Volunteer" names one, though each is like the other.
            score = _EXACT - place / 2 - 4 * (whole > parts) - 25 * (exact != form.printed)
        elif whole == parts:
            score = _EXACT - place / 2
        elif parts < whole:
            score = 30 + 45 * len(parts) / len(whole)
        else:
            continue
        best = max(best, score)
    return best


def _contents_score(column: Column, field: Field, words: Words, dataset: Dataset) -> float:
    """What the contents add to a heading's score, far below 0 where they rule the field out."""
    cells, kind = column.cells, field.kind
    if not cells.filled:
        return -5.0
    dated = cells.dates + cells.months
    if kind is FieldKind.DAY:
        return _share(max(dated, cells.serials)) - 10 * (cells.dates < cells.months)
    if kind is FieldKind.MONTH:
        return _share(max(dated, cells.serials)) - 5 * (cells.months < cells.dates)
    if dated > _MOST:
        return _RULED_OUT
    if kind is FieldKind.MINUTES:
        return _share(cells.durations)
    if kind is FieldKind.COUNT:
        return _share(cells.numbers) - 30 * (cells.numbers - cells.whole > 0.3)
    if kind is FieldKind.TIME:
        return _share(cells.clocks + cells.numbers)
    if kind is FieldKind.YES_NO:
        return _share(cells.yes_no)
    if kind is FieldKind.CHOICE:
        return _share(_chosen(column, field))
    if kind is FieldKind.VOLUNTEER:
        return _share(cells.references) if cells.references else -20.0
    if kind in TERM_KINDS:
        known = _known(column, field, words)
        return 20 * known - 40 * (cells.numbers > 0.8) - 40 * (cells.clocks > _MOST)
    if field.id == "row_key" and field.id not in dataset.key:
        return 0.0
    if field.id == "row_key":
        return 10.0 if cells.distinct >= 0.95 * cells.filled else -60.0
    return -30.0 * (cells.numbers > 0.8)


def _share(share: float) -> float:
    """Up to 20 for contents that fit, far below 0 where almost none does."""
    return 20 * share if share >= _SOME else _RULED_OUT


def _known(column: Column, field: Field, words: Words) -> float:
    known = words.get(TERM_KINDS[field.kind], ())
    return column.cells.share_in(lambda text: word_key(text) in known)


def _chosen(column: Column, field: Field) -> float:
    known = {
        word_key(form) for code, name, others in field.choices for form in (code, name, *others)
    }
    return column.cells.share_in(lambda text: word_key(text) in known)
