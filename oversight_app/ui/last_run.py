"""Whether the program ended by itself the last time, or was ended: a crash, a power cut."""

import json
import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

_MARK = "running"


@dataclass(frozen=True, slots=True)
class LastRun:
    """A run that did not end by itself: when it began (UTC), and which workspace it had open."""

    began: datetime
    workspace: Path | None


class RunMark:
    """A small file in the folder of the log while the program runs; it goes when the program ends
    by itself. One that is left by a program that no longer runs tells of a crash."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file = folder / f"{_MARK}-{os.getpid()}.json"
        self._began = datetime.now(UTC)

    def begin(self) -> LastRun | None:
        """Leave the mark; return the newest run that did not end by itself, once."""
        import psutil

        ended: list[LastRun] = []
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            for file in self._folder.glob(f"{_MARK}-*.json"):
                number = file.stem.removeprefix(f"{_MARK}-")
                own = number == str(os.getpid())
                if number.isdecimal() and (own or not psutil.pid_exists(int(number))):
                    ended += _read(file)
                    file.unlink(missing_ok=True)
        except OSError:
            pass
        self.note(None)
        return max(ended, key=lambda one: one.began, default=None)

    def note(self, workspace: Path | None) -> None:
        """Note which workspace is open."""
        words = {"began": self._began.isoformat(), "workspace": str(workspace or "")}
        try:
            self._file.write_text(json.dumps(words), encoding="utf-8")
        except OSError:
            return  # no folder for a log: a crash will not be noticed

    def end(self) -> None:
        """The program ends by itself."""
        try:
            self._file.unlink(missing_ok=True)
        except OSError:
            return


def _read(file: Path) -> list[LastRun]:
    try:
        words = json.loads(file.read_text(encoding="utf-8"))
        began = datetime.fromisoformat(words["began"]).astimezone(UTC)
        return [LastRun(began, Path(words["workspace"]) if words["workspace"] else None)]
    except (OSError, ValueError, KeyError, TypeError, OverflowError):
        return []
