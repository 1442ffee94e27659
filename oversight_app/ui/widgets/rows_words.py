"""How one record reads: the columns of a table of records, and its cells."""

from datetime import date

from oversight_app.domain.activity import ActivityRow
from oversight_app.domain.findings import Align, Cell, Column
from oversight_app.domain.schemes import BLANK, NOT_STATED
from oversight_app.domain.wording import Quantity
from oversight_app.ui.widgets.rows_reading import RowNames

COLUMNS = (
    Column("date", "Date", tip="The day, or the month where the record is of a whole month"),
    Column("scheme", "Scheme"),
    Column("volunteer", "Reference", tip="The volunteer’s reference: no name is kept"),
    Column("district", "District"),
    Column("activity", "Activity"),
    Column("status", "Patrol status"),
    Column("people", "People", Align.RIGHT),
    Column("hours", "Hours", Align.RIGHT),
    Column("row", "File row", Align.RIGHT, tip="Where in its file the record stands"),
    Column("file", "File"),
)
LINK = "row"
"""The column that leads to where a record comes from."""


def cells(row: ActivityRow, names: RowNames) -> tuple[Cell, ...]:
    """Return a record's cells in the order of ``COLUMNS``."""
    return (
        day_words(row),
        names.of(names.schemes, row.scheme),
        NOT_STATED if row.volunteer == BLANK else row.volunteer,
        names.of(names.districts, row.district),
        names.of(names.activities, row.activity),
        names.of(names.statuses, row.status),
        Quantity(row.people),
        hours(row.minutes),
        Quantity(row.file_row) if row.file_row else "Typed in",
        row.file_name,
    )


def hours(minutes: int) -> Quantity:
    """Return hours with as many decimals as they need, two at the most."""
    decimals = 0 if minutes % 60 == 0 else 1 if minutes % 6 == 0 else 2
    return Quantity(minutes / 60, decimals=decimals)


def day_words(row: ActivityRow, *, year: bool = True) -> str:
    """Return ``3 October 2022``, or ``October 2022`` for a record of a whole month; without its
    ``year``, for a table of one month, ``3 Oct``."""
    if row.day is not None:
        if not year:
            return f"{row.day.day} {row.day:%b}"
        return f"{row.day.day} {row.day:%B} {row.day.year}"
    first = date(row.month // 12, row.month % 12 + 1, 1)
    return f"{first:%B} {first.year}" if year else "Month"


def place_words(row: ActivityRow) -> str:
    """Return where in its file a record stands: ``Row 412``, ``Row 7, column E``."""
    if not row.file_row:
        return "Typed in here, in no file"
    if row.file_column is None:
        return f"Row {row.file_row:,}"
    return f"Row {row.file_row:,}, column {_letters(row.file_column)}"


def _letters(column: int) -> str:
    """Name a column as spreadsheets do: 0 is A, 26 is AA."""
    found = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(ord("A") + rest) + found
    return found
