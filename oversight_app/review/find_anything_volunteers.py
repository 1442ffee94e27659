"""Volunteers that were found by their pseudonymous reference; there is nothing else to find one
by."""

import re
from collections.abc import Sequence

from oversight_app.domain.schemes import Scheme
from oversight_app.review.find_anything_index import SearchIndex
from oversight_app.review.find_anything_parts import VOLUNTEER, Found, FoundGroup
from oversight_app.review.find_anything_query import LONGEST
from oversight_app.store.record_search import folded
from oversight_app.store.schemes import all_schemes
from oversight_app.store.search_things import MOST_VOLUNTEERS, volunteers_called
from oversight_app.store.workspace import Workspace

_SHORTEST, _MOST_WORDS = 2, 4
_REFERENCE = re.compile(r"([^\W\d_]{1,6})[\s.‐-―_/-]*(\d{1,12})")
"""Letters and a number, whatever stands between them."""


def volunteers_found(
    ws: Workspace, index: SearchIndex, words: str, limit: int
) -> FoundGroup | None:
    """Return the volunteers whose reference begins with one of the words, where every other word
    is in the name of their scheme; None for none.

    Of references without a number the whole has to be written, since they look like words.
    """
    said = words[:LONGEST].strip()
    schemes = all_schemes(ws) if index.volunteers else ()
    found = _found_by(ws, schemes, said.split(), limit)
    if found is None and (hit := _REFERENCE.fullmatch(said)):
        # "sc 306" and "SC0306" are how people write SC-0306.
        letters, number = hit.groups()
        tries = (f"{letters}{between}{number}" for between in ("-", "", "/", "_", " "))
        every = (_found_by(ws, schemes, [one], limit) for one in tries if one != said)
        found = next((one for one in every if one is not None), None)
    return found


def _found_by(
    ws: Workspace, schemes: Sequence[Scheme], typed: Sequence[str], limit: int
) -> FoundGroup | None:
    if not schemes or not 0 < len(typed) <= _MOST_WORDS:
        return None
    for word in typed:
        if len(word) < _SHORTEST:
            continue
        beside = [folded(other) for other in typed if other is not word]
        asked = [one for one in schemes if _named(one, beside)]
        numbered = any(letter.isdigit() for letter in word)
        found = volunteers_called(ws, word, [one.code for one in asked], whole=not numbered)
        if found:
            names = {one.code: one.name for one in schemes}
            return FoundGroup(
                VOLUNTEER,
                "Volunteers",
                min(len(found), MOST_VOLUNTEERS),
                len(found) > limit,
                tuple(
                    Found(VOLUNTEER, one.reference, names[one.scheme],
                          f"activity/records/{one.reference}", ((0, len(word)),))
                    for one in found[:limit]
                ),
                exact=found[0].reference.casefold() == word.casefold(),
            )  # fmt: skip
    return None


def _named(scheme: Scheme, words: list[str]) -> bool:
    name = folded(f"{scheme.name} {scheme.people}")
    return all(word in name for word in words)
