"""Faults of the program: logged and reported without anything that a person wrote.

A fault is told by the kind of error and the lines of the program that it came through. The
error's own message is left out everywhere, since it may quote a name, a figure or free text; so
are the names of files that are not the program's own.
"""

import logging
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType

from oversight_app.fault_steps import chain_of, steps_of

_log = logging.getLogger(__name__)
_LOGGED_WHOLE = 3
_EVERY = 100
"""Of one and the same fault the first three are logged whole, then each hundredth is counted."""
_DRIVERS = ("peewee", "sqlcipher3", "sqlite3")


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault: ``kinds`` of error, the one that was met first and what it came of; the ``steps``
    it came through (a line each); whether it is ``safe`` to go on after it."""

    where: str
    kinds: tuple[str, ...]
    steps: tuple[str, ...]
    safe: bool

    @property
    def print(self) -> str:
        """What tells it from another fault."""
        return "\n".join((*self.kinds, *self.steps))

    def report(self) -> str:
        """Return what can be handed to whoever looks after Oversight: versions, the kind of error
        and the lines of the program it came through. No words, figures, names or files of the
        office's."""
        import platform

        import PySide6
        from PySide6.QtCore import qVersion

        from oversight_app import __version__

        return "\n".join(
            (
                f"Oversight {__version__}",
                f"Python {platform.python_version()}, PySide6 {PySide6.__version__}, "
                f"Qt {qVersion()}",
                f"{platform.system()} {platform.release()}, {platform.machine()}",
                f"Fault in: {self.where}",
                f"Kind: {', which came of '.join(self.kinds)}",
                *(f"  {step}" for step in self.steps),
            )
        )


def fault_of(where: str, error: BaseException) -> Fault:
    """Return what can be told of an error. ``where`` is a word of the program's own."""
    kinds: list[str] = []
    steps: list[str] = []
    safe = True
    for one in chain_of(error):
        kinds.append(type(one).__name__)
        steps += steps_of(one.__traceback__)
        module = type(one).__module__.split(".")[0]
        # Out of memory, nothing can be relied on; after an error of the driver that is nobody's
        # problem, its connection may be stuck half-way.
        safe = safe and not isinstance(one, MemoryError) and module not in _DRIVERS
    return Fault(_own_word(where), tuple(kinds), tuple(steps), safe)


def log_fault(where: str, error: BaseException) -> Fault:
    """Log where the program broke: the kind of error and the lines it came through; return what
    can be told of it. A storm of one and the same fault is counted, not written out."""
    fault = fault_of(where, error)
    with _seen_lock:
        _seen[fault.print] += 1
        times = _seen[fault.print]
    if times <= _LOGGED_WHOLE:
        steps = "".join(f"  {step}\n" for step in fault.steps)
        _log.error("Fault in %s: %s\n%s", fault.where, ", of ".join(fault.kinds), steps)
    elif times % _EVERY == 0:
        _log.error("Fault in %s: %s, %d times by now", fault.where, fault.kinds[0], times)
    return fault


_seen: Counter[str] = Counter()
_seen_lock = threading.Lock()


class Calm:
    """Lets a fault be shown once, however many come of it: the same again after a minute at the
    soonest, another after ten seconds."""

    SAME, OTHER = 60.0, 10.0

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._last: dict[str, float] = {}

    def lets(self, fault: Fault) -> bool:
        """Tell whether to show a fault now; asking counts as having shown it."""
        now = self._clock()
        same = self._last.get(fault.print)
        newest = max(self._last.values(), default=None)
        if same is not None and now - same < self.SAME:
            return False
        if newest is not None and now - newest < self.OTHER:
            return False
        self._last[fault.print] = now
        return True


def report_unexpected(show: Callable[[Fault], None]) -> None:
    """From now on, log and show an error that reaches nobody else, and go on. One that is met
    while another is being told is logged alone."""
    telling = threading.local()

    def tell(where: str, error: BaseException) -> None:
        if getattr(telling, "now", False):
            return
        telling.now = True
        try:
            fault = log_fault(where, error)
            # A dialog belongs to the window's own thread.
            if threading.current_thread() is threading.main_thread():
                show(fault)
        finally:
            telling.now = False

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        tell("the window", error.with_traceback(trace))

    def thread_hook(args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            tell("a thread", args.exc_value)

    sys.excepthook = hook
    threading.excepthook = thread_hook


def _own_word(where: str) -> str:
    """Where it was, in a word of the program's own: what a key says beyond may be the office's."""
    return where.split(":")[0].split("/")[0][:60]
