"""One file as brought in: its bytes read once, told by its first bytes, opened as sheets or JSON.

The bytes that are hashed are the bytes that are read: a file that changes meanwhile can't pass
as another.
"""

import hashlib
import json
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from oversight_app.imports import limits, spreadsheet, textual
from oversight_app.imports.cells import Sheet
from oversight_app.imports.refusals import Reason, Refused, problem

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""The start of an old Excel file, and of an .xlsx with a password."""
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_ZIP = b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class Source:
    """A file opened: sheets, or the JSON value it holds; ``hidden`` names the sheets unread."""

    path: Path
    sha256: str
    sheets: tuple[Sheet, ...] = ()
    json: Any = None
    hidden: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The file's name, without its folder."""
        return self.path.name


def opened(
    path: Path, progress: Callable[[int, int], None], cancelled: Callable[[], bool]
) -> Source:
    """Read and open a file, by what is in it and not by its name; UserProblem if it can't be."""
    data = _bytes(path)
    sha256 = hashlib.sha256(data).hexdigest()
    try:
        if not data.strip():
            raise Refused(Reason.EMPTY)
        if data.startswith(_OLE):
            raise Refused(Reason.PASSWORD if _ENCRYPTED in data else Reason.OLD_EXCEL)
        if data.startswith(_ZIP):
            if len(data) > limits.MAX_SPREADSHEET_BYTES:
                raise Refused(Reason.TOO_LARGE, _at_most(limits.MAX_SPREADSHEET_BYTES))
            sheets, hidden = spreadsheet.read(data, progress=progress, cancelled=cancelled)
            return Source(path, sha256, tuple(sheets), hidden=tuple(hidden))
        text = textual.decoded(data)
        if text.lstrip().startswith(("{", "[")):
            return Source(path, sha256, json=_json(text))
        return Source(path, sha256, (textual.csv_sheet(text, cancelled),))
    except Refused as refused:
        raise refused.problem(path.name) from refused


def _bytes(path: Path) -> bytes:
    with telling_of(path):
        found = path.stat()
        if not stat.S_ISREG(found.st_mode) and not stat.S_ISDIR(found.st_mode):
            # A pipe or a device would be waited for, or read, without end.
            raise problem(
                f"“{path.name}” is not an ordinary file.", "Choose the file as it was published."
            )
        if found.st_size > limits.MAX_TEXT_BYTES:
            raise Refused(Reason.TOO_LARGE, _at_most(limits.MAX_TEXT_BYTES)).problem(path.name)
        return path.read_bytes()


@contextmanager
def telling_of(path: Path) -> Iterator[None]:
    """Tell the system's errors about a file as what happened and what to do next."""
    try:
        yield
    except FileNotFoundError as error:
        raise problem(
            f"There is no file “{path.name}” in {path.parent}.",
            "Check its name and folder; it may have been moved.",
        ) from error
    except OSError as error:
        reason = error.strerror or "the system gave no reason"
        raise problem(
            f"“{path.name}” can't be opened ({reason}).",
            "Check that it is a file, that it is not open elsewhere, and that you may read it.",
        ) from error


def _at_most(size: int) -> str:
    return f"{size // 2**20} MB is the most"


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Refused(Reason.DAMAGED) from error
