"""A file's headings held against the mappings that were kept."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from oversight_app.domain.datasets import DATASETS, FieldKind, heading_key
from oversight_app.domain.mappings import ColumnUse, DateOrder, Mapping
from oversight_app.imports.local.layouts import Table, printed
from oversight_app.imports.local.proposing import Column, Taken

_ALIKE = 0.6
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
        given |= {mapping.crosstab.value, mapping.crosstab.across, mapping.crosstab.across_above}
    return given - {""}


def held_against(
    proposed: Mapping,
    pairs: Sequence[tuple[Column, Taken]],
    mappings: Sequence[Mapping],
    table: Table,
) -> Held:
    """Return what the kept mappings of the same kind of return say of a file."""
    theirs = [one for one in mappings if one.dataset == proposed.dataset]
    theirs = [one for one in theirs if (one.crosstab is None) == (proposed.crosstab is None)]
    if not theirs:
        return Held()
    file_keys = {_key(use): use.heading for use in proposed.columns}
    printed_keys = {heading_key(printed(cell)) for cell in table.headings}
    nearest = max(theirs, key=lambda one: _alike(one, file_keys))
    if _alike(nearest, file_keys) < _ALIKE:
        return Held()
    kept = {_key(use): use for use in nearest.columns}
    missing = tuple(
        use.heading
        for key, use in kept.items()
        if key not in file_keys and not (proposed.crosstab and not use.field)
    )
    added = tuple(heading for key, heading in file_keys.items() if key not in kept)
    contrary = _contrary(nearest, pairs)
    if proposed.crosstab:
        missing = tuple(one for one in missing if heading_key(one) not in printed_keys)
        added = tuple(one for one in added if _matched(proposed, one))
    if not missing and not added and not contrary:
        return Held(fits=nearest, nearest=nearest.name, start=nearest)
    uses = tuple(_kept_use(use, kept.get(_key(use)), pairs) for use in proposed.columns)
    start = replace(nearest, columns=uses, crosstab=nearest.crosstab or proposed.crosstab)
    return Held(None, nearest.name, missing, added, start, contrary)


def _key(use: ColumnUse) -> Key:
    return heading_key(use.heading), use.again


def _alike(mapping: Mapping, file_keys: dict[Key, str]) -> float:
    theirs = {_key(use) for use in mapping.columns}
    both = theirs | file_keys.keys()
    return len(theirs & file_keys.keys()) / len(both) if both else 1.0


def _matched(proposed: Mapping, heading: str) -> bool:
    return any(use.heading == heading and use.field for use in proposed.columns)


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
