"""The process that reads a return: ``python -m oversight_app.imports.local.child``.

It takes a task and then the file's bytes on standard input, and gives messages (``frames``) on
standard output. It knows no workspace, no window and no network, and works within limits:
whatever a file does to the reader happens here, and this process ends.
"""

import gc
import sys
from collections.abc import Iterator
from typing import IO, Any

from oversight_app.imports import frames, limits
from oversight_app.imports.local import pipeline, sampling_rows, tables, task, wanted_rows
from oversight_app.imports.refusals import Reason, Refused

_LONG_TEXT = "one of its cells holds a text of many pages"


def main() -> int:
    """Do one task; the exit code is 0 also where the file is refused."""
    out, stream = sys.stdout.buffer, sys.stdin.buffer
    gc.disable()  # a short life with no cycles in it, and many small lists
    limits.hold_to(limits.MEMORY_MOST, seconds=limits.SECONDS_FOR_A_RETURN)
    asked = task.read(next(frames.messages(stream)))
    _send(out, {"is": "hello", "version": frames.VERSION})
    try:
        for message, blob in _messages(asked, stream):
            _send(out, message, blob)
        _send(out, {"is": "done"})
    except tables.AnotherEncoding:
        _send(out, {"is": "again"})
        _send(out, {"is": "done"})
    except Refused as refused:
        _send(out, {"is": "refused", "reason": refused.reason.value, "detail": refused.detail})
    except frames.BadFrame:
        _send(out, {"is": "refused", "reason": Reason.TOO_LARGE.value, "detail": _LONG_TEXT})
    except MemoryError:
        _send(out, {"is": "refused", "reason": Reason.TOO_MUCH_MEMORY.value, "detail": ""})
    return 0


def _messages(asked: task.Task, stream: IO[bytes]) -> Iterator[tuple[dict[str, Any], bytes | None]]:
    opened = tables.opened(stream, asked.encoding)
    if asked.kind is task.Kind.SAMPLE:
        yield from sampling_rows.messages(opened, asked.sheet)
    elif asked.kind is task.Kind.ROWS:
        yield from wanted_rows.messages(opened, asked)
    else:
        yield from pipeline.messages(opened, asked)


def _send(out: IO[bytes], message: dict[str, Any], blob: bytes | None = None) -> None:
    out.write(frames.written(message, blob))
    out.flush()


if __name__ == "__main__":
    sys.exit(main())
