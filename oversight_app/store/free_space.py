"""Whether a disk has room for what is about to be written, said before it is begun."""

import shutil
from pathlib import Path

from oversight_app.domain.errors import FileProblem, Trouble

_SPARE = 5_000_000
"""Bytes that are left to the system: a disk that is full to the last stops other programs."""
_MANY_ROWS, _OF_A_ROW = 20_000, 400
"""Rows that are worth a look, and about how many bytes one takes: in its table, its indexes, and
once more in the write-ahead log."""


def free_bytes(folder: Path) -> int | None:
    """Return the free bytes of the disk that holds a folder, None where the system can't tell."""
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return None


def need_space(folder: Path, size: int, what: str) -> None:
    """Raise a FileProblem where a disk has not the room for ``size`` bytes of ``what`` (“The
    backup”), with how much there is and how much is needed."""
    free = free_bytes(folder)
    if free is not None and free < size + _SPARE:
        raise FileProblem(
            f"{what} may take {megabytes(size + _SPARE)}, and the disk that holds “{folder}” has "
            f"{megabytes(free)} free. Nothing was written, and everything is as it was. Free some "
            "space there, or choose another disk, and do it again.",
            Trouble.FULL,
        )


def need_space_for(folder: Path, rows: int) -> None:
    """Raise a FileProblem where a disk has not the room for many rows that are brought in."""
    if rows >= _MANY_ROWS:
        need_space(folder, rows * _OF_A_ROW, f"{rows:,} rows that are brought in")


def megabytes(size: int) -> str:
    """Write a number of bytes as people read it: ``350 MB``, ``1.2 GB``."""
    if size >= 1_000_000_000:
        return f"{size / 1e9:,.1f} GB"
    return f"{size / 1e6:,.0f} MB" if size >= 1_000_000 else f"{size / 1e3:,.0f} kB"
