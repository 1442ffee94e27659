"""What was found by its words: told as lists tell it, the words marked where they occur."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from oversight_app.domain.appraisal import Judgement
from oversight_app.domain.boundary import Answer, Assessment
from oversight_app.review.record_words import record_words
from oversight_app.store import records
from oversight_app.store.record_search import Hit, folded
from oversight_app.store.workspace import Workspace

Run = tuple[str, bool]
"""A piece of text, and whether it is one of the words that were looked for."""


_TOLD = (Answer, Assessment, Judgement)
"""Kinds whose title lacks what other records and the question set say."""


def told(ws: Workspace, hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """Return what was found with titles as lists have them: an answer by its question and the
    subject of its assessment, a judgement by its criterion and role."""
    if not any(hit.kind in {kind.kind for kind in _TOLD} for hit in hits):
        return tuple(hits)
    with ws.snapshot():
        words = record_words(ws, of=_TOLD)
        found = [(hit, records.one(ws, hit.id)) for hit in hits]
    return tuple(hit if one is None else replace(hit, title=words.title(one)) for hit, one in found)


def marked(text: str, words: str) -> tuple[Run, ...]:
    """Return a text in pieces, those marked that are among the words, capitals and accents
    apart; the pieces put together are the text."""
    letters = [folded(letter) for letter in text]
    ends = list(accumulate(map(len, letters)))
    said = "".join(letters)
    # By the place of each folded letter: which letter of the text it came from.
    of = [place for place, letter in enumerate(letters) for _ in letter]
    hit = [False] * len(text)
    for word in folded(words).split():
        at = said.find(word)
        while at >= 0:
            for place in range(of[at], of[at + len(word) - 1] + 1):
                hit[place] = True
            at = said.find(word, at + len(word))
    # An accent written apart belongs to the letter before it.
    for place in range(1, len(text)):
        if ends[place] == ends[place - 1] and hit[place - 1]:
            hit[place] = True
    runs: list[Run] = []
    for letter, bold in zip(text, hit, strict=True):
        if runs and runs[-1][1] == bold:
            runs[-1] = (runs[-1][0] + letter, bold)
        else:
            runs.append((letter, bold))
    return tuple(runs)
