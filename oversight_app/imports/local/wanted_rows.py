"""The reading process: rows of a table as they stand, by their numbers."""

from collections.abc import Iterator
from typing import Any

from oversight_app.imports import frames
from oversight_app.imports.local.tables import Opened
from oversight_app.imports.local.task import Task

_FRAME = 200

_Message = tuple[dict[str, Any], bytes | None]


def messages(opened: Opened, asked: Task) -> Iterator[_Message]:
    """Yield the rows of ``asked.wanted`` of the sheet asked for, in the file's order."""
    wanted = set(asked.wanted)
    found: list[Any] = []
    at = 0
    for chunk in opened.table(asked.sheet).chunks:
        for number, row in enumerate(chunk, start=at + 1):
            if number in wanted:
                found.append([number, frames.row_written(row)])
                if len(found) >= _FRAME:
                    yield {"is": "rows", "rows": found}, None
                    found = []
        at += len(chunk)
    yield {"is": "rows", "rows": found}, None
