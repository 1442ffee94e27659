"""A process of our own that reads a file nobody vouches for: started, watched, ended."""

import contextlib
import os
import queue
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from typing import IO, Any

from oversight_app.domain.errors import Cancelled
from oversight_app.imports import frames, limits
from oversight_app.imports.refusals import Reason, Refused

_TICK = 0.05
"""Seconds between looks at the clock, the memory and the cancel button."""
_MOST_WAITING = 16
"""Messages that may wait to be taken, so that a child faster than its parent fills no memory."""

_Arrived = queue.Queue[dict[str, Any] | Exception | None]


class ReadingFailed(RuntimeError):  # noqa: N818 - a fault of ours, said plainly
    """The reading process broke in a way that no file should be able to cause."""


def messages_of(
    module: str,
    feed: Callable[[IO[bytes]], None],
    cancelled: Callable[[], bool],
    *,
    seconds: float | None = None,
) -> Iterator[dict[str, Any]]:
    """Yield the messages of ``python -m module`` between ``hello`` and ``done``.

    ``feed`` writes to its standard input, in a thread; an error there is raised here.
    ``seconds`` is the longest wait for the next message; None, the limit on the whole.
    Refused where the child refuses the file or breaks on it, Cancelled where ``cancelled``
    says so, each within about a tick; the child is gone on return, whatever happens.
    """
    with tempfile.TemporaryFile() as complaints:
        child = _started(module, complaints.fileno())
        arrived: _Arrived = queue.Queue(_MOST_WAITING)
        over = threading.Event()
        threads = [
            threading.Thread(target=_feed, args=(child, feed, arrived, over), daemon=True),
            threading.Thread(target=_listen, args=(child, arrived, over), daemon=True),
        ]
        for thread in threads:
            thread.start()
        try:
            yield from _watched(child, arrived, cancelled, seconds)
        except _EndedEarly as error:
            child.wait(timeout=10)
            raise _why_it_ended(child.returncode, complaints) from error
        finally:
            over.set()
            child.kill()
            child.wait()
            for thread in threads:
                thread.join()
            if child.stdout:
                child.stdout.close()


def _started(module: str, complaints: int) -> subprocess.Popen[bytes]:
    """Start the child on this very interpreter, with this process's own search path, so that it
    works from a checkout, a wheel and a test alike; the current folder is not on its path."""
    places = [place for place in sys.path if place]
    environment = dict(os.environ, PYTHONPATH=os.pathsep.join(places))
    return subprocess.Popen(
        [sys.executable, "-P", "-X", "utf8", "-m", module],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=complaints,
        env=environment,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def _feed(
    child: subprocess.Popen[bytes],
    feed: Callable[[IO[bytes]], None],
    arrived: _Arrived,
    over: threading.Event,
) -> None:
    assert child.stdin is not None
    try:
        feed(child.stdin)
    except (BrokenPipeError, ConnectionError):
        pass  # A child that was ended, or refused at once, no longer listens: told elsewhere.
    except Exception as error:
        # Windows reports a closed pipe as an invalid argument; a child that is there still
        # was not told all of the file, and must not take what it has for the whole.
        if child.poll() is None:
            _put(arrived, _FeedFailed(error), over)
            return
    with contextlib.suppress(OSError):
        child.stdin.close()


def _listen(child: subprocess.Popen[bytes], arrived: _Arrived, over: threading.Event) -> None:
    assert child.stdout is not None
    try:
        for message in frames.messages(child.stdout):
            _put(arrived, message, over)
            if over.is_set():
                return
    except (frames.BadFrame, OSError, ValueError) as error:
        _put(arrived, error, over)
    _put(arrived, None, over)


def _put(
    arrived: _Arrived, message: dict[str, Any] | Exception | None, over: threading.Event
) -> None:
    while not over.is_set():
        with contextlib.suppress(queue.Full):
            arrived.put(message, timeout=_TICK)
            return


class _EndedEarly(Exception):  # noqa: N818 - never leaves this module
    """The child's messages stopped before ``done``."""


class _FeedFailed(Exception):  # noqa: N818 - never leaves this module
    """What the child was to be told could not be had."""

    def __init__(self, error: Exception) -> None:
        super().__init__(error)
        self.error = error


def _watched(
    child: subprocess.Popen[bytes],
    arrived: _Arrived,
    cancelled: Callable[[], bool],
    seconds: float | None,
) -> Iterator[dict[str, Any]]:
    import psutil

    process: psutil.Process | None = None
    with contextlib.suppress(psutil.Error):
        process = psutil.Process(child.pid)
    deadline = time.monotonic() + (limits.SECONDS if seconds is None else seconds)
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
        if isinstance(message, _FeedFailed):
            raise message.error
        if message is None or isinstance(message, Exception):
            raise _EndedEarly from message
        if seconds is not None:
            deadline = time.monotonic() + seconds
        if not greeted:
            if message != {"is": "hello", "version": frames.VERSION}:
                raise ReadingFailed("the reading process is of another version")
            greeted = True
        elif message["is"] == "done":
            return
        elif message["is"] == "refused":
            raise Refused(_reason(message), text_of(message, "detail"))
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
        return Reason(text_of(message, "reason"))
    except ValueError as error:
        raise ReadingFailed("the reading process gave no reason") from error


def text_of(message: dict[str, Any], field: str) -> str:
    """Return a short text of a message; ReadingFailed where it holds none."""
    value = message.get(field)
    if not isinstance(value, str) or len(value) > 1_000:
        raise ReadingFailed(f"the reading process sent no {field}")
    return value


def list_of(message: dict[str, Any], field: str) -> list[Any]:
    """Return a list of a message; ReadingFailed where it holds none."""
    value = message.get(field)
    if not isinstance(value, list):
        raise ReadingFailed(f"the reading process sent no {field}")
    return value


def whole_of(message: dict[str, Any], field: str) -> int:
    """Return a whole number of a message; ReadingFailed where it holds none."""
    value = message.get(field)
    if type(value) is not int:
        raise ReadingFailed(f"the reading process sent no {field}")
    return value
