"""What each row of a workforce table is: a force, a region, a total, or none of these.

"West Midlands" is printed twice, for the region and for the force, told apart in the files by a
trailing space alone. Here the place decides: a region stands before its forces and is their sum.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from oversight_app.domain.bodies import spelling_key
from oversight_app.domain.observations import Marker
from oversight_app.imports.cells import NotAFigure, blank, figure
from oversight_app.imports.names import Names
from oversight_app.imports.workforce_sheet import Line

REGIONS = frozenset(
    {
        "north east", "north west", "yorkshire and the humber", "yorkshire and humber",
        "east midlands", "west midlands", "eastern", "east of england", "london",
        "south east", "south west", "wales",
    }
)  # fmt: skip
_ALL_FORCES = re.compile(
    r"(?:total )?(?:all )?(?:(\d+) )?(?:police )?forces(?: total)?"
    r"|(?:total )?england and wales(?: total)?"
)


class Kind(Enum):
    """What a row of the table is."""

    FORCE = auto()
    OTHER = auto()
    """Adds to the grand total and is no territorial force: British Transport Police, central
    secondments."""
    REGION = auto()
    """The sum of the forces that follow it."""
    REGION_BELOW = auto()
    """The sum of the forces before it, back to the last sum: "Total North East"."""
    ALL_FORCES = auto()
    TOTAL = auto()
    ENGLAND = auto()
    UNKNOWN = auto()
    """A name never seen; it stands where a force would, and counts as one in the sums."""
    HEADING = auto()
    """A label without figures that names no body: a sub-heading or a note."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A row and what it is; ``code`` is the body's, where it is one. A ``figures`` entry is
    None where the cell holds no figure. ``claimed`` is the number of forces a total names."""

    line: Line
    kind: Kind
    figures: tuple[float | Marker | None, ...]
    code: str = ""
    claimed: int = 0

    @property
    def is_sum(self) -> bool:
        """True for the rows that are sums of others."""
        return self.kind in SUMS


SUMS = frozenset({Kind.REGION, Kind.REGION_BELOW, Kind.ALL_FORCES, Kind.TOTAL, Kind.ENGLAND})


def placed(lines: Sequence[Line], names: Names) -> list[Placed]:
    """Return every row of a table with what it is, told by name and place."""
    keys = [spelling_key(line.label) for line in lines]
    figures = [_figures(line) for line in lines]
    plain = [_by_name(line, key, names) for line, key in zip(lines, keys, strict=True)]
    result = []
    for index, (line, (kind, code, claimed)) in enumerate(zip(lines, plain, strict=True)):
        ambiguous = kind is Kind.FORCE and keys[index] in REGIONS
        if ambiguous and keys[index] not in keys[:index]:
            again = keys[index] in keys[index + 1 :]
            if again or _sums_up(index, plain, figures):
                kind, code = Kind.REGION, ""
        elif kind is Kind.OTHER and not code and _sums_up(index, plain, figures):
            kind = Kind.REGION
        result.append(Placed(line, kind, figures[index], code, claimed))
    return result


def _by_name(line: Line, key: str, names: Names) -> tuple[Kind, str, int]:
    """Return what a label says by itself: kind, body's code, number of forces claimed."""
    code = names.code(line.label)
    if code:
        return (Kind.FORCE if names.is_force(code) else Kind.OTHER), code, 0
    if all(blank(cell) for cell in line.cells):
        return Kind.HEADING, "", 0
    if match := _ALL_FORCES.fullmatch(key):
        return Kind.ALL_FORCES, "", int(match[1] or 0)
    if key == "england":
        return Kind.ENGLAND, "", 0
    if key in REGIONS:
        return Kind.REGION, "", 0
    if key.removeprefix("total ") in REGIONS or key.removesuffix(" total") in REGIONS:
        return Kind.REGION_BELOW, "", 0
    if key.startswith("total") or key in ("grand total", "all"):
        return Kind.TOTAL, "", 0
    if names.known(line.label) or key == "central service secondments":
        return Kind.OTHER, "", 0
    return Kind.UNKNOWN, "", 0


def _sums_up(
    index: int,
    plain: Sequence[tuple[Kind, str, int]],
    figures: Sequence[tuple[float | Marker | None, ...]],
) -> bool:
    """Tell whether a row is the sum of the two or more forces that follow it."""
    after = []
    for place in range(index + 1, len(plain)):
        if plain[place][0] not in (Kind.FORCE, Kind.UNKNOWN):
            break
        after.append(figures[place])
    if len(after) < 2:
        return False
    for column, value in enumerate(figures[index]):
        parts = [each[column] for each in after]
        together = sum(part for part in parts if isinstance(part, float))
        if not isinstance(value, float) or abs(value - together) > 0.01 * len(parts):
            return False
    return any(value != 0 for value in figures[index])


def _figures(line: Line) -> tuple[float | Marker | None, ...]:
    result: list[float | Marker | None] = []
    for cell in line.cells:
        try:
            result.append(figure(cell))
        except NotAFigure:
            result.append(None)
    return tuple(result)
