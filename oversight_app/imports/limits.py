"""How much of a file is read, and what the reading process may use."""

import mmap
import sys
from pathlib import Path

MAX_SPREADSHEET_BYTES = 64 * 2**20
MAX_TEXT_BYTES = 128 * 2**20
"""Of a published CSV or GeoJSON file, which is held whole."""
MAX_RETURN_BYTES = 512 * 2**20
"""Of a return as CSV, which is read as it comes: a full sheet of 1,048,576 rows is some 60 to
300 MB."""
MAX_UNPACKED_BYTES = 256 * 2**20
MAX_UNPACKED_OF_A_RETURN = 768 * 2**20
"""The parts are unpacked a little at a time: a full sheet comes to 300 to 500 MB."""
MAX_PART_RATIO = 120
"""How many times its packed size a part may be; the real tables are near 30."""
RATIO_MATTERS_FROM = 8 * 2**20
MAX_PARTS = 4_000
MAX_DIRECTORY_BYTES = 2**20
MAX_CELLS = 5_000_000
"""In all sheets together, counting the empty ones that lie between; a spreadsheet is read
densely, so that one stray cell in the last row and column would be 17 thousand million."""
MAX_CELLS_OF_A_RETURN = 12_000_000
"""Of a return, whose rows are taken one by one: a full sheet of 1,048,576 rows by 11 columns."""
MAX_COLUMNS = 4_096

SECONDS = 60.0
"""Of waiting for the reading process, by the clock; half as much of its own work."""
SECONDS_FOR_A_RETURN = 1_200.0
"""A return tells how far it is, so that only a wait between two messages is held to SECONDS."""
MEMORY_TO_START = 512 * 2**20
MEMORY_SPARE = 112 * 2**20
MEMORY_MOST = 1024 * 2**20


def memory_for(unpacked: int, cells: int) -> int:
    """Return the address space, in bytes, that reading a workbook may take: what this process
    has by now, and more than was ever measured for an honest workbook of that size (1.4 times
    at the least), so that a small file can't ask for much."""
    return min(_in_use() + MEMORY_SPARE + 2 * unpacked + 56 * cells, MEMORY_MOST)


def _in_use() -> int:
    """The address space of this process, where the system tells it; else a fair guess."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except (OSError, ValueError):
        return 144 * 2**20
    return pages * mmap.PAGESIZE


def hold_to(memory: int, seconds: float | None = None) -> None:
    """Limit this process's address space and processor time where the system can. The time is
    half of ``seconds`` (SECONDS where it is not given).

    Windows can't: there the parent's watchdog, by memory and by the clock, is the limit.
    """
    if sys.platform == "win32":
        return
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (_within(memory, hard), hard))
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    time = int((SECONDS if seconds is None else seconds) / 2)
    resource.setrlimit(resource.RLIMIT_CPU, (_within(time, hard), hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _within(wanted: int, hard: int) -> int:
    """Return the limit wanted, or the system's own where that is lower (-1 is none)."""
    return wanted if hard < 0 else min(wanted, hard)
