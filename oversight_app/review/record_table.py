"""A listing as the table of a page: reference, what it says, how it stands; sorted as it means."""

from dataclasses import replace
from datetime import date

from oversight_app.domain.findings import Align, Cell, Column, Row, Status, Table
from oversight_app.domain.measures import Unit
from oversight_app.domain.record_fields import Holds, Spec
from oversight_app.domain.recorded import Recorded, specs
from oversight_app.domain.wording import Quantity
from oversight_app.review.record_listing import ListedRecord, RecordListing
from oversight_app.review.record_worked_out import GOES_FIRST, LAST_TO_GO, WORKED_OUT, told

REFERENCE, STANDING = "reference", "standing"
_STATE = "state"
_NUMBERS = (Holds.COUNT, Holds.PENCE, Holds.SCORE)


def usual_columns(kind: type[Recorded]) -> tuple[str, ...]:
    """Return the fields that a list shows unless told otherwise: how it stands says its state."""
    return tuple(spec.id for spec in specs(kind) if spec.listed and spec.id != _STATE)


def listed_table(listing: RecordListing, nothing: str = "") -> Table:
    """Return a listing as a table, what is overdue first; its rows' keys are the records' ids.
    ``nothing`` is said where there are no rows."""
    more = WORKED_OUT.get(listing.kind.kind, ())
    columns = (
        Column(REFERENCE, "No."),
        *(_column(spec) for spec in listing.columns),
        *(one.column for one in more),
        Column(STANDING, "How it stands"),
    )
    rows = tuple(
        Row(
            str(one.record.id),
            (
                one.reference,
                *_cells(listing, one),
                *(worked.cell(one.record) for worked in more),
                _standing(one),
            ),
        )
        for one in sorted(listing.rows, key=_pressing)
    )
    return Table(
        f"list-{listing.kind.kind}", listing.kind.plural, columns, rows, "" if rows else nothing
    )


def remaining(whole: Table, listing: RecordListing, nothing: str = "") -> Table:
    """Return of the table of a listing the rows of what remains of it, in their order."""
    keys = {str(one.record.id) for one in listing.rows}
    rows = tuple(row for row in whole.rows if row.key in keys)
    return replace(whole, rows=rows, note="" if rows else nothing)


def giving_way(listing: RecordListing) -> tuple[str, ...]:
    """Return the columns that are left out, one by one, where words would be cut short: what the
    list is not read for, from the last on."""
    kind = listing.kind.kind
    kept, days = LAST_TO_GO.get(kind, ()), GOES_FIRST.get(kind, ())
    gives = (
        spec.id
        for spec in listing.columns[1:]
        if spec.id in days or (spec.holds is not Holds.DAY and spec.id not in kept)
    )
    worked = (one.column.key for one in WORKED_OUT.get(kind, ()) if one.gives_way)
    return (*reversed(tuple(gives)), *worked)


def _pressing(one: ListedRecord) -> tuple[bool, bool, int, int]:
    """What is overdue first, the longest overdue at the top; then what is open, in the order in
    which it falls due; of the rest the newest first."""
    days = (one.record.due_on if one.record.open else None, one.record.review_on)
    pressing = one.overdue or one.open
    never = date.max.toordinal()
    first = min((day.toordinal() for day in days if day), default=never) if pressing else 0
    return (not one.overdue, not one.open, first, -one.record.number)


def _column(spec: Spec) -> Column:
    right = spec.holds in _NUMBERS
    name = f"{spec.heading} (£)" if spec.holds is Holds.PENCE else spec.heading
    return Column(spec.id, name, Align.RIGHT if right else Align.LEFT, tip=spec.tip)


def _cells(listing: RecordListing, one: ListedRecord) -> list[Cell]:
    return [
        told(one.record, spec.id) or _cell(spec, getattr(one.record, spec.id), words)
        for spec, words in zip(listing.columns, one.cells, strict=True)
    ]


def _cell(spec: Spec, value: object, words: str) -> Cell:
    """Days and numbers as what they are, so that they are sorted as such."""
    if spec.holds is Holds.DAY:
        return value  # type: ignore[return-value]
    if spec.holds in _NUMBERS:
        if not isinstance(value, int):
            return None
        if spec.holds is Holds.PENCE:
            return Quantity(value / 100, Unit.RATE, 2) if value % 100 else Quantity(value // 100)
        return Quantity(value)
    return words or None


def _standing(one: ListedRecord) -> Cell:
    if not one.state:
        return None
    if one.overdue:
        return Status(one.state, "warning", strong=True)
    return Status(one.state, "clock" if one.open else "check")
