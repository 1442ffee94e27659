"""The first rows of a file, and a few of the later ones: enough to see what its columns are."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from oversight_app.imports import frames
from oversight_app.imports.cells import Cell
from oversight_app.imports.local.source import Told, messages
from oversight_app.imports.local.tables import LAST_ROW
from oversight_app.imports.local.task import Kind, Task
from oversight_app.imports.reading_process import ReadingFailed, list_of, text_of, whole_of

_STEPS = 100


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
    told = Told()
    visible: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    about: dict[str, Any] = {}
    rows: list[tuple[int, list[Cell]]] = []
    asked = Task(Kind.SAMPLE, date.min, sheet)
    progress(0, _STEPS, f"Looking at {path.name}")
    for message in messages(path, asked, told, cancelled):
        kind = message["is"]
        if kind == "again":
            rows.clear()
        elif kind == "sheets":
            visible, hidden = _names(message, "visible"), _names(message, "hidden")
        elif kind == "sampled":
            about = message
        elif kind == "rows":
            rows += [_row(row) for row in list_of(message, "rows")]
        else:
            raise ReadingFailed(f"the reading process sent “{kind[:20]}” out of place")
    progress(_STEPS, _STEPS, f"Looked at {path.name}")
    last = whole_of(about, "last_row")
    return Sample(
        visible,
        text_of(about, "sheet"),
        text_of(about, "encoding"),
        text_of(about, "delimiter"),
        rows,
        last,
        last == LAST_ROW,
        hidden,
    )


def _row(given: Any) -> tuple[int, list[Cell]]:
    if not isinstance(given, list) or len(given) != 2 or type(given[0]) is not int:
        raise ReadingFailed("the reading process sent no row")
    return given[0], frames.row_read(given[1])


def _names(message: dict[str, Any], field: str) -> tuple[str, ...]:
    names = list_of(message, field)
    if not all(isinstance(name, str) for name in names):
        raise ReadingFailed("the reading process sent no names of sheets")
    return tuple(names)
