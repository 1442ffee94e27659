"""Columns of a million values at once, through numpy, which the charts bring."""

from array import array
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from oversight_app.domain.local import LocalColumn, LocalIncoming

if TYPE_CHECKING:
    import numpy as np

    Whole = np.ndarray[Any, np.dtype[np.int64]]
    Truth = np.ndarray[Any, np.dtype[np.bool_]]


def whole(values: "array[int]") -> "Whole":
    """Return a column's values as numbers to reckon with; nothing is copied."""
    import numpy as np

    return np.asarray(values, dtype=np.int64)


def held(values: "Whole") -> "array[int]":
    """Return numbers as a column holds them."""
    import numpy as np

    made = array("q")
    made.frombytes(np.ascontiguousarray(values, dtype=np.int64).tobytes())
    return made


def counted_words(column: LocalColumn) -> list[int]:
    """Return in how many rows each word of a column stands."""
    import numpy as np

    return [int(n) for n in np.bincount(whole(column.values), minlength=len(column.words))]


def pointed_anew(column: LocalColumn, words: Sequence[str]) -> LocalColumn:
    """Return a column with other words in the places of its own; words that have become the
    same are one."""
    places: dict[str, int] = {}
    for word in words:
        places.setdefault(word, len(places))
    if len(places) == len(words):
        return replace(column, words=tuple(words))
    import numpy as np

    table = np.array([places[word] for word in words], dtype=np.int64)
    return LocalColumn(held(table[whole(column.values)]), tuple(places))


def keeping(incoming: LocalIncoming, kept: "Truth") -> LocalIncoming:
    """Return a file with those records alone that are ``kept`` (a truth for each)."""

    def some(values: "array[int]") -> "array[int]":
        return held(whole(values)[kept]) if len(values) else values

    return replace(
        incoming,
        columns={
            name: LocalColumn(some(column.values), column.words)
            for name, column in incoming.columns.items()
        },
        rows=some(incoming.rows),
        columns_across=some(incoming.columns_across),
    )
