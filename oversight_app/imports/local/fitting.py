"""A file's headings held against the mappings that were kept."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from oversight_app.domain.datasets import DATASETS, FieldKind, heading_key
from oversight_app.domain.mappings import ColumnUse, Crosstab, DateOrder, Mapping
from oversight_app.imports.local.crosstabs import Across
from oversight_app.imports.local.layouts import Table, printed
from oversight_app.imports.local.proposing import Column, Taken
from oversight_app.imports.local.spelling import word_key

_ALIKE = 0.5
"""The share of headings in common from which a kept mapping is said to be near."""

Key = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Held:
    """What kept mappings say of a file: the one that ``fits`` it; else the ``nearest``, what is
    ``missing`` and ``added`` beside it, and a mapping that takes over what they share
    (``start``)."""

    fits: Mapping | None = None
    nearest: str = ""
    missing: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    start: Mapping | None = None
    notes: tuple[str, ...] = ()


def fields_given(mapping: Mapping) -> set[str]:
    """Return the fields that a mapping fills: by a column, for every row, or in a crosstab."""
    given = {use.field for use in mapping.columns} | set(mapping.constants)
    if mapping.crosstab:
        crosstab = mapping.crosstab
        given |= {crosstab.value, crosstab.across, crosstab.across_above, crosstab.between}
        given |= set(crosstab.measures.values())
    return given - {""}


def dataset_before(
    headings: Sequence[str], across: Across | None, mappings: Sequence[Mapping]
) -> str | None:
    """Return which kind of return a file of these very headings was taken for before, None
    where none was. In a table with something ``across`` the leading headings count alone, and
    where measures are down its words for them."""
    keys = _counted_keys(headings)
    for mapping in mappings:
        theirs = {_key(use) for use in mapping.columns}
        crosstab = mapping.crosstab
        if across and crosstab is not None and bool(crosstab.measures) == bool(across.down):
            needed = {_key(use) for use in mapping.columns if use.field}
            known = across.down is not None and _known_measures(crosstab, across.down.words)
            if needed <= keys and (needed or known):
                return mapping.dataset
        elif not across and crosstab is None and theirs == keys:
            return mapping.dataset
    return None


def _known_measures(crosstab: Crosstab, words: Iterable[str]) -> bool:
    return {word_key(one) for one in words} <= {word_key(one) for one in crosstab.measures}


def _counted_keys(headings: Sequence[str]) -> set[Key]:
    met: Counter[str] = Counter()
    keys = set()
    for heading in headings:
        key = heading_key(heading)
        keys.add((key, met[key]))
        met[key] += 1
    return keys


def held_against(
    proposed: Mapping,
    pairs: Sequence[tuple[Column, Taken]],
    mappings: Sequence[Mapping],
    table: Table,
) -> Held:
    """Return what the kept mappings of the same kind of return say of a file: of those that fit
    it the first, else of the nearest."""
    file_keys = {_key(use): use.heading for use in proposed.columns}
    theirs = [one for one in mappings if _same_shape(one, proposed)]
    theirs.sort(key=lambda one: -_alike(one, file_keys))
    near = [one for one in theirs if _alike(one, file_keys) >= _ALIKE]
    held = [_held(one, proposed, pairs, table, file_keys) for one in near]
    return next((one for one in held if one.fits), held[0] if held else Held())


def _same_shape(mapping: Mapping, proposed: Mapping) -> bool:
    ours, theirs = proposed.crosstab, mapping.crosstab
    if mapping.dataset != proposed.dataset or (ours is None) != (theirs is None):
        return False
    if ours is None or theirs is None:
        return True
    grouped = bool(ours.across_above) and not (ours.across or ours.value)
    theirs_grouped = bool(theirs.across_above) and not (theirs.across or theirs.value)
    return (ours.header_rows, grouped, _down(ours)) == (
        theirs.header_rows,
        theirs_grouped,
        _down(theirs),
    )


def _down(crosstab: Crosstab) -> tuple[bool, str, bool]:
    return bool(crosstab.measures), heading_key(crosstab.down), bool(crosstab.between)


def _with_measures(kept: Mapping, proposed: Mapping) -> tuple[Crosstab | None, list[str]]:
    """Return the crosstab of a kept mapping with the measures of the file in hand, each taken as
    before, and the words for measures that are new."""
    if kept.crosstab is None or proposed.crosstab is None or not proposed.crosstab.measures:
        return kept.crosstab, []
    before = {word_key(word): field for word, field in kept.crosstab.measures.items()}
    now = {
        word: before.get(word_key(word), field)
        for word, field in proposed.crosstab.measures.items()
    }
    new = [word for word in now if word_key(word) not in before]
    return replace(kept.crosstab, measures={**kept.crosstab.measures, **now}), new


def _held(
    kept_mapping: Mapping,
    proposed: Mapping,
    pairs: Sequence[tuple[Column, Taken]],
    table: Table,
    file_keys: dict[Key, str],
) -> Held:
    printed_keys = {heading_key(printed(cell)) for cell in table.headings}
    kept = {_key(use): use for use in kept_mapping.columns}
    gone = [use for key, use in kept.items() if key not in file_keys]
    new = [use for use in proposed.columns if _key(use) not in kept]
    if proposed.crosstab:
        # What stands beside the figures comes and goes with the months; fields do not.
        gone = [use for use in gone if use.field and heading_key(use.heading) not in printed_keys]
        new = [use for use in new if use.field]
    contrary = _contrary(kept_mapping, pairs)
    crosstab, words = _with_measures(kept_mapping, proposed)
    if not gone and not new and not contrary and not words:
        return Held(fits=kept_mapping, nearest=kept_mapping.name, start=kept_mapping)
    uses = tuple(_kept_use(use, kept.get(_key(use)), pairs) for use in proposed.columns)
    start = replace(kept_mapping, columns=uses, crosstab=crosstab)
    missing = tuple(use.heading for use in gone)
    added = (*(use.heading for use in new), *words)
    return Held(None, kept_mapping.name, missing, added, start, contrary)


def _key(use: ColumnUse) -> Key:
    return heading_key(use.heading), use.again


def _alike(mapping: Mapping, file_keys: dict[Key, str]) -> float:
    theirs = {_key(use) for use in mapping.columns}
    both = theirs | file_keys.keys()
    return len(theirs & file_keys.keys()) / len(both) if both else 1.0


def _contrary(mapping: Mapping, pairs: Sequence[tuple[Column, Taken]]) -> tuple[str, ...]:
    """Return what the file holds against a mapping with its very headings: dates in another
    order, and names where there were none."""
    kept = {_key(use): use for use in mapping.columns}
    fields = {one.id: one for one in DATASETS[mapping.dataset].fields}
    notes = []
    for column, taken in pairs:
        use = kept.get((heading_key(column.heading), column.again))
        if use is None or not use.field:
            continue
        if taken.use.left_out.personal:
            notes.append(f"“{column.heading}” was taken before, and is left out now: {taken.why}.")
        elif (
            fields[use.field].kind in (FieldKind.DAY, FieldKind.MONTH)
            and column.cells.filled
            and not _same_order(use.order, taken.orders)
        ):
            notes.append(
                f"The dates in “{column.heading}” can't be taken {use.order} as in the layout "
                f"“{mapping.name}”: say how they are to be taken."
            )
    return tuple(notes)


def _same_order(kept: DateOrder, orders: Sequence[DateOrder]) -> bool:
    """Dates that need no order can be taken in any."""
    return kept in orders or tuple(orders) in ((), (DateOrder.YEAR_FIRST,))


def _kept_use(
    use: ColumnUse, kept: ColumnUse | None, pairs: Sequence[tuple[Column, Taken]]
) -> ColumnUse:
    """Take a column as it was taken before, unless its contents now speak against it."""
    if kept is None or use.left_out.personal:
        return use
    orders = next((one.orders for _, one in pairs if one.use is use), ())
    if kept.field and kept.order is not DateOrder.UNKNOWN and not _same_order(kept.order, orders):
        return replace(kept, order=use.order)
    return kept
