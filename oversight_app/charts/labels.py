"""Places for words where they cover nothing.

Two questions: where beside its dot does a label go (``beside``), and how far must labels in
one column move apart (``spread``). Both are greedy, in the order given: a chart has a few
labels, and the most important comes first.
"""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in logical pixels from the top left."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """Its width."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Its height."""
        return self.bottom - self.top

    @property
    def centre(self) -> Point:
        """Its middle."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def overlap(self, other: "Box") -> float:
        """Return the area that both cover."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.bottom, other.bottom) - max(self.top, other.top)
        return wide * high if wide > 0 and high > 0 else 0.0

    def within(self, other: "Box") -> bool:
        """Tell whether the other box holds it."""
        return (
            other.left <= self.left
            and self.right <= other.right
            and other.top <= self.top
            and self.bottom <= other.bottom
        )

    def grown(self, by: float) -> "Box":
        """Return the box with every side moved out."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def moved(self, across: float, down: float) -> "Box":
        """Return the box at another place."""
        return Box(self.left + across, self.top + down, self.right + across, self.bottom + down)

    def moved_into(self, room: "Box") -> "Box":
        """Return the box moved as little as brings it into the room, if it is small enough."""
        across = max(room.left - self.left, 0.0) or min(room.right - self.right, 0.0)
        down = max(room.top - self.top, 0.0) or min(room.bottom - self.bottom, 0.0)
        return self.moved(across, down)


def around(point: Point, radius: float) -> Box:
    """Return the square about a dot."""
    x, y = point
    return Box(x - radius, y - radius, x + radius, y + radius)


def touches(box: Box, start: Point, end: Point) -> bool:
    """Tell whether a straight line runs through a box (Liang and Barsky)."""
    first, last = 0.0, 1.0
    across, down = end[0] - start[0], end[1] - start[1]
    for step, room in (
        (-across, start[0] - box.left),
        (across, box.right - start[0]),
        (-down, start[1] - box.top),
        (down, box.bottom - start[1]),
    ):
        if step == 0:
            if room < 0:
                return False
        elif step < 0:
            first = max(first, room / step)
        else:
            last = min(last, room / step)
    return first <= last


def crossing(box: Box, line: Sequence[Point]) -> float:
    """Return the length across (x) that a line, going left to right, runs through a box."""
    total = 0.0
    for (x0, y0), (x1, y1) in pairwise(line):
        if x1 <= box.left or x0 >= box.right or x1 <= x0:
            continue
        start, end = max(x0, box.left), min(x1, box.right)
        slope = (y1 - y0) / (x1 - x0)
        first, last = y0 + slope * (start - x0), y0 + slope * (end - x0)
        if max(first, last) > box.top and min(first, last) < box.bottom:
            total += end - start
    return total


_DIRECTIONS: tuple[tuple[float, float, float], ...] = (
    (1, 0, 0.0), (-1, 0, 0.6), (0, -1, 0.8), (0, 1, 1.0),
    (1, -1, 1.2), (1, 1, 1.3), (-1, -1, 1.6), (-1, 1, 1.7),
    (0.5, -1, 1.4), (-0.5, -1, 1.5), (0.5, 1, 1.6), (-0.5, 1, 1.7),
)  # fmt: skip
"""(across, down, reluctance): right first, then left, above, below and the corners."""


_FARTHER = 0.08
"""The price of each pixel further away: 70 of them are better than covering one dot."""


def places(dot: Point, size: Point, gaps: Iterable[float]) -> Iterable[tuple[Box, float, float]]:
    """Yield (box, reluctance, gap) for a label of (width, height) around a dot."""
    x, y = dot
    wide, high = size
    for gap in gaps:
        for across, down, reluctance in _DIRECTIONS:
            # A corner label stands nearer, since its corner is what is near.
            reach = gap * (0.6 if abs(across) == abs(down) else 1.0)
            shift = reach if abs(across) == 1 else 0.0
            left = x - wide / 2 + across * (wide / 2 + shift)
            top = y - high / 2 + down * (high / 2 + reach)
            yield Box(left, top, left + wide, top + high), reluctance, gap


def beside(
    dot: Point,
    size: Point,
    gaps: Sequence[float],
    room: Box,
    taken: Sequence[Box],
    cost: Callable[[Box], float],
) -> Box | None:
    """Return the best box for a label, or None where every place is taken.

    A place outside the room or over a taken box is refused; ``cost`` says how bad it is to
    cover what else is there (infinity refuses).
    """
    best: tuple[float, Box] | None = None
    for box, reluctance, gap in places(dot, size, gaps):
        if not box.within(room) or any(box.overlap(other) > 0 for other in taken):
            continue
        if best and reluctance + (gap - gaps[0]) * _FARTHER >= best[0]:
            continue
        price = reluctance + cost(box) + (gap - gaps[0]) * _FARTHER
        if math.isinf(price):
            continue
        if best is None or price < best[0]:
            best = (price, box)
    return best[1] if best else None


def spread(
    wanted: Sequence[float], heights: Sequence[float], top: float, bottom: float
) -> list[float]:
    """Return centres as near to the wanted ones as leaves no two labels overlapping.

    Labels keep the order of their wanted centres. They must fit between top and bottom all
    together; those that touch move as one block to the mean of what they want (the pool of
    adjacent violators).
    """
    order = sorted(range(len(wanted)), key=lambda i: wanted[i])
    # With the heights above it taken off, each label wants a place and all must not decrease.
    offsets: dict[int, float] = {}
    above = 0.0
    for i in order:
        offsets[i] = above + heights[i] / 2
        above += heights[i]
    blocks: list[tuple[float, list[int]]] = []
    for i in order:
        want, members = wanted[i] - offsets[i], [i]
        while blocks and blocks[-1][0] > want:
            before, others = blocks.pop()
            count = len(others) + len(members)
            want = (before * len(others) + want * len(members)) / count
            members = others + members
        blocks.append((want, members))
    placed = [0.0] * len(wanted)
    lowest = bottom - above
    for want, members in blocks:
        for i in members:
            placed[i] = max(top, min(want, lowest)) + offsets[i]
    return placed
