"""What the database and the disk report, put as a person's problem in one place.

Only what a person can put right is turned into a :class:`UserProblem`; anything else is a fault
of the program and goes on as it is.
"""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import peewee
from sqlcipher3 import dbapi2

from oversight_app.domain.errors import FileProblem, Trouble, UserProblem

_KEPT = "What was saved before is as it was."

_SQLITE = {
    "SQLITE_FULL": (
        "The disk that holds “{name}” is full, so the change was not saved. {kept} "
        "Free some space on the disk and do it again."
    ),
    "SQLITE_READONLY": (
        "“{name}” can't be written to, so the change was not saved. {kept} "
        "Allow writing to the file and its folder, or copy the file to a folder of your own."
    ),
    "SQLITE_BUSY": (
        "“{name}” is in use by another program, so the change was not saved. {kept} "
        "Wait a moment and do it again."
    ),
    "SQLITE_IOERR": (
        "The disk that holds “{name}” reported an error, so nothing was changed. {kept} "
        "Check the disk and its free space, then do it again."
    ),
    "SQLITE_CANTOPEN": (
        "“{name}” can't be opened: the system refuses access to it or to its folder. {kept} "
        "Check that you may read and write there."
    ),
    "SQLITE_CORRUPT": (
        "“{name}” is damaged and can't be read. The file was left as it is. "
        "Restore the newest backup that passes its check."
    ),
    "SQLITE_NOTADB": (
        "“{name}” is not an Oversight workspace, or is damaged. The file was left as it is. "
        "Open another file, or restore a backup."
    ),
}
_SQLITE["SQLITE_LOCKED"] = _SQLITE["SQLITE_BUSY"]
_SQLITE["SQLITE_PERM"] = _SQLITE["SQLITE_READONLY"]

_WORDS = {
    "is full": "SQLITE_FULL",
    "readonly database": "SQLITE_READONLY",
    "is locked": "SQLITE_BUSY",
    "disk I/O error": "SQLITE_IOERR",
    "unable to open": "SQLITE_CANTOPEN",
    "malformed": "SQLITE_CORRUPT",
    "decode to UTF-8": "SQLITE_CORRUPT",
    "not a database": "SQLITE_NOTADB",
}

_SYSTEM = {
    errno.ENOSPC: (
        "The disk that holds “{name}” is full. {kept} Free some space on the disk and do it again."
    ),
    errno.EFBIG: (
        "“{name}” would become larger than this system allows. {kept} "
        "Save it in another place and do it again."
    ),
    errno.EROFS: (
        "“{name}” lies on a disk that can't be written to. {kept} Choose a folder of your own."
    ),
    errno.EACCES: (
        "The system does not allow this program to use “{name}”. {kept} "
        "Check that you may read and write there, or choose a folder of your own."
    ),
    errno.ENAMETOOLONG: (
        "The name or the folder of “{name}” is longer than this system allows. {kept} Choose a "
        "shorter name, or a folder that lies less deep."
    ),
    errno.ENOENT: "There is no file or folder “{name}”. Check the name and do it again.",
}
_SYSTEM[errno.EDQUOT] = _SYSTEM[errno.ENOSPC]
_SYSTEM[errno.EPERM] = _SYSTEM[errno.EACCES]


_TROUBLES = {
    "SQLITE_FULL": Trouble.FULL,
    "SQLITE_READONLY": Trouble.READ_ONLY,
    "SQLITE_PERM": Trouble.READ_ONLY,
    "SQLITE_BUSY": Trouble.BUSY,
    "SQLITE_LOCKED": Trouble.BUSY,
    "SQLITE_IOERR": Trouble.DISK,
    "SQLITE_CANTOPEN": Trouble.DISK,
    "SQLITE_CORRUPT": Trouble.DAMAGED,
    "SQLITE_NOTADB": Trouble.DAMAGED,
}
_SYSTEM_TROUBLES = {
    errno.ENOSPC: Trouble.FULL,
    errno.EDQUOT: Trouble.FULL,
    errno.EROFS: Trouble.READ_ONLY,
    errno.EACCES: Trouble.READ_ONLY,
    errno.EPERM: Trouble.READ_ONLY,
    errno.ENOENT: Trouble.MISSING,
}
"""Any other error of the system is one of the disk."""


def _driver_error(error: BaseException) -> dbapi2.Error | None:
    """The driver's own exception, which peewee keeps as the context of its own."""
    for one in (error, error.__cause__, error.__context__, *error.args):
        if isinstance(one, dbapi2.Error):
            return one
    return None


def database_problem(error: BaseException, path: Path) -> UserProblem | None:
    """Return the person's problem behind a database error, or None if there is none."""
    driver = _driver_error(error)
    if isinstance(error, UnicodeDecodeError):
        name = "SQLITE_CORRUPT"  # text, or SQLite's own message about it, that is no text
    elif driver is None:
        return None
    else:
        # An extended name says where it happened: SQLITE_IOERR_WRITE is an SQLITE_IOERR.
        name = "_".join(getattr(driver, "sqlite_errorname", "").split("_")[:2])
    if name not in _SQLITE:
        # The driver gives some errors (of a backup, of text) without a name.
        name = next((known for words, known in _WORDS.items() if words in str(driver)), "")
    message = _SQLITE.get(name)
    if message is None:
        return None
    return FileProblem(message.format(name=path.name, kept=_KEPT), _TROUBLES[name], path)


def file_problem(error: OSError, path: Path) -> UserProblem:
    """Return the person's problem behind a system error about a file."""
    message = _SYSTEM.get(error.errno or 0)
    if message is None:
        reason = (error.strerror or "the system gives no reason").lower()
        message = "“{name}” can't be used: " + reason + ". {kept} Check the file and its folder."
    trouble = _SYSTEM_TROUBLES.get(error.errno or 0, Trouble.DISK)
    return FileProblem(message.format(name=path.name, kept=_KEPT), trouble, path)


@contextmanager
def telling(path: Path) -> Iterator[None]:
    """Raise a database error inside the block as the person's problem, where it is one."""
    try:
        yield
    except (peewee.PeeweeException, dbapi2.Error, UnicodeDecodeError) as error:
        problem = database_problem(error, path)
        if problem is None:
            raise
        raise problem from error


@contextmanager
def telling_files(path: Path) -> Iterator[None]:
    """Raise a system error about a file inside the block as the person's problem."""
    try:
        yield
    except OSError as error:
        raise file_problem(error, path) from error
