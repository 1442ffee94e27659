"""Answers that several parts of the window ask for at once, worked out once for a state of the
workspace.

Every write is an entry in the history, so that its newest entry and the day name a state: while
both are the same, so is the answer. One who asks while another works it out waits for that.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from threading import Lock
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from oversight_app.domain.record_kinds import KINDS, table_of
from oversight_app.store import history
from oversight_app.store.history_since import newest_but
from oversight_app.store.workspace import Workspace

T = TypeVar("T")


@dataclass(slots=True)
class _Place:
    """The newest answer to one question, and of which state it is."""

    lock: Lock = field(default_factory=Lock)
    state: Hashable = None
    answer: Any = None


_places: WeakKeyDictionary[Workspace, dict[str, _Place]] = WeakKeyDictionary()
_making = Lock()


RECORDS = frozenset(table_of(kind) for kind in KINDS) | {
    "record", "record_link", "record_note", "record_review", "record_hold",
    "paper", "paper_setting", "saved_view", "snooze",
}  # fmt: skip
"""What entries are about that move no return, no list and no published figure: the office's own
records and what hangs on them, its papers and views, and what it put off."""


def remembered(
    ws: Workspace, question: str, read: Callable[[], T], *, despite: frozenset[str] = frozenset()
) -> T:
    """Return what ``read`` gives, from memory where nothing has changed since it was last asked.
    What is kept is handed out again, so it has to be immutable. ``read`` may ask for other
    questions, never in a circle. ``despite`` are tables that it does not depend on: what was saved
    in these alone does not count as a change."""
    with ws.snapshot():
        newest = newest_but(ws, despite) if despite else history.head(ws)
        state = (newest, ws.today())
        with _making:
            place = _places.setdefault(ws, {}).setdefault(question, _Place())
        with place.lock:
            if place.state != state:
                place.answer, place.state = read(), state
            answer: T = place.answer
        return answer


def forget(ws: Workspace) -> None:
    """Forget what was worked out, as where somebody measures how long it takes."""
    with _making:
        _places.pop(ws, None)
