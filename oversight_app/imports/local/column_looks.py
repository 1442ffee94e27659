"""The columns of a table that was found, each with its contents, and how each is shown."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from oversight_app.domain.datasets import Dataset, heading_key
from oversight_app.domain.mappings import ColumnUse, Crosstab
from oversight_app.imports.cells import Cell
from oversight_app.imports.local import proposing
from oversight_app.imports.local.contents import contents
from oversight_app.imports.local.crosstabs import Across
from oversight_app.imports.local.headers import REJECT_COLUMNS
from oversight_app.imports.local.layouts import Table, printed
from oversight_app.imports.local.looks import ColumnLook
from oversight_app.imports.local.measures_down import fields_of
from oversight_app.imports.local.personal import tells_who
from oversight_app.imports.local.proposing import Column, Taken, Words

_SAMPLES = 5
_LONGEST_SAMPLE = 40
_SOME = 0.2


def columns_of(table: Table, across: Across | None, today: date) -> list[Column]:
    """Return the columns to be matched: all with a heading or anything in them, or in a crosstab
    the leading ones, the sums beside, and one of each lower heading."""
    if across is None:
        places = list(range(max(len(table.headings), _width(table))))
    else:
        places = sorted({*across.fixed, *across.totals, *_lower(table, across)})
    met: Counter[str] = Counter()
    columns = []
    ours = set(map(heading_key, REJECT_COLUMNS))
    grouped = across is not None and across.grouped
    wanted = set(places)
    for at in range(max(places, default=-1) + 1):
        heading = printed(table.headings[at]) if at < len(table.headings) else ""
        key = heading_key(heading)
        again = 0 if grouped else met[key]
        met[key] += 1
        if at not in wanted or key in ours:
            continue
        cells = contents(_cells(table, at), today)
        if heading or cells.filled:
            columns.append(Column(heading, again, at, cells))
    return columns


def _lower(table: Table, across: Across) -> list[int]:
    if not across.grouped:
        return []
    first: dict[str, int] = {}
    for at in across.places:
        first.setdefault(heading_key(printed(table.headings[at])), at)
    return list(first.values())


def _width(table: Table) -> int:
    return max((len(cells) for _, cells in table.body), default=0)


def _cells(table: Table, at: int) -> list[Cell]:
    return [cells[at] for _, cells in table.body if at < len(cells)]


def taken(
    dataset: Dataset,
    columns: Sequence[Column],
    crosstab: Crosstab | None,
    across: Across | None,
    words: Words,
) -> tuple[Taken, ...]:
    """Return the proposals; in a crosstab no leading column is what stands across or inside,
    and columns of sums are left out."""
    if crosstab is None or across is None:
        return proposing.proposed(dataset, columns, words)
    inside = {crosstab.value, crosstab.across, crosstab.across_above, crosstab.between}
    if crosstab.measures:
        inside |= set(fields_of(dataset))
    rest = replace(dataset, fields=tuple(one for one in dataset.fields if one.id not in inside))
    sums = set(across.totals)
    usual = [column for column in columns if column.index not in sums]
    made = dict(
        zip(
            (column.index for column in usual),
            proposing.proposed(rest, usual, words),
            strict=True,
        )
    )
    return tuple(
        made.get(column.index)
        or Taken(ColumnUse(column.heading, again=column.again), (), (), "sums of the others")
        for column in columns
    )


def across_headings(table: Table, across: Across | None) -> tuple[str, ...]:
    """Return what is printed across, without repeats; both rows where there are two."""
    if across is None:
        return ()
    over = [printed(table.above[at]) if table.above else "" for at in across.places]
    under = [printed(table.headings[at]) for at in across.places]
    if across.grouped:
        under = [""] * len(under)
    elif not across.two_rows:
        over = [""] * len(over)
    both = (f"{up} {low}".strip() for up, low in zip(over, under, strict=True))
    return tuple(dict.fromkeys(both))


def column_look(column: Column, taken: Taken, kept: ColumnUse | None) -> ColumnLook:
    """Return how a column is shown; ``kept`` is how a kept mapping takes it."""
    use = taken.use
    why = taken.why
    if kept is not None and kept != use and not use.left_out.personal:
        use, why = kept, "as in the layout kept before"
    personal = use.left_out.personal or taken.use.left_out.personal
    return ColumnLook(
        column.heading,
        column.again,
        column.index,
        () if personal else _samples(column, use),
        column.cells.filled,
        column.cells.distinct,
        use,
        taken.fields,
        taken.orders,
        why,
        taken.warning,
    )


def _samples(column: Column, use: ColumnUse) -> tuple[str, ...]:
    """Return up to five cells to show, the commonest first; none that may say who somebody is,
    and of a full postcode the first half."""
    if column.cells.long >= _SOME:
        return ()
    samples: dict[str, None] = {}
    for text, _ in column.cells.words.most_common(50):
        halved = text.rsplit(maxsplit=1)[0] if " " in text else text[:-3]
        shown = halved if column.cells.postcodes >= _SOME and _is_postcode(text) else text
        if not tells_who(shown):
            samples.setdefault(shown[:_LONGEST_SAMPLE])
        if len(samples) == _SAMPLES:
            break
    return tuple(samples)


def _is_postcode(text: str) -> bool:
    return len(text.replace(" ", "")) in range(5, 8) and text[-2:].isalpha() and text[-3].isdigit()
