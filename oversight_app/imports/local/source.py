"""A file told to the reading process: hashed as it is read, and never held whole.

The bytes that are hashed are the bytes that are read: a file that changes meanwhile can't pass
as another.
"""

import hashlib
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, Any

from oversight_app.imports import frames, limits
from oversight_app.imports.local import task
from oversight_app.imports.reading_process import messages_of
from oversight_app.imports.refusals import Reason, Refused, problem
from oversight_app.imports.sources import telling_of

_CHILD = "oversight_app.imports.local.child"
_CHUNK = 2**20
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_ZIP = b"PK\x03\x04"


@dataclass(slots=True)
class Told:
    """What is known of the file by now: ``sha256`` is of all its bytes once they are read."""

    size: int = 0
    sent: int = 0
    sha256: str = ""


def messages(
    path: Path, asked: task.Task, told: Told, cancelled: Callable[[], bool]
) -> Iterator[dict[str, Any]]:
    """Yield what the reading process says of a file; ``told`` grows meanwhile.

    A message ``again`` tells to forget what was said: the file is not in the encoding that
    its start suggests, and is read once more. Raises UserProblem where the file can't be read.
    """
    with telling_of(path):
        try:
            told.size = _checked(path)
            while True:
                again = False
                for message in _once(path, asked, told, cancelled):
                    again = again or message["is"] == "again"
                    yield message
                if not again:
                    return
                asked = replace(asked, encoding="cp1252")
        except Refused as refused:
            raise refused.problem(path.name) from refused


def _once(
    path: Path, asked: task.Task, told: Told, cancelled: Callable[[], bool]
) -> Iterator[dict[str, Any]]:
    def feed(child: IO[bytes]) -> None:
        digest = hashlib.sha256()
        told.sent = 0
        told.sha256 = ""
        with path.open("rb") as file:
            child.write(frames.written(task.written(asked)))
            while data := file.read(_CHUNK):
                digest.update(data)
                told.sent += len(data)
                if told.sent > limits.MAX_RETURN_BYTES:
                    raise Refused(Reason.TOO_LARGE, _at_most(limits.MAX_RETURN_BYTES))
                child.write(data)
        told.sha256 = digest.hexdigest()

    yield from messages_of(_CHILD, feed, cancelled, seconds=limits.SECONDS)


def _checked(path: Path) -> int:
    """Return the file's size; Refused or UserProblem where it is none that can be read."""
    found = path.stat()
    if not stat.S_ISREG(found.st_mode) and not stat.S_ISDIR(found.st_mode):
        # A pipe or a device would be waited for, or read, without end.
        raise problem(f"“{path.name}” is not an ordinary file.", "Choose the file as it was sent.")
    with path.open("rb") as file:
        head = file.read(65_536)
    if not head.strip():
        raise Refused(Reason.EMPTY)
    if head.startswith(_OLE):
        encrypted = _ENCRYPTED in path.read_bytes()[: limits.MAX_SPREADSHEET_BYTES]
        raise Refused(Reason.PASSWORD if encrypted else Reason.OLD_EXCEL)
    most = limits.MAX_SPREADSHEET_BYTES if head.startswith(_ZIP) else limits.MAX_RETURN_BYTES
    if found.st_size > most:
        raise Refused(Reason.TOO_LARGE, _at_most(most))
    return found.st_size


def _at_most(size: int) -> str:
    return f"{size // 2**20} MB is the most"
