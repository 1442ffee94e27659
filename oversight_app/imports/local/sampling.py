"""The first rows of a file, and a few of the later ones: enough to see what its columns are."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from oversight_app.imports.cells import Cell

FIRST_ROWS = 2_000
"""Rows taken from the start; about as many are taken from all that follow."""


@dataclass(frozen=True, slots=True)
class Sample:
    """Some rows of one sheet. ``rows`` are (spreadsheet row from 1, cells), the first 2,000
    without a gap, then about as many spread evenly over the rest; blank rows are left out.

    ``sheets`` are the visible ones ("" alone, for a CSV), ``hidden`` the others. ``encoding``
    and ``delimiter`` are empty for a workbook. A cell over 300 characters is cut, and a row
    over 4,096 cells too. ``cut_off``: the file ends at a spreadsheet's very last row.
    """

    sheets: tuple[str, ...]
    sheet: str
    encoding: str
    delimiter: str
    rows: list[tuple[int, list[Cell]]]
    last_row: int
    cut_off: bool
    hidden: tuple[str, ...] = ()


def sample(
    path: Path,
    *,
    sheet: str = "",
    progress: Callable[[int, int, str], None] = lambda done, of, what: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Sample:
    """Return some rows of a file's ``sheet``, or of the first visible sheet that holds any.

    The file is read in a process of its own. Raises UserProblem where it can't be read or has
    no such sheet, Cancelled on request.
    """
    raise NotImplementedError
