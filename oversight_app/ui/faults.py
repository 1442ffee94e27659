"""Faults of the program: written to the log without anything that a person wrote."""

import logging
import sys
import traceback
from collections.abc import Callable
from types import TracebackType

_log = logging.getLogger(__name__)


def log_fault(where: str, error: BaseException) -> None:
    """Log where the program broke: the kind of error and the lines it came through.

    The error's own message is left out, since it may quote a name, a figure or free text.
    """
    steps = "".join(traceback.format_tb(error.__traceback__))
    _log.error("Fault in %s: %s\n%s", where, type(error).__name__, steps)


def report_unexpected(show: Callable[[], None]) -> None:
    """From now on, log and show an error that reaches nobody else, and go on."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        log_fault("the window", error.with_traceback(trace))
        show()

    sys.excepthook = hook
