"""How wide the columns of a table are on paper, and how large its type, so that no word is cut and
a table of many columns can still be read."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from math import prod

from oversight_app.summaries.typeface import breadth

SIZES = (8.5, 8.25, 8.0, 7.5, 7.0)
"""Type sizes of tables in points, from the usual one to the smallest."""
_INSET = 8.5
"""The room left and right of a cell's words, in points."""
_LONGEST_WORD = 28
"""Letters: a longer word is broken, so that one web address does not squeeze all else."""
_NATURAL = 24.0
"""A column of words wants no more than so many times the size of its type."""
_TIGHT = 8.7
"""A column whose cells are all as short as this (a date in full) keeps each on one line."""
_SPACE = 0.2
"""The width of a space, in sizes of the type."""
_MOST_LINES = 4
_MOST_TRIED = 1_000
"""Ways to share out the room that are tried."""
_MM = 72 / 25.4
_Words = tuple[tuple[float, ...], ...]


@dataclass(frozen=True, slots=True)
class Fit:
    """``shares`` of the width by column, adding up to 1; ``size`` of the type in points.
    ``fits`` False: some word has to be broken."""

    shares: tuple[float, ...]
    size: float
    fits: bool = True


def fitted(rows: Sequence[Sequence[str]], width: float, sizes: Sequence[float] = SIZES) -> Fit:
    """Return how a table is set in ``width`` millimetres. The first of ``rows`` is its header.

    The largest of ``sizes`` at which each column holds its longest word, and short ones (dates,
    numbers) stand on one line where there is room for that; the room that is left goes to columns
    by how much more they would fill.
    """
    columns = list(zip(*rows, strict=True))
    if not columns:
        return Fit((), sizes[0])
    least = [_unbroken(column) for column in columns]
    if sizes[0] * sum(least) > width * _MM - _INSET * len(columns):
        least = [max(_longest_word(words, place == 0) for place, words in enumerate(column))
                 for column in columns]  # fmt: skip
    wanted = [
        max(low, min(_NATURAL, max(_wide(words) for words in column)))
        for low, column in zip(least, columns, strict=True)
    ]
    room = width * _MM - _INSET * len(columns)
    size = next((size for size in sizes if size * sum(least) <= room), sizes[-1])
    fits = size * sum(least) <= room
    more = [want - low for want, low in zip(wanted, least, strict=True)]
    if fits and size == sizes[0] and size * sum(wanted) > room:
        size = sizes[min(1, len(sizes) - 1)]  # Words that run on are a little smaller.
    spare = room / size - sum(least)
    if not fits:
        given = [low * room / (size * sum(least)) for low in least]
    elif sum(more) > spare:
        given = _fewest_lines(columns, least, room / size)
    else:
        left = spare - sum(more)
        given = [want + left * want / sum(wanted) for want in wanted]
    broad = [size * one + _INSET for one in given]
    return Fit(tuple(one / sum(broad) for one in broad), size, fits)


def _fewest_lines(
    columns: Sequence[Sequence[str]], least: Sequence[float], room: float
) -> list[float]:
    """Return the widths, in sizes of the type, at which the rows of a table take the fewest lines.

    Each column of words is tried so wide that its longest cell takes one line, two, three or four;
    the others keep their least width.
    """
    cells = [[_words_of(words) for words in column] for column in columns]
    tried = [_steps(column, low) for column, low in zip(cells, least, strict=True)]
    while prod(map(len, tried)) > _MOST_TRIED:
        max(tried, key=len).pop()
    best: tuple[int, float] | None = None
    chosen = list(least)
    for widths in product(*tried):
        left = room - sum(widths)
        if left < 0:
            continue
        lines = sum(
            max(_lines(cell, broad) for cell, broad in zip(row, widths, strict=True))
            for row in zip(*cells, strict=True)
        )
        if best is None or (lines, -left) < best:
            best, chosen = (lines, -left), list(widths)
    open_to_more = [place for place, steps in enumerate(tried) if len(steps) > 1]
    share = (room - sum(chosen)) / sum(chosen[place] for place in open_to_more)
    return [one * (1 + share) if place in open_to_more else one
            for place, one in enumerate(chosen)]  # fmt: skip


def _steps(cells: Sequence[_Words], low: float) -> list[float]:
    """Return the widths that are tried for a column, from the least one."""
    longest = max(sum(line) + _SPACE * len(line) for cell in cells for line in cell)
    if longest <= low:
        return [low]
    widths = [low + (longest - low) * step / 40 for step in range(41)]
    most = [max(_lines(cell, broad) for cell in cells) for broad in widths]
    return [broad for place, broad in enumerate(widths)
            if place == 0 or (most[place] < most[place - 1] and most[place] <= _MOST_LINES)
            ]  # fmt: skip


def _words_of(cell: str) -> _Words:
    """Return the widths of the words of a cell, by line, in sizes of the type."""
    return tuple(tuple(breadth(word[:400], strong=True) for word in line.split())
                 for line in cell.split("\n"))  # fmt: skip


@lru_cache(maxsize=50_000)
def _lines(cell: _Words, broad: float) -> int:
    """Return how many lines a cell takes that is so broad."""
    total = 0
    for line in cell:
        total, used = total + 1, 0.0
        for word in line:
            if used and used + _SPACE + word > broad:
                total, used = total + 1, word
            else:
                used += word + (_SPACE if used else 0.0)
    return total


def as_given(
    rows: Sequence[Sequence[str]],
    shares: Sequence[float],
    width: float,
    insets: Sequence[float] = (),
) -> Fit | None:
    """Return the widths that a table's author gave; None where they would cut a word, or break a
    date or another short cell over two lines. ``insets`` is more room left of a column's words, in
    millimetres."""
    columns = list(zip(*rows, strict=True))
    if not shares or len(shares) != len(columns):
        return None
    parts = tuple(one / sum(shares) for one in shares)
    more = insets or (0.0,) * len(columns)
    for column, part, inset in zip(columns, parts, more, strict=True):
        if SIZES[0] * _unbroken(column) > (width * part - inset) * _MM - _INSET:
            return None
    return Fit(parts, SIZES[0])


def longest_fits(words: Sequence[str], width: float, size: float) -> bool:
    """Tell whether a column of ``width`` millimetres holds the longest word of its cells."""
    room = width * _MM - _INSET
    return all(size * _longest_word(cell, place == 0) <= room for place, cell in enumerate(words))


def _unbroken(column: Sequence[str]) -> float:
    """Return the least width of a column, in sizes of the type: of its longest word, or of its
    longest cell where all are short. Its heading, which is first, may go over two lines."""
    word = max(_longest_word(words, place == 0) for place, words in enumerate(column))
    whole = max((_wide(words) for words in column[1:]), default=0.0)
    return max(word, whole) if whole <= _TIGHT else word


def _longest_word(words: str, strong: bool) -> float:
    """Return the width of the longest word, in sizes of the type."""
    return max((_wide(word[:_LONGEST_WORD], strong) for word in words.split()), default=0.6)


def _wide(words: str, strong: bool = False) -> float:
    """Return the width of the longest line of some words, in sizes of the type."""
    return max((breadth(line[:400], strong=strong) for line in words.split("\n")), default=0.0)
