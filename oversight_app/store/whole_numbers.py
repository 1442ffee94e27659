"""Columns of a million whole numbers at once, through numpy.

It lets go of the interpreter while it works, so that the window stays alive: one call of
Python's own over a million values (``sorted``, ``set``, ``list(map(...))``) stops every thread.
"""

from array import array
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

    Whole = np.ndarray[Any, np.dtype[np.int64]]
    Truth = np.ndarray[Any, np.dtype[np.bool_]]

_PIECE = 20_000
"""So many values are handled by one call of Python's own: a few milliseconds."""


def whole(values: Sequence[int]) -> "Whole":
    """Return values as numbers to reckon with; those of an array are not copied."""
    import numpy as np

    if isinstance(values, range):
        return np.arange(values.start, values.stop, values.step, dtype=np.int64)
    return np.asarray(values, dtype=np.int64)


def held(values: "Whole") -> "array[int]":
    """Return numbers as a column holds them."""
    import numpy as np

    made = array("q")
    if len(values):  # nothing can't be viewed as bytes; the view is copied once
        made.frombytes(np.ascontiguousarray(values, dtype=np.int64).data.cast("B"))
    return made


def different(values: Sequence[int]) -> set[int]:
    """Return the different values of a column."""
    import numpy as np

    return set(np.unique(whole(values)).tolist())


def least(values: Sequence[int], default: int) -> int:
    """Return the smallest value, ``default`` where there is none."""
    return int(whole(values).min()) if len(values) else default


def pieces(length: int) -> Iterator[slice]:
    """Yield the pieces in which so many values are handled."""
    for start in range(0, length, _PIECE):
        yield slice(start, start + _PIECE)
