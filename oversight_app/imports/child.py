"""The process that opens a spreadsheet: ``python -m oversight_app.imports.child``.

It takes the file's bytes on standard input and gives messages (``frames``) on standard output. It
knows no workspace, no window and no network, and works within limits: whatever a file does to the
reader happens here, and this process ends.
"""

import gc
import sys
from collections.abc import Iterator
from itertools import islice
from typing import Any, BinaryIO

from oversight_app.imports import frames, limits
from oversight_app.imports.refusals import Reason, Refused
from oversight_app.imports.workbook import Workbook

_LONG_TEXT = "one of its cells holds a text of many pages"


def main() -> int:
    """Read one spreadsheet; the exit code is 0 also where the file is refused."""
    out = sys.stdout.buffer
    gc.disable()  # a short life with no cycles in it, and many small lists
    limits.hold_to(limits.MEMORY_TO_START)
    data = sys.stdin.buffer.read(limits.MAX_SPREADSHEET_BYTES + 1)
    _send(out, {"is": "hello", "version": frames.VERSION})
    try:
        for message in read(data):
            _send(out, message)
    except Refused as refused:
        _send(out, {"is": "refused", "reason": refused.reason.value, "detail": refused.detail})
    except frames.BadFrame:
        _send(out, {"is": "refused", "reason": Reason.TOO_LARGE.value, "detail": _LONG_TEXT})
    except MemoryError:
        _send(out, {"is": "refused", "reason": Reason.TOO_MUCH_MEMORY.value, "detail": ""})
    return 0


def read(data: bytes) -> Iterator[dict[str, Any]]:
    """Yield the messages that tell a spreadsheet's sheets; Refused where it must not be read."""
    book = Workbook(data)
    yield {"is": "progress", "done": 1, "of": 10}
    for number, (name, visible) in enumerate(book.sheets, start=1):
        if not visible:
            yield {"is": "hidden", "name": name}
            continue
        yield {"is": "sheet", "name": name}
        yield from _in_frames(book.rows(name))
        yield {"is": "progress", "done": 1 + 9 * number // len(book.sheets), "of": 10}
    yield {"is": "done"}


def _in_frames(rows: Iterator[list[Any]]) -> Iterator[dict[str, Any]]:
    while chunk := list(islice(rows, frames.ROWS_IN_FRAME)):
        yield {"is": "rows", "rows": [frames.row_written(row) for row in chunk]}


def _send(out: BinaryIO, message: dict[str, Any]) -> None:
    out.write(frames.written(message))
    out.flush()


if __name__ == "__main__":
    sys.exit(main())
