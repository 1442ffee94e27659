"""Writing a file so that it is whole or absent."""

import glob
import os
import time
from contextlib import suppress
from pathlib import Path

import psutil

from oversight_app.domain.errors import UserProblem
from oversight_app.store.lock import beside
from oversight_app.store.problems import telling_files

_WAITS = (0.05, 0.1, 0.2, 0.4)
"""Seconds between tries: on Windows a scanner or a synchroniser holds a new file for a moment."""


def settle(temporary: Path, path: Path) -> None:
    """Bring a finished file to the disk and give it its name, whole or not at all.

    Raises UserProblem as ``save_whole`` does, also where a file of that name is open in another
    program: Windows lets nobody replace it then.
    """
    with telling_files(path):
        with temporary.open("rb+") as file:
            os.fsync(file.fileno())
        _rename(temporary, path)
        if os.name == "posix":
            folder = os.open(path.parent, os.O_RDONLY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)


def save_whole(content: bytes, path: Path) -> None:
    """Write a file under another name in its folder, bring it to the disk, then rename it.

    An existing file is replaced whole, and stays as it was where this fails. Raises UserProblem
    where the folder or the disk does not allow it.
    """
    path = Path(os.path.abspath(path))  # noqa: PTH100 - no links are followed
    temporary = temporary_beside(path)
    sweep(path)
    try:
        with telling_files(path):
            temporary.write_bytes(content)
        settle(temporary, path)
    except BaseException:
        with suppress(OSError):  # what went wrong first is what is told
            temporary.unlink(missing_ok=True)
        raise


def in_use(path: Path) -> UserProblem:
    """The message for a file that can't be replaced, as one that is open in Word or Excel."""
    return UserProblem(
        f"“{path.name}” can’t be replaced: it is open in another program, or may not be changed. "
        "It is as it was. Close it there and do this again, or choose another folder."
    )


def _rename(temporary: Path, path: Path) -> None:
    for wait in (*_WAITS, None):
        try:
            temporary.replace(path)
        except PermissionError as error:
            if wait is None:
                raise (in_use(path) if path.is_file() else error) from error
            time.sleep(wait)
        else:
            return


def temporary_beside(path: Path) -> Path:
    """Return the name under which a file is written before it gets its own."""
    return beside(path, f".{os.getpid()}.part")


def discard(temporary: Path) -> None:
    """Remove an unfinished file, with its journal, where that can be done: what went wrong before
    is what is told, and ``sweep`` comes by again."""
    for one in (temporary, beside(temporary, "-journal")):
        with suppress(OSError, ValueError):
            one.unlink(missing_ok=True)


def sweep(path: Path) -> None:
    """Remove what a program that was killed while writing this same file left beside it."""
    for part in path.parent.glob(f"{glob.escape(path.name)}.*.part*"):
        number = part.name.removeprefix(path.name + ".").split(".")[0]
        if number.isdecimal() and not psutil.pid_exists(int(number)):
            with suppress(OSError):
                part.unlink()
