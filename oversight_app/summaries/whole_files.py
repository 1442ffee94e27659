"""Writing a file for a recipient: whole or absent, whatever happens on the way."""

import os
from pathlib import Path

from oversight_app.domain.errors import UserProblem
from oversight_app.store.files import save_whole


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
    """Write a file whole or not at all (``save_whole``), in a folder that is looked at first."""
    check_folder(Path(os.path.abspath(path)).parent)  # noqa: PTH100 - no links are followed
    save_whole(content, path)
