"""Outlines as they lie on the sheet: projected, measured, clipped to the inset's circle."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from oversight_app.charts.labels import Box

Point = tuple[float, float]
Ring = tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Projection:
    """Longitude and latitude to pixels: equirectangular, true to scale at one latitude.

    Good for one country: over England and Wales a mile east is drawn within 7% of a mile
    north, and needs no tables.
    """

    west: float
    north: float
    scale: float
    """Pixels to a degree of latitude."""
    narrowing: float
    """The cosine of the latitude that is true to scale."""
    left: float
    top: float

    def __call__(self, place: Point) -> Point:
        """Return the pixel of (longitude, latitude) in degrees."""
        longitude, latitude = place
        return (
            self.left + (longitude - self.west) * self.scale * self.narrowing,
            self.top + (self.north - latitude) * self.scale,
        )

    def ring(self, ring: Iterable[Point]) -> Ring:
        """Return a ring in pixels."""
        return tuple(self(place) for place in ring)


def fitted(places: Sequence[Point], room: Box, centred: bool = False) -> Projection:
    """Return the projection that shows all places as large as the room allows; at its left,
    or ``centred``."""
    west, east = min(x for x, _ in places), max(x for x, _ in places)
    south, north = min(y for _, y in places), max(y for _, y in places)
    narrowing = max(0.05, math.cos(math.radians(max(-85.0, min(85.0, (south + north) / 2)))))
    wide, high = max((east - west) * narrowing, 1e-6), max(north - south, 1e-6)
    scale = min(room.width / wide, room.height / high)
    spare_x, spare_y = room.width - wide * scale, room.height - high * scale
    left = room.left + (spare_x / 2 if centred else 0.0)
    return Projection(west, north, scale, narrowing, left, room.top + spare_y / 2)


def area(ring: Ring) -> float:
    """Return the area a ring encloses, in square pixels."""
    shifted = (*ring[1:], *ring[:1])
    return abs(sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in zip(ring, shifted, strict=True))) / 2


def centroid(ring: Ring) -> Point:
    """Return a ring's centre of gravity (the mean of its corners where it has no area)."""
    twice = across = down = 0.0
    x_mid, y_mid = ring[0]
    for (x0, y0), (x1, y1) in zip(ring, (*ring[1:], *ring[:1]), strict=True):
        # Taken from the first corner, so that small rings far from the origin keep digits.
        x0, y0, x1, y1 = x0 - x_mid, y0 - y_mid, x1 - x_mid, y1 - y_mid
        cross = x0 * y1 - x1 * y0
        twice += cross
        across += (x0 + x1) * cross
        down += (y0 + y1) * cross
    if abs(twice) < 1e-9:
        return sum(x for x, _ in ring) / len(ring), sum(y for _, y in ring) / len(ring)
    return x_mid + across / (3 * twice), y_mid + down / (3 * twice)


def bounds(ring: Iterable[Point]) -> Box:
    """Return the box about a ring."""
    xs, ys = zip(*ring, strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys))


def inside(point: Point, ring: Sequence[Point]) -> bool:
    """Tell whether a point lies within a ring, by the even-odd rule."""
    x, y = point
    within = False
    x0, y0 = ring[-1]
    for x1, y1 in ring:
        if (y0 > y) != (y1 > y) and x < x0 + (y - y0) / (y1 - y0) * (x1 - x0):
            within = not within
        x0, y0 = x1, y1
    return within


def corners(box: Box) -> Ring:
    """Return a box as a ring, clockwise on the sheet."""
    return (
        (box.left, box.top),
        (box.right, box.top),
        (box.right, box.bottom),
        (box.left, box.bottom),
    )


def circle(centre: Point, radius: float, sides: int = 96) -> Ring:
    """Return a circle as a ring."""
    turns = (2 * math.pi * i / sides for i in range(sides))
    return tuple(
        (centre[0] + radius * math.cos(t), centre[1] + radius * math.sin(t)) for t in turns
    )


def clipped(ring: Ring, window: Ring) -> Ring:
    """Return the part of a ring within a convex window whose corners go clockwise on the
    sheet; empty where there is none (Sutherland and Hodgman, CACM 17, 1974)."""
    subject = list(ring)
    for (ax, ay), (bx, by) in zip(window, (*window[1:], *window[:1]), strict=True):
        if not subject:
            break
        sides = [(bx - ax) * (y - ay) - (by - ay) * (x - ax) for x, y in subject]
        if min(sides) >= 0:
            continue
        kept: list[Point] = []
        for i, (point, side) in enumerate(zip(subject, sides, strict=True)):
            before, before_side = subject[i - 1], sides[i - 1]
            if (side >= 0) != (before_side >= 0):
                share = before_side / (before_side - side)
                kept.append(
                    (
                        before[0] + share * (point[0] - before[0]),
                        before[1] + share * (point[1] - before[1]),
                    )
                )
            if side >= 0:
                kept.append(point)
        subject = kept
    return tuple(subject)
