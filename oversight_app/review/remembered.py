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

from oversight_app.store import history
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


def remembered(ws: Workspace, question: str, read: Callable[[], T]) -> T:
    """Return what ``read`` gives, from memory where nothing has changed since it was last asked.
    What is kept is handed out again, so it has to be immutable. ``read`` may ask for other
    questions, never in a circle."""
    with ws.snapshot():
        state = (history.head(ws), ws.today())
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
