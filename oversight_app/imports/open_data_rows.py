"""The rows of the open data table: what each cell means, and why a row is rejected."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from oversight_app.domain.observations import Marker, Observation
from oversight_app.domain.periods import written_date
from oversight_app.imports.cells import (
    Cell,
    NotAFigure,
    Sheet,
    blank,
    column_letters,
    day,
    figure,
    heading,
    shown,
)
from oversight_app.imports.gathering import Gathering, counted
from oversight_app.imports.headers import Columns
from oversight_app.imports.kinds import EARLIEST, KINDS, VOLUNTEERS, measure
from oversight_app.imports.names import Names

FIELDS = {
    "date": ("as at 31 march", "date", "as at", "as at date", "snapshot date"),
    "code": ("geo code", "geocode", "gss code", "force code"),
    "force": ("force name", "police force", "force", "police force name"),
    "region": ("region", "region name"),
    "sex": ("sex", "gender"),
    "rank": ("rank description", "rank"),
    "worker": ("worker type",),
    "headcount": ("total headcount", "headcount"),
    "fte": ("total fte", "fte"),
}
"""Each field of a row, in the order it is read, and the headings it goes by."""

_NO_RANK = frozenset(
    {"", "special constable", "police support volunteer", "community support officer",
     "police community support officer", "police staff", "n a"}
)  # fmt: skip
"""What stands in the rank column where there are no ranks."""

_GSS = re.compile(r"[A-Z]\d{8}", re.ASCII)


class _Rejected(Exception):  # noqa: N818 - caught in this module
    """A row can't be kept: the field at fault, what it says, and why that can't be."""

    def __init__(self, field_name: str, what: str, why: str) -> None:
        super().__init__(field_name, what, why)
        self.field_name = field_name
        self.what = what
        self.why = why


@dataclass(slots=True)
class Reader:
    """One pass over the rows below the headings, into ``gathering``.

    Every distinct text is worked out once: a file of 25,000 rows holds 16 dates, 43 forces and
    some thousand numbers.
    """

    sheet: Sheet
    columns: Columns
    names: Names
    today: date
    gathering: Gathering = field(default_factory=Gathering)
    dates: set[date] = field(default_factory=set)
    _days: dict[Cell, date] = field(default_factory=dict)
    _bodies: dict[tuple[str, str], str | None] = field(default_factory=dict)
    _numbers: dict[str, float | Marker] = field(default_factory=dict)
    _kinds: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)
    _seen: dict[tuple[str, date, str, str, str], int] = field(default_factory=dict)
    _psv: defaultdict[tuple[str, date], list[int]] = field(
        default_factory=lambda: defaultdict(list)
    )
    _not_forces: dict[str, int] = field(default_factory=dict)

    def read_all(self) -> None:
        """Read every row below the headings, blank ones passed over."""
        places = [self.columns.places.get(name, -1) for name in FIELDS]
        width = max(places) + 1
        for index in range(self.columns.index + 1, len(self.sheet.rows)):
            row = self.sheet.rows[index]
            if len(row) < width:
                if all(blank(cell) for cell in row):
                    continue
                row = [*row, *[None] * (width - len(row))]
            cells = [row[place] if place >= 0 else None for place in places]
            if cells[0] in (None, "") and all(blank(cell) for cell in row):
                continue
            try:
                self._read_row(index + 1, cells)
            except _Rejected as at_fault:
                place = self.columns.places.get(at_fault.field_name)
                where = column_letters(place) if place is not None else ""
                self.gathering.reject(
                    (self.sheet.name, index + 1, where), at_fault.what, at_fault.why
                )
        self._mark_not_supplied()
        for name, count in self._not_forces.items():
            self.gathering.note(
                f"{counted(count)} of “{name}”, which is no police force, left out."
            )

    def _read_row(self, number: int, cells: Sequence[Cell]) -> None:
        when, code, force, _, sex, rank, worker, headcount, fte = cells
        as_at = self._days.get(when) or self._day(when)
        kind, rank_kept = self._kind(_text(worker), _text(rank))
        key = (_text(code), _text(force))
        try:
            body = self._bodies[key]
        except KeyError:
            body = self._body(key, number)
        if body is None:
            return
        sex_kept = _text(sex)
        said = (body, as_at, kind, sex_kept, rank_kept)
        if said in self._seen:
            raise _Rejected(
                "force",
                f"{self.names.name(body)} stands in row {self._seen[said]} as well, for the same "
                "date, sex, rank and kind",
                "A table gives each figure once, so one of the two rows is wrong.",
            )
        people = self._number(headcount, "headcount")
        if isinstance(people, float) and not people.is_integer():
            raise _Rejected(
                "headcount", f"{shown(headcount)} is no whole number", "A headcount counts people."
            )
        values = [(measure(kind, "headcount"), people)]
        if kind not in VOLUNTEERS and "fte" in self.columns.places:
            values.append((measure(kind, "fte"), self._number(fte, "fte")))
        self._seen[said] = number
        self.dates.add(as_at)
        if kind == "psv":
            self._psv[body, as_at].append(len(self.gathering.rows))
        self.gathering.rows.append(
            tuple(
                Observation(
                    body,
                    as_at,
                    each,
                    None if isinstance(value, Marker) else value,
                    value if isinstance(value, Marker) else None,
                    sex_kept,
                    rank_kept,
                    "",
                    self.sheet.name,
                    number,
                )
                for each, value in values
            )
        )

    def _day(self, cell: Cell) -> date:
        """Return the 31 March that a cell means: a year, a date, or the first of the month."""
        when = day(cell)
        year: float | Marker | None = None
        if when is None:
            try:
                year = figure(cell)
            except NotAFigure:
                year = None
        if when and when.month == 3:
            when = date(when.year, 3, 31)
        elif isinstance(year, float) and year % 1 == 0 and 1900 <= year <= 2200:
            when = date(int(year), 3, 31)
        if when is None:
            raise _Rejected(
                "date", f"{shown(cell)} is no date", "A year or a date in words was expected."
            )
        if when > self.today:
            raise _Rejected(
                "date",
                f"{written_date(when)} is in the future",
                f"Figures can't stand at that date; today is {written_date(self.today)}.",
            )
        if when < EARLIEST:
            raise _Rejected(
                "date", f"{written_date(when)} is before such tables began", "Check the date."
            )
        self._days[cell] = when
        return when

    def _kind(self, worker: str, rank: str) -> tuple[str, str]:
        try:
            return self._kinds[worker, rank]
        except KeyError:
            pass
        kind = KINDS.get(heading(worker).removesuffix("s")) or KINDS.get(heading(worker))
        if kind is None:
            raise _Rejected(
                "worker",
                f"{shown(worker)} is not a kind of worker that Oversight knows",
                f"It knows {', '.join(KINDS)}.",
            )
        self._kinds[worker, rank] = kind, "" if heading(rank) in _NO_RANK else rank
        return self._kinds[worker, rank]

    def _body(self, key: tuple[str, str], number: int) -> str | None:
        """Return the body of a code and a name; None where the row is to be passed over."""
        code, printed = key
        given = code if _GSS.fullmatch(code) else ""
        known = self.names.known(printed)
        named = self.names.code(printed)
        if not printed and not given:
            raise _Rejected("force", "The row names no force", "A force's name was expected.")
        if printed and not known:
            column = column_letters(self.columns.places["force"])
            self.gathering.unknown_name(printed, (self.sheet.name, number, column))
            return None
        if printed and named is None:
            name = " ".join(printed.split())
            self._not_forces[name] = self._not_forces.get(name, 0) + 1
            return None
        if given and (given not in self.names.bodies or (named and named != given)):
            meant = self.names.bodies.get(given)
            raise _Rejected(
                "code",
                f"The code {given} and the name {shown(printed)} disagree",
                f"{given} is {meant.name}." if meant else f"No force known here has {given}.",
            )
        self._bodies[key] = named or given
        return self._bodies[key]

    def _number(self, cell: Cell, field_name: str) -> float | Marker:
        if isinstance(cell, str) and cell in self._numbers:
            return self._numbers[cell]
        try:
            value = figure(cell)
        except NotAFigure as why:
            raise _Rejected(field_name, f"{shown(cell)} is no figure", f"{why}.") from why
        if isinstance(value, float) and value < 0:
            raise _Rejected(
                field_name, f"{shown(cell)} is below zero", "A count can't be negative."
            )
        if isinstance(cell, str):
            self._numbers[cell] = value
        return value

    def _mark_not_supplied(self) -> None:
        """Make the police support volunteers of a force and date *not supplied* where every
        row of them is 0, so that their sum is not supplied too."""
        rows = self.gathering.rows
        for places in self._psv.values():
            if any(rows[place][0].value != 0 for place in places):
                continue
            for place in places:
                rows[place] = (replace(rows[place][0], value=None, marker=Marker.NOT_SUPPLIED),)
            self.gathering.note(
                "Where every figure of a force's police support volunteers at a date is 0, the "
                "force sent none; they are kept as not supplied."
            )


def _text(cell: Cell) -> str:
    if isinstance(cell, str):
        return cell.strip()
    return "" if cell is None else str(cell)
