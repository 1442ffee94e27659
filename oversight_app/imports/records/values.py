"""Cells of a table of records as what the fields hold. What can't be taken for certain is
rejected, with the reason and what to write instead."""

import re
from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

from oversight_app.domain.mappings import DateOrder
from oversight_app.domain.periods import written_date
from oversight_app.domain.record_fields import Holds, Spec
from oversight_app.domain.record_kinds import KINDS
from oversight_app.domain.recorded import cleaned_words
from oversight_app.domain.typed import pence_of
from oversight_app.imports.cells import Cell, NotAFigure, blank, figure, heading
from oversight_app.imports.local.dates import whole_date
from oversight_app.imports.local.reasons import MustBeAsked, Wrong
from oversight_app.imports.local.words import ERRORS
from oversight_app.imports.records.known import PREFIXES, Known
from oversight_app.review.measure_names import CATALOGUE, series_of
from oversight_app.review.record_words import BY_NAME
from oversight_app.store.risk_scales import MOST_LEVELS

_REFERENCE = re.compile(r"([A-Za-z]{1,3})\s?[-–−]?\s?(\d{1,9})", re.ASCII)
_FIGURES = re.compile(r"\s*(\d{1,2})[/.\-](\d{1,2})[/.\-](?:\d{4}|\d\d)\s*", re.ASCII)
_YES = ("yes", "y", "true", "1")
_NO = ("no", "n", "false", "0")
_WRITE_A_DAY = "Write it as 2022-03-31 or 31 March 2022"


class NotTaken(ValueError):  # noqa: N818 - the name says it
    """A cell can't be taken; the message says why, and what to write instead."""


def value(spec: Spec, cell: Cell, known: Known, *, month_first: bool = False) -> Any:
    """Return what a cell says for a field; what the field holds when blank where it is empty.

    ``month_first`` says that other days of the column have the month before the day. Raises
    NotTaken.
    """
    if isinstance(cell, str) and cell.strip() in ERRORS:
        raise NotTaken("It is an error of the spreadsheet. Correct its formula")
    if blank(cell):
        return _BLANK.get(spec.holds, "")
    if spec.holds is Holds.DAY:
        return _day(cell, known.today, month_first=month_first)
    return _READ.get(spec.holds, _words)(spec, cell, known)


def text(cell: Cell) -> str:
    """Return a cell as the words that a sheet shows, line breaks kept."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "Yes" if cell else "No"
    if isinstance(cell, datetime) and cell.time() != time(0):
        return f"{written_date(cell)} {cell:%H:%M}"
    if isinstance(cell, date):
        return written_date(cell)
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell)


def reference(cell: Cell) -> str:
    """Return a reference as the office writes it (``q31`` is ``Q-031``), "" where it is none."""
    match = _REFERENCE.fullmatch(text(cell).strip())
    kind = PREFIXES.get(match[1].upper()) if match else None
    number = int(match[2]) if match else 0
    return f"{kind.prefix}-{number:03d}" if kind and number else ""


def month_first(cells: list[Cell]) -> bool:
    """Tell whether a day in figures among these can have the month first alone."""
    found = (_FIGURES.fullmatch(cell) for cell in cells if isinstance(cell, str))
    return any(match and int(match[1]) <= 12 < int(match[2]) <= 31 for match in found)


def _day(cell: Cell, today: date, *, month_first: bool) -> date:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    match = _FIGURES.fullmatch(cell) if month_first and isinstance(cell, str) else None
    figures = {int(match[1]), int(match[2])} if match else set()
    if len(figures) == 2 and max(figures) <= 12:
        raise NotTaken(
            "Other days of this column have the month first, so this may be one of two days. "
            + _WRITE_A_DAY
        )
    try:
        number = whole_date(cell, DateOrder.DAY_FIRST, today)
    except (Wrong, MustBeAsked):
        raise NotTaken(
            f"It is no day; figures are read with the day first. {_WRITE_A_DAY}"
        ) from None
    if not number % 100:
        raise NotTaken(f"It names a month, and a day is needed. {_WRITE_A_DAY}")
    return date(number // 10_000, number // 100 % 100, number % 100)


def _words(spec: Spec, cell: Cell, known: Known) -> str:
    return cleaned_words(spec, text(cell))


def _choice(spec: Spec, cell: Cell, known: Known) -> str:
    key = heading(text(cell))
    for code, words in spec.choices:
        if key in (heading(words), heading(code)):
            return code
    choices = ", ".join(f"“{words}”" for _, words in spec.choices)
    raise NotTaken(f"It is none of the choices. Write one of {choices}")


def _yes_no(spec: Spec, cell: Cell, known: Known) -> bool:
    key = heading(text(cell))
    if key in _YES or key in _NO:
        return key in _YES
    raise NotTaken("Write yes or no")


def _scheme(spec: Spec, cell: Cell, known: Known) -> str:
    code = known.schemes.get(heading(text(cell)))
    if code is None:
        names = ", ".join(f"“{name}”" for name in known.scheme_names)
        raise NotTaken(f"There is no such scheme. Write one of {names}")
    return code


def _record(spec: Spec, cell: Cell, known: Known) -> int:
    kind, found = KINDS[spec.of], reference(cell)
    if found and found.startswith(f"{kind.prefix}-") and found in known.references:
        return known.references[found]
    if (named := known.named.get((kind.kind, heading(text(cell))))) is not None:
        return named
    how = "name or reference" if kind.kind in BY_NAME else "reference"
    raise NotTaken(
        f"There is no such {kind.noun}. Write its {how}, such as {kind.prefix}-001, and bring "
        f"in the table of {kind.plural} first"
    )


def _count(spec: Spec, cell: Cell, known: Known) -> int:
    try:
        number = figure(cell)
    except NotAFigure as error:
        large = "too large" in str(error)
        words = "It is too large to be a count" if large else "Write a whole number from 0 up"
        raise NotTaken(words) from error
    if not isinstance(number, float) or number < 0 or not number.is_integer():
        raise NotTaken("Write a whole number from 0 up")
    return int(number)


def _score(spec: Spec, cell: Cell, known: Known) -> int:
    named = known.scale.likelihood if "likelihood" in spec.id else known.scale.impact
    keys = [heading(name) for name in named]
    if isinstance(cell, str) and heading(cell) in keys:
        return keys.index(heading(cell)) + 1
    try:
        number = figure(cell)
    except NotAFigure:
        number = 0.0
    if number not in range(1, MOST_LEVELS + 1):
        levels = ", ".join(f"{level} ({name})" for level, name in enumerate(named, 1))
        raise NotTaken(f"It is no level of the scale. Write one of {levels}")
    return int(number)


def _pence(spec: Spec, cell: Cell, known: Known) -> int:
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        # What a formula worked out may be off by a hair.
        if 0 <= cell < 1e11 and abs(cell * 100 - round(cell * 100)) < 1e-4:
            return round(cell * 100)
    elif isinstance(cell, str) and (pence := pence_of(cell)) is not None:
        return pence
    raise NotTaken("Write pounds and pence, such as 12,500.50")


def _measures(spec: Spec, cell: Cell, known: Known) -> str:
    found = []
    for words in re.split(r"[\n;]", text(cell)):
        if not words.strip():
            continue
        code = known.measures.get(heading(words))
        if code is None and series_of(words.strip()).measure in CATALOGUE:
            code = words.strip()
        if code is None:
            raise NotTaken("One of these is no measure. Write measures by name, one on each line")
        found.append(code)
    return "\n".join(found)


_BLANK: dict[Holds, Any] = {
    Holds.YES_NO: False,
    **dict.fromkeys((Holds.DAY, Holds.RECORD, Holds.COUNT, Holds.PENCE, Holds.SCORE)),
}
_READ: dict[Holds, Callable[[Spec, Cell, Known], Any]] = {
    Holds.CHOICE: _choice,
    Holds.YES_NO: _yes_no,
    Holds.SCHEME: _scheme,
    Holds.RECORD: _record,
    Holds.COUNT: _count,
    Holds.SCORE: _score,
    Holds.PENCE: _pence,
    Holds.MEASURES: _measures,
}
