"""Which force polices which local authority: a look-up brought in, or the bundled one."""

import csv
import re
from collections.abc import Sequence

from oversight_app.imports.cells import Cell, Sheet, blank, heading
from oversight_app.imports.refusals import problem
from oversight_app.resource_files import resource

_AUTHORITY = re.compile(r"lad ?\d{0,4} ?(?:cd|code)|local authority(?: district)? code|la code")
_FORCE = re.compile(r"pfa ?\d{0,4} ?(?:cd|code)|police force area code")


def recognised(sheets: Sequence[Sheet]) -> bool:
    """Tell whether the first sheet's first filled row heads both kinds of code."""
    return bool(sheets) and _places(sheets[0]) is not None


def read(name: str, sheet: Sheet) -> dict[str, str]:
    """Return local authority code -> force code; an authority listed again is read once.

    UserProblem where one authority is given to two forces.
    """
    places = _places(sheet)
    assert places is not None
    start, authority, force = places
    result: dict[str, str] = {}
    for number, row in enumerate(sheet.rows[start + 1 :], start=start + 2):
        lad, pfa = (_code(row, place) for place in (authority, force))
        if not lad or not pfa:
            continue
        if result.setdefault(lad, pfa) != pfa:
            raise problem(
                f"“{name}”, row {number}: {lad} is given to two police forces, {result[lad]} "
                f"and {pfa}.",
                "Each authority is policed by one force; check the look-up.",
            )
    return result


def bundled() -> dict[str, str]:
    """Return the look-up that comes with the program (authorities of 2021)."""
    path = resource("reference", "local_authorities.csv")
    with path.open(encoding="utf-8", newline="") as file:
        return {row["lad_code"]: row["pfa_code"] for row in csv.DictReader(file)}


def _places(sheet: Sheet) -> tuple[int, int, int] | None:
    for index, row in enumerate(sheet.rows[:20]):
        if all(blank(cell) for cell in row):
            continue
        keys = [heading(cell) for cell in row]
        lads = [place for place, key in enumerate(keys) if _AUTHORITY.fullmatch(key)]
        forces = [place for place, key in enumerate(keys) if _FORCE.fullmatch(key)]
        return (index, lads[0], forces[0]) if lads and forces else None
    return None


def _code(row: Sequence[Cell], place: int) -> str:
    cell = row[place] if place < len(row) else None
    return cell.strip() if isinstance(cell, str) else ""
