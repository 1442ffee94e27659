"""Words as they are searched: taken out of what is said, listed with where they occur, and the
nearest ones to a word that occurs nowhere.

An index of words lies in memory alone. It holds every distinct word once, in order, and for each
the things that say it, so that a word or the beginning of one is answered from one stretch of an
array, however much is said elsewhere.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import accumulate, count

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA

_WORD = re.compile(
    r"[a-z]{1,2}-\d{3,}(?![^\W_])"  # a reference: q-031
    r"|\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![^\W_])|\d+(?:\.\d+)?(?![^\W_])"  # 1,204 or 44.0
    r"|[^\W_]+"
)
BODY, TITLE, FIRST, NAMED = 0, 1, 2, 3
"""Where a word stands: anywhere, in the name, first in the name, or is what it is called by."""
NOWHERE, INSIDE = 0, 1
"""Qualities of a match: none, and within another word. Above these: ``2 + 2 * where``, and one
more where it is the whole word."""
SHORTEST_INSIDE = 3
SHORTEST_MISSPELT = 4
_TWO_ERRORS = 7
"""Letters of a word in which two errors are forgiven; in shorter ones, one."""
MOST_NEAR = 6

CALLED = 10
IN_NAME = 2 + 2 * TITLE
"""The least quality of a match in a name."""

Quality = NDArray[np.uint8]
Packed = NDArray[np.uint32]


def words_in(said: str) -> list[str]:
    """Return the words of a folded text in order; a number without the commas of its thousands."""
    return [word.replace(",", "") if "," in word else word for word in _WORD.findall(said)]


class Vocabulary:
    """A number for each distinct word, given as it is first met; it grows and never shrinks."""

    def __init__(self) -> None:
        self._next = count()
        self.numbers: defaultdict[str, int] = defaultdict(self._next.__next__)

    def pack(self, named: str, title: str, body: str) -> Packed:
        """Return the distinct words of a thing, each as its number and where it stands."""
        number = self.numbers.__getitem__
        found = dict.fromkeys(map(number, words_in(body)), BODY)
        in_title = list(map(number, words_in(title)))
        found.update(dict.fromkeys(in_title, TITLE))
        found.update(dict.fromkeys(in_title[:1], FIRST))
        found.update(dict.fromkeys(map(number, words_in(named)), NAMED))
        return np.fromiter((one << 2 | at for one, at in found.items()), np.uint32, len(found))


class WordIndex:
    """Which of some things say a word: ``things`` are what ``Vocabulary.pack`` made of each, and
    are answered by their place."""

    def __init__(self, vocabulary: Vocabulary, things: Sequence[Packed]) -> None:
        self.size = len(things)
        said = np.concatenate(things) if things else np.empty(0, np.uint32)
        lengths = np.fromiter(map(len, things), np.int64, len(things))
        used = np.unique(said >> 2)
        every = list(vocabulary.numbers)
        order = sorted(map(every.__getitem__, used.tolist()))
        rank = np.zeros(len(every), np.uint32)
        rank[[vocabulary.numbers[word] for word in order]] = np.arange(len(order), dtype=np.uint32)
        by_rank = rank[said >> 2]
        place = np.argsort(by_rank, kind="stable")
        which = np.repeat(np.arange(self.size, dtype=np.uint32), lengths)
        self.words: tuple[str, ...] = tuple(order)
        self._posted: Packed = ((which << 2) | (said & 3))[place].astype(np.uint32)
        self._starts = np.searchsorted(by_rank[place], np.arange(len(order) + 1)).tolist()
        self._joined = "\n".join(order)
        self._begins = [0, *accumulate(len(word) + 1 for word in order)]

    @property
    def bytes(self) -> int:
        """About how much memory it takes."""
        words = sum(map(len, self.words)) + 60 * len(self.words)
        return self._posted.nbytes + words + len(self._joined) + 16 * len(self._begins)

    def match(self, word: str, *, whole: bool = False) -> Quality:
        """Return how well each thing says a word: as one, as the beginning of one, or inside one.

        A plural also finds its singular. ``whole`` leaves out what goes on after it.
        """
        found = np.zeros(self.size, np.uint8)
        first = bisect_left(self.words, word)
        last = first + (self.words[first : first + 1] == (word,))
        if not whole:
            if len(word) >= SHORTEST_INSIDE and word.isalnum() and not word.isdigit():
                for at in self._inside(word):
                    self._mark(found, at, at + 1, inside=True)
            self._mark(found, first, bisect_right(self.words, word + "\U0010ffff"))
            for single in singulars(word):
                at = bisect_left(self.words, single)
                self._mark(found, at, at + (self.words[at : at + 1] == (single,)))
        self._mark(found, first, last, whole=True)
        return found

    def says(self, word: str) -> bool:
        """Tell whether anything says a word, or begins or goes on with it."""
        at = bisect_left(self.words, word)
        begun = at < len(self.words) and self.words[at].startswith(word)
        return begun or bool(self.match(word).any())

    def often(self, word: str) -> int:
        """Return how many things say this very word."""
        at = bisect_left(self.words, word)
        if self.words[at : at + 1] != (word,):
            return 0
        return int(self._starts[at + 1] - self._starts[at])

    def _inside(self, word: str) -> Iterable[int]:
        """Yield the places of words that have a word in them, though not at their beginning."""
        at = self._joined.find(word)
        while at >= 0:
            place = bisect_right(self._begins, at) - 1
            if at != self._begins[place]:
                yield place
            at = self._joined.find(word, self._begins[place + 1])

    def _mark(
        self, found: Quality, first: int, last: int, *, whole: bool = False, inside: bool = False
    ) -> None:
        posted = self._posted[self._starts[first] : self._starts[last]]
        if inside:
            which = posted >> 2
            found[which[found[which] == NOWHERE]] = INSIDE
            return
        for where in (BODY, TITLE, FIRST, NAMED):
            which = posted[(posted & 3) == where] >> 2
            found[which] = np.maximum(found[which], 2 + 2 * where + whole)


def ranks(found: Sequence[Quality]) -> Quality:
    """Return how near the front each thing belongs, from how well it says each word: 0 lacks one;
    2 has them within words, 4 as beginnings of words, 6 in its name, 8 in a name that begins with
    one of them, and ``CALLED`` is called so; one more where all are whole words."""
    least, most = found[0].copy(), found[0].copy()
    whole = (found[0] & 1).astype(bool)
    for other in found[1:]:
        np.minimum(least, other, out=least)
        np.maximum(most, other, out=most)
        whole &= (other & 1).astype(bool)
    rank = 2 * (least > NOWHERE).astype(np.uint8)
    rank[least > INSIDE] = 4
    rank[least >= IN_NAME] = 6
    rank[(least >= IN_NAME) & (most >= 2 + 2 * FIRST)] = 8
    rank[least > 2 + 2 * NAMED] = CALLED
    rank[whole & (least > INSIDE)] += 1
    return rank


def singulars(word: str) -> tuple[str, ...]:
    """Return what a plural may be the plural of; empty for what is none."""
    if not word.isalpha() or len(word) < 4 or not word.endswith("s") or word.endswith("ss"):
        return ()
    if word.endswith("ies"):
        return (f"{word[:-3]}y", word[:-1])
    return (word[:-1], word[:-2]) if word.endswith("es") else (word[:-1],)


def nearest(word: str, words: Sequence[str], often: Sequence[int]) -> tuple[str, ...]:
    """Return the words that a misspelt one may stand for, the likeliest first; () for none.

    Those at the smallest distance: letters left out, put in, changed, or two beside each other
    swapped count as one error each (optimal string alignment). Where no word is near as a whole,
    those are taken that begin nearly so, as while somebody is typing. ``often`` says how many
    things say each.
    """
    if len(word) < SHORTEST_MISSPELT or not word.isalpha():
        return ()
    most = 2 if len(word) >= _TWO_ERRORS else 1
    found = process.extract(word, words, scorer=OSA.distance, score_cutoff=most, limit=None)
    # Words of four letters have many neighbours, so that they lack a letter and no more.
    near = [
        (one, distance, at)
        for one, distance, at in found
        if len(word) > SHORTEST_MISSPELT or len(one) > len(word)
    ]
    if not near and len(word) > SHORTEST_MISSPELT:
        begun = [one[: len(word)] for one in words]
        found = process.extract(word, begun, scorer=OSA.distance, score_cutoff=1, limit=None)
        near = [(words[at], distance, at) for _, distance, at in found]
    if not near:
        return ()
    least = min(distance for _, distance, _ in near)
    kept = [one for one in near if one[1] == least]
    kept.sort(key=lambda one: (one[0][:1] != word[:1], -often[one[2]], one[0]))
    return tuple(one for one, _, _ in kept[:MOST_NEAR])
