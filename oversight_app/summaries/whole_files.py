"""Writing a file for a recipient: whole or absent, whatever happens on the way."""

import os
from pathlib import Path

from oversight_app.domain.errors import UserProblem
from oversight_app.store.files import settle, sweep, temporary_beside
from oversight_app.store.problems import telling_files


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
    sweep(path)
    temporary = temporary_beside(path)
    try:
        with telling_files(path):
            temporary.write_bytes(content)
        settle(temporary, path)
    except BaseException:
        with telling_files(path):
            temporary.unlink(missing_ok=True)
        raise
