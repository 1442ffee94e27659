"""Looking at a file in a layout never seen: what is in it, and how its columns could be taken.

Nothing is settled here. What can't be told from the file is asked (``settled``), never guessed.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from oversight_app.domain.datasets import DATASETS, Dataset, FieldKind, heading_key
from oversight_app.domain.local import Layout
from oversight_app.domain.mappings import ColumnUse, Crosstab, DateOrder, Mapping
from oversight_app.imports.cells import Cell
from oversight_app.imports.local import crosstabs, fitting, layouts, proposing
from oversight_app.imports.local.contents import contents
from oversight_app.imports.local.layouts import Table, printed
from oversight_app.imports.local.naming import name_for, scheme_in
from oversight_app.imports.local.personal import tells_who
from oversight_app.imports.local.proposing import Column, Taken, Words
from oversight_app.imports.local.sampling import Sample, sample
from oversight_app.imports.local.vocabulary import vocabulary
from oversight_app.imports.refusals import problem

_SAMPLES = 5
_LONGEST_SAMPLE = 40
_MOST_ACROSS_SHOWN = 6


@dataclass(frozen=True, slots=True)
class ColumnLook:
    """One column of the file, in the file's order.

    ``samples`` are up to five different cells as printed; none of a column that may say who
    somebody is. ``orders`` are the ways its dates can be taken: more than one must be asked
    about. ``fields`` are the fields of the dataset it could be, the likeliest first.
    ``why`` says in plain words what ``use`` was proposed from.
    """

    heading: str
    again: int
    index: int
    """The number of the column from 0."""
    samples: tuple[str, ...]
    filled: int
    distinct: int
    use: ColumnUse
    fields: tuple[str, ...] = ()
    orders: tuple[DateOrder, ...] = ()
    why: str = ""
    warning: str = ""
    """What looks wrong about it, a sentence; "" where nothing does."""


@dataclass(frozen=True, slots=True)
class Look:
    """A file as it looks, and a mapping proposed for it.

    ``columns`` of a crosstab are its leading ones, and those beside the table that are left
    out; what stands across is in ``crosstab`` and ``across``. ``fits`` is a kept mapping that
    was made for this very layout: the file can go straight to its preview. ``missing`` and
    ``added`` are headings held against the kept mapping that is nearest.
    """

    path: Path
    file_name: str
    sheets: tuple[str, ...]
    sheet: str
    layout: Layout
    dataset: str
    columns: tuple[ColumnLook, ...]
    crosstab: Crosstab | None
    proposed: Mapping
    fits: Mapping | None = None
    missing: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    nearest: str = ""
    """The name of the kept mapping that ``missing`` and ``added`` are held against."""
    across: tuple[str, ...] = ()
    """The first headings that stand across, as printed (crosstabs)."""
    values: tuple[str, ...] = ()
    """The fields that the figures of a crosstab can be, to choose ``Crosstab.value`` from."""
    acrosses: tuple[str, ...] = ()
    """The fields that can stand across, to choose ``Crosstab.across`` from."""
    rows_seen: int = 0
    cut_off: bool = False
    """True where the file ends at a spreadsheet's last row, as one cut off by its maker does."""
    notes: tuple[str, ...] = ()
    seen: "Seen | None" = field(default=None, repr=False, compare=False)
    """What was read of the file, for looking at it as another kind of return."""


@dataclass(frozen=True, slots=True)
class Seen:
    """The rows that a look was made from, and what it was held against. Never shown."""

    sample: Sample = field(repr=False)
    mappings: tuple[Mapping, ...]
    words: Words
    today: date


def look(
    path: Path,
    *,
    mappings: Sequence[Mapping] = (),
    dataset: str | None = None,
    sheet: str = "",
    today: date,
    words: Words | None = None,
    progress: Callable[[int, int, str], None] = lambda done, of, what: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Look:
    """Return how a file looks and a mapping proposed for it, from its first rows and a sample
    of the later ones. ``dataset`` and ``sheet`` settle what is otherwise proposed.

    ``words`` are the office's own schemes and terms (``resolving.Known.words``), by which columns
    of them are known; without it those that every office starts with.

    Raises UserProblem where there is no table to be read, and ``Cancelled`` on request.
    """
    seen = Seen(
        sample(path, sheet=sheet, progress=progress, cancelled=cancelled),
        tuple(mappings),
        vocabulary(mappings, words),
        today,
    )
    return _looked(path, seen, dataset)


def relook(seen: Look, *, dataset: str) -> Look:
    """Return the same file looked at as another kind of return; the file is not read again."""
    assert seen.seen is not None, "a look made by look() holds what was seen"
    return _looked(seen.path, seen.seen, dataset)


def settled(mapping: Mapping) -> tuple[str, ...]:
    """Return what is still to be said before a file can be read by a mapping, a sentence each;
    empty when it is ready."""
    dataset = DATASETS[mapping.dataset]
    crosstab = mapping.crosstab
    asks: list[str] = []
    for use in mapping.columns:
        kind = dataset.field(use.field).kind if use.field else None
        if kind in (FieldKind.DAY, FieldKind.MONTH) and use.order is DateOrder.UNKNOWN:
            asks.append(f"Say in which order the dates in “{use.heading}” are.")
    in_groups = crosstab is not None and crosstab.across_above and not crosstab.across
    figures_unsaid = crosstab is not None and not crosstab.value and not in_groups
    if figures_unsaid:
        asks.append("Say what the figures in the table are.")
    if crosstab is not None and not crosstab.across and not in_groups:
        asks.append("Say what stands across the table.")
    given = fitting.fields_given(mapping)
    for one in dataset.fields:
        if one.required and one.id not in given:
            asks.append(
                "Say which scheme the file is of, or which column says it."
                if one.kind is FieldKind.SCHEME
                else f"Say which column holds the {one.name[:1].lower()}{one.name[1:]}."
            )
    if not figures_unsaid:
        asks += [_either(dataset, group) for group in dataset.either if not given & set(group)]
    return (*asks, *_half_times(mapping, given))


def _either(dataset: Dataset, group: Sequence[str]) -> str:
    names = [dataset.field(one).name.lower() for one in group]
    listed = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"
    return f"Say which column holds one of these: {listed}."


def _half_times(mapping: Mapping, given: set[str]) -> tuple[str, ...]:
    """A start without a finish gives no hours."""
    if mapping.dataset == "activity" and "minutes" not in given and "start" in given:
        return () if "finish" in given else ("Say which column holds the finish time.",)
    return ()


def is_local(path: Path) -> bool:
    """Tell whether a file is a table in no published format; cheap, and False for a file that
    can't be read at all (the way of the published formats then says why)."""
    from oversight_app.imports.local.routing import in_no_published_format

    return in_no_published_format(path)


def _looked(path: Path, seen: Seen, dataset: str | None) -> Look:
    rows = seen.sample.rows
    table = layouts.found(rows)
    if table is None or not table.body:
        raise _no_table(path, seen.sample, table)
    across = crosstabs.found(table, seen.words)
    columns = _columns(table, across, seen.today)
    kind = dataset or _dataset(columns, across, table, seen.words)
    crosstab = (
        crosstabs.described(across, DATASETS[kind], _titles(path, seen, table)) if across else None
    )
    if crosstab is None and across is not None:
        across, columns = None, _columns(table, None, seen.today)
    taken = _taken(DATASETS[kind], columns, crosstab, across, seen.words)
    pairs = list(zip(columns, taken, strict=True))
    return _assembled(path, seen, table, kind, pairs, crosstab, across)


def _dataset(
    columns: Sequence[Column], across: crosstabs.Across | None, table: Table, words: Words
) -> str:
    if across is None:
        return proposing.best_dataset(columns, words)
    activity = proposing.proposed(DATASETS["activity"], columns, words)
    return crosstabs.dataset_of(across, [one.use.field for one in activity])


def _taken(
    dataset: Dataset,
    columns: Sequence[Column],
    crosstab: Crosstab | None,
    across: crosstabs.Across | None,
    words: Words,
) -> tuple[Taken, ...]:
    """Return the proposals; in a crosstab no leading column is what stands across or inside,
    and columns of sums are left out."""
    if crosstab is None or across is None:
        return proposing.proposed(dataset, columns, words)
    inside = {crosstab.value, crosstab.across, crosstab.across_above}
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


def _columns(table: Table, across: crosstabs.Across | None, today: date) -> list[Column]:
    """Return the columns to be matched: all with a heading or anything in them, or in a crosstab
    the leading ones, the sums beside, and one of each lower heading."""
    if across is None:
        places = list(range(max(len(table.headings), _width(table))))
    else:
        places = sorted({*across.fixed, *across.totals, *_lower(table, across)})
    met: Counter[str] = Counter()
    columns = []
    grouped = across is not None and across.grouped
    for at in places:
        heading = printed(table.headings[at]) if at < len(table.headings) else ""
        cells = contents(_cells(table, at), today)
        if not heading and not cells.filled:
            continue
        key = heading_key(heading)
        columns.append(Column(heading, 0 if grouped else met[key], at, cells))
        met[key] += 1
    return columns


def _lower(table: Table, across: crosstabs.Across) -> list[int]:
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


def _assembled(
    path: Path,
    seen: Seen,
    table: Table,
    kind: str,
    pairs: Sequence[tuple[Column, Taken]],
    crosstab: Crosstab | None,
    across: crosstabs.Across | None,
) -> Look:
    uses = tuple(one.use for _, one in pairs)
    constants = {}
    inside = {crosstab.across, crosstab.across_above} if crosstab else set()
    given = {use.field for use in uses} | inside
    notes = [one.warning for _, one in pairs if one.warning]
    if "scheme" not in given and any(one.id == "scheme" for one in DATASETS[kind].fields):
        scheme = scheme_in(_titles(path, seen, table), seen.words)
        if scheme:
            constants["scheme"] = scheme
            notes.append("The scheme is taken from the name or the title of the file: check it.")
    proposed = Mapping(name_for(path, kind), kind, uses, constants, crosstab=crosstab)
    held = fitting.held_against(proposed, pairs, seen.mappings, table)
    if held.start is not None:
        proposed = held.start
    kept_uses = {(heading_key(use.heading), use.again): use for use in proposed.columns}
    columns = tuple(
        _column_look(column, one, kept_uses.get((heading_key(column.heading), column.again)))
        for column, one in pairs
    )
    choices = crosstabs.CHOICES.get(kind, ((), ())) if crosstab else ((), ())
    return Look(
        path,
        path.name,
        seen.sample.sheets,
        seen.sample.sheet,
        _layout(seen.sample, table),
        kind,
        columns,
        proposed.crosstab,
        proposed,
        held.fits,
        held.missing,
        held.added,
        held.nearest,
        _across_headings(table, across)[:_MOST_ACROSS_SHOWN],
        *choices,
        rows_seen=len(table.body),
        cut_off=seen.sample.cut_off,
        notes=(*notes, *held.notes, *_file_notes(seen.sample, across)),
        seen=seen,
    )


def _across_headings(table: Table, across: crosstabs.Across | None) -> tuple[str, ...]:
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


def _column_look(column: Column, taken: Taken, kept: ColumnUse | None) -> ColumnLook:
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
    if column.cells.long >= 0.2:
        return ()
    samples: dict[str, None] = {}
    for text, _ in column.cells.words.most_common(50):
        halved = text.rsplit(maxsplit=1)[0] if " " in text else text[:-3]
        shown = halved if column.cells.postcodes >= 0.2 and _is_postcode(text) else text
        if not tells_who(shown):
            samples.setdefault(shown[:_LONGEST_SAMPLE])
        if len(samples) == _SAMPLES:
            break
    return tuple(samples)


def _is_postcode(text: str) -> bool:
    return len(text.replace(" ", "")) in range(5, 8) and text[-2:].isalpha() and text[-3].isdigit()


def _layout(taken: Sample, table: Table) -> Layout:
    return Layout(
        taken.sheet,
        taken.encoding,
        taken.delimiter,
        table.header_row,
        table.first_row,
        max(table.last_row, 0),
        table.blank_rows,
        table.total_rows,
    )


def _titles(path: Path, seen: Seen, table: Table) -> tuple[str, ...]:
    corner = printed(table.headings[0]) if table.headings else ""
    return (*table.titles, seen.sample.sheet, path.stem.replace("_", " "), corner)


def _file_notes(taken: Sample, across: crosstabs.Across | None) -> list[str]:
    notes = []
    if taken.cut_off:
        notes.append(
            "The file ends at the last row that a spreadsheet can have, so its maker may have cut "
            "it off. Ask the sender whether there was more."
        )
    if taken.hidden:
        notes.append(f"Hidden sheets were not read: {', '.join(taken.hidden)}.")
    if across and across.without_year:
        notes.append(
            "The months across name no year. Write the year beside each month in the file, "
            "as in Apr-22, and bring it in again."
        )
    return notes


def _no_table(path: Path, taken: Sample, table: Table | None) -> Exception:
    where = f"Sheet “{taken.sheet}” of “{path.name}”" if taken.sheet else f"“{path.name}”"
    if table is None:
        return problem(
            f"{where} has no row of headings with records under it.",
            "Open it and check that there is a table with a heading over each column; if the "
            "table is on another sheet, choose that sheet.",
        )
    return problem(
        f"{where} has headings in row {table.header_row} and no records under them.",
        "Check that it is the file you meant, or ask the sender for it again.",
    )
