"""Mappings as small files, to be given to a colleague."""

from pathlib import Path

from oversight_app.domain.errors import UserProblem
from oversight_app.domain.mapping_text import read, written
from oversight_app.domain.mappings import Mapping
from oversight_app.store.files import save_whole
from oversight_app.store.problems import telling_files

ENDING = ".oversight-layout.json"
_MOST_BYTES = 2**20


def read_mapping(path: Path) -> Mapping:
    """Return the mapping in a file; UserProblem where there is none in it."""
    with telling_files(path):
        if path.stat().st_size > _MOST_BYTES:
            raise UserProblem(
                f"“{path.name}” is too large to be a layout. Nothing was changed. Choose a file "
                "that was saved as a layout."
            )
        text = path.read_text(encoding="utf-8-sig", errors="replace")
    return read(text)


def save_mapping_file(mapping: Mapping, path: Path) -> None:
    """Save a mapping as a file, whole or not at all."""
    save_whole(written(mapping).encode("utf-8"), path)
