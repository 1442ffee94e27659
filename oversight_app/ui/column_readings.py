"""How the cells of one column may be taken, spelt out with a cell of its own as the example."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from oversight_app.domain.datasets import Field, FieldKind
from oversight_app.domain.mappings import ColumnUse, DateOrder, DurationUnit, Transform
from oversight_app.domain.periods import written_date

if TYPE_CHECKING:
    from oversight_app.imports.local.looking import ColumnLook

_PARTS = re.compile(r"\s*(\d{1,4})[/.\- ](\d{1,2})[/.\- ](\d{1,4})(?!\d)")
_NUMBER = re.compile(r"\s*(\d{1,6})(?:\.\d+)?\s*")
_CENTURY = 2000
_SERIALS = {
    DateOrder.SERIAL_1900: date(1899, 12, 30),
    DateOrder.SERIAL_1904: date(1904, 1, 1),
}
_ORDER_WORDS = {
    DateOrder.DAY_FIRST: "the day comes first",
    DateOrder.MONTH_FIRST: "the month comes first",
    DateOrder.YEAR_FIRST: "the year comes first",
    DateOrder.SERIAL_1900: "days since 1900",
    DateOrder.SERIAL_1904: "days since 1904",
}
_UNIT_WORDS = (
    ("Hours: 7.5 is 7 hours 30 minutes", DurationUnit.HOURS),
    ("Minutes: 450 is 7 hours 30 minutes", DurationUnit.MINUTES),
    ("Parts of a day: 0.25 is 6 hours", DurationUnit.DAYS),
)
Chosen = DateOrder | DurationUnit | Transform


@dataclass(frozen=True, slots=True)
class Readings:
    """The ways a column can be taken: (words, what is chosen) each, and the one in force.

    No ways at all means that there is nothing to choose. ``asked`` says that nothing may be
    taken for granted: the person has to choose.
    """

    ways: tuple[tuple[str, Chosen], ...] = ()
    now: Chosen | None = None
    asked: bool = False


def readings(column: "ColumnLook", field: Field | None, use: ColumnUse) -> Readings:
    """Return how the cells of a column can be taken as a field; none for words and counts."""
    match field.kind if field is not None else None:
        case FieldKind.DAY | FieldKind.MONTH:
            return _dates(column, use)
        case FieldKind.MINUTES:
            return Readings(_UNIT_WORDS, use.unit, asked=use.unit is DurationUnit.UNKNOWN)
        case FieldKind.DISTRICT:
            return _places(column, use)
    return Readings()


def read_as(use: ColumnUse, chosen: object) -> ColumnUse:
    """Return a use with a way of reading chosen."""
    if isinstance(chosen, DateOrder):
        return replace(use, order=chosen)
    if isinstance(chosen, DurationUnit):
        return replace(use, unit=chosen)
    if isinstance(chosen, Transform):
        return replace(use, transform=chosen)
    return use


def as_day(printed: str, order: DateOrder) -> date | None:
    """Return what a printed date comes to in one order, for an example; None for none."""
    if order in _SERIALS:
        number = _NUMBER.fullmatch(printed)
        return _SERIALS[order] + timedelta(days=int(number[1])) if number else None
    parts = _PARTS.match(printed)
    if parts is None:
        return None
    one, two, three = (int(part) for part in parts.groups())
    year, month, day = {
        DateOrder.DAY_FIRST: (three, two, one),
        DateOrder.MONTH_FIRST: (three, one, two),
        DateOrder.YEAR_FIRST: (one, two, three),
    }.get(order, (0, 0, 0))
    try:
        return date(year + _CENTURY if 0 < year < 100 else year, month, day)
    except ValueError:
        return None


def _dates(column: "ColumnLook", use: ColumnUse) -> Readings:
    possible = column.orders or tuple(_ORDER_WORDS)
    if use.order is not DateOrder.UNKNOWN and use.order not in possible:
        possible = (*possible, use.order)
    possible = tuple(order for order in possible if order is not DateOrder.UNKNOWN)
    example = _telling(column.samples, possible)
    open_ = len(possible) > 1
    ways = tuple((_order_words(example, order), order) for order in possible)
    if possible == (DateOrder.YEAR_FIRST,) and as_day(example, DateOrder.YEAR_FIRST) is None:
        # Dates that say it themselves: real date cells, or months in words.
        ways = (("Dates as they are written", DateOrder.YEAR_FIRST),)
    now = use.order if open_ or not possible else possible[0]
    return Readings(ways, now, asked=open_)


def _telling(samples: tuple[str, ...], orders: tuple[DateOrder, ...]) -> str:
    """Return the sample that tells most orders apart, so that the question can be seen."""

    def told(sample: str) -> int:
        return len({day for order in orders if (day := as_day(sample, order)) is not None})

    return max(samples, key=told, default="")


def _order_words(example: str, order: DateOrder) -> str:
    day = as_day(example, order)
    said = _ORDER_WORDS.get(order, str(order))
    return f"{example.strip()} is {written_date(day)}: {said}" if day else f"In dates {said}"


def _places(column: "ColumnLook", use: ColumnUse) -> Readings:
    """Full postcodes are not shown: a look gives their first halves."""
    if Transform.OUTWARD not in (use.transform, column.use.transform):
        return Readings()
    half = f": {column.samples[0]}" if column.samples else ""
    ways = (
        (f"First half of the postcode{half}", Transform.OUTWARD),
        ("All that the cell says", Transform.NONE),
    )
    return Readings(ways, use.transform)
