"""The words above a run of months: what happened when, who said so, and where limits were set
anew. None covers another, and the figures stand below them all."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from oversight_app.charts import fonts
from oversight_app.charts.axes import AXIS, LABEL, LEAD
from oversight_app.charts.fonts import Weight
from oversight_app.charts.labels import Box
from oversight_app.charts.sheet import Across, Sheet
from oversight_app.domain.charts import RangeNote

_GAP = 7.0
"""Between a note's words and its line."""
_BETWEEN = 4.0
"""Between two rows of notes."""
_WIDEST = 0.62
"""The share of the plot that a note's words may take."""
_MOST = 0.36
"""The share of the sheet's height that notes may take."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A note where it stands: ``x`` is its line, ``level`` its row from the top (-1: there is
    no room for its words)."""

    note: RangeNote
    x: float
    level: int
    left: float
    right: float
    words: str
    signed: str


def row_height(sheet: Sheet) -> float:
    """Return the height of a note: its words and the line that is signed."""
    return LEAD * (sheet.size(LABEL) + sheet.size(AXIS)) + _BETWEEN


def most_rows(sheet: Sheet) -> int:
    """Return how many rows of notes leave the figures their room."""
    return int(sheet.height * _MOST / row_height(sheet))


def place_notes(
    sheet: Sheet,
    notes: Sequence[RangeNote],
    where: Callable[[RangeNote], float],
    left: float,
    right: float,
    rows: int,
) -> tuple[Placed, ...]:
    """Place notes in at most ``rows`` rows between two x; new limits first, then the latest.

    Words stand left of their line where there is room (as a reader comes to them), else right.
    A line runs down from its words, and no other words stand in its way.
    """
    order = sorted(notes, key=lambda n: (not n.rebase, -where(n)))
    found: list[Placed] = []
    for note in order:
        x = where(note)
        room = min((right - left) * _WIDEST, max(x - left, right - x) - _GAP)
        words = fonts.shortened(note.words, sheet.size(LABEL), Weight.SEMIBOLD, room)
        signed = fonts.shortened(note.signed, sheet.size(AXIS), Weight.REGULAR, room)
        wide = max(
            fonts.width(words, sheet.size(LABEL), Weight.SEMIBOLD),
            fonts.width(signed, sheet.size(AXIS)),
        )
        sides = (x - _GAP - wide, x + _GAP)
        spots = (
            Placed(note, x, level, start, start + wide, words, signed)
            for level in range(rows)
            for start in sides
            if start >= left and start + wide <= right
        )
        free = (spot for spot in spots if not any(_clash(spot, other) for other in found))
        found.append(next(free, Placed(note, x, -1, x, x, "", "")))
    return tuple(found)


def _clash(one: Placed, other: Placed) -> bool:
    """Tell whether words cover words, or a line runs through words below its own."""
    if other.level < 0:
        return _crosses(other, one, other.note.rebase)
    if one.level == other.level and one.left < other.right + _GAP and other.left < one.right + _GAP:
        return True
    return _crosses(one, other, one.level <= other.level) or _crosses(
        other, one, other.level <= one.level
    )


def _crosses(line: Placed, words: Placed, reaches: bool) -> bool:
    return reaches and words.level >= 0 and words.left - 2 < line.x < words.right + 2


def used_rows(placed: Sequence[Placed]) -> int:
    """Return how many rows the notes take."""
    return max((spot.level + 1 for spot in placed), default=0)


def top_of(sheet: Sheet, spot: Placed) -> float:
    """Return the top of a note's words."""
    return 1.0 + max(0, spot.level) * row_height(sheet)


def write_notes(sheet: Sheet, placed: Sequence[Placed]) -> list[Box]:
    """Write the notes and return their boxes."""
    look = sheet.look
    boxes = []
    for spot in placed:
        if spot.level < 0:
            continue
        # Towards its line, whichever side that is on.
        right = spot.right <= spot.x
        across: Across = "right" if right else "left"
        x = spot.right if right else spot.left
        size, small = sheet.size(LABEL), sheet.size(AXIS)
        baseline = top_of(sheet, spot) + 0.8 * size
        colour = look.accent if spot.note.rebase else look.text
        boxes.append(
            sheet.text(x, baseline, spot.words, size, colour, Weight.SEMIBOLD, across=across)
        )
        below = baseline + LEAD * small
        boxes.append(sheet.text(x, below, spot.signed, small, look.text2, across=across))
    return boxes
