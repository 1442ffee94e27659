"""Writing a file so that it is whole or absent."""

import os
from pathlib import Path

from oversight_app.store.lock import beside
from oversight_app.store.problems import telling_files


def settle(temporary: Path, path: Path) -> None:
    """Bring a finished file to the disk and give it its name, whole or not at all."""
    with telling_files(path):
        with temporary.open("rb+") as file:
            os.fsync(file.fileno())
        temporary.replace(path)
        if os.name == "posix":
            folder = os.open(path.parent, os.O_RDONLY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)


def temporary_beside(path: Path) -> Path:
    """Return the name under which a file is written before it gets its own."""
    return beside(path, f".{os.getpid()}.part")
