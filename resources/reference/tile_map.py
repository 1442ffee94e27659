"""The project's own tile map of police force areas, and honest measures of how true it is.

One square a force, near its true place: north at the top, the west on the left. The drawing
below is the design, and ``CODES`` says which force its letters stand for. It keeps the outline
that a reader knows (Northumbria, the block of Wales, the bulge of East Anglia, the foot of Devon
and Cornwall, Kent) before the last pair of neighbours: Dorset and Hampshire stand apart so that
Devon and Cornwall reaches out to the west.
"""

import itertools
import math
from collections.abc import Mapping

DRAWING = """
 .   .  NBR  .   .   .   .
 .  CUM DUR CLE  .   .   .
 .  LAN NYK  .   .   .   .
MER GMP WYK SYK HUM  .   .
 .  CHE DBY NOT LIN  .   .
NWA STA WMI LEI BED CAM NFK
DYP WME WAR NPT HRT ESS SFK
SWA GWE GLO THV MET CTY  .
 .  AVS WIL HAM SUR KEN  .
DVC DOR  .   .  SUS  .   .
"""

CODES = {
    "AVS": "E23000036", "BED": "E23000026", "CAM": "E23000023", "CHE": "E23000006",
    "CLE": "E23000013", "CTY": "E23000034", "CUM": "E23000002", "DBY": "E23000018",
    "DOR": "E23000039", "DUR": "E23000008", "DVC": "E23000035", "DYP": "W15000004",
    "ESS": "E23000028", "GLO": "E23000037", "GMP": "E23000005", "GWE": "W15000002",
    "HAM": "E23000030", "HRT": "E23000027", "HUM": "E23000012", "KEN": "E23000032",
    "LAN": "E23000003", "LEI": "E23000021", "LIN": "E23000020", "MER": "E23000004",
    "MET": "E23000001", "NBR": "E23000007", "NFK": "E23000024", "NOT": "E23000019",
    "NPT": "E23000022", "NWA": "W15000001", "NYK": "E23000009", "SFK": "E23000025",
    "STA": "E23000015", "SUR": "E23000031", "SUS": "E23000033", "SWA": "W15000003",
    "SYK": "E23000011", "THV": "E23000029", "WAR": "E23000017", "WIL": "E23000038",
    "WME": "E23000016", "WMI": "E23000014", "WYK": "E23000010",
}  # fmt: skip
"""The three letters of the drawing, and the ONS code of the force each stands for."""

SHORT = {code: letters for letters, code in CODES.items()}
"""The letters that stand on each force's tile, by ONS code."""

Place = tuple[float, float]


def tiles() -> dict[str, tuple[int, int]]:
    """Return (column, row) of each force's square by ONS code, both counted from 0 at the
    north-west corner; ValueError where a force is missing or drawn twice."""
    found: dict[str, tuple[int, int]] = {}
    for row, line in enumerate(DRAWING.strip("\n").splitlines()):
        for column, letters in enumerate(line.split()):
            if letters == ".":
                continue
            code = CODES[letters]
            if code in found:
                raise ValueError(f"{letters} is drawn twice")
            found[code] = (column, row)
    if missing := CODES.keys() - {k for k, code in CODES.items() if code in found}:
        raise ValueError(f"not drawn: {', '.join(sorted(missing))}")
    return found


def shared_borders(outlines: Mapping[str, list[list[Place]]]) -> set[tuple[str, str]]:
    """Return the pairs of forces whose outlines share a stretch of border.

    ``outlines`` holds closed rings of (longitude, latitude) by code. The published outlines
    are drawn from one network, so neighbours have the very same segments; forces that touch
    at a point alone are no neighbours here.
    """
    segments = {
        code: {frozenset(pair) for ring in rings for pair in itertools.pairwise(ring)}
        for code, rings in outlines.items()
    }
    codes = sorted(outlines)
    return {
        (first, second)
        for place, first in enumerate(codes)
        for second in codes[place + 1 :]
        if segments[first] & segments[second]
    }


def touching(first: tuple[int, int], second: tuple[int, int]) -> bool:
    """Tell whether two squares share a side or a corner."""
    return first != second and max(abs(first[0] - second[0]), abs(first[1] - second[1])) == 1


def measures(centres: Mapping[str, Place], borders: set[tuple[str, str]]) -> list[str]:
    """Return lines that say how true the drawing is.

    Order is judged on the larger of the two distances between the centres of neighbours, in
    kilometres: if the one lies mainly north of the other, its square may not lie level or
    further south.
    """
    drawn = tiles()
    side = sum(sum(_step(drawn[a], drawn[b])) == 1 for a, b in borders)
    near = sum(touching(drawn[a], drawn[b]) for a, b in borders)
    letters = {code: name for name, code in CODES.items()}
    apart = [
        f"{letters[a]}-{letters[b]}" for a, b in sorted(borders) if not touching(drawn[a], drawn[b])
    ]
    right = sum(_in_order(drawn[a], drawn[b], centres[a], centres[b]) for a, b in borders)
    between = [pair for pair in _touching_pairs(drawn) if pair not in borders]
    total = len(borders)
    return [
        f"Tile map: {near} of {total} bordering pairs touch ({side} of them side by side)",
        f"Tile map: {right} of {total} bordering pairs stand in their true order",
        f"Tile map: {len(between)} pairs of squares touch that share no border",
        f"Tile map: bordering pairs that do not touch: {', '.join(apart) or 'none'}",
    ]


def _step(first: tuple[int, int], second: tuple[int, int]) -> tuple[int, int]:
    return abs(first[0] - second[0]), abs(first[1] - second[1])


def _touching_pairs(drawn: Mapping[str, tuple[int, int]]) -> list[tuple[str, str]]:
    codes = sorted(drawn)
    return [
        (first, second)
        for place, first in enumerate(codes)
        for second in codes[place + 1 :]
        if touching(drawn[first], drawn[second])
    ]


def _in_order(first: tuple[int, int], second: tuple[int, int], start: Place, end: Place) -> bool:
    east = (end[0] - start[0]) * math.cos(math.radians((start[1] + end[1]) / 2))
    north = end[1] - start[1]
    if abs(east) >= abs(north):
        return (second[0] - first[0]) * east > 0
    return (first[1] - second[1]) * north > 0
