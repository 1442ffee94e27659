"""Finding a chart's marks: under the pointer, and the next one for an arrow key."""

from collections.abc import Sequence
from enum import Enum
from typing import Protocol

REACH = 6.0
"""How far past a mark's edge, in pixels, the pointer still takes it (targets of 24 px)."""


class Placed(Protocol):
    """What is needed of ``charts.drawing.Mark``: places in logical pixels."""

    @property
    def key(self) -> str: ...
    @property
    def x(self) -> float: ...
    @property
    def y(self) -> float: ...
    @property
    def radius(self) -> float: ...
    @property
    def polygons(self) -> tuple[tuple[tuple[float, float], ...], ...]: ...


class Arrow(Enum):
    """An arrow key as a step right and down."""

    LEFT = (-1, 0)
    RIGHT = (1, 0)
    UP = (0, -1)
    DOWN = (0, 1)


def mark_at(marks: Sequence[Placed], x: float, y: float) -> int:
    """Return the index of the mark at a place, -1 where there is none.

    An area that holds the place wins over a point that is merely near; of points, the
    nearest within reach; of areas, the last drawn, since it lies on top.
    """
    best, best_distance = -1, float("inf")
    for i, mark in enumerate(marks):
        if mark.polygons:
            if _inside(mark.polygons, x, y):
                best, best_distance = i, 0.0
        else:
            distance = ((mark.x - x) ** 2 + (mark.y - y) ** 2) ** 0.5
            if distance <= max(mark.radius + REACH, 12.0) and distance < best_distance:
                best, best_distance = i, distance
    return best


def _inside(rings: Sequence[Sequence[tuple[float, float]]], x: float, y: float) -> bool:
    """Even-odd rule, so that a hole is outside."""
    inside = False
    for ring in rings:
        for (x1, y1), (x2, y2) in zip(ring, (*ring[1:], ring[0]), strict=True):
            if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
                inside = not inside
    return inside


def next_mark(marks: Sequence[Placed], current: int, arrow: Arrow) -> int:
    """Return the mark an arrow key moves to: the nearest one on that side.

    Distance across the arrow counts double, so that the walk keeps its direction. From no
    mark (-1) the walk starts at the first. With none on that side it stays where it is.
    """
    if not marks:
        return -1
    if not 0 <= current < len(marks):
        return 0
    here = marks[current]
    right, down = arrow.value
    best, best_cost = current, float("inf")
    for i, mark in enumerate(marks):
        dx, dy = mark.x - here.x, mark.y - here.y
        along = dx * right + dy * down
        if i == current or along <= 0:
            continue
        across = abs(dx * down) + abs(dy * right)
        cost = along + 2 * across
        if cost < best_cost:
            best, best_cost = i, cost
    return best
