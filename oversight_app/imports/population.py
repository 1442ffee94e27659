"""ONS population estimates by local authority, one row an authority and year."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from oversight_app.domain.batches import Incoming
from oversight_app.domain.observations import Marker, Observation, Release
from oversight_app.domain.periods import written_date
from oversight_app.imports.cells import (
    Cell,
    NotAFigure,
    Sheet,
    blank,
    column_letters,
    figure,
    shown,
)
from oversight_app.imports.gathering import Gathering, counted
from oversight_app.imports.headers import Columns, found
from oversight_app.imports.names import Names
from oversight_app.imports.refusals import problem

FORMAT = "ONS population estimates by local authority"
SERIES = "ons-population-estimates"

FIELDS = {
    "code": ("code", "area code", "lad code", "la code", "ladcode", "geography code",
             "local authority code"),
    "name": ("name", "area name", "lad name", "la name", "ladname", "geography name",
             "local authority", "local authority name"),
    "year": ("year", "mid year"),
    "population": ("population", "persons", "all persons", "all people", "residents"),
}  # fmt: skip

_AUTHORITY = re.compile(r"(?:E06|E07|E08|E09|W06)\d{6}", re.ASCII)
_WIDER = re.compile(r"(?:K0[1-4]|E92|W92|E10|E11|E12|E13|E47)\d{6}", re.ASCII)
_ELSEWHERE = re.compile(r"[SN]\d{8}", re.ASCII)
_YEAR = re.compile(r"(?:mid[- ]?)?(\d{4})", re.ASCII | re.IGNORECASE)


def recognised(sheets: Sequence[Sheet]) -> Sheet | None:
    """Return the sheet that holds the table, if one does; every heading must be known."""
    for sheet in sheets:
        columns = found(sheet, FIELDS, tuple(FIELDS))
        if columns and not columns.others:
            return sheet
    return None


def read(
    source: tuple[str, str],
    sheet: Sheet,
    police: Mapping[str, str],
    names: Names,
    today: date,
) -> Incoming:
    """Return the residents of each authority under the force that ``police`` gives it.

    Authorities outside England and Wales, and rows for wider areas, are left out with a note.
    """
    columns = found(sheet, FIELDS, tuple(FIELDS))
    assert columns is not None
    gathering = Gathering()
    left_out: Counter[str] = Counter()
    seen: dict[tuple[str, int], int] = {}
    for index in range(columns.index + 1, len(sheet.rows)):
        row = sheet.rows[index]
        if all(blank(cell) for cell in row):
            continue
        code, name, year, population = (_cell(row, columns, name) for name in FIELDS)
        area = code.strip() if isinstance(code, str) else ""
        where = (sheet.name, index + 1)
        if _ELSEWHERE.fullmatch(area):
            left_out["authorities outside England and Wales"] += 1
        elif _WIDER.fullmatch(area):
            left_out["areas wider than one authority"] += 1
        elif not _AUTHORITY.fullmatch(area):
            _reject(gathering, where, columns, "code", f"{shown(code)} is no authority's code",
                    "A code such as E06000047 was expected.")  # fmt: skip
        elif police.get(area) not in names.bodies:
            _reject(gathering, where, columns, "code",
                    f"{area} ({shown(name)}) is not in the look-up of authorities to forces",
                    "Bring in a newer look-up file together with this one.")  # fmt: skip
        else:
            cells = (year, population)
            _read_row(gathering, where, columns, area, police[area], cells, seen, today)
    for what, count in left_out.items():
        gathering.note(f"{counted(count)} for {what} left out.")
    if not gathering.rows and not gathering.issues:
        raise problem(
            f"“{source[0]}” has no rows for local authorities of England and Wales.",
            "Check that it is the file you meant.",
        )
    years = {year for _, year in seen}
    _check_complete(gathering, sheet.name, seen, years)
    _note_sums(gathering)
    latest = max(years, default=today.year)
    return gathering.incoming(
        source,
        FORMAT,
        Release(
            SERIES,
            date(latest, 6, 30),
            f"Population estimates by local authority, mid-{min(years, default=latest)} to "
            f"mid-{latest}",
            "Office for National Statistics",
            "Open Government Licence v3.0",
        ),
        dates=[date(year, 6, 30) for year in years],
    )


def _cell(row: Sequence[Cell], columns: Columns, name: str) -> Cell:
    place = columns.places[name]
    return row[place] if place < len(row) else None


def _reject(
    gathering: Gathering, where: tuple[str, int], columns: Columns, name: str, what: str, why: str
) -> None:
    gathering.reject((*where, column_letters(columns.places[name])), what, why)


def _read_row(
    gathering: Gathering,
    where: tuple[str, int],
    columns: Columns,
    area: str,
    body: str,
    cells: tuple[Cell, Cell],
    seen: dict[tuple[str, int], int],
    today: date,
) -> None:
    said_year, said_population = cells
    year = _year(said_year)
    if year is None or year < 1900:
        _reject(gathering, where, columns, "year", f"{shown(said_year)} is no year",
                "A year such as 2020 was expected.")  # fmt: skip
        return
    as_at = date(year, 6, 30)
    if as_at > today:
        _reject(gathering, where, columns, "year", f"{written_date(as_at)} is in the future",
                f"An estimate can't be for that date; today is {written_date(today)}.")  # fmt: skip
        return
    if (area, year) in seen:
        _reject(gathering, where, columns, "code",
                f"{area} stands in row {seen[area, year]} as well, for {year}",
                "Each authority stands once a year, so one of the two rows is wrong.")  # fmt: skip
        return
    try:
        residents = figure(said_population)
    except NotAFigure as why:
        _reject(gathering, where, columns, "population",
                f"{shown(said_population)} is no figure", f"{why}.")  # fmt: skip
        return
    if isinstance(residents, Marker) or residents < 0 or residents % 1:
        _reject(gathering, where, columns, "population",
                f"{shown(said_population)} is no number of residents",
                "A whole number of people was expected.")  # fmt: skip
        return
    seen[area, year] = where[1]
    gathering.rows.append((
        Observation(body, as_at, "population", residents, area=area, sheet=where[0],
                    row=where[1]),
    ))  # fmt: skip


def _year(cell: Cell) -> int | None:
    if isinstance(cell, int | float) and not isinstance(cell, bool) and 0 < cell < 3000:
        return int(cell) if cell % 1 == 0 else None
    match = _YEAR.fullmatch(cell.strip()) if isinstance(cell, str) else None
    return int(match[1]) if match and int(match[1]) < 3000 else None


def _check_complete(
    gathering: Gathering, sheet: str, seen: Mapping[tuple[str, int], int], years: set[int]
) -> None:
    """Stop a file that lacks an authority in some years: its force would seem to shrink."""
    by_area: defaultdict[str, set[int]] = defaultdict(set)
    for area, year in seen:
        by_area[area].add(year)
    if gathering.rejected:
        return
    for area, present in by_area.items():
        if lacking := sorted(years - present):
            gathering.problem(
                (sheet, 0, ""),
                f"{area} has no row for {', '.join(map(str, lacking))}",
                "Without it the residents of its force would be too few.",
                blocking=True,
            )


def _note_sums(gathering: Gathering) -> None:
    sums: Counter[date] = Counter()
    for (observation,) in gathering.rows:
        sums[observation.as_at] += int(observation.value or 0)
    if sums:
        latest = max(sums)
        gathering.note(f"All authorities together, {written_date(latest)}: {sums[latest]:,}.")
