"""The process that opens a spreadsheet: ``python -m oversight_app.imports.child``.

It takes the file's bytes on standard input and gives messages (``frames``) on standard output. It
knows no workspace, no window and no network, and works within limits: whatever a file does to the
reader happens here, and this process ends.
"""

import gc
import io
import sys
from collections.abc import Iterator
from typing import Any, BinaryIO

from oversight_app.imports import frames, limits
from oversight_app.imports.container import check
from oversight_app.imports.refusals import Reason, Refused

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
    if len(data) > limits.MAX_SPREADSHEET_BYTES:
        raise Refused(Reason.TOO_LARGE, f"{limits.MAX_SPREADSHEET_BYTES // 2**20} MB is the most")
    container = check(data)
    limits.hold_to(limits.memory_for(container.unpacked, container.cells))
    from python_calamine import (
        CalamineError,
        CalamineWorkbook,
        PasswordError,
        SheetTypeEnum,
        SheetVisibleEnum,
    )

    yield {"is": "progress", "done": 1, "of": 10}
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as workbook:
            known = [s for s in workbook.sheets_metadata if s.typ == SheetTypeEnum.WorkSheet]
            for number, sheet in enumerate(known, start=1):
                if sheet.visible != SheetVisibleEnum.Visible:
                    yield {"is": "hidden", "name": sheet.name}
                    continue
                yield {"is": "sheet", "name": sheet.name}
                rows = workbook.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False)
                yield from _in_frames(rows)
                yield {"is": "progress", "done": 1 + 9 * number // len(known), "of": 10}
    except PasswordError as error:
        raise Refused(Reason.PASSWORD) from error
    except CalamineError as error:
        raise Refused(Reason.DAMAGED) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise Refused(Reason.DAMAGED) from error
    yield {"is": "done"}


def _in_frames(rows: list[list[Any]]) -> Iterator[dict[str, Any]]:
    for start in range(0, len(rows), frames.ROWS_IN_FRAME):
        chunk = rows[start : start + frames.ROWS_IN_FRAME]
        yield {"is": "rows", "rows": [frames.row_written(row) for row in chunk]}


def _send(out: BinaryIO, message: dict[str, Any]) -> None:
    out.write(frames.written(message))
    out.flush()


if __name__ == "__main__":
    sys.exit(main())
