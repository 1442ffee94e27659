"""Records that were found by their words, the likeliest first."""

from collections.abc import Collection, Sequence

import numpy as np

from oversight_app.domain.record_kinds import KINDS
from oversight_app.domain.wording import counted
from oversight_app.review.find_anything_index import SearchIndex
from oversight_app.review.find_anything_parts import RECORD, Found, FoundGroup
from oversight_app.review.find_anything_query import Term, spans
from oversight_app.store.record_search import hit_of
from oversight_app.store.records import in_db
from oversight_app.store.vocabulary import CALLED, Quality, ranks
from oversight_app.store.workspace import Workspace

_ORDER = tuple(KINDS)


def records_found(
    ws: Workspace,
    index: SearchIndex,
    wanted: Sequence[Term],
    found: Sequence[Quality],
    limit: int,
    kinds: Collection[str] | None,
) -> FoundGroup | None:
    """Return the records that all words are found in, of some kinds or all; None for none.

    Each shown is read anew, so that it says what it says now.
    """
    placed = ranks(found)
    if kinds is not None and RECORD not in kinds:
        asked = [place for place, kind in enumerate(_ORDER) if kind in kinds]
        placed[~np.isin(index.kinds, asked)] = 0
    which = np.flatnonzero(placed)
    if not len(which):
        return None
    # The likeliest, then what was saved last, then by kind what was made last.
    order = np.lexsort(
        (
            -index.ids[which],
            index.kinds[which],
            -index.versions[which],
            -placed[which].astype(np.int64),
        )
    )
    shown = []
    for place in which[order[:limit]].tolist():
        record = in_db(ws.db, int(index.ids[place]))
        if record is None:
            continue
        title = index.titles.get(record.id) or record.title
        elsewhere = [one for one in wanted if not spans(title, (one,))]
        hit = hit_of(ws.db, record, [word for one in elsewhere for word in one.words])
        detail = hit.reference
        if snippet := " ".join(hit.snippet.split()):
            detail += f": {snippet}"
        shown.append(
            Found(RECORD, title, detail, f"record/{record.id}", spans(title, wanted), record.id,
                  hit.kind, spans(detail, elsewhere))
        )  # fmt: skip
    numbers = np.bincount(index.kinds[which], minlength=len(_ORDER)).tolist()
    parts = sorted(
        ((number, kind) for number, kind in zip(numbers, _ORDER, strict=True) if number),
        key=lambda one: (-one[0], _ORDER.index(one[1])),
    )
    return FoundGroup(
        RECORD,
        "Records",
        len(which),
        len(which) > len(shown),
        tuple(shown),
        tuple((kind, counted(number, KINDS[kind].noun, _many(kind))) for number, kind in parts),
        bool(placed[which[order[0]]] >= CALLED),
    )


def _many(kind: str) -> str:
    """The plural of a kind inside a sentence; a proper name keeps its capitals."""
    words = KINDS[kind].plural
    return words if words.startswith("Police") else words[:1].lower() + words[1:]
