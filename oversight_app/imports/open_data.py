"""The Home Office police workforce open data table: one row a force, date, sex, rank and kind."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from oversight_app.domain.batches import Incoming
from oversight_app.domain.measures import MEASURES
from oversight_app.domain.observations import Release
from oversight_app.domain.periods import written_date
from oversight_app.imports.cells import Sheet
from oversight_app.imports.gathering import Gathering
from oversight_app.imports.headers import found
from oversight_app.imports.names import Names
from oversight_app.imports.open_data_rows import FIELDS, Reader
from oversight_app.imports.refusals import problem

FORMAT = "Home Office police workforce open data table"
SERIES = "home-office-open-data"

NEEDED = ("date", "force", "worker", "headcount")


def recognised(sheets: Sequence[Sheet]) -> Sheet | None:
    """Return the sheet that holds the table, if one does."""
    return next((sheet for sheet in sheets if found(sheet, FIELDS, NEEDED)), None)


def read(source: tuple[str, str], sheet: Sheet, names: Names, today: date) -> Incoming:
    """Return every row of the table, with its headcount and full-time equivalent.

    UserProblem for a sister table (joiners, ethnicity …), which counts other things under
    the same headings.
    """
    columns = found(sheet, FIELDS, NEEDED)
    assert columns is not None
    if columns.others:
        raise problem(
            f"“{source[0]}” has columns that the open data table of the police workforce does "
            f"not have ({', '.join(columns.others[:5])}).",
            "It may be one of the sister tables, such as joiners or ethnicity, which Oversight "
            "does not read yet. Check that it is the file you meant.",
        )
    reader = Reader(sheet, columns, names, today)
    reader.read_all()
    gathering = reader.gathering
    if not gathering.rows and not gathering.rejected:
        raise problem(
            f"“{source[0]}” has the headings of the open data table and no rows below them.",
            "Download it again from the publisher's page.",
        )
    dates = sorted(reader.dates) or [today]
    edition = dates[-1]
    _note_missing(gathering, names)
    release = Release(
        SERIES,
        edition,
        "Police workforce open data table, "
        + " to ".join(dict.fromkeys((written_date(dates[0]), written_date(edition)))),
        "Home Office",
        "Open Government Licence v3.0",
    )
    return gathering.incoming(source, FORMAT, release, dates=dates)


def _note_missing(gathering: Gathering, names: Names) -> None:
    """Note the forces that lack a row at some date for a kind that others have there."""
    present: defaultdict[tuple[str, date], set[str]] = defaultdict(set)
    for row in gathering.rows:
        present[row[0].measure, row[0].as_at].add(row[0].body)
    lacking: defaultdict[tuple[str, str], list[date]] = defaultdict(list)
    for (said, when), bodies in present.items():
        missing = sorted(b.name for b in names.forces_on(when) if b.code not in bodies)
        if missing:
            lacking[said, ", ".join(missing)].append(when)
    for (said, missing_names), dates in lacking.items():
        earlier = "1 earlier date" if len(dates) == 2 else f"{len(dates) - 1} earlier dates"
        others = f" and {earlier}" if len(dates) > 1 else ""
        gathering.note(
            f"{MEASURES[said].name}: no row for {missing_names} at "
            f"{written_date(max(dates))}{others}."
        )
