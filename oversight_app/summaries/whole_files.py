"""Writing files for a recipient: whole or absent, whatever happens on the way."""

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from oversight_app.domain.errors import UserProblem
from oversight_app.store.files import in_use, save_whole, settle, sweep, temporary_beside
from oversight_app.store.problems import telling_files

LONGEST_PATH = 259 if os.name == "nt" else None
"""Letters of a whole path that Windows, and Word and Excel there, can open; None: no limit."""


def check_folder(folder: Path) -> None:
    """Raise UserProblem where files can't be written to a folder, before any work is done."""
    # Not ``Path.is_dir``, which raises for words that are too long to be a folder.
    if not os.path.isdir(folder):  # noqa: PTH112
        there = os.path.lexists(folder)
        what = "is a file, not a folder" if there else "is not there"
        raise UserProblem(
            f"“{_short(folder)}” {what}. Nothing was written. Choose a folder, or make it."
        )
    if not os.access(folder, os.W_OK):
        raise UserProblem(
            f"“{_short(folder)}” can't be written to. Nothing was written. Choose a folder of "
            "your own."
        )


def check_target(path: Path) -> None:
    """Raise UserProblem where a file can't get this name: another of that name is open in Word or
    Excel, or its path is longer than they can open."""
    longest = str(temporary_beside(path))
    if LONGEST_PATH is not None and len(longest) > LONGEST_PATH:
        raise UserProblem(
            f"“{path.name}” would lie so deep that its path has {len(longest)} letters, and "
            f"Windows opens no more than {LONGEST_PATH}. Nothing was written. Choose a folder "
            "that lies less deep."
        )
    with telling_files(path):
        try:
            # What another program has open can't be opened for writing on Windows.
            path.open("rb+").close()
        except FileNotFoundError:
            return
        except (PermissionError, IsADirectoryError) as error:
            raise in_use(path) from error


def write_whole(path: Path, content: bytes) -> None:
    """Write a file whole or not at all (``save_whole``), in a folder that is looked at first."""
    path = Path(os.path.abspath(path))  # noqa: PTH100 - no links are followed
    check_folder(path.parent)
    check_target(path)
    save_whole(content, path)


def write_together(files: Iterable[tuple[str, bytes]], folder: Path) -> tuple[Path, ...]:
    """Write files, (name, content), into a folder, and return where they are.

    All are written beside under other names first and get theirs at the end, so that a folder
    that fills up, or a file that is open in another program, leaves all of them as they were.
    Raises UserProblem as ``write_whole`` does.
    """
    folder = Path(os.path.abspath(folder))  # noqa: PTH100 - no links are followed
    check_folder(folder)
    wanted = [(folder / name, content) for name, content in files]
    for path, _ in wanted:
        check_target(path)
    waiting: list[tuple[Path, Path]] = []
    done: list[Path] = []
    try:
        for path, content in wanted:
            sweep(path)
            waiting.append((temporary_beside(path), path))
            with telling_files(path):
                waiting[-1][0].write_bytes(content)
        for temporary, path in waiting:
            settle(temporary, path)
            done.append(path)
    except UserProblem as problem:
        names = ", ".join(f"“{path.name}”" for path in done)
        raise UserProblem(f"{problem} Written before it: {names}." if done else problem) from None
    finally:
        for temporary, _ in waiting[len(done) :]:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
    return tuple(done)


def _short(folder: Path) -> str:
    words = str(folder)
    return words if len(words) <= 200 else f"{words[:200]}…"
