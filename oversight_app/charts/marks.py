"""Where the things on a chart lie, for whoever points at them."""

from dataclasses import dataclass

Ring = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A dot, or an area, of a chart: ``x`` and ``y`` in logical pixels from the top left.

    ``polygons`` are the closed outlines of an area, empty for a dot of this ``radius``. Later
    marks lie on top: look for the last one under the pointer.
    """

    key: str
    x: float
    y: float
    radius: float
    polygons: tuple[Ring, ...]
    tip: str
