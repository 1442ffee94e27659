"""What somebody typed, read as words to look for: references as they are called, and which words
stand in for those that are misspelt."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from oversight_app.domain.record_kinds import KINDS
from oversight_app.store.record_search import folded
from oversight_app.store.vocabulary import Quality, WordIndex, words_in

_PREFIXES = "|".join(sorted((kind.prefix.lower() for kind in KINDS.values()), key=len)[::-1])
_REFERENCE = re.compile(rf"(?<![^\W_])({_PREFIXES})[\s.‐-―_-]*([0-9]{{1,9}})(?![^\W_])")
_FIGURE = re.compile(r"[£−-]?([1-9]\d{0,2}(?:,\d{3})+|0|[1-9]\d*)(\.\d+)?%?(?:\s|$)")
_AROUND = ".,;:?!()“”‘’'\""
LONGEST = 200
"""Letters that are looked at; what is pasted beyond them is left."""
MOST_TERMS = 12

Word = tuple[str, bool]
"""A word to look for, and whether it has to be the whole word."""


@dataclass(frozen=True, slots=True)
class Term:
    """One thing to look for: any of some readings, each of words that all have to be there.
    ``typed`` is what stands for it, folded. ``called`` is the reference that it may be ("q-031"),
    written in one word (``joined``) or two."""

    typed: str
    readings: tuple[tuple[Word, ...], ...]
    called: str = ""
    joined: bool = False

    def match(self, index: WordIndex) -> Quality:
        """Return how well each thing of an index says it."""
        found = [_all(index, one) for one in self.readings]
        best = found[0]
        for other in found[1:]:
            best = best.clip(min=other)
        return best

    @property
    def words(self) -> tuple[str, ...]:
        """All words of its readings, to be marked where they stand."""
        return tuple(dict.fromkeys(word for one in self.readings for word, _ in one))


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as it was typed: with so many decimals, and as a percentage or not."""

    value: float
    decimals: int
    percent: bool
    pounds: bool
    typed: str


def terms(words: str) -> tuple[Term, ...]:
    """Return what to look for; all of them have to be found."""
    said = folded(words[:LONGEST].strip())
    found: list[Term] = []
    at = 0
    for hit in _REFERENCE.finditer(said):
        found += map(_plain, words_in(said[at : hit.start()]))
        prefix, digits = hit.groups()
        plain = tuple((one, False) for one in words_in(hit.group().replace("-", " ")))
        called = f"{prefix}-{int(digits):03d}"
        readings = (((called, True),), ((f"{prefix}-{digits}", False),), plain)
        joined = not re.search(r"\s", hit.group())
        found.append(Term(hit.group(), readings, called, joined))
        at = hit.end()
    found += map(_plain, words_in(said[at:]))
    return tuple({one.typed: one for one in found}.values())[:MOST_TERMS]


def figure(words: str) -> tuple[Figure | None, str]:
    """Return the first number typed, and the words beside it; None where there is none."""
    said = words[:LONGEST].strip()
    for hit in _FIGURE.finditer(said):
        if hit.start() and not said[hit.start() - 1].isspace():
            continue
        typed, (whole, part) = hit.group().strip(), hit.groups()
        value = float(whole.replace(",", "") + (part or ""))
        number = Figure(
            -value if typed[0] in "−-" else value,
            len(part) - 1 if part else 0,
            typed.endswith("%"),
            typed.startswith("£"),
            typed,
        )
        return number, f"{said[: hit.start()]} {said[hit.end() :]}".strip()
    return None, said


def as_reference(term: Term) -> Term:
    """Return a term that is a reference and no other words."""
    return replace(term, readings=term.readings[:2])


def as_typed(term: Term, words: str) -> str:
    """Return a term as it stands among the words, capitals and accents too."""
    each = (one.strip(_AROUND) for one in words.split())
    return next((one for one in each if folded(one) == term.typed), term.typed)


def instead(term: Term, taken: Sequence[str]) -> Term:
    """Return a term with the words that it may have been meant for."""
    return Term(term.typed, tuple(((word, True),) for word in taken))


def spans(text: str, wanted: Sequence[Term]) -> tuple[tuple[int, int], ...]:
    """Return the places in a text where terms stand, in order and apart: at the beginnings of
    words, or where a term begins none, wherever it is."""
    letters = [folded(letter) for letter in text]
    said = "".join(letters)
    ends = list(accumulate(map(len, letters)))
    of = [place for place, letter in enumerate(letters) for _ in letter]
    marked = [False] * len(text)
    for term in wanted:
        for word in term.words:
            places = [hit.start() for hit in re.finditer(re.escape(word), said)]
            begun = [at for at in places if at == 0 or not said[at - 1].isalnum()]
            for at in begun or places:
                for place in range(of[at], of[at + len(word) - 1] + 1):
                    marked[place] = True
    for place in range(1, len(text)):
        # An accent written apart belongs to the letter before it.
        if ends[place] == ends[place - 1] and marked[place - 1]:
            marked[place] = True
    found: list[tuple[int, int]] = []
    for place, hit in enumerate(marked):
        if hit and found and found[-1][1] == place:
            found[-1] = (found[-1][0], place + 1)
        elif hit:
            found.append((place, place + 1))
    return tuple(found)


def _plain(word: str) -> Term:
    return Term(word, (((word, False),),))


def _all(index: WordIndex, words: tuple[Word, ...]) -> Quality:
    found = [index.match(word, whole=whole) for word, whole in words]
    least = found[0]
    for other in found[1:]:
        least = least.clip(max=other)
    return least
