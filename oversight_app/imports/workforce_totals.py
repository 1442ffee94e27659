"""The sums of a workforce table, held against its forces. Sums are tested and never stored."""

from collections.abc import Sequence

from oversight_app.domain.observations import Marker
from oversight_app.domain.periods import written_date
from oversight_app.imports.cells import column_letters
from oversight_app.imports.gathering import Gathering
from oversight_app.imports.workforce_lines import Kind, Placed
from oversight_app.imports.workforce_sheet import WorkforceSheet

_PARTS = (Kind.FORCE, Kind.UNKNOWN)
_WHY = "A table whose parts do not add to its own total is mistyped, cut or damaged."


def check(table: WorkforceSheet, rows: Sequence[Placed], gathering: Gathering) -> None:
    """Test every sum of a table at every date; a sum that fails stops the file.

    Where a force has no figure, its sum can't be tested: what the others add to is noted.
    ``rows`` holds no second row of one force.
    """
    tested = 0
    for index, row in enumerate(rows):
        if not row.is_sum:
            continue
        parts = _parts(rows, index)
        if not parts:
            gathering.note(
                f"{table.name}, row {row.line.row}: “{row.line.label.strip()}” stands beside no "
                "forces, so it could not be checked."
            )
            continue
        if row.claimed and row.claimed != len(parts):
            gathering.problem(
                (table.name, row.line.row, ""),
                f"The table says that it lists {row.claimed} forces, and {len(parts)} are there",
                "A force is missing, twice there, or under a name not known to be a force.",
                blocking=True,
            )
        for column in range(len(table.dates)):
            tested += _test(table, row, parts, column, gathering)
    gathering.checked += tested
    if not any(row.is_sum for row in rows):
        gathering.note(f"{table.name} has no totals, so its forces could not be checked.")


def _parts(rows: Sequence[Placed], index: int) -> list[Placed]:
    """Return the rows that a sum is the sum of."""
    kind = rows[index].kind
    if kind is Kind.REGION:
        return _run(rows[index + 1 :])
    before = rows[:index]
    if kind is Kind.REGION_BELOW:
        return _run(before[::-1])
    if kind is Kind.TOTAL:
        return [row for row in before if row.kind in (*_PARTS, Kind.OTHER)]
    listed = [row for row in before if row.kind in _PARTS] or _run(rows[index + 1 :])
    if kind is Kind.ENGLAND:
        return [row for row in rows if row.kind is Kind.FORCE and row.code.startswith("E")]
    return listed


def _run(rows: Sequence[Placed]) -> list[Placed]:
    """Return the forces from the first row on, up to the next row that is none."""
    run = []
    for row in rows:
        if row.kind is Kind.HEADING:
            continue
        if row.kind not in _PARTS:
            break
        run.append(row)
    return run


def _test(
    table: WorkforceSheet, row: Placed, parts: Sequence[Placed], column: int, gathering: Gathering
) -> int:
    """Test one sum at one date; return how many sums were tested: 1 or 0."""
    printed = row.figures[column]
    values = [part.figures[column] for part in parts]
    when = written_date(table.dates[column])
    label = " ".join(row.line.label.split())
    if isinstance(printed, Marker) or None in values:
        return 0  # no sum to test, or a part that is reported by itself
    place = (table.name, row.line.row, column_letters(table.columns[column]))
    if printed is None:
        gathering.problem(
            place,
            f"The total “{label}” at {when} holds no number",
            "Without it the forces can't be checked.",
            blocking=True,
        )
        return 0
    known = [value for value in values if isinstance(value, float)]
    together = sum(known)
    if abs(together - printed) <= _tolerance(known, table.unit):
        return 1
    if len(known) < len(values):
        gathering.note(
            f"{table.name}, {when}: “{label}” is {_written(printed)} and its forces add to "
            f"{_written(together)}; {len(values) - len(known)} of them have no figure."
        )
        return 0
    gathering.problem(
        place,
        f"At {when} the forces of “{label}” add to {_written(together)}, "
        f"the table says {_written(printed)}",
        _WHY,
        blocking=True,
    )
    return 1


def _tolerance(values: Sequence[float], unit: str) -> float:
    """How far a sum may be off: nothing that a person could be, or rounding in print.

    Full-time equivalents may be printed rounded, each by up to half of its last place.
    """
    if unit != "fte":
        return 0.01
    places = min(max((_places(value) for value in values), default=0), 6)
    return max(float(0.5 * 10**-places * (len(values) + 1)), 1e-6 * sum(map(abs, values)))


def _places(value: float) -> int:
    return len(f"{value:.6f}".rstrip("0").partition(".")[2])


def _written(value: float) -> str:
    return f"{value:,.2f}".rstrip("0").rstrip(".")
