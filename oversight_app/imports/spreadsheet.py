"""A spreadsheet read whole through the child process, and checked."""

from collections.abc import Callable
from typing import IO

from oversight_app.imports import frames, limits
from oversight_app.imports.cells import Cell, Sheet
from oversight_app.imports.reading_process import (
    ReadingFailed,
    list_of,
    messages_of,
    text_of,
    whole_of,
)
from oversight_app.imports.refusals import Reason, Refused

__all__ = ["ReadingFailed", "read"]


def read(
    data: bytes,
    *,
    progress: Callable[[int, int], None] = lambda done, of: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> tuple[list[Sheet], list[str]]:
    """Return the visible sheets of an .xlsx or .ods file, and the names of the hidden ones.

    Refused where the file must not or can't be read, Cancelled where ``cancelled`` said so,
    each within about a tick; the child is gone on return, whatever happens.
    """
    sheets: list[tuple[str, list[list[Cell]]]] = []
    hidden: list[str] = []
    cells = 0

    def feed(child: IO[bytes]) -> None:
        child.write(data)

    for message in messages_of("oversight_app.imports.child", feed, cancelled):
        kind = message["is"]
        if kind == "sheet":
            sheets.append((text_of(message, "name"), []))
        elif kind == "rows" and sheets:
            rows = [frames.row_read(row) for row in list_of(message, "rows")]
            cells += sum(map(len, rows))
            if cells > limits.MAX_CELLS:
                raise Refused(Reason.TOO_MANY_CELLS, f"more than {limits.MAX_CELLS:,}")
            sheets[-1][1].extend(rows)
        elif kind == "hidden":
            hidden.append(text_of(message, "name"))
        elif kind == "progress":
            progress(whole_of(message, "done"), whole_of(message, "of"))
        else:
            raise ReadingFailed(f"the reading process sent “{kind[:20]}” out of place")
    return [Sheet(name, rows) for name, rows in sheets], hidden
