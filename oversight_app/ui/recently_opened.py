"""The workspaces that were opened lately: when each was, and whether its file is still there.

Looking for a file on a drive that is away takes seconds, so it belongs in a job.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from oversight_app.ui.patient_look import look
from oversight_app.ui.settings import Settings

_OPENED = "files/opened"


@dataclass(frozen=True, slots=True)
class Recent:
    """A workspace that was opened on a day (None where that was not noted). ``missing`` is known
    once somebody has looked."""

    path: Path
    opened_on: date | None = None
    missing: bool = False

    @property
    def words(self) -> str:
        """What is said of it: the day, and that it is missing."""
        from oversight_app.domain.periods import written_date

        opened = f"Opened on {written_date(self.opened_on)}" if self.opened_on else ""
        gone = "not found: moved, deleted, or on a drive that is away" if self.missing else ""
        said = " – ".join(part for part in (opened, gone) if part)
        return said[:1].upper() + said[1:]


def note_opened(settings: Settings, path: Path, today: date) -> None:
    """Note that a workspace is opened today."""
    settings.set_value(_key(path), today.isoformat())


def recently_opened(settings: Settings) -> tuple[Recent, ...]:
    """Return them, the newest first; looks at no disk."""
    return tuple(Recent(path, _day(settings.value(_key(path)))) for path in settings.remembered)


def found(recent: Sequence[Recent], is_file: Callable[[Path], bool] = Path.is_file) -> set[Path]:
    """Return which of them are there. Slow: for a job."""
    return {one.path for one in recent if look(f"file {one.path}", partial(is_file, one.path))}


def _key(path: Path) -> str:
    # A settings key may hold no slash of a path.
    written = str(path.absolute()).replace("/", "|").replace("\\", "|")
    return f"{_OPENED}/{written}"


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None
