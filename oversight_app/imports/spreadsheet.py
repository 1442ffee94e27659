"""A spreadsheet read through the child process: started, watched, checked, ended."""

import contextlib
import os
import queue
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

from oversight_app.imports import Cancelled, frames, limits
from oversight_app.imports.cells import Cell, Sheet
from oversight_app.imports.refusals import Reason, Refused

_TICK = 0.05
"""Seconds between looks at the clock, the memory and the cancel button."""


class ReadingFailed(RuntimeError):  # noqa: N818 - a fault of ours, said plainly
    """The reading process broke in a way that no file should be able to cause."""


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
    for message in _from_child(data, cancelled):
        kind = message["is"]
        if kind == "sheet":
            sheets.append((_text(message, "name"), []))
        elif kind == "rows" and sheets:
            rows = [frames.row_read(row) for row in _list(message, "rows")]
            cells += sum(map(len, rows))
            if cells > limits.MAX_CELLS:
                raise Refused(Reason.TOO_MANY_CELLS, f"more than {limits.MAX_CELLS:,}")
            sheets[-1][1].extend(rows)
        elif kind == "hidden":
            hidden.append(_text(message, "name"))
        elif kind == "progress":
            progress(_whole(message, "done"), _whole(message, "of"))
        else:
            raise ReadingFailed(f"the reading process sent “{kind[:20]}” out of place")
    return [Sheet(name, rows) for name, rows in sheets], hidden


def _from_child(data: bytes, cancelled: Callable[[], bool]) -> Iterator[dict[str, Any]]:
    """Yield the child's messages between ``hello`` and ``done``."""
    with tempfile.TemporaryFile() as complaints:
        child = _started(complaints.fileno())
        arrived: queue.SimpleQueue[dict[str, Any] | Exception | None] = queue.SimpleQueue()
        threads = [
            threading.Thread(target=_feed, args=(child, data), daemon=True),
            threading.Thread(target=_listen, args=(child, arrived), daemon=True),
        ]
        for thread in threads:
            thread.start()
        try:
            yield from _watched(child, arrived, cancelled)
        except _EndedEarly as error:
            child.wait(timeout=10)
            raise _why_it_ended(child.returncode, complaints) from error
        finally:
            child.kill()
            child.wait()
            for thread in threads:
                thread.join()
            if child.stdout:
                child.stdout.close()


def _started(complaints: int) -> subprocess.Popen[bytes]:
    """Start the child on this very interpreter, with this process's own search path, so that it
    works from a checkout, a wheel and a test alike; the current folder is not on its path."""
    places = [place for place in sys.path if place]
    environment = dict(os.environ, PYTHONPATH=os.pathsep.join(places))
    return subprocess.Popen(
        [sys.executable, "-P", "-X", "utf8", "-m", "oversight_app.imports.child"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=complaints,
        env=environment,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def _feed(child: subprocess.Popen[bytes], data: bytes) -> None:
    assert child.stdin is not None
    # A child that was ended, or that refused at once, no longer listens: that is told elsewhere.
    with contextlib.suppress(OSError):
        child.stdin.write(data)
    with contextlib.suppress(OSError):
        child.stdin.close()


def _listen(
    child: subprocess.Popen[bytes],
    arrived: queue.SimpleQueue[dict[str, Any] | Exception | None],
) -> None:
    assert child.stdout is not None
    try:
        for message in frames.messages(child.stdout):
            arrived.put(message)
    except (frames.BadFrame, OSError, ValueError) as error:
        arrived.put(error)
    arrived.put(None)


class _EndedEarly(Exception):  # noqa: N818 - never leaves this module
    """The child's messages stopped before ``done``."""


def _watched(
    child: subprocess.Popen[bytes],
    arrived: queue.SimpleQueue[dict[str, Any] | Exception | None],
    cancelled: Callable[[], bool],
) -> Iterator[dict[str, Any]]:
    import psutil

    process: psutil.Process | None = None
    with contextlib.suppress(psutil.Error):
        process = psutil.Process(child.pid)
    deadline = time.monotonic() + limits.SECONDS
    greeted = False
    while True:
        if cancelled():
            raise Cancelled
        if time.monotonic() > deadline:
            raise Refused(Reason.TOO_SLOW)
        try:
            message = arrived.get(timeout=_TICK)
        except queue.Empty:
            with contextlib.suppress(psutil.Error):
                if process and process.memory_info().rss > limits.MEMORY_MOST:
                    raise Refused(Reason.TOO_MUCH_MEMORY) from None
            continue
        if message is None or isinstance(message, Exception):
            raise _EndedEarly from message
        if not greeted:
            if message != {"is": "hello", "version": frames.VERSION}:
                raise ReadingFailed("the reading process is of another version")
            greeted = True
        elif message["is"] == "done":
            return
        elif message["is"] == "refused":
            raise Refused(_reason(message), _text(message, "detail"))
        else:
            yield message


def _why_it_ended(code: int, complaints: Any) -> Exception:
    """Tell a file that broke the reader from a fault of ours: Python reports the latter with a
    traceback and the code 1; anything else is the system ending the process."""
    if code in (0, 1):
        complaints.seek(0)
        told = complaints.read()[-4000:].decode("utf-8", "replace")
        return ReadingFailed(f"the reading process ended with {code}\n{told}")
    if sys.platform != "win32":
        import signal

        if code == -signal.SIGXCPU:
            return Refused(Reason.TOO_SLOW)
    return Refused(Reason.TOO_MUCH_MEMORY)


def _reason(message: dict[str, Any]) -> Reason:
    try:
        return Reason(_text(message, "reason"))
    except ValueError as error:
        raise ReadingFailed("the reading process gave no reason") from error


def _text(message: dict[str, Any], field: str) -> str:
    value = message.get(field)
    if not isinstance(value, str) or len(value) > 1_000:
        raise ReadingFailed(f"the reading process sent no {field}")
    return value


def _list(message: dict[str, Any], field: str) -> list[Any]:
    value = message.get(field)
    if not isinstance(value, list):
        raise ReadingFailed(f"the reading process sent no {field}")
    return value


def _whole(message: dict[str, Any], field: str) -> int:
    value = message.get(field)
    if type(value) is not int:
        raise ReadingFailed(f"the reading process sent no {field}")
    return value
