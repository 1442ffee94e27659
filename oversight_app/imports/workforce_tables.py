"""The Home Office police workforce data tables, exactly as published (ODS or XLSX)."""

from collections.abc import Iterable, Sequence
from datetime import date

from oversight_app.domain.batches import Incoming
from oversight_app.domain.observations import Marker, Observation, Release
from oversight_app.domain.periods import written_date
from oversight_app.imports import workforce_sheet, workforce_totals
from oversight_app.imports.cells import (
    NotAFigure,
    Sheet,
    blank,
    column_letters,
    day,
    figure,
    heading,
    shown,
)
from oversight_app.imports.gathering import Gathering
from oversight_app.imports.kinds import EARLIEST, VOLUNTEERS
from oversight_app.imports.names import Names
from oversight_app.imports.refusals import problem
from oversight_app.imports.workforce_lines import Kind, Placed, placed
from oversight_app.imports.workforce_sheet import WorkforceSheet

FORMAT = "Home Office police workforce data tables"
SERIES = "home-office-workforce-tables"


def recognised(sheets: Iterable[Sheet]) -> bool:
    """Tell whether some sheet has the title of a table by police force."""
    return any(workforce_sheet.title_of(sheet) for sheet in sheets)


def read(source: tuple[str, str], sheets: Sequence[Sheet], names: Names, today: date) -> Incoming:
    """Return every table by police force of a file: one row a force and date.

    ``source`` is the file's name and SHA-256. UserProblem where no table gives a date.
    """
    gathering = Gathering()
    tables = [table for sheet in sheets if (table := workforce_sheet.read(sheet))]
    if not tables:
        raise problem(
            f"No table of “{source[0]}” says at which dates its figures stand.",
            "Check that the file is as published, with its heading rows.",
        )
    _note_left_out(sheets, tables, gathering)
    seen: dict[str, str] = {}
    for table in tables:
        if _usable(table, seen, gathering):
            seen[table.measure] = table.name
            _read_table(table, names, today, gathering)
    dates = sorted({when for table in tables for when in table.dates})
    edition = max((row[0].as_at for row in gathering.rows), default=dates[-1])
    return gathering.incoming(
        source,
        FORMAT,
        Release(
            SERIES,
            edition,
            f"Police workforce, England and Wales, {written_date(edition)}: data tables",
            "Home Office",
            "Open Government Licence v3.0",
            published=_last_updated(sheets),
        ),
        dates=dates,
    )


def _note_left_out(
    sheets: Sequence[Sheet], tables: Sequence[WorkforceSheet], gathering: Gathering
) -> None:
    read_names = {table.name for table in tables}
    contents = ("index", "contents", "cover", "notes", "cover sheet")
    left = [s.name for s in sheets if s.name not in read_names and heading(s.name) not in contents]
    if left:
        gathering.note(
            f"Not brought in, since they do not count one kind of people by force: "
            f"{', '.join(left)}."
        )


def _usable(table: WorkforceSheet, seen: dict[str, str], gathering: Gathering) -> bool:
    """Tell whether a table can be read, having said why where it can't."""
    where = (table.name, 0, "")
    if table.kind in VOLUNTEERS and table.unit == "fte":
        gathering.note(f"{table.name} was left out: volunteers are counted in people.")
        return False
    if table.kind not in VOLUNTEERS and not table.unit:
        gathering.problem(
            where,
            "The table does not say whether it counts people or full-time equivalents",
            "Its title or a cell above the figures says so as published.",
            blocking=True,
        )
        return False
    if table.measure in seen:
        gathering.problem(
            where,
            f"It counts the same as {seen[table.measure]}",
            "One file gives each table once; remove the sheet that does not belong.",
            blocking=True,
        )
        return False
    if len(set(table.dates)) < len(table.dates):
        gathering.problem(
            (table.name, table.header_row, ""),
            "Two columns bear the same date",
            "Each date stands once; check the heading row.",
            blocking=True,
        )
        return False
    return True


def _read_table(table: WorkforceSheet, names: Names, today: date, gathering: Gathering) -> None:
    late = _wrong_dates(table, today, gathering)
    kept: list[Placed] = []
    first_seen: dict[str, int] = {}
    for row in placed(table.lines, names):
        where = (table.name, row.line.row, "")
        width = len(table.dates)
        if row.code and row.code in first_seen:
            gathering.reject(
                where,
                f"{names.name(row.code)} stands in row {first_seen[row.code]} as well",
                "A table gives each force once, so one of the two rows is wrong.",
                rows=width,
            )
            continue
        kept.append(row)
        if row.code:
            first_seen[row.code] = row.line.row
            _read_row(table, row, late, gathering)
        elif row.kind is Kind.UNKNOWN and blank(row.line.label):
            gathering.reject(
                where, "The row has figures and no name", "Each row names its force.", rows=width
            )
        elif row.kind is Kind.UNKNOWN:
            gathering.unknown_name(row.line.label, where, rows=width)
        elif row.kind is Kind.OTHER:
            gathering.note(
                f"“{' '.join(row.line.label.split())}” is no police force: used to check the "
                "totals, and not kept."
            )
    workforce_totals.check(table, kept, gathering)
    _note_missing(table, first_seen, names, gathering)


def _wrong_dates(table: WorkforceSheet, today: date, gathering: Gathering) -> set[int]:
    """Report dates that can't be, and return their places among the dates."""
    wrong = set()
    for place, (when, column) in enumerate(zip(table.dates, table.columns, strict=True)):
        if EARLIEST <= when <= today:
            continue
        wrong.add(place)
        gathering.problem(
            (table.name, table.header_row, column_letters(column)),
            f"{written_date(when)} is "
            + ("in the future" if when > today else "before such tables began"),
            f"Figures can't stand at that date; today is {written_date(today)}.",
            blocking=True,
        )
    return wrong


def _read_row(table: WorkforceSheet, row: Placed, late: set[int], gathering: Gathering) -> None:
    for place, (when, cell) in enumerate(zip(table.dates, row.line.cells, strict=True)):
        where = (table.name, row.line.row, column_letters(table.columns[place]))
        if place in late:
            gathering.rejected += 1
            continue
        try:
            value = figure(cell)
        except NotAFigure as why:
            gathering.reject(where, f"{shown(cell)} is no figure", f"{why}.")
            continue
        marker = value if isinstance(value, Marker) else None
        number = None if isinstance(value, Marker) else value
        if number is not None and number < 0:
            gathering.reject(where, f"{shown(cell)} is below zero", "A count can't be negative.")
            continue
        if number == 0 and table.kind == "psv":
            number, marker = None, Marker.NOT_SUPPLIED
            gathering.note(
                "A printed 0 for police support volunteers means that the force sent no figure; "
                "it is kept as not supplied."
            )
        if number is not None and table.unit != "fte" and number % 1:
            gathering.note(
                f"{table.name}, row {row.line.row}: a headcount is printed with a fraction, and "
                "is kept as printed."
            )
        observation = Observation(
            row.code, when, table.measure, number, marker, sheet=table.name, row=row.line.row
        )
        gathering.rows.append((observation,))


def _note_missing(
    table: WorkforceSheet, present: dict[str, int], names: Names, gathering: Gathering
) -> None:
    missing = [b.name for b in names.forces_on(max(table.dates)) if b.code not in present]
    if missing:
        gathering.note(f"{table.name} has no row for {', '.join(sorted(missing))}.")


def _last_updated(sheets: Sequence[Sheet]) -> date | None:
    """Return the latest date under the heading "Last updated" of the index, if there is one."""
    found = []
    for sheet in sheets[:3]:
        for index, row in enumerate(sheet.rows[:20]):
            for place, cell in enumerate(row):
                if heading(cell) == "last updated":
                    below = (r[place] for r in sheet.rows[index + 1 :] if place < len(r))
                    found += [when for each in below if (when := day(each))]
    return max(found, default=None)
