"""What bringing in a return would do, in plain lines."""

from collections.abc import Mapping as Table

from oversight_app.domain.batches import RowIssue
from oversight_app.domain.datasets import DATASETS, Dataset, Field
from oversight_app.domain.local import Asked, Layout, LocalIncoming, LocalPreview, Moved
from oversight_app.domain.mappings import (
    ColumnUse,
    Crosstab,
    DateOrder,
    DurationUnit,
    Mapping,
    Transform,
)
from oversight_app.domain.periods import written_month
from oversight_app.domain.schemes import SEEDED, TermKind
from oversight_app.imports.gathering import counted
from oversight_app.imports.local.looking import Look, settled
from oversight_app.imports.local.proposing import TERM_KINDS
from oversight_app.imports.preview import ledger_line

_MOST_SHOWN = 20
_MOST_UNNEEDED = 40
"""Columns that nothing asks for are listed up to so many."""
_MINUS = "−"


Names = Table[TermKind, Table[str, str]]
"""What the office calls its schemes and terms, by code (``resolving.Known.names``)."""
_SEEDED: Names = {TermKind.SCHEME: {one.code: one.name for one in SEEDED}}


def describe_local(preview: LocalPreview, names: Names = _SEEDED) -> list[str]:
    """Return a preview in plain lines: what the file is, what its columns were taken for, its
    ledger, what moves, what is asked, what is wrong. Of many things the first 20 are shown.
    ``names`` are the office's own, else those of the schemes that every office starts with."""
    incoming = preview.incoming
    lines = [
        f"{incoming.file_name}: {DATASETS[incoming.mapping.dataset].name.lower()}",
        *([] if incoming.typed_in else [layout_line(incoming.layout)]),
        *mapping_lines(incoming.mapping, names=names),
        ledger_line(preview.ledger),
    ]
    if preview.no_longer:
        stand = "stands" if preview.no_longer == 1 else "stand"
        lines.append(
            f"{counted(preview.no_longer)} of earlier files no longer {stand}: this file holds "
            "its months whole"
        )
    lines += [_moved_line(moved, names) for moved in preview.moved[:_MOST_SHOWN]]
    if len(preview.moved) > _MOST_SHOWN:
        lines.append(f"and {len(preview.moved) - _MOST_SHOWN:,} more months that change")
    lines += [f"note: {note}" for note in incoming.notes]
    lines += asked_lines(incoming, names)
    rejected = [issue for issue in incoming.issues if issue.blocking]
    queries = [issue for issue in incoming.issues if not issue.blocking]
    lines += _issue_lines("rejected", rejected, preview.ledger.rejected)
    lines += _issue_lines("query", queries, len(queries))
    return lines


def describe_look(look: Look, names: Names = _SEEDED) -> list[str]:
    """Return how a file looks in plain lines: what each column would be taken for and why, and
    what is still to be said before it can be read."""
    lines = [
        f"{look.file_name}: {DATASETS[look.dataset].name.lower()}",
        layout_line(look.layout),
    ]
    if look.fits:
        lines.append(f"layout known: {look.fits.name}")
    elif look.nearest:
        lines.append(f"nearest layout known: {look.nearest}")
        lines += [f"missing since then: “{heading}”" for heading in look.missing]
        lines += [f"new since then: “{heading}”" for heading in look.added]
    lines += mapping_lines(look.proposed, {c.use: c.why for c in look.columns}, names)
    lines += [f"note: {note}" for note in look.notes]
    return lines + [f"still to be said: {ask}" for ask in settled(look.proposed)]


def layout_line(layout: Layout) -> str:
    """Return what was found of a file's shape: ``sheet Log, headings in row 7, records in rows
    8 to 120, 3 blank rows and 1 row of totals skipped``."""
    parts = [
        layout.sheet and f"sheet {layout.sheet}",
        layout.encoding and f"encoding {layout.encoding_name}",
        layout.delimiter and f"cells parted by {layout.delimiter_name}",
        f"headings in row {layout.header_row:,}",
        layout.last_row >= layout.first_row
        and f"records in rows {layout.first_row:,} to {layout.last_row:,}",
    ]
    skipped = [
        layout.blank_rows and counted(layout.blank_rows).replace(" row", " blank row"),
        layout.total_rows and f"{counted(layout.total_rows)} of totals",
    ]
    if any(skipped):
        parts.append(f"{' and '.join(part for part in skipped if part)} skipped")
    return ", ".join(part for part in parts if part)


def mapping_lines(
    mapping: Mapping, why: dict[ColumnUse, str] | None = None, names: Names = _SEEDED
) -> list[str]:
    """Return what each column is taken for, a line each; ``why`` may say from what that was
    proposed."""
    dataset = DATASETS[mapping.dataset]
    lines = []
    unneeded = [use for use in mapping.columns if not use.field and not use.left_out.personal]
    unlisted = frozenset(unneeded[_MOST_UNNEEDED:])
    for use in mapping.columns:
        if use in unlisted:
            continue
        reason = (why or {}).get(use, "")
        lines.append(_use_line(use, dataset) + (f" ({reason})" if reason and use.field else ""))
    if unlisted:
        lines.append(f"and {len(unneeded) - _MOST_UNNEEDED:,} more columns: left out, not needed")
    crosstab = mapping.crosstab
    if crosstab:
        above = [
            dataset.field(one).name.lower()
            for one in dict.fromkeys((crosstab.across_above, crosstab.across))
            if one
        ]
        in_groups = bool(crosstab.across_above) and not crosstab.across
        value = "the columns above" if in_groups else "not said yet"
        if crosstab.measures:
            value = "another measure in each row"
        elif crosstab.value:
            value = dataset.field(crosstab.value).name.lower()
        lines.append(f"across the table: {', then '.join(above) or 'not said yet'}; cells: {value}")
        lines += _measure_lines(crosstab, dataset)
    for field, code in mapping.constants.items():
        one = dataset.field(field)
        lines.append(f"every row: {one.name.lower()} “{_named(one, code, names)}”")
    if mapping.whole_months:
        lines.append("each file holds its months whole")
    return lines


def _named(field: Field, code: str, names: Names) -> str:
    """Return what a code of a field is called; what is no code stays as it is."""
    kind = TERM_KINDS.get(field.kind)
    if kind is not None:
        return names.get(kind, {}).get(code, code)
    return next((name for known, name, _ in field.choices if known == code), code)


def _measure_lines(crosstab: Crosstab, dataset: Dataset) -> list[str]:
    lines = [
        f"rows “{word}”: {dataset.field(field).name.lower() if field else 'left out'}"
        for word, field in crosstab.measures.items()
    ]
    if crosstab.between:
        lines.append(f"headings between the rows: {dataset.field(crosstab.between).name.lower()}")
    return lines


def asked_lines(incoming: LocalIncoming, names: Names = _SEEDED) -> list[str]:
    """Return the words that nobody knows yet, a line each with what it may stand for, and what
    is to be done."""
    lines = [
        f"not known: {one.of} “{one.printed}”, in {counted(one.rows)}{perhaps(one, names)}"
        for one in incoming.asked[:_MOST_SHOWN]
    ]
    if len(incoming.asked) > _MOST_SHOWN:
        lines.append(f"and {len(incoming.asked) - _MOST_SHOWN:,} more words")
    if incoming.asked:
        lines.append(
            "This file can’t be kept until it is said what each of these words stands for."
        )
    return lines


def perhaps(asked: Asked, names: Names = _SEEDED) -> str:
    """Return what a word may stand for, as ``; perhaps “Midtown”``, "" where nothing is like it."""
    if not asked.suggested:
        return ""
    if asked.kind is not None:
        name = names.get(asked.kind, {}).get(asked.suggested, asked.suggested)
    else:
        assert asked.choice is not None
        name = _named(asked.choice, asked.suggested, names)
    return f"; perhaps “{name}”"


def _use_line(use: ColumnUse, dataset: Dataset) -> str:
    heading = f"“{use.heading}”" if use.heading else "a column without a heading"
    if use.again:
        heading += f" (number {use.again + 1})"
    if not use.field:
        return f"{heading}: left out, {use.left_out}"
    field = dataset.field(use.field)
    said = [field.name.lower()]
    if use.order not in (DateOrder.UNKNOWN, DateOrder.YEAR_FIRST):
        said.append(str(use.order))
    if use.unit is DurationUnit.UNKNOWN:
        said.append("hours or minutes not said yet")
    elif use.unit is not DurationUnit.HOURS:
        said.append(f"in {use.unit}")
    if use.transform is not Transform.NONE:
        said.append(str(use.transform))
    return f"{heading}: {', '.join(said)}"


def _moved_line(moved: Moved, names: Names) -> str:
    change = moved.minutes_after - moved.minutes_before
    scheme = names.get(TermKind.SCHEME, {}).get(moved.scheme, moved.scheme)
    sign = _MINUS if change < 0 else "+"
    return (
        f"{scheme}, {written_month(moved.month)}: {_hours(moved.minutes_before)} hours become "
        f"{_hours(moved.minutes_after)} ({sign}{_hours(abs(change))}), "
        f"{moved.rows_before:,} rows become {moved.rows_after:,}"
    )


def _issue_lines(word: str, issues: list[RowIssue], of: int) -> list[str]:
    lines = [f"{word}: {issue}" for issue in issues[:_MOST_SHOWN]]
    more = max(of, len(issues)) - len(lines)
    if lines and more > 0:
        lines.append(f"and {more:,} more ({word})")
    return lines


def _hours(minutes: int) -> str:
    return f"{minutes / 60:,.1f}"
