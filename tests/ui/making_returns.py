"""Returns as the window is given them, made by hand."""

from array import array
from dataclasses import replace
from pathlib import Path

from oversight_app.domain.batches import Ledger, RowIssue
from oversight_app.domain.datasets import ACTIVITY
from oversight_app.domain.local import (
    Layout,
    LocalColumn,
    LocalIncoming,
    LocalPreview,
    Moved,
)
from oversight_app.domain.mappings import (
    ColumnUse,
    Crosstab,
    DateOrder,
    DurationUnit,
    LeftOut,
    Mapping,
    Transform,
)
from oversight_app.imports.local.looking import ColumnLook, Look

LAYOUT = Layout(
    sheet="Duties",
    encoding="UTF-8",
    delimiter=",",
    header_row=7,
    first_row=8,
    last_row=1_204,
    blank_rows=3,
    total_rows=1,
)


def column(
    index: int, heading: str, field: str, *samples: str, orders: tuple[DateOrder, ...] = (),
    left_out: LeftOut = LeftOut.NOT_NEEDED, why: str = "",
    transform: Transform = Transform.NONE,
) -> ColumnLook:  # fmt: skip
    """Make one column of a file."""
    order = orders[0] if len(orders) == 1 else DateOrder.UNKNOWN
    use = ColumnUse(heading, field, left_out, order, DurationUnit.HOURS, transform)
    fields = (field,) if field else ()
    return ColumnLook(heading, 0, index, samples, 100, len(samples), use, fields, orders, why)


COLUMNS = (
    column(0, "Duty date", "day", "03/04/2022", "05/04/2022", "11/04/2022",
           orders=(DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST), why="dates inside"),
    column(1, "Name", "", left_out=LeftOut.NAME, why="looks like names"),
    column(2, "Collar no", "volunteer", "S1041", "S1042", "S1077", why="heading matches"),
    column(3, "Postcode", "district", "SN1", "SN25", "SP4", why="heading matches",
           transform=Transform.OUTWARD),
    column(4, "Duty type", "activity", "Patrol", "Event", "Training night",
           why="heading matches"),
    column(5, "Hrs", "minutes", "7.5", "4", "1:30", why="heading matches"),
    column(6, "Comments", "", left_out=LeftOut.FREE_TEXT, why="free text"),
    column(7, "Cost code", "", "4410", "4411"),
)  # fmt: skip


def look(path: Path = Path("duties-april.csv")) -> Look:
    """A duty log with an ambiguous date, names, and no column for the scheme."""
    proposed = Mapping("Duties", ACTIVITY.id, tuple(each.use for each in COLUMNS), source_office="")
    return Look(
        path, path.name, ("Duties",), "Duties", LAYOUT, ACTIVITY.id, COLUMNS, None, proposed,
        notes=("The first six rows are a title and were passed over.",),
    )  # fmt: skip


def crosstab_look() -> Look:
    """A monthly return with months across, in a workbook of two sheets."""
    columns = (column(0, "Scheme", "scheme", "Specials", "Cadets", why="heading matches"),)
    crosstab = Crosstab("duty_minutes", "month", header_rows=2)
    proposed = Mapping(
        "Hours by month", "return", tuple(each.use for each in columns), crosstab=crosstab
    )
    return Look(
        Path("hours.xlsx"), "hours.xlsx", ("Hours", "Notes"), "Hours",
        Layout("Hours", header_row=3, first_row=4, last_row=12), "return", columns, crosstab,
        proposed, across=("Apr-22", "May-22", "Jun-22", "Jul-22"),
        values=("duty_minutes", "training_minutes", "headcount"), acrosses=("month", "scheme"),
    )  # fmt: skip


def incoming(name: str = "duties-april.csv", *, issues: tuple[RowIssue, ...] = ()) -> LocalIncoming:
    """Three duties and a training night, resolved: 7.5 + 4 + 1.5 hours, and 2 of training."""
    words = ("", "patrol", "event", "training")
    proposed = look(Path(name)).proposed
    columns = tuple(
        replace(use, order=DateOrder.DAY_FIRST) if use.field == "day" else use
        for use in proposed.columns
    )
    return LocalIncoming(
        file_name=name,
        file_sha256="0" * 64,
        path=name,
        mapping=replace(
            proposed, columns=columns, constants={"scheme": "specials"},
            source_office="Wiltshire Police, Specials office",
        ),
        layout=LAYOUT,
        columns={
            "day": LocalColumn(array("q", (20220403, 20220405, 20220411, 20220502))),
            "scheme": LocalColumn(array("q", (1, 1, 1, 1)), ("", "specials")),
            "activity": LocalColumn(array("q", (1, 2, 1, 3)), words),
            "minutes": LocalColumn(array("q", (450, 240, 90, 120))),
            "people": LocalColumn(array("q", (1, 2, 1, 1))),
        },
        rows=array("q", (8, 9, 10, 11)),
        columns_across=array("q"),
        issues=issues,
        resolved=True,
    )  # fmt: skip


REJECTED = (
    RowIssue("Duties", 412, "Hrs", "“26.0” is not a length of time that can be right",
             "One person can't give more than 24 hours in one day", blocking=True),
    RowIssue("Duties", 415, "Duty date", "The row has no date",
             "Add one, or leave the row out", blocking=True),
)  # fmt: skip
QUERIES = (
    RowIssue("Duties", 98, "Hrs", "17.0 hours by one person in one day",
             "It is kept; ask the sender whether it is right"),
)  # fmt: skip


def preview(*, moved: bool = False) -> LocalPreview:
    """Four rows added, two rejected."""
    months = (
        Moved("specials", 2022 * 12 + 3, 600, 780, 2, 3),
        Moved("specials", 2022 * 12 + 4, 0, 120, 0, 1),
    )
    return LocalPreview(
        incoming(issues=(*REJECTED, *QUERIES)),
        Ledger(added=4, rejected=2),
        no_longer=1 if moved else 0,
        moved=months if moved else (),
    )
