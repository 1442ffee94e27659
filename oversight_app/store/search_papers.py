"""What frozen papers say, for finding them by their words and by the figures that they print.

What a paper holds never changes under its SHA-256, so that each is read once.
"""

import json
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from oversight_app.store.opened import Workspace
from oversight_app.store.record_search import folded
from oversight_app.store.vocabulary import words_in

_TYPE = "~"
_DRAWN = "Chart"
_LARGEST = 8_000_000
"""Bytes of a paper that are looked through; a longer one is found by its name."""


@dataclass(frozen=True, slots=True)
class PaperSaid:
    """The distinct words of a paper, folded, and the figures that it prints, as they are rounded
    there; those of charts, which print few of them, are left out."""

    words: str
    figures: frozenset[float]


def said_by_papers(workspace: Workspace, known: Container[str]) -> dict[str, PaperSaid]:
    """Return what the frozen papers say that are not known yet, by their SHA-256."""
    with workspace.snapshot():
        # Their content is large, so that what is known is not fetched again.
        frozen = workspace.db.rows(
            "SELECT DISTINCT k.sha256 FROM paper AS p "
            "JOIN kept_file AS k ON k.sha256 = p.frozen WHERE k.size <= ?",
            (_LARGEST,),
        )
        return {
            digest: _said(
                workspace.db.value("SELECT content FROM kept_file WHERE sha256 = ?", (digest,))
            )
            for (digest,) in frozen
            if digest not in known
        }


def _said(content: bytes) -> PaperSaid:
    try:
        whole = json.loads(content)
        words: set[str] = set()
        figures: set[float] = set()
        for one in _parts(whole["document"]):
            if isinstance(one, str):
                words.update(words_in(folded(one)))
            elif isinstance(one.get("value"), int | float):
                figures.add(round(float(one["value"]), int(one.get("decimals", 0))))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        # A paper that can't be read says so where it is opened; it is still found by its name.
        return PaperSaid("", frozenset())
    return PaperSaid(" ".join(words), frozenset(figures))


def _parts(value: Any) -> Iterator[Any]:
    """Yield the texts and the quantities of a document, as they were written."""
    if isinstance(value, str):
        if " " in value or value.isalpha():
            yield value
    elif isinstance(value, list):
        for one in value:
            yield from _parts(one)
    elif isinstance(value, Mapping):
        kind = str(value.get(_TYPE, ""))
        if kind == "Quantity":
            yield value
        elif not kind.endswith(_DRAWN):
            for name, one in value.items():
                if name != _TYPE:
                    yield from _parts(one)
