"""A copy of the sample workspace for this person to look at and try things on."""

from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

from oversight_app.domain.errors import UserProblem

if TYPE_CHECKING:
    from oversight_app.store.workspace import Workspace

_NAME = "sample.oversight"


def sample_folder() -> Path:
    """The folder for the sample: the person's own data folder on this computer."""
    return Path(platformdirs.user_data_dir("Oversight", appauthor=False, roaming=False))


def sample_path() -> Path:
    """Where this person's copy of the sample lies."""
    return sample_folder() / _NAME


def fresh_sample() -> "Workspace":
    """Return the sample, open. It starts fresh each time, unless another window has it open:
    then that one is opened for looking at."""
    from oversight_app.store.lock import Lock
    from oversight_app.store.problems import telling_files
    from oversight_app.store.sample import write_sample
    from oversight_app.store.workspace import open_workspace

    folder = sample_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserProblem(
            f"The folder “{folder}” can't be made, so there is no place for the sample. "
            "Nothing was changed. Start a workspace of your own in a folder you may write to."
        ) from error
    path = sample_path()
    lock = Lock(path)
    if path.exists():
        if not lock.acquire():
            return open_workspace(path, read_only_if_held=True)
        try:
            for old in folder.glob(f"{_NAME}*"):
                if not old.name.endswith((".lock", ".holder")):
                    with telling_files(old):
                        old.unlink(missing_ok=True)
        finally:
            lock.release()
    write_sample(path)
    return open_workspace(path, read_only_if_held=True)
