"""Finding anything by typing: records, figures, forces, schemes, imports, papers, help."""

from collections.abc import Collection

from oversight_app.review.find_anything_parts import FoundAnything, Topics
from oversight_app.store.workspace import Workspace


class SearchIndex:
    """All the words that a workspace says, folded, as it stood at one moment. Whoever searches as
    somebody types keeps one, and makes another when ``is_current`` says so."""


def build_index(ws: Workspace, *, topics: Topics = ()) -> SearchIndex:
    """Read a workspace's words. ``topics`` are those of the help."""
    return SearchIndex()


def is_current(ws: Workspace, index: SearchIndex) -> bool:
    """Tell whether nothing was changed since an index was made."""
    return True


def find_anything(
    ws: Workspace,
    words: str,
    *,
    kinds: Collection[str] | None = None,
    limit: int = 8,
    index: SearchIndex | None = None,
    topics: Topics = (),
) -> FoundAnything:
    """Return what all of the words are found in, in groups, at most ``limit`` of each.

    ``kinds`` are those of ``find_anything_parts`` (all where None). Without an ``index`` one is
    made, which takes longer than to search it.
    """
    return FoundAnything(words)
