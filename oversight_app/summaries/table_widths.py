"""How wide the columns of a table are on paper, and how large its type, so that no word is cut and
a table of many columns can still be read."""

from collections.abc import Sequence
from dataclasses import dataclass

from oversight_app.summaries.typeface import breadth

SIZES = (8.5, 8.0, 7.5, 7.0)
"""Type sizes of tables in points, from the usual one to the smallest."""
_INSET = 8.5
"""The room left and right of a cell's words, in points."""
_LONGEST_WORD = 28
"""Letters: a longer word is broken, so that one web address does not squeeze all else."""
_NATURAL = 24.0
"""A column of words wants no more than so many times the size of its type."""
_MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Fit:
    """``shares`` of the width by column, adding up to 1; ``size`` of the type in points.
    ``fits`` False: some word has to be broken."""

    shares: tuple[float, ...]
    size: float
    fits: bool = True


def fitted(rows: Sequence[Sequence[str]], width: float, sizes: Sequence[float] = SIZES) -> Fit:
    """Return how a table is set in ``width`` millimetres. The first of ``rows`` is its header.

    The largest of ``sizes`` at which each column holds its longest word; the room that is left
    goes to columns by how much more they would fill.
    """
    columns = list(zip(*rows, strict=True))
    if not columns:
        return Fit((), sizes[0])
    least = [max(_longest_word(words, place == 0) for place, words in enumerate(column))
             for column in columns]  # fmt: skip
    wanted = [
        max(low, min(_NATURAL, max(_wide(words) for words in column)))
        for low, column in zip(least, columns, strict=True)
    ]
    room = width * _MM - _INSET * len(columns)
    size = next((size for size in sizes if size * sum(least) <= room), sizes[-1])
    fits = size * sum(least) <= room
    spare = room / size - sum(least)
    more = [want - low for want, low in zip(wanted, least, strict=True)]
    if not fits:
        given = [low * room / (size * sum(least)) for low in least]
    elif sum(more) > spare:
        given = [low + spare * one / sum(more) for low, one in zip(least, more, strict=True)]
    else:
        left = spare - sum(more)
        given = [want + left * want / sum(wanted) for want in wanted]
    broad = [size * one + _INSET for one in given]
    return Fit(tuple(one / sum(broad) for one in broad), size, fits)


def longest_fits(words: Sequence[str], width: float, size: float) -> bool:
    """Tell whether a column of ``width`` millimetres holds the longest word of its cells."""
    room = width * _MM - _INSET
    return all(size * _longest_word(cell, place == 0) <= room for place, cell in enumerate(words))


def _longest_word(words: str, strong: bool) -> float:
    """Return the width of the longest word, in sizes of the type."""
    return max((_wide(word[:_LONGEST_WORD], strong) for word in words.split()), default=0.6)


def _wide(words: str, strong: bool = False) -> float:
    """Return the width of the longest line of some words, in sizes of the type."""
    return max((breadth(line[:400], strong=strong) for line in words.split("\n")), default=0.0)
