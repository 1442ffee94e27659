"""How a run of the program ends: exit codes, and what is said and logged.

0 done; 1 a problem the person can mend (one clear line on standard error); 2 wrong usage;
3 a check failed; 70 a fault of the program, with its trace in the log.
"""

import io
import logging
import os
import sys
from collections.abc import Callable
from pathlib import Path

import platformdirs

from oversight_app.domain.errors import CheckFailed, UserProblem
from oversight_app.fault_steps import chain_of, steps_of

PROBLEM, CHECK_FAILED, FAULT = 1, 3, 70
_log = logging.getLogger(__name__)


def speak_utf8() -> None:
    """Write UTF-8 into files and pipes: Windows' own encoding there lacks the minus sign that
    a fall is written with. A terminal is left as it is."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and not stream.isatty():
            stream.reconfigure(encoding="utf-8")


def guarded(work: Callable[[], int]) -> int:
    """Run work; a person's problem becomes one line, a fault of ours a logged trace."""
    try:
        return work()
    except CheckFailed as problem:
        _say(str(problem))
        return CHECK_FAILED
    except UserProblem as problem:
        _say(str(problem))
        return PROBLEM
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        folder = platformdirs.user_log_path("Oversight", appauthor=False)
        _note(folder, error)
        _say(f"This is a fault in Oversight. What was saved is safe. Details are in {folder}.")
        return FAULT


def _note(folder: Path, error: Exception) -> None:
    """Log the kind of error and the lines it came through, and nothing that it quotes."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        logging.basicConfig(filename=folder / "oversight.log", encoding="utf-8")
    except OSError:
        return  # no folder for a log
    met = list(chain_of(error))
    steps = "".join(f"  {step}\n" for one in met for step in steps_of(one.__traceback__))
    _log.error("Fault in a command: %s\n%s", ", of ".join(type(one).__name__ for one in met), steps)


def _say(line: str) -> None:
    print(line, file=sys.stderr)  # noqa: T201
