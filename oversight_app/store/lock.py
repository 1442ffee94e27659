"""Who holds a workspace: one window or command writes at a time.

The lock is the operating system's, so a crash leaves none behind. A locked file can't be read
on Windows, so the holder's name stands in a small file of its own beside it.
"""

import getpass
import json
import os
import socket
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from oversight_app.domain.errors import FileProblem, Trouble, UserProblem
from oversight_app.domain.periods import written_date
from oversight_app.store.problems import telling_files


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a workspace open for writing, on which computer, since when (UTC)."""

    user: str
    host: str
    pid: int
    since: datetime

    def __str__(self) -> str:
        local = self.since.astimezone()
        return f"{self.user} on {self.host} since {local:%H:%M} on {written_date(local.date())}"


def os_user() -> str:
    """The operating system's user: a name that nothing here has verified."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "unknown user"


def beside(path: Path, ending: str) -> Path:
    """Return the path of a companion file: ``north.oversight`` and ``.lock`` give
    ``north.oversight.lock``."""
    return path.with_name(path.name + ending)


class Lock:
    """The right to write to one workspace, held until :meth:`release`."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = beside(path, ".lock")
        self._card = beside(path, ".holder")
        # Closing may happen on another thread than opening.
        self._lock = FileLock(self._file, timeout=0, thread_local=False)
        self.holder: Holder | None = None

    def acquire(self) -> bool:
        """Take the lock; False where another program or window has it."""
        with telling_files(self._path):
            try:
                self._lock.acquire(timeout=0)
            except Timeout:  # an OSError itself, so it is caught before that is told
                return False
        self.holder = Holder(os_user(), socket.gethostname(), os.getpid(), datetime.now(UTC))
        written = json.dumps(
            {
                "user": self.holder.user,
                "host": self.holder.host,
                "pid": self.holder.pid,
                "since": self.holder.since.isoformat(),
            }
        )
        try:
            with telling_files(self._path):
                self._card.write_text(written, encoding="utf-8")
        except UserProblem:
            self.release()
            raise
        return True

    def release(self) -> None:
        """Give the lock up and remove its files."""
        with suppress(OSError):
            self._card.unlink(missing_ok=True)
        if os.name == "posix":
            # While it is still held: whoever opened it meanwhile finds it unlinked and retries.
            with suppress(OSError):
                self._file.unlink(missing_ok=True)
        self._lock.release(force=True)
        if os.name != "posix":
            with suppress(OSError):
                self._file.unlink(missing_ok=True)
        self.holder = None


def current_holder(path: Path) -> Holder | None:
    """Read who says they hold a workspace; None where nobody does, or it can't be read.

    Only to name the holder: whether the workspace is held is asked of the lock.
    """
    try:
        card = json.loads(beside(path, ".holder").read_text(encoding="utf-8"))
        return Holder(
            str(card["user"]),
            str(card["host"]),
            int(card["pid"]),
            datetime.fromisoformat(card["since"]),
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def held_problem(path: Path, holder: Holder | None) -> UserProblem:
    """The message for a workspace that another holds."""
    by = f"by {holder}" if holder else "in another window or by another person"
    return FileProblem(
        f"“{path.name}” is open for writing {by}, so nothing was changed. "
        "Close it there and do this again.",
        Trouble.BUSY,
        path,
    )


def read_only_problem(path: Path, holder: Holder | None) -> UserProblem:
    """The message for a write to a workspace that was opened for reading alone."""
    if holder is not None:
        return held_problem(path, holder)
    return FileProblem(
        f"“{path.name}” is open for reading alone here, so nothing was changed. "
        "Close it and open it again to change it.",
        Trouble.BUSY,
        path,
    )
