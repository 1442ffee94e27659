"""What may be told of an error: its kind, and the lines of the program that it came through.

The error's own message is left out, since it may quote a name, a figure or free text; so are the
names of files that are not the program's own or its libraries'.
"""

import sys
import traceback
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

_ROOT = Path(__file__).parents[1]
_LIBRARIES = tuple({Path(sys.prefix), Path(sys.base_prefix)})
_DEEPEST = 5


def chain_of(error: BaseException) -> Iterator[BaseException]:
    """Yield an error, then what it came of; no more than five."""
    one: BaseException | None = error
    for _ in range(_DEEPEST):
        if one is None:
            return
        yield one
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)


def steps_of(trace: TracebackType | None) -> list[str]:
    """Return the steps of a trace, a line each: file, line and function."""
    return [
        f"{_file(frame.filename)}:{frame.lineno} in {frame.name}"
        for frame in traceback.extract_tb(trace)
    ]


def _file(name: str) -> str:
    """The file of a step: the program's own, and its libraries', by their place there; no other."""
    path = Path(name)
    if path.is_relative_to(_ROOT / "oversight_app"):
        return path.relative_to(_ROOT).as_posix()
    if any(path.is_relative_to(one) for one in _LIBRARIES):
        return "/".join(path.parts[-2:])
    return "elsewhere"
