"""Looking through the open workspace as somebody types: one index, kept for as long as it is
open, and no job for each letter once another has been typed."""

from collections.abc import Callable, Collection
from threading import Lock
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from oversight_app.ui.context import Context

if TYPE_CHECKING:
    from oversight_app.review.find_anything import FoundAnything, SearchIndex
    from oversight_app.store.workspace import Workspace

LIMIT = 6
_ALL = 200


class Searching(QObject):
    """Owns the index. It is read in a job, the first time when it is first wanted."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._index: SearchIndex | None = None
        self._making = Lock()

    def prepare(self) -> None:
        """Read what there is to look through, before the first letter is typed."""
        self._context.jobs.read("search-index", self._prepared, lambda _done: None)

    def look(
        self,
        words: str,
        done: "Callable[[FoundAnything], None]",
        kinds: Collection[str] | None = None,
    ) -> None:
        """Look for words; what older words found is dropped. All that is found is returned where
        ``kinds`` are asked for, else the first of each."""

        def read(ws: "Workspace") -> "FoundAnything":
            from oversight_app.review.find_anything import find_anything

            limit = LIMIT if kinds is None else _ALL
            return find_anything(ws, words, kinds=kinds, limit=limit, index=self._read_index())

        self._context.jobs.read("find-anything", read, done)

    def _prepared(self, ws: "Workspace") -> None:
        self._read_index().complete(ws)

    def _read_index(self) -> "SearchIndex":
        """On a reading thread: the index, empty at first."""
        from oversight_app.help import topics
        from oversight_app.review.find_anything import SearchIndex

        # Two jobs may come at once: what is read once is not read twice.
        with self._making:
            if self._index is None:
                self._index = SearchIndex(topics())
            return self._index


def searching(context: Context) -> Searching:
    """Return what looks through an open workspace: the same wherever it is asked for."""
    found = context.jobs.findChild(Searching)
    return found if found is not None else Searching(context, context.jobs)
