"""What a person can mend, and what a person stopped."""

from enum import StrEnum
from pathlib import Path


class UserProblem(Exception):  # noqa: N818 - a problem of the file or disk, not a fault of ours
    """Something the person can put right: a bad file, a full disk, a wrong name.

    The message is shown as it is. It says what happened, that nothing was lost, and what
    to do next. Anything else that is raised is a fault of the program and is reported as one.
    """


class Trouble(StrEnum):
    """What kind of trouble a workspace file is in, so that the window can offer a way on."""

    DAMAGED = "damaged"
    """Part of it can't be read, or is not what was saved."""
    EMPTY = "empty"
    FOREIGN = "foreign"
    """Another program's file, or tables that another program changed."""
    NEWER = "newer"
    MISSING = "missing"
    """There is no such file now: moved, deleted, or its drive is gone."""
    MOVED = "moved"
    """Moved, deleted or replaced while it was open."""
    PLACE = "place"
    """On a network drive or in a synchronised folder."""
    READ_ONLY = "read-only"
    FULL = "full"
    DISK = "disk"
    """The disk reported an error, or can't be reached."""
    BUSY = "busy"


class FileProblem(UserProblem):
    """A problem of which the kind is known, with the file at ``path`` where it is about one."""

    def __init__(self, words: str, trouble: Trouble, path: Path | None = None) -> None:
        super().__init__(words)
        self.trouble = trouble
        self.path = path


class CheckFailed(UserProblem):
    """A check that the person asked for found something wrong (exit code 3)."""


class Cancelled(Exception):  # noqa: N818 - not an error: the person asked for it
    """The person stopped the work; nothing that was not finished was kept."""
