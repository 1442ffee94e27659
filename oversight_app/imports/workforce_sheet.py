"""One sheet of the Home Office data tables, found by its title: what it counts, at which dates.

The number of a table moves between releases and the heading row moves within it, so neither is
relied on: the title says what is counted, and dates above the first figures say where it stands.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from oversight_app.imports.cells import Cell, NotAFigure, Sheet, blank, day, days, figure, heading
from oversight_app.imports.kinds import KINDS, measure

_TITLE = re.compile(
    rf"(?:table\s+\w+\s*[:.–-]?\s*)?({'|'.join(KINDS)})s?\d*(?:\s*\([^)]*\)\d*)?"
    r"(?:\s+in\s+post|\s+strength)?\s*,?\s*by\s+police\s+force",
    re.IGNORECASE,
)
_FTE = re.compile(r"\bfte\b|full[ -]time[ -]equivalent", re.IGNORECASE)
_HEADCOUNT = re.compile(r"\bheadcount", re.IGNORECASE)
_ROWS_ABOVE = 30


@dataclass(frozen=True, slots=True)
class Line:
    """A row below the headings: its number from 1, its label, and a cell for each date."""

    row: int
    label: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class WorkforceSheet:
    """A table of one kind of people by police force. ``unit`` is ``fte``, ``headcount``, or
    empty where the sheet says neither or both."""

    name: str
    title: str
    kind: str
    unit: str
    header_row: int
    columns: tuple[int, ...]
    dates: tuple[date, ...]
    lines: tuple[Line, ...]

    @property
    def measure(self) -> str:
        """The id of the measure that the sheet gives."""
        return measure(self.kind, self.unit)


def title_of(sheet: Sheet) -> str:
    """Return the title of a sheet that counts one kind of people by force, else nothing."""
    for row in sheet.rows[:10]:
        for cell in row:
            if isinstance(cell, str) and _TITLE.match(" ".join(cell.split())):
                return " ".join(cell.split())
    return ""


def read(sheet: Sheet) -> WorkforceSheet | None:
    """Return what a sheet tells, or None where it is no such table or no date can be found."""
    title = title_of(sheet)
    match = _TITLE.match(title)
    first = _first_figures(sheet)
    if not match or first is None:
        return None
    header, dates = _dates(sheet, title, first)
    if not dates:
        return None
    columns = tuple(dates)
    return WorkforceSheet(
        sheet.name,
        title,
        KINDS[match[1].casefold()],
        _unit(title, sheet.rows[:first]),
        header + 1,
        columns,
        tuple(dates.values()),
        tuple(_lines(sheet, first, columns)),
    )


def _first_figures(sheet: Sheet) -> int | None:
    """Return the index of the first row that has a label and, to its right, a figure."""
    for index, row in enumerate(sheet.rows[:_ROWS_ABOVE]):
        labelled = False
        for cell in row:
            if labelled and _is_figure(cell):
                return index
            labelled = labelled or (isinstance(cell, str) and not blank(cell))
    return None


def _is_figure(cell: Cell) -> bool:
    try:
        figure(cell)
    except NotAFigure:
        return False
    return True


def _dates(sheet: Sheet, title: str, first: int) -> tuple[int, dict[int, date]]:
    """Return the heading row's index and the date of each column of figures.

    A sheet with one column of figures may give its date in the title alone.
    """
    for index in range(first - 1, -1, -1):
        found = {
            place: when
            for place, cell in enumerate(sheet.rows[index])
            if place > 0 and (when := day(cell))
        }
        if found:
            return index, found
    in_title = set(days(title))
    places = {
        place
        for row in sheet.rows[first:]
        for place, cell in enumerate(row)
        if place > 0 and isinstance(cell, int | float)
    }
    if len(in_title) == 1 and len(places) == 1:
        return first - 1, {places.pop(): in_title.pop()}
    return first - 1, {}


def _unit(title: str, above: Sequence[Sequence[Cell]]) -> str:
    """Return what the title says is counted, else what a cell above the figures says."""
    for text in (title, " ".join(cell for row in above for cell in row if isinstance(cell, str))):
        fte, headcount = bool(_FTE.search(text)), bool(_HEADCOUNT.search(text))
        if fte != headcount:
            return "fte" if fte else "headcount"
    return ""


def _lines(sheet: Sheet, first: int, columns: tuple[int, ...]) -> Iterator[Line]:
    """Yield the rows with a label and a cell under some date, up to the notes."""
    for index, row in enumerate(sheet.rows[first:], start=first):
        labels = [c for c in row[: min(columns)] if isinstance(c, str) and not blank(c)]
        label = labels[-1] if labels else ""
        cells = tuple(row[place] if place < len(row) else None for place in columns)
        empty = all(blank(cell) for cell in cells)
        if empty and heading(label).startswith(("note", "source")):
            return
        if label or not empty:
            yield Line(index + 1, label, cells)
