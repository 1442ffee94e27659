"""Columns of a million values at once, through numpy, which the charts bring."""

from array import array
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from oversight_app.domain.local import LocalColumn, LocalIncoming
from oversight_app.store.whole_numbers import held, whole

if TYPE_CHECKING:
    from oversight_app.store.whole_numbers import Truth, Whole

__all__ = ["Truth", "Whole", "counted_words", "held", "keeping", "pointed_anew", "whole"]


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
