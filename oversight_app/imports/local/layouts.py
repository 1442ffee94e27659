"""Where the table is in a sheet: its row of headings, its rows, its totals, its end."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta

from oversight_app.domain.datasets import DATASETS, heading_key
from oversight_app.imports.cells import MONTHS, Cell, blank

Rows = Sequence[tuple[int, Sequence[Cell]]]
"""Spreadsheet row numbers from 1, each with its cells."""

_LOOKED_AT = 60
"""Rows in which the headings are sought: letterheads and notes above a table are shorter."""
_GAPLESS = 2_000
"""Rows at the start of a sample among which none is left out but blank ones."""
_LONG = 80
_SYNONYM = 4.0
_ENOUGH = 0.8

SYNONYMS = frozenset(
    heading_key(words)
    for dataset in DATASETS.values()
    for field in dataset.fields
    for words in (field.name, *field.synonyms)
)
_NUMBER = re.compile(r"[+\-−]?[\d,]*\.?\d+%?", re.ASCII)
_CLOCK = re.compile(r"\d{1,2}[:.h]\d{2}(?::\d{2})?", re.ASCII)
_CODE = re.compile(r"[A-Za-z]{0,4}[-/ ]?\d+[A-Za-z]?", re.ASCII)
_DAY = re.compile(
    r"\d{4}-\d{1,2}(?:-\d{1,2})?(?:[T ].*)?|\d{1,2}[/.\-]\d{1,2}[/.\-]\d{2,4}", re.ASCII
)
YEAR = re.compile(r"(?:FY ?)?(?:19|20)\d{2}(?:[-/–](?:\d{2}|\d{4}))?", re.IGNORECASE)
_TOTAL = re.compile(r"(grand |sub |overall |running )?totals?\b|subtotal|sum\b|overall\b")


@dataclass(frozen=True, slots=True)
class Table:
    """A table found in rows. ``headings`` are the printed headings by column; ``above`` is the
    row over them with its merged cells carried to the right, empty where there is none.

    ``body`` are the rows of the table itself: neither blank, nor totals, nor notes; ``totals``
    are the rows of totals.
    """

    header_row: int
    headings: tuple[Cell, ...]
    above: tuple[Cell, ...]
    titles: tuple[str, ...]
    body: Rows
    blank_rows: int
    totals: Rows = ()

    @property
    def total_rows(self) -> int:
        """How many rows of totals stand in it."""
        return len(self.totals)

    @property
    def first_row(self) -> int:
        """The row of the first record, or the one after the headings."""
        return self.body[0][0] if self.body else self.header_row + 1

    @property
    def last_row(self) -> int:
        """The row of the last record that was looked at."""
        return self.body[-1][0] if self.body else self.header_row


def printed(cell: Cell) -> str:
    """Return a heading as printed, on one line; a date as ``2022-04-01``."""
    if cell is None or isinstance(cell, bool):
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return " ".join(str(cell.isoformat()[:10] if isinstance(cell, date) else cell).split())


def numeric(cell: Cell) -> bool:
    """Tell whether a cell is a number, or a text that is one."""
    if isinstance(cell, bool):
        return False
    return isinstance(cell, int | float) or (
        isinstance(cell, str) and bool(_NUMBER.fullmatch(cell.strip()))
    )


def is_total(cells: Sequence[Cell]) -> bool:
    """Tell whether a row is one of totals: one of its first words says so."""
    words = [cell for cell in cells if isinstance(cell, str) and not blank(cell)]
    return any(_TOTAL.match(heading_key(word)) is not None for word in words[:2]) and any(
        numeric(cell) for cell in cells
    )


def found(rows: Rows) -> Table | None:
    """Return the table in a sheet's rows, or None where no row could be its headings."""
    top = [(at, _heading_score(cells)) for at, (_, cells) in enumerate(rows[:_LOOKED_AT])]
    best = max((score for _, score in top), default=0.0)
    if best <= 0:
        return None
    at = next(at for at, score in top if score >= _ENOUGH * best)
    if at + 1 < len(rows) and _headings_alone(rows[at + 1][1]):
        at += 1  # the row above is a year, or what its groups are, over them
    number, cells = rows[at]
    upper = _upper(rows, at)
    width = max(len(cells), len(upper))
    lower = (*cells, *[None] * (width - len(cells)))
    headings = tuple(
        over if blank(under) and over_alone else under
        for under, over, over_alone in zip(lower, *_filled(upper, lower, width), strict=True)
    )
    above = _forward(upper, lower, width) if upper else ()
    first_title = at - 1 if upper else at
    titles = tuple(text for _, row in rows[:first_title] for cell in row if (text := printed(cell)))
    body, blanks, totals = _body(
        rows[at + 1 :], max(0, _GAPLESS - at - 1), sum(not blank(cell) for cell in headings)
    )
    return Table(number, headings, above, titles, body, blanks, totals)


def _heading_score(cells: Sequence[Cell]) -> float:
    """How like a row of headings: words count, known headings count much, numbers against."""
    filled = [cell for cell in cells if not blank(cell)]
    if len(filled) < 2:
        return 0.0
    dated = [isinstance(cell, date) or dated_text(printed(cell)) for cell in filled]
    score = 0.0
    for cell, is_date in zip(filled, dated, strict=True):
        text = printed(cell)
        if is_date:
            # Several dates are months across; one alone stands in a record.
            score += 1.0 if sum(dated) > 1 else -2.0
        elif numeric(cell) or isinstance(cell, time | timedelta) or _CLOCK.fullmatch(text):
            score -= 2.0
        elif _CODE.fullmatch(text):
            score += 0.5
        elif len(text) > _LONG or "@" in text:
            score -= 1.0
        else:
            score += 1.0 + _SYNONYM * (heading_key(text) in SYNONYMS)
    return score


def _headings_alone(cells: Sequence[Cell]) -> bool:
    """Tell whether a row is nothing but months or known headings, as no record is."""
    filled = [printed(cell) for cell in cells if not blank(cell)]
    return len(filled) > 1 and all(
        month_named(text) or heading_key(text) in SYNONYMS for text in filled
    )


def dated_text(text: str) -> bool:
    """Tell whether a text is a day in figures, or a month by its name."""
    return bool(_DAY.fullmatch(text)) or month_named(text)


def month_named(text: str) -> bool:
    """Tell whether a text is a month by its name, with a year or without: ``Apr-22``."""
    match = re.fullmatch(r"([A-Za-z]{3,9})[\s\-/.'’]*(\d{2}|\d{4})?", text.strip(), re.ASCII)
    return bool(match) and match is not None and match[1].casefold() in MONTHS


def _upper(rows: Rows, at: int) -> Sequence[Cell]:
    """Return the row of headings over the headings, or an empty one: a row right above, with
    at least two cells or one that heads a part of the columns alone, and no long text."""
    if not at or rows[at - 1][0] != rows[at][0] - 1:
        return ()
    cells = rows[at - 1][1]
    filled = [place for place, cell in enumerate(cells) if not blank(cell)]
    lower = rows[at][1]
    if len(filled) < 2 and not _one_year(cells, filled, lower):
        return ()
    if any(len(printed(cells[place])) > 40 for place in filled):
        return ()
    beyond = [place for place in filled if place >= len(lower)]
    return () if beyond else cells


def _one_year(cells: Sequence[Cell], filled: Sequence[int], lower: Sequence[Cell]) -> bool:
    """Tell whether a row is nothing but the year of the months that stand under it."""
    said = [printed(cells[place]) for place in filled]
    bare = [cell for cell in map(printed, lower) if month_named(cell) and cell.isalpha()]
    return len(said) == 1 and YEAR.fullmatch(said[0]) is not None and len(bare) > 1


def _filled(
    upper: Sequence[Cell], lower: Sequence[Cell], width: int
) -> tuple[tuple[Cell, ...], tuple[bool, ...]]:
    over = (*upper, *[None] * (width - len(upper)))
    return over, tuple(not blank(cell) and blank(lower[at]) for at, cell in enumerate(over))


def _forward(upper: Sequence[Cell], lower: Sequence[Cell], width: int) -> tuple[Cell, ...]:
    """Carry each merged heading to the right, over the headings under it."""
    carried: Cell = None
    above: list[Cell] = []
    for place in range(width):
        cell = upper[place] if place < len(upper) else None
        if not blank(cell):
            carried = cell
        above.append(None if blank(lower[place]) else carried)
    return tuple(above)


def _body(rows: Rows, gapless: int, width: int) -> tuple[Rows, int, Rows]:
    """Return the records' rows, and how many blank ones (within the first rows, which are
    without a gap) stand among them; and the rows of totals."""
    body: list[tuple[int, Sequence[Cell]]] = []
    totals: list[tuple[int, Sequence[Cell]]] = []
    blanks = 0
    before = rows[0][0] - 1 if rows else 0
    for place, (number, cells) in enumerate(rows):
        filled = sum(not blank(cell) for cell in cells)
        if not filled:
            continue
        if is_total(cells):
            totals.append((number, cells))
        elif filled == 1 and width > 2 and isinstance(cells[0], str) and len(cells[0]) > 40:
            continue  # a note under the table
        else:
            body.append((number, cells))
        blanks += number - before - 1 if place < gapless else 0
        before = number
    return body, blanks, totals
