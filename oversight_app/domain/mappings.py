"""A mapping: how the columns of one layout are taken, kept by name, so that the next file of
that layout goes straight to its preview.

A mapping is a record like any other (dated, undoable) and also a small JSON file that a
colleague can bring in.
"""

from collections.abc import Mapping as Table
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class DateOrder(StrEnum):
    """How dates in figures alone are to be taken. ISO dates, dates in words and real date cells
    need no order. UNKNOWN is asked about before anything is read; never guessed."""

    UNKNOWN = "unknown"
    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"
    YEAR_FIRST = "year first"
    SERIAL_1900 = "Excel serial, 1900"
    SERIAL_1904 = "Excel serial, 1904"


class DurationUnit(StrEnum):
    """What a bare number in a column of durations counts. ``1:30`` and ``90 min`` say it
    themselves. UNKNOWN is asked about before anything is read; never guessed."""

    UNKNOWN = "unknown"
    HOURS = "hours"
    MINUTES = "minutes"
    DAYS = "days"
    """A fraction of a day, as a spreadsheet stores a time."""


class Transform(StrEnum):
    """What is done with a cell's words before they are looked up."""

    NONE = "none"
    OUTWARD = "first half of a postcode"


class LeftOut(StrEnum):
    """Why a column is not taken."""

    NOT_NEEDED = "not needed"
    NAME = "looks like names"
    EMAIL = "looks like e-mail addresses"
    PHONE = "looks like phone numbers"
    BIRTH = "looks like dates of birth"
    ADDRESS = "looks like addresses"
    FREE_TEXT = "free text, which may name people"

    @property
    def personal(self) -> bool:
        """True where it is left out because it may say who somebody is."""
        return self is not LeftOut.NOT_NEEDED


@dataclass(frozen=True, slots=True)
class ColumnUse:
    """How one column is taken: as a ``field`` of the dataset, or (field "") left out and why.

    ``heading`` is as printed; columns are found again by ``heading_key``, in whatever order.
    ``again`` counts earlier columns with the same heading.
    """

    heading: str
    field: str = ""
    left_out: LeftOut = LeftOut.NOT_NEEDED
    order: DateOrder = DateOrder.UNKNOWN
    unit: DurationUnit = DurationUnit.HOURS
    transform: Transform = Transform.NONE
    again: int = 0


@dataclass(frozen=True, slots=True)
class Crosstab:
    """A table with something across: the columns that are not matched hold ``value``, and what
    stands above them is ``across`` (and ``across_above`` where there are two header rows).

    ``Mapping.columns`` are the leading columns, matched as usual, and those that are left out by
    name; columns across whose heading says "Total" are left out as well. A year above a month is
    ``across="month", across_above="month"``. With ``value`` and ``across`` empty, each heading of
    the upper row (``across_above``) heads a group of columns that makes one row, and the lower
    headings are matched in ``Mapping.columns`` once for all groups (``again`` is 0).

    With *measures down* each row holds another measure: ``measures`` gives, by each word of the
    column headed ``down`` ("" where it has no heading), the field that its figures are ("" for
    rows that are left out), and ``value`` is empty. What stands beside and above makes one
    record of the rows' figures. ``between`` is the field that headings between the rows give
    (a scheme over its measures), "" where they are notes.
    """

    value: str
    across: str
    across_above: str = ""
    header_rows: int = 1
    down: str = ""
    measures: Table[str, str] = field(default_factory=dict)
    between: str = ""


@dataclass(frozen=True, slots=True)
class Mapping:
    """How one layout is read.

    ``constants`` gives fields that no column holds the same value for every row (the scheme of
    a file that has only one), as codes. ``values`` gives, by field and by what is printed, the
    code it stands for ("" for blank). ``whole_months`` True: each file holds its months whole,
    so that a row of an earlier file that is missing from a later one no longer stands.
    """

    name: str
    dataset: str
    columns: tuple[ColumnUse, ...]
    constants: Table[str, str] = field(default_factory=dict)
    values: Table[str, Table[str, str]] = field(default_factory=dict)
    crosstab: Crosstab | None = None
    whole_months: bool = False
    source_office: str = ""
    """From which office the files come; printed as their publisher."""
    made_on: date | None = None
    made_by: str = ""

    @property
    def signature(self) -> tuple[str, ...]:
        """The printed headings, by which a file of this layout is known again."""
        return tuple(column.heading for column in self.columns)
