"""How one record reads: the columns of a table of records, and its cells."""

from collections.abc import Iterable

from oversight_app.domain.activity import ActivityRow
from oversight_app.domain.findings import Align, Cell, Column
from oversight_app.domain.periods import written_date, written_month
from oversight_app.domain.schemes import BLANK, NOT_STATED
from oversight_app.domain.wording import Quantity
from oversight_app.review.activity_wording import hour_decimals
from oversight_app.ui.widgets.rows_reading import RowNames
from oversight_app.ui.widgets.table_delegate import LINK

COLUMNS = (
    Column("date", "Date", tip="The day, or the month where the record is of a whole month"),
    Column("scheme", "Scheme"),
    Column("volunteer", "Reference", tip="The volunteer’s reference: no name is kept"),
    Column("district", "District"),
    Column("activity", "Activity"),
    Column("status", "Patrol status"),
    Column("people", "People", Align.RIGHT),
    Column("hours", "Hours", Align.RIGHT),
    Column(LINK, "File row", Align.RIGHT, tip="Where in its file the record stands"),
    Column("file", "File"),
)


def cells(row: ActivityRow, names: RowNames, decimals: int = 0) -> tuple[Cell, ...]:
    """Return a record's cells in the order of ``COLUMNS``, its hours with at least so many
    decimals."""
    return (
        day_words(row),
        names.of(names.schemes, row.scheme),
        NOT_STATED if row.volunteer == BLANK else row.volunteer,
        names.of(names.districts, row.district),
        names.of(names.activities, row.activity),
        names.of(names.statuses, row.status),
        Quantity(row.people),
        hours(row.minutes, decimals),
        Quantity(row.file_row) if row.file_row else "Typed in",
        row.file_name,
    )


def hours(minutes: int, decimals: int = 0) -> Quantity:
    """Return hours with as many decimals as they need, two at the most, or as were asked for."""
    return Quantity(minutes / 60, decimals=max(decimals, hour_decimals(minutes)))


def decimals_of(rows: Iterable[ActivityRow]) -> int:
    """Return how many decimals let the hours of some records stand under each other."""
    return max((hour_decimals(row.minutes) for row in rows), default=0)


def day_words(row: ActivityRow, *, year: bool = True) -> str:
    """Return ``3 October 2022``, or ``October 2022`` for a record of a whole month; without its
    ``year``, for a table of one month, ``3 Oct``."""
    if row.day is None:
        return written_month(row.month) if year else "Month"
    if year:
        return written_date(row.day)
    return f"{row.day.day} {written_month(row.month, short=True).split()[0]}"


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
