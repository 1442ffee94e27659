"""The space at the two sides of a cell, so that a table's header and rows line up."""

from collections.abc import Sequence

from oversight_app.domain.findings import Align, Column

_PAD, _EDGE, _AFTER_NUMBERS = 8, 16, 20


def pads(columns: Sequence[Column], index: int) -> tuple[int, int]:
    """Return the space left and right of a column's cells, in the design's px: more at the
    table's edges, and before words that follow numbers, which would else run together."""
    left = _PAD
    if index == 0:
        left = _EDGE
    elif (
        columns[index - 1].align is Align.RIGHT
        and columns[index].align is Align.LEFT
        and columns[index].on_paper
    ):
        left = _AFTER_NUMBERS
    return left, _EDGE if index == len(columns) - 1 else _PAD
