"""Writing a file for a recipient: whole or absent, whatever happens on the way."""

import os
import re
from pathlib import Path

import psutil

from oversight_app.domain.errors import UserProblem
from oversight_app.store.files import settle, temporary_beside
from oversight_app.store.problems import telling_files

_PART = re.compile(r"\.(\d+)\.part$")


def check_folder(folder: Path) -> None:
    """Raise UserProblem where files can't be written to a folder, before any work is done."""
    if not folder.is_dir():
        what = "is a file, not a folder" if folder.exists() else "is not there"
        raise UserProblem(f"“{folder}” {what}. Nothing was written. Choose a folder, or make it.")
    if not os.access(folder, os.W_OK):
        raise UserProblem(
            f"“{folder}” can't be written to. Nothing was written. Choose a folder of your own."
        )


def write_whole(path: Path, content: bytes) -> None:
    """Write a file under another name in its folder, bring it to the disk, then rename it.

    An existing file is replaced whole, and stays as it was where this fails. Raises
    UserProblem where the folder or the disk does not allow it.
    """
    path = Path(os.path.abspath(path))  # noqa: PTH100 - no links are followed
    check_folder(path.parent)
    _clear_left_over(path)
    temporary = temporary_beside(path)
    try:
        with telling_files(path):
            temporary.write_bytes(content)
        settle(temporary, path)
    except BaseException:
        with telling_files(path):
            temporary.unlink(missing_ok=True)
        raise


def _clear_left_over(path: Path) -> None:
    """Remove what a program that was killed while writing this same file left beside it."""
    for part in path.parent.glob("*.part"):
        match = _PART.search(part.name)
        # The name that temporary_beside gave it in that program.
        if match and part.name == path.name + match[0] and not psutil.pid_exists(int(match[1])):
            part.unlink(missing_ok=True)
